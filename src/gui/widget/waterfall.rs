//! Evidence as a waterfall: each row moves a running total, and two lines say from where on it decides.
//!
//! In: rows with their weight and the total after them. Invariant: the direction is told by the sign of the figure and
//! by the side the bar grows to, not by its color alone.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, Type};
use crate::gui::theme::{ROW, Theme};

/// One step.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Step {
    /// What is compared.
    pub label: String,
    /// What the one has.
    pub one: String,
    /// What the other has.
    pub other: String,
    /// How they compare, in words.
    pub level: String,
    /// Its weight.
    pub weight: f32,
    /// The total after it.
    pub total: f32,
    /// The weight as text.
    pub figure: String,
}

/// Steps to draw.
pub struct Waterfall<'a> {
    /// Headings over the two records.
    pub heads: [&'a str; 2],
    /// The steps.
    pub steps: &'a [Step],
    /// Where the total starts.
    pub start: f32,
    /// Totals from which pairs are doubtful, and joined.
    pub marks: [f32; 2],
}

const SCALE: f32 = 0.26;

impl Waterfall<'_> {
    /// Draws the steps over the width there is.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.available_width();
        let [label, text, level] = [0.12, 0.21, 0.18].map(|share| room * share);
        let at = [0.0, label, label + text, label + 2.0 * text, label + 2.0 * text + level];
        self.headings(ui, theme, at, text);
        let totals = || self.steps.iter().map(|step| step.total).chain([self.start, self.marks[0], self.marks[1], 0.0]);
        let (low, high) = (totals().fold(f32::MAX, f32::min), totals().fold(f32::MIN, f32::max));
        let mut before = self.start;
        for (row, step) in self.steps.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(room, ROW), Sense::hover());
            let name = format!("{}: {} / {}; {}; {}", step.label, step.one, step.other, step.level, step.figure);
            let response = ui.interact(rect, ui.make_persistent_id(("evidence", row)), Sense::hover()).on_hover_text(&name);
            response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
            let y = rect.center().y;
            let place = |at: f32| pos2(rect.left() + at, y);
            paint::left(ui, theme, place(at[0]), &step.label, (Type::Caption, theme.quiet), label - 8.0);
            paint::left(ui, theme, place(at[1]), &step.one, (Type::Body, theme.text), text - 10.0);
            paint::left(ui, theme, place(at[2]), &step.other, (Type::Body, theme.text), text - 10.0);
            paint::left(ui, theme, place(at[3]), &step.level, (Type::Caption, theme.quiet), level - 8.0);
            let plot = Rect::from_min_max(
                pos2(rect.left() + at[4], rect.top()),
                pos2(rect.right() - room * (1.0 - SCALE - 0.72) - 46.0, rect.bottom()),
            );
            let x = |value: f32| plot.left() + plot.width() * (value - low) / (high - low).max(1e-3);
            for mark in self.marks {
                ui.painter().vline(x(mark), plot.y_range(), Stroke::new(1.0, theme.line));
            }
            let color = if step.weight < 0.0 { theme.attention } else { theme.accent };
            let (from, to) = (x(before.min(step.total)), x(before.max(step.total)));
            let bar = Rect::from_min_max(pos2(from, y - 5.0), pos2(to.max(from + 1.5), y + 5.0));
            ui.painter().rect_filled(bar, CornerRadius::same(2), color);
            paint::right(ui, theme, rect.right_center(), &step.figure, (Type::Caption, theme.text), 44.0);
            before = step.total;
        }
    }

    fn headings(&self, ui: &mut Ui, theme: &Theme, at: [f32; 5], text: f32) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
        for (place, head) in at[1..3].iter().zip(self.heads) {
            paint::left(
                ui,
                theme,
                pos2(rect.left() + place, rect.center().y),
                head,
                (Type::CaptionStrong, theme.text),
                text - 10.0,
            );
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
    }
}
