//! Bars that say how much of something is used, and how far a job is.

use egui::{Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::super::theme::Theme;

/// From this share on a fund counts as nearly spent.
const NEARLY: f32 = 0.95;

/// A fund's bar: `share` (0 to 1, more is drawn full) of `width` points filled; `label` names it for screen readers.
pub fn meter(ui: &mut Ui, theme: &Theme, width: f32, share: f32, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 12.0), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Meter, true, label);
        info.value = Some(f64::from(share));
        info
    });
    if ui.is_rect_visible(rect) {
        let color = if share >= NEARLY { theme.caution } else { theme.accent };
        bar(ui, theme, rect, share, color);
    }
    response
}

/// How far a job is; a part not known is drawn as an empty bar.
pub fn progress(ui: &mut Ui, theme: &Theme, width: f32, share: Option<f32>, label: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 4.0), Sense::hover());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, label);
        info.value = share.map(f64::from);
        info
    });
    if ui.is_rect_visible(rect) {
        bar(ui, theme, rect, share.unwrap_or(0.0), theme.accent);
    }
    response
}

fn bar(ui: &Ui, theme: &Theme, rect: Rect, share: f32, color: egui::Color32) {
    let radius = rect.height() / 4.0;
    ui.painter().rect_filled(rect, radius, theme.line);
    let width = rect.width() * share.clamp(0.0, 1.0);
    if width >= 1.0 {
        ui.painter().rect_filled(Rect::from_min_size(rect.min, Vec2::new(width, rect.height())), radius, color);
    }
}
