//! Works: titles whose main title and author agree, whatever the edition.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::cluster::{Clusters, Traits};
use super::compare::same_work;
use super::key::Key;
use crate::model::TitleIx;

/// The work of each title, as its lowest title; `held` titles come first, so a held title stands for its work.
/// `alike` are pairs of items that the fuzzy stage found to be of one work.
#[must_use]
pub fn works(titles: &[TitleIx], held: usize, keys: &[Key], alike: &[(u32, u32)]) -> Vec<TitleIx> {
    let count = titles.iter().map(|title| title.at() + 1).max().unwrap_or(held);
    let mut lead: Vec<Option<u32>> = vec![None; count];
    for (item, title) in titles.iter().enumerate() {
        let better = |old: u32| keys[old as usize].author.is_empty() && !keys[item].author.is_empty();
        if lead[title.at()].is_none_or(better) {
            lead[title.at()] = u32::try_from(item).ok();
        }
    }
    let mut pairs: Vec<(u64, u32)> = Vec::with_capacity(count);
    for (title, item) in lead.iter().enumerate() {
        let key = item.map(|item| &keys[item as usize]).filter(|key| !key.title.is_empty() && !key.author.is_empty());
        if let Some(key) = key {
            let mut hasher = FxHasher::default();
            (&key.title, key.volume).hash(&mut hasher);
            pairs.push((hasher.finish(), u32::try_from(title).unwrap_or(u32::MAX)));
        }
    }
    pairs.sort_unstable();
    let mut clusters = Clusters::new(vec![Traits::default(); count]);
    let key_of = |title: u32| lead[title as usize].map(|item| &keys[item as usize]);
    let mut leads: Vec<u32> = Vec::new();
    for bucket in pairs.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
        leads.clear();
        for &(_, title) in bucket {
            let same = |other: u32| key_of(other).zip(key_of(title)).is_some_and(|(a, b)| same_work(a, b));
            match leads.iter().copied().find(|other| same(*other)) {
                Some(other) => clusters.force(other, title),
                None => leads.push(title),
            }
        }
    }
    for (one, other) in alike {
        clusters.force(titles[*one as usize].0, titles[*other as usize].0);
    }
    (0..count).map(|title| TitleIx(clusters.find(u32::try_from(title).unwrap_or(u32::MAX)))).collect()
}
