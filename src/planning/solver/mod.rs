//! Solves multiple-choice problems with few coupling rows and proves how good the answer is.
//!
//! In: a [`Problem`], a first choice where one is known, [`Limits`]. Out: an [`Answer`]: the best choice, a proved bound,
//! row prices. Lagrangian relaxation with repair, local search, then exact search on the core left by reduced costs.
//! Deterministic: limits count work; only the time limit and a person can make two runs differ, and the answer says so.

mod dual;
mod exact;
mod local;
mod meter;
mod part;
mod problem;
mod repair;
mod vertex;

use oorandom::Rand64;

use crate::error::Result;
use crate::model::{Limit, Termination};
pub(crate) use dual::Dual;
pub(crate) use meter::{Limits, Meter};
pub(crate) use problem::{Problem, Relaxed, State, position};
pub(crate) use repair::{Losses, fill, repair};
use vertex::{Vertex, Walk};

/// A relative gap below which rounding, not the plan, makes the difference.
pub(crate) const PROVED: f64 = 1e-9;

/// What a solve found.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Column of each group; none where no feasible choice was found.
    pub choice: Option<Vec<u32>>,
    /// Value of the choice; −∞ without one.
    pub value: f64,
    /// Proved upper bound; below every value where no choice can exist.
    pub bound: f64,
    /// Row prices that prove the root's bound.
    pub dual: Dual,
    /// How it ended.
    pub termination: Termination,
    /// The limit met.
    pub limit: Option<Limit>,
    /// Proved in little work, so that forced questions can be answered exactly.
    pub small: bool,
}

/// Work that proves tiny problems optimal though the gap asked for is reached.
const FREE_WORK: usize = 12_000_000;

/// Work within which a proof counts as small.
const SMALL_WORK: usize = 200_000;

/// Solves a problem.
///
/// # Errors
/// Cancellation.
pub(crate) fn solve(problem: &Problem, start: Option<Vec<u32>>, limits: &Limits, meter: &mut Meter<'_>) -> Result<Answer> {
    let mut best: Option<State<'_>> = None;
    if let Some(start) = &start {
        offer(&mut best, State::new(problem, start.clone()));
    }
    let lowest = problem.lowest();
    let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
    let first = dual::first_prices(problem, 1, meter)?;
    meter.progress(10, 100);
    let (mut dual, vertex) = root(problem, first, hopeless, meter)?;
    if vertex.is_none() {
        dual::descend(problem, &mut dual, limits.steps, hopeless, meter)?;
    }
    let choices = vertex.as_ref().map(|vertex| exact::rounded(vertex, &vertex.fractions()));
    for choice in choices.into_iter().chain([dual::evaluate(problem, &dual.y).choice]).chain(start.filter(|_| best.is_none())) {
        let losses = Losses::new(problem, &dual.y, f64::INFINITY);
        let mut state = State::new(problem, choice);
        if repair(problem, &mut state, &losses, None, meter)? {
            fill(&mut state, problem, &losses, None, meter)?;
            offer(&mut best, state);
        }
    }
    meter.progress(40, 100);
    let impossible = best.is_none() && problem.relaxed.is_empty() && dual.bound <= hopeless;
    let bound = if impossible { f64::NEG_INFINITY } else { dual.bound };
    let vertex = vertex.unwrap_or_else(|| Vertex::new(problem, &dual.y));
    let mut run = Run { problem, bound, dual, vertex, best, limits, meter };
    run.tell();
    run.improve(limits.work / 8)?;
    run.tell();
    let before = run.meter.work();
    run.search(FREE_WORK.min(limits.work), 0.0)?;
    // What was proved in so little work can be asked again for every line.
    let small = run.is_proved() && run.meter.work() - before < SMALL_WORK;
    run.tell();
    run.meter.progress(60, 100);
    if run.is_wide() {
        run.kick(limits.work / 4)?;
        run.tell();
        run.meter.progress(80, 100);
    }
    if run.is_wide() {
        run.search(limits.work - limits.work / 4, limits.gap)?;
    }
    run.tell();
    run.meter.progress(100, 100);
    Ok(run.finish(small))
}

/// Edges walked between two looks at the clock.
const EDGES: usize = 8;

/// The lowest bound and its vertex; no vertex where the walk did not end there, or columns are missing that it would need.
fn root(problem: &Problem, first: Dual, hopeless: f64, meter: &mut Meter<'_>) -> Result<(Dual, Option<Vertex>)> {
    if !problem.relaxed.is_empty() {
        return Ok((first, None));
    }
    let mut vertex = Vertex::new(problem, &first.y);
    let most = 400 + 40 * first.y.len();
    let mut walk = Walk::Unfinished;
    while walk == Walk::Unfinished && vertex.steps < most {
        let before = vertex.steps;
        walk = vertex.descend(problem, EDGES, hopeless);
        if meter.spend((vertex.steps - before) * problem.size())? || vertex.steps - before < EDGES {
            break;
        }
    }
    let bound = dual::evaluate(problem, &vertex.y).bound;
    let dual = if bound < first.bound { Dual { y: vertex.y.clone(), bound } } else { first };
    let ended = walk != Walk::Unfinished || meter.stopped().is_some();
    Ok((dual, ended.then_some(vertex)))
}

/// A solve after its root: the best plan and the bound, each made better in turns.
struct Run<'p, 'm, 't> {
    problem: &'p Problem,
    dual: Dual,
    vertex: Vertex,
    bound: f64,
    best: Option<State<'p>>,
    limits: &'m Limits,
    meter: &'m mut Meter<'t>,
}

impl Run<'_, '_, '_> {
    /// Tells what is known by now.
    fn tell(&self) {
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value);
        self.meter.offer(value, self.problem.reachable(self.bound));
    }

    fn is_proved(&self) -> bool {
        self.is_within(PROVED)
    }

    fn is_within(&self, gap: f64) -> bool {
        let bound = self.problem.reachable(self.bound);
        self.best.as_ref().is_some_and(|state| bound - state.value <= gap * bound.abs().max(PROVED))
    }

    /// Whether the gap is wider than what was asked for.
    fn is_wide(&self) -> bool {
        self.meter.stopped().is_none() && !self.is_within(self.limits.gap.max(PROVED)) && self.bound > f64::NEG_INFINITY
    }

    fn improve(&mut self, work: usize) -> Result<()> {
        match &mut self.best {
            Some(state) => local::improve(self.problem, state, &self.dual, work, self.meter),
            None => Ok(()),
        }
    }

    fn kick(&mut self, work: usize) -> Result<()> {
        let mut random = Rand64::new(u128::from(self.limits.seed));
        match &mut self.best {
            Some(state) => local::kick(self.problem, state, &self.dual, self.limits.gap, work, &mut random, self.meter),
            None => Ok(()),
        }
    }

    /// Searches the core; work that ends it early leaves the bound as good as it was.
    fn search(&mut self, work: usize, gap: f64) -> Result<()> {
        // Columns that were never enumerated are in the relaxation only.
        let whole = self.problem.relaxed.is_empty();
        if self.meter.stopped().is_some() || self.is_proved() || self.bound == f64::NEG_INFINITY || !whole {
            return Ok(());
        }
        let (value, choice) =
            self.best.as_ref().map_or((f64::NEG_INFINITY, Vec::new()), |state| (state.value, state.choice.clone()));
        let last = self.meter.work().saturating_add(work);
        let incumbent = exact::Incumbent { value, choice };
        let mut search = exact::Search { whole: self.problem, incumbent, last, gap, meter: self.meter };
        let proved = search.run(&self.vertex, self.bound)?;
        let found = search.incumbent;
        if !found.choice.is_empty() {
            offer(&mut self.best, State::new(self.problem, found.choice));
        }
        self.bound = self.bound.min(proved);
        Ok(())
    }

    fn finish(self, small: bool) -> Answer {
        let (proved, close) = (self.is_proved(), self.is_within(self.limits.gap));
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value);
        let bound = self.problem.reachable(self.bound).max(value);
        let (termination, limit) = match (&self.best, self.meter.stopped()) {
            (Some(_), _) if proved => (Termination::Optimal, None),
            (Some(_), Some(limit)) => (Termination::Feasible, Some(limit)),
            (Some(_), None) => (Termination::Feasible, Some(if close { Limit::Gap } else { Limit::Iterations })),
            (None, Some(limit)) => (Termination::NoSolutionFound, Some(limit)),
            (None, None) if bound == f64::NEG_INFINITY => (Termination::Infeasible, None),
            (None, None) => (Termination::NoSolutionFound, Some(Limit::Iterations)),
        };
        Answer { choice: self.best.map(|state| state.choice), value, bound, dual: self.dual, termination, limit, small }
    }
}

fn offer<'p>(best: &mut Option<State<'p>>, state: State<'p>) {
    if state.is_feasible() && best.as_ref().is_none_or(|known| state.value > known.value) {
        *best = Some(state);
    }
}
