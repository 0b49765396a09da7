//! The sample consortium: five invented libraries on Borneo, their books, wishes and money.
//!
//! In: a seed. Out: the files of a consortium folder (DESIGN §4), the same bytes for the same seed on every platform.
//! [`world`], [`catalog`] and [`epochs`] make a universe of books; [`shelves`] says who holds what; [`row`] describes each holding as
//! a cataloger would, [`dirt`] damages some, [`dialect`] writes them as five different systems would; [`requests`],
//! [`budgets`], [`strata`] and [`agreements`] make the files at the root.
//!
//! Everything is invented. Chance comes from [`dice`] alone, whole numbers only, and nothing depends on hash order.

mod agreements;
mod budgets;
mod catalog;
mod dialect;
mod dice;
mod dirt;
mod epochs;
mod isbn;
mod local;
mod money;
mod names;
mod publishers;
mod requests;
mod row;
mod shelves;
mod strata;
mod text;
mod topics;
mod world;

#[cfg(test)]
mod tests;

use std::path::Path;

use dice::Dice;
use row::Row;
use world::{Book, PARTNERS};

/// The seed of the sample that is shipped.
pub const SEED: u64 = 1;

/// One file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFile {
    /// Path inside the consortium folder, with `/`.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Returns all files of the sample made from `seed`, sorted by path.
#[must_use]
pub fn files(seed: u64) -> Vec<SampleFile> {
    let mut books = catalog::universe(seed).books;
    shelves::place(&mut books, &mut Dice::new(seed, 2));
    let requests = requests::draw(&books, &mut Dice::new(seed, 3));
    let demand = budgets::demand(&requests, &books);
    let mut files = vec![
        text("README.txt", agreements::README),
        text("benchmarks/asia-core-list.csv", &agreements::core_list(&books, &mut Dice::new(seed, 4))),
        text("budgets.csv", &budgets::budgets_file(&demand)),
        text("decisions.csv", &agreements::decisions_file(&requests, &books)),
        text("exchange-rates.csv", money::RATES),
        text("expected.csv", &agreements::expected_file(&requests, &books, &mut Dice::new(seed, 5))),
        text("partners.csv", &budgets::partners_file()),
        text("pontianak/requests.csv", &requests::inside_file(&requests, &books)),
        text("prices.csv", &strata::prices_file()),
        text("requests.csv", &requests::common_file(&requests, &books)),
        text("settings.csv", agreements::SETTINGS),
        text("strata.csv", &strata::strata_file()),
    ];
    for (partner, stream) in (0..PARTNERS.len()).zip(10..) {
        files.push(holdings(&books, partner, &mut Dice::new(seed, stream)));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Writes the shipped sample into `dir`, which is made if need be.
///
/// # Errors
///
/// Returns the error of the file system when a folder or file cannot be written.
pub fn write_to(dir: &Path) -> std::io::Result<()> {
    for file in files(SEED) {
        let path = file.path.split('/').fold(dir.to_path_buf(), |path, part| path.join(part));
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, file.bytes)?;
    }
    Ok(())
}

fn text(path: &str, content: &str) -> SampleFile {
    SampleFile { path: path.to_owned(), bytes: content.as_bytes().to_vec() }
}

fn holdings(books: &[Book], partner: usize, dice: &mut Dice) -> SampleFile {
    let rows = shelf(books, partner, dice);
    let (name, bytes) = match partner {
        0 => ("holdings.csv", dialect::alma::write(&rows)),
        1 => ("holdings.csv", dialect::koha::write(&rows)),
        2 => ("holdings.tsv", dialect::sierra::write(&rows)),
        3 => ("holdings.csv", dialect::slims::write(&rows)),
        _ => ("holdings.csv", dialect::spreadsheet::write(&rows)),
    };
    SampleFile { path: format!("{}/{name}", PARTNERS[partner]), bytes }
}

/// Returns the holdings of a partner in the order of acquisition, dirt included.
fn shelf(books: &[Book], partner: usize, dice: &mut Dice) -> Vec<Row> {
    let mut held: Vec<&Book> = books.iter().filter(|book| book.holders[partner]).collect();
    dice.shuffle(&mut held);
    let mut rows: Vec<Row> = held.iter().map(|book| Row::new(book, partner, dice)).collect();
    for (index, row) in rows.iter_mut().enumerate() {
        row.number = index + 1;
    }
    dirt::soil(&mut rows, &held, partner, dice);
    rows
}
