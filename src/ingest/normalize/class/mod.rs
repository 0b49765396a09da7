//! Classes and call numbers in the forms libraries really have, set right so far that a number can be read: local prefixes,
//! prime marks, editions of the scheme, lost points and zeros. What cannot be told is kept as written.

mod decimal;
mod letters;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::text::is_tidy;
use crate::model::Scheme;

/// What is known of a column of classes beyond its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Column {
    /// The scheme its name says, or most of its cells show.
    pub scheme: Option<Scheme>,
    /// Whether it holds classes alone, so that bare digits are a class and no running number.
    pub is_class: bool,
}

impl Column {
    /// A column of call numbers, of any scheme.
    pub const CALL_NUMBERS: Self = Self { scheme: None, is_class: false };

    /// A column of classes of a scheme, where it is known.
    #[must_use]
    pub fn of(scheme: Option<Scheme>) -> Self {
        Self { scheme, is_class: true }
    }
}

/// Words before a number that name its scheme.
const SCHEMES: [(&str, Scheme); 10] = [
    ("DDC", Scheme::Ddc),
    ("CDD", Scheme::Ddc),
    ("DEWEY", Scheme::Ddc),
    ("DK", Scheme::Udc),
    ("UDC", Scheme::Udc),
    ("UDK", Scheme::Udc),
    ("CDU", Scheme::Udc),
    ("LCC", Scheme::Lcc),
    ("LC", Scheme::Lcc),
    ("NLM", Scheme::Lcc),
];

/// A class or call number without local prefix, marks and the number of the edition; of UDC, where that is known, it
/// begins with `UDC`.
#[must_use]
pub fn class(cell: &str, column: Column) -> Cow<'_, str> {
    if is_tidy(cell) && is_plain(cell, column.scheme) {
        return Cow::Borrowed(cell);
    }
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ").replace(['’', '′', '‘', '`', '´'], "'");
    Cow::Owned(cleaned(&text, column))
}

/// The forms nothing has to be done to: `005.133 ABC`, `QA76.73 .R8 2015`.
fn is_plain(cell: &str, scheme: Option<Scheme>) -> bool {
    let run = |text: &str, is: fn(&u8) -> bool| text.bytes().take_while(is).count();
    let capitals = run(cell, u8::is_ascii_uppercase);
    let rest = cell.get(capitals..).unwrap_or_default();
    let digits = run(rest, u8::is_ascii_digit);
    let behind = rest.get(digits..).unwrap_or_default();
    if capitals == 0 {
        let decimals = behind.strip_prefix('.').map_or(0, |rest| 1 + run(rest, u8::is_ascii_digit));
        let tail = behind.get(decimals..).unwrap_or_default();
        // Digits behind a blank may be the scheme's edition.
        let ends = tail.is_empty() || tail.starts_with(' ') && !tail[1..].starts_with(|c: char| c.is_ascii_digit() || c == '.');
        return digits == 3 && decimals != 1 && ends && scheme != Some(Scheme::Udc) && !has_marks(cell);
    }
    let ends = behind.is_empty() || behind.starts_with(['.', ' ']);
    (1..=4).contains(&digits) && ends && !has_marks(cell) && crate::model::is_lc_class(&cell[..capitals])
}

/// Whether something stands in a class that is set right or left out.
fn has_marks(cell: &str) -> bool {
    // The first bytes of all marks: nearly no class has one, and looking for letters takes far longer.
    let may_have = cell.bytes().any(|b| matches!(b, b'\'' | b'`' | b'/' | b'(' | b':' | 0xC2 | 0xE2));
    let twice = |bytes: &[u8]| bytes.iter().zip(bytes.get(1..).unwrap_or_default()).any(|pair| pair == (&b'.', &b'.'));
    may_have && cell.contains(['\'', '’', '′', '‘', '`', '´', '/', '(', ':']) || twice(cell.as_bytes())
}

/// The same of words with single spaces between them and straight apostrophes.
fn cleaned(text: &str, column: Column) -> String {
    let (text, column) = scheme_said(text, column);
    let text = letters::without_prefix(text);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let number = decimal::cleaned(text, column);
        return if column.scheme == Some(Scheme::Udc) { format!("UDC {number}") } else { number };
    }
    letters::cleaned(text)
}

/// Takes the name of the scheme away (`DDC 22: 330.9598`, `LC QA76`).
fn scheme_said(text: &str, column: Column) -> (&str, Column) {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..letters).unwrap_or_default();
    let Some((_, scheme)) = SCHEMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) else { return (text, column) };
    let behind = text.get(letters..).unwrap_or_default();
    let edition = behind.bytes().skip_while(|b| *b == b' ').take_while(u8::is_ascii_digit).count();
    let mut rest = behind.trim_start_matches([' ', ':', '.', '-', '=']);
    if edition == 2 && rest.get(2..).is_some_and(|rest| rest.starts_with([' ', ':'])) {
        rest = rest[2..].trim_start_matches([' ', ':', '.', '-']);
    }
    let starts_with_letter = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    // LC and DK are classes themselves.
    let is_said = match scheme {
        Scheme::Lcc => starts_with_letter && rest.contains(|c: char| c.is_ascii_digit()),
        _ if word.eq_ignore_ascii_case("DK") => behind.starts_with(':') || rest.contains(['(', ':']),
        _ => rest.starts_with(|c: char| c.is_ascii_digit()),
    };
    if is_said { (rest, Column { scheme: Some(*scheme), is_class: true }) } else { (text, column) }
}

/// The scheme that a column's name says.
#[must_use]
pub fn scheme_of_name(name: &str) -> Option<Scheme> {
    let name = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says(&["udc", "cdu", "udk", "080"]) && !says(&["cdd"]) {
        Some(Scheme::Udc)
    } else if says(&["ddc", "dewey", "cdd", "082", "092"]) && !says(&["cdu"]) {
        Some(Scheme::Ddc)
    } else if says(&["lcc", "lc class", "lc call", "050", "090", "library of congress"]) {
        Some(Scheme::Lcc)
    } else {
        None
    }
}

/// What a column's cells show of their scheme, where its name does not say it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SchemeVote {
    all: u32,
    udc: u32,
    injured: u32,
    whole: u32,
}

impl SchemeVote {
    /// Counts one cell.
    pub fn add(&mut self, cell: &str) {
        let word = letters::without_prefix(cell.trim()).split(' ').next().unwrap_or_default();
        if !word.is_empty() {
            self.all += 1;
            self.udc += u32::from(decimal::has_marks_of_udc(word));
            self.injured += u32::from(decimal::has_lost_zeros(word));
            self.whole += u32::from(word.bytes().take_while(u8::is_ascii_digit).count() == 3);
        }
    }

    /// UDC where one cell in twenty has marks that only UDC has; Dewey where some have lost the zeros that only Dewey
    /// begins with, and more have all three digits: a notation of one's own has short numbers everywhere.
    #[must_use]
    pub fn scheme(self) -> Option<Scheme> {
        if self.udc >= 2 && self.udc.saturating_mul(20) >= self.all {
            Some(Scheme::Udc)
        } else if self.injured > 0 && self.udc == 0 && self.whole >= self.injured {
            Some(Scheme::Ddc)
        } else {
            None
        }
    }
}
