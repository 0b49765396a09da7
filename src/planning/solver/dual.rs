//! The Lagrangian bound: rows are relaxed with prices, every group then chooses by itself, and the sum is an upper bound.
//!
//! Subgradient steps of Polyak's length with Camerini, Fratta and Maffioli's deflection (1975) look for the prices with
//! the lowest bound. Every evaluation is a proved bound, wherever the prices come from.

use rayon::prelude::*;

use super::meter::Meter;
use super::problem::{Problem, Relaxed, position};
use crate::error::Result;

/// What one evaluation found.
#[derive(Debug, Clone)]
pub(crate) struct Priced {
    /// The bound.
    pub bound: f64,
    /// Best column of each group.
    pub choice: Vec<u32>,
    /// Use of each row by those.
    pub used: Vec<f64>,
}

/// The lowest bound found.
#[derive(Debug, Clone)]
pub(crate) struct Dual {
    /// Row prices.
    pub y: Vec<f64>,
    /// The bound they prove.
    pub bound: f64,
}

/// Share of the sum of all magnitudes that rounding may have taken off a bound.
const FLOAT_MARGIN: f64 = 1e-13;

/// Groups from which the relaxation is evaluated side by side, and groups of one piece of it.
const SIDE_BY_SIDE: usize = 20_000;
const PIECE: usize = 8192;

/// Evaluates the relaxation at prices `y`.
pub(crate) fn evaluate(problem: &Problem, y: &[f64]) -> Priced {
    let mut all = Piece { worth: problem.base, magnitude: problem.base.abs(), choice: Vec::new(), used: vec![0.0; y.len()] };
    for (row, price) in y.iter().enumerate() {
        all.worth += price * problem.limit[row];
        all.magnitude += (price * problem.limit[row]).abs();
    }
    let groups = problem.groups();
    // Pieces are the same however many threads there are, and so are their sums.
    let pieces: Vec<Piece> = if groups >= SIDE_BY_SIDE {
        let pieces = groups.div_ceil(PIECE);
        (0..pieces).into_par_iter().map(|at| piece(problem, y, at * PIECE..groups.min((at + 1) * PIECE))).collect()
    } else {
        vec![piece(problem, y, 0..groups)]
    };
    for piece in pieces {
        all.worth += piece.worth;
        all.magnitude += piece.magnitude;
        all.choice.extend_from_slice(&piece.choice);
        all.used.iter_mut().zip(&piece.used).for_each(|(all, used)| *all += used);
    }
    Priced { bound: all.worth + FLOAT_MARGIN * all.magnitude, choice: all.choice, used: all.used }
}

/// What some groups choose by themselves.
struct Piece {
    worth: f64,
    magnitude: f64,
    choice: Vec<u32>,
    used: Vec<f64>,
}

fn piece(problem: &Problem, y: &[f64], groups: std::ops::Range<usize>) -> Piece {
    let mut piece =
        Piece { worth: 0.0, magnitude: 0.0, choice: Vec::with_capacity(groups.len()), used: vec![0.0; problem.limit.len()] };
    let from = problem.relaxed.partition_point(|relaxed| relaxed.group < groups.start);
    let mut relaxed = problem.relaxed[from..].iter().peekable();
    for group in groups {
        let mut best = f64::NEG_INFINITY;
        let mut at = problem.group[group] as usize;
        for column in problem.columns(group) {
            let worth = problem.priced(column, y);
            if worth > best {
                best = worth;
                at = column;
            }
        }
        for (row, coef) in problem.entries(at) {
            piece.used[row] += coef;
        }
        piece.choice.push(position(at));
        if let Some(relaxed) = relaxed.next_if(|relaxed| relaxed.group == group) {
            best = best.max(relaxed_worth(relaxed, y));
        }
        piece.worth += best;
        piece.magnitude += best.abs();
    }
    piece
}

fn relaxed_worth(relaxed: &Relaxed, y: &[f64]) -> f64 {
    let price = |rows: &[(u16, f64)]| rows.iter().map(|(row, coef)| y[usize::from(*row)] * coef).sum::<f64>();
    let term = |(value, ways): &(f64, Vec<Vec<(u16, f64)>>)| {
        let cheapest = ways.iter().map(|rows| price(rows)).fold(f64::INFINITY, f64::min);
        (value - cheapest).max(0.0)
    };
    relaxed.constant - price(&relaxed.constant_rows) + relaxed.terms.iter().map(term).sum::<f64>()
}

/// Looks for better prices from `dual` on, until the bound is no more than `enough`.
///
/// # Errors
/// Cancellation.
pub(crate) fn descend(problem: &Problem, dual: &mut Dual, steps: usize, enough: f64, meter: &mut Meter<'_>) -> Result<()> {
    let rows = problem.limit.len();
    let (mut y, mut direction) = (dual.y.clone(), vec![0.0; rows]);
    let (mut relax, mut stale) = (1.0_f64, 0);
    for _ in 0..steps {
        if meter.spend(problem.size())? {
            break;
        }
        let priced = evaluate(problem, &y);
        if priced.bound < dual.bound {
            stale = if dual.bound - priced.bound > 1e-6 * priced.bound.abs() { 0 } else { stale + 1 };
            dual.bound = priced.bound;
            meter.offer_bound(problem.reachable(dual.bound));
            dual.y.copy_from_slice(&y);
        } else {
            stale += 1;
        }
        if dual.bound <= enough {
            break;
        }
        if stale >= 6 {
            stale = 0;
            relax *= 0.6;
            y.copy_from_slice(&dual.y);
            direction.fill(0.0);
            if relax < 1e-4 {
                break;
            }
            continue;
        }
        let target = priced.bound - 0.02 * priced.bound.abs() - 1.0;
        if !advance(problem, &priced, &mut y, &mut direction, relax, target) {
            break;
        }
    }
    Ok(())
}

/// One step; false where the subgradient vanishes and the prices are the best there are.
fn advance(problem: &Problem, priced: &Priced, y: &mut [f64], direction: &mut [f64], relax: f64, target: f64) -> bool {
    // In scaled rows: price of one scale of the row, use as a share of it.
    let gradient: Vec<f64> = (0..y.len())
        .map(|row| {
            let slack = (problem.limit[row] - priced.used[row]) / problem.scale[row];
            if y[row] <= 0.0 && slack > 0.0 { 0.0 } else { slack }
        })
        .collect();
    let norm: f64 = gradient.iter().map(|g| g * g).sum();
    if norm <= 1e-24 {
        return false;
    }
    let along: f64 = gradient.iter().zip(direction.iter()).map(|(g, d)| g * d).sum();
    let length: f64 = direction.iter().map(|d| d * d).sum();
    let keep = if along < 0.0 && length > 0.0 { -1.5 * along / length } else { 0.0 };
    for (d, g) in direction.iter_mut().zip(&gradient) {
        *d = g + keep * *d;
    }
    let length: f64 = direction.iter().map(|d| d * d).sum();
    let stride = relax * (priced.bound - target).max(1e-9 * priced.bound.abs()) / length.max(1e-24);
    for (row, price) in y.iter_mut().enumerate() {
        *price = (*price - stride * direction[row] / problem.scale[row]).max(0.0);
    }
    true
}

/// Prices at which each row by itself is just filled, one row after the other: a start near the best prices.
///
/// # Errors
/// Cancellation.
pub(crate) fn first_prices(problem: &Problem, meter: &mut Meter<'_>) -> Result<Dual> {
    let mut y = vec![0.0; problem.limit.len()];
    let by_row = groups_by_row(problem);
    for row in 0..y.len() {
        // A sample says enough of many groups.
        let step = by_row[row].len() / SAMPLE + 1;
        let groups: Vec<usize> = by_row[row].iter().step_by(step).map(|group| *group as usize).collect();
        let size: usize = groups.iter().map(|group| problem.columns(*group).len() * 3).sum();
        if meter.spend(size * 24)? {
            break;
        }
        y[row] = balance(problem, &groups, problem.limit[row] / step as f64, row, &mut y);
    }
    let bound = evaluate(problem, &y).bound;
    let free = evaluate(problem, &vec![0.0; y.len()]);
    Ok(if free.bound < bound { Dual { y: vec![0.0; y.len()], bound: free.bound } } else { Dual { y, bound } })
}

/// Groups of a row that its first price is worked out from.
const SAMPLE: usize = 1500;

fn groups_by_row(problem: &Problem) -> Vec<Vec<u32>> {
    let mut by_row: Vec<Vec<u32>> = vec![Vec::new(); problem.limit.len()];
    for group in 0..problem.groups() {
        for (row, _) in problem.columns(group).flat_map(|column| problem.entries(column)) {
            if by_row[row].last() != Some(&position(group)) {
                by_row[row].push(position(group));
            }
        }
    }
    by_row
}

/// The lowest price of one row at which these groups do not overfill its limit, the others as they are.
fn balance(problem: &Problem, groups: &[usize], limit: f64, row: usize, y: &mut [f64]) -> f64 {
    let mut use_at = |price: f64| {
        y[row] = price;
        let mut used = 0.0;
        for group in groups {
            let mut best = (f64::NEG_INFINITY, 0.0);
            for column in problem.columns(*group) {
                let worth = problem.priced(column, y);
                if worth > best.0 {
                    best = (worth, problem.entries(column).filter(|(r, _)| *r == row).map(|(_, coef)| coef).sum());
                }
            }
            used += best.1;
        }
        used
    };
    if use_at(0.0) <= limit {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 1.0 / problem.scale[row]);
    let mut grow = 0;
    while use_at(high) > limit && grow < 60 {
        low = high;
        high *= 4.0;
        grow += 1;
    }
    for _ in 0..18 {
        let middle = f64::midpoint(low, high);
        if use_at(middle) > limit { low = middle } else { high = middle }
    }
    if grow == 60 { 0.0 } else { high }
}
