//! Delimited text of any separator and encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| serumpun_fuzz::holdings(bytes));
