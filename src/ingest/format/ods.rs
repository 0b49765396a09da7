//! `OpenDocument` spreadsheets, and the choice among the sheets of any workbook.
//!
//! Repeated rows and cells are written out as they are counted, never before: a file of a few bytes may claim a million
//! of them.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::super::field::recognize;
use super::super::sheet::FileFlaw;
use super::grid::{Grid, SEPARATOR};
use super::packed;
use crate::model::{Severity, SourceKind};

/// Rows a sheet can have, as in Excel and `LibreOffice`.
const MOST_ROWS: u32 = 1 << 20;
/// Columns that are read; no export of a catalog comes near.
const MOST_COLUMNS: u32 = 1000;
/// Bytes of a cell that are read; spreadsheet programs keep 32,767 characters.
const MOST_CELL: usize = 32_767;
/// Rows in which a header is looked for.
const HEAD: usize = 15;

/// A sheet being read.
#[derive(Debug, Default)]
pub struct Page {
    name: String,
    text: String,
    row: u32,
    line: Vec<String>,
    filled: u32,
    /// Why reading stopped before the end, or empty.
    pub cut_short: String,
    beyond: bool,
}

impl Page {
    /// An empty sheet.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn flush(&mut self) {
        if self.line.iter().any(|cell| !cell.is_empty()) {
            self.filled += 1;
            let mut line = Grid::default();
            line.line(self.line.iter().map(String::as_str));
            self.text.push_str(&line.text);
        } else {
            self.text.push('\n');
        }
        self.line.clear();
        self.row += 1;
    }
}

/// The sheets of a workbook and how much text they may come to.
#[derive(Debug)]
pub struct Pages {
    all: Vec<Page>,
    left: usize,
    limit: usize,
}

impl Pages {
    /// No sheets yet; `limit` is the most bytes that all may take.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { all: Vec::new(), left: limit, limit }
    }

    /// Puts a cell where it belongs, rows and columns from 0; cells come in the order of their rows.
    ///
    /// # Errors
    /// More text than the sheets may take, or rows out of order.
    pub fn put(&mut self, page: &mut Page, row: u32, column: u32, text: &str) -> Result<(), FileFlaw> {
        if text.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS || row < page.row {
            return Err(FileFlaw::new("file-workbook-broken", format!("row {}", u64::from(row) + 1)));
        }
        if column >= MOST_COLUMNS {
            page.beyond = true;
            return Ok(());
        }
        while page.row < row {
            self.flush(page)?;
        }
        let at = column as usize;
        if page.line.len() <= at {
            page.line.resize(at + 1, String::new());
        }
        shortened(text).clone_into(&mut page.line[at]);
        Ok(())
    }

    fn flush(&mut self, page: &mut Page) -> Result<(), FileFlaw> {
        let before = page.text.len();
        page.flush();
        let added = page.text.len() - before;
        self.left = self.left.checked_sub(added).ok_or_else(|| self.too_large())?;
        Ok(())
    }

    /// Writes a row with these cells as often as it is repeated, as far as a sheet has rows.
    ///
    /// # Errors
    /// More text than the sheets may take.
    fn put_repeated(&mut self, page: &mut Page, cells: &[(u32, String)], times: u32) -> Result<(), FileFlaw> {
        let times = times.min(MOST_ROWS.saturating_sub(page.row));
        if times == 0 {
            return Ok(());
        }
        let (at, start, filled) = (page.row, page.text.len(), page.filled);
        for (column, text) in cells {
            self.put(page, at, *column, text)?;
        }
        self.flush(page)?;
        // A file of a few bytes may repeat a thousand cells a million times: the text is made once and copied.
        let line = page.text.get(start..).unwrap_or_default().to_owned();
        let is_filled = page.filled - filled;
        for _ in 1..times {
            self.left = self.left.checked_sub(line.len()).ok_or_else(|| self.too_large())?;
            page.text.push_str(&line);
            page.filled += is_filled;
            page.row += 1;
        }
        Ok(())
    }

    fn too_large(&self) -> FileFlaw {
        FileFlaw::new("file-packed-too-large", (self.limit >> 20).to_string())
    }

    /// Adds a sheet that was read to its end.
    ///
    /// # Errors
    /// More text than the sheets may take.
    pub fn close(&mut self, mut page: Page) -> Result<(), FileFlaw> {
        self.flush(&mut page)?;
        self.all.push(page);
        Ok(())
    }

    /// The sheet with the most known column names among its first rows; of equal ones the longest, then the first.
    ///
    /// # Errors
    /// No sheet has a row.
    pub fn choose(self, format: &'static str, kind: SourceKind) -> Result<Grid, FileFlaw> {
        let rank = |(at, page): &(usize, Page)| (known(page, kind), page.filled, std::cmp::Reverse(*at));
        let filled = self.all.into_iter().enumerate().filter(|(_, page)| page.filled > 0);
        let mut pages: Vec<(usize, Page)> = filled.collect();
        let best = pages.iter().enumerate().max_by_key(|(_, page)| rank(page)).map(|(at, _)| at);
        let Some(best) = best else { return Err(FileFlaw::new("file-empty", "")) };
        let (_, page) = pages.swap_remove(best);
        let mut grid = Grid::of_lines(format, page.text);
        if !pages.is_empty() {
            pages.sort_by_key(|(at, _)| *at);
            let others: Vec<&str> = pages.iter().map(|(_, page)| page.name.as_str()).collect();
            grid.note("sheet-chosen", Severity::Note, &format!("{} / {}", page.name, others.join(", ")));
        }
        if page.beyond {
            grid.note("columns-beyond", Severity::Note, &page.name);
        }
        if !page.cut_short.is_empty() {
            grid.note("file-cut-short", Severity::Error, &page.cut_short);
        }
        Ok(grid)
    }
}

fn shortened(text: &str) -> &str {
    let mut end = text.len().min(MOST_CELL);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// How many known names the best of the first rows has.
fn known(page: &Page, kind: SourceKind) -> usize {
    let known = |line: &str| line.split(char::from(SEPARATOR)).filter(|cell| recognize(cell, kind).is_some()).count();
    page.text.lines().filter(|line| !line.is_empty()).take(HEAD).map(known).max().unwrap_or(0)
}

/// Reads the sheet of a spreadsheet that looks most like what the file is to be.
///
/// # Errors
/// A spreadsheet that cannot be read, is empty, or unpacks to more than it may.
pub fn read(bytes: &[u8], kind: SourceKind) -> Result<Grid, FileFlaw> {
    let limit = packed::weigh(bytes)?;
    let broken = |error: String| FileFlaw::new("file-workbook-broken", error);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let mut xml = Vec::new();
    let mut content = archive.by_name("content.xml").map_err(|error| broken(error.to_string()))?;
    content.read_to_end(&mut xml).map_err(|error| broken(error.to_string()))?;
    let xml = String::from_utf8_lossy(&xml);
    let mut pages = Pages::new(limit);
    let mut reading = Reading { pages: &mut pages, page: None, row: Row::default(), cell: None };
    reading.all(&xml)?;
    pages.choose("ods", kind)
}

/// A row being read.
#[derive(Debug, Default)]
struct Row {
    repeated: u32,
    cells: Vec<(u32, String)>,
    column: u32,
}

/// A cell being read.
#[derive(Debug, Default)]
struct Cell {
    repeated: u32,
    /// The value of a number, date or yes/no, which the shown text may have rounded.
    value: Option<String>,
    shown: String,
    /// Inside a comment, whose text is not the cell's.
    comment: u32,
}

struct Reading<'a> {
    pages: &'a mut Pages,
    page: Option<Page>,
    row: Row,
    cell: Option<Cell>,
}

impl Reading<'_> {
    fn all(&mut self, xml: &str) -> Result<(), FileFlaw> {
        let mut reader = quick_xml::Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag),
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref())?,
                Ok(Event::Text(text)) => self.text(&text),
                Ok(Event::CData(text)) => self.text(&text),
                Ok(Event::GeneralRef(reference)) => self.text(&resolve(&reference)),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    let Some(mut page) = self.page.take() else {
                        return Err(FileFlaw::new("file-workbook-broken", error.to_string()));
                    };
                    page.cut_short = error.to_string();
                    return self.pages.close(page);
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "table" => self.page = Some(Page::new(&attribute(tag, "table:name").unwrap_or_default())),
            "table-row" => self.row = Row { repeated: repeated(tag, "table:number-rows-repeated"), ..Row::default() },
            "table-cell" | "covered-table-cell" => {
                let value = ["office:value", "office:date-value", "office:boolean-value"];
                let value = value.iter().find_map(|name| attribute(tag, name)).map(|value| shortened(&value).to_owned());
                let repeated = repeated(tag, "table:number-columns-repeated");
                self.cell = Some(Cell { repeated, value, ..Cell::default() });
            }
            name => {
                let Some(cell) = &mut self.cell else { return };
                match name {
                    "annotation" => cell.comment += 1,
                    "p" | "s" | "tab" | "line-break" if cell.comment == 0 => cell.shown.push(' '),
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.comment == 0) {
            cell.shown.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), FileFlaw> {
        match name {
            "annotation" => {
                if let Some(cell) = &mut self.cell {
                    cell.comment = cell.comment.saturating_sub(1);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let text = cell.value.unwrap_or_else(|| shortened(cell.shown.trim()).to_owned());
                let end = self.row.column.saturating_add(cell.repeated).min(MOST_COLUMNS + 1);
                if !text.is_empty() {
                    self.row.cells.extend((self.row.column..end).map(|column| (column, text.clone())));
                }
                self.row.column = end;
            }
            "table-row" => self.close_row()?,
            "table" => {
                if let Some(page) = self.page.take() {
                    self.pages.close(page)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Writes a row as often as it is repeated; empty ones cost nothing until a filled one follows.
    fn close_row(&mut self) -> Result<(), FileFlaw> {
        let row = std::mem::take(&mut self.row);
        let Some(page) = &mut self.page else { return Ok(()) };
        if !row.cells.is_empty() {
            return self.pages.put_repeated(page, &row.cells, row.repeated);
        }
        if row.repeated < MOST_ROWS / 2 {
            for _ in 0..row.repeated.min(MOST_ROWS - page.row.min(MOST_ROWS)) {
                self.pages.flush(page)?;
            }
        }
        Ok(())
    }
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// The value of a tag's attribute, as written where its entities are unknown.
#[must_use]
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.clone().into_owned(), std::borrow::Cow::into_owned))
}

/// The text of an entity or character reference; unknown ones stay as written.
#[must_use]
pub fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}
