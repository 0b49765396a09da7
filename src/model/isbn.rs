//! International standard book numbers (ISO 2108).
//!
//! Check digits are verified; ISBN-10s become ISBN-13s by adding 978 and recomputing the check digit, never by stripping
//! a prefix: an ISBN-10 may itself begin 979 (Indonesia), 971 (Philippines) or 974 (Thailand).

/// Why part of an ISBN cell was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsbnFlaw {
    /// A spreadsheet turned it into `9.78E+12`; the digits are lost.
    Exponential,
    /// Ten or thirteen digits whose check digit is wrong.
    CheckDigit,
    /// Another number of digits.
    Length,
    /// Valid by arithmetic and yet no book's (0000000000).
    Absurd,
    /// No number at all.
    NotANumber,
}

impl IsbnFlaw {
    /// The code of the issue.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Exponential => "isbn-exponential",
            Self::CheckDigit => "isbn-check-digit",
            Self::Length => "isbn-length",
            Self::Absurd => "isbn-absurd",
            Self::NotANumber => "isbn-not-a-number",
        }
    }
}

/// The ISBN-13 of ten or thirteen characters without hyphens.
///
/// # Errors
/// The flaw that makes it none.
pub fn isbn13(run: &str) -> Result<u64, IsbnFlaw> {
    let digits = run.as_bytes();
    match digits.len() {
        10 => from_ten(digits),
        13 => {
            if !digits.iter().all(u8::is_ascii_digit) || !(run.starts_with("978") || run.starts_with("979")) {
                return Err(IsbnFlaw::CheckDigit);
            }
            let value = number(digits);
            if check_digit_13(value / 10) == value % 10 { absurd(value) } else { Err(IsbnFlaw::CheckDigit) }
        }
        _ => Err(IsbnFlaw::Length),
    }
}

fn from_ten(digits: &[u8]) -> Result<u64, IsbnFlaw> {
    let mut sum = 0_u64;
    for (weight, &byte) in (1..=10).rev().zip(digits) {
        let value = match byte {
            b'0'..=b'9' => u64::from(byte - b'0'),
            b'X' if weight == 1 => 10,
            _ => return Err(IsbnFlaw::CheckDigit),
        };
        sum += weight * value;
    }
    if !sum.is_multiple_of(11) {
        return Err(IsbnFlaw::CheckDigit);
    }
    let stem = 978_000_000_000 + number(&digits[..9]);
    absurd(stem * 10 + check_digit_13(stem))
}

/// Titles do not share the group of all zeros, nor one digit ten times over.
fn absurd(isbn: u64) -> Result<u64, IsbnFlaw> {
    let body = isbn / 10 % 1_000_000_000;
    let same = body.is_multiple_of(111_111_111);
    if same { Err(IsbnFlaw::Absurd) } else { Ok(isbn) }
}

/// The check digit of the first twelve digits of an ISBN-13 (weights 1 and 3, modulo 10).
#[must_use]
pub fn check_digit_13(stem: u64) -> u64 {
    let mut rest = stem;
    let mut sum = 0;
    for place in 0..12 {
        sum += rest % 10 * if place % 2 == 0 { 3 } else { 1 };
        rest /= 10;
    }
    (10 - sum % 10) % 10
}

fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit & 0x0F))
}

/// The ISBN-13 that a person wrote as a key: with or without hyphens, ten or thirteen digits, or a candidate id `i978…`.
#[must_use]
pub fn isbn_of_key(text: &str) -> Option<u64> {
    let digits: String = text.trim().trim_start_matches('i').chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    isbn13(&digits.to_ascii_uppercase()).ok()
}
