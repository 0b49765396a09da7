//! The lowest bound of the whole problem, by walks on parts of it.
//!
//! At good prices most groups have one column that is far better than their others. A walk on the rest is quick, and where
//! the prices it ends at leave the best columns of all groups as they were, its end is the lowest bound of the whole.

use super::dual::{Dual, descend, evaluate, first_prices};
use super::exact::rounded;
use super::meter::{Limits, Meter};
use super::part::Part;
use super::problem::Problem;
use super::repair::loss;
use super::vertex::{Vertex, Walk};
use crate::error::Result;

/// The relaxed plan of the whole problem.
pub(super) struct Root {
    /// The lowest bound found and its prices.
    pub dual: Dual,
    /// Every group's column of the largest fraction.
    pub choice: Vec<u32>,
}

/// Edges walked between two looks at the clock at most, and numbers that they may look at.
const EDGES: usize = 8;
const BETWEEN_LOOKS: usize = 1_000_000;
/// Parts walked on before the last bound is left as it is.
const ROUNDS: usize = 8;
/// Columns that the first part has at least, beside the best ones of all groups.
const FEW: usize = 4000;
/// Groups up to which no sample is needed for first prices; a sample has one group in so many.
const MANY: usize = 1500;
const ONE_IN: usize = 5;
/// Percent of a solve that are done once prices are there, and after the last part.
const ROOT_FROM: usize = 10;
pub(super) const ROOT_TO: usize = 40;
/// Share of the gap asked for up to which the lowest bound of a large problem may be missed.
const MISS: f64 = 0.02;

/// Finds the lowest bound, from the prices of `first` on where they are known.
///
/// # Errors
/// Cancellation.
pub(super) fn root(
    problem: &Problem,
    first: Option<&[f64]>,
    hopeless: f64,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Root> {
    let first = match first {
        Some(y) => Dual { y: y.to_vec(), bound: evaluate(problem, y).bound },
        None => prices(problem, limits, meter)?,
    };
    let mut root = Root { choice: evaluate(problem, &first.y).choice, dual: first };
    meter.offer_bound(problem.reachable(root.dual.bound));
    meter.progress(ROOT_FROM, 100);
    if !problem.relaxed.is_empty() {
        descend(problem, &mut root.dual, limits.steps, hopeless, meter)?;
        root.choice = evaluate(problem, &root.dual.y).choice;
        return Ok(root);
    }
    let miss = if problem.groups() > MANY { limits.gap * MISS } else { 0.0 };
    let mut columns = (problem.value.len() / 16).max(FEW);
    let mut y = root.dual.y.clone();
    for round in 1..=ROUNDS {
        if meter.spend(problem.size() * 4)? {
            break;
        }
        let losses = loss(problem, &y);
        let part = Part::core(problem, &losses, nearest(&losses, columns));
        let is_whole = columns >= problem.value.len();
        let mut vertex = Vertex::new(&part.problem, &y);
        let walk = walk(&part.problem, &mut vertex, hopeless, meter)?;
        columns *= 2;
        if walk == Walk::Impossible && !is_whole {
            // A part has no choice where the whole may have one: its prices say nothing.
            continue;
        }
        let all = evaluate(problem, &vertex.y);
        let here = evaluate(&part.problem, &vertex.y).bound;
        if all.bound < root.dual.bound {
            root.dual = Dual { y: vertex.y.clone(), bound: all.bound };
            root.choice = part.widen(&rounded(&vertex, &vertex.fractions()));
            meter.offer_bound(problem.reachable(all.bound));
        }
        meter.progress(ROOT_FROM + (ROOT_TO - ROOT_FROM) * round / ROUNDS, 100);
        y.clone_from(&vertex.y);
        if is_whole || (walk != Walk::Unfinished && all.bound - here <= miss.max(1e-9) * all.bound.abs().max(1.0)) {
            break;
        }
    }
    Ok(root)
}

/// Prices to start from: of many groups, those that are best for a sample of them.
fn prices(problem: &Problem, limits: &Limits, meter: &mut Meter<'_>) -> Result<Dual> {
    if problem.groups() <= MANY || !problem.relaxed.is_empty() {
        return first_prices(problem, meter);
    }
    let sample = problem.sample(ONE_IN);
    let lowest = sample.lowest();
    let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
    // What holds for a sample does not hold for the whole.
    let best = root(&sample, None, hopeless, limits, &mut meter.fork())?.dual;
    if best.bound <= hopeless {
        // Tight rows may leave a sample without any choice.
        return first_prices(problem, meter);
    }
    Ok(Dual { bound: evaluate(problem, &best.y).bound, y: best.y })
}

/// The loss up to which so many columns lie that are not the best of their groups.
fn nearest(losses: &[f64], columns: usize) -> f64 {
    let mut others: Vec<f64> = losses.iter().copied().filter(|loss| *loss > 0.0).collect();
    if columns >= others.len() { f64::INFINITY } else { *others.select_nth_unstable_by(columns, f64::total_cmp).1 }
}

/// Walks to the lowest bound that is found in some steps.
///
/// # Errors
/// Cancellation.
pub(super) fn walk(problem: &Problem, vertex: &mut Vertex, hopeless: f64, meter: &mut Meter<'_>) -> Result<Walk> {
    let most = 400 + 40 * vertex.y.len();
    let edges = (BETWEEN_LOOKS / problem.size().max(1)).clamp(1, EDGES);
    let mut walk = Walk::Unfinished;
    while walk == Walk::Unfinished && vertex.steps < most {
        let before = vertex.steps;
        walk = vertex.descend(problem, edges, hopeless);
        if meter.spend((vertex.steps - before) * problem.size())? || vertex.steps - before < edges {
            break;
        }
    }
    Ok(walk)
}
