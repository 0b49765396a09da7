//! Exact search on the core: columns whose loss is above the gap are left out, the rest is divided and bounded again.
//!
//! Depth first; every node has its own Lagrangian bound. Returns a proved upper bound of everything below the node, also
//! where the work limit ends the search early.

use super::dual::{Dual, descend, evaluate};
use super::meter::Meter;
use super::problem::{Problem, State};
use super::repair::{Losses, fill, repair};
use crate::error::Result;

/// The best choice known, in the columns of the whole problem.
pub(crate) struct Incumbent {
    /// Its value; −∞ where none is known.
    pub value: f64,
    /// Its columns; empty where none is known.
    pub choice: Vec<u32>,
}

impl Incumbent {
    /// What a bound must exceed to be worth a look.
    fn floor(&self) -> f64 {
        if self.choice.is_empty() { f64::NEG_INFINITY } else { self.value + 1e-10 * self.value.abs().max(1.0) }
    }
}

/// A part of the whole problem: some groups with some of their columns, the others fixed.
struct Part {
    problem: Problem,
    /// Column of the whole problem for each column here.
    origin: Vec<u32>,
    /// Group of the whole problem for each group here.
    groups: Vec<u32>,
    /// Columns of the whole problem, for the groups that are fixed.
    fixed: Vec<u32>,
}

/// The search with its limits.
pub(crate) struct Search<'a, 't> {
    /// The whole problem.
    pub whole: &'a Problem,
    /// The best plan known.
    pub incumbent: Incumbent,
    /// Work at which the search ends.
    pub last: usize,
    /// The meter.
    pub meter: &'a mut Meter<'t>,
}

impl Search<'_, '_> {
    /// Searches the whole problem from these prices; returns the proved bound.
    ///
    /// # Errors
    /// Cancellation.
    pub fn run(&mut self, dual: &Dual) -> Result<f64> {
        let columns = (0..self.whole.value.len()).map(super::problem::position).collect();
        let whole = Part {
            problem: self.whole.clone(),
            origin: columns,
            groups: (0..self.whole.groups()).map(super::problem::position).collect(),
            fixed: vec![u32::MAX; self.whole.groups()],
        };
        self.node(&whole, dual.clone(), 0)
    }

    fn spent(&mut self, work: usize) -> Result<bool> {
        Ok(self.meter.spend(work)? || self.meter.work() > self.last)
    }

    /// A proved bound of a part: the better of its own and of all that is below it.
    fn node(&mut self, part: &Part, mut dual: Dual, depth: usize) -> Result<f64> {
        if part.problem.groups() == 0 {
            return Ok(self.leaf(part));
        }
        let lowest = part.problem.lowest();
        dual.bound = evaluate(&part.problem, &dual.y).bound;
        if self.spent(part.problem.size())? {
            return Ok(dual.bound);
        }
        let enough = self.incumbent.floor().max(lowest - 1e-6 * lowest.abs() - 1e-6);
        if dual.bound > enough {
            self.bound(part, &mut dual, if depth == 0 { 120 } else { 24 }, enough)?;
        }
        if dual.bound <= self.incumbent.floor() || dual.bound < lowest - 1e-9 * lowest.abs() {
            return Ok(dual.bound.min(self.incumbent.floor()));
        }
        if depth > 400 || self.spent(0)? {
            return Ok(dual.bound);
        }
        self.meter.spend(part.problem.size() * 8)?;
        let losses = Losses::new(&part.problem, &dual.y, f64::INFINITY);
        let keep = self.possible(&part.problem, &dual, &losses);
        let Some(core) = part.restrict(&keep) else { return Ok(self.incumbent.floor().min(dual.bound)) };
        if core.problem.groups() == 0 {
            return Ok(self.leaf(&core).min(dual.bound));
        }
        let below = self.branch(&core, &dual, depth)?;
        Ok(below.min(dual.bound))
    }

    /// Improves the prices of a part and looks for plans on the way.
    fn bound(&mut self, part: &Part, dual: &mut Dual, steps: usize, enough: f64) -> Result<()> {
        let Self { whole, incumbent, .. } = self;
        descend(&part.problem, dual, steps, enough, self.meter, |priced, y, meter| {
            let losses = Losses::new(&part.problem, y, f64::INFINITY);
            let mut state = State::new(&part.problem, priced.choice.clone());
            if repair(&part.problem, &mut state, &losses, None, meter)? {
                fill(&mut state, &part.problem, &losses, None, meter)?;
                if state.value > incumbent.value {
                    incumbent.take(whole, &part.widen(&state.choice));
                }
            }
            Ok((incumbent.value > f64::NEG_INFINITY).then_some(incumbent.value))
        })
    }

    /// Columns that a better plan may use: not by their loss, nor by what all others need at least, ruled out.
    fn possible(&self, problem: &Problem, dual: &Dual, losses: &Losses) -> Vec<bool> {
        let most = dual.bound - self.incumbent.floor();
        let mut keep: Vec<bool> = losses.loss.iter().map(|loss| *loss <= most).collect();
        let rows = problem.limit.len();
        let mut least_all = vec![0.0; rows];
        let mut least = vec![vec![0.0; rows]; problem.groups()];
        for (group, least) in least.iter_mut().enumerate() {
            let mut first = true;
            for column in problem.columns(group).filter(|column| keep[*column]) {
                let mut used = vec![0.0; rows];
                problem.entries(column).for_each(|(row, coef)| used[row] += coef);
                for row in 0..rows {
                    least[row] = if first { used[row] } else { f64::min(least[row], used[row]) };
                }
                first = false;
            }
            (0..rows).for_each(|row| least_all[row] += least[row]);
        }
        for (group, least) in least.iter().enumerate() {
            for column in problem.columns(group).filter(|_| rows > 0) {
                let fits = |(row, coef): (usize, f64)| least_all[row] - least[row] + coef <= problem.limit[row];
                let untouched = (0..rows).all(|row| {
                    problem.entries(column).any(|(r, _)| r == row) || least_all[row] - least[row] <= problem.limit[row]
                });
                keep[column] &= untouched && problem.entries(column).all(fits);
            }
        }
        keep
    }

    /// Tries the favored column of the most open group first, then everything without it.
    fn branch(&mut self, core: &Part, dual: &Dual, depth: usize) -> Result<f64> {
        let losses = Losses::new(&core.problem, &dual.y, f64::INFINITY);
        let second = |group: usize| {
            let mut sorted: Vec<f64> = core.problem.columns(group).map(|column| losses.loss[column]).collect();
            sorted.sort_by(f64::total_cmp);
            sorted.get(1).copied().unwrap_or(f64::INFINITY)
        };
        // The group whose two best columns differ most: one of the two halves is bounded away soon.
        let chosen = (0..core.problem.groups()).max_by(|a, b| second(*a).total_cmp(&second(*b)).then(b.cmp(a))).unwrap_or(0);
        let range = core.problem.columns(chosen);
        let favored =
            range.clone().min_by(|a, b| losses.loss[*a].total_cmp(&losses.loss[*b]).then(a.cmp(b))).unwrap_or(range.start);
        let mut keep = vec![true; core.problem.value.len()];
        range.clone().for_each(|column| keep[column] = column == favored);
        let with = match core.restrict(&keep) {
            Some(part) => self.node(&part, dual.clone(), depth + 1)?,
            None => f64::NEG_INFINITY,
        };
        range.for_each(|column| keep[column] = column != favored);
        let without = match core.restrict(&keep) {
            Some(part) => self.node(&part, dual.clone(), depth + 1)?,
            None => f64::NEG_INFINITY,
        };
        Ok(with.max(without))
    }

    /// A part with nothing left to choose.
    fn leaf(&mut self, part: &Part) -> f64 {
        let choice = part.widen(&[]);
        let state = State::new(self.whole, choice);
        if state.is_feasible() && state.value > self.incumbent.value {
            self.incumbent.take(self.whole, &state.choice);
        }
        if state.is_feasible() { state.value.max(self.incumbent.value) } else { self.incumbent.value }
    }
}

impl Incumbent {
    /// Takes a choice where it is feasible and better.
    fn take(&mut self, whole: &Problem, choice: &[u32]) {
        let state = State::new(whole, choice.to_vec());
        if state.value > self.value && state.is_feasible() {
            self.value = state.value;
            self.choice = state.choice;
        }
    }
}

impl Part {
    /// The choice of the whole problem that a choice here stands for.
    fn widen(&self, choice: &[u32]) -> Vec<u32> {
        let mut whole = self.fixed.clone();
        for (group, column) in self.groups.iter().zip(choice) {
            whole[*group as usize] = self.origin[*column as usize];
        }
        whole
    }

    /// The part with only the kept columns; groups with one column are fixed. None where a group has no column left.
    fn restrict(&self, keep: &[bool]) -> Option<Self> {
        let old = &self.problem;
        let mut problem = Problem::new(old.limit.clone(), old.scale.clone());
        problem.base = old.base;
        let (mut origin, mut groups, mut fixed) = (Vec::new(), Vec::new(), self.fixed.clone());
        for group in 0..old.groups() {
            let kept: Vec<usize> = old.columns(group).filter(|column| keep[*column]).collect();
            match kept.as_slice() {
                [] => return None,
                [only] => {
                    problem.base += old.value[*only];
                    old.entries(*only).for_each(|(row, coef)| problem.limit[row] -= coef);
                    fixed[self.groups[group] as usize] = self.origin[*only];
                }
                several => {
                    for column in several {
                        let entries = old.entry[*column] as usize..old.entry[*column + 1] as usize;
                        problem.push_column(old.value[*column], entries.map(|at| (old.row[at], old.coef[at])));
                        origin.push(self.origin[*column]);
                    }
                    problem.end_group();
                    groups.push(self.groups[group]);
                }
            }
        }
        Some(Self { problem, origin, groups, fixed })
    }
}
