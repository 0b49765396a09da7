//! Draws the data quality of each partner.

use egui::Ui;

use super::quality::{self, QualityRow, QualityShown};
use super::ui::State;
use crate::analysis::Change;
use crate::gui::command::Command;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::{ViewContext, titles};
use crate::gui::widget::{self, Cell, Column, LongTable};
use crate::{pipeline, tr};

/// Draws the table of partners and, under it, what was found in the chosen one's data.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, shown: &QualityShown) {
    let height = (shown.rows.len() as f32).clamp(3.0, 10.0) * ROW;
    widget::card(ui, cx.theme, &tr!("quality-title"), &tr!("quality-explain"), |ui| table(ui, cx, state, shown, height));
    ui.add_space(GAP);
    let Some(row) = shown.rows.get(state.partner) else { return };
    widget::card(ui, cx.theme, &row.name, &row.effect, |ui| {
        loading(ui, cx, row);
        ui.add_space(8.0);
        let change = pipeline::change_of(&cx.data.changes, &cx.data.consortium, row.ix);
        if let Some((change, words)) = change.and_then(|change| Some((change, quality::arrivals(change)?))) {
            ui.label(cx.theme.strong_text(words));
            moved(ui, cx, change);
            ui.add_space(8.0);
        }
        let found = quality::issues(&cx.data.consortium, &row.code);
        if found.is_empty() {
            widget::wrapped_caption(ui, cx.theme, &tr!("sources-no-issues"));
            return;
        }
        let columns = [
            Column::text(tr!("issues-what"), 300.0, 4.0),
            Column::text(tr!("issues-outcome"), 96.0, 0.0),
            Column::number(tr!("issues-count"), 72.0),
            Column::text(tr!("issues-place"), 160.0, 1.0),
        ];
        let room = (ui.available_height() - 40.0).max(6.0 * ROW);
        let table = LongTable {
            id_salt: "quality-issues",
            name: &tr!("quality-issues", partner = &row.name),
            columns: &columns,
            rows: found.len(),
            selected: None,
            sorted: None,
            height: room.min(found.len() as f32 * ROW),
            keys: &[],
        };
        let mut cells = |at: usize| {
            let Some(issue) = found.get(at) else { return Vec::new() };
            vec![
                Cell::Text(issue.what.clone()),
                Cell::Quiet(issue.severity.clone()),
                Cell::Text(issue.count.clone()),
                Cell::Quiet(issue.place.clone()),
            ]
        };
        table.show(ui, cx.theme, &mut cells, None);
    });
}

/// Corrected rows and new exports come in here.
fn loading(ui: &mut Ui, cx: &ViewContext<'_>, row: &QualityRow) {
    ui.horizontal(|ui| {
        let choices = [("quality-add", "quality-add-explain", false), ("quality-replace", "quality-replace-explain", true)];
        for (id, explained, replaces) in choices {
            let button = widget::button(ui, cx.theme, &tr!(id)).on_hover_text(tr!(explained));
            if button.clicked() {
                cx.send(Command::AskHoldings { partner: row.ix, replaces });
            }
        }
    });
}

/// The records that came and went.
fn moved(ui: &mut Ui, cx: &ViewContext<'_>, change: &Change) {
    let rows = quality::moved(change);
    let columns = [
        Column::text(tr!("quality-column-moved"), 64.0, 0.0),
        Column::text(tr!("title-title"), 200.0, 3.0),
        Column::text(tr!("title-author"), 120.0, 1.5),
        Column::number(tr!("title-year"), 56.0),
        Column::text(tr!("title-isbn"), 124.0, 0.0),
    ];
    let table = LongTable {
        id_salt: "moved",
        name: &tr!("quality-moved"),
        columns: &columns,
        rows: rows.len(),
        selected: None,
        sorted: None,
        height: (rows.len() as f32 * ROW).min(6.0 * ROW),
        keys: &[],
    };
    let mut cells =
        |at: usize| rows.get(at).map_or_else(Vec::new, |row| row.iter().map(|text| Cell::Text(text.clone())).collect());
    table.show(ui, cx.theme, &mut cells, None);
}

fn table(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, shown: &QualityShown, height: f32) {
    let heads = quality::headings();
    let mut columns = vec![Column::text(tr!("sources-partner"), 150.0, 1.0)];
    columns.extend(heads.iter().map(|head| Column::number(head.clone(), 62.0)));
    let table = LongTable {
        id_salt: "quality",
        name: &tr!("quality-title"),
        columns: &columns,
        rows: shown.rows.len(),
        selected: Some(state.partner),
        sorted: None,
        height,
        keys: &[],
    };
    let mut cells = |at: usize| {
        let Some(row) = shown.rows.get(at) else { return Vec::new() };
        let partner = Cell::Partner(row.ix, row.name.clone());
        std::iter::once(partner).chain(row.cells.iter().map(|cell| Cell::Text(cell.clone()))).collect()
    };
    let events = table.show(ui, cx.theme, &mut cells, None);
    state.partner = events.selected.unwrap_or(state.partner);
    if events.copy {
        let names: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
        let lines = shown.rows.iter().map(|row| std::iter::once(row.name.clone()).chain(row.cells.iter().cloned()).collect());
        cx.send(Command::Copy(titles::tsv(&names, lines)));
    }
}
