//! Aligned tables for reports: text to the left, figures to the right, two spaces between.

/// A table being filled, row by row.
pub(super) struct Table {
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with its headers; those that begin with `>` stand over figures.
    pub(super) fn new<S: AsRef<str>>(headers: impl IntoIterator<Item = S>) -> Self {
        let headers: Vec<String> = headers.into_iter().map(|header| header.as_ref().to_owned()).collect();
        let right = headers.iter().map(|header| header.starts_with('>')).collect();
        let first = headers.iter().map(|header| header.trim_start_matches('>').to_owned()).collect();
        Self { right, rows: vec![first] }
    }

    /// Adds a row.
    pub(super) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Whether there is no row but the headers.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }

    /// The table as lines, each indented by `indent` spaces.
    pub(super) fn text(&self, indent: usize) -> String {
        let columns = self.right.len();
        let width = |col: usize| self.rows.iter().filter_map(|row| row.get(col)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..columns).map(|col| width(col).unwrap_or_default()).collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = " ".repeat(indent);
            for ((cell, width), right) in row.iter().zip(&widths).zip(&self.right) {
                let pad = " ".repeat(width - cell.chars().count());
                let (before, after) = if *right { (pad.as_str(), "") } else { ("", pad.as_str()) };
                line.extend([before, cell, after, "  "]);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// A report being written, line by line.
#[derive(Default)]
pub(super) struct Report {
    text: String,
}

impl Report {
    /// Adds a line.
    pub(super) fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Adds an empty line and then one that names what follows.
    pub(super) fn section(&mut self, text: &str) {
        self.text.push('\n');
        self.line(text);
    }

    /// Adds a table that has rows, indented.
    pub(super) fn table(&mut self, table: &Table, indent: usize) {
        if !table.is_empty() {
            self.text.push_str(&table.text(indent));
        }
    }

    /// The whole text.
    pub(super) fn text(self) -> String {
        self.text
    }
}

/// Text cut to so many letters, with an ellipsis where something is missing; line ends become spaces.
pub(super) fn short(text: &str, letters: usize) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if flat.chars().count() <= letters {
        return flat;
    }
    flat.chars().take(letters.saturating_sub(1)).chain(std::iter::once('…')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_under_one_another() {
        let mut table = Table::new(["Partner", ">Titles"]);
        table.row(["kuching", "1,234"]);
        table.row(["ké", "7"]);
        assert_eq!(table.text(2), "  Partner  Titles\n  kuching   1,234\n  ké            7\n");
        assert!(!table.is_empty());
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(short("Flora of Borneo", 8), "Flora o…");
        assert_eq!(short("a\nb", 8), "a b");
    }
}
