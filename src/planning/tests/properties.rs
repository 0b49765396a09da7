//! What holds for every plan. Each is verified by the checker on its way out as well.

use super::{planned, tiny};
use crate::error::Kind;
use crate::model::{Action, Termination};
use crate::planning::testing::{Recipe, sample};

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
