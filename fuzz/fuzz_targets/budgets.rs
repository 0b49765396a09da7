//! Money, currencies, shares and scopes: one text in all columns of budgets.csv.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    let rows = format!("a,General,{cell},MYR,2027,{cell},{cell},{cell}\n");
    serumpun_fuzz::folder(
        "budgets.csv",
        format!("partner,fund,amount,currency,fiscal_year,encumbered,pledge,scope\n{rows}").as_bytes(),
    );
});
