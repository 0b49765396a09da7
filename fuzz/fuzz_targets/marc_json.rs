//! JSON, MARC or plain: whole files where the bytes begin with a bracket, else anything behind the start of a list.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let start: &[u8] =
        if bytes.starts_with(b"[") || bytes.starts_with(b"{") { b"" } else { b"[{\"leader\":\"00000nam a2200000 a 4500\",\"fields\":[]}," };
    serumpun_fuzz::holdings(&[start, bytes].concat());
});
