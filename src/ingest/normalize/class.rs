//! Classes and call numbers: local prefixes and marks dropped, the class itself kept as written.

use std::borrow::Cow;

use super::text::is_tidy;

/// Prefixes that tell where a book stands, not what it is about (the last few are Brunei's).
const PREFIXES: &[&str] = &["R", "REF", "RUJ", "SR", "T", "KBru", "KTes", "KBRU", "KTES", "Q", "OS", "JUV", "FOL", "TES", "BR"];

/// A class or call number without local prefix, prime marks and the number of the DDC edition.
#[must_use]
pub fn class(cell: &str) -> Cow<'_, str> {
    if is_tidy(cell) {
        return cleaned(cell);
    }
    let words: Vec<&str> = cell.split_whitespace().collect();
    Cow::Owned(cleaned(&words.join(" ")).into_owned())
}

/// The same of words with single spaces between them.
fn cleaned(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    while rest.starts_with(|c: char| c.is_ascii_uppercase())
        && let Some((first, tail)) = rest.split_once(' ')
        && PREFIXES.contains(&first.trim_end_matches(['.', ':']))
        && starts_with_class(tail)
    {
        rest = tail;
    }
    if !is_dewey(rest) {
        return Cow::Borrowed(rest);
    }
    // "005.13/3 22": prime mark inside, edition of the DDC behind.
    if let Some((first, last)) = rest.split_once(' ')
        && is_dewey(first)
        && last.len() == 2
        && last.bytes().all(|b| b.is_ascii_digit())
    {
        rest = first;
    }
    let first = rest.split(' ').next().unwrap_or_default();
    if is_dewey(first) && rest.contains(['/', '\'', '′']) {
        Cow::Owned(rest.replacen(['/', '\'', '′'], "", 1))
    } else {
        Cow::Borrowed(rest)
    }
}

fn starts_with_class(word: &str) -> bool {
    is_dewey(word) || word.bytes().next().is_some_and(|b| b.is_ascii_uppercase())
}

fn is_dewey(word: &str) -> bool {
    word.len() >= 3 && word.bytes().take(3).all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        let table = [
            ("REF 547 SMI", "547 SMI"),
            ("R 959.54", "959.54"),
            ("KBru 959.55 ABD", "959.55 ABD"),
            ("005.13/3 22", "005.133"),
            ("005.13/3-22 Jan p", "005.133-22 Jan p"),
            ("QD251 .S65 2015", "QD251 .S65 2015"),
            ("R", "R"),
            ("", ""),
        ];
        for (cell, expected) in table {
            assert_eq!(super::class(cell), expected, "{cell}");
        }
    }
}
