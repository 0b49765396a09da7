//! Simulated annealing: random moves, each with a second one that mends what the first breaks, at a falling temperature.
//!
//! The limits are kept all the time. A move that makes the plan worse is taken with probability exp(change / temperature)
//! (Kirkpatrick, Gelatt and Vecchi 1983). Rounds begin at the best plan known and differ by the random numbers only.

use oorandom::Rand64;

use super::dual::Dual;
use super::local;
use super::meter::Meter;
use super::problem::{Problem, State};
use crate::error::Result;

/// Moves tried in one round for each column, at least this many in all.
const MOVES_A_COLUMN: usize = 600;
const FEWEST_MOVES: usize = 200_000;
/// Moves between two looks at the clock, each counted as so much work.
const LOOK: usize = 256;
const WORK: usize = 12;
/// Temperature of the first and the last move, in mean differences of a group's values.
const HOT: f64 = 0.3;
const COLD: f64 = 0.003;
/// Groups tried as the second of a move.
const TRIES: usize = 6;

/// Makes a plan better by annealing until a round is in vain, `work` is spent or the gap is reached.
///
/// # Errors
/// Cancellation.
pub(super) fn anneal<'p>(
    problem: &'p Problem,
    best: &mut State<'p>,
    dual: &Dual,
    gap: f64,
    work: usize,
    random: &mut Rand64,
    meter: &mut Meter<'_>,
) -> Result<()> {
    let last = meter.work() + work;
    let by_row = groups_by_row(problem);
    let moves = (problem.value.len() * MOVES_A_COLUMN).max(FEWEST_MOVES).min(work / WORK);
    while meter.work() < last && dual.bound - best.value > gap * dual.bound.abs() && problem.groups() > 1 {
        let mut round = Round { problem, by_row: &by_row, state: best.clone(), top: best.clone(), random };
        round.run(moves, spread(problem), meter)?;
        let mut top = round.top;
        local::improve(problem, &mut top, dual, last.saturating_sub(meter.work()) / 8, meter)?;
        // A round in vain is seldom followed by a better one.
        if top.value <= best.value + 1e-9 || meter.stopped().is_some() {
            break;
        }
        *best = top;
    }
    Ok(())
}

/// How far the values of a group's columns lie from its best one, on average over all columns.
fn spread(problem: &Problem) -> f64 {
    let of = |group: usize| {
        let most = problem.columns(group).map(|column| problem.value[column]).fold(f64::NEG_INFINITY, f64::max);
        problem.columns(group).map(|column| most - problem.value[column]).sum::<f64>()
    };
    (0..problem.groups()).map(of).sum::<f64>() / problem.value.len().max(1) as f64
}

/// The groups with a column that uses a row.
fn groups_by_row(problem: &Problem) -> Vec<Vec<u32>> {
    let mut by_row = vec![Vec::new(); problem.limit.len()];
    for group in 0..problem.groups() {
        for (row, _) in problem.columns(group).flat_map(|column| problem.entries(column)) {
            if by_row[row].last() != Some(&super::position(group)) {
                by_row[row].push(super::position(group));
            }
        }
    }
    by_row
}

/// One round of annealing.
struct Round<'p, 'r> {
    problem: &'p Problem,
    by_row: &'r [Vec<u32>],
    state: State<'p>,
    top: State<'p>,
    random: &'r mut Rand64,
}

impl Round<'_, '_> {
    fn run(&mut self, moves: usize, spread: f64, meter: &mut Meter<'_>) -> Result<()> {
        for step in (0..moves).step_by(LOOK) {
            if meter.spend(LOOK * WORK)? {
                break;
            }
            let done = step as f64 / moves as f64;
            let temperature = spread * HOT * (COLD / HOT).powf(done);
            (0..LOOK).for_each(|_| self.step(temperature));
        }
        Ok(())
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.rand_range(0..end.max(1) as u64)).unwrap_or(0)
    }

    /// Tries one move, and another that mends it where it breaks a limit.
    fn step(&mut self, temperature: f64) {
        let before = self.state.value;
        let one = self.below(self.problem.groups());
        let (old, new) = (self.state.choice[one] as usize, self.column(one));
        if new == old {
            return;
        }
        self.state.apply(one, new);
        let Some(row) = self.broken(&[old, new]) else {
            if !self.accepts(self.state.value - before, temperature) {
                self.state.apply(one, old);
            }
            return;
        };
        for _ in 0..TRIES {
            let at = self.below(self.by_row[row].len());
            let two = self.by_row[row][at] as usize;
            let (other, next) = (self.state.choice[two] as usize, self.column(two));
            if two == one || self.use_of(next, row) >= self.use_of(other, row) {
                continue;
            }
            self.state.apply(two, next);
            if self.broken(&[old, new, other, next]).is_none() && self.accepts(self.state.value - before, temperature) {
                return;
            }
            self.state.apply(two, other);
        }
        self.state.apply(one, old);
    }

    fn column(&mut self, group: usize) -> usize {
        let range = self.problem.columns(group);
        range.start + self.below(range.len())
    }

    fn use_of(&self, column: usize, row: usize) -> f64 {
        self.problem.entries(column).filter(|(r, _)| *r == row).map(|(_, coef)| coef).sum()
    }

    /// A row of these columns that is used past its limit.
    fn broken(&self, columns: &[usize]) -> Option<usize> {
        let mut rows = columns.iter().flat_map(|column| self.problem.entries(*column)).map(|(row, _)| row);
        rows.find(|row| self.state.used[*row] > self.problem.limit[*row])
    }

    /// Whether the state stays where a move led it; remembers the best.
    fn accepts(&mut self, change: f64, temperature: f64) -> bool {
        let stays = change >= 0.0 || self.random.rand_float() < (change / temperature.max(1e-300)).exp();
        if stays && self.state.value > self.top.value + 1e-9 {
            self.top.clone_from(&self.state);
        }
        stays
    }
}
