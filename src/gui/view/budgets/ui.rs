//! Draws the budgets screen.

use egui::Ui;

use super::data::Shown;
use super::{funds, more, settings};
use crate::gui::theme::GAP;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Part};
use crate::pipeline;

/// What only the screen knows: nothing yet, fields remember what is typed into them.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, _state: &mut State) {
    let shown = Shown::new(&cx.data.consortium, cx.project);
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(GAP);
    funds::show(ui, cx, &shown);
    ui.add_space(GAP);
    widget::page_columns(ui, 0.4, |ui| settings::rates(ui, cx, &shown), |ui| settings::planning(ui, cx, &shown));
    ui.add_space(GAP);
    let values = pipeline::settings(&cx.data.consortium);
    widget::page_columns(ui, 0.5, |ui| more::titles(ui, cx, &values), |ui| more::subjects(ui, cx, &values));
}
