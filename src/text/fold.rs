//! Text folded for comparison: what catalogers write differently and readers take for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without marks; letters and digits as words joined by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if c == '&' {
            out.push_str(" and ");
        } else if !matches!(c, '\'' | '’' | 'ʼ' | '`') && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        let table = [
            ("The  Café’s Menu!", "the cafes menu"),
            ("A & B", "a and b"),
            ("Ångström–Ω", "angstrom ω"),
            ("", ""),
            ("Qur'an", "quran"),
        ];
        for (text, folded) in table {
            assert_eq!(super::fold(text), folded);
        }
    }
}
