//! The checker refuses plans that break a rule: each rule is broken once.

use super::planned;
use crate::error::Kind;
use crate::model::{Action, LocalReason, Plan, Termination};
use crate::planning::check::check;
use crate::planning::testing::{Recipe, Sample, sample};
use crate::task::Task;

type Sabotage = (&'static str, fn(&mut Sample, &mut Plan));

/// What the checker must say, and what is done to a good plan.
const SABOTAGE: &[Sabotage] = &[
    ("stands twice", |_, plan| plan.assignments.push(plan.assignments[0].clone())),
    ("for no candidate", |_, plan| plan.assignments[0].candidate = "k-none".to_owned()),
    ("for no partner", |_, plan| plan.assignments[0].partner = "nobody".to_owned()),
    ("miscounted", |_, plan| plan.lines += 1),
    ("amount is wrong", |_, plan| plan.assignments[0].amount.minor -= 1),
    ("price is not the one", |_, plan| plan.assignments[0].price.minor += 1),
    ("copies are not", |_, plan| plan.assignments[0].copies += 1),
    ("local copy is not marked", |_, plan| plan.assignments[0].local_copy ^= true),
    ("outside its scope", |_, plan| plan.assignments[0].fund = "none".to_owned()),
    ("spends more than it has", |sample, plan| {
        for (fund, row) in sample.consortium.funds.iter_mut().zip(&mut plan.funds) {
            fund.allocation.minor = 1;
            row.limit.minor = 1;
            row.spent.minor = 0;
        }
    }),
    ("limit is wrong", |_, plan| plan.funds[0].limit.minor += 1),
    ("less than its smallest share", |sample, _| sample.consortium.settings.smallest_share = 1.0),
    ("more than its largest share", |sample, _| sample.consortium.settings.largest_share = 0.01),
    ("beyond the cap", |sample, _| sample.consortium.settings.copies_cap = 0),
    ("needless duplicates", |_, plan| plan.needless_duplicates = 1),
    ("excluded title is bought", |sample, plan| {
        let id = plan.assignments[0].candidate.clone();
        sample.decide(Action::Exclude, "", &id);
    }),
    ("forbidden line is bought", |sample, plan| {
        let (id, partner) = (plan.assignments[0].candidate.clone(), plan.assignments[0].partner.clone());
        sample.decide(Action::Forbid, &partner, &id);
    }),
    ("not marked so", |sample, plan| {
        let (id, partner) = (plan.assignments[0].candidate.clone(), plan.assignments[0].partner.clone());
        sample.decide(Action::Require, &partner, &id);
    }),
    ("required line is not bought", |sample, plan| {
        let (id, partner) = (plan.unfunded[0].candidate.clone(), plan.unfunded[0].wanted_by[0].clone());
        sample.decide(Action::Require, &partner, &id);
    }),
    ("buys what it may not", |sample, plan| {
        let line = plan.assignments[0].clone();
        let partner = sample.consortium.partner(&line.partner).unwrap();
        let candidate = sample.candidates.iter_mut().find(|c| c.id == line.candidate).unwrap();
        candidate.requests.retain(|at| sample.consortium.requests[*at as usize].partner != partner);
    }),
    ("objective is not", |_, plan| plan.verdict.objective += 0.5),
    ("bound is below", |_, plan| plan.verdict.best_bound = plan.verdict.objective - 1.0),
    ("gap is wrong", |_, plan| plan.verdict.relative_gap += 0.01),
    ("claimed and not proved", |_, plan| {
        plan.verdict.best_bound += 1.0;
        plan.verdict.relative_gap = (plan.verdict.best_bound - plan.verdict.objective) / plan.verdict.best_bound;
        plan.verdict.termination = Termination::Optimal;
    }),
    ("parts of the lines", |_, plan| plan.assignments[0].why.own_need += 1.0),
    ("figures are wrong", |_, plan| plan.partners[0].together_served += 1.0),
    ("spending is wrong", |_, plan| plan.partners[0].spend.minor += 1),
    ("guarantee is not told", |_, plan| {
        plan.guarantee.shortfall.insert("p00".to_owned(), 2.0);
        plan.guarantee.held = false;
    }),
    ("guarantee is not told", |_, plan| plan.guarantee.held ^= true),
    ("share of fairness", |_, plan| plan.fairness.partners[0].served_share = None),
    ("spread is wrong", |_, plan| plan.fairness.summary.load.gini = Some(0.9)),
    ("savings do not add up", |_, plan| plan.savings.gross.minor += 1),
    ("alone amount is wrong", |_, plan| plan.alone[0].amount.minor += 1),
    ("alone line was not asked", |sample, plan| {
        // A line that the common plan drops, so that only the alone plan is wrong.
        let line = plan.alone.iter().find(|l| l.avoided && !plan.assignments.iter().any(|a| a.candidate == l.candidate)).unwrap();
        let partner = sample.consortium.partner(&line.partner).unwrap();
        sample.candidates.iter_mut().find(|c| c.id == line.candidate).unwrap().held.insert(partner);
    }),
    ("marked wrongly", |_, plan| plan.alone[0].avoided ^= true),
    ("neither bought nor listed", |_, plan| plan.unfunded.truncate(plan.unfunded.len() - 1)),
    ("local copy is not marked", |sample, plan| {
        let line = plan.assignments.iter().find(|line| !line.local_copy).unwrap().clone();
        let partner = sample.consortium.partner(&line.partner).unwrap();
        let candidate = sample.candidates.iter().find(|c| c.id == line.candidate).unwrap();
        let at = candidate.requests.iter().find(|at| sample.consortium.requests[**at as usize].partner == partner).unwrap();
        sample.consortium.requests[*at as usize].local_copy = Some(LocalReason::Reserve);
    }),
];

#[test]
fn each_broken_rule_is_found() {
    let good = sample(Recipe { partners: 4, titles: 60, money: 0.5, wild: false, seed: 21 });
    let plan = planned(&good).unwrap();
    assert!(!plan.unfunded.is_empty() && !plan.alone.is_empty());
    for (at, (rule, spoil)) in SABOTAGE.iter().enumerate() {
        let (mut sample, mut spoiled) = (good.clone(), plan.clone());
        spoil(&mut sample, &mut spoiled);
        let input = sample.input();
        let error = check(&sample.consortium, &input, &spoiled, &Task::default()).expect_err(rule);
        assert_eq!(error.kind(), Kind::Bug);
        // Some sabotage breaks several rules; the first one found may be another where two figures depend on one another.
        assert!(error.to_string().contains(rule), "sabotage {at}: “{error}” does not say “{rule}”");
    }
}
