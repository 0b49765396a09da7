//! Small distributions side by side, one a partner: bars for its own shares, lines for those of the group.
//!
//! In: shares 0 to 1. Invariants: all have one scale, so that shapes compare; lines differ from bars in form, not only in
//! color; every distribution has a name with its counts.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, Type};
use super::partner_color_mark;
use crate::gui::theme::Theme;
use crate::model::PartnerIx;

/// One distribution.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Histogram {
    /// Whose.
    #[serde(skip)]
    pub partner: PartnerIx,
    /// Its name.
    pub label: String,
    /// Share of each class.
    pub shares: Vec<f32>,
    /// What stands over each bar.
    pub figures: Vec<String>,
    /// A line under it.
    pub note: String,
    /// Accessible name and tooltip.
    pub name: String,
}

/// Least and greatest width of one, points.
const WIDTH: (f32, f32) = (104.0, 180.0);
/// Points between two.
const GAP: f32 = 12.0;
/// Height of the tallest bar, points.
const BARS: f32 = 64.0;
/// Height of a line of text, points.
const LINE: f32 = 18.0;

/// Draws the distributions in rows; `classes` stand under the bars, `group` is the share of each class in the group.
pub fn histograms(ui: &mut Ui, theme: &Theme, rows: &[Histogram], classes: &[&str], group: &[f32]) {
    let room = ui.available_width();
    let most = (((room + GAP) / (WIDTH.0 + GAP)).floor()).max(1.0);
    let across = most.min(rows.len() as f32).max(1.0);
    let width = ((room + GAP) / across - GAP).clamp(WIDTH.0.min(room), WIDTH.1);
    let top = rows.iter().flat_map(|row| &row.shares).chain(group).copied().fold(0.1_f32, f32::max);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        ui.horizontal_wrapped(|ui| {
            for row in rows {
                let (rect, response) = ui.allocate_exact_size(vec2(width, 4.0 * LINE + BARS), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &row.name));
                one(ui, theme, row, rect, classes, (group, top));
                response.on_hover_text(&row.name);
            }
        });
    });
}

fn one(ui: &Ui, theme: &Theme, row: &Histogram, rect: Rect, classes: &[&str], (group, top): (&[f32], f32)) {
    let head = rect.top() + LINE / 2.0;
    partner_color_mark(ui.painter(), theme, row.partner, pos2(rect.left() + 5.0, head));
    paint::left(ui, theme, pos2(rect.left() + 16.0, head), &row.label, (Type::Caption, theme.text), rect.width() - 16.0);
    let ground = rect.top() + 2.0 * LINE + BARS;
    let step = rect.width() / classes.len().max(1) as f32;
    for (at, class) in classes.iter().enumerate() {
        let middle = rect.left() + step * (at as f32 + 0.5);
        let height = |share: Option<&f32>| share.map_or(0.0, |share| BARS * share / top);
        let own = height(row.shares.get(at));
        let bar = Rect::from_min_max(pos2(middle - step * 0.32, ground - own), pos2(middle + step * 0.32, ground));
        ui.painter().rect_filled(bar, CornerRadius::same(2), theme.scale[2]);
        let line = ground - height(group.get(at));
        ui.painter().hline(middle - step * 0.44..=middle + step * 0.44, line, Stroke::new(2.0, theme.text));
        let figure = row.figures.get(at).map_or("", String::as_str);
        let over = ground - own.max(ground - line) - LINE / 2.0;
        paint::centered(ui, theme, pos2(middle, over), figure, (Type::Caption, theme.text), step);
        paint::centered(ui, theme, pos2(middle, ground + LINE / 2.0), class, (Type::Caption, theme.quiet), step);
    }
    ui.painter().hline(rect.x_range(), ground, theme.hairline());
    let foot = pos2(rect.left(), ground + LINE * 1.5);
    paint::left(ui, theme, foot, &row.note, (Type::Caption, theme.quiet), rect.width());
}
