//! `serumpun plan`: divides next year's purchases by title, or responsibilities by subject.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::check::heading;
use super::console::Console;
use super::{open, plan_report};
use crate::catalog::Union;
use crate::error::{Error, Kind, Result};
use crate::model::{Consortium, Termination, Verdict};
use crate::{pipeline, tr};

/// The files a plan is asked for.
struct Wanted<'a> {
    out: Option<&'a PathBuf>,
    csv: Option<&'a PathBuf>,
    json: Option<&'a PathBuf>,
    orders: Option<&'a PathBuf>,
    model: Option<&'a PathBuf>,
}

/// Runs the command; 3 where no division meets the locks.
///
/// # Errors
/// Data that cannot be understood; no budget; locks that no budget can meet; a file that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let file = |name: &str| given.get_one::<PathBuf>(name);
    let wanted = Wanted { out: file("out"), csv: file("csv"), json: file("json"), orders: file("orders"), model: file("model") };
    let by_subject = given.get_one::<String>("by").is_some_and(|by| by == "subject");
    check(&wanted, by_subject)?;
    let (mut consortium, union) = open::load_and_unite(console, given)?;
    for decision in pipeline::idle_decisions(&consortium, &union) {
        let what = if decision.isbn.is_empty() { &decision.title } else { &decision.isbn };
        console.complain(&tr!("cli-decision-idle", action = decision.action.code(), partner = &decision.partner, what = what));
    }
    let settings = &mut consortium.settings;
    settings.time_limit = given.get_one::<f64>("time-limit").copied().unwrap_or(settings.time_limit);
    settings.gap = given.get_one::<f64>("gap").copied().unwrap_or(settings.gap);
    settings.seed = given.get_one::<u64>("seed").copied().unwrap_or(settings.seed);
    let verdict = if by_subject {
        divide_subjects(console, &wanted, &consortium, &union)?
    } else {
        divide_titles(console, &wanted, &consortium, &union)?
    };
    ended(&verdict)
}

/// Complains before any long work about what cannot be written or does not go together.
fn check(wanted: &Wanted, by_subject: bool) -> Result<()> {
    if by_subject && (wanted.orders.is_some() || wanted.model.is_some()) {
        return Err(Error::new(Kind::Usage, "error-cli-subject-spends-nothing"));
    }
    open::check_folder(wanted.orders)?;
    let json = wanted.json.filter(|path| !is_stdout(path));
    open::check_targets([wanted.out, wanted.csv, json, wanted.model].into_iter().flatten())
}

fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn divide_titles(console: &mut Console, wanted: &Wanted, consortium: &Consortium, union: &Union) -> Result<Verdict> {
    if let Some(path) = wanted.model {
        pipeline::export_model(consortium, union, path, &console.task())?;
        wrote(console, path);
    }
    let plan = pipeline::plan(consortium, union, &console.task())?;
    if let Some(path) = wanted.out {
        pipeline::export_workbook(consortium, union, &plan, path)?;
        wrote(console, path);
    }
    if let Some(path) = wanted.csv {
        pipeline::export_lines_csv(&plan, path)?;
        wrote(console, path);
    }
    if let Some(folder) = wanted.orders {
        let written = pipeline::export_orders(consortium, &plan, folder)?;
        console.say(&tr!("cli-wrote-orders", files = written.len(), folder = folder.display().to_string()));
    }
    answer(console, wanted, &plan, || heading(consortium) + "\n\n" + &plan_report::by_title(&plan))?;
    Ok(plan.verdict)
}

fn divide_subjects(console: &mut Console, wanted: &Wanted, consortium: &Consortium, union: &Union) -> Result<Verdict> {
    let plan = pipeline::plan_by_subject(consortium, union, &console.task())?;
    if let Some(path) = wanted.csv {
        pipeline::export_responsibilities_csv(&plan, path)?;
        wrote(console, path);
    }
    answer(console, wanted, &plan, || heading(consortium) + "\n\n" + &plan_report::by_subject(&plan))?;
    if let Some(path) = wanted.out {
        pipeline::export_subject_workbook(consortium, union, &plan, path)?;
        wrote(console, path);
    }
    Ok(plan.verdict)
}

/// Writes the JSON where it is wanted, and the report unless the JSON takes standard output.
fn answer<T: Serialize>(console: &mut Console, wanted: &Wanted, plan: &T, words: impl Fn() -> String) -> Result<()> {
    match wanted.json {
        Some(path) if is_stdout(path) => return console.json(plan),
        Some(path) => {
            pipeline::export_json(plan, path)?;
            wrote(console, path);
        }
        None => {}
    }
    console.print(&words())
}

fn wrote(console: &mut Console, path: &Path) {
    console.say(&tr!("cli-wrote", path = path.display().to_string()));
}

fn ended(verdict: &Verdict) -> Result<u8> {
    match verdict.termination {
        Termination::Optimal | Termination::Feasible => Ok(0),
        Termination::Infeasible => Err(Error::new(Kind::Locks, "error-cli-infeasible")),
        Termination::NoSolutionFound => Err(Error::user("error-cli-no-solution")),
    }
}
