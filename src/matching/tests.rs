//! Whole matches of small hand-made consortia.

use super::*;
use crate::ingest;
use crate::model::{Action, Currency, Material, Partner, PartnerIx, PartnerSet, Rates};
use crate::model::{Decision, Record, RecordTable};

fn consortium(records: &[(u8, Record)]) -> Consortium {
    let currency = Currency::from_code("MYR").unwrap();
    let mut table = RecordTable::default();
    for (row, (partner, record)) in records.iter().enumerate() {
        table.push(PartnerIx(*partner), 0, u32::try_from(row).unwrap() + 1, record);
    }
    let partners = ["a", "b", "c"].iter().map(|code| Partner::named(code, currency)).collect();
    Consortium { records: table.into(), strata: ingest::default_strata(), ..Consortium::new(partners, Rates::new(currency)) }
}

fn record(title: &str, author: &str, year: i16, isbns: &[u64]) -> Record {
    Record { title: title.into(), author: author.into(), year, isbns: isbns.to_vec(), copies: 1, ..Record::default() }
}

fn matched(consortium: &Consortium, tolerance: Tolerance) -> Matches {
    let task = Task::default();
    unite(consortium, &Prepared::new(consortium, &task).unwrap(), tolerance, &task).unwrap()
}

fn titles(consortium: &Consortium) -> Vec<u32> {
    matched(consortium, consortium.settings.tolerance).records.iter().map(|title| title.0).collect()
}

#[test]
fn identifiers_and_text_join_and_bad_identifiers_do_not() {
    let found = titles(&consortium(&[
        (0, record("Organic chemistry", "Smith, John", 2015, &[9_780_596_009_304])),
        (1, record("Organic chemstry", "J. Smith", 2015, &[9_780_596_009_304])),
        (2, record("Sejarah Sarawak moden", "Ali, Ahmad", 1999, &[9_780_596_009_304])),
        (1, record("Sejarah Sarawak moden", "Ahmad Ali", 1999, &[])),
        (2, record("Organic chemistry", "Smith, John", 2009, &[])),
    ]));
    assert_eq!(found, [0, 0, 1, 1, 2]);
}

#[test]
fn volumes_of_a_set_that_share_its_isbn_stay_apart() {
    let found = titles(&consortium(&[
        (0, record("Sejarah Borneo, jil. 1", "Ali", 2001, &[9_780_764_541_667])),
        (1, record("Sejarah Borneo, jil. 2", "Ali", 2001, &[9_780_764_541_667])),
        (2, record("Sejarah Borneo jilid 1", "Ali", 2001, &[9_780_764_541_667])),
    ]));
    assert_eq!(found, [0, 1, 0]);
}

#[test]
fn decisions_win() {
    let mut two = consortium(&[
        (0, record("Kamus Iban", "Sutlive", 1994, &[9_780_764_541_667])),
        (1, record("Iban dictionary", "Sutlive", 1994, &[9_780_596_009_304])),
    ]);
    assert_eq!(titles(&two), [0, 1]);
    let isbn = "978-0-7645-4166-7|9780596009304".to_owned();
    two.decisions.push(Decision {
        action: Action::MustLink,
        partner: String::new(),
        isbn,
        title: String::new(),
        fund: String::new(),
    });
    assert_eq!(titles(&two), [0, 0]);
    let mut one = consortium(&[
        (0, record("Organic chemistry", "Smith, John", 2015, &[9_780_596_009_304])),
        (1, record("Organic chemistry", "Smith, John", 2015, &[9_780_764_541_667])),
    ]);
    assert_eq!(titles(&one), [0, 0]);
    let isbn = "9780764541667|9780596009304".to_owned();
    one.decisions.push(Decision {
        action: Action::CannotLink,
        partner: String::new(),
        isbn,
        title: String::new(),
        fund: String::new(),
    });
    assert_eq!(titles(&one), [0, 1]);
}

#[test]
fn titles_are_numbered_held_first() {
    let mut lost = record("Lost book of tides", "Lim", 2000, &[]);
    lost.standing = Standing::Gone;
    let both = consortium(&[(0, lost), (1, record("Atlas", "Lim", 2001, &[]))]);
    let found = matched(&both, Tolerance::default());
    assert_eq!((found.records[0].0, found.records[1].0, found.held), (1, 0, 1));
}

fn full(title: &str, author: &str, year: i16, local_id: &str) -> Record {
    let (publisher, extent) = ("Penerbit Mutiara".into(), "xii, 240 p.".into());
    Record { publisher, extent, local_id: local_id.into(), ..record(title, author, year, &[]) }
}

#[test]
fn what_no_key_joins_is_compared() {
    let found = titles(&consortium(&[
        (0, full("Customary law of the coast : a reader", "Sandin, Benedict", 1998, "1")),
        (1, full("Custmary law of the coast", "Benedict Sandin", 1998, "2")),
        (2, full("Customary law of the coast, vol. 2", "Sandin, Benedict", 1998, "3")),
        (2, full("Customary law of the coast (revised edition)", "Sandin, Benedict", 1998, "4")),
        (1, full("Customary law of the coast", "Sandin, Benedict", 2003, "5")),
    ]));
    assert_eq!(found, [0, 0, 1, 2, 3]);
}

#[test]
fn tolerances_join_what_differs_in_what_they_name() {
    let books = consortium(&[
        (0, full("Customary law of the coast", "Sandin, Benedict", 1998, "1")),
        (1, full("Customary law of the coast", "Sandin, Benedict", 1999, "2")),
        (2, full("Customary law of the coast (revised edition)", "Sandin, Benedict", 1998, "3")),
        (2, Record { material: Material::Electronic, ..full("Customary law of the coast", "Sandin, Benedict", 1998, "4") }),
    ]);
    let titles = |tolerance| matched(&books, tolerance).records.iter().map(|t| t.0).collect::<Vec<_>>();
    let none = Tolerance::default();
    assert_eq!(titles(none), [0, 1, 2, 3]);
    assert_eq!(titles(Tolerance { year: true, ..none }), [0, 0, 1, 2]);
    assert_eq!(titles(Tolerance { edition: true, ..none }), [0, 1, 0, 2]);
    assert_eq!(titles(Tolerance { forms: true, ..none }), [0, 1, 2, 0]);
    assert_eq!(titles(Tolerance::ALL), [0, 0, 0, 0]);
}

#[test]
fn decisions_name_records_by_keys_that_outlive_their_files() {
    let decision = |action, keys: &str| Decision {
        action,
        partner: String::new(),
        isbn: keys.to_owned(),
        title: String::new(),
        fund: String::new(),
    };
    let nameless = record("Iban dictionary", "Sutlive", 1994, &[]);
    let mut books = consortium(&[(0, full("Kamus Iban", "Sutlive", 1994, "b.1/x")), (1, nameless.clone())]);
    assert_eq!(record_key(&books, 0), "a/b.1/x");
    let unnumbered = record_key(&books, 1);
    assert!(unnumbered.starts_with("b/~"), "{unnumbered}");
    books.decisions = vec![decision(Action::MustLink, &format!("a/b.1/x|{unnumbered}"))];
    assert_eq!(titles(&books), [0, 0]);
    // The partner's next export has the record elsewhere.
    let mut again =
        consortium(&[(1, record("Atlas", "Lim", 2001, &[])), (1, nameless), (0, full("Kamus Iban", "S", 1994, "b.1/x"))]);
    again.decisions.clone_from(&books.decisions);
    assert_eq!(titles(&again), [0, 1, 1]);
    let twins = [(0, full("Atlas of Borneo", "Lim", 2001, "1")), (1, full("Atlas of Borneo", "Lim", 2001, "2"))];
    let mut twins = consortium(&twins);
    assert_eq!(titles(&twins), [0, 0]);
    twins.decisions = vec![decision(Action::CannotLink, "a/1|b/2")];
    assert_eq!(titles(&twins), [0, 1]);
    let found = matched(&twins, Tolerance::default());
    assert_eq!(evidence(&twins, &found.records, &found.works, (0, 1)).rule, Rule::CannotLink);
    assert!(found.settled.doubts.is_empty(), "what a person decided is asked no more");
}

#[test]
fn evidence_adds_up_and_names_the_rule() {
    let books = consortium(&[
        (0, full("Customary law of the coast", "Sandin, Benedict", 1998, "1")),
        (1, full("Customary law of the coast", "Sandin, B.", 1998, "2")),
        (2, full("Customary law of the cost", "Sandin, Benedict", 1998, "3")),
        (2, full("Customary law of the coast", "Sandin, Benedict", 1999, "4")),
        (2, full("Atlas of Borneo", "Lim", 2001, "5")),
    ]);
    let found = matched(&books, Tolerance::default());
    let table = [
        ((0, 1), Rule::TextKey, None),
        ((0, 2), Rule::Weight, None),
        ((0, 3), Rule::Field, Some(fuzzy::Compared::Year)),
        ((0, 4), Rule::Against, Some(fuzzy::Compared::Year)),
    ];
    for (pair, rule, parted_by) in table {
        let evidence = evidence(&books, &found.records, &found.works, pair);
        assert_eq!((evidence.rule, evidence.parted_by), (rule, parted_by), "{pair:?}");
        let sum: f64 = evidence.fields.iter().map(|field| field.weight).sum();
        assert!((evidence.prior + sum - evidence.total).abs() < 1e-9, "{evidence:?}");
        assert_eq!(evidence.joined, found.records[pair.0] == found.records[pair.1]);
    }
}

#[test]
fn the_review_queue_begins_with_what_moves_the_overlap_most() {
    let books = consortium(&[
        (0, full("Atlas of Borneo", "Lim", 2001, "1")),
        (0, full("Atlas of Borneo", "Lim", 2002, "2")),
        (0, full("Customary law of the coast", "Sandin, Benedict", 1998, "3")),
        (1, full("Customary law of the coast", "Sandin, Benedict", 1999, "4")),
        (2, full("Customary law of the coast", "Sandin, Benedict", 1999, "5")),
    ]);
    let found = matched(&books, Tolerance::default());
    let mut holders = vec![PartnerSet::EMPTY; found.held];
    for (record, title) in found.records.iter().enumerate() {
        holders[title.at()].insert(books.records.partner[record]);
    }
    let queue = queue(&books, &found.records, &holders, &found.settled.doubts);
    let listed: Vec<(&str, usize)> = queue.iter().map(|pair| (pair.titles[0].as_str(), pair.shared)).collect();
    assert_eq!(listed, [("Customary law of the coast", 2), ("Atlas of Borneo", 0)]);
    assert_eq!(queue[0].keys, ["a/3", "b/4"]);
}

#[test]
fn lccns_join_and_issns_join_serials_alone() {
    let with = |title: &str, material: Material, issn: u32, lccn: u64| {
        let year = if lccn > 0 { 2001 } else { 0 };
        Record { issn, lccn, material, ..record(title, "", year, &[]) }
    };
    let found = titles(&consortium(&[
        (0, with("The Sarawak Museum journal", Material::Serial, 375_300, 0)),
        (1, with("Sarawak Museum jrnal", Material::Serial, 375_300, 0)),
        (0, with("Ethnology of the coast", Material::Print, 375_300, 0)),
        (1, with("Ethnology of coasts", Material::Print, 375_300, 0)),
        (0, with("Tides", Material::Print, 0, 78_001_234)),
        (1, with("Tides : tables", Material::Print, 0, 78_001_234)),
    ]));
    assert_eq!(found, [0, 0, 1, 2, 3, 3]);
}

#[test]
fn what_is_found_out_does_not_hang_on_decisions() {
    let link = |action, isbn: &str| Decision {
        action,
        partner: String::new(),
        isbn: isbn.to_owned(),
        title: String::new(),
        fund: String::new(),
    };
    let mut books = consortium(&[
        (0, full("Customary law of the coast", "Sandin, Benedict", 1998, "1")),
        (1, full("Custmary law of the coast", "Benedict Sandin", 1998, "2")),
        (2, full("Atlas of tides", "Lim, Ann", 2004, "3")),
    ]);
    let prepared = Prepared::new(&books, &Task::default()).unwrap();
    let before = books.clone();
    for (decisions, expected) in [
        (vec![], [0, 0, 1]),
        (vec![link(Action::CannotLink, "a/1|b/2")], [0, 1, 2]),
        (vec![link(Action::MustLink, "a/1|c/3")], [0, 0, 0]),
        (vec![link(Action::MustLink, "a/1|c/3"), link(Action::CannotLink, "a/1|b/2")], [0, 1, 0]),
    ] {
        books.decisions = decisions;
        assert!(same_items(&before, &books));
        let found = unite(&books, &prepared, Tolerance::default(), &Task::default()).unwrap();
        assert_eq!(found.records.iter().map(|title| title.0).collect::<Vec<_>>(), expected, "{:?}", books.decisions);
    }
    assert!(!same_items(&before, &consortium(&[])));
}

#[test]
fn evidence_shows_every_identifier_by_its_name() {
    let numbered = Record {
        oclcs: vec![42],
        lccn: 14 * 10_000_000_000 + 78_001_234,
        issn: 2_434_567,
        ..record("Tides", "Lim, Ann", 2001, &[9_780_596_009_304])
    };
    let books =
        consortium(&[(0, numbered), (1, Record { lccn: 14 * 10_000_000_000 + 78_001_234, ..record("Tides", "", 2001, &[]) })]);
    let found = matched(&books, Tolerance::default());
    let evidence = evidence(&books, &found.records, &found.works, (0, 1));
    let shown = evidence.fields.iter().find(|field| field.field == Compared::Identifier).unwrap();
    assert_eq!(shown.one, "9780596009304 | OCLC 42 | LCCN n78001234 | ISSN 2434-5679");
    assert_eq!((shown.other.as_str(), evidence.joined), ("LCCN n78001234", true));
}
