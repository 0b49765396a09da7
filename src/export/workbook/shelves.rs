//! What one partner alone holds, and whom to ask in which subject.

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Column, Page, SHEET_ROWS};
use super::summary::partner_name;
use super::{Content, Xlsx};
use crate::catalog::TitleRow;
use crate::model::TitleIx;
use crate::tr;

const LAST: [Column; 11] = [
    ("export-h-partner", 26.0),
    ("export-h-title", 50.0),
    ("export-h-author", 26.0),
    ("export-h-year", 8.0),
    ("export-h-isbn", 16.0),
    ("export-h-class", 14.0),
    ("export-h-stratum", 26.0),
    ("export-h-language", 10.0),
    ("export-h-material", 12.0),
    ("export-h-copies", 8.0),
    ("export-h-uses", 8.0),
];

/// Titles that one partner alone holds, as many as a sheet takes; the last row says how many were left out.
pub(super) fn last_copies(content: &Content, name: &str) -> Xlsx<Worksheet> {
    // The header and the row that tells of the cut need their place.
    last_copies_within(content, name, (SHEET_ROWS - 2) as usize)
}

/// [`last_copies`] with room for so many titles.
pub(super) fn last_copies_within(content: &Content, name: &str, room: usize) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.table(&LAST, &[])?;
    let all: usize = content.last_copies.iter().map(|list| list.titles.len()).sum();
    let titles = content.last_copies.iter().flat_map(|list| {
        let partner = content.consortium.partners.get(list.partner.at()).map_or("", |partner| partner.name.as_str());
        list.titles.iter().map(move |title| (partner, *title))
    });
    for (partner, title) in titles.take(room) {
        page.row(&cells(content, partner, title))?;
    }
    page.end_table()?;
    if all > room {
        page.note(&tr!("export-last-cut", shown = room, all = all))?;
    } else if all == 0 {
        page.note(&tr!("export-last-empty"))?;
    }
    Ok(page.finish())
}

fn cells(content: &Content, partner: &str, title: TitleIx) -> Vec<Cell> {
    let TitleRow { title, author, year, isbn, class, stratum, language, material, copies, uses, .. } = content.catalog.row(title);
    let stratum = content.consortium.strata.strata.get(stratum.at()).map_or("", |stratum| stratum.name.as_str());
    vec![
        Cell::text(partner),
        Cell::Text(title),
        Cell::Text(author),
        Cell::Year(year),
        Cell::Text(isbn),
        Cell::Text(class),
        Cell::text(stratum),
        Cell::text(language.code()),
        Cell::text(material.code()),
        Cell::Count(u64::from(copies)),
        Cell::Count(u64::from(uses)),
    ]
}

const ASK: [Column; 8] = [
    ("export-h-stratum", 34.0),
    ("export-h-code", 14.0),
    ("export-h-strongest", 28.0),
    ("export-h-titles", 10.0),
    ("export-h-share-group", 12.0),
    ("export-h-email", 30.0),
    ("export-h-subjects", 40.0),
    ("export-h-training", 40.0),
];

/// The strongest partner of each subject, with whom to write to and what it can teach.
pub(super) fn who_to_ask(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.table(&ASK, &[])?;
    for referral in content.referrals {
        page.row(&[
            Cell::text(&referral.name),
            Cell::text(&referral.stratum),
            Cell::text(partner_name(content, &referral.partner)),
            Cell::Count(referral.titles),
            Cell::Share(referral.share),
            Cell::text(&referral.email),
            Cell::text(&referral.subjects),
            Cell::text(&referral.training),
        ])?;
    }
    page.end_table()?;
    if content.referrals.is_empty() {
        page.note(&tr!("export-ask-empty"))?;
    }
    Ok(page.finish())
}
