//! The promises of the sample.

use std::sync::LazyLock;

use super::dice::Dice;
use super::{SEED, SampleFile, catalog, files, isbn, requests, shelf, shelves, world};

/// The universe with its holders, made once for all tests.
static BOOKS: LazyLock<Vec<world::Book>> = LazyLock::new(|| {
    let mut books = catalog::universe(SEED).books;
    shelves::place(&mut books, &mut Dice::new(SEED, 2));
    books
});

/// The shipped files, made once for all tests.
static FILES: LazyLock<Vec<SampleFile>> = LazyLock::new(|| files(SEED));

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert!(*FILES == files(SEED));
    assert!(*FILES != files(SEED + 1));
}

#[test]
fn paths_are_sorted_and_distinct() {
    let paths: Vec<String> = FILES.iter().map(|file| file.path.clone()).collect();
    assert!(paths.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn every_partner_has_a_library_of_its_size() {
    let books = &*BOOKS;
    for partner in 0..5 {
        let rows = shelf(books, partner, &mut Dice::new(SEED, 10)).len();
        assert!((3_000..=8_000).contains(&rows), "partner {partner} has {rows} rows");
    }
}

#[test]
fn about_a_third_of_the_titles_stands_in_several_libraries() {
    let books = &*BOOKS;
    let held = books.iter().filter(|book| book.holder_count() > 0).count();
    let shared = books.iter().filter(|book| book.holder_count() > 1).count();
    assert!((28..=40).contains(&(shared * 100 / held)), "{shared} of {held}");
}

#[test]
fn check_digits_follow_the_standard() {
    // Table of published examples: ISO 2108 and the International ISBN Agency's manual.
    assert_eq!(isbn::check13("978030640615"), '7');
    assert_eq!(isbn::check10("030640615"), '2');
    assert_eq!(isbn::check10("080442957"), 'X');
}

#[test]
fn every_isbn_before_the_dirt_is_valid_and_unique() {
    let mut seen = std::collections::BTreeSet::new();
    for book in BOOKS.iter() {
        if let Some(isbn) = &book.isbn {
            let number = isbn.thirteen();
            assert_eq!(number.len(), 13, "{number}");
            assert_eq!(isbn::check13(&number[..12]), number.chars().next_back().unwrap_or(' '));
            assert_eq!(isbn.thirteen_hyphens().replace('-', ""), number);
            assert_eq!(isbn.ten_hyphens().replace('-', ""), isbn.ten());
            assert!(seen.insert(number.clone()), "{number} twice");
        }
    }
}

#[test]
fn the_partners_ask_for_about_2500_books() {
    let books = &*BOOKS;
    let wishes = requests::draw(books, &mut Dice::new(SEED, 3));
    assert!((2_300..=2_700).contains(&wishes.len()), "{}", wishes.len());
    let atlas: Vec<usize> = wishes.iter().filter(|wish| wish.title == catalog::ATLAS).map(|wish| wish.partner).collect();
    assert_eq!(atlas, [1, 2]);
}

#[test]
fn three_partners_cannot_afford_their_wishes() {
    let books = &*BOOKS;
    let wishes = requests::draw(books, &mut Dice::new(SEED, 3));
    let demand = super::budgets::demand(&wishes, books);
    assert!(demand.iter().all(|demand| *demand > 0));
    assert!(super::money::TERMS.iter().filter(|terms| terms.means <= 65).count() >= 3);
}

#[test]
fn the_spreadsheet_is_windows_1252_below_a_title() {
    let Some(SampleFile { bytes, .. }) = FILES.iter().find(|file| file.path == "samarinda/holdings.csv") else {
        panic!("no file for samarinda");
    };
    assert!(bytes.starts_with(b"Daftar koleksi"));
    assert!(bytes.contains(&0x92) && bytes.contains(&0x96));
    assert!(std::str::from_utf8(bytes).is_err());
}
