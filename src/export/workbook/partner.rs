//! One sheet a partner: what it buys, from which fund, for whom else, and why.

use std::collections::BTreeSet;

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Column, Page, sum};
use super::summary::fund_cells;
use super::{Content, Xlsx};
use crate::model::{Assignment, Partner, Plan};
use crate::tr;

const COLUMNS: [Column; 20] = [
    ("export-h-title", 44.0),
    ("export-h-author", 24.0),
    ("export-h-year", 8.0),
    ("export-h-isbn", 16.0),
    ("export-h-class", 12.0),
    ("export-h-stratum", 22.0),
    ("export-h-fund", 18.0),
    ("export-h-copies", 8.0),
    ("export-h-price", 16.0),
    ("export-h-amount", 16.0),
    ("export-h-priority", 9.0),
    ("export-h-local", 10.0),
    ("export-h-estimated", 10.0),
    ("export-h-serves", 24.0),
    ("export-h-held-by", 20.0),
    ("export-h-other-edition", 20.0),
    ("export-h-vendor", 18.0),
    ("export-h-request", 14.0),
    ("export-h-candidate", 18.0),
    ("export-h-why", 80.0),
];
const COPIES: u16 = 7;
const AMOUNT: u16 = 9;

/// The sheet of one partner; it says so where the partner buys nothing.
pub(super) fn sheet(content: &Content, plan: &Plan, partner: &Partner, name: &str) -> Xlsx<Worksheet> {
    let own: Vec<&Assignment> = plan.assignments.iter().filter(|line| line.partner == partner.code).collect();
    let extra: BTreeSet<&String> = own.iter().flat_map(|line| line.extra.keys()).collect();
    let more: Vec<String> = extra.iter().map(|header| (*header).clone()).collect();
    let mut page = Page::new(name)?;
    page.print_title(&partner.name);
    page.table(&COLUMNS, &more)?;
    let first = page.next_row();
    for line in &own {
        let mut cells = cells(line);
        cells.extend(extra.iter().map(|header| line.extra.get(*header).map_or(Cell::Empty, Cell::text)));
        page.row(&cells)?;
    }
    page.end_table()?;
    if own.is_empty() {
        page.note(&tr!("export-buys-nothing", partner = &partner.name))?;
    } else {
        let copies = own.iter().map(|line| u64::from(line.copies)).sum();
        let amount = sum(content.currency(), own.iter().map(|line| line.amount));
        page.totals(&tr!("export-total"), first, &[(COPIES, Cell::Count(copies)), (AMOUNT, Cell::Money(amount))])?;
    }
    page.gap();
    funds(&mut page, plan, partner)?;
    Ok(page.finish())
}

fn cells(line: &Assignment) -> Vec<Cell> {
    vec![
        Cell::text(&line.title),
        Cell::text(&line.author),
        Cell::Year(line.year),
        Cell::text(&line.isbn),
        Cell::text(&line.class),
        Cell::text(&line.stratum),
        Cell::text(&line.fund),
        Cell::Count(u64::from(line.copies)),
        Cell::Money(line.price),
        Cell::Money(line.amount),
        if line.priority == 0 { Cell::Empty } else { Cell::Count(u64::from(line.priority)) },
        Cell::flag(line.local_copy),
        Cell::flag(line.estimated),
        Cell::text(line.why.serves.join(", ")),
        Cell::text(line.held_by.join(", ")),
        Cell::text(line.other_edition.join(", ")),
        Cell::text(&line.vendor),
        Cell::text(&line.request_id),
        Cell::text(&line.candidate),
        Cell::text(&line.why.text),
    ]
}

fn funds(page: &mut Page, plan: &Plan, partner: &Partner) -> Xlsx<()> {
    page.heading(&tr!("export-funds-of", partner = &partner.name), false)?;
    page.header(&["export-h-fund", "export-h-limit", "export-h-spent", "export-h-left", "export-h-used"].map(|id| tr!(id)))?;
    let mut any = false;
    for fund in plan.funds.iter().filter(|fund| fund.partner == partner.code) {
        let mut cells = vec![Cell::text(&fund.fund)];
        cells.extend(fund_cells(fund));
        page.row(&cells)?;
        any = true;
    }
    if !any {
        page.note(&tr!("export-no-funds"))?;
    }
    Ok(())
}
