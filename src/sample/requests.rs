//! What the partners ask for next year.

use super::catalog::ATLAS;
use super::dice::Dice;
use super::money::{Currency, TERMS, from_ringgit, line_cost, written};
use super::names::Person;
use super::text::{csv, title_case};
use super::topics::Reach;
use super::world::{Book, Language, Material, PARTNERS};

/// Rows wanted in all, standing orders included.
const ROWS: usize = 2_500;

/// Rows that stand in the partner folder of Pontianak instead of the common file.
const INSIDE: usize = 40;

/// One wish of one partner for one book.
pub struct Request {
    /// Index of the partner.
    pub partner: usize,
    /// Index of the book in the universe.
    pub book: usize,
    /// Title as typed.
    pub title: String,
    /// Author as typed.
    pub author: String,
    /// ISBN as typed.
    pub isbn: String,
    /// List price in hundredths of `currency`, where it is known.
    pub price: Option<u64>,
    /// Currency of the price.
    pub currency: Currency,
    /// Priority, 1 low to 5 high.
    pub priority: Option<u32>,
    /// Copies.
    pub copies: u32,
    /// Whether only an own copy serves.
    pub local: bool,
    /// Reason given.
    pub reason: &'static str,
    /// Vendor proposed.
    pub vendor: &'static str,
    /// Material asked for.
    pub material: &'static str,
    /// Whether it stands in the partner's own file.
    pub inside: bool,
}

impl Request {
    /// Returns what it costs, in hundredths of a ringgit; without a price, at the book's own.
    pub fn cost(&self, books: &[Book]) -> u64 {
        match self.price {
            Some(price) => line_cost(price, self.currency, self.copies, self.partner),
            None => line_cost(books[self.book].price, Currency::Ringgit, self.copies, self.partner),
        }
    }
}

/// Standing orders and yearbooks: partner, title, class, price in whole units of the partner's currency.
const CONTINUING: [(usize, &str, &str, u64); 12] = [
    (0, "Sarawak social research yearbook", "300.5", 180),
    (0, "Tropical nursing annual", "610.7305", 240),
    (0, "Proceedings of the Rajang engineering forum", "620.005", 150),
    (1, "Sabah marine research yearbook", "578.7705", 160),
    (1, "Survey of tourism on Borneo", "338.4791", 220),
    (2, "Brunei legal digest", "348.05", 130),
    (2, "Annual review of Islamic finance", "332.1088", 140),
    (3, "Kalimantan Barat dalam data: edisi tahunan", "315.9832", 150_000),
    (3, "Tahun perkebunan Indonesia", "633.05", 210_000),
    (3, "Bunga rampai hukum adat: seri tahunan", "340.505", 120_000),
    (4, "Kalimantan Timur dalam data: edisi tahunan", "315.9838", 150_000),
    (4, "Warta kehutanan Mahakam", "634.905", 96_000),
];

const VENDORS: [[&str; 2]; 5] = [
    ["Rajang Book Supply", "Borneo Academic Books"],
    ["Bayu Book Supply", "Borneo Academic Books"],
    ["Kedayan Booksellers", "Borneo Academic Books"],
    ["Toko Buku Tugu", "Khatulistiwa Distribusi"],
    ["Toko Buku Mahakam", "Khatulistiwa Distribusi"],
];

/// Returns all requests for books, sorted by partner.
pub fn draw(books: &[Book], dice: &mut Dice) -> Vec<Request> {
    let mut requests = Vec::new();
    let mut pool: Vec<usize> = (0..books.len()).filter(|index| books[*index].fresh && books[*index].title != ATLAS).collect();
    dice.shuffle(&mut pool);
    pool.truncate(1_530);
    let mut held: Vec<usize> = (0..books.len())
        .filter(|index| books[*index].year >= 2014 && books[*index].holder_count() > 0 && books[*index].volume.is_none())
        .collect();
    dice.shuffle(&mut held);
    // A good part of the wishes is for books that another partner has already.
    pool.extend(held.into_iter().take(440));
    if let Some(atlas) = books.iter().position(|book| book.title == ATLAS) {
        pool.insert(0, atlas);
    }
    for index in pool {
        if requests.len() + CONTINUING.len() >= ROWS {
            break;
        }
        for partner in askers(&books[index], dice) {
            requests.push(request(index, &books[index], partner, dice));
        }
    }
    requests.sort_by_key(|request| request.partner);
    mark_inside(&mut requests, books);
    requests
}

/// Returns who asks for `book`.
fn askers(book: &Book, dice: &mut Dice) -> Vec<usize> {
    if book.title == ATLAS {
        return vec![1, 2];
    }
    let mut appetite: [u32; 5] = match (book.home, book.language) {
        (Some(home), _) => {
            let mut appetite = [5; 5];
            appetite[home] = 60;
            appetite
        }
        (None, Language::English) => [32, 27, 15, 15, 11],
        (None, Language::Malay) => [32, 28, 22, 1, 1],
        (None, Language::Indonesian) => [1, 1, 1, 34, 29],
    };
    for (weight, held) in appetite.iter_mut().zip(book.holders) {
        // Few ask for what they have on their own shelves.
        if held {
            *weight /= 14;
        }
    }
    let shares: &[u32] = match (book.reach, book.home) {
        (_, Some(_)) => &[82, 15, 3],
        (Reach::Core, None) => &[60, 25, 11, 4],
        _ => &[74, 20, 5, 1],
    };
    let mut askers = Vec::new();
    for _ in 0..=dice.weighted(shares) {
        let partner = dice.weighted(&appetite);
        if appetite[partner] > 0 {
            askers.push(partner);
            appetite[partner] = 0;
        }
    }
    askers
}

fn request(index: usize, book: &Book, partner: usize, dice: &mut Dice) -> Request {
    let currency = currency(book, partner, dice);
    let star = book.title == ATLAS;
    let local = !star && dice.chance(50);
    let reason = match (local, dice.below(10)) {
        (true, 0..4) => "reserve shelf",
        (true, 4..8) => "textbook",
        (true, _) => "reference",
        (false, 0) => "reader's suggestion",
        (false, 1) => "course reading list",
        (false, 2) => "gap in the collection",
        _ => "",
    };
    Request {
        partner,
        book: index,
        title: if star { book.title.clone() } else { typed_title(book, dice) },
        author: typed_author(&book.authors, dice),
        isbn: if star { stellar_isbn(book, partner) } else { typed_isbn(book, dice) },
        price: (star || !dice.chance(40)).then(|| price(book.price, currency, dice)),
        currency,
        priority: if star {
            Some(if partner == 1 { 5 } else { 4 })
        } else if dice.chance(150) {
            None
        } else {
            u32::try_from(1 + dice.weighted(&[6, 17, 34, 28, 15])).ok()
        },
        copies: if !star && dice.chance(40) { dice.between(2, 3) } else { 1 },
        local,
        reason,
        vendor: if dice.chance(550) { VENDORS[partner][dice.below(2)] } else { "" },
        material: match book.material {
            Material::Electronic => "e-book",
            Material::Map => "map",
            Material::Print if book.language == Language::English && book.home.is_none() && dice.chance(30) => "e-book",
            Material::Print => "print",
        },
        inside: false,
    }
}

fn currency(book: &Book, partner: usize, dice: &mut Dice) -> Currency {
    let own = TERMS[partner].currency;
    let abroad = match own {
        Currency::Rupiah => 760,
        _ => 190,
    };
    if book.language == Language::English && book.home.is_none() && dice.chance(abroad) { Currency::Dollar } else { own }
}

/// Returns the price as this partner's vendor quotes it: up to a tenth off the list price, rounded as prices are.
fn price(sen: u64, currency: Currency, dice: &mut Dice) -> u64 {
    let minor = from_ringgit(sen * u64::from(dice.between(91, 110)) / 100, currency);
    match currency {
        Currency::Ringgit => (minor / 100 * 100 + [0, 50, 90][dice.below(3)]).clamp(2_500, 40_000),
        Currency::Brunei => (minor / 50 * 50).clamp(1_200, 14_000),
        Currency::Rupiah => (minor / 50_000 * 50_000).clamp(4_500_000, 45_000_000),
        Currency::Dollar => (minor / 100 * 100 + 95).clamp(1_195, 9_900),
    }
}

fn typed_title(book: &Book, dice: &mut Dice) -> String {
    let mut title = book.full_title(": ");
    if let Some(volume) = book.volume {
        title = format!("{}, jilid {volume}", book.title);
    }
    match dice.weighted(&[72, 12, 11, 3, 2]) {
        1 if book.volume.is_none() => book.title.clone(),
        2 => title_case(&title),
        3 => title.to_uppercase(),
        4 => title.replacen("ng", "gn", 1),
        _ => title,
    }
}

fn typed_author(authors: &[Person], dice: &mut Dice) -> String {
    let Some(first) = authors.first() else { return String::new() };
    match dice.below(10) {
        0..6 => first.heading(),
        6..8 => authors.iter().map(Person::display).collect::<Vec<_>>().join("; "),
        8 => first.display(),
        _ => first.careless(),
    }
}

fn typed_isbn(book: &Book, dice: &mut Dice) -> String {
    let isbn = match &book.other_isbn {
        Some(other) if book.volume.is_none() && dice.chance(120) => Some(other),
        _ => book.isbn.as_ref(),
    };
    let Some(isbn) = isbn else { return String::new() };
    match dice.weighted(&[66, 14, 8, 5, 7]) {
        0 => isbn.thirteen(),
        1 => isbn.thirteen_hyphens(),
        2 => isbn.ten(),
        3 => isbn.ten_hyphens(),
        _ => String::new(),
    }
}

/// The atlas is written in two ways on purpose: with thirteen digits here, with hyphens there.
fn stellar_isbn(book: &Book, partner: usize) -> String {
    let Some(isbn) = &book.isbn else { return String::new() };
    if partner == 1 { isbn.thirteen() } else { isbn.thirteen_hyphens() }
}

fn mark_inside(requests: &mut [Request], books: &[Book]) {
    let plain = |request: &&mut Request| {
        request.partner == 3
            && !request.local
            && request.copies == 1
            && request.material == "print"
            && books[request.book].language == Language::Indonesian
    };
    for request in requests.iter_mut().filter(plain).take(INSIDE) {
        request.inside = true;
    }
}

/// Returns the common file of requests, standing orders at the end.
pub fn common_file(requests: &[Request], books: &[Book]) -> String {
    let mut text = "partner,title,author,isbn,year,class,language,price,currency,priority,copies,local_copy,material,commitment,vendor,reason,request_id\n"
        .to_owned();
    for (serial, request) in requests.iter().enumerate().filter(|(_, request)| !request.inside) {
        let book = &books[request.book];
        text.push_str(&csv(&[
            PARTNERS[request.partner].to_owned(),
            request.title.clone(),
            request.author.clone(),
            request.isbn.clone(),
            book.year.to_string(),
            book.ddc.clone(),
            language_code(book.language).to_owned(),
            request.price.map_or_else(String::new, |price| written(price, request.currency)),
            request.currency.code().to_owned(),
            request.priority.map_or_else(String::new, |priority| priority.to_string()),
            request.copies.to_string(),
            if request.local { "yes".to_owned() } else { String::new() },
            request.material.to_owned(),
            String::new(),
            request.vendor.to_owned(),
            request.reason.to_owned(),
            id(serial),
        ]));
    }
    for (serial, (partner, title, class, price)) in CONTINUING.iter().enumerate() {
        text.push_str(&continuing(serial + requests.len(), *partner, title, class, *price));
    }
    text
}

fn language_code(language: Language) -> &'static str {
    match language {
        Language::English => "eng",
        Language::Indonesian => "ind",
        Language::Malay => "msa",
    }
}

fn id(serial: usize) -> String {
    format!("R27-{:04}", serial + 1)
}

fn continuing(serial: usize, partner: usize, title: &str, class: &str, price: u64) -> String {
    let currency = TERMS[partner].currency;
    csv(&[
        PARTNERS[partner],
        title,
        "",
        "",
        "2027",
        class,
        "",
        &written(price * 100, currency),
        currency.code(),
        "4",
        "1",
        "",
        "print",
        "continuing",
        VENDORS[partner][0],
        "",
        &id(serial),
    ])
}

/// Returns the file in the folder of Pontianak, with Indonesian headers.
pub fn inside_file(requests: &[Request], books: &[Book]) -> String {
    let mut text = "judul,pengarang,isbn,tahun,klas,harga,mata_uang,prioritas\n".to_owned();
    for request in requests.iter().filter(|request| request.inside) {
        let book = &books[request.book];
        text.push_str(&csv(&[
            request.title.clone(),
            request.author.clone(),
            request.isbn.clone(),
            book.year.to_string(),
            book.ddc.clone(),
            request.price.map_or_else(String::new, |price| written(price, request.currency)),
            request.currency.code().to_owned(),
            request.priority.map_or_else(String::new, |priority| priority.to_string()),
        ]));
    }
    text
}
