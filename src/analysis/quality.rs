//! How much each partner's data can be trusted, before any chart: filled fields, doubles, what lacks an identifier.
//!
//! In: records, their titles, the holders of each title. Out: [`Quality`], one a partner. Invariants: records that are
//! lost or withdrawn count as rows but not as titles; shares are left to whoever shows them.

use rayon::prelude::*;

use crate::catalog::Union;
use crate::model::{Consortium, Language, PartnerIx, PartnerSet, SourceKind, Standing};

/// The fields whose presence is counted, by their codes, in the order screens show them; a row has a *subject* where the
/// table of strata takes its title in.
pub const FIELDS: [&str; 9] = ["isbn", "oclc", "title", "author", "publisher", "year", "class", "subject", "language"];

/// Titles of one kind and how many of them another partner holds too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// Distinct titles.
    pub titles: u64,
    /// Of these, held by another partner as well.
    pub shared: u64,
}

/// The data of one partner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Quality {
    /// Rows read from its holdings files.
    pub read: u64,
    /// Rows kept.
    pub kept: u64,
    /// Kept rows in which something was repaired or left out.
    pub repaired: u64,
    /// Rows not used.
    pub rejected: u64,
    /// Kept rows that have each of [`FIELDS`].
    pub filled: [u64; FIELDS.len()],
    /// Rows that repeat a title of the same partner.
    pub doubles: u64,
    /// Titles that some row of the partner gives an ISBN or OCLC number.
    pub identified: Reach,
    /// Titles without either: only their text can match.
    pub unidentified: Reach,
}

/// Counts the data of every partner, in the order of the partners.
#[must_use]
pub fn quality(consortium: &Consortium, union: &Union) -> Vec<Quality> {
    let mut all = vec![Quality::default(); consortium.partners.len()];
    for source in consortium.sources.iter().filter(|source| source.kind == SourceKind::Holdings) {
        let Some(quality) = consortium.partner(&source.partner).and_then(|partner| all.get_mut(partner.at())) else { continue };
        quality.read += u64::from(source.read);
        quality.kept += u64::from(source.kept);
        quality.repaired += u64::from(source.repaired);
        quality.rejected += u64::from(source.rejected);
    }
    let (filled, ()) = rayon::join(|| fields(consortium, union), || titles(consortium, union, &mut all));
    for (quality, filled) in all.iter_mut().zip(filled) {
        quality.filled = filled;
    }
    all
}

/// Rows counted by one thread at a time.
const CHUNK: usize = 1 << 16;

/// Counts for each partner the rows that have each field.
fn fields(consortium: &Consortium, union: &Union) -> Vec<[u64; FIELDS.len()]> {
    let records = &consortium.records;
    let strata = union.catalog.numbers("stratum");
    let unclassified = u32::from(consortium.strata.unclassified().0);
    let has_subject = |row: usize| {
        let title = union.title_of_record.get(row).and_then(|title| strata.get(title.at()));
        title.is_some_and(|stratum| *stratum != unclassified)
    };
    let none = || vec![[0; FIELDS.len()]; consortium.partners.len()];
    let count = |mut all: Vec<[u64; FIELDS.len()]>, row: usize| {
        let has = [
            !records.isbns.get(row).is_empty(),
            !records.oclcs.get(row).is_empty(),
            !records.title.is_empty_at(row),
            !records.author.is_empty_at(row),
            !records.publisher.is_empty_at(row),
            records.year[row] != 0,
            !records.class.is_empty_at(row),
            has_subject(row),
            records.language[row] != Language::UNKNOWN,
        ];
        if let Some(filled) = all.get_mut(records.partner[row].at()) {
            filled.iter_mut().zip(has).for_each(|(filled, has)| *filled += u64::from(has));
        }
        all
    };
    let sum = |mut one: Vec<[u64; FIELDS.len()]>, other: Vec<[u64; FIELDS.len()]>| {
        one.iter_mut().flatten().zip(other.iter().flatten()).for_each(|(one, other)| *one += other);
        one
    };
    (0..records.len()).into_par_iter().with_min_len(CHUNK).fold(none, count).reduce(none, sum)
}

fn titles(consortium: &Consortium, union: &Union, all: &mut [Quality]) {
    let records = &consortium.records;
    let mut seen = vec![PartnerSet::EMPTY; union.catalog.len()];
    let mut identified = seen.clone();
    for (row, (partner, title)) in records.partner.iter().zip(&union.title_of_record).enumerate() {
        let Some(holders) = seen.get_mut(title.at()).filter(|_| records.standing[row] != Standing::Gone) else { continue };
        if let Some(quality) = all.get_mut(partner.at()).filter(|_| holders.contains(*partner)) {
            quality.doubles += 1;
        }
        holders.insert(*partner);
        if !records.isbns.get(row).is_empty() || !records.oclcs.get(row).is_empty() {
            identified[title.at()].insert(*partner);
        }
    }
    for ((holders, identified), all_holders) in seen.iter().zip(&identified).zip(&union.catalog.holders) {
        for partner in holders.iter() {
            let Some(quality) = all.get_mut(partner.at()) else { continue };
            count(quality, partner, *identified, all_holders.len() > 1);
        }
    }
}

fn count(quality: &mut Quality, partner: PartnerIx, identified: PartnerSet, shared: bool) {
    let reach = if identified.contains(partner) { &mut quality.identified } else { &mut quality.unidentified };
    reach.titles += 1;
    reach.shared += u64::from(shared);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record, TitleIx};

    #[test]
    fn fields_doubles_and_reach_are_counted() {
        let mut consortium = crate::analysis::testing::consortium(2, 1);
        let mut record = |partner, title: &str, isbn: Option<u64>, standing| {
            let record =
                Record { title: title.into(), isbns: isbn.into_iter().collect(), year: 2001, standing, ..Record::default() };
            std::sync::Arc::make_mut(&mut consortium.records).push(PartnerIx::new(partner), 0, 1, &record);
        };
        record(0, "Atlas", Some(9_780_306_406_157), Standing::Lendable);
        record(0, "Atlas", None, Standing::Lendable);
        record(0, "Kamus", None, Standing::HeldOnly);
        record(0, "Lost", None, Standing::Gone);
        record(1, "Atlas", Some(9_780_306_406_157), Standing::Lendable);
        let holders = |partners: &[usize]| crate::analysis::testing::Row::held(partners);
        let title_of_record = [0, 0, 1, 2, 0].map(TitleIx).to_vec();
        // The second title is unclassified.
        let rows = [holders(&[0, 1]), crate::analysis::testing::Row { stratum: 1, ..holders(&[0]) }];
        let union = Union { title_of_record, ..crate::analysis::testing::union(&rows, Vec::new()) };
        let all = quality(&consortium, &union);
        assert_eq!(all[0].filled, [1, 0, 4, 0, 0, 4, 0, 2, 0]);
        assert_eq!(all[0].doubles, 1);
        assert_eq!(all[0].identified, Reach { titles: 1, shared: 1 });
        assert_eq!(all[0].unidentified, Reach { titles: 1, shared: 0 });
        assert_eq!((all[1].doubles, all[1].identified), (0, Reach { titles: 1, shared: 1 }));
    }
}
