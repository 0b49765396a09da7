//! MARC-8 to Unicode. Rules: MARC 21 Specifications for Record Structure, Character Sets, part 2. Escape sequences name the
//! set of the lower half (G0) and the upper half (G1); diacritics come before the letter they belong to, as Unicode wants
//! them behind.

use unicode_normalization::UnicodeNormalization;

use super::marc8_sets::{Set, east_asian, single};

const ESCAPE: u8 = 0x1B;

/// Text of a field's bytes and whether every character was known; sets hold to the end of the field.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, bool) {
    let mut decoder = Decoder { g0: Set::Ascii, g1: Set::Ansel, marks: Vec::new(), out: String::new(), whole: true };
    let mut rest = bytes;
    while let Some(first) = rest.first() {
        let taken = if *first == ESCAPE { decoder.escape(rest) } else { decoder.character(rest) };
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    decoder.out.extend(decoder.marks);
    (decoder.out.nfc().collect(), decoder.whole)
}

struct Decoder {
    g0: Set,
    g1: Set,
    /// Diacritics that wait for their letter.
    marks: Vec<char>,
    out: String,
    whole: bool,
}

impl Decoder {
    /// Takes an escape sequence; returns its length.
    fn escape(&mut self, bytes: &[u8]) -> usize {
        let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
        // The intermediate characters end where the final one begins; `$` announces several bytes a character.
        let upper = matches!(at(1), b')' | b'-') || (at(1) == b'$' && matches!(at(2), b')' | b'-'));
        let start = match (at(1), at(2)) {
            (b's', _) => return self.designate(Some(Set::Ascii), false, 2),
            (b'g' | b'b' | b'p', _) => return self.designate(Set::of_byte(at(1)), false, 2),
            (b'$', b'(' | b',' | b')' | b'-') => 3,
            (b'$' | b'(' | b',' | b')' | b'-', _) => 2,
            _ => return 1,
        };
        // ANSEL has a `!` before its final character.
        let start = start + usize::from(at(start) == b'!');
        self.designate(Set::of_byte(at(start)), upper, start + 1)
    }

    fn designate(&mut self, set: Option<Set>, upper: bool, taken: usize) -> usize {
        let half = if upper { &mut self.g1 } else { &mut self.g0 };
        self.whole &= set.is_some();
        *half = set.unwrap_or(*half);
        taken
    }

    /// Takes one character; returns its length.
    fn character(&mut self, bytes: &[u8]) -> usize {
        let byte = bytes.first().copied().unwrap_or(0);
        // Subfield marks and spaces mean the same in every set; other control characters nothing.
        if byte <= b' ' || (0x7F..0xA1).contains(&byte) {
            match byte {
                b' ' | 0x1F => self.push(char::from(byte)),
                // Joiners (0x8D, 0x8E) and the marks around what sorting passes over (0x88, 0x89) are not shown.
                _ => self.whole &= byte < b' ' || matches!(byte, 0x88 | 0x89 | 0x8D | 0x8E),
            }
            return 1;
        }
        let set = if byte > 0x7F { self.g1 } else { self.g0 };
        let (found, taken) = match set {
            Set::EastAsian => (east_asian(bytes), 3),
            _ => (single(set, byte), 1),
        };
        match found {
            Some((mark, true)) => self.marks.push(mark),
            Some((letter, false)) => self.push(letter),
            None => {
                self.whole = false;
                self.push('\u{FFFD}');
            }
        }
        taken
    }

    fn push(&mut self, letter: char) {
        self.out.push(letter);
        self.out.extend(self.marks.drain(..));
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn table() {
        let table: [(&[u8], &str, bool); 11] = [
            (b"plain", "plain", true),
            (b"Caf\xe2e", "Café", true),
            (b"Zevin, \xe8ubermut", "Zevin, übermut", true),
            (b"\x1b(2lzexd elnercim\x1b(B x", "לתורה ולמועדים x", true),
            (b"\x1b(NKNIGA\x1b(B", "книга", true),
            (b"\x1b(3cJGH\x1b(B", "كتاب", true),
            (b"Dvo\xe9r\xe2ak", "Dvořák", true),
            (b"\x1b$1!0!!0$\x1b(B", "一三", true),
            (b"\xc7", "ß", true),
            (b"\xa1\xf0c", "Łç", true),
            (b"bad \xff", "bad \u{FFFD}", false),
        ];
        for (bytes, expected, whole) in table {
            assert_eq!(decode(bytes), (expected.to_owned(), whole), "{bytes:x?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let (text, _) = decode(&bytes);
            proptest::prop_assert!(text.chars().count() <= bytes.len());
        }
    }
}
