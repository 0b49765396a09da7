//! Runs commands between frames: files, edits and views each in a file of their own.

mod edit;
mod file;
mod view;

use super::app::App;
use super::command::Command;
use super::session::Session;
use super::shell::{Question, Then};

pub(super) use edit::{divide, divide_subjects, find_list, load, refresh_figures, refresh_list, refresh_review};
pub(super) use file::{export_to, save_rejects_to, save_to};

/// Runs a command; one that would lose unsaved work asks first.
pub(super) fn run(app: &mut App, command: Command) {
    if replaces_document(&command) && app.session.as_ref().is_some_and(Session::is_changed) {
        app.question = Some(Question { then: Then::Run(command) });
    } else {
        run_confirmed(app, command);
    }
}

/// Runs a command without asking.
pub(super) fn run_confirmed(app: &mut App, command: Command) {
    // Each takes what is its own and hands the rest on.
    let rest = file::run(app, command).and_then(|rest| edit::run(app, rest)).and_then(|rest| view::run(app, rest));
    debug_assert!(rest.is_none(), "a command nobody runs: {rest:?}");
}

fn replaces_document(command: &Command) -> bool {
    matches!(command, Command::Open(_) | Command::OpenSample | Command::Close | Command::Recover)
}
