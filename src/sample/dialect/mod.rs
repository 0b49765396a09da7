//! The five file forms: each partner's system writes its holdings in its own way.

pub mod alma;
pub mod koha;
pub mod sierra;
pub mod slims;
pub mod spreadsheet;

use super::dice::Dice;
use super::row::{Damage, Row};
use super::text::line;

/// Returns the dice of `row`: a row repeated is repeated to the letter.
fn own_dice(row: &Row) -> Dice {
    Dice::new(u64::try_from(row.number).unwrap_or(0), 17)
}

/// Returns the line of `row`, with the damage done to it.
fn damaged(row: &Row, cells: &[String], separator: char, always: bool) -> String {
    match row.damage {
        Damage::None => line(cells, separator, always),
        Damage::Blank => line(&vec![""; cells.len()], separator, false),
        Damage::Cut(missing) => line(&cells[..cells.len().saturating_sub(missing)], separator, always),
    }
}

/// Returns the title with its volume and subtitle: "Sejarah Bau. Jilid 2 : sumber".
fn titled(row: &Row, before_volume: &str, before_subtitle: &str) -> String {
    let mut title = row.title.clone();
    if let Some(volume) = row.volume {
        title.push_str(before_volume);
        title.push_str(&volume.to_string());
    }
    if !row.subtitle.is_empty() {
        title.push_str(before_subtitle);
        title.push_str(&row.subtitle);
    }
    title
}
