//! Each partner's best plan by itself: the most need of its own requests inside its own funds, knowing only its shelves.
//!
//! In: instance. Out: [`Alone`] by partner. Where every title has one fund that may pay, each fund is a knapsack with five
//! weights, solved exactly; where scopes overlap, the solver takes it. Ties: cheaper, then candidate order.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::benefit;
use super::columns;
use super::instance::{Buyer, Instance};
use super::solver::{Limits, Meter, Problem, Start, solve};
use super::warm::Warm;
use crate::error::Result;
use crate::model::{PartnerIx, PartnerSet};
use crate::task::Task;

/// One purchase of an alone plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AloneBuy {
    /// Title.
    pub title: usize,
    /// Position in `Title::alone`.
    pub slot: usize,
    /// Fund.
    pub fund: usize,
}

/// A partner's best plan by itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Alone {
    /// Purchases, by title.
    pub buys: Vec<AloneBuy>,
    /// Need that its purchases and today's lendable copies serve.
    pub served: f64,
    /// Benefit of its purchases over today's access.
    pub benefit: f64,
    /// Spending in minor units.
    pub spend: i64,
    /// Need of its purchases.
    pub bought: f64,
    /// Proved upper bound on the need it could buy.
    pub bound: f64,
}

/// Plans every partner by itself, from the last plan where there is one.
///
/// # Errors
/// Cancellation.
pub(crate) fn alone(instance: &Instance, warm: Option<&Warm>, limits: &Limits, task: &Task) -> Result<Vec<Alone>> {
    let before = columns::served_before(instance);
    let items = items(instance, task)?;
    let (told, done) = (task, AtomicUsize::new(0));
    told.progress("stage-alone", 0, instance.partners);
    // The bounds of one partner by itself are not those of the plan.
    let task = &task.silent();
    // Nobody's plan knows of the others, so that all are made at once.
    let one = |(at, before): (usize, &f64)| {
        let partner = PartnerIx::new(at);
        task.check()?;
        let last = warm.map(|warm| warm.alone[partner.at()].as_slice());
        let mut plan = buy(instance, partner, &items[at], last, limits, task)?;
        plan.served = *before;
        for purchase in &plan.buys {
            let title = &instance.titles[purchase.title];
            let only = PartnerSet::only(partner);
            plan.spend += title.alone[purchase.slot].cost;
            for ask in title.asks.iter().filter(|ask| ask.partner == partner) {
                plan.bought += ask.need;
                plan.benefit += benefit::benefit(instance, title, ask, only);
                if !benefit::is_served(instance, title, ask, PartnerSet::EMPTY) {
                    plan.served += ask.need;
                }
            }
        }
        // Need is whole, so that a bound between two whole numbers is the lower one.
        plan.bound = (plan.bound + 1e-6).floor().max(plan.bought);
        told.progress("stage-alone", done.fetch_add(1, Ordering::Relaxed) + 1, instance.partners);
        Ok(plan)
    };
    before.par_iter().enumerate().map(one).collect()
}

/// What a partner could buy: title, slot, line and need.
type Item<'a> = (usize, usize, &'a Buyer, f64);

/// What each partner could buy, by title.
fn items<'a>(instance: &'a Instance, task: &Task) -> Result<Vec<Vec<Item<'a>>>> {
    let mut items = vec![Vec::new(); instance.partners];
    for (at, title) in instance.titles.iter().enumerate() {
        task.check()?;
        for (slot, buyer) in title.alone.iter().enumerate() {
            let need = title.asks.iter().find(|ask| ask.partner == buyer.partner).map(|ask| ask.need);
            items[buyer.partner.at()].extend(need.map(|need| (at, slot, buyer, need)));
        }
    }
    Ok(items)
}

fn buy(
    instance: &Instance,
    partner: PartnerIx,
    items: &[Item<'_>],
    last: Option<&[(usize, usize)]>,
    limits: &Limits,
    task: &Task,
) -> Result<Alone> {
    if items.iter().any(|(_, _, buyer, _)| buyer.funds.len() > 1) {
        return buy_from_overlapping(instance, items, last, limits, task);
    }
    let mut plan = Alone::default();
    for (fund, row) in instance.funds.iter().enumerate().filter(|(_, row)| row.partner == partner) {
        let here: Vec<&Item<'_>> = items.iter().filter(|(_, _, buyer, _)| buyer.funds == [fund]).collect();
        let sizes: Vec<(usize, i64)> = here.iter().map(|(_, _, buyer, need)| (whole(*need), buyer.cost)).collect();
        task.check()?;
        for at in knapsack(&sizes, row.capacity) {
            let (title, slot, _, need) = here[at];
            plan.buys.push(AloneBuy { title: *title, slot: *slot, fund });
            plan.bound += need;
        }
    }
    plan.buys.sort_by_key(|buy| buy.title);
    Ok(plan)
}

/// Several funds may pay for one title: the general solver, cheaper plans first among equals.
fn buy_from_overlapping(
    instance: &Instance,
    items: &[Item<'_>],
    last: Option<&[(usize, usize)]>,
    limits: &Limits,
    task: &Task,
) -> Result<Alone> {
    // First the most need, in whole points; then, of the plans that serve as much, a cheaper one: all costs together weigh
    // less than half a point.
    let total: f64 = items.iter().map(|(_, _, buyer, _)| buyer.cost as f64).sum();
    let (most, ways) = overlapping(instance, items, 0.0);
    let mut meter = Meter::new(task, limits.seconds);
    let work = if last.is_some() { AGAIN_WORK } else { MOST_WORK };
    let limits = Limits { gap: 0.0, work, proof: 0, steps: limits.steps / 3, ..*limits };
    let known = last.map(|last| known(&most, &ways, last));
    let first = solve(&most, &Start { choice: known.as_deref(), ..Start::default() }, &limits, &mut meter)?;
    if known.is_some() && known == first.choice {
        // As good as before, and as cheap.
        let buys = first.choice.iter().flatten().filter_map(|column| ways[*column as usize]).collect();
        return Ok(Alone { buys, bound: first.bound, ..Alone::default() });
    }
    let (cheapest, _) = overlapping(instance, items, 0.5 / (total + 1.0));
    let start = Start { choice: first.choice.as_deref(), prices: Some(&first.dual.y), keep: false };
    let limits = Limits { work: CHEAPER_WORK.min(work), ..limits };
    let second = solve(&cheapest, &start, &limits, &mut meter)?;
    let buys: Vec<AloneBuy> = second.choice.iter().flatten().filter_map(|column| ways[*column as usize]).collect();
    Ok(Alone { buys, bound: first.bound, ..Alone::default() })
}

/// Work spent on the most need of one partner, and on a cheaper plan.
const MOST_WORK: usize = 2_000_000;
const CHEAPER_WORK: usize = 500_000;
/// Work spent where the last plan is known.
const AGAIN_WORK: usize = 200_000;

/// The choice of the last plan.
fn known(problem: &Problem, ways: &[Option<AloneBuy>], last: &[(usize, usize)]) -> Vec<u32> {
    let mut bought: Vec<(usize, usize)> = last.to_vec();
    bought.sort_unstable();
    let is_known = |column: &usize| ways[*column].is_some_and(|buy| bought.binary_search(&(buy.title, buy.fund)).is_ok());
    let of = |group: usize| problem.columns(group).find(is_known).unwrap_or(problem.group[group] as usize);
    (0..problem.groups()).map(|group| super::solver::position(of(group))).collect()
}

/// One group an item: not bought, or paid from one of its funds; costs weigh so many points a minor unit.
fn overlapping(instance: &Instance, items: &[Item<'_>], weight: f64) -> (Problem, Vec<Option<AloneBuy>>) {
    let mut row_of = vec![0_u16; instance.funds.len()];
    let mut limit = Vec::new();
    // Only this partner's funds are rows.
    for (_, _, buyer, _) in items {
        for fund in buyer.funds.iter().filter(|fund| instance.funds[**fund].capacity > 0) {
            if row_of[*fund] == 0 {
                limit.push(instance.funds[*fund].capacity as f64);
                row_of[*fund] = u16::try_from(limit.len()).unwrap_or(u16::MAX);
            }
        }
    }
    let scale = limit.iter().map(|limit: &f64| limit.max(1.0)).collect();
    let mut problem = Problem::new(limit, scale);
    problem.grain = if weight > 0.0 { 0.0 } else { 1.0 };
    let mut ways = Vec::new();
    for (title, slot, buyer, need) in items {
        problem.push_column(0.0, []);
        ways.push(None);
        for fund in &buyer.funds {
            let cost = buyer.cost as f64;
            problem.push_column(need - weight * cost, (cost > 0.0).then(|| (row_of[*fund] - 1, cost)));
            ways.push(Some(AloneBuy { title: *title, slot: *slot, fund: *fund }));
        }
        problem.end_group();
    }
    (problem, ways)
}

/// Needs are 1, 2, 4, 8 or 16.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "needs are powers of two up to 16")]
fn whole(need: f64) -> usize {
    need as usize
}

const UNREACHED: i64 = i64::MAX;

/// The most weight within a capacity, the cheapest of those; returns positions of the items taken.
///
/// Among items of one weight the cheapest go first, so that a class is a convex cost of how many are taken; classes are
/// joined one after the other by min-plus convolution (argmin moves one way; divide and conquer).
fn knapsack(items: &[(usize, i64)], capacity: i64) -> Vec<usize> {
    let mut least: Vec<i64> = vec![0];
    let mut steps: Vec<(usize, Vec<usize>, Vec<u32>)> = Vec::new();
    for weight in [16, 8, 4, 2, 1] {
        let mut class: Vec<usize> = (0..items.len()).filter(|at| items[*at].0 == weight).collect();
        class.sort_by_key(|at| (items[*at].1, *at));
        let mut costs = vec![0_i64];
        for at in &class {
            let sum = costs[costs.len() - 1].saturating_add(items[*at].1);
            if sum > capacity {
                break;
            }
            costs.push(sum);
        }
        let (next, from) = join(&least, &costs, weight, capacity);
        least = next;
        steps.push((weight, class, from));
    }
    let Some(mut value) = (0..least.len()).rev().find(|value| least[*value] <= capacity) else { return Vec::new() };
    let mut taken = Vec::new();
    for (weight, class, from) in steps.iter().rev() {
        let count = from[value] as usize;
        taken.extend_from_slice(&class[..count]);
        value -= count * weight;
    }
    taken.sort_unstable();
    taken
}

/// Joins a class: least cost of every total weight, and how many of the class it takes.
fn join(least: &[i64], costs: &[i64], weight: usize, capacity: i64) -> (Vec<i64>, Vec<u32>) {
    let length = least.len() + weight * (costs.len() - 1);
    let (mut out, mut count) = (vec![UNREACHED; length], vec![0_u32; length]);
    for residue in 0..weight.min(least.len()) {
        let reached: Vec<(usize, i64)> = (residue..least.len())
            .step_by(weight)
            .enumerate()
            .filter(|(_, value)| least[*value] <= capacity)
            .map(|(step, value)| (step, least[value]))
            .collect();
        let Some((highest, _)) = reached.last() else { continue };
        let rows = highest + costs.len();
        let mut band = Band { reached: &reached, costs, best: vec![(UNREACHED, 0); rows] };
        band.fill(0, rows, 0, reached.len());
        for (step, (cost, taken)) in band.best.iter().enumerate().filter(|(_, (cost, _))| *cost <= capacity) {
            out[residue + step * weight] = *cost;
            count[residue + step * weight] = *taken;
        }
    }
    (out, count)
}

/// One residue of a join: rows are totals, columns the totals reached before.
struct Band<'a> {
    reached: &'a [(usize, i64)],
    costs: &'a [i64],
    best: Vec<(i64, u32)>,
}

impl Band<'_> {
    /// Fills rows `low..high`, whose best columns lie in `from..to`.
    fn fill(&mut self, low: usize, high: usize, from: usize, to: usize) {
        if low >= high {
            return;
        }
        let row = usize::midpoint(low, high);
        let first = self.reached.partition_point(|(step, _)| step + self.costs.len() <= row).max(from);
        let end = self.reached.partition_point(|(step, _)| *step <= row).min(to);
        let mut split = first;
        for column in first..end {
            let (step, before) = self.reached[column];
            let cost = before.saturating_add(self.costs[row - step]);
            if cost < self.best[row].0 {
                self.best[row] = (cost, super::solver::position(row - step));
                split = column;
            }
        }
        self.fill(low, row, from, (split + 1).min(to));
        self.fill(row + 1, high, split.min(to), to);
    }
}

#[cfg(test)]
mod tests {
    use super::knapsack;
    use oorandom::Rand64;

    #[test]
    fn knapsacks_match_brute_force() {
        let mut random = Rand64::new(7);
        for _ in 0..400 {
            let n = usize::try_from(random.rand_range(0..11)).unwrap();
            let items: Vec<(usize, i64)> =
                (0..n).map(|_| (1 << random.rand_range(0..5), i64::try_from(random.rand_range(0..40)).unwrap())).collect();
            let capacity = i64::try_from(random.rand_range(0..150)).unwrap();
            let total = |set: &[usize]| set.iter().fold((0, 0), |(w, c), at| (w + items[*at].0, c + items[*at].1));
            let best = (0_u32..1 << n)
                .map(|mask| total(&(0..n).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>()))
                .filter(|(_, cost)| *cost <= capacity)
                .max_by_key(|(weight, cost)| (*weight, -cost))
                .unwrap();
            assert_eq!(total(&knapsack(&items, capacity)), best, "{items:?} within {capacity}");
        }
    }
}
