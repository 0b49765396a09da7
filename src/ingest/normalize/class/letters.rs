//! What stands before a number: prefixes that tell where a book is shelved, and the letters of the Library of Congress.

use crate::model::is_lc_class;

/// Prefixes that are also classes of the Library of Congress or of medicine (the last are Brunei's): a number of Dewey
/// behind them is the class.
const PREFIXES: &[&str] =
    &["R", "REF", "RUJ", "SR", "T", "KBRU", "KTES", "Q", "QR", "OS", "JUV", "J", "F", "FOL", "TES", "BR", "S"];

/// The text from the class on; all of it, where no prefix is certain.
pub fn without_prefix(text: &str) -> &str {
    let mut rest = text;
    // A shelf has one or two words before the class: `Oversize Ref. QA76`.
    for _ in 0..3 {
        let Some(behind) = behind_prefix(rest) else { return rest };
        rest = behind;
    }
    rest
}

fn behind_prefix(text: &str) -> Option<&str> {
    if !text.starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let end = text.find(|c: char| !c.is_alphabetic() && !matches!(c, '.' | '-')).unwrap_or(text.len());
    let (marked, behind) = text.split_at(end);
    let word = marked.trim_end_matches(['.', '-']);
    let capitals = word.to_uppercase();
    if let Some(rest) = behind.strip_prefix([' ', ':', '/']) {
        let rest = rest.trim_start_matches([' ', ':', '/']);
        let is_known = PREFIXES.contains(&capitals.as_str());
        let is_prefix = if is_lc_class(&capitals) {
            is_dewey_behind_letters(rest, is_known && capitals.len() < 3)
        } else {
            // One letter and a number with a colon is a document of a government office: `I 19.121:39/2001`.
            let is_number = is_dewey(rest, is_known) && (capitals.len() > 1 || rest.bytes().take(3).all(|b| b.is_ascii_digit()));
            is_number || is_lc(rest) || behind_prefix(rest).is_some()
        };
        return is_prefix.then_some(rest);
    }
    // Glued: no class begins with I, O, X or Y, and none of the others is followed by a whole number of Dewey with its point.
    let is_free = matches!(capitals.as_str(), "I" | "O" | "X" | "Y");
    let is_glued = word.len() == marked.len() && behind.starts_with(|c: char| c.is_ascii_digit());
    (is_glued && (is_free || !is_lc_class(&capitals) && is_dewey(behind, false))).then_some(behind)
}

/// Whether Dewey or UDC follows a prefix that is no class: a point, a mark of UDC or an author's mark must tell it from a
/// running number, unless the prefix is known.
fn is_dewey(text: &str, is_known: bool) -> bool {
    let (word, tail) = text.split_once(' ').unwrap_or((text, ""));
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    let behind = word.get(whole..).unwrap_or_default();
    let is_point = behind.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_prime = behind.starts_with('/') && behind.contains('.');
    match whole {
        3 => is_point || is_prime || behind.starts_with('(') || behind.is_empty() && (is_known || is_author_mark(tail)),
        1 | 2 => super::decimal::has_marks_of_udc(word),
        _ => false,
    }
}

/// Whether Dewey follows letters that are a class of the Library of Congress themselves: no cutter follows the number, and
/// an author's mark does, or the letters are a known prefix and the number has a point.
fn is_dewey_behind_letters(text: &str, is_known: bool) -> bool {
    let (word, tail) = text.split_once(' ').unwrap_or((text, ""));
    // Spanish and Catalan libraries put letters behind the numbers of literatures: `P 834B Ben`.
    let word = if word.len() == 4 { word.trim_end_matches(|c: char| c.is_ascii_uppercase()) } else { word };
    let whole = word.bytes().take_while(u8::is_ascii_digit).count();
    let decimals = word.get(whole..).and_then(|rest| rest.strip_prefix('.')).unwrap_or_default();
    let is_number = whole == 3 && (word.len() == 3 || !decimals.is_empty() && decimals.bytes().all(|b| b.is_ascii_digit()));
    is_number && (is_author_mark(tail) || is_known && !decimals.is_empty() && !has_cutter(tail))
}

/// The first letters of an author or title, as spines have them: `SMI`, `Le C`.
fn is_author_mark(tail: &str) -> bool {
    let word = tail.split(' ').next().unwrap_or_default();
    (1..=4).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// A letter and a number: `.S65`, `D3`.
fn has_cutter(tail: &str) -> bool {
    let word = tail.trim_start_matches('.');
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a class of the Library of Congress with its cutter begins here.
fn is_lc(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let Some(rest) = text.get(letters..).map(str::trim_start).filter(|_| is_lc_class(&text[..letters])) else { return false };
    let number = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(number..).unwrap_or_default();
    let decimals = behind.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let behind = if decimals > 0 { &behind[1 + decimals..] } else { behind };
    (1..=4).contains(&number) && has_cutter(behind.trim_start_matches([' ', '.']))
}

/// A class of the Library of Congress in capitals, with blanks where others set apostrophes, and points set once.
pub fn cleaned(text: &str) -> String {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (class, rest) = text.split_at(letters);
    let number = rest.trim_start_matches([' ', '\'', '-', '.']);
    let is_apart = number.len() < rest.len();
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let is_small = class.bytes().any(|b| b.is_ascii_lowercase());
    let capitals = class.to_ascii_uppercase();
    let marks = &rest[..rest.len() - number.len()];
    // `no 5` and `v. 2` are no classes: small letters must stand at the number or before a cutter.
    let is_class = is_number
        && is_lc_class(&capitals)
        && !marks.contains('-')
        && (!is_small || !is_apart || is_lc(&format!("{capitals}{number}")));
    if !is_class {
        return text.to_owned();
    }
    let separator = if is_apart { " " } else { "" };
    let mut number = number.replace('\'', " ");
    while number.contains("..") {
        number = number.replace("..", ".");
    }
    let whole = number.bytes().take_while(u8::is_ascii_digit).count();
    // `QA 76. 9`
    if let Some(rest) = number[whole..].strip_prefix(". ").or_else(|| number[whole..].strip_prefix(" ."))
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        number = format!("{}.{rest}", &number[..whole]);
    }
    format!("{capitals}{separator}{number}")
}
