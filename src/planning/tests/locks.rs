//! Locks: kept where funds allow, refused with the fund's name where they do not.

use super::planned;
use crate::error::Kind;
use crate::model::Action;
use crate::planning::testing::{Recipe, Sample, sample};

fn base(seed: u64) -> Sample {
    sample(Recipe { partners: 3, titles: 40, money: 0.4, wild: false, seed })
}

#[test]
fn a_required_line_is_bought_and_says_so() {
    let mut kept = 0;
    for seed in 0..12 {
        let free = base(seed);
        let plan = planned(&free).unwrap();
        let Some(row) = plan.unfunded.iter().find(|row| row.reason == "budget") else { continue };
        let partner = row.wanted_by[0].clone();
        let mut locked = free.clone();
        locked.decide(Action::Require, &partner, &row.candidate);
        let plan = planned(&locked).unwrap();
        let line = plan.assignments.iter().find(|line| line.candidate == row.candidate && line.partner == partner).unwrap();
        assert!(line.why.required);
        kept += 1;
    }
    assert!(kept > 6, "{kept}");
}

#[test]
fn forbidden_and_excluded_lines_stay_away() {
    let free = base(1);
    let plan = planned(&free).unwrap();
    let (one, two) = (&plan.assignments[0], &plan.assignments[plan.assignments.len() - 1]);
    let mut locked = free.clone();
    locked.decide(Action::Forbid, &one.partner, &one.candidate);
    locked.decide(Action::Exclude, "", &two.candidate);
    let again = planned(&locked).unwrap();
    assert!(!again.assignments.iter().any(|line| line.partner == one.partner && line.candidate == one.candidate));
    assert!(!again.assignments.iter().any(|line| line.candidate == two.candidate));
    let row = again.unfunded.iter().find(|row| row.candidate == two.candidate).unwrap();
    assert_eq!(row.reason, "excluded");
}

#[test]
fn locks_that_no_budget_can_meet_name_the_fund() {
    let mut sample = base(2);
    for fund in &mut sample.consortium.funds {
        fund.allocation.minor /= 50;
    }
    let ids: Vec<(String, String)> = sample
        .candidates
        .iter()
        .filter_map(|c| {
            Some((
                sample.consortium.code(sample.consortium.requests[*c.requests.first()? as usize].partner).to_owned(),
                c.id.clone(),
            ))
        })
        .collect();
    for (partner, id) in ids {
        sample.decide(Action::Require, &partner, &id);
    }
    let error = planned(&sample).unwrap_err();
    assert_eq!(error.kind(), Kind::Locks);
    assert_eq!(error.exit_code(), 3);
    assert!(error.to_string().contains("books") && error.to_string().contains("MYR"), "{error}");
}

#[test]
fn required_and_excluded_together_are_refused() {
    let mut sample = base(3);
    let id = sample.candidates[0].id.clone();
    sample.decide(Action::Require, "p00", &id);
    sample.decide(Action::Exclude, "", &id);
    assert_eq!(planned(&sample).unwrap_err().kind(), Kind::Locks);
}

#[test]
fn the_later_word_on_a_line_holds() {
    let free = base(4);
    let plan = planned(&free).unwrap();
    let line = &plan.assignments[0];
    let mut locked = free.clone();
    locked.decide(Action::Forbid, &line.partner, &line.candidate);
    locked.decide(Action::Require, &line.partner, &line.candidate);
    let again = planned(&locked).unwrap();
    assert!(again.assignments.iter().any(|l| l.partner == line.partner && l.candidate == line.candidate && l.why.required));
}
