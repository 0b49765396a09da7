//! The ISBN of a key: what is taken for one has a check digit that holds.
#![no_main]

use serumpun::model::{check_digit_13, isbn_of_key};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Some(isbn) = isbn_of_key(text) {
        assert_eq!(check_digit_13(isbn / 10), isbn % 10);
    }
});
