//! Makes plans out of relaxed choices: first into the limits at the least loss, then filled up with what still fits.
//!
//! A column's *loss* is what the group gives away against its best column at the row prices; moves of small loss first.

use rayon::prelude::*;

use super::meter::Meter;
use super::problem::{Problem, State, position};
use crate::error::Result;

/// Columns by the loss they stand for at some prices.
#[derive(Debug, Clone)]
pub(crate) struct Losses {
    /// Loss of each column, 0 and up.
    pub loss: Vec<f64>,
    /// Columns by loss, then position.
    pub order: Vec<u32>,
    /// Group of each column.
    pub group: Vec<u32>,
}

impl Losses {
    /// The losses at prices `y`; only columns of a loss up to `most` are put in order.
    pub fn new(problem: &Problem, y: &[f64], most: f64) -> Self {
        let loss = loss(problem, y);
        let mut order: Vec<u32> = (0..position(loss.len())).filter(|column| loss[*column as usize] <= most).collect();
        order.par_sort_unstable_by(|a, b| by_loss(&loss, *a, *b));
        Self { loss, order, group: problem.group_of_column() }
    }

    /// The losses at prices `y`; only so many columns of the smallest are put in order.
    pub fn least(problem: &Problem, y: &[f64], count: usize) -> Self {
        let loss = loss(problem, y);
        let mut order: Vec<u32> = (0..position(loss.len())).collect();
        if order.len() > count {
            order.select_nth_unstable_by(count, |a, b| by_loss(&loss, *a, *b));
            order.truncate(count);
        }
        order.sort_unstable_by(|a, b| by_loss(&loss, *a, *b));
        Self { loss, order, group: problem.group_of_column() }
    }
}

fn by_loss(loss: &[f64], a: u32, b: u32) -> std::cmp::Ordering {
    loss[a as usize].total_cmp(&loss[b as usize]).then(a.cmp(&b))
}

/// Columns that are looked at side by side, and those between two looks at the task.
const MANY: usize = 50_000;
const PIECE: usize = 8192;

/// Groups from which losses are counted side by side.
const SIDE_BY_SIDE: usize = 20_000;

/// What each column gives away against the best of its group at prices `y`.
pub(crate) fn loss(problem: &Problem, y: &[f64]) -> Vec<f64> {
    let mut loss: Vec<f64> = if problem.groups() >= SIDE_BY_SIDE {
        (0..problem.value.len()).into_par_iter().with_min_len(8192).map(|column| problem.priced(column, y)).collect()
    } else {
        (0..problem.value.len()).map(|column| problem.priced(column, y)).collect()
    };
    for group in 0..problem.groups() {
        let range = problem.columns(group);
        let best = loss[range.clone()].iter().copied().fold(f64::NEG_INFINITY, f64::max);
        loss[range].iter_mut().for_each(|worth| *worth = best - *worth);
    }
    loss
}

/// Brings a state within its limits at a small loss by moves to columns of `order`; false where it finds no way. `kept`
/// stays as it is.
///
/// # Errors
/// Cancellation.
pub(crate) fn repair(
    state: &mut State<'_>,
    losses: &Losses,
    order: &[u32],
    kept: Option<usize>,
    meter: &mut Meter<'_>,
) -> Result<bool> {
    for _ in 0..SWEEPS {
        if state.is_feasible() {
            return Ok(true);
        }
        if meter.spend(order.len() * 9)? {
            return Ok(false);
        }
        let helpful = helpful_moves(state, losses, order, kept, meter)?;
        let Some((dearest, _)) = helpful.get(helpful.len() / SHARE).copied() else { return Ok(false) };
        let mut moved = false;
        for (at, (_, column)) in helpful.into_iter().enumerate() {
            if at % PIECE == 0 {
                meter.check()?;
            }
            if state.is_feasible() {
                return Ok(true);
            }
            // Earlier moves of the sweep may have made this one useless, or dearer than others of the next sweep.
            if rate(state, losses, column).is_some_and(|rate| rate <= dearest) {
                state.apply(losses.group[column] as usize, column);
                moved = true;
            }
        }
        if !moved {
            return Ok(false);
        }
    }
    Ok(state.is_feasible())
}

/// Sweeps over all columns before a repair gives up; each takes away a good part of the violation.
const SWEEPS: usize = 200;
/// Of the moves that help, one sweep takes the cheapest 1/SHARE and what else is as cheap.
const SHARE: usize = 8;

/// All moves that take violation away, by the loss for each unit of it, then by column.
fn helpful_moves(
    state: &State<'_>,
    losses: &Losses,
    order: &[u32],
    kept: Option<usize>,
    meter: &Meter<'_>,
) -> Result<Vec<(f64, usize)>> {
    let hot: Vec<bool> = (0..state.used.len()).map(|row| state.over(row, state.used[row]) > 0.0).collect();
    let helps = |column: &u32| {
        let column = *column as usize;
        let group = losses.group[column] as usize;
        let now = state.choice[group] as usize;
        let touches = now != column && kept != Some(group) && (state.touches(column, &hot) || state.touches(now, &hot));
        touches.then(|| rate(state, losses, column)).flatten().map(|rate| (rate, column))
    };
    let by_rate = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    if order.len() < MANY {
        let mut moves: Vec<(f64, usize)> = order.iter().filter_map(helps).collect();
        moves.sort_unstable_by(by_rate);
        return Ok(moves);
    }
    let task = meter.task();
    let piece = |piece: &[u32]| task.check().map(|()| piece.iter().filter_map(helps).collect::<Vec<_>>());
    let mut moves = order.par_chunks(PIECE).map(piece).collect::<Result<Vec<_>>>()?.concat();
    moves.par_sort_unstable_by(by_rate);
    Ok(moves)
}

/// The loss of a move for each unit of violation that it takes away; none where it takes none away.
fn rate(state: &State<'_>, losses: &Losses, column: usize) -> Option<f64> {
    let group = losses.group[column] as usize;
    let extra = losses.loss[column] - losses.loss[state.choice[group] as usize];
    let change = state.violation_change(group, column);
    if change >= -1e-12 {
        return None;
    }
    Some(if extra > 0.0 { extra / -change } else { extra * -change })
}

/// Takes every move to a column of `order` that fits and gains, first come first, until none is left. `kept` stays as it
/// is.
///
/// # Errors
/// Cancellation.
pub(crate) fn fill(
    state: &mut State<'_>,
    problem: &Problem,
    losses: &Losses,
    order: &[u32],
    kept: Option<usize>,
    meter: &mut Meter<'_>,
) -> Result<()> {
    for _ in 0..6 {
        if meter.spend(order.len() * 3)? {
            return Ok(());
        }
        let mut moved = false;
        for (at, column) in order.iter().map(|column| *column as usize).enumerate() {
            if at % PIECE == 0 {
                meter.check()?;
            }
            let group = losses.group[column] as usize;
            let now = state.choice[group] as usize;
            if problem.value[column] > problem.value[now] && kept != Some(group) && state.fits(group, column) {
                state.apply(group, column);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    Ok(())
}
