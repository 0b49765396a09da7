//! Works: titles whose main title and author agree, whatever the edition.

use rayon::prelude::*;

use super::cluster::{Clusters, Traits};
use super::compare::same_work;
use super::{Keys, join_each};
use crate::model::TitleIx;

/// The work of each title, as its lowest title; `held` titles come first, so a held title stands for its work.
/// `alike` are pairs of items that the fuzzy stage found to be of one work.
#[must_use]
pub fn works(titles: &[TitleIx], held: usize, keys: &Keys<'_>, alike: &[(u32, u32)]) -> Vec<TitleIx> {
    let count = titles.iter().map(|title| title.at() + 1).max().unwrap_or(held);
    let leads = leads(titles, count, keys);
    let hash = |(title, item): (usize, &u32)| {
        let print = keys.prints.get(*item as usize).filter(|print| print.has_author())?;
        Some((print.work_hash()?, u32::try_from(title).unwrap_or(u32::MAX)))
    };
    let mut pairs: Vec<(u64, u32)> = leads.par_iter().enumerate().filter_map(hash).collect();
    pairs.par_sort_unstable();
    let mut clusters = Clusters::new(vec![Traits::default(); count]);
    let item_of = |title: u32| leads[title as usize];
    let same = |a: u32, b: u32| keys.judge(same_work, item_of(a), item_of(b));
    join_each(&pairs, usize::MAX, same, |a, b| {
        clusters.force(a, b);
        true
    });
    for (one, other) in alike {
        clusters.force(titles[*one as usize].0, titles[*other as usize].0);
    }
    clusters.roots().into_iter().map(TitleIx).collect()
}

/// The item that stands for each title: the first that names an author, else the first.
fn leads(titles: &[TitleIx], count: usize, keys: &Keys<'_>) -> Vec<u32> {
    let mut leads = vec![u32::MAX; count];
    let mut named = vec![false; count];
    for (item, title) in titles.iter().enumerate() {
        let at = title.at();
        if named[at] {
            continue;
        }
        named[at] = keys.prints[item].has_author();
        if named[at] || leads[at] == u32::MAX {
            leads[at] = u32::try_from(item).unwrap_or(u32::MAX);
        }
    }
    leads
}
