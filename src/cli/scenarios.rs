//! `serumpun scenarios` and `serumpun compare`: what was tried, what was agreed, and how two of them differ.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::console::Console;
use super::table::{Report, Table, short};
use super::{open, plan_report};
use crate::error::{Error, Kind, Result};
use crate::model::{Consortium, Fairness, KeptLine, LineStatus, Plan, isbn_of_key, partner_code};
use crate::project::{AgreedPlan, Edit, Project, Scenario, Step};
use crate::text::{count, decimal, percent, points};
use crate::{pipeline, tr};

/// A scenario in the list.
#[derive(Serialize)]
struct Row {
    name: String,
    date: String,
    out_of_date: bool,
    currency: String,
    titles: usize,
    lines: usize,
    spend: rust_decimal::Decimal,
    objective: f64,
    relative_gap: f64,
    guarantee_held: bool,
    fairness: Fairness,
}

/// The list.
#[derive(Serialize)]
struct List<'a> {
    scenarios: Vec<Row>,
    agreed: &'a [AgreedPlan],
}

/// Runs `scenarios`: changes the project where that is asked, then lists what it has.
///
/// # Errors
/// A folder instead of a project; no scenario of a name; a project that cannot be saved.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let mut project = open::project(given)?;
    let edits = edits(console, given, &project)?;
    if !edits.is_empty() {
        let path = project_path(given)?;
        for edit in edits {
            edit.apply(&mut project);
        }
        pipeline::save(&project, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    let consortium = pipeline::load(&project, &console.task())?;
    let now = pipeline::fingerprint(&project, &consortium)?;
    let list =
        List { scenarios: project.scenarios.iter().map(|scenario| row(scenario, &now)).collect(), agreed: &project.agreed };
    if given.get_flag("json") {
        console.json(&list)?;
    } else {
        console.print(&report(&list))?;
    }
    Ok(0)
}

fn edits(console: &Console, given: &ArgMatches, project: &Project) -> Result<Vec<Edit>> {
    let mut edits = Vec::new();
    if let Some(name) = given.get_one::<String>("agree") {
        edits.push(Edit::Agree(pipeline::agree(find(project, name)?)));
    }
    if let Some(mut names) = given.get_many::<String>("copy") {
        let (name, copy) = (names.next().cloned().unwrap_or_default(), names.next().cloned().unwrap_or_default());
        find(project, &name)?;
        if project.scenario(&copy).is_some() || copy.trim().is_empty() {
            return Err(Error::user("error-cli-scenario-taken").arg("name", copy));
        }
        edits.push(Edit::CopyScenario { name, copy });
    }
    if let Some(name) = given.get_one::<String>("remove") {
        edits.push(Edit::RemoveScenario(find(project, name)?.name.clone()));
    }
    let marks: Vec<&String> = given.get_many("mark").into_iter().flatten().collect();
    for mark in marks.chunks_exact(3) {
        edits.push(marked(project, mark[0], mark[1], mark[2])?);
    }
    if given.get_flag("follow") {
        let (consortium, union) = open::unite(console, given, project)?;
        for agreed in &project.agreed {
            let steps = pipeline::follow(agreed, &consortium, &union);
            if !steps.is_empty() {
                edits.push(Edit::Follow { plan: agreed.name.clone(), steps });
            }
        }
    }
    Ok(edits)
}

/// The edit that gives one line of an agreed plan another status.
///
/// # Errors
/// No agreed plan of that name; no such line in it; a word that is no status.
fn marked(project: &Project, name: &str, line: &str, word: &str) -> Result<Edit> {
    let known: Vec<&str> = STATUSES.iter().map(|status| status.code()).collect();
    let status = STATUSES.into_iter().find(|status| status.code() == word.trim().to_lowercase());
    let status = status
        .ok_or_else(|| Error::new(Kind::Usage, "error-cli-no-status").arg("status", word).arg("known", known.join(", ")))?;
    let plan = project.agreed.iter().find(|plan| plan.name == name);
    let names: Vec<&str> = project.agreed.iter().map(|plan| plan.name.as_str()).collect();
    let plan = plan.ok_or_else(|| Error::user("error-cli-no-agreed").arg("name", name).arg("names", or_dash(&names)))?;
    let (partner, title) = line.split_once('/').unwrap_or(("", line));
    let (partner, isbn) = (partner_code(partner), isbn_of_key(title));
    let is_title = |line: &KeptLine| line.candidate == title.trim() || isbn.is_some() && isbn_of_key(&line.isbn) == isbn;
    let found = plan.lines.iter().find(|row| row.line.partner == partner && is_title(&row.line));
    let found = found.ok_or_else(|| Error::user("error-cli-no-line").arg("name", name).arg("line", line))?;
    let steps = vec![Step { candidate: found.line.candidate.clone(), partner, status }];
    Ok(Edit::Follow { plan: plan.name.clone(), steps })
}

fn or_dash(names: &[&str]) -> String {
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// The path of the project file a command is given.
fn project_path(given: &ArgMatches) -> Result<&Path> {
    let path = given.get_one::<PathBuf>("path").filter(|path| path.extension().is_some_and(|end| end == "serumpun"));
    path.map(PathBuf::as_path).ok_or_else(|| Error::user("error-cli-project-wanted"))
}

/// The scenario of a name.
///
/// # Errors
/// None of that name; the error lists those there are.
pub(super) fn find<'a>(project: &'a Project, name: &str) -> Result<&'a Scenario> {
    project.scenario(name).ok_or_else(|| {
        let names: Vec<&str> = project.scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
        Error::user("error-cli-no-scenario").arg("name", name).arg("names", or_dash(&names))
    })
}

/// Passes where a plan can be kept: by title, in a project file, under a name.
///
/// # Errors
/// Usage errors that say which of these is missing.
pub(super) fn check_keep(given: &ArgMatches, name: &str, by_subject: bool) -> Result<()> {
    if by_subject || name.trim().is_empty() {
        return Err(Error::new(Kind::Usage, "error-cli-keep"));
    }
    project_path(given).map(|_| ())
}

/// Keeps a plan as a scenario of the project a command is given; one of the same name is replaced.
///
/// # Errors
/// A project that cannot be saved.
pub(super) fn keep(
    console: &mut Console,
    given: &ArgMatches,
    under: &Project,
    consortium: &Consortium,
    plan: &Plan,
    name: &str,
) -> Result<()> {
    let path = project_path(given)?;
    let mut project = open::project(given)?;
    Edit::Keep(Box::new(pipeline::keep(under, consortium, plan, name)?)).apply(&mut project);
    pipeline::save(&project, path)?;
    console.say(&tr!("cli-kept", name = name, path = path.display().to_string()));
    Ok(())
}

fn row(scenario: &Scenario, now: &str) -> Row {
    let plan = &scenario.plan;
    Row {
        name: scenario.name.clone(),
        date: plan.date.clone(),
        out_of_date: plan.fingerprint != now,
        currency: plan.currency.clone(),
        titles: plan.title_count,
        lines: plan.lines.len(),
        spend: plan.lines.iter().map(|line| line.amount).sum(),
        objective: plan.objective,
        relative_gap: plan.relative_gap,
        guarantee_held: plan.guarantee_held,
        fairness: plan.fairness,
    }
}

fn report(list: &List<'_>) -> String {
    let mut out = Report::default();
    if list.scenarios.is_empty() {
        out.line(&tr!("cli-no-scenarios"));
    }
    let headers =
        ["cli-h-scenario", "cli-h-made", "cli-h-state", "cli-h-titles", "cli-h-spend", "cli-h-points", "cli-h-least-served"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for row in &list.scenarios {
        table.row([
            short(&row.name, 40),
            row.date.clone(),
            tr!(if row.out_of_date { "cli-out-of-date" } else { "cli-up-to-date" }),
            count(i64::try_from(row.titles).unwrap_or(i64::MAX)),
            format!("{} {}", row.currency, decimal(row.spend)),
            points(row.objective),
            row.fairness.served_share.smallest.map_or_else(|| "–".to_owned(), |share| percent(share, 1)),
        ]);
    }
    out.table(&table, 0);
    for agreed in list.agreed {
        out.section(&tr!("cli-agreed", name = &agreed.name, date = &agreed.date));
        let mut table = Table::new(["cli-h-status", "cli-h-lines"].map(|id| tr!(id)));
        for status in STATUSES {
            let lines = agreed.lines.iter().filter(|line| line.status == status).count();
            if lines > 0 {
                table.row([tr!(&format!("status-{}", status.code())), count(i64::try_from(lines).unwrap_or(i64::MAX))]);
            }
        }
        out.table(&table, 2);
    }
    out.text()
}

const STATUSES: [LineStatus; 6] = [
    LineStatus::Proposed,
    LineStatus::Agreed,
    LineStatus::Ordered,
    LineStatus::Received,
    LineStatus::Refused,
    LineStatus::Canceled,
];

/// Runs `compare`.
///
/// # Errors
/// No scenario of a name.
pub(super) fn compare(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let project = open::project(given)?;
    let named = |id: &str| find(&project, given.get_one::<String>(id).map_or("", String::as_str));
    let (first, second) = (named("first")?, named("second")?);
    let found = pipeline::compare((&first.name, &first.plan), (&second.name, &second.plan));
    if given.get_flag("json") {
        console.json(&found)?;
    } else {
        console.print(&plan_report::comparison(&found))?;
    }
    Ok(0)
}
