//! `serumpun plan`: divides next year's purchases by title, or responsibilities by subject.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use super::check::heading;
use super::console::Console;
use super::{open, plan_report, scenarios};
use crate::catalog::Union;
use crate::error::{Error, Kind, Result};
use crate::model::{Comparison, Consortium, KeptLine, Plan, Termination, Verdict, partner_code};
use crate::planning::WhatIf;
use crate::project::Project;
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
    let what = WhatIf {
        without: given.get_one::<String>("without").map(|code| partner_code(code)),
        transfers: given.get_many("move").into_iter().flatten().cloned().collect(),
    };
    check(&wanted, by_subject, &what, given)?;
    let mut project = open::project(given)?;
    if let Some(name) = given.get_one::<String>("scenario") {
        project = project.under(scenarios::find(&project, name)?);
    }
    let (mut consortium, union) = open::unite(console, given, &project)?;
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
    } else if what == WhatIf::default() {
        let near = near(given, &project)?;
        let plan = divide_titles(console, &wanted, &consortium, &union, near.as_ref())?;
        if let Some(name) = given.get_one::<String>("keep") {
            scenarios::keep(console, given, &project, &consortium, &plan, name)?;
        }
        plan.verdict
    } else {
        suppose(console, &wanted, &consortium, &union, &what)?
    };
    ended(&verdict)
}

/// Complains before any long work about what cannot be written or does not go together.
fn check(wanted: &Wanted, by_subject: bool, what: &WhatIf, given: &ArgMatches) -> Result<()> {
    let keeps = given.get_one::<String>("keep");
    let supposes = *what != WhatIf::default();
    let files = [wanted.out, wanted.csv, wanted.orders, wanted.model];
    let nears = given.contains_id("near");
    if nears && by_subject {
        return Err(Error::new(Kind::Usage, "error-cli-near"));
    }
    if supposes && (by_subject || nears || keeps.is_some() || files.iter().any(Option::is_some)) {
        return Err(Error::new(Kind::Usage, "error-cli-supposed-only"));
    }
    if let Some(name) = keeps {
        scenarios::check_keep(given, name, by_subject)?;
    }
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

/// The plan to stay near to and how many lines may change.
type Near = (Vec<KeptLine>, usize);

fn near(given: &ArgMatches, project: &Project) -> Result<Option<Near>> {
    let (Some(name), Some(most)) = (given.get_one::<String>("near"), given.get_one::<usize>("changes")) else {
        return Ok(None);
    };
    let agreed = project.agreed.iter().find(|agreed| agreed.name == *name);
    let lines = match agreed {
        Some(agreed) => agreed.lines.iter().map(|line| line.line.clone()).collect(),
        None => scenarios::find(project, name)?.plan.lines.clone(),
    };
    Ok(Some((lines, *most)))
}

fn divide_titles(
    console: &mut Console,
    wanted: &Wanted,
    consortium: &Consortium,
    union: &Union,
    near: Option<&Near>,
) -> Result<Plan> {
    if let Some(path) = wanted.model {
        let near = near.map(|(lines, most)| pipeline::Near { lines, most: *most });
        pipeline::export_model(consortium, union, near, path, &console.task())?;
        wrote(console, path);
    }
    let plan = match near {
        Some((lines, most)) => pipeline::plan_near(consortium, union, lines, *most, &console.task())?,
        None => pipeline::plan(consortium, union, &console.task())?,
    };
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
    Ok(plan)
}

/// A plan that is only supposed, with what it changes against the plan as things are.
#[derive(Serialize)]
struct Supposed<'a> {
    #[serde(flatten)]
    plan: &'a Plan,
    against: Comparison,
}

fn suppose(console: &mut Console, wanted: &Wanted, consortium: &Consortium, union: &Union, what: &WhatIf) -> Result<Verdict> {
    let now = pipeline::plan(consortium, union, &console.task())?;
    let then = pipeline::suppose(consortium, union, what, &now, &console.task())?;
    let (old, new) = (pipeline::as_kept(&now), pipeline::as_kept(&then));
    let (now, supposed) = (tr!("cli-supposed-now"), tr!("cli-supposed-then"));
    let against = pipeline::compare((&now, &old), (&supposed, &new));
    let words = plan_report::comparison(&against);
    answer(console, wanted, &Supposed { plan: &then, against }, || heading(consortium) + "\n\n" + &words)?;
    Ok(then.verdict)
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
