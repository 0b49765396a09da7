//! Looks for better plans near the best one: some groups are searched through again, all others stay as they are.
//!
//! Large neighborhood search (Shaw 1998). What is searched is picked at random: a few rows, and groups whose columns differ
//! in these rows only, so that what one gives up another can take. How many groups are picked follows what the search can
//! finish: the more, the better the plans, as long as it comes to an end.

use oorandom::Rand64;

use super::Run;
use super::frontier::Incumbent;
use super::part::Part;
use super::problem::{Problem, State};
use crate::error::Result;

/// All work but this share of it may be in vain.
const VAIN: usize = 3;

/// Columns picked at first, at least and at most.
const FIRST: f64 = 60.0;
const FEWEST: f64 = 20.0;
const MOST: f64 = 600.0;
/// By how much more is picked after a search that came to its end; after one that did not, as many times less.
const GROW: f64 = 1.02;
const SHRINK: i32 = 4;
/// Work of one search: so much of all of it, and at most.
const ONE_IN: usize = 20;
/// Looks at all numbers of a problem that must be had for the work: larger ones are not worth it.
const LOOKS: usize = 50;
const MOST_WORK: usize = 1_000_000;
/// Shares of what a better plan can lose, up to which single columns of it lose.
const SHARES: [f64; 4] = [0.6, 0.3, 0.15, 0.07];
/// Rows that picked columns differ in, at least and at most.
const ROWS: (usize, usize) = (2, 5);

/// What is picked next.
pub(super) struct Vicinity {
    random: Rand64,
    /// Columns to be picked.
    size: f64,
}

impl Vicinity {
    pub fn new(seed: u64) -> Self {
        Self { random: Rand64::new(u128::from(seed)), size: FIRST }
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.rand_range(0..end.max(1) as u64)).unwrap_or(0)
    }

    /// Learns whether the search of what was picked came to its end.
    fn learn(&mut self, ended: bool) {
        let times = if ended { GROW } else { GROW.powi(-SHRINK) };
        self.size = (self.size * times).clamp(FEWEST, MOST);
    }

    /// Marks the columns to be searched with 0, all others with ∞: of every group the one that `now` takes, of some groups
    /// others whose `loss` is within a share of `most`.
    fn pick(&mut self, problem: &Problem, now: &[u32], y: &[f64], loss: &[f64], most: f64) -> Vec<f64> {
        let mut marks = vec![f64::INFINITY; problem.value.len()];
        for column in now {
            marks[*column as usize] = 0.0;
        }
        let most = most * SHARES[self.below(SHARES.len())];
        // Rows without a price seldom bind.
        let mut fixed: Vec<bool> = y.iter().map(|price| *price > 0.0).collect();
        let mut priced: Vec<usize> = (0..y.len()).filter(|row| fixed[*row]).collect();
        let mut rows = ROWS.0 + self.below(ROWS.1 + 1 - ROWS.0);
        let mut picked = 0.0;
        while picked < self.size && !priced.is_empty() {
            for _ in 0..rows.min(priced.len()) {
                let at = self.below(priced.len());
                fixed[priced.swap_remove(at)] = false;
            }
            rows = 1;
            let mut groups: Vec<usize> = (0..problem.groups()).collect();
            while picked < self.size && !groups.is_empty() {
                let at = self.below(groups.len());
                let group = groups.swap_remove(at);
                let now = now[group] as usize;
                let kept = |column: usize| problem.entries(column).filter(|(row, _)| fixed[*row]);
                for column in problem.columns(group).filter(|column| loss[*column] <= most) {
                    if marks[column] > 0.0 && kept(column).eq(kept(now)) {
                        marks[column] = 0.0;
                        picked += 1.0;
                    }
                }
            }
        }
        marks
    }
}

impl Run<'_, '_, '_> {
    /// Searches near the best plan until `work` is spent or the plan is proved.
    ///
    /// # Errors
    /// Cancellation.
    pub(super) fn search_near(&mut self, work: usize) -> Result<()> {
        let whole = self.problem.relaxed.is_empty() && self.bound > f64::NEG_INFINITY;
        if !whole || self.problem.size() > work / LOOKS {
            return Ok(());
        }
        let last = self.meter.work().saturating_add(work);
        let each = (work / ONE_IN).min(MOST_WORK);
        let (mut vain, dual) = (0, self.dual.clone());
        let Some(mut now) = self.best.as_ref().map(|best| best.choice.clone()) else { return Ok(()) };
        while let Some(value) = self.best.as_ref().map(|best| best.value) {
            let enough = self.is_proved() || self.meter.work() >= last || vain > work / VAIN * (VAIN - 1);
            if enough || self.meter.spend(self.problem.size())? {
                break;
            }
            let marks = self.vicinity.pick(self.problem, &now, &self.dual.y, &self.loss, self.dual.bound - value);
            let part = Part::core(self.problem, &marks, 0.0);
            let before = self.meter.work();
            // What is as good is as good a place to go on from.
            let incumbent = Incumbent { value: value - self.problem.grain, known: value, choice: now };
            let mut tree = self.tree(incumbent, self.bound, each, 0.0);
            tree.run(&part, &dual)?;
            let found = tree.incumbent;
            let spent = self.meter.work() - before;
            self.vicinity.learn(spent <= each);
            vain = if found.value > value { 0 } else { vain + spent };
            now = found.choice;
            if found.value > value {
                // The search has seen that it fits and can be split.
                self.best = Some(State::new(self.problem, now.clone()));
                self.tell();
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_picked_differs_in_few_rows_only() {
        let mut problem = Problem::new(vec![10.0; 8], vec![10.0; 8]);
        for group in 0..40_u16 {
            for row in 0..8 {
                problem.push_column(f64::from((group * 7 + row * 3) % 11), [(row, 1.0)]);
            }
            problem.end_group();
        }
        let now: Vec<u32> = (0..40).map(|group| group * 8 + group % 8).collect();
        let (y, loss) = (vec![1.0; 8], vec![0.0; 320]);
        let mut vicinity = Vicinity::new(5);
        for _ in 0..50 {
            let marks = vicinity.pick(&problem, &now, &y, &loss, 1.0);
            assert!(now.iter().all(|column| marks[*column as usize] <= 0.0), "what is chosen stays open");
            let open: Vec<usize> =
                (0..40).filter(|group| problem.columns(*group).filter(|c| marks[*c] <= 0.0).count() > 1).collect();
            let rows: std::collections::BTreeSet<usize> =
                open.iter().flat_map(|group| problem.columns(*group).filter(|c| marks[*c] <= 0.0)).map(|c| c % 8).collect();
            assert!(!open.is_empty() && rows.len() <= 5, "{rows:?}");
        }
    }
}
