//! Classes and call numbers: local prefixes and marks dropped, the class itself kept as written.

/// Prefixes that tell where a book stands, not what it is about (the last few are Brunei's).
const PREFIXES: &[&str] = &["R", "REF", "RUJ", "SR", "T", "KBru", "KTes", "KBRU", "KTES", "Q", "OS", "JUV", "FOL", "TES", "BR"];

/// A class or call number without local prefix, prime marks and the number of the DDC edition.
#[must_use]
pub fn class(cell: &str) -> String {
    let mut words: Vec<&str> = cell.split_whitespace().collect();
    while words.len() > 1 && PREFIXES.contains(&words[0].trim_end_matches(['.', ':'])) && starts_with_class(words[1]) {
        words.remove(0);
    }
    // "005.13/3 22": prime mark inside, edition of the DDC behind.
    if words.len() == 2 && is_dewey(words[0]) && words[1].len() == 2 && words[1].bytes().all(|b| b.is_ascii_digit()) {
        words.pop();
    }
    let mut out = words.join(" ");
    if words.first().is_some_and(|word| is_dewey(word)) {
        out = out.replacen(['/', '\'', '′'], "", 1);
    }
    out
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
