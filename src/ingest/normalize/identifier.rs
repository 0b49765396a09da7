//! ISBN and OCLC numbers out of messy cells.
//!
//! What makes digits an ISBN is [`crate::model::isbn13`]; this file finds the digits.

use crate::model::{IsbnFlaw, isbn13};

/// What was found in an ISBN cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Isbns {
    /// Valid ISBN-13s, distinct, in the order of the cell.
    pub valid: Vec<u64>,
    /// What else the cell held, worst first.
    pub flaw: Option<IsbnFlaw>,
    /// A first zero was missing (a nine-digit SBN, or a spreadsheet's doing) and the check digit proves it.
    pub zero_restored: bool,
}

/// The ISBN of a cell that holds nothing else, without a hyphen, as most do.
#[must_use]
pub fn plain_isbn(cell: &str) -> Option<u64> {
    let digits = cell.as_bytes();
    let (head, last) = (digits.split_last()?.1, digits.last()?);
    let is_plain = matches!(digits.len(), 10 | 13)
        && head.iter().all(u8::is_ascii_digit)
        && (last.is_ascii_digit() || (*last == b'X' && digits.len() == 10));
    if is_plain { isbn13(cell).ok() } else { None }
}

/// Reads all ISBNs of a cell: several may stand there, joined by anything, with hyphens and qualifiers.
#[must_use]
pub fn isbns(cell: &str) -> Isbns {
    let mut found = Isbns::default();
    let cell = cell.trim();
    if cell.is_empty() {
        return found;
    }
    if is_exponential(cell) {
        found.flaw = Some(IsbnFlaw::Exponential);
        return found;
    }
    let mut numbers = 0;
    for run in runs(cell) {
        numbers += 1;
        let with_zero = if run.len() == 9 { isbn13(&format!("0{run}")).ok() } else { None };
        found.zero_restored |= with_zero.is_some();
        match with_zero.map_or_else(|| isbn13(&run), Ok) {
            Ok(isbn) if !found.valid.contains(&isbn) => found.valid.push(isbn),
            Ok(_) => {}
            // An ISSN shares the column in SLiMS and Sierra; eight digits are none of our business here.
            Err(IsbnFlaw::Length) if run.len() == 8 || run.len() < 4 => {}
            Err(flaw) => found.flaw = found.flaw.or(Some(flaw)),
        }
    }
    if numbers == 0 {
        found.flaw = Some(IsbnFlaw::NotANumber);
    }
    found
}

/// The ISBN of a cell whose two or three first zeros a spreadsheet dropped (seven or eight digits that stand alone, as of
/// publishers 00 and 000), where the check digit proves it. An ISSN without hyphen passes the same test, so columns that
/// share ISBN and ISSN must not ask.
#[must_use]
pub fn without_zeros(cell: &str) -> Option<u64> {
    let cell = cell.trim();
    let is_number = matches!(cell.len(), 7 | 8) && cell.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    is_number.then(|| isbn13(&format!("{cell:0>10}")).ok()).flatten()
}

/// Whether a spreadsheet wrote the cell as a power of ten: `9.78E+12`, `9,78602E+12`.
#[must_use]
pub fn is_exponential(cell: &str) -> bool {
    let Some((head, tail)) = cell.trim().split_once(['E', 'e']) else { return false };
    let exponent = tail.strip_prefix('+').unwrap_or(tail);
    !exponent.is_empty()
        && exponent.len() <= 2
        && exponent.bytes().all(|b| b.is_ascii_digit())
        && head.bytes().next().is_some_and(|b| b.is_ascii_digit())
        && head.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

/// Runs of digits (with a closing X) that hyphens, en dashes and single spaces do not break.
fn runs(cell: &str) -> Vec<String> {
    let chars: Vec<char> = cell.chars().collect();
    let mut out = Vec::new();
    let mut run = String::new();
    let mut bracket = 0_u32;
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '(' | '[' if run.is_empty() => bracket += 1,
            ')' | ']' => bracket = bracket.saturating_sub(1),
            _ => {}
        }
        let next_is_digit = chars.get(at + 1).is_some_and(|next| next.is_ascii_digit() || matches!(next, 'x' | 'X'));
        let joins = matches!(c, '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' | ' ') && next_is_digit;
        if c.is_ascii_digit() {
            run.push(c);
        } else if matches!(c, 'x' | 'X') && run.len() == 9 {
            run.push('X');
        } else if !(joins && !run.is_empty() && can_go_on(&run, c)) {
            flush(&mut run, bracket, &mut out);
        }
    }
    flush(&mut run, bracket, &mut out);
    out
}

/// A space ends a run that is whole already; a hyphen never does before thirteen digits.
fn can_go_on(run: &str, joint: char) -> bool {
    if joint == ' ' { run.len() < 13 && !(run.len() == 10 && isbn13(run).is_ok()) } else { run.len() < 13 }
}

/// Numbers inside brackets are qualifiers (volume, price), not ISBNs, unless they have an ISBN's length.
fn flush(run: &mut String, bracket: u32, out: &mut Vec<String>) {
    if !run.is_empty() && (bracket == 0 || run.len() >= 10) {
        out.push(std::mem::take(run));
    }
    run.clear();
}

/// The first seven digits of a cell's first ISSN whose check digit holds (ISO 3297: weights 8 to 2, modulo 11); 0 without one.
#[must_use]
pub fn issn(cell: &str) -> u32 {
    // Most cells looked at hold one ISBN, or nothing.
    if cell.len() < 8 || matches!(cell.len(), 10 | 13) && cell.bytes().all(|b| b.is_ascii_digit()) {
        return 0;
    }
    let runs = cell.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '\u{2010}'..='\u{2015}')));
    runs.filter_map(one_issn).find(|issn| *issn > 0).unwrap_or(0)
}

fn one_issn(run: &str) -> Option<u32> {
    let mut signs = [0_u8; 8];
    let mut count = 0;
    for sign in run.bytes().filter(u8::is_ascii_alphanumeric) {
        *signs.get_mut(count)? = sign;
        count += 1;
    }
    let (check, digits) = signs.split_last().filter(|_| count == 8)?;
    let check = if matches!(check, b'x' | b'X') { 10 } else { u32::from(check.checked_sub(b'0').filter(|d| *d < 10)?) };
    let number = digits.iter().try_fold(0, |n: u32, d| d.is_ascii_digit().then(|| n * 10 + u32::from(d - b'0')))?;
    let sum: u32 = (2..=8).rev().zip(digits).map(|(weight, d)| weight * u32::from(d - b'0')).sum();
    (sum + check).is_multiple_of(11).then_some(number)
}

/// A Library of Congress control number, normalized as its namespace says (no spaces, six digits behind a hyphen, no
/// revision) and packed: up to three letters in base 27 before up to ten digits; 0 where the cell has none.
#[must_use]
pub fn lccn(cell: &str) -> u64 {
    if cell.is_empty() {
        return 0;
    }
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.split(['/', '|', ';', '(']).next().unwrap_or_default().to_ascii_lowercase();
    let text = match text.split_once('-') {
        Some((year, serial)) => format!("{year}{serial:0>6}"),
        None => text,
    };
    let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let digits = text.get(letters..).unwrap_or_default();
    if letters > 3 || !(8..=10).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return 0;
    }
    let prefix = text.bytes().take(letters).fold(0, |n, b| n * 27 + u64::from(b - b'a') + 1);
    prefix * 10_000_000_000 + digits.parse::<u64>().unwrap_or(0)
}

/// The largest OCLC number taken for real; WorldCat passed 1.4 billion in 2024.
const LARGEST_OCLC: u64 = 2_000_000_000;

/// OCLC numbers of a cell: split as HathiTrust's specification does, prefixes dropped; others are not believed.
///
/// Returns the distinct valid numbers and whether something in the cell was left out.
#[must_use]
pub fn oclcs(cell: &str) -> (Vec<u64>, bool) {
    let mut valid = Vec::new();
    let mut flawed = false;
    for part in cell.split([',', ';', '|', '/', ' ', ':']).map(str::trim).filter(|part| !part.is_empty()) {
        match oclc(part) {
            Some(number) if !valid.contains(&number) => valid.push(number),
            Some(_) => {}
            None => flawed = true,
        }
    }
    (valid, flawed)
}

/// The number of a cell or part of one.
#[must_use]
pub fn oclc(part: &str) -> Option<u64> {
    let mut rest = part;
    if let Some(after) = rest.strip_prefix('(') {
        let (source, number) = after.split_once(')')?;
        if !source.eq_ignore_ascii_case("ocolc") {
            return None;
        }
        rest = number;
    }
    let prefixes = ["ocolc", "ocm", "ocn", "ocl7", "on"];
    rest = prefixes.into_iter().find_map(|prefix| without(rest, prefix)).unwrap_or(rest);
    if rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    rest.parse().ok().filter(|number| (1..=LARGEST_OCLC).contains(number))
}

fn without<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    text.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix)).and_then(|_| text.get(prefix.len()..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::check_digit_13;

    #[test]
    fn isbn_table() {
        let table: &[(&str, &[u64], Option<IsbnFlaw>)] = &[
            ("9780596009304", &[9_780_596_009_304], None),
            ("0-596-00108-8", &[9_780_596_001_087], None),
            ("0764541668", &[9_780_764_541_667], None),
            ("080442957X", &[9_780_804_429_573], None),
            ("978-0-596-00930-4 (jil. 1)", &[9_780_596_009_304], None),
            ("(v. 2) 978 0 596 00930 4", &[9_780_596_009_304], None),
            ("9794330019", &[9_789_794_330_012], None),
            ("9794330018", &[], Some(IsbnFlaw::CheckDigit)),
            ("", &[], None),
            ("9.78E+12", &[], Some(IsbnFlaw::Exponential)),
            ("9,78602E+12", &[], Some(IsbnFlaw::Exponential)),
            ("12345678901", &[], Some(IsbnFlaw::Length)),
            ("123456789012", &[], Some(IsbnFlaw::Length)),
            ("0000000000", &[], Some(IsbnFlaw::Absurd)),
            ("9780596009305", &[], Some(IsbnFlaw::CheckDigit)),
            ("9780596009304 (pbk.) | 0596009305", &[9_780_596_009_304], None),
            ("9780596009304; 9780764541667", &[9_780_596_009_304, 9_780_764_541_667], None),
            ("Rp", &[], Some(IsbnFlaw::NotANumber)),
        ];
        for (cell, valid, flaw) in table {
            assert_eq!(isbns(cell), Isbns { valid: valid.to_vec(), flaw: *flaw, zero_restored: false }, "{cell}");
        }
    }

    #[test]
    fn a_ten_digit_isbn_that_begins_979_is_a_ten_digit_isbn() {
        for stem in ["979433001", "971500123", "974221234"] {
            let sum: u64 = (2..=10).rev().zip(stem.bytes()).map(|(w, b)| w * u64::from(b - b'0')).sum();
            let check = (11 - sum % 11) % 11;
            let ten = format!("{stem}{}", if check == 10 { "X".to_owned() } else { check.to_string() });
            let stem13 = 978_000_000_000 + stem.parse::<u64>().unwrap();
            assert_eq!(isbns(&ten).valid, [stem13 * 10 + check_digit_13(stem13)], "{ten}");
        }
    }

    #[test]
    fn a_lost_first_zero_is_restored_where_the_check_digit_proves_it() {
        assert_eq!(isbns("439023483"), Isbns { valid: vec![9_780_439_023_481], flaw: None, zero_restored: true });
        assert_eq!(isbns("439023484").flaw, Some(IsbnFlaw::Length));
        // 0-06-112008-1 and 0-00-711751-5 as Excel leaves them, and the latter with a wrong digit.
        assert_eq!(without_zeros("61120081"), Some(9_780_061_120_084));
        assert_eq!(without_zeros("7117515"), Some(9_780_007_117_512));
        assert_eq!(without_zeros("7117517"), None);
        assert_eq!(without_zeros("6-1120081"), None);
    }

    #[test]
    fn issns_and_lccns() {
        let table = [
            ("0378-5955", 378_595),
            ("0317-8471 (print); 1050-124X", 317_847),
            ("1050124x", 1_050_124),
            ("0378-5954", 0),
            ("", 0),
            ("9780596009304", 0),
        ];
        for (cell, expected) in table {
            assert_eq!(issn(cell), expected, "{cell}");
        }
        let table = [
            ("   84006017 ", 84_006_017),
            ("84-6017", 84_006_017),
            ("2001-000001", 2_001_000_001),
            ("n  78890351 ", 14 * 10_000_000_000 + 78_890_351),
            ("75425165//r75", 75_425_165),
            ("12", 0),
            ("none", 0),
        ];
        for (cell, expected) in table {
            assert_eq!(lccn(cell), expected, "{cell}");
        }
    }

    #[test]
    fn oclc_table() {
        let table: &[(&str, &[u64], bool)] = &[
            ("(OCoLC)12345678", &[12_345_678], false),
            ("ocm00012345; ocn123456789", &[12_345, 123_456_789], false),
            ("on1234567890", &[1_234_567_890], false),
            ("55NEW55", &[], true),
            ("1.79699E+11", &[], true),
            ("(DLC)1234", &[], true),
            ("0", &[], true),
            ("99999999999", &[], true),
        ];
        for (cell, valid, flawed) in table {
            assert_eq!(oclcs(cell), (valid.to_vec(), *flawed), "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_only_valid_isbns(cell in "\\PC{0,60}") {
            for isbn in isbns(&cell).valid {
                proptest::prop_assert_eq!(check_digit_13(isbn / 10), isbn % 10);
                proptest::prop_assert!(isbn / 10_000_000_000 == 978 || isbn / 10_000_000_000 == 979);
            }
        }

        #[test]
        fn a_plain_isbn_is_the_one_of_the_cell(cell in "97[89][0-9]{10}|[0-9]{9}[0-9X]|[0-9xX-]{0,14}") {
            if let Some(isbn) = plain_isbn(&cell) {
                proptest::prop_assert_eq!(isbns(&cell), Isbns { valid: vec![isbn], flaw: None, zero_restored: false });
            }
        }

        #[test]
        fn hyphens_change_nothing(stem in 0_u64..1_000_000_000, cut in 1_usize..12) {
            let stem = 978_000_000_000 + stem;
            let isbn = format!("{}{}", stem, check_digit_13(stem));
            let (head, tail) = isbn.split_at(cut);
            proptest::prop_assert_eq!(isbns(&isbn), isbns(&format!("{head}-{tail}")));
        }
    }
}
