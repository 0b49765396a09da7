//! Draws the lists of the plan with their filters.

use egui::{TextEdit, Ui};

use super::actions;
use super::lines::{self, Filter, Line, Lists, Tab};
use super::locks::{self, Locks, Target};
use crate::gui::command::Command;
use crate::gui::theme::{CONTROL, GAP};
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::make_room;
use crate::gui::view::{ViewContext, titles};
use crate::gui::widget::{self, Cell, Column, Events, LongTable};
use crate::{text, tr};

/// What the card remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The list that is open.
    pub tab: Tab,
    filter: Filter,
    sort: Option<(usize, bool)>,
    visible: Option<Visible>,
    selected: Option<usize>,
    chosen: Option<Target>,
}

/// The lines in sight, with what they were chosen by.
#[derive(Debug)]
struct Visible {
    tab: Tab,
    filter: Filter,
    sort: Option<(usize, bool)>,
    rows: Vec<usize>,
}

/// What the card draws from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The lists.
    pub lists: &'a Lists,
    /// Locks.
    pub locks: &'a Locks,
    /// Partners.
    pub partners: &'a [PartnerName],
    /// Currency of amounts.
    pub currency: &'a str,
}

impl State {
    /// The lists are new: the chosen line is found again in them.
    pub fn forget(&mut self) {
        self.visible = None;
    }

    /// The chosen line.
    #[must_use]
    pub fn line<'a>(&self, lists: &'a Lists) -> Option<&'a Line> {
        let row = self.visible.as_ref()?.rows.get(self.selected?)?;
        lists.of(self.tab).get(*row)
    }

    fn refresh(&mut self, lists: &Lists) {
        let same = |visible: &Visible| visible.tab == self.tab && visible.filter == self.filter && visible.sort == self.sort;
        if self.visible.as_ref().is_some_and(same) {
            return;
        }
        let rows = lists.visible(self.tab, &self.filter, self.sort);
        let lines = lists.of(self.tab);
        self.selected = self.chosen.as_ref().and_then(|chosen| {
            let is = |line: &&Line| line.target.candidate == chosen.candidate;
            let found = |row: &usize| lines.get(*row).filter(is).is_some_and(|line| line.target.partner == chosen.partner);
            rows.iter().position(found).or_else(|| rows.iter().position(|row| lines.get(*row).is_some_and(|line| is(&line))))
        });
        if self.selected.is_none() && !rows.is_empty() {
            // The first line, so that the reasons beside the list are never empty.
            self.selected = Some(0);
        }
        self.visible = Some(Visible { tab: self.tab, filter: self.filter.clone(), sort: self.sort, rows });
    }
}

/// Draws the card; the table takes `height` points.
pub fn card(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, inputs: Inputs<'_>, height: f32) {
    widget::card(ui, cx.theme, &tr!("plan-lines"), &tr!("plan-lines-keys"), |ui| {
        ui.horizontal_wrapped(|ui| {
            tabs(ui, cx, state, inputs);
            ui.add_space(GAP);
            filters(ui, cx, state, inputs);
        });
        ui.add_space(4.0);
        state.refresh(inputs.lists);
        let events = table(ui, cx, state, inputs, height);
        act(cx, state, inputs, &events);
        ui.add_space(8.0);
        let target = state.line(inputs.lists).map(|line| &line.target);
        actions::buttons(ui, cx, inputs.locks, target);
    });
}

fn tabs(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, inputs: Inputs<'_>) {
    for tab in Tab::ALL {
        let n = inputs.lists.of(tab).len();
        let label = tr!(&format!("plan-tab-{}", tab.code()), n = n);
        make_room(ui, cx.theme, &label);
        if widget::chip(ui, cx.theme, &label, state.tab == tab).clicked() && state.tab != tab {
            state.tab = tab;
            state.sort = None;
        }
    }
}

fn filters(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, inputs: Inputs<'_>) {
    let all = tr!("filter-all");
    let edit = TextEdit::singleline(&mut state.filter.text)
        .hint_text(tr!("plan-filter-hint"))
        .desired_width(150.0)
        .min_size(egui::vec2(0.0, CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    make_room(ui, cx.theme, "MMMMMMMMMMMM");
    ui.add(edit).accessible_name(tr!("plan-filter-hint"));
    let partners: Vec<(&str, &str)> =
        inputs.partners.iter().map(|partner| (partner.code.as_str(), partner.name.as_str())).collect();
    let named = state.filter.partner.as_deref().map_or(all.as_str(), |code| names::short_of(code, inputs.partners));
    let label = tr!("plan-filter-partner", what = named);
    choices(ui, cx, &label, &tr!("plan-filter-all-partners"), &partners, &mut state.filter.partner);
    if state.tab == Tab::Bought {
        let same =
            |texts: &'_ [String]| -> Vec<(String, String)> { texts.iter().map(|text| (text.clone(), text.clone())).collect() };
        for (id, every, options, chosen) in [
            ("plan-filter-fund", "plan-filter-all-funds", same(&inputs.lists.funds), &mut state.filter.fund),
            ("filter-subject", "filter-all-subjects", same(&inputs.lists.strata), &mut state.filter.stratum),
        ] {
            let options: Vec<(&str, &str)> = options.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
            let label = tr!(id, what = names::cut(chosen.as_deref().unwrap_or(&all), 22));
            choices(ui, cx, &label, &tr!(every), &options, chosen);
        }
    } else {
        state.filter.fund = None;
        state.filter.stratum = None;
    }
}

fn choices(ui: &mut Ui, cx: &ViewContext<'_>, label: &str, every: &str, options: &[(&str, &str)], chosen: &mut Option<String>) {
    make_room(ui, cx.theme, label);
    widget::menu_chip(ui, cx.theme, label, |ui| {
        if widget::menu_item(ui, cx.theme, every, chosen.is_none()).clicked() {
            *chosen = None;
        }
        for (key, name) in options {
            if widget::menu_item(ui, cx.theme, name, chosen.as_deref() == Some(*key)).clicked() {
                *chosen = Some((*key).to_owned());
            }
        }
    });
}

fn columns(tab: Tab, currency: &str, width: f32) -> Vec<Column> {
    let narrow = width < NARROW;
    let sign = Column::text(String::new(), 16.0, 0.0);
    let title = Column::text(tr!("title-title"), 130.0, 3.0).sortable();
    let buyer = || {
        if narrow {
            Column::text(tr!("plan-column-buyer"), 62.0, 0.0)
        } else {
            Column::text(tr!("plan-column-buyer"), 120.0, 1.0)
        }
    };
    let fund = || Column::text(tr!("plan-column-fund"), 66.0, if narrow { 0.3 } else { 0.7 }).sortable();
    let amount = || Column::number(tr!("plan-column-amount", currency = currency), 84.0).sortable();
    match tab {
        Tab::Bought => {
            let price = Column::number(tr!("plan-column-price"), 116.0).sortable();
            let mut columns = vec![sign, title, buyer().sortable(), fund(), price, amount()];
            if width >= NARROWEST {
                // Where there is no room, the reasons of the line still name them.
                columns.push(Column::text(tr!("plan-column-serves"), 90.0, if narrow { 0.0 } else { 0.4 }));
            }
            columns
        }
        Tab::Unfunded => vec![
            sign,
            title,
            Column::text(tr!("gaps-column-asked"), 100.0, 0.4),
            Column::text(tr!("plan-column-reason"), 120.0, 1.2).sortable(),
            amount(),
        ],
        Tab::Alone => {
            vec![sign, title, buyer().sortable(), fund(), amount(), Column::text(tr!("plan-column-fate"), 120.0, 0.8).sortable()]
        }
    }
}

/// The cells of a line: a sign, then its texts, the buyer's with a mark.
fn cells(line: &Line, tab: Tab, inputs: Inputs<'_>, narrow: bool) -> Vec<Cell> {
    let sign = inputs.locks.sign(&line.target.candidate, &line.target.partner);
    let mut cells = vec![Cell::Sign(sign, sign.map(locks::word).unwrap_or_default())];
    for (at, text) in line.cells.iter().enumerate() {
        let buyer =
            (at == 1 && tab != Tab::Unfunded).then(|| inputs.partners.iter().find(|partner| partner.code == line.target.partner));
        cells.push(match buyer.flatten() {
            Some(partner) if narrow || partner.name.chars().count() > LONG_NAME => {
                Cell::Partner(partner.ix, partner.short.clone())
            }
            Some(partner) => Cell::Partner(partner.ix, partner.name.clone()),
            None => Cell::Text(text.clone()),
        });
    }
    cells
}

/// Width under which buyers stand by their short codes.
const NARROW: f32 = 760.0;
/// Width under which the table has no room for whom a copy serves.
const NARROWEST: f32 = 680.0;
/// Letters from which a name would be cut in any table, and the short code says more.
const LONG_NAME: usize = 24;

fn table(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, inputs: Inputs<'_>, height: f32) -> Events {
    let width = ui.available_width();
    let narrow = width < NARROW;
    let (tab, lines) = (state.tab, inputs.lists.of(state.tab));
    let rows = state.visible.as_ref().map_or(&[][..], |visible| visible.rows.as_slice());
    let line = |at: usize| rows.get(at).and_then(|&row| lines.get(row));
    if rows.is_empty() {
        widget::caption(ui, cx.theme, &tr!("plan-no-lines"));
        ui.add_space((height - GAP).max(0.0));
        return Events { selected: None, ..Events::default() };
    }
    let columns = columns(tab, inputs.currency, width);
    let table = LongTable {
        id_salt: tab.code(),
        name: &tr!(&format!("plan-tab-{}", tab.code()), n = rows.len()),
        columns: &columns,
        rows: rows.len(),
        selected: state.selected,
        sorted: state.sort.map(|(column, falls)| (column + 1, falls)),
        height,
        keys: &actions::KEYS,
    };
    let mut row = |at: usize| line(at).map_or_else(Vec::new, |line| cells(line, tab, inputs, narrow));
    let mut menu = |ui: &mut Ui, at: usize| {
        let Some(line) = line(at) else { return };
        let meant: Vec<&PartnerName> = inputs.partners.iter().filter(|partner| line.partners.contains(&partner.code)).collect();
        actions::menu(ui, cx, inputs.locks, &line.target, &meant);
    };
    let events = table.show(ui, cx.theme, &mut row, Some(&mut menu));
    if height > rows.len() as f32 * crate::gui::theme::ROW {
        ui.add_space(height - rows.len() as f32 * crate::gui::theme::ROW);
    }
    if events.copy {
        let heads: Vec<&str> = columns.iter().skip(1).map(|column| column.heading.as_str()).collect();
        let lines = (0..rows.len().min(titles::COPY_MOST)).filter_map(line).map(|line| line.cells.clone());
        cx.send(Command::Copy(titles::tsv(&heads, lines)));
    }
    events
}

fn act(cx: &ViewContext<'_>, state: &mut State, inputs: Inputs<'_>, events: &Events) {
    if state.selected != events.selected {
        state.selected = events.selected;
        state.chosen = state.line(inputs.lists).map(|line| line.target.clone());
    }
    if let Some(column) = events.heading.and_then(|column| column.checked_sub(1)) {
        let amount = lines::is_amount(state.tab, column);
        state.sort = match state.sort {
            Some((sorted, falls)) if sorted == column => Some((column, !falls)),
            _ => Some((column, amount)),
        };
    }
    if let (Some(key), Some(line)) = (events.key, state.line(inputs.lists)) {
        actions::press(cx, inputs.locks, &line.target, key);
    }
}

/// The number of locks for the chip.
#[must_use]
pub fn locked(locks: &Locks) -> String {
    tr!("plan-locked", n = text::count(i64::try_from(locks.locks.len()).unwrap_or(i64::MAX)))
}
