//! Who holds what: draws each library's shelf from the universe of books.

use super::dice::Dice;
use super::topics::Reach;
use super::world::{Book, Language, THIS_YEAR};

/// How often a library buys books in English, Malay, Indonesian, in the order of the partners.
const APPETITE: [[u32; 5]; 3] = [[118, 92, 52, 18, 14], [110, 94, 62, 5, 4], [10, 6, 4, 100, 88]];

/// Appetite for the textbooks everybody buys: the Indonesian libraries join in.
const CORE_APPETITE: [u32; 5] = [110, 92, 62, 52, 38];

/// Decides for every book who holds it.
pub fn place(books: &mut [Book], dice: &mut Dice) {
    for book in books {
        if is_fresh(book.year, dice) {
            book.fresh = true;
            continue;
        }
        match book.home {
            Some(home) => place_regional(book, home, dice),
            None => place_general(book, dice),
        }
    }
}

fn is_fresh(year: u32, dice: &mut Dice) -> bool {
    match year {
        0..2022 => false,
        2022 => dice.chance(250),
        2023 => dice.chance(350),
        2024 => dice.chance(520),
        2025 => dice.chance(700),
        THIS_YEAR => dice.chance(880),
        _ => true,
    }
}

fn place_regional(book: &mut Book, home: usize, dice: &mut Dice) {
    // Most books about a region stand in its own library alone; a neighbor has some of them.
    if dice.chance(960) {
        book.holders[home] = true;
    }
    if book.holder_count() == 0 || dice.chance(70) {
        let neighbors = match home {
            0 => [1, 2],
            1 => [0, 2],
            2 => [0, 1],
            3 => [4, 0],
            _ => [3, 1],
        };
        book.holders[neighbors[usize::from(dice.chance(300))]] = true;
    }
}

fn place_general(book: &mut Book, dice: &mut Dice) {
    let core = book.reach == Reach::Core;
    let shares: &[u32] = match (book.reach, book.language) {
        (Reach::Core, Language::English) => &[13, 12, 29, 29, 17],
        (Reach::Core, Language::Malay) => &[46, 29, 22, 3],
        (_, Language::Malay) => &[68, 20, 10, 2],
        (Reach::Core, Language::Indonesian) => &[46, 41, 9, 4],
        (_, Language::Indonesian) => &[67, 26, 5, 2],
        (Reach::Thin, Language::English) => &[68, 22, 8, 2],
        (Reach::Usual, Language::English) => &[67, 20, 9, 3, 1],
    };
    let wanted = 1 + dice.weighted(shares);
    let mut appetite = if core && book.language == Language::English { CORE_APPETITE } else { APPETITE[book.language.index()] };
    for _ in 0..wanted {
        let library = dice.weighted(&appetite);
        book.holders[library] = true;
        appetite[library] = 0;
    }
}
