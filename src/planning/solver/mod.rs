//! Solves multiple-choice problems with few coupling rows and proves how good the answer is.
//!
//! In: a [`Problem`], a first choice where one is known, [`Limits`]. Out: an [`Answer`]: the best choice, a proved bound,
//! row prices. Lagrangian relaxation with repair, local search, search near the best plan, exact search by whole fills of rows
//! where each column uses one of them, annealing, then exact search on the core left by reduced costs.
//! Deterministic: limits count work; only the time limit and a person can make two runs differ, and the answer says so.

mod anneal;
mod dense;
mod dual;
mod exact;
mod fold;
mod frontier;
mod knapsack;
mod local;
mod meter;
mod packing;
mod part;
mod problem;
mod question;
mod repair;
mod root;
mod split;
mod tree;
mod vertex;
mod vicinity;
mod walk;

use oorandom::Rand64;

use crate::error::Result;
use crate::model::{Limit, Termination};
pub(crate) use dual::Dual;
use fold::Fold;
use frontier::{Incumbent, Proved};
pub(crate) use meter::{Limits, Meter};
use part::Part;
pub(crate) use problem::{Problem, Relaxed, State, position};
pub(crate) use repair::{Losses, fill, repair};
use split::Split;
use vicinity::Vicinity;

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

/// Work that local search may use of what there is: past it, only the exact search gets on.
const MOST_STEPWISE: usize = 200_000_000;

/// Work of annealing, of search near the best plan, then of exact search, in turns: what is hardly proved in a few seconds
/// needs the better plan first.
const TURNS: [(usize, usize, usize); 3] =
    [(20_000_000, 100_000_000, 600_000_000), (0, 1_000_000_000, 600_000_000), (0, 1_000_000_000, usize::MAX)];
/// Share of the work of a proof that goes into a better plan first: the better it is, the less is left to search.
const NEAR_SHARE: usize = 20;
/// Work of one turn of annealing for each number of the problem at most: a small one is sooner searched through.
const MOST_EACH: usize = 60_000;

/// Work that proves tiny problems optimal though the gap asked for is reached.
const FREE_WORK: usize = 12_000_000;

/// Numbers of a problem up to which that is tried: larger ones are hardly ever proved in so little work.
const FREE_SIZE: usize = 60_000;

/// Work of the search by fills of rows where no proof is asked for: what it can prove takes little.
const PACKING: usize = 400_000_000;

/// Work within which a proof counts as small.
const SMALL_WORK: usize = 200_000;

/// Numbers of a problem up to which it is folded: there what nobody can split is seldom met, and soon solved anew.
const FOLD_SIZE: usize = 1_000_000;

/// Numbers of a folded problem up to which a proof of more than that is tried.
const PROOF_SIZE: usize = 6_000;

/// Solves a problem, from a choice and from row prices where they are known.
///
/// # Errors
/// Cancellation.
pub(crate) fn solve(problem: &Problem, start: &Start<'_>, limits: &Limits, meter: &mut Meter<'_>) -> Result<Answer> {
    let Some(fold) = Some(problem).filter(|problem| problem.size() <= FOLD_SIZE).and_then(Fold::new) else {
        return Ok(solved(problem, None, start, limits, meter)?.0);
    };
    let choice = start.choice.map(|choice| fold.narrow(choice));
    let prices = start.prices.map(|prices| fold.narrow_prices(prices));
    let folded = Start { choice: choice.as_deref(), prices: prices.as_deref(), keep: start.keep };
    let (answer, unsplit) = solved(&fold.problem, Some(&fold), &folded, limits, meter)?;
    let choice = answer.choice.as_ref().and_then(|choice| {
        [start.choice, None].into_iter().find_map(|like| match fold.widen(choice, like) {
            Split::Choice(choice) => Some(choice),
            Split::Never(_) | Split::Unknown => None,
        })
    });
    let answer = Answer { dual: Dual { y: fold.widen_prices(&answer.dual.y), ..answer.dual }, choice, ..answer };
    let close = answer.bound - answer.value <= limits.gap.max(PROVED) * answer.bound.abs();
    let is_lost = answer.choice.is_none() && answer.value > f64::NEG_INFINITY;
    if !unsplit && !is_lost || close && answer.choice.is_some() || meter.stopped().is_some() && !is_lost {
        return Ok(answer);
    }
    // Nobody could pay for what the folded problem chose: what pays is chosen with the rest then.
    let start = Start { choice: answer.choice.as_deref().or(start.choice), prices: Some(&answer.dual.y), keep: start.keep };
    let limits = &Limits { proof: 0, ..*limits };
    let (whole, _) = solved(problem, None, &start, limits, meter)?;
    Ok(Answer { bound: whole.bound.min(answer.bound).max(whole.value), ..whole })
}

/// Solves a problem, folded or not; tells whether a choice was met that could not be split.
fn solved(
    problem: &Problem,
    fold: Option<&Fold<'_>>,
    start: &Start<'_>,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<(Answer, bool)> {
    // A plan that is to stay is good enough a little earlier, unless a proof is asked for.
    let enough = if start.keep && limits.gap > 0.0 { limits.gap.max(KEPT_GAP) } else { limits.gap };
    let limits = &Limits { gap: enough, ..*limits };
    let lowest = problem.lowest();
    let hopeless = lowest - 1e-6 * lowest.abs() - 1e-6;
    // What is known before may keep to the limits as it is: somebody who waits has it before any bound.
    let known = start.choice.map(|choice| State::new(problem, choice.to_vec())).filter(State::is_feasible);
    meter.offer(known.as_ref().map_or(f64::NEG_INFINITY, |state| state.value), f64::INFINITY);
    let root = root::root(problem, start.prices, hopeless, limits, meter)?;
    meter.progress(root::ROOT_TO, 100);
    let bound = root.dual.bound;
    let mut run = Run {
        problem,
        fold,
        unsplit: false,
        refused: false,
        bound,
        hopeless,
        loss: Vec::new(),
        dual: root.dual,
        best: None,
        vicinity: Vicinity::new(limits.seed),
        limits,
        meter,
    };
    if let Some(known) = known {
        run.offer(known);
    }
    if let Some(choice) = start.choice.filter(|_| start.keep) {
        run.loss = repair::loss(problem, &run.dual.y);
        run.first_plan(choice)?;
        run.tell();
        if run.is_wide() {
            run.improve(limits.work.min(MOST_STEPWISE) / 8)?;
        }
        if run.is_within(limits.gap) {
            return Ok(run.finish(false));
        }
    }
    run.begin(&root.choice, start)?;
    let tried = problem.size() <= FREE_SIZE || run.is_wide();
    if tried {
        run.search(SMALL_WORK.min(limits.work), 0.0)?;
    }
    // What was proved in so little work can be asked again for every line.
    let small = run.is_proved();
    if tried {
        run.search_small()?;
    }
    run.tell();
    run.meter.progress(60, 100);
    if problem.size() <= PROOF_SIZE && limits.proof > 0 && !start.keep {
        run.search_near(limits.proof / NEAR_SHARE)?;
        run.search(limits.proof, 0.0)?;
    }
    run.take_turns()?;
    run.tell();
    run.meter.progress(100, 100);
    Ok(run.finish(small))
}

/// Relative gap at which a plan that is to stay is good enough.
const KEPT_GAP: f64 = 0.001;

/// What is known before a solve.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Start<'a> {
    /// A choice, which need not keep to the limits.
    pub choice: Option<&'a [u32]>,
    /// Row prices near the best ones.
    pub prices: Option<&'a [f64]>,
    /// The choice is to stay as it is where it is good enough.
    pub keep: bool,
}

/// A solve after its root: the best plan and the bound, each made better in turns.
///
/// A plan better than the best one can only use columns whose loss is below the gap: what looks for one works on these.
struct Run<'p, 'm, 't> {
    problem: &'p Problem,
    /// What the problem was folded from, where it was.
    fold: Option<&'p Fold<'p>>,
    /// A choice was met of which it is not known whether it can be split.
    unsplit: bool,
    /// A choice was refused because it was not split.
    refused: bool,
    /// A bound that no choice falls to.
    hopeless: f64,
    dual: Dual,
    /// Loss of each column at the prices of `dual`.
    loss: Vec<f64>,
    bound: f64,
    best: Option<State<'p>>,
    /// Where better plans are looked for next.
    vicinity: Vicinity,
    limits: &'m Limits,
    meter: &'m mut Meter<'t>,
}

impl<'p, 't> Run<'p, '_, 't> {
    /// Tells what is known by now.
    fn tell(&mut self) {
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value);
        self.meter.offer(value, self.problem.reachable(self.bound));
    }

    fn offer(&mut self, state: State<'p>) {
        if !state.is_feasible() || self.best.as_ref().is_some_and(|known| state.value <= known.value) {
            return;
        }
        match self.fold.map(|fold| fold.widen(&state.choice, None)) {
            None | Some(Split::Choice(_)) => self.best = Some(state),
            Some(Split::Never(_) | Split::Unknown) => self.refused = true,
        }
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

    /// The first plans, of the relaxation's choice or else the one known before, made better a little.
    fn begin(&mut self, choice: &[u32], start: &Start<'_>) -> Result<()> {
        self.first_plan(choice)?;
        if let (None, Some(choice)) = (&self.best, start.choice) {
            self.first_plan(choice)?;
        }
        if self.best.is_none() && self.problem.relaxed.is_empty() && self.bound <= self.hopeless {
            self.bound = f64::NEG_INFINITY;
        }
        self.loss = repair::loss(self.problem, &self.dual.y);
        self.tell();
        self.improve(self.limits.work.min(MOST_STEPWISE) / 8)?;
        self.tell();
        Ok(())
    }

    /// Searches with the work that even large problems are given, each way of searching once.
    fn search_small(&mut self) -> Result<()> {
        let work = self.limits.work;
        self.search_near(work.min(MOST_STEPWISE) / 4)?;
        self.search(FREE_WORK.min(work), 0.0)?;
        self.search_down(work.min(MOST_STEPWISE) / 2)?;
        self.tell();
        self.pack()
    }

    /// Anneals and searches in turns while the gap is wider than what was asked for.
    fn take_turns(&mut self) -> Result<()> {
        let work = self.limits.work;
        let mut left = work - work / 4;
        for (annealing, near, searching) in TURNS {
            if self.is_wide() && left > 0 {
                self.anneal(annealing.min(work / 4).min(self.problem.size().saturating_mul(MOST_EACH)))?;
                self.tell();
                self.search_near(near.min(work / 4))?;
                self.meter.progress(80, 100);
            }
            if self.is_wide() && left > 0 {
                let work = left.min(searching);
                self.search(work, self.limits.gap)?;
                left -= work;
            }
        }
        Ok(())
    }

    /// Makes a plan from a choice that need not keep to the limits.
    fn first_plan(&mut self, choice: &[u32]) -> Result<()> {
        // Columns of great loss are seldom of use; all are tried where the others do not do.
        let few = 0.02 * self.bound.abs() / (self.problem.groups() as f64).sqrt().max(1.0);
        for most in [few, f64::INFINITY] {
            let losses = Losses::new(self.problem, &self.dual.y, most);
            self.meter.check()?;
            let mut state = State::new(self.problem, choice.to_vec());
            if repair(&mut state, &losses, &losses.order, None, self.meter)? {
                fill(&mut state, self.problem, &losses, &losses.order, None, self.meter)?;
                self.offer(state);
                break;
            }
        }
        Ok(())
    }

    /// The columns that a better plan can use.
    fn core(&self) -> Part {
        self.core_above(self.best.as_ref().map_or(f64::NEG_INFINITY, |state| state.value))
    }

    /// The columns that a plan above a value can use.
    fn core_above(&self, value: f64) -> Part {
        Part::core(self.problem, &self.loss, self.dual.bound - value + 1e-9 * self.dual.bound.abs().max(1.0))
    }

    fn improve(&mut self, work: usize) -> Result<()> {
        self.on_core(|problem, state, dual, _, meter| local::improve(problem, state, dual, work, meter))
    }

    fn anneal(&mut self, work: usize) -> Result<()> {
        self.on_core(|problem, state, dual, limits, meter| {
            let mut random = Rand64::new(u128::from(limits.seed));
            anneal::anneal(problem, state, dual, limits.gap, work, &mut random, meter)
        })
    }

    /// Lets `work` make the best plan better within the core.
    fn on_core(
        &mut self,
        work: impl for<'c> FnOnce(&'c Problem, &mut State<'c>, &Dual, &Limits, &mut Meter<'_>) -> Result<()>,
    ) -> Result<()> {
        self.meter.check()?;
        let core = self.core();
        self.meter.check()?;
        let Some(choice) = self.best.as_ref().and_then(|state| core.narrow(&state.choice)) else { return Ok(()) };
        let mut state = State::new(&core.problem, choice);
        work(&core.problem, &mut state, &self.dual, self.limits, self.meter)?;
        self.meter.check()?;
        let better = core.widen(&state.choice);
        self.offer(State::new(self.problem, better));
        Ok(())
    }

    /// Searches the core; work that ends it early leaves the bound as good as it was.
    fn search(&mut self, work: usize, gap: f64) -> Result<()> {
        // Columns that were never enumerated are in the relaxation only.
        let whole = self.problem.relaxed.is_empty();
        if self.meter.stopped().is_some() || self.is_proved() || self.bound == f64::NEG_INFINITY || !whole {
            return Ok(());
        }
        let core = self.core();
        self.explore(&core, Incumbent::of(self.best.as_ref()), work, gap)
    }

    /// Looks for a choice as good as the bound allows, where values are whole: few columns can be in one. Where there is none,
    /// the bound is lower, and so on.
    fn search_down(&mut self, work: usize) -> Result<()> {
        let last = self.meter.work().saturating_add(work);
        while self.is_wide() && self.problem.relaxed.is_empty() && self.problem.grain > 0.0 {
            let hoped = self.problem.reachable(self.bound);
            let value = hoped - self.problem.grain;
            let Some(best) = self.best.as_ref().filter(|best| best.value < value) else { break };
            let incumbent = Incumbent { value, ..Incumbent::of(Some(best)) };
            self.explore(&self.core_above(value), incumbent, last.saturating_sub(self.meter.work()), 0.0)?;
            self.tell();
            if self.problem.reachable(self.bound) >= hoped {
                break;
            }
        }
        Ok(())
    }

    /// Searches the problem by whole fills of its rows, where each column uses one of them at most.
    fn pack(&mut self) -> Result<()> {
        let is_over = self.meter.stopped().is_some() || self.is_proved() || self.bound == f64::NEG_INFINITY;
        // Fills of folded rows are no fills of what they were folded from.
        if is_over || self.fold.is_some() {
            return Ok(());
        }
        let Limits { work, proof, gap, .. } = *self.limits;
        let (work, gap) = if proof > 0 { (proof / 2, 0.0) } else { (work.min(PACKING), gap) };
        let incumbent = Incumbent::of(self.best.as_ref());
        let last = self.meter.work().saturating_add(work);
        let (whole, limits, hopeless) = (self.problem, self.limits, self.hopeless);
        let mut packing = packing::Packing { whole, incumbent, last, gap, hopeless, limits, meter: self.meter };
        let proved = packing.run(&self.dual)?;
        let found = packing.incumbent;
        if !found.choice.is_empty() {
            self.offer(State::new(self.problem, found.choice));
        }
        self.bound = self.bound.min(proved);
        Ok(())
    }

    /// Searches all columns that a choice better than one can use.
    fn explore(&mut self, core: &Part, incumbent: Incumbent, work: usize, gap: f64) -> Result<()> {
        let (found, proved) = if knapsack::applies(&core.problem) {
            let proved = Proved { whole: self.bound, outside: f64::NEG_INFINITY };
            let last = self.meter.work().saturating_add(work);
            let mut search = exact::Search { whole: self.problem, incumbent, proved, last, gap, meter: self.meter };
            let proved = search.run(core.clone(), &self.dual.y, self.dual.bound)?;
            (search.incumbent, proved)
        } else {
            let dual = self.dual.clone();
            let mut tree = self.tree(incumbent, f64::NEG_INFINITY, work, gap);
            let proved = tree.run(core, &dual)?;
            let (found, unsplit) = (tree.incumbent, tree.unsplit);
            self.unsplit |= unsplit;
            (found, proved)
        };
        self.bound = self.bound.min(proved);
        if !found.choice.is_empty() {
            self.offer(State::new(self.problem, found.choice));
        }
        Ok(())
    }

    /// A search for choices better than one, where `outside` is proved of all that it leaves out.
    fn tree(&mut self, incumbent: Incumbent, outside: f64, work: usize, gap: f64) -> tree::Tree<'_, 't> {
        tree::Tree {
            whole: self.problem,
            fold: self.fold,
            incumbent,
            proved: Proved { whole: self.bound, outside },
            wide: outside == f64::NEG_INFINITY,
            last: self.meter.work().saturating_add(work),
            gap,
            hopeless: self.hopeless,
            unsplit: false,
            meter: self.meter,
        }
    }

    fn finish(self, small: bool) -> (Answer, bool) {
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
        // What was refused may have been what is missing.
        let is_refused = self.refused && !close;
        let choice = self.best.map(|state| state.choice);
        (Answer { choice, value, bound, dual: self.dual, termination, limit, small }, self.unsplit || is_refused)
    }
}
