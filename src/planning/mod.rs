//! Planning: divides next year's purchases by title and collecting responsibilities by subject.
//!
//! In: a consortium, its candidates, a profile of what partners hold. Out: [`Plan`](crate::model::Plan) or
//! [`SubjectPlan`](crate::model::SubjectPlan). The way of a plan by title:
//!
//! ```text
//! prices, locks ─▶ build ─▶ instance ─▶ presolve ─▶ alone ─▶ columns ─▶ divide (solver) ─▶ outcome, explain ─▶ check
//! ```
//!
//! Invariants: money is whole minor units throughout; nothing leaves this room that [`check`] has not verified; the same
//! input and seed give the same plan.

mod alone;
mod benefit;
mod build;
mod check;
mod columns;
mod compare;
mod divide;
mod explain;
mod fairness;
mod instance;
mod locks;
mod mps;
mod outcome;
mod parameters;
mod presolve;
mod prices;
mod solver;
mod subject;
#[doc(hidden)]
pub mod testing;
#[cfg(test)]
mod tests;
mod warm;
mod whatif;
mod words;

pub(crate) use parameters::parameters;

use crate::analysis::Profile;
use crate::error::Result;
use crate::model::{Candidate, Consortium, KeptLine, Language, Plan};
use crate::task::Task;
pub use compare::{compare, keep};
use instance::Instance;
pub use mps::write_mps;
use solver::{Limits, Meter};
pub use subject::{plan_by_subject, stated};
use warm::Warm;
pub use whatif::{Transfer, WhatIf, suppose};

/// What planning needs besides the consortium.
#[derive(Debug, Clone, Copy)]
pub struct PlanningInput<'a> {
    /// Requested titles, all requests merged.
    pub candidates: &'a [Candidate],
    /// For each decision of the consortium, the ids of the candidates it concerns.
    pub decided: &'a [Vec<String>],
    /// Titles and uses by stratum and partner, over all titles.
    pub profile: &'a Profile,
    /// The same over the titles of the last five complete years (`this_year` − 6 to − 2).
    pub recent: &'a Profile,
    /// The same two for single languages, where a stratum may be split by language.
    pub by_language: &'a [LanguageProfile],
    /// The year that is planned.
    pub this_year: i16,
    /// A plan to stay near to.
    pub near: Option<Near<'a>>,
}

/// A plan that another must stay near to.
#[derive(Debug, Clone, Copy)]
pub struct Near<'a> {
    /// Its lines.
    pub lines: &'a [KeptLine],
    /// How many lines may be dropped or added, together.
    pub most: usize,
}

/// What partners hold in one language.
#[derive(Debug, Clone)]
pub struct LanguageProfile {
    /// The language.
    pub language: Language,
    /// Over all titles.
    pub all: Profile,
    /// Over the last five complete years.
    pub recent: Profile,
}

/// Work spent on better plans: well under a second on one core.
const WORK: usize = 40_000_000;

/// Work where a proof is asked for, with a gap of zero: the clock ends it.
const PROOF_WORK: usize = 100_000_000_000;

/// Work within which small problems are proved optimal though the gap asked for is reached, where that is no wider than
/// usual: some seconds on one core.
const SMALL_PROOF_WORK: usize = 1_500_000_000;
const PROVING_GAP: f64 = 0.0005;

/// Steps of the descent to the best prices.
const STEPS: usize = 400;

/// Divides next year's purchases by title.
///
/// # Errors
/// Locks that no budget can meet; cancellation; a plan that breaks a rule is an error of ours.
pub fn plan(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<Plan> {
    plan_after(consortium, input, None, task)
}

/// Divides next year's purchases by title; where a last plan is given, it is changed only as far as it must be to be
/// allowed and within the gap asked for.
///
/// # Errors
/// Those of [`plan`].
pub fn plan_after(consortium: &Consortium, input: &PlanningInput<'_>, last: Option<&Plan>, task: &Task) -> Result<Plan> {
    let limits = limits(consortium);
    let instance = build::build(consortium, input, task)?;
    let mut meter = Meter::new(task, limits.seconds);
    let warm = last.map(|last| Warm::new(consortium, input.candidates, &instance, last));
    let plan = plan_of(consortium, input, &instance, warm.as_ref(), &limits, &mut meter);
    free(instance);
    let mut plan = plan?;
    task.progress("stage-checking", 0, 0);
    if let Err(error) = check::check(consortium, input, &plan, task) {
        free(plan);
        return Err(error);
    }
    plan.verdict.seconds = meter.seconds();
    Ok(plan)
}

/// The plan of an instance, not checked yet.
fn plan_of(
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    instance: &Instance,
    warm: Option<&Warm>,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Plan> {
    presolve::check(instance)?;
    meter.check()?;
    let alone = alone::alone(instance, warm, limits, meter.task())?;
    let division = fairness::divided(instance, &alone, &consortium.settings, warm, limits, meter)?;
    let plan = outcome::write(consortium, input, instance, &alone, &division, limits, meter);
    free(division);
    plan
}

/// Frees what is large beside: who waits for a plan, or stops one, need not wait for that.
fn free(thing: impl Send + 'static) {
    rayon::spawn(move || drop(thing));
}

/// The limits that the settings give a solve.
fn limits(consortium: &Consortium) -> Limits {
    let settings = &consortium.settings;
    let work = if settings.gap > 0.0 { WORK } else { PROOF_WORK };
    // Whoever asks for a wider gap wants to go on, not to know.
    let proof = if settings.gap <= PROVING_GAP { SMALL_PROOF_WORK } else { 0 };
    Limits { steps: STEPS, gap: settings.gap.max(0.0), work, proof, seconds: settings.time_limit, seed: settings.seed }
}
