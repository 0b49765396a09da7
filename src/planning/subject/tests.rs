use super::*;
use crate::model::{Responsible, Split, StratumIx, SubjectLock};
use crate::planning::testing::{Recipe, Sample, sample};

fn planned(sample: &Sample) -> Result<SubjectPlan> {
    plan_by_subject(&sample.consortium, &sample.input(), &Task::default())
}

fn some(seed: u64) -> Sample {
    sample(Recipe { partners: 4, titles: 120, money: 0.6, wild: !seed.is_multiple_of(2), seed })
}

#[test]
fn every_subject_is_taken_once_or_listed() {
    for seed in 0..30 {
        let plan = planned(&some(seed)).unwrap();
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
        let mut sample = sample(Recipe { partners: 3, titles: 60, money: 0.4, wild: false, seed });
        sample.consortium.settings.coverage = vec![0.5, 1.0];
        if seed % 3 == 0 {
            sample.consortium.strata.strata[1].split = Some(Split::Halves);
        }
        let input = sample.input();
        let pledges = pledges(&sample.consortium, &input, &Task::default()).unwrap();
        let parts = parts(&sample.consortium, &input, &pledges).unwrap();
        let limits = Limits { steps: 100, gap: 0.0, work: 2_000_000, proof: 0, seconds: 60.0, seed: 1 };
        let task = Task::default();
        let tolerance = 0.3;
        let answer = solve_within(&parts, &pledges, tolerance, &limits, &mut Meter::new(&task, 60.0)).unwrap();
        let total = pledges.iter().sum::<i64>() as f64;
        let mut best = 0.0_f64;
        let ways: usize = parts.iter().map(|part| part.columns().count() + 1).product();
        for mut way in 0..ways {
            let (mut loads, mut value) = (vec![0_i64; 3], 0.0);
            for part in &parts {
                let columns = part.columns().count() + 1;
                let pick = way % columns;
                way /= columns;
                if let Some((taker, offer)) = pick.checked_sub(1).and_then(|at| part.columns().nth(at)) {
                    loads[taker.partner.at()] += offer.cost.unwrap_or(0);
                    value += part.share * (1.0 + taker.score.total * offer.coverage.unwrap_or(0.5));
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
    let plan = planned(&sample).unwrap();
    assert_eq!(plan.responsibilities.len(), 3);
    assert!(plan.responsibilities.iter().all(|r| r.titles.is_none() && r.cost.is_none() && r.coverage.is_none()));
    assert!(plan.partners.iter().all(|p| p.load.minor == 0));
    assert_eq!(plan.partners.iter().map(|p| p.unknown).sum::<usize>(), 3);
}

#[test]
fn locks_on_subjects_are_kept() {
    let mut kept = 0;
    for seed in 0..20 {
        let free = some(seed);
        let plan = planned(&free).unwrap();
        let Some(first) = plan.responsibilities.iter().find(|r| r.cost.is_some()) else { continue };
        let Some(other) = first.runner_up.as_ref().and_then(|code| free.consortium.partner(code)) else { continue };
        let stratum = free.consortium.strata.find(&first.stratum).unwrap();
        let mut locked = free.clone();
        let row = Responsible { lock: Some(SubjectLock::Require), ..Responsible::whole(stratum, other) };
        locked.consortium.responsible = vec![row];
        match planned(&locked) {
            Ok(plan) => {
                let line = plan.responsibilities.iter().find(|r| r.stratum == first.stratum).unwrap();
                assert!(line.required && line.partner == free.consortium.code(other), "seed {seed}");
                kept += 1;
            }
            Err(error) => assert_eq!(error.kind(), Kind::Locks, "seed {seed}: {error}"),
        }
        let mut forbidden = free.clone();
        let taker = free.consortium.partner(&first.partner).unwrap();
        let row = Responsible { share: 0.0, lock: Some(SubjectLock::Forbid), ..Responsible::whole(stratum, taker) };
        forbidden.consortium.responsible = vec![row];
        let plan = planned(&forbidden).unwrap();
        assert!(!plan.responsibilities.iter().any(|r| r.stratum == first.stratum && r.partner == first.partner));
    }
    assert!(kept > 8, "{kept}");
}

#[test]
fn a_required_subject_that_a_pledge_cannot_pay_names_what_lacks() {
    let mut sample = some(2);
    for fund in &mut sample.consortium.funds {
        fund.allocation.minor = fund.allocation.minor.min(100);
    }
    let partner = PartnerIx::new(0);
    let row = Responsible { lock: Some(SubjectLock::Require), ..Responsible::whole(StratumIx(0), partner) };
    sample.consortium.responsible = vec![row];
    let error = planned(&sample).unwrap_err();
    assert_eq!((error.kind(), error.id()), (Kind::Locks, "error-lock-subjects"));
    assert!(error.to_string().contains("p00") && error.to_string().contains("MYR"), "{error}");
    sample.consortium.responsible = vec![row, row];
    assert_eq!(planned(&sample).unwrap_err().id(), "error-lock-shares");
}

#[test]
fn last_years_responsibilities_count_and_the_weights_are_settings() {
    let mut sample = some(6);
    sample.consortium.settings.load_tolerance = 1.0;
    for fund in &mut sample.consortium.funds {
        fund.allocation.minor *= 100;
        fund.pledge = None;
    }
    let before = planned(&sample).unwrap();
    assert!(before.responsibilities.iter().all(|r| !r.score.contains_key("continuity")));
    for (at, row) in before.responsibilities.iter().enumerate() {
        let loser = (0..4).map(PartnerIx::new).find(|p| sample.consortium.code(*p) != row.partner).unwrap();
        let stratum = StratumIx(u16::try_from(at).unwrap());
        sample.consortium.responsible.push(Responsible::whole(stratum, loser));
    }
    sample.consortium.settings.weights.continuity = 1000.0;
    let after = planned(&sample).unwrap();
    for row in &after.responsibilities {
        assert!((row.score["continuity"] - 1.0).abs() < 1e-9, "{row:?}");
    }
    let stated = stated(&sample.consortium, &after);
    assert_eq!(stated.len(), after.responsibilities.len());
    assert_eq!(sample.consortium.resolve(&stated), sample.consortium.responsible);
}

#[test]
fn a_stated_level_is_a_need() {
    let mut sample = some(8);
    let row = |partner, level| Responsible { share: 0.0, level: Some(level), ..Responsible::whole(StratumIx(0), partner) };
    let input = sample.input();
    let pledges = vec![1_000_000; 4];
    let need = |sample: &Sample| -> Vec<f64> {
        let parts = parts(&sample.consortium, &sample.input(), &pledges).unwrap();
        parts[0].takers.iter().map(|taker| taker.score.parts["need"]).collect()
    };
    let before = need(&sample);
    assert_eq!(input.by_language.len(), 0);
    sample.consortium.responsible = vec![row(PartnerIx(0), 5), row(PartnerIx(1), 1)];
    let after = need(&sample);
    // Requests and loans weighed a half each, now a third each; the level is the other third.
    let expected = |at: usize, level: f64| (before[at] * 2.0 + level) / 3.0;
    for (at, level) in [1.0, 0.2, 0.0, 0.0].into_iter().enumerate() {
        assert!((after[at] - expected(at, level)).abs() < 1e-9, "{at}: {} {}", after[at], expected(at, level));
    }
}

#[test]
fn halves_may_go_to_two_partners_and_languages_to_their_own() {
    use crate::model::Language;
    let mut sample = some(10);
    sample.consortium.settings.load_tolerance = 1.0;
    let malay = Language::from_code("msa").unwrap();
    let mut of_malay = sample.recent.clone();
    for row in &mut of_malay.rows {
        row.all_titles /= 2;
    }
    let profile = crate::planning::LanguageProfile { language: malay, all: sample.profile.clone(), recent: of_malay };
    sample.consortium.strata.strata[0].split = Some(Split::Halves);
    sample.consortium.strata.strata[1].split = Some(Split::Language);
    let by_language = [profile];
    let input = PlanningInput { by_language: &by_language, ..sample.input() };
    let plan = plan_by_subject(&sample.consortium, &input, &Task::default()).unwrap();
    let shares = |code: &str| -> f64 {
        let taken: f64 = plan.responsibilities.iter().filter(|r| r.stratum == code).map(|r| r.share).sum();
        taken + plan.unfunded.iter().filter(|u| u.stratum == code).map(|u| u.share).sum::<f64>()
    };
    assert!((shares("s0") - 1.0).abs() < 1e-9 && (shares("s1") - 1.0).abs() < 1e-9);
    let parts = parts(&sample.consortium, &input, &[1; 4]).unwrap();
    let cut: Vec<(u16, bool)> = parts.iter().map(|part| (part.stratum.0, part.language.is_some())).collect();
    assert_eq!(cut, [(0, false), (0, false), (1, true), (1, false), (2, false)]);
}
