//! Draws the start screen.

use std::cell::RefCell;

use egui::{Align2, Label, Rect, Response, RichText, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};

use super::data::{RecentShown, Shown};
use crate::gui::command::Command;
use crate::gui::theme::{GAP, RADIUS, Theme};
use crate::gui::widget::{self, Icon};
use crate::tr;

const WIDTH: f32 = 640.0;
/// Where the name stands in a window of 900 points.
const TOP: f32 = 0.16;

/// Draws the screen; what a person chooses goes to `commands`.
pub fn show(ui: &mut Ui, theme: &Theme, shown: &Shown, commands: &RefCell<Vec<Command>>) {
    let send = |command| commands.borrow_mut().push(command);
    let left = ((ui.available_width() - WIDTH) / 2.0).max(24.0).floor();
    let width = WIDTH.min(ui.available_width() - 48.0);
    let top = (ui.clip_rect().height() * TOP).round();
    let corner = ui.next_widget_position() + Vec2::new(left, top);
    let rect = Rect::from_min_size(corner, Vec2::new(width, f32::INFINITY));
    let response = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        wordmark(ui, theme);
        ui.add_space(24.0);
        if let Some(unsaved) = &shown.unsaved {
            recovery(ui, theme, unsaved, &send);
            ui.add_space(GAP);
        }
        cards(ui, theme, &send);
        ui.add_space(GAP);
        drop_zone(ui, theme, shown.opening);
        ui.add_space(20.0);
        recent(ui, theme, &shown.recent, &send);
        ui.label(RichText::new(tr!("start-local")).color(theme.text));
        ui.add_space(24.0);
        ui.horizontal(|ui| {
            let (icon, label) = if theme.dark { (Icon::Sun, tr!("theme-light")) } else { (Icon::Moon, tr!("theme-dark")) };
            if widget::quiet_button(ui, theme, Some(icon), &label).clicked() {
                send(Command::ToggleTheme);
            }
        });
    });
    ui.expand_to_include_rect(response.response.rect);
}

fn wordmark(ui: &mut Ui, theme: &Theme) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 44.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, tr!("program")));
    crate::gui::shell::rail::mark(ui, theme, rect.left_center() + Vec2::new(14.0, 2.0), 13.5);
    ui.painter().text(
        rect.left_center() + Vec2::new(38.0, 0.0),
        Align2::LEFT_CENTER,
        tr!("program"),
        theme.wordmark(),
        theme.text,
    );
    ui.add_space(4.0);
    ui.label(RichText::new(tr!("start-promise")).font(theme.body()).color(theme.quiet));
}

fn recovery(ui: &mut Ui, theme: &Theme, unsaved: &str, send: &impl Fn(Command)) {
    widget::bare_card(ui, theme, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(20.0, 20.0), Sense::hover());
            widget::icon::paint(ui.painter(), Icon::Warning, rect.center(), 14.0, theme.attention);
            ui.label(RichText::new(unsaved).color(theme.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widget::primary_button(ui, theme, &tr!("start-restore")).clicked() {
                    send(Command::Recover);
                }
                if widget::button(ui, theme, &tr!("start-discard")).clicked() {
                    send(Command::DiscardRecovery);
                }
            });
        });
    });
}

fn cards(ui: &mut Ui, theme: &Theme, send: &impl Fn(Command)) {
    let gap = 12.0;
    let width = ((ui.available_width() - 2.0 * gap) / 3.0).floor();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        if choice(ui, theme, width, &tr!("start-sample"), &tr!("start-sample-detail"), true).clicked() {
            send(Command::OpenSample);
        }
        if choice(ui, theme, width, &tr!("start-folder"), &tr!("start-folder-detail"), false).clicked() {
            send(Command::AskFolder);
        }
        if choice(ui, theme, width, &tr!("start-project"), &tr!("start-project-detail"), false).clicked() {
            send(Command::AskFile);
        }
    });
}

/// A card that is one large button; the first is outlined.
fn choice(ui: &mut Ui, theme: &Theme, width: f32, title: &str, detail: &str, first: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 88.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    let pointed = response.hovered() || response.has_focus();
    let color = if first || pointed { theme.accent } else { theme.line };
    let fill = if response.is_pointer_button_down_on() || pointed { theme.wash } else { theme.card };
    let thick = if response.has_focus() { 2.0 } else { 1.0 };
    ui.painter().rect(rect, RADIUS, fill, Stroke::new(thick, color), egui::StrokeKind::Inside);
    let inner = Rect::from_min_max(rect.min + Vec2::new(16.0, 14.0), rect.max - Vec2::new(12.0, 8.0));
    // Painted, not added: the card is one widget with one name.
    let galley = ui.painter().layout(title.to_owned(), theme.strong(), theme.text, inner.width());
    let below = inner.min + Vec2::new(0.0, galley.size().y + 4.0);
    ui.painter().galley(inner.min, galley, theme.text);
    let galley = ui.painter().layout(detail.to_owned(), theme.caption(), theme.quiet, inner.width());
    ui.painter().galley(below, galley, theme.quiet);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn drop_zone(ui: &mut Ui, theme: &Theme, opening: bool) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 76.0), Sense::hover());
    let words = if opening { tr!("start-opening") } else { tr!("start-drop") };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let rect = rect.shrink(0.5);
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, theme.line), 4.0, 3.0));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, theme.body(), theme.quiet);
}

fn recent(ui: &mut Ui, theme: &Theme, recents: &[RecentShown], send: &impl Fn(Command)) {
    if recents.is_empty() {
        return;
    }
    ui.label(RichText::new(tr!("start-recent-title")).color(theme.text));
    ui.spacing_mut().item_spacing.y = 0.0;
    for recent in recents {
        line(ui, theme, recent, send);
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(20.0);
}

fn line(ui: &mut Ui, theme: &Theme, recent: &RecentShown, send: &impl Fn(Command)) {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), 33.0));
    let sense = if recent.missing { Sense::hover() } else { Sense::click() };
    let response = ui.interact(rect, ui.scope_id().with(("recent", &recent.path)), sense);
    response.widget_info(|| {
        WidgetInfo::labeled(if recent.missing { Role::Label } else { Role::Button }, !recent.missing, &recent.name)
    });
    if response.hovered() && !recent.missing || response.has_focus() {
        ui.painter().rect_filled(rect, 4, theme.wash);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
    let color = if recent.missing { theme.quiet } else { theme.text };
    let split = (rect.width() * 0.57).round();
    let text = |ui: &mut Ui, from: f32, to: f32, text: &str, color| {
        let place = Rect::from_min_max(rect.min + Vec2::new(from, 0.0), egui::pos2(rect.left() + to, rect.bottom()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)));
        child.add(Label::new(RichText::new(text).color(color)).truncate());
    };
    text(ui, 8.0, split - 8.0, &recent.name, color);
    text(ui, split, rect.width() - 36.0, &recent.detail, theme.quiet);
    let place = Rect::from_center_size(rect.right_center() - Vec2::new(14.0, 0.0), Vec2::splat(28.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(place));
    let forget = tr!("start-forget", name = &recent.name);
    let near = recent.missing || ui.rect_contains_pointer(rect);
    // Always there for the keyboard, in sight only where it is wanted.
    if !near {
        corner.set_opacity(0.0);
    }
    if widget::icon_button(&mut corner, theme, Icon::Cross, &forget).clicked() {
        send(Command::ForgetRecent(recent.path.clone()));
    } else if response.clicked() {
        send(Command::Open(recent.path.clone()));
    }
    if !recent.missing {
        response.on_hover_text(recent.path.display().to_string());
    }
}
