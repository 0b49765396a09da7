//! Price rules and line costs: a partner's own price, else what partners asked, else the median for subject and material.
//!
//! In: the consortium and its candidates. Out: [`Wish`]es (all requests of a partner for a title merged) and a
//! [`PriceBook`]. Invariants: no price is ever zero or negative, none is in a currency without a rate; medians are lower
//! medians, so that every price is one that somebody asked at.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::error::Result;
use crate::model::{Candidate, Consortium, Material, Money, PartnerIx, Request, StratumIx, round_half_up};
use crate::task::Task;

/// All requests of one partner for one title, merged: highest priority, most copies, local where any is local.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wish {
    /// Who asks.
    pub partner: PartnerIx,
    /// Highest priority, 1–5.
    pub priority: u8,
    /// Most copies asked, at least 1.
    pub copies: u16,
    /// Served by the own copy alone.
    pub local: bool,
    /// Price of the most urgent request that has one.
    pub price: Option<Money>,
    /// The most urgent request.
    pub lead: u32,
    /// How many requests were merged.
    pub rows: usize,
}

/// A unit price with where it comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Priced {
    /// Unit list price.
    pub price: Money,
    /// Taken from the median of its subject and material.
    pub estimated: bool,
}

/// Merges the requests of a candidate by partner; `continuing` chooses the standing orders or all others.
pub(crate) fn wishes(consortium: &Consortium, candidate: &Candidate, continuing: bool) -> Vec<Wish> {
    let mut rows: Vec<(u32, &Request)> = candidate
        .requests
        .iter()
        .filter_map(|at| consortium.requests.get(*at as usize).map(|request| (*at, request)))
        .filter(|(_, request)| request.continuing == continuing)
        .collect();
    rows.sort_by_key(|(at, request)| (request.partner, std::cmp::Reverse(request.priority), *at));
    let mut merged: Vec<Wish> = Vec::new();
    for (at, request) in rows {
        let price = request.price.filter(|price| worth(consortium, *price).is_some());
        match merged.last_mut().filter(|wish| wish.partner == request.partner) {
            Some(wish) => {
                wish.copies = wish.copies.max(request.copies);
                wish.local |= request.local_copy.is_some();
                wish.price = wish.price.or(price);
                wish.rows += 1;
            }
            None => merged.push(Wish {
                partner: request.partner,
                priority: request.priority.clamp(1, 5),
                copies: request.copies.max(1),
                local: request.local_copy.is_some(),
                price,
                lead: at,
                rows: 1,
            }),
        }
    }
    merged
}

/// A price in major units of the consortium's currency; none where it is not above zero or has no rate.
fn worth(consortium: &Consortium, price: Money) -> Option<Decimal> {
    if price.minor <= 0 {
        return None;
    }
    price.decimal().checked_mul(consortium.rates.rate(price.currency)?).filter(|worth| *worth > Decimal::ZERO)
}

/// What titles cost where a partner gave no price of its own.
#[derive(Debug, Default)]
pub(crate) struct PriceBook {
    asked: Vec<Option<Money>>,
    by_group: BTreeMap<(StratumIx, Material), Money>,
    median: Option<Decimal>,
}

impl PriceBook {
    /// Collects the prices of all wishes; `wishes[i]` are those of `candidates[i]`.
    ///
    /// # Errors
    /// Cancellation.
    pub fn new(consortium: &Consortium, candidates: &[Candidate], wishes: &[Vec<Wish>], task: &Task) -> Result<Self> {
        let mut groups: BTreeMap<(StratumIx, Material), Vec<(Decimal, Money)>> = BTreeMap::new();
        let mut all = Vec::new();
        let mut asked = Vec::with_capacity(candidates.len());
        for (candidate, wishes) in candidates.iter().zip(wishes) {
            task.check()?;
            let mut here: Vec<(Decimal, Money)> = Vec::new();
            for price in wishes.iter().filter_map(|wish| wish.price) {
                if let Some(worth) = worth(consortium, price) {
                    here.push((worth, price));
                }
            }
            all.extend_from_slice(&here);
            groups.entry((candidate.stratum, candidate.material)).or_default().extend_from_slice(&here);
            asked.push(lower_median(here).map(|(_, price)| price));
        }
        let by_group = groups.into_iter().filter_map(|(key, prices)| Some((key, lower_median(prices)?.1))).collect();
        Ok(Self { asked, by_group, median: lower_median(all).map(|(worth, _)| worth) })
    }

    /// The unit price for a partner whose own is `own`, at position `at` of the candidates.
    pub fn price(&self, at: usize, candidate: &Candidate, own: Option<Money>) -> Option<Priced> {
        let asked = own.or_else(|| self.asked.get(at).copied().flatten());
        match asked {
            Some(price) => Some(Priced { price, estimated: false }),
            None => {
                self.by_group.get(&(candidate.stratum, candidate.material)).map(|price| Priced { price: *price, estimated: true })
            }
        }
    }

    /// The lower median of all unit prices, major units of the consortium's currency.
    pub fn median(&self) -> Option<Decimal> {
        self.median
    }
}

fn lower_median(mut prices: Vec<(Decimal, Money)>) -> Option<(Decimal, Money)> {
    let middle = prices.len().checked_sub(1)? / 2;
    // Equal worth in several currencies: by currency, so that the order of the files does not decide.
    let order = |a: &(Decimal, Money), b: &(Decimal, Money)| a.0.cmp(&b.0).then(a.1.currency.cmp(&b.1.currency));
    Some(*prices.select_nth_unstable_by(middle, order).1)
}

/// Line cost in minor units of the consortium's currency, rounded half up:
/// copies · (unit · (1−discount) · (1+tax) + handling); none where a rate is missing or the amount is past all range.
pub(crate) fn line_cost(consortium: &Consortium, partner: PartnerIx, price: Money, copies: u16) -> Option<i64> {
    let buyer = consortium.partners.get(partner.at())?;
    let net = (Decimal::ONE - buyer.discount).checked_mul(Decimal::ONE + buyer.tax)?;
    let unit = worth(consortium, price)?.checked_mul(net)?;
    let handling = if buyer.handling.is_zero() {
        Decimal::ZERO
    } else {
        buyer.handling.checked_mul(consortium.rates.rate(buyer.currency)?)?
    };
    let scale = Decimal::from(10_i64.pow(consortium.rates.currency.digits()));
    let line = unit.checked_add(handling)?.checked_mul(Decimal::from(copies))?.checked_mul(scale)?;
    // Discounts above one or negative handling would pay the buyer; such a line costs nothing instead.
    round_half_up(line).map(|minor| minor.max(0))
}
