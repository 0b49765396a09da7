//! Flows through overlap, gaps and plan as a person goes them, by accessible label and by keyboard.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::plan::tests_of_plan::{consortium, sample_plan, union};
use super::{ViewContext, gaps, overlap, plan};
use crate::analysis::{Figures, Filter, GapsReport, OverlapReport, Profile, ProfileRow, Selection, SortBy};
use crate::gui::command::Command;
use crate::gui::session::{Data, Results, TitleList};
use crate::gui::theme::Theme;
use crate::model::{Action, Level, PartnerIx, Stratum, StratumIx, TitleIx};
use crate::pipeline;
use crate::planning::WhatIf;
use crate::project::{Edit, Project};
use crate::task::Task;

fn data() -> Data {
    let mut consortium = consortium();
    consortium.strata.strata = vec![Stratum::new("law", "Law")];
    let prepared = pipeline::prepare(&consortium, &Task::default()).unwrap().into();
    Data { consortium, prepared, union: union(), changes: Vec::new() }
}

fn results() -> Results {
    let figures = Figures {
        titles: vec![60, 50],
        unique: vec![40, 30],
        union: 90,
        shared: vec![vec![60, 20], vec![20, 50]],
        held_by: [(1, 70), (2, 20)].into(),
    };
    let row = ProfileRow {
        stratum: "law".into(),
        name: "Law".into(),
        titles: vec![6, 5],
        median_year: vec![Some(2001), None],
        uses: vec![3, 0],
        all_titles: 9,
        all_median_year: Some(2001),
        all_uses: 3,
    };
    Results {
        overlap: Some(Arc::new(OverlapReport { level: Level::Edition, partners: Vec::new(), figures, groups: Vec::new() })),
        gaps: Some(Arc::new(GapsReport::default())),
        profile: Some(Arc::new(Profile { partners: Vec::new(), rows: vec![row] })),
        list: TitleList { titles: Some(Arc::new(vec![TitleIx(0), TitleIx(1)])), counted: 2, ..TitleList::default() },
        plan: Some(Arc::new(sample_plan())),
        ..Results::default()
    }
}

/// Runs a screen through `steps` and gives the commands it sent.
fn flow<S: Default>(show: fn(&mut egui::Ui, &ViewContext<'_>, &mut S), steps: impl FnOnce(&mut Harness<'_>)) -> Vec<Command> {
    let (data, results, project, theme) = (data(), results(), Project::new(Path::new("/c")), Theme::light());
    let commands = RefCell::new(Vec::new());
    let mut state = S::default();
    let mut started = false;
    let draw = |ui: &mut egui::Ui| {
        if !std::mem::replace(&mut started, true) {
            crate::gui::fonts::install(ui.ctx());
            crate::gui::style::apply(ui.ctx(), &theme);
            return;
        }
        let cx = ViewContext {
            data: &data,
            project: &project,
            results: &results,
            exported: None,
            theme: &theme,
            busy: false,
            dividing: false,
            solving: None,
            supposing: None,
            commands: &commands,
        };
        egui::ScrollArea::vertical().show(ui, |ui| show(ui, &cx, &mut state));
    };
    let mut harness = Harness::builder().with_size(egui::vec2(1280.0, 1000.0)).build_ui(draw);
    harness.run_steps(3);
    steps(&mut harness);
    harness.run_steps(3);
    drop(harness);
    commands.into_inner()
}

#[test]
fn a_cell_of_the_map_lists_its_titles() {
    let sent = flow::<overlap::State>(overlap::show, |harness| {
        harness.get_by_label("Kuching and Pontianak: 33 %, 20 titles").click();
    });
    assert_eq!(sent, [Command::List(Selection::Both(PartnerIx(0), PartnerIx(1)))]);
}

#[test]
fn arrows_move_over_the_map_and_enter_lists() {
    let sent = flow::<overlap::State>(overlap::show, |harness| {
        harness.get_by_label("Kuching: 60 titles").focus();
        harness.run_steps(2);
        for key in [Key::ArrowDown, Key::Enter] {
            harness.key_press(key);
            harness.run_steps(2);
        }
    });
    assert_eq!(sent, [Command::List(Selection::Both(PartnerIx(1), PartnerIx(0)))]);
}

#[test]
fn bars_and_headings_are_buttons() {
    let sent = flow::<overlap::State>(overlap::show, |harness| {
        harness.get_by_label("20 titles, 22 %, are held by 2 partners").click();
        harness.run_steps(2);
        harness.get_by_label("Sort by Year").click();
        harness.run_steps(2);
        harness.get_by_label("Only Pontianak holds 30 titles").click();
    });
    assert_eq!(
        sent,
        [Command::List(Selection::HeldBy(2)), Command::Sort(SortBy::Year), Command::List(Selection::Unique(PartnerIx(1)))]
    );
}

#[test]
fn a_metric_changes_what_cells_say() {
    flow::<overlap::State>(overlap::show, |harness| {
        harness.get_by_label("Jaccard").click();
        harness.run_steps(3);
        assert!(harness.query_by_label("Kuching and Pontianak: 22 %, 20 titles").is_some());
    });
}

#[test]
fn a_cell_of_the_gaps_narrows_and_lists() {
    let sent = flow::<gaps::State>(gaps::show, |harness| {
        harness.get_by_label("Pontianak, Law: 5 titles").click();
    });
    let law = Filter { stratum: Some(StratumIx(0)), ..Filter::default() };
    assert_eq!(sent, [Command::Filter(law), Command::List(Selection::Held(PartnerIx(1)))]);
}

#[test]
fn last_copies_are_listed() {
    let sent = flow::<gaps::State>(gaps::show, |harness| {
        harness.get_by_label_contains("Last copies: 70").click();
    });
    assert_eq!(sent, [Command::List(Selection::HeldBy(1))]);
}

#[test]
fn a_line_is_required_forbidden_and_excluded_by_keys() {
    let line = "Title: Biochemistry; Buyer: Kuching; Fund: General; Price: BND 74.50; Cost, MYR: 257.00; Serves also: PNT";
    let sent = flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label(line).click();
        for key in [Key::R, Key::F, Key::X] {
            harness.run_steps(2);
            harness.key_press(key);
        }
    });
    let made: Vec<(Action, String, String)> = sent
        .into_iter()
        .filter_map(|command| match command {
            Command::Edit(Edit::Decide(decision)) => Some((decision.action, decision.partner, decision.isbn)),
            _ => None,
        })
        .collect();
    let of = |action, partner: &str| (action, partner.to_owned(), "i9780306406157".to_owned());
    assert_eq!(made, [of(Action::Require, "kuching"), of(Action::Forbid, "kuching"), of(Action::Exclude, "")]);
}

#[test]
fn arrows_choose_a_line_and_say_why() {
    flow::<plan::State>(plan::show, |harness| {
        harness.get_by_role_and_label(egui::Role::Button, "Bought 2").click();
        harness.run_steps(2);
        harness.get_by_role_and_label(egui::Role::Grid, "Bought 2").focus();
        harness.run_steps(2);
        for _ in 0..2 {
            harness.key_press(Key::ArrowDown);
            harness.run_steps(2);
        }
        assert!(harness.query_by_label_contains("Why Pontianak buys “Atlas”").is_some());
    });
}

#[test]
fn choices_become_settings_and_the_button_divides() {
    let sent = flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label("Divide again   F5").click();
        harness.run_steps(2);
        harness.get_by_label("Nobody worse off: yes").click();
        harness.run_steps(2);
        harness.get_by_label("Copies cap 1").click();
        harness.run_steps(3);
        harness.get_by_label("2 copies that reach a partner are enough").click();
    });
    let setting = |key: &str, value: &str| Command::Edit(Edit::Setting { key: key.into(), value: value.into() });
    assert_eq!(sent, [Command::Divide, setting("guarantee", "no"), setting("copies_cap", "2")]);
}

#[test]
fn few_changes_divide_near_the_plan() {
    let sent = flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label("Few changes").click();
        harness.run_steps(3);
        harness.get_by_label("Divide so").click();
    });
    assert_eq!(sent, [Command::DivideNear(10)]);
}

#[test]
fn a_fund_says_what_more_money_would_do() {
    flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label_contains("Pontianak · General: MYR 100.00 more here");
        harness.get_by_label_contains("Kuching, General: MYR 830.00 of 1,000.00").click();
        harness.run_steps(3);
        harness.get_by_label_contains("Kuching · General: More money here");
    });
}

#[test]
fn what_nobody_buys_says_why() {
    flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label("Show them").click();
        harness.run_steps(3);
        harness.get_by_label_contains("where the same money serves 5");
    });
}

#[test]
fn fairness_shows_figures_and_its_switches() {
    let sent = flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label("Fairness").click();
        harness.run_steps(3);
        harness.get_by_label_contains("Partner: Kuching; Requests: 20");
        harness.get_by_label("Kuching: 1 requests of priority 1, 0 of 2, 2 of 3, 0 of 4, 6 of 5; mean 4.1");
        harness.get_by_label("Fairness first: no").click();
        harness.run_steps(2);
        harness.get_by_label("Priorities leveled: no").click();
    });
    let setting = |key: &str| Command::Edit(Edit::Setting { key: key.into(), value: "yes".into() });
    assert_eq!(sent, [setting("fairness_first"), setting("level_priorities")]);
}

#[test]
fn a_partner_is_supposed_to_leave() {
    let sent = flow::<plan::State>(plan::show, |harness| {
        harness.get_by_label("What if").click();
        harness.run_steps(3);
        harness.get_by_label("Partner that leaves: nobody").click();
        harness.run_steps(4);
        harness.get_by_label("Pontianak").click();
        harness.run_steps(3);
        harness.get_by_label("Divide as if").click();
    });
    let what = WhatIf { without: Some("pontianak".into()), transfers: Vec::new() };
    assert_eq!(sent, [Command::Suppose(what)]);
}
