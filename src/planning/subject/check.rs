//! Verifies a plan by subject from its own lines, before anyone sees it.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::model::{Consortium, SubjectPlan};

/// Passes where every subject stands once, nobody takes more than it pledges, loads keep their shares and the objective
/// is what the lines say.
///
/// # Errors
/// An error of ours that says which rule is broken.
pub(super) fn check(consortium: &Consortium, plan: &SubjectPlan, tolerance: f64) -> Result<()> {
    let ensure = |holds: bool, rule: &str, place: &str| if holds { Ok(()) } else { Err(Error::bug(format!("{rule} ({place})"))) };
    let mut seen = BTreeSet::new();
    let mut loads: BTreeMap<&str, i64> = BTreeMap::new();
    let mut value = 0.0;
    for line in &plan.responsibilities {
        ensure(seen.insert(&line.stratum), "a subject is given twice", &line.stratum)?;
        ensure(consortium.partner(&line.partner).is_some(), "a subject is given to nobody", &line.stratum)?;
        *loads.entry(&line.partner).or_default() += line.cost.map_or(0, |cost| cost.minor);
        value += 1.0 + line.score.get("total").copied().unwrap_or(0.0);
    }
    for row in &plan.unfunded {
        ensure(seen.insert(&row.stratum), "a subject is given and listed", &row.stratum)?;
    }
    let total: f64 = plan.partners.iter().map(|row| row.pledge.minor as f64).sum();
    let load: f64 = loads.values().map(|load| *load as f64).sum();
    for row in &plan.partners {
        let own = loads.get(row.partner.as_str()).copied().unwrap_or(0);
        ensure(own == row.load.minor, "a load is wrong", &row.partner)?;
        ensure(own <= row.pledge.minor, "a partner takes more than it pledges", &row.partner)?;
        let fair = row.pledge.minor as f64 / total.max(1.0) * load;
        ensure((own as f64 - fair).abs() <= tolerance * load + 1.0, "a load strays from its share", &row.partner)?;
    }
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * a.abs().max(1.0);
    ensure(near(value, plan.verdict.objective), "the objective is not the plan's value", "subjects")?;
    ensure(plan.verdict.best_bound >= plan.verdict.objective - 1e-7, "the bound is below the objective", "subjects")
}
