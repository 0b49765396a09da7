//! Every reader on any bytes: no panic, no row lost, no more memory than a file of its size may take.
//!
//! Plain random bytes seldom get past the first check of a format, so files are also made whole and then injured.

use std::io::Write;

use proptest::prelude::*;

use super::tests::read;

/// Reads bytes as a partner's holdings through the whole stage and counts.
fn account(bytes: &[u8]) -> Result<(), TestCaseError> {
    let dir = tempfile::tempdir().map_err(|error| TestCaseError::fail(error.to_string()))?;
    let place = dir.path().join("a");
    let written = std::fs::create_dir(&place).and_then(|()| std::fs::write(place.join("holdings.bin"), bytes));
    written.map_err(|error| TestCaseError::fail(error.to_string()))?;
    let consortium = read(dir.path());
    let mut kept = 0;
    for source in &consortium.sources {
        prop_assert_eq!(source.read, source.kept + source.rejected);
        prop_assert!(source.repaired <= source.kept);
        prop_assert_eq!(source.rejects.len(), source.rejected as usize);
        kept += source.kept as usize;
    }
    prop_assert_eq!(consortium.records.len(), kept);
    Ok(())
}

/// Bytes cut off at a place and changed at others.
fn injured(whole: &[u8], cut: usize, changes: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for (at, byte) in changes {
        let length = bytes.len().max(1);
        if let Some(place) = bytes.get_mut(at % length) {
            *place = *byte;
        }
    }
    // Half of the files keep their end.
    if cut.is_multiple_of(2) {
        bytes.truncate(cut % (whole.len() + 1));
    }
    bytes
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // Stored, so that an injury reaches the content and not the compression alone.
        let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

const CSV: &[u8] = b"Title,ISBN,Status,Copies\n\"A title, quoted\",9780596009304,on order,2\nAnother,,lost,\n";
const XML: &[u8] = b"<collection><record><leader>00000nam a2200000 a 4500</leader><controlfield tag=\"001\">7</controlfield>\
    <datafield tag=\"245\" ind1=\"1\" ind2=\"0\"><subfield code=\"a\">Fish &amp; chips</subfield></datafield></record></collection>";
const JSON: &[u8] = br#"[{"leader":"00000nam a2200000 a 4500","fields":[{"001":"7"},{"245":{"subfields":[{"a":"A title"}]}}]},
    {"leader":"00000nam a2200000 a 4500","fields":[{"tag":"245","subfields":[{"code":"a","value":"B"}]}]}]"#;
const ODS: &[u8] = b"<o><table:table table:name=\"x\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell \
    office:value-type=\"string\"><text:p>Title</text:p></table:table-cell></table:table-row></table:table></o>";
const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn marc() -> Vec<u8> {
    let leader = "00000cam  2200000 a 4500";
    let fields: [(&str, &[u8]); 4] =
        [("001", b"7"), ("020", b"  $a9780596009304"), ("245", b"10$aCaf\xe2e :$btwo"), ("952", b"  $o005$yBK$l4$70")];
    [super::format::marc_record(leader, &fields), super::format::marc_record(leader, &fields[..3])].concat()
}

fn xlsx() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Title").unwrap().write(0, 1, "ISBN").unwrap().write(1, 0, "A title").unwrap();
    sheet.write(1, 1, 9_780_596_009_304.0_f64).unwrap();
    book.save_to_buffer().unwrap()
}

/// The parts of a workbook, so that one of them can be replaced by anything.
fn workbook_with(sheet: &[u8]) -> Vec<u8> {
    let whole = xlsx();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut bytes).unwrap();
        let name = member.name().unwrap().into_owned();
        let is_sheet = name.ends_with("sheet1.xml");
        parts.push((name, bytes, is_sheet));
    }
    let files: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes, is_sheet)| (name.as_str(), if *is_sheet { sheet } else { bytes.as_slice() })).collect();
    zipped(&files)
}

fn sheet_xml() -> Vec<u8> {
    b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c><c r=\"B1\"><v>9.78E12</v></c></row>\
      <row r=\"9\"><c r=\"XFD9\"><v>1</v></c></row></sheetData></worksheet>"
        .to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        account(&bytes)?;
    }

    #[test]
    fn any_bytes_behind_a_sign(sign in 0_usize..7, bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let signs: [&[u8]; 7] = [
            b"00100nam a2200037 a 4500", b"<collection><record><leader>", b"[{\"leader\":", b"{\"title\":", b"\x1f\x8b\x08", b"PK\x03\x04", b"\xff\xfe",
        ];
        account(&[signs[sign], &bytes].concat())?;
    }

    #[test]
    fn injured_files(
        which in 0_usize..8,
        cut in any::<usize>(),
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6),
    ) {
        let bytes = match which {
            0 => injured(CSV, cut, &changes),
            1 => injured(&marc(), cut, &changes),
            2 => injured(XML, cut, &changes),
            3 => injured(JSON, cut, &changes),
            4 => injured(&gzipped(CSV), cut, &changes),
            5 => zipped(&[("one.csv", &injured(CSV, cut, &changes)), ("two.mrc", &marc())]),
            6 => zipped(&[("mimetype", MIMETYPE), ("content.xml", &injured(ODS, cut, &changes))]),
            _ => workbook_with(&injured(&sheet_xml(), cut, &changes)),
        };
        account(&bytes)?;
    }

    #[test]
    fn injured_archives(cut in any::<usize>(), changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6)) {
        account(&injured(&xlsx(), cut, &changes))?;
        account(&injured(&zipped(&[("one.csv", CSV), ("two.mrc", &marc())]), cut, &changes))?;
        account(&injured(&zipped(&[("mimetype", MIMETYPE), ("content.xml", ODS)]), cut, &changes))?;
    }
}
