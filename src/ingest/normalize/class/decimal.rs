//! Numbers of Dewey and UDC.

use super::Column;
use crate::model::Scheme;

/// A number without prime marks and the scheme's edition, with the point and the zeros a spreadsheet took away.
pub fn cleaned(text: &str, column: Column) -> String {
    let joined = joined(text);
    let (word, tail) = joined.split_once(' ').unwrap_or((&joined, ""));
    let number = if column.scheme == Some(Scheme::Udc) { word.to_owned() } else { dewey(word, tail, column) };
    let tail = if is_edition(tail) { "" } else { tail };
    if tail.is_empty() { number } else { format!("{number} {tail}") }
}

/// A decimal comma made a point, points set twice made one, blanks beside the point taken away.
fn joined(text: &str) -> String {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let (number, behind) = text.split_at(whole);
    let rest = behind.trim_start_matches(['.', ',', ' ']);
    let marks = behind.get(..behind.len() - rest.len()).unwrap_or_default();
    if whole > 3 || marks.trim().is_empty() || digits(rest) == 0 {
        return text.to_owned();
    }
    format!("{number}.{rest}")
}

/// The number of a DDC edition behind a number: 16 to 23, perhaps with the 2 of its subfield.
fn is_edition(tail: &str) -> bool {
    let number = tail.strip_prefix("2 ").unwrap_or(tail);
    number.len() == 2 && number.parse::<u8>().is_ok_and(|edition| (11..=29).contains(&edition))
}

fn dewey(word: &str, tail: &str, column: Column) -> String {
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    let behind = word.get(whole..).unwrap_or_default();
    if whole == 3 {
        return without_primes(word);
    }
    let is_dewey = column.scheme == Some(Scheme::Ddc);
    let is_bare = whole == word.len() && !tail.starts_with(|c: char| c.is_ascii_digit());
    if (4..=16).contains(&whole) && is_bare && column.is_class && column.scheme != Some(Scheme::Lcc) {
        let (number, decimals) = word.split_at(3);
        return format!("{number}.{decimals}");
    }
    if whole < 3 && is_dewey && (behind.is_empty() || behind.starts_with('.')) {
        return format!("{}{word}", &"000"[whole..]);
    }
    word.to_owned()
}

/// Takes the marks away that show where a number may be cut: before or behind the point's place, never where UDC has them.
fn without_primes(word: &str) -> String {
    let behind = word.get(3..).unwrap_or_default();
    let is_marked = behind.starts_with(['.', '/', '\'']) && behind.contains(['/', '\'']);
    // UDC: 546/547 is a range, 811'36 has an auxiliary; Dewey has the point behind the third digit.
    if !is_marked
        || has_marks_of_udc(word)
        || (!behind.starts_with('.') && !behind[1..].starts_with('.') && !behind.contains('.')) && !is_lost_point(behind)
    {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let is_prime = matches!(c, '/' | '\'') && chars.peek().is_some_and(|next| next.is_ascii_digit() || *next == '.');
        if !is_prime {
            out.push(c);
        }
    }
    if is_lost_point(behind) { format!("{}.{}", &out[..3], &out[3..]) } else { out }
}

/// `808/0666/0068`: two marks and no point.
fn is_lost_point(behind: &str) -> bool {
    !behind.contains('.') && behind.matches('/').count() > 1
}

/// Whether a number has signs that Dewey does not know: parentheses, colon, equals and plus sign, points between groups, or
/// one or two digits before an auxiliary.
pub fn has_marks_of_udc(word: &str) -> bool {
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    if whole == 0 || whole > 3 {
        return false;
    }
    let behind = word.get(whole..).unwrap_or_default();
    let groups = behind.split(['(', ':', '=', '+', '"']).next().unwrap_or_default();
    let is_grouped = groups.matches('.').count() > 1 && !groups.contains("..");
    let is_auxiliary = whole < 3 && behind.strip_prefix(['.', '-']).is_some_and(|rest| rest.starts_with('0'));
    behind.contains(['(', ':', '=', '+', '"']) || is_grouped || is_auxiliary
}

/// Whether a number of Dewey has lost the zeros before it: `5.133`; UDC sets a point behind fewer than three digits before a
/// zero only.
pub fn has_lost_zeros(word: &str) -> bool {
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    let decimals = word.get(whole..).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default();
    let is_number = !decimals.is_empty() && decimals.bytes().all(|b| b.is_ascii_digit());
    (1..3).contains(&whole) && is_number && !decimals.starts_with('0') && !word.starts_with('0')
}
