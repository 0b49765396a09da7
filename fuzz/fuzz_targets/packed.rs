//! gzip and ZIP: any bytes behind their signs, and as a member.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    serumpun_fuzz::holdings(&[b"\x1f\x8b\x08".as_slice(), bytes].concat());
    serumpun_fuzz::holdings(&[b"PK\x03\x04".as_slice(), bytes].concat());
    serumpun_fuzz::holdings(&serumpun_fuzz::zipped(&[("one.csv", bytes), ("two.csv", b"Title\nA title\n")]));
});
