//! A plan in words and tables, for standard output.

use std::collections::BTreeMap;

use super::check::grouped;
use super::table::{Report, Table, short};
use crate::model::{FundUse, Money, Plan, SubjectPlan};
use crate::text::{money, percent, points};
use crate::{pipeline, tr};

/// The report of a plan by title: what is bought, how good it is, money, everyone alone and together.
pub(super) fn by_title(plan: &Plan) -> String {
    let spent = plan.assignments.iter().fold(0_i64, |sum, line| sum.saturating_add(line.amount.minor));
    let spent = money(Money { minor: spent, currency: plan.savings.gross.currency });
    let mut out = Report::default();
    out.line(&tr!("cli-plan-lines", titles = plan.title_count, lines = plan.lines, spent = spent, candidates = plan.candidates));
    out.line(&pipeline::proof_words(&plan.verdict));
    out.line(&guarantee(plan));
    out.line(&savings(plan));
    section(&mut out, "cli-plan-funds", &funds(plan));
    section(&mut out, "cli-plan-partners", &partners(plan));
    section(&mut out, "cli-plan-unfunded", &unfunded(plan));
    out.text()
}

fn section(out: &mut Report, title: &str, table: &Table) {
    if !table.is_empty() {
        out.section(&tr!(title));
        out.table(table, 2);
    }
}

fn guarantee(plan: &Plan) -> String {
    if plan.guarantee.held {
        return tr!("cli-plan-guarantee-held");
    }
    let short: Vec<String> =
        plan.guarantee.shortfall.iter().map(|(code, missing)| format!("{code} {}", points(*missing))).collect();
    tr!("cli-plan-guarantee-short", whom = short.join(", "))
}

fn savings(plan: &Plan) -> String {
    let savings = &plan.savings;
    let net = match savings.net {
        Some(net) => tr!("cli-plan-net", net = money(net)),
        None => tr!("cli-plan-net-unknown"),
    };
    tr!(
        "cli-plan-savings",
        avoided = savings.duplicates_avoided,
        gross = money(savings.gross),
        returned = money(savings.returned),
        respent = money(savings.respent),
        net = net
    )
}

fn funds(plan: &Plan) -> Table {
    let mut table = Table::new(["cli-h-partner", "cli-h-fund", "cli-h-limit", "cli-h-spent", "cli-h-used"].map(|id| tr!(id)));
    for FundUse { partner, fund, limit, spent, .. } in &plan.funds {
        table.row([partner.clone(), short(fund, 28), money(*limit), money(*spent), used(*spent, *limit)]);
    }
    table
}

fn used(spent: Money, limit: Money) -> String {
    if limit.minor > 0 { percent(spent.minor as f64 / limit.minor as f64, 0) } else { "–".to_owned() }
}

fn partners(plan: &Plan) -> Table {
    let headers = [
        "cli-h-partner",
        "cli-h-requests",
        "cli-h-already",
        "cli-h-alone-served",
        "cli-h-together-served",
        "cli-h-alone-spend",
        "cli-h-spend",
        "cli-h-lending",
    ];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for outcome in &plan.partners {
        table.row([
            outcome.partner.clone(),
            grouped(outcome.requests as u64),
            grouped(outcome.already_held as u64),
            points(outcome.alone_served),
            points(outcome.together_served),
            money(outcome.alone_spend),
            money(outcome.spend),
            outcome.lending.map_or_else(|| "–".to_owned(), money),
        ]);
    }
    table
}

fn unfunded(plan: &Plan) -> Table {
    let mut reasons: BTreeMap<&str, (u64, i64)> = BTreeMap::new();
    for line in &plan.unfunded {
        let (titles, minor) = reasons.entry(line.reason).or_default();
        *titles += 1;
        *minor = minor.saturating_add(line.amount.map_or(0, |amount| amount.minor));
    }
    let currency = plan.savings.gross.currency;
    let mut table = Table::new(["cli-h-reason", "cli-h-titles", "cli-h-would-cost"].map(|id| tr!(id)));
    for (reason, (titles, minor)) in reasons {
        table.row([reason.to_owned(), grouped(titles), money(Money { minor, currency })]);
    }
    table
}

/// The report of a plan by subject: who collects what, and the load on everyone.
pub(super) fn by_subject(plan: &SubjectPlan) -> String {
    let mut out = Report::default();
    out.line(&tr!("cli-subject-lines", subjects = plan.responsibilities.len(), partners = plan.partners.len()));
    out.line(&pipeline::proof_words(&plan.verdict));
    let unknown = || tr!("export-unknown");
    let headers =
        ["cli-h-stratum", "cli-h-partner", "cli-h-share", "cli-h-titles-year", "cli-h-price", "cli-h-cost", "cli-h-runner-up"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for row in &plan.responsibilities {
        table.row([
            short(&row.name, 36),
            row.partner.clone(),
            percent(row.share, 0),
            row.titles.map_or_else(unknown, points),
            row.price.map_or_else(unknown, money),
            row.cost.map_or_else(unknown, money),
            row.runner_up.clone().unwrap_or_default(),
        ]);
    }
    section(&mut out, "cli-subject-responsibilities", &table);
    let mut table = Table::new(["cli-h-partner", "cli-h-pledge", "cli-h-load", "cli-h-used"].map(|id| tr!(id)));
    for load in &plan.partners {
        table.row([load.partner.clone(), money(load.pledge), money(load.load), used(load.load, load.pledge)]);
    }
    section(&mut out, "cli-subject-loads", &table);
    let mut table = Table::new(["cli-h-stratum", "cli-h-would-cost"].map(|id| tr!(id)));
    for row in &plan.unfunded {
        table.row([short(&row.name, 36), row.amount.map_or_else(unknown, money)]);
    }
    section(&mut out, "cli-subject-unfunded", &table);
    out.text()
}
