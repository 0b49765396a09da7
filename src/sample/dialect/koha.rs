//! Koha: a report saved as CSV, UTF-8, quoted only where needed.

use super::{damaged, own_dice, titled};
use crate::sample::dice::Dice;
use crate::sample::row::{Fate, Row};
use crate::sample::text::{csv, decimal};
use crate::sample::world::Material;

const HEADER: [&str; 16] = [
    "biblionumber",
    "title",
    "author",
    "isbn",
    "publishercode",
    "copyrightdate",
    "itemcallnumber",
    "itype",
    "ccode",
    "homebranch",
    "copies",
    "issues",
    "replacementprice",
    "notforloan",
    "itemlost",
    "withdrawn",
];

/// Returns the file.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = csv(&HEADER);
    for row in rows {
        text.push_str(&damaged(row, &cells(row, &mut own_dice(row)), ',', false));
    }
    text.into_bytes()
}

fn flag(set: bool) -> String {
    u8::from(set).to_string()
}

fn cells(row: &Row, dice: &mut Dice) -> Vec<String> {
    let mut title = titled(row, " v. ", " : ");
    if dice.chance(250) && !title.is_empty() {
        title.push_str(" /");
    }
    let itype = match (row.fate, row.material) {
        (_, Material::Electronic) => "EBK",
        (_, Material::Map) => "MAP",
        (Fate::Reference, _) => "REF",
        _ => "BK",
    };
    let collection = if row.subject == "Borneo" { "BORNEO" } else { "GEN" };
    let branch = ["MAIN", "MAIN", "MAIN", "SDK", "TWU"][dice.below(5)];
    vec![
        (row.number + 2_011).to_string(),
        title,
        row.headings.first().cloned().unwrap_or_default(),
        row.isbns.join(" | "),
        row.publisher.clone(),
        row.year.clone(),
        row.dewey_call(),
        itype.to_owned(),
        collection.to_owned(),
        branch.to_owned(),
        row.copies.to_string(),
        row.loans.to_string(),
        if dice.chance(620) { decimal(row.price / 100 * 100 + 90) } else { String::new() },
        flag(row.fate == Fate::Reference),
        flag(row.fate == Fate::Missing),
        flag(row.fate == Fate::Withdrawn),
    ]
}
