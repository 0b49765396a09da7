//! Which records are one title: by identifiers, a text key and the weight of all fields, clusters by union-find, decisions
//! above all.
//!
//! In: holdings records, requests and expected arrivals. Out: [`Prepared`], which decisions and tolerances do not change, and
//! from it [`Matches`]. Invariants: a bad identifier shared by records that agree in nothing else joins nothing; a request
//! never joins two titles that are held; other volumes, editions and forms stay apart; the result depends only on the
//! input's order.

mod buckets;
mod cluster;
mod compare;
mod decisions;
mod evidence;
pub mod fuzzy;
mod items;
mod key;
mod lookup;
mod prepared;
mod print;
mod record_key;
mod review;
mod settle;
mod works;

use std::sync::Arc;

use crate::error::Result;
use crate::model::{Consortium, Standing, TitleIx, Tolerance};
use crate::task::Task;

use cluster::Clusters;
pub use evidence::{Evidence, FieldEvidence, Rule, evidence};
pub use fuzzy::Compared;
use items::Items;
pub use key::{Key, Parts};
use lookup::benchmarks;
pub use prepared::Prepared;
use prepared::{Agreement, Keys};
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

/// Matches a consortium by what was found out of its items; differences that `tolerance` names do not count.
///
/// # Errors
/// Only cancellation.
pub fn unite(consortium: &Consortium, prepared: &Prepared, tolerance: Tolerance, task: &Task) -> Result<Matches> {
    let items = Items::new(consortium);
    let keys = Keys { items: &items, prints: &prepared.prints };
    let mut clusters = if tolerance == Tolerance::default() && decisions::links(consortium).next().is_none() {
        prepared.plain.clone()
    } else {
        let mut clusters = Clusters::new(keys.traits(tolerance));
        decisions::apply(consortium, &keys, &mut clusters);
        prepared.join(&keys, &mut clusters, task)?;
        clusters
    };
    let mut settled = settle::settle(&items, &mut clusters, tolerance, &prepared.found);
    task.check()?;
    let (titles, held) = number_titles(consortium, &items, &clusters);
    settled.doubts.retain(|doubt| titles[doubt.pair.0 as usize] != titles[doubt.pair.1 as usize]);
    let works = works::works(&titles, held, &keys, prepared, &settled.works);
    let benchmarks = benchmarks(consortium, &titles, held, &keys);
    let mut rest = titles;
    let expected = rest.split_off(items.first_expected());
    let requests = rest.split_off(items.first_request());
    task.check()?;
    Ok(Matches { records: rest, requests, expected, benchmarks, works, held, settled })
}

/// Whether matching finds the same out of both consortia: same records, requests and arrivals, whatever they ask and pay.
#[must_use]
pub fn same_items(one: &Consortium, other: &Consortium) -> bool {
    Arc::ptr_eq(&one.records, &other.records) && items::same_wishes(one, other)
}

/// Whether both consortia, of the same items, have the same titles: the same is tolerated and decided about them.
#[must_use]
pub fn same_titles(one: &Consortium, other: &Consortium) -> bool {
    same_items(one, other)
        && one.settings.tolerance == other.settings.tolerance
        && one.benchmarks == other.benchmarks
        && decisions::links(one).eq(decisions::links(other))
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
