//! MARCXML: whole files where the bytes begin with a tag, else anything behind the start of a record.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let start: &[u8] =
        if bytes.starts_with(b"<") { b"" } else { b"<collection><record><leader>00000nam a2200000 a 4500</leader>" };
    serumpun_fuzz::holdings(&[start, bytes].concat());
});
