//! Chips: choices in a row, one of them chosen, or with a menu behind.

use egui::style::StyleModifier;
use egui::{
    Align, Button, Key, Layout, Popup, PopupCloseBehavior, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
};

use super::super::theme::{CONTROL, SMALL_RADIUS, Theme};
use super::icon::{self, Icon};

/// One choice of a row; the chosen one is filled.
pub fn chip(ui: &mut Ui, theme: &Theme, label: &str, selected: bool) -> Response {
    let color = if selected { theme.on_accent } else { theme.text };
    let response = draw(ui, theme, label, selected.then_some(theme.accent), color, false);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, label));
    response
}

/// A chip that opens a menu; `add_contents` fills it, best with [`menu_item`]s.
pub fn menu_chip(ui: &mut Ui, theme: &Theme, label: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    opening_chip(ui, theme, label, PopupCloseBehavior::CloseOnClick, add_contents)
}

/// A chip that opens a panel with fields, which stays while a person works in it.
pub fn popup_chip(ui: &mut Ui, theme: &Theme, label: &str, add_contents: impl FnOnce(&mut Ui)) -> Response {
    opening_chip(ui, theme, label, PopupCloseBehavior::CloseOnClickOutside, add_contents)
}

fn opening_chip(
    ui: &mut Ui,
    theme: &Theme,
    label: &str,
    closes: PopupCloseBehavior,
    add_contents: impl FnOnce(&mut Ui),
) -> Response {
    let response = draw(ui, theme, label, None, theme.text, true);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
    let mut popup = Popup::menu(&response).close_behavior(closes).accessible_name(label);
    if closes == PopupCloseBehavior::CloseOnClickOutside {
        // A panel's fields and buttons have frames and its text no justified lines, as on the page.
        popup = popup.style(StyleModifier::default()).layout(Layout::top_down(Align::Min));
    }
    let id = Popup::default_response_id(&response);
    let was_open = Popup::is_id_open(ui.ctx(), id);
    popup.show(|ui| {
        ui.set_min_width(160.0);
        egui::ScrollArea::vertical().max_height(360.0).show(ui, add_contents);
    });
    // Who chose by keyboard goes on from here, not from the top of the page.
    let is_keyed = ui.input(|input| [Key::Enter, Key::Space, Key::Escape].into_iter().any(|key| input.key_pressed(key)));
    if was_open && is_keyed && !Popup::is_id_open(ui.ctx(), id) {
        response.request_focus();
    }
    response
}

/// One line of a menu; the chosen one is checked. A click, or Enter, closes the menu.
pub fn menu_item(ui: &mut Ui, theme: &Theme, label: &str, selected: bool) -> Response {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme.body(), theme.text);
    let wanted = galley.size().x + 44.0;
    // While the menu is measured, its widest line decides; then all are as wide as the menu.
    let width = if ui.is_sizing_pass() { wanted } else { ui.available_width().max(wanted) };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, label));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, SMALL_RADIUS, theme.wash);
        }
        if selected {
            icon::paint(ui.painter(), Icon::Check, rect.left_center() + Vec2::new(14.0, 0.0), 12.0, theme.accent);
        }
        ui.painter().galley(rect.left_center() + Vec2::new(28.0, -galley.size().y / 2.0), galley, theme.text);
    }
    if response.clicked() {
        ui.close();
    }
    response
}

/// A small word on a wash, such as “selected in the map”; not clickable.
pub fn tag(ui: &mut Ui, theme: &Theme, label: &str) {
    let galley = ui.painter().layout_no_wrap(label.to_owned(), theme.caption_strong(), theme.accent);
    let (rect, response) = ui.allocate_exact_size(galley.size() + Vec2::new(12.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
    ui.painter().rect_filled(rect, 4, theme.wash);
    ui.painter().galley(rect.min + Vec2::new(6.0, 2.0), galley, theme.accent);
}

fn draw(ui: &mut Ui, theme: &Theme, label: &str, fill: Option<egui::Color32>, color: egui::Color32, arrow: bool) -> Response {
    let color = if ui.is_enabled() { color } else { theme.quiet };
    let text = RichText::new(label).font(theme.body()).color(color);
    let mut button = Button::new(text).min_size(Vec2::new(0.0, CONTROL));
    if let Some(fill) = fill {
        button = button.fill(fill).stroke(Stroke::new(1.0, fill));
    }
    ui.scope(|ui| {
        if arrow {
            // Room for the arrow, which is painted: the fonts have none of this shape.
            ui.spacing_mut().button_padding.x = 12.0;
            button = button.right_text(RichText::new("     ").font(theme.caption()));
        }
        let response = ui.add(button);
        if arrow && ui.is_rect_visible(response.rect) {
            icon::paint(ui.painter(), Icon::ChevronDown, response.rect.right_center() - Vec2::new(16.0, 0.0), 10.0, theme.quiet);
        }
        response
    })
    .inner
}
