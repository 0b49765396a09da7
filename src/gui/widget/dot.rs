//! The dot of the rail: says how a screen stands, by shape as well as by color.

use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2};

use super::super::theme::Theme;

/// How a screen stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum State {
    /// Nothing there yet: an empty ring.
    Empty,
    /// Ready: a disc.
    Ready,
    /// Made from other inputs than those of now: a ring half filled.
    Stale,
    /// Needs a person: a diamond.
    NeedsYou,
    /// Being computed: a square.
    Working,
}

impl State {
    /// The word in message ids: `state-CODE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Ready => "ready",
            Self::Stale => "stale",
            Self::NeedsYou => "needs-you",
            Self::Working => "working",
        }
    }
}

/// Paints the dot, 8 points across.
pub fn dot(painter: &Painter, theme: &Theme, center: Pos2, state: State) {
    match state {
        State::Empty => {
            painter.circle_stroke(center, 3.5, Stroke::new(1.2, theme.quiet.gamma_multiply(0.6)));
        }
        State::Ready => {
            painter.circle_filled(center, 4.0, theme.accent);
        }
        State::Stale => {
            painter.circle_stroke(center, 3.5, Stroke::new(1.5, theme.caution));
            let half = Rect::from_min_max(center - Vec2::new(4.0, 4.0), center + Vec2::new(0.0, 4.0));
            painter.with_clip_rect(half.intersect(painter.clip_rect())).circle_filled(center, 4.0, theme.caution);
        }
        State::NeedsYou => {
            let points = [(0.0, -5.0), (5.0, 0.0), (0.0, 5.0), (-5.0, 0.0)];
            let points = points.map(|(x, y)| center + Vec2::new(x, y)).to_vec();
            painter.add(Shape::convex_polygon(points, theme.attention, Stroke::NONE));
        }
        State::Working => {
            painter.rect_stroke(
                Rect::from_center_size(center, Vec2::splat(7.0)),
                1,
                Stroke::new(1.5, theme.accent),
                egui::StrokeKind::Inside,
            );
        }
    }
}
