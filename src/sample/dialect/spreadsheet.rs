//! A spreadsheet kept by hand: semicolons, decimal commas, Windows-1252, a title above the header.

use encoding_rs::WINDOWS_1252;

use super::{damaged, own_dice, titled};
use crate::sample::dice::Dice;
use crate::sample::money::{Currency, from_ringgit};
use crate::sample::row::Row;
use crate::sample::text::{line, title_case};
use crate::sample::world::{Language, Material};

const HEADER: [&str; 12] = [
    "No",
    "Judul",
    "Pengarang",
    "Penerbit",
    "Tahun Terbit",
    "ISBN",
    "No. Klas",
    "Bahasa",
    "Jenis Bahan",
    "Harga",
    "Eksemplar",
    "Dipinjam",
];

/// Returns the file.
pub fn write(rows: &[Row]) -> Vec<u8> {
    let mut text = "Daftar koleksi Perpustakaan Samarinda 2026\n\n".to_owned();
    text.push_str(&line(&HEADER, ';', false));
    for row in rows {
        text.push_str(&damaged(row, &cells(row, &mut own_dice(row)), ';', false));
    }
    // Spreadsheets end lines with both characters.
    let text = text.replace('\n', "\r\n");
    let (bytes, _, _) = WINDOWS_1252.encode(&text);
    bytes.into_owned()
}

/// Returns whole rupiah as "185.000,00".
fn rupiah(amount: u64) -> String {
    let (millions, thousands, rest) = (amount / 1_000_000, amount / 1_000 % 1_000, amount % 1_000);
    match (millions, thousands) {
        (0, 0) => format!("{rest},00"),
        (0, _) => format!("{thousands}.{rest:03},00"),
        _ => format!("{millions}.{thousands:03}.{rest:03},00"),
    }
}

fn cells(row: &Row, dice: &mut Dice) -> Vec<String> {
    // The program turns straight signs into the curly quote and the dash of its code page.
    let mark = if dice.chance(140) { " \u{2013} " } else { ": " };
    let title = title_case(&titled(row, " Jil. ", mark)).replace('\'', "\u{2019}");
    let price = from_ringgit(row.price, Currency::Rupiah) / 100;
    let price = price / 500 * 500;
    vec![
        row.number.to_string(),
        title,
        row.names.join(", "),
        row.publisher.clone(),
        row.year.replace('/', "\u{2013}"),
        row.isbns.first().cloned().unwrap_or_default(),
        row.dewey_call(),
        match row.language {
            Language::English => "Inggris",
            Language::Malay => "Melayu",
            Language::Indonesian => "Indonesia",
        }
        .to_owned(),
        match row.material {
            Material::Print => "Buku",
            Material::Electronic => "Buku elektronik",
            Material::Map => "Peta",
        }
        .to_owned(),
        if dice.chance(850) { rupiah(price) } else { String::new() },
        row.copies.to_string(),
        row.loans.to_string(),
    ]
}
