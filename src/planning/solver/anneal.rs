//! Simulated annealing: random moves, each with more of them that mend what the first breaks, at a falling temperature.
//!
//! The limits are kept all the time: a move is a chain of groups that give way to one another (ejection chains, Glover
//! 1996). A chain that makes things worse is taken with probability exp(change / temperature) (Kirkpatrick, Gelatt and
//! Vecchi 1983). Half of what a choice uses is charged at the row prices: a landscape of values alone punishes each
//! step that makes room for a better one. Only columns of small loss are tried, as good plans hardly have others.

use oorandom::Rand64;

use super::dual::Dual;
use super::local;
use super::meter::Meter;
use super::problem::{Problem, State, position};
use super::repair::loss;
use crate::error::Result;

/// Moves tried in the first round for each column, at least this many in all.
const MOVES_A_COLUMN: usize = 600;
const FEWEST_MOVES: usize = 200_000;
/// Rounds that fit into the work at most: each is as long as the one before, or twice that.
const ROUNDS: usize = 8;
/// Moves between two looks at the clock, each counted as so much work.
const LOOK: usize = 256;
const WORK: usize = 30;
/// Temperature of the first and the last move, in mean losses of the columns tried.
const HOT: f64 = 0.3;
const COLD: f64 = 0.03;
/// Share of the gap up to which the losses of columns may be, and columns that are tried in any case.
const NEAR: f64 = 0.15;
const FEWEST_COLUMNS: usize = 400;
/// Share of the row prices that use is charged.
const CHARGED: f64 = 0.5;
/// Groups in one chain, links tried in all, and groups looked at for each.
const CHAIN: usize = 4;
const TRIES: usize = 6;
const DRAWS: usize = 12;

/// Makes a plan better by annealing until `work` is spent or the gap is reached; where a gap is enough, until a round is
/// in vain.
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
    let all = work / WORK;
    let mut moves = (problem.value.len() * MOVES_A_COLUMN).max(FEWEST_MOVES).max(all / ROUNDS).min(all);
    while meter.work() < last && dual.bound - best.value > gap * dual.bound.abs() && problem.groups() > 1 {
        let few = Few::new(problem, best, dual);
        if few.groups.len() < 2 {
            break;
        }
        let mut round = Round::new(&few, best, random);
        round.run(moves.min((last - meter.work()) / WORK), meter)?;
        let mut top = round.top;
        local::improve(problem, &mut top, dual, last.saturating_sub(meter.work()) / 8, meter)?;
        if meter.stopped().is_some() {
            break;
        }
        if top.value > best.value + 1e-9 {
            *best = top;
        } else if gap > 0.0 {
            // A round in vain is seldom followed by a better one of its length.
            break;
        }
        if gap <= 0.0 {
            moves *= 2;
        }
    }
    Ok(())
}

/// The columns that are tried.
struct Few<'p> {
    problem: &'p Problem,
    /// First of each group's columns in `columns`, and their number at the end.
    first: Vec<u32>,
    columns: Vec<u32>,
    /// The groups with more than one.
    groups: Vec<u32>,
    /// Of these, those with a column that uses a row.
    by_row: Vec<Vec<u32>>,
    /// What each column of the problem is worth, its use charged in part.
    worth: Vec<f64>,
    /// Mean loss of the columns.
    spread: f64,
}

impl<'p> Few<'p> {
    fn new(problem: &'p Problem, best: &State<'p>, dual: &Dual) -> Self {
        let losses = loss(problem, &dual.y);
        let mut others: Vec<f64> = losses.iter().copied().filter(|loss| *loss > 0.0).collect();
        let most = if others.len() > FEWEST_COLUMNS {
            let least = *others.select_nth_unstable_by(FEWEST_COLUMNS, f64::total_cmp).1;
            least.max(NEAR * (dual.bound - best.value))
        } else {
            f64::INFINITY
        };
        let charged: Vec<f64> = dual.y.iter().map(|price| CHARGED * price).collect();
        let mut few = Self {
            problem,
            first: vec![0],
            columns: Vec::new(),
            groups: Vec::new(),
            by_row: vec![Vec::new(); problem.limit.len()],
            worth: (0..losses.len()).map(|column| problem.priced(column, &charged)).collect(),
            spread: 0.0,
        };
        for (group, chosen) in best.choice.iter().enumerate() {
            let before = few.columns.len();
            let tried = problem.columns(group).filter(|column| losses[*column] <= most || *chosen as usize == *column);
            few.columns.extend(tried.map(position));
            few.first.push(position(few.columns.len()));
            if few.columns.len() - before < 2 {
                continue;
            }
            few.groups.push(position(group));
            for column in &few.columns[before..] {
                few.spread += losses[*column as usize];
                for (row, _) in problem.entries(*column as usize) {
                    if few.by_row[row].last() != Some(&position(group)) {
                        few.by_row[row].push(position(group));
                    }
                }
            }
        }
        few.spread /= few.columns.len().max(1) as f64;
        few
    }

    fn of(&self, group: usize) -> &[u32] {
        &self.columns[self.first[group] as usize..self.first[group + 1] as usize]
    }

    fn use_of(&self, column: usize, row: usize) -> f64 {
        self.problem.entries(column).filter(|(r, _)| *r == row).map(|(_, coef)| coef).sum()
    }
}

/// One round of annealing.
struct Round<'p, 'r> {
    few: &'r Few<'p>,
    state: State<'p>,
    top: State<'p>,
    /// What the state is worth, its use charged in part, less what it was at the start.
    worth: f64,
    /// By row, the groups whose columns use it.
    users: Vec<Vec<u32>>,
    /// Groups of the chain that is tried, with the columns they had.
    chain: Vec<(usize, usize)>,
    random: &'r mut Rand64,
}

impl<'p, 'r> Round<'p, 'r> {
    fn new(few: &'r Few<'p>, best: &State<'p>, random: &'r mut Rand64) -> Self {
        let mut users = vec![Vec::new(); few.by_row.len()];
        for group in &few.groups {
            let used = few.problem.entries(best.choice[*group as usize] as usize).filter(|(_, coef)| *coef > 0.0);
            used.for_each(|(row, _)| users[row].push(*group));
        }
        Self { few, state: best.clone(), top: best.clone(), worth: 0.0, users, chain: Vec::new(), random }
    }

    fn run(&mut self, moves: usize, meter: &mut Meter<'_>) -> Result<()> {
        for step in (0..moves).step_by(LOOK) {
            if meter.spend(LOOK * WORK)? {
                break;
            }
            let done = step as f64 / moves as f64;
            let temperature = self.few.spread * HOT * (COLD / HOT).powf(done);
            (0..LOOK).for_each(|_| self.step(temperature));
        }
        Ok(())
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.rand_range(0..end.max(1) as u64)).unwrap_or(0)
    }

    /// One of the columns of a group that are tried.
    fn column(&mut self, group: usize) -> usize {
        let columns = self.few.of(group);
        columns[self.below(columns.len())] as usize
    }

    /// Tries one move, and others that mend what it breaks.
    fn step(&mut self, temperature: f64) {
        let lowest = self.worth + temperature * self.random.rand_float().max(1e-300).ln();
        let at = self.below(self.few.groups.len());
        let one = self.few.groups[at] as usize;
        let new = self.column(one);
        if new == self.state.choice[one] as usize {
            return;
        }
        self.push(one, new);
        for _ in 0..=TRIES {
            let Some(row) = self.broken() else {
                if self.worth >= lowest {
                    self.settle();
                    if self.state.value > self.top.value + 1e-9 {
                        self.top.clone_from(&self.state);
                    }
                    return;
                }
                if self.chain.len() == 1 {
                    break;
                }
                self.pop();
                continue;
            };
            if self.chain.len() == CHAIN {
                self.pop();
            } else if let Some((two, next)) = self.mending(row) {
                self.push(two, next);
            }
        }
        while !self.chain.is_empty() {
            self.pop();
        }
    }

    /// Leaves the chain as it is.
    fn settle(&mut self) {
        let problem = self.few.problem;
        for (group, old) in self.chain.drain(..) {
            let (now, group) = (self.state.choice[group] as usize, position(group));
            for (row, _) in problem.entries(old).filter(|(_, coef)| *coef > 0.0) {
                if let Some(at) = self.users[row].iter().position(|user| *user == group) {
                    self.users[row].swap_remove(at);
                }
            }
            problem.entries(now).filter(|(_, coef)| *coef > 0.0).for_each(|(row, _)| self.users[row].push(group));
        }
    }

    fn push(&mut self, group: usize, column: usize) {
        let old = self.state.choice[group] as usize;
        self.worth += self.few.worth[column] - self.few.worth[old];
        self.chain.push((group, old));
        self.state.apply(group, column);
    }

    fn pop(&mut self) {
        if let Some((group, old)) = self.chain.pop() {
            let column = self.state.choice[group] as usize;
            self.worth += self.few.worth[old] - self.few.worth[column];
            self.state.apply(group, old);
        }
    }

    /// A group that is not in the chain and a column with which it brings a row within its limit.
    fn mending(&mut self, row: usize) -> Option<(usize, usize)> {
        let over = self.state.used[row] - self.few.problem.limit[row];
        for _ in 0..DRAWS {
            // What is to be served more may be served by any; what uses too much by those that use it.
            let is_goal = self.few.problem.limit[row] < 0.0;
            let groups = if is_goal { self.few.by_row[row].len() } else { self.users[row].len() };
            let at = self.below(groups);
            let two = *if is_goal { self.few.by_row[row].get(at) } else { self.users[row].get(at) }? as usize;
            let next = self.column(two);
            let less = self.few.use_of(self.state.choice[two] as usize, row) - self.few.use_of(next, row);
            if less >= over && self.chain.iter().all(|(group, _)| *group != two) {
                return Some((two, next));
            }
        }
        None
    }

    /// A row of the columns of the chain, before and now, that is used past its limit; the last link's first.
    fn broken(&self) -> Option<usize> {
        let columns = self.chain.iter().rev().flat_map(|(group, old)| [self.state.choice[*group] as usize, *old]);
        let mut rows = columns.flat_map(|column| self.few.problem.entries(column)).map(|(row, _)| row);
        rows.find(|row| self.state.used[*row] > self.few.problem.limit[*row])
    }
}
