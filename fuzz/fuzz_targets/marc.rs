//! ISO 2709: any bytes behind a leader.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| serumpun_fuzz::holdings(&[b"00100nam a2200037 a 4500", bytes].concat()));
