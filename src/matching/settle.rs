//! The fuzzy stage applied: sure pairs join, doubtful ones are kept for a person, pairs of one work are noted.

use rustc_hash::FxHashMap;

use super::cluster::Clusters;
use super::fuzzy::{Found, IdentifierLevel, Levels, Verdict, Weighed};
use super::items::Items;
use crate::model::{Doubt, Tolerance};

/// What the fuzzy stage did.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Pairs for a person, best first.
    pub doubts: Vec<Doubt>,
    /// Pairs of items that are of one work.
    pub works: Vec<(u32, u32)>,
    /// Pairs compared.
    pub compared: usize,
    /// Pairs that joined two clusters.
    pub joined: usize,
    /// Blocks too large to compare every pair of.
    pub cut: usize,
}

/// Joins what is surely one edition among the pairs that comparing found, best pairs first.
#[must_use]
pub fn settle(items: &Items<'_>, clusters: &mut Clusters, tolerance: Tolerance, found: &Found) -> Settled {
    let tolerated = |weighed: &Weighed| Weighed { levels: weighed.levels.tolerating(tolerance), ..*weighed };
    let mut pairs: Vec<Weighed> = found.pairs.iter().map(tolerated).collect();
    pairs.sort_by_key(|weighed| (-weighed.levels.total(), weighed.pair));
    let mut settled = Settled { compared: found.compared, cut: found.cut, ..Settled::default() };
    let mut years = Years::new(items, tolerance);
    for Weighed { pair: (a, b), levels } in pairs {
        if levels.same_work() {
            settled.works.push((a, b));
        }
        let (root_a, root_b) = (clusters.find(a), clusters.find(b));
        if root_a == root_b {
            continue;
        }
        match levels.verdict() {
            Verdict::Same if years.join(a, b, &levels, items, clusters) => settled.joined += 1,
            Verdict::Distinct => {}
            Verdict::Same | Verdict::Doubtful => {
                if !clusters.kept_apart(root_a, root_b) {
                    settled.doubts.push(Doubt { pair: (a, b), weight: levels.total() });
                }
            }
        }
    }
    settled
}

/// The years of clusters that the fuzzy stage joined: a record without year must not be the bridge between editions.
struct Years<'a> {
    items: &'a Items<'a>,
    most: u16,
    of_root: FxHashMap<u32, (i16, i16)>,
}

impl<'a> Years<'a> {
    fn new(items: &'a Items<'a>, tolerance: Tolerance) -> Self {
        Self { items, most: u16::from(tolerance.year), of_root: FxHashMap::default() }
    }

    fn of(&self, root: u32) -> Option<(i16, i16)> {
        let own = || Some(self.items.parts(root as usize).year).filter(|year| *year > 0).map(|year| (year, year));
        self.of_root.get(&root).copied().or_else(own)
    }

    /// Joins the clusters of two items unless their years or traits keep them apart; whether they are one now.
    fn join(&mut self, a: u32, b: u32, levels: &Levels, items: &Items<'_>, clusters: &mut Clusters) -> bool {
        let (root_a, root_b) = (clusters.find(a), clusters.find(b));
        let both = match (self.of(root_a), self.of(root_b)) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (one, other) => one.or(other),
        };
        let shared = levels.identifier == IdentifierLevel::Equal;
        if !shared && both.is_some_and(|(first, last)| last.abs_diff(first) > self.most) {
            return false;
        }
        let both_held = items.is_record(a as usize) && items.is_record(b as usize);
        let joined = if both_held { clusters.join(a, b) } else { clusters.attach(a, b) };
        if let (true, Some(years)) = (joined, both) {
            self.of_root.insert(clusters.find(a), years);
        }
        joined
    }
}
