//! Draws the overlap screen.

use std::sync::Arc;

use egui::Ui;

use super::data::{self, Metric, Shown};
use crate::analysis::{Filter, OverlapReport, Selection};
use crate::gui::command::Command;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::{asked_for_list, fill, page_height, reveal};
use crate::gui::view::{ViewContext, filters, titles};
use crate::gui::widget::{self, Bars, Cell, Column, HeatClick, HeatMap, LongTable, Part};
use crate::model::PartnerIx;
use crate::tr;

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    metric: Metric,
    filters: filters::State,
    titles: titles::State,
    group: Option<usize>,
    reveal: bool,
    cache: Option<Cache>,
}

/// What is shown, with what it was built from.
#[derive(Debug)]
struct Cache {
    report: Arc<OverlapReport>,
    filter: Filter,
    metric: Metric,
    partners: Vec<PartnerName>,
    shown: Shown,
}

impl State {
    /// Builds what is shown anew when the report, the filter or the metric changed.
    fn refresh(&mut self, cx: &ViewContext<'_>) {
        let Some(report) = &cx.results.overlap else { return };
        let (filter, metric) = (cx.results.filter, self.metric);
        let fresh = |cache: &Cache| Arc::ptr_eq(&cache.report, report) && cache.filter == filter && cache.metric == metric;
        if self.cache.as_ref().is_some_and(fresh) {
            return;
        }
        let consortium = &cx.data.consortium;
        let partners = names::partners(consortium);
        let shown = Shown::new(report, &partners, &consortium.strata, &filter, metric);
        self.cache = Some(Cache { report: Arc::clone(report), filter, metric, partners, shown });
    }
}

/// Height of everything on the page but the map and the rows of the list.
const REST: f32 = 314.0;
/// Rows of the list in sight at least.
const LEAST_ROWS: f32 = 5.0;

/// Heights of a cell, the map and the list for a page of `page` points: pictures first, the list takes the rest.
fn heights(page: f32, partners: usize) -> (f32, f32, f32) {
    let cell = if page < 700.0 { 42.0 } else { 52.0 };
    let map = (partners as f32 * (cell + 3.0) + 26.0).clamp(150.0, (page * 0.62).max(260.0));
    (cell, map, (page - map - REST).max(LEAST_ROWS * ROW))
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let page = page_height(ui);
    state.refresh(cx);
    let Some(cache) = &state.cache else {
        widget::answer(ui, cx.theme, &[Part::Plain(&tr!("overlap-waiting"))], "");
        return;
    };
    widget::answer(ui, cx.theme, &Part::split(&cache.shown.answer), &cache.shown.caption);
    ui.add_space(8.0);
    chips(ui, cx, &mut state.metric, &mut state.filters);
    ui.add_space(8.0);
    let (cell_height, map_height, list_height) = heights(page, cache.partners.len());
    let (cell, bar) = data::selected(cx.results.list.selection);
    widget::page_columns(
        ui,
        0.58,
        |ui| map(ui, cx, cache, cell, (cell_height, map_height)),
        |ui| bars(ui, cx, cache, bar, map_height),
    );
    ui.add_space(GAP);
    state.reveal |= asked_for_list(cx);
    let (titles, group) = (&mut state.titles, &mut state.group);
    reveal(ui, &mut state.reveal, |ui| {
        let mut list = |ui: &mut Ui| titles::card(ui, cx, titles, &cache.partners, list_height);
        if cache.shown.groups.is_empty() {
            list(ui);
        } else {
            widget::page_columns(ui, 0.64, list, |ui| groups(ui, cx, cache, group, list_height));
        }
    });
}

fn chips(ui: &mut Ui, cx: &ViewContext<'_>, metric: &mut Metric, filters: &mut filters::State) {
    ui.horizontal_wrapped(|ui| {
        for one in Metric::ALL {
            let label = tr!(&format!("overlap-metric-{}", one.code()));
            if widget::chip(ui, cx.theme, &label, *metric == one).clicked() {
                *metric = one;
            }
        }
        ui.add_space(GAP);
        filters::subject(ui, cx);
        filters::years(ui, cx, filters);
        filters::language(ui, cx, filters);
        filters::material(ui, cx, filters);
        if cx.busy {
            widget::caption(ui, cx.theme, &tr!("stage-any"));
        }
    });
}

fn map(ui: &mut Ui, cx: &ViewContext<'_>, cache: &Cache, selected: Option<(usize, usize)>, (cell_height, height): (f32, f32)) {
    let subtitle = tr!(&format!("overlap-explain-{}", cache.metric.code()));
    widget::card(ui, cx.theme, &tr!("overlap-map"), &subtitle, |ui| {
        let map = HeatMap {
            id_salt: "overlap-map",
            name: &tr!("overlap-map"),
            columns: &cache.shown.columns,
            end_heading: &tr!("overlap-unique"),
            rows: &cache.shown.rows,
            selected,
            cell_height,
            max_height: height,
        };
        match map.show(ui, cx.theme) {
            Some(HeatClick::Cell(row, column)) if row == column => cx.send(Command::List(Selection::Held(PartnerIx::new(row)))),
            Some(HeatClick::Cell(row, column)) => {
                cx.send(Command::List(Selection::Both(PartnerIx::new(row), PartnerIx::new(column))));
            }
            Some(HeatClick::End(row)) => cx.send(Command::List(Selection::Unique(PartnerIx::new(row)))),
            None => {}
        }
        fill(ui, height);
    });
}

fn bars(ui: &mut Ui, cx: &ViewContext<'_>, cache: &Cache, selected: Option<usize>, height: f32) {
    widget::card(ui, cx.theme, &tr!("overlap-held-by"), &tr!("overlap-held-by-explain"), |ui| {
        let row = (height / cache.shown.bars.len().max(1) as f32).clamp(22.0, 48.0);
        let bars = Bars { id_salt: "held-by", bars: &cache.shown.bars, track: false, row, selected, clickable: true };
        egui::ScrollArea::vertical().id_salt("held-by").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if let Some(holders) = bars.show(ui, cx.theme).and_then(|bar| u32::try_from(bar + 1).ok()) {
                cx.send(Command::List(Selection::HeldBy(holders)));
            }
        });
        fill(ui, height);
    });
}

fn groups(ui: &mut Ui, cx: &ViewContext<'_>, cache: &Cache, selected: &mut Option<usize>, height: f32) {
    widget::card(ui, cx.theme, &tr!("overlap-groups"), &tr!("overlap-groups-explain"), |ui| {
        let groups = &cache.shown.groups;
        let columns = [
            Column::text(tr!("overlap-group"), 100.0, 1.0),
            Column::number(tr!("overlap-metric-titles"), 60.0),
            Column::number(tr!("overlap-shared"), 60.0),
            Column::number(tr!("overlap-part"), 52.0),
        ];
        let table = LongTable {
            id_salt: "groups",
            name: &tr!("overlap-groups"),
            columns: &columns,
            rows: groups.len(),
            selected: *selected,
            sorted: None,
            height,
            keys: &[],
        };
        let mut row = |at: usize| {
            groups.get(at).map_or_else(Vec::new, |group| {
                [&group.name, &group.titles, &group.shared, &group.share].map(|text| Cell::Text(text.clone())).to_vec()
            })
        };
        *selected = table.show(ui, cx.theme, &mut row, None).selected;
    });
}
