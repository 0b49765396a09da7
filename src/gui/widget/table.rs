//! A table: captions over hairlines, numbers on the right, one row chosen by mouse or arrow keys.
//!
//! Only the rows in view are drawn. Columns take points, or shares of what is left; so heads and cells always line up.

use std::ops::Range;

use egui::{
    Event, EventFilter, Id, Key, Layout, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::super::theme::{ROW, SMALL_RADIUS, Theme};

/// Points between the edge of a cell and its text.
const INSET: f32 = 8.0;
/// Height of the head, points.
const HEAD: f32 = 28.0;

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// So many points.
    Points(f32),
    /// This share of what the other columns leave, against the other shares.
    Share(f32),
}

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Heads, widths and alignment of the columns.
pub type Columns<'a> = &'a [(&'a str, Width, Align)];

/// A table before it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    /// What tells this table from others on the screen.
    pub id: &'a str,
    /// Its columns.
    pub columns: Columns<'a>,
    /// How many rows it has.
    pub rows: usize,
    /// The chosen row.
    pub selected: Option<usize>,
    /// Whether rows can be chosen.
    pub selectable: bool,
    /// Points of height for head and rows; it scrolls inside. None: as high as its rows.
    pub height: Option<f32>,
}

/// What a person did to a table.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct TableOutput {
    /// A row was chosen, by a click or an arrow key.
    pub chosen: Option<usize>,
    /// A row was double-clicked, or Enter was pressed on it.
    pub opened: Option<usize>,
}

/// Draws a table; `name` says a row for screen readers, `cell` draws the cell of a row and a column.
pub fn table(
    ui: &mut Ui,
    theme: &Theme,
    table: &Table<'_>,
    name: impl Fn(usize) -> String,
    mut cell: impl FnMut(&mut Ui, usize, usize),
) -> TableOutput {
    let mut output = TableOutput::default();
    ui.push_id(table.id, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let spans = spans(table.columns, ui.available_width());
        head(ui, theme, table.columns, &spans);
        let mut area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, true]);
        area = match table.height {
            Some(height) => area.max_height((height - HEAD).max(ROW)),
            None => area.vscroll(false).max_height(f32::INFINITY),
        };
        let base = ui.scope_id().with("row");
        area.show_rows(ui, ROW, table.rows, |ui, range: Range<usize>| {
            for row in range {
                draw_row(ui, theme, table, &spans, row, base, &name, &mut cell, &mut output);
            }
        });
    });
    output
}

#[expect(clippy::too_many_arguments, reason = "one row of a table: what it is, where it stands and who draws it")]
fn draw_row(
    ui: &mut Ui,
    theme: &Theme,
    table: &Table<'_>,
    spans: &[(f32, f32)],
    row: usize,
    base: Id,
    name: &impl Fn(usize) -> String,
    cell: &mut impl FnMut(&mut Ui, usize, usize),
    output: &mut TableOutput,
) {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), ROW));
    let selected = table.selected == Some(row);
    if table.selectable {
        let response = ui.interact(rect, base.with(row), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, name(row)));
        backdrop(ui, theme, &response, selected);
        interact(ui, table, row, base, &response, output);
    } else if selected {
        ui.painter().rect_filled(rect, 0, theme.wash);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
    for (column, ((_, _, align), (from, to))) in table.columns.iter().zip(spans).enumerate() {
        let place =
            Rect::from_min_max(rect.min + Vec2::new(from + INSET, 0.0), egui::pos2(rect.left() + to - INSET, rect.bottom()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout(*align)).id_salt((row, column)));
        child.shrink_clip_rect(place.expand2(Vec2::new(INSET, 0.0)));
        cell(&mut child, row, column);
    }
}

fn backdrop(ui: &Ui, theme: &Theme, response: &Response, selected: bool) {
    if selected {
        ui.painter().rect_filled(response.rect, 0, theme.wash);
    } else if response.hovered() {
        ui.painter().rect_filled(response.rect, 0, theme.rail);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, theme.accent);
        ui.painter().rect_stroke(response.rect, SMALL_RADIUS, stroke, egui::StrokeKind::Inside);
    }
}

fn interact(ui: &Ui, table: &Table<'_>, row: usize, base: Id, response: &Response, output: &mut TableOutput) {
    if response.clicked() {
        response.request_focus();
        output.chosen = Some(row);
    }
    if response.double_clicked() {
        output.opened = Some(row);
    }
    if !response.has_focus() {
        return;
    }
    // Arrows move through the rows, not to whatever stands nearest.
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(response.id, EventFilter { vertical_arrows: true, ..EventFilter::default() });
    });
    let last = table.rows.saturating_sub(1);
    let page = 10;
    let target = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            Some((row + 1).min(last))
        } else if pressed(Key::ArrowUp) {
            Some(row.saturating_sub(1))
        } else if pressed(Key::PageDown) {
            Some((row + page).min(last))
        } else if pressed(Key::PageUp) {
            Some(row.saturating_sub(page))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        }
    });
    if let Some(target) = target.filter(|target| *target != row) {
        output.chosen = Some(target);
        ui.memory_mut(|memory| memory.request_focus(base.with(target)));
        let offset = (target as f32 - row as f32) * ROW;
        ui.scroll_to_rect(response.rect.translate(Vec2::new(0.0, offset)), None);
    }
    if ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. }))) {
        output.opened = Some(row);
    }
}

fn head(ui: &mut Ui, theme: &Theme, columns: Columns<'_>, spans: &[(f32, f32)]) {
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), HEAD));
    for ((label, _, align), (from, to)) in columns.iter().zip(spans) {
        let place =
            Rect::from_min_max(rect.min + Vec2::new(from + INSET, 0.0), egui::pos2(rect.left() + to - INSET, rect.bottom()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout(*align)));
        child.add(egui::Label::new(theme.caption_text(*label)).truncate());
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, theme.hairline());
}

fn layout(align: Align) -> Layout {
    match align {
        Align::Left => Layout::left_to_right(egui::Align::Center),
        Align::Right => Layout::right_to_left(egui::Align::Center),
    }
}

/// Where each column begins and ends.
fn spans(columns: Columns<'_>, width: f32) -> Vec<(f32, f32)> {
    let points: f32 = columns.iter().map(|(_, width, _)| if let Width::Points(points) = width { *points } else { 0.0 }).sum();
    let shares: f32 = columns.iter().map(|(_, width, _)| if let Width::Share(share) = width { *share } else { 0.0 }).sum();
    let free = (width - points).max(0.0);
    let mut at = 0.0;
    let mut spans = Vec::with_capacity(columns.len());
    for (_, width, _) in columns {
        let wide = match width {
            Width::Points(points) => *points,
            Width::Share(share) => (free * share / shares.max(f32::MIN_POSITIVE)).floor(),
        };
        spans.push((at, at + wide));
        at += wide;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_split_what_points_leave() {
        let columns = [
            ("a", Width::Points(100.0), Align::Left),
            ("b", Width::Share(2.0), Align::Left),
            ("c", Width::Share(1.0), Align::Right),
        ];
        assert_eq!(spans(&columns, 400.0), [(0.0, 100.0), (100.0, 300.0), (300.0, 400.0)]);
    }

    #[test]
    fn too_little_room_leaves_no_negative_width() {
        let columns = [("a", Width::Points(100.0), Align::Left), ("b", Width::Share(1.0), Align::Left)];
        assert_eq!(spans(&columns, 50.0), [(0.0, 100.0), (100.0, 100.0)]);
    }
}
