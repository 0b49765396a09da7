//! Solves multiple-choice problems with few coupling rows and proves how good the answer is.
//!
//! In: a [`Problem`], a first choice where one is known, [`Limits`]. Out: an [`Answer`]: the best choice, a proved bound,
//! row prices. Lagrangian relaxation with repair, local search, then exact search on the core left by reduced costs.
//! Deterministic: limits count work; only the time limit and a person can make two runs differ, and the answer says so.

mod dual;
mod exact;
mod local;
mod meter;
mod problem;
mod repair;

use oorandom::Rand64;

use crate::error::Result;
use crate::model::{Limit, Termination};
pub(crate) use dual::Dual;
pub(crate) use meter::{Limits, Meter};
pub(crate) use problem::{Problem, Relaxed, State, position};
pub(crate) use repair::{Losses, fill, repair};

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
    let mut dual = dual::first_prices(problem, 2, meter)?;
    meter.progress(10, 100);
    let lowest = problem.lowest();
    let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
    dual::descend(problem, &mut dual, limits.steps, hopeless, meter, |priced, y, meter| {
        let losses = Losses::new(problem, y, f64::INFINITY);
        let mut state = State::new(problem, priced.choice.clone());
        if repair(problem, &mut state, &losses, None, meter)? {
            fill(&mut state, problem, &losses, None, meter)?;
            offer(&mut best, state);
        }
        Ok(best.as_ref().map(|state| state.value))
    })?;
    if let (None, Some(start)) = (&best, start) {
        let losses = Losses::new(problem, &dual.y, f64::INFINITY);
        let mut state = State::new(problem, start);
        if repair(problem, &mut state, &losses, None, meter)? {
            fill(&mut state, problem, &losses, None, meter)?;
            offer(&mut best, state);
        }
    }
    meter.progress(40, 100);
    let impossible = best.is_none() && problem.relaxed.is_empty() && dual.bound <= hopeless;
    let mut run = Run { problem, bound: if impossible { f64::NEG_INFINITY } else { dual.bound }, dual, best, limits, meter };
    run.improve(limits.work / 8)?;
    let before = run.meter.work();
    run.search(FREE_WORK.min(limits.work))?;
    // What was proved in so little work can be asked again for every line.
    let small = run.is_proved() && run.meter.work() - before < SMALL_WORK;
    run.meter.progress(60, 100);
    if run.is_wide() {
        run.kick(limits.work / 4)?;
        run.meter.progress(80, 100);
    }
    if run.is_wide() {
        run.search(limits.work / 2)?;
    }
    run.meter.progress(100, 100);
    Ok(run.finish(small))
}

/// A solve after its root: the best plan and the bound, each made better in turns.
struct Run<'p, 'm, 't> {
    problem: &'p Problem,
    dual: Dual,
    bound: f64,
    best: Option<State<'p>>,
    limits: &'m Limits,
    meter: &'m mut Meter<'t>,
}

impl Run<'_, '_, '_> {
    fn is_proved(&self) -> bool {
        self.best.as_ref().is_some_and(|state| self.bound - state.value <= PROVED * self.bound.abs().max(PROVED))
    }

    /// Whether the gap is wider than what was asked for.
    fn is_wide(&self) -> bool {
        let close = |state: &State<'_>| self.bound - state.value <= self.limits.gap * self.bound.abs();
        self.meter.stopped().is_none()
            && !self.is_proved()
            && !self.best.as_ref().is_some_and(close)
            && self.bound > f64::NEG_INFINITY
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
    fn search(&mut self, work: usize) -> Result<()> {
        if self.meter.stopped().is_some() || self.is_proved() || self.bound == f64::NEG_INFINITY {
            return Ok(());
        }
        let (value, choice) =
            self.best.as_ref().map_or((f64::NEG_INFINITY, Vec::new()), |state| (state.value, state.choice.clone()));
        let last = self.meter.work() + work;
        let mut search =
            exact::Search { whole: self.problem, incumbent: exact::Incumbent { value, choice }, last, meter: self.meter };
        let proved = search.run(&self.dual)?;
        let found = search.incumbent;
        if !found.choice.is_empty() {
            offer(&mut self.best, State::new(self.problem, found.choice));
        }
        // Columns that were never enumerated are in the relaxation only.
        if self.problem.relaxed.is_empty() {
            self.bound = self.bound.min(proved);
        }
        Ok(())
    }

    fn finish(self, small: bool) -> Answer {
        let proved = self.is_proved();
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value);
        let bound = self.bound.max(value);
        let close = bound - value <= self.limits.gap * bound.abs();
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
