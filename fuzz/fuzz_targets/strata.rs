//! Classes, and ranges of strata.csv: one text in all columns of both.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    let rows = ["", "ddc", "udc", "lcc", "local"].map(|scheme| format!("a,{cell},{scheme},{cell},{cell},{cell},{cell},{cell}\n"));
    serumpun_fuzz::folder("strata.csv", format!("stratum,name,scheme,from,to,keyword,language,cap\n{}", rows.concat()).as_bytes());
    serumpun_fuzz::holdings(format!("Title,Class,CDU,Dewey\nA,{cell},,\nB,,{cell},\nC,,,{cell}\n").as_bytes());
});
