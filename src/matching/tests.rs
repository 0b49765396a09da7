//! Whole matches of small hand-made consortia.

use super::*;
use crate::ingest;
use crate::model::{AccessTable, Action, Currency, Partner, PartnerIx, Rates};
use crate::model::{Decision, Record, RecordTable, Settings};

fn consortium(records: &[(u8, Record)]) -> Consortium {
    let currency = Currency::from_code("MYR").unwrap();
    let mut table = RecordTable::default();
    for (row, (partner, record)) in records.iter().enumerate() {
        table.push(PartnerIx(*partner), 0, u32::try_from(row).unwrap() + 1, record);
    }
    Consortium {
        partners: ["a", "b", "c"].iter().map(|code| Partner::named(code, currency)).collect(),
        records: table,
        requests: Vec::new(),
        funds: Vec::new(),
        rates: Rates::new(currency),
        settings: Settings::default(),
        fiscal_year: String::new(),
        decisions: Vec::new(),
        expected: Vec::new(),
        strata: ingest::default_strata(),
        prices: Vec::new(),
        access: AccessTable::default(),
        benchmarks: Vec::new(),
        sources: Vec::new(),
    }
}

fn record(title: &str, author: &str, year: i16, isbns: &[u64]) -> Record {
    Record { title: title.into(), author: author.into(), year, isbns: isbns.to_vec(), copies: 1, ..Record::default() }
}

fn titles(consortium: &Consortium) -> Vec<u32> {
    unite(consortium, &Task::default()).unwrap().records.iter().map(|title| title.0).collect()
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
    let found = unite(&consortium(&[(0, lost), (1, record("Atlas", "Lim", 2001, &[]))]), &Task::default()).unwrap();
    assert_eq!((found.records[0].0, found.records[1].0, found.held), (1, 0, 1));
}
