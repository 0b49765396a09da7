//! Builds the union catalog from records and their titles.

use std::sync::Arc;

use polars::prelude::{DataFrame, IntoColumn, NamedFrom, PolarsResult, Series};
use rayon::prelude::*;

use super::carry::{Carried, NOBODY};
use super::classify::{Classifier, Memo};
use super::{Lead, Titles, Union, UnionCatalog};
use crate::error::{Error, Result};
use crate::model::{Consortium, Language, PartnerSet, RecordTable, Standing, StratumIx};

/// Titles that one thread classifies at a time.
const CHUNK: usize = 1 << 16;

/// What the members of one title add up to, but for the sets of partners.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    pub lead: Lead,
    pub copies: u32,
    pub uses: u32,
    pub worth: u8,
    pub language: Language,
}

impl Default for Sum {
    fn default() -> Self {
        Self { lead: Lead { record: NOBODY, class: NOBODY }, copies: 0, uses: 0, worth: 0, language: Language::UNKNOWN }
    }
}

/// The titles summed up, row-aligned.
struct Sums {
    titles: Vec<Sum>,
    holders: Vec<PartnerSet>,
    lenders: Vec<PartnerSet>,
}

/// Builds the catalog of the titles somebody holds. Where a union of the same records, subjects and lending partners is known,
/// only titles whose records are others than `before` are summed up.
///
/// # Errors
/// Only where polars refuses columns of equal length, which is a mistake of ours.
pub fn build(consortium: &Consortium, titles: &Titles<'_>, before: Option<&Union>) -> Result<UnionCatalog> {
    let records = &consortium.records;
    let carried = Carried::new(records, titles, before);
    let Sums { titles: sums, holders, lenders } = sums(consortium, titles, &carried);
    let classifier = Classifier::new(&consortium.strata);
    let stratum = |title: usize, memo: &mut Memo| {
        carried.stratum(title).unwrap_or_else(|| {
            let Sum { lead, language, .. } = sums[title];
            let class = records.class.get(lead.class as usize);
            classifier.stratum(class, records.title.get(lead.record as usize), language, memo)
        })
    };
    let strata: Vec<StratumIx> =
        (0..sums.len()).into_par_iter().with_min_len(CHUNK).map_init(Memo::default, |memo, title| stratum(title, memo)).collect();
    Ok(UnionCatalog {
        frame: frame(records, &sums, &holders, &strata, titles).map_err(|error| Error::bug(error.to_string()))?,
        leads: sums.iter().map(|sum| sum.lead).collect(),
        records: Arc::clone(records),
        holders,
        lenders,
    })
}

/// Whether two consortia of the same titles have the same catalog: same subjects, and the same partners lend.
#[must_use]
pub fn same_rules(one: &Consortium, other: &Consortium) -> bool {
    let lends = |consortium: &Consortium| consortium.partners.iter().map(|partner| partner.lends).collect::<Vec<_>>();
    one.strata == other.strata && lends(one) == lends(other)
}

/// Sums up the records of each title; each thread those of its share of the titles.
fn sums(consortium: &Consortium, titles: &Titles<'_>, carried: &Carried<'_>) -> Sums {
    let mut sums = vec![Sum::default(); titles.held];
    let mut holders = vec![PartnerSet::EMPTY; titles.held];
    let mut lenders = vec![PartnerSet::EMPTY; titles.held];
    let share = titles.held.div_ceil(rayon::current_num_threads()).max(1);
    let sets = holders.par_chunks_mut(share).zip(lenders.par_chunks_mut(share));
    sums.par_chunks_mut(share).zip(sets).enumerate().for_each(|(nth, (sums, (holders, lenders)))| {
        let first = nth * share;
        for (at, sum) in sums.iter_mut().enumerate() {
            if let Some(known) = carried.sum(first + at) {
                (*sum, holders[at], lenders[at]) = known;
            }
        }
        for (record, title) in titles.of_record.iter().enumerate() {
            let Some(at) = title.at().checked_sub(first).filter(|at| *at < sums.len()) else { continue };
            if !carried.is_known(title.at()) {
                add(consortium, record, (&mut sums[at], &mut holders[at], &mut lenders[at]));
            }
        }
    });
    Sums { titles: sums, holders, lenders }
}

/// Adds a record to its title, unless it is gone.
fn add(consortium: &Consortium, record: usize, (sum, holders, lenders): (&mut Sum, &mut PartnerSet, &mut PartnerSet)) {
    let records = &consortium.records;
    if records.standing[record] == Standing::Gone {
        return;
    }
    let worth = worth(records, record);
    let at = u32::try_from(record).unwrap_or(NOBODY);
    if sum.lead.record == NOBODY || worth > sum.worth {
        (sum.lead.record, sum.worth) = (at, worth);
    }
    if sum.lead.class == NOBODY && !records.class.is_empty_at(record) {
        sum.lead.class = at;
    }
    if sum.language == Language::UNKNOWN {
        sum.language = records.language[record];
    }
    let partner = records.partner[record];
    holders.insert(partner);
    let lends = consortium.partners.get(partner.at()).is_some_and(|partner| partner.lends);
    if lends && matches!(records.standing[record], Standing::Lendable | Standing::OnOrder) {
        lenders.insert(partner);
    }
    sum.copies = sum.copies.saturating_add(u32::from(records.copies[record]));
    sum.uses = sum.uses.saturating_add(records.uses[record]);
}

/// How much a record says; the lead record is the first of those that say most.
fn worth(records: &RecordTable, record: usize) -> u8 {
    let filled = [
        !records.title.is_empty_at(record),
        !records.author.is_empty_at(record),
        records.year[record] > 0,
        !records.isbns.get(record).is_empty(),
        !records.class.is_empty_at(record),
        !records.oclcs.get(record).is_empty(),
    ];
    filled.iter().map(|filled| u8::from(*filled)).sum()
}

fn frame(
    records: &RecordTable,
    sums: &[Sum],
    holders: &[PartnerSet],
    strata: &[StratumIx],
    titles: &Titles<'_>,
) -> PolarsResult<DataFrame> {
    let numbers = |name: &str, values: Vec<u32>| Series::new(name.into(), values).into_column();
    let of_sums = |name: &str, of: &dyn Fn(&Sum) -> u32| numbers(name, sums.iter().map(of).collect());
    let lead = |sum: &Sum| sum.lead.record as usize;
    let years: Vec<i16> = sums.iter().map(|sum| records.year[lead(sum)]).collect();
    DataFrame::new_infer_height(vec![
        numbers("title_id", (0..u32::try_from(sums.len()).unwrap_or(NOBODY)).collect()),
        numbers("work_id", titles.works.iter().take(sums.len()).map(|work| work.0).collect()),
        Series::new("year".into(), years).into_column(),
        numbers("stratum", strata.iter().map(|stratum| u32::from(stratum.0)).collect()),
        of_sums("language", &|sum| sum.language.number()),
        of_sums("material", &|sum| records.material[lead(sum)].number()),
        numbers("holders", holders.iter().map(|set| u32::try_from(set.len()).unwrap_or(0)).collect()),
        of_sums("copies", &|sum| sum.copies),
        of_sums("uses", &|sum| sum.uses),
    ])
}
