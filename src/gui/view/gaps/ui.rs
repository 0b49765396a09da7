//! Draws the gaps screen.

use std::cell::Cell;
use std::sync::Arc;

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::data::{Inputs, Metric, Missing, MissingShown, Shown};
use super::{lists, years_ui};
use crate::analysis::{Filter, GapsReport, OverlapReport, Profile, Selection, YearCounts};
use crate::gui::command::Command;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::{asked_for_list, fill, page_height, reveal};
use crate::gui::view::{ViewContext, filters, titles};
use crate::gui::widget::{self, HeatClick, HeatMap, Part, paint};
use crate::model::{PartnerIx, StratumIx};
use crate::tr;

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    metric: Metric,
    filters: filters::State,
    titles: titles::State,
    /// The list that is open under the map; none: the titles of the selected cell.
    missing: Option<Missing>,
    missing_row: Option<usize>,
    years: years_ui::State,
    wanted: bool,
    cache: Option<Cache>,
}

/// What is shown, with what it was built from.
#[derive(Debug)]
struct Cache {
    gaps: Arc<GapsReport>,
    profile: Arc<Profile>,
    overlap: Option<Arc<OverlapReport>>,
    years: Option<Arc<YearCounts>>,
    filter: Filter,
    metric: Metric,
    partners: Vec<PartnerName>,
    shown: Shown,
}

impl State {
    /// Builds what is shown anew when a result or the metric changed; gaps and profile always have every subject.
    fn refresh(&mut self, cx: &ViewContext<'_>) {
        let (results, metric) = (cx.results, self.metric);
        let (Some(gaps), Some(profile), overlap) = (&results.gaps, &results.profile, &results.overlap) else { return };
        let (gaps, profile, overlap) = (Arc::clone(gaps), Arc::clone(profile), overlap.clone());
        let filter = Filter { stratum: None, ..results.filter };
        let fresh = |cache: &Cache| {
            let same_overlap = cache.overlap.as_ref().map(Arc::as_ptr) == overlap.as_ref().map(Arc::as_ptr);
            let same_gaps = Arc::ptr_eq(&cache.gaps, &gaps) && Arc::ptr_eq(&cache.profile, &profile);
            let same_years = cache.years.as_ref().map(Arc::as_ptr) == results.years.as_ref().map(Arc::as_ptr);
            same_gaps && same_overlap && same_years && cache.filter == filter && cache.metric == metric
        };
        if self.cache.as_ref().is_some_and(fresh) {
            return;
        }
        let consortium = &cx.data.consortium;
        let partners = names::partners(consortium);
        let inputs = Inputs {
            gaps: &gaps,
            profile: &profile,
            overlap: overlap.as_deref(),
            years: results.years.as_deref(),
            planned_year: results.planned_year,
            partners: &partners,
            strata: &consortium.strata,
            filter: &filter,
        };
        let shown = Shown::new(&inputs, metric);
        let years = results.years.clone();
        self.cache = Some(Cache { gaps, profile, overlap, years, filter, metric, partners, shown });
    }
}

/// Height of everything on the page but the map and the rows of the list.
const REST: f32 = 314.0;
/// Rows of the list in sight at least.
const LEAST_ROWS: f32 = 4.0;
/// Height of the map at least.
const LEAST_MAP: f32 = 230.0;
/// Height of the lines of what is missing at least, above the years.
const LEAST_MISSING: f32 = 160.0;

/// Heights of a cell, the map and the list for a page of `page` points: all subjects at once where they fit. The map is
/// as high as the column beside it needs.
fn heights(page: f32, subjects: usize, with_years: bool) -> (f32, f32, f32) {
    let least_map = if with_years { LEAST_MISSING + years_ui::ROOM } else { LEAST_MAP };
    let rows = subjects.max(1) as f32;
    let least = LEAST_ROWS * ROW;
    let cell = ((page - REST - least - 26.0) / rows - 3.0).clamp(22.0, 34.0).floor();
    let map = (rows * (cell + 3.0) + 26.0).clamp(least_map, (page * 0.58).max(300.0).max(least_map));
    (cell, map, (page - map - REST).max(least))
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let page = page_height(ui);
    state.refresh(cx);
    let State { metric, filters, titles, missing, missing_row, years, wanted, cache } = state;
    let Some(cache) = cache else {
        widget::answer(ui, cx.theme, &[Part::Plain(&tr!("gaps-waiting"))], "");
        return;
    };
    widget::answer(ui, cx.theme, &Part::split(&cache.shown.answer), &cache.shown.caption);
    ui.add_space(8.0);
    chips(ui, cx, metric, filters);
    ui.add_space(8.0);
    let (cell_height, map_height, height) = heights(page, cache.shown.rows.len(), cache.shown.years.is_some());
    let open = Cell::new(*missing);
    widget::page_columns(
        ui,
        0.68,
        |ui| map(ui, cx, cache, &open, (cell_height, map_height)),
        |ui| match &cache.shown.years {
            Some(shown) => {
                what_is_missing(ui, cx, cache, &open, map_height - years_ui::ROOM);
                ui.add_space(GAP);
                years_ui::card(ui, cx, shown, years);
            }
            None => what_is_missing(ui, cx, cache, &open, map_height),
        },
    );
    if *missing != open.get() {
        *missing = open.get();
        *missing_row = None;
        *wanted = true;
    }
    *wanted |= asked_for_list(cx);
    ui.add_space(GAP);
    reveal(ui, wanted, |ui| match missing {
        Some(which) if *which != Missing::LastCopies => {
            lists::card(ui, cx, &cache.gaps, *which, &cache.partners, missing_row, height);
        }
        _ => titles::card(ui, cx, titles, &cache.partners, height),
    });
}

fn chips(ui: &mut Ui, cx: &ViewContext<'_>, metric: &mut Metric, filters: &mut filters::State) {
    ui.horizontal_wrapped(|ui| {
        for one in Metric::ALL {
            let label = tr!(&format!("gaps-metric-{}", one.code()));
            if widget::chip(ui, cx.theme, &label, *metric == one).clicked() {
                *metric = one;
            }
        }
        ui.add_space(GAP);
        if cx.results.filter.stratum.is_some() {
            filters::subject(ui, cx);
        }
        filters::years(ui, cx, filters);
        filters::language(ui, cx, filters);
        if cx.busy {
            widget::caption(ui, cx.theme, &tr!("stage-any"));
        }
    });
}

/// The cell that filter and selection stand for.
fn selected(cx: &ViewContext<'_>, cache: &Cache) -> Option<(usize, usize)> {
    let stratum = cx.data.consortium.strata.strata.get(cx.results.filter.stratum?.at())?;
    let row = cache.profile.rows.iter().position(|row| row.stratum == stratum.code)?;
    match cx.results.list.selection {
        Selection::Held(partner) => Some((row, partner.at())),
        _ => None,
    }
}

fn map(ui: &mut Ui, cx: &ViewContext<'_>, cache: &Cache, missing: &Cell<Option<Missing>>, (cell_height, height): (f32, f32)) {
    let subtitle = tr!(&format!("gaps-explain-{}", cache.metric.code()));
    widget::card(ui, cx.theme, &tr!("gaps-map"), &subtitle, |ui| {
        let map = HeatMap {
            id_salt: "gaps-map",
            name: &tr!("gaps-map"),
            columns: &cache.shown.columns,
            end_heading: &tr!("gaps-all"),
            rows: &cache.shown.rows,
            selected: selected(cx, cache),
            cell_height,
            max_height: height,
        };
        let (row, selection) = match map.show(ui, cx.theme) {
            Some(HeatClick::Cell(row, column)) => (row, Selection::Held(PartnerIx::new(column))),
            Some(HeatClick::End(row)) => (row, Selection::All),
            None => {
                fill(ui, height);
                return;
            }
        };
        if let Some(stratum) = stratum_of(cx, cache, row) {
            missing.set(None);
            cx.send(Command::Filter(Filter { stratum: Some(stratum), ..cx.results.filter }));
            cx.send(Command::List(selection));
        }
        fill(ui, height);
    });
}

fn stratum_of(cx: &ViewContext<'_>, cache: &Cache, row: usize) -> Option<StratumIx> {
    cx.data.consortium.strata.find(&cache.profile.rows.get(row)?.stratum)
}

fn what_is_missing(ui: &mut Ui, cx: &ViewContext<'_>, cache: &Cache, missing: &Cell<Option<Missing>>, height: f32) {
    widget::card(ui, cx.theme, &tr!("gaps-missing"), "", |ui| {
        egui::ScrollArea::vertical().id_salt("missing-lines").max_height(height + 16.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for line in &cache.shown.missing {
                    if missing_line(ui, cx, line, missing.get() == Some(line.list)) {
                        open(cx, line.list, missing);
                    }
                }
            },
        );
        fill(ui, height);
    });
}

fn open(cx: &ViewContext<'_>, list: Missing, missing: &Cell<Option<Missing>>) {
    missing.set(Some(list));
    if list == Missing::LastCopies {
        cx.send(Command::List(Selection::HeldBy(1)));
    }
}

/// One line: what, how much, and what that means; whether it was clicked.
fn missing_line(ui: &mut Ui, cx: &ViewContext<'_>, line: &MissingShown, selected: bool) -> bool {
    let theme = cx.theme;
    let (width, pad) = (ui.available_width(), 8.0);
    let note = ui.painter().layout(line.note.clone(), theme.caption(), theme.quiet, width - 2.0 * pad);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0 + note.size().y), Sense::click());
    let name = format!("{}: {}; {}", line.label, line.figure, line.note);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if selected || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, theme.wash);
    }
    let top = rect.top() + 20.0;
    let figure = paint::width(ui, theme, &line.figure, paint::Type::Strong);
    paint::right(ui, theme, pos2(rect.right() - pad, top), &line.figure, (paint::Type::Strong, theme.accent), figure + 1.0);
    let room = width - figure - 3.0 * pad;
    paint::left(ui, theme, pos2(rect.left() + pad, top), &line.label, (paint::Type::Body, theme.text), room);
    ui.painter().galley(pos2(rect.left() + pad, top + 12.0), note, theme.quiet);
    ui.painter().hline(rect.x_range(), rect.bottom(), theme.hairline());
    response.clicked()
}
