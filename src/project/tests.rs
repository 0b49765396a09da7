use std::path::Path;

use super::*;
use crate::model::{Action, Fairness, KeptLine, KeptPlan, LineStatus};

fn decision(action: Action, partner: &str, isbn: &str, title: &str) -> Decision {
    Decision { action, partner: partner.into(), isbn: isbn.into(), title: title.into(), fund: String::new() }
}

fn history() -> History {
    History::new(Project::new(Path::new("/data")))
}

fn set(key: &str, value: &str) -> Edit {
    Edit::Setting { key: key.into(), value: value.into() }
}

#[test]
fn undo_and_redo_walk_the_same_way() {
    let mut history = history();
    let start = history.project().clone();
    history.apply(set("copies_cap", "2"));
    history.apply(set("copies_cap", "3"));
    let end = history.project().clone();
    assert_eq!((history.undo_steps(), history.undo_label()), (2, Some("Set copies cap to 3")));
    assert!(history.undo() && history.undo());
    assert!(!history.undo());
    assert_eq!(history.project(), &start);
    assert_eq!(history.redo_label(), Some("Set copies cap to 2"));
    assert!(history.redo() && history.redo());
    assert!(!history.redo());
    assert_eq!(history.project(), &end);
}

#[test]
fn changed_settings_are_named_in_words() {
    let table = [
        (set("guarantee", "no"), "Set nobody worse off to no"),
        (set("cost_per_loan", ""), "Reset cost of a loan"),
        (set("fiscal_year", "2027/28"), "Set fiscal year to 2027/28"),
        (set("seed", "7"), "Set seed to 7"),
    ];
    for (edit, label) in table {
        assert_eq!(edit.label(), label);
    }
}

#[test]
fn an_edit_after_undo_forgets_what_was_undone() {
    let mut history = history();
    history.apply(set("seed", "2"));
    history.undo();
    history.apply(set("seed", "3"));
    assert_eq!(history.redo_label(), None);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let mut history = history();
    history.apply(set("seed", "2"));
    history.apply(set("seed", "2"));
    assert_eq!(history.undo_steps(), 1);
}

#[test]
fn a_document_is_changed_until_it_is_saved_or_undone() {
    let mut history = history();
    assert!(!history.is_changed());
    history.apply(set("seed", "2"));
    assert!(history.is_changed());
    history.mark_saved();
    assert!(!history.is_changed());
    history.undo();
    assert!(history.is_changed());
    history.redo();
    assert!(!history.is_changed());
}

#[test]
fn a_decision_replaces_one_of_the_same_partner_and_title() {
    let mut project = Project::new(Path::new("/data"));
    let forbid = decision(Action::Forbid, "kuching", "9789830000008", "Atlas");
    let require = decision(Action::Require, "kuching", "9789830000008", "Atlas");
    let other = decision(Action::Forbid, "pontianak", "9789830000008", "Atlas");
    for made in [forbid.clone(), other.clone(), require.clone()] {
        Edit::Decide(made).apply(&mut project);
    }
    assert_eq!(project.decisions, [other.clone(), require.clone()]);
    Edit::Lift(require).apply(&mut project);
    assert_eq!((project.decisions.clone(), project.lifted.clone()), (vec![other], vec![]));
    Edit::Lift(forbid.clone()).apply(&mut project);
    assert_eq!(project.lifted, std::slice::from_ref(&forbid));
    Edit::Decide(forbid).apply(&mut project);
    assert!(project.lifted.is_empty());
}

#[test]
fn loaded_files_add_up_until_one_replaces_them() {
    let load = |name: &str, replaces| Edit::Load { partner: "kuching".into(), path: PathBuf::from(name), replaces };
    let mut project = Project::new(Path::new("/data"));
    load("/a.csv", false).apply(&mut project);
    load("/b.csv", false).apply(&mut project);
    load("/a.csv", false).apply(&mut project);
    let files = |project: &Project| project.loaded["kuching"].files.clone();
    assert_eq!(files(&project), [PathBuf::from("/b.csv"), PathBuf::from("/a.csv")]);
    load("/c.csv", true).apply(&mut project);
    assert_eq!((files(&project), project.loaded["kuching"].replaces), (vec![PathBuf::from("/c.csv")], true));
    load("/d.csv", false).apply(&mut project);
    assert!(project.loaded["kuching"].replaces, "what replaced the folder's files still does");
}

/// A kept plan of one line.
pub(super) fn kept() -> KeptPlan {
    KeptPlan {
        fingerprint: "00".into(),
        date: "2026-11-22".into(),
        currency: "MYR".into(),
        objective: 8.5,
        best_bound: 8.5,
        relative_gap: 0.0,
        seed: 1,
        parameters: BTreeMap::from([("copies_cap".to_owned(), "1".to_owned())]),
        title_count: 1,
        unfunded: 0,
        duplicates_avoided: 0,
        gross_savings: Decimal::ZERO,
        guarantee_held: true,
        fairness: Fairness::default(),
        partners: Vec::new(),
        lines: vec![KeptLine {
            candidate: "i9789830000008".into(),
            title: "Atlas “Borneo”".into(),
            isbn: "9789830000008".into(),
            partner: "kuching".into(),
            fund: "books".into(),
            copies: 1,
            amount: Decimal::new(12_345, 2),
            held_before: false,
        }],
    }
}

#[test]
fn scenarios_are_kept_copied_renamed_taken_and_undone() {
    let mut history = history();
    history.apply(set("copies_cap", "2"));
    let scenario = Scenario { name: "A".into(), conditions: history.project().conditions(), plan: kept() };
    history.apply(Edit::Keep(Box::new(scenario.clone())));
    history.apply(set("copies_cap", "3"));
    history.apply(Edit::CopyScenario { name: "A".into(), copy: "B".into() });
    history.apply(Edit::RenameScenario { name: "B".into(), to: "A".into() });
    let names = |history: &History| history.project().scenarios.iter().map(|s| s.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&history), ["A", "B"], "a name that is taken is not given twice");
    history.apply(Edit::RenameScenario { name: "B".into(), to: "C".into() });
    assert_eq!((names(&history), history.project().free_name("A")), (vec!["A".into(), "C".into()], "A 2".into()));
    history.apply(Edit::TakeScenario("C".into()));
    assert_eq!(history.project().settings["copies_cap"], "2");
    assert_eq!(history.project().under(&scenario).settings, history.project().settings);
    history.apply(Edit::RemoveScenario("A".into()));
    assert_eq!((names(&history), history.undo_label()), (vec!["C".into()], Some("Remove scenario “A”")));
    history.undo();
    history.undo();
    assert_eq!((names(&history), history.project().settings["copies_cap"].as_str()), (vec!["A".into(), "C".into()], "3"));
}

#[test]
fn agreed_lines_move_by_steps() {
    let mut project = Project::new(Path::new("/data"));
    let lines = vec![AgreedLine { line: kept().lines[0].clone(), status: LineStatus::Agreed }];
    let plan = AgreedPlan { name: "2027".into(), date: "2026-11-22".into(), currency: "MYR".into(), lines };
    Edit::Agree(plan.clone()).apply(&mut project);
    Edit::Agree(plan).apply(&mut project);
    assert_eq!(project.agreed.len(), 1);
    let step = |partner: &str| Step { candidate: "i9789830000008".into(), partner: partner.into(), status: LineStatus::Ordered };
    Edit::Follow { plan: "2027".into(), steps: vec![step("pontianak")] }.apply(&mut project);
    assert_eq!(project.agreed[0].lines[0].status, LineStatus::Agreed);
    Edit::Follow { plan: "2027".into(), steps: vec![step("kuching")] }.apply(&mut project);
    assert_eq!(project.agreed[0].lines[0].status, LineStatus::Ordered);
}

#[test]
fn only_what_figures_come_from_is_read_again() {
    let before = Project::new(Path::new("/data"));
    let mut after = before.clone();
    after.scenarios.push(Scenario { name: "A".into(), conditions: before.conditions(), plan: kept() });
    assert!(!after.reads_otherwise(&before));
    set("copies_cap", "2").apply(&mut after);
    assert!(after.reads_otherwise(&before));
    let mut loaded = before.clone();
    Edit::Load { partner: "kuching".into(), path: PathBuf::from("/a.csv"), replaces: false }.apply(&mut loaded);
    assert!(loaded.reads_otherwise(&before));
}
