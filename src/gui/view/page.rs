//! How high a page is and how cards share it.

use egui::{Rect, Ui, pos2, vec2};

use super::ViewContext;
use crate::gui::command::Command;
use crate::gui::theme::{CONTROL, Theme};
use crate::gui::widget::paint;

/// Height of a card's head: title, one line under it and the room below.
const HEAD: f32 = 46.0;
/// Room a chip or button takes beside its label: padding, arrow and the space to the next.
const AROUND: f32 = 58.0;

/// Points of height in sight from the top of the page on, whether or not the page scrolls.
#[must_use]
pub fn page_height(ui: &Ui) -> f32 {
    let left = ui.available_height();
    // A page that scrolls has no end; what is in sight of it is the clip.
    if left.is_finite() && left < 10_000.0 { left } else { ui.clip_rect().height() }
}

/// Starts a new line of a wrapping row where a chip with this label would not fit: chips do not wrap by themselves.
pub fn make_room(ui: &mut Ui, theme: &Theme, label: &str) {
    make_room_for(ui, theme, &[label.to_owned()]);
}

/// The same for several chips that shall stand in one row where they can.
pub fn make_room_for(ui: &mut Ui, theme: &Theme, labels: &[String]) {
    let wanted: f32 = labels.iter().map(|label| paint::width(ui, theme, label, paint::Type::Body) + AROUND).sum();
    let is_first = ui.available_size_before_wrap().x >= ui.max_rect().width() - 1.0;
    if !is_first && ui.available_size_before_wrap().x < wanted {
        ui.end_row();
    }
}

/// Gives the row that begins the height of its buttons: what stands first in a row would lie by its own height.
pub fn button_row(ui: &mut Ui) {
    ui.allocate_space(vec2(0.0, CONTROL + 4.0));
    ui.add_space(-ui.spacing().item_spacing.x);
}

/// Draws a card and, once, scrolls the page until all of it is in sight, where a click above asked for it.
pub fn reveal(ui: &mut Ui, wanted: &mut bool, draw: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().top();
    draw(ui);
    if std::mem::take(wanted) {
        let rect = Rect::from_min_max(pos2(ui.min_rect().left(), top), ui.min_rect().max);
        ui.scroll_to_rect(rect, None);
    }
}

/// Whether a list was asked for in this frame.
#[must_use]
pub fn asked_for_list(cx: &ViewContext<'_>) -> bool {
    cx.commands.borrow().iter().any(|command| matches!(command, Command::List(_)))
}

/// Makes a card's content at least `height` points high under its head, so that cards side by side end together.
pub fn fill(ui: &mut Ui, height: f32) {
    ui.expand_to_include_y(ui.min_rect().top() + height + HEAD);
}
