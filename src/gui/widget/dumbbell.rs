//! Two values of each partner on one scale: an open ring for alone, a filled dot for together.
//!
//! In: shares 0 to 1. Invariant: ring and dot differ in form as well as in color, and the figures stand beside them.

use egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, Type};
use crate::gui::theme::Theme;

/// One partner.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Dumbbell {
    /// Its name.
    pub label: String,
    /// Share alone.
    pub alone: f32,
    /// Share together.
    pub together: f32,
    /// The figure beside the dot.
    pub figure: String,
    /// A line under it.
    pub note: String,
    /// Together is less than alone, or the note says that it costs more.
    pub warned: bool,
    /// Accessible name and tooltip.
    pub name: String,
}

const ROW: f32 = 42.0;

/// Draws the dumbbells on one scale.
pub fn dumbbells(ui: &mut Ui, theme: &Theme, rows: &[Dumbbell]) {
    let labels = rows.iter().map(|row| paint::width(ui, theme, &row.label, Type::Caption)).fold(0.0, f32::max);
    let figures = rows.iter().map(|row| paint::width(ui, theme, &row.figure, Type::Caption)).fold(0.0, f32::max);
    let room = ui.available_width();
    let label = labels.min(room * 0.34);
    let length = (room - label - figures - 36.0).max(60.0);
    let values = || rows.iter().flat_map(|row| [row.alone, row.together]);
    // A scale from 0 would press all partners together; the note under the card names its ends.
    let low = (values().fold(1.0_f32, f32::min) - 0.05).max(0.0);
    let high = (values().fold(0.0_f32, f32::max) + 0.02).clamp(low + 0.1, 1.0_f32.max(low + 0.1));
    for (at, row) in rows.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(room, ROW), Sense::hover());
        let response = ui.interact(rect, ui.make_persistent_id(("dumbbell", at)), Sense::hover()).on_hover_text(&row.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &row.name));
        let y = rect.top() + 13.0;
        let start = rect.left() + label + 16.0;
        let place = |value: f32| pos2(start + length * ((value - low) / (high - low)).clamp(0.0, 1.0), y);
        paint::left(ui, theme, pos2(rect.left(), y), &row.label, (Type::Caption, theme.text), label);
        ui.painter().hline(start..=start + length, y, Stroke::new(1.0, theme.line));
        let color = if row.together < row.alone { theme.attention } else { theme.accent };
        ui.painter().line_segment([place(row.alone), place(row.together)], Stroke::new(2.5, color));
        ui.painter().circle(place(row.alone), 5.0, theme.card, Stroke::new(1.8, theme.quiet));
        ui.painter().circle_filled(place(row.together), 5.5, color);
        let dot = place(row.together).x;
        let figure = paint::width(ui, theme, &row.figure, Type::Caption);
        if row.together < row.alone && dot - start > figure + 12.0 {
            // Beside the ring it would read as the ring's.
            paint::right(ui, theme, pos2(dot - 10.0, y), &row.figure, (Type::Caption, theme.text), figure + 1.0);
        } else {
            let beside = dot.max(place(row.alone).x) + 12.0;
            paint::left(ui, theme, pos2(beside, y), &row.figure, (Type::Caption, theme.text), figures + 8.0);
        }
        let quiet = if row.warned { theme.attention } else { theme.quiet };
        let note = paint::width(ui, theme, &row.note, Type::Caption).min(room);
        let from = start.min(rect.right() - note);
        paint::left(ui, theme, pos2(from, y + 17.0), &row.note, (Type::Caption, quiet), rect.right() - from + 1.0);
    }
}
