//! Small catalogs and consortia written by hand, for the tests of this room.

use std::sync::Arc;

use polars::prelude::df;

use crate::catalog::{Lead, Union, UnionCatalog};
use crate::model::{
    Candidate, Consortium, Currency, Language, Material, Partner, PartnerIx, PartnerSet, Rates, Record, RecordTable, Request,
    StrataTable, Stratum, StratumIx,
};

/// One title of a catalog written by hand.
#[derive(Clone)]
pub struct Row {
    /// Title.
    pub title: &'static str,
    /// Class.
    pub class: &'static str,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Position of the stratum.
    pub stratum: u32,
    /// Language code.
    pub language: &'static str,
    /// Material code.
    pub material: &'static str,
    /// Loans.
    pub uses: u32,
    /// The lowest title of the work; none: its own.
    pub work: Option<u32>,
    /// Who holds it.
    pub holders: PartnerSet,
}

impl Row {
    /// A printed English title of stratum 0 and year 2000, held by partners at these positions.
    pub fn held(partners: &[usize]) -> Self {
        Self {
            title: "A title",
            class: "",
            year: 2000,
            stratum: 0,
            language: "eng",
            material: "print",
            uses: 0,
            work: None,
            holders: partners.iter().map(|at| PartnerIx::new(*at)).collect(),
        }
    }
}

/// The catalog of some rows.
pub fn catalog(rows: &[Row]) -> UnionCatalog {
    fn of<T>(rows: &[Row], read: impl Fn(usize, &Row) -> T) -> Vec<T> {
        rows.iter().enumerate().map(|(at, row)| read(at, row)).collect()
    }
    let number = |at: usize| u32::try_from(at).unwrap();
    let material = |code: &str| Material::ALL.into_iter().find(|material| material.code() == code).unwrap();
    let holders = of(rows, |_, row| row.holders);
    let frame = df!(
        "title_id" => of(rows, |at, _| number(at)),
        "work_id" => of(rows, |at, row| row.work.unwrap_or(number(at))),
        "year" => of(rows, |_, row| row.year),
        "stratum" => of(rows, |_, row| row.stratum),
        "language" => of(rows, |_, row| Language::from_code(row.language).unwrap().number()),
        "material" => of(rows, |_, row| material(row.material).number()),
        "holders" => of(rows, |_, row| number(row.holders.len())),
        "copies" => of(rows, |_, row| number(row.holders.len())),
        "uses" => of(rows, |_, row| row.uses),
    );
    let mut records = RecordTable::default();
    for (at, row) in rows.iter().enumerate() {
        let isbns = vec![9_780_000_000_001 + at as u64];
        let (title, author, class) = (row.title.to_owned(), "Somebody".to_owned(), row.class.to_owned());
        records.push(PartnerIx(0), 0, number(at) + 1, &Record { title, author, isbns, class, ..Record::default() });
    }
    UnionCatalog {
        frame: frame.unwrap(),
        leads: of(rows, |at, _| Lead { record: number(at), class: number(at) }),
        records: Arc::new(records),
        lenders: holders.clone(),
        holders,
    }
}

/// A consortium of partners `p0`, `p1`… and strata `s0`, `s1`…, `unclassified`.
pub fn consortium(partners: usize, strata: usize) -> Consortium {
    let currency = Currency::from_code("MYR").unwrap();
    let stratum = |at: usize| Stratum::new(&format!("s{at}"), &format!("Subject {at}"));
    let unclassified = Stratum::new(StrataTable::UNCLASSIFIED, "Unclassified");
    let all = (0..partners).map(|at| Partner::named(&format!("p{at}"), currency)).collect();
    Consortium {
        strata: StrataTable { strata: (0..strata).map(stratum).chain([unclassified]).collect(), rules: Vec::new() },
        ..Consortium::new(all, Rates::new(currency))
    }
}

/// A request of the partner at this position.
pub fn request(partner: usize) -> Request {
    Request::new(PartnerIx::new(partner), "")
}

/// A candidate of a stratum, held by partners at these positions, with these requests.
pub fn candidate(title: &str, stratum: u16, held: &[usize], requests: &[u32]) -> Candidate {
    let held: PartnerSet = held.iter().map(|at| PartnerIx::new(*at)).collect();
    Candidate {
        author: "Somebody".to_owned(),
        year: 2026,
        stratum: StratumIx(stratum),
        held,
        lendable: held,
        requests: requests.to_vec(),
        ..Candidate::new(&format!("k{title}"), title)
    }
}

/// A catalog with candidates.
pub fn union(rows: &[Row], candidates: Vec<Candidate>) -> Union {
    Union {
        catalog: catalog(rows),
        candidates,
        title_of_record: Vec::new(),
        title_of_request: Vec::new(),
        title_of_expected: Vec::new(),
        work_of_title: Vec::new(),
        benchmarks: Vec::new(),
        doubts: Vec::new(),
        decided: Vec::new(),
    }
}
