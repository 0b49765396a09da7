//! The plan by subject: who takes the responsibility for which subject, and how much of it. Policy: it spends nothing.
//!
//! In: consortium and input. Out: [`SubjectPlan`]. Every part of a subject that can be paid for gets one partner, which
//! collects one of the stated shares of a year's titles. A part is worth its share of the subject times (1 + score ·
//! coverage), so that a subject with a partner counts more than any score. Σ cost ≤ pledge for every partner; shares of
//! the load stay within ± τ of shares of the pledges. Where τ would leave subjects without a partner that could have
//! one, it is widened in steps and the plan says by how much. What costs nobody knows weighs nothing, counts as the
//! smallest coverage and is listed as unknown. *Unclassified* is nobody's responsibility.

mod check;
mod outlook;
mod part;
mod score;
mod write;

use part::{Part, Taker, parts};
pub use write::stated;

use super::PlanningInput;
use super::build::build;
use super::solver::{Answer, Limits, Meter, Problem, Start, solve};
use crate::error::{Error, Kind, Result};
use crate::model::{Consortium, Money, PartnerIx, SubjectPlan};
use crate::task::Task;
use crate::text;

/// How much τ is widened at a time.
const WIDER: f64 = 0.05;

/// Divides collecting responsibilities by subject.
///
/// # Errors
/// Locked subjects that a pledge cannot pay; cancellation; a plan that breaks a rule is an error of ours.
pub fn plan_by_subject(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<SubjectPlan> {
    let settings = &consortium.settings;
    let limits = super::limits(consortium);
    let mut meter = Meter::new(task, limits.seconds);
    let pledges = pledges(consortium, input, task)?;
    let parts = parts(consortium, input, &pledges)?;
    check_locks(consortium, &parts, &pledges)?;
    let free = solve_within(&parts, &pledges, f64::INFINITY, &limits, &mut meter)?;
    let most = taken(&parts, &free);
    let mut tolerance = settings.load_tolerance.max(0.0);
    // What keeps the shares unasked is as good as anything that must keep them, and its bound holds there too.
    let mut answer = if keeps_shares(&parts, &pledges, tolerance, &free) {
        free
    } else {
        solve_within(&parts, &pledges, tolerance, &limits, &mut meter)?
    };
    while taken(&parts, &answer) < most && tolerance < 1.0 {
        tolerance += WIDER;
        answer = solve_within(&parts, &pledges, tolerance, &limits, &mut meter)?;
    }
    if answer.choice.is_none() {
        return Err(if meter.stopped().is_some() {
            Error::user("error-plan-stopped")
        } else {
            Error::new(Kind::Locks, "error-locks-together")
        });
    }
    let mut plan = write::write(consortium, &parts, &pledges, &answer, &limits);
    plan.parameters.insert("load_tolerance_used".to_owned(), format!("{tolerance:.2}"));
    plan.verdict.seconds = meter.seconds();
    check::check(consortium, &plan, tolerance)?;
    Ok(plan)
}

/// What every partner may spend, minor units. Locks are about titles and left out; the money is what the funds have.
fn pledges(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<Vec<i64>> {
    let instance = build(consortium, &PlanningInput { decided: &[], ..*input }, task)?;
    let mut pledges = vec![0_i64; consortium.partners.len()];
    for fund in &instance.funds {
        if let Some(pledge) = pledges.get_mut(fund.partner.at()) {
            *pledge += fund.capacity;
        }
    }
    Ok(pledges)
}

/// Passes where every partner can pay for the least of what it must take.
fn check_locks(consortium: &Consortium, parts: &[Part], pledges: &[i64]) -> Result<()> {
    for (at, pledge) in pledges.iter().enumerate() {
        let least = |part: &Part| {
            let taker = part.takers.iter().find(|taker| taker.partner.at() == at)?;
            taker.offers.iter().filter_map(|offer| offer.cost).min()
        };
        let required: Vec<i64> = parts.iter().filter(|part| part.required).filter_map(least).collect();
        let lack = required.iter().sum::<i64>() - pledge;
        if lack > 0 {
            return Err(Error::new(Kind::Locks, "error-lock-subjects")
                .arg("partner", consortium.code(PartnerIx::new(at)))
                .arg("amount", text::money(Money { minor: lack, currency: consortium.rates.currency }))
                .arg("subjects", required.len()));
        }
    }
    Ok(())
}

/// The problem: one group a part, nobody or one taker with one coverage; rows of pledges, then of the load's upper and
/// lower shares.
fn solve_within(parts: &[Part], pledges: &[i64], tolerance: f64, limits: &Limits, meter: &mut Meter<'_>) -> Result<Answer> {
    let partners = pledges.len();
    let total = pledges.iter().sum::<i64>().max(1) as f64;
    let share: Vec<f64> = pledges.iter().map(|pledge| *pledge as f64 / total).collect();
    let shared = tolerance.is_finite();
    let mut limit: Vec<f64> = pledges.iter().map(|pledge| *pledge as f64).collect();
    let mut scale: Vec<f64> = limit.iter().map(|limit| limit.max(1.0)).collect();
    if shared {
        // Half a minor unit: shares are no whole numbers.
        limit.extend(std::iter::repeat_n(0.5, 2 * partners));
        scale.extend(std::iter::repeat_n(total, 2 * partners));
    }
    let mut problem = Problem::new(limit, scale);
    for part in parts {
        if !part.required {
            problem.push_column(0.0, []);
        }
        for (taker, offer) in part.columns() {
            let cost = offer.cost.unwrap_or(0) as f64;
            let mut rows = vec![(row(taker.partner.at()), cost)];
            if shared {
                for (partner, share) in share.iter().enumerate() {
                    let own = if partner == taker.partner.at() { cost } else { 0.0 };
                    rows.push((row(partners + partner), own - (share + tolerance) * cost));
                    rows.push((row(2 * partners + partner), (share - tolerance) * cost - own));
                }
            }
            problem.push_column(offer.value, rows.into_iter().filter(|(_, coef)| *coef != 0.0));
        }
        problem.end_group();
    }
    let nobody: Vec<u32> = (0..problem.groups()).map(|group| problem.group[group]).collect();
    solve(&problem, &Start { choice: Some(&nobody), ..Start::default() }, limits, meter)
}

/// Whether an answer has a choice whose loads stay within `tolerance` of shares of the pledges, to half a minor unit.
fn keeps_shares(parts: &[Part], pledges: &[i64], tolerance: f64, answer: &Answer) -> bool {
    let mut loads = vec![0_i64; pledges.len()];
    for (taker, offer) in choices(parts, answer).filter_map(|(_, chosen)| chosen) {
        loads[taker.partner.at()] += offer.cost.unwrap_or(0);
    }
    let total = pledges.iter().sum::<i64>().max(1) as f64;
    let load = loads.iter().sum::<i64>() as f64;
    let is_near = |(own, pledge): (&i64, &i64)| (*own as f64 - *pledge as f64 / total * load).abs() <= tolerance * load + 0.5;
    answer.choice.is_some() && loads.iter().zip(pledges).all(is_near)
}

/// Partners are at most 128, rows three times as many.
fn row(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// What is chosen for each part, by position.
fn choices<'a>(parts: &'a [Part], answer: &'a Answer) -> impl Iterator<Item = (&'a Part, Option<(&'a Taker, &'a part::Offer)>)> {
    let mut first = 0;
    parts.iter().zip(answer.choice.iter().flatten()).map(move |(part, column)| {
        let nobody = usize::from(!part.required);
        let chosen = (*column as usize - first).checked_sub(nobody).and_then(|at| part.columns().nth(at));
        first += part.columns().count() + nobody;
        (part, chosen)
    })
}

fn taken(parts: &[Part], answer: &Answer) -> usize {
    choices(parts, answer).filter(|(_, chosen)| chosen.is_some()).count()
}

#[cfg(test)]
mod tests;
