//! A table read out of another format, as text of one line a row, with the place of every row in its file.

use super::super::report::Finding;
use crate::model::Severity;

/// Between the cells of a grid's text: the unit separator, which no cell keeps.
pub const SEPARATOR: u8 = 0x1F;

/// Where a row of a grid stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Logical record, from 1, damaged ones counted.
    pub number: u32,
    /// Line, row or record of the file, from 1, as people find it.
    pub line: u64,
    /// What was set right in reading it, as an issue code.
    pub flaw: Option<&'static str>,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Logical record, from 1.
    pub number: u32,
    /// Line, row or record of the file, from 1.
    pub line: u64,
    /// Code of the issue.
    pub code: &'static str,
    /// What is wrong, or the text at fault.
    pub sample: String,
}

/// A table read out of another format than delimited text.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Lines of cells joined by [`SEPARATOR`], quoted where they hold quotes; the header first where there is one.
    pub text: String,
    /// Code of the format.
    pub format: &'static str,
    /// Encoding found.
    pub encoding: String,
    /// Whether the first line is the header; where it is not known, the sheet looks for one.
    pub has_header: bool,
    /// Places of the rows behind the header, where a line's number does not tell them.
    pub places: Vec<Place>,
    /// Records that could not be read.
    pub damaged: Vec<Damaged>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<Finding>,
    number: u32,
}

impl Grid {
    /// An empty grid of records with a known header.
    #[must_use]
    pub fn of_records<'a>(format: &'static str, encoding: &str, header: impl IntoIterator<Item = &'a str>) -> Self {
        let mut grid = Self { format, encoding: encoding.to_owned(), has_header: true, ..Self::default() };
        grid.line(header);
        grid
    }

    /// A grid of a sheet's lines, one a row of the sheet, in which the header is still to be found.
    #[must_use]
    pub fn of_lines(format: &'static str, text: String) -> Self {
        Self { format, encoding: "UTF-8".to_owned(), text, ..Self::default() }
    }

    /// Appends a line of cells that is not counted.
    pub fn line<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(char::from(SEPARATOR));
            }
            push_cell(&mut self.text, cell);
        }
        self.text.push('\n');
    }

    /// Appends a record; one without any text is damaged, for a row of nothing would not be counted.
    pub fn record<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>, line: u64, flaw: Option<&'static str>) {
        let start = self.text.len();
        self.line(cells);
        let is_blank =
            self.text.get(start..).is_none_or(|line| line.chars().all(|c| c == char::from(SEPARATOR) || c.is_whitespace()));
        if is_blank {
            self.text.truncate(start);
            self.damage(line, "row-without-title", "");
        } else {
            self.number += 1;
            self.places.push(Place { number: self.number, line, flaw });
        }
    }

    /// Counts a record that cannot be read.
    pub fn damage(&mut self, line: u64, code: &'static str, sample: &str) {
        self.number += 1;
        let sample = sample.chars().filter(|c| !c.is_control()).take(80).collect();
        self.damaged.push(Damaged { number: self.number, line, code, sample });
    }

    /// Says something of the whole file.
    pub fn note(&mut self, code: &'static str, severity: Severity, sample: &str) {
        self.notes.push(Finding::new(code, severity, "", sample));
    }

    /// How many records were counted.
    #[must_use]
    pub fn counted(&self) -> u32 {
        self.number
    }
}

/// Appends a cell without line breaks and control characters, quoted where it holds a quote.
fn push_cell(text: &mut String, cell: &str) {
    let cell = cell.trim();
    let quoted = cell.contains('"');
    if quoted {
        text.push('"');
    }
    for c in cell.chars() {
        match c {
            '"' => text.push_str("\"\""),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => text.push(' '),
            c => text.push(c),
        }
    }
    if quoted {
        text.push('"');
    }
}
