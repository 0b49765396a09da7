//! Fairness: how evenly a plan serves and burdens the partners, and the division that serves the least served first.
//!
//! In: instance, alone plans, outcomes. Out: [`Division`], [`PlanFairness`]. *Fairness first* maximizes the smallest
//! ratio of need served to need served alone, then the value: it asks for a whole multiple of what everyone is served
//! alone that somebody cannot reach, so that the least largest relative shortfall of it, which the second stage of the
//! division finds, is the largest smallest ratio.

use super::alone::Alone;
use super::divide::{Division, divide};
use super::instance::Instance;
use super::solver::{Limits, Meter};
use super::warm::Warm;
use crate::error::Result;
use crate::model::{Candidate, Consortium, Fairness, FundUse, PartnerFairness, PartnerOutcome, PlanFairness, Settings, Spread};
use crate::task::Task;

/// Divides as the settings ask: with everyone at least as well off as alone, or serving the least served first.
///
/// # Errors
/// Locks that no budget can meet; cancellation.
pub(crate) fn divided(
    instance: &Instance,
    alone: &[Alone],
    settings: &Settings,
    warm: Option<&Warm>,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Division> {
    let Some(raised) = settings.fairness_first.then(|| raised(instance, alone)).flatten() else {
        return Ok(divide(instance, alone, settings.guarantee, warm, limits, meter)?.measured(instance));
    };
    let fair = divide(instance, &raised, true, warm, limits, meter)?.measured(instance);
    if smallest_ratio(alone, &fair) >= 1.0 || !settings.guarantee {
        return Ok(fair);
    }
    // A search that ran out of work must not leave somebody worse off than the plain guarantee would.
    let plain = divide(instance, alone, true, warm, limits, meter)?.measured(instance);
    Ok(if smallest_ratio(alone, &plain) > smallest_ratio(alone, &fair) { plain } else { fair })
}

fn smallest_ratio(alone: &[Alone], division: &Division) -> f64 {
    let both = alone.iter().zip(&division.served).filter(|(alone, _)| alone.served > 0.0);
    both.map(|(alone, served)| served / alone.served).fold(f64::INFINITY, f64::min)
}

/// The alone plans with what they serve multiplied past what the partner nearest to all its requests can be served;
/// none where nobody is served anything alone.
pub(crate) fn raised(instance: &Instance, alone: &[Alone]) -> Option<Vec<Alone>> {
    let mut requested = vec![0.0; instance.partners];
    for ask in instance.titles.iter().flat_map(|title| &title.asks) {
        requested[ask.partner.at()] += ask.need;
    }
    let ratios = alone.iter().zip(&requested).filter(|(alone, _)| alone.served > 0.0).map(|(alone, all)| all / alone.served);
    let least = ratios.fold(f64::INFINITY, f64::min);
    // Whole, so that goals are.
    let factor = least.floor() + 1.0;
    least.is_finite().then(|| alone.iter().map(|plan| Alone { served: plan.served * factor, ..plan.clone() }).collect())
}

/// How evenly the plan treats the partners, whose outcomes and funds are given in their order.
///
/// # Errors
/// Cancellation.
pub(crate) fn fairness(
    consortium: &Consortium,
    candidates: &[Candidate],
    partners: &[PartnerOutcome],
    funds: &[FundUse],
    task: &Task,
) -> Result<PlanFairness> {
    // How many requests have each priority, 1 to 5, as stated and as weighed.
    let mut counts = vec![[[0; 5]; 2]; partners.len()];
    for candidate in candidates {
        task.check()?;
        let rows = candidate.requests.iter().filter_map(|at| consortium.requests.get(*at as usize));
        for request in rows.filter(|request| !request.continuing) {
            let Some([stated, weighed]) = counts.get_mut(request.partner.at()) else { continue };
            let place = |priority: u8| usize::from(priority.clamp(1, 5)) - 1;
            stated[place(request.stated)] += 1;
            weighed[place(request.priority)] += 1;
        }
    }
    let share = |part: f64, all: f64| (all > 0.0).then(|| part / all);
    let one = |(row, [stated, weighed]): (&PartnerOutcome, [[usize; 5]; 2])| {
        let own = funds.iter().filter(|fund| fund.partner == row.partner);
        let money: i64 = own.filter_map(|fund| consortium.rates.convert_down(fund.limit)).map(|money| money.minor).sum();
        PartnerFairness {
            partner: row.partner.clone(),
            served_share: share(row.together_served, row.requested_need),
            served_ratio: share(row.together_served, row.alone_served),
            load: share(row.spend.minor as f64, money as f64),
            stated,
            weighed,
        }
    };
    let partners: Vec<PartnerFairness> = partners.iter().zip(counts).map(one).collect();
    let spread =
        |figure: fn(&PartnerFairness) -> Option<f64>| Spread::of(&partners.iter().filter_map(figure).collect::<Vec<_>>());
    let summary = Fairness {
        served_share: spread(|row| row.served_share),
        served_ratio: spread(|row| row.served_ratio),
        load: spread(|row| row.load),
    };
    Ok(PlanFairness { summary, partners })
}

#[cfg(test)]
mod tests {
    use crate::model::Spread;
    use crate::planning::plan;
    use crate::planning::testing::{Recipe, sample};
    use crate::task::Task;

    #[test]
    fn fairness_first_never_serves_the_least_served_less() {
        let mut better = 0;
        for seed in 0..12 {
            let mut sample = sample(Recipe { partners: 4, titles: 50, money: 0.5, wild: false, seed });
            let plain = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
            sample.consortium.settings.fairness_first = true;
            let fair = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
            let least = |plan: &crate::model::Plan| plan.fairness.summary.served_ratio.smallest.unwrap();
            // The search narrows the ratio down to a thousandth of its goal.
            assert!(least(&fair) >= least(&plain) - 0.005, "seed {seed}: {} {}", least(&fair), least(&plain));
            assert!(fair.guarantee.held, "seed {seed}");
            better += usize::from(least(&fair) > least(&plain) + 1e-9);
        }
        assert!(better > 0, "nothing is ever fairer");
    }

    #[test]
    fn the_summary_is_of_the_partners_it_lists() {
        let sample = sample(Recipe { partners: 4, titles: 60, money: 0.5, wild: false, seed: 3 });
        let plan = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        let rows = &plan.fairness.partners;
        let loads: Vec<f64> = rows.iter().filter_map(|row| row.load).collect();
        assert_eq!((rows.len(), loads.len()), (4, 4));
        assert!(loads.iter().all(|load| (0.0..=1.0).contains(load)));
        assert_eq!(plan.fairness.summary.load, Spread::of(&loads));
        for (row, outcome) in rows.iter().zip(&plan.partners) {
            assert_eq!(row.stated.iter().sum::<usize>(), outcome.requests);
            assert_eq!(row.stated, row.weighed);
        }
    }
}
