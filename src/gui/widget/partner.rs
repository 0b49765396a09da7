//! A partner's mark: its color in a shape that changes when colors repeat, always with its code.

use egui::{Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};

use super::super::theme::Theme;
use crate::model::PartnerIx;

/// The mark and the code, as one quiet widget.
pub fn partner_mark(ui: &mut Ui, theme: &Theme, partner: PartnerIx, code: &str) -> Response {
    let room = (ui.available_width() - 16.0).max(0.0);
    let mut job = egui::text::LayoutJob::simple_singleline(code.to_owned(), theme.body(), theme.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let size = Vec2::new(galley.size().x + 16.0, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, code));
    if ui.is_rect_visible(rect) {
        partner_color_mark(ui.painter(), theme, partner, rect.left_center() + Vec2::new(5.0, 0.0));
        ui.painter().galley(rect.min + Vec2::new(16.0, 0.0), galley, theme.text);
    }
    response
}

/// Paints only the mark, 10 points across: square, disc, diamond, triangle as colors repeat.
pub fn partner_color_mark(painter: &Painter, theme: &Theme, partner: PartnerIx, center: Pos2) {
    let color = theme.partner(partner.at());
    let polygon = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| center + Vec2::new(*x, *y)).collect();
        Shape::convex_polygon(points, color, Stroke::NONE)
    };
    match partner.at() / theme.partners.len() % 4 {
        0 => painter.rect_filled(Rect::from_center_size(center, Vec2::splat(9.0)), 1, color),
        1 => painter.circle_filled(center, 5.0, color),
        2 => painter.add(polygon(&[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)])),
        _ => painter.add(polygon(&[(0.0, -5.5), (5.5, 4.5), (-5.5, 4.5)])),
    };
}
