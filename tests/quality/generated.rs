//! A made-up consortium whose truth is known: editions, volumes and near namesakes, six records in a hundred soiled.

use std::collections::{BTreeMap, HashSet};

use oorandom::Rand32;
use serumpun::matching;
use serumpun::model::{Consortium, Currency, Language, Material, Partner, PartnerIx, Rates, Record, RecordTable, Tolerance};
use serumpun::task::Task;

const SUBJECTS: [&str; 40] = [
    "soil chemistry",
    "customary law",
    "coastal fisheries",
    "oil palm",
    "public health",
    "primary schools",
    "river transport",
    "peat forests",
    "small industry",
    "folk songs",
    "island history",
    "bridge design",
    "tax reform",
    "tropical medicine",
    "organic farming",
    "language policy",
    "mangrove ecology",
    "urban planning",
    "labor migration",
    "timber trade",
    "rice breeding",
    "harbor engineering",
    "oral literature",
    "nursing care",
    "water quality",
    "village banking",
    "bird life",
    "solar energy",
    "weaving patterns",
    "court procedure",
    "child nutrition",
    "road safety",
    "insect pests",
    "family budgets",
    "archive management",
    "press freedom",
    "coral reefs",
    "school libraries",
    "earthquake risk",
    "local elections",
];
const PLACES: [&str; 30] = [
    "Sarawak",
    "Sabah",
    "Brunei",
    "West Kalimantan",
    "East Kalimantan",
    "Johor",
    "Penang",
    "Java",
    "Bali",
    "Sumatra",
    "Malacca",
    "Sulawesi",
    "Papua",
    "Flores",
    "Timor",
    "Lombok",
    "Mindanao",
    "Luzon",
    "Kelantan",
    "Pahang",
    "Perak",
    "Selangor",
    "Aceh",
    "Riau",
    "Jambi",
    "Bintulu",
    "Miri",
    "Kuching",
    "Labuan",
    "Tawau",
];
const FORMS: [&str; 16] = [
    "{s} in {p}",
    "Introduction to {s} of {p}",
    "Problems of {s} in {p}",
    "A history of {s} in {p}",
    "{s} and society in {p}",
    "Handbook of {s} for {p}",
    "Essays on {s}",
    "The future of {s} in {p}",
    "Studies in {s} from {p}",
    "{s}",
    "Principles of {s}",
    "A bibliography of {s} in {p}",
    "Statistics of {s} in {p}",
    "Field notes on {s} in {p}",
    "Teaching {s} in {p}",
    "Rural {s} of {p}",
];
const SUBTITLES: [&str; 10] = [
    "a reader",
    "theory and practice",
    "an annotated survey",
    "cases and comments",
    "from the beginnings to the present",
    "selected papers",
    "a field guide",
    "methods and results",
    "collected essays",
    "a critical review",
];
const FAMILIES: [&str; 48] = [
    "Abdullah",
    "Anderson",
    "Bujang",
    "Chin",
    "Darmawan",
    "Entri",
    "Fernandez",
    "Gunawan",
    "Hassan",
    "Ibrahim",
    "Jawan",
    "Kurniawan",
    "Lestari",
    "Morrison",
    "Nasution",
    "Osman",
    "Purnomo",
    "Quek",
    "Rahman",
    "Santoso",
    "Tanaka",
    "Ujang",
    "Voon",
    "Wibowo",
    "Yusof",
    "Zainal",
    "Hartono",
    "Siregar",
    "Simanjuntak",
    "Lubis",
    "Harrisson",
    "Freeman",
    "Sutlive",
    "Rousseau",
    "Metcalf",
    "Geddes",
    "Walker",
    "Sandin",
    "Langub",
    "Kedit",
    "Masing",
    "Jengian",
    "Sather",
    "King",
    "Cramb",
    "Dove",
    "Padoch",
    "Colfer",
];
const GIVEN: [&str; 24] = [
    "Ahmad", "Benedict", "Clara", "Dewi", "Edmund", "Farida", "George", "Hannah", "Indra", "James", "Kartini", "Leonard",
    "Maria", "Norman", "Oliver", "Putri", "Robert", "Siti", "Thomas", "Usman", "Victor", "Wahyu", "Yohanes", "Zaharah",
];
const HOUSES: [&str; 20] = [
    "Rajang Press",
    "Penerbit Mutiara",
    "Borneo Research",
    "Cahaya Abadi",
    "Kinabalu House",
    "Universiti Timur",
    "Oxford",
    "Dian Rakyat",
    "Pustaka Laut",
    "Straits Books",
    "Equator",
    "Nusantara",
    "Meridian",
    "Hornbill",
    "Karya Ilmu",
    "Silverfish",
    "Balai Buku",
    "Routledge",
    "Springer",
    "Longhouse",
];

/// One edition (or volume of one) in the made-up world.
struct Book {
    work: usize,
    record: Record,
    first: String,
    last: String,
}

/// A consortium with what its records truly are.
pub struct World {
    pub consortium: Consortium,
    /// The edition each record is of.
    pub edition: Vec<u32>,
    /// The work each record is of.
    pub work: Vec<u32>,
    /// Whether title, author and year of each record are as printed.
    pub clean: Vec<bool>,
}

struct Dice(Rand32);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0.rand_range(0..u32::try_from(n).expect("a small number")) as usize
    }

    fn chance(&mut self, per_thousand: usize) -> bool {
        self.below(1000) < per_thousand
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Makes a consortium of `works` works and 12 partners; the same seed gives the same one.
pub fn world(works: usize, seed: u64) -> World {
    let mut dice = Dice(Rand32::new(seed));
    // Nobody, program or person, could tell two works of one author and one main title apart.
    let mut known = HashSet::new();
    let mut books: Vec<Book> = Vec::new();
    while known.len() < works {
        let printed = print(known.len(), &mut dice);
        let record = &printed[0].record;
        let main = record.title.split(" : ").next().unwrap_or_default().split(", vol.").next().unwrap_or_default();
        if known.insert(format!("{main}|{}", record.author)) {
            books.extend(printed);
        }
    }
    let currency = Currency::from_code("MYR").expect("a currency");
    let mut records = RecordTable::default();
    let (mut edition, mut work, mut clean) = (Vec::new(), Vec::new(), Vec::new());
    for partner in 0..12_u8 {
        for (at, book) in books.iter().enumerate() {
            if !dice.chance(250) {
                continue;
            }
            let (record, is_clean, same_edition) = copy(book, partner, &mut dice);
            records.push(PartnerIx(partner), u16::from(partner), u32::try_from(records.len()).expect("fits") + 1, &record);
            // A book's revised edition is a title of its own, beside all printed ones.
            let of = if same_edition { at } else { books.len() + at };
            edition.push(u32::try_from(of).expect("fits"));
            work.push(u32::try_from(book.work).expect("fits"));
            clean.push(is_clean);
        }
    }
    let partners = (0..12).map(|at| Partner::named(&format!("partner-{at}"), currency)).collect();
    let consortium = Consortium { records: records.into(), ..Consortium::new(partners, Rates::new(currency)) };
    World { consortium, edition, work, clean }
}

/// The editions and volumes of a work.
fn print(work: usize, dice: &mut Dice) -> Vec<Book> {
    let title = dice.of(&FORMS).replace("{s}", dice.of(&SUBJECTS)).replace("{p}", dice.of(&PLACES));
    let mut title: String = title.chars().take(1).flat_map(char::to_uppercase).chain(title.chars().skip(1)).collect();
    if dice.chance(350) {
        title = format!("{title} : {}", dice.of(&SUBTITLES));
    }
    let (last, first) = (dice.of(&FAMILIES).to_owned(), dice.of(&GIVEN).to_owned());
    let mut year = i16::try_from(1970 + dice.below(45)).expect("a year");
    let house = dice.of(&HOUSES);
    let editions = 1 + usize::from(dice.chance(150)) + usize::from(dice.chance(50));
    let volumes = if dice.chance(40) { 2 + dice.below(2) } else { 1 };
    let mut books = Vec::new();
    for edition in 1..=editions {
        let pages = 80 + dice.below(500);
        for volume in 1..=volumes {
            let isbn = dice.chance(800).then(|| isbn(dice));
            let record = Record {
                title: if volumes > 1 { format!("{title}, vol. {volume}") } else { title.clone() },
                author: format!("{last}, {first}"),
                publisher: house.to_owned(),
                edition: if edition > 1 { format!("{edition}th ed.") } else { String::new() },
                extent: format!("{} p.", pages + 37 * volume),
                year,
                isbns: isbn.into_iter().collect(),
                language: Language::UNKNOWN,
                material: Material::Print,
                copies: 1,
                ..Record::default()
            };
            // Volumes are works of their own here.
            books.push(Book { work: work * 4 + volume, record, first: first.clone(), last: last.clone() });
        }
        year += i16::try_from(2 + dice.below(6)).expect("a few years");
    }
    books
}

fn isbn(dice: &mut Dice) -> u64 {
    let body = 978_967_000_000_u64 + dice.below(999_999_999) as u64 % 1_000_000_000;
    let digits: Vec<u64> = body.to_string().bytes().map(|b| u64::from(b - b'0')).collect();
    let sum: u64 = digits.iter().enumerate().map(|(at, digit)| digit * if at % 2 == 0 { 1 } else { 3 }).sum();
    body * 10 + (10 - sum % 10) % 10
}

/// A partner's record of a book: whether title, author and year are as printed, and whether it is still that edition.
fn copy(book: &Book, partner: u8, dice: &mut Dice) -> (Record, bool, bool) {
    let mut record = book.record.clone();
    // A third of the partners export no pages, another third no publisher.
    match partner % 3 {
        0 => record.extent.clear(),
        1 => record.publisher.clear(),
        _ => {}
    }
    if !dice.chance(60) {
        return (record, true, true);
    }
    match dice.below(6) {
        0 => record.title = typo(&record.title, dice),
        1 => record.author = typo(&record.author, dice),
        2 if !record.title.contains(" : ") => record.title = format!("{} : {}", record.title, dice.of(&SUBTITLES)),
        2 => {}
        3 => record.author = format!("{} {}", book.first, book.last),
        4 => {
            // A wrong digit fails the check and the number is dropped, as reading does.
            record.isbns.clear();
            return (record, true, true);
        }
        _ => {
            record.title = format!("{} (revised edition)", record.title);
            return (record, false, false);
        }
    }
    (record, false, true)
}

/// Drops, doubles, swaps or changes one letter.
fn typo(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> =
        (1..letters.len() - 1).filter(|at| letters[*at].is_alphabetic() && letters[at + 1].is_alphabetic()).collect();
    let at = places[dice.below(places.len())];
    match dice.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = char::from(b'a' + u8::try_from(dice.below(26)).expect("a letter")),
    }
    letters.into_iter().collect()
}

/// How well matching finds the truth of a world, in pairs of records.
#[derive(Debug, Default)]
pub struct Truth {
    pub records: usize,
    pub joined: usize,
    pub wrong: usize,
    pub missed: usize,
    pub same: usize,
    /// True pairs that share a valid ISBN, or whose title, author and year are both as printed.
    pub plain: usize,
    pub plain_missed: usize,
    pub works_same: usize,
    pub works_missed: usize,
    pub works_wrong: usize,
    pub doubts: usize,
    pub doubts_same: usize,
}

/// Matches a world and counts pairs.
pub fn measure(world: &World) -> Truth {
    let (task, consortium) = (Task::default(), &world.consortium);
    let prepared = matching::Prepared::new(consortium, &task).expect("nobody cancels");
    let matches = matching::unite(consortium, &prepared, Tolerance::default(), &task).expect("nobody cancels");
    let titles: Vec<u32> = matches.records.iter().map(|title| title.0).collect();
    let works: Vec<u32> = matches.records.iter().map(|title| matches.works[title.at()].0).collect();
    let mut truth = Truth { records: titles.len(), doubts: matches.settled.doubts.len(), ..Truth::default() };
    each_pair(&titles, |a, b| {
        truth.joined += 1;
        truth.wrong += usize::from(world.edition[a] != world.edition[b]);
    });
    each_pair(&world.edition, |a, b| {
        let isbns = |at| world.consortium.records.isbns.get(at);
        let plain = (world.clean[a] && world.clean[b]) || isbns(a).iter().any(|isbn| isbns(b).contains(isbn));
        let missed = titles[a] != titles[b];
        truth.same += 1;
        truth.missed += usize::from(missed);
        truth.plain += usize::from(plain);
        truth.plain_missed += usize::from(plain && missed);
    });
    each_pair(&world.work, |a, b| {
        truth.works_same += 1;
        truth.works_missed += usize::from(works[a] != works[b]);
    });
    each_pair(&works, |a, b| truth.works_wrong += usize::from(world.work[a] != world.work[b]));
    let record = |item: u32| world.edition.get(item as usize);
    truth.doubts_same = matches.settled.doubts.iter().filter(|doubt| record(doubt.pair.0) == record(doubt.pair.1)).count();
    truth
}

fn each_pair(groups: &[u32], mut visit: impl FnMut(usize, usize)) {
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        members.entry(*group).or_default().push(at);
    }
    for of_group in members.values() {
        for (at, a) in of_group.iter().enumerate() {
            of_group[at + 1..].iter().for_each(|b| visit(*a, *b));
        }
    }
}
