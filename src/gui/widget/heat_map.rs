//! A heat map: rows × columns of figures, each cell a widget of its own.
//!
//! In: cells with their text and a shade 0 to 1. Out: what was clicked. Invariants: a number stands in the cell where
//! it fits whole and always in its tooltip and accessible name; text on a cell has a contrast of at least 4.5; one cell
//! takes part in the tab order, arrow keys move between cells.

use egui::{
    Color32, CornerRadius, EventFilter, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::paint::{self, Type};
use crate::gui::theme::Theme;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HeatCell {
    /// The figure.
    pub big: String,
    /// A second figure under it, or empty.
    pub small: String,
    /// Where it lies on the scale, 0 to 1; none for a plain cell.
    pub shade: Option<f32>,
    /// Accessible name and tooltip.
    pub name: String,
}

/// What stands behind a row.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HeatEnd {
    /// The figure.
    pub figure: String,
    /// A word of warning beside it, or empty.
    pub word: String,
    /// Accessible name and tooltip.
    pub name: String,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HeatRow {
    /// Name of the row.
    pub label: String,
    /// A theme: marked with a diamond.
    pub marked: bool,
    /// Its cells, one a column.
    pub cells: Vec<HeatCell>,
    /// What stands behind it.
    pub end: HeatEnd,
}

/// A heat map to draw.
pub struct HeatMap<'a> {
    /// Tells several maps of a screen apart.
    pub id_salt: &'a str,
    /// Accessible name of the whole.
    pub name: &'a str,
    /// Short headings of the columns, with the full names as tooltips.
    pub columns: &'a [(String, String)],
    /// Heading of what stands behind the rows.
    pub end_heading: &'a str,
    /// Rows.
    pub rows: &'a [HeatRow],
    /// The selected cell.
    pub selected: Option<(usize, usize)>,
    /// Height of a cell where there is room.
    pub cell_height: f32,
    /// Height after which the map scrolls.
    pub max_height: f32,
}

/// What was clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeatClick {
    /// A cell, by row and column.
    Cell(usize, usize),
    /// What stands behind a row.
    End(usize),
}

/// Sizes of a map in points.
struct Grid {
    label: f32,
    cell: Vec2,
    end: f32,
}

const GAP: f32 = 3.0;
const HEADING: f32 = 24.0;
const CELL_WIDTHS: std::ops::RangeInclusive<f32> = 44.0..=92.0;
/// Height below which no cell goes.
const LOWEST: f32 = 28.0;

impl Grid {
    fn of(ui: &Ui, theme: &Theme, map: &HeatMap<'_>) -> Self {
        let widest = map.rows.iter().map(|row| paint::width(ui, theme, &row.label, Type::Caption)).fold(0.0, f32::max);
        let available = ui.available_width();
        let label = (widest + 26.0).min(available * 0.34);
        let end = if map.end_heading.is_empty() { 0.0 } else { Self::end(ui, theme, map) };
        let columns = map.columns.len().max(1) as f32;
        let room = ((available - label - end - 12.0) / columns - GAP).clamp(*CELL_WIDTHS.start(), *CELL_WIDTHS.end());
        // Rows get lower, as far as a figure needs, before the map scrolls.
        let height = ((map.max_height - HEADING) / map.rows.len().max(1) as f32 - GAP).floor();
        let height = height.clamp(LOWEST.min(map.cell_height), map.cell_height);
        Self { label, cell: vec2(room.floor(), height), end }
    }

    fn end(ui: &Ui, theme: &Theme, map: &HeatMap<'_>) -> f32 {
        let width = |text: &str| if text.is_empty() { 0.0 } else { paint::width(ui, theme, text, Type::Caption) + 8.0 };
        let figures = map.rows.iter().map(|row| width(&row.end.figure)).fold(width(map.end_heading), f32::max);
        let words = map.rows.iter().map(|row| width(&row.end.word)).fold(0.0, f32::max);
        figures + words + 20.0
    }

    fn size(&self, map: &HeatMap<'_>) -> Vec2 {
        let columns = map.columns.len() as f32 * (self.cell.x + GAP);
        vec2(self.label + columns + self.end, HEADING + map.rows.len() as f32 * (self.cell.y + GAP))
    }

    fn cell(&self, origin: Pos2, row: usize, column: usize) -> Rect {
        let x = origin.x + self.label + column as f32 * (self.cell.x + GAP);
        let y = origin.y + HEADING + row as f32 * (self.cell.y + GAP);
        Rect::from_min_size(pos2(x, y), self.cell)
    }
}

impl HeatMap<'_> {
    /// Draws the map; what was clicked or chosen by Enter, if anything.
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Option<HeatClick> {
        let grid = Grid::of(ui, theme, self);
        let size = grid.size(self);
        let id = ui.make_persistent_id(self.id_salt);
        egui::ScrollArea::both()
            .id_salt(self.id_salt)
            .max_height(self.max_height)
            .auto_shrink([false, true])
            .show_viewport(ui, |ui, viewport| {
                let (rect, whole) = ui.allocate_exact_size(size, Sense::hover());
                whole.widget_info(|| WidgetInfo::labeled(Role::Table, true, self.name));
                self.headings(ui, theme, &grid, rect.min);
                let roving = self.roving(ui, id);
                let first = ((viewport.top() - HEADING) / (grid.cell.y + GAP)).floor().max(0.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "not negative and no larger than the rows"
                )]
                let rows = first as usize..self.rows.len();
                let visible = rows.take_while(|&row| grid.cell(rect.min, row, 0).top() <= ui.clip_rect().bottom());
                let click = visible.filter_map(|row| self.row(ui, theme, &grid, (rect.min, id), row, roving)).last();
                self.move_focus(ui, &grid, rect.min, id, roving);
                click
            })
            .inner
    }

    fn headings(&self, ui: &Ui, theme: &Theme, grid: &Grid, origin: Pos2) {
        for (at, (short, _)) in self.columns.iter().enumerate() {
            let rect = grid.cell(origin, 0, at);
            let middle = pos2(rect.center().x, origin.y + HEADING / 2.0 - 2.0);
            paint::centered(ui, theme, middle, short, (Type::Caption, theme.quiet), grid.cell.x);
        }
        let x = origin.x + grid.label + self.columns.len() as f32 * (grid.cell.x + GAP) + 12.0;
        paint::left(ui, theme, pos2(x, origin.y + HEADING / 2.0 - 2.0), self.end_heading, (Type::Caption, theme.text), grid.end);
    }

    /// The one cell in the tab order: the focused one, else the selected one, else the first.
    fn roving(&self, ui: &Ui, id: Id) -> (usize, usize) {
        let Some(focused) = ui.memory(egui::Memory::focused) else { return self.selected.unwrap_or((0, 0)) };
        let all = (0..self.rows.len()).flat_map(|row| (0..self.columns.len()).map(move |column| (row, column)));
        let cell = all.into_iter().find(|&cell| id.with(cell) == focused);
        cell.or(self.selected).unwrap_or((0, 0))
    }

    fn row(
        &self,
        ui: &Ui,
        theme: &Theme,
        grid: &Grid,
        (origin, id): (Pos2, Id),
        row: usize,
        roving: (usize, usize),
    ) -> Option<HeatClick> {
        let shown = self.rows.get(row)?;
        let left = grid.cell(origin, row, 0);
        let mut right = pos2(left.left() - 10.0, left.center().y);
        let room = grid.label - 26.0;
        paint::right(ui, theme, right, &shown.label, (Type::Caption, theme.text), room);
        if shown.marked {
            right.x -= paint::width(ui, theme, &shown.label, Type::Caption).min(room) + 10.0;
            paint::diamond(ui, right, 4.0, theme.text);
        }
        let mut click = None;
        for (column, cell) in shown.cells.iter().enumerate() {
            let rect = grid.cell(origin, row, column);
            if self.cell(ui, theme, cell, rect, id.with((row, column)), (row, column), roving).clicked() {
                click = Some(HeatClick::Cell(row, column));
            }
        }
        if self
            .end(ui, theme, grid, shown, grid.cell(origin, row, self.columns.len()), id.with(("end", row)))
            .is_some_and(|end| end.clicked())
        {
            click = Some(HeatClick::End(row));
        }
        click
    }

    #[expect(clippy::too_many_arguments, reason = "where a cell stands, and what it is")]
    fn cell(
        &self,
        ui: &Ui,
        theme: &Theme,
        cell: &HeatCell,
        rect: Rect,
        id: Id,
        at: (usize, usize),
        roving: (usize, usize),
    ) -> Response {
        let sense = if at == roving { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense).on_hover_text(&cell.name);
        let selected = self.selected == Some(at);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &cell.name));
        if ui.is_rect_visible(rect) {
            paint_cell(ui, theme, cell, rect, &response, selected);
        }
        response
    }

    /// Moves the focus by arrow keys; after all cells were drawn, because a cell out of the tab order drops its focus.
    fn move_focus(&self, ui: &Ui, grid: &Grid, origin: Pos2, map: Id, (row, column): (usize, usize)) {
        let id = map.with((row, column));
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let last = (self.rows.len().saturating_sub(1), self.columns.len().saturating_sub(1));
        let next = if pressed(Key::ArrowUp) {
            (row.saturating_sub(1), column)
        } else if pressed(Key::ArrowDown) {
            ((row + 1).min(last.0), column)
        } else if pressed(Key::ArrowLeft) {
            (row, column.saturating_sub(1))
        } else if pressed(Key::ArrowRight) {
            (row, (column + 1).min(last.1))
        } else {
            return;
        };
        if next != (row, column) {
            ui.memory_mut(|memory| memory.request_focus(map.with(next)));
            ui.scroll_to_rect(grid.cell(origin, next.0, next.1), None);
        }
    }

    fn end(&self, ui: &Ui, theme: &Theme, grid: &Grid, row: &HeatRow, at: Rect, id: Id) -> Option<Response> {
        if self.end_heading.is_empty() {
            return None;
        }
        let rect = Rect::from_min_size(pos2(at.left() + 8.0, at.top()), vec2(grid.end - 8.0, at.height()));
        let response = ui.interact(rect, id, Sense::click()).on_hover_text(&row.end.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.end.name));
        let warned = !row.end.word.is_empty();
        let color = if warned { theme.attention } else { theme.text };
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(4), theme.wash);
        }
        let start = pos2(rect.left() + 4.0, rect.center().y);
        paint::left(ui, theme, start, &row.end.figure, (Type::Strong, color), grid.end);
        if warned {
            let figure = paint::width(ui, theme, &row.end.figure, Type::Strong);
            paint::left(
                ui,
                theme,
                pos2(start.x + figure + 8.0, rect.center().y),
                &row.end.word,
                (Type::Caption, color),
                grid.end,
            );
        }
        Some(response)
    }
}

fn paint_cell(ui: &Ui, theme: &Theme, cell: &HeatCell, rect: Rect, response: &Response, selected: bool) {
    let fill = cell.shade.map_or(theme.card, |shade| readable(theme, shade));
    let corner = CornerRadius::same(4);
    ui.painter().rect_filled(rect, corner, fill);
    if cell.shade.is_none() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, theme.line), StrokeKind::Inside);
    }
    let ink = ink_on(theme, fill);
    let color = if cell.shade.is_none() { theme.quiet } else { ink };
    let room = rect.width() - 4.0;
    let fits = paint::width(ui, theme, &cell.big, Type::Caption) <= room;
    if fits {
        let both = !cell.small.is_empty()
            && rect.height() >= 40.0
            && paint::width(ui, theme, &cell.small, Type::Caption) <= room
            && paint::width(ui, theme, &cell.big, Type::Strong) <= room;
        let kind = if both { Type::Strong } else { Type::Caption };
        let lift = if both { 8.0 } else { 0.0 };
        paint::centered(ui, theme, rect.center() - vec2(0.0, lift), &cell.big, (kind, color), room);
        if both {
            paint::centered(ui, theme, rect.center() + vec2(0.0, 9.0), &cell.small, (Type::Caption, color), room);
        }
    }
    if selected {
        ui.painter().rect_stroke(rect.expand(1.0), corner, Stroke::new(2.0, theme.attention), StrokeKind::Middle);
    } else if response.has_focus() {
        ui.painter().rect_stroke(rect.expand(1.0), corner, Stroke::new(2.0, theme.accent), StrokeKind::Middle);
    } else if response.hovered() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, theme.quiet), StrokeKind::Inside);
    }
}

/// The color at `shade` (0 to 1) of the sequential scale.
#[must_use]
pub fn scale(theme: &Theme, shade: f32) -> Color32 {
    let last = theme.scale.len() - 1;
    let place = shade.clamp(0.0, 1.0) * last as f32;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last stop")]
    let low = (place as usize).min(last - 1);
    theme.scale[low].lerp_to_gamma(theme.scale[low + 1], place - low as f32)
}

/// Contrast that text must have at least (WCAG 2.2, 1.4.3).
const CONTRAST: f32 = 4.5;

/// The color of the scale nearest to `shade` on which text can be read.
///
/// Near the middle of the scale neither ink nor white reaches the contrast: there the color moves a little way up or
/// down, so that the order of the cells stays.
#[must_use]
pub fn readable(theme: &Theme, shade: f32) -> Color32 {
    let near = (0_u8..=40).flat_map(|step| [shade - f32::from(step) / 100.0, shade + f32::from(step) / 100.0]);
    let mut fills = near.map(|shade| scale(theme, shade));
    fills.find(|&fill| contrast(ink_on(theme, fill), fill) >= CONTRAST).unwrap_or(theme.card)
}

/// The one of the theme's two text colors that stands out more on `fill`.
#[must_use]
pub fn ink_on(theme: &Theme, fill: Color32) -> Color32 {
    if contrast(theme.text, fill) >= contrast(theme.on_accent, fill) { theme.text } else { theme.on_accent }
}

/// Contrast of two opaque colors, 1 to 21 (WCAG 2.2).
fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |color: Color32| {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_out_on_every_shade() {
        for theme in [Theme::light(), Theme::dark()] {
            for step in 0_u8..=100 {
                let fill = readable(&theme, f32::from(step) / 100.0);
                let ratio = contrast(ink_on(&theme, fill), fill);
                assert!(ratio >= CONTRAST, "shade {step} of {fill:?}: {ratio}");
            }
        }
    }

    #[test]
    fn a_readable_color_is_never_far_from_the_scale() {
        for theme in [Theme::light(), Theme::dark()] {
            for step in 0_u8..=100 {
                let shade = f32::from(step) / 100.0;
                let moved = (0_u8..=10).any(|by| {
                    let by = f32::from(by) / 100.0;
                    [scale(&theme, shade - by), scale(&theme, shade + by)].contains(&readable(&theme, shade))
                });
                assert!(moved, "shade {step}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
    }
}
