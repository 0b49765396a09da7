//! Rows of delimited text: slices of the text itself, read by the csv crate only where quotes are more than wrapping.
//!
//! In: decoded text, where its body begins, the separator. Out: [`Row`]s in order, with the lines they start on.
//! Invariants: cells are those the csv crate reads (RFC 4180, read leniently); empty records are no rows; a quote that
//! never closes spoils its own line only, which is then read without quoting.

use csv::{ReaderBuilder, StringRecord};
use memchr::memchr3;

/// One logical record.
#[derive(Debug)]
pub struct Row<'a> {
    /// Logical record, from 1.
    pub number: u32,
    /// Physical line it starts on, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: &'a [&'a str],
    /// What was wrong in reading it: quotes that do not close, a record whose stated length was false.
    pub flaw: Option<&'static str>,
}

/// A record that spans more lines than this has a quote that never closes.
const MOST_LINES: usize = 30;

/// Calls `visit` with every row of `text` from byte `body` on, until it returns false; the row's number is its count.
pub fn each(text: &str, body: usize, separator: u8, mut visit: impl FnMut(&Row<'_>) -> bool) {
    let mut place = Place { text, at: 0, line: 1 };
    place.go_to(body);
    let mut number = 0;
    let mut cells: Vec<&str> = Vec::new();
    loop {
        place.skip_breaks();
        let (start, line) = (place.at, place.line);
        if start >= text.len() {
            return;
        }
        cells.clear();
        let goes_on = if let Some(end) = simple(text, start, separator, &mut cells) {
            // Nothing between start and end breaks the line.
            place.at = end;
            is_blank(&cells) || visit_next(&mut number, line, &cells, false, &mut visit)
        } else {
            let rest = text.get(start..).unwrap_or_default();
            let (record, end, unbalanced) = quoted(rest, separator);
            place.go_to(start + end);
            let cells: Vec<&str> = record.iter().collect();
            (is_blank(&cells) && !unbalanced) || visit_next(&mut number, line, &cells, unbalanced, &mut visit)
        };
        if !goes_on {
            return;
        }
    }
}

fn visit_next(number: &mut u32, line: u64, cells: &[&str], unbalanced: bool, visit: &mut impl FnMut(&Row<'_>) -> bool) -> bool {
    *number += 1;
    let flaw = unbalanced.then_some("quote-unbalanced");
    visit(&Row { number: *number, line, cells, flaw })
}

fn is_blank(cells: &[&str]) -> bool {
    cells.iter().all(|cell| cell.trim_start().is_empty())
}

/// Splits a record whose quotes, where it has any, wrap whole cells of one line and hold none themselves.
///
/// Returns where the record's line breaks, or `None` where the record is not so simple; `cells` then means nothing.
fn simple<'t>(text: &'t str, start: usize, separator: u8, cells: &mut Vec<&'t str>) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = start;
    for at in (start..).step_by(WORD) {
        let mut marks = marks(word_at(bytes, at), separator);
        while marks != 0 {
            let mark = at + (marks.trailing_zeros() / 8) as usize;
            marks &= marks - 1;
            if mark < from {
                // Within the quotes of the cell before.
                continue;
            }
            match bytes.get(mark) {
                None | Some(b'\n' | b'\r') => {
                    cells.push(text.get(from..mark)?);
                    return Some(mark);
                }
                Some(byte) if *byte == separator => {
                    cells.push(text.get(from..mark)?);
                    from = mark + 1;
                }
                Some(b'"') if mark == from => {
                    let close = from + 1 + memchr3(b'"', b'\n', b'\r', bytes.get(from + 1..)?)?;
                    cells.push(text.get(from + 1..close).filter(|_| bytes[close] == b'"')?);
                    match bytes.get(close + 1) {
                        None | Some(b'\n' | b'\r') => return Some(close + 1),
                        Some(byte) if *byte == separator => from = close + 2,
                        // A doubled quote, or something behind a closing one.
                        Some(_) => return None,
                    }
                }
                Some(_) => {}
            }
        }
    }
    None
}

/// Bytes looked at together.
const WORD: usize = 8;
/// The lowest and the highest bit of each byte.
const LOW: u64 = u64::MAX / 255;
const HIGH: u64 = LOW << 7;

/// Eight bytes from `at` on, line breaks behind the last; the first is the lowest.
fn word_at(bytes: &[u8], at: usize) -> u64 {
    let mut word = [b'\n'; WORD];
    match bytes.get(at..at + WORD) {
        Some(whole) => word.copy_from_slice(whole),
        None => word.iter_mut().zip(bytes.get(at..).unwrap_or_default()).for_each(|(place, byte)| *place = *byte),
    }
    u64::from_le_bytes(word)
}

/// The highest bit of each byte that is the separator, a quote or a control character.
fn marks(word: u64, separator: u8) -> u64 {
    // Adding 127 to the lower seven bits carries into the highest one unless they are all zero.
    let zeros = |word: u64| !(((word & !HIGH) + !HIGH) | word | !HIGH);
    let each = |byte: u8| LOW * u64::from(byte);
    zeros(word ^ each(separator)) | zeros(word ^ each(b'"')) | zeros(word & each(0xE0))
}

/// Reads the record at the start of `rest`; its cells, its length, and whether its quotes do not close.
fn quoted(rest: &str, separator: u8) -> (StringRecord, usize, bool) {
    let mut cells = StringRecord::new();
    let mut reader = builder(separator, true).from_reader(rest.as_bytes());
    let is_read = matches!(reader.read_record(&mut cells), Ok(true));
    let end = usize::try_from(reader.position().byte()).unwrap_or(rest.len()).clamp(1, rest.len());
    let record = rest.get(..end).unwrap_or(rest);
    if is_read && !spans_too_much(record) && !(end == rest.len() && never_closes(record)) {
        return (cells, end, false);
    }
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let mut single = builder(separator, false).from_reader(line.as_bytes());
    if !matches!(single.read_record(&mut cells), Ok(true)) {
        cells.clear();
    }
    (cells, line.len(), true)
}

/// How every delimited file is read.
pub fn builder(separator: u8, quoting: bool) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).flexible(true).has_headers(false).quoting(quoting);
    builder
}

fn spans_too_much(record: &str) -> bool {
    record.len() > 120 && breaks_in(record) > MOST_LINES
}

/// A last record of several lines whose quotes do not pair has swallowed the rows behind its first line.
fn never_closes(record: &str) -> bool {
    breaks_in(record) > 0 && record.bytes().filter(|b| *b == b'"').count() % 2 == 1
}

fn breaks_in(record: &str) -> usize {
    record.trim_end().bytes().filter(|b| *b == b'\n').count()
}

/// A place in the text and its physical line; a line ends with `\n`, `\r\n` or a bare `\r`.
struct Place<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Place<'_> {
    fn step(&mut self) {
        let bytes = self.text.as_bytes();
        let byte = bytes[self.at];
        self.at += 1;
        if byte == b'\n' || (byte == b'\r' && bytes.get(self.at) != Some(&b'\n')) {
            self.line += 1;
        }
    }

    fn go_to(&mut self, at: usize) {
        while self.at < at.min(self.text.len()) {
            self.step();
        }
    }

    fn skip_breaks(&mut self) {
        while matches!(self.text.as_bytes().get(self.at), Some(b'\n' | b'\r')) {
            self.step();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut rows = Vec::new();
        each(text, 0, b',', |row| {
            rows.push((row.line, row.cells.iter().map(|cell| (*cell).to_owned()).collect()));
            true
        });
        rows
    }

    #[test]
    fn quotes_are_read_as_everyone_reads_them() {
        let table: [(&str, &[&str]); 9] = [
            ("a,b,\n", &["a", "b", ""]),
            ("\"a\",\"b, c\"\n", &["a", "b, c"]),
            ("\"a\"\"b\",c", &["a\"b", "c"]),
            ("\"\"\"a\"\"\",\"\"", &["\"a\"", ""]),
            ("a\"b\",c\r\n", &["a\"b\"", "c"]),
            ("\"a\"b,c", &["ab", "c"]),
            ("\"a\nb\",c", &["a\nb", "c"]),
            ("\"a\",", &["a", ""]),
            ("x\r", &["x"]),
        ];
        for (text, cells) in table {
            assert_eq!(rows(text), [(1, cells.iter().map(|cell| (*cell).to_owned()).collect())], "{text:?}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let lines: Vec<u64> = rows("a,1\r\n\r\n\"b\nc\",2\rd,3\n , \ne,4").into_iter().map(|row| row.0).collect();
        assert_eq!(lines, [1, 3, 5, 7]);
    }

    proptest::proptest! {
        /// Where every quote closes, rows are those of the csv crate.
        #[test]
        fn rows_are_those_of_the_csv_crate(text in "[ab,\"\n\r ]{0,40}") {
            let whole = format!("{text}\n");
            let mut reader = builder(b',', true).from_reader(whole.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            let expected: Vec<Vec<String>> =
                read.into_iter().filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            let mut found = Vec::new();
            let mut runaway = false;
            each(&whole, 0, b',', |row| {
                runaway |= row.flaw.is_some();
                found.push(row.cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
                true
            });
            if !runaway {
                proptest::prop_assert_eq!(found, expected);
            }
        }
    }
}
