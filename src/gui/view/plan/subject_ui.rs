//! Draws the plan by subject.

use std::sync::Arc;

use egui::Ui;

use super::subject::Subjects;
use crate::gui::command::Command;
use crate::gui::theme::GAP;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::{ViewContext, titles};
use crate::gui::widget::{self, Bars, Cell, Column, LongTable, Part};
use crate::model::SubjectPlan;
use crate::tr;

/// What only this part of the screen knows.
#[derive(Debug, Default)]
pub struct State {
    cache: Option<(Arc<SubjectPlan>, Subjects, Vec<PartnerName>)>,
    selected: Option<usize>,
}

impl State {
    fn refresh(&mut self, cx: &ViewContext<'_>) {
        let Some(plan) = &cx.results.subjects else {
            self.cache = None;
            return;
        };
        if !self.cache.as_ref().is_some_and(|(known, ..)| Arc::ptr_eq(known, plan)) {
            let partners = names::partners(&cx.data.consortium);
            self.cache = Some((Arc::clone(plan), Subjects::new(plan, &partners), partners));
            self.selected = Some(0);
        }
    }
}

/// Draws it under the choices `chips` draws; `page` is the height of the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, page: f32, chips: impl FnOnce(&mut Ui)) {
    state.refresh(cx);
    let State { cache, selected } = state;
    let Some((plan, shown, _)) = cache else {
        widget::answer(ui, cx.theme, &Part::split(&tr!("subject-empty-answer")), &tr!("subject-empty-caption"));
        ui.add_space(8.0);
        chips(ui);
        return;
    };
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(8.0);
    chips(ui);
    ui.add_space(8.0);
    let height = (page - 320.0).clamp(224.0, 2_000.0);
    widget::page_columns(ui, 0.68, |ui| rows(ui, cx, shown, &plan.currency, selected, height), |ui| side(ui, cx, shown));
}

fn rows(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Subjects, currency: &str, selected: &mut Option<usize>, height: f32) {
    widget::card(ui, cx.theme, &tr!("subject-rows"), &tr!("subject-rows-explain"), |ui| {
        let columns = [
            Column::text(tr!("title-subject"), 130.0, 2.0),
            Column::text(tr!("subject-column-partner"), 64.0, 0.0),
            Column::number(tr!("subject-column-share"), 52.0),
            Column::number(tr!("subject-column-titles"), 68.0),
            Column::number(tr!("subject-column-price", currency = currency), 82.0),
            Column::number(tr!("subject-column-cost", currency = currency), 92.0),
            Column::number(tr!("subject-column-score"), 46.0),
            Column::text(tr!("subject-column-runner-up"), 74.0, 0.0),
        ];
        let table = LongTable {
            id_salt: "subjects",
            name: &tr!("subject-rows"),
            columns: &columns,
            rows: shown.rows.len(),
            selected: *selected,
            sorted: None,
            height,
            keys: &[],
        };
        let mut row = |at: usize| {
            let Some(row) = shown.rows.get(at) else { return Vec::new() };
            let cell = |(at, text): (usize, &String)| match at {
                1 => Cell::Partner(row.ix, text.clone()),
                7 => Cell::Quiet(text.clone()),
                _ => Cell::Text(text.clone()),
            };
            row.cells.iter().enumerate().map(cell).collect()
        };
        let events = table.show(ui, cx.theme, &mut row, None);
        *selected = events.selected;
        if events.copy {
            let heads: Vec<&str> = columns.iter().map(|column| column.heading.as_str()).collect();
            cx.send(Command::Copy(titles::tsv(&heads, shown.rows.iter().map(|row| row.cells.clone()))));
        }
        if let Some(row) = selected.and_then(|at| shown.rows.get(at)) {
            ui.add_space(8.0);
            widget::wrapped_caption(ui, cx.theme, &row.why);
        }
    });
}

fn side(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Subjects) {
    widget::card(ui, cx.theme, &tr!("subject-loads"), &tr!("subject-loads-explain"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let bars = Bars { id_salt: "loads", bars: &shown.loads, track: true, row: 26.0, selected: None, clickable: false };
        bars.show(ui, cx.theme);
    });
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    widget::card(ui, cx.theme, &tr!("subject-unfunded", n = shown.unfunded.len()), "", |ui| {
        for line in &shown.unfunded {
            widget::wrapped_caption(ui, cx.theme, line);
        }
    });
}
