//! Exports of systems and spreadsheets of many languages, each as its system writes it: what every column is taken for, and
//! what a row comes to.

use super::mapping::map;
use super::sheet::Sheet;
use super::tests::{folder, read};
use crate::model::{Consortium, Material, SourceKind, Standing};

/// The system and the fields of the columns of a holdings list; `-` where a column is not used.
fn fields(text: &str) -> (String, String) {
    let sheet = Sheet::from_bytes(text.as_bytes(), SourceKind::Holdings).unwrap();
    let mapping = map(&sheet, SourceKind::Holdings, None);
    let fields: Vec<&str> = mapping.fields.iter().map(|field| field.map_or("-", super::Field::code)).collect();
    (mapping.dialect.to_owned(), fields.join(" "))
}

#[test]
fn systems_are_known_by_their_headers() {
    let table = [
        (
            "MMS Id,Title,Author,Publisher,Publication Date,ISBN,ISSN,OCLC Control Number (035a),Permanent Call Number,Library Name,Location Name,Material Type,Num of Items (In Repository),Num of Loans (In House + Not In House),Last Loan Date,Lifecycle,Process Type\n99,T,A,P,2001,,,,QA,M,S,Book,1,0,,Active,\n",
            "alma",
            "local-id title author publisher year isbn issn oclc call-number - location material copies uses last-use status status",
        ),
        (
            "biblionumber,itemnumber,barcode,itemcallnumber,location,itype,title,author,enumchron,isbn,publishercode,copyrightdate,issues,datelastborrowed,itemlost,withdrawn,notforloan\n1,2,3,QA,GEN,BK,T,A,,,P,2001,1,,0,0,0\n",
            "koha",
            "local-id - item-codes call-number location material title author volume isbn publisher year uses last-use lost withdrawn not-for-loan",
        ),
        (
            "RECORD #(BIBLIO)\tTITLE\tAUTHOR\tPUB INFO\tISBN/ISSN\tOCLC #\tCALL #(ITEM)\tMAT TYPE\tTOT CHKOUT\tLOUTDATE\tSTATUS\tVOLUME\n.b1\tT\tA\tP, 2001\t\t\tQA\ta\t1\t\t-\t\n",
            "sierra",
            "local-id title author imprint isbn oclc call-number material uses last-use status volume",
        ),
        (
            "catkey|title|author|callNumber|copyNumber|homeLocation|currentLocation|itemType|barcode|totalCharges\n1|T|A|QA|1|STACKS|LOST|BOOK|3|0\n",
            "symphony",
            "local-id title author call-number - location location material item-codes uses",
        ),
        (
            "Owning Library,Copy Location,Call Number,Barcode,Title,Author,Pub Year,Copy Status,TCN\nBR1,Stacks,QA,3,T,A,2001,Available,9\n",
            "evergreen",
            "- location call-number item-codes title author year status local-id",
        ),
        (
            "title,gmd_name,edition,isbn_issn,publisher_name,publish_year,collation,series_title,call_number,language_name,place_name,classification,notes,image,sor,authors,topics,item_code\nT,Text,,,P,2001,,,QA,Indonesia,,005,,,,<A>,,<B1>\n",
            "slims",
            "title material edition isbn publisher year extent - call-number language - class - - author author - item-codes",
        ),
        (
            "item_code,call_number,coll_type_name,inventory_code,received_date,supplier_name,order_no,location_name,order_date,item_status_name,site,source,invoice,price,price_currency,invoice_date,input_date,last_update,title,\nB1,QA,Text,,,,,Main,,Missing,,,,,,,,,T,\n",
            "slims-items",
            "item-codes call-number material - - - - location - status - - - - - - - - title -",
        ),
        (
            "Location Code,Display Call Number,Title,Enumeration,Author,Publisher,Publication Date,WorldCat OCLC Number,Last Charge Date,Recorded Uses,Primary Language\nM,QA,T,,A,P,2001,1,,3,eng\n",
            "greenglass",
            "location call-number title volume author publisher year oclc last-use uses language",
        ),
        (
            "oclc\tlocal_id\tstatus\tcondition\tenum_chron\tissn\tgovdoc\n12345\tb1\tCH\t\t\t\t0\n12346\tb2\tLM\t\t\t\t0\n",
            "hathitrust",
            "oclc local-id status - volume issn -",
        ),
        (
            "Audience,Author,Dewey call number,Edition,Format,Holdings count,ISBN,Language,LCCN,OCLC number,Physical description,Publication date,Publisher,Title,Number of Circulations,Last Circulated Date\nx,A,005,1st,Book,900,,eng,,1,280 p.,2001,P,T,3,2019\n",
            "worldcat",
            "- author class edition material - isbn language lccn oclc extent year publisher title uses last-use",
        ),
    ];
    for (text, system, expected) in table {
        assert_eq!(fields(text), (system.to_owned(), expected.to_owned()), "{system}");
    }
}

#[test]
fn spreadsheets_of_many_languages() {
    let table = [
        (
            "No;Judul Buku;Pengarang;Penerbit;Tahun Terbit;Nomor Panggil;No. Klas;Jumlah Eksemplar;Dipinjam;Status;Lokasi\n1;T;A;P;2001;005 A;005;2;3;Tersedia;Rak 1\n",
            "local-id title author publisher year call-number class copies uses status location",
        ),
        (
            "Bil;Tajuk;Pengarang;Penerbit;Tahun Terbitan;No. Panggilan;Bilangan Naskhah;Bahasa;Jenis Bahan;Edisi\n1;T;A;P;2001;005 A;2;Melayu;Buku;2\n",
            "- title author publisher year call-number copies language material edition",
        ),
        (
            "Titel;Verfasser;Verlag;Erscheinungsjahr;ISBN;Signatur;Auflage;Sprache;Medienart;Exemplare;Ausleihstatus;Standort\nT;A;P;2001;;005 A;2.;ger;Buch;1;verfügbar;Lesesaal\n",
            "title author publisher year isbn call-number edition language material copies status location",
        ),
        (
            "Titre;Auteur;Éditeur;Année de publication;ISBN;Cote;Langue;Type de document;Nombre d'exemplaires;Statut;Emplacement\nT;A;P;2001;;005 A;fre;Livre;1;En rayon;Magasin\n",
            "title author publisher year isbn call-number language material copies status location",
        ),
        (
            "Título;Autor;Editorial;Año de publicación;ISBN;Signatura;Idioma;Tipo de material;Número de ejemplares;Estado;Ubicación\nT;A;P;2001;;005 A;spa;Libro;1;Disponible;Depósito\n",
            "title author publisher year isbn call-number language material copies status location",
        ),
        (
            "Título;Autor;Editora;Ano de publicação;ISBN;Cota;Língua;Suporte;Número de exemplares;Situação;Localização\nT;A;P;2001;;005 A;por;Livro;1;Disponível;Sala 1\n",
            "title author publisher year isbn call-number language material copies status location",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(fields(text).1, expected, "{text}");
    }
}

#[test]
fn a_name_that_resembles_a_known_one_is_guessed_and_says_so() {
    let text = "ISBN (paperback),Full title of the book,Subject\n9780596009304,Head first,x\n9780764541667,A guide,y\n9780596009304,Again,z\n";
    let sheet = Sheet::from_bytes(text.as_bytes(), SourceKind::Holdings).unwrap();
    let mapping = map(&sheet, SourceKind::Holdings, None);
    let shown: Vec<(String, u8)> = mapping.shown(&sheet).into_iter().map(|column| (column.field, column.confidence)).collect();
    assert_eq!(shown, [("isbn".to_owned(), 60), ("title".to_owned(), 60), (String::new(), 0)]);
    assert_eq!(mapping.guessed(), "ISBN (paperback): isbn (60 %), Full title of the book: title (60 %)");
}

/// What every record came to: title, standing, copies, uses.
fn records(consortium: &Consortium) -> Vec<(String, Standing, u16, u32)> {
    let records = &consortium.records;
    (0..records.len())
        .map(|at| (records.title.get(at).to_owned(), records.standing[at], records.copies[at], records.uses[at]))
        .collect()
}

#[test]
fn slims_items_join_their_titles_by_code() {
    let biblio = "\"Ikan sungai\",\"Text\",\"\",\"9780596009304\",\"Graha\",\"1998\",\"xii, 396 hlm.\",\"\",\"597 BUD i\",\"Indonesia\",\"\",\"597\",\"\",\"\",\"\",\"<Budi>\",\"\",\"<B1><B2><B3>\"\n\
                  \"Hutan bakau\",\"Text\",\"\",\"\",\"Graha\",\"1999\",\"\",\"\",\"\",\"Indonesia\",\"\",\"\",\"\",\"\",\"\",\"<Siti>\",\"\",\"<B4>\"\n";
    let items = "item_code,call_number,coll_type_name,inventory_code,received_date,supplier_name,order_no,location_name,order_date,item_status_name,site,source,invoice,price,price_currency,invoice_date,input_date,last_update,title,\n\
                 B1,597 BUD i,Text,,,,,Utama,,Tersedia,,,,,,,,,Ikan sungai,\n\
                 B2,597 BUD i,Text,,,,,Utama,,Hilang,,,,,,,,,Ikan sungai,\n\
                 B4,577 SIT h,Text,,,,,Utama,,Missing,,,,,,,,,Hutan bakau,\n\
                 B9,,Text,,,,,Utama,,No Loan,,,,,,,,,Buku yang tidak terdaftar,\n";
    let dir = folder(&[("a/holdings-biblio.csv", biblio), ("a/holdings-items.csv", items)]);
    let consortium = read(dir.path());
    let expected = [
        ("Ikan sungai", Standing::Lendable, 1, 0),
        ("Hutan bakau", Standing::Gone, 0, 0),
        ("Ikan sungai", Standing::Lendable, 1, 0),
        ("Ikan sungai", Standing::Gone, 1, 0),
        ("Hutan bakau", Standing::Gone, 1, 0),
        ("Buku yang tidak terdaftar", Standing::HeldOnly, 1, 0),
    ];
    let expected: Vec<_> =
        expected.into_iter().map(|(title, standing, copies, uses)| (title.to_owned(), standing, copies, uses)).collect();
    assert_eq!(records(&consortium), expected);
    // An item carries its title's identifiers, so that both are one title.
    assert_eq!(consortium.records.isbns.get(2), consortium.records.isbns.get(0));
    let reports: Vec<_> = consortium.sources.iter().map(|source| (source.format.as_str(), source.read, source.kept)).collect();
    assert_eq!(reports, [("slims", 2, 2), ("slims-items", 4, 4)]);
}

#[test]
fn items_without_titles_join_by_record_number() {
    let biblio = "biblionumber,title,isbn\n7,Fish of Borneo,9780596009304\n8,Trees of Borneo,\n";
    let items = "biblionumber,barcode,location,issues,itemlost\n7,B1,GEN,5,0\n7,B2,REF,1,0\n9,B3,GEN,0,0\n";
    let dir = folder(&[("a/holdings-1.csv", biblio), ("a/holdings-2.csv", items)]);
    let consortium = read(dir.path());
    let found: Vec<_> = records(&consortium)
        .into_iter()
        .map(|(title, standing, copies, uses)| format!("{title} {standing:?} {copies} {uses}"))
        .collect();
    assert_eq!(
        found,
        [
            "Fish of Borneo Lendable 0 0",
            "Trees of Borneo Lendable 1 0",
            "Fish of Borneo Lendable 1 5",
            "Fish of Borneo HeldOnly 1 1"
        ]
    );
    let items = &consortium.sources[1];
    assert_eq!((items.read, items.kept, items.rejects[0].code), (3, 2, "item-without-title"));
}

#[test]
fn copies_are_understood_where_the_export_says_so() {
    use Standing::{Gone, HeldOnly, Lendable, OnOrder};
    let text = "Title,Status,Location,Material,Copies,Recorded Uses,Last Charge Date\n\
                On the shelf,Available,Stacks,Book,2,7,3/9/2020\n\
                Ordered,On order,,Book,1,,\n\
                Lost,Lost and paid,Stacks,Book,1,,\n\
                Weeded,,Withdrawn 2019,Book,1,,\n\
                For the reading room,Available,Reference,Book,1,,\n\
                Electronic,,,e-book,0,,\n\
                Licensed,Licensed,,Electronic resource,1,,\n";
    let dir = folder(&[("a/holdings.csv", text)]);
    let consortium = read(dir.path());
    let records = &consortium.records;
    let found: Vec<_> = (0..records.len())
        .map(|at| (records.title.get(at), records.standing[at], records.material[at], records.uses[at], records.last_use[at]))
        .collect();
    let expected = [
        ("On the shelf", Lendable, Material::Print, 7, 2020),
        ("Ordered", OnOrder, Material::Print, 0, 0),
        ("Lost", Gone, Material::Print, 0, 0),
        ("Weeded", Gone, Material::Print, 0, 0),
        ("For the reading room", HeldOnly, Material::Print, 0, 0),
        ("Electronic", Lendable, Material::Electronic, 0, 0),
        ("Licensed", HeldOnly, Material::Electronic, 0, 0),
    ];
    assert_eq!(found, expected);
}

#[test]
fn archives_without_isbn_and_class_give_rows() {
    let text = "Reference;Judul;Tanggal\nA/1;Surat-surat Residen Sarawak;1868-1870\nA/2;Peta sungai Rajang;1901\n";
    let dir = folder(&[("arsip/holdings.csv", text)]);
    let consortium = read(dir.path());
    assert_eq!(consortium.sources[0].kept, 2);
    assert_eq!(consortium.records.title.get(0), "Surat-surat Residen Sarawak");
}
