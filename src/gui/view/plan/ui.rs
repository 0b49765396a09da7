//! Draws the plan screen: the sentence, the choices, and the cards under them.

use std::cell::Cell;
use std::sync::Arc;

use egui::Ui;

use super::data::{Empty, Head};
use super::lines::{Lists, Tab};
use super::lines_ui::{self, Inputs};
use super::locks::Locks;
use super::scenarios_ui;
use super::side::Side;
use super::side_ui;
use super::subject_ui;
use super::why::WhyShown;
use crate::gui::command::{Command, Screen};
use crate::gui::theme::GAP;
use crate::gui::view::ViewContext;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::{button_row, make_room, page_height};
use crate::gui::widget::{self, Part};
use crate::model::{Decision, Plan};
use crate::project::Edit;
use crate::{pipeline, tr};

/// What the screen shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Mode {
    /// The plan by title.
    #[default]
    Titles,
    /// The plan by subject.
    Subjects,
    /// Scenarios and agreed plans.
    Scenarios,
}

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    mode: Mode,
    subjects: subject_ui::State,
    scenarios: scenarios_ui::State,
    lines: lines_ui::State,
    cache: Option<Cache>,
    locks: Option<(LocksKey, Locks)>,
    why: Option<(Tab, usize, WhyShown)>,
}

/// What is shown of a plan, with the plan.
#[derive(Debug)]
struct Cache {
    plan: Arc<Plan>,
    partners: Vec<PartnerName>,
    head: Head,
    lists: Lists,
    side: Side,
}

/// What the locks were collected from: the data by place and size, and what the project decided.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LocksKey {
    data: (usize, usize, usize),
    decisions: Vec<Decision>,
    lifted: Vec<Decision>,
}

impl State {
    fn refresh(&mut self, cx: &ViewContext<'_>) {
        let data = cx.data;
        let place = (std::ptr::from_ref(data).addr(), data.union.candidates.len(), data.consortium.decisions.len());
        let is_known =
            |key: &LocksKey| key.data == place && key.decisions == cx.project.decisions && key.lifted == cx.project.lifted;
        if !self.locks.as_ref().is_some_and(|(key, _)| is_known(key)) {
            let partners = names::partners(&data.consortium);
            let locks = Locks::new(&data.consortium, &data.union, cx.project, &partners);
            let key = LocksKey { data: place, decisions: cx.project.decisions.clone(), lifted: cx.project.lifted.clone() };
            self.locks = Some((key, locks));
        }
        let Some(plan) = &cx.results.plan else {
            self.cache = None;
            return;
        };
        if self.cache.as_ref().is_some_and(|cache| Arc::ptr_eq(&cache.plan, plan)) {
            return;
        }
        let partners = names::partners(&data.consortium);
        self.cache = Some(Cache {
            plan: Arc::clone(plan),
            head: Head::new(plan, &partners),
            lists: Lists::new(plan, &partners),
            side: Side::new(plan, &partners),
            partners,
        });
        self.why = None;
        self.lines.forget();
    }
}

impl Cache {
    /// Why the line at a position of a list stands as it does; alone lines carry no reasons.
    fn why(&self, tab: Tab, at: usize) -> Option<WhyShown> {
        match tab {
            Tab::Bought => self.plan.assignments.get(at).map(|line| WhyShown::bought(&self.plan, line, &self.partners)),
            Tab::Unfunded => self.plan.unfunded.get(at).map(|line| WhyShown::unfunded(line, &self.plan.currency, &self.partners)),
            Tab::Alone => None,
        }
    }
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let page = page_height(ui);
    state.refresh(cx);
    let State { mode, subjects, scenarios, lines, cache, locks, why } = state;
    match mode {
        Mode::Titles => {}
        Mode::Subjects => return subject_ui::show(ui, cx, subjects, page, |ui| subject_chips(ui, cx, mode)),
        Mode::Scenarios => return scenarios_ui::show(ui, cx, scenarios, page, |ui| scenario_chips(ui, cx, mode)),
    }
    let none = Locks::default();
    let locks = locks.as_ref().map_or(&none, |(_, locks)| locks);
    let Some(cache) = cache else {
        empty(ui, cx, locks, mode);
        return;
    };
    widget::answer(ui, cx.theme, &Part::split(&cache.head.answer), &cache.head.caption);
    ui.add_space(8.0);
    chips(ui, cx, locks, true, mode);
    ui.add_space(8.0);
    let chosen = lines.line(&cache.lists).map(|line| (lines.tab, line.at));
    if why.as_ref().map(|(tab, at, _)| (*tab, *at)) != chosen {
        *why = chosen.and_then(|(tab, at)| cache.why(tab, at).map(|shown| (tab, at, shown)));
    }
    let inputs = Inputs { lists: &cache.lists, locks, partners: &cache.partners, currency: &cache.plan.currency };
    let table_height = (page - 524.0).clamp(224.0, 2_000.0);
    let open = Cell::new(None);
    let left = |ui: &mut Ui| {
        lines_ui::card(ui, cx, lines, inputs, table_height);
        ui.add_space(GAP - ui.spacing().item_spacing.y);
        side_ui::why(ui, cx, why.as_ref().map(|(_, _, shown)| shown));
    };
    widget::page_columns(ui, 0.64, left, |ui| open.set(side_ui::column(ui, cx, &cache.side)));
    if let Some(tab) = open.get() {
        lines.tab = tab;
    }
}

/// Before there is a plan: what there is to divide, and the button that does.
fn empty(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, mode: &mut Mode) {
    let empty = Empty::new(&cx.data.consortium, cx.data.union.candidates.len());
    widget::answer(ui, cx.theme, &Part::split(&empty.answer), &empty.caption);
    ui.add_space(12.0);
    if !empty.ready && !cx.dividing {
        ui.horizontal(|ui| {
            for (screen, id) in [(Screen::Sources, "plan-empty-sources"), (Screen::Budgets, "plan-empty-budgets")] {
                if widget::button(ui, cx.theme, &tr!(id)).clicked() {
                    cx.send(Command::Show(screen));
                }
            }
        });
    } else {
        chips(ui, cx, locks, false, mode);
    }
    ui.add_space(GAP);
    widget::card(ui, cx.theme, &tr!("plan-empty-what"), "", |ui| {
        for id in ["plan-empty-step-need", "plan-empty-step-reach", "plan-empty-step-budget", "plan-empty-step-guarantee"] {
            ui.label(tr!(id));
        }
    });
}

/// The button that divides and the choices it divides by.
fn chips(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, again: bool, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.dividing {
            working(ui, cx);
        } else {
            let id = match (again, cx.results.plan_is_stale) {
                (false, _) => "plan-divide",
                (true, false) => "plan-divide-again",
                (true, true) => "plan-divide-stale",
            };
            if widget::primary_button(ui, cx.theme, &tr!(id)).clicked() {
                cx.send(Command::Divide);
            }
        }
        ui.add_space(8.0);
        copies_cap(ui, cx);
        guarantee(ui, cx);
        if !locks.locks.is_empty() {
            locked(ui, cx, locks);
        }
        if again {
            ui.add_space(8.0);
            make_room(ui, cx.theme, &tr!("plan-export"));
            if widget::button(ui, cx.theme, &tr!("plan-export")).clicked() {
                cx.send(Command::Show(Screen::Export));
            }
        }
    });
}

/// What is looked at: titles, subjects, or plans that were kept.
fn modes(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    button_row(ui);
    let choices = [("plan-by-title", Mode::Titles), ("plan-by-subject", Mode::Subjects), ("plan-scenarios", Mode::Scenarios)];
    for (id, choice) in choices {
        if widget::chip(ui, cx.theme, &tr!(id), *mode == choice).clicked() && *mode != choice {
            *mode = choice;
            if choice == Mode::Subjects && cx.results.subjects.is_none() {
                cx.send(Command::DivideSubjects);
            }
        }
    }
    ui.add_space(8.0);
}

/// The choices of the scenarios.
fn scenario_chips(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.dividing {
            working(ui, cx);
        } else if widget::button(ui, cx.theme, &tr!("plan-divide-again")).clicked() {
            cx.send(Command::Divide);
        }
    });
}

/// The choices of the plan by subject.
fn subject_chips(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.busy {
            ui.spinner();
            ui.label(tr!("plan-working"));
        } else {
            if widget::primary_button(ui, cx.theme, &tr!("subject-divide")).clicked() {
                cx.send(Command::DivideSubjects);
            }
            responsibilities(ui, cx);
        }
    });
}

/// Takes the division of subjects into the document, or lets go of it.
fn responsibilities(ui: &mut Ui, cx: &ViewContext<'_>) {
    if let Some(plan) = &cx.results.subjects {
        let take = widget::button(ui, cx.theme, &tr!("subject-agree")).on_hover_text(tr!("subject-agree-explain"));
        if take.clicked() {
            cx.send(Command::Edit(Edit::Responsibilities(Some(pipeline::responsibilities(&cx.data.consortium, plan)))));
        }
    }
    if cx.project.responsible.is_some() {
        let drop = widget::button(ui, cx.theme, &tr!("subject-release")).on_hover_text(tr!("subject-release-explain"));
        if drop.clicked() {
            cx.send(Command::Edit(Edit::Responsibilities(None)));
        }
    }
}

fn working(ui: &mut Ui, cx: &ViewContext<'_>) {
    ui.spinner();
    ui.label(tr!("plan-working"));
    if widget::button(ui, cx.theme, &tr!("plan-keep-best")).clicked() {
        cx.send(Command::KeepBest);
    }
    if widget::button(ui, cx.theme, &tr!("plan-cancel")).clicked() {
        cx.send(Command::Cancel);
    }
}

fn set(cx: &ViewContext<'_>, key: &str, value: &str) {
    cx.send(Command::Edit(Edit::Setting { key: key.to_owned(), value: value.to_owned() }));
}

fn copies_cap(ui: &mut Ui, cx: &ViewContext<'_>) {
    let set_here = cx.project.settings.get("copies_cap").and_then(|value| value.trim().parse().ok());
    let now: u8 = set_here.unwrap_or(cx.data.consortium.settings.copies_cap);
    let label = tr!("plan-copies-cap", n = u32::from(now));
    make_room(ui, cx.theme, &label);
    widget::menu_chip(ui, cx.theme, &label, |ui| {
        for cap in 1_u8..=5 {
            let label = tr!("plan-copies-cap-choice", n = u32::from(cap));
            if widget::menu_item(ui, cx.theme, &label, cap == now).clicked() && cap != now {
                set(cx, "copies_cap", &cap.to_string());
            }
        }
    });
}

fn guarantee(ui: &mut Ui, cx: &ViewContext<'_>) {
    let set_here = cx.project.settings.get("guarantee").map(|value| matches!(value.trim(), "yes" | "true" | "1" | "on"));
    let now = set_here.unwrap_or(cx.data.consortium.settings.guarantee);
    let label = if now { tr!("plan-guarantee-on") } else { tr!("plan-guarantee-off") };
    make_room(ui, cx.theme, &label);
    if widget::chip(ui, cx.theme, &label, false).on_hover_text(tr!("plan-guarantee-explain")).clicked() {
        set(cx, "guarantee", if now { "no" } else { "yes" });
    }
}

fn locked(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks) {
    let label = lines_ui::locked(locks);
    make_room(ui, cx.theme, &label);
    widget::popup_chip(ui, cx.theme, &label, |ui| {
        ui.set_min_width(320.0);
        for lock in &locks.locks {
            ui.horizontal(|ui| {
                if widget::link(ui, cx.theme, &tr!("plan-unlock")).on_hover_text(&lock.text).clicked() {
                    cx.send(Command::Edit(Edit::Lift(lock.decision.clone())));
                }
                ui.label(&lock.text);
            });
        }
    });
}
