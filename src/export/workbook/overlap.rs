//! Overlap: partner by partner as counts and shares, what each alone holds, titles by number of holders; two charts.

use rust_xlsxwriter::{Chart, ChartType, Color, ConditionalFormat2ColorScale, Worksheet};

use super::page::{Cell, Page};
use super::summary::partner_name;
use super::{Content, Xlsx};
use crate::analysis::Figures;
use crate::tr;

const PALE: Color = Color::RGB(0xFF_FF_FF);
const DEEP: Color = Color::RGB(0x5F_A8_93);
const CHART_WIDTH: u32 = 620;
const CHART_HEIGHT: u32 = 340;

/// The sheet.
pub(super) fn sheet(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let figures = &content.overlap.figures;
    let partners: Vec<String> = content.overlap.partners.iter().map(|code| partner_name(content, code)).collect();
    let mut page = Page::new(name)?;
    let mut widths = vec![30.0];
    widths.extend(vec![16.0; partners.len().max(6)]);
    page.widths(&widths)?;
    page.heading(&tr!("export-overlap-counts"), false)?;
    page.note(&tr!("export-overlap-level", level = content.overlap.level.code()))?;
    page.freeze_next(1)?;
    matrix(&mut page, &partners, |at, with| Cell::Count(shared(figures, at, with)))?;
    page.heading(&tr!("export-overlap-shares"), false)?;
    let first = page.next_row() + 1;
    matrix(&mut page, &partners, |at, with| share(shared(figures, at, with), titles(figures, at)))?;
    color(&mut page, first, partners.len())?;
    let own = holdings(&mut page, figures, &partners)?;
    let spread = distribution(&mut page, figures)?;
    charts(&mut page, name, own, spread)?;
    Ok(page.finish())
}

/// Rows `first..=last` of a table whose names stand in its first column.
#[derive(Clone, Copy)]
struct Rows {
    first: u32,
    last: u32,
}

fn matrix(page: &mut Page, partners: &[String], cell: impl Fn(usize, usize) -> Cell) -> Xlsx<()> {
    let header: Vec<String> = std::iter::once(tr!("export-h-partner")).chain(partners.iter().cloned()).collect();
    page.header(&header)?;
    for (at, partner) in partners.iter().enumerate() {
        let cells: Vec<Cell> =
            std::iter::once(Cell::text(partner)).chain((0..partners.len()).map(|with| cell(at, with))).collect();
        page.row(&cells)?;
    }
    page.gap();
    Ok(())
}

/// Colors the share matrix from pale to deep, so that it reads as a heat map.
fn color(page: &mut Page, first: u32, partners: usize) -> Xlsx<()> {
    let (Ok(rows), Ok(columns)) = (u32::try_from(partners), u16::try_from(partners)) else { return Ok(()) };
    if rows > 0 {
        let scale = ConditionalFormat2ColorScale::new().set_minimum_color(PALE).set_maximum_color(DEEP);
        page.sheet().add_conditional_format(first, 1, first + rows - 1, columns, &scale)?;
    }
    Ok(())
}

fn holdings(page: &mut Page, figures: &Figures, partners: &[String]) -> Xlsx<Option<Rows>> {
    page.heading(&tr!("export-overlap-unique"), false)?;
    let header = ["export-h-partner", "export-h-unique", "export-h-shared", "export-h-titles", "export-h-unique-share"];
    page.header(&header.map(|id| tr!(id)))?;
    let first = page.next_row();
    for (at, partner) in partners.iter().enumerate() {
        let unique = figures.unique.get(at).copied().unwrap_or_default();
        let all = titles(figures, at);
        page.row(&[
            Cell::text(partner),
            Cell::Count(unique),
            Cell::Count(all.saturating_sub(unique)),
            Cell::Count(all),
            share(unique, all),
        ])?;
    }
    let rows = rows_since(page, first);
    page.note(&tr!("export-overlap-union", titles = usize::try_from(figures.union).unwrap_or(usize::MAX)))?;
    page.gap();
    Ok(rows)
}

fn distribution(page: &mut Page, figures: &Figures) -> Xlsx<Option<Rows>> {
    page.heading(&tr!("export-overlap-held-by"), false)?;
    page.header(&["export-h-holders", "export-h-titles", "export-h-share"].map(|id| tr!(id)))?;
    let first = page.next_row();
    for (holders, count) in &figures.held_by {
        page.row(&[Cell::Count(u64::from(*holders)), Cell::Count(*count), share(*count, figures.union)])?;
    }
    Ok(rows_since(page, first))
}

fn charts(page: &mut Page, name: &str, own: Option<Rows>, spread: Option<Rows>) -> Xlsx<()> {
    let mut at = own.or(spread).map_or(0, |rows| rows.first.saturating_sub(2));
    if let Some(Rows { first, last }) = own {
        let mut chart = Chart::new(ChartType::ColumnStacked);
        for (column, id) in [(1, "export-h-unique"), (2, "export-h-shared")] {
            chart
                .add_series()
                .set_name(tr!(id).as_str())
                .set_categories((name, first, 0, last, 0))
                .set_values((name, first, column, last, column));
        }
        place(page, at, chart, "export-overlap-unique")?;
        at += CHART_HEIGHT / 20 + 1;
    }
    if let Some(Rows { first, last }) = spread {
        let mut chart = Chart::new(ChartType::Column);
        chart
            .add_series()
            .set_name(tr!("export-h-titles").as_str())
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, 1, last, 1));
        chart.x_axis().set_name(tr!("export-h-holders").as_str());
        chart.legend().set_hidden();
        place(page, at, chart, "export-overlap-held-by")?;
    }
    Ok(())
}

/// Puts a chart to the right of the small tables.
fn place(page: &mut Page, row: u32, mut chart: Chart, title: &str) -> Xlsx<()> {
    chart.title().set_name(tr!(title).as_str());
    chart.set_width(CHART_WIDTH).set_height(CHART_HEIGHT).set_alt_text(tr!(title));
    page.sheet().insert_chart(row, 6, &chart)?;
    Ok(())
}

fn rows_since(page: &Page, first: u32) -> Option<Rows> {
    (page.next_row() > first).then(|| Rows { first, last: page.next_row() - 1 })
}

fn titles(figures: &Figures, at: usize) -> u64 {
    figures.titles.get(at).copied().unwrap_or_default()
}

fn shared(figures: &Figures, at: usize, with: usize) -> u64 {
    figures.shared.get(at).and_then(|row| row.get(with)).copied().unwrap_or_default()
}

fn share(part: u64, whole: u64) -> Cell {
    if whole == 0 { Cell::Empty } else { Cell::Share(part as f64 / whole as f64) }
}
