//! The character sets of MARC-8, from the code tables of the Library of Congress.

/// A character set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Set {
    /// ASCII.
    Ascii,
    /// Extended Latin, with its diacritics.
    Ansel,
    /// Hebrew.
    Hebrew,
    /// Arabic.
    Arabic,
    /// Arabic letters of other languages, which have no table here.
    ArabicMore,
    /// Cyrillic.
    Cyrillic,
    /// Cyrillic letters of other languages than Russian.
    CyrillicMore,
    /// Greek.
    Greek,
    /// Three Greek letters used as symbols.
    GreekSymbols,
    /// Digits and signs below the line.
    Subscript,
    /// Digits and signs above the line.
    Superscript,
    /// Chinese, Japanese, Korean: three bytes a character.
    EastAsian,
}

impl Set {
    /// The set that the final character of an escape sequence names.
    #[must_use]
    pub fn of_byte(byte: u8) -> Option<Self> {
        Some(match byte {
            b'B' => Self::Ascii,
            b'E' => Self::Ansel,
            b'2' => Self::Hebrew,
            b'3' => Self::Arabic,
            b'4' => Self::ArabicMore,
            b'N' => Self::Cyrillic,
            b'Q' => Self::CyrillicMore,
            b'S' => Self::Greek,
            b'g' => Self::GreekSymbols,
            b'b' => Self::Subscript,
            b'p' => Self::Superscript,
            b'1' => Self::EastAsian,
            _ => return None,
        })
    }
}

/// ANSEL's letters and signs from 0xA1; `-` where there is none.
const ANSEL: &str = "ŁØĐÞÆŒʹ·♭®±ƠƯʼ-ʻłøđþæœʺı£ð-ơư--°ℓ℗©♯¿¡ß€";
/// ANSEL's diacritics from 0xE0; a space where there is none.
const ANSEL_MARKS: &str = "\u{309}\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{307}\u{308}\u{30C}\u{30A}\u{FE20}\u{FE21}\u{315}\u{30B}\u{310}\
    \u{327}\u{328}\u{323}\u{324}\u{325}\u{333}\u{332}\u{326}\u{31C}\u{32E}\u{FE22}\u{FE23}  \u{313}";
/// Hebrew points from 0x40.
const HEBREW_MARKS: &str =
    "\u{5B7}\u{5B8}\u{5B6}\u{5B5}\u{5B4}\u{5B9}\u{5BB}\u{5B0}\u{5B2}\u{5B3}\u{5B1}\u{5BC}\u{5BF}\u{5C1}\u{FB1E}";
/// Cyrillic from 0x40: small letters, then capitals.
const CYRILLIC: &str = "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ";
/// Other Cyrillic letters from 0x40, and their capitals from 0x60.
const CYRILLIC_MORE: &str = "ґђѓєёѕіїјљњћќўџ-ѣѳѵѫ";
const CYRILLIC_CAPITALS: &str = "ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪѢѲѴѪ";
/// Greek from 0x41 and from 0x61.
const GREEK_CAPITALS: &str = "ΑΒ-ΓΔΕϚϜΖΗΘΙΚΛΜΝΞΟΠϞΡΣ-ΤΥΦΧΨΩϠ";
const GREEK: &str = "αβϐγδεϛϝζηθικλμνξοπϟρσςτυφχψωϡ";
/// Greek accents from 0x21.
const GREEK_MARKS: &str = "\u{300}\u{301}\u{308}\u{342}\u{313}\u{314}\u{345}";

/// A character of a set of single bytes, and whether it is a diacritic of the next one.
#[must_use]
pub fn single(set: Set, byte: u8) -> Option<(char, bool)> {
    let code = byte & 0x7F;
    let letter = |table: &str, first: u8| {
        let found = table.chars().nth(usize::from(byte.checked_sub(first)?))?;
        (found != '-' && found != ' ').then_some(found)
    };
    let low = |table: &str, first: u8| {
        let found = table.chars().nth(usize::from(code.checked_sub(first)?))?;
        (found != '-').then_some(found)
    };
    let plain = |found: Option<char>| found.map(|letter| (letter, false));
    let mark = |found: Option<char>| found.map(|mark| (mark, true));
    let ascii = || plain(Some(char::from(code)));
    match (set, code) {
        (Set::Ansel, _) if byte >= 0xE0 => mark(letter(ANSEL_MARKS, 0xE0)),
        (Set::Ansel, _) => plain(letter(ANSEL, 0xA1)),
        (Set::Hebrew, 0x40..=0x4E) => mark(low(HEBREW_MARKS, 0x40)),
        (Set::Hebrew, 0x60..=0x7A) => plain(char::from_u32(0x5D0 + u32::from(code - 0x60))),
        (Set::Hebrew, 0x7B..=0x7D) => plain(char::from_u32(0x5F0 + u32::from(code - 0x7B))),
        (Set::Arabic, 0x30..=0x39) => plain(char::from_u32(0x630 + u32::from(code))),
        (Set::Arabic, 0x2C | 0x3B | 0x3F | 0x41..=0x5A | 0x60..=0x6A) => plain(char::from_u32(0x5E0 + u32::from(code))),
        (Set::Arabic, 0x6B..=0x72) => mark(char::from_u32(0x5E0 + u32::from(code))),
        (Set::Cyrillic, 0x40..) => plain(low(CYRILLIC, 0x40)),
        (Set::CyrillicMore, 0x40..=0x53) => plain(low(CYRILLIC_MORE, 0x40)),
        (Set::CyrillicMore, 0x60..=0x73) => plain(low(CYRILLIC_CAPITALS, 0x60)),
        (Set::Greek, 0x21..=0x27) => mark(low(GREEK_MARKS, 0x21)),
        (Set::Greek, 0x41..=0x5E) => plain(low(GREEK_CAPITALS, 0x41)),
        (Set::Greek, 0x61..) => plain(low(GREEK, 0x61)),
        (Set::GreekSymbols, _) => plain(low("αβγ", b'a')),
        // Below and above the line they are the same digits to anyone who compares titles; punctuation is every set's.
        (Set::Ascii | Set::Subscript | Set::Superscript, _) | (_, 0x21..=0x3F) => ascii(),
        _ => None,
    }
}

/// An East Asian character of three bytes; the table is that of the `mrrc` crate.
#[must_use]
pub fn east_asian(bytes: &[u8]) -> Option<(char, bool)> {
    let [a, b, c] = bytes.get(..3)?.try_into().ok()?;
    let part = |byte: u8| u32::from(byte & 0x7F);
    let (code, combining) = mrrc::marc8_tables::get_eacc_character(part(a) << 16 | part(b) << 8 | part(c))?;
    Some((char::from_u32(code)?, combining))
}
