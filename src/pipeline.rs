//! The use cases, one function a stage: all that the window, the commands and the tests call.

mod scenarios;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::Datelike;
use serde::Serialize;

use crate::analysis::{Filter, GapsReport, OverlapReport, Profile};
use crate::catalog::{self, Union};
use crate::error::{Error, Result};
use crate::export;
use crate::matching::Matches;
use crate::model::{
    Action, Consortium, Decision, KeptLine, Language, Level, Plan, ReviewPair, Settings, Severity, SourceKind, SourceReport,
    Split, StatedResponsibility, SubjectPlan, Tolerance,
};
use crate::planning::{self, LanguageProfile, PlanningInput, WhatIf};
use crate::project::Project;
use crate::task::Task;
use crate::{ingest, matching, sample};

pub use crate::analysis::{change_of, changes, gaps, last_copies, list, overlap, overlap_at, profile, quality, referrals, years};
pub use crate::export::{check_target, issue_text, proof_words, reject_text, repair_text};
pub use crate::matching::{Compared, Evidence, Prepared, Rule, record_key, records_of_keys, same_items, thresholds};
pub use crate::planning::Near;
pub use crate::project::{fund_key, open, save};
pub use scenarios::{agree, as_kept, compare, fingerprint, follow, keep};

/// Reads every file of the project's consortium; broken rows and files become reports, not errors.
///
/// # Errors
/// Where nothing can be read at all, or the consortium's currency cannot be told.
pub fn load(project: &Project, task: &Task) -> Result<Consortium> {
    reload(project, None, task)
}

/// The same after a change: records of holdings files that are as they were `before` are not read again.
///
/// # Errors
/// Those of [`load`].
pub fn reload(project: &Project, before: Option<&Consortium>, task: &Task) -> Result<Consortium> {
    let changes = ingest::Changes {
        loaded: project.loaded.iter().map(|(code, loaded)| (code.clone(), (loaded.files.clone(), loaded.replaces))).collect(),
        mappings: project.mappings.clone(),
        settings: project.settings.clone(),
        rates: project.rates.clone(),
        funds: project.funds.iter().map(|(key, fund)| (key.clone(), [fund.amount, fund.encumbered, fund.pledge])).collect(),
        decisions: project.decisions.clone(),
        lifted: project.lifted.clone(),
        responsible: project.responsible.clone(),
    };
    ingest::load(&project.inputs, &changes, before, task)
}

/// Refuses data in which something must be set right before figures can be trusted: the first such issue as an error.
///
/// # Errors
/// The worst issue of severity [`Severity::Error`], with file, line and column.
pub fn trust(consortium: &Consortium) -> Result<()> {
    let wrong = consortium.sources.iter().flat_map(|source| source.issues.iter().map(move |issue| (source, issue)));
    let Some((source, issue)) = wrong.clone().find(|(_, issue)| issue.severity == Severity::Error) else { return Ok(()) };
    let more = wrong.filter(|(_, issue)| issue.severity == Severity::Error).count() - 1;
    Err(Error::user("error-data")
        .arg("issue", issue_text(issue))
        .arg("more", more)
        .at(format!("{}:{}", source.path, issue.first_line)))
}

/// Finds out what matching needs of all records and requests, whatever is tolerated and decided; the most of the work.
///
/// # Errors
/// Only cancellation.
pub fn prepare(consortium: &Consortium, task: &Task) -> Result<Prepared> {
    Prepared::new(consortium, task)
}

/// Matches all records and requests and builds the union catalog and the candidates, with the tolerances that are set.
///
/// # Errors
/// Only cancellation.
pub fn unite(consortium: &Consortium, task: &Task) -> Result<Union> {
    let prepared = prepare(consortium, task)?;
    let matches = matching::unite(consortium, &prepared, consortium.settings.tolerance, task)?;
    drop(prepared);
    catalog_of(consortium, matches, None, task)
}

/// The same with what was found out before, and other tolerances.
///
/// # Errors
/// Only cancellation.
pub fn unite_prepared(consortium: &Consortium, prepared: &Prepared, tolerance: Tolerance, task: &Task) -> Result<Union> {
    catalog_of(consortium, matching::unite(consortium, prepared, tolerance, task)?, None, task)
}

/// The same after a change, from the data before it and what was found out then: where neither records, links, tolerances
/// nor subjects changed, titles stay as they are, and only what is asked for is looked at again; else titles whose records
/// stay the same are taken over.
///
/// # Errors
/// Only cancellation.
pub fn renew(consortium: &Consortium, prepared: &Prepared, before: Option<(&Consortium, &Union)>, task: &Task) -> Result<Union> {
    let same =
        |(then, _): &(&Consortium, &Union)| matching::same_titles(then, consortium) && catalog::same_rules(then, consortium);
    let Some((_, union)) = before.filter(same) else {
        let known = before.filter(|(then, _)| catalog::same_rules(then, consortium)).map(|(_, union)| union);
        let matches = matching::unite(consortium, prepared, consortium.settings.tolerance, task)?;
        return catalog_of(consortium, matches, known, task);
    };
    let candidates = catalog::candidates(consortium, &union.catalog, &union.titles());
    let decided = catalog::decided(consortium, &candidates);
    task.check()?;
    Ok(Union { candidates, decided, ..union.clone() })
}

fn catalog_of(consortium: &Consortium, matches: Matches, before: Option<&Union>, task: &Task) -> Result<Union> {
    task.progress("stage-catalog", 0, 1);
    let titles = catalog::Titles {
        of_record: &matches.records,
        of_request: &matches.requests,
        of_expected: &matches.expected,
        works: &matches.works,
        held: matches.held,
    };
    let catalog = catalog::build(consortium, &titles, before)?;
    let candidates = catalog::candidates(consortium, &catalog, &titles);
    let decided = catalog::decided(consortium, &candidates);
    task.check()?;
    Ok(Union {
        catalog,
        candidates,
        decided,
        title_of_record: matches.records,
        title_of_request: matches.requests,
        title_of_expected: matches.expected,
        work_of_title: matches.works,
        benchmarks: matches.benchmarks,
        doubts: matches.settled.doubts,
    })
}

/// What other tolerances or another level make of the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToleranceEffect {
    /// The overlap as everything is set at first: no tolerance, edition level.
    pub standard: OverlapReport,
    /// The overlap as it is set now.
    pub set: OverlapReport,
}

/// Holds the overlap of a union made with `tolerance` against that of the strictest settings, at edition level.
///
/// # Errors
/// Only cancellation.
pub fn tolerance_effect(
    consortium: &Consortium,
    (union, prepared): (&Union, &Prepared),
    (tolerance, level): (Tolerance, Level),
    task: &Task,
) -> Result<ToleranceEffect> {
    let figures = |union: &Union, level| overlap_at(level, consortium, &union.catalog, &Filter::default(), None);
    let standard = if tolerance == Tolerance::default() {
        figures(union, Level::Edition)
    } else {
        let matches = matching::unite(consortium, prepared, Tolerance::default(), task)?;
        figures(&catalog_of(consortium, matches, Some(union), task)?, Level::Edition)
    };
    Ok(ToleranceEffect { standard, set: figures(union, level) })
}

/// Why two records are one title or two; `None` where one of them is not there.
#[must_use]
pub fn evidence(consortium: &Consortium, union: &Union, pair: (usize, usize)) -> Option<Evidence> {
    let there = pair.0.max(pair.1) < union.title_of_record.len();
    there.then(|| matching::evidence(consortium, &union.title_of_record, &union.work_of_title, pair))
}

/// Doubtful pairs of records, those first whose joining would move the overlap most.
#[must_use]
pub fn review(consortium: &Consortium, union: &Union) -> Vec<ReviewPair> {
    matching::queue(consortium, &union.title_of_record, &union.catalog.holders, &union.doubts)
}

/// Writes the sample consortium into a folder, which is made; whole or not at all.
///
/// # Errors
/// Where the folder holds something already, or cannot be written.
pub fn write_sample(dir: &Path) -> Result<()> {
    let failed = |error| Error::io("error-sample", dir, error);
    if dir.exists() && std::fs::read_dir(dir).map_err(failed)?.next().is_some() {
        return Err(Error::user("error-sample-not-empty").at(dir.display().to_string()));
    }
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(failed)?;
    let beside = tempfile::tempdir_in(parent).map_err(failed)?;
    let whole = beside.path().join("sample");
    sample::write_to(&whole).map_err(failed)?;
    if dir.exists() {
        std::fs::remove_dir(dir).map_err(failed)?;
    }
    std::fs::rename(&whole, dir).map_err(failed)
}

/// Decisions about buying that concern no requested title: a mistyped ISBN would lose a lock without a word.
#[must_use]
pub fn idle_decisions<'a>(consortium: &'a Consortium, union: &Union) -> Vec<&'a Decision> {
    let buying = |decision: &Decision| matches!(decision.action, Action::Require | Action::Forbid | Action::Exclude);
    let both = consortium.decisions.iter().zip(&union.decided);
    both.filter(|(decision, concerned)| buying(decision) && concerned.is_empty()).map(|(decision, _)| decision).collect()
}

/// Codes of the fields a column of a source may feed, for the mapping screen.
#[must_use]
pub fn field_codes(kind: SourceKind) -> Vec<&'static str> {
    ingest::fields_of(kind).iter().map(|field| field.code()).collect()
}

/// Every setting of planning by its key, as a settings file would have it; empty where nothing is set.
#[must_use]
pub fn settings(consortium: &Consortium) -> BTreeMap<String, String> {
    let word = |value: String| match value.as_str() {
        "none" => String::new(),
        "true" => "yes".to_owned(),
        "false" => "no".to_owned(),
        _ => value,
    };
    let settings = planning::parameters(consortium, consortium.settings.cost_per_point);
    settings.into_iter().map(|(key, value)| (key, word(value))).collect()
}

/// Whether there is such a setting and it can have the value; an empty one sets what is set where nothing is.
#[must_use]
pub fn is_setting(key: &str, value: &str) -> bool {
    ingest::set_setting(&mut Settings::default(), key, value) == Ok(true)
}

/// Divides next year's purchases by title.
///
/// # Errors
/// No fund of the planned year; locks that no budget can meet; cancellation.
pub fn plan(consortium: &Consortium, union: &Union, task: &Task) -> Result<Plan> {
    require_money(consortium)?;
    planning::plan(consortium, &Shelves::new(consortium, union).input(union), task)
}

/// Divides next year's purchases with at most so many lines dropped or added against a plan that is known.
///
/// # Errors
/// Those of [`plan`]; changes that cannot be so few are locks that no budget can meet.
pub fn plan_near(consortium: &Consortium, union: &Union, lines: &[KeptLine], most: usize, task: &Task) -> Result<Plan> {
    require_money(consortium)?;
    let shelves = Shelves::new(consortium, union);
    planning::plan(consortium, &PlanningInput { near: Some(Near { lines, most }), ..shelves.input(union) }, task)
}

/// Divides next year's purchases as if a partner left or money moved; the plan as things are, `now`, stays as it is.
///
/// # Errors
/// No such partner or fund; those of [`plan`].
pub fn suppose(consortium: &Consortium, union: &Union, what: &WhatIf, now: &Plan, task: &Task) -> Result<Plan> {
    require_money(consortium)?;
    planning::suppose(consortium, &Shelves::new(consortium, union).input(union), what, Some(now), task)
}

/// Divides next year's purchases by title once more after something changed: the last plan stays as far as it may and is
/// good enough.
///
/// # Errors
/// Those of [`plan`].
pub fn replan(consortium: &Consortium, union: &Union, last: &Plan, task: &Task) -> Result<Plan> {
    require_money(consortium)?;
    planning::plan_after(consortium, &Shelves::new(consortium, union).input(union), Some(last), task)
}

/// Passes where somebody has a fund for the planned year.
fn require_money(consortium: &Consortium) -> Result<()> {
    if consortium.planned_funds().next().is_some() {
        Ok(())
    } else if consortium.funds.is_empty() {
        Err(Error::user("error-no-budget"))
    } else {
        Err(Error::user("error-no-budget-year").arg("year", &consortium.fiscal_year))
    }
}

/// What planning reads of the shelves.
struct Shelves {
    profile: Profile,
    recent: Profile,
    by_language: Vec<LanguageProfile>,
    this_year: i16,
}

impl Shelves {
    fn new(consortium: &Consortium, union: &Union) -> Self {
        let today = i16::try_from(chrono::Local::now().year()).unwrap_or(i16::MAX - 1);
        let this_year = planned_year(consortium, today);
        let complete = Some((this_year.saturating_sub(6), this_year.saturating_sub(2)));
        let held = |filter: Filter| profile(consortium, &union.catalog, &filter);
        let of = |language: Language| LanguageProfile {
            language,
            all: held(Filter { language: Some(language), ..Filter::default() }),
            recent: held(Filter { language: Some(language), years: complete, ..Filter::default() }),
        };
        let splits = consortium.strata.strata.iter().any(|stratum| stratum.split == Some(Split::Language));
        let languages: BTreeSet<Language> =
            if splits { consortium.records.language.iter().copied().collect() } else { BTreeSet::new() };
        Self {
            profile: held(Filter::default()),
            recent: held(Filter { years: complete, ..Filter::default() }),
            by_language: languages.into_iter().filter(|language| *language != Language::UNKNOWN).map(of).collect(),
            this_year,
        }
    }

    /// The input of planning.
    fn input<'a>(&'a self, union: &'a Union) -> PlanningInput<'a> {
        PlanningInput {
            candidates: &union.candidates,
            decided: &union.decided,
            profile: &self.profile,
            recent: &self.recent,
            by_language: &self.by_language,
            this_year: self.this_year,
            near: None,
        }
    }
}

/// Divides collecting responsibilities by subject.
///
/// # Errors
/// No fund of the planned year; cancellation.
pub fn plan_by_subject(consortium: &Consortium, union: &Union, task: &Task) -> Result<SubjectPlan> {
    require_money(consortium)?;
    planning::plan_by_subject(consortium, &Shelves::new(consortium, union).input(union), task)
}

/// The responsibilities of a plan by subject as the project keeps them, for [`Edit::Responsibilities`](crate::project::Edit);
/// locks and levels that were stated before stay.
#[must_use]
pub fn responsibilities(consortium: &Consortium, plan: &SubjectPlan) -> Vec<StatedResponsibility> {
    planning::stated(consortium, plan)
}

/// The year a plan is made for: the fiscal year's last number, else the year after `today`.
#[must_use]
pub fn planned_year(consortium: &Consortium, today: i16) -> i16 {
    let digits: Vec<&str> = consortium.fiscal_year.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4).collect();
    digits.last().and_then(|year| year.parse().ok()).unwrap_or(today + 1)
}

/// Writes the workbook of a plan by title, with the responsibilities by subject beside it.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_workbook(consortium: &Consortium, union: &Union, plan: &Plan, path: &Path) -> Result<()> {
    let subject = plan_by_subject(consortium, union, &Task::default());
    let why = subject.as_ref().err().map(ToString::to_string).unwrap_or_default();
    export_any_workbook(consortium, union, Some(plan), subject.as_ref().map_err(|_| why.as_str()), path)
}

/// Writes the workbook of a plan by subject alone.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_subject_workbook(consortium: &Consortium, union: &Union, plan: &SubjectPlan, path: &Path) -> Result<()> {
    export_any_workbook(consortium, union, None, Ok(plan), path)
}

fn export_any_workbook(
    consortium: &Consortium,
    union: &Union,
    plan: Option<&Plan>,
    subject: std::result::Result<&SubjectPlan, &str>,
    path: &Path,
) -> Result<()> {
    let filter = Filter::default();
    export::write_workbook(
        path,
        &export::Content {
            consortium,
            catalog: &union.catalog,
            plan,
            subject,
            overlap: &overlap(consortium, &union.catalog, &filter, None),
            last_copies: &last_copies(consortium, &union.catalog),
            referrals: &referrals(consortium, &profile(consortium, &union.catalog, &filter)),
            date: chrono::Local::now().date_naive(),
        },
    )
}

/// Writes the lines of a plan as CSV.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_lines_csv(plan: &Plan, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_lines(out, plan))
}

/// Writes the responsibilities of a plan by subject as CSV.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_responsibilities_csv(plan: &SubjectPlan, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_responsibilities(out, plan))
}

/// Writes one order file a partner into a folder; the paths of those written.
///
/// # Errors
/// Where the folder or a file cannot be written.
pub fn export_orders(consortium: &Consortium, plan: &Plan, folder: &Path) -> Result<Vec<PathBuf>> {
    export::write_orders(folder, consortium, plan)
}

/// Writes the union catalog as CSV, one row a title.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_titles_csv(consortium: &Consortium, union: &Union, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_titles(out, consortium, &union.catalog))
}

/// Writes what became of every row of every holdings file as CSV.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_records_csv(consortium: &Consortium, union: &Union, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_records(out, consortium, union))
}

/// Writes doubtful pairs as CSV: rows of `decisions.csv` whose action is still empty, with what each pair would change.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_review_csv(pairs: &[ReviewPair], path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_review(out, pairs))
}

/// Writes overlap figures as CSV.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_overlap_csv(report: &OverlapReport, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_overlap(out, report))
}

/// Writes gaps as CSV.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_gaps_csv(report: &GapsReport, path: &Path) -> Result<()> {
    export::write_file(path, |out| export::write_gaps(out, report))
}

/// Writes the rejected rows into a folder, one CSV a source that has some; the paths of those written.
///
/// # Errors
/// Where the folder or a file cannot be written.
pub fn export_rejects(consortium: &Consortium, folder: &Path) -> Result<Vec<PathBuf>> {
    export::write_rejects(folder, consortium)
}

/// Writes the rejected rows of one source to a file.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_rejects_of(source: &SourceReport, path: &Path) -> Result<()> {
    export::write_rejects_of(source, path)
}

/// Writes any result as readable JSON.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_json<T: Serialize>(value: &T, path: &Path) -> Result<()> {
    export::write_json(path, value)
}

/// Writes the whole model of the plan by title as MPS, so that any solver can confirm the plan.
///
/// # Errors
/// Where the file cannot be written; cancellation.
pub fn export_model(consortium: &Consortium, union: &Union, near: Option<Near<'_>>, path: &Path, task: &Task) -> Result<()> {
    let shelves = Shelves::new(consortium, union);
    let model = planning::write_mps(consortium, &PlanningInput { near, ..shelves.input(union) }, task)?;
    export::write_file(path, |out| out.write_all(model.as_bytes()))
}
