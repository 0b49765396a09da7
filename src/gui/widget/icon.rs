//! Icons, painted as strokes on a grid of 16 × 16, so that no font has to have them.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A tick.
    Check,
    /// An arrow head down: a menu opens.
    ChevronDown,
    /// An arrow head right: goes somewhere.
    ChevronRight,
    /// Close, remove.
    Cross,
    /// A sheet of paper.
    File,
    /// A folder.
    Folder,
    /// A closed padlock.
    Lock,
    /// A crescent: dark mode.
    Moon,
    /// A screen on a stand: meeting view.
    Projector,
    /// A bent arrow to the right.
    Redo,
    /// A magnifying glass.
    Search,
    /// A disc with rays: light mode.
    Sun,
    /// A bent arrow to the left.
    Undo,
    /// A triangle with a stroke.
    Warning,
}

/// Strokes on the grid.
struct Pen<'a> {
    painter: &'a Painter,
    corner: Pos2,
    scale: f32,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.corner + Vec2::new(x, y) * self.scale
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.painter.add(Shape::line(points, self.stroke));
    }

    fn closed(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.painter.add(Shape::closed_line(points, self.stroke));
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_stroke(self.at(x, y), radius * self.scale, self.stroke);
    }

    fn disc(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.at(x, y), radius * self.scale, self.stroke.color);
    }

    /// An arc from one angle to another, in radians, clockwise on the screen.
    fn arc(&self, x: f32, y: f32, radius: f32, from: f32, to: f32) {
        let points: Vec<Pos2> = (0_u8..=16)
            .map(|step| {
                let angle = from + (to - from) * f32::from(step) / 16.0;
                self.at(x + radius * angle.cos(), y + radius * angle.sin())
            })
            .collect();
        self.painter.add(Shape::line(points, self.stroke));
    }
}

/// Paints an icon of `size` points around `center`.
pub fn paint(painter: &Painter, icon: Icon, center: Pos2, size: f32, color: Color32) {
    let rect = Rect::from_center_size(center, Vec2::splat(size));
    let scale = size / 16.0;
    let pen = Pen { painter, corner: rect.min, scale, stroke: Stroke::new((1.6 * scale).max(1.2), color) };
    match icon {
        Icon::Check => pen.line(&[(2.5, 8.5), (6.5, 12.5), (13.5, 4.0)]),
        Icon::ChevronDown => pen.line(&[(3.0, 5.5), (8.0, 10.5), (13.0, 5.5)]),
        Icon::ChevronRight => pen.line(&[(5.5, 3.0), (10.5, 8.0), (5.5, 13.0)]),
        Icon::Cross => {
            pen.line(&[(3.5, 3.5), (12.5, 12.5)]);
            pen.line(&[(12.5, 3.5), (3.5, 12.5)]);
        }
        Icon::File => {
            pen.closed(&[(3.5, 1.5), (9.5, 1.5), (12.5, 4.5), (12.5, 14.5), (3.5, 14.5)]);
            pen.line(&[(9.5, 1.5), (9.5, 4.5), (12.5, 4.5)]);
        }
        Icon::Folder => pen.closed(&[(1.5, 3.5), (6.5, 3.5), (8.0, 5.5), (14.5, 5.5), (14.5, 13.0), (1.5, 13.0)]),
        Icon::Lock => lock(&pen),
        Icon::Moon => moon(&pen),
        Icon::Projector => {
            pen.closed(&[(1.5, 2.5), (14.5, 2.5), (14.5, 10.5), (1.5, 10.5)]);
            pen.line(&[(8.0, 10.5), (8.0, 13.5)]);
            pen.line(&[(4.5, 14.0), (11.5, 14.0)]);
        }
        Icon::Redo => turned_arrow(&pen, |x| 16.0 - x, true),
        Icon::Search => {
            pen.circle(6.8, 6.8, 4.8);
            pen.line(&[(10.4, 10.4), (14.5, 14.5)]);
        }
        Icon::Sun => sun(&pen),
        Icon::Undo => turned_arrow(&pen, |x| x, false),
        Icon::Warning => {
            pen.closed(&[(8.0, 1.8), (15.0, 14.0), (1.0, 14.0)]);
            pen.line(&[(8.0, 6.0), (8.0, 9.8)]);
            pen.disc(8.0, 11.9, 0.9);
        }
    }
}

fn lock(pen: &Pen<'_>) {
    let body = Rect::from_min_max(pen.at(3.0, 7.0), pen.at(13.0, 14.5));
    pen.painter.rect_filled(body, 1, pen.stroke.color);
    pen.arc(8.0, 6.5, 3.2, PI, TAU);
    pen.line(&[(4.8, 6.5), (4.8, 8.0)]);
    pen.line(&[(11.2, 6.5), (11.2, 8.0)]);
}

/// The outer edge of a disc and the inner edge of another, moved to the right.
fn moon(pen: &Pen<'_>) {
    // Two circles: 6 around (8, 8) and 4.6 around (11, 5); the angles are those of the points where they meet.
    pen.arc(8.0, 8.0, 6.0, 0.084, 4.628);
    pen.arc(11.0, 5.0, 4.6, 3.846, 0.866);
}

fn sun(pen: &Pen<'_>) {
    pen.circle(8.0, 8.0, 3.0);
    for ray in 0_u8..8 {
        let angle = f32::from(ray) * TAU / 8.0;
        let (sin, cos) = angle.sin_cos();
        pen.line(&[(8.0 + 5.2 * cos, 8.0 + 5.2 * sin), (8.0 + 7.2 * cos, 8.0 + 7.2 * sin)]);
    }
}

/// An arrow that goes up and back to one side; `mirror` turns it for redo.
fn turned_arrow(pen: &Pen<'_>, mirror: impl Fn(f32) -> f32, mirrored: bool) {
    pen.line(&[(mirror(6.0), 2.5), (mirror(2.5), 6.0), (mirror(6.0), 9.5)]);
    pen.line(&[(mirror(2.5), 6.0), (mirror(9.5), 6.0)]);
    let (from, to) = if mirrored { (1.5 * PI, 0.5 * PI) } else { (-0.5 * PI, 0.5 * PI) };
    pen.arc(mirror(9.5), 9.75, 3.75, from, to);
    pen.line(&[(mirror(9.5), 13.5), (mirror(6.0), 13.5)]);
}
