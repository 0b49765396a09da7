//! A delimited file in memory: encoding, separator and header found, rows with their physical lines.
//!
//! In: bytes. Out: [`Sheet`], whose rows are logical records counted from 1; header, empty records and lines above the
//! header are no rows. No byte makes it fail in the middle: a quote that never closes spoils its own line only.

use std::path::Path;

use std::borrow::Cow;

use csv::StringRecord;

use super::field::recognize;
use super::format::{self, Content, Damaged, Grid, Place, SEPARATOR};
use super::report::Finding;
pub use super::split::Row;
use super::split::{self, builder};
use crate::model::SourceKind;

/// Why a file as a whole cannot be used, as an issue code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFlaw {
    /// Code of the issue.
    pub code: &'static str,
    /// What the system says, or what the file looks like; may be empty.
    pub detail: String,
}

impl FileFlaw {
    /// A flaw with what is known of it.
    pub fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// A file of rows, decoded.
#[derive(Debug, Clone)]
pub struct Sheet {
    text: String,
    /// Code of the format, where it is not delimited text.
    pub format: Option<&'static str>,
    /// Name of the encoding found.
    pub encoding: String,
    /// The separator.
    pub separator: u8,
    /// The header's cells, trimmed, where there is a header.
    pub header: Option<Vec<String>>,
    /// Cells of the widest of the first rows.
    pub width: usize,
    body: usize,
    /// Places of the rows, where their lines do not tell them.
    places: Vec<Place>,
    /// Records that could not be read; they count as rows.
    pub damaged: Vec<Damaged>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<Finding>,
}

/// Bytes of a usual row of a holdings list.
const USUAL_ROW: usize = 128;
/// Rows looked at to find separator, header and columns.
const SAMPLE_ROWS: usize = 60;

impl Sheet {
    /// Reads and decodes a file and finds its separator and header.
    ///
    /// # Errors
    /// The flaw that makes the file unusable.
    pub fn open(path: &Path, kind: SourceKind) -> Result<Self, FileFlaw> {
        match format::open(path, kind)? {
            Content::Delimited(bytes) => Self::of_bytes(bytes, kind),
            Content::Grid(grid) => Self::from_grid(grid, kind),
        }
    }

    /// The sheet of delimited bytes.
    fn of_bytes(bytes: Vec<u8>, kind: SourceKind) -> Result<Self, FileFlaw> {
        let (text, encoding) = decode(&bytes)?;
        // What is UTF-8 as a whole is not copied.
        let is_whole = matches!(&text, Cow::Borrowed(text) if text.len() == bytes.len());
        let text = if is_whole {
            drop(text);
            String::from_utf8(bytes).unwrap_or_default()
        } else {
            text.into_owned()
        };
        Self::of_text(text, encoding, kind)
    }

    #[cfg(test)]
    pub fn from_bytes(bytes: &[u8], kind: SourceKind) -> Result<Self, FileFlaw> {
        let (text, encoding) = decode(bytes)?;
        Self::of_text(text.into_owned(), encoding, kind)
    }

    fn of_text(text: String, encoding: &'static str, kind: SourceKind) -> Result<Self, FileFlaw> {
        if text.trim_start().is_empty() {
            return Err(FileFlaw::new("file-empty", ""));
        }
        let separator = separator(&text);
        let mut sheet = Self::new(text, encoding, separator);
        sheet.find_header(kind);
        sheet.filled()
    }

    /// The sheet of a table of another format.
    ///
    /// # Errors
    /// A table without rows.
    pub fn from_grid(grid: Grid, kind: SourceKind) -> Result<Self, FileFlaw> {
        let mut sheet = Self::new(grid.text, &grid.encoding, SEPARATOR);
        if grid.has_header {
            sheet.take_header();
        } else {
            sheet.find_header(kind);
        }
        sheet.format = Some(grid.format);
        (sheet.places, sheet.damaged, sheet.notes) = (grid.places, grid.damaged, grid.notes);
        sheet.filled()
    }

    fn new(text: String, encoding: &str, separator: u8) -> Self {
        Self {
            text,
            format: None,
            encoding: encoding.to_owned(),
            separator,
            header: None,
            width: 0,
            body: 0,
            places: Vec::new(),
            damaged: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The sheet with its width, where it has a row.
    fn filled(self) -> Result<Self, FileFlaw> {
        let mut sheet = self;
        if sheet.damaged.is_empty() && sheet.sample(1).is_empty() {
            return Err(FileFlaw::new("file-header-only", ""));
        }
        sheet.width = sheet.sample(SAMPLE_ROWS).iter().map(StringRecord::len).max().unwrap_or(0);
        sheet.width = sheet.width.max(sheet.header.as_ref().map_or(0, Vec::len));
        Ok(sheet)
    }

    /// About how many rows there are.
    #[must_use]
    pub fn estimate(&self) -> usize {
        self.text.len() / USUAL_ROW
    }

    /// The first `count` rows.
    #[must_use]
    pub fn sample(&self, count: usize) -> Vec<StringRecord> {
        let mut rows = Vec::new();
        self.each(|row| {
            rows.push(StringRecord::from(row.cells));
            rows.len() < count
        });
        rows
    }

    /// Calls `visit` with every row until it returns false; the row's number is its count, damaged records included.
    pub fn each(&self, mut visit: impl FnMut(&Row<'_>) -> bool) {
        if self.places.is_empty() {
            return split::each(&self.text, self.body, self.separator, visit);
        }
        let mut places = self.places.iter();
        split::each(&self.text, self.body, self.separator, |row| {
            places.next().is_none_or(|place| visit(&Row { number: place.number, line: place.line, flaw: place.flaw, ..*row }))
        });
    }

    /// Takes the first line for the header.
    fn take_header(&mut self) {
        let mut reader = builder(self.separator, true).from_reader(self.text.as_bytes());
        let mut cells = StringRecord::new();
        if matches!(reader.read_record(&mut cells), Ok(true)) {
            self.header = Some(cells.iter().map(str::to_owned).collect());
            self.body = usize::try_from(reader.position().byte()).unwrap_or(self.text.len());
        }
    }

    /// Looks for the header among the first rows: the row in which most cells are known names.
    fn find_header(&mut self, kind: SourceKind) {
        let mut ends = Vec::new();
        let mut reader = builder(self.separator, true).from_reader(self.text.as_bytes());
        let mut cells = StringRecord::new();
        while ends.len() < 15 && matches!(reader.read_record(&mut cells), Ok(true)) {
            ends.push((cells.clone(), usize::try_from(reader.position().byte()).unwrap_or(self.text.len())));
        }
        let score = |row: &StringRecord| row.iter().filter(|cell| recognize(cell, kind).is_some()).count();
        let best = ends.iter().enumerate().max_by_key(|(at, (row, _))| (score(row), usize::MAX - at));
        let Some((_, (row, end))) = best else { return };
        let known = score(row);
        let has_digit = row.iter().any(|cell| cell.bytes().any(|b| b.is_ascii_digit()));
        if known >= 2 || (known == 1 && (row.len() <= 2 || !has_digit)) {
            self.header = Some(row.iter().map(|cell| cell.trim().to_owned()).collect());
            self.body = *end;
        } else if let Some((row, end)) =
            ends.iter().find(|(row, _)| row.len() > 1).filter(|(row, _)| is_unknown_header(row, &ends))
        {
            self.header = Some(row.iter().map(|cell| cell.trim().to_owned()).collect());
            self.body = *end;
        }
    }
}

/// A first row without digits over rows that have them is a header in a language nobody taught us.
fn is_unknown_header(row: &StringRecord, all: &[(StringRecord, usize)]) -> bool {
    let has_digit = |row: &StringRecord| row.iter().any(|cell| cell.bytes().any(|b| b.is_ascii_digit()));
    let rows = all.iter().map(|(row, _)| row).filter(|other| other.len() == row.len());
    row.iter().all(|cell| !cell.trim().is_empty() && cell.len() < 40)
        && !has_digit(row)
        && all.len() > 3
        && rows.skip(1).filter(|other| has_digit(other)).count() * 10 >= (all.len() - 1) * 9
}

/// The text of bytes and the name of their encoding.
///
/// # Errors
/// Bytes that are no text.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), FileFlaw> {
    if bytes.is_empty() {
        return Err(FileFlaw::new("file-empty", ""));
    }
    if let Some(what) = other_format(bytes) {
        return Err(FileFlaw::new("file-binary", format!(" ({what})")));
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, _) = encoding.decode(bytes);
        return Ok((text, encoding.name()));
    }
    if let Some(encoding) = utf16_without_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Ok((text, encoding.name()));
    }
    let odd = bytes.iter().take(65_536).filter(|b| **b < 9 || (14..28).contains(*b)).count();
    if bytes.iter().take(65_536).any(|b| *b == 0) || odd * 100 > bytes.len().min(65_536) {
        return Err(FileFlaw::new("file-binary", ""));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), "UTF-8"));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text, encoding.name()))
}

/// What well-known format the bytes begin as, where they are no text.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    let known: [(&[u8], &str); 6] = [
        (b"PK", "ZIP"),
        (b"%PDF", "PDF"),
        (b"\x1f\x8b", "GZ"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"\xd0\xcf\x11\xe0", "XLS"),
    ];
    known.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// UTF-16 without a mark: Latin text has a zero in every other byte.
fn utf16_without_bom(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(2000) / 2 * 2];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let half = sample.len() / 2;
    if half < 8 {
        None
    } else if zeros(1) * 10 > half * 7 && zeros(0) == 0 {
        Some(encoding_rs::UTF_16LE)
    } else if zeros(0) * 10 > half * 7 && zeros(1) == 0 {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// The separator under which the first rows agree best on a number of cells above one.
fn separator(text: &str) -> u8 {
    let mut end = text.len().min(200_000);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let score = |separator: u8| {
        let mut counts = [0_usize; 256];
        let mut rows = 0;
        let mut reader = builder(separator, true).from_reader(head.as_bytes());
        let mut cells = StringRecord::new();
        while rows < SAMPLE_ROWS && matches!(reader.read_record(&mut cells), Ok(true)) {
            rows += 1;
            counts[cells.len().min(255)] += 1;
        }
        let (width, agreeing) = counts.iter().enumerate().skip(2).max_by_key(|(width, n)| (**n, *width)).unwrap_or((1, &0));
        // Share of agreeing rows in permille, then more cells.
        (agreeing * 1000 / rows.max(1)) * (8 + width.min(24))
    };
    let candidates = [b',', b';', b'\t', b'|', b'^', b'~'];
    candidates.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}

/// The cells of a header or, without one, numbers from 1, as people call the columns.
#[must_use]
pub fn column_names(sheet: &Sheet) -> Vec<String> {
    (0..sheet.width)
        .map(|at| match sheet.header.as_ref().and_then(|header| header.get(at)) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => format!("column {}", at + 1),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, u64, Vec<String>, bool)> {
        let sheet = Sheet::from_bytes(text.as_bytes(), SourceKind::Holdings).unwrap();
        let mut rows = Vec::new();
        sheet.each(|row| {
            rows.push((row.number, row.line, row.cells.iter().map(|cell| (*cell).to_owned()).collect(), row.flaw.is_some()));
            true
        });
        rows
    }

    #[test]
    fn rows_know_their_lines() {
        let found = rows("Title,ISBN\n\nFirst,1\n\"two\nlines\",2\n,\nThird,3\n");
        let lines: Vec<_> = found.iter().map(|row| (row.0, row.1)).collect();
        assert_eq!(lines, [(1, 3), (2, 4), (3, 7)]);
        assert_eq!(found[1].2, ["two\nlines", "2"]);
    }

    #[test]
    fn lines_above_the_header_are_no_rows() {
        let found = rows("Daftar koleksi 2026\r\n\r\nJudul;Pengarang;ISBN\r\nA;B;1\r\nC;D;2\r\n");
        assert_eq!(found.iter().map(|row| (row.0, row.1)).collect::<Vec<_>>(), [(1, 4), (2, 5)]);
    }

    #[test]
    fn an_unclosed_quote_spoils_one_line() {
        let mut text = String::from("Title,ISBN\n\"never closed,1\n");
        text.extend((0..60).map(|n| format!("Title number {n},{n}\n")));
        let found = rows(&text);
        assert_eq!(found.len(), 61);
        assert!(found[0].3);
        assert_eq!(found[60].1, 62);
    }

    #[test]
    fn an_unclosed_quote_near_the_end_spoils_one_line() {
        let found = rows("Title,ISBN\nFirst,1\n\"never closed,2\nThird,3\n");
        assert_eq!(found.iter().map(|row| (row.1, row.3)).collect::<Vec<_>>(), [(2, false), (3, true), (4, false)]);
    }

    #[test]
    fn encodings_are_found() {
        let table: [(&[u8], &str); 4] = [
            (b"\xef\xbb\xbfTitle,ISBN\na,1\n", "UTF-8"),
            (b"\xff\xfeT\0i\0t\0l\0e\0,\0I\0S\0B\0N\0\n\0a\0,\x001\0\n\0", "UTF-16LE"),
            (b"Judul;ISBN\nCaf\xe9 \x96 kopi dan budaya;1\n", "windows-1252"),
            ("Judul;ISBN\nCafé;1\n".as_bytes(), "UTF-8"),
        ];
        for (bytes, encoding) in table {
            assert_eq!(Sheet::from_bytes(bytes, SourceKind::Holdings).unwrap().encoding, encoding);
        }
    }

    #[test]
    fn unusable_files_say_why() {
        let table: [(&[u8], &str); 5] = [
            (b"", "file-empty"),
            (b" \n \n", "file-empty"),
            (b"Title,ISBN\n", "file-header-only"),
            (b"PK\x03\x04....", "file-binary"),
            (b"\x00\x01\x02\x03garbage\x00\x00", "file-binary"),
        ];
        for (bytes, code) in table {
            assert_eq!(Sheet::from_bytes(bytes, SourceKind::Holdings).unwrap_err().code, code);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            if let Ok(sheet) = Sheet::from_bytes(&bytes, SourceKind::Holdings) {
                let mut last = 0;
                sheet.each(|row| { assert_eq!(row.number, last + 1); last = row.number; true });
                proptest::prop_assert!(last > 0);
            }
        }
    }
}
