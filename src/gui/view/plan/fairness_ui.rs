//! Draws how evenly the plan treats the partners.

use egui::Ui;

use super::fairness::FairnessShown;
use crate::gui::command::Command;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::{ViewContext, titles};
use crate::gui::widget::{self, Cell, Column, LongTable, Part};
use crate::tr;

/// What only this part of the screen knows.
#[derive(Debug, Default)]
pub struct State {
    partner: Option<usize>,
    measure: Option<usize>,
}

/// Rows the table of partners shows before it scrolls.
const MOST_ROWS: usize = 12;

/// Draws it under its `head`, the sentence and what that rests on, and the choices `chips` draws; without a plan only
/// these.
pub fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &mut State,
    shown: Option<&FairnessShown>,
    head: &(&str, String),
    chips: impl FnOnce(&mut Ui),
) {
    widget::answer(ui, cx.theme, &Part::split(head.0), &head.1);
    ui.add_space(8.0);
    chips(ui);
    ui.add_space(8.0);
    let Some(shown) = shown else { return };
    partners(ui, cx, state, shown);
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    let left = |ui: &mut Ui| {
        widget::card(ui, cx.theme, &tr!("fair-priorities"), &shown.priorities_note, |ui| {
            widget::histograms(ui, cx.theme, &shown.priorities, &["1", "2", "3", "4", "5"], &shown.group);
        });
    };
    widget::page_columns(ui, 0.56, left, |ui| evenness(ui, cx, &mut state.measure, shown));
}

fn partners(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, shown: &FairnessShown) {
    let currency = cx.data.consortium.rates.currency.code();
    widget::card(ui, cx.theme, &tr!("fair-partners"), &tr!("fair-partners-explain", currency = currency), |ui| {
        let columns = [
            Column::text(tr!("sources-partner"), 120.0, 1.0),
            Column::number(tr!("fair-column-requests"), 60.0),
            Column::number(tr!("fair-column-held"), 74.0),
            Column::number(tr!("fair-column-shelves"), 70.0),
            Column::number(tr!("fair-column-alone"), 60.0),
            Column::number(tr!("fair-column-together"), 60.0),
            Column::number(tr!("fair-column-ratio"), 60.0),
            Column::number(tr!("fair-column-spent-alone"), 76.0),
            Column::number(tr!("fair-column-spent"), 64.0),
            Column::number(tr!("fair-column-lending"), 54.0),
            Column::number(tr!("fair-column-load"), 54.0),
        ];
        let table = LongTable {
            id_salt: "fairness",
            name: &tr!("fair-partners"),
            columns: &columns,
            rows: shown.rows.len(),
            selected: state.partner,
            sorted: None,
            height: shown.rows.len().clamp(1, MOST_ROWS) as f32 * ROW,
            keys: &[],
        };
        let mut row = |at: usize| {
            let Some((ix, cells)) = shown.rows.get(at) else { return Vec::new() };
            let mut row: Vec<Cell> = cells.iter().map(|text| Cell::Text(text.clone())).collect();
            row[0] = Cell::Partner(*ix, cells[0].clone());
            row
        };
        let events = table.show(ui, cx.theme, &mut row, None);
        state.partner = events.selected;
        if events.copy {
            let heads: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
            cx.send(Command::Copy(titles::tsv(&heads, shown.rows.iter().map(|(_, cells)| cells.to_vec()))));
        }
    });
}

fn evenness(ui: &mut Ui, cx: &ViewContext<'_>, measure: &mut Option<usize>, shown: &FairnessShown) {
    widget::card(ui, cx.theme, &tr!("fair-evenness"), &tr!("fair-evenness-explain"), |ui| {
        let columns = [
            Column::text(tr!("fair-column-measure"), 100.0, 1.0),
            Column::number(tr!("fair-column-smallest"), 76.0),
            Column::number(tr!("fair-column-largest"), 76.0),
            Column::number(tr!("fair-column-spread"), 52.0),
            Column::number(tr!("fair-column-gini"), 44.0),
        ];
        let table = LongTable {
            id_salt: "evenness",
            name: &tr!("fair-evenness"),
            columns: &columns,
            rows: shown.evenness.len(),
            selected: *measure,
            sorted: None,
            height: shown.evenness.len() as f32 * ROW,
            keys: &[],
        };
        let mut row =
            |at: usize| shown.evenness.get(at).map_or_else(Vec::new, |row| row.iter().cloned().map(Cell::Text).collect());
        *measure = table.show(ui, cx.theme, &mut row, None).selected;
    });
}
