//! Splits a folded choice: finds for every column the twin that pays in such a way that no row is overused.
//!
//! Classes share no row, so that each is tried out by itself: large purchases first, and what pays for them now first, so
//! that nothing changes without need.

use super::fold::Fold;
use super::problem::{State, position};

/// Steps of trying out one class beside one for every purchase: few at first, many where sums do not help.
const FEW_TRIES: usize = 2000;
const MOST_TRIES: usize = 100_000;

/// Lots whose sums are looked at first.
const FEWEST_SUMMED: usize = 8;

/// Words of sums kept at most: 32 MB.
const MOST_WORDS: usize = 4_000_000;

/// What came of splitting a choice.
pub(super) enum Split {
    /// A choice of the whole problem within its limits.
    Choice(Vec<u32>),
    /// There is none: this class has no room for what the choice uses of it.
    Never(usize),
    /// None was found.
    Unknown,
}

/// What came of packing the lots of a class.
enum Packed {
    Ways(Vec<usize>),
    Never,
    Unknown,
}

/// A purchase that more than one row of a class can pay for.
struct Lot {
    group: usize,
    size: f64,
    /// Use of the rows of the class, the present one first.
    ways: Vec<Vec<f64>>,
}

impl Fold<'_> {
    /// A choice of the whole problem within its limits that a folded choice stands for, near to `like`.
    pub fn widen(&self, choice: &[u32], like: Option<&[u32]>) -> Split {
        let now = |(group, column): (usize, &u32)| {
            let twins = self.twins(*column);
            like.map(|like| like[group]).filter(|like| twins.contains(&(*like as usize))).unwrap_or(position(twins.start))
        };
        let mut split: Vec<u32> = choice.iter().enumerate().map(now).collect();
        let mut room = self.whole.limit.clone();
        let mut lots: Vec<Vec<Lot>> = self.classes.rows.iter().map(|_| Vec::new()).collect();
        for (group, column) in choice.iter().enumerate() {
            self.lots_of(group, *column, split[group] as usize, &mut room, &mut lots);
        }
        // What each class decided, by group.
        let mut decided: Vec<(usize, usize, Vec<f64>)> = Vec::new();
        for (class, mut lots) in lots.into_iter().enumerate() {
            lots.sort_by(|a, b| b.size.total_cmp(&a.size).then(a.group.cmp(&b.group)));
            let mut here: Vec<f64> = self.classes.rows[class].iter().map(|row| room[*row]).collect();
            let ways = match pack(&lots, &mut here) {
                Packed::Ways(ways) => ways,
                Packed::Never => return Split::Never(class),
                Packed::Unknown => return Split::Unknown,
            };
            let chosen = lots.into_iter().zip(ways).map(|(mut lot, way)| (lot.group, class, lot.ways.swap_remove(way)));
            decided.extend(chosen);
        }
        decided.sort_by_key(|(group, class, _)| (*group, *class));
        for same in decided.chunk_by(|a, b| a.0 == b.0) {
            let group = same[0].0;
            let fits = |twin: usize| same.iter().all(|(_, class, uses)| self.uses(twin, *class) == *uses);
            let now = split[group] as usize;
            let mut twins = std::iter::once(now).chain(self.twins(choice[group]));
            let Some(twin) = twins.find(|twin| fits(*twin)) else { return Split::Unknown };
            split[group] = position(twin);
        }
        if State::new(self.whole, split.clone()).is_feasible() { Split::Choice(split) } else { Split::Unknown }
    }

    /// Whether a folded column uses rows of a class.
    pub fn touches(&self, column: u32, class: usize) -> bool {
        self.whole.entries(self.twins(column).start).any(|(row, _)| self.classes.of[row] == Some(class))
    }

    /// Use of the rows of a class by a column of the whole problem.
    fn uses(&self, column: usize, class: usize) -> Vec<f64> {
        let of = |row: &usize| self.whole.entries(column).find(|(r, _)| r == row).map_or(0.0, |(_, coef)| coef);
        self.classes.rows[class].iter().map(of).collect()
    }

    /// Adds what a group has to decide to the lots of each class; takes what it has not off the room.
    fn lots_of(&self, group: usize, column: u32, now: usize, room: &mut [f64], lots: &mut [Vec<Lot>]) {
        let twins = self.twins(column);
        if twins.len() == 1 {
            self.whole.entries(now).for_each(|(row, coef)| room[row] -= coef);
            return;
        }
        let mut classes: Vec<usize> = self.whole.entries(now).filter_map(|(row, _)| self.classes.of[row]).collect();
        classes.sort_unstable();
        classes.dedup();
        for class in classes {
            let mut ways = vec![self.uses(now, class)];
            for twin in twins.clone() {
                let uses = self.uses(twin, class);
                if !ways.contains(&uses) {
                    ways.push(uses);
                }
            }
            if ways.len() == 1 {
                let rows = self.classes.rows[class].iter();
                rows.zip(&ways[0]).for_each(|(row, less)| room[*row] -= less);
            } else {
                lots[class].push(Lot { group, size: ways[0].iter().sum(), ways });
            }
        }
    }
}

/// A way for every lot, so that all fit into the room.
fn pack(lots: &[Lot], room: &mut [f64]) -> Packed {
    if room.iter().any(|room| *room < 0.0) {
        return if lots.iter().flat_map(|lot| &lot.ways).flatten().all(|uses| *uses >= 0.0) {
            Packed::Never
        } else {
            Packed::Unknown
        };
    }
    match try_out(lots, &mut room.to_vec(), FEW_TRIES) {
        Packed::Unknown => {
            let decided = by_few_sums(lots, room).or_else(|| by_sums(lots, room));
            decided.unwrap_or_else(|| try_out(lots, room, MOST_TRIES))
        }
        packed => packed,
    }
}

/// Leaves large lots with what pays for them now while that has room, and decides on the few small ones by their sums.
fn by_few_sums(lots: &[Lot], room: &[f64]) -> Option<Packed> {
    let mut few = FEWEST_SUMMED;
    while few < lots.len() {
        let (large, small) = lots.split_at(lots.len() - few);
        let mut left = room.to_vec();
        if let Packed::Ways(mut ways) = try_out(large, &mut left, 0)
            && let Some(Packed::Ways(last)) = by_sums(small, &left)
        {
            ways.extend(last);
            return Some(Packed::Ways(ways));
        }
        few *= 2;
    }
    None
}

/// Tries the ways of one lot after the other, and takes back what leads nowhere.
fn try_out(lots: &[Lot], room: &mut [f64], tries: usize) -> Packed {
    let (mut taken, mut next) = (Vec::with_capacity(lots.len()), 0);
    for _ in 0..=tries + lots.len() {
        let Some(lot) = lots.get(taken.len()) else { return Packed::Ways(taken) };
        let fits = |way: &usize| lot.ways[*way].iter().zip(&*room).all(|(uses, room)| uses <= room);
        if let Some(way) = (next..lot.ways.len()).find(fits) {
            room.iter_mut().zip(&lot.ways[way]).for_each(|(room, uses)| *room -= uses);
            taken.push(way);
            next = 0;
        } else {
            let Some(way) = taken.pop() else {
                // Uses below zero make room: then a lot may fit though one before it did not.
                let grows = lots.iter().flat_map(|lot| &lot.ways).flatten().any(|uses| *uses < 0.0);
                return if grows { Packed::Unknown } else { Packed::Never };
            };
            room.iter_mut().zip(&lots[taken.len()].ways[way]).for_each(|(room, uses)| *room += uses);
            next = way + 1;
        }
    }
    Packed::Unknown
}

/// Decides exactly between two rows by all sums that the first can pay; none where there is more than that to decide.
fn by_sums(lots: &[Lot], room: &[f64]) -> Option<Packed> {
    let [first, second] = room else { return None };
    let amounts: Vec<usize> = lots.iter().map(|lot| two_ways(lot).and_then(whole)).collect::<Option<_>>()?;
    let (first, second) = (whole(*first)?, whole(*second)?);
    let total: usize = amounts.iter().sum();
    let words = first.min(total) / 64 + 1;
    if words.checked_mul(amounts.len() + 1)? > MOST_WORDS {
        return None;
    }
    // Row by row the sums of one lot more, a bit each.
    let mut sums = vec![0_u64; words * (amounts.len() + 1)];
    sums[0] = 1;
    for (at, amount) in amounts.iter().enumerate() {
        let (skip, shift) = (amount / 64, amount % 64);
        let (done, rest) = sums.split_at_mut((at + 1) * words);
        let (before, next) = (&done[at * words..], &mut rest[..words]);
        next.copy_from_slice(before);
        for (place, word) in next.iter_mut().skip(skip).zip(before) {
            *place |= word << shift;
        }
        for (place, word) in next.iter_mut().skip(skip + 1).zip(before).filter(|_| shift > 0) {
            *place |= word >> (64 - shift);
        }
    }
    let has = |at: usize, sum: usize| sums[at * words + sum / 64] >> (sum % 64) & 1 == 1;
    let Some(mut sum) = (total.saturating_sub(second)..=first.min(total)).find(|sum| has(amounts.len(), *sum)) else {
        return Some(Packed::Never);
    };
    let mut ways = vec![0; lots.len()];
    for (at, amount) in amounts.iter().enumerate().rev() {
        let pays_first = !has(at, sum);
        sum -= if pays_first { *amount } else { 0 };
        ways[at] = usize::from((lots[at].ways[0][0] > 0.0) != pays_first);
    }
    Some(Packed::Ways(ways))
}

/// The amount of a lot that either of two rows pays.
fn two_ways(lot: &Lot) -> Option<f64> {
    let [one, other] = lot.ways.as_slice() else { return None };
    let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
    let either = same(one[0], other[1]) && same(one[1], other[0]) && one[0].min(one[1]).abs() <= 0.0;
    either.then_some(one[0].max(one[1]))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and small")]
fn whole(x: f64) -> Option<usize> {
    ((0.0..1e9).contains(&x) && x.fract() == 0.0).then_some(x as usize)
}

#[cfg(test)]
mod tests {
    use super::{Lot, Packed, by_few_sums};

    #[test]
    fn small_lots_fill_what_large_ones_leave() {
        // Twelve large lots of the first row, and small ones that must go where there is room for them.
        let sizes = [vec![90.0; 12], vec![7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 2.0, 1.0]].concat();
        let lots: Vec<Lot> = sizes
            .iter()
            .enumerate()
            .map(|(group, size)| Lot { group, size: *size, ways: vec![vec![*size, 0.0], vec![0.0, *size]] })
            .collect();
        let room = [6.0 * 90.0 + 11.0, 6.0 * 90.0 + 19.0];
        let Some(Packed::Ways(ways)) = by_few_sums(&lots, &room) else { panic!("30 of small ones fit into 11 and 19") };
        let first: f64 = lots.iter().zip(&ways).map(|(lot, way)| lot.ways[*way][0]).sum();
        let second: f64 = lots.iter().zip(&ways).map(|(lot, way)| lot.ways[*way][1]).sum();
        assert!(first <= room[0] && second <= room[1], "{first} {second}");
    }
}
