//! Exact search by whole fills of rows: where every column uses one row at most, as where each subject gets one partner.
//!
//! Prices of the groups split the problem into one knapsack a row, and their bound is much nearer to the best plan than
//! that of row prices. What a plan loses against it is the sum of what each row's fill loses against the row's best: so all
//! fills that lose little are listed, and one is chosen for every row so that no group is chosen twice (as routes are listed
//! in vehicle routing: Baldacci, Christofides and Mingozzi 2008). The loss allowed grows until a plan is found or nothing
//! better than the best known one is left: bounds fall all the while, and the first plan found this way is the best.
//!
//! How many groups use a row at all is a whole number. Where the relaxed plan's is not, the search is split there first.

mod join;
mod prices;
mod sack;
mod shape;

use super::dual::Dual;
use super::frontier::Incumbent;
use super::meter::{Limits, Meter};
use super::problem::{Problem, position};
use super::root;
use super::vertex::{Vertex, Walk};
use crate::error::Result;
use join::{Fill, Join, Left};
use prices::Prices;
use shape::Shape;

/// Loss that is allowed first, as a share of the bound, and how it grows: faster while few fills are listed.
const FIRST: f64 = 2e-5;
const GROWTH: f64 = 1.3;
const FAST: f64 = 2.0;
const FEW: usize = 2000;
/// Fills listed at a time at most: about 100 MB, and sorted before anybody waits for a word.
const MOST_FILLS: usize = 500_000;
/// Share of a bound that rounding may have taken off a loss.
const ROUNDING: f64 = 1e-10;

/// The search with its limits.
pub(super) struct Packing<'a, 't> {
    /// The whole problem.
    pub whole: &'a Problem,
    /// The best plan known.
    pub incumbent: Incumbent,
    /// Work at which the search ends.
    pub last: usize,
    /// Relative gap at which it ends.
    pub gap: f64,
    /// A bound that no choice falls to.
    pub hopeless: f64,
    pub limits: &'a Limits,
    pub meter: &'a mut Meter<'t>,
}

/// A part of the problem: all plans of so many groups that use a row, at most or at least.
struct Branch {
    problem: Problem,
    /// Row prices of its relaxed plan.
    y: Vec<f64>,
    /// Prices of its groups, once they are known.
    prices: Option<Prices>,
    bound: f64,
    /// What plans may lose that were looked for.
    reach: f64,
    /// Fills listed the last time.
    listed: usize,
}

/// The fills of a row: what each loses, and where its columns begin.
#[derive(Default)]
struct Listed {
    loss: Vec<f64>,
    start: Vec<usize>,
    columns: Vec<u32>,
}

impl Packing<'_, '_> {
    /// Searches the problem, whose relaxed plan is at `dual`; returns the proved bound, that of `dual` where rows cannot be
    /// kept whole.
    ///
    /// # Errors
    /// Cancellation.
    pub fn run(&mut self, dual: &Dual) -> Result<f64> {
        let Some(whole) = shape::whole_rows(self.whole) else { return Ok(dual.bound) };
        let mut branches = self.branches(&whole, dual)?;
        while let Some(branch) = branches.iter_mut().max_by(|a, b| a.bound.total_cmp(&b.bound)) {
            let bound = branch.bound.min(dual.bound);
            if bound <= self.floor() {
                break;
            }
            self.meter.offer(self.incumbent.value, self.whole.reachable(bound));
            let is_close = self.whole.reachable(bound) - self.incumbent.value <= self.gap * bound.abs();
            if is_close || self.meter.stopped().is_some() || !self.step(branch, &whole)? {
                return Ok(bound.max(self.incumbent.value));
            }
        }
        Ok(self.incumbent.value)
    }

    /// What a bound must exceed to be worth a look.
    fn floor(&self) -> f64 {
        self.incumbent.floor(self.whole.grain).max(self.hopeless)
    }

    /// The parts of the problem: two where the relaxed plan has no whole number of groups that use a row.
    fn branches(&mut self, whole: &[bool], dual: &Dual) -> Result<Vec<Branch>> {
        let branch =
            |problem: Problem, y: Vec<f64>, bound: f64| Branch { problem, y, prices: None, bound, reach: 0.0, listed: 0 };
        let count = count(self.whole, dual, self.meter)?;
        if (count - count.round()).abs() < 1e-6 {
            return Ok(vec![branch(self.whole.clone(), dual.y.clone(), dual.bound)]);
        }
        let mut branches = Vec::new();
        for (sign, limit) in [(1.0, count.floor()), (-1.0, -count.ceil())] {
            let problem = counted(self.whole, whole, sign, limit);
            let lowest = problem.lowest();
            let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
            let y: Vec<f64> = dual.y.iter().copied().chain([0.0]).collect();
            // What holds for a part does not hold for the whole.
            let mut quiet = self.meter.fork();
            let root = root::root(&problem, Some(&y), hopeless, self.limits, &mut quiet)?;
            self.meter.spend(quiet.work())?;
            if root.dual.bound > hopeless {
                branches.push(branch(problem, root.dual.y, root.dual.bound));
            }
        }
        Ok(branches)
    }

    /// Proves more of a branch; false where the work or the room ends before.
    fn step(&mut self, branch: &mut Branch, whole: &[bool]) -> Result<bool> {
        let shape = Shape::new(&branch.problem, whole);
        let Some(prices) = &branch.prices else {
            let mut prices = Prices::new(&shape, &branch.y);
            if !prices.lower(&shape, self.floor(), self.last, self.meter)? {
                return Ok(false);
            }
            branch.bound = branch.bound.min(prices.bound);
            branch.prices = Some(prices);
            return Ok(true);
        };
        let unit = prices.bound.abs().max(1e-9);
        let next =
            if branch.reach <= 0.0 { FIRST * unit } else { branch.reach * if branch.listed < FEW { FAST } else { GROWTH } };
        let all = prices.bound - self.floor();
        branch.reach = next.min(all);
        let listed = match branch.problem.groups() {
            ..=128 => self.level::<2>(&shape, prices, branch.reach, branch.bound)?,
            129..=256 => self.level::<4>(&shape, prices, branch.reach, branch.bound)?,
            _ => self.level::<8>(&shape, prices, branch.reach, branch.bound)?,
        };
        let Some(listed) = listed else { return Ok(false) };
        branch.listed = listed;
        let proved = if next >= all { f64::NEG_INFINITY } else { prices.bound - branch.reach + ROUNDING * unit };
        branch.bound = branch.bound.min(proved);
        Ok(true)
    }

    /// Looks for the best plan that loses less than `reach`, while `known` is proved of all; returns how many fills were
    /// listed, none where the work or the room ends before.
    fn level<const W: usize>(&mut self, shape: &Shape<'_>, prices: &Prices, reach: f64, known: f64) -> Result<Option<usize>> {
        let mut rows = Vec::new();
        let mut room = MOST_FILLS;
        for sack in prices.sacks(shape) {
            let Some((best, _)) = sack.best(self.last, self.meter)? else { return Ok(None) };
            let mut row = Listed::default();
            let floor = best - reach - ROUNDING * prices.bound.abs();
            let list = |profit: f64, columns: &[u32]| {
                row.loss.push((best - profit).max(0.0));
                row.start.push(row.columns.len());
                row.columns.extend_from_slice(columns);
                (row.loss.len() < room).then_some(floor)
            };
            if !sack.dive(floor, list, self.last, self.meter)? {
                return Ok(None);
            }
            row.start.push(row.columns.len());
            room -= row.loss.len();
            rows.push(row);
        }
        let groups = shape.problem.group_of_column();
        let mut lists = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            self.meter.spend(row.columns.len())?;
            lists.push(row.left::<W>(at, &groups));
        }
        let bare: Vec<f64> = prices.group.iter().enumerate().map(|(group, price)| price - shape.least(group)).collect();
        let (whole, incumbent, bound) = (self.whole, &mut self.incumbent, prices.bound);
        let found = |chosen: &[(usize, u32)], meter: &mut Meter<'_>| {
            if let Some(choice) = choice(shape, &groups, &rows, chosen) {
                incumbent.take(whole, choice);
                meter.offer(incumbent.value, whole.reachable(known));
            }
            reach.min(bound - incumbent.floor(whole.grain))
        };
        let mut join = Join { bare: &bare, limit: reach, found, chosen: Vec::new(), last: self.last, meter: self.meter };
        Ok(join.run(lists)?.then_some(MOST_FILLS - room))
    }
}

impl Listed {
    fn columns(&self, at: usize) -> &[u32] {
        &self.columns[self.start[at]..self.start[at + 1]]
    }

    /// The fills as the join wants them, by loss.
    fn left<const W: usize>(&self, row: usize, group_of: &[u32]) -> Left<W> {
        let mut fills = Vec::with_capacity(self.loss.len());
        for (at, loss) in self.loss.iter().enumerate() {
            let mut groups = [0; W];
            for column in self.columns(at) {
                let group = group_of[*column as usize] as usize;
                groups[group / 64] |= 1 << (group % 64);
            }
            fills.push(Fill { groups, loss: *loss, at: position(at) });
        }
        fills.sort_unstable_by(|a, b| a.loss.total_cmp(&b.loss).then(a.at.cmp(&b.at)));
        Left { row, fills }
    }
}

/// The choice that fills of all rows make.
fn choice(shape: &Shape<'_>, group_of: &[u32], rows: &[Listed], chosen: &[(usize, u32)]) -> Option<Vec<u32>> {
    let mut choice: Vec<Option<u32>> = shape.free.iter().map(|free| free.map(position)).collect();
    for column in chosen.iter().flat_map(|(row, at)| rows[*row].columns(*at as usize)) {
        choice[group_of[*column as usize] as usize] = Some(*column);
    }
    choice.into_iter().collect()
}

/// How many groups use a row in the relaxed plan at these prices; a whole number where it is not known.
fn count(problem: &Problem, dual: &Dual, meter: &mut Meter<'_>) -> Result<f64> {
    let mut vertex = Vertex::new(problem, &dual.y);
    if root::walk(problem, &mut vertex, f64::NEG_INFINITY, meter)? != Walk::Lowest {
        return Ok(0.0);
    }
    let uses = |column: usize| f64::from(u8::from(problem.entry[column] < problem.entry[column + 1]));
    let keys: f64 = vertex.key.iter().map(|key| uses(*key as usize)).sum();
    let change = |(group, column, x): (usize, usize, f64)| x * (uses(column) - uses(vertex.key[group] as usize));
    Ok(keys + vertex.fractions().into_iter().map(change).sum::<f64>())
}

/// The problem with one row more: `sign` times the number of groups that use a row is at most `limit`.
fn counted(problem: &Problem, whole: &[bool], sign: f64, limit: f64) -> Problem {
    let limits = problem.limit.iter().copied().chain([limit]).collect();
    let scales = problem.scale.iter().copied().chain([limit.abs().max(1.0)]).collect();
    let mut counted = Problem::new(limits, scales);
    counted.base = problem.base;
    counted.grain = problem.grain;
    let row = u16::try_from(whole.len()).unwrap_or(u16::MAX);
    for group in 0..problem.groups() {
        for column in problem.columns(group) {
            let uses = problem.entry[column] < problem.entry[column + 1];
            let entries = problem.entries(column).map(|(row, coef)| (u16::try_from(row).unwrap_or(u16::MAX), coef));
            counted.push_column(problem.value[column], entries.chain(uses.then_some((row, sign))));
        }
        counted.end_group();
    }
    counted
}

#[cfg(test)]
mod tests;
