//! Builds the union catalog from records and their titles.

use std::fmt::Write;

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, Series, StringChunkedBuilder};
use rayon::prelude::*;

use super::classify::{Classifier, Memo};
use super::{Titles, UnionCatalog};
use crate::error::{Error, Result};
use crate::model::{Consortium, Language, PartnerSet, RecordTable, Standing, StratumIx, TextColumn};

/// Titles that one thread classifies at a time.
const CHUNK: usize = 1 << 16;

/// What the members of one title add up to, but for the sets of partners.
#[derive(Debug, Clone, Copy)]
struct Sum {
    lead: u32,
    class_from: u32,
    copies: u32,
    uses: u32,
    worth: u8,
    language: Language,
}

const NOBODY: u32 = u32::MAX;

impl Default for Sum {
    fn default() -> Self {
        Self { lead: NOBODY, class_from: NOBODY, copies: 0, uses: 0, worth: 0, language: Language::UNKNOWN }
    }
}

/// The titles summed up, row-aligned.
struct Sums {
    titles: Vec<Sum>,
    holders: Vec<PartnerSet>,
    lenders: Vec<PartnerSet>,
}

/// Builds the catalog of the titles somebody holds.
///
/// # Errors
/// Only where polars refuses columns of equal length, which is a mistake of ours.
pub fn build(consortium: &Consortium, titles: &Titles<'_>) -> Result<UnionCatalog> {
    let records = &consortium.records;
    let Sums { titles: sums, holders, lenders } = sums(consortium, titles);
    let classifier = Classifier::new(&consortium.strata);
    let stratum = |sum: &Sum, memo: &mut Memo| {
        let class = if sum.class_from == NOBODY { "" } else { records.class.get(sum.class_from as usize) };
        classifier.stratum(class, records.title.get(sum.lead as usize), sum.language, memo)
    };
    let chunk = |sums: &[Sum]| {
        let mut memo = Memo::default();
        sums.iter().map(|sum| stratum(sum, &mut memo)).collect::<Vec<_>>()
    };
    let strata: Vec<StratumIx> = sums.par_chunks(CHUNK).flat_map_iter(chunk).collect();
    Ok(UnionCatalog {
        frame: frame(records, &sums, &holders, &strata, titles).map_err(|error| Error::bug(error.to_string()))?,
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
fn sums(consortium: &Consortium, titles: &Titles<'_>) -> Sums {
    let mut sums = vec![Sum::default(); titles.held];
    let mut holders = vec![PartnerSet::EMPTY; titles.held];
    let mut lenders = vec![PartnerSet::EMPTY; titles.held];
    let share = titles.held.div_ceil(rayon::current_num_threads()).max(1);
    let sets = holders.par_chunks_mut(share).zip(lenders.par_chunks_mut(share));
    sums.par_chunks_mut(share).zip(sets).enumerate().for_each(|(nth, (sums, (holders, lenders)))| {
        let first = nth * share;
        for (record, title) in titles.of_record.iter().enumerate() {
            let Some(at) = title.at().checked_sub(first).filter(|at| *at < sums.len()) else { continue };
            add(consortium, record, (&mut sums[at], &mut holders[at], &mut lenders[at]));
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
    if sum.lead == NOBODY || worth > sum.worth {
        (sum.lead, sum.worth) = (at, worth);
    }
    if sum.class_from == NOBODY && !records.class.is_empty_at(record) {
        sum.class_from = at;
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
) -> polars::prelude::PolarsResult<DataFrame> {
    let lead = |sum: &Sum| sum.lead as usize;
    let lead_text = |name: &'static str, of: fn(&RecordTable) -> &TextColumn| {
        move || texts(name, sums, |sum, out| out.push_str(of(records).get(lead(sum))))
    };
    let title_ids = || numbers("title_id", (0..u32::try_from(sums.len()).unwrap_or(NOBODY)).collect());
    let works = || numbers("work_id", titles.works.iter().take(sums.len()).map(|work| work.0).collect());
    let years = || Series::new("year".into(), sums.iter().map(|sum| records.year[lead(sum)]).collect::<Vec<i16>>()).into_column();
    let isbns = || texts("isbn", sums, |sum, out| first_number(records.isbns.get(lead(sum)), out));
    let oclcs = || texts("oclc", sums, |sum, out| first_number(records.oclcs.get(lead(sum)), out));
    let classes = || {
        texts("class", sums, |sum, out| {
            if sum.class_from != NOBODY {
                out.push_str(records.class.get(sum.class_from as usize));
            }
        })
    };
    let languages = || texts("language", sums, |sum, out| out.push_str(sum.language.code()));
    let materials = || texts("material", sums, |sum, out| out.push_str(records.material[lead(sum)].code()));
    let of_sums = |name: &str, of: &dyn Fn(&Sum) -> u32| numbers(name, sums.iter().map(of).collect());
    let columns: [&(dyn Fn() -> Column + Sync); 14] = [
        &title_ids,
        &works,
        &lead_text("title", |records| &records.title),
        &lead_text("author", |records| &records.author),
        &years,
        &isbns,
        &oclcs,
        &classes,
        &|| numbers("stratum", strata.iter().map(|stratum| u32::from(stratum.0)).collect()),
        &languages,
        &materials,
        &|| numbers("holders", holders.iter().map(|set| u32::try_from(set.len()).unwrap_or(0)).collect()),
        &|| of_sums("copies", &|sum| sum.copies),
        &|| of_sums("uses", &|sum| sum.uses),
    ];
    DataFrame::new_infer_height(columns.into_par_iter().map(|column| column()).collect())
}

/// A column of text, one entry a title, that `write` appends to an empty buffer.
fn texts(name: &str, sums: &[Sum], write: impl Fn(&Sum, &mut String)) -> Column {
    let mut builder = StringChunkedBuilder::new(name.into(), sums.len());
    let mut text = String::new();
    for sum in sums {
        text.clear();
        write(sum, &mut text);
        builder.append_value(&text);
    }
    builder.finish().into_column()
}

fn numbers(name: &str, values: Vec<u32>) -> Column {
    Series::new(name.into(), values).into_column()
}

/// Writes the first number of a list; an ISBN keeps its thirteen digits.
fn first_number(numbers: &[u64], out: &mut String) {
    if let Some(number) = numbers.first() {
        // Writing to a string cannot fail.
        write!(out, "{number}").ok();
    }
}
