//! Writes a consortium of any size for measuring: `cargo run --release --example big -- FOLDER ROWS PARTNERS`.
//!
//! In: numbers. Out: a folder with one `PARTNER/holdings.csv` each, eleven columns, as Alma (even partners) and Koha
//! (odd ones) write them; the same bytes for the same numbers. Words come from the sample consortium; every ISBN is
//! valid before the dirt. About 35 rows in a hundred come from a pool that all partners draw from, six in a hundred are
//! damaged as the sample's are.

use std::fs::{File, create_dir_all};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use oorandom::Rand64;
use serumpun::model::check_digit_13;
use serumpun::sample;

type Failure = Box<dyn std::error::Error>;

/// Share of a partner's rows that come from the common pool, in percent.
const COMMON: u64 = 35;
/// Damaged rows, in percent.
const DIRT: u64 = 6;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let [folder, rows, partners] = args.as_slice() else { return Err("FOLDER ROWS PARTNERS".into()) };
    let (rows, partners): (usize, usize) = (rows.parse()?, partners.parse()?);
    let words = Words::new()?;
    let each = rows / partners.max(1);
    for partner in 0..partners {
        let folder = PathBuf::from(folder).join(format!("library-{partner:02}"));
        create_dir_all(&folder)?;
        shelf(&folder.join("holdings.csv"), partner, each, &words)?;
    }
    Ok(())
}

/// What the sample's Alma library has, to be put together anew.
struct Words {
    books: Vec<[String; 6]>,
}

impl Words {
    fn new() -> Result<Self, Failure> {
        let files = sample::files(sample::SEED);
        let alma = files.iter().find(|file| file.path == "kuching/holdings.csv").ok_or("no sample")?;
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(alma.bytes.as_slice());
        let mut books = Vec::new();
        for record in reader.records() {
            let record = record?;
            let book = [1, 2, 3, 7, 8, 9].map(|at| record.get(at).unwrap_or_default().to_owned());
            if book.iter().all(|cell| !cell.is_empty()) && !book[0].contains(['\n', 'Ã', 'Â']) {
                books.push(book);
            }
        }
        Ok(Self { books })
    }

    fn any(&self, dice: &mut Rand64) -> &[String; 6] {
        &self.books[below(dice, self.books.len())]
    }
}

fn below(dice: &mut Rand64, end: usize) -> usize {
    usize::try_from(dice.rand_range(0..end.max(1) as u64)).unwrap_or(0)
}

fn chance(dice: &mut Rand64, percent: u64) -> bool {
    dice.rand_range(0..100) < percent
}

/// One edition, the same for everyone who holds it.
struct Book {
    title: String,
    subtitle: String,
    surname: String,
    forename: String,
    publisher: String,
    year: u64,
    stem: u64,
    oclc: u64,
    class: String,
    language: String,
    material: String,
}

impl Book {
    fn new(number: u64, words: &Words) -> Self {
        let mut dice = Rand64::new(0x5e10 << 64 | u128::from(number));
        let title = joined(&words.any(&mut dice)[0], &words.any(&mut dice)[0]);
        let subtitle = if chance(&mut dice, 30) { words.any(&mut dice)[0].to_lowercase() } else { String::new() };
        let surname = words.any(&mut dice)[1].split([',', ' ']).next().unwrap_or_default().to_owned();
        let forename = words.any(&mut dice)[1].rsplit(' ').next().unwrap_or_default().trim_matches(['.', ',']).to_owned();
        let from = words.any(&mut dice);
        let year = 2026 - dice.rand_range(0..26).min(dice.rand_range(0..70)) - dice.rand_range(0..12);
        Self {
            title,
            subtitle,
            surname,
            forename,
            publisher: from[2].clone(),
            year,
            // Odd factor prime to the modulus: every number has a stem of its own.
            stem: 978_000_000_000 + number.wrapping_mul(387_420_489) % 1_000_000_000,
            oclc: if chance(&mut dice, 60) { 1 + number.wrapping_mul(7_654_321) % 1_399_999_999 } else { 0 },
            class: from[3].clone(),
            language: from[4].clone(),
            material: from[5].clone(),
        }
    }

    /// Ten digits before 2007, thirteen after, none before 1970.
    fn isbn(&self) -> String {
        match self.year {
            ..1970 => String::new(),
            1970..2007 => {
                let stem = self.stem % 1_000_000_000;
                let digits = format!("{stem:09}");
                let sum: u64 = (2..=10).rev().zip(digits.bytes()).map(|(weight, b)| weight * u64::from(b - b'0')).sum();
                match (11 - sum % 11) % 11 {
                    10 => format!("{digits}X"),
                    check => format!("{digits}{check}"),
                }
            }
            _ => format!("{}{}", self.stem, check_digit_13(self.stem)),
        }
    }
}

/// The first half of one title and the second of another.
fn joined(one: &str, other: &str) -> String {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let head = &one[..one.len().div_ceil(2)];
    let tail = &other[other.len() / 2..];
    [head, tail].concat().join(" ").trim_end_matches([' ', '/', ':']).to_owned()
}

/// One row as typed.
struct Typed {
    title: String,
    author: String,
    isbn: String,
    year: String,
}

fn typed(book: &Book, dice: &mut Rand64) -> Typed {
    let join = |title: &str, subtitle: &str| if subtitle.is_empty() { title.to_owned() } else { format!("{title} : {subtitle}") };
    let mut row = Typed {
        title: join(&book.title, &book.subtitle),
        author: format!("{}, {}", book.surname, book.forename),
        isbn: book.isbn(),
        year: book.year.to_string(),
    };
    if !chance(dice, DIRT) {
        return row;
    }
    match below(dice, 8) {
        0 | 1 => row.title = typo(&row.title, dice),
        2 => row.title.clone_from(&book.title),
        3 => row.author = format!("{} {}", book.forename, book.surname),
        4 => row.isbn = row.isbn.char_indices().map(|(at, c)| if at == 4 { '7' } else { c }).collect(),
        5 => row.isbn = hyphens(&row.isbn),
        6 => row.year = format!("c{}.", book.year),
        _ => "9.78602E+12".clone_into(&mut row.isbn),
    }
    row
}

fn typo(title: &str, dice: &mut Rand64) -> String {
    let mut letters: Vec<char> = title.chars().collect();
    let at = 2 + below(dice, letters.len().saturating_sub(4));
    if at + 1 < letters.len() {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

fn hyphens(isbn: &str) -> String {
    isbn.char_indices().flat_map(|(at, c)| (at > 0 && at % 4 == 0).then_some('-').into_iter().chain([c])).collect()
}

const ALMA: [&str; 11] = [
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
    "Num of Loans (In House + Not In House)",
];
const KOHA: [&str; 11] = [
    "biblionumber",
    "title",
    "author",
    "isbn",
    "publishercode",
    "copyrightdate",
    "itemcallnumber",
    "itype",
    "issues",
    "notforloan",
    "withdrawn",
];

fn shelf(path: &Path, partner: usize, rows: usize, words: &Words) -> Result<(), Failure> {
    let mut dice = Rand64::new(0xb16 << 64 | partner as u128);
    let mut out = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
    let alma = partner.is_multiple_of(2);
    out.write_record(if alma { ALMA } else { KOHA })?;
    let own = (partner as u64 + 1) << 32;
    for row in 0..rows as u64 {
        // The pool is as large as one library, so that a title of it has several holders.
        let number = if row % 100 < COMMON { dice.rand_range(0..rows as u64) } else { own + row };
        let book = Book::new(number, words);
        let Typed { title, author, isbn, year } = typed(&book, &mut dice);
        let loans = dice.rand_range(0..40).saturating_sub(15).to_string();
        let id = (99_000_000_000 + row * 10).to_string();
        let oclc = if book.oclc == 0 { String::new() } else { format!("(OCoLC){}", book.oclc) };
        let (title, author, year) = (title.as_str(), author.as_str(), year.as_str());
        let Book { publisher, class, language, material, .. } = &book;
        if alma {
            out.write_record([&id, title, author, publisher, year, &isbn, &oclc, class, language, material, &loans])?;
        } else {
            let title = format!("{title} /");
            let kind = if material == "Book" { "BK" } else { material };
            let withdrawn = if chance(&mut dice, 1) { "1" } else { "0" };
            out.write_record([&id, &title, author, &isbn, publisher, year, class, kind, &loans, "0", withdrawn])?;
        }
    }
    out.flush()?;
    Ok(())
}
