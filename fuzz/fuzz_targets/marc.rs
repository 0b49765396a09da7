//! ISO 2709: whole records where the bytes begin with a digit, else anything behind a leader.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let leader: &[u8] = if bytes.first().is_some_and(u8::is_ascii_digit) { b"" } else { b"00100nam a2200037 a 4500" };
    serumpun_fuzz::holdings(&[leader, bytes].concat());
});
