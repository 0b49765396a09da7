//! Buttons: one primary a screen, the others quiet; every one has a word, icons alone have a name and a tooltip.

use egui::{Button, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::super::theme::{CONTROL, SMALL_RADIUS, Theme};
use super::icon::{self, Icon};

/// The one thing a screen is for.
pub fn primary_button(ui: &mut Ui, theme: &Theme, label: &str) -> Response {
    let (fill, color) = if ui.is_enabled() { (theme.accent, theme.on_accent) } else { (theme.line, theme.quiet) };
    let text = RichText::new(label).font(theme.strong()).color(color);
    let button = Button::new(text).fill(fill).stroke(Stroke::NONE).min_size(Vec2::new(0.0, CONTROL + 4.0));
    let response = ui.add(button);
    if response.has_focus() || response.hovered() {
        ring(ui, theme, &response);
    }
    response
}

/// Anything else that can be done.
pub fn button(ui: &mut Ui, theme: &Theme, label: &str) -> Response {
    ui.add(Button::new(RichText::new(label).font(theme.body()).color(theme.text)).min_size(Vec2::new(0.0, CONTROL + 4.0)))
}

/// A button without a frame until it is pointed at, with an icon before its word.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, icon: Option<Icon>, label: &str) -> Response {
    let color = if ui.is_enabled() { theme.quiet } else { theme.quiet.gamma_multiply(0.7) };
    let font = theme.body();
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, color);
    let lead = if icon.is_some() { 22.0 } else { 0.0 };
    let size = Vec2::new(galley.size().x + lead + 16.0, CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        backdrop(ui, theme, &response);
        if let Some(icon) = icon {
            let center = rect.left_center() + Vec2::new(16.0, 0.0);
            icon::paint(ui.painter(), icon, center, 14.0, color);
        }
        let at = rect.left_center() + Vec2::new(8.0 + lead, -galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
    }
    response
}

/// An icon alone; the label is its tooltip and its name for screen readers.
pub fn icon_button(ui: &mut Ui, theme: &Theme, icon: Icon, label: &str) -> Response {
    let color = if ui.is_enabled() { theme.quiet } else { theme.quiet.gamma_multiply(0.7) };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        backdrop(ui, theme, &response);
        icon::paint(ui.painter(), icon, rect.center(), 14.0, color);
    }
    response.on_hover_text(label)
}

/// A word in the accent color that does something.
pub fn link(ui: &mut Ui, theme: &Theme, label: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme.body(), theme.accent);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(galley.size().x, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    if ui.is_rect_visible(rect) {
        let at = rect.left_center() - Vec2::new(0.0, galley.size().y / 2.0);
        let under = rect.center().y + galley.size().y / 2.0;
        ui.painter().galley(at, galley, theme.accent);
        if response.hovered() || response.has_focus() {
            ui.painter().hline(rect.x_range(), under, Stroke::new(1.0, theme.accent));
        }
    }
    response
}

fn backdrop(ui: &Ui, theme: &Theme, response: &Response) {
    if response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(response.rect, SMALL_RADIUS, theme.wash);
    }
    if response.has_focus() {
        ring(ui, theme, response);
    }
}

/// Shows where the keyboard is.
fn ring(ui: &Ui, theme: &Theme, response: &Response) {
    ui.painter().rect_stroke(
        response.rect.expand(2.0),
        SMALL_RADIUS + 2,
        Stroke::new(1.5, theme.accent),
        egui::StrokeKind::Inside,
    );
}
