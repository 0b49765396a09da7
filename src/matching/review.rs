//! The review queue: doubtful pairs, those first that would move the overlap most.

use super::record_key::record_key;
use crate::model::{Consortium, Doubt, PartnerSet, ReviewPair, TitleIx};

/// All doubtful pairs of records between two titles, each pair of titles once: those first whose joining would add most
/// to what partners share, then those whose titles have most holders, then the likeliest.
///
/// `titles` is the title of each record, `holders` the partners that hold each title.
#[must_use]
pub fn queue(consortium: &Consortium, titles: &[TitleIx], holders: &[PartnerSet], doubts: &[Doubt]) -> Vec<ReviewPair> {
    let held = |title: TitleIx| holders.get(title.at()).copied().unwrap_or_default();
    let mut seen = rustc_hash::FxHashSet::default();
    let mut ordered = Vec::new();
    for doubt in doubts {
        let (a, b) = (doubt.pair.0 as usize, doubt.pair.1 as usize);
        let (Some(&one), Some(&other)) = (titles.get(a), titles.get(b)) else { continue };
        if one == other || !seen.insert((one.min(other), one.max(other))) {
            continue;
        }
        let (one, other) = (held(one), held(other));
        // Holders of both already share the title with everybody else.
        let shared = one.without(other).len() * other.without(one).len();
        ordered.push((std::cmp::Reverse((shared, one.len() + other.len(), doubt.weight)), (a, b), [one.len(), other.len()]));
    }
    ordered.sort_unstable();
    let review = |(std::cmp::Reverse((shared, _, weight)), pair, holders): (std::cmp::Reverse<(usize, usize, i32)>, _, _)| {
        let (a, b): (usize, usize) = pair;
        ReviewPair {
            pair,
            keys: [a, b].map(|record| record_key(consortium, record)),
            titles: [a, b].map(|record| consortium.records.title.get(record).to_owned()),
            holders,
            shared,
            weight: f64::from(weight) / 10.0,
        }
    };
    ordered.into_iter().map(review).collect()
}
