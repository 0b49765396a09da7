//! What a subject publishes in a year and what one of its titles costs, with where each figure comes from.
//!
//! In: price rows, requests, the profile of the last complete years. Out: [`Outlook`]. Figures that nobody knows stay
//! unknown: never zero.

use rust_decimal::Decimal;

use crate::model::{Consortium, Money, PartnerIx, StratumIx, decimal_from, round_half_up};
use crate::planning::PlanningInput;
use crate::tr;

/// Complete years over which output is observed.
const YEARS: f64 = 5.0;

/// Fewer titles than this in those years say nothing about a year.
pub(super) const FEWEST: u64 = 5;

/// Output and price of one subject.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Outlook {
    /// Titles a year.
    pub titles: Option<f64>,
    /// Price of one title in the consortium's currency.
    pub price: Option<Money>,
    /// Where both come from, in words.
    pub source: String,
    /// How many titles the price rests on.
    pub n: Option<u32>,
}

impl Outlook {
    /// The outlook of a stratum: price rows first, the latest year of several; else what is observed.
    pub fn new(consortium: &Consortium, input: &PlanningInput<'_>, stratum: StratumIx) -> Self {
        let rows = || consortium.prices.iter().filter(|row| row.stratum == stratum);
        let stated = rows().filter(|row| row.titles.is_some()).max_by(|a, b| a.year.cmp(&b.year));
        let observed = input.recent.rows.get(stratum.at()).map_or(0, |row| row.all_titles);
        let mut words = Vec::new();
        let titles = match stated.and_then(|row| row.titles.map(|titles| (row, titles))) {
            Some((row, titles)) => {
                words.push(tr!("subject-titles-stated", source = row.source.as_str(), year = row.year.as_str()));
                Some(f64::from(titles))
            }
            None if observed >= FEWEST => {
                words.push(tr!("subject-titles-observed", count = i64::try_from(observed).unwrap_or(i64::MAX)));
                Some(observed as f64 / YEARS)
            }
            None => {
                words.push(tr!("subject-titles-unknown"));
                None
            }
        };
        let priced = rows().filter_map(|row| Some((row, consortium.rates.convert(row.price.filter(|p| p.minor > 0)?)?)));
        let (price, n) = match priced.max_by(|(a, _), (b, _)| a.year.cmp(&b.year)) {
            Some((row, price)) => {
                words.push(tr!("subject-price-stated", source = row.source.as_str(), year = row.year.as_str()));
                (Some(price), row.n)
            }
            None => {
                if let Some((price, n)) = requested(consortium, input, stratum) {
                    words.push(tr!("subject-price-requests", count = n));
                    (Some(price), Some(n))
                } else {
                    words.push(tr!("subject-price-unknown"));
                    (None, None)
                }
            }
        };
        Self { titles, price, source: words.join(" "), n }
    }

    /// What a partner pays for a year of the subject, minor units:
    /// titles · coverage · (price · (1−discount) · (1+inflation) + handling).
    pub fn cost(&self, consortium: &Consortium, partner: PartnerIx, coverage: f64) -> Option<i64> {
        let settings = &consortium.settings;
        let who = consortium.partners.get(partner.at())?;
        let share = decimal_from(self.titles? * coverage)?;
        let rise = Decimal::ONE.checked_add(decimal_from(settings.inflation)?)?;
        let unit = self.price?.decimal().checked_mul(Decimal::ONE - who.discount)?.checked_mul(rise)?;
        let handling = if who.handling.is_zero() {
            Decimal::ZERO
        } else {
            who.handling.checked_mul(consortium.rates.rate(who.currency)?)?
        };
        let scale = Decimal::from(10_i64.pow(consortium.rates.currency.digits()));
        let year = unit.checked_add(handling)?.checked_mul(share)?.checked_mul(scale)?;
        round_half_up(year).map(|minor| minor.max(0))
    }
}

/// The lower median of what partners ask at in a stratum, in the consortium's currency, and of how many prices.
fn requested(consortium: &Consortium, input: &PlanningInput<'_>, stratum: StratumIx) -> Option<(Money, u32)> {
    let requests = input.candidates.iter().filter(|c| c.stratum == stratum).flat_map(|c| &c.requests);
    let mut prices: Vec<i64> = requests
        .filter_map(|at| consortium.requests.get(*at as usize).filter(|request| !request.continuing)?.price)
        .filter_map(|price| consortium.rates.convert(price))
        .map(|money| money.minor)
        .filter(|minor| *minor > 0)
        .collect();
    prices.sort_unstable();
    let middle = prices.len().checked_sub(1)? / 2;
    let minor = prices.get(middle).copied()?;
    Some((Money { minor, currency: consortium.rates.currency }, u32::try_from(prices.len()).unwrap_or(u32::MAX)))
}
