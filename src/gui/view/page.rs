//! How high a page is and how cards share it.

use egui::Ui;

/// Height of a card's head: title, one line under it and the room below.
const HEAD: f32 = 44.0;

/// Points of height in sight from the top of the page on, whether or not the page scrolls.
#[must_use]
pub fn page_height(ui: &Ui) -> f32 {
    let left = ui.available_height();
    // A page that scrolls has no end; what is in sight of it is the clip.
    if left.is_finite() && left < 10_000.0 { left } else { ui.clip_rect().height() }
}

/// Makes a card's content at least `height` points high under its head, so that cards side by side end together.
pub fn fill(ui: &mut Ui, height: f32) {
    let missing = height + HEAD - ui.min_rect().height();
    if missing > 0.0 {
        ui.add_space(missing);
    }
}
