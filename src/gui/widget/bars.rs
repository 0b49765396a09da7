//! Horizontal bars with their figures, for distributions and for how full something is.
//!
//! In: bars with a fraction 0 to 1. Out: the bar that was clicked. Invariant: the figure stands beside its bar, and
//! what a color warns of is also said by a word.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, Type};
use crate::gui::theme::{SMALL_RADIUS, Theme};

/// How a bar is colored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Accent.
    #[default]
    Plain,
    /// Lighter: the odd one out.
    Soft,
    /// Caution; [`Bar::note`] says why.
    Caution,
}

/// One bar.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// What stands there where the label finds no room; empty: the label, cut.
    pub short: String,
    /// Its length, 0 to 1.
    pub fraction: f32,
    /// Its figure.
    pub figure: String,
    /// A second figure or a word, or empty.
    pub note: String,
    /// Color.
    pub tone: Tone,
    /// Accessible name and tooltip.
    pub name: String,
}

/// Bars to draw.
pub struct Bars<'a> {
    /// Tells several of a screen apart.
    pub id_salt: &'a str,
    /// Bars.
    pub bars: &'a [Bar],
    /// Bars lie in a track that shows the whole.
    pub track: bool,
    /// Height of a row.
    pub row: f32,
    /// The selected bar.
    pub selected: Option<usize>,
    /// Whether bars can be clicked.
    pub clickable: bool,
}

impl Bars<'_> {
    /// Draws the bars; the one that was clicked.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<usize> {
        let width = |text: fn(&Bar) -> &str| {
            self.bars.iter().map(|bar| paint::width(ui, theme, text(bar), Type::Caption)).fold(0.0, f32::max)
        };
        let figures = self.bars.iter().map(|bar| figure_width(ui, theme, bar)).fold(0.0, f32::max);
        let room = ui.available_width();
        let (most, long) = (room * 0.42, width(|bar| &bar.label));
        let shorten = long > most && self.bars.iter().all(|bar| !bar.short.is_empty());
        let label = if shorten { width(|bar| &bar.short) } else { long }.min(most);
        let length = (room - label - figures - 28.0).max(40.0);
        let mut clicked = None;
        for (at, bar) in self.bars.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(room, self.row), Sense::hover());
            let sense = if self.clickable { Sense::click() } else { Sense::hover() };
            let response = ui.interact(rect, ui.make_persistent_id((self.id_salt, at)), sense).on_hover_text(&bar.name);
            let selected = self.selected == Some(at);
            response.widget_info(|| {
                if self.clickable {
                    WidgetInfo::selected(Role::Button, true, selected, &bar.name)
                } else {
                    WidgetInfo::labeled(Role::Meter, true, &bar.name)
                }
            });
            if response.clicked() {
                clicked = Some(at);
            }
            let active = self.clickable && (response.hovered() || response.has_focus());
            let text = if shorten { &bar.short } else { &bar.label };
            self.paint(ui, theme, (bar, text), rect, (label, length), active, selected);
        }
        clicked
    }

    #[expect(clippy::too_many_arguments, reason = "where a bar lies, and how it stands")]
    fn paint(
        &self,
        ui: &Ui,
        theme: &Theme,
        (bar, text): (&Bar, &str),
        rect: Rect,
        (label, length): (f32, f32),
        active: bool,
        selected: bool,
    ) {
        let middle = rect.center().y;
        if selected && self.track {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), CornerRadius::same(SMALL_RADIUS), theme.wash);
        }
        if self.clickable && !self.track {
            paint::right(ui, theme, pos2(rect.left() + label, middle), text, (Type::Caption, theme.text), label);
        } else {
            paint::left(ui, theme, pos2(rect.left(), middle), text, (Type::Caption, theme.text), label);
        }
        let thick = if self.track { 11.0 } else { (rect.height() - 20.0).clamp(12.0, 26.0) };
        let start = pos2(rect.left() + label + 12.0, middle - thick / 2.0);
        let corner = CornerRadius::same(3);
        if self.track {
            ui.painter().rect_filled(Rect::from_min_size(start, vec2(length, thick)), corner, theme.line);
        }
        let least = if bar.fraction > 0.0 { 2.0 } else { 0.0 };
        let filled = Rect::from_min_size(start, vec2((length * bar.fraction.clamp(0.0, 1.0)).max(least), thick));
        let color = match bar.tone {
            Tone::Plain => theme.accent,
            Tone::Soft => theme.scale[2],
            Tone::Caution => theme.caution,
        };
        ui.painter().rect_filled(filled, corner, color);
        if selected && !self.track {
            ui.painter().rect_stroke(filled.expand(2.0), corner, Stroke::new(2.0, theme.attention), StrokeKind::Middle);
        } else if active {
            ui.painter().rect_stroke(filled.expand(2.0), corner, Stroke::new(1.0, theme.quiet), StrokeKind::Middle);
        }
        let end = if self.track { start.x + length } else { filled.right() };
        let figure = paint::width(ui, theme, &bar.figure, Type::Caption);
        paint::left(ui, theme, pos2(end + 8.0, middle), &bar.figure, (Type::Caption, theme.text), figure + 1.0);
        paint::left(ui, theme, pos2(end + figure + 13.0, middle), &bar.note, (Type::Caption, theme.quiet), 200.0);
    }
}

fn figure_width(ui: &Ui, theme: &Theme, bar: &Bar) -> f32 {
    let note = if bar.note.is_empty() { 0.0 } else { paint::width(ui, theme, &bar.note, Type::Caption) + 5.0 };
    paint::width(ui, theme, &bar.figure, Type::Caption) + note
}
