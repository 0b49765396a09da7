//! The window as a person uses it: by accessible label and keyboard, over real files, without a screen.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::app::App;
use super::command::{Command, Screen};
use crate::planning::WhatIf;
use crate::project::Edit;

/// A consortium of two partners that ask for the same book.
pub(in crate::gui) fn folder(at: &Path) -> PathBuf {
    let folder = at.join("two");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "kuching/holdings.csv",
        "title,author,isbn,year\nAdat law,Sari,9780306406157,2001\nRivers,Lim,,1999\n,,,\nBad,Ani,9780306406158,20x1\n",
    );
    write("pontianak/holdings.csv", "title,author,isbn,year\nAdat law,Sari,9780306406157,2001\n");
    write(
        "requests.csv",
        "partner,title,isbn,price,currency,priority\nkuching,Atlas of Borneo,9781402894626,120,MYR,4\npontianak,Atlas of Borneo,9781402894626,120,MYR,5\n",
    );
    write(
        "budgets.csv",
        "partner,fund,amount,currency,fiscal_year\nkuching,general,1000,MYR,2027\npontianak,general,2000000,IDR,2027\n",
    );
    write("exchange-rates.csv", "currency,rate,date\nMYR,1,2026-10-30\nIDR,0.0003,2026-10-30\n");
    write("settings.csv", "key,value\nname,Two rivers\n");
    folder
}

type Window = Harness<'static, Option<App>>;

/// The window, with everything it keeps inside `home`.
fn window(home: &Path, start: Option<PathBuf>) -> Window {
    let home = home.to_path_buf();
    let draw = move |ui: &mut egui::Ui, app: &mut Option<App>| match app {
        Some(app) => app.frame(ui),
        // Fonts come with the next frame.
        None => *app = Some(App::new_for_test(ui.ctx(), &home, start.clone())),
    };
    let mut window = Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(64).build_ui_state(draw, None);
    settle(&mut window);
    window
}

/// Draws until no job runs and no command waits.
fn settle(window: &mut Window) {
    for _ in 0..2000 {
        window.run_steps(2);
        if window.state().as_ref().is_some_and(|app| !app.is_busy()) {
            window.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the window never came to rest");
}

fn app(window: &Window) -> &App {
    window.state().as_ref().unwrap()
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Replaces the text of the field that has the focus and presses Enter.
fn enter(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(2);
    window.event(egui::Event::Text(text.to_owned()));
    window.run_steps(2);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_start_screen_opens_what_was_opened_before() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    drop(window(home.path(), Some(folder)));
    let mut window = window(home.path(), None);
    assert!(app(&window).session().is_none());
    window.check_accessibility();
    window.get_by_label("Open the sample");
    window.get_by_role_and_label(egui::Role::Button, "Two rivers").click();
    settle(&mut window);
    assert_eq!(app(&window).session().unwrap().name(), "Two rivers");
}

#[test]
fn every_widget_of_every_screen_has_a_name() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    for screen in Screen::ALL {
        app(&window).send(Command::Show(screen));
        settle(&mut window);
        window.check_accessibility();
    }
}

#[test]
fn a_changed_fund_is_undone_and_brought_back() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    let available = |window: &Window| app(window).session().unwrap().data.as_ref().unwrap().consortium.funds[0].available().minor;
    assert_eq!(available(&window), 100_000);
    enter(&mut window, "Allocation of general, Kuching", "1,500.50");
    assert_eq!(available(&window), 150_050);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(available(&window), 100_000);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(available(&window), 150_050);
}

#[test]
fn what_is_no_amount_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    enter(&mut window, "Allocation of general, Kuching", "1,5");
    assert!(!app(&window).session().unwrap().is_changed());
}

#[test]
fn unsaved_changes_are_asked_about_saved_and_survive() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    enter(&mut window, "Rate of IDR", "0.0004");
    press(&mut window, Modifiers::COMMAND, Key::W);
    window.get_by_label("Save the changes to “Two rivers”?");
    window.get_by_label("Save").click();
    settle(&mut window);
    enter(&mut window, "Path", &home.path().join("rivers").display().to_string());
    assert!(app(&window).session().is_none(), "saved, then closed");
    let saved = crate::pipeline::open(&home.path().join("rivers.serumpun")).unwrap();
    assert_eq!(saved.rates.get("IDR").map(ToString::to_string).as_deref(), Some("0.0004"));
}

#[test]
fn work_lost_in_a_crash_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut first = window(home.path(), Some(folder));
    press(&mut first, Modifiers::COMMAND, Key::Num5);
    enter(&mut first, "Rate of IDR", "0.0004");
    drop(first);
    let mut second = window(home.path(), None);
    second.get_by_label("Restore").click();
    settle(&mut second);
    let session = app(&second).session().unwrap();
    assert!(session.is_changed());
    assert_eq!(session.history.project().rates.len(), 1);
}

#[test]
fn a_path_that_is_not_there_says_so() {
    let home = tempfile::tempdir().unwrap();
    let window = window(home.path(), Some(home.path().join("nowhere")));
    assert!(app(&window).session().is_none());
    assert!(app(&window).notices.iter().any(|notice| notice.error));
}

#[test]
fn the_palette_finds_by_letters_and_runs_by_enter() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text("show gaps".to_owned()));
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(app(&window).screen, Screen::Gaps);
    assert!(app(&window).palette.is_none());
}

#[test]
fn a_plan_is_made_written_and_stale_after_an_edit() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::NONE, Key::F5);
    let results = &app(&window).session().unwrap().results;
    assert_eq!(results.plan.as_ref().map(|plan| plan.lines), Some(1));
    assert!(!results.plan_is_stale);
    app(&window).send(Command::Export(super::command::ExportKind::LinesCsv));
    settle(&mut window);
    let file = home.path().join("lines.csv");
    enter(&mut window, "Path", &file.display().to_string());
    assert!(std::fs::read_to_string(&file).unwrap().contains("Atlas of Borneo"));
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    enter(&mut window, "Allocation of general, Kuching", "900");
    assert!(app(&window).session().unwrap().results.plan_is_stale);
}

#[test]
fn dark_colors_are_remembered() {
    let home = tempfile::tempdir().unwrap();
    let mut first = window(home.path(), None);
    press(&mut first, Modifiers::COMMAND, Key::D);
    assert!(app(&first).theme.dark);
    drop(first);
    assert!(app(&window(home.path(), None)).theme.dark);
}

#[test]
fn corrected_rows_add_and_a_new_export_replaces() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    let records = |window: &Window| app(window).session().unwrap().data.as_ref().unwrap().consortium.records.len();
    let before = records(&window);
    window.get_by_label("Data quality by partner").click();
    settle(&mut window);
    window.check_accessibility();
    let corrected = home.path().join("corrected.csv");
    std::fs::write(&corrected, "title,author,isbn,year\nKamus Iban,Ani,,1998\n").unwrap();
    window.get_by_label("Add corrected rows…").click();
    settle(&mut window);
    enter(&mut window, "Path", &corrected.display().to_string());
    assert_eq!(records(&window), before + 1);
    window.get_by_label("Since the load before: 1 came, 0 went, 3 stayed.");
    let whole = home.path().join("holdings-2027.csv");
    std::fs::write(&whole, "title,author,isbn,year\nRivers,Lim,,1999\n").unwrap();
    window.get_by_label("Replace with a new export…").click();
    settle(&mut window);
    enter(&mut window, "Path", &whole.display().to_string());
    assert_eq!(records(&window), 2, "one row of each partner");
    window.get_by_label("Since the load before: 0 came, 3 went, 1 stayed.");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(records(&window), before + 1);
}

#[test]
fn subjects_are_divided_on_the_plan_screen() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    window.get_by_label("By subject").click();
    settle(&mut window);
    assert!(app(&window).session().unwrap().results.subjects.is_some());
    window.get_by_label("Load within the pledge");
    window.check_accessibility();
    window.get_by_label("By title").click();
    settle(&mut window);
    window.get_by_label("How it is divided");
}

#[test]
fn a_partner_leaves_only_in_supposition() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text("what if".to_owned()));
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains("Divide first");
    press(&mut window, Modifiers::NONE, Key::F5);
    let plan = |window: &Window| app(window).session().unwrap().results.plan.clone().unwrap();
    let before = plan(&window);
    let buyer = before.assignments[0].partner.clone();
    app(&window).send(Command::Suppose(WhatIf { without: Some(buyer.clone()), transfers: Vec::new() }));
    settle(&mut window);
    let supposed = app(&window).session().unwrap().results.supposed.clone().unwrap();
    assert_eq!(supposed.against.titles.len(), 1, "the other partner buys the book");
    assert!(std::sync::Arc::ptr_eq(&before, &plan(&window)), "the plan stays");
    window.get_by_label_contains("The plan itself stays as it is.");
    window.check_accessibility();
    app(&window).send(Command::Edit(Edit::Setting { key: "copies_cap".into(), value: "2".into() }));
    settle(&mut window);
    window.get_by_label_contains("The plan or its inputs changed since");
}

#[test]
fn dividing_near_the_plan_says_how_many_lines_changed() {
    let home = tempfile::tempdir().unwrap();
    let folder = folder(home.path());
    let mut window = window(home.path(), Some(folder));
    press(&mut window, Modifiers::NONE, Key::F5);
    app(&window).send(Command::DivideNear(0));
    settle(&mut window);
    assert!(app(&window).notices.iter().any(|notice| notice.text == "Divided again: no line changed."));
    press(&mut window, Modifiers::COMMAND, Key::Num6);
    window.get_by_label("Fairness").click();
    settle(&mut window);
    window.check_accessibility();
}
