//! Words for what money is worth and why a title is bought by nobody.
//!
//! In: instance and division. Out: text. Figures come from the row prices that prove the bound: they say what the last
//! money is worth at most, so that words say *up to*.

use super::benefit;
use super::divide::Division;
use super::instance::{Ask, Instance, Title};
use crate::error::Result;
use crate::model::{Candidate, Consortium, Currency, Language, Money, PartnerIx, PartnerSet};
use crate::task::Task;
use crate::text;
use crate::tr;

/// Points below which money is worth nothing.
const NOTHING: f64 = 0.05;

/// What money is worth and why titles are not bought.
pub(crate) struct Words<'a> {
    consortium: &'a Consortium,
    instance: &'a Instance,
    division: &'a Division,
    /// Requests that the plan does not serve, by partner and priority.
    unserved: Vec<[usize; 5]>,
    /// A round amount near the price of a line.
    round: Money,
    /// What is used of every row.
    used: Vec<f64>,
}

/// A line that could have been bought.
struct Offer {
    partner: PartnerIx,
    fund: usize,
    cost: i64,
    /// Worth of the title with it, points.
    value: f64,
    /// What its money is worth in the plan, points.
    elsewhere: f64,
}

impl<'a> Words<'a> {
    /// Looks once over all titles.
    ///
    /// # Errors
    /// Cancellation.
    pub fn new(consortium: &'a Consortium, instance: &'a Instance, division: &'a Division, task: &Task) -> Result<Self> {
        let mut unserved = vec![[0; 5]; instance.partners];
        for (at, title) in instance.titles.iter().enumerate() {
            task.check()?;
            let buyers = division.buyers(at);
            for ask in title.asks.iter().filter(|ask| !benefit::is_served(instance, title, ask, buyers)) {
                unserved[ask.partner.at()][usize::from(ask.priority) - 1] += 1;
            }
        }
        let costs: Vec<i64> = instance.titles.iter().filter_map(|title| title.cheapest).collect();
        let round = round_amount(costs, instance.currency);
        Ok(Self { consortium, instance, division, unserved, round, used: division.state().used })
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.instance.currency }
    }

    fn name(&self, partner: PartnerIx) -> &str {
        self.consortium.partners.get(partner.at()).map_or("", |partner| partner.name.as_str())
    }

    fn names(&self, set: PartnerSet) -> String {
        set.iter().map(|partner| self.name(partner)).collect::<Vec<_>>().join(", ")
    }

    /// Points that one more minor unit in a fund is worth at most.
    fn price(&self, fund: usize) -> f64 {
        self.division.answer.dual.y[fund]
    }

    /// What more money in a fund would serve, in requests of the priority its partner lacks most.
    pub fn shadow(&self, fund: usize) -> String {
        let round = self.round;
        let points = self.price(fund) * round.minor as f64;
        if points < NOTHING {
            return tr!("shadow-none");
        }
        // Its partner's requests first; where all of them are served, those of the others.
        let own = self.unserved[self.instance.funds[fund].partner.at()];
        let all = self.unserved.iter().fold([0; 5], |sum, counts| std::array::from_fn(|at| sum[at] + counts[at]));
        let amount = text::money(round);
        let Some(at) = most_common(&own).or_else(|| most_common(&all)) else {
            return tr!("shadow-nearer", amount = amount, points = text::points(points));
        };
        let requests = text::points(points / f64::from(1_u32 << at));
        tr!("shadow-worth", amount = amount, requests = requests, priority = at + 1, points = text::points(points))
    }

    /// Why nobody buys a title, in one or two sentences.
    pub fn unfunded(&self, title: &Title, candidate: &Candidate, reason: &str) -> String {
        match reason {
            "excluded" => tr!("unfunded-excluded"),
            "no price" => tr!("unfunded-no-price"),
            "continuing" => tr!("unfunded-continuing"),
            "cap" => self.capped(title),
            "scope" => {
                let wanted: PartnerSet = title.asks.iter().map(|ask| ask.partner).collect();
                let stratum = self.consortium.strata.strata.get(candidate.stratum.at()).map_or("", |s| s.name.as_str());
                let language = if candidate.language == Language::UNKNOWN { "–" } else { candidate.language.code() };
                let material = candidate.material.code();
                tr!("unfunded-scope", partners = self.names(wanted), subject = stratum, language = language, material = material)
            }
            _ => self.too_dear(title),
        }
    }

    fn capped(&self, title: &Title) -> String {
        let reaches = |ask: &Ask, q: PartnerIx| self.instance.reaches(title.material, ask.partner, q);
        let near: PartnerSet = title.lendable.iter().filter(|q| title.asks.iter().any(|ask| reaches(ask, *q))).collect();
        tr!("unfunded-cap", partners = self.names(near), count = title.cap)
    }

    /// The line that comes nearest to being worth its money.
    fn best_offer(&self, title: &Title) -> Option<Offer> {
        let of = |buyer: &super::instance::Buyer| {
            let set = PartnerSet::only(buyer.partner);
            let fund = buyer.funds.iter().copied().min_by(|a, b| self.price(*a).total_cmp(&self.price(*b)).then(a.cmp(b)))?;
            let value = benefit::value(self.instance, title, set).value();
            let allowed = benefit::cap_allows(self.instance, title, set);
            let elsewhere = self.price(fund) * buyer.cost as f64;
            allowed.then_some(Offer { partner: buyer.partner, fund, cost: buyer.cost, value, elsewhere })
        };
        let offers = title.buyers.iter().filter_map(of);
        offers.max_by(|a, b| (a.value - a.elsewhere).total_cmp(&(b.value - b.elsewhere)).then(b.partner.cmp(&a.partner)))
    }

    fn too_dear(&self, title: &Title) -> String {
        let Some(offer) = self.best_offer(title) else {
            return match title.cheapest {
                Some(cost) => tr!("unfunded-too-large", amount = text::money(self.money(cost))),
                None => tr!("unfunded-no-price"),
            };
        };
        let row = &self.instance.funds[offer.fund];
        let (amount, fund, partner) = (text::money(self.money(offer.cost)), row.name.as_str(), self.name(offer.partner));
        let value = text::points(offer.value);
        if offer.value <= 0.0 {
            return tr!("unfunded-worthless", partner = partner, amount = amount);
        }
        if offer.elsewhere > offer.value {
            let other = text::points(offer.elsewhere);
            return tr!("unfunded-dear", partner = partner, amount = amount, fund = fund, value = value, other = other);
        }
        let left = self.division.model.problem.limit[offer.fund] - self.used[offer.fund];
        let left = crate::model::decimal_from(left).and_then(crate::model::round_half_up).unwrap_or(0);
        let left = text::money(self.money(left));
        tr!("unfunded-left", partner = partner, amount = amount, fund = fund, value = value, left = left)
    }
}

/// The place of the largest count, the highest of equals; none where all are zero.
fn most_common(counts: &[usize; 5]) -> Option<u32> {
    let most = counts.iter().max().copied().filter(|most| *most > 0)?;
    (0..5_u32).rev().zip(counts.iter().rev()).find(|(_, count)| **count == most).map(|(at, _)| at)
}

/// The power of ten nearest to what a line costs: 100 ringgit, 100,000 rupiah; at least one major unit.
fn round_amount(mut costs: Vec<i64>, currency: Currency) -> Money {
    let middle = costs.len().saturating_sub(1) / 2;
    let median = if costs.is_empty() { 1 } else { *costs.select_nth_unstable(middle).1 };
    let digits = (median.max(1) as f64).log10().round();
    let power = (currency.digits()..=currency.digits() + 8).find(|power| f64::from(*power) >= digits);
    Money { minor: 10_i64.pow(power.unwrap_or(currency.digits() + 8)), currency }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::plan;
    use crate::planning::testing::{Recipe, sample};
    use crate::task::Task;

    #[test]
    fn round_amounts_are_near_the_price_of_a_line() {
        let table: [(&str, &[i64], i64); 4] =
            [("MYR", &[], 100), ("MYR", &[9500, 13_000, 900_000], 10_000), ("JPY", &[4200], 10_000), ("MYR", &[1], 100)];
        for (code, costs, expected) in table {
            let currency = Currency::from_code(code).unwrap();
            assert_eq!(round_amount(costs.to_vec(), currency).minor, expected, "{code} {costs:?}");
        }
    }

    #[test]
    fn every_unfunded_title_says_why_in_its_own_figures() {
        let mut reasons = std::collections::BTreeSet::new();
        for seed in 0..12 {
            let sample = sample(Recipe { partners: 4, titles: 80, money: 0.4, wild: true, seed });
            let Ok(plan) = plan(&sample.consortium, &sample.input(), &Task::default()) else { continue };
            for row in &plan.unfunded {
                assert!(!row.why.is_empty() && !row.why.starts_with("unfunded-"), "{row:?}");
                if row.reason == "budget" {
                    assert!(row.why.contains("MYR"), "{row:?}");
                }
                reasons.insert(row.reason);
            }
            for fund in &plan.funds {
                let nothing = fund.shadow_words == tr!("shadow-none");
                assert!(nothing || fund.shadow_words.contains("MYR 100.00"), "{fund:?}");
                assert_eq!(nothing, fund.shadow_price * 100.0 < NOTHING, "{fund:?}");
            }
        }
        assert!(reasons.contains("budget") && reasons.len() >= 3, "{reasons:?}");
    }
}
