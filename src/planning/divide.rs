//! Solves the division in its stages: with everyone at least as well off as alone; where that cannot be, with the smallest
//! largest relative shortfall, and then the most value.
//!
//! In: instance and alone plans. Out: [`Division`]. Errors: locks that no budget can meet.

use super::alone::Alone;
use super::benefit;
use super::columns::{Model, changes, model, served_before};
use super::instance::Instance;
use super::solver::{Answer, Limits, Meter, Start, State, solve};
use super::warm::Warm;
use crate::error::{Error, Kind, Result};
use crate::model::{Limit, PartnerSet, Termination};
use crate::task::Task;

/// The solved division.
#[derive(Debug, Clone)]
pub(crate) struct Division {
    /// The model that was solved last, with the floors that hold.
    pub model: Model,
    /// The answer; it always has a choice.
    pub answer: Answer,
    /// Column of each title.
    pub choice: Vec<u32>,
    /// Need each partner is served.
    pub served: Vec<f64>,
}

/// Divides the purchases of an instance, from the last plan where there is one.
///
/// # Errors
/// Locks that no budget can meet; cancellation.
pub(crate) fn divide(
    instance: &Instance,
    alone: &[Alone],
    guarantee: bool,
    warm: Option<&Warm>,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Division> {
    let goals: Vec<f64> = alone.iter().map(|alone| alone.served).collect();
    let model = model(instance, guarantee.then_some(goals.as_slice()), meter.task())?;
    let (choice, prices) = match warm {
        _ if instance.most_changes.is_some() => (as_given(instance, &model), None),
        Some(warm) => (warm.choice(&model), Some(warm.prices(&model))),
        None => (keep_one_copy(instance, alone, &model, meter.task())?, None),
    };
    let start = Start { choice: Some(&choice), prices: prices.as_deref(), keep: warm.is_some() };
    let answer = match solve(&model.problem, &start, limits, meter) {
        Ok(answer) => answer,
        Err(canceled) => {
            super::free(model);
            return Err(canceled);
        }
    };
    meter.check()?;
    match (&answer.choice, guarantee) {
        (Some(_), _) => finish(instance, model, answer),
        (None, true) => least_shortfall(instance, &goals, model, limits, meter),
        (None, false) => Err(nothing_found(instance, &answer)),
    }
}

fn nothing_found(instance: &Instance, answer: &Answer) -> Error {
    if answer.limit == Some(Limit::Time) || answer.limit == Some(Limit::Interrupted) {
        Error::user("error-plan-stopped")
    } else {
        let has_shares = !instance.least_spending.is_empty() || !instance.most_spending.is_empty();
        Error::new(Kind::Locks, if has_shares { "error-shares-together" } else { "error-locks-together" })
    }
}

fn finish(instance: &Instance, model: Model, answer: Answer) -> Result<Division> {
    let Some(choice) = answer.choice.clone() else { return Err(nothing_found(instance, &answer)) };
    Ok(Division { served: Vec::new(), model, answer, choice })
}

/// A plan in which nobody is worse off wherever reach is mutual: of every title bought alone, keep the cheapest copies
/// that serve all who bought it, from the funds that paid for them alone.
///
/// # Errors
/// Cancellation.
fn keep_one_copy(instance: &Instance, alone: &[Alone], model: &Model, task: &Task) -> Result<Vec<u32>> {
    let mut funds: Vec<Vec<(usize, usize)>> = vec![Vec::new(); instance.titles.len()];
    for (partner, plan) in alone.iter().enumerate() {
        plan.buys.iter().for_each(|buy| funds[buy.title].push((partner, buy.fund)));
    }
    let mut choice = Vec::with_capacity(funds.len());
    for (group, paid) in funds.iter().enumerate() {
        task.check()?;
        let title = &instance.titles[group];
        let wanted: Vec<_> = title.asks.iter().filter(|ask| paid.iter().any(|(p, _)| *p == ask.partner.at())).collect();
        let score = |at: usize| {
            let served: f64 =
                wanted.iter().filter(|a| benefit::is_served(instance, title, a, model.buyers[at])).map(|a| a.need).sum();
            let spend: i64 = model.buys(at).map(|(slot, _)| title.buyers[slot].cost).sum();
            let own = |(slot, fund): (usize, usize)| {
                let buyer = &title.buyers[slot];
                buyer.required || paid.contains(&(buyer.partner.at(), fund))
            };
            (model.buys(at).all(own), served, -spend)
        };
        let best = model.problem.columns(group).max_by(|a, b| {
            let (a, b) = (score(*a), score(*b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2))
        });
        choice.push(super::solver::position(best.unwrap_or(model.problem.group[group] as usize)));
    }
    Ok(choice)
}

/// The choice nearest to the plan to stay near to.
fn as_given(instance: &Instance, model: &Model) -> Vec<u32> {
    let nearest = |group: usize| {
        let changes = |column: &usize| changes(&instance.titles[group], model.buyers[*column]);
        let column = model.problem.columns(group).min_by_key(changes);
        super::solver::position(column.unwrap_or(model.problem.group[group] as usize))
    };
    (0..instance.titles.len()).map(nearest).collect()
}

/// Need each partner is served by a choice.
fn served(instance: &Instance, model: &Model, choice: &[u32]) -> Vec<f64> {
    let mut served = served_before(instance);
    for (title, column) in instance.titles.iter().zip(choice) {
        let buyers = model.buyers[*column as usize];
        for ask in &title.asks {
            let now = benefit::is_served(instance, title, ask, buyers);
            if now && !benefit::is_served(instance, title, ask, PartnerSet::EMPTY) {
                served[ask.partner.at()] += ask.need;
            }
        }
    }
    served
}

/// The largest relative shortfall.
fn shortfall(goals: &[f64], served: &[f64]) -> f64 {
    goals.iter().zip(served).filter(|(goal, _)| **goal > 0.0).map(|(goal, served)| (goal - served) / goal).fold(0.0, f64::max)
}

/// The least whole need with a relative shortfall of no more than `share`, or below it where `better`.
fn floors(goals: &[f64], share: f64, better: bool) -> Vec<f64> {
    let floor = |goal: &f64| {
        let exact = (1.0 - share) * goal;
        if *goal <= 0.0 {
            0.0
        } else if better {
            ((exact + 1e-7).floor() + 1.0).min(*goal)
        } else {
            (exact - 1e-7).ceil()
        }
    };
    goals.iter().map(floor).collect()
}

/// The second stage: narrows the largest relative shortfall down, then finds the most value at it.
fn least_shortfall(
    instance: &Instance,
    goals: &[f64],
    mut model: Model,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Division> {
    let step = Limits { work: limits.work / 20, proof: 0, ..*limits };
    model.set_floors(&vec![0.0; goals.len()]);
    let first = solve(&model.problem, &Start::default(), &step, meter)?;
    let Some(mut best) = first.choice.clone() else { return Err(nothing_found(instance, &first)) };
    let mut high = shortfall(goals, &served(instance, &model, &best));
    let (mut low, mut proved) = (0.0, false);
    for round in 0..24 {
        if high <= 0.0 || meter.stopped().is_some() {
            break;
        }
        // First halves, then the smallest step: only the last can prove that nothing is below.
        let halving = round < 8 && high - low > 1e-3;
        let aim = if halving { floors(goals, f64::midpoint(low, high), false) } else { floors(goals, high, true) };
        model.set_floors(&aim);
        let answer = solve(&model.problem, &Start { choice: Some(&best), ..Start::default() }, &step, meter)?;
        match answer.choice {
            Some(choice) => {
                let reached = shortfall(goals, &served(instance, &model, &choice));
                if reached < high {
                    high = reached;
                    best = choice;
                } else if !halving {
                    break;
                }
            }
            None if halving => low = f64::midpoint(low, high),
            None => {
                proved = answer.termination == Termination::Infeasible;
                break;
            }
        }
    }
    model.set_floors(&floors(goals, high, false));
    let mut answer = solve(&model.problem, &Start { choice: Some(&best), ..Start::default() }, limits, meter)?;
    if !proved && answer.termination == Termination::Optimal && high > 0.0 {
        answer.termination = Termination::Feasible;
        answer.limit = Some(meter.stopped().unwrap_or(Limit::Iterations));
    }
    finish(instance, model, answer)
}

impl Division {
    /// The division with what it serves filled in.
    pub fn measured(mut self, instance: &Instance) -> Self {
        self.served = served(instance, &self.model, &self.choice);
        self
    }

    /// The state of the choice.
    pub fn state(&self) -> State<'_> {
        State::new(&self.model.problem, self.choice.clone())
    }

    /// Who buys a title.
    pub fn buyers(&self, title: usize) -> PartnerSet {
        self.model.buyers[self.choice[title] as usize]
    }

    /// What is bought of a title: position of the buyer and fund.
    pub fn buys(&self, title: usize) -> impl ExactSizeIterator<Item = (usize, usize)> {
        self.model.buys(self.choice[title] as usize)
    }
}
