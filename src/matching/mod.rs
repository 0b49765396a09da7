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
mod record_key;
mod review;
mod settle;
mod works;

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::error::Result;
use crate::model::{Consortium, Standing, TitleIx, Tolerance};
use crate::task::Task;

use cluster::{Clusters, Traits};
pub use evidence::{Evidence, FieldEvidence, Rule, evidence};
pub use fuzzy::Compared;
use items::Items;
use key::Edition;
pub use key::{Key, Parts};
use lookup::benchmarks;
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
    let keys: Vec<Key> = (0..items.len()).into_par_iter().map(|item| items.key(item)).collect();
    task.check()?;
    let traits = keys.iter().enumerate().map(|(item, key)| Traits {
        volume: key.volume,
        edition: if tolerance.edition { Edition::Any } else { key.edition },
        electronic: key.electronic && !tolerance.forms,
        held: items.is_record(item),
    });
    let mut clusters = Clusters::new(traits.collect());
    decisions::apply(consortium, &items, &keys, &mut clusters);
    let stages: [(Vec<(u64, u32)>, Agreement); 3] = [
        (pairs(&items, |item, out| out.extend(items.isbns(item).iter().copied())), compare::agree_with_identifier),
        (pairs(&items, |item, out| out.extend(items.oclcs(item).iter().copied())), compare::agree_with_identifier),
        (pairs(&items, |item, out| out.extend(text_hash(&keys[item as usize]))), compare::agree_in_text),
    ];
    for (done, (pairs, agree)) in stages.iter().enumerate() {
        join_buckets(pairs, *agree, &keys, &items, &mut clusters);
        task.progress("stage-matching", done + 1, STAGES);
        task.check()?;
    }
    let mut settled = settle::settle(&items, &mut clusters, tolerance, task)?;
    let (titles, held) = number_titles(consortium, &items, &mut clusters);
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

type Agreement = fn(&Key, &Key) -> bool;

/// All (value, item) pairs of a key, sorted: records of one value stand together, holdings first.
fn pairs(items: &Items<'_>, values: impl Fn(u32, &mut Vec<u64>)) -> Vec<(u64, u32)> {
    let mut pairs = Vec::with_capacity(items.len());
    let mut of_item = Vec::new();
    for item in 0..u32::try_from(items.len()).unwrap_or(u32::MAX) {
        of_item.clear();
        values(item, &mut of_item);
        pairs.extend(of_item.iter().map(|value| (*value, item)));
    }
    pairs.par_sort_unstable();
    pairs
}

fn text_hash(key: &Key) -> Option<u64> {
    if key.title.is_empty() {
        return None;
    }
    let mut hasher = FxHasher::default();
    (&key.title, key.year, key.volume).hash(&mut hasher);
    Some(hasher.finish())
}

/// Joins the members of each bucket that agree with the first member of a group found in it.
fn join_buckets(pairs: &[(u64, u32)], agree: Agreement, keys: &[Key], items: &Items<'_>, clusters: &mut Clusters) {
    let mut leads: Vec<u32> = Vec::new();
    for bucket in pairs.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
        leads.clear();
        for &(_, item) in bucket {
            let join = |lead: &u32, clusters: &mut Clusters| {
                let both_held = items.is_record(*lead as usize) && items.is_record(item as usize);
                agree(&keys[*lead as usize], &keys[item as usize])
                    && if both_held { clusters.join(*lead, item) } else { clusters.attach(*lead, item) }
            };
            if !leads.iter().any(|lead| join(lead, clusters)) {
                leads.push(item);
            }
        }
    }
}

/// Numbers the titles: held ones first, in the order of their first record that is not gone.
fn number_titles(consortium: &Consortium, items: &Items<'_>, clusters: &mut Clusters) -> (Vec<TitleIx>, usize) {
    let mut of_root: Vec<u32> = vec![u32::MAX; items.len()];
    let mut next = 0;
    let mut number = |item: usize, clusters: &mut Clusters| {
        let root = clusters.find(u32::try_from(item).unwrap_or(u32::MAX)) as usize;
        if of_root[root] == u32::MAX {
            of_root[root] = next;
            next += 1;
        }
        TitleIx(of_root[root])
    };
    for (record, standing) in consortium.records.standing.iter().enumerate() {
        if *standing != Standing::Gone {
            number(record, clusters);
        }
    }
    let mut held = None;
    let titles: Vec<TitleIx> = (0..items.len()).map(|item| number(item, clusters)).collect();
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
