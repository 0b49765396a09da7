//! Local search: pairs of moves that gain together.
//!
//! A better plan than the incumbent can only use columns whose loss is below the gap, so that only those are tried.

use super::dual::Dual;
use super::meter::Meter;
use super::problem::{Problem, State};
use super::repair::{Losses, fill};
use crate::error::Result;

/// Improves a feasible state by pairs of moves until none gains or `work` is spent.
///
/// # Errors
/// Cancellation.
pub(crate) fn improve(problem: &Problem, state: &mut State<'_>, dual: &Dual, work: usize, meter: &mut Meter<'_>) -> Result<()> {
    let last = meter.work() + work;
    loop {
        let gap = (dual.bound - state.value).max(0.0);
        if meter.spend(problem.size() * 3)? {
            return Ok(());
        }
        let losses = Losses::new(problem, &dual.y, gap);
        meter.check()?;
        fill(state, problem, &losses, &losses.order, None, meter)?;
        if meter.work() > last || !best_pair(problem, state, &losses, gap, last, meter)? {
            return Ok(());
        }
    }
}

/// Finds a pair of moves that gains and fits, and takes it.
fn best_pair(
    problem: &Problem,
    state: &mut State<'_>,
    losses: &Losses,
    gap: f64,
    last: usize,
    meter: &mut Meter<'_>,
) -> Result<bool> {
    let order: Vec<usize> =
        losses.order.iter().map(|c| *c as usize).filter(|c| !state.choice.contains_column(losses, *c)).collect();
    for (at, first) in order.iter().copied().enumerate() {
        if meter.spend(order.len())? || meter.work() > last {
            return Ok(false);
        }
        let one = losses.group[first] as usize;
        let before = state.choice[one] as usize;
        let old_value = state.value;
        state.apply(one, first);
        let over = state.violation();
        let partner =
            order[..at].iter().copied().take_while(|second| losses.loss[first] + losses.loss[*second] <= gap).find(|second| {
                let two = losses.group[*second] as usize;
                let gain = state.value + problem.value[*second] - problem.value[state.choice[two] as usize] - old_value;
                two != one && gain > 1e-9 && over + state.violation_change(two, *second) <= 1e-12
            });
        if let Some(second) = partner {
            let two = losses.group[second] as usize;
            let other = state.choice[two] as usize;
            state.apply(two, second);
            if state.is_feasible() {
                return Ok(true);
            }
            state.apply(two, other);
        }
        state.apply(one, before);
    }
    Ok(false)
}

/// Whether a column is the present choice of its group.
trait ContainsColumn {
    fn contains_column(&self, losses: &Losses, column: usize) -> bool;
}

impl ContainsColumn for Vec<u32> {
    fn contains_column(&self, losses: &Losses, column: usize) -> bool {
        self[losses.group[column] as usize] as usize == column
    }
}
