//! The universe of books from which every shelf of the sample is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::dice::Dice;
use super::isbn::{Isbn, IsbnOffice};
use super::names::{People, Person, person};
use super::publishers::{self, Publisher};
use super::topics::Reach;

/// Codes of the partners, which are also the names of their folders, in the order used everywhere in the sample.
pub const PARTNERS: [&str; 5] = ["kuching", "kota-kinabalu", "bandar-seri-begawan", "pontianak", "samarinda"];

/// The last year in which the sample's libraries have received books.
pub const THIS_YEAR: u32 = 2026;

/// Language of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// English.
    English,
    /// Malay.
    Malay,
    /// Indonesian.
    Indonesian,
}

impl Language {
    /// Returns the column of this language in tables of three.
    pub const fn index(self) -> usize {
        match self {
            Self::English => 0,
            Self::Malay => 1,
            Self::Indonesian => 2,
        }
    }
}

/// Kind of material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Material {
    /// Printed book.
    Print,
    /// Electronic book.
    Electronic,
    /// Map or atlas sheet.
    Map,
}

/// One edition (or one volume of a set).
#[derive(Clone, Debug)]
pub struct Book {
    /// Number of the work; editions and volumes share it.
    pub work: usize,
    /// Title without subtitle and volume.
    pub title: String,
    /// Subtitle, or empty.
    pub subtitle: String,
    /// Authors; empty for works of a body.
    pub authors: Vec<Person>,
    /// Number of the edition, from 1.
    pub edition: u32,
    /// Number of the volume in a set.
    pub volume: Option<u32>,
    /// Publisher.
    pub publisher: &'static Publisher,
    /// Year of publication.
    pub year: u32,
    /// Dewey number.
    pub ddc: String,
    /// LC class without cutter.
    pub lcc: String,
    /// Language.
    pub language: Language,
    /// ISBN of this edition (of the paperback where there are two bindings).
    pub isbn: Option<Isbn>,
    /// ISBN of the hardback, or of the whole set.
    pub other_isbn: Option<Isbn>,
    /// Number of pages.
    pub pages: u32,
    /// List price in hundredths of a ringgit.
    pub price: u64,
    /// Name of the subject.
    pub subject: &'static str,
    /// Kind of material.
    pub material: Material,
    /// OCLC number.
    pub oclc: Option<u32>,
    /// How widely it is bought.
    pub reach: Reach,
    /// The partner whose region it is about.
    pub home: Option<usize>,
    /// Who holds it, in the order of `PARTNERS`.
    pub holders: [bool; 5],
    /// New on the market: nobody has it yet.
    pub fresh: bool,
}

impl Book {
    /// Returns title and subtitle joined by `mark`.
    pub fn full_title(&self, mark: &str) -> String {
        if self.subtitle.is_empty() { self.title.clone() } else { format!("{}{mark}{}", self.title, self.subtitle) }
    }

    /// Returns the number of partners that hold it.
    pub fn holder_count(&self) -> usize {
        self.holders.iter().filter(|held| **held).count()
    }
}

/// What is the same for all editions and volumes of a work.
pub struct Work {
    /// Title, with the subtitle after ": ".
    pub title: String,
    /// Language.
    pub language: Language,
    /// Dewey number.
    pub ddc: String,
    /// LC class.
    pub lcc: String,
    /// Subject name.
    pub subject: &'static str,
    /// How widely it is bought.
    pub reach: Reach,
    /// The region it is about.
    pub home: Option<usize>,
    /// Typical English price in ringgit.
    pub price: u32,
    /// Years of its editions.
    pub years: Vec<u32>,
    /// Number of volumes.
    pub volumes: u32,
    /// Whether it is a map.
    pub map: bool,
}

/// Everything printed so far, and the offices a publisher needs.
pub struct Press {
    /// Chance.
    pub dice: Dice,
    /// The books, in the order of their making.
    pub books: Vec<Book>,
    office: IsbnOffice,
    titles: BTreeMap<String, u32>,
    works: usize,
    oclc: BTreeSet<u32>,
}

impl Press {
    /// Returns a press that has printed nothing.
    pub fn new(dice: Dice) -> Self {
        Self { dice, books: Vec::new(), office: IsbnOffice::default(), titles: BTreeMap::new(), works: 0, oclc: BTreeSet::new() }
    }

    /// Takes `title` for a new work; false when it is used up. A plain title may serve `limit` works.
    pub fn claim(&mut self, title: &str, limit: u32) -> bool {
        let used = self.titles.entry(title.to_lowercase()).or_insert(0);
        if *used >= limit {
            return false;
        }
        *used += 1;
        true
    }

    /// Prints all editions and volumes of `work`.
    pub fn print(&mut self, work: &Work) {
        self.works += 1;
        let authors = self.authors(work);
        let publisher = match work.home {
            Some(home) if self.dice.chance(780) => publishers::local(home, &mut self.dice),
            _ => publishers::general(work.language, work.subject, &mut self.dice),
        };
        let pages = self.dice.between(64, 240) + self.dice.between(32, 420);
        let (title, subtitle) = work.title.split_once(": ").unwrap_or((&work.title, ""));
        for (index, year) in work.years.iter().enumerate() {
            let edition = u32::try_from(index + 1).unwrap_or(1);
            let set = if work.volumes > 1 { publishers::isbn(publisher, *year, &mut self.office) } else { None };
            for volume in 1..=work.volumes {
                let material = self.material(work, *year);
                let isbn = publishers::isbn(publisher, *year, &mut self.office);
                let two_bindings = work.language == Language::English && *year > 1985 && self.dice.chance(280);
                let other = if two_bindings { publishers::isbn(publisher, *year, &mut self.office) } else { None };
                let book = Book {
                    work: self.works,
                    title: title.to_owned(),
                    subtitle: subtitle.to_owned(),
                    authors: authors.clone(),
                    edition,
                    volume: (work.volumes > 1).then_some(volume),
                    publisher,
                    year: *year,
                    ddc: work.ddc.clone(),
                    lcc: work.lcc.clone(),
                    language: work.language,
                    isbn,
                    other_isbn: set.clone().or(other),
                    pages: pages + edition * 12 + volume * 7,
                    price: self.price(work),
                    subject: work.subject,
                    material,
                    oclc: self.oclc_number(work.language),
                    reach: work.reach,
                    home: work.home,
                    holders: [false; 5],
                    fresh: false,
                };
                self.books.push(book);
            }
        }
    }

    fn authors(&mut self, work: &Work) -> Vec<Person> {
        let count = 1 + self.dice.weighted(&[62, 25, 13]);
        let mut authors = Vec::new();
        for _ in 0..count {
            let people = customs(work, &mut self.dice);
            authors.push(person(people, &mut self.dice));
        }
        authors
    }

    fn material(&mut self, work: &Work, year: u32) -> Material {
        if work.map {
            Material::Map
        } else if year > 2010 && work.language == Language::English && work.home.is_none() && self.dice.chance(45) {
            Material::Electronic
        } else {
            Material::Print
        }
    }

    /// Prices around the subject's: Malay books cost about a third of English ones, Indonesian ones a fifth.
    fn price(&mut self, work: &Work) -> u64 {
        let percent = self.dice.between(45, 100) + self.dice.between(5, 75);
        let (share, least) = match (work.language, work.home) {
            (Language::English, None) => (100, 4_500),
            (Language::English, Some(_)) => (70, 3_500),
            (Language::Malay, _) => (32, 1_800),
            (Language::Indonesian, _) => (19, 1_250),
        };
        let sen = u64::from(work.price) * u64::from(percent) * share / 100;
        sen.clamp(least, 39_500)
    }

    fn oclc_number(&mut self, language: Language) -> Option<u32> {
        let share = if language == Language::English { 830 } else { 330 };
        if !self.dice.chance(share) {
            return None;
        }
        let number = self.dice.between(1_200_000, 1_399_999_999);
        self.oclc.insert(number).then_some(number)
    }
}

/// Returns how an author of `work` is likely to be named.
fn customs(work: &Work, dice: &mut Dice) -> People {
    use People::{Banjar, Chinese, Clan, English, Indonesian, Kalimantan, Malay, Sabah, Sarawak};
    let choices: &[People] = match (work.language, work.home) {
        (Language::English, Some(0)) => &[Sarawak, Sarawak, Chinese, Malay, English],
        (Language::English, Some(1)) => &[Sabah, Sabah, Chinese, Malay, English],
        (Language::English, Some(2)) => &[Malay, Malay, Chinese, English],
        (Language::English, Some(_)) => &[English, English, Kalimantan, Indonesian],
        (Language::English, None) => &[English, English, English, English, English, English, Chinese, Malay],
        (Language::Malay, Some(0)) => &[Malay, Malay, Sarawak, Sarawak, Chinese],
        (Language::Malay, Some(1)) => &[Malay, Malay, Sabah, Sabah],
        (Language::Malay, _) => &[Malay, Malay, Malay, Malay, Chinese],
        (Language::Indonesian, Some(3)) => &[Kalimantan, Kalimantan, Indonesian, Clan],
        (Language::Indonesian, Some(4)) => &[Banjar, Banjar, Kalimantan, Indonesian],
        (Language::Indonesian, _) => &[Indonesian, Indonesian, Indonesian, Clan, Banjar],
    };
    choices[dice.below(choices.len())]
}
