//! Exact search among the columns that a better choice can use, by relaxed plans alone: many small nodes.
//!
//! The most promising open node goes first, and from it downwards until nothing is left to find, while plans are looked for.
//! Every node has its own
//! proved Lagrangian bound at the vertex that the walk from its parent's vertex ends at; columns whose loss there is above
//! what is left to gain are taken away. Rows without a price are left out until a choice breaks one. What the search learns
//! about questions ([`Questions`]) decides what is asked next. A search that ends early returns what is proved by then.

use std::collections::BinaryHeap;
use std::ops::ControlFlow;

use super::dense::{Alive, Basis, Columns, Dense};
use super::dual::Dual;
use super::fold::Fold;
use super::frontier::{Incumbent, Open, Proved};
use super::meter::Meter;
use super::part::Part;
use super::problem::{Problem, State};
use super::question::{Asked, Question, Questions};
use super::split::Split;
use super::vertex::Walk;
use crate::error::Result;

/// The columns of an open node, and where its walk starts.
struct Inside {
    alive: Alive,
    basis: Basis,
    /// The answer that led here, to learn from.
    asked: Option<Asked>,
}

/// The search with its limits.
pub(super) struct Tree<'a, 't> {
    /// The whole problem.
    pub whole: &'a Problem,
    /// What the whole problem was folded from, where it was.
    pub fold: Option<&'a Fold<'a>>,
    /// The best plan known.
    pub incumbent: Incumbent,
    /// What is proved beside it.
    pub proved: Proved,
    /// The best plan known is good: only the bound is worked on, the highest node first.
    pub wide: bool,
    /// Work at which the search ends.
    pub last: usize,
    /// Relative gap at which it ends.
    pub gap: f64,
    /// A bound that no choice falls to.
    pub hopeless: f64,
    /// A choice was met that could not be split.
    pub unsplit: bool,
    /// The meter.
    pub meter: &'a mut Meter<'t>,
}

/// How a search among some rows ended.
enum End {
    /// With this bound proved.
    Bound(f64),
    /// A choice breaks a row that was left out.
    Broken(usize),
}

/// Numbers that open nodes may keep: about 400 MB. Past it the search goes on in depth.
const MOST_KEPT: usize = 50_000_000;

/// Plans that nobody can pay for, up to which the search goes on: where there are many, who pays is to be chosen with the rest.
const MOST_REFUSED: usize = 2000;

/// Steps of one walk at most, beside two for every row.
const STEPS: usize = 100;

/// Nodes between two words about the bound.
const TELL: usize = 256;

impl Tree<'_, '_> {
    /// Searches the columns of small loss at the prices of `dual`; returns the proved bound.
    ///
    /// # Errors
    /// Cancellation.
    pub fn run(&mut self, core: &Part, dual: &Dual) -> Result<f64> {
        let mut rows: Vec<usize> = (0..dual.y.len()).filter(|row| dual.y[*row] > 0.0).collect();
        loop {
            match self.search(core, &rows, dual)? {
                End::Bound(bound) => return Ok(bound),
                End::Broken(row) => {
                    rows.push(row);
                    rows.sort_unstable();
                }
            }
        }
    }

    fn search(&mut self, core: &Part, rows: &[usize], dual: &Dual) -> Result<End> {
        let columns = columns(&core.problem, rows);
        let y: Vec<f64> = rows.iter().map(|row| dual.y[*row]).collect();
        let room = columns.value.len() / 64 + 2 * y.len() * (y.len() + 2);
        let alive = Alive::all(columns.value.len());
        let mut node =
            Node { core, rows, columns: &columns, dense: Dense::default(), questions: Questions::new(&columns), refused: 0 };
        let mut deep = vec![Open { bound: dual.bound, order: 0, inside: Inside { alive, basis: Basis::new(&y), asked: None } }];
        let mut wide = BinaryHeap::<Open<Inside>>::new();
        let mut nodes = 0;
        // What cannot be decided here stays in the bound.
        let mut undecided = f64::NEG_INFINITY;
        loop {
            let highest = deep.iter().chain(wide.peek()).map(|open| open.bound).fold(undecided, f64::max);
            if self.wide && !self.incumbent.choice.is_empty() && (wide.len() + deep.len()) * room < MOST_KEPT {
                wide.extend(deep.drain(..));
            }
            let Some(open) = deep.pop().or_else(|| wide.pop()) else { break };
            if self.meter.work() > self.last || self.unsplit || self.meter.stopped().is_some() || self.is_close(highest) {
                return Ok(End::Bound(highest.max(self.incumbent.value)));
            }
            if open.bound <= self.floor() {
                continue;
            }
            nodes += 1;
            if nodes % TELL == 0 {
                self.meter.offer(self.incumbent.known, self.whole.reachable(self.proved.with(highest)));
            }
            match self.visit(&mut node, open)? {
                Visit::Closed => {}
                Visit::Broken(row) => return Ok(End::Broken(row)),
                Visit::Undecided(bound) => undecided = undecided.max(bound),
                Visit::Again(open) => deep.push(*open),
                Visit::Divided(children) => {
                    let [mut second, mut first] = *children;
                    (second.order, first.order) = (2 * nodes, 2 * nodes + 1);
                    if (wide.len() + 1) * room > MOST_KEPT {
                        deep.push(second);
                    } else {
                        wide.push(second);
                    }
                    deep.push(first);
                }
            }
        }
        Ok(End::Bound(self.incumbent.value.max(undecided)))
    }

    /// What a bound must exceed to be worth a look.
    fn floor(&self) -> f64 {
        self.incumbent.floor(self.whole.grain).max(self.hopeless)
    }

    fn is_close(&self, bound: f64) -> bool {
        let bound = self.whole.reachable(bound);
        bound - self.incumbent.value <= self.gap * bound.abs()
    }

    /// Bounds a node anew, takes away what cannot be used, and divides what is left.
    fn visit(&mut self, node: &mut Node<'_>, open: Open<Inside>) -> Result<Visit> {
        let Open { bound: known, order, inside: Inside { mut alive, basis, asked } } = open;
        let dense = &mut node.dense;
        let floor = self.floor();
        let before = dense.steps;
        if !dense.load(node.columns, &alive, &basis) {
            return Ok(Visit::Closed);
        }
        let walk = dense.descend(STEPS + 2 * node.rows.len(), floor);
        let here = dense.bound();
        self.meter.spend((dense.steps - before + 2) * dense.size() + node.columns.value.len())?;
        if let Some(asked) = asked {
            node.questions.learn(asked, known - here);
        }
        let bound = known.min(here);
        if bound <= floor {
            return Ok(Visit::Closed);
        }
        let fractions = dense.fractions();
        let whole = |x: f64| !(1e-6..=1.0 - 1e-6).contains(&x);
        let is_whole = dense.groups() == 0 || walk == Walk::Lowest && fractions.iter().all(|(_, _, x)| whole(*x));
        let never = if is_whole { self.whole_plan(node, &fractions, bound) } else { ControlFlow::Continue(None) };
        let never = match never {
            ControlFlow::Break(visit) => return Ok(visit),
            ControlFlow::Continue(never) => never,
        };
        let (floor, dense) = (self.floor(), &mut node.dense);
        let losses = (0..dense.groups()).flat_map(|group| dense.losses(group));
        for (column, _) in losses.filter(|(_, loss)| *loss > here - floor) {
            alive.remove(dense.origin[column] as usize);
        }
        let before = dense.steps;
        let most = self.last.saturating_sub(self.meter.work()) / PROBES;
        let question = match never {
            Some(column) => Question::about(dense, column),
            None => node.questions.ask(dense, &fractions, here, floor, most),
        };
        self.meter.spend((dense.steps - before) * dense.size())?;
        let basis = dense.basis();
        Ok(match question {
            Question::Hopeless => Visit::Closed,
            Question::Without(gone) => {
                for column in gone {
                    alive.remove(dense.origin[column] as usize);
                }
                Visit::Again(Box::new(Open { bound, order, inside: Inside { alive, basis, asked: None } }))
            }
            Question::Sides { with, without, asked } => {
                let child = |gone: &[usize], asked: Option<Asked>| {
                    let mut alive = alive.clone();
                    for column in gone {
                        alive.remove(dense.origin[*column] as usize);
                    }
                    Open { bound, order, inside: Inside { alive, basis: basis.clone(), asked } }
                };
                let likely = asked.is_none_or(|asked| asked.share >= 0.5);
                let yes = child(&without, asked);
                let no = child(&with, asked.map(Asked::denied));
                Visit::Divided(Box::new(if likely { [no, yes] } else { [yes, no] }))
            }
        })
    }

    /// Takes the whole plan that a node's walk ended at; breaks off where the node needs no question. Where nobody can pay for
    /// the plan, the column to ask about.
    fn whole_plan(
        &mut self,
        node: &mut Node<'_>,
        fractions: &[(usize, usize, f64)],
        bound: f64,
    ) -> ControlFlow<Visit, Option<usize>> {
        let only = node.dense.groups() == 0;
        match self.leaf(node, fractions) {
            Leaf::Unsplit => ControlFlow::Break(Visit::Undecided(bound)),
            _ if only => ControlFlow::Break(Visit::Closed),
            Leaf::Taken if bound <= self.floor() => ControlFlow::Break(Visit::Closed),
            Leaf::Broken(row) => ControlFlow::Break(Visit::Broken(row)),
            Leaf::Never(_) if node.refused > MOST_REFUSED => {
                self.unsplit = true;
                ControlFlow::Break(Visit::Undecided(bound))
            }
            Leaf::Never(class) => match self.payer(node, fractions, class) {
                Some(column) => {
                    node.refused += 1;
                    ControlFlow::Continue(Some(column))
                }
                None => ControlFlow::Break(Visit::Closed),
            },
            Leaf::Taken | Leaf::Rounded => ControlFlow::Continue(None),
        }
    }

    /// The chosen column of an open group that decides on a class that has no room for the plan: the one whose group has the
    /// dearest second choice. None where nothing is left to decide.
    fn payer(&self, node: &Node<'_>, fractions: &[(usize, usize, f64)], class: usize) -> Option<usize> {
        let dense = &node.dense;
        let fold = self.fold?;
        let touches = |group: &usize| {
            let columns = dense.columns(*group).map(|column| node.core.origin_of(dense.origin[column]));
            columns.into_iter().any(|column| fold.touches(column, class))
        };
        let second = |group: usize| {
            let chosen = node.chosen(group, fractions);
            let others = dense.losses(group).filter(|(column, _)| *column != chosen);
            others.map(|(_, loss)| loss).fold(f64::INFINITY, f64::min)
        };
        let groups = (0..dense.groups()).filter(touches);
        let best = groups.max_by(|a, b| second(*a).total_cmp(&second(*b)).then(b.cmp(a)))?;
        Some(node.chosen(best, fractions))
    }

    /// Takes the whole plan of a vertex where it can be had.
    fn leaf(&mut self, node: &Node<'_>, fractions: &[(usize, usize, f64)]) -> Leaf {
        let state = State::new(self.whole, node.choice(fractions));
        if !state.is_feasible() {
            let broken = |row: &usize| state.used[*row] > self.whole.limit[*row] && !node.rows.contains(row);
            return (0..self.whole.limit.len()).find(broken).map_or(Leaf::Rounded, Leaf::Broken);
        }
        if state.value > self.incumbent.value {
            match self.fold.map(|fold| fold.widen(&state.choice, None)) {
                Some(Split::Unknown) => {
                    self.unsplit = true;
                    return Leaf::Unsplit;
                }
                Some(Split::Never(class)) => return Leaf::Never(class),
                Some(Split::Choice(_)) | None => {}
            }
            self.incumbent.put(state);
        }
        Leaf::Taken
    }
}

/// Share of the work left that one node may spend on looking ahead.
const PROBES: usize = 50;

/// What came of a node.
enum Visit {
    /// Nothing better is left in it.
    Closed,
    /// Its plan breaks a row that was left out.
    Broken(usize),
    /// Its plan cannot be split: nothing above this bound is left in it otherwise.
    Undecided(f64),
    /// It is smaller than it was.
    Again(Box<Open<Inside>>),
    /// Its two halves, the likely one last.
    Divided(Box<[Open<Inside>; 2]>),
}

/// What came of a whole plan.
enum Leaf {
    /// It is the best one now, or no better than that.
    Taken,
    /// It breaks a row that was left out.
    Broken(usize),
    /// It is whole by rounding only.
    Rounded,
    /// Nobody can pay for what it uses of this class.
    Never(usize),
    /// Nobody was found who pays for it.
    Unsplit,
}

/// What all nodes share.
struct Node<'a> {
    core: &'a Part,
    rows: &'a [usize],
    columns: &'a Columns,
    dense: Dense,
    questions: Questions,
    /// Whole plans that nobody can pay for.
    refused: usize,
}

impl Node<'_> {
    /// The choice of the whole problem that is nearest to the vertex.
    fn choice(&self, fractions: &[(usize, usize, f64)]) -> Vec<u32> {
        let dense = &self.dense;
        let mut choice: Vec<u32> = dense.fixed.iter().map(|only| only.unwrap_or(u32::MAX)).collect();
        let open: Vec<usize> = (0..choice.len()).filter(|group| dense.fixed[*group].is_none()).collect();
        for (at, group) in open.iter().enumerate() {
            choice[*group] = dense.origin[self.chosen(at, fractions)];
        }
        self.core.widen(&choice)
    }

    /// The column of an open group that is taken for the most part.
    fn chosen(&self, group: usize, fractions: &[(usize, usize, f64)]) -> usize {
        let most = fractions.iter().find(|(own, _, x)| *own == group && *x > 0.5);
        most.map_or(self.dense.key(group), |(_, column, _)| *column)
    }
}

/// The columns of a problem with their use of some rows.
fn columns(problem: &Problem, rows: &[usize]) -> Columns {
    let mut coef = Vec::with_capacity(problem.value.len() * rows.len());
    let mut unit = vec![0.0_f64; rows.len()];
    for column in 0..problem.value.len() {
        let from = coef.len();
        coef.resize(from + rows.len(), 0.0);
        for (row, amount) in problem.entries(column) {
            if let Ok(at) = rows.binary_search(&row) {
                coef[from + at] = amount;
                unit[at] = unit[at].max(amount.abs());
            }
        }
    }
    unit.iter_mut().filter(|unit| **unit <= 0.0).for_each(|unit| *unit = 1.0);
    let limit = rows.iter().map(|row| problem.limit[*row]).collect();
    Columns { limit, unit, base: problem.base, group: problem.group.clone(), value: problem.value.clone(), coef }
}
