//! Draws the matching screen: the switches, the pairs that wait, and the evidence on the chosen one.

use std::sync::Arc;

use egui::{Key, Ui};

use super::data::{self, Head, Shown};
use crate::gui::command::Command;
use crate::gui::session::Review;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::ViewContext;
use crate::gui::view::page::{make_room, page_height};
use crate::gui::widget::{self, Cell, Column, LongTable, Part, Waterfall};
use crate::model::{Action, Level, ReviewPair};
use crate::project::Edit;
use crate::{pipeline, tr};

/// Totals from which pairs are doubtful, and joined, in bits.
#[expect(clippy::cast_possible_truncation, reason = "a few bits")]
fn marks() -> [f32; 2] {
    pipeline::thresholds().map(|bits| bits as f32)
}

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    selected: Option<usize>,
    /// The evidence on the chosen pair, with the queue and place it belongs to.
    evidence: Option<(Arc<Review>, usize, Shown)>,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let page = page_height(ui);
    let review = cx.results.review.as_ref();
    let titles = cx.data.union.catalog.len();
    let head = Head::new(cx.data.consortium.records.len(), titles, review.map(|review| review.pairs.len()));
    widget::answer(ui, cx.theme, &Part::split(&head.answer), &head.caption);
    ui.add_space(8.0);
    switches(ui, cx);
    if let Some(effect) = review.and_then(|review| review.effect.as_ref()) {
        widget::wrapped_caption(ui, cx.theme, &data::effect(effect));
    }
    ui.add_space(8.0);
    let Some(review) = review else {
        widget::caption(ui, cx.theme, &tr!("stage-any"));
        return;
    };
    queue(ui, cx, state, review, (page * 0.36).clamp(5.0 * ROW, 20.0 * ROW));
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    evidence(ui, cx, state, review);
}

/// The level and the tolerances: each changes every figure of every screen.
fn switches(ui: &mut Ui, cx: &ViewContext<'_>) {
    let settings = &cx.data.consortium.settings;
    let set = |key: &str, value: &str| cx.send(Command::Edit(Edit::Setting { key: key.to_owned(), value: value.to_owned() }));
    ui.horizontal_wrapped(|ui| {
        let label = data::level(settings.held_level);
        widget::menu_chip(ui, cx.theme, &label, |ui| {
            for (level, value) in [(Level::Edition, "edition"), (Level::Work, "work")] {
                let chosen = settings.held_level == level;
                if widget::menu_item(ui, cx.theme, &data::level(level), chosen).clicked() && !chosen {
                    set("held_level", value);
                }
            }
        });
        ui.add_space(8.0);
        for (key, id, explained, on) in data::switches(settings.tolerance) {
            let label = tr!(id);
            make_room(ui, cx.theme, &label);
            if widget::chip(ui, cx.theme, &label, on).on_hover_text(tr!(explained)).clicked() {
                set(key, if on { "no" } else { "yes" });
            }
        }
        if cx.busy {
            widget::caption(ui, cx.theme, &tr!("stage-any"));
        }
    });
}

fn queue(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, review: &Arc<Review>, height: f32) {
    let pairs = &review.pairs;
    widget::card(ui, cx.theme, &tr!("matching-queue", n = pairs.len()), &tr!("matching-queue-explain"), |ui| {
        if pairs.is_empty() {
            widget::wrapped_caption(ui, cx.theme, &tr!("matching-queue-empty"));
            return;
        }
        state.selected = Some(state.selected.unwrap_or(0).min(pairs.len() - 1));
        let columns = [
            Column::text(tr!("matching-column-one"), 200.0, 1.0),
            Column::text(tr!("matching-column-other"), 200.0, 1.0),
            Column::number(tr!("matching-column-shared"), 124.0),
            Column::number(tr!("matching-column-holders"), 72.0),
            Column::number(tr!("matching-column-weight"), 72.0),
        ];
        let table = LongTable {
            id_salt: "review",
            name: &tr!("matching-queue", n = pairs.len()),
            columns: &columns,
            rows: pairs.len(),
            selected: state.selected,
            sorted: None,
            height: height.min(pairs.len() as f32 * ROW),
            keys: &[Key::J, Key::P],
        };
        let mut row =
            |at: usize| pairs.get(at).map_or_else(Vec::new, |pair| data::cells(pair).into_iter().map(Cell::Text).collect());
        let events = table.show(ui, cx.theme, &mut row, None);
        state.selected = events.selected;
        let Some(pair) = state.selected.and_then(|at| pairs.get(at)) else { return };
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let join = widget::button(ui, cx.theme, &tr!("matching-join")).clicked() || events.key == Some(Key::J);
            let part = widget::button(ui, cx.theme, &tr!("matching-part")).clicked() || events.key == Some(Key::P);
            decide(cx, pair, join, part);
        });
    });
}

fn decide(cx: &ViewContext<'_>, pair: &ReviewPair, join: bool, part: bool) {
    let action = if join { Action::MustLink } else { Action::CannotLink };
    if join || part {
        cx.send(Command::Edit(Edit::Decide(data::decision(pair, action))));
    }
}

fn evidence(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, review: &Arc<Review>) {
    let Some((at, pair)) = state.selected.and_then(|at| Some((at, review.pairs.get(at)?))) else { return };
    let known = state.evidence.as_ref().is_some_and(|(of, place, _)| Arc::ptr_eq(of, review) && *place == at);
    if !known {
        let found = pipeline::evidence(&cx.data.consortium, &cx.data.union, pair.pair);
        state.evidence = found.map(|evidence| (Arc::clone(review), at, Shown::new(&evidence)));
    }
    let Some((_, _, shown)) = &state.evidence else { return };
    widget::card(ui, cx.theme, &shown.rule, &shown.verdict, |ui| {
        let heads = [shown.heads[0].as_str(), shown.heads[1].as_str()];
        Waterfall { heads, steps: &shown.steps, start: shown.start, marks: marks() }.show(ui, cx.theme);
        ui.add_space(4.0);
        widget::wrapped_caption(ui, cx.theme, &tr!("matching-waterfall"));
    });
}
