//! Verifies a plan by subject from its own lines, before anyone sees it.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::model::{Consortium, SubjectLock, SubjectPlan};

/// Passes where no subject is given away more than once, locks are kept, nobody takes more than it pledges, loads keep
/// their shares and the objective is what the lines say.
///
/// # Errors
/// An error of ours that says which rule is broken.
pub(super) fn check(consortium: &Consortium, plan: &SubjectPlan, tolerance: f64) -> Result<()> {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * a.abs().max(1.0);
    let mut seen = BTreeSet::new();
    let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
    let mut loads: BTreeMap<&str, (i64, usize)> = BTreeMap::new();
    let (least, most) = (consortium.settings.coverage.first(), consortium.settings.coverage.last());
    let (least, most) = (least.copied().unwrap_or(1.0), most.copied().unwrap_or(1.0));
    let mut value = 0.0;
    for line in &plan.responsibilities {
        let once = seen.insert((&line.stratum, &line.partner, &line.language));
        ensure(once, "a subject is given to one partner twice", &line.stratum)?;
        ensure(consortium.partner(&line.partner).is_some(), "a subject is given to nobody", &line.stratum)?;
        ensure(line.coverage.is_none() == line.cost.is_none(), "an unknown cost has a coverage", &line.stratum)?;
        let coverage = line.coverage.unwrap_or(least);
        ensure((least..=most + 1e-9).contains(&coverage), "a coverage is not among those allowed", &line.stratum)?;
        let score = line.score.get("total").copied().unwrap_or(0.0);
        ensure(near(line.value, line.share * (1.0 + score * coverage)), "a value is not its parts", &line.stratum)?;
        value += line.value;
        *shares.entry(&line.stratum).or_default() += line.share;
        let load = loads.entry(&line.partner).or_default();
        load.0 += line.cost.map_or(0, |cost| cost.minor);
        load.1 += usize::from(line.cost.is_none());
    }
    for row in &plan.unfunded {
        *shares.entry(&row.stratum).or_default() += row.share;
    }
    for (stratum, share) in shares {
        ensure(near(share, 1.0), "the parts of a subject are not the whole", stratum)?;
    }
    ensure(near(value, plan.verdict.objective), "the objective is not the plan's value", "subjects")?;
    ensure(plan.verdict.best_bound >= plan.verdict.objective - 1e-7, "the bound is below the objective", "subjects")?;
    locks(consortium, plan)?;
    money(plan, &loads, tolerance)
}

fn ensure(holds: bool, rule: &str, place: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::bug(format!("{rule} ({place})"))) }
}

/// Nobody has what it must not take; everybody with money has what it must.
fn locks(consortium: &Consortium, plan: &SubjectPlan) -> Result<()> {
    for row in &consortium.responsible {
        let (Some(lock), Some(stratum)) = (row.lock, consortium.strata.strata.get(row.stratum.at())) else { continue };
        let code = consortium.code(row.partner);
        let language = row.language.map(|language| language.code().to_owned());
        let mut of = plan.responsibilities.iter().filter(|line| line.stratum == stratum.code && line.partner == code);
        match lock {
            SubjectLock::Forbid => {
                let taken = of.any(|line| language.as_ref().is_none_or(|language| *language == line.language));
                ensure(!taken, "a forbidden subject is given", code)?;
            }
            SubjectLock::Require => {
                let has_money = plan.partners.iter().any(|partner| partner.partner == code && partner.pledge.minor > 0);
                let share: f64 = of.map(|line| line.share).sum();
                let due = if language.is_some() { 0.0 } else { row.share };
                ensure(!has_money || share + 1e-7 >= due, "a required subject is not given", code)?;
            }
        }
    }
    Ok(())
}

/// Loads are the sums of costs, within the pledges and near their shares.
fn money(plan: &SubjectPlan, loads: &BTreeMap<&str, (i64, usize)>, tolerance: f64) -> Result<()> {
    let total: f64 = plan.partners.iter().map(|row| row.pledge.minor as f64).sum();
    let load: f64 = loads.values().map(|(load, _)| *load as f64).sum();
    for row in &plan.partners {
        let (own, unknown) = loads.get(row.partner.as_str()).copied().unwrap_or((0, 0));
        ensure(own == row.load.minor && row.unknown >= unknown, "a load is wrong", &row.partner)?;
        ensure(own <= row.pledge.minor, "a partner takes more than it pledges", &row.partner)?;
        let fair = row.pledge.minor as f64 / total.max(1.0) * load;
        ensure((own as f64 - fair).abs() <= tolerance * load + 1.0, "a load strays from its share", &row.partner)?;
    }
    Ok(())
}
