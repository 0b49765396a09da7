//! Exact search on the core: columns whose loss is above the gap are left out, the rest is divided and bounded again.
//!
//! The most promising open node goes first, and from it downwards until nothing is left to find: so plans are found early
//! and the bound of all open nodes falls all the time. Every node has its own proved Lagrangian bound at the vertex that
//! the descent from its parent's vertex ends at. A search that runs out of work returns what is proved by then.

use std::collections::BinaryHeap;

use super::dual::{Dual, evaluate};
use super::frontier::{Incumbent, Open, Proved};
use super::knapsack;
use super::local;
use super::meter::Meter;
use super::part::Part;
use super::problem::{Problem, State};
use super::repair::{Losses, fill, loss, repair};
use super::vertex::{Vertex, Walk};
use crate::error::Result;

/// The columns of an open part, and the vertex of its parent.
struct Inside {
    part: Part,
    vertex: Vertex,
}

impl Inside {
    /// Numbers that it keeps.
    fn room(&self) -> usize {
        self.part.problem.size() + 2 * self.vertex.y.len() * self.vertex.y.len()
    }
}

/// The search with its limits.
pub(super) struct Search<'a, 't> {
    /// The whole problem.
    pub whole: &'a Problem,
    /// The best plan known.
    pub incumbent: Incumbent,
    /// What is proved beside it.
    pub proved: Proved,
    /// Work at which the search ends.
    pub last: usize,
    /// Relative gap at which it ends.
    pub gap: f64,
    /// The meter.
    pub meter: &'a mut Meter<'t>,
}

/// Numbers that open nodes may keep: about 400 MB.
const MOST_KEPT: usize = 50_000_000;

/// Nodes between two looks for plans by repair.
const LOOK: usize = 8;

impl Search<'_, '_> {
    /// Searches a core of the whole problem from prices `y`, whose bound is `bound`; returns the proved bound.
    ///
    /// # Errors
    /// Cancellation.
    pub fn run(&mut self, part: Part, y: &[f64], bound: f64) -> Result<f64> {
        let vertex = Vertex::new(&part.problem, y);
        let mut open = BinaryHeap::<Open<Inside>>::new();
        let mut next = Some(Open { bound, order: 0, inside: Inside { part, vertex } });
        let (mut nodes, mut kept) = (0, 0);
        // What is given up for want of room stays in the bound.
        let mut given_up = f64::NEG_INFINITY;
        loop {
            let node = if let Some(node) = next.take() {
                node
            } else if let Some(node) = open.pop() {
                kept -= node.inside.room();
                node
            } else {
                break;
            };
            let highest = open.peek().map_or(node.bound, |other| other.bound.max(node.bound)).max(given_up);
            let floor = self.floor();
            if self.meter.work() > self.last || self.spent(node.inside.part.problem.size())? || self.is_close(highest) {
                return Ok(highest.max(self.incumbent.value));
            }
            if node.bound <= floor {
                continue;
            }
            nodes += 1;
            if nodes % 64 == 0 {
                self.meter.offer(self.incumbent.known, self.whole.reachable(self.proved.with(highest)));
            }
            let Some(children) = self.divide(node, nodes)? else { continue };
            for child in children.into_iter().rev() {
                // The last of them, the most promising one, is looked at next.
                if let Some(other) = next.replace(child) {
                    if kept + other.inside.room() > MOST_KEPT {
                        given_up = given_up.max(other.bound);
                    } else {
                        kept += other.inside.room();
                        open.push(other);
                    }
                }
            }
        }
        Ok(self.incumbent.value.max(given_up))
    }

    fn floor(&self) -> f64 {
        self.incumbent.floor(self.whole.grain)
    }

    fn is_close(&self, bound: f64) -> bool {
        let bound = self.whole.reachable(bound);
        bound - self.incumbent.value <= self.gap * bound.abs()
    }

    fn spent(&mut self, work: usize) -> Result<bool> {
        self.meter.spend(work)
    }

    /// Bounds a node anew and divides what is left of it, the most promising part first; none where nothing is left.
    fn divide(&mut self, node: Open<Inside>, nodes: usize) -> Result<Option<Vec<Open<Inside>>>> {
        let Open { bound, inside: Inside { mut part, mut vertex }, .. } = node;
        if part.problem.groups() == 0 {
            self.incumbent.take(self.whole, part.widen(&[]));
            return Ok(None);
        }
        let lowest = part.problem.lowest();
        let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
        let steps = 40 + 2 * vertex.y.len();
        let before = vertex.steps;
        let walk = vertex.descend(&part.problem, steps, hopeless);
        self.spent((2 + vertex.steps - before) * part.problem.size())?;
        // Losses count from what these prices prove, though more may be known already.
        let row_bound = evaluate(&part.problem, &vertex.y).bound;
        let mut bound = bound.min(row_bound);
        if bound <= self.floor() || bound <= hopeless {
            return Ok(None);
        }
        let fractions = vertex.fractions();
        let whole = |x: f64| !(1e-6..=1.0 - 1e-6).contains(&x);
        if walk == Walk::Lowest && fractions.iter().all(|(_, _, x)| whole(*x)) {
            self.incumbent.take(self.whole, part.widen(&rounded(&vertex, &fractions)));
        }
        if nodes % LOOK == 1 || self.incumbent.choice.is_empty() {
            self.look(&part, &vertex, &fractions)?;
        }
        if bound <= self.floor() {
            return Ok(None);
        }
        let mut keep = vec![true; part.problem.value.len()];
        bound = bound.min(self.pack(&mut part, &vertex, nodes, &mut keep)?);
        if bound <= self.floor() {
            return Ok(None);
        }
        let losses = loss(&part.problem, &vertex.y);
        let most = row_bound - self.floor();
        keep.iter_mut().zip(&losses).for_each(|(keep, loss)| *keep &= *loss <= most);
        part.fitting(&mut keep);
        let Some((core, vertex)) = part.restrict(&keep, &vertex) else { return Ok(None) };
        if core.problem.groups() == 0 {
            self.incumbent.take(self.whole, core.widen(&[]));
            return Ok(None);
        }
        Ok(Some(branch(&core, &vertex, bound, nodes)))
    }

    /// The bound that keeps rows whole; unmarks what it rules out and looks for a plan near its choice.
    fn pack(&mut self, part: &mut Part, vertex: &Vertex, nodes: usize, keep: &mut [bool]) -> Result<f64> {
        let problem = &part.problem;
        let is_new = part.worth.is_empty();
        if is_new {
            part.worth = vertex.key.iter().map(|key| problem.priced(*key as usize, &vertex.y)).collect();
        }
        let steps = if is_new { 300 } else { 24 };
        let packed = knapsack::pack(problem, &mut part.worth, self.floor(), steps, self.meter)?;
        if is_new || nodes % LOOK == 1 {
            let losses = Losses::new(problem, &vertex.y, f64::INFINITY);
            let mut state = State::new(problem, packed.choice);
            if repair(&mut state, &losses, &losses.order, None, self.meter)? {
                let dual = Dual { y: vertex.y.clone(), bound: packed.bound };
                local::improve(problem, &mut state, &dual, problem.size() * 200, self.meter)?;
                self.incumbent.take(self.whole, part.widen(&state.choice));
            }
        }
        keep.iter_mut().zip(&packed.keep).for_each(|(keep, packed)| *keep &= *packed);
        Ok(packed.bound)
    }

    /// Looks for a plan near a vertex.
    fn look(&mut self, part: &Part, vertex: &Vertex, fractions: &[(usize, usize, f64)]) -> Result<()> {
        let problem = &part.problem;
        self.spent(problem.size() * 8)?;
        let losses = Losses::new(problem, &vertex.y, f64::INFINITY);
        let mut state = State::new(problem, rounded(vertex, fractions));
        if repair(&mut state, &losses, &losses.order, None, self.meter)? {
            fill(&mut state, problem, &losses, &losses.order, None, self.meter)?;
            if state.value > self.incumbent.value {
                self.incumbent.take(self.whole, part.widen(&state.choice));
            }
        }
        Ok(())
    }
}

/// Every group's column of the largest fraction.
pub(super) fn rounded(vertex: &Vertex, fractions: &[(usize, usize, f64)]) -> Vec<u32> {
    let mut choice = vertex.key.clone();
    for same in fractions.chunk_by(|a, b| a.0 == b.0) {
        let key = 1.0 - same.iter().map(|(_, _, x)| x).sum::<f64>();
        let largest = same.iter().max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)));
        if let Some((group, column, _)) = largest.filter(|(_, _, x)| *x > key) {
            choice[*group] = super::problem::position(*column);
        }
    }
    choice
}

/// Columns of a group to be taken, or left for its others.
struct Question {
    group: usize,
    /// Share of the group that the relaxed plan gives them.
    share: f64,
    columns: Vec<usize>,
}

/// Two parts that together are all of it: some columns of a group, and its others.
fn branch(core: &Part, vertex: &Vertex, bound: f64, nodes: usize) -> Vec<Open<Inside>> {
    let problem = &core.problem;
    let fractions = vertex.fractions();
    let open = |ask: Ask| most_undecided(problem, vertex, &fractions, ask);
    // Which of two funds pays for the same is worth nothing by itself: what is bought comes first.
    let question = open(by_value).or_else(|| open(by_row)).unwrap_or_else(|| dearest(problem, vertex));
    let mut keep = vec![true; problem.value.len()];
    let mut parts = Vec::new();
    for with in [question.share >= 0.5, question.share < 0.5] {
        problem.columns(question.group).for_each(|column| keep[column] = question.columns.contains(&column) == with);
        if let Some((part, vertex)) = core.restrict(&keep, vertex) {
            parts.push(Open { bound, order: 2 * nodes + parts.len(), inside: Inside { part, vertex } });
        }
    }
    parts
}

/// Sets of a group's columns with the amount that weighs them, from the columns that the relaxed plan takes.
type Ask = fn(&Problem, &Vertex, usize, &[(usize, f64)]) -> Vec<(f64, Vec<usize>)>;

/// Columns worth the same: one purchase, whoever's money pays.
fn by_value(problem: &Problem, vertex: &Vertex, group: usize, taken: &[(usize, f64)]) -> Vec<(f64, Vec<usize>)> {
    let same = |column: usize| {
        let alike = problem.columns(group).filter(|other| problem.value[*other].total_cmp(&problem.value[column]).is_eq());
        let price: f64 = problem.entries(column).map(|(row, coef)| (coef * vertex.y[row]).abs()).sum();
        (price, alike.collect())
    };
    taken.iter().map(|(column, _)| same(*column)).collect()
}

/// Columns that use a row.
fn by_row(problem: &Problem, vertex: &Vertex, group: usize, taken: &[(usize, f64)]) -> Vec<(f64, Vec<usize>)> {
    let mut most = std::collections::BTreeMap::<usize, f64>::new();
    for (row, coef) in taken.iter().flat_map(|(column, _)| problem.entries(*column)) {
        let known = most.entry(row).or_default();
        *known = known.max(coef.abs());
    }
    let uses = |row: usize| problem.columns(group).filter(move |column| problem.entries(*column).any(|(r, _)| r == row));
    most.into_iter().map(|(row, coef)| (coef * vertex.y[row], uses(row).collect())).collect()
}

/// The set of columns that the relaxed plan is most undecided about, the weighty first; none where every one is whole.
fn most_undecided(problem: &Problem, vertex: &Vertex, fractions: &[(usize, usize, f64)], ask: Ask) -> Option<Question> {
    let mut best: Option<(f64, Question)> = None;
    for same in fractions.chunk_by(|a, b| a.0 == b.0) {
        let group = same[0].0;
        let key = 1.0 - same.iter().map(|(_, _, x)| x).sum::<f64>();
        let taken: Vec<(usize, f64)> =
            same.iter().map(|(_, column, x)| (*column, *x)).chain([(vertex.key[group] as usize, key)]).collect();
        for (weight, columns) in ask(problem, vertex, group, &taken) {
            let share: f64 = taken.iter().filter(|(column, _)| columns.contains(column)).map(|(_, x)| x).sum();
            let score = share.min(1.0 - share) * (weight + 1e-6);
            let is_open = share > 1e-9 && share < 1.0 - 1e-9;
            if is_open && best.as_ref().is_none_or(|(known, _)| score > *known) {
                best = Some((score, Question { group, share, columns }));
            }
        }
    }
    best.map(|(_, question)| question)
}

/// The group with the dearest second choice: the relaxed plan is whole, or differs only in what no row sees.
fn dearest(problem: &Problem, vertex: &Vertex) -> Question {
    let losses = loss(problem, &vertex.y);
    let second = |group: usize| {
        let key = vertex.key[group] as usize;
        problem.columns(group).filter(|column| *column != key).map(|column| losses[column]).fold(f64::INFINITY, f64::min)
    };
    let group = (0..problem.groups()).max_by(|a, b| second(*a).total_cmp(&second(*b)).then(b.cmp(a))).unwrap_or_default();
    Question { group, share: 1.0, columns: vec![vertex.key[group] as usize] }
}
