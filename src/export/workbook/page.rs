//! How every sheet looks: widths, header rows, formats of numbers and money, print set-up, sums.
//!
//! A sheet is written from the top down; [`Page`] knows the next row. Text that begins like a formula is written as
//! text and marked so that it stays text when a person edits the cell.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet};

use super::Xlsx;
use crate::export::safe::is_formula_like;
use crate::model::{Currency, Money};
use crate::tr;

/// The longest text a cell holds (Excel specifications and limits).
const LONGEST_TEXT: usize = 32_767;
/// Rows of a sheet (Excel specifications and limits).
pub(super) const SHEET_ROWS: u32 = 1_048_576;
const INK: Color = Color::RGB(0x1F_3A_34);
const FILL: Color = Color::RGB(0xDC_E9_E4);
const QUIET: Color = Color::RGB(0x5A_65_61);

/// One cell.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    /// Text; empty text leaves the cell empty.
    Text(String),
    /// A whole number, grouped.
    Count(u64),
    /// A number with one decimal.
    Points(f64),
    /// A number with four decimals.
    Fine(f64),
    /// A share 0–1, shown as a percentage.
    Share(f64),
    /// Money, shown with its currency.
    Money(Money),
    /// A year; 0 leaves the cell empty.
    Year(i16),
    /// Nothing.
    Empty,
}

impl Cell {
    /// Text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Money, or nothing.
    pub(super) fn maybe_money(money: Option<Money>) -> Self {
        money.map_or(Self::Empty, Self::Money)
    }

    /// *Yes*, or nothing.
    pub(super) fn flag(set: bool) -> Self {
        if set { Self::Text(tr!("export-yes")) } else { Self::Empty }
    }
}

/// A column of a table: message id of its header, width in letters.
pub(super) type Column = (&'static str, f64);

/// A sheet being written from the top down.
pub(super) struct Page {
    sheet: Worksheet,
    row: u32,
    table: Option<(u32, u16)>,
}

impl Page {
    /// An empty sheet: landscape A4, one page wide, its name and page numbers at the foot.
    pub(super) fn new(name: &str) -> Xlsx<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&L&A&R&P / &N");
        Ok(Self { sheet, row: 0, table: None })
    }

    /// Says at the head of every printed page whose sheet it is.
    pub(super) fn print_title(&mut self, title: &str) {
        // Excel allows 255 letters, its own marks included.
        let short: String = title.chars().take(100).collect();
        self.sheet.set_header(format!("&L&B{}", short.replace('&', "&&")));
    }

    /// The next row, from 0.
    pub(super) fn next_row(&self) -> u32 {
        self.row
    }

    /// Leaves a row empty.
    pub(super) fn gap(&mut self) {
        self.row += 1;
    }

    /// Widths of columns from the first on, in letters.
    pub(super) fn widths(&mut self, widths: &[f64]) -> Xlsx<()> {
        for (col, width) in (0_u16..).zip(widths) {
            self.sheet.set_column_width(col, *width)?;
        }
        Ok(())
    }

    /// A title over what follows.
    pub(super) fn heading(&mut self, text: &str, large: bool) -> Xlsx<()> {
        let format = Format::new().set_bold().set_font_color(INK).set_font_size(if large { 16.0 } else { 12.0 });
        self.sheet.write_string_with_format(self.row, 0, shortened(text), &format)?;
        self.row += 1;
        Ok(())
    }

    /// A row of explaining text.
    pub(super) fn note(&mut self, text: &str) -> Xlsx<()> {
        let format = Format::new().set_font_color(QUIET).set_italic();
        self.sheet.write_string_with_format(self.row, 0, shortened(text), &format)?;
        self.row += 1;
        Ok(())
    }

    /// A figure with its name before it.
    pub(super) fn figure(&mut self, name: &str, value: &Cell) -> Xlsx<()> {
        self.write(0, &Cell::text(name))?;
        self.write(1, value)?;
        self.row += 1;
        Ok(())
    }

    /// Keeps everything written so far, and so many columns, in sight and on every printed page.
    pub(super) fn freeze(&mut self, columns: u16) -> Xlsx<()> {
        self.sheet.set_freeze_panes(self.row, columns)?;
        if self.row > 0 {
            self.sheet.set_repeat_rows(0, self.row - 1)?;
        }
        Ok(())
    }

    /// The same with the row that comes next: the header of a matrix.
    pub(super) fn freeze_next(&mut self, columns: u16) -> Xlsx<()> {
        self.sheet.set_freeze_panes(self.row + 1, columns)?;
        self.sheet.set_repeat_rows(0, self.row)?;
        Ok(())
    }

    /// The one table of a sheet: header frozen, repeated on every printed page, with a filter (see [`Page::end_table`]).
    pub(super) fn table(&mut self, columns: &[Column], more: &[String]) -> Xlsx<()> {
        let mut widths: Vec<f64> = columns.iter().map(|(_, width)| *width).collect();
        widths.extend(more.iter().map(|_| 18.0));
        self.widths(&widths)?;
        let header = self.row;
        let texts: Vec<String> = columns.iter().map(|(id, _)| tr!(id)).chain(more.iter().cloned()).collect();
        self.header(&texts)?;
        self.sheet.set_freeze_panes(header + 1, 0)?;
        self.sheet.set_repeat_rows(header, header)?;
        self.table = Some((header, u16::try_from(texts.len()).unwrap_or(1)));
        Ok(())
    }

    /// Ends the table of [`Page::table`]: puts the filter over the rows written since.
    pub(super) fn end_table(&mut self) -> Xlsx<()> {
        if let Some((header, columns)) = self.table.take() {
            self.sheet.autofilter(header, 0, self.row - 1, columns.saturating_sub(1))?;
        }
        Ok(())
    }

    /// A header row of a smaller table.
    pub(super) fn header(&mut self, texts: &[String]) -> Xlsx<()> {
        let format = Format::new()
            .set_bold()
            .set_font_color(INK)
            .set_background_color(FILL)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(INK)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        for (col, text) in (0_u16..).zip(texts) {
            self.sheet.write_string_with_format(self.row, col, shortened(text), &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row of cells.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Xlsx<()> {
        for (col, cell) in (0_u16..).zip(cells) {
            self.write(col, cell)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row of sums over the rows from `first` to the one before, after the label; each sum with its result.
    pub(super) fn totals(&mut self, label: &str, first: u32, sums: &[(u16, Cell)]) -> Xlsx<()> {
        let bold = Format::new().set_bold().set_border_top(FormatBorder::Thin);
        self.sheet.write_string_with_format(self.row, 0, shortened(label), &bold)?;
        let last = self.row.saturating_sub(1);
        for (col, sum) in sums {
            let (format, result) = match sum {
                Cell::Money(money) => (money_format(money.currency), money.decimal().to_string()),
                Cell::Count(count) => (Format::new().set_num_format("#,##0"), count.to_string()),
                Cell::Points(points) => (Format::new().set_num_format("#,##0.0"), points.to_string()),
                _ => continue,
            };
            let range = format!("=SUM({}:{})", row_col_to_cell(first, *col), row_col_to_cell(last, *col));
            let format = format.set_bold().set_border_top(FormatBorder::Thin);
            if first > last {
                self.write(*col, sum)?;
            } else {
                self.sheet.write_formula_with_format(self.row, *col, Formula::new(range).set_result(result), &format)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    /// The sheet under the page, for charts and colors.
    pub(super) fn sheet(&mut self) -> &mut Worksheet {
        &mut self.sheet
    }

    /// The finished sheet.
    pub(super) fn finish(self) -> Worksheet {
        self.sheet
    }

    fn write(&mut self, col: u16, cell: &Cell) -> Xlsx<()> {
        let (sheet, row) = (&mut self.sheet, self.row);
        let with = |pattern: &str| Format::new().set_num_format(pattern).set_align(FormatAlign::Right);
        match cell {
            Cell::Text(text) if is_formula_like(text) => {
                sheet.write_string_with_format(row, col, shortened(text), &Format::new().set_quote_prefix())?;
            }
            Cell::Text(text) if !text.is_empty() => {
                sheet.write_string(row, col, shortened(text))?;
            }
            Cell::Count(count) => {
                sheet.write_number_with_format(row, col, *count as f64, &with("#,##0"))?;
            }
            Cell::Points(points) if points.is_finite() => {
                sheet.write_number_with_format(row, col, *points, &with("#,##0.0"))?;
            }
            Cell::Fine(number) if number.is_finite() => {
                sheet.write_number_with_format(row, col, *number, &with("#,##0.0000"))?;
            }
            Cell::Share(share) if share.is_finite() => {
                sheet.write_number_with_format(row, col, *share, &with("0.0%"))?;
            }
            Cell::Money(money) => {
                sheet.write_number_with_format(row, col, major(*money), &money_format(money.currency))?;
            }
            Cell::Year(year) if *year != 0 => {
                sheet.write_number_with_format(row, col, f64::from(*year), &with("0"))?;
            }
            Cell::Text(_) | Cell::Points(_) | Cell::Fine(_) | Cell::Share(_) | Cell::Year(_) | Cell::Empty => {}
        }
        Ok(())
    }
}

/// The amount in major units as the float a sheet stores; the nearest one, so that it shows the exact amount.
fn major(money: Money) -> f64 {
    money.decimal().to_string().parse().unwrap_or_default()
}

/// Currencies whose minor unit ISO 4217 knows and no till does (`[$IDR] #,##0`).
const WITHOUT_MINOR: [&str; 4] = ["IDR", "LAK", "MMK", "KHR"];

fn money_format(currency: Currency) -> Format {
    let digits = if WITHOUT_MINOR.contains(&currency.code()) { 0 } else { currency.digits() as usize };
    let fraction = if digits == 0 { String::new() } else { format!(".{}", "0".repeat(digits)) };
    Format::new().set_num_format(format!("[${}] #,##0{fraction}", currency.code())).set_align(FormatAlign::Right)
}

fn shortened(text: &str) -> &str {
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(end, _)| &text[..end])
}

/// The sum of amounts of one currency.
pub(super) fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Money {
    let minor = amounts.into_iter().fold(0_i64, |sum, money| sum.saturating_add(money.minor));
    Money { minor, currency }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_letters() {
        assert_eq!(shortened(&"é".repeat(40_000)).chars().count(), LONGEST_TEXT);
        assert_eq!(shortened("short"), "short");
    }

    #[test]
    fn amounts_keep_their_digits() {
        let currency = Currency::from_code("MYR").unwrap();
        assert_eq!(major(Money { minor: 123_457, currency }).to_string(), "1234.57");
        assert_eq!(sum(currency, [1, 2].map(|minor| Money { minor, currency })).minor, 3);
    }
}
