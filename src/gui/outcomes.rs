//! Takes what jobs bring into the session, and starts the work that follows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::app::App;
use super::command::Screen;
use super::dispatch;
use super::jobs::{Job, Outcome};
use super::memory::Recent;
use super::pick::{Ask, Purpose};
use super::session::{Data, Exported, Session};
use super::shell::{Notice, PathDialog, Then};
use crate::error::Error;
use crate::model::PartnerIx;
use crate::project::{Edit, Project};
use crate::tr;

/// Takes everything that ended since the last frame.
pub(super) fn take(app: &mut App) {
    for (job, result) in app.jobs.finished() {
        match result {
            Ok(outcome) => accept(app, outcome),
            Err(error) => fail(app, job, &error),
        }
    }
}

fn accept(app: &mut App, outcome: Outcome) {
    match outcome {
        Outcome::Opened { project, origin, file, recovered } => opened(app, *project, origin, file, recovered),
        Outcome::Loaded(data) => loaded(app, data),
        Outcome::Saved(project, path) => saved(app, &project, &path),
        Outcome::Picked(purpose, path) => picked(app, purpose, path),
        Outcome::NoDialog(purpose) => {
            // It will not be there next time either.
            app.system_dialogs = false;
            let ask = app.last_ask.take().unwrap_or_else(|| Ask::new(purpose, &app.places, None, ""));
            app.dialog = Some(PathDialog::new(ask));
        }
        Outcome::Exported(kind, path) => {
            app.notices.push(Notice::note(tr!("note-exported", path = path.display().to_string())));
            if let Some(session) = &mut app.session {
                session.exported = Some(Exported { kind, path, time: now() });
            }
        }
        Outcome::RejectsSaved(path) => app.notices.push(Notice::note(tr!("note-exported", path = path.display().to_string()))),
        Outcome::Scenario(scenario) => app.send(super::command::Command::Edit(Edit::Keep(scenario))),
        Outcome::Kept => {}
        result => results(app, result),
    }
}

/// Results of the data that is open.
fn results(app: &mut App, outcome: Outcome) {
    let Some(session) = &mut app.session else { return };
    match outcome {
        Outcome::Figures { overlap, gaps, profile, years, planned_year } => {
            session.results.overlap = Some(overlap);
            session.results.gaps = Some(gaps);
            session.results.profile = Some(profile);
            session.results.years = Some(years);
            session.results.planned_year = planned_year;
        }
        Outcome::Listed(found) => {
            session.results.list.titles = Some(Arc::new(found.titles));
            session.results.list.counted = found.counted;
        }
        Outcome::Planned(plan, changed) => {
            session.results.plan = Some(plan);
            session.results.plan_is_stale = false;
            if let Some(changed) = changed {
                app.notices.push(Notice::note(tr!("note-divided", n = changed)));
            }
        }
        Outcome::Supposed(supposed) => session.results.supposed = Some(supposed),
        Outcome::Reviewed(review) => {
            session.results.fingerprint.clone_from(&review.fingerprint);
            session.results.review = Some(review);
        }
        Outcome::Subjects(plan) => session.results.subjects = Some(plan),
        _ => {}
    }
}

fn opened(app: &mut App, project: Project, origin: PathBuf, file: Option<PathBuf>, recovered: bool) {
    app.jobs.cancel_all();
    app.notices.retain(|notice| !notice.error);
    app.session = Some(Session::new(project, origin, file, recovered));
    app.views = super::app::Views::default();
    app.screen = Screen::Sources;
    dispatch::load(app);
}

fn loaded(app: &mut App, data: Arc<Data>) {
    let today = app.today.clone();
    let Some(session) = &mut app.session else { return };
    let first = session.data.is_none();
    session.results.fingerprint.clear();
    session.data = Some(data);
    let by_subject = session.results.subjects.is_some();
    let divide = std::mem::take(&mut session.divide_when_loaded);
    if first {
        let partners = session.data.as_ref().map_or(0, |data| data.consortium.partners.len());
        app.memory.note(Recent { path: session.origin.clone(), name: session.name(), partners, day: today, missing: false });
        app.write_memory();
    }
    dispatch::refresh_figures(app);
    dispatch::refresh_list(app);
    dispatch::refresh_review(app);
    if by_subject {
        dispatch::divide_subjects(app);
    }
    if divide {
        dispatch::divide(app);
    }
}

fn saved(app: &mut App, project: &Project, path: &Path) {
    let today = app.today.clone();
    let Some(session) = &mut app.session else { return };
    session.recovered = false;
    if session.history.project() == project {
        session.history.mark_saved();
        app.memory.unsaved = None;
    }
    let partners = session.data.as_ref().map_or(0, |data| data.consortium.partners.len());
    app.memory.note(Recent { path: path.to_path_buf(), name: session.name(), partners, day: today, missing: false });
    // The folder it came from is reached through the project from now on.
    let before = std::mem::replace(&mut session.origin, path.to_path_buf());
    session.file = Some(path.to_path_buf());
    session.saved = Some(now());
    if before != path {
        app.memory.forget(&before);
    }
    app.write_memory();
    if let Some(then) = app.after_save.take() {
        app.go_on(then);
    }
}

/// Goes on with a path a person gave.
pub(super) fn picked(app: &mut App, purpose: Purpose, path: Option<PathBuf>) {
    let Some(path) = path else {
        // Whoever cancels saving does not want to lose the work either.
        app.after_save = None;
        return;
    };
    match purpose {
        Purpose::OpenFolder | Purpose::OpenFile => app.send(super::command::Command::Open(path)),
        Purpose::SaveProject => dispatch::save_to(app, path),
        Purpose::Export(kind) => dispatch::export_to(app, kind, path),
        Purpose::Rejects(source) => dispatch::save_rejects_to(app, source, path),
        Purpose::AddHoldings(partner) => load_for(app, partner, path, false),
        Purpose::ReplaceHoldings(partner) => load_for(app, partner, path, true),
    }
}

/// Loads a holdings file for a partner.
fn load_for(app: &mut App, partner: PartnerIx, path: PathBuf, replaces: bool) {
    let data = app.session.as_ref().and_then(|session| session.data.as_ref());
    let Some(partner) = data.and_then(|data| data.consortium.partners.get(partner.at())) else { return };
    let edit = Edit::Load { partner: partner.code.clone(), path, replaces };
    app.send(super::command::Command::Edit(edit));
}

fn fail(app: &mut App, job: Job, error: &Error) {
    if job == Job::Save {
        app.after_save = None;
    }
    app.notices.push(Notice::error(error));
    let Some(session) = &mut app.session else { return };
    session.divide_when_loaded = false;
    if job == Job::Load && session.data.is_none() {
        // Nothing could be read: back to the start, where the message stands.
        app.session = None;
        app.memory.look();
    }
}

/// Hours and minutes of the day.
fn now() -> String {
    chrono::Local::now().format("%H:%M").to_string()
}

impl App {
    /// Does what waited for an answer or for a save.
    pub(super) fn go_on(&mut self, then: Then) {
        match then {
            Then::Quit => {
                self.may_close = true;
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Then::Run(command) => dispatch::run_confirmed(self, command),
        }
    }
}
