//! Commands about files: open, save, export.

use std::path::{Path, PathBuf};

use super::super::app::App;
use super::super::command::{Command, ExportKind, Screen};
use super::super::exports;
use super::super::jobs::{Job, Outcome};
use super::super::pick::{Ask, Purpose};
use super::super::shell::Notice;
use crate::error::Error;
use crate::{pipeline, tr};

pub(super) fn run(app: &mut App, command: Command) -> Option<Command> {
    match command {
        Command::OpenSample => open_sample(app),
        Command::AskFolder => ask(app, Purpose::OpenFolder, ""),
        Command::AskFile => ask(app, Purpose::OpenFile, ""),
        Command::Open(path) => open(app, path),
        Command::Recover => recover(app),
        Command::DiscardRecovery => discard_recovery(app),
        Command::ForgetRecent(path) => {
            app.memory.forget(&path);
            app.write_memory();
        }
        Command::Reload => super::load(app),
        Command::Save => save(app),
        Command::SaveAs => ask_where_to_save(app),
        Command::Close => close(app),
        Command::Export(kind) => ask_where_to_export(app, kind),
        Command::SaveRejects(source) => ask(app, Purpose::Rejects(source), &tr!("file-rejects")),
        Command::AskHoldings { partner, replaces: true } => ask(app, Purpose::ReplaceHoldings(partner), ""),
        Command::AskHoldings { partner, .. } => ask(app, Purpose::AddHoldings(partner), ""),
        other => return Some(other),
    }
    None
}

fn ask(app: &mut App, purpose: Purpose, name: &str) {
    let beside = app.session.as_ref().and_then(|session| session.file.clone());
    let ask = Ask::new(purpose, &app.places, beside.as_deref(), name);
    app.ask(ask);
}

fn open(app: &mut App, path: PathBuf) {
    app.jobs.start(Job::Open, move |_| opened(path, None, false));
}

fn open_sample(app: &mut App) {
    let folder = app.places.sample();
    app.jobs.start(Job::Open, move |_| {
        if !folder.join("budgets.csv").is_file() {
            pipeline::write_sample(&folder)?;
        }
        opened(folder, None, false)
    });
}

fn recover(app: &mut App) {
    let (Some(path), Some(unsaved)) = (app.places.recovery(), app.memory.unsaved.clone()) else { return };
    app.jobs.start(Job::Open, move |_| opened(path, unsaved.path, true));
}

/// Opens `path`; the project file is `file` for unsaved work, else `path` itself where it is one.
fn opened(path: PathBuf, file: Option<PathBuf>, recovered: bool) -> Result<Outcome, Error> {
    let project = pipeline::open(&path)?;
    let is_project = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("serumpun"));
    let file = if recovered { file } else { is_project.then(|| path.clone()) };
    let origin = match (&file, recovered) {
        (Some(file), true) => file.clone(),
        (None, true) => project.inputs.clone(),
        _ => path,
    };
    Ok(Outcome::Opened { project: Box::new(project), origin, file, recovered })
}

fn discard_recovery(app: &mut App) {
    app.memory.unsaved = None;
    app.write_memory();
    if let Some(Err(error)) = app.places.recovery().filter(|path| path.is_file()).map(std::fs::remove_file) {
        let path = app.places.recovery().unwrap_or_default();
        app.notices.push(Notice::error(&Error::io("error-memory", &path, error)));
    }
}

fn save(app: &mut App) {
    match app.session.as_ref().and_then(|session| session.file.clone()) {
        Some(path) => save_to(app, path),
        None => ask_where_to_save(app),
    }
}

fn ask_where_to_save(app: &mut App) {
    let Some(session) = &app.session else { return };
    let name = session.name();
    ask(app, Purpose::SaveProject, &name);
}

pub(in super::super) fn save_to(app: &mut App, path: PathBuf) {
    let Some(session) = &app.session else { return };
    let project = Box::new(session.history.project().clone());
    app.jobs.start(Job::Save, move |_| {
        let path = pipeline::save(&project, &path)?;
        Ok(Outcome::Saved(project, path))
    });
}

fn close(app: &mut App) {
    app.jobs.cancel_all();
    app.session = None;
    app.screen = Screen::Sources;
    app.memory.look();
}

fn ask_where_to_export(app: &mut App, kind: ExportKind) {
    let Some(session) = &app.session else { return };
    let name = match kind {
        ExportKind::Orders => String::new(),
        kind => tr!(&format!("file-{}", kind.code()), name = session.name()),
    };
    ask(app, Purpose::Export(kind), &name);
}

pub(in super::super) fn export_to(app: &mut App, kind: ExportKind, path: PathBuf) {
    let Some(session) = &app.session else { return };
    let Some(data) = session.data.clone() else { return };
    let plan = session.results.plan.clone();
    app.jobs.start(Job::Export, move |_| {
        exports::write(kind, &data, plan.as_deref(), &path)?;
        Ok(Outcome::Exported(kind, path))
    });
}

pub(in super::super) fn save_rejects_to(app: &mut App, source: usize, path: PathBuf) {
    let Some(data) = app.session.as_ref().and_then(|session| session.data.clone()) else { return };
    app.jobs.start(Job::Export, move |_| {
        exports::write_rejects(&data, source, Path::new(&path))?;
        Ok(Outcome::RejectsSaved(path))
    });
}
