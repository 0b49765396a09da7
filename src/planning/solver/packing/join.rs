//! Chooses one fill for every row so that no group is chosen twice, at the least loss: depth first, the row with the fewest
//! fills next.
//!
//! After every choice what cannot be part of a good enough plan any longer is taken away: fills that share a group with a
//! chosen one or lose too much, and, where only one row is left to choose a group that cannot go without, its fills without it.

use super::super::meter::Meter;
use crate::error::Result;

/// A fill of a row; `W` words hold which groups it chooses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fill<const W: usize> {
    pub groups: [u64; W],
    /// What it loses against the best fill of its row.
    pub loss: f64,
    /// Its place in the list of all fills of the row.
    pub at: u32,
}

/// The fills of one row that are still possible, by loss.
#[derive(Debug, Clone)]
pub(super) struct Left<const W: usize> {
    pub row: usize,
    pub fills: Vec<Fill<W>>,
}

/// The search for the fills that lose least.
pub(super) struct Join<'a, 't, const W: usize, F> {
    /// What is lost where each group chooses no row; ∞ where it must.
    pub bare: &'a [f64],
    /// Plans that lose as much are left out.
    pub limit: f64,
    /// Told the place of a fill for each row, it says the new limit.
    pub found: F,
    /// Row and place of the fills chosen.
    pub chosen: Vec<(usize, u32)>,
    /// Work at which the search ends.
    pub last: usize,
    pub meter: &'a mut Meter<'t>,
}

/// Where a search is.
#[derive(Clone)]
struct Node<const W: usize> {
    lists: Vec<Left<W>>,
    /// Groups chosen.
    used: [u64; W],
    /// Groups that no fill chooses any longer, and what that and the chosen fills lose.
    bare: [u64; W],
    lost: f64,
}

impl<const W: usize, F: FnMut(&[(usize, u32)], &mut Meter<'_>) -> f64> Join<'_, '_, W, F> {
    /// Searches all choices; false where the work ended before.
    ///
    /// # Errors
    /// Cancellation.
    pub fn run(&mut self, lists: Vec<Left<W>>) -> Result<bool> {
        self.visit(Node { lists, used: [0; W], bare: [0; W], lost: 0.0 })
    }

    fn visit(&mut self, mut node: Node<W>) -> Result<bool> {
        let size: usize = node.lists.iter().map(|left| left.fills.len()).sum();
        if self.meter.spend(size * W + self.bare.len())? || self.meter.work() > self.last {
            return Ok(false);
        }
        if !self.narrow(&mut node)? {
            return Ok(true);
        }
        let Some(next) = (0..node.lists.len()).min_by_key(|at| node.lists[*at].fills.len()) else {
            self.limit = (self.found)(&self.chosen, self.meter);
            return Ok(true);
        };
        let list = node.lists.swap_remove(next);
        let others = node.least();
        for fill in &list.fills {
            let room = self.limit - node.lost - fill.loss - others;
            if room <= 0.0 {
                break;
            }
            if let Some(child) = self.child(&node, fill, room)? {
                self.chosen.push((list.row, fill.at));
                let goes_on = self.visit(child)?;
                self.chosen.pop();
                if !goes_on {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// What is left once a fill is chosen; none where a row has no fill left.
    fn child(&mut self, node: &Node<W>, fill: &Fill<W>, room: f64) -> Result<Option<Node<W>>> {
        let mut lists = Vec::with_capacity(node.lists.len());
        for left in &node.lists {
            let most = room + left.fills[0].loss;
            let near = left.fills.partition_point(|other| other.loss < most);
            self.meter.spend(near * W)?;
            let fills: Vec<_> = left.fills[..near].iter().filter(|other| !meets(&other.groups, &fill.groups)).copied().collect();
            if fills.is_empty() {
                return Ok(None);
            }
            lists.push(Left { row: left.row, fills });
        }
        let used = joined(&node.used, &fill.groups);
        Ok(Some(Node { lists, used, bare: node.bare, lost: node.lost + fill.loss }))
    }

    /// Takes away what cannot be part of a good enough plan; false where nothing is left.
    fn narrow(&mut self, node: &mut Node<W>) -> Result<bool> {
        loop {
            let reached: Vec<[u64; W]> = node.lists.iter().map(|left| groups_of(&left.fills)).collect();
            let (mut once, mut twice) = ([0; W], [0; W]);
            for groups in &reached {
                for word in 0..W {
                    twice[word] |= once[word] & groups[word];
                    once[word] |= groups[word];
                }
            }
            let mut single = [0; W];
            let known = joined(&node.used, &node.bare);
            for (group, bare) in self.bare.iter().enumerate().filter(|(group, _)| !has(&known, *group)) {
                if !has(&once, group) {
                    node.bare[group / 64] |= 1 << (group % 64);
                    node.lost += bare;
                }
            }
            let room = self.limit - node.lost - node.least();
            if room <= 0.0 {
                return Ok(false);
            }
            for (group, _) in self.bare.iter().enumerate().filter(|(_, bare)| **bare >= room) {
                if has(&once, group) && !has(&twice, group) && !has(&node.used, group) {
                    single[group / 64] |= 1 << (group % 64);
                }
            }
            let mut is_same = true;
            for (left, groups) in node.lists.iter_mut().zip(&reached) {
                let mut due = *groups;
                due.iter_mut().zip(&single).for_each(|(due, single)| *due &= single);
                let (before, most) = (left.fills.len(), left.fills[0].loss + room);
                left.fills.retain(|fill| fill.loss < most && fill.groups.iter().zip(&due).all(|(own, due)| own & due == *due));
                self.meter.spend(before * W)?;
                is_same &= left.fills.len() == before;
                if left.fills.is_empty() {
                    return Ok(false);
                }
            }
            if is_same {
                return Ok(true);
            }
        }
    }
}

impl<const W: usize> Node<W> {
    /// What the rows that are left lose at least.
    fn least(&self) -> f64 {
        self.lists.iter().map(|left| left.fills[0].loss).sum()
    }
}

fn groups_of<const W: usize>(fills: &[Fill<W>]) -> [u64; W] {
    fills.iter().fold([0; W], |all, fill| joined(&all, &fill.groups))
}

fn joined<const W: usize>(a: &[u64; W], b: &[u64; W]) -> [u64; W] {
    std::array::from_fn(|word| a[word] | b[word])
}

fn meets<const W: usize>(a: &[u64; W], b: &[u64; W]) -> bool {
    a.iter().zip(b).any(|(a, b)| a & b != 0)
}

fn has<const W: usize>(groups: &[u64; W], group: usize) -> bool {
    groups[group / 64] >> (group % 64) & 1 == 1
}
