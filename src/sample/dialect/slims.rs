//! `SLiMS` 9 bibliography export: eighteen columns without a header, lists as `<a><b>`, line breaks as `\n`.

use super::{damaged, own_dice, titled};
use crate::sample::dice::Dice;
use crate::sample::row::{Fate, Row};
use crate::sample::text::{initials, title_case};
use crate::sample::world::{Language, Material};

/// Returns the file.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        text.push_str(&damaged(row, &cells(row, &mut own_dice(row)), ',', true));
    }
    text.into_bytes()
}

fn list(items: &[String]) -> String {
    let joined = items.join("><");
    if items.is_empty() { joined } else { format!("<{joined}>") }
}

fn cells(row: &Row, dice: &mut Dice) -> Vec<String> {
    let title = titled(row, ". Jilid ", " : ");
    let title = if dice.chance(300) { title_case(&title) } else { title };
    let edition = match row.edition {
        1 if dice.chance(300) => "Cet. 1".to_owned(),
        1 => String::new(),
        edition => format!("Ed. {edition}"),
    };
    let small = initials(&row.title, 1).to_lowercase();
    let call = format!("{}{} {small}", row.prefix, row.dewey_call().trim_start_matches(row.prefix));
    let lost = if row.fate == Fate::Missing { "Hilang pada stock opname 2024\\n" } else { "" };
    let notes = if dice.chance(180) {
        format!("{lost}Bibliografi: hlm. {}\\nIndeks", row.pages.saturating_sub(9))
    } else {
        lost.to_owned()
    };
    let items: Vec<String> = (0..row.copies).map(|copy| format!("B{:05}{}", row.number + 311, copy + 1)).collect();
    // DDC 22 with its edition number and prime marks, as the cataloging-in-publication data print it.
    let class = if row.number.is_multiple_of(41) { format!("{} 22", row.ddc) } else { row.ddc.clone() };
    vec![
        title,
        match row.material {
            Material::Print => "Text",
            Material::Electronic => "Electronic Resource",
            Material::Map => "Cartographic Material",
        }
        .to_owned(),
        edition,
        row.isbns.first().cloned().unwrap_or_default(),
        row.publisher.clone(),
        row.year.clone(),
        format!("xii, {} hlm. : il. ; {} cm", row.pages, dice.between(19, 27)),
        String::new(),
        call,
        match row.language {
            Language::English => "English",
            Language::Malay => "Malay",
            Language::Indonesian => "Indonesia",
        }
        .to_owned(),
        row.place.clone(),
        class,
        notes,
        String::new(),
        row.names.join("; "),
        list(&row.headings),
        list(&[row.subject.to_owned()]),
        list(&items),
    ]
}
