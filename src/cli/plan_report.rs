//! A plan in words and tables, for standard output.

use std::collections::BTreeMap;

use super::check::grouped;
use super::table::{Report, Table, short};
use crate::model::{Comparison, Difference, FundUse, Money, Plan, SubjectPlan};
use crate::text::{decimal, money, percent, points};
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
    section(&mut out, "cli-plan-fairness", &fairness(plan));
    section(&mut out, "cli-plan-priorities", &priorities(plan));
    section(&mut out, "cli-plan-unfunded", &unfunded(plan));
    out.text()
}

fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| percent(share, 1))
}

/// Shares served and loads of every partner, then their spread and Gini coefficient.
fn fairness(plan: &Plan) -> Table {
    let mut table =
        Table::new(["cli-h-partner", "cli-h-served-share", "cli-h-served-ratio", "cli-h-load-share"].map(|id| tr!(id)));
    for row in &plan.fairness.partners {
        table.row([row.partner.clone(), share(row.served_share), share(row.served_ratio), share(row.load)]);
    }
    let summary = &plan.fairness.summary;
    let figures = [summary.served_share, summary.served_ratio, summary.load];
    table.row(std::iter::once(tr!("cli-spread")).chain(figures.iter().map(|figure| share(figure.spread))));
    let gini = |gini: Option<f64>| gini.map_or_else(|| "–".to_owned(), |gini| format!("{gini:.3}"));
    table.row(std::iter::once(tr!("cli-gini")).chain(figures.iter().map(|figure| gini(figure.gini))));
    table
}

/// How many requests of each priority every partner stated, and what they weigh as where that differs.
fn priorities(plan: &Plan) -> Table {
    let mut table = Table::new([tr!("cli-h-partner")].into_iter().chain((1..=5).map(|at| format!(">{at}"))));
    for row in &plan.fairness.partners {
        let counts = |counts: &[usize; 5]| counts.map(|count| grouped(count as u64));
        table.row(std::iter::once(row.partner.clone()).chain(counts(&row.stated)));
        if row.weighed != row.stated {
            table.row(std::iter::once(tr!("cli-leveled", partner = &row.partner)).chain(counts(&row.weighed)));
        }
    }
    table
}

/// The report of two plans side by side.
pub(super) fn comparison(found: &Comparison) -> String {
    let mut out = Report::default();
    out.line(&tr!("cli-compare-lines", changed = found.changed_lines, titles = found.titles.len()));
    if found.currencies_differ {
        out.line(&tr!("cli-compare-currencies"));
    }
    let amount = |amount: rust_decimal::Decimal| format!("{} {}", found.currency, decimal(amount));
    let (first, second) = (format!(">{}", found.names.first), format!(">{}", found.names.second));
    let mut table = Table::new([tr!("cli-h-figure"), first, second]);
    let mut row = |id: &str, first: String, second: String| table.row([tr!(id), first, second]);
    row("cli-c-titles", grouped(found.title_count.first as u64), grouped(found.title_count.second as u64));
    row("cli-c-lines", grouped(found.lines.first as u64), grouped(found.lines.second as u64));
    row("cli-c-objective", points(found.objective.first), points(found.objective.second));
    row("cli-c-spend", amount(found.spend.first), amount(found.spend.second));
    row("cli-c-gross", amount(found.gross_savings.first), amount(found.gross_savings.second));
    let held = |held: bool| tr!(if held { "cli-yes" } else { "cli-no" });
    row("cli-c-guarantee", held(found.guarantee_held.first), held(found.guarantee_held.second));
    let fair = found.fairness;
    row("cli-c-served-share", share(fair.first.served_share.smallest), share(fair.second.served_share.smallest));
    row("cli-c-served-spread", share(fair.first.served_share.spread), share(fair.second.served_share.spread));
    row("cli-c-load-spread", share(fair.first.load.spread), share(fair.second.load.spread));
    section(&mut out, "cli-compare-figures", &table);
    let mut table = Table::new(
        [
            "cli-h-partner",
            "cli-h-served-before",
            "cli-h-served-after",
            "cli-h-spend-before",
            "cli-h-spend-after",
            "cli-h-titles-before",
            "cli-h-titles-after",
        ]
        .map(|id| tr!(id)),
    );
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
    for row in &found.partners {
        table.row([
            row.partner.clone(),
            or_none(row.served.first.map(points)),
            or_none(row.served.second.map(points)),
            or_none(row.spend.first.map(amount)),
            or_none(row.spend.second.map(amount)),
            or_none(row.titles.first.map(|n| grouped(n as u64))),
            or_none(row.titles.second.map(|n| grouped(n as u64))),
        ]);
    }
    section(&mut out, "cli-compare-partners", &table);
    section(&mut out, "cli-compare-titles", &titles(found));
    out.text()
}

/// Titles shown at most; the JSON has them all.
const MOST_TITLES: usize = 40;

fn titles(found: &Comparison) -> Table {
    let mut table = Table::new(["cli-h-title", "cli-h-difference", "cli-h-first", "cli-h-second"].map(|id| tr!(id)));
    for row in found.titles.iter().take(MOST_TITLES) {
        let how = tr!(match row.difference {
            Difference::Dropped => "cli-difference-dropped",
            Difference::Added => "cli-difference-added",
            Difference::Moved => "cli-difference-moved",
            Difference::Changed => "cli-difference-changed",
        });
        table.row([short(&row.title, 44), how, row.first.join(", "), row.second.join(", ")]);
    }
    let more = found.titles.len().saturating_sub(MOST_TITLES);
    if more > 0 {
        table.row([tr!("cli-more", count = more)]);
    }
    table
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
    let headers = ["cli-h-partner", "cli-h-fund", "cli-h-limit", "cli-h-spent", "cli-h-used", "cli-h-more-money"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for FundUse { partner, fund, limit, spent, shadow_words, .. } in &plan.funds {
        let cells = [partner.clone(), short(fund, 28), money(*limit), money(*spent), used(*spent, *limit)];
        table.row(cells.into_iter().chain([shadow_words.clone()]));
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
