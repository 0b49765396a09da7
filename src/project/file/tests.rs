use super::*;
use crate::model::{Action, Decision, LineStatus};
use crate::project::{AgreedLine, AgreedPlan, Edit, FundEdit, Scenario, fund_key};
use rust_decimal::Decimal;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A document in which every part is used.
fn full(inputs: &Path) -> Project {
    let decision = |action, isbn: &str| Decision {
        action,
        partner: "kuching".into(),
        isbn: isbn.into(),
        title: "Atlas".into(),
        fund: String::new(),
    };
    let plan = crate::project::tests::kept();
    let line = AgreedLine { line: plan.lines[0].clone(), status: LineStatus::Agreed };
    let scenario = Scenario { name: "More for Kuching".into(), conditions: Project::new(inputs).conditions(), plan };
    let edits = [
        Edit::Map { source: "kuching/holdings.csv".into(), header: "Judul".into(), field: "title".into() },
        Edit::Fund {
            key: fund_key("kuching", "books", "2027"),
            figures: FundEdit { amount: Some(Decimal::new(1, 1)), ..FundEdit::default() },
        },
        Edit::Rate { currency: "IDR".into(), rate: "0.000282".parse().unwrap() },
        Edit::Setting { key: "copies_cap".into(), value: "2".into() },
        Edit::Decide(decision(Action::MustLink, "1|2")),
        Edit::Lift(decision(Action::Forbid, "3")),
        Edit::Responsibilities(Some(Vec::new())),
        Edit::Keep(Box::new(scenario)),
        Edit::Agree(AgreedPlan { name: "2027".into(), date: "2026-11-22".into(), currency: "MYR".into(), lines: vec![line] }),
    ];
    let mut project = Project::new(inputs);
    for edit in edits {
        edit.apply(&mut project);
    }
    project
}

#[test]
fn a_saved_document_opens_as_it_was() {
    let folder = folder();
    let project = full(&folder.path().join("data"));
    let path = save(&project, &folder.path().join("ours")).unwrap();
    assert_eq!(path, folder.path().join("ours.serumpun"));
    assert_eq!(open(&path).unwrap(), project);
}

#[test]
fn a_folder_or_a_data_file_opens_as_a_new_document() {
    let folder = folder();
    assert_eq!(open(folder.path()).unwrap(), Project::new(folder.path()));
    let file = folder.path().join("holdings.csv");
    fs::write(&file, "Title\n").unwrap();
    assert_eq!(open(&file).unwrap(), Project::new(&file));
}

#[test]
fn a_missing_path_says_so() {
    let error = open(&folder().path().join("nowhere")).unwrap_err();
    assert_eq!(error.id(), "error-not-found");
    assert!(error.to_string().contains("nowhere"), "{error}");
}

#[test]
fn inputs_are_written_relative_and_move_with_the_project() {
    let folder = folder();
    let table = [("data", "p/x", "../data"), ("p", "p/x", "."), ("p/data/a.csv", "p/x", "data/a.csv"), ("p/../p", "x", "p")];
    for (inputs, project, expected) in table {
        fs::create_dir_all(folder.path().join("p")).unwrap();
        let path = save(&Project::new(&folder.path().join(inputs)), &folder.path().join(project)).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(json["inputs"], expected);
        assert_eq!(open(&path).unwrap().inputs, normalized(&folder.path().join(inputs)));
    }
    let moved = self::folder();
    fs::copy(folder.path().join("x.serumpun"), moved.path().join("x.serumpun")).unwrap();
    assert_eq!(open(&moved.path().join("x.serumpun")).unwrap().inputs, moved.path().join("p"));
}

#[cfg(unix)]
#[test]
fn places_that_share_only_the_root_stay_absolute() {
    assert_eq!(relative(Path::new("/mnt/data"), Path::new("/home/anna")), Path::new("/mnt/data"));
    assert_eq!(relative(Path::new("/home/data"), Path::new("/home/anna")), Path::new("../data"));
}

#[test]
fn broken_json_says_where_and_names_the_spare() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    fs::write(&path, "{\n  \"version\": 1,\n  \"inputs\": data\n}").unwrap();
    let error = open(&path).unwrap_err();
    assert_eq!(error.id(), "error-project-broken");
    assert!(error.to_string().contains("line 3, column 13: expected value."), "{error}");
    fs::write(spare_of(&path), "{}").unwrap();
    let error = open(&path).unwrap_err();
    assert!(error.to_string().contains("ours.serumpun.bak"), "{error}");
    assert_eq!(error.exit_code(), 1);
}

#[test]
fn what_is_no_project_is_refused() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    let texts: [&[u8]; 6] = [b"", b"[]", b"{}", b"{\"version\": -1}", b"\xFF\xFE\x00", b"{\"version\": 1}"];
    for text in texts {
        fs::write(&path, text).unwrap();
        assert_eq!(open(&path).unwrap_err().id(), "error-project-broken", "{text:?}");
    }
}

#[test]
fn a_mark_in_front_is_skipped() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    fs::write(&path, "\u{FEFF}{\"version\": 1, \"inputs\": \".\"}").unwrap();
    assert_eq!(open(&path).unwrap(), Project::new(folder.path()));
}

#[test]
fn a_file_of_the_first_version_is_brought_up() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    let line = |status: &str| {
        format!(
            "{{\"candidate\": \"k1\", \"title\": \"Atlas\", \"partner\": \"kuching\", \"fund\": \"books\", \"amount\": \"12.50\", \"status\": \"{status}\"}}"
        )
    };
    let text = format!(
        "{{\"version\": 1, \"inputs\": \".\", \"agreed\": [{{\"name\": \"2026\", \"date\": \"2025-11-22\", \"currency\": \"MYR\", \"lines\": [{}, {}]}}]}}",
        line("ordered"),
        line("who knows")
    );
    fs::write(&path, text).unwrap();
    let project = open(&path).unwrap();
    let lines = &project.agreed[0].lines;
    assert_eq!((lines[0].status, lines[1].status), (LineStatus::Ordered, LineStatus::Agreed));
    assert_eq!((lines[0].line.copies, lines[0].line.amount), (1, Decimal::new(1250, 2)));
    assert_eq!(project.version, Project::VERSION);
    let saved = save(&project, &path).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&fs::read(saved).unwrap()).unwrap();
    assert_eq!(json["version"], 2);
    assert_eq!(open(&path).unwrap(), project);
}

#[test]
fn a_later_version_is_refused_even_where_its_shape_is_unknown() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    fs::write(&path, "{\"version\": 7, \"inputs\": {\"new\": true}}").unwrap();
    let error = open(&path).unwrap_err();
    assert_eq!(error.id(), "error-project-later");
    assert!(error.to_string().contains('7'), "{error}");
}

#[test]
fn the_version_saved_before_stays_beside() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    let first = Project::new(folder.path());
    save(&first, &path).unwrap();
    assert!(!spare_of(&path).exists());
    save(&full(folder.path()), &path).unwrap();
    assert_eq!(fs::read(spare_of(&path)).unwrap(), fs::read(save(&first, &folder.path().join("same")).unwrap()).unwrap());
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 3, "nothing half-written is left");
}

#[test]
fn a_broken_file_does_not_take_the_place_of_the_spare() {
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    save(&Project::new(folder.path()), &path).unwrap();
    save(&full(folder.path()), &path).unwrap();
    let spare = fs::read(spare_of(&path)).unwrap();
    fs::write(&path, "{").unwrap();
    save(&full(folder.path()), &path).unwrap();
    assert_eq!(fs::read(spare_of(&path)).unwrap(), spare);
}

#[test]
fn saving_over_a_folder_or_into_none_fails_clearly() {
    let folder = folder();
    let project = Project::new(folder.path());
    fs::create_dir(folder.path().join("ours.serumpun")).unwrap();
    assert_eq!(save(&project, &folder.path().join("ours")).unwrap_err().id(), "error-project-folder");
    assert_eq!(save(&project, &folder.path().join("none/ours")).unwrap_err().id(), "error-project-save");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_keeps_the_old_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let path = folder.path().join("ours.serumpun");
    save(&Project::new(folder.path()), &path).unwrap();
    let before = fs::read(&path).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Who may write everywhere (root) is not stopped by rights.
    let is_stopped = File::create(folder.path().join("probe")).is_err();
    let saved = save(&full(folder.path()), &path);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if is_stopped {
        assert_eq!(saved.unwrap_err().id(), "error-project-save");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn a_link_still_leads_to_the_file_and_its_rights_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder();
    fs::create_dir(folder.path().join("shared")).unwrap();
    let path = save(&Project::new(folder.path()), &folder.path().join("shared/ours")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.serumpun");
    symlink(&path, &link).unwrap();
    save(&full(folder.path()), &link).unwrap();
    assert!(link.is_symlink());
    assert_eq!(open(&path).unwrap(), full(folder.path()));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}
