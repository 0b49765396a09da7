//! How well each partner is placed to collect a subject: a weighted mean of named parts, each 0 to 1.
//!
//! depth = ½ · share of the group's titles + ½ · LQ/(1+LQ): the location quotient LQ is the subject's share of the
//! partner's collection over its share of the group's, so that the largest library does not win everything.
//! recency = share of the partner's titles of the subject that are of the last five complete years.
//! need = mean of what is known of: share of the points asked for, share of the loans, stated collecting level / 5.
//! continuity = share of the subject that the partner is responsible for already.
//! A part of which nothing is known of anyone is left out, and the others weigh all; it never counts as zero.

use std::collections::BTreeMap;

use crate::analysis::Profile;
use crate::model::{Consortium, Language, PartnerIx, StratumIx};
use crate::planning::PlanningInput;

/// The score of a partner in one stratum.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    /// The parts by name, with `total`.
    pub parts: BTreeMap<String, f64>,
    /// The weighted mean, 0 to 1.
    pub total: f64,
}

/// What stands on the shelves that count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shelf<'a> {
    /// All titles.
    pub all: &'a Profile,
    /// Titles of the last complete years.
    pub recent: &'a Profile,
}

/// Points asked for in a stratum, by partner; in one language where one is given.
pub(super) fn points(
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    stratum: StratumIx,
    language: Option<Language>,
) -> Vec<f64> {
    let mut points = vec![0.0; consortium.partners.len()];
    let here = |language_of: Language| language.is_none_or(|language| language == language_of);
    for candidate in input.candidates.iter().filter(|c| c.stratum == stratum && here(c.language)) {
        for request in candidate.requests.iter().filter_map(|at| consortium.requests.get(*at as usize)) {
            if let Some(sum) = points.get_mut(request.partner.at()) {
                *sum += f64::from(1_u32 << (request.priority.clamp(1, 5) - 1));
            }
        }
    }
    points
}

/// Scores a partner in a stratum.
pub(super) fn score(
    consortium: &Consortium,
    shelf: &Shelf<'_>,
    points: &[f64],
    stratum: StratumIx,
    partner: PartnerIx,
    language: Option<Language>,
) -> Score {
    let weights = &consortium.settings.weights;
    let parts = [
        ("depth", weights.depth, depth(shelf, stratum, partner)),
        ("recency", weights.recency, recency(shelf, stratum, partner)),
        ("need", weights.need, need(consortium, shelf, points, stratum, partner)),
        ("continuity", weights.continuity, continuity(consortium, stratum, partner, language)),
    ];
    let known: Vec<(&str, f64, f64)> =
        parts.into_iter().filter_map(|(name, weight, value)| Some((name, weight, value?))).collect();
    let weight: f64 = known.iter().map(|(_, weight, _)| weight).sum();
    let sum: f64 = known.iter().map(|(_, weight, value)| weight * value).sum();
    let total = if weight > 0.0 { sum / weight } else { 0.0 };
    let named = known.into_iter().map(|(name, _, value)| (name.to_owned(), value));
    Score { parts: named.chain([("total".to_owned(), total)]).collect(), total }
}

fn of(list: &[u64], partner: PartnerIx) -> f64 {
    list.get(partner.at()).copied().unwrap_or(0) as f64
}

/// A share 0 to 1; none of nothing.
fn part(mine: f64, all: f64) -> Option<f64> {
    (all > 0.0).then(|| (mine / all).clamp(0.0, 1.0))
}

fn depth(shelf: &Shelf<'_>, stratum: StratumIx, partner: PartnerIx) -> Option<f64> {
    let rows = &shelf.all.rows;
    let row = rows.get(stratum.at())?;
    let (titles, group) = (of(&row.titles, partner), row.all_titles as f64);
    let collection: f64 = rows.iter().map(|row| of(&row.titles, partner)).sum();
    let everything: f64 = rows.iter().map(|row| row.all_titles as f64).sum();
    let share = part(titles, group)?;
    let quotient = if collection > 0.0 { (titles / collection) / (group / everything) } else { 0.0 };
    Some(f64::midpoint(share, quotient / (1.0 + quotient)))
}

fn recency(shelf: &Shelf<'_>, stratum: StratumIx, partner: PartnerIx) -> Option<f64> {
    let row = shelf.all.rows.get(stratum.at()).filter(|row| row.all_titles > 0)?;
    let recent = shelf.recent.rows.get(stratum.at()).map_or(0.0, |row| of(&row.titles, partner));
    Some(part(recent, of(&row.titles, partner)).unwrap_or(0.0))
}

fn need(consortium: &Consortium, shelf: &Shelf<'_>, points: &[f64], stratum: StratumIx, partner: PartnerIx) -> Option<f64> {
    let asked = part(points.get(partner.at()).copied().unwrap_or(0.0), points.iter().sum());
    let loans = shelf.all.rows.get(stratum.at()).and_then(|row| {
        let all: u64 = row.uses.iter().sum();
        part(of(&row.uses, partner), all as f64)
    });
    let levels = || consortium.responsible.iter().filter(|row| row.stratum == stratum);
    let stated = levels().any(|row| row.level.is_some());
    let own = levels().filter(|row| row.partner == partner).filter_map(|row| row.level).max().unwrap_or(0);
    let level = stated.then(|| f64::from(own) / 5.0);
    let known: Vec<f64> = [asked, loans, level].into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

fn continuity(consortium: &Consortium, stratum: StratumIx, partner: PartnerIx, language: Option<Language>) -> Option<f64> {
    let here = || {
        let rows = consortium.responsible.iter().filter(|row| row.stratum == stratum && row.takes());
        rows.filter(|row| row.language.is_none() || language.is_none() || row.language == language)
    };
    here().next()?;
    Some(here().filter(|row| row.partner == partner).map(|row| row.share).sum::<f64>().min(1.0))
}
