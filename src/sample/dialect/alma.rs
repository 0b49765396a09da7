//! Alma Analytics: UTF-8 with byte order mark, commas, every cell quoted.

use super::{damaged, own_dice, titled};
use crate::sample::dice::Dice;
use crate::sample::row::{Fate, Row};
use crate::sample::text::line;
use crate::sample::world::{Language, Material};

const HEADER: [&str; 14] = [
    "MMS Id",
    "Title",
    "Author",
    "Publisher",
    "Publication Date",
    "ISBN",
    "OCLC Control Number (035a)",
    "Permanent Call Number",
    "Language Code",
    "Material Type",
    "Num of Items (In Repository)",
    "Num of Loans (In House + Not In House)",
    "Last Loan Date",
    "Lifecycle",
];

/// Returns the file.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = format!("\u{feff}{}", line(&HEADER, ',', true));
    for row in rows {
        text.push_str(&damaged(row, &cells(row, &mut own_dice(row)), ',', true));
    }
    text.into_bytes()
}

fn cells(row: &Row, dice: &mut Dice) -> Vec<String> {
    let part = if row.language == Language::English { ". Volume " } else { ". Jilid " };
    let mut title = titled(row, part, " : ");
    if dice.chance(350) && !title.is_empty() {
        title.push_str(" /");
    }
    // About a third of the stacks is classed by LC.
    let call = if row.number.is_multiple_of(3) { row.lc_call() } else { row.dewey_call() };
    let oclc = row.oclc.map_or_else(String::new, |number| {
        if number % 11 == 0 { format!("(OCoLC){number}; (OCoLC)ocn{number}") } else { format!("(OCoLC){number}") }
    });
    let date = if row.loans == 0 {
        String::new()
    } else {
        format!("{}-{:02}-{:02}", dice.between(2014, 2026), dice.between(1, 10), dice.between(1, 28))
    };
    vec![
        format!("99{:010}08976", row.number + 104_217),
        title,
        row.headings.first().cloned().unwrap_or_default(),
        row.publisher.clone(),
        row.year.clone(),
        row.isbns.join("; "),
        oclc,
        call,
        match row.language {
            Language::English => "eng",
            Language::Malay => "may",
            Language::Indonesian => "ind",
        }
        .to_owned(),
        match row.material {
            Material::Print => "Book",
            Material::Electronic => "Electronic Book",
            Material::Map => "Map",
        }
        .to_owned(),
        if row.fate == Fate::Withdrawn { "0".to_owned() } else { row.copies.to_string() },
        row.loans.to_string(),
        date,
        if row.fate == Fate::Withdrawn { "Deleted" } else { "In Repository" }.to_owned(),
    ]
}
