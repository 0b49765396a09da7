//! Cards: a white sheet on paper with a hairline, a title and a quiet subtitle.

use egui::{CornerRadius, Frame, Label, Margin, Response, Ui, UiBuilder, Vec2};

use super::super::theme::{GAP, PAD, RADIUS, Theme};

/// A card with a title and a subtitle (empty: none) that fills the width there is.
pub fn card<R>(ui: &mut Ui, theme: &Theme, title: &str, subtitle: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    bare_card(ui, theme, |ui| {
        if !title.is_empty() {
            ui.add(Label::new(theme.strong_text(title)).truncate());
        }
        if !subtitle.is_empty() {
            ui.add(Label::new(theme.caption_text(subtitle)).wrap());
        }
        if !title.is_empty() || !subtitle.is_empty() {
            ui.add_space(8.0);
        }
        add_contents(ui)
    })
}

/// A card without a head.
pub fn bare_card<R>(ui: &mut Ui, theme: &Theme, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new()
        .fill(theme.card)
        .stroke(theme.hairline())
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::same(margin(PAD) - 1));
    frame
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add_contents(ui)
        })
        .inner
}

#[expect(clippy::cast_possible_truncation, reason = "margins are small whole numbers of points")]
fn margin(points: f32) -> i8 {
    points as i8
}

/// A quiet line in the smallest size.
pub fn caption(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(theme.caption_text(text)).truncate())
}

/// A quiet text in the smallest size over as many lines as it needs.
pub fn wrapped_caption(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(theme.caption_text(text)).wrap())
}

/// Two columns with the gap between cards; `share` of the width goes left. Both get the height there is.
pub fn page_columns(ui: &mut Ui, share: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let whole = ui.available_rect_before_wrap();
    let split = ((whole.width() - GAP) * share / 4.0).round() * 4.0;
    let left_rect = egui::Rect::from_min_size(whole.min, Vec2::new(split, whole.height()));
    let right_rect = egui::Rect::from_min_max(whole.min + Vec2::new(split + GAP, 0.0), whole.max);
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut used = egui::Rect::NOTHING;
    let mut at = |rect, ui: &mut Ui, add: Box<dyn FnOnce(&mut Ui) + '_>| {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        add(&mut child);
        used = used.union(child.min_rect());
    };
    at(left_rect, ui, Box::new(left));
    at(right_rect, ui, Box::new(right));
    ui.allocate_rect(used, egui::Sense::hover());
}
