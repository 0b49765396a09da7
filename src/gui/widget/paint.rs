//! Text and marks painted at exact places, for widgets that lay themselves out.
//!
//! Every function takes a place and a width that the text may fill; longer text ends with an ellipsis.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontId, Galley, Pos2, Shape, Stroke, Ui, pos2, vec2};

use crate::gui::theme::Theme;

/// The sizes and weights there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// 14 pt.
    Body,
    /// 12 pt.
    Caption,
    /// 12 pt, heavy.
    CaptionStrong,
    /// 14 pt, heavy.
    Strong,
}

/// The font of a type.
#[must_use]
pub fn font(theme: &Theme, kind: Type) -> FontId {
    match kind {
        Type::Body => theme.body(),
        Type::Caption => theme.caption(),
        Type::CaptionStrong => theme.caption_strong(),
        Type::Strong => theme.strong(),
    }
}

/// Width of a text on one line.
#[must_use]
pub fn width(ui: &Ui, theme: &Theme, text: &str, kind: Type) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font(theme, kind), Color32::PLACEHOLDER).size().x
}

/// One line of text no wider than `room`; ends with an ellipsis where it is.
#[must_use]
pub fn line(ui: &Ui, theme: &Theme, text: &str, (kind, color): (Type, Color32), room: f32) -> Arc<Galley> {
    let format = TextFormat { font_id: font(theme, kind), color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(room.max(8.0));
    ui.painter().layout_job(job)
}

fn put(ui: &Ui, galley: Arc<Galley>, at: Pos2, anchor: Align2) {
    ui.painter().galley(anchor.anchor_size(at, galley.size()).min, galley, Color32::PLACEHOLDER);
}

/// Text that starts at `at`, on its middle line.
pub fn left(ui: &Ui, theme: &Theme, at: Pos2, text: &str, (kind, color): (Type, Color32), room: f32) {
    put(ui, line(ui, theme, text, (kind, color), room), at, Align2::LEFT_CENTER);
}

/// Text that ends at `at`, on its middle line.
pub fn right(ui: &Ui, theme: &Theme, at: Pos2, text: &str, (kind, color): (Type, Color32), room: f32) {
    put(ui, line(ui, theme, text, (kind, color), room), at, Align2::RIGHT_CENTER);
}

/// Text whose middle is at `at`.
pub fn centered(ui: &Ui, theme: &Theme, at: Pos2, text: &str, (kind, color): (Type, Color32), room: f32) {
    put(ui, line(ui, theme, text, (kind, color), room), at, Align2::CENTER_CENTER);
}

/// A filled diamond.
pub fn diamond(ui: &Ui, at: Pos2, radius: f32, color: Color32) {
    let points = [vec2(0.0, -radius), vec2(radius, 0.0), vec2(0.0, radius), vec2(-radius, 0.0)];
    ui.painter().add(Shape::convex_polygon(points.map(|point| at + point).to_vec(), color, Stroke::NONE));
}

/// A circle with a stroke through it: forbidden.
pub fn forbidden(ui: &Ui, at: Pos2, color: Color32) {
    let stroke = Stroke::new(1.5, color);
    ui.painter().circle_stroke(at, 5.0, stroke);
    ui.painter().line_segment([at + vec2(-3.4, 3.4), at + vec2(3.4, -3.4)], stroke);
}

/// A small arrow that says in which direction a column is sorted.
pub fn sorted(ui: &Ui, at: Pos2, down: bool, color: Color32) {
    let stroke = Stroke::new(1.2, color);
    let tip = if down { 4.0 } else { -4.0 };
    let point = pos2(at.x, at.y + tip);
    ui.painter().line_segment([pos2(at.x, at.y - tip), point], stroke);
    ui.painter().line_segment([point, point + vec2(-2.5, -tip.signum() * 2.5)], stroke);
    ui.painter().line_segment([point, point + vec2(2.5, -tip.signum() * 2.5)], stroke);
}
