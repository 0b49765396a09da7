//! Which records are one title: by ISBN, OCLC number and a text key, clusters by union-find, decisions above all.
//!
//! In: holdings records, requests and expected arrivals. Out: [`Matches`]. Invariants: a bad identifier shared by records
//! that agree in nothing else joins nothing; a request never joins two titles that are held; other volumes, editions and
//! forms stay apart; the result depends only on the input's order.

mod cluster;
mod compare;
mod decisions;
mod evidence;
pub mod fuzzy;
mod items;
mod key;
mod lookup;
mod print;
mod record_key;
mod review;
mod settle;
mod works;

use rayon::prelude::*;

use crate::error::Result;
use crate::model::{Consortium, Standing, TitleIx, Tolerance};
use crate::task::Task;

use cluster::Clusters;
pub use evidence::{Evidence, FieldEvidence, Rule, evidence};
pub use fuzzy::Compared;
use items::Items;
pub use key::{Key, Parts};
use lookup::benchmarks;
use print::Print;
pub use record_key::{record_key, records_of_keys};
pub use review::queue;
pub use settle::Settled;

/// Which title every record, request and arrival is.
#[derive(Debug, Clone, Default)]
pub struct Matches {
    /// Title of each holdings record. Titles somebody holds come first, in the order of their first record.
    pub records: Vec<TitleIx>,
    /// Title of each request.
    pub requests: Vec<TitleIx>,
    /// Title of each expected arrival.
    pub expected: Vec<TitleIx>,
    /// For each book list, the held title each row is.
    pub benchmarks: Vec<Vec<Option<TitleIx>>>,
    /// Work of each title: the lowest title of the work.
    pub works: Vec<TitleIx>,
    /// How many titles somebody holds; titles from here on are only asked for, expected or gone.
    pub held: usize,
    /// What the fuzzy stage did, and the pairs it leaves to a person.
    pub settled: Settled,
}

/// Matches a consortium; differences that `tolerance` names do not count.
///
/// # Errors
/// Only cancellation.
pub fn unite(consortium: &Consortium, tolerance: Tolerance, task: &Task) -> Result<Matches> {
    task.progress("stage-matching", 0, STAGES);
    let items = Items::new(consortium);
    let keys = Keys::new(&items);
    task.check()?;
    let traits = keys.prints.iter().enumerate().map(|(item, print)| print.traits(items.is_record(item), tolerance));
    let mut clusters = Clusters::new(traits.collect());
    decisions::apply(consortium, &keys, &mut clusters);
    let stages: [(Values<'_>, Agreement, usize); 3] = [
        (&|item, out| out.extend_from_slice(items.isbns(item)), compare::agree_with_identifier, MOST_LEADS),
        (&|item, out| out.extend_from_slice(items.oclcs(item)), compare::agree_with_identifier, MOST_LEADS),
        (&|item, out| out.extend(keys.prints[item as usize].text_hash()), compare::agree_in_text, usize::MAX),
    ];
    for (done, (values, agree, most_leads)) in stages.iter().enumerate() {
        let pairs = pairs(items.len(), values);
        let agree = |lead, item| keys.judge(*agree, lead, item);
        join_each(&pairs, *most_leads, agree, |lead, item| {
            let both_held = items.is_record(lead as usize) && items.is_record(item as usize);
            if both_held { clusters.join(lead, item) } else { clusters.attach(lead, item) }
        });
        task.progress("stage-matching", done + 1, STAGES);
        task.check()?;
    }
    let mut settled = settle::settle(&items, &mut clusters, tolerance, task)?;
    let (titles, held) = number_titles(consortium, &items, &clusters);
    settled.doubts.retain(|doubt| titles[doubt.pair.0 as usize] != titles[doubt.pair.1 as usize]);
    let works = works::works(&titles, held, &keys, &settled.works);
    let benchmarks = benchmarks(consortium, &titles, held, &keys);
    let mut rest = titles;
    let expected = rest.split_off(items.first_expected());
    let requests = rest.split_off(items.first_request());
    task.progress("stage-matching", STAGES, STAGES);
    Ok(Matches { records: rest, requests, expected, benchmarks, works, held, settled })
}

/// Steps of matching, as progress counts them.
const STAGES: usize = 5;

/// Appends what an item may share with others: its identifiers, or a hash of its text.
type Values<'a> = &'a (dyn Fn(u32, &mut Vec<u64>) + Sync);

/// Judges two fingerprints; the keys of both are made again where it asks for them.
type Agreement = fn(&Print, &Print, &dyn Fn() -> (Key, Key)) -> bool;

/// What all items are compared by.
pub struct Keys<'a> {
    items: &'a Items<'a>,
    /// Fingerprints of all items.
    prints: Vec<Print>,
}

impl<'a> Keys<'a> {
    fn new(items: &'a Items<'a>) -> Self {
        let prints = (0..items.len()).into_par_iter().map_init(Vec::new, |folded, item| Print::new(items.parts(item), folded));
        Self { items, prints: prints.collect() }
    }

    /// Whether two items agree.
    fn judge(&self, agreement: Agreement, a: u32, b: u32) -> bool {
        let (a, b) = (a as usize, b as usize);
        agreement(&self.prints[a], &self.prints[b], &|| (self.items.key(a), self.items.key(b)))
    }
}

/// All (value, item) pairs of a key, sorted: records of one value stand together, holdings first.
fn pairs(items: usize, values: impl Fn(u32, &mut Vec<u64>) + Sync) -> Vec<(u64, u32)> {
    let items = 0..u32::try_from(items).unwrap_or(u32::MAX);
    let of_item = |mut all: (Vec<u64>, Vec<(u64, u32)>), item: u32| {
        all.0.clear();
        values(item, &mut all.0);
        all.1.extend(all.0.iter().map(|value| (*value, item)));
        all
    };
    let parts: Vec<Vec<(u64, u32)>> = items.into_par_iter().fold(Default::default, of_item).map(|(_, pairs)| pairs).collect();
    let mut pairs = parts.concat();
    pairs.par_sort_unstable();
    pairs
}

/// Groups found among records of one identifier; one that is so many things at once (a number put in to fill a column)
/// says nothing of the rest, and comparing letters of all with all would take for ever.
const MOST_LEADS: usize = 64;

/// Joins the members of each bucket that agree with the first member of a group found in it.
fn join_each(
    pairs: &[(u64, u32)],
    most_leads: usize,
    agree: impl Fn(u32, u32) -> bool + Sync,
    mut join: impl FnMut(u32, u32) -> bool,
) {
    let buckets = pairs.par_chunk_by(|a, b| a.0 == b.0);
    let with_first: Vec<bool> = buckets.flat_map_iter(|bucket| agree_with_first(bucket, &agree)).collect();
    let mut leads: Vec<u32> = Vec::new();
    let mut start = 0;
    for bucket in pairs.chunk_by(|a, b| a.0 == b.0) {
        let first = start;
        start += bucket.len();
        if bucket.len() == 1 {
            continue;
        }
        leads.clear();
        for (&(_, item), with_first) in bucket.iter().zip(&with_first[first..]) {
            let mut at = 0..leads.len();
            let is_same = |at: usize, lead: u32| if at == 0 { *with_first } else { agree(lead, item) };
            if !at.any(|at| is_same(at, leads[at]) && join(leads[at], item)) && leads.len() < most_leads {
                leads.push(item);
            }
        }
    }
}

/// For each member of a bucket, whether it agrees with the first; threads find out, for that is where memory waits.
fn agree_with_first(bucket: &[(u64, u32)], agree: &(impl Fn(u32, u32) -> bool + Sync)) -> impl Iterator<Item = bool> {
    let first = bucket.first().map_or(0, |pair| pair.1);
    bucket.iter().enumerate().map(move |(at, (_, item))| at > 0 && agree(first, *item))
}

/// Numbers the titles: held ones first, in the order of their first record that is not gone.
fn number_titles(consortium: &Consortium, items: &Items<'_>, clusters: &Clusters) -> (Vec<TitleIx>, usize) {
    let roots = clusters.roots();
    let mut of_root: Vec<u32> = vec![u32::MAX; items.len()];
    let mut next = 0;
    let mut number = |item: usize| {
        let root = roots[item] as usize;
        if of_root[root] == u32::MAX {
            of_root[root] = next;
            next += 1;
        }
        TitleIx(of_root[root])
    };
    for (record, standing) in consortium.records.standing.iter().enumerate() {
        if *standing != Standing::Gone {
            number(record);
        }
    }
    let mut held = None;
    let titles: Vec<TitleIx> = (0..items.len()).map(number).collect();
    let in_record = |item: usize| consortium.records.standing.get(item).is_some_and(|standing| *standing != Standing::Gone);
    for (item, title) in titles.iter().enumerate() {
        if in_record(item) {
            held = held.max(Some(title.at()));
        }
    }
    (titles, held.map_or(0, |last| last + 1))
}

/// The match weights, in bits, from which a pair is doubtful and from which it is joined without asking.
#[must_use]
pub fn thresholds() -> [f64; 2] {
    [fuzzy::REVIEW, fuzzy::JOIN].map(|tenths| f64::from(tenths) / 10.0)
}

#[cfg(test)]
mod tests;
