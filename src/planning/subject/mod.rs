//! The plan by subject: who takes the primary responsibility for which subject. Policy: it spends nothing.
//!
//! In: consortium and input. Out: [`SubjectPlan`]. Every subject that can be paid for gets one partner; first as many
//! subjects as possible, then the best scores. Σ cost ≤ pledge for every partner; shares of the load stay within ± τ of
//! shares of the pledges. Where τ would leave subjects without a partner that could have one, it is widened in steps and
//! the plan says by how much. *Unclassified* is nobody's responsibility.

mod check;
mod outlook;
mod score;

use outlook::Outlook;
use score::{Score, points, score};

use super::build::build;
use super::parameters::parameters;
use super::solver::{Answer, Limits, Meter, Problem, Start, solve};
use super::{PlanningInput, WORK};
use crate::error::Result;
use crate::model::{Consortium, Load, Money, PartnerIx, Responsibility, StratumIx, SubjectPlan, UnfundedStratum, Verdict};
use crate::task::Task;

/// A partner that may take a subject.
struct Taker {
    partner: PartnerIx,
    score: Score,
    /// Yearly cost in minor units; none where unknown, which weighs nothing.
    cost: Option<i64>,
}

/// A subject to be given to somebody.
struct Subject {
    stratum: StratumIx,
    outlook: Outlook,
    /// Partners by position.
    takers: Vec<Taker>,
}

/// How much τ is widened at a time.
const WIDER: f64 = 0.05;

/// Divides collecting responsibilities by subject.
///
/// # Errors
/// Cancellation; a plan that breaks a rule is an error of ours.
pub fn plan_by_subject(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<SubjectPlan> {
    let settings = &consortium.settings;
    let limits = Limits { work: WORK / 4, ..super::limits(consortium) };
    let mut meter = Meter::new(task, limits.seconds);
    // Locks are about titles; the money is what the funds have.
    let instance = build(consortium, &PlanningInput { decided: &[], ..*input }, &[])?;
    let mut pledges = vec![0_i64; consortium.partners.len()];
    for fund in &instance.funds {
        if let Some(pledge) = pledges.get_mut(fund.partner.at()) {
            *pledge += fund.capacity;
        }
    }
    let subjects = subjects(consortium, input, &pledges);
    let free = solve_within(&subjects, &pledges, f64::INFINITY, &limits, &mut meter)?;
    let most = taken(&subjects, &free);
    let mut tolerance = settings.load_tolerance.max(0.0);
    let mut answer = solve_within(&subjects, &pledges, tolerance, &limits, &mut meter)?;
    while taken(&subjects, &answer) < most && tolerance < 1.0 {
        tolerance += WIDER;
        answer = solve_within(&subjects, &pledges, tolerance, &limits, &mut meter)?;
    }
    let mut plan = write(consortium, &subjects, &pledges, &answer, &limits);
    plan.parameters.insert("load_tolerance_used".to_owned(), format!("{tolerance:.2}"));
    plan.verdict.seconds = meter.seconds();
    check::check(consortium, &plan, tolerance)?;
    Ok(plan)
}

/// The subjects somebody holds, asks for or that are published, with the partners that have money to take them.
fn subjects(consortium: &Consortium, input: &PlanningInput<'_>, pledges: &[i64]) -> Vec<Subject> {
    let points = points(consortium, input);
    let mut subjects = Vec::new();
    for at in 0..consortium.strata.strata.len() {
        let Ok(stratum) = u16::try_from(at).map(StratumIx) else { break };
        if stratum == consortium.strata.unclassified() && consortium.strata.strata.len() > 1 {
            continue;
        }
        let outlook = Outlook::new(consortium, input, stratum);
        let mut takers = Vec::new();
        for (partner, _) in pledges.iter().enumerate().filter(|(_, pledge)| **pledge > 0) {
            let partner = PartnerIx::new(partner);
            takers.push(Taker {
                partner,
                score: score(input, &points, stratum, partner),
                cost: outlook.cost(consortium, partner),
            });
        }
        let known = outlook.titles.is_some() || takers.iter().any(|taker| taker.score.total > 0.0);
        if known {
            subjects.push(Subject { stratum, outlook, takers });
        }
    }
    subjects
}

/// The problem: one group a subject, nobody or one taker; rows of pledges, then of the load's upper and lower shares.
fn solve_within(subjects: &[Subject], pledges: &[i64], tolerance: f64, limits: &Limits, meter: &mut Meter<'_>) -> Result<Answer> {
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
    for subject in subjects {
        problem.push_column(0.0, []);
        for taker in &subject.takers {
            let cost = taker.cost.unwrap_or(0) as f64;
            let mut rows = vec![(row(taker.partner.at()), cost)];
            if shared {
                for (partner, share) in share.iter().enumerate() {
                    let own = if partner == taker.partner.at() { cost } else { 0.0 };
                    rows.push((row(partners + partner), own - (share + tolerance) * cost));
                    rows.push((row(2 * partners + partner), (share - tolerance) * cost - own));
                }
            }
            // A subject with a partner is worth more than any score can be.
            problem.push_column(1.0 + taker.score.total, rows.into_iter().filter(|(_, coef)| *coef != 0.0));
        }
        problem.end_group();
    }
    let nobody: Vec<u32> = (0..problem.groups()).map(|group| problem.group[group]).collect();
    solve(&problem, &Start { choice: Some(&nobody), ..Start::default() }, limits, meter)
}

/// Partners are at most 128, rows three times as many.
fn row(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// Who takes each subject, by position of the taker.
fn choices<'a>(subjects: &'a [Subject], answer: &'a Answer) -> impl Iterator<Item = (&'a Subject, Option<&'a Taker>)> {
    let mut first = 0;
    subjects.iter().zip(answer.choice.iter().flatten()).map(move |(subject, column)| {
        let taker = (*column as usize - first).checked_sub(1).and_then(|at| subject.takers.get(at));
        first += subject.takers.len() + 1;
        (subject, taker)
    })
}

fn taken(subjects: &[Subject], answer: &Answer) -> usize {
    choices(subjects, answer).filter(|(_, taker)| taker.is_some()).count()
}

fn write(consortium: &Consortium, subjects: &[Subject], pledges: &[i64], answer: &Answer, limits: &Limits) -> SubjectPlan {
    let money = |minor: i64| Money { minor, currency: consortium.rates.currency };
    let named = |stratum: StratumIx| {
        let row = consortium.strata.strata.get(stratum.at());
        row.map_or_else(Default::default, |row| (row.code.clone(), row.name.clone()))
    };
    let (mut responsibilities, mut unfunded, mut loads) = (Vec::new(), Vec::new(), vec![0; pledges.len()]);
    for (subject, taker) in choices(subjects, answer) {
        let (stratum, name) = named(subject.stratum);
        let Some(taker) = taker else {
            let amount = subject.takers.iter().filter_map(|taker| taker.cost).min();
            // Nobody has money: what it would cost at the cheapest partner of all.
            let all = || (0..pledges.len()).filter_map(|p| subject.outlook.cost(consortium, PartnerIx::new(p))).min();
            unfunded.push(UnfundedStratum { stratum, name, amount: amount.or_else(all).map(money) });
            continue;
        };
        loads[taker.partner.at()] += taker.cost.unwrap_or(0);
        let others = subject.takers.iter().filter(|other| other.partner != taker.partner);
        let runner_up = others.max_by(|a, b| a.score.total.total_cmp(&b.score.total).then(b.partner.cmp(&a.partner)));
        responsibilities.push(Responsibility {
            stratum,
            name,
            partner: consortium.code(taker.partner).to_owned(),
            share: 1.0,
            titles: subject.outlook.titles,
            price: subject.outlook.price,
            price_source: subject.outlook.source.clone(),
            n: subject.outlook.n,
            cost: taker.cost.map(money),
            score: taker.score.parts.clone(),
            runner_up: runner_up.map(|other| consortium.code(other.partner).to_owned()),
        });
    }
    let load = |(at, pledge): (usize, &i64)| Load {
        partner: consortium.code(PartnerIx::new(at)).to_owned(),
        pledge: money(*pledge),
        load: money(loads[at]),
    };
    SubjectPlan {
        verdict: Verdict {
            termination: answer.termination,
            limit: answer.limit,
            objective: answer.value,
            best_bound: answer.bound,
            relative_gap: (answer.bound - answer.value) / answer.bound.abs().max(1e-9),
            seconds: 0.0,
            seed: limits.seed,
        },
        currency: consortium.rates.currency.code().to_owned(),
        parameters: parameters(consortium, None),
        responsibilities,
        partners: pledges.iter().enumerate().map(load).collect(),
        unfunded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::testing::{Recipe, sample};

    fn subject_plan(seed: u64) -> SubjectPlan {
        let sample = sample(Recipe { partners: 4, titles: 120, money: 0.6, wild: !seed.is_multiple_of(2), seed });
        plan_by_subject(&sample.consortium, &sample.input(), &Task::default()).unwrap()
    }

    #[test]
    fn every_subject_is_taken_once_or_listed() {
        for seed in 0..30 {
            let plan = subject_plan(seed);
            let mut seen: Vec<&str> = plan.responsibilities.iter().map(|r| r.stratum.as_str()).collect();
            seen.extend(plan.unfunded.iter().map(|u| u.stratum.as_str()));
            seen.sort_unstable();
            // The last stratum stands for titles that no rule matches.
            assert_eq!(seen, ["s0", "s1", "s2"], "seed {seed}");
        }
    }

    #[test]
    fn the_best_of_all_ways_is_found() {
        for seed in 0..30 {
            let sample = sample(Recipe { partners: 3, titles: 60, money: 0.4, wild: false, seed });
            let input = sample.input();
            let instance = build(&sample.consortium, &PlanningInput { decided: &[], ..input }, &[]).unwrap();
            let mut pledges = vec![0_i64; 3];
            instance.funds.iter().for_each(|fund| pledges[fund.partner.at()] += fund.capacity);
            let subjects = subjects(&sample.consortium, &input, &pledges);
            let limits = Limits { steps: 100, gap: 0.0, work: 2_000_000, seconds: 60.0, seed: 1 };
            let task = Task::default();
            let tolerance = 0.3;
            let answer = solve_within(&subjects, &pledges, tolerance, &limits, &mut Meter::new(&task, 60.0)).unwrap();
            let total = pledges.iter().sum::<i64>() as f64;
            let mut best = 0.0_f64;
            let ways: usize = subjects.iter().map(|s| s.takers.len() + 1).product();
            for mut way in 0..ways {
                let (mut loads, mut value) = (vec![0_i64; 3], 0.0);
                for subject in &subjects {
                    let pick = way % (subject.takers.len() + 1);
                    way /= subject.takers.len() + 1;
                    if let Some(taker) = pick.checked_sub(1).map(|at| &subject.takers[at]) {
                        loads[taker.partner.at()] += taker.cost.unwrap_or(0);
                        value += 1.0 + taker.score.total;
                    }
                }
                let load: i64 = loads.iter().sum();
                let fair = loads.iter().zip(&pledges).all(|(own, pledge)| {
                    (*own as f64 - *pledge as f64 / total * load as f64).abs() <= tolerance * load as f64 + 0.5 && own <= pledge
                });
                if fair {
                    best = best.max(value);
                }
            }
            assert!((answer.value - best).abs() < 1e-6, "seed {seed}: {} is not {best}", answer.value);
            assert!(answer.bound >= best - 1e-9);
        }
    }

    #[test]
    fn unknown_output_stays_unknown() {
        let mut sample = sample(Recipe { partners: 3, titles: 40, money: 0.6, wild: false, seed: 4 });
        sample.recent.rows.iter_mut().for_each(|row| row.all_titles = 4);
        let plan = plan_by_subject(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        assert!(plan.responsibilities.iter().all(|r| r.titles.is_none() && r.cost.is_none()));
        assert!(plan.partners.iter().all(|p| p.load.minor == 0));
    }
}
