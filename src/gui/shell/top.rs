//! The bar above the screens: what is open, undo and redo, find-or-do, light or dark, meeting view.

use egui::{Frame, Label, Margin, Panel, RichText, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::app::App;
use super::super::command::Command;
use super::super::theme::{CONTROL, SMALL_RADIUS, Theme};
use super::super::widget::{self, Icon, icon};
use super::menu;
use crate::tr;

const HEIGHT: f32 = 52.0;

/// Draws the bar.
pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let frame = Frame::new().fill(app.theme.paper).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            view_buttons(app, ui);
            find(app, ui);
            history_buttons(app, ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                menu::show(app, ui);
                if app.meeting {
                    menu::screens(app, ui);
                }
                what_is_open(app, ui);
            });
        });
    });
}

fn what_is_open(app: &App, ui: &mut Ui) {
    let Some(session) = &app.session else { return };
    let Some(data) = &session.data else { return };
    let currency = data.consortium.rates.currency.code();
    let year = &data.consortium.fiscal_year;
    let text = if year.is_empty() { currency.to_owned() } else { tr!("top-year", year = year, currency = currency) };
    ui.add(Label::new(RichText::new(text).color(app.theme.quiet)).truncate());
}

fn view_buttons(app: &App, ui: &mut Ui) {
    let label = if app.meeting { tr!("meeting-end") } else { tr!("action-meeting") };
    if widget::quiet_button(ui, &app.theme, Some(Icon::Projector), &label).clicked() {
        app.send(Command::ToggleMeeting);
    }
    let (picture, label) = if app.theme.dark { (Icon::Sun, tr!("theme-light")) } else { (Icon::Moon, tr!("theme-dark")) };
    if widget::icon_button(ui, &app.theme, picture, &label).clicked() {
        app.send(Command::ToggleTheme);
    }
}

/// Looks like a field, opens the palette.
fn find(app: &App, ui: &mut Ui) {
    let theme = &app.theme;
    let label = tr!("action-palette");
    let keys = super::palette::keys_of(&app.ctx, "palette");
    let (rect, response) = ui.allocate_exact_size(Vec2::new(168.0, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let line = if response.hovered() || response.has_focus() { egui::Stroke::new(1.0, theme.accent) } else { theme.hairline() };
    let painter = ui.painter();
    painter.rect(rect, SMALL_RADIUS, theme.card, line, egui::StrokeKind::Inside);
    icon::paint(painter, Icon::Search, rect.left_center() + Vec2::new(16.0, 0.0), 12.0, theme.quiet);
    painter.text(rect.left_center() + Vec2::new(28.0, 0.0), egui::Align2::LEFT_CENTER, &label, theme.body(), theme.text);
    painter.text(rect.right_center() - Vec2::new(10.0, 0.0), egui::Align2::RIGHT_CENTER, keys, theme.caption(), theme.quiet);
    if response.clicked() {
        app.send(Command::Palette);
    }
    ui.add_space(8.0);
}

fn history_buttons(app: &App, ui: &mut Ui) {
    let Some(session) = &app.session else { return };
    let (undo, redo) = (session.history.undo_label(), session.history.redo_label());
    ui.add_space(4.0);
    let label = redo.map_or_else(|| tr!("action-redo"), |label| tr!("redo-label", label = label));
    ui.add_enabled_ui(redo.is_some(), |ui| {
        if widget::icon_button(ui, &app.theme, Icon::Redo, &label).clicked() {
            app.send(Command::Redo);
        }
    });
    let label = undo.map_or_else(|| tr!("action-undo"), |label| tr!("undo-label", label = shortened(label)));
    ui.add_enabled_ui(undo.is_some(), |ui| {
        if widget::quiet_button(ui, &app.theme, Some(Icon::Undo), &label).clicked() {
            app.send(Command::Undo);
        }
    });
}

/// A label short enough for the bar.
fn shortened(label: &str) -> String {
    const MOST: usize = 32;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let start: String = label.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end())
}

/// The theme's own look of a menu button in the bar: the name of what is open.
pub(super) fn name_button(ui: &mut Ui, theme: &Theme, name: &str) -> egui::Response {
    let galley = {
        let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), theme.strong(), theme.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width((ui.available_width() - 140.0).max(80.0));
        ui.painter().layout_job(job)
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x + 36.0, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, SMALL_RADIUS, theme.wash);
    }
    ui.painter().galley(rect.left_center() + Vec2::new(8.0, -galley.size().y / 2.0), galley, theme.text);
    icon::paint(ui.painter(), Icon::ChevronDown, rect.right_center() - Vec2::new(14.0, 0.0), 10.0, theme.quiet);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_labels_are_cut_between_letters() {
        assert_eq!(shortened("Require “Kamus”"), "Require “Kamus”");
        assert_eq!(shortened(&"ä".repeat(40)).chars().count(), 32);
    }
}
