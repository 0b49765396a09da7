//! The damage that years, hands and spreadsheets do to a catalog (about six rows in a hundred).

use encoding_rs::WINDOWS_1252;

use super::dice::Dice;
use super::money::{Currency, from_ringgit};
use super::row::{Damage, Row};
use super::text::decimal;

/// Kinds of dirt with their weights. Two more are no dirt of one row: repeated rows, and a set's ISBN on each volume.
const KINDS: [(Kind, u32); 17] = [
    (Kind::Typo, 15),
    (Kind::SubtitleDropped, 10),
    (Kind::SubtitleAdded, 4),
    (Kind::AuthorsReversed, 6),
    (Kind::AuthorCareless, 9),
    (Kind::CheckDigit, 6),
    (Kind::Hyphens, 11),
    (Kind::LostZero, 5),
    (Kind::PriceAsIsbn, 2),
    (Kind::Zeros, 2),
    (Kind::Exponent, 7),
    (Kind::Year, 15),
    (Kind::LineBreak, 2),
    (Kind::Spaces, 5),
    (Kind::Blank, 2),
    (Kind::Cut, 2),
    (Kind::Nameless, 2),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Typo,
    SubtitleDropped,
    SubtitleAdded,
    AuthorsReversed,
    AuthorCareless,
    CheckDigit,
    Hyphens,
    LostZero,
    PriceAsIsbn,
    Zeros,
    Exponent,
    Year,
    LineBreak,
    Spaces,
    Blank,
    Cut,
    Nameless,
}

/// Soils about six rows in a hundred of partner number `partner`, and repeats a few.
pub fn soil(rows: &mut Vec<Row>, books: &[&super::world::Book], partner: usize, dice: &mut Dice) {
    let weights: Vec<u32> = KINDS.iter().map(|(_, weight)| *weight).collect();
    for (row, book) in rows.iter_mut().zip(books) {
        let garbles = row.title.contains('\'') || row.headings.iter().any(|name| !name.is_ascii());
        if garbles && dice.chance(160) {
            mojibake(row);
        }
        // Some kinds leave some rows as they were: six in a hundred remain.
        if !dice.chance(75) {
            continue;
        }
        match KINDS[dice.weighted(&weights)].0 {
            Kind::AuthorCareless => {
                row.headings = book.authors.iter().map(super::names::Person::careless).collect();
            }
            Kind::Hyphens => {
                if let Some(isbn) = &book.isbn {
                    row.isbns = vec![if book.year < 2007 { isbn.ten_hyphens() } else { isbn.thirteen_hyphens() }];
                }
            }
            // Only the spreadsheet of the last partner has been through a program that reads an ISBN as a quantity.
            Kind::Exponent if partner == 4 => exponent(row),
            Kind::Exponent => {}
            Kind::Year => year(row, book.year, dice),
            Kind::PriceAsIsbn => row.isbns = vec![price(row.price, partner)],
            kind => damage(row, kind, dice),
        }
    }
    if partner == 4 {
        // Whole stretches of the sheet were pasted as numbers.
        for row in rows.iter_mut().skip(900).take(40) {
            exponent(row);
        }
    }
    for _ in 0..7 {
        let again = rows[dice.below(rows.len())].clone();
        let place = dice.below(rows.len());
        rows.insert(place, again);
    }
}

/// Returns a price as it is stamped into a book, typed into the wrong cell.
fn price(sen: u64, partner: usize) -> String {
    match partner {
        0 | 1 => format!("RM {}", decimal(sen)),
        2 => format!("B$ {}", decimal(from_ringgit(sen, Currency::Brunei))),
        _ => format!("Rp {}.000", from_ringgit(sen, Currency::Rupiah) / 100_000),
    }
}

fn damage(row: &mut Row, kind: Kind, dice: &mut Dice) {
    match kind {
        Kind::Typo => row.title = typo(&row.title, dice),
        Kind::SubtitleDropped => row.subtitle.clear(),
        Kind::SubtitleAdded if row.subtitle.is_empty() => {
            row.subtitle.push_str(["an introduction", "satu pengenalan", "sebuah pengantar"][row.language.index()]);
        }
        Kind::AuthorsReversed => {
            row.headings.reverse();
            row.names.reverse();
        }
        Kind::CheckDigit => wrong_check(row),
        Kind::LostZero => {
            for isbn in &mut row.isbns {
                if let Some(rest) = isbn.strip_prefix('0') {
                    *isbn = rest.to_owned();
                }
            }
        }
        Kind::Zeros => row.isbns = vec!["0000000000".to_owned()],
        Kind::LineBreak => {
            if let Some(space) = row.title.rfind(' ') {
                row.title.replace_range(space..=space, "\n");
            }
        }
        Kind::Spaces => {
            row.title.push_str("  ");
            row.publisher.push(' ');
        }
        Kind::Blank => row.damage = Damage::Blank,
        Kind::Cut => row.damage = Damage::Cut(usize::try_from(dice.between(2, 4)).unwrap_or(2)),
        Kind::Nameless => {
            row.title.clear();
            row.subtitle.clear();
            row.volume = None;
            row.isbns.clear();
            row.oclc = None;
        }
        _ => {}
    }
}

/// Swaps two letters, drops one or doubles one, never at the beginning of the title.
fn typo(title: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = title.chars().collect();
    if letters.len() < 6 {
        return title.to_owned();
    }
    let at = 2 + dice.below(letters.len() - 4);
    match dice.below(3) {
        0 => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

fn wrong_check(row: &mut Row) {
    if let Some(isbn) = row.isbns.first_mut()
        && let Some(last) = isbn.pop()
    {
        let wrong = last.to_digit(10).map_or(3, |digit| (digit + 4) % 10);
        isbn.push_str(&wrong.to_string());
    }
}

/// What a spreadsheet makes of a number of thirteen digits, with the decimal sign of its country.
fn exponent(row: &mut Row) {
    if let Some(isbn) = row.isbns.first_mut()
        && isbn.len() == 13
        && isbn.is_ascii()
    {
        let sign = if row.pages.is_multiple_of(3) { '.' } else { ',' };
        let digits = if row.pages.is_multiple_of(2) { 3 } else { 6 };
        *isbn = format!("{}{sign}{}E+12", &isbn[..1], &isbn[1..digits]);
    }
}

fn year(row: &mut Row, year: u32, dice: &mut Dice) {
    row.year = match dice.below(8) {
        0 | 1 => format!("c{year}."),
        2 => format!("[{year}?]"),
        3 if year < 2000 => "19--".to_owned(),
        3 => format!("cop. {year}"),
        4 => format!("{year}/{}", year + 1),
        5 => format!("[{year}]"),
        6 => format!("{year}."),
        _ => String::new(),
    };
}

/// Reads the text's UTF-8 as Windows-1252, as happens between two programs.
fn mojibake(row: &mut Row) {
    let garble = |text: &str| {
        let curly = text.replace('\'', "\u{2019}");
        WINDOWS_1252.decode_without_bom_handling(curly.as_bytes()).0.into_owned()
    };
    row.title = garble(&row.title);
    row.subtitle = garble(&row.subtitle);
    for name in row.headings.iter_mut().chain(&mut row.names) {
        *name = garble(name);
    }
}
