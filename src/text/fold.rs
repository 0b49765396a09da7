//! Text folded for comparison: what catalogers write differently and readers take for the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without marks; letters and digits as words joined by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    fold_into(text, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Appends folded text to a buffer of folded text, as words of their own; the buffer stays UTF-8.
pub fn fold_into(text: &str, out: &mut Vec<u8>) {
    let mut folding = Folding { gap: !out.is_empty(), out };
    let mut rest = text;
    loop {
        let ascii = if rest.is_ascii() { rest.len() } else { rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len()) };
        let (plain, other) = rest.split_at(ascii);
        plain.as_bytes().chunks(CHUNK).for_each(|chunk| folding.ascii(chunk));
        let Some(c) = other.chars().next() else { return };
        // Marks are dropped, so that their order, the only thing that neighbors change, does not matter.
        for c in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
            folding.char(c);
        }
        rest = &other[c.len_utf8()..];
    }
}

/// The words of folded text.
pub fn folded_words(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        // Words are too short for a search that prepares itself.
        let end = rest.bytes().position(|b| b == b' ').unwrap_or(rest.len());
        let (word, behind) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        rest = behind.get(1..).unwrap_or_default();
        Some(word)
    })
}

/// Bytes folded at a time.
const CHUNK: usize = 64;

/// What becomes of an ASCII character: itself or its small letter, a space for what ends a word, or one of those below.
const ASCII: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut at = 0_u8;
    while at < 128 {
        if at.is_ascii_alphanumeric() {
            table[at as usize] = at.to_ascii_lowercase();
        }
        at += 1;
    }
    table[b'&' as usize] = AND;
    table[b'\'' as usize] = NOTHING;
    table[b'`' as usize] = NOTHING;
    table
};
/// Is left out.
const NOTHING: u8 = 1;
/// Is the word *and*.
const AND: u8 = 2;

/// Bytes folded without a look at each, where they are letters, digits and single spaces.
const WORD: usize = 8;
/// The lowest and the highest bit of each of them.
const LOW: u64 = u64::MAX / 255;
const HIGH: u64 = LOW << 7;

/// Eight ASCII letters, digits and single spaces in lower case, `last` standing before them; `None` where others are among
/// them.
fn plain(word: [u8; WORD], last: u8) -> Option<[u8; WORD]> {
    let each = |byte: u8| LOW * u64::from(byte);
    let word = u64::from_le_bytes(word);
    let small = word | each(0x20);
    // The highest bit of each byte from `first` on; bytes are below 128, so that none is carried.
    let from = |bytes: u64, first: u8| bytes + each(0x80 - first);
    let within = |bytes: u64, first: u8, last: u8| from(bytes, first) & !from(bytes, last + 1);
    let spaces = within(word, b' ', b' ') & HIGH;
    let before = spaces << 8 | u64::from(last == b' ') << 7;
    // A control character would become another sign.
    let words = (within(small, b'a', b'z') | within(word, b'0', b'9') | spaces) & from(word, b' ');
    (words & HIGH == HIGH && spaces & before == 0).then(|| small.to_le_bytes())
}

struct Folding<'a> {
    /// A word ended, or none began yet in this text.
    gap: bool,
    out: &'a mut Vec<u8>,
}

impl Folding<'_> {
    /// Folds at most [`CHUNK`] characters: written to a small buffer without a branch for each.
    fn ascii(&mut self, text: &[u8]) {
        let mut buffer = [0_u8; CHUNK + 1];
        let mut last = b' ';
        let mut end = 0;
        if self.gap && !self.out.is_empty() {
            buffer[0] = b' ';
            end = 1;
        } else if !self.out.is_empty() {
            last = 0;
        }
        let mut rest = text;
        while !rest.is_empty() {
            if let Some((folded, behind)) =
                rest.split_first_chunk().and_then(|(word, behind)| Some((plain(*word, last)?, behind)))
            {
                buffer[end..end + WORD].copy_from_slice(&folded);
                end += WORD;
                last = folded[WORD - 1];
                rest = behind;
                continue;
            }
            let (word, behind) = rest.split_at(rest.len().min(WORD));
            rest = behind;
            for byte in word {
                let c = ASCII[usize::from(byte & 0x7F)];
                if c < b' ' {
                    if c == AND {
                        self.and(&buffer[..end], last != b' ');
                        (buffer[0], end, last) = (b' ', 1, b' ');
                    }
                    continue;
                }
                buffer[end] = c;
                end += usize::from(c != b' ' || last != b' ');
                last = c;
            }
        }
        self.gap = last == b' ';
        if end > 0 && buffer[end - 1] == b' ' {
            end -= 1;
        }
        self.out.extend_from_slice(&buffer[..end]);
    }

    /// Writes what was folded, and the word *and* behind it.
    fn and(&mut self, before: &[u8], in_word: bool) {
        self.out.extend_from_slice(before);
        self.out.extend_from_slice(if in_word { b" and" } else { b"and" });
    }

    fn char(&mut self, c: char) {
        if let Ok(byte) = u8::try_from(c)
            && byte.is_ascii()
        {
            self.ascii(&[byte]);
        } else if c.is_alphanumeric() {
            self.space();
            for small in c.to_lowercase() {
                self.out.extend_from_slice(small.encode_utf8(&mut [0; 4]).as_bytes());
            }
        } else if !matches!(c, '’' | 'ʼ') {
            self.gap = true;
        }
    }

    /// Writes the space between two words.
    fn space(&mut self) {
        if self.gap && !self.out.is_empty() {
            self.out.push(b' ');
        }
        self.gap = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        let table = [
            ("The  Café’s Menu!", "the cafes menu"),
            ("A & B", "a and b"),
            ("A&B&", "a and b and"),
            ("Ångström–Ω", "angstrom ω"),
            ("", ""),
            ("Qur'an", "quran"),
            ("e\u{301}tude", "etude"),
            ("ﬁn … ½", "fin 1 2"),
            ("ABCDEFGHabcd1239 [^_@{}~ yz YZ 09:/", "abcdefghabcd1239 yz yz 09"),
            ("letters  of two\u{10}\u{1}lands", "letters of two lands"),
        ];
        for (text, folded) in table {
            assert_eq!(fold(text), folded);
            assert_eq!(
                folded_words(folded).collect::<Vec<_>>(),
                folded.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn appended_text_is_words_of_its_own() {
        let mut out = Vec::new();
        for text in ["", "One", "", "two!", " &"] {
            fold_into(text, &mut out);
        }
        assert_eq!(out, b"one two and");
    }

    /// The definition: the whole text decomposed, marks dropped, and so on.
    fn defined(text: &str) -> String {
        let mut out = String::new();
        for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
            if c.is_alphanumeric() {
                out.extend(c.to_lowercase());
            } else if c == '&' {
                out.push_str(" and ");
            } else if !matches!(c, '\'' | '’' | 'ʼ' | '`') {
                out.push(' ');
            }
        }
        out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_folded_as_defined(text in "[a-cA-C &'’é\u{301}\u{327}가ﬁ½.-]{0,24}|\\PC{0,24}|[ -~]{0,40}|[a-zA-Z0-9 ]{0,40}") {
            proptest::prop_assert_eq!(fold(&text), defined(&text));
        }
    }
}
