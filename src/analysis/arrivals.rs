//! What came and what went between two loads of the same partners.
//!
//! In: the consortium as read before and after. Out: [`Change`], one a partner that both have. Invariants: records are
//! told apart by the partner's own number where it has one, else by ISBN, else by title and year; order plays no part.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use serde::Serialize;

use crate::model::{Consortium, PartnerIx, RecordTable, Standing};
use crate::text::fold;

/// Records listed of each change at most; the counts stay whole.
const MOST: usize = 5_000;

/// A record that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Title.
    pub title: String,
    /// Author, or empty.
    pub author: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// First ISBN, or empty.
    pub isbn: String,
}

/// What changed in one partner's holdings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Partner code.
    pub partner: String,
    /// Records that were there and still are.
    pub stayed: u64,
    /// Records that are new.
    pub came: u64,
    /// Records that are gone, lost or withdrawn.
    pub went: u64,
    /// The first new ones, in the order of the new files.
    pub new: Vec<Moved>,
    /// The first gone ones, in the order of the old files.
    pub gone: Vec<Moved>,
}

/// Compares two loads.
#[must_use]
pub fn changes(before: &Consortium, after: &Consortium) -> Vec<Change> {
    let (old, new) = (by_partner(before), by_partner(after));
    let mut all = Vec::new();
    for (at, partner) in after.partners.iter().enumerate() {
        let Some(was) = before.partner(&partner.code) else { continue };
        let (old, new) = (&old[was.at()], &new[at]);
        let mut change = Change { partner: partner.code.clone(), ..Change::default() };
        (change.came, change.new) = missing(&after.records, new, old);
        (change.went, change.gone) = missing(&before.records, old, new);
        change.stayed = new.len() as u64 - change.came;
        all.push(change);
    }
    all
}

/// Held records of each partner by the hash of what tells them apart, each with its row.
fn by_partner(consortium: &Consortium) -> Vec<FxHashMap<u64, u32>> {
    let records = &consortium.records;
    let mut all = vec![FxHashMap::default(); consortium.partners.len()];
    for (row, partner) in records.partner.iter().enumerate() {
        if records.standing[row] == Standing::Gone {
            continue;
        }
        if let Some(keys) = all.get_mut(partner.at()) {
            keys.entry(key(records, row)).or_insert(u32::try_from(row).unwrap_or(u32::MAX));
        }
    }
    all
}

fn key(records: &RecordTable, row: usize) -> u64 {
    let mut hasher = FxHasher::default();
    let (local_id, isbns) = (records.local_id.get(row), records.isbns.get(row));
    if !local_id.is_empty() {
        (0_u8, local_id).hash(&mut hasher);
    } else if let Some(isbn) = isbns.first() {
        (1_u8, isbn).hash(&mut hasher);
    } else {
        (2_u8, fold(records.title.get(row)), records.year[row]).hash(&mut hasher);
    }
    hasher.finish()
}

/// The records of `here` that are not among `there`: how many, and the first of them.
fn missing(records: &RecordTable, here: &FxHashMap<u64, u32>, there: &FxHashMap<u64, u32>) -> (u64, Vec<Moved>) {
    let mut rows: Vec<u32> = here.iter().filter(|(key, _)| !there.contains_key(key)).map(|(_, row)| *row).collect();
    rows.sort_unstable();
    let listed = rows.iter().take(MOST).map(|row| moved(records, *row as usize)).collect();
    (rows.len() as u64, listed)
}

fn moved(records: &RecordTable, row: usize) -> Moved {
    Moved {
        title: records.title.get(row).to_owned(),
        author: records.author.get(row).to_owned(),
        year: records.year[row],
        isbn: records.isbns.get(row).first().map(|isbn| format!("{isbn:013}")).unwrap_or_default(),
    }
}

/// The partner a change belongs to, among those of a consortium.
#[must_use]
pub fn change_of<'a>(changes: &'a [Change], consortium: &Consortium, partner: PartnerIx) -> Option<&'a Change> {
    let code = &consortium.partners.get(partner.at())?.code;
    changes.iter().find(|change| change.partner == *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Record;

    fn load(rows: &[(&str, &str, u64)]) -> Consortium {
        let mut consortium = crate::analysis::testing::consortium(1, 1);
        for (local_id, title, isbn) in rows {
            let isbns = if *isbn == 0 { Vec::new() } else { vec![*isbn] };
            let record = Record { local_id: (*local_id).into(), title: (*title).into(), isbns, ..Record::default() };
            std::sync::Arc::make_mut(&mut consortium.records).push(PartnerIx(0), 0, 1, &record);
        }
        consortium
    }

    #[test]
    fn what_came_and_went_is_told_by_key() {
        let before = load(&[("1", "Atlas", 0), ("2", "Kamus", 0), ("", "Adat", 0), ("", "Old title", 9_780_306_406_157)]);
        // Another order, a corrected title, one new, one gone.
        let after =
            load(&[("", "ADAT", 0), ("1", "Atlas of Borneo", 0), ("", "New title", 9_780_306_406_157), ("3", "Rivers", 0)]);
        let all = changes(&before, &after);
        let [change] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((change.stayed, change.came, change.went), (3, 1, 1));
        assert_eq!(change.new[0].title, "Rivers");
        assert_eq!(change.gone[0].title, "Kamus");
        assert_eq!(changes(&after, &after)[0].came, 0);
    }

    #[test]
    fn what_is_lost_counts_as_gone() {
        let before = load(&[("1", "Atlas", 0)]);
        let mut after = load(&[("1", "Atlas", 0)]);
        std::sync::Arc::make_mut(&mut after.records).standing[0] = Standing::Gone;
        assert_eq!(changes(&before, &after)[0].went, 1);
    }
}
