//! Writes the plan by subject that people read, and its responsibilities as the project keeps them.

use std::collections::BTreeMap;

use super::part::{Offer, Part, Taker};
use super::{Answer, Limits, choices};
use crate::model::{
    Consortium, Language, Load, Money, PartnerIx, Responsibility, StatedResponsibility, SubjectPlan, UnfundedStratum, Verdict,
};
use crate::planning::parameters::parameters;

/// Writes the plan of an answer that has a choice.
pub(super) fn write(consortium: &Consortium, parts: &[Part], pledges: &[i64], answer: &Answer, limits: &Limits) -> SubjectPlan {
    let money = |minor: i64| Money { minor, currency: consortium.rates.currency };
    let (mut responsibilities, mut unfunded): (Vec<Responsibility>, Vec<UnfundedStratum>) = (Vec::new(), Vec::new());
    let mut loads: BTreeMap<PartnerIx, (i64, usize)> = BTreeMap::new();
    for (part, chosen) in choices(parts, answer) {
        let Some((taker, offer)) = chosen else {
            add_unfunded(&mut unfunded, nobody(consortium, part, pledges));
            continue;
        };
        let (load, unknown) = loads.entry(taker.partner).or_default();
        *load += offer.cost.unwrap_or(0);
        *unknown += usize::from(offer.cost.is_none());
        add(&mut responsibilities, responsibility(consortium, part, taker, offer));
    }
    let load = |(at, pledge): (usize, &i64)| {
        let (load, unknown) = loads.get(&PartnerIx::new(at)).copied().unwrap_or_default();
        Load { partner: consortium.code(PartnerIx::new(at)).to_owned(), pledge: money(*pledge), load: money(load), unknown }
    };
    SubjectPlan {
        verdict: Verdict {
            termination: answer.termination,
            limit: answer.limit,
            objective: answer.value,
            best_bound: answer.bound,
            relative_gap: (answer.bound - answer.value) / answer.bound.abs().max(1e-9),
            seconds: 0.0,
            seed: limits.seed,
        },
        currency: consortium.rates.currency.code().to_owned(),
        parameters: parameters(consortium, None),
        responsibilities,
        partners: pledges.iter().enumerate().map(load).collect(),
        unfunded,
    }
}

fn responsibility(consortium: &Consortium, part: &Part, taker: &Taker, offer: &Offer) -> Responsibility {
    let others = part.takers.iter().filter(|other| other.partner != taker.partner);
    let runner_up = others.max_by(|a, b| a.score.total.total_cmp(&b.score.total).then(b.partner.cmp(&a.partner)));
    let row = consortium.strata.strata.get(part.stratum.at());
    Responsibility {
        stratum: row.map(|row| row.code.clone()).unwrap_or_default(),
        name: row.map(|row| row.name.clone()).unwrap_or_default(),
        partner: consortium.code(taker.partner).to_owned(),
        share: part.share,
        language: part.language.as_ref().map(Language::code).unwrap_or_default().to_owned(),
        required: part.required,
        titles: part.outlook.titles,
        price: part.outlook.price,
        price_source: part.outlook.source.clone(),
        n: part.outlook.n,
        coverage: offer.coverage,
        cost: offer.cost.map(|minor| Money { minor, currency: consortium.rates.currency }),
        score: taker.score.parts.clone(),
        value: offer.value,
        runner_up: runner_up.map(|other| consortium.code(other.partner).to_owned()),
    }
}

/// Adds a responsibility; two parts of one stratum that one partner takes become one.
fn add(rows: &mut Vec<Responsibility>, more: Responsibility) {
    let same = |row: &&mut Responsibility| {
        row.stratum == more.stratum && row.partner == more.partner && row.language.is_empty() && more.language.is_empty()
    };
    let Some(row) = rows.iter_mut().find(same) else { return rows.push(more) };
    let both = row.share + more.share;
    row.coverage = row.coverage.zip(more.coverage).map(|(a, b)| (a * row.share + b * more.share) / both);
    row.titles = row.titles.zip(more.titles).map(|(a, b)| a + b);
    row.cost = row.cost.zip(more.cost).map(|(a, b)| Money { minor: a.minor + b.minor, ..a });
    row.value += more.value;
    row.share = both;
}

/// A part that nobody takes, with what would fund it at the cheapest partner, whether that has money or not.
fn nobody(consortium: &Consortium, part: &Part, pledges: &[i64]) -> UnfundedStratum {
    let row = consortium.strata.strata.get(part.stratum.at());
    let least = consortium.settings.coverage.first().copied().unwrap_or(1.0);
    let offered = part.columns().filter_map(|(_, offer)| offer.cost).min();
    let all = || (0..pledges.len()).filter_map(|p| part.outlook.cost(consortium, PartnerIx::new(p), least)).min();
    UnfundedStratum {
        stratum: row.map(|row| row.code.clone()).unwrap_or_default(),
        name: row.map(|row| row.name.clone()).unwrap_or_default(),
        share: part.share,
        amount: offered.or_else(all).map(|minor| Money { minor, currency: consortium.rates.currency }),
    }
}

fn add_unfunded(rows: &mut Vec<UnfundedStratum>, more: UnfundedStratum) {
    match rows.iter_mut().find(|row| row.stratum == more.stratum) {
        Some(row) => {
            row.share += more.share;
            row.amount = row.amount.zip(more.amount).map(|(a, b)| Money { minor: a.minor + b.minor, ..a });
        }
        None => rows.push(more),
    }
}

/// The responsibilities of a plan by subject as the project keeps them, with the locks and levels stated before.
#[must_use]
pub fn stated(consortium: &Consortium, plan: &SubjectPlan) -> Vec<StatedResponsibility> {
    let mut rows: Vec<StatedResponsibility> = Vec::new();
    for row in &plan.responsibilities {
        rows.push(StatedResponsibility {
            stratum: row.stratum.clone(),
            partner: row.partner.clone(),
            share: row.share,
            language: Language::from_code(&row.language),
            lock: row.required.then_some(crate::model::SubjectLock::Require),
            level: None,
        });
    }
    for old in consortium.responsible.iter().filter(|old| old.level.is_some() || !old.takes()) {
        let Some(stratum) = consortium.strata.strata.get(old.stratum.at()) else { continue };
        rows.push(StatedResponsibility {
            stratum: stratum.code.clone(),
            partner: consortium.code(old.partner).to_owned(),
            share: 0.0,
            language: old.language,
            lock: old.lock.filter(|_| !old.takes()),
            level: old.level,
        });
    }
    rows
}
