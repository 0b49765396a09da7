//! Titles that a change leaves as they were: their sums and subjects are taken over from the catalog before it.
//!
//! In: the title of each record before and now. Out: for each title of now the one of before that has the same records.
//! Records that are gone count for neither.

use std::borrow::Cow;
use std::sync::Arc;

use super::build::Sum;
use super::{Titles, Union, UnionCatalog};
use crate::model::{Language, PartnerSet, RecordTable, Standing, StratumIx};

/// No title, or no record.
pub(super) const NOBODY: u32 = u32::MAX;
/// A title whose records are of several titles on the other side.
const MIXED: u32 = u32::MAX - 1;

/// What is known of titles from before; nothing where there was no catalog.
pub(super) struct Carried<'a>(Option<Known<'a>>);

struct Known<'a> {
    catalog: &'a UnionCatalog,
    /// The title before of each title of now; [`NOBODY`] or [`MIXED`] where its records are others.
    before: Vec<u32>,
    strata: Cow<'a, [u32]>,
    languages: Cow<'a, [u32]>,
    copies: Cow<'a, [u32]>,
    uses: Cow<'a, [u32]>,
}

impl<'a> Carried<'a> {
    /// Finds the titles that have the records they had.
    pub(super) fn new(records: &Arc<RecordTable>, titles: &Titles<'_>, before: Option<&'a Union>) -> Self {
        let before = before.filter(|union| Arc::ptr_eq(&union.catalog.records, records));
        Self(before.map(|union| {
            let catalog = &union.catalog;
            let columns = ["stratum", "language", "copies", "uses"].map(|name| catalog.numbers(name));
            let [strata, languages, copies, uses] = columns;
            Known { catalog, before: counterparts(records, titles, &union.titles()), strata, languages, copies, uses }
        }))
    }

    /// The title of before, and what was known then.
    fn of(&self, title: usize) -> Option<(usize, &Known<'a>)> {
        let known = self.0.as_ref()?;
        let before = known.before.get(title).copied().filter(|before| *before < MIXED)?;
        Some((before as usize, known))
    }

    /// Whether a title is taken over.
    pub(super) fn is_known(&self, title: usize) -> bool {
        self.of(title).is_some()
    }

    /// The stratum of a title, if it is taken over.
    pub(super) fn stratum(&self, title: usize) -> Option<StratumIx> {
        let (at, known) = self.of(title)?;
        u16::try_from(known.strata[at]).ok().map(StratumIx)
    }

    /// What a title's records add up to, if it is taken over; the worth of its lead is not known any more.
    pub(super) fn sum(&self, title: usize) -> Option<(Sum, PartnerSet, PartnerSet)> {
        let (at, known) = self.of(title)?;
        let sum = Sum {
            lead: known.catalog.leads[at],
            copies: known.copies[at],
            uses: known.uses[at],
            worth: 0,
            language: Language::from_number(known.languages[at]),
        };
        Some((sum, known.catalog.holders[at], known.catalog.lenders[at]))
    }
}

/// For each title of now, the title before that has just the same records.
fn counterparts(records: &RecordTable, now: &Titles<'_>, before: &Titles<'_>) -> Vec<u32> {
    let mut of_now = vec![NOBODY; now.held];
    let mut of_before = vec![NOBODY; before.held];
    let meet = |known: &mut u32, other: u32| *known = if *known == NOBODY || *known == other { other } else { MIXED };
    let both = now.of_record.iter().zip(before.of_record).zip(&records.standing);
    for ((now, before), _) in both.filter(|(_, standing)| **standing != Standing::Gone) {
        meet(&mut of_now[now.at()], before.0);
        meet(&mut of_before[before.at()], now.0);
    }
    for (now, before) in (0_u32..).zip(of_now.iter_mut()).filter(|(_, before)| **before < MIXED) {
        if of_before[*before as usize] != now {
            *before = MIXED;
        }
    }
    of_now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartnerIx, Record, TitleIx};

    fn titles(of_record: &[TitleIx], held: usize) -> Titles<'_> {
        Titles { of_record, of_request: &[], of_expected: &[], works: &[], held }
    }

    #[test]
    fn titles_of_the_same_records_are_found_again() {
        let mut records = RecordTable::default();
        for standing in [Standing::Lendable, Standing::Lendable, Standing::Gone, Standing::HeldOnly, Standing::OnOrder] {
            records.push(PartnerIx(0), 0, 1, &Record { standing, ..Record::default() });
        }
        let [before, parted, joined] = [[0, 0, 1, 1, 2], [0, 1, 0, 2, 3], [0, 0, 2, 1, 0]].map(|titles| titles.map(TitleIx));
        assert_eq!(counterparts(&records, &titles(&parted, 4), &titles(&before, 3)), [MIXED, MIXED, 1, 2]);
        assert_eq!(counterparts(&records, &titles(&joined, 2), &titles(&before, 3)), [MIXED, 1]);
    }
}
