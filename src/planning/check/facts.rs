//! What the checker knows of each candidate, worked out from the files' rows alone.
//!
//! Shares nothing with the builder or the solver: plain maps, one look at a time.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::model::{
    Action, Candidate, Consortium, Material, Money, PartnerIx, PartnerSet, StratumIx, SubjectLock, round_half_up,
};
use crate::planning::PlanningInput;

/// One partner's demand for a candidate.
#[derive(Debug, Clone, Default)]
pub(super) struct Demand {
    pub priority: u8,
    pub copies: u16,
    pub local: bool,
    pub price: Option<Money>,
    /// Holds it already and asks for no more: nothing to plan.
    pub settled: bool,
}

impl Demand {
    pub fn need(&self) -> f64 {
        2_f64.powi(i32::from(self.priority) - 1)
    }
}

/// A candidate with everything asked about it.
pub(super) struct Case<'a> {
    pub candidate: &'a Candidate,
    pub demands: BTreeMap<PartnerIx, Demand>,
    pub standing: BTreeMap<PartnerIx, Demand>,
    /// Prices asked by distinct partners with their worth.
    asked: Vec<(Decimal, Money)>,
}

/// All candidates and prices.
pub(super) struct Facts<'a> {
    pub consortium: &'a Consortium,
    pub input: &'a PlanningInput<'a>,
    pub cases: BTreeMap<&'a str, Case<'a>>,
    group_price: BTreeMap<(StratumIx, Material), Money>,
    pub point_cost: Option<f64>,
}

impl<'a> Facts<'a> {
    pub fn new(consortium: &'a Consortium, input: &'a PlanningInput<'a>) -> Self {
        let mut cases = BTreeMap::new();
        let mut groups: BTreeMap<(StratumIx, Material), Vec<(Decimal, Money)>> = BTreeMap::new();
        let mut everything = Vec::new();
        for candidate in input.candidates {
            let mut demands = collect(consortium, candidate, false);
            for (partner, demand) in &mut demands {
                let holds = candidate.held.contains(*partner);
                demand.settled = holds && demand.copies <= 1;
                demand.local |= holds;
            }
            let asked: Vec<(Decimal, Money)> =
                demands.values().filter_map(|d| Some((worth(consortium, d.price?)?, d.price?))).collect();
            groups.entry((candidate.stratum, candidate.material)).or_default().extend(asked.iter().copied());
            everything.extend(asked.iter().copied());
            let standing = collect(consortium, candidate, true);
            cases.insert(candidate.id.as_str(), Case { candidate, demands, standing, asked });
        }
        let group_price = groups.into_iter().filter_map(|(key, prices)| Some((key, middle(&prices)?.1))).collect();
        let stated = consortium.settings.cost_per_point.filter(|cost| *cost > 0.0);
        let point_cost = stated.or(middle(&everything).and_then(|(worth, _)| worth.to_f64()).map(|worth| worth * 100.0));
        Self { consortium, input, cases, group_price, point_cost }
    }

    /// Who is responsible for a candidate: those of its language, else those of no language.
    pub fn responsible(&self, candidate: &Candidate) -> BTreeSet<PartnerIx> {
        let (mut exact, mut rest) = (BTreeSet::new(), BTreeSet::new());
        for row in &self.consortium.responsible {
            if row.stratum != candidate.stratum || row.share <= 0.0 || row.lock == Some(SubjectLock::Forbid) {
                continue;
            }
            match row.language {
                None => rest.insert(row.partner),
                Some(language) => language == candidate.language && exact.insert(row.partner),
            };
        }
        if exact.is_empty() { rest } else { exact }
    }

    /// Unit price for a partner and whether it is an estimate.
    pub fn price(&self, case: &Case<'_>, partner: PartnerIx) -> Option<(Money, bool)> {
        let own = case.demands.get(&partner).filter(|d| !d.settled).and_then(|d| d.price);
        self.price_or(case, own)
    }

    /// The price rules from a partner's own price on.
    pub fn price_or(&self, case: &Case<'_>, own: Option<Money>) -> Option<(Money, bool)> {
        if let Some(price) = own.or(middle(&case.asked).map(|(_, price)| price)) {
            return Some((price, false));
        }
        self.group_price.get(&(case.candidate.stratum, case.candidate.material)).map(|price| (*price, true))
    }

    /// Line cost in minor units.
    pub fn amount(&self, partner: PartnerIx, price: Money, copies: u16) -> Option<i64> {
        let who = self.consortium.partners.get(partner.at())?;
        let list = price.decimal() * self.consortium.rates.rate(price.currency)?;
        let paid = list * ((Decimal::ONE - who.discount) * (Decimal::ONE + who.tax));
        let fee = if who.handling.is_zero() { Decimal::ZERO } else { who.handling * self.consortium.rates.rate(who.currency)? };
        let mut minor = (paid + fee) * Decimal::from(copies);
        for _ in 0..self.consortium.rates.currency.digits() {
            minor *= Decimal::TEN;
        }
        round_half_up(minor).map(|minor| minor.max(0))
    }

    /// What every planned fund may spend: its own limit and the limit in minor units of the consortium.
    pub fn limits(&self) -> Vec<(Money, i64)> {
        let funds: Vec<_> = self.consortium.planned_funds().collect();
        let mut limits: Vec<Money> = funds.iter().map(|fund| fund.available()).collect();
        let mut orders = Vec::new();
        for case in self.cases.values() {
            for (partner, demand) in &case.standing {
                // The most urgent row, the first of equals, has the place.
                let rows = case.candidate.requests.iter().filter(|at| {
                    let row = &self.consortium.requests[**at as usize];
                    row.partner == *partner && row.continuing && row.priority.clamp(1, 5) == demand.priority
                });
                orders.push((rows.min().copied().unwrap_or(0), case, *partner, demand));
            }
        }
        orders.sort_by_key(|(row, ..)| *row);
        for (_, case, partner, demand) in orders {
            let Some(cost) = self.price_or(case, demand.price).and_then(|(price, _)| self.amount(partner, price, demand.copies))
            else {
                continue;
            };
            let c = case.candidate;
            let mut owed = cost;
            for at in 0..funds.len() {
                let (fund, left) = (funds[at], limits[at]);
                if owed > 0 && fund.partner == partner && fund.scope.covers(c.stratum, c.language, c.material) {
                    let whole = Money { minor: owed, currency: self.consortium.rates.currency };
                    let Some(charge) = self.consortium.rates.convert_back(whole, left.currency) else { continue };
                    limits[at].minor = (left.minor - charge.minor).max(0);
                    let unpaid = Money { minor: (charge.minor - left.minor.max(0)).max(0), currency: left.currency };
                    owed = self.consortium.rates.convert(unpaid).map_or(0, |money| money.minor);
                }
            }
        }
        limits.into_iter().map(|limit| (limit, self.consortium.rates.convert_down(limit).map_or(0, |m| m.minor.max(0)))).collect()
    }

    /// Access of `borrower` to a copy at `lender`.
    pub fn access(&self, material: Material, borrower: PartnerIx, lender: PartnerIx) -> f64 {
        let factor = self.consortium.access.factor(
            &self.consortium.partners,
            self.consortium.settings.loan_factor,
            borrower,
            lender,
            material,
        );
        if factor.is_nan() { 0.0 } else { factor.clamp(0.0, 1.0) }
    }

    /// Whether a copy at `lender` reaches `borrower`.
    pub fn reaches(&self, material: Material, borrower: PartnerIx, lender: PartnerIx) -> bool {
        let lends = self.consortium.partners.get(lender.at()).is_some_and(|p| p.lends);
        lends && lender != borrower && self.access(material, borrower, lender) >= self.consortium.settings.reach
    }

    /// Best access to a set of copies.
    pub fn best_access(&self, material: Material, borrower: PartnerIx, copies: PartnerSet) -> f64 {
        copies.iter().map(|lender| self.access(material, borrower, lender)).fold(0.0, f64::max)
    }

    /// What one year's loans of a title cost a partner, minor units.
    pub fn loan_cost(&self, case: &Case<'_>, partner: PartnerIx) -> i64 {
        let Some(cost) = self.consortium.settings.cost_per_loan.filter(|cost| *cost > 0.0) else { return 0 };
        let row = self.input.profile.rows.get(case.candidate.stratum.at());
        let of = |list: Option<&Vec<u64>>| list.and_then(|list| list.get(partner.at()).copied()).unwrap_or(0);
        let (titles, uses) = (of(row.map(|r| &r.titles)), of(row.map(|r| &r.uses)));
        let year = row.and_then(|r| r.median_year.get(partner.at()).copied().flatten());
        let age = year.map_or(1, |year| (i32::from(self.input.this_year) - i32::from(year)).max(1));
        let silent = self.input.profile.rows.iter().all(|row| of(Some(&row.uses)) == 0);
        let rate = if titles == 0 || silent { 1.0 } else { uses as f64 / (titles as f64 * f64::from(age)) };
        let scale = 10_i64.pow(self.consortium.rates.currency.digits());
        crate::model::decimal_from(rate * cost)
            .and_then(|c| c.checked_mul(Decimal::from(scale)))
            .and_then(round_half_up)
            .unwrap_or(0)
    }

    /// What decisions say about a line: (required from a fund or any, forbidden, forbidden funds) by the last word.
    pub fn line_decision(&self, id: &str, partner: PartnerIx) -> (Option<String>, bool, Vec<String>) {
        let (mut required, mut forbidden, mut funds): (Option<String>, bool, Vec<String>) = (None, false, Vec::new());
        for (decision, ids) in self.consortium.decisions.iter().zip(self.input.decided) {
            if self.consortium.partner(&decision.partner) != Some(partner) || !ids.iter().any(|other| other == id) {
                continue;
            }
            let fund = decision.fund.trim().to_lowercase();
            match decision.action {
                Action::Require => {
                    forbidden = false;
                    funds.retain(|other| *other != fund);
                    required = Some(fund);
                }
                Action::Forbid if fund.is_empty() => (required, forbidden, funds) = (None, true, Vec::new()),
                Action::Forbid => {
                    required = required.filter(|named| *named != fund);
                    funds.push(fund);
                }
                _ => {}
            }
        }
        (required, forbidden, funds)
    }

    /// Whether people excluded a candidate.
    pub fn is_excluded(&self, id: &str) -> bool {
        self.consortium
            .decisions
            .iter()
            .zip(self.input.decided)
            .any(|(d, ids)| d.action == Action::Exclude && ids.iter().any(|other| other == id))
    }
}

/// The demands of all partners for a candidate.
fn collect(consortium: &Consortium, candidate: &Candidate, continuing: bool) -> BTreeMap<PartnerIx, Demand> {
    let mut demands: BTreeMap<PartnerIx, Demand> = BTreeMap::new();
    // From the most urgent down; `requests` is in file order and the sort is stable.
    let mut rows: Vec<_> = candidate.requests.iter().filter_map(|at| consortium.requests.get(*at as usize)).collect();
    rows.sort_by_key(|row| 255 - row.priority);
    for row in rows.into_iter().filter(|row| row.continuing == continuing) {
        let demand = demands.entry(row.partner).or_default();
        demand.priority = demand.priority.max(row.priority.clamp(1, 5));
        demand.copies = demand.copies.max(row.copies).max(1);
        demand.local |= row.local_copy.is_some();
        demand.price = demand.price.or(row.price.filter(|price| worth(consortium, *price).is_some()));
    }
    demands
}

fn worth(consortium: &Consortium, price: Money) -> Option<Decimal> {
    let worth = price.decimal().checked_mul(consortium.rates.rate(price.currency)?)?;
    (price.minor > 0 && worth > Decimal::ZERO).then_some(worth)
}

/// The lower median by worth, then currency.
fn middle(prices: &[(Decimal, Money)]) -> Option<(Decimal, Money)> {
    let mut sorted = prices.to_vec();
    sorted.sort_by_key(|(worth, price)| (*worth, price.currency));
    let at = sorted.len().checked_sub(1)? / 2;
    sorted.get(at).copied()
}
