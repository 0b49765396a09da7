//! Draws two plans side by side: figures, and titles that they treat differently.

use egui::Ui;

use super::scenarios::Compared;
use crate::gui::theme::ROW;
use crate::gui::view::{ViewContext, names};
use crate::gui::widget::{Cell, Column, LongTable};
use crate::tr;

/// A table of texts, `most` of whose rows are in sight at once.
pub fn plain<'a>(columns: &'a [Column], id_salt: &'a str, name: &'a str, rows: usize, most: usize) -> LongTable<'a> {
    let height = rows.clamp(1, most) as f32 * ROW;
    LongTable { id_salt, name, columns, rows, selected: None, sorted: None, height, keys: &[] }
}

/// Cells of plain text.
pub fn texts(cells: &[String]) -> Vec<Cell> {
    cells.iter().map(|text| Cell::Text(text.clone())).collect()
}

/// What is counted in both.
pub fn figures(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Compared) {
    let columns = [
        Column::text(String::new(), 130.0, 1.0),
        Column::number(names::cut(&shown.names[0], 16), 84.0),
        Column::number(names::cut(&shown.names[1], 16), 84.0),
        Column::number(tr!("scenarios-difference"), 72.0),
    ];
    let table = plain(&columns, "figures", &shown.summary, shown.figures.len(), shown.figures.len());
    let mut row = |at: usize| shown.figures.get(at).map_or_else(Vec::new, |cells| texts(cells));
    table.show(ui, cx.theme, &mut row, None);
}

/// The titles that two plans treat differently; `most` rows are in sight at once.
pub fn titles(ui: &mut Ui, cx: &ViewContext<'_>, difference: &mut Option<usize>, shown: &Compared, most: usize) {
    if shown.titles.is_empty() {
        return;
    }
    let columns = [
        Column::text(tr!("title-title"), 200.0, 3.0),
        Column::text(tr!("scenarios-how"), 110.0, 0.6),
        Column::text(names::cut(&shown.names[0], 16), 90.0, 0.4),
        Column::text(names::cut(&shown.names[1], 16), 90.0, 0.4),
        Column::number(tr!("scenarios-column-amount"), 84.0),
        Column::number(tr!("scenarios-column-amount"), 84.0),
    ];
    let mut table = plain(&columns, "differences", &shown.summary, shown.titles.len(), most);
    table.selected = *difference;
    let mut row = |at: usize| shown.titles.get(at).map_or_else(Vec::new, |cells| texts(cells));
    *difference = table.show(ui, cx.theme, &mut row, None).selected;
}
