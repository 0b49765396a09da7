//! One line of a library's holdings, before it is written in the form of that library's system.

use super::dice::Dice;
use super::text::initials;
use super::topics::Reach;
use super::world::{Book, Language, Material};

/// What has become of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On the shelf and lent.
    Shelf,
    /// For use in the library only.
    Reference,
    /// Not found at the last stocktaking.
    Missing,
    /// Withdrawn, the record still there.
    Withdrawn,
}

/// Damage to the whole line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// None.
    None,
    /// All cells empty.
    Blank,
    /// This many cells missing at the end.
    Cut(usize),
}

/// One holding, field by field, as typed by a cataloger.
#[derive(Clone, Debug)]
pub struct Row {
    /// Serial number in the library.
    pub number: usize,
    /// Title proper.
    pub title: String,
    /// Subtitle or empty.
    pub subtitle: String,
    /// Volume.
    pub volume: Option<u32>,
    /// Authors as headings.
    pub headings: Vec<String>,
    /// Authors as on the title page.
    pub names: Vec<String>,
    /// ISBNs as typed.
    pub isbns: Vec<String>,
    /// Publisher.
    pub publisher: String,
    /// Place.
    pub place: String,
    /// Year as typed.
    pub year: String,
    /// Dewey number.
    pub ddc: String,
    /// LC class.
    pub lcc: String,
    /// Letters before the call number, with a space after them.
    pub prefix: &'static str,
    /// Edition, from 1.
    pub edition: u32,
    /// Pages.
    pub pages: u32,
    /// Language.
    pub language: Language,
    /// Material.
    pub material: Material,
    /// OCLC number.
    pub oclc: Option<u32>,
    /// Price paid, in hundredths of a ringgit.
    pub price: u64,
    /// Subject.
    pub subject: &'static str,
    /// Copies.
    pub copies: u32,
    /// Loans so far.
    pub loans: u32,
    /// What has become of it.
    pub fate: Fate,
    /// Damage to the line.
    pub damage: Damage,
}

impl Row {
    /// Describes `book` as a cataloger of partner number `partner` would.
    pub fn new(book: &Book, partner: usize, dice: &mut Dice) -> Self {
        let fate = match dice.weighted(&[940, 40, 12, 8]) {
            0 => Fate::Shelf,
            1 => Fate::Reference,
            2 => Fate::Missing,
            _ => Fate::Withdrawn,
        };
        let copies = if book.reach == Reach::Core && book.language.index() != 1 {
            1 + u32::from(dice.chance(450)) + u32::from(dice.chance(250)) * dice.between(1, 4)
        } else {
            1 + u32::from(dice.chance(160))
        };
        let busy = if book.reach == Reach::Core { 22 } else { 7 };
        let loans = if dice.chance(330) { 0 } else { dice.between(0, busy).min(dice.between(0, busy * 2)) * copies };
        Self {
            number: 0,
            title: book.title.clone(),
            subtitle: book.subtitle.clone(),
            volume: book.volume,
            headings: book.authors.iter().map(super::names::Person::heading).collect(),
            names: book.authors.iter().map(super::names::Person::display).collect(),
            isbns: isbns(book, dice),
            publisher: book.publisher.name.to_owned(),
            place: book.publisher.place.to_owned(),
            year: book.year.to_string(),
            ddc: book.ddc.clone(),
            lcc: book.lcc.clone(),
            prefix: prefix(book, partner, fate),
            edition: book.edition,
            pages: book.pages,
            language: book.language,
            material: book.material,
            oclc: book.oclc,
            price: book.price,
            subject: book.subject,
            copies,
            loans,
            fate,
            damage: Damage::None,
        }
    }

    /// Returns the Dewey call number with the first letters of the author, as "547 HAR".
    pub fn dewey_call(&self) -> String {
        format!("{}{} {}", self.prefix, self.ddc, self.letters(3))
    }

    /// Returns the LC call number, as "QD251 .H37 2012".
    pub fn lc_call(&self) -> String {
        let cutter = 20 + (self.number * 7) % 79;
        format!("{}{} .{}{cutter} {}", self.prefix, self.lcc, self.letters(1), self.year)
    }

    /// Returns the first letters of the author's name, or of the title where there is none.
    pub fn letters(&self, n: usize) -> String {
        initials(self.headings.first().unwrap_or(&self.title), n)
    }
}

/// Returns the ISBNs a cataloger finds in the book: ten digits before 2007, thirteen after, both in between.
fn isbns(book: &Book, dice: &mut Dice) -> Vec<String> {
    let Some(own) = &book.isbn else { return Vec::new() };
    // A set carries one number for all volumes: half the libraries copied that one only.
    if book.volume.is_some() && dice.chance(450) {
        return book.other_isbn.iter().map(|isbn| if book.year < 2007 { isbn.ten() } else { isbn.thirteen() }).collect();
    }
    let mut numbers = Vec::new();
    // For a few years books carried both.
    if book.year >= 2009 || (book.year >= 2004 && dice.chance(500)) {
        numbers.push(own.thirteen());
    }
    if book.year < 2009 {
        numbers.push(own.ten());
    }
    if let Some(other) = &book.other_isbn
        && book.volume.is_none()
    {
        let other = if book.year < 2007 { other.ten() } else { other.thirteen() };
        match dice.weighted(&[55, 30, 15]) {
            0 => {}
            1 => numbers.push(other),
            // The library has the hardback and typed only its number.
            _ => numbers = vec![other],
        }
    }
    numbers
}

fn prefix(book: &Book, partner: usize, fate: Fate) -> &'static str {
    match (partner, fate, book.home) {
        (2, _, Some(2)) => "KBru ",
        (0, _, Some(0)) if book.year < 1980 => "SR ",
        (0 | 3, Fate::Reference, _) => "R ",
        (_, Fate::Reference, _) => "REF ",
        _ => "",
    }
}
