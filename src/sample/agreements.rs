//! What the consortium has settled already: settings, decisions, arrivals, a list to measure against.

use super::catalog::ATLAS;
use super::dice::Dice;
use super::requests::Request;
use super::text::csv;
use super::world::{Book, PARTNERS};

/// The file of settings.
pub const SETTINGS: &str = "\
key,value
name,Borneo sample consortium
currency,MYR
fiscal_year,2027
copies_cap,1
loan_factor,0.7
cost_per_loan,12.00
guarantee,yes
held_level,edition
seed,1
";

/// The note that nothing here is real.
pub const README: &str = "\
Everything in this folder is invented: the five libraries, their books, the authors, publishers, prices, rates and budgets.
It was made by the program's own generator (serumpun sample) from a seed, and the same seed always makes the same files.
No real library, person or title is meant, and where an ISBN or a name happens to exist, that is chance.
";

fn thirteen(book: &Book) -> String {
    book.isbn.as_ref().map_or_else(String::new, super::isbn::Isbn::thirteen)
}

/// Returns `decisions.csv`: three locks and two corrections of the matching.
pub fn decisions_file(requests: &[Request], books: &[Book]) -> String {
    let mut text = "action,partner,isbn,title,fund\n".to_owned();
    let wanted = |partner: usize, cheap: bool| {
        requests.iter().find(|request| {
            let book = &books[request.book];
            request.partner == partner
                && request.priority.is_some_and(|priority| priority >= 3)
                && request.price.is_some()
                && request.copies == 1
                && !request.local
                && book.holder_count() == 0
                && book.volume.is_none()
                && book.other_isbn.is_none()
                && book.title != ATLAS
                && (book.price < 15_000) == cheap
                && !request.isbn.is_empty()
        })
    };
    if let Some(request) = wanted(0, true) {
        let book = &books[request.book];
        text.push_str(&csv(&["require", PARTNERS[0], &thirteen(book), &book.full_title(": "), "general"]));
    }
    if let Some(request) = wanted(3, true) {
        let book = &books[request.book];
        text.push_str(&csv(&["forbid", PARTNERS[3], &thirteen(book), &book.full_title(": "), ""]));
    }
    if let Some(request) = wanted(1, false) {
        let book = &books[request.book];
        text.push_str(&csv(&["exclude", "", &thirteen(book), &book.full_title(": "), ""]));
    }
    text.push_str(&links(books));
    text
}

/// Two bindings that are one title; two volumes that are not.
fn links(books: &[Book]) -> String {
    let mut text = String::new();
    let bindings = books.iter().find(|book| book.volume.is_none() && book.other_isbn.is_some() && book.holder_count() >= 3);
    if let Some(book) = bindings
        && let Some(other) = &book.other_isbn
    {
        let pair = format!("{}|{}", thirteen(book), other.thirteen());
        text.push_str(&csv(&["must-link", "", &pair, &book.full_title(": "), ""]));
    }
    let volumes = books.windows(2).find(|pair| {
        pair.iter().all(|book| book.holder_count() > 0 && book.isbn.is_some())
            && pair[0].work == pair[1].work
            && pair[0].volume == Some(1)
            && pair[1].volume == Some(2)
    });
    if let Some([first, second]) = volumes {
        let pair = format!("{}|{}", thirteen(first), thirteen(second));
        text.push_str(&csv(&["cannot-link", "", &pair, &first.title, ""]));
    }
    text
}

/// Returns `expected.csv`: twelve titles somebody asked for, and as many nobody did, that come without purchase.
pub fn expected_file(requests: &[Request], books: &[Book], dice: &mut Dice) -> String {
    let mut text = "partner,isbn,title,source\n".to_owned();
    let sources = ["approval plan", "standing order", "gift", "legal deposit"];
    let asked: Vec<usize> = requests.iter().map(|request| request.book).collect();
    let mut wanted: Vec<usize> =
        asked.iter().copied().filter(|index| books[*index].fresh && books[*index].home.is_some()).collect();
    let mut other: Vec<usize> =
        (0..books.len()).filter(|index| books[*index].fresh && books[*index].isbn.is_some() && !asked.contains(index)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    dice.shuffle(&mut wanted);
    dice.shuffle(&mut other);
    for index in wanted.into_iter().take(12).chain(other.into_iter().take(13)) {
        let book = &books[index];
        // Gifts and deposits of regional books go to their region; the rest goes to anybody who reads the language.
        let partner = book.home.unwrap_or_else(|| if book.language.index() == 2 { 3 + dice.below(2) } else { dice.below(3) });
        // A law of deposit brings only what is printed in the region.
        let source = sources[dice.below(if book.home.is_some() { 4 } else { 3 })];
        text.push_str(&csv(&[PARTNERS[partner], &thirteen(book), &book.full_title(": "), source]));
    }
    text
}

/// Returns the benchmark list: 350 books, of which about three in five are held by somebody.
pub fn core_list(books: &[Book], dice: &mut Dice) -> String {
    let mut text = "title,author,isbn,year\n".to_owned();
    let likely = |book: &&Book| book.isbn.is_some() && book.volume.is_none() && book.year >= 2008 && book.subject != "Literature";
    let mut held: Vec<&Book> = books.iter().filter(likely).filter(|book| book.holder_count() > 0).collect();
    let mut missing: Vec<&Book> = books.iter().filter(likely).filter(|book| book.holder_count() == 0).collect();
    dice.shuffle(&mut held);
    dice.shuffle(&mut missing);
    let mut list: Vec<&Book> = held.into_iter().take(212).chain(missing.into_iter().take(138)).collect();
    list.sort_by(|a, b| (&a.title, a.year).cmp(&(&b.title, b.year)));
    for book in list {
        let author = book.authors.first().map_or_else(String::new, super::names::Person::heading);
        text.push_str(&csv(&[book.full_title(": "), author, thirteen(book), book.year.to_string()]));
    }
    text
}
