//! JSON, MARC or plain: any bytes behind the start of a list.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    serumpun_fuzz::holdings(&[b"[{\"leader\":\"00000nam a2200000 a 4500\",\"fields\":[]},".as_slice(), bytes].concat());
});
