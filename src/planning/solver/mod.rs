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
    /// The exact search of the core ended by itself in little work, so that forced questions can be answered exactly.
    pub small: bool,
}

/// Work that proves tiny problems optimal though the gap asked for is reached.
const FREE_WORK: usize = 12_000_000;

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
    dual::descend(problem, &mut dual, 400, hopeless, meter, |priced, y, meter| {
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
    meter.progress(50, 100);
    let impossible = best.is_none() && problem.relaxed.is_empty() && dual.bound <= hopeless;
    let mut bound = if impossible { f64::NEG_INFINITY } else { dual.bound };
    let wide = |best: &Option<State<'_>>, bound: f64| best.as_ref().is_none_or(|b| bound - b.value > limits.gap * bound.abs());
    if let Some(state) = &mut best {
        let mut improved = state.clone();
        local::improve(problem, &mut improved, &dual, limits.work / 4, meter)?;
        *state = improved;
        let mut random = Rand64::new(u128::from(limits.seed));
        local::kick(problem, state, &dual, limits.gap, limits.work / 2, &mut random, meter)?;
    }
    meter.progress(80, 100);
    let before = meter.work();
    let mut small = false;
    if meter.stopped().is_none() && bound > hopeless && !is_proved(bound, best.as_ref()) {
        let budget = if wide(&best, bound) { limits.work } else { FREE_WORK };
        let (value, choice) = best.as_ref().map_or((f64::NEG_INFINITY, Vec::new()), |state| (state.value, state.choice.clone()));
        let incumbent = exact::Incumbent { value, choice };
        let last = before + budget;
        let mut search = exact::Search { whole: problem, incumbent, last, meter };
        let proved = search.run(&dual)?;
        let found = search.incumbent;
        if !found.choice.is_empty() {
            offer(&mut best, State::new(problem, found.choice));
        }
        // Columns that were never enumerated are in the relaxation only.
        if problem.relaxed.is_empty() {
            bound = bound.min(proved);
        }
        small = meter.work() - before < FREE_WORK / 64;
    }
    meter.progress(100, 100);
    Ok(finish(best, bound, dual, limits, meter, small))
}

fn offer<'p>(best: &mut Option<State<'p>>, state: State<'p>) {
    if state.is_feasible() && best.as_ref().is_none_or(|known| state.value > known.value) {
        *best = Some(state);
    }
}

fn is_proved(bound: f64, best: Option<&State<'_>>) -> bool {
    best.is_some_and(|state| bound - state.value <= PROVED * bound.abs().max(PROVED))
}

fn finish(best: Option<State<'_>>, bound: f64, dual: Dual, limits: &Limits, meter: &Meter<'_>, small: bool) -> Answer {
    let value = best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value);
    let bound = bound.max(value);
    let proved = is_proved(bound, best.as_ref());
    let close = bound - value <= limits.gap * bound.abs();
    let (termination, limit) = match (&best, meter.stopped()) {
        (Some(_), _) if proved => (Termination::Optimal, None),
        (Some(_), Some(limit)) => (Termination::Feasible, Some(limit)),
        (Some(_), None) => (Termination::Feasible, Some(if close { Limit::Gap } else { Limit::Iterations })),
        (None, Some(limit)) => (Termination::NoSolutionFound, Some(limit)),
        (None, None) if bound == f64::NEG_INFINITY => (Termination::Infeasible, None),
        (None, None) => (Termination::NoSolutionFound, Some(Limit::Iterations)),
    };
    Answer { choice: best.map(|state| state.choice), value, bound, dual, termination, limit, small: small || proved }
}
