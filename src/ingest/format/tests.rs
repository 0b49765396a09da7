//! Formats read from bytes made here, whole and damaged.

use std::io::Write;

use super::super::sheet::Sheet;
use super::{Content, Grid, read};
use crate::model::SourceKind;

type Fields = &'static [(&'static str, &'static [u8])];

const LEADER: &str = "00000nam a2200000 a 4500";

/// An ISO 2709 record of fields; data fields are written as `10$aTitle$bRest`.
pub fn marc(leader: &str, fields: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut directory, mut data) = (Vec::new(), Vec::new());
    for (tag, text) in fields {
        let field: Vec<u8> = text.iter().map(|b| if *b == b'$' { 0x1F } else { *b }).chain([0x1E]).collect();
        directory.extend(format!("{tag}{:04}{:05}", field.len(), data.len()).into_bytes());
        data.extend(field);
    }
    let base = 24 + directory.len() + 1;
    let length = base + data.len() + 1;
    let mut record = format!("{length:05}{}{base:05}{}", &leader[5..12], &leader[17..]).into_bytes();
    record.extend(directory);
    record.push(0x1E);
    record.extend(data);
    record.push(0x1D);
    record
}

fn book(id: &str, title: &str) -> Vec<u8> {
    let title = format!("10$a{title} /$cby somebody.");
    marc(LEADER, &[("001", id.as_bytes()), ("020", b"  $a9780596009304 (pbk.)"), ("245", title.as_bytes())])
}

fn grid(bytes: Vec<u8>) -> Grid {
    match read(bytes, SourceKind::Holdings) {
        Ok(Content::Grid(grid)) => grid,
        other => panic!("no grid: {other:?}"),
    }
}

fn flaw(bytes: &[u8]) -> &'static str {
    match read(bytes.to_vec(), SourceKind::Holdings) {
        Err(flaw) => flaw.code,
        Ok(Content::Grid(grid)) => panic!("a grid: {}", grid.text),
        Ok(Content::Delimited(_)) => "delimited",
    }
}

/// Number, line and flaw of every row, with the cells of some columns.
fn rows(grid: Grid, columns: &[&str]) -> Vec<(u32, u64, Option<&'static str>, String)> {
    let sheet = Sheet::from_grid(grid, SourceKind::Holdings).unwrap();
    let header = sheet.header.clone().unwrap_or_default();
    let places: Vec<usize> = columns.iter().map(|name| header.iter().position(|known| known == name).unwrap()).collect();
    let mut rows = Vec::new();
    sheet.each(|row| {
        let cells: Vec<&str> = places.iter().map(|at| row.cells.get(*at).copied().unwrap_or_default()).collect();
        rows.push((row.number, row.line, row.flaw, cells.join("|")));
        true
    });
    rows
}

#[test]
fn damaged_marc_records_do_not_stop_the_others() {
    let mut bytes = book("1", "First");
    let mut wrong_length = book("2", "Second");
    wrong_length[..5].copy_from_slice(b"00050");
    bytes.extend(wrong_length);
    bytes.extend(b"\r\n");
    bytes.extend(b"no leader at all, and then the end\x1d");
    let mut wrong_directory = book("4", "Fourth");
    // Every address one too far, as after a conversion that added a byte.
    let at = wrong_directory.iter().position(|b| *b == 0x1E).unwrap();
    wrong_directory.insert(at + 3, b'x');
    bytes.extend(wrong_directory);
    bytes.extend(book("5", "Fifth"));
    bytes.extend(&book("6", "Sixth")[..60]);
    let grid = grid(bytes);
    let damaged: Vec<_> = grid.damaged.iter().map(|damaged| (damaged.number, damaged.code)).collect();
    assert_eq!(damaged, [(3, "marc-damaged"), (6, "marc-cut-off")]);
    let found = rows(grid, &["001", "245 a"]);
    let found: Vec<_> = found.iter().map(|(number, line, flaw, cells)| (*number, *line, *flaw, cells.as_str())).collect();
    assert_eq!(found[0], (1, 1, None, "1|First /"));
    assert_eq!(found[1], (2, 2, Some("marc-length-wrong"), "2|Second /"));
    assert_eq!((found[2].0, found[2].2.is_some(), found[2].3), (4, true, "4|Fourth /"));
    assert_eq!(found[3], (5, 5, None, "5|Fifth /"));
    assert_eq!(found.len(), 4);
}

#[test]
fn encodings_of_marc_are_told_by_the_bytes() {
    let title = |leader: &str, title: &[u8]| {
        let found = grid(marc(leader, &[("001", b"1"), ("245", &[b"10$a".as_slice(), title].concat())]));
        (found.encoding.clone(), rows(found, &["245 a"])[0].3.clone())
    };
    let marc8 = "00000nam  2200000 a 4500";
    assert_eq!(title(LEADER, "Café".as_bytes()), ("UTF-8".into(), "Café".into()));
    assert_eq!(title(marc8, b"Caf\xe2e"), ("MARC-8".into(), "Café".into()));
    assert_eq!(title(marc8, "Café".as_bytes()), ("UTF-8".into(), "Café".into()));
    assert_eq!(title(LEADER, b"Caf\xe9 noir"), ("windows-1252".into(), "Café noir".into()));
}

#[test]
fn a_marc_record_gives_its_cells() {
    let record = marc(
        "00000cam a2200000 a 4500",
        &[
            ("001", b"ocm10698981"),
            ("008", b"840507s1984    caua     b    00010 eng d"),
            ("010", b"  $a   84006017 "),
            ("020", b"  $z0596001088 (canceled)"),
            ("035", b"  $a(OCoLC)10698981"),
            ("035", b"  $a(Sirsi) a1"),
            ("082", b"00$a261.7$219"),
            ("050", b"00$aBL2525$b.N48 1984"),
            ("245", b"14$aThe square :$bof two /$nPart 1,$pThe first."),
            ("250", b"  $a2nd ed."),
            ("264", b" 2$bDistributor"),
            ("264", b" 1$aHere :$bThe House,$c1984"),
            ("300", b"  $aviii, 280 p."),
            ("700", b"1 $aNeuhaus, Richard,$d1936-"),
            ("999", b"  $aBL2525 .N48$wLC$iX1$lSTACKS$mA$tBOOK$n7$d3/9/2020"),
            ("999", b"  $aBL2525 .N48$wLC$iX2$lLOST$mA$tBOOK$n2"),
        ],
    );
    let columns = ["001", "020", "010", "035", "100", "245 a", "245 b", "245 n p", "260 b", "008 year", "008 language"];
    let expected = "ocm10698981|0596001088 (canceled)|84006017|ocm10698981 | 10698981|Neuhaus, Richard|The square :|of two /|\
                    Part 1, The first.|The House|1984|eng";
    assert_eq!(rows(grid(record.clone()), &columns)[0].3, expected);
    let columns = ["leader material", "082", "050", "items call number", "items copies", "items status", "items uses", "300"];
    let expected = "print|261.7|BL2525 .N48 1984|BL2525 .N48|1|lendable|9|viii, 280 p.";
    assert_eq!(rows(grid(record), &columns)[0].3, expected);
}

#[test]
fn items_of_systems() {
    let table: [(Fields, &str); 8] = [
        (&[("952", b"  $aMAIN$o005 ABC$yBK$l4$s2021-05-01"), ("952", b"  $aMAIN$o005 ABC$yBK$11$l1")], "1|lendable|5|2021-05-01"),
        (&[("952", b"  $aMAIN$o005 ABC$yBK$71")], "1|not for loan||"),
        (&[("952", b"  $aMAIN$o005 ABC$yBK$7-1")], "1|lendable||"),
        (&[("952", b"  $aMAIN$o005 ABC$yBK$01")], "0|withdrawn||"),
        (&[("852", b"  $bBR1$cStacks$jPR 12$p3300$xreference")], "1|not for loan||"),
        (&[("945", b"  $aQA76$b.S1$g2$lmain $s- $u12$y.i12345678")], "2|lendable|12|"),
        (&[("AVA", b"  $bMAIN$cStacks$d005 A$eavailable$f3")], "3|lendable||"),
        (&[("852", b"  $bMAIN$hQA76$i.S1")], "|||"),
    ];
    for (items, expected) in table {
        let fields: Vec<(&str, &[u8])> = [("245", b"10$aA title".as_slice())].iter().chain(items).copied().collect();
        let found = rows(grid(marc(LEADER, &fields)), &["items copies", "items status", "items uses", "items last use"]);
        assert_eq!(found[0].3, expected, "{items:?}");
    }
}

#[test]
fn materials_of_marc() {
    let table: [(&str, Fields, &str); 7] = [
        ("00000nam a2200000 a 4500", &[], "print"),
        ("00000nam a2200000 a 4500", &[("008", b"840507s1984    caua    ob    00010 eng d")], "electronic"),
        ("00000nam a2200000 a 4500", &[("502", b"  $aThesis")], "thesis"),
        ("00000nas a2200000 a 4500", &[], "serial"),
        ("00000cgm a2200000 a 4500", &[], "audiovisual"),
        ("00000cem a2200000 a 4500", &[], "map"),
        ("00000nam a2200000 a 4500", &[("007", b"cr cn")], "electronic"),
    ];
    for (leader, fields, expected) in table {
        let fields: Vec<(&str, &[u8])> = [("245", b"10$aA title".as_slice())].iter().chain(fields).copied().collect();
        assert_eq!(rows(grid(marc(leader, &fields)), &["leader material"])[0].3, expected, "{leader}");
    }
}

#[test]
fn holdings_and_authority_records_are_no_titles() {
    let bytes = [marc("00000cx  a2200000   4500", &[("001", b"9"), ("852", b"  $bX")]), book("1", "A book")].concat();
    let grid = grid(bytes);
    assert_eq!(grid.damaged[0].code, "marc-holdings-record");
    assert_eq!(grid.places.len(), 1);
}

const RECORD: &str = "<leader>00000nam a2200000 a 4500</leader><controlfield tag=\"001\">7</controlfield>\
    <datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">Fish &amp; chips &#233;</subfield></datafield>";

#[test]
fn marcxml_with_and_without_prefix() {
    let prefixed = RECORD.replace("</", "</marc:").replace('<', "<marc:").replace("<marc:/marc:", "</marc:");
    let table = [
        format!("<?xml version=\"1.0\"?><collection xmlns=\"x\"><record>{RECORD}</record></collection>"),
        format!("<marc:record>{prefixed}</marc:record>"),
        format!("  <record>{RECORD}</record>"),
        format!("<OAI><record><header/><metadata><marc:record>{prefixed}</marc:record></metadata></record></OAI>"),
    ];
    for text in table {
        let grid = grid(text.clone().into_bytes());
        assert_eq!((grid.format, grid.damaged.len()), ("marcxml", 0), "{text}");
        assert_eq!(rows(grid, &["001", "245 a"]), [(1, 1, None, "7|Fish & chips é".to_owned())], "{text}");
    }
}

#[test]
fn one_bad_xml_record_spoils_no_other() {
    let bad = RECORD.replace("</subfield>", "</subfeld>");
    let text =
        format!("<collection>\n<record>{RECORD}</record>\n<record>{bad}</record>\n<record>{RECORD}\n<record>{RECORD}</record>");
    let grid = grid(text.into_bytes());
    let damaged: Vec<_> = grid.damaged.iter().map(|damaged| (damaged.number, damaged.line, damaged.code)).collect();
    assert_eq!(damaged, [(2, 3, "marc-damaged"), (3, 4, "marc-cut-off")]);
    assert_eq!(rows(grid, &["001"]), [(1, 2, None, "7".to_owned()), (4, 5, None, "7".to_owned())]);
}

#[test]
fn marc_in_json_of_both_forms() {
    let one = r#"{"leader":"00000nam a2200000 a 4500","fields":[{"001":"7"},{"245":{"ind1":"1","ind2":"0","subfields":[{"a":"A title"}]}}]}"#;
    let other = r#"{"leader":"00000nam a2200000 a 4500","fields":[{"tag":"001","value":"7"},{"tag":"245","ind1":"1","ind2":"0","subfields":[{"code":"a","value":"A title"}]}]}"#;
    for text in [format!("[{one},\n{other}]"), format!("{one}\n{other}\n"), format!("\u{feff}{one}\n\n{other}")] {
        let grid = grid(text.clone().into_bytes());
        assert_eq!(grid.format, "marc-json");
        let found: Vec<String> = rows(grid, &["001", "245 a"]).into_iter().map(|row| row.3).collect();
        assert_eq!(found, ["7|A title", "7|A title"], "{text}");
    }
    let grid = grid(format!("{one}\n{{\"leader\":\n{other}\n").into_bytes());
    assert_eq!(grid.damaged.iter().map(|damaged| (damaged.line, damaged.code)).collect::<Vec<_>>(), [(2, "json-damaged")]);
    assert_eq!(grid.places.len(), 2);
}

#[test]
fn plain_json_objects_are_rows() {
    let text = r#"[{"title":"One","authors":["A","B"],"isbn":["9780596009304"],"copies":[{"Status":"ok"},{"Status":"lost"}]},
                   {"title":"Two","year":2001}]"#;
    let grid = grid(text.as_bytes().to_vec());
    assert_eq!(grid.format, "json");
    let found: Vec<String> =
        rows(grid, &["title", "authors", "copies", "copies.Status", "year"]).into_iter().map(|row| row.3).collect();
    assert_eq!(found, ["One|A | B|2|ok | lost|", "Two||||2001"]);
}

fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Notes").unwrap().write(0, 0, "Exported for the consortium").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Books").unwrap().write(0, 0, "Daftar koleksi").unwrap();
    for (column, name) in ["Judul", "ISBN", "Tahun", "Tanggal"].into_iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), name).unwrap();
    }
    sheet.write(3, 0, "Line\nbreak \"quoted\"").unwrap().write(3, 1, 9_780_140_449_136.0_f64).unwrap().write(3, 2, 2001).unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2020, 5, 17).unwrap();
    sheet.write_with_format(3, 3, &date, &rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    sheet.write(6, 0, "After a gap").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_with_the_known_names_is_read() {
    let grid = grid(workbook());
    assert_eq!((grid.format, grid.notes[0].code, grid.notes[0].before.as_str()), ("xlsx", "sheet-chosen", "Books / Notes"));
    let found = rows(grid, &["Judul", "ISBN", "Tahun", "Tanggal"]);
    let expected = [
        (1, 4, None, "Line break \"quoted\"|9780140449136|2001|2020-05-17".to_owned()),
        (2, 7, None, "After a gap|||".to_owned()),
    ];
    assert_eq!(found, expected);
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"One\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", mimetype), ("content.xml", content.as_bytes())])
}

#[test]
fn opendocument_cells_are_values_not_what_is_shown() {
    let text = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let isbn = "<table:table-cell office:value-type=\"float\" office:value=\"9780140449136\"><text:p>9.78E+12</text:p></table:table-cell>";
    let rows_xml = format!(
        "<table:table-row>{}{}</table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\">{}{isbn}<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        text("Title"),
        text("ISBN"),
        text("Fish &amp; chips<office:annotation><text:p>a comment</text:p></office:annotation>"),
    );
    let grid = grid(ods(&rows_xml));
    let expected = "Fish & chips|9780140449136".to_owned();
    assert_eq!(rows(grid, &["Title", "ISBN"]), [(1, 4, None, expected.clone()), (2, 5, None, expected)]);
}

#[test]
fn bombs_are_refused() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b'a'; 1 << 20];
    for _ in 0..80 {
        gz.write_all(&block).unwrap();
    }
    assert_eq!(flaw(&gz.finish().unwrap()), "file-packed-too-large");
    for text in ["x".repeat(3000), "A".to_owned()] {
        let bomb = format!(
            "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell table:number-columns-repeated=\"16384\" \
             office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell></table:table-row>"
        );
        assert_eq!(flaw(&ods(&bomb)), "file-packed-too-large");
    }
}

#[test]
fn what_is_no_catalog_says_what_it_is() {
    let table: [(&[u8], &str); 7] = [
        (b"<html><body><table><tr><td>Title</td></tr></table></body></html>", "file-markup"),
        (b"[1, 2, 3]", "file-json"),
        (b"[Title],ISBN\nA,1\n", "delimited"),
        (b"{curly},ISBN\nA,1\n", "delimited"),
        (b"\x1f\x8b\x08 not gzip", "file-packed-unreadable"),
        (b"PK\x03\x04....", "file-zip"),
        (b"Title,ISBN\nA,1\n", "delimited"),
    ];
    for (bytes, code) in table {
        assert_eq!(flaw(bytes), code, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(flaw(&zipped(&[("a.csv", b"Title\nA\n")])), "file-zip");
}
