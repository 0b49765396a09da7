//! Names of sheets as Excel allows them: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at either end,
//! not *History*, and no two alike in any case.

use std::collections::BTreeSet;

/// The longest name, in UTF-16 units (Excel specifications and limits).
pub(super) const LONGEST: usize = 31;

/// The names taken so far, in lower case.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// The allowed name nearest to `wanted` that is still free.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let plain = plain(wanted);
        let mut name = cut(&plain, LONGEST);
        let mut count = 2;
        while !self.taken.insert(name.to_lowercase()) {
            let mark = format!(" ({count})");
            name = format!("{}{mark}", cut(&plain, LONGEST - mark.len()));
            count += 1;
        }
        name
    }
}

fn plain(wanted: &str) -> String {
    let allowed = |c: char| match c {
        '[' => '(',
        ']' => ')',
        ':' | '*' | '?' | '/' | '\\' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let name: String = wanted.chars().map(allowed).collect();
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    match name {
        "" => "–".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} –"),
        name => name.to_owned(),
    }
}

fn cut(name: &str, units: usize) -> String {
    let mut left = units;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        fits
    };
    let short: String = name.chars().take_while(fits).collect();
    short.trim_end_matches(|c: char| c == '\'' || c.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_unlike() {
        let table = [
            ("Summary", "Summary"),
            ("summary", "summary (2)"),
            ("A/B: [C]*?\\", "A-B- (C)---"),
            ("'Quoted'", "Quoted"),
            ("", "–"),
            ("   ", "– (2)"),
            ("History", "History –"),
            ("Perpustakaan Negeri Kalimantan Barat", "Perpustakaan Negeri Kalimantan"),
            ("Perpustakaan Negeri Kalimantan Timur", "Perpustakaan Negeri Kaliman (2)"),
        ];
        let mut names = Names::default();
        for (wanted, expected) in table {
            let name = names.take(wanted);
            assert_eq!(name, expected, "{wanted:?}");
            assert!(rust_xlsxwriter::utility::check_sheet_name(&name).is_ok(), "{name:?}");
        }
    }

    #[test]
    fn long_names_of_wide_letters_are_cut_between_letters() {
        let mut names = Names::default();
        let name = names.take(&"𝔸".repeat(40));
        assert_eq!(name.encode_utf16().count(), 30);
        let second = names.take(&"𝔸".repeat(40));
        assert!(second.ends_with(" (2)") && second.encode_utf16().count() <= 31, "{second}");
    }
}
