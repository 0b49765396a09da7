//! Draws the export screen.

use egui::{Label, RichText, Ui, Vec2};

use super::data::{ExportRow, Shown};
use crate::gui::command::{Command, ExportKind};
use crate::gui::theme::GAP;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Icon, Part};
use crate::tr;

/// Cards are not wider than this: lines of text stay readable.
const WIDTH: f32 = 860.0;

/// What only the screen knows: nothing.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, _state: &mut State) {
    let shown = Shown::new(cx.results, cx.data.union.catalog.len(), cx.exported);
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(GAP);
    ui.set_max_width(WIDTH.min(ui.available_width()));
    if shown.stale || shown.no_plan {
        notice(ui, cx, &shown);
        ui.add_space(GAP);
    }
    widget::card(ui, cx.theme, &tr!("write-files"), &tr!("write-files-detail"), |ui| {
        for (at, row) in shown.rows.iter().enumerate() {
            if at > 0 {
                let width = ui.available_width();
                let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 9.0), egui::Sense::hover());
                ui.painter().hline(rect.x_range(), rect.center().y, cx.theme.hairline());
            }
            line(ui, cx, row);
        }
    });
    if let Some(last) = &shown.last {
        ui.add_space(GAP);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(20.0, 20.0), egui::Sense::hover());
            widget::icon::paint(ui.painter(), Icon::Check, rect.center(), 14.0, cx.theme.accent);
            ui.add(Label::new(RichText::new(last).color(cx.theme.text)).wrap().selectable(true));
        });
    }
}

/// The plan is missing or out of date: divide first.
fn notice(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Shown) {
    widget::bare_card(ui, cx.theme, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(20.0, 32.0), egui::Sense::hover());
            widget::icon::paint(ui.painter(), Icon::Warning, rect.center(), 14.0, cx.theme.caution);
            let (words, button) = if shown.stale {
                (tr!("write-stale"), tr!("write-divide-again"))
            } else {
                (tr!("write-no-plan"), tr!("action-divide"))
            };
            ui.label(RichText::new(words).color(cx.theme.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widget::primary_button(ui, cx.theme, &button).clicked() {
                    cx.send(Command::Divide);
                }
            });
        });
    });
}

fn line(ui: &mut Ui, cx: &ViewContext<'_>, row: &ExportRow) {
    ui.horizontal(|ui| {
        let left = ui.available_width() - 192.0;
        ui.allocate_ui_with_layout(Vec2::new(left, 40.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(left);
            ui.add(Label::new(cx.theme.strong_text(&row.title)).truncate());
            widget::wrapped_caption(ui, cx.theme, &row.detail);
        });
        // Buttons of one width stand in a column.
        ui.allocate_ui_with_layout(Vec2::new(184.0, 32.0), egui::Layout::top_down_justified(egui::Align::Center), |ui| {
            // One primary button a screen, and none while the plan wants dividing first.
            let primary = row.kind == ExportKind::Workbook && row.enabled && !cx.results.plan_is_stale;
            let button = ui.add_enabled_ui(row.enabled && !cx.busy, |ui| {
                if primary {
                    widget::primary_button(ui, cx.theme, &row.button)
                } else {
                    widget::button(ui, cx.theme, &row.button)
                }
            });
            let response = button.inner;
            let response = if row.enabled { response } else { response.on_disabled_hover_text(tr!("write-no-plan")) };
            if response.clicked() {
                cx.send(Command::Export(row.kind));
            }
        });
    });
}
