//! Commands about the document, and the work that follows from a change of it.

use std::sync::Arc;

use super::super::app::App;
use super::super::command::{Command, Screen};
use super::super::jobs::{Job, Outcome};
use super::super::memory::Unsaved;
use super::super::session::{Data, Review, Session, Supposed};
use super::super::shell::Notice;
use crate::analysis::{Change, Filter, Query};
use crate::model::{Consortium, Plan};
use crate::planning::WhatIf;
use crate::project::Edit;
use crate::{pipeline, tr};

pub(super) fn run(app: &mut App, command: Command) -> Option<Command> {
    match command {
        Command::Edit(edit) => change(app, |session| {
            session.history.apply(edit);
            true
        }),
        Command::Undo => change(app, |session| session.history.undo()),
        Command::Redo => change(app, |session| session.history.redo()),
        Command::Divide => divide(app),
        Command::DivideNear(most) => divide_near(app, most),
        Command::Suppose(what) => suppose(app, what),
        Command::DivideSubjects => divide_subjects(app),
        Command::KeepScenario(name) => keep_scenario(app, name),
        Command::Follow(name) => follow(app, &name),
        Command::Cancel => cancel(app),
        Command::KeepBest => app.jobs.keep_best(),
        other => return Some(other),
    }
    None
}

/// Changes the document; the old data stays in sight until the new is there, the plan counts as stale.
fn change(app: &mut App, with: impl FnOnce(&mut Session) -> bool) {
    let Some(session) = &mut app.session else { return };
    let before = session.history.project().clone();
    if !with(session) || *session.history.project() == before {
        return;
    }
    if !session.history.project().reads_otherwise(&before) {
        // Scenarios and agreed plans are kept beside; no figure comes from them.
        keep(app);
        return;
    }
    session.results.plan_is_stale = session.results.plan.is_some();
    app.jobs.cancel(Job::Suppose);
    if app.jobs.is_running(Job::Plan) {
        // It divides by what no longer holds; the person still wants a plan.
        session.divide_when_loaded = true;
        app.jobs.cancel(Job::Plan);
    }
    load(app);
    keep(app);
}

/// Keeps unsaved work where the next run finds it.
fn keep(app: &mut App) {
    let (Some(session), Some(path)) = (&app.session, app.places.recovery()) else { return };
    let unsaved = Unsaved { name: session.name(), path: session.file.clone(), day: app.today.clone() };
    let project = session.history.project().clone();
    app.memory.unsaved = Some(unsaved);
    app.write_memory();
    app.jobs.start(Job::Keep, move |_| {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| crate::error::Error::io("error-memory", folder, error))?;
        }
        pipeline::save(&project, &path)?;
        Ok(Outcome::Kept)
    });
}

/// Reads and matches again, as far as the change goes: records that are as they were are not read or compared again.
pub(in super::super) fn load(app: &mut App) {
    let Some(session) = &app.session else { return };
    let project = session.history.project().clone();
    let before = session.data.clone();
    app.jobs.start(Job::Load, move |task| {
        let before = before.as_deref();
        let consortium = pipeline::reload(&project, before.map(|data| &data.consortium), task)?;
        let known =
            before.filter(|data| pipeline::same_items(&data.consortium, &consortium)).map(|data| Arc::clone(&data.prepared));
        let prepared = known.map_or_else(|| pipeline::prepare(&consortium, task).map(Arc::new), Ok)?;
        let united = before.map(|data| (&data.consortium, &data.union));
        let union = pipeline::renew(&consortium, &prepared, united, task)?;
        let changes = before.map(|before| since(before, &consortium)).unwrap_or_default();
        Ok(Outcome::Loaded(Arc::new(Data { consortium, prepared, union, changes })))
    });
}

/// What came and went; what was last seen to come and go stands until something else does.
fn since(before: &Data, consortium: &Consortium) -> Vec<Change> {
    if Arc::ptr_eq(&before.consortium.records, &consortium.records) {
        return before.changes.clone();
    }
    let changes = pipeline::changes(&before.consortium, consortium);
    if changes.iter().any(|change| change.came + change.went > 0) { changes } else { before.changes.clone() }
}

/// Divides now, or as soon as the data of the last edit is there.
pub(in super::super) fn divide(app: &mut App) {
    let loading = app.jobs.is_running(Job::Load);
    let Some(session) = &mut app.session else { return };
    session.divide_when_loaded = loading;
    let Some(data) = session.data.clone().filter(|_| !loading) else { return };
    let last = session.results.plan.clone();
    app.jobs.cancel(Job::Suppose);
    app.jobs.start(Job::Plan, move |task| {
        let Some(last) = last else {
            return Ok(Outcome::Planned(Arc::new(pipeline::plan(&data.consortium, &data.union, task)?), None));
        };
        let plan = pipeline::replan(&data.consortium, &data.union, &last, task)?;
        let changed = changed(&last, &plan);
        Ok(Outcome::Planned(Arc::new(plan), Some(changed)))
    });
}

/// How many lines were dropped or added.
fn changed(before: &Plan, after: &Plan) -> usize {
    let (before, after) = (pipeline::as_kept(before), pipeline::as_kept(after));
    pipeline::compare(("", &before), ("", &after)).changed_lines
}

/// Divides again near to the plan of now, from data that are there.
fn divide_near(app: &mut App, most: usize) {
    let Some((data, last)) = data_and_plan(app) else { return };
    app.jobs.cancel(Job::Suppose);
    app.jobs.start(Job::Plan, move |task| {
        let lines = pipeline::as_kept(&last).lines;
        let plan = pipeline::plan_near(&data.consortium, &data.union, &lines, most, task)?;
        let changed = changed(&last, &plan);
        Ok(Outcome::Planned(Arc::new(plan), Some(changed)))
    });
}

/// Divides as if something were otherwise, and holds it against the plan of now.
fn suppose(app: &mut App, what: WhatIf) {
    let Some((data, now)) = data_and_plan(app) else { return };
    app.jobs.start(Job::Suppose, move |task| {
        let then = pipeline::suppose(&data.consortium, &data.union, &what, &now, task)?;
        let (old, new) = (pipeline::as_kept(&now), pipeline::as_kept(&then));
        let against = pipeline::compare((&tr!("suppose-now"), &old), (&tr!("suppose-then"), &new));
        Ok(Outcome::Supposed(Arc::new(Supposed { what, now, verdict: then.verdict, against })))
    });
}

/// The data and the plan of now, where no newer data are being read.
fn data_and_plan(app: &App) -> Option<(Arc<Data>, Arc<Plan>)> {
    let session = app.session.as_ref().filter(|_| !app.jobs.is_running(Job::Load))?;
    session.data.clone().zip(session.results.plan.clone())
}

/// Divides responsibilities by subject, from the data that are there.
pub(in super::super) fn divide_subjects(app: &mut App) {
    let Some(data) = app.session.as_ref().and_then(|session| session.data.clone()) else { return };
    app.jobs.start(Job::Subjects, move |task| {
        let plan = pipeline::plan_by_subject(&data.consortium, &data.union, task)?;
        Ok(Outcome::Subjects(Arc::new(plan)))
    });
}

/// Counts overlap, gaps, profile and years for the filter of now.
pub(in super::super) fn refresh_figures(app: &mut App) {
    let Some(session) = &app.session else { return };
    let Some(data) = session.data.clone() else { return };
    let (filter, this_year) = (session.results.filter, app.this_year());
    app.jobs.start(Job::Figures, move |task| {
        let (consortium, union) = (&data.consortium, &data.union);
        let overlap = pipeline::overlap(consortium, &union.catalog, &filter, None);
        task.check()?;
        // Subjects are the rows of the gaps screen: narrowed to one, all others would count as missing.
        let every_subject = Filter { stratum: None, ..filter };
        let planned_year = pipeline::planned_year(consortium, this_year);
        let gaps = pipeline::gaps(consortium, union, &every_subject, planned_year);
        task.check()?;
        let profile = pipeline::profile(consortium, &union.catalog, &every_subject);
        task.check()?;
        let years = pipeline::years(&union.catalog, &filter);
        Ok(Outcome::Figures {
            overlap: Arc::new(overlap),
            gaps: Arc::new(gaps),
            profile: Arc::new(profile),
            years: Arc::new(years),
            planned_year,
        })
    });
}

/// Looks up what waits for a person, how good each partner's data is, what the switches do, and whether scenarios are of these files.
pub(in super::super) fn refresh_review(app: &mut App) {
    let Some(session) = &mut app.session else { return };
    let Some(data) = session.data.clone() else { return };
    let project = session.history.project().clone();
    app.jobs.start(Job::Review, move |task| {
        let (consortium, union) = (&data.consortium, &data.union);
        let pairs = pipeline::review(consortium, union);
        let quality = pipeline::quality(consortium, union);
        let settings = &consortium.settings;
        let effect =
            pipeline::tolerance_effect(consortium, (union, &data.prepared), (settings.tolerance, settings.held_level), task)?;
        // A file that vanished meanwhile only costs the word whether scenarios are out of date.
        let fingerprint = pipeline::fingerprint(&project, consortium).unwrap_or_default();
        Ok(Outcome::Reviewed(Arc::new(Review { pairs, quality, effect: Some(effect), fingerprint })))
    });
}

/// Keeps the plan of now with what it was made from.
fn keep_scenario(app: &mut App, name: String) {
    let Some(session) = &app.session else { return };
    let (Some(data), Some(plan)) = (session.data.clone(), session.results.plan.clone()) else { return };
    let project = session.history.project().clone();
    app.jobs.start(Job::Export, move |_| {
        let scenario = pipeline::keep(&project, &data.consortium, &plan, &name)?;
        Ok(Outcome::Scenario(Box::new(scenario)))
    });
}

/// Moves the lines of an agreed plan along to what the holdings say.
fn follow(app: &mut App, name: &str) {
    let Some(session) = &app.session else { return };
    let Some(data) = &session.data else { return };
    let Some(plan) = session.history.project().agreed.iter().find(|plan| plan.name == name) else { return };
    let steps = pipeline::follow(plan, &data.consortium, &data.union);
    app.notices.push(Notice::note(tr!("note-followed", n = steps.len())));
    if !steps.is_empty() {
        app.send(Command::Edit(Edit::Follow { plan: name.to_owned(), steps }));
    }
}

/// Lets the titles of the list be found anew when they are in sight: sorting millions takes a while.
pub(in super::super) fn refresh_list(app: &mut App) {
    let Some(session) = &mut app.session else { return };
    session.results.list.titles = None;
    session.results.list_is_due = true;
}

/// Finds the titles of the list where that is due.
pub(in super::super) fn find_list(app: &mut App) {
    let Some(session) = &mut app.session else { return };
    let is_in_sight = matches!(app.screen, Screen::Overlap | Screen::Gaps);
    let Some(data) = session.data.clone().filter(|_| session.results.list_is_due && is_in_sight) else { return };
    session.results.list_is_due = false;
    let (filter, list) = (session.results.filter, session.results.list.clone());
    app.jobs.start(Job::List, move |_| {
        let query = Query { selection: list.selection, text: &list.text, sort: list.sort, reverse: list.reverse };
        let level = data.consortium.settings.held_level;
        Ok(Outcome::Listed(pipeline::list(&data.union.catalog, &filter, level, &query)))
    });
}

/// Stops the job a person sees.
fn cancel(app: &mut App) {
    // The plan shows its own job beside its button, whatever else runs.
    let divided = [Job::Plan, Job::Suppose].into_iter().find(|job| app.screen == Screen::Plan && app.jobs.is_running(*job));
    let Some(job) = divided.or_else(|| app.jobs.shown().map(|shown| shown.job)) else { return };
    app.jobs.cancel(job);
    let Some(session) = &mut app.session else { return };
    session.divide_when_loaded = false;
    if job == Job::Load && session.data.is_none() {
        // Nothing was read yet: there is nothing to show.
        super::run_confirmed(app, Command::Close);
    } else if job == Job::Load {
        app.notices.push(Notice::note(tr!("note-old-data")));
    }
}
