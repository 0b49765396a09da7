//! A table of any length that draws only the rows in sight.
//!
//! In: columns, the number of rows, and a function that makes one row. Out: what a person did. Invariants: the body is
//! one stop of the tab order; inside it arrows, Page, Home and End move the selection, Enter opens, Ctrl C copies;
//! every row has an accessible name with all its cells; nothing is computed for rows out of sight.

use egui::{Align2, EventFilter, Id, Key, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::icon::{self, Icon};
use super::paint::{self, Type};
use super::partner_color_mark;
use crate::gui::theme::{ROW, Theme};
use crate::model::PartnerIx;

/// A small sign in a cell, always with a word in the row's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// Required.
    Lock,
    /// Forbidden.
    Forbidden,
    /// Excluded.
    Cross,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// Text of less weight.
    Quiet(String),
    /// A partner's mark and its name.
    Partner(PartnerIx, String),
    /// A sign, with its word as tooltip.
    Sign(Option<Sign>, String),
}

impl Cell {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Quiet(text) | Self::Partner(_, text) | Self::Sign(_, text) => text,
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Heading; read out before each cell.
    pub heading: String,
    /// Smallest width in points.
    pub least: f32,
    /// Its part of the room that is left.
    pub stretch: f32,
    /// Numbers end at the right edge.
    pub right: bool,
    /// Whether a click on the heading sorts.
    pub sorts: bool,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(heading: String, least: f32, stretch: f32) -> Self {
        Self { heading, least, stretch, right: false, sorts: false }
    }

    /// A column of numbers.
    #[must_use]
    pub fn number(heading: String, least: f32) -> Self {
        Self { heading, least, stretch: 0.0, right: true, sorts: false }
    }

    /// The same, sortable.
    #[must_use]
    pub fn sortable(mut self) -> Self {
        self.sorts = true;
        self
    }
}

/// Makes the cells of a row.
pub type Rows<'a> = &'a mut dyn FnMut(usize) -> Vec<Cell>;
/// Fills the context menu of a row.
pub type Menu<'a> = &'a mut dyn FnMut(&mut Ui, usize);

/// A table to draw.
pub struct LongTable<'a> {
    /// Tells several tables of a screen apart.
    pub id_salt: &'a str,
    /// Accessible name.
    pub name: &'a str,
    /// Columns.
    pub columns: &'a [Column],
    /// How many rows there are.
    pub rows: usize,
    /// The selected row.
    pub selected: Option<usize>,
    /// The sorted column, and whether it falls.
    pub sorted: Option<(usize, bool)>,
    /// Height of the body; it scrolls inside.
    pub height: f32,
    /// Keys that act on the selected row.
    pub keys: &'a [Key],
}

/// What a person did to a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events {
    /// The row that is selected now.
    pub selected: Option<usize>,
    /// The row to open: Enter or a double click.
    pub opened: Option<usize>,
    /// The heading that was clicked.
    pub heading: Option<usize>,
    /// The list is to be copied.
    pub copy: bool,
    /// One of [`LongTable::keys`] was pressed.
    pub key: Option<Key>,
}

const HEADING: f32 = 26.0;
const GAP: f32 = 14.0;
const EDGE: f32 = 8.0;

impl LongTable<'_> {
    /// Draws the table; `row` makes the cells of one row, `menu` the context menu of one.
    pub fn show(&self, ui: &mut Ui, theme: &Theme, row: Rows<'_>, menu: Option<Menu<'_>>) -> Events {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            self.whole(ui, theme, row, menu)
        })
        .inner
    }

    fn whole(&self, ui: &mut Ui, theme: &Theme, row: Rows<'_>, mut menu: Option<Menu<'_>>) -> Events {
        let mut events = Events { selected: self.selected, ..Events::default() };
        let id = ui.make_persistent_id(self.id_salt);
        let widths = self.widths(ui.available_width() - 2.0 * EDGE);
        self.headings(ui, theme, &widths, id, &mut events);
        // Whole rows only: half a line at the edge reads as a mistake.
        let height = (self.height / ROW).floor().max(1.0) * ROW;
        let area = egui::ScrollArea::vertical().id_salt(self.id_salt).max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show_viewport(ui, |ui, viewport| {
            let size = vec2(ui.available_width(), self.rows as f32 * ROW);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let body = ui.interact(rect, id, Sense::focusable_noninteractive());
            let moved = body.has_focus() && self.keyboard(ui, id, viewport.height(), &mut events);
            for at in visible(viewport, self.rows) {
                // Spelled out: only a plain coercion shortens the lifetime inside the option.
                let menu: Option<Menu<'_>> = match &mut menu {
                    Some(menu) => Some(&mut **menu),
                    None => None,
                };
                let place = row_rect(rect, at);
                self.row(ui, theme, &widths, place, id, at, &row(at), menu, &mut events);
            }
            if let Some(at) = events.selected.filter(|_| moved) {
                ui.scroll_to_rect(row_rect(rect, at), None);
            }
            self.describe(ui, &body, events.selected, row);
        });
        events
    }

    fn widths(&self, room: f32) -> Vec<f32> {
        let gaps = GAP * self.columns.len().saturating_sub(1) as f32;
        let least: f32 = self.columns.iter().map(|column| column.least).sum();
        let stretch: f32 = self.columns.iter().map(|column| column.stretch).sum();
        let spare = room - gaps - least;
        let part = |column: &Column| if stretch > 0.0 { column.stretch / stretch } else { 0.0 };
        let width = |column: &Column| {
            if spare >= 0.0 { column.least + spare * part(column) } else { column.least * ((room - gaps) / least).max(0.2) }
        };
        self.columns.iter().map(width).collect()
    }

    fn headings(&self, ui: &mut Ui, theme: &Theme, widths: &[f32], id: Id, events: &mut Events) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADING), Sense::hover());
        let mut x = rect.left() + EDGE;
        for (at, (column, &width)) in self.columns.iter().zip(widths).enumerate() {
            let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(width, HEADING));
            x += width + GAP;
            let sorted = self.sorted.filter(|(sorted, _)| *sorted == at).map(|(_, falls)| falls);
            let mut color = theme.quiet;
            if column.sorts {
                let response = ui.interact(cell, id.with(("heading", at)), Sense::click());
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, heading_name(column, sorted)));
                if response.clicked() {
                    events.heading = Some(at);
                }
                if response.hovered() || response.has_focus() {
                    color = theme.text;
                    ui.painter().hline(cell.x_range(), cell.bottom() - 3.0, Stroke::new(1.0, theme.accent));
                }
            }
            let arrow = if sorted.is_some() { 14.0 } else { 0.0 };
            if column.right {
                paint::right(
                    ui,
                    theme,
                    pos2(cell.right() - arrow, cell.center().y),
                    &column.heading,
                    (Type::Caption, color),
                    width - arrow,
                );
            } else {
                paint::left(ui, theme, cell.left_center(), &column.heading, (Type::Caption, color), width - arrow);
            }
            if let Some(falls) = sorted {
                let heading = paint::width(ui, theme, &column.heading, Type::Caption).min(width - arrow);
                let at = if column.right { cell.right() - 4.0 } else { cell.left() + heading + 8.0 };
                paint::sorted(ui, pos2(at, cell.center().y), falls, color);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme.line));
    }

    fn keyboard(&self, ui: &Ui, id: Id, height: f32, events: &mut Events) -> bool {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let Some(last) = self.rows.checked_sub(1) else { return false };
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of rows on a screen")]
        let page = ((height / ROW).floor().max(1.0)) as usize;
        let now = self.selected;
        let target = if pressed(Key::ArrowDown) {
            Some(now.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(now.map_or(0, |at| at.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(now.map_or(0, |at| (at + page).min(last)))
        } else if pressed(Key::PageUp) {
            Some(now.map_or(0, |at| at.saturating_sub(page)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if pressed(Key::Enter) {
            events.opened = now;
        }
        events.copy |= ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
        events.key = self.keys.iter().copied().find(|&key| pressed(key)).filter(|_| now.is_some());
        events.selected = target.or(now);
        target.is_some()
    }

    #[expect(clippy::too_many_arguments, reason = "where a row stands, and what it shows")]
    fn row(
        &self,
        ui: &Ui,
        theme: &Theme,
        widths: &[f32],
        place: Rect,
        id: Id,
        at: usize,
        cells: &[Cell],
        menu: Option<Menu<'_>>,
        events: &mut Events,
    ) {
        let response = ui.interact(place, id.with(at), Sense::CLICK);
        let selected = events.selected == Some(at);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, self.row_name(cells)));
        if response.clicked() || response.secondary_clicked() {
            events.selected = Some(at);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if response.double_clicked() {
            events.opened = Some(at);
        }
        let fill = if selected { Some(theme.wash) } else { response.hovered().then(|| theme.rail.gamma_multiply(0.6)) };
        if let Some(fill) = fill {
            ui.painter().rect_filled(place, 0.0, fill);
        }
        if selected && ui.memory(|memory| memory.has_focus(id)) {
            ui.painter().vline(place.left() + 1.0, place.y_range(), Stroke::new(2.0, theme.accent));
        }
        ui.painter().hline(place.x_range(), place.bottom(), Stroke::new(1.0, theme.line));
        let cut = self.cells(ui, theme, widths, place, cells, &response);
        if let Some(menu) = menu {
            response.context_menu(|ui| menu(ui, at));
        }
        if let Some(text) = cut {
            response.on_hover_text_at_pointer(text);
        }
    }

    /// Paints the cells; the text under the pointer where it did not fit, or the word of its sign.
    fn cells(&self, ui: &Ui, theme: &Theme, widths: &[f32], place: Rect, cells: &[Cell], response: &Response) -> Option<String> {
        let mut x = place.left() + EDGE;
        let mut cut = None;
        let pointer = response.hover_pos();
        for ((column, &width), cell) in self.columns.iter().zip(widths).zip(cells) {
            let rect = Rect::from_min_size(pos2(x, place.top()), vec2(width, place.height()));
            x += width + GAP;
            let fits = paint_cell(ui, theme, column, rect, cell);
            if !fits && pointer.is_some_and(|pointer| rect.contains(pointer)) {
                cut = Some(cell.text().to_owned());
            }
        }
        cut
    }

    fn row_name(&self, cells: &[Cell]) -> String {
        let named = self.columns.iter().zip(cells).filter(|(_, cell)| !cell.text().is_empty());
        let words = named.map(|(column, cell)| match column.heading.as_str() {
            "" => cell.text().to_owned(),
            heading => format!("{heading}: {}", cell.text()),
        });
        words.collect::<Vec<_>>().join("; ")
    }

    /// Tells screen readers what the table is and which row is selected.
    fn describe(&self, ui: &Ui, body: &Response, selected: Option<usize>, row: Rows<'_>) {
        body.widget_info(|| WidgetInfo::labeled(Role::Grid, true, self.name));
        if let Some(at) = selected.filter(|&at| body.has_focus() && at < self.rows) {
            let name = self.row_name(&row(at));
            ui.ctx().accesskit_node_builder(body.id, |node| {
                node.set_value(name);
                node.set_active_descendant(body.id.with(at).accesskit_id());
            });
        }
    }
}

fn heading_name(column: &Column, sorted: Option<bool>) -> String {
    match sorted {
        None => crate::tr!("views-sort", column = &column.heading),
        Some(true) => crate::tr!("views-sorted-falling", column = &column.heading),
        Some(false) => crate::tr!("views-sorted-rising", column = &column.heading),
    }
}

/// Paints one cell; whether all of it could be seen.
fn paint_cell(ui: &Ui, theme: &Theme, column: &Column, rect: Rect, cell: &Cell) -> bool {
    let (color, text, shift) = match cell {
        Cell::Text(text) => (theme.text, text, 0.0),
        Cell::Quiet(text) => (theme.quiet, text, 0.0),
        Cell::Partner(partner, text) => {
            partner_color_mark(ui.painter(), theme, *partner, rect.left_center() + vec2(5.0, 0.0));
            (theme.text, text, 17.0)
        }
        Cell::Sign(sign, _) => {
            paint_sign(ui, theme, rect, *sign);
            return sign.is_none();
        }
    };
    let galley = paint::line(ui, theme, text, (Type::Body, color), rect.width() - shift);
    let elided = galley.elided;
    let (at, anchor) = if column.right {
        (rect.right_center(), Align2::RIGHT_CENTER)
    } else {
        (rect.left_center() + vec2(shift, 0.0), Align2::LEFT_CENTER)
    };
    ui.painter().galley(anchor.anchor_size(at, galley.size()).min, galley, color);
    !elided
}

fn paint_sign(ui: &Ui, theme: &Theme, rect: Rect, sign: Option<Sign>) {
    match sign {
        None => {}
        Some(Sign::Lock) => icon::paint(ui.painter(), Icon::Lock, rect.center(), 13.0, theme.accent),
        Some(Sign::Forbidden) => paint::forbidden(ui, rect.center(), theme.attention),
        Some(Sign::Cross) => icon::paint(ui.painter(), Icon::Cross, rect.center(), 13.0, theme.attention),
    }
}

fn visible(viewport: Rect, rows: usize) -> std::ops::Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; rows stay far below 2^24")]
    let at = |y: f32| (y / ROW).max(0.0) as usize;
    at(viewport.top()).min(rows)..(at(viewport.bottom()) + 1).min(rows)
}

fn row_rect(body: Rect, at: usize) -> Rect {
    Rect::from_min_size(pos2(body.left(), body.top() + at as f32 * ROW), vec2(body.width(), ROW))
}
