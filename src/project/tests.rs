use std::path::Path;

use super::*;
use crate::model::Action;

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
    assert_eq!((history.undo_steps(), history.undo_label()), (2, Some("Change copies_cap")));
    assert!(history.undo() && history.undo());
    assert!(!history.undo());
    assert_eq!(history.project(), &start);
    assert_eq!(history.redo_label(), Some("Change copies_cap"));
    assert!(history.redo() && history.redo());
    assert!(!history.redo());
    assert_eq!(history.project(), &end);
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
