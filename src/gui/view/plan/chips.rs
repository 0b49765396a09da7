//! The rows of choices above the plan: what is looked at, the button that divides, and what it divides by.

use egui::{Id, Ui};

use super::lines_ui;
use super::locks::Locks;
use super::ui::Mode;
use crate::gui::command::{Command, Screen};
use crate::gui::view::ViewContext;
use crate::gui::view::page::{button_row, make_room, make_room_for};
use crate::gui::widget::{self, Field};
use crate::project::Edit;
use crate::{pipeline, tr};

/// Lines that may change, until a person writes another number.
const FEW: usize = 10;

/// The button that divides and the choices it divides by.
pub fn titles(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, again: bool, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        divide(ui, cx);
        if again && !cx.dividing {
            near(ui, cx);
        }
        ui.add_space(8.0);
        let mut labels = vec![copies_cap_label(cx), guarantee_label(cx)];
        labels.extend((!locks.locks.is_empty()).then(|| lines_ui::locked(locks)));
        labels.extend(again.then(|| tr!("plan-export")));
        make_room_for(ui, cx.theme, &labels);
        button_row(ui);
        copies_cap(ui, cx);
        guarantee(ui, cx);
        if !locks.locks.is_empty() {
            locked(ui, cx, locks);
        }
        if again {
            let export = tr!("plan-export");
            make_room(ui, cx.theme, &export);
            if widget::button(ui, cx.theme, &export).clicked() {
                cx.send(Command::Show(Screen::Export));
            }
        }
    });
}

/// What is looked at: titles, subjects, or plans that were kept.
fn modes(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    button_row(ui);
    let choices = [
        ("plan-by-title", Mode::Titles),
        ("plan-by-subject", Mode::Subjects),
        ("plan-fairness", Mode::Fairness),
        ("plan-suppose", Mode::Suppose),
        ("plan-scenarios", Mode::Scenarios),
    ];
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

/// The button that divides; while it runs, how to end it.
fn divide(ui: &mut Ui, cx: &ViewContext<'_>) {
    if cx.dividing {
        working(ui, cx);
        return;
    }
    let id = match (&cx.results.plan, cx.results.plan_is_stale) {
        (None, _) => "plan-divide",
        (Some(_), false) => "plan-divide-again",
        (Some(_), true) => "plan-divide-stale",
    };
    if widget::primary_button(ui, cx.theme, &tr!(id)).clicked() {
        cx.send(Command::Divide);
    }
}

/// Divides again near to the plan that stands there.
fn near(ui: &mut Ui, cx: &ViewContext<'_>) {
    let label = tr!("plan-near");
    make_room(ui, cx.theme, &label);
    let popup = widget::popup_chip(ui, cx.theme, &label, |ui| {
        ui.set_max_width(300.0);
        widget::wrapped_caption(ui, cx.theme, &tr!("plan-near-explain"));
        ui.add_space(4.0);
        let id = Id::unique("plan near");
        let most = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(FEW);
        let name = tr!("plan-near-most");
        ui.horizontal(|ui| {
            button_row(ui);
            let problem = tr!("plan-near-invalid");
            let shown = most.to_string();
            let field = Field {
                id: id.with("field"),
                name: &name,
                shown: &shown,
                hint: "",
                problem: &problem,
                width: 64.0,
                number: true,
            };
            ui.label(&name);
            let output = widget::field(ui, cx.theme, &field, |text| text.trim().parse::<usize>().ok());
            if let Some(most) = output.committed {
                ui.data_mut(|data| data.insert_temp(id, most));
            }
            let most = output.committed.unwrap_or(most);
            let can = !output.invalid && !cx.busy;
            let divide = ui.add_enabled_ui(can, |ui| widget::button(ui, cx.theme, &tr!("plan-near-divide"))).inner;
            if divide.clicked() {
                cx.send(Command::DivideNear(most));
                ui.close();
            }
        });
    });
    popup.on_hover_text(tr!("plan-near-explain"));
}

/// The choices of the scenarios.
pub fn scenarios(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.dividing {
            working(ui, cx);
        } else if widget::button(ui, cx.theme, &tr!("plan-divide-again")).clicked() {
            cx.send(Command::Divide);
        }
    });
}

/// The choices of fairness: what makes a plan fairer.
pub fn fairness(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    let read = &cx.data.consortium.settings;
    let first = is_on(cx, "fairness_first", read.fairness_first);
    let level = is_on(cx, "level_priorities", read.level_priorities);
    let first_label = if first { tr!("fair-first-on") } else { tr!("fair-first-off") };
    let level_label = if level { tr!("fair-level-on") } else { tr!("fair-level-off") };
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        divide(ui, cx);
        ui.add_space(8.0);
        make_room_for(ui, cx.theme, &[first_label.clone(), level_label.clone(), guarantee_label(cx)]);
        button_row(ui);
        switch(ui, cx, ("fairness_first", first), &first_label, &tr!("fair-first-explain"));
        switch(ui, cx, ("level_priorities", level), &level_label, &tr!("fair-level-explain"));
        guarantee(ui, cx);
    });
}

/// The choices of what is supposed: only what is looked at.
pub fn suppose(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.dividing || cx.results.plan.is_none() || cx.results.plan_is_stale {
            divide(ui, cx);
        }
    });
}

/// The choices of the plan by subject.
pub fn subjects(ui: &mut Ui, cx: &ViewContext<'_>, mode: &mut Mode) {
    ui.horizontal_wrapped(|ui| {
        modes(ui, cx, mode);
        if cx.dividing {
            working(ui, cx);
        } else if cx.busy {
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

/// Says that a solver works, with the ways to end it.
pub fn working(ui: &mut Ui, cx: &ViewContext<'_>) {
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

fn copies_cap_now(cx: &ViewContext<'_>) -> u8 {
    let set_here = cx.project.settings.get("copies_cap").and_then(|value| value.trim().parse().ok());
    set_here.unwrap_or(cx.data.consortium.settings.copies_cap)
}

fn copies_cap_label(cx: &ViewContext<'_>) -> String {
    tr!("plan-copies-cap", n = u32::from(copies_cap_now(cx)))
}

fn copies_cap(ui: &mut Ui, cx: &ViewContext<'_>) {
    let (now, label) = (copies_cap_now(cx), copies_cap_label(cx));
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

/// Whether a setting that is a switch is on: as changed here, else as read.
fn is_on(cx: &ViewContext<'_>, key: &str, read: bool) -> bool {
    let set_here = cx.project.settings.get(key).map(|value| matches!(value.trim(), "yes" | "true" | "1" | "on"));
    set_here.unwrap_or(read)
}

fn guarantee_label(cx: &ViewContext<'_>) -> String {
    let now = is_on(cx, "guarantee", cx.data.consortium.settings.guarantee);
    if now { tr!("plan-guarantee-on") } else { tr!("plan-guarantee-off") }
}

fn guarantee(ui: &mut Ui, cx: &ViewContext<'_>) {
    let now = is_on(cx, "guarantee", cx.data.consortium.settings.guarantee);
    switch(ui, cx, ("guarantee", now), &guarantee_label(cx), &tr!("plan-guarantee-explain"));
}

/// A chip that turns a setting round.
fn switch(ui: &mut Ui, cx: &ViewContext<'_>, (key, now): (&str, bool), label: &str, explained: &str) {
    make_room(ui, cx.theme, label);
    if widget::chip(ui, cx.theme, label, false).on_hover_text(explained).clicked() {
        set(cx, key, if now { "no" } else { "yes" });
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
