//! MARCXML: any bytes behind the start of a record.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    serumpun_fuzz::holdings(&[b"<collection><record><leader>00000nam a2200000 a 4500</leader>".as_slice(), bytes].concat());
});
