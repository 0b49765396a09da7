//! Writes the whole model of the plan by title as free MPS, so that any solver can confirm it.
//!
//! In: consortium and input. Out: text. One binary variable for every set of buyers of a title with its funds, one row
//! that lets a title take one of them, one row a fund, a share for others, a partner's guarantee, and what it has to spend
//! and may spend. After a shortfall
//! the guarantee's rows have the floors of the second stage. The table of names stands above as comments.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::PlanningInput;
use super::columns::{Model, first_spending, model};
use super::instance::Instance;
use super::{alone, build, fairness, presolve, solver};
use crate::error::Result;
use crate::model::Consortium;
use crate::task::Task;

/// The model of a consortium's plan by title as free MPS.
///
/// # Errors
/// Locks that no budget can meet; cancellation.
pub fn write_mps(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<String> {
    let limits = super::limits(consortium);
    let instance = build::build(consortium, input, task)?;
    presolve::check(&instance)?;
    let alone = alone::alone(&instance, None, &limits, task)?;
    let goals: Vec<f64> = alone.iter().map(|alone| alone.served).collect();
    let model = if consortium.settings.guarantee || consortium.settings.fairness_first {
        // The floors are the second stage's where everyone cannot be as well off as alone.
        let mut meter = solver::Meter::new(task, limits.seconds);
        fairness::divided(&instance, &alone, &consortium.settings, None, &limits, &mut meter)?.model
    } else {
        model(&instance, None, task)?
    };
    Ok(text(consortium, input, &instance, &model, &goals))
}

/// Rows of the model that say something, by position, with their names.
fn row_names(instance: &Instance, model: &Model) -> Vec<(usize, String)> {
    let quotas = instance.funds.len();
    let used: std::collections::BTreeSet<usize> = model.problem.row.iter().map(|row| usize::from(*row)).collect();
    let name = |row: usize| {
        if row < quotas {
            format!("fund{row}")
        } else if row < model.guarantee {
            format!("others{}", row - quotas)
        } else if row < model.guarantee + instance.partners {
            format!("served{}", row - model.guarantee)
        } else if row < first_spending(instance) {
            "changes".to_owned()
        } else {
            let (row, least) = (row - first_spending(instance), instance.least_spending.len());
            if row < least { format!("least{row}") } else { format!("most{}", row - least) }
        }
    };
    (0..model.problem.limit.len()).filter(|row| used.contains(row)).map(|row| (row, name(row))).collect()
}

fn text(consortium: &Consortium, input: &PlanningInput<'_>, instance: &Instance, model: &Model, goals: &[f64]) -> String {
    let rows = row_names(instance, model);
    let groups: Vec<usize> =
        (0..model.problem.groups()).filter(|group| model.problem.columns(*group).len() > 1 || decided(model, *group)).collect();
    let is_served = |row: usize| (model.guarantee..model.guarantee + instance.partners).contains(&row);
    let mut out = String::new();
    comments(&mut out, consortium, input, instance, model, &rows, goals);
    line(&mut out, "NAME serumpun");
    line(&mut out, "OBJSENSE\n    MAX");
    line(&mut out, "ROWS\n N value");
    for (row, name) in &rows {
        line(&mut out, &format!(" {} {name}", if is_served(*row) { 'G' } else { 'L' }));
    }
    for group in &groups {
        line(&mut out, &format!(" E title{group}"));
    }
    line(&mut out, "COLUMNS\n    MARKER MARKER 'MARKER' 'INTORG'");
    let names: BTreeMap<usize, &str> = rows.iter().map(|(row, name)| (*row, name.as_str())).collect();
    for group in &groups {
        for (at, column) in model.problem.columns(*group).enumerate() {
            let variable = format!("x{group}_{at}");
            line(&mut out, &format!("    {variable} title{group} 1"));
            if model.problem.value[column] != 0.0 {
                line(&mut out, &format!("    {variable} value {:?}", model.problem.value[column]));
            }
            for (row, coef) in model.problem.entries(column) {
                let coef = if is_served(row) { -coef } else { coef };
                line(&mut out, &format!("    {variable} {} {coef}", names.get(&row).copied().unwrap_or("value")));
            }
        }
    }
    line(&mut out, "    MARKER MARKER 'MARKER' 'INTEND'\nRHS");
    for (row, name) in &rows {
        let limit = if is_served(*row) { -model.problem.limit[*row] } else { model.problem.limit[*row] };
        line(&mut out, &format!("    rhs {name} {limit}"));
    }
    for group in &groups {
        line(&mut out, &format!("    rhs title{group} 1"));
    }
    line(&mut out, "BOUNDS");
    for group in &groups {
        for at in 0..model.problem.columns(*group).len() {
            line(&mut out, &format!(" BV bound x{group}_{at}"));
        }
    }
    line(&mut out, "ENDATA");
    out
}

/// Whether the only column of a group buys something.
fn decided(model: &Model, group: usize) -> bool {
    model.problem.columns(group).any(|column| !model.buyers[column].is_empty())
}

/// The table of names: what every row and every variable stands for.
fn comments(
    out: &mut String,
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    instance: &Instance,
    model: &Model,
    rows: &[(usize, String)],
    goals: &[f64],
) {
    line(out, "* The division by title: maximize points of need, costs in minor units of the consortium's currency.");
    line(out, &format!("* currency {}; a variable is a set of buyers of a title, each with its fund", instance.currency.code()));
    if !model.problem.relaxed.is_empty() {
        line(out, "* some titles have more sets of buyers than are written here");
    }
    for (row, name) in rows {
        let meaning = if *row < instance.funds.len() {
            let fund = &instance.funds[*row];
            format!("fund {}/{}", consortium.code(fund.partner), fund.name)
        } else if *row < model.guarantee {
            format!("for others, {}", instance.partner_codes[*row - instance.funds.len()])
        } else if *row >= first_spending(instance) {
            let (at, least) = (*row - first_spending(instance), instance.least_spending.len());
            let (what, at) = if at < least { ("has to spend, taken negative", at) } else { ("may spend", at - least) };
            format!("what {} {what}", instance.partner_codes[at])
        } else if *row >= model.guarantee + instance.partners {
            "lines that differ from the plan to stay near to".to_owned()
        } else {
            let at = *row - model.guarantee;
            let (code, before) = (&instance.partner_codes[at], model.served_before[at]);
            format!("need of {code} newly served; {before} is served already, {} alone", goals[at])
        };
        line(out, &format!("* {name} = {}", plain(&meaning)));
    }
    for (group, candidate) in input.candidates.iter().enumerate().filter(|(group, _)| decided(model, *group)) {
        line(out, &format!("* title{group} = {} {}", candidate.id, plain(&candidate.title)));
        for (at, column) in model.problem.columns(group).enumerate() {
            let bought = |(slot, fund): (usize, usize)| {
                let buyer = &instance.titles[group].buyers[slot];
                format!("{}/{}", consortium.code(buyer.partner), instance.funds[fund].name)
            };
            let buys: Vec<String> = model.buys(column).map(bought).collect();
            let meaning = if buys.is_empty() { "nobody".to_owned() } else { buys.join(" + ") };
            line(out, &format!("* x{group}_{at} = {}", plain(&meaning)));
        }
    }
}

/// A comment ends with its line.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Writing into a string cannot fail.
fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Plan;
    use crate::planning::compare::keep;
    use crate::planning::testing::{Recipe, sample};
    use crate::planning::{Near, plan};

    /// Reads the model back and adds the plan's variables up: the objective and every row must agree with the plan.
    fn confirm(consortium: &Consortium, input: &PlanningInput<'_>, plan: &Plan, seed: u64) {
        let text = write_mps(consortium, input, &Task::default()).unwrap();
        let ids: BTreeMap<String, &str> = table(&text, "title");
        let mut chosen: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for assignment in &plan.assignments {
            chosen.entry(assignment.candidate.clone()).or_default().push(format!("{}/{}", assignment.partner, assignment.fund));
        }
        let taken = |name: &str, meaning: &str| {
            let group = format!("title{}", &name[1..name.find('_').unwrap()]);
            let id = ids[&group].split(' ').next().unwrap();
            let mut buys: Vec<&str> = meaning.split(" + ").filter(|buy| *buy != "nobody").collect();
            let mut wanted: Vec<&str> = chosen.get(id).into_iter().flatten().map(String::as_str).collect();
            buys.sort_unstable();
            wanted.sort_unstable();
            buys == wanted
        };
        let variables: Vec<String> = table(&text, "x").into_iter().filter(|(n, m)| taken(n, m)).map(|(n, _)| n).collect();
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        let columns = text.split("COLUMNS").nth(1).unwrap().split("RHS").next().unwrap();
        for entry in columns.lines().map(|l| l.split_whitespace().collect::<Vec<_>>()).filter(|e| e.len() == 3) {
            if variables.iter().any(|v| v == entry[0]) {
                *sums.entry(entry[1]).or_default() += entry[2].parse::<f64>().unwrap();
            }
        }
        let value = sums.get("value").copied().unwrap_or(0.0);
        assert!((value - plan.verdict.objective).abs() < 1e-6, "seed {seed}: {value} {}", plan.verdict.objective);
        let limits = text.split("\nRHS\n").nth(1).unwrap().split("BOUNDS").next().unwrap();
        for entry in limits.lines().map(|l| l.split_whitespace().collect::<Vec<_>>()) {
            let (sum, limit) = (sums.get(entry[1]).copied().unwrap_or(0.0), entry[2].parse::<f64>().unwrap());
            let holds = if entry[1].starts_with("title") {
                (sum - limit).abs() < 1e-9
            } else if entry[1].starts_with("served") {
                sum >= limit - 1e-9
            } else {
                sum <= limit + 1e-9
            };
            assert!(holds, "seed {seed}: {} is {sum} of {limit}", entry[1]);
        }
    }

    #[test]
    fn the_plan_is_a_solution_of_the_model_of_the_same_value() {
        let (mut near, mut shared) = (0, 0);
        for seed in 0..12 {
            let mut sample = sample(Recipe { partners: 3, titles: 20, money: 0.5, wild: true, seed });
            let Ok(first) = plan(&sample.consortium, &sample.input(), &Task::default()) else { continue };
            confirm(&sample.consortium, &sample.input(), &first, seed);
            let first = keep(&first, "", "");
            // The same near to the first plan, with less money.
            sample.consortium.funds[0].allocation.minor /= 2;
            let input = PlanningInput { near: Some(Near { lines: &first.lines, most: 6 }), ..sample.input() };
            if let Ok(plan) = plan(&sample.consortium, &input, &Task::default()) {
                confirm(&sample.consortium, &input, &plan, seed);
                near += 1;
            }
            (sample.consortium.settings.smallest_share, sample.consortium.settings.largest_share) = (0.1, 0.8);
            if let Ok(plan) = plan(&sample.consortium, &sample.input(), &Task::default()) {
                confirm(&sample.consortium, &sample.input(), &plan, seed);
                shared += 1;
            }
        }
        assert!(near > 3 && shared > 3, "{near} near to another plan, {shared} with shares");
    }

    fn table<'a>(text: &'a str, prefix: &str) -> BTreeMap<String, &'a str> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("* ")?.split_once(" = "));
        rows.filter(|(name, _)| name.starts_with(prefix)).map(|(name, meaning)| (name.to_owned(), meaning)).collect()
    }
}
