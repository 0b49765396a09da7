//! What everyone would buy alone, and what nobody buys.

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Column, Page, sum};
use super::summary::partner_name;
use super::{Content, Xlsx};
use crate::model::{Money, Plan};
use crate::tr;

const ALONE: [Column; 6] = [
    ("export-h-partner", 24.0),
    ("export-h-title", 50.0),
    ("export-h-fund", 20.0),
    ("export-h-amount", 18.0),
    ("export-h-avoided", 22.0),
    ("export-h-candidate", 20.0),
];

/// Each partner's best plan by itself, line by line.
pub(super) fn alone(content: &Content, plan: &Plan, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.table(&ALONE, &[])?;
    let first = page.next_row();
    for line in &plan.alone {
        page.row(&[
            Cell::text(partner_name(content, &line.partner)),
            Cell::text(&line.title),
            Cell::text(&line.fund),
            Cell::Money(line.amount),
            Cell::flag(line.avoided),
            Cell::text(&line.candidate),
        ])?;
    }
    page.end_table()?;
    if plan.alone.is_empty() {
        page.note(&tr!("export-alone-empty"))?;
    } else {
        let spent = sum(content.currency(), plan.alone.iter().map(|line| line.amount));
        page.totals(&tr!("export-total"), first, &[(3, Cell::Money(spent))])?;
    }
    Ok(page.finish())
}

const UNFUNDED: [Column; 7] = [
    ("export-h-title", 50.0),
    ("export-h-isbn", 16.0),
    ("export-h-reason", 26.0),
    ("export-h-would-cost", 18.0),
    ("export-h-wanted-by", 40.0),
    ("export-h-candidate", 20.0),
    ("export-h-why", 90.0),
];

/// Requested titles that nobody buys, why, and what would buy them.
pub(super) fn unfunded(content: &Content, plan: &Plan, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.table(&UNFUNDED, &[])?;
    let first = page.next_row();
    for line in &plan.unfunded {
        let wanted: Vec<String> = line.wanted_by.iter().map(|code| partner_name(content, code)).collect();
        page.row(&[
            Cell::text(&line.title),
            Cell::text(&line.isbn),
            Cell::text(reason(line.reason)),
            line.amount.map_or_else(|| Cell::text(tr!("export-unknown")), Cell::Money),
            Cell::text(wanted.join(", ")),
            Cell::text(&line.candidate),
            Cell::text(&line.why),
        ])?;
    }
    page.end_table()?;
    if plan.unfunded.is_empty() {
        page.note(&tr!("export-unfunded-empty"))?;
    } else {
        let amounts: Vec<Money> = plan.unfunded.iter().filter_map(|line| line.amount).collect();
        page.totals(&tr!("export-total"), first, &[(3, Cell::Money(sum(content.currency(), amounts)))])?;
    }
    Ok(page.finish())
}

/// A reason of the contract in words.
fn reason(code: &str) -> String {
    match code {
        "budget" => tr!("export-reason-budget"),
        "cap" => tr!("export-reason-cap"),
        "scope" => tr!("export-reason-scope"),
        "excluded" => tr!("export-reason-excluded"),
        "no price" => tr!("export-reason-no-price"),
        "continuing" => tr!("export-reason-continuing"),
        other => other.to_owned(),
    }
}
