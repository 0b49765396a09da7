//! ODS and XLSX: any bytes as the sheet inside.
#![no_main]

const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const WORKBOOK: &[u8] = b"<workbook><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const RELATIONS: &[u8] =
    b"<Relationships><Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    serumpun_fuzz::holdings(&serumpun_fuzz::zipped(&[("mimetype", MIMETYPE), ("content.xml", bytes)]));
    serumpun_fuzz::holdings(&serumpun_fuzz::zipped(&[
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", bytes),
    ]));
});
