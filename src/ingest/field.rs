//! Fields and the names that exports of many systems and languages give their columns.
//!
//! Names come from real exports (Alma, Koha, Sierra, Evergreen, Symphony, SLiMS, GreenGlass, HathiTrust, WCE) and from
//! the contract of the consortium folder.

use crate::model::SourceKind;

macro_rules! fields {
    ($($name:ident $code:literal [$($synonym:literal),*])*) => {
        /// What a column feeds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the codes say it; people read `field-CODE` of the message files")]
        pub enum Field { $($name),* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code used in project files and message ids.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The folded names under which exports know it.
            fn names(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($synonym),*]),* }
            }
        }
    };
}

fields! {
    Title "title" ["title", "judul", "judul buku", "tajuk", "tajuk buku", "245", "245 a", "item title", "main title", "titel", "titre", "titulo", "título", "nama buku", "judul koleksi"]
    Subtitle "subtitle" ["subtitle", "sub title", "anak judul", "remainder of title", "title remainder", "245 b", "untertitel"]
    Author "author" ["author", "authors", "pengarang", "penulis", "author s", "100", "100 a", "main author", "creator", "auteur", "autor", "verfasser", "sor", "pengarang penulis", "nama pengarang"]
    Publisher "publisher" ["publisher", "publisher name", "publishercode", "penerbit", "264 b", "260 b", "verlag", "editorial", "editeur", "éditeur", "editora"]
    Imprint "imprint" ["pub info", "imprint", "publication info", "publication", "260", "264"]
    Year "year" ["year", "publication date", "publication year", "publish year", "copyrightdate", "publicationyear", "pub year", "tahun", "tahun terbit", "tahun terbitan", "date of publication", "jahr", "erscheinungsjahr", "année", "año", "ano", "260 c", "264 c", "original publication year"]
    Isbn "isbn" ["isbn", "isbn issn", "isbn normalized", "020", "020 a", "isbn13", "isbn 13", "isbn10", "isbn 10", "no isbn", "isbns", "nomor isbn", "isbn s"]
    Oclc "oclc" ["oclc", "oclc num", "oclc no", "oclc number", "ocn", "oclc control number 035a", "oclc control number", "035a", "035 a", "worldcat oclc number", "oclc numbers"]
    LocalId "local-id" ["local id", "mms id", "biblionumber", "record biblio", "bibnum", "catalog key", "record number", "bib id", "bibid", "no", "id", "record", "title control number", "biblio id", "no induk", "book id"]
    CallNumber "call-number" ["call number", "permanent call number", "display call number", "itemcallnumber", "call item", "call biblio", "nomor panggil", "no panggil", "no panggilan", "nombor panggilan", "local call number", "callnumber", "signatur", "cote", "shelfmark", "call no", "call"]
    Class "class" ["class", "classification", "lc classification code", "classification code", "dewey call number", "dewey", "ddc", "klasifikasi", "no klas", "nomor klas", "klas", "no kelas", "nombor kelas", "lc call number", "lcc", "dewey decimal number", "no pengelasan"]
    Language "language" ["language", "language code", "lang", "bahasa", "language name", "primary language", "sprache", "langue", "idioma", "language s", "kode bahasa"]
    Material "material" ["material", "material type", "mat type", "itype", "gmd name", "gmd", "jenis bahan", "jenis", "format", "item type", "medium", "jenis koleksi", "bentuk", "resource type", "coll type name"]
    Copies "copies" ["copies", "num of items in repository", "number of copies", "eksemplar", "eks", "jumlah eksemplar", "naskhah", "jumlah naskhah", "copy count", "items", "item count", "itemcount", "jumlah", "num of items", "exemplare", "ejemplares"]
    Uses "uses" ["uses", "recorded uses", "num of loans in house not in house", "num of loans", "tot chkout", "total checkouts", "issues", "dipinjam", "jumlah pinjaman", "loans", "checkouts", "circulation", "number of circulations", "jumlah peminjaman", "total charges", "pinjaman"]
    Status "status" ["status", "lifecycle", "item status", "item status name", "keadaan", "status item", "circulation status", "copy status", "status buku"]
    NotForLoan "not-for-loan" ["notforloan", "not for loan"]
    Lost "lost" ["itemlost", "lost"]
    Withdrawn "withdrawn" ["withdrawn"]
    Edition "edition" ["edition", "edisi", "edition statement", "250", "250 a", "auflage", "édition", "edición", "edição", "cetakan"]
    Extent "extent" ["extent", "pages", "physical description", "collation", "kolasi", "kolase", "deskripsi fisik", "halaman", "jumlah halaman", "jml hal", "muka surat", "bilangan muka surat", "pagination", "number of pages", "num pages", "300", "300 a", "umfang", "seiten", "paginas", "páginas"]
    Volume "volume" ["volume", "enumeration", "enumchron", "enum chron", "jilid", "jil", "band", "tomo"]
    ItemCodes "item-codes" ["item code", "item codes", "barcodes"]
    Price "price" ["price", "harga", "list price", "unit price", "replacementprice", "preis", "prix", "precio", "preço", "harga satuan", "us list", "harga seunit"]
    Currency "currency" ["currency", "mata uang", "mata wang", "matawang", "price currency", "währung", "devise", "moneda", "moeda", "kode mata uang"]
    Partner "partner" ["partner", "library", "perpustakaan", "mitra", "library name", "homebranch", "owning library", "branch", "rakan", "partner code"]
    Priority "priority" ["priority", "prioritas", "keutamaan", "priorität", "priorité", "prioridad", "prioridade"]
    LocalCopy "local-copy" ["local copy", "salinan lokal", "naskhah tempatan", "own copy", "eksemplar sendiri"]
    Commitment "commitment" ["commitment", "komitmen", "order type"]
    Vendor "vendor" ["vendor", "supplier", "pemasok", "pembekal", "vendor name"]
    Reason "reason" ["reason", "alasan", "sebab", "justification"]
    RequestId "request-id" ["request id", "id permintaan", "request number", "id permohonan", "no permintaan"]
    Fund "fund" ["fund", "dana", "fund name", "tabung", "sumber dana", "fund code", "peruntukan"]
    Amount "amount" ["amount", "jumlah", "allocation", "jumlah dana", "amaun", "anggaran", "budget", "allocated"]
    FiscalYear "fiscal-year" ["fiscal year", "tahun anggaran", "tahun fiskal", "tahun kewangan", "fy", "fiscal period"]
    Encumbered "encumbered" ["encumbered", "encumbrance", "terikat", "tanggungan"]
    Pledge "pledge" ["pledge", "ikrar", "pledged", "janji"]
    Scope "scope" ["scope", "cakupan", "skop", "lingkup"]
    Rate "rate" ["rate", "kurs", "kadar", "nilai tukar", "exchange rate"]
    Date "date" ["date", "tanggal", "tarikh"]
    Name "name" ["name", "nama", "partner name", "full name"]
    Kind "kind" ["kind", "jenis", "type", "jenis institusi"]
    Email "email" ["email", "e mail", "emel", "surel", "contact"]
    Lends "lends" ["lends", "meminjamkan", "lending"]
    Discount "discount" ["discount", "diskon", "diskaun"]
    Tax "tax" ["tax", "pajak", "cukai"]
    Handling "handling" ["handling", "penanganan", "pengendalian", "processing"]
    Users "users" ["users", "pengguna", "patrons", "readers"]
    Subjects "subjects" ["subjects", "subjek", "bidang"]
    Training "training" ["training", "pelatihan", "latihan"]
    Key "key" ["key", "setting", "kunci", "name"]
    Value "value" ["value", "nilai"]
    Action "action" ["action", "tindakan", "aksi"]
    Source "source" ["source", "sumber"]
    Stratum "stratum" ["stratum", "strata", "code"]
    Scheme "scheme" ["scheme", "skema"]
    From "from" ["from", "dari", "daripada"]
    To "to" ["to", "sampai", "hingga"]
    Keyword "keyword" ["keyword", "keywords", "kata kunci"]
    Cap "cap" ["cap", "copies cap", "batas"]
    Split "split" ["split", "pembagian", "pembahagian"]
    Share "share" ["share", "bagian", "bahagian"]
    Lock "lock" ["lock", "kunci"]
    Level "level" ["level", "collecting level", "tingkat", "aras"]
    Titles "titles" ["titles", "judul", "output", "titles a year"]
    N "n" ["n", "sample size", "count"]
    Borrower "borrower" ["borrower", "peminjam"]
    Lender "lender" ["lender", "pemberi pinjaman"]
    Factor "factor" ["factor", "faktor"]
}

/// The fields a file of a kind may have.
#[must_use]
pub fn fields_of(kind: SourceKind) -> &'static [Field] {
    use Field as F;
    match kind {
        SourceKind::Holdings => &[
            F::Title,
            F::Subtitle,
            F::Author,
            F::Publisher,
            F::Imprint,
            F::Year,
            F::Isbn,
            F::Oclc,
            F::LocalId,
            F::CallNumber,
            F::Class,
            F::Language,
            F::Material,
            F::Copies,
            F::Uses,
            F::Status,
            F::NotForLoan,
            F::Lost,
            F::Withdrawn,
            F::Edition,
            F::Extent,
            F::Volume,
            F::ItemCodes,
        ],
        SourceKind::Requests => &[
            F::Partner,
            F::Title,
            F::Subtitle,
            F::Author,
            F::Publisher,
            F::Year,
            F::Isbn,
            F::Class,
            F::Language,
            F::Material,
            F::Edition,
            F::Price,
            F::Currency,
            F::Priority,
            F::Copies,
            F::LocalCopy,
            F::Commitment,
            F::Vendor,
            F::Reason,
            F::RequestId,
        ],
        SourceKind::Budgets => &[F::Partner, F::Fund, F::Amount, F::Currency, F::FiscalYear, F::Encumbered, F::Pledge, F::Scope],
        SourceKind::ExchangeRates => &[F::Currency, F::Rate, F::Date],
        SourceKind::Partners => &[
            F::Partner,
            F::Name,
            F::Kind,
            F::Currency,
            F::Email,
            F::Lends,
            F::Discount,
            F::Tax,
            F::Handling,
            F::Users,
            F::Subjects,
            F::Training,
        ],
        SourceKind::Settings => &[F::Key, F::Value],
        SourceKind::Decisions => &[F::Action, F::Partner, F::Isbn, F::Title, F::Fund],
        SourceKind::Expected => &[F::Partner, F::Isbn, F::Title, F::Source],
        SourceKind::Strata => &[F::Stratum, F::Name, F::Scheme, F::From, F::To, F::Keyword, F::Language, F::Cap, F::Split],
        SourceKind::Responsibilities => &[F::Stratum, F::Partner, F::Share, F::Language, F::Lock, F::Level],
        SourceKind::Prices => &[F::Stratum, F::Titles, F::Price, F::Currency, F::Source, F::Year, F::N],
        SourceKind::Access => &[F::Borrower, F::Lender, F::Factor, F::Material],
        SourceKind::Benchmark => &[F::Title, F::Subtitle, F::Author, F::Isbn, F::Year, F::Publisher, F::Edition],
    }
}

/// The field of a code.
#[must_use]
pub fn field_of_code(code: &str) -> Option<Field> {
    Field::ALL.iter().copied().find(|field| field.code() == code)
}

/// A header folded for comparison: lower case, runs of other characters as single spaces.
#[must_use]
pub fn fold_header(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The field a header names in files of a kind, or `None` where nobody taught us the name.
#[must_use]
pub fn recognize(header: &str, kind: SourceKind) -> Option<Field> {
    let folded = fold_header(header);
    if folded.is_empty() {
        return None;
    }
    fields_of(kind).iter().copied().find(|field| field.names().contains(&folded.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_real_systems() {
        let table = [
            ("MMS Id", Field::LocalId),
            ("OCLC Control Number (035a)", Field::Oclc),
            ("Num of Items (In Repository)", Field::Copies),
            ("Num of Loans (In House + Not In House)", Field::Uses),
            ("RECORD #(BIBLIO)", Field::LocalId),
            ("ISBN/ISSN", Field::Isbn),
            ("CALL #(BIBLIO)", Field::CallNumber),
            ("publishercode", Field::Publisher),
            ("No. Klas", Field::Class),
            ("Tahun Terbit", Field::Year),
            ("isbn_issn", Field::Isbn),
            ("gmd_name", Field::Material),
            ("OCLC #", Field::Oclc),
        ];
        for (header, field) in table {
            let found = recognize(header, SourceKind::Holdings);
            assert_eq!(found, Some(field), "{header}");
        }
        assert_eq!(recognize("priority", SourceKind::Holdings), None);
    }
}
