//! A stronger bound where every column uses one row at most: rows are kept whole, and the groups' choices are priced.
//!
//! With a price for each group's choice the problem falls into one knapsack a row, which is solved exactly. The least sum
//! over the prices is never above the bound of row prices (Ross and Soland 1975, Fisher, Jaikumar and Van Wassenhove 1986),
//! and each knapsack tells what it would lose by taking or leaving any of its columns, which rules most of them out (Posta,
//! Ferland and Michelon 2012).

use super::meter::Meter;
use super::problem::Problem;
use crate::error::Result;

/// Cells of all knapsacks together, up to which they are quick enough.
const MOST_CELLS: f64 = 6e6;

/// Capacity of one knapsack up to which it is: amounts of money are mostly above.
const MOST_CAPACITY: f64 = 20_000.0;

/// Whether the knapsacks of a problem can be solved: one row a column at most, whole numbers, few enough cells.
pub(super) fn applies(problem: &Problem) -> bool {
    let whole = |x: &f64| *x >= 0.0 && *x <= MOST_CAPACITY && x.fract() == 0.0;
    let single = (0..problem.value.len()).all(|column| problem.entry[column + 1] - problem.entry[column] <= 1);
    let mut cells = 0.0;
    for row in &problem.row {
        cells += problem.limit[usize::from(*row)];
    }
    problem.relaxed.is_empty()
        && !problem.limit.is_empty()
        && single
        && cells <= MOST_CELLS
        && problem.limit.iter().chain(&problem.coef).all(whole)
}

/// What the knapsacks say.
pub(super) struct Packed {
    /// Proved bound.
    pub bound: f64,
    /// Columns that a plan above the floor can use.
    pub keep: Vec<bool>,
    /// A choice near the best one, which need not keep to the limits.
    pub choice: Vec<u32>,
}

/// A column in a knapsack: its place in the problem, its group and weight.
#[derive(Debug, Clone, Copy)]
struct Item {
    column: usize,
    group: usize,
    weight: usize,
}

/// The knapsacks of a problem.
struct Knapsacks<'a> {
    problem: &'a Problem,
    rows: Vec<Vec<Item>>,
    capacity: Vec<usize>,
    /// Columns that use no row.
    free: Vec<(usize, usize)>,
}

/// One evaluation: the bound, how often each group chooses, the columns taken.
struct Priced {
    bound: f64,
    chosen: Vec<u32>,
    taken: Vec<bool>,
}

/// Share of the sum of all magnitudes that rounding may have taken off a bound.
const FLOAT_MARGIN: f64 = 1e-12;

/// Lowers the bound from the prices `worth` of the groups on, which are left at the best ones found; `floor` is what a
/// bound must exceed to be worth a look.
///
/// # Errors
/// Cancellation.
pub(super) fn pack(problem: &Problem, worth: &mut [f64], floor: f64, steps: usize, meter: &mut Meter<'_>) -> Result<Packed> {
    let sacks = Knapsacks::new(problem);
    let cells: usize = sacks.rows.iter().zip(&sacks.capacity).map(|(items, capacity)| items.len() * (capacity + 1)).sum();
    let mut u = worth.to_vec();
    let mut best: Option<Priced> = None;
    let mut direction = vec![0.0; u.len()];
    let (mut relax, mut stale) = (1.0_f64, 0);
    for _ in 0..steps {
        if meter.spend(cells / 2 + problem.size())? {
            break;
        }
        let priced = sacks.evaluate(&u);
        let gradient: Vec<f64> = priced.chosen.iter().map(|chosen| 1.0 - f64::from(*chosen)).collect();
        let (bound, target) = (priced.bound, if floor.is_finite() { floor } else { priced.bound * 1.01 - 1.0 });
        if best.as_ref().is_none_or(|known| bound < known.bound - 1e-9) {
            stale = 0;
            worth.copy_from_slice(&u);
            best = Some(priced);
        } else {
            stale += 1;
        }
        let lowest = best.as_ref().map_or(bound, |known| known.bound);
        if lowest <= floor || gradient.iter().all(|g| *g == 0.0) || relax < 0.02 {
            break;
        }
        if stale >= 8 {
            stale = 0;
            relax *= 0.6;
            u.copy_from_slice(worth);
            direction.fill(0.0);
            continue;
        }
        direction.iter_mut().zip(&gradient).for_each(|(d, g)| *d = g + 0.6 * *d);
        let length: f64 = direction.iter().map(|d| d * d).sum();
        let stride = relax * (bound - target).max(1e-6 * bound.abs()) / length.max(1e-12);
        u.iter_mut().zip(&direction).for_each(|(u, d)| *u -= stride * d);
    }
    let Some(best) = best else {
        return Ok(Packed { bound: f64::INFINITY, keep: vec![true; problem.value.len()], choice: Vec::new() });
    };
    let mut keep = vec![true; problem.value.len()];
    if best.bound > floor {
        meter.spend(cells * 3)?;
        sacks.rule_out(worth, best.bound - floor, &mut keep);
    }
    let choice = sacks.choice(worth, &best.taken);
    Ok(Packed { bound: best.bound, keep, choice })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`applies` saw that they are whole and small")]
fn whole(x: f64) -> usize {
    x.max(0.0) as usize
}

impl<'a> Knapsacks<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut rows: Vec<Vec<Item>> = vec![Vec::new(); problem.limit.len()];
        let mut free = Vec::new();
        let capacity: Vec<usize> = problem.limit.iter().map(|limit| whole(*limit)).collect();
        for group in 0..problem.groups() {
            for column in problem.columns(group) {
                match problem.entries(column).next() {
                    Some((row, coef)) if coef <= problem.limit[row] => {
                        rows[row].push(Item { column, group, weight: whole(coef) });
                    }
                    Some(_) => {}
                    None => free.push((column, group)),
                }
            }
        }
        Self { problem, rows, capacity, free }
    }

    fn profit(&self, item: &Item, u: &[f64]) -> f64 {
        self.problem.value[item.column] - u[item.group]
    }

    fn evaluate(&self, u: &[f64]) -> Priced {
        let mut bound = self.problem.base + u.iter().sum::<f64>();
        let mut magnitude = self.problem.base.abs() + u.iter().map(|u| u.abs()).sum::<f64>();
        let mut chosen = vec![0_u32; u.len()];
        let mut taken = vec![false; self.problem.value.len()];
        for (items, capacity) in self.rows.iter().zip(&self.capacity) {
            let wanted: Vec<(Item, f64)> =
                items.iter().map(|item| (*item, self.profit(item, u))).filter(|(_, profit)| *profit > 0.0).collect();
            for (item, profit) in fill(&wanted, *capacity) {
                bound += profit;
                magnitude += profit;
                chosen[item.group] += 1;
                taken[item.column] = true;
            }
        }
        for same in self.free.chunk_by(|a, b| a.1 == b.1) {
            let best = same
                .iter()
                .map(|(column, group)| (self.problem.value[*column] - u[*group], *column))
                .reduce(|a, b| if b.0 > a.0 { b } else { a });
            if let Some((profit, column)) = best.filter(|(profit, _)| *profit > 0.0) {
                bound += profit;
                magnitude += profit;
                chosen[same[0].1] += 1;
                taken[column] = true;
            }
        }
        Priced { bound: bound + FLOAT_MARGIN * magnitude, chosen, taken }
    }

    /// Every group's best column of those taken; where none is, of all.
    fn choice(&self, u: &[f64], taken: &[bool]) -> Vec<u32> {
        let worth = |column: usize| self.problem.value[column];
        let of = |group: usize| {
            let range = self.problem.columns(group);
            let best = |all: bool| {
                let columns = range.clone().filter(|column| all || taken[*column]);
                columns.max_by(|a, b| worth(*a).total_cmp(&worth(*b)).then(b.cmp(a)))
            };
            super::problem::position(best(false).or_else(|| best(true)).unwrap_or(range.start))
        };
        (0..u.len()).map(of).collect()
    }

    /// Unmarks columns that lose more than `most` when taken, and the others of a group whose column does when left.
    fn rule_out(&self, u: &[f64], most: f64, keep: &mut [bool]) {
        // Columns in no knapsack that fit nowhere.
        let mut placed = vec![false; keep.len()];
        self.free.iter().for_each(|(column, _)| placed[*column] = true);
        self.rows.iter().flatten().for_each(|item| placed[item.column] = true);
        keep.iter_mut().zip(&placed).for_each(|(keep, placed)| *keep &= *placed);
        let margin = most + 1e-9 * most.abs().max(1.0) + 1e-7;
        for (items, capacity) in self.rows.iter().zip(&self.capacity) {
            let profits: Vec<f64> = items.iter().map(|item| self.profit(item, u)).collect();
            let before = tables(items, &profits, *capacity, false);
            let after = tables(items, &profits, *capacity, true);
            let width = capacity + 1;
            let best = before[items.len() * width + capacity];
            for (at, item) in items.iter().enumerate() {
                let head = &before[at * width..(at + 1) * width];
                let tail = &after[(at + 1) * width..(at + 2) * width];
                let joined = |room: usize| (0..=room).map(|w| head[w] + tail[room - w]).fold(f64::NEG_INFINITY, f64::max);
                let taken = profits[at] + joined(capacity - item.weight);
                if best - taken > margin {
                    keep[item.column] = false;
                } else if best - joined(*capacity) > margin {
                    self.problem.columns(item.group).filter(|column| *column != item.column).for_each(|c| keep[c] = false);
                }
            }
        }
    }
}

/// Row k: the most profit of the first k items (of those from k on, where `back`) within each capacity.
fn tables(items: &[Item], profits: &[f64], capacity: usize, back: bool) -> Vec<f64> {
    let width = capacity + 1;
    let mut table = vec![0.0; (items.len() + 1) * width];
    for step in 0..items.len() {
        let (item, from, to) = if back {
            let item = items.len() - 1 - step;
            (item, item + 1, item)
        } else {
            (step, step, step + 1)
        };
        let (weight, profit) = (items[item].weight, profits[item]);
        for room in 0..width {
            let without = table[from * width + room];
            let taken = if room >= weight { table[from * width + room - weight] + profit } else { f64::NEG_INFINITY };
            table[to * width + room] = without.max(taken);
        }
    }
    table
}

/// The most profit within a capacity: the items taken with their profits.
fn fill(wanted: &[(Item, f64)], capacity: usize) -> Vec<(Item, f64)> {
    if wanted.iter().map(|(item, _)| item.weight).sum::<usize>() <= capacity {
        return wanted.to_vec();
    }
    let width = capacity + 1;
    let mut most = vec![0.0; width];
    let mut taken = vec![false; wanted.len() * width];
    for (at, (item, profit)) in wanted.iter().enumerate() {
        let marks = &mut taken[at * width..(at + 1) * width];
        for room in (item.weight..width).rev() {
            let more = most[room - item.weight] + profit;
            if more > most[room] {
                most[room] = more;
                marks[room] = true;
            }
        }
    }
    let (mut room, mut out) = (capacity, Vec::new());
    for (at, entry) in wanted.iter().enumerate().rev() {
        if taken[at * width + room] {
            out.push(*entry);
            room -= entry.0.weight;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use oorandom::Rand64;

    use super::*;
    use crate::task::Task;

    /// All ways of a tiny assignment problem.
    fn best(problem: &Problem) -> f64 {
        let ways: usize = (0..problem.groups()).map(|group| problem.columns(group).len()).product();
        let mut best = f64::NEG_INFINITY;
        for mut way in 0..ways {
            let mut choice = Vec::new();
            for group in 0..problem.groups() {
                let range = problem.columns(group);
                choice.push(u32::try_from(range.start + way % range.len()).unwrap());
                way /= range.len();
            }
            let state = super::super::State::new(problem, choice);
            if state.is_feasible() {
                best = best.max(state.value);
            }
        }
        best
    }

    #[test]
    fn bounds_hold_and_nothing_better_is_ruled_out() {
        let mut random = Rand64::new(5);
        let mut number = |low: u64, high: u64| random.rand_range(low..high) as f64;
        let mut tried = 0;
        for _ in 0..200 {
            let limit: Vec<f64> = (0..3).map(|_| number(8, 20)).collect();
            let mut problem = Problem::new(limit.clone(), limit);
            for _ in 0..6 {
                for row in 0..3 {
                    problem.push_column(-number(5, 30), [(row, number(2, 12))]);
                }
                problem.end_group();
            }
            let best = best(&problem);
            if best == f64::NEG_INFINITY {
                continue;
            }
            assert!(applies(&problem));
            let task = Task::default();
            let mut worth = vec![-15.0; 6];
            let packed = pack(&problem, &mut worth, best - 1.0, 60, &mut Meter::new(&task, 60.0)).unwrap();
            assert!(packed.bound >= best, "{} {best}", packed.bound);
            // Without what is ruled out the best plan is still there.
            let mut kept = Problem::new(problem.limit.clone(), problem.scale.clone());
            for group in 0..problem.groups() {
                problem
                    .columns(group)
                    .filter(|column| packed.keep[*column])
                    .for_each(|column| kept.copy_column(&problem, column));
                kept.end_group();
            }
            assert!((super::tests::best(&kept) - best).abs() < 1e-9);
            tried += 1;
        }
        assert!(tried > 100, "{tried}");
    }
}
