//! The parts into which responsibility for the subjects is divided, and who may take each at what cost.
//!
//! In: consortium, input, pledges. Out: [`Part`]s. A subject is one part, unless its table row allows halves or
//! languages, or a lock gives a share of it to somebody; the rest is then a part of its own.

use super::outlook::{FEWEST, Outlook};
use super::score::{Score, Shelf, points, score};
use crate::analysis::Profile;
use crate::error::{Error, Kind, Result};
use crate::model::{Consortium, Language, PartnerIx, Responsible, Split, StratumIx, SubjectLock};
use crate::planning::PlanningInput;

/// A language has weight in a subject from this share of its recent titles on.
const WEIGHTY: f64 = 0.2;

/// Shares add up to one within this.
const ROUNDING: f64 = 1e-9;

/// One way to take a part: how much of the year's titles, and what that costs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offer {
    /// Share of the year's titles; none where the cost is unknown.
    pub coverage: Option<f64>,
    /// Yearly cost in minor units; none where unknown, which weighs nothing.
    pub cost: Option<i64>,
    /// Value, points.
    pub value: f64,
}

/// A partner that may take a part.
#[derive(Debug, Clone)]
pub(super) struct Taker {
    pub partner: PartnerIx,
    pub score: Score,
    pub offers: Vec<Offer>,
}

/// A part of a subject to be given to somebody.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub stratum: StratumIx,
    /// Share of the stratum, above 0 to 1.
    pub share: f64,
    /// The one language it is about, or all that no other part of the stratum names.
    pub language: Option<Language>,
    /// A lock gives it to its one taker.
    pub required: bool,
    pub outlook: Outlook,
    /// Partners by position.
    pub takers: Vec<Taker>,
}

impl Part {
    /// Every way to take it, in the order of the problem's columns.
    pub fn columns(&self) -> impl Iterator<Item = (&Taker, &Offer)> {
        self.takers.iter().flat_map(|taker| taker.offers.iter().map(move |offer| (taker, offer)))
    }
}

/// A part before anyone may take it.
struct Cut {
    share: f64,
    language: Option<Language>,
    required: Option<PartnerIx>,
}

/// The parts of the subjects somebody holds, asks for or that are published, with the partners that have money to take
/// them.
///
/// # Errors
/// Locks that give away more than the whole of a subject.
pub(super) fn parts(consortium: &Consortium, input: &PlanningInput<'_>, pledges: &[i64]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for at in 0..consortium.strata.strata.len() {
        let Ok(stratum) = u16::try_from(at).map(StratumIx) else { break };
        if stratum == consortium.strata.unclassified() && consortium.strata.strata.len() > 1 {
            continue;
        }
        let whole = Outlook::new(consortium, input, stratum);
        for cut in cuts(consortium, input, stratum)? {
            parts.extend(part(consortium, input, pledges, stratum, &whole, &cut));
        }
    }
    Ok(parts)
}

/// One part; none where nothing is known of it.
fn part(
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    pledges: &[i64],
    stratum: StratumIx,
    whole: &Outlook,
    cut: &Cut,
) -> Option<Part> {
    let outlook = Outlook { titles: whole.titles.map(|titles| titles * cut.share), ..whole.clone() };
    let shelf = shelf(input, cut.language);
    let points = points(consortium, input, stratum, cut.language);
    let mut takers = Vec::new();
    for (at, _) in pledges.iter().enumerate().filter(|(_, pledge)| **pledge > 0) {
        let partner = PartnerIx::new(at);
        if cut.required.is_some_and(|required| required != partner) || is_forbidden(consortium, stratum, partner, cut.language) {
            continue;
        }
        let score = score(consortium, &shelf, &points, stratum, partner, cut.language);
        let offers = offers(consortium, &outlook, cut.share, &score, partner);
        takers.push(Taker { partner, score, offers });
    }
    let known = outlook.titles.is_some() || takers.iter().any(|taker| taker.score.total > 0.0);
    // Whom a lock names may have no money at all: then nobody takes it.
    let required = cut.required.is_some() && !takers.is_empty();
    (known || required).then_some(Part { stratum, share: cut.share, language: cut.language, required, outlook, takers })
}

fn offers(consortium: &Consortium, outlook: &Outlook, share: f64, score: &Score, partner: PartnerIx) -> Vec<Offer> {
    let steps = &consortium.settings.coverage;
    let value = |coverage: f64| share * (1.0 + score.total * coverage);
    let one = |coverage: &f64| {
        let cost = outlook.cost(consortium, partner, *coverage)?;
        Some(Offer { coverage: Some(*coverage), cost: Some(cost), value: value(*coverage) })
    };
    let known: Vec<Offer> = steps.iter().filter_map(one).collect();
    if known.is_empty() {
        return vec![Offer { coverage: None, cost: None, value: value(steps.first().copied().unwrap_or(1.0)) }];
    }
    known
}

/// The profiles of a language, or of all.
fn shelf<'a>(input: &PlanningInput<'a>, language: Option<Language>) -> Shelf<'a> {
    let own = language.and_then(|language| input.by_language.iter().find(|profile| profile.language == language));
    own.map_or(Shelf { all: input.profile, recent: input.recent }, |own| Shelf { all: &own.all, recent: &own.recent })
}

fn rows_of(consortium: &Consortium, stratum: StratumIx) -> impl Iterator<Item = &Responsible> {
    consortium.responsible.iter().filter(move |row| row.stratum == stratum)
}

fn is_forbidden(consortium: &Consortium, stratum: StratumIx, partner: PartnerIx, language: Option<Language>) -> bool {
    rows_of(consortium, stratum).any(|row| {
        row.lock == Some(SubjectLock::Forbid) && row.partner == partner && (row.language.is_none() || row.language == language)
    })
}

/// How a stratum is cut: what locks give away, then the rest as the table allows.
fn cuts(consortium: &Consortium, input: &PlanningInput<'_>, stratum: StratumIx) -> Result<Vec<Cut>> {
    let row = consortium.strata.strata.get(stratum.at());
    let required = || rows_of(consortium, stratum).filter(|row| row.lock == Some(SubjectLock::Require) && row.share > 0.0);
    let mut cuts: Vec<Cut> = required()
        .filter(|row| row.language.is_none())
        .map(|row| Cut { share: row.share, language: None, required: Some(row.partner) })
        .collect();
    let free = 1.0 - cuts.iter().map(|cut| cut.share).sum::<f64>();
    if free < -ROUNDING {
        let name = row.map_or("", |row| row.name.as_str());
        return Err(Error::new(Kind::Locks, "error-lock-shares").arg("subject", name));
    }
    if free <= ROUNDING {
        return Ok(cuts);
    }
    let split = row.and_then(|row| row.split);
    if split == Some(Split::Halves) && cuts.is_empty() {
        cuts.extend([0.5, 0.5].map(|share| Cut { share, language: None, required: None }));
        return Ok(cuts);
    }
    let mut rest = free;
    let of = |profile: &Profile| profile.rows.get(stratum.at()).map_or(0, |row| row.all_titles);
    let all = of(input.recent);
    for profile in input.by_language {
        let lock = required().find(|row| row.language == Some(profile.language)).map(|row| row.partner);
        let own = of(&profile.recent);
        let weight = if all > 0 { own as f64 / all as f64 } else { 0.0 };
        let is_split = split == Some(Split::Language) && own >= FEWEST && weight >= WEIGHTY;
        if own > 0 && (is_split || lock.is_some()) {
            let share = (free * weight).min(rest);
            rest -= share;
            cuts.push(Cut { share, language: Some(profile.language), required: lock });
        }
    }
    if rest > ROUNDING {
        cuts.push(Cut { share: rest, language: None, required: None });
    }
    Ok(cuts)
}
