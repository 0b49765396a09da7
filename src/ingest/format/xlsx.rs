//! Excel workbooks, read cell by cell: a sheet whose only cells stand far apart costs nothing.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, open_workbook_from_rs};

use super::super::sheet::FileFlaw;
use super::grid::Grid;
use super::ods::{Page, Pages};
use super::packed;
use crate::model::SourceKind;

/// Reads the sheet of a workbook that looks most like what the file is to be.
///
/// # Errors
/// A workbook that cannot be read, is empty, or unpacks to more than it may.
pub fn read(bytes: &[u8], kind: SourceKind) -> Result<Grid, FileFlaw> {
    let limit = packed::weigh(bytes)?;
    let broken = |error: calamine::XlsxError| FileFlaw::new("file-workbook-broken", error.to_string());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let all = book.sheets_metadata().to_vec();
    let visible = all.iter().any(|sheet| sheet.visible == SheetVisible::Visible);
    let mut pages = Pages::new(limit);
    for sheet in all.iter().filter(|sheet| !visible || sheet.visible == SheetVisible::Visible) {
        let mut page = Page::new(&sheet.name);
        // A chart sheet has no cells; another sheet may have.
        let Ok(mut cells) = book.worksheet_cells_reader(&sheet.name) else { continue };
        loop {
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    pages.put(&mut page, row, column, &text(cell.get_value()))?;
                }
                Ok(None) => break,
                Err(error) => {
                    page.cut_short = error.to_string();
                    break;
                }
            }
        }
        pages.close(page)?;
    }
    pages.choose("xlsx", kind)
}

/// A cell as text: whole numbers without a point, dates as ISO 8601.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Shortest digits that give the number back, never with an exponent.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) if date.is_datetime() && date.as_f64() >= 1.0 => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
