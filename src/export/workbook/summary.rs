//! The first sheet: what the plan does, for whom, with which money, and the settings behind it.

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Page, sum};
use super::{Content, Xlsx};
use crate::export::words::{gap, proof_words, settings};
use crate::model::{FundUse, Money, PartnerOutcome, Plan};
use crate::{text, tr};

/// The summary; without a plan by title, only the consortium and its settings.
pub(super) fn sheet(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.widths(&[38.0, 22.0, 16.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0, 18.0])?;
    page.heading(&content.name(), true)?;
    let date = content.date.format("%Y-%m-%d").to_string();
    page.note(&tr!("export-made-on", date = date, year = &content.consortium.fiscal_year))?;
    page.freeze(0)?;
    page.gap();
    if let Some(plan) = content.plan {
        figures(&mut page, plan)?;
        funds(&mut page, content, plan)?;
        partners(&mut page, content, plan)?;
        fairness(&mut page, content, plan)?;
    } else {
        page.note(&tr!("export-no-title-plan"))?;
        page.gap();
    }
    sources(&mut page, content)?;
    parameters(&mut page, content)?;
    Ok(page.finish())
}

fn figures(page: &mut Page, plan: &Plan) -> Xlsx<()> {
    page.heading(&tr!("export-figures"), false)?;
    page.note(&proof_words(&plan.verdict))?;
    let savings = &plan.savings;
    let counted = [
        ("export-f-candidates", plan.candidates),
        ("export-f-titles", plan.title_count),
        ("export-f-lines", plan.lines),
        ("export-f-avoided", savings.duplicates_avoided),
        ("export-f-needless", plan.needless_duplicates),
        ("export-f-unfunded", plan.unfunded.len()),
    ];
    for (id, count) in counted {
        page.figure(&tr!(id), &Cell::Count(count as u64))?;
    }
    let unknown = |money: Option<Money>| money.map_or_else(|| Cell::text(tr!("export-unknown")), Cell::Money);
    let spent = sum(savings.gross.currency, plan.assignments.iter().map(|line| line.amount));
    let amounts = [
        ("export-f-spend", Some(spent)),
        ("export-f-gross", Some(savings.gross)),
        ("export-f-returned", Some(savings.returned)),
        ("export-f-respent", Some(savings.respent)),
        ("export-f-lending", savings.lending),
        ("export-f-net", savings.net),
    ];
    for (id, money) in amounts {
        page.figure(&tr!(id), &unknown(money))?;
    }
    page.figure(&tr!("export-f-objective"), &Cell::Points(plan.verdict.objective))?;
    page.figure(&tr!("export-f-bound"), &Cell::Points(plan.verdict.best_bound))?;
    page.figure(&tr!("export-f-gap"), &gap(&plan.verdict).map_or_else(|| Cell::text(tr!("export-unknown")), Cell::Text))?;
    page.figure(&tr!("export-f-seed"), &Cell::text(plan.verdict.seed.to_string()))?;
    page.figure(&tr!("export-f-guarantee"), &Cell::text(guarantee(plan)))?;
    page.gap();
    Ok(())
}

fn guarantee(plan: &Plan) -> String {
    if plan.guarantee.held {
        return tr!("export-guarantee-held");
    }
    let whom = |(code, points): (&String, &f64)| format!("{code} {}", text::points(*points));
    let short: Vec<String> = plan.guarantee.shortfall.iter().map(whom).collect();
    tr!("export-guarantee-short", whom = short.join(", "))
}

fn funds(page: &mut Page, content: &Content, plan: &Plan) -> Xlsx<()> {
    page.heading(&tr!("export-funds"), false)?;
    let header = [
        "export-h-fund",
        "export-h-partner",
        "export-h-limit",
        "export-h-spent",
        "export-h-left",
        "export-h-used",
        "export-h-shadow",
        "export-h-more-money",
    ];
    page.header(&header.map(|id| tr!(id)))?;
    for fund in &plan.funds {
        let mut cells = vec![Cell::text(&fund.fund), Cell::text(partner_name(content, &fund.partner))];
        cells.extend(fund_cells(fund));
        cells.push(Cell::Fine(fund.shadow_price));
        cells.push(Cell::text(&fund.shadow_words));
        page.row(&cells)?;
    }
    if plan.funds.is_empty() {
        page.note(&tr!("export-no-funds"))?;
    }
    page.gap();
    Ok(())
}

/// Limit, spent, left and the share used, in the fund's own currency.
pub(super) fn fund_cells(fund: &FundUse) -> [Cell; 4] {
    let left = Money { minor: fund.limit.minor.saturating_sub(fund.spent.minor), currency: fund.limit.currency };
    let used = if fund.limit.minor > 0 { Cell::Share(fund.spent.minor as f64 / fund.limit.minor as f64) } else { Cell::Empty };
    [Cell::Money(fund.limit), Cell::Money(fund.spent), Cell::Money(left), used]
}

/// The name of the partner of a code; the code itself where there is none.
pub(super) fn partner_name(content: &Content, code: &str) -> String {
    content.consortium.partners.iter().find(|partner| partner.code == code).map_or(code, |partner| &partner.name).to_owned()
}

fn partners(page: &mut Page, content: &Content, plan: &Plan) -> Xlsx<()> {
    page.heading(&tr!("export-partners"), false)?;
    page.note(&tr!("export-partners-note"))?;
    let header = [
        "export-h-partner",
        "export-h-requests",
        "export-h-already",
        "export-h-by-holdings",
        "export-h-alone-served",
        "export-h-together-served",
        "export-h-alone-spend",
        "export-h-spend",
        "export-h-lending",
        "export-h-dearer",
    ];
    page.header(&header.map(|id| tr!(id)))?;
    let first = page.next_row();
    for outcome in &plan.partners {
        page.row(&[
            Cell::text(partner_name(content, &outcome.partner)),
            Cell::Count(outcome.requests as u64),
            Cell::Count(outcome.already_held as u64),
            Cell::Points(outcome.served_by_holdings),
            Cell::Points(outcome.alone_served),
            Cell::Points(outcome.together_served),
            Cell::Money(outcome.alone_spend),
            Cell::Money(outcome.spend),
            Cell::maybe_money(outcome.lending),
            Cell::flag(is_dearer(outcome)),
        ])?;
    }
    let of = |figure: fn(&PartnerOutcome) -> usize| Cell::Count(plan.partners.iter().map(figure).sum::<usize>() as u64);
    let points = |figure: fn(&PartnerOutcome) -> f64| Cell::Points(plan.partners.iter().map(figure).sum());
    let money = |figure: fn(&PartnerOutcome) -> Money| Cell::Money(sum(content.currency(), plan.partners.iter().map(figure)));
    page.totals(
        &tr!("export-total"),
        first,
        &[
            (1, of(|outcome| outcome.requests)),
            (2, of(|outcome| outcome.already_held)),
            (3, points(|outcome| outcome.served_by_holdings)),
            (4, points(|outcome| outcome.alone_served)),
            (5, points(|outcome| outcome.together_served)),
            (6, money(|outcome| outcome.alone_spend)),
            (7, money(|outcome| outcome.spend)),
        ],
    )?;
    page.gap();
    Ok(())
}

/// Shares served, loads and requests by priority, with spread and Gini coefficient below.
fn fairness(page: &mut Page, content: &Content, plan: &Plan) -> Xlsx<()> {
    page.heading(&tr!("export-fairness"), false)?;
    page.note(&tr!("export-fairness-note"))?;
    let header = ["export-h-partner", "export-h-served-share", "export-h-served-ratio", "export-h-load-share"];
    let priorities = (1_u32..=5).map(|at| tr!("export-h-priority-count", priority = at));
    page.header(&header.iter().map(|id| tr!(id)).chain(priorities).collect::<Vec<_>>())?;
    let share = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Share);
    for row in &plan.fairness.partners {
        let shares = [row.served_share, row.served_ratio, row.load].map(share);
        let counts = row.stated.map(|count| Cell::Count(count as u64));
        let cells: Vec<Cell> =
            std::iter::once(Cell::text(partner_name(content, &row.partner))).chain(shares).chain(counts).collect();
        page.row(&cells)?;
    }
    let summary = &plan.fairness.summary;
    let figures = [summary.served_share, summary.served_ratio, summary.load];
    let [a, b, c] = figures.map(|figure| share(figure.spread));
    page.row(&[Cell::text(tr!("export-spread")), a, b, c])?;
    let [a, b, c] = figures.map(|figure| figure.gini.map_or(Cell::Empty, Cell::Fine));
    page.row(&[Cell::text(tr!("export-gini")), a, b, c])?;
    page.gap();
    Ok(())
}

/// Whether the plan costs a partner more than it would spend alone.
fn is_dearer(outcome: &PartnerOutcome) -> bool {
    let lending = outcome.lending.map_or(0, |lending| lending.minor);
    outcome.spend.minor.saturating_add(lending) > outcome.alone_spend.minor
}

fn sources(page: &mut Page, content: &Content) -> Xlsx<()> {
    page.heading(&tr!("export-sources"), false)?;
    page.header(&["export-h-file", "export-h-format", "export-h-encoding", "export-h-read", "export-h-kept"].map(|id| tr!(id)))?;
    for source in &content.consortium.sources {
        page.row(&[
            Cell::text(&source.path),
            Cell::text(&source.format),
            Cell::text(&source.encoding),
            Cell::Count(u64::from(source.read)),
            Cell::Count(u64::from(source.kept)),
        ])?;
    }
    page.gap();
    page.header(&["export-h-currency", "export-h-rate", "export-h-date"].map(|id| tr!(id)))?;
    page.row(&[Cell::text(content.currency().code()), Cell::text("1"), Cell::Empty])?;
    for (currency, rate) in &content.consortium.rates.by_currency {
        if *currency != content.currency() {
            page.row(&[Cell::text(currency.code()), Cell::text(rate.rate.normalize().to_string()), Cell::text(&rate.date)])?;
        }
    }
    page.gap();
    Ok(())
}

fn parameters(page: &mut Page, content: &Content) -> Xlsx<()> {
    page.heading(&tr!("export-parameters"), false)?;
    page.header(&["export-h-setting", "export-h-value"].map(|id| tr!(id)))?;
    let used: Vec<(String, String)> = match content.plan {
        Some(plan) => plan.parameters.iter().map(|(key, value)| (key.clone(), value.clone())).collect(),
        None => settings(&content.consortium.settings),
    };
    for (key, value) in used {
        page.row(&[Cell::Text(key), Cell::Text(value)])?;
    }
    Ok(())
}
