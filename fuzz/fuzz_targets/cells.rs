//! Every normalizer of a holdings row: one text in all columns.
#![no_main]

const HEADER: &str = "Title,Author,Publisher,Year,ISBN,ISSN,LCCN,OCLC,Call number,Class,Language,Material,Copies,Uses,Status,Location,Edition,Volume,Extent,Last use";

libfuzzer_sys::fuzz_target!(|text: &str| {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    let row = vec![cell; HEADER.split(',').count()].join(",");
    serumpun_fuzz::holdings(format!("{HEADER}\n{row}\n").as_bytes());
});
