//! Responsibilities: which partner collects which subject, what it costs, and the load on everyone.

use std::collections::BTreeSet;

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Column, Page, sum};
use super::summary::partner_name;
use super::{Content, Xlsx};
use crate::export::words::proof_words;
use crate::model::{Money, SubjectPlan};
use crate::{text, tr};

const COLUMNS: [Column; 13] = [
    ("export-h-stratum", 34.0),
    ("export-h-code", 14.0),
    ("export-h-partner", 26.0),
    ("export-h-share", 9.0),
    ("export-h-titles-year", 12.0),
    ("export-h-price", 16.0),
    ("export-h-price-source", 24.0),
    ("export-h-n", 8.0),
    ("export-h-cost", 18.0),
    ("export-h-runner-up", 20.0),
    ("export-h-language", 12.0),
    ("export-h-coverage", 12.0),
    ("export-h-required", 10.0),
];

/// The sheet; it says so where no responsibilities were divided.
pub(super) fn sheet(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    match content.subject {
        Ok(plan) if !plan.responsibilities.is_empty() || !plan.unfunded.is_empty() => table(&mut page, content, plan)?,
        Ok(_) => page.note(&tr!("export-no-responsibilities"))?,
        Err(why) => {
            page.note(&tr!("export-no-responsibilities"))?;
            page.note(why)?;
            page.freeze(0)?;
        }
    }
    Ok(page.finish())
}

fn table(page: &mut Page, content: &Content, plan: &SubjectPlan) -> Xlsx<()> {
    let parts: BTreeSet<&String> = plan.responsibilities.iter().flat_map(|row| row.score.keys()).collect();
    let more: Vec<String> = parts.iter().map(|part| score_part(part)).collect();
    page.table(&COLUMNS, &more)?;
    let first = page.next_row();
    for row in &plan.responsibilities {
        let mut cells = vec![
            Cell::text(&row.name),
            Cell::text(&row.stratum),
            Cell::text(partner_name(content, &row.partner)),
            Cell::Share(row.share),
            row.titles.map_or_else(|| Cell::text(tr!("export-unknown")), Cell::Points),
            Cell::maybe_money(row.price),
            Cell::text(&row.price_source),
            row.n.map_or(Cell::Empty, |n| Cell::Count(u64::from(n))),
            Cell::maybe_money(row.cost),
            row.runner_up.as_ref().map_or(Cell::Empty, |code| Cell::text(partner_name(content, code))),
            Cell::text(&row.language),
            row.coverage.map_or(Cell::Empty, Cell::Share),
            Cell::flag(row.required),
        ];
        cells.extend(parts.iter().map(|part| row.score.get(*part).map_or(Cell::Empty, |score| Cell::Fine(*score))));
        page.row(&cells)?;
    }
    page.end_table()?;
    let costs = plan.responsibilities.iter().filter_map(|row| row.cost);
    page.totals(&tr!("export-total"), first, &[(8, Cell::Money(sum(content.currency(), costs)))])?;
    page.gap();
    page.note(&proof_words(&plan.verdict))?;
    page.gap();
    loads(page, content, plan)?;
    nobody(page, plan)
}

/// A named part of the score in words; its name where no message file has it.
fn score_part(part: &str) -> String {
    let id = format!("export-score-{part}");
    if text::has(&id) { tr!(&id) } else { part.to_owned() }
}

fn loads(page: &mut Page, content: &Content, plan: &SubjectPlan) -> Xlsx<()> {
    page.heading(&tr!("export-loads"), false)?;
    page.header(
        &["export-h-partner", "export-h-pledge", "export-h-load", "export-h-used", "export-h-unknown-costs"].map(|id| tr!(id)),
    )?;
    for load in &plan.partners {
        let used =
            if load.pledge.minor > 0 { Cell::Share(load.load.minor as f64 / load.pledge.minor as f64) } else { Cell::Empty };
        let name = Cell::text(partner_name(content, &load.partner));
        page.row(&[name, Cell::Money(load.pledge), Cell::Money(load.load), used, Cell::Count(load.unknown as u64)])?;
    }
    page.gap();
    Ok(())
}

fn nobody(page: &mut Page, plan: &SubjectPlan) -> Xlsx<()> {
    if plan.unfunded.is_empty() {
        return Ok(());
    }
    page.heading(&tr!("export-nobody-affords"), false)?;
    page.header(&["export-h-stratum", "export-h-code", "export-h-share", "export-h-would-cost"].map(|id| tr!(id)))?;
    for row in &plan.unfunded {
        let amount = |money: Option<Money>| money.map_or_else(|| Cell::text(tr!("export-unknown")), Cell::Money);
        page.row(&[Cell::text(&row.name), Cell::text(&row.stratum), Cell::Share(row.share), amount(row.amount)])?;
    }
    Ok(())
}
