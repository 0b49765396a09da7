//! How well each partner is placed to collect a subject: a weighted sum of named parts, each 0 to 1.
//!
//! depth = ½ · share of the group's titles + ½ · LQ/(1+LQ): the location quotient LQ is the subject's share of the
//! partner's collection over its share of the group's, so that the largest library does not win everything.
//! recency = share of the partner's titles of the subject that are of the last five complete years.
//! need = ½ · share of the points asked for + ½ · share of the loans.
//! Continuity needs last year's plan; until there is one it is left out and the others weigh all.

use std::collections::BTreeMap;

use crate::model::{Consortium, PartnerIx, StratumIx};
use crate::planning::PlanningInput;

/// Weights of the parts; they add up to 1.
const WEIGHTS: [(&str, f64); 3] = [("depth", 0.45), ("recency", 0.15), ("need", 0.4)];

/// The scores of all partners in one stratum.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    /// The parts by name, with `total`.
    pub parts: BTreeMap<String, f64>,
    /// The weighted sum, 0 to 1.
    pub total: f64,
}

/// Points asked for by stratum and partner.
pub(super) fn points(consortium: &Consortium, input: &PlanningInput<'_>) -> Vec<Vec<f64>> {
    let mut points = vec![vec![0.0; consortium.partners.len()]; consortium.strata.strata.len()];
    for candidate in input.candidates {
        let Some(row) = points.get_mut(candidate.stratum.at()) else { continue };
        for request in candidate.requests.iter().filter_map(|at| consortium.requests.get(*at as usize)) {
            if let Some(sum) = row.get_mut(request.partner.at()) {
                *sum += f64::from(1_u32 << (request.priority.clamp(1, 5) - 1));
            }
        }
    }
    points
}

/// Scores a partner in a stratum.
pub(super) fn score(input: &PlanningInput<'_>, points: &[Vec<f64>], stratum: StratumIx, partner: PartnerIx) -> Score {
    let rows = &input.profile.rows;
    let of = |list: &[u64]| list.get(partner.at()).copied().unwrap_or(0) as f64;
    let part = |mine: f64, all: f64| if all > 0.0 { (mine / all).clamp(0.0, 1.0) } else { 0.0 };
    let row = rows.get(stratum.at());
    let titles = row.map_or(0.0, |row| of(&row.titles));
    let group = row.map_or(0.0, |row| row.all_titles as f64);
    let collection: f64 = rows.iter().map(|row| of(&row.titles)).sum();
    let everything: f64 = rows.iter().map(|row| row.all_titles as f64).sum();
    let quotient = if collection > 0.0 && group > 0.0 { (titles / collection) / (group / everything) } else { 0.0 };
    let recent = input.recent.rows.get(stratum.at()).map_or(0.0, |row| of(&row.titles));
    let asked =
        points.get(stratum.at()).map_or((0.0, 0.0), |row| (row.get(partner.at()).copied().unwrap_or(0.0), row.iter().sum()));
    let loans = row.map_or((0.0, 0.0), |row| (of(&row.uses), row.uses.iter().sum::<u64>() as f64));
    let depth = f64::midpoint(part(titles, group), quotient / (1.0 + quotient));
    let need = f64::midpoint(part(asked.0, asked.1), part(loans.0, loans.1));
    let values = [depth, part(recent, titles), need];
    let total = WEIGHTS.iter().zip(values).map(|((_, weight), value)| weight * value).sum();
    let named = WEIGHTS.iter().zip(values).map(|((name, _), value)| ((*name).to_owned(), value));
    Score { parts: named.chain([("total".to_owned(), total)]).collect(), total }
}
