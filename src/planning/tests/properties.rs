//! What holds for every plan. Each is verified by the checker on its way out as well.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{planned, tiny};
use crate::error::Kind;
use crate::model::{Action, Termination};
use crate::planning::plan_after;
use crate::planning::testing::{Recipe, measured, sample};
use crate::task::Task;

#[test]
fn wild_consortia_break_no_rule() {
    for seed in 0..40_u8 {
        let (partners, titles) = (2 + usize::from(seed % 5), 30 + usize::from(seed));
        let mut sample = sample(Recipe { partners, titles, money: 0.55, wild: true, seed: 1000 + u64::from(seed) });
        // What is tried here are the rules, not the last thousandth.
        sample.consortium.settings.gap = 0.01;
        match planned(&sample) {
            Ok(plan) => {
                assert!(plan.needless_duplicates <= plan.assignments.iter().filter(|line| line.why.required).count());
                assert!(plan.verdict.relative_gap < 0.05, "seed {seed}: {:?}", plan.verdict);
            }
            Err(error) => assert_eq!(error.kind(), Kind::Locks, "seed {seed}: {error}"),
        }
    }
}

#[test]
fn nobody_is_worse_off_where_reach_is_mutual_and_nothing_is_locked() {
    for seed in 0..80_u8 {
        let partners = 3 + usize::from(seed % 4);
        let recipe = Recipe { partners, titles: 60, money: 0.6, wild: false, seed: u64::from(seed) };
        let plan = planned(&sample(recipe)).unwrap();
        assert!(plan.guarantee.held, "seed {seed}: {:?}", plan.guarantee);
        for partner in &plan.partners {
            assert!(partner.together_served >= partner.alone_served, "seed {seed}: {}", partner.partner);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let recipe = Recipe { partners: 5, titles: 300, money: 0.6, wild: true, seed: 5 };
    let bytes = || {
        let mut plan = planned(&sample(recipe)).unwrap();
        plan.verdict.seconds = 0.0;
        serde_json::to_string(&plan).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_large_consortium_is_nearly_optimal() {
    let plan = planned(&sample(Recipe { partners: 5, titles: 2500, money: 0.6, wild: false, seed: 3 })).unwrap();
    assert!(plan.verdict.relative_gap <= 0.001, "{:?}", plan.verdict);
    assert_ne!(plan.verdict.termination, Termination::NoSolutionFound);
}

#[test]
fn nothing_asked_is_an_empty_optimal_plan() {
    let plan = planned(&sample(Recipe { partners: 2, titles: 0, money: 0.6, wild: false, seed: 3 })).unwrap();
    assert_eq!((plan.lines, plan.verdict.termination), (0, Termination::Optimal));
}

#[test]
fn the_runner_ups_loss_is_what_forcing_it_costs() {
    let mut compared = 0;
    for seed in 0..150 {
        let mut before = tiny(seed);
        // Alone plans and the guarantee do not depend on locks, so that the two optima compare.
        before.consortium.decisions.clear();
        before.decided.clear();
        let Ok(plan) = planned(&before) else { continue };
        let short = |plan: &crate::model::Plan| plan.guarantee.shortfall.clone();
        for line in plan.assignments.iter().filter(|line| line.why.runner_up.is_some()) {
            let mut forced = before.clone();
            forced.decide(Action::Require, line.why.runner_up.as_ref().unwrap(), &line.candidate);
            forced.decide(Action::Forbid, &line.partner, &line.candidate);
            let Ok(other) = planned(&forced) else { continue };
            // A required line need not heed the cap nor the share for others, and a shortfall changes the question.
            if short(&other) != short(&plan) || other.verdict.objective > plan.verdict.objective + 1e-6 {
                continue;
            }
            let loss = plan.verdict.objective - other.verdict.objective;
            assert!(
                (loss - line.why.runner_up_loss.unwrap()).abs() < 1e-6,
                "seed {seed} {}: {loss} {:?}",
                line.candidate,
                line.why
            );
            compared += 1;
        }
    }
    assert!(compared > 20, "only {compared} compared");
}

#[test]
fn a_plan_stays_as_near_as_it_must() {
    let (mut free_changes, mut held) = (0, 0);
    for seed in 0..10 {
        let mut sample = sample(Recipe { partners: 4, titles: 60, money: 0.5, wild: false, seed });
        let old = crate::planning::keep(&planned(&sample).unwrap(), "", "");
        // A fund loses a fifth, and one line is forbidden.
        let fund = &mut sample.consortium.funds[0];
        fund.allocation.minor = fund.allocation.minor * 4 / 5;
        let line = old.lines[0].clone();
        sample.decide(Action::Forbid, &line.partner, &line.candidate);
        let differ = |plan: &crate::model::Plan| {
            let kept = crate::planning::keep(plan, "", "");
            crate::planning::compare(("", &old), ("", &kept)).changed_lines
        };
        let free = planned(&sample).unwrap();
        free_changes += differ(&free);
        for most in [differ(&free), differ(&free) / 2 + 1] {
            let near = crate::planning::Near { lines: &old.lines, most };
            let input = crate::planning::PlanningInput { near: Some(near), ..sample.input() };
            match crate::planning::plan(&sample.consortium, &input, &crate::task::Task::default()) {
                Ok(plan) => {
                    assert!(differ(&plan) <= most, "seed {seed}: {} of {most}", differ(&plan));
                    held += 1;
                }
                Err(error) => assert_eq!(error.kind(), Kind::Locks, "seed {seed}: {error}"),
            }
        }
    }
    assert!(free_changes > 20, "nothing changes anyway: {free_changes}");
    assert!(held >= 12, "{held}");
}

#[test]
fn more_money_never_lowers_the_bound() {
    for seed in 0..24_u8 {
        let cap = if seed % 2 == 0 { 1 } else { 3 };
        let mut less = measured(50 + 2 * usize::from(seed), 3, cap, u64::from(seed));
        less.consortium.settings.guarantee = false;
        less.consortium.settings.gap = 0.005;
        let mut more = less.clone();
        more.consortium.funds.iter_mut().for_each(|fund| fund.allocation.minor = fund.allocation.minor * 11 / 10);
        let (less, more) = (planned(&less).unwrap().verdict, planned(&more).unwrap().verdict);
        assert!(more.best_bound >= less.best_bound - 1e-9, "seed {seed}: {less:?} {more:?}");
    }
}

#[test]
fn other_names_and_another_order_change_no_optimum() {
    let mut compared = 0;
    for seed in 0..60 {
        let before = tiny(seed);
        let mut after = before.clone();
        after.candidates.reverse();
        after.consortium.funds.reverse();
        for (at, partner) in after.consortium.partners.iter_mut().enumerate() {
            let code = format!("z{}", 9 - at);
            for decision in after.consortium.decisions.iter_mut().filter(|decision| decision.partner == partner.code) {
                decision.partner.clone_from(&code);
            }
            partner.code = code;
        }
        let (Ok(one), Ok(two)) = (planned(&before), planned(&after)) else { continue };
        if one.verdict.termination == Termination::Optimal && two.verdict.termination == Termination::Optimal {
            // Standing orders are taken off the funds in their order, which may then leave less for the plan.
            let standing = |plan: &crate::model::Plan| plan.funds.iter().map(|fund| fund.limit.minor).sum::<i64>();
            if standing(&one) == standing(&two) {
                let (a, b) = (one.verdict.objective, two.verdict.objective);
                assert!((a - b).abs() < 1e-6, "seed {seed}: {a} is not {b}");
                compared += 1;
            }
        }
    }
    assert!(compared > 40, "only {compared} compared");
}

#[test]
fn a_plan_after_the_last_one_changes_little() {
    for seed in 0..6 {
        let mut sample = measured(1_200, 5, 1, seed);
        let first = planned(&sample).unwrap();
        let line = first.assignments[first.assignments.len() / 2].clone();
        sample.decide(Action::Forbid, &line.partner, &line.candidate);
        let next = plan_after(&sample.consortium, &sample.input(), Some(&first), &Task::default()).unwrap();
        assert!(!next.assignments.iter().any(|l| l.candidate == line.candidate && l.partner == line.partner));
        assert!(next.verdict.relative_gap <= 0.001, "seed {seed}: {:?}", next.verdict);
        let lines = |plan: &crate::model::Plan| -> BTreeSet<(String, String, String)> {
            plan.assignments.iter().map(|l| (l.candidate.clone(), l.partner.clone(), l.fund.clone())).collect()
        };
        let gone = lines(&first).difference(&lines(&next)).count();
        assert!(gone * 20 <= first.lines, "seed {seed}: {gone} of {} lines changed", first.lines);
    }
}

#[test]
fn a_last_plan_from_other_candidates_does_no_harm() {
    let last = planned(&sample(Recipe { partners: 4, titles: 80, money: 0.5, wild: true, seed: 77 })).unwrap();
    for seed in 0..20 {
        let sample = tiny(seed);
        match plan_after(&sample.consortium, &sample.input(), Some(&last), &Task::default()) {
            Ok(plan) => assert!(plan.verdict.best_bound >= plan.verdict.objective - 1e-9),
            Err(error) => assert_eq!(error.kind(), Kind::Locks, "seed {seed}: {error}"),
        }
    }
}

/// Takes about a quarter of an hour: `cargo test --release --no-default-features --lib ten_thousand -- --ignored`.
#[test]
#[ignore = "ten thousand plans take long; the tests above try the same on a few hundred"]
fn ten_thousand_plans_break_no_rule() {
    let refused: usize = (0..10_000_u64).into_par_iter().map(one_of_ten_thousand).sum();
    assert!(refused < 2_000, "{refused} were refused for their locks");
}

/// Plans one random consortium; 1 where its locks are refused.
fn one_of_ten_thousand(seed: u64) -> usize {
    let wild = !seed.is_multiple_of(4);
    let titles = 5 + usize::try_from(seed % 37).unwrap();
    let partners = 2 + usize::try_from(seed % 6).unwrap();
    let mut sample = sample(Recipe { partners, titles, money: 0.3, wild, seed: 50_000 + seed });
    sample.consortium.settings.gap = 0.01;
    match planned(&sample) {
        Ok(plan) => {
            let required = plan.assignments.iter().filter(|line| line.why.required).count();
            assert!(plan.needless_duplicates <= required, "seed {seed}: needless duplicates");
            if !wild {
                assert!(plan.guarantee.held, "seed {seed}: {:?}", plan.guarantee);
            }
            0
        }
        Err(error) => {
            assert_eq!(error.kind(), Kind::Locks, "seed {seed}: {error}");
            1
        }
    }
}
