//! Draws scenarios side by side, and the lines of an agreed plan.

use egui::{TextEdit, Ui};

use super::compared_ui::{self, plain, texts};
use super::scenarios::{self, Agreed, Compared, STATUSES, Scenarios};
use crate::gui::command::Command;
use crate::gui::theme::{CONTROL, GAP, ROW};
use crate::gui::view::ViewContext;
use crate::gui::view::names;
use crate::gui::view::page::button_row;
use crate::gui::widget::{self, Cell, Column, LongTable, Part};
use crate::pipeline;
use crate::project::{Edit, Scenario, Step};
use crate::tr;

/// What only this part of the screen knows.
#[derive(Debug, Default)]
pub struct State {
    selected: Option<usize>,
    other: Option<usize>,
    line: Option<usize>,
    difference: Option<usize>,
    name: String,
    compared: Option<(Pairing, Compared)>,
}

/// Which plans stand side by side: names of the scenarios, and the plan of now by its place.
#[derive(Debug, PartialEq, Eq)]
struct Pairing {
    first: String,
    other: Option<String>,
    now: usize,
    /// Values of both, which change where one is kept anew under its name.
    values: [u64; 2],
}

/// Draws it under the choices `chips` draws; `page` is the height of the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, page: f32, chips: impl FnOnce(&mut Ui)) {
    let shown = Scenarios::new(&cx.project.scenarios, &cx.results.fingerprint);
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(8.0);
    chips(ui);
    ui.add_space(8.0);
    let last = shown.rows.len().checked_sub(1);
    state.selected = last.map(|last| state.selected.unwrap_or(last).min(last));
    list(ui, cx, state, &shown);
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    comparison(ui, cx, state);
    for plan in cx.project.agreed.iter().rev() {
        ui.add_space(GAP - ui.spacing().item_spacing.y);
        agreed(ui, cx, state, plan, page);
    }
}

/// The scenarios, and what can be done with the chosen one.
fn list(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, shown: &Scenarios) {
    widget::card(ui, cx.theme, &tr!("scenarios-kept"), &tr!("scenarios-kept-explain"), |ui| {
        let columns = [
            Column::text(tr!("scenarios-column-name"), 180.0, 2.0),
            Column::text(tr!("scenarios-column-day"), 92.0, 0.0),
            Column::number(tr!("scenarios-column-titles"), 64.0),
            Column::number(tr!("scenarios-column-spend"), 92.0),
            Column::number(tr!("scenarios-column-smallest"), 112.0),
            Column::number(tr!("scenarios-column-gap"), 64.0),
            Column::text(tr!("scenarios-column-inputs"), 130.0, 1.0),
        ];
        let table = LongTable {
            id_salt: "scenarios",
            name: &tr!("scenarios-kept"),
            columns: &columns,
            rows: shown.rows.len(),
            selected: state.selected,
            sorted: None,
            height: (shown.rows.len() as f32).clamp(1.0, 6.0) * ROW,
            keys: &[],
        };
        let mut row = |at: usize| {
            let Some(row) = shown.rows.get(at) else { return Vec::new() };
            std::iter::once(&row.name).chain(&row.cells).map(|text| Cell::Text(text.clone())).collect()
        };
        if !shown.rows.is_empty() {
            state.selected = table.show(ui, cx.theme, &mut row, None).selected;
            ui.add_space(8.0);
        }
        ui.horizontal_wrapped(|ui| {
            button_row(ui);
            keep(ui, cx, state);
            if let Some(name) = state.selected.and_then(|at| cx.project.scenarios.get(at)).map(|scenario| &scenario.name) {
                ui.add_space(8.0);
                actions(ui, cx, name);
            }
        });
    });
}

/// Keeps the plan of now under a name.
fn keep(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let edit = TextEdit::singleline(&mut state.name)
        .hint_text(tr!("scenarios-name"))
        .desired_width(180.0)
        .min_size(egui::vec2(0.0, CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    let entered = ui.add(edit).accessible_name(tr!("scenarios-name"));
    let by_enter = entered.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let ready = cx.results.plan.is_some() && !cx.results.plan_is_stale && !state.name.trim().is_empty();
    let button = ui.add_enabled_ui(ready, |ui| widget::button(ui, cx.theme, &tr!("scenarios-keep")).clicked()).inner;
    if ready && (button || by_enter) {
        cx.send(Command::KeepScenario(std::mem::take(&mut state.name)));
    }
    if cx.results.plan.is_none() || cx.results.plan_is_stale {
        widget::caption(ui, cx.theme, &tr!("scenarios-divide-first"));
    }
}

fn actions(ui: &mut Ui, cx: &ViewContext<'_>, name: &str) {
    let copy = cx.project.free_name(name);
    let edits = [
        ("scenarios-take", "scenarios-take-explain", Edit::TakeScenario(name.to_owned())),
        ("scenarios-copy", "scenarios-copy-explain", Edit::CopyScenario { name: name.to_owned(), copy }),
        ("scenarios-remove", "scenarios-remove-explain", Edit::RemoveScenario(name.to_owned())),
    ];
    for (id, explained, edit) in edits {
        let button = widget::button(ui, cx.theme, &tr!(id)).on_hover_text(tr!(explained));
        if button.clicked() {
            cx.send(Command::Edit(edit));
        }
    }
    let agree = widget::primary_button(ui, cx.theme, &tr!("scenarios-agree")).on_hover_text(tr!("scenarios-agree-explain"));
    if let Some(scenario) = cx.project.scenario(name).filter(|_| agree.clicked()) {
        cx.send(Command::Edit(Edit::Agree(pipeline::agree(scenario))));
    }
}

/// The chosen scenario beside another, or beside the plan of now.
fn comparison(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let scenarios = &cx.project.scenarios;
    let Some(first) = state.selected.and_then(|at| scenarios.get(at)) else { return };
    state.other = state.other.filter(|at| *at < scenarios.len());
    let other = state.other.and_then(|at| scenarios.get(at));
    widget::card(ui, cx.theme, &tr!("scenarios-compare"), "", |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(tr!("scenarios-beside", name = &first.name));
            let label = other.map_or_else(|| tr!("scenarios-now"), |other| other.name.clone());
            widget::menu_chip(ui, cx.theme, &label, |ui| {
                if widget::menu_item(ui, cx.theme, &tr!("scenarios-now"), state.other.is_none()).clicked() {
                    state.other = None;
                }
                for (at, other) in scenarios.iter().enumerate() {
                    if widget::menu_item(ui, cx.theme, &other.name, state.other == Some(at)).clicked() {
                        state.other = Some(at);
                    }
                }
            });
        });
        // The choice above may have changed in this frame.
        let other = state.other.and_then(|at| scenarios.get(at));
        compare(cx, state, first, other);
        let State { compared, difference, .. } = state;
        let Some((_, shown)) = compared else {
            widget::wrapped_caption(ui, cx.theme, &tr!("scenarios-divide-first"));
            return;
        };
        ui.add_space(4.0);
        widget::wrapped_caption(ui, cx.theme, &shown.summary);
        ui.add_space(8.0);
        widget::page_columns(ui, 0.5, |ui| compared_ui::figures(ui, cx, shown), |ui| partners(ui, cx, shown));
        ui.add_space(8.0);
        compared_ui::titles(ui, cx, difference, shown, 8);
    });
}

/// Sets two plans side by side, once for each choice.
fn compare(cx: &ViewContext<'_>, state: &mut State, first: &Scenario, other: Option<&Scenario>) {
    let pairing = Pairing {
        first: first.name.clone(),
        other: other.map(|other| other.name.clone()),
        now: cx.results.plan.as_ref().map_or(0, |plan| std::sync::Arc::as_ptr(plan).addr()),
        values: [first.plan.objective.to_bits(), other.map_or(0, |other| other.plan.objective.to_bits())],
    };
    if state.compared.as_ref().is_some_and(|(known, _)| *known == pairing) {
        return;
    }
    let now = || cx.results.plan.as_ref().map(|plan| (tr!("scenarios-now"), pipeline::as_kept(plan)));
    let beside = other.map(|other| (other.name.clone(), other.plan.clone())).or_else(now);
    state.compared = beside.map(|(name, plan)| {
        let compared = pipeline::compare((&first.name, &first.plan), (&name, &plan));
        (pairing, Compared::new(&compared, &names::partners(&cx.data.consortium)))
    });
}

fn partners(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Compared) {
    let columns = [
        Column::text(tr!("sources-partner"), 110.0, 1.0),
        Column::number(tr!("scenarios-served"), 96.0),
        Column::number(tr!("scenarios-spend", currency = cx.data.consortium.rates.currency.code()), 130.0),
        Column::number(tr!("scenarios-column-titles"), 90.0),
    ];
    let name = tr!("plan-alone-together");
    let table = plain(&columns, "partners", &name, shown.partners.len(), 12);
    let mut row = |at: usize| {
        let Some((ix, cells)) = shown.partners.get(at) else { return Vec::new() };
        let mut row = texts(cells);
        row[0] = Cell::Partner(*ix, cells[0].clone());
        row
    };
    table.show(ui, cx.theme, &mut row, None);
}

/// An agreed plan: its lines with where each stands, and what today's holdings say of them.
fn agreed(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, plan: &crate::project::AgreedPlan, page: f32) {
    let shown = Agreed::new(plan, &names::partners(&cx.data.consortium));
    widget::card(ui, cx.theme, &shown.title, &shown.summary, |ui| {
        let columns = [
            Column::text(tr!("sources-partner"), 70.0, 0.0),
            Column::text(tr!("title-title"), 220.0, 3.0),
            Column::text(tr!("plan-column-fund"), 90.0, 0.5),
            Column::number(tr!("plan-column-amount", currency = &plan.currency), 96.0),
            Column::text(tr!("agreed-status"), 96.0, 0.0),
        ];
        let mut table = plain(&columns, &plan.name, &shown.title, shown.rows.len(), shown.rows.len());
        table.height = table.height.min((page * 0.4).max(6.0 * ROW));
        table.selected = state.line;
        let mut row = |at: usize| {
            let Some((ix, cells)) = shown.rows.get(at) else { return Vec::new() };
            let mut row = texts(cells);
            row[0] = Cell::Partner(*ix, cells[0].clone());
            row
        };
        state.line = table.show(ui, cx.theme, &mut row, None).selected;
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let line = state.line.and_then(|at| plan.lines.get(at));
            for status in STATUSES {
                let chosen = line.is_some_and(|line| line.status == status);
                let Some(line) = line else { break };
                if widget::chip(ui, cx.theme, &scenarios::status(status), chosen).clicked() && !chosen {
                    let (candidate, partner) = (line.line.candidate.clone(), line.line.partner.clone());
                    let steps = vec![Step { candidate, partner, status }];
                    cx.send(Command::Edit(Edit::Follow { plan: plan.name.clone(), steps }));
                }
            }
            ui.add_space(8.0);
            let follow = widget::button(ui, cx.theme, &tr!("agreed-follow")).on_hover_text(tr!("agreed-follow-explain"));
            if follow.clicked() {
                cx.send(Command::Follow(plan.name.clone()));
            }
        });
    });
}
