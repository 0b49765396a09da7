//! Draws the plan screen: the sentence, the choices, and the cards under them.

use std::cell::Cell;
use std::sync::Arc;

use egui::Ui;

use super::chips;
use super::data::{Empty, Head, solving_in_words};
use super::fairness::FairnessShown;
use super::fairness_ui;
use super::lines::{Lists, Tab};
use super::lines_ui::{self, Inputs};
use super::locks::Locks;
use super::scenarios_ui;
use super::side::Side;
use super::side_ui;
use super::subject_ui;
use super::suppose_ui;
use super::why::WhyShown;
use crate::gui::command::{Command, Screen};
use crate::gui::jobs::Shown;
use crate::gui::theme::GAP;
use crate::gui::view::ViewContext;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::page_height;
use crate::gui::widget::{self, Part};
use crate::model::{Decision, Plan};
use crate::tr;

/// Height of what stands around and below the table: the heads of its card and the reasons under it, points.
const BELOW: f32 = 424.0;

/// What the screen shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// The plan by title.
    #[default]
    Titles,
    /// The plan by subject.
    Subjects,
    /// How evenly the plan treats the partners.
    Fairness,
    /// What would be otherwise.
    Suppose,
    /// Scenarios and agreed plans.
    Scenarios,
}

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    mode: Mode,
    subjects: subject_ui::State,
    scenarios: scenarios_ui::State,
    fairness: fairness_ui::State,
    suppose: suppose_ui::State,
    lines: lines_ui::State,
    cache: Option<Cache>,
    locks: Option<(LocksKey, Locks)>,
    why: Option<(Tab, usize, WhyShown)>,
    /// The fund that was chosen, by its place in the plan.
    fund: Option<usize>,
}

/// What is shown of a plan, with the plan.
#[derive(Debug)]
struct Cache {
    plan: Arc<Plan>,
    partners: Vec<PartnerName>,
    head: Head,
    lists: Lists,
    side: Side,
    fairness: FairnessShown,
}

/// What the locks were collected from: the data by place and size, and what the project decided.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LocksKey {
    data: (usize, usize, usize),
    decisions: Vec<Decision>,
    lifted: Vec<Decision>,
}

impl State {
    /// Goes to a part of the screen.
    pub fn open(&mut self, mode: Mode) {
        self.mode = mode;
    }

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
            fairness: FairnessShown::new(plan, &partners),
            partners,
        });
        (self.why, self.fund) = (None, None);
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
    let (page, top) = (page_height(ui), ui.cursor().top());
    state.refresh(cx);
    let State { mode, subjects, scenarios, fairness, suppose, lines, cache, locks, why, fund } = state;
    match mode {
        Mode::Titles => {}
        Mode::Subjects => return subject_ui::show(ui, cx, subjects, page, |ui| chips::subjects(ui, cx, mode)),
        Mode::Fairness => {
            let shown = cache.as_ref().map(|cache| &cache.fairness);
            let first = tr!("fair-answer-first");
            let (answer, rests_on) = shown.map_or((first.as_str(), ""), |shown| (shown.answer.as_str(), shown.caption.as_str()));
            let head = (answer, caption(cx, rests_on));
            return fairness_ui::show(ui, cx, fairness, shown, &head, |ui| chips::fairness(ui, cx, mode));
        }
        Mode::Suppose => return suppose_ui::show(ui, cx, suppose, page, |ui| chips::suppose(ui, cx, mode)),
        Mode::Scenarios => return scenarios_ui::show(ui, cx, scenarios, page, |ui| chips::scenarios(ui, cx, mode)),
    }
    let none = Locks::default();
    let locks = locks.as_ref().map_or(&none, |(_, locks)| locks);
    let Some(cache) = cache else {
        empty(ui, cx, locks, mode);
        return;
    };
    widget::answer(ui, cx.theme, &Part::split(&cache.head.answer), &caption(cx, &cache.head.caption));
    ui.add_space(8.0);
    chips::titles(ui, cx, locks, true, mode);
    ui.add_space(8.0);
    let chosen = lines.line(&cache.lists).map(|line| (lines.tab, line.at));
    if why.as_ref().map(|(tab, at, _)| (*tab, *at)) != chosen {
        *why = chosen.and_then(|(tab, at)| cache.why(tab, at).map(|shown| (tab, at, shown)));
    }
    let inputs = Inputs { lists: &cache.lists, locks, partners: &cache.partners, currency: &cache.plan.currency };
    // What stands above has one row of choices or two.
    let table_height = (page - (ui.cursor().top() - top) - BELOW).clamp(224.0, 2_000.0);
    let open = Cell::new(None);
    let left = |ui: &mut Ui| {
        lines_ui::card(ui, cx, lines, inputs, table_height);
        ui.add_space(GAP - ui.spacing().item_spacing.y);
        side_ui::why(ui, cx, why.as_ref().map(|(_, _, shown)| shown));
    };
    widget::page_columns(ui, 0.64, left, |ui| open.set(side_ui::column(ui, cx, &cache.side, fund)));
    if let Some(tab) = open.get() {
        lines.tab = tab;
    }
}

/// What the answer rests on; while a division takes long, how far that is.
fn caption(cx: &ViewContext<'_>, rests_on: &str) -> String {
    cx.solving.filter(Shown::is_long).map_or_else(|| rests_on.to_owned(), |shown| solving_in_words(&shown))
}

/// Before there is a plan: what there is to divide, and the button that does.
fn empty(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, mode: &mut Mode) {
    let empty = Empty::new(&cx.data.consortium, cx.data.union.candidates.len());
    widget::answer(ui, cx.theme, &Part::split(&empty.answer), &caption(cx, &empty.caption));
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
        chips::titles(ui, cx, locks, false, mode);
    }
    ui.add_space(GAP);
    widget::card(ui, cx.theme, &tr!("plan-empty-what"), "", |ui| {
        for id in ["plan-empty-step-need", "plan-empty-step-reach", "plan-empty-step-budget", "plan-empty-step-guarantee"] {
            ui.label(tr!(id));
        }
    });
}
