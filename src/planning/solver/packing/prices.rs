//! Prices of the groups and of the rows that are not kept whole, at which the best fills of all rows prove the most.
//!
//! With a price for each group's choice the problem falls into one knapsack a row (Ross and Soland 1975; Fisher, Jaikumar
//! and Van Wassenhove 1986). Deflected subgradient steps aim a little below the best bound, and less far when that is in vain.

use super::super::meter::Meter;
use super::sack::Priced;
use super::shape::Shape;
use crate::error::Result;

/// Prices, and the bound they prove.
#[derive(Debug, Clone)]
pub(super) struct Prices {
    /// What a group's choice costs, at least what the group is worth without any row.
    pub group: Vec<f64>,
    /// Price of each row; zero where it is kept whole.
    pub row: Vec<f64>,
    pub bound: f64,
}

/// Share of the sum of all magnitudes that rounding may have taken off a bound.
const FLOAT_MARGIN: f64 = 1e-12;
/// Steps at most, and steps in vain before the aim is taken nearer.
const STEPS: usize = 2000;
const IN_VAIN: usize = 15;
/// First and last aim below the best bound, as shares of it, and how much nearer it is taken each time.
const FAR: f64 = 0.003;
const NEAR: f64 = 1e-7;
const NEARER: f64 = 0.6;
/// Share of the aim that counts as progress.
const PROGRESS: f64 = 0.02;
/// Share of the last direction that is kept.
const KEPT: f64 = 0.6;

/// What one evaluation found.
struct Evaluated {
    bound: f64,
    /// How often each group is chosen.
    chosen: Vec<f64>,
    /// Use of each priced row.
    used: Vec<f64>,
}

impl Prices {
    /// The prices that row prices `y` leave: a group costs what its best column is worth.
    pub fn new(shape: &Shape<'_>, y: &[f64]) -> Self {
        let problem = shape.problem;
        let best =
            |group: usize| problem.columns(group).map(|column| problem.priced(column, y)).fold(f64::NEG_INFINITY, f64::max);
        let row = y.iter().zip(&shape.is_priced).map(|(y, is_priced)| if *is_priced { *y } else { 0.0 }).collect();
        Self { group: (0..problem.groups()).map(best).collect(), row, bound: f64::INFINITY }
    }

    /// The rows at these prices.
    pub fn sacks(&self, shape: &Shape<'_>) -> Vec<Priced> {
        let profit = |group: usize, column: usize| shape.problem.priced(column, &self.row) - self.group[group];
        shape.sacks.iter().map(|sack| Priced::new(sack, profit)).collect()
    }

    /// Lowers the bound until it is no more than `floor` or hardly falls any longer; false where the work ends before there
    /// is one.
    ///
    /// # Errors
    /// Cancellation.
    pub fn lower(&mut self, shape: &Shape<'_>, floor: f64, last: usize, meter: &mut Meter<'_>) -> Result<bool> {
        let norms = norms(shape);
        let mut here = self.clone();
        let (mut along, mut across) = (vec![0.0; self.group.len()], vec![0.0; self.row.len()]);
        let (mut aim, mut in_vain) = (FAR, 0);
        for _ in 0..STEPS {
            let Some(found) = here.evaluate(shape, last, meter)? else { break };
            let unit = found.bound.abs().max(1e-9);
            in_vain = if found.bound < self.bound - PROGRESS * aim * unit { 0 } else { in_vain + 1 };
            if found.bound < self.bound {
                *self = Self { bound: found.bound, ..here.clone() };
            }
            if self.bound <= floor || aim < NEAR {
                break;
            }
            if in_vain >= IN_VAIN {
                (aim, in_vain) = (aim * NEARER, 0);
                here.clone_from(self);
                along.fill(0.0);
                across.fill(0.0);
                continue;
            }
            for (group, along) in along.iter_mut().enumerate() {
                let slack = 1.0 - found.chosen[group];
                let is_least = slack > 0.0 && here.group[group] <= shape.least(group);
                *along = KEPT * *along + if is_least { 0.0 } else { slack };
            }
            for (row, across) in across.iter_mut().enumerate().filter(|(row, _)| shape.is_priced[*row]) {
                let slack = (shape.problem.limit[row] - found.used[row]) / norms[row];
                *across = KEPT * *across + if slack > 0.0 && here.row[row] <= 0.0 { 0.0 } else { slack };
            }
            let length: f64 = along.iter().chain(&across).map(|d| d * d).sum();
            let stride = (found.bound - self.bound + aim * unit) / length.max(1e-12);
            for (group, price) in here.group.iter_mut().enumerate() {
                *price = (*price - stride * along[group]).max(shape.least(group));
            }
            for (row, price) in here.row.iter_mut().enumerate() {
                *price = (*price - stride * across[row] / norms[row]).max(0.0);
            }
        }
        Ok(self.bound.is_finite())
    }

    fn evaluate(&self, shape: &Shape<'_>, last: usize, meter: &mut Meter<'_>) -> Result<Option<Evaluated>> {
        let problem = shape.problem;
        if meter.spend(problem.size())? || meter.work() > last {
            return Ok(None);
        }
        let terms = self.group.iter().copied().chain(self.row.iter().zip(&problem.limit).map(|(price, limit)| price * limit));
        let (mut bound, mut magnitude) = terms.fold((problem.base, problem.base.abs()), |(a, b), x| (a + x, b + x.abs()));
        let (mut chosen, mut used) = (vec![0.0; self.group.len()], vec![0.0; self.row.len()]);
        for sack in self.sacks(shape) {
            let Some((profit, columns)) = sack.best(last, meter)? else { return Ok(None) };
            bound += profit;
            magnitude += profit.abs();
            for column in columns {
                chosen[problem.group.partition_point(|first| *first <= column) - 1] += 1.0;
                problem.entries(column as usize).for_each(|(row, coef)| used[row] += coef);
            }
        }
        Ok(Some(Evaluated { bound: bound + FLOAT_MARGIN * magnitude, chosen, used }))
    }
}

/// What a step in the price of each row is measured in: about what all groups together use of it, at random.
fn norms(shape: &Shape<'_>) -> Vec<f64> {
    let problem = shape.problem;
    let mut squares = vec![0.0; problem.limit.len()];
    for group in 0..problem.groups() {
        let mut most = vec![0.0_f64; squares.len()];
        for (row, coef) in problem.columns(group).flat_map(|column| problem.entries(column)) {
            most[row] = most[row].max(coef.abs());
        }
        squares.iter_mut().zip(most).for_each(|(square, most)| *square += most * most);
    }
    squares.into_iter().map(|square: f64| square.sqrt().max(1e-9)).collect()
}
