//! Works: titles whose main title and author agree, whatever the edition.

use rayon::prelude::*;

use super::buckets::{Buckets, pairs};
use super::cluster::{Clusters, Traits};
use super::compare::same_work;
use super::prepared::{Keys, Prepared};
use super::print::{Print, hash_of, short_hash};
use crate::model::TitleIx;

/// The work of each title, as its lowest title; held titles come first, so a held title stands for its work.
/// `alike` are pairs of items that the fuzzy stage found to be of one work.
#[must_use]
pub fn works(titles: &[TitleIx], held: usize, keys: &Keys<'_>, prepared: &Prepared, alike: &[(u32, u32)]) -> Vec<TitleIx> {
    let count = titles.iter().map(|title| title.at() + 1).max().unwrap_or(held);
    let mut clusters = Clusters::new(vec![Traits::default(); count]);
    let mut force = |one: u32, other: u32| {
        let (one, other) = (titles[one as usize], titles[other as usize]);
        if one != other {
            clusters.force(one.0, other.0);
        }
    };
    for (item, (of_work, root)) in (0_u32..).zip(prepared.works.iter().zip(prepared.plain.roots())) {
        force(item, *of_work);
        // Editions that a person parted are of one work still.
        if titles[item as usize] != titles[root as usize] && keys.judge(same_work, item, root) {
            force(item, root);
        }
    }
    for (one, other) in alike {
        force(*one, *other);
    }
    clusters.roots().into_iter().map(TitleIx).collect()
}

/// The lowest item of the work of each item that stands for its cluster, which `roots` gives; other items stand for
/// themselves.
#[must_use]
pub fn works_of_items(roots: &[u32], keys: &Keys<'_>) -> Vec<u32> {
    let leads = leads(roots, keys);
    // Records whose names fit share a word: a bucket for each keeps titles that a thousand people wrote quick.
    let hashes = |item: u32, out: &mut Vec<u64>| {
        let Some(title) = keys.prints.get(item as usize).and_then(Print::work_hash) else { return };
        each_author_word(keys, item, |word| out.push(hash_of(&[title, u64::from(word)])));
    };
    let same = |a: u32, b: u32| keys.judge(same_work, a, b);
    let buckets = Buckets::new(pairs(leads.par_iter().copied(), hashes), same);
    let mut clusters = Clusters::new(vec![Traits::default(); roots.len()]);
    buckets.join_each(usize::MAX, same, |a, b| {
        clusters.force(a, b);
        true
    });
    clusters.roots()
}

/// Calls `visit` with the hash of each telling word of an item's author.
fn each_author_word(keys: &Keys<'_>, item: u32, visit: impl FnMut(u32)) {
    match keys.prints[item as usize].author_words() {
        Some(words) => words.iter().copied().for_each(visit),
        None => keys.items.key(item as usize).author.iter().map(|word| short_hash(word.as_bytes())).for_each(visit),
    }
}

/// The item that stands for each cluster, in the order of the clusters: the first that names an author, else the first.
fn leads(roots: &[u32], keys: &Keys<'_>) -> Vec<u32> {
    let mut of_root: Vec<u32> = (0..).take(roots.len()).collect();
    for (item, root) in (0_u32..).zip(roots) {
        let lead = &mut of_root[*root as usize];
        if !keys.prints[*lead as usize].has_author() && keys.prints[item as usize].has_author() {
            *lead = item;
        }
    }
    let own = (0_u32..).zip(roots).filter(|(item, root)| item == *root);
    own.map(|(item, _)| of_root[item as usize]).collect()
}
