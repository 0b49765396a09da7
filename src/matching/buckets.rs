//! Items that share a value, and how the members of each such bucket are joined.

use rayon::prelude::*;

/// Buckets of two items and more, each in the order of the items; items of one value alone are left out.
#[derive(Debug, Default)]
pub struct Buckets {
    items: Vec<u32>,
    /// Where each bucket ends.
    ends: Vec<usize>,
    /// For each member, whether it agrees with the first of its bucket.
    with_first: Vec<bool>,
}

impl Buckets {
    /// The buckets of (value, item) pairs in any order. Whether members agree with the first is found out by all threads, for
    /// that is where memory waits.
    pub fn new(pairs: Vec<(u64, u32)>, agree: impl Fn(u32, u32) -> bool + Sync) -> Self {
        let sorted = sorted_pairs(&pairs);
        drop(pairs);
        let (mut items, mut ends) = (Vec::new(), Vec::new());
        for bucket in sorted.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
            items.extend(bucket.iter().map(|(_, item)| *item));
            ends.push(items.len());
        }
        drop(sorted);
        let mut buckets = Self { items, ends, with_first: Vec::new() };
        let all: Vec<&[u32]> = buckets.each().map(|(_, bucket)| bucket).collect();
        let agreements = |bucket: &[u32]| -> Vec<bool> {
            let first = bucket.first().copied().unwrap_or_default();
            bucket.iter().enumerate().map(|(at, item)| at > 0 && agree(first, *item)).collect()
        };
        let with_first = all.par_iter().flat_map_iter(|bucket| agreements(bucket)).collect();
        buckets.with_first = with_first;
        buckets
    }

    /// Each bucket, and where it starts.
    fn each(&self) -> impl Iterator<Item = (usize, &[u32])> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| (start, &self.items[start..*end]))
    }

    /// Joins the members of each bucket that agree with the first member of a group found in it; of at most so many groups.
    pub fn join_each(&self, most_leads: usize, agree: impl Fn(u32, u32) -> bool, mut join: impl FnMut(u32, u32) -> bool) {
        let mut leads: Vec<u32> = Vec::new();
        for (start, bucket) in self.each() {
            leads.clear();
            for (item, with_first) in bucket.iter().zip(&self.with_first[start..]) {
                let mut at = 0..leads.len();
                let is_same = |at: usize, lead: u32| if at == 0 { *with_first } else { agree(lead, *item) };
                if !at.any(|at| is_same(at, leads[at]) && join(leads[at], *item)) && leads.len() < most_leads {
                    leads.push(*item);
                }
            }
        }
    }
}

/// Parts that are sorted one by one: of millions of pairs each fits the memory nearest to a core.
const PARTS: usize = 256;

/// Pairs sorted by a hash of their value, then by item.
fn sorted_pairs(pairs: &[(u64, u32)]) -> Vec<(u64, u32)> {
    let hashed = || pairs.iter().map(|(value, item)| (value.wrapping_mul(0x9E37_79B9_7F4A_7C15), *item));
    sorted(hashed, |(value, _)| *value)
}

/// Values sorted by threads beside each other; `hash` grows with them and is spread evenly over all numbers. `values` gives
/// the same values twice, so that no copy of them is made but the sorted one.
pub fn sorted<T, I>(values: impl Fn() -> I, hash: fn(&T) -> u64) -> Vec<T>
where
    T: Copy + Default + Ord + Send,
    I: Iterator<Item = T>,
{
    let part = |value: &T| (hash(value) >> 56) as usize;
    let mut ends = [0_usize; PARTS + 1];
    for value in values() {
        ends[part(&value) + 1] += 1;
    }
    let sizes = ends;
    for at in 1..=PARTS {
        ends[at] += ends[at - 1];
    }
    let mut sorted = vec![T::default(); ends[PARTS]];
    for value in values() {
        let place = &mut ends[part(&value)];
        sorted[*place] = value;
        *place += 1;
    }
    let mut rest = sorted.as_mut_slice();
    let mut parts = Vec::with_capacity(PARTS);
    for size in &sizes[1..] {
        let (part, behind) = rest.split_at_mut(*size);
        parts.push(part);
        rest = behind;
    }
    parts.into_par_iter().for_each(<[_]>::sort_unstable);
    sorted
}

/// All (value, item) pairs of items, where `values` appends what an item may share with others.
pub fn pairs(items: impl IndexedParallelIterator<Item = u32>, values: impl Fn(u32, &mut Vec<u64>) + Sync) -> Vec<(u64, u32)> {
    let of_item = |mut all: (Vec<u64>, Vec<(u64, u32)>), item: u32| {
        all.0.clear();
        values(item, &mut all.0);
        all.1.extend(all.0.iter().map(|value| (*value, item)));
        all
    };
    let parts: Vec<Vec<(u64, u32)>> = items.fold(Default::default, of_item).map(|(_, pairs)| pairs).collect();
    parts.concat()
}
