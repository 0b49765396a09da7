//! Small tools for text: quoting, capitals, filling of templates.

use crate::text::capital;

/// Returns `cells` as one delimited line, quoted where needed (or everywhere with `always`), with its line end.
pub fn line<S: AsRef<str>>(cells: &[S], separator: char, always: bool) -> String {
    let mut out = String::new();
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(separator);
        }
        let cell = cell.as_ref();
        let special = cell.contains([separator, '"', '\n', '\r']);
        if always || special {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
    out
}

/// Returns a comma-separated line.
pub fn csv<S: AsRef<str>>(cells: &[S]) -> String {
    line(cells, ',', false)
}

/// Words that stay small in a title set in capitals, in English, Malay and Indonesian.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "bagi", "by", "dalam", "dan", "dari", "daripada", "dengan", "di", "for", "from", "in", "ke",
    "kepada", "of", "on", "oleh", "or", "pada", "sebagai", "the", "to", "untuk", "with", "yang",
];

/// Returns `text` with every word but the small ones capitalized, as many Indonesian catalogs write titles.
pub fn title_case(text: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .enumerate()
        .map(|(index, word)| if index > 0 && SMALL.contains(&word) { word.to_owned() } else { capital(word) })
        .collect();
    words.join(" ")
}

/// Returns the first `n` letters of `text`, in upper case, leaving out everything that is no letter.
pub fn initials(text: &str, n: usize) -> String {
    text.chars().filter(char::is_ascii_alphabetic).take(n).map(|c| c.to_ascii_uppercase()).collect()
}

/// Returns an amount in hundredths as `12.50`.
pub fn decimal(minor: u64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}
