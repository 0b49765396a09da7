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
    Title "title" ["title", "judul", "judul buku", "tajuk", "tajuk buku", "245", "245 a", "item title", "main title", "titel", "titre", "titulo", "título", "nama buku", "judul koleksi", "title normalized", "title complete", "title statement", "book title", "title proper", "hauptsachtitel", "sachtitel", "buchtitel", "titel des buches", "titre propre", "titre de l ouvrage", "titulo propio", "título propio", "título del libro", "título principal", "titulo do livro", "título do livro", "titre principal", "judul utama", "nama judul", "tajuk bahan", "tajuk utama", "title name", "bibliographic title", "titulo principal"]
    Subtitle "subtitle" ["subtitle", "sub title", "anak judul", "remainder of title", "title remainder", "245 b", "untertitel", "zusatz zum titel", "titelzusatz", "sous titre", "complément de titre", "subtítulo", "subtitulo", "tajuk kecil", "sub judul", "subjudul", "other title information"]
    Author "author" ["author", "authors", "pengarang", "penulis", "author s", "100", "100 a", "main author", "creator", "auteur", "autor", "verfasser", "sor", "pengarang penulis", "nama pengarang", "author normalized", "authors editors", "author editor", "main entry", "verfasserin", "autoren", "urheber", "auteurs", "auteur principal", "auteur s", "autores", "autor es", "autor principal", "nama penulis", "pengarang utama", "penulis pengarang", "penulis utama", "author name", "author 100", "responsibility", "creator s", "contributor", "autoria", "autor a"]
    Publisher "publisher" ["publisher", "publisher name", "publishercode", "penerbit", "264 b", "260 b", "verlag", "editorial", "editeur", "éditeur", "editora", "publisher b", "penerbit nama", "nama penerbit", "verlagsname", "maison d édition", "éditeur commercial", "editorial nombre", "casa editorial", "publisher 260 264"]
    Imprint "imprint" ["pub info", "imprint", "publication info", "publication", "260", "264", "publication information", "imprint 260", "erscheinungsvermerk", "adresse bibliographique", "pie de imprenta", "publication statement", "pub statement", "impressum"]
    Year "year" ["year", "publication date", "publication year", "publish year", "copyrightdate", "publicationyear", "pub year", "tahun", "tahun terbit", "tahun terbitan", "date of publication", "jahr", "erscheinungsjahr", "année", "año", "ano", "260 c", "264 c", "original publication year", "008 year", "publication year 260 264", "pubyear", "pub date", "imprint date", "begin publication date", "date 1", "publ year", "copyright date", "copyright year", "published", "year of publication", "thn terbit", "thn", "tahun penerbitan", "tarikh terbit", "erscheinungsdatum", "erscheinungsj", "date de publication", "année de publication", "année d édition", "date d édition", "fecha de publicación", "año de publicación", "año de edición", "ano de publicação", "ano de edição", "data de publicação", "rights date used"]
    Isbn "isbn" ["isbn", "isbn issn", "isbn normalized", "020", "020 a", "isbn13", "isbn 13", "isbn10", "isbn 10", "no isbn", "isbns", "nomor isbn", "isbn s", "isbn 13 digit", "isbn13s", "isbn 020", "isbn 020a", "isbn issn 020", "isbn normalized all", "ean", "ean isbn", "kod isbn", "isbn nr", "isbn number", "standard", "standard number", "isbn ean", "n isbn", "nº isbn", "isbn valid", "isbns normalized"]
    Oclc "oclc" ["oclc", "oclc num", "oclc no", "oclc number", "ocn", "oclc control number 035a", "oclc control number", "035", "035a", "035 a", "worldcat oclc number", "oclc numbers", "oclc num s", "oclc number 035", "oclc nr", "oclcnumber", "network number", "oclc control number 035a 035z", "network id", "035z", "oclc control number 019", "ocn s", "oclc number s"]
    Issn "issn" ["issn", "022", "022 a", "no issn", "issns", "issn s", "eissn", "print issn", "issn normalized", "022 a l", "issn l", "issn number"]
    Lccn "lccn" ["lccn", "010", "010 a", "lc control number", "library of congress control number", "lccn 010", "lc card number"]
    LocalId "local-id" ["001", "local id", "mms id", "biblionumber", "record biblio", "bibnum", "catalog key", "record number", "bib id", "bibid", "no", "id", "record", "title control number", "biblio id", "no induk", "book id", "mms", "record bib", "bib record number", "bibliographic record number", "bibliographic record id", "bib record", "catkey", "catalogkey", "title control no", "tcn", "bib number", "biblio number", "biblionumber itemnumber", "system number", "control number", "ht bib key", "mmsid", "nomor rekaman", "id biblio", "bibliographic id", "datensatznummer", "identnummer", "numéro de notice", "n de notice", "id registro", "número de registro", "nº registro", "mfn", "record id", "no perolehan", "no pendaftaran", "titelnummer", "inventarnummer", "numéro d inventaire"]
    CallNumber "call-number" ["call number", "permanent call number", "display call number", "itemcallnumber", "call item", "call biblio", "nomor panggil", "no panggil", "no panggilan", "nombor panggilan", "local call number", "callnumber", "signatur", "cote", "shelfmark", "call no", "call", "items call number", "call number biblio", "call number item", "permanent call number normalized", "call number label", "itemcallnumber cn sort", "base call number", "shelving", "signature", "standort signatur", "signatura", "signatura topográfica", "cota", "cota do documento", "cote du document", "nomor rak", "panggilan", "no panggil buku", "nombor panggil", "call number prefix label", "item call number"]
    Class "class" ["class", "classification", "lc classification code", "classification code", "dewey call number", "dewey", "ddc", "klasifikasi", "no klas", "nomor klas", "klas", "no kelas", "nombor kelas", "lc call number", "lcc", "dewey decimal number", "no pengelasan", "082", "050", "080", "090", "082 a", "050 a", "080 a", "090 a", "dewey classification", "dewey number", "dewey class", "lc classification", "lc class", "lc classification start range", "klasifikasi ddc", "no dewey", "nombor dewey", "kelas", "no klasifikasi", "nomor klasifikasi", "systematik", "sachgruppe", "notation", "ddc notation", "indice", "indice dewey", "classification dewey", "clasificación", "cdd", "cdu", "cdd cdu", "classificação", "udc", "call number class"]
    Language "language" ["language", "language code", "lang", "bahasa", "language name", "primary language", "sprache", "langue", "idioma", "language s", "kode bahasa", "008 language", "008", "041 a", "language of item", "lang code", "code langue", "langue du document", "código de idioma", "lengua", "língua", "lingua", "bahasa buku", "sprachcode", "language primary"]
    Material "material" ["material", "material type", "mat type", "itype", "gmd name", "gmd", "jenis bahan", "jenis", "format", "item type", "itemtype", "medium", "jenis koleksi", "bentuk", "resource type", "coll type name", "leader material", "item material type", "physical material type", "medium type", "bib fmt", "bib record type", "material format", "document type", "jenis dokumen", "jenis koleksi bahan", "kategori bahan", "bentuk fisik", "medienart", "medientyp", "materialart", "type de document", "support", "tipo de material", "tipo de documento", "suporte", "formato", "item format", "record type", "resource format", "content type"]
    Copies "copies" ["copies", "num of items in repository", "number of copies", "eksemplar", "eks", "jumlah eksemplar", "naskhah", "jumlah naskhah", "copy count", "items", "item count", "itemcount", "jumlah", "num of items", "exemplare", "ejemplares", "items copies", "number of items", "count of items", "physical item count", "no of copies", "copies owned", "total copies", "exemplaranzahl", "anzahl exemplare", "anzahl", "nombre d exemplaires", "exemplaires", "nb exemplaires", "número de ejemplares", "n ejemplares", "nº ejemplares", "exemplares", "número de exemplares", "nº de exemplares", "bil naskhah", "bilangan naskhah", "jumlah eks", "jml eksemplar", "jml", "jumlah copy", "item records"]
    Uses "uses" ["uses", "recorded uses", "num of loans in house not in house", "num of loans", "tot chkout", "total checkouts", "issues", "dipinjam", "jumlah pinjaman", "loans", "checkouts", "circulation", "number of circulations", "jumlah peminjaman", "total charges", "totalcharges", "pinjaman", "items uses", "circs", "circ count", "total circs", "total circulation", "lifetime circs", "total charges renewals", "charges", "number of loans", "loans total", "uses total", "total uses", "ausleihen", "anzahl ausleihen", "entleihungen", "nombre de prêts", "prêts", "nb prêts", "préstamos", "número de préstamos", "empréstimos", "número de empréstimos", "bilangan pinjaman", "kekerapan pinjaman", "jml pinjam", "frekuensi pinjam", "totcirc", "ytd and total circ", "checkouts renewals", "total circulations"]
    LastUse "last-use" ["items last use", "last use", "last charge date", "last charged", "last loan date", "last circulated date", "last checkout", "datelastborrowed", "last borrowed", "last used", "date last used", "last circulation date", "last activity date", "loutdate", "lout date", "last checkout date", "last check out", "last out date", "letzte ausleihe", "dernier prêt", "date du dernier prêt", "último préstamo", "fecha último préstamo", "último empréstimo", "data do último empréstimo", "terakhir dipinjam", "tgl terakhir pinjam", "tarikh pinjaman terakhir", "date last charged", "last loan", "date of last checkout", "last circ date", "last charge"]
    Extent "extent" ["300", "300 a", "extent", "pages", "physical description", "collation", "number of pages", "pagination", "physical desc", "physical details", "umfang", "seiten", "seitenzahl", "kollation", "description matérielle", "nombre de pages", "collation pages", "descripción física", "páginas", "número de páginas", "descrição física", "deskripsi fisik", "kolasi", "jumlah halaman", "halaman", "bil halaman", "muka surat", "bilangan muka surat", "kolase", "jml hal", "num pages", "paginas"]
    Location "location" ["location", "location name", "location code", "shelving location", "copy location", "home location", "ccode", "permanent location", "current location", "homelocation", "currentlocation", "shelf location", "location label", "permanent physical location", "loc", "itemlocation", "item location", "temporary location name", "lokasi", "lokasi rak", "rak", "ruang", "nama lokasi", "lokasi koleksi", "standort", "aufstellung", "emplacement", "localisation", "section", "ubicación", "localización", "localização", "sala", "kedudukan", "penempatan", "location code bib"]
    Status "status" ["status", "lifecycle", "item status", "item status name", "keadaan", "status item", "circulation status", "copy status", "status buku", "items status", "item process type", "process type", "base status", "item lifecycle", "item policy", "policy", "circ status", "status name", "item statuses", "status copy", "holding status", "status eksemplar", "status pinjam", "kondisi", "status naskhah", "status bahan", "exemplarstatus", "ausleihstatus", "verfügbarkeit", "ausleihbarkeit", "statut", "état", "disponibilité", "statut de prêt", "estado", "estado del ejemplar", "disponibilidad", "situación", "situação", "disponibilidade", "estado do exemplar", "availability", "status of item", "loan status", "circulation type", "loan rule", "gone reason"]
    NotForLoan "not-for-loan" ["notforloan", "not for loan", "notforloan status", "not for loan status", "nicht ausleihbar"]
    Lost "lost" ["itemlost", "lost", "itemlost status", "lost status", "is lost"]
    Withdrawn "withdrawn" ["withdrawn", "wthdrawn", "withdrawn status", "is withdrawn", "weeded"]
    Edition "edition" ["edition", "edisi", "edition statement", "250", "250 a", "auflage", "édition", "edición", "edição", "cetakan", "edition number", "edition 250", "ausgabe", "mention d édition", "edición n", "edisi buku", "edisi cetakan", "edição n", "n de edição", "ed"]
    Volume "volume" ["volume", "enumeration", "enumchron", "enum chron", "jilid", "jil", "band", "tomo", "245 n p", "volume number", "volume statement", "vol", "enumeration chronology", "volume description", "enum", "issue enumeration", "band nr", "bandangabe", "tome", "numéro de volume", "n de tome", "número de volumen", "volumen", "no jilid", "description item"]
    ItemCodes "item-codes" ["item code", "item codes", "barcodes", "barcode"]
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
            F::Issn,
            F::Lccn,
            F::LocalId,
            F::CallNumber,
            F::Class,
            F::Language,
            F::Material,
            F::Copies,
            F::Uses,
            F::LastUse,
            F::Location,
            F::Extent,
            F::Status,
            F::NotForLoan,
            F::Lost,
            F::Withdrawn,
            F::Edition,
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
    let named = |folded: &str| fields_of(kind).iter().copied().find(|field| field.names().contains(&folded));
    named(&folded).or_else(|| {
        // What a list of copies says of each, as JSON has it: `copies.Status`.
        let (list, member) = header.split_once('.')?;
        let of_copies = [Field::Status, Field::Location, Field::CallNumber];
        let member = named(&fold_header(member)).filter(|field| of_copies.contains(field))?;
        named(&fold_header(list)).filter(|field| *field == Field::Copies).map(|_| member)
    })
}

/// The field whose known name stands in a header among other words: the longest such name; `None` where there is none.
///
/// Only fields that tell titles apart are looked for: a wrong guess there shows at once.
#[must_use]
pub fn resembles(header: &str, kind: SourceKind) -> Option<Field> {
    use Field as F;
    const LOOKED_FOR: [F; 9] = [F::Title, F::Author, F::Isbn, F::Issn, F::Oclc, F::Publisher, F::Year, F::Class, F::CallNumber];
    let padded = format!(" {} ", fold_header(header));
    let fields = LOOKED_FOR.iter().filter(|field| fields_of(kind).contains(field));
    let names = fields.flat_map(|field| field.names().iter().map(move |name| (name.len(), *name, *field)));
    let inside = names.filter(|(length, name, _)| *length >= 4 && padded.contains(&format!(" {name} ")));
    inside.max_by_key(|(length, _, _)| *length).map(|(_, _, field)| field)
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
            ("copies.Status", Field::Status),
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
