//! Sierra Create Lists: tab-separated, ISBD punctuation, record numbers with a check character.

use super::{own_dice, titled};
use crate::sample::dice::Dice;
use crate::sample::row::{Damage, Fate, Row};
use crate::sample::world::{Language, Material};

const HEADER: &str =
    "RECORD #(BIBLIO)\tTITLE\tAUTHOR\tPUB INFO\tISBN/ISSN\tOCLC #\tCALL #(BIBLIO)\tLANG\tMAT TYPE\tTOT CHKOUT\tSTATUS\n";

/// Returns the file.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = HEADER.to_owned();
    for row in rows {
        let cells = cells(row, &mut own_dice(row));
        let kept = match row.damage {
            Damage::None => cells.join("\t"),
            Damage::Blank => "\t".repeat(cells.len() - 1),
            Damage::Cut(missing) => cells[..cells.len().saturating_sub(missing)].join("\t"),
        };
        text.push_str(&kept);
        text.push('\n');
    }
    text.into_bytes()
}

/// Returns a record number with its check character (weights 2, 3, 4 … from the right, modulo 11, x for ten).
fn record_number(serial: usize) -> String {
    let digits = serial.to_string();
    let sum: usize = digits.bytes().rev().zip(2..).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    let check = match sum % 11 {
        10 => "x".to_owned(),
        rest => rest.to_string(),
    };
    format!(".b{digits}{check}")
}

fn cells(row: &Row, dice: &mut Dice) -> Vec<String> {
    let mut title = titled(row, ". Jilid ", " : ");
    if !title.is_empty() && !row.names.is_empty() {
        title.push_str(" / ");
        title.push_str(&row.names.join(", "));
        title.push('.');
    }
    if title.contains('\n') {
        // A line break in a tab-separated list is written inside quotes.
        title = format!("\"{title}\"");
    }
    let year = if row.year.len() == 4 && dice.chance(300) { format!("c{}", row.year) } else { row.year.clone() };
    let year = year.trim_end_matches('.');
    let imprint = format!("{} : {}, {year}.", row.place, row.publisher);
    let isbns: Vec<String> = row.isbns.iter().enumerate().map(|(index, isbn)| qualified(isbn, index, row, dice)).collect();
    let status = match row.fate {
        Fate::Reference => "o",
        Fate::Missing => "m",
        Fate::Withdrawn => "n",
        Fate::Shelf if dice.chance(12) => "!",
        Fate::Shelf => "-",
    };
    vec![
        record_number(row.number + 1_023_117),
        title,
        row.headings.first().map_or_else(String::new, |name| if name.ends_with('.') { name.clone() } else { format!("{name}.") }),
        imprint,
        isbns.join(";"),
        row.oclc.map_or_else(
            String::new,
            |number| if number < 100_000_000 { format!("ocm{number:08}") } else { format!("ocn{number}") },
        ),
        row.dewey_call(),
        match row.language {
            Language::English => "eng",
            Language::Malay => "may",
            Language::Indonesian => "ind",
        }
        .to_owned(),
        match row.material {
            Material::Print => "a",
            Material::Electronic => "z",
            Material::Map => "e",
        }
        .to_owned(),
        row.loans.to_string(),
        status.to_owned(),
    ]
}

fn qualified(isbn: &str, index: usize, row: &Row, dice: &mut Dice) -> String {
    if row.volume.is_some() {
        format!("{isbn} (jil. {})", row.volume.unwrap_or(1))
    } else if index > 0 && isbn.len() == 13 {
        format!("{isbn} (hbk.)")
    } else if dice.chance(330) {
        format!("{isbn} (pbk.)")
    } else {
        isbn.to_owned()
    }
}
