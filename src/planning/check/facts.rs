//! What the checker knows of each candidate, worked out from the files' rows alone.
//!
//! Shares nothing with the builder or the solver: plain lists in the order of the candidates, one look at a time.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;

use crate::error::Result;

use crate::analysis::ProfileRow;
use crate::model::{
    Action, Candidate, Consortium, Decision, Material, Money, PartnerIx, PartnerSet, StratumIx, SubjectLock, round_half_up,
};
use crate::planning::PlanningInput;
use crate::task::Task;

/// One partner's demand for a candidate.
#[derive(Debug, Clone)]
pub(super) struct Demand {
    pub partner: PartnerIx,
    pub priority: u8,
    pub copies: u16,
    pub local: bool,
    /// Unit price with its worth.
    price: Option<(Decimal, Money)>,
    /// The row the place among standing orders comes from.
    row: u32,
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
    /// One a partner.
    pub demands: Vec<Demand>,
    pub standing: Vec<Demand>,
    /// Those of its language, else those of no language.
    pub responsible: PartnerSet,
    /// The middle of the prices that distinct partners asked at.
    asked: Option<Money>,
}

impl Case<'_> {
    /// What a partner asks for and does not have.
    pub fn open(&self, partner: PartnerIx) -> Option<&Demand> {
        self.demands.iter().find(|demand| demand.partner == partner && !demand.settled)
    }
}

/// All candidates and prices.
pub(super) struct Facts<'a> {
    pub consortium: &'a Consortium,
    pub input: &'a PlanningInput<'a>,
    pub cases: Vec<Case<'a>>,
    /// What every planned fund may spend: its own limit and the limit in minor units of the consortium.
    pub limits: Vec<(Money, i64)>,
    pub point_cost: Option<f64>,
    places: FxHashMap<&'a str, usize>,
    /// Positions of the decisions about a candidate.
    decided: FxHashMap<&'a str, Vec<usize>>,
    group_price: BTreeMap<(StratumIx, Material), Money>,
    /// By material, borrower, lender.
    access: Vec<f64>,
    /// What one year's loans of a title cost, minor units: by stratum, then partner.
    loans: Vec<Vec<i64>>,
}

impl<'a> Facts<'a> {
    pub fn new(consortium: &'a Consortium, input: &'a PlanningInput<'a>, task: &Task) -> Result<Self> {
        let case = |candidate| task.check().map(|()| Case::new(consortium, candidate));
        let cases = input.candidates.par_iter().map(case).collect::<Result<Vec<Case<'_>>>>()?;
        let mut groups: BTreeMap<(StratumIx, Material), Vec<(Decimal, Money)>> = BTreeMap::new();
        let mut everything = Vec::new();
        for case in &cases {
            task.check()?;
            let group = groups.entry((case.candidate.stratum, case.candidate.material)).or_default();
            group.extend(case.demands.iter().filter_map(|demand| demand.price));
            everything.extend(case.demands.iter().filter_map(|demand| demand.price));
        }
        task.check()?;
        let group_price = groups.into_iter().filter_map(|(key, mut prices)| Some((key, middle(&mut prices)?.1))).collect();
        let stated = consortium.settings.cost_per_point.filter(|cost| *cost > 0.0);
        let median = middle(&mut everything).and_then(|(worth, _)| worth.to_f64());
        let mut decided: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, ids) in input.decided.iter().enumerate().take(consortium.decisions.len()) {
            for id in ids {
                decided.entry(id).or_default().push(at);
            }
        }
        let places = cases.iter().enumerate().map(|(at, case)| (case.candidate.id.as_str(), at)).collect();
        task.check()?;
        let point_cost = stated.or(median.map(|worth| worth * 100.0));
        let (access, loans) = (accesses(consortium), loan_costs(consortium, input));
        let limits = Vec::new();
        let mut facts = Self { consortium, input, cases, limits, point_cost, places, decided, group_price, access, loans };
        facts.limits = facts.limits();
        Ok(facts)
    }

    /// The position of a candidate.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Unit price for a partner and whether it is an estimate.
    pub fn price(&self, case: &Case<'_>, partner: PartnerIx) -> Option<(Money, bool)> {
        let own = case.open(partner).and_then(|demand| demand.price);
        self.price_or(case, own.map(|(_, price)| price))
    }

    /// The price rules from a partner's own price on.
    pub fn price_or(&self, case: &Case<'_>, own: Option<Money>) -> Option<(Money, bool)> {
        if let Some(price) = own.or(case.asked) {
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

    /// Limits of the planned funds after the standing orders.
    fn limits(&self) -> Vec<(Money, i64)> {
        let funds: Vec<_> = self.consortium.planned_funds().collect();
        let mut limits: Vec<Money> = funds.iter().map(|fund| fund.available()).collect();
        let mut orders = Vec::new();
        for case in &self.cases {
            orders.extend(case.standing.iter().map(|demand| (case, demand)));
        }
        orders.sort_by_key(|(_, demand)| demand.row);
        for (case, demand) in orders {
            let (partner, own) = (demand.partner, demand.price.map(|(_, price)| price));
            let Some(cost) = self.price_or(case, own).and_then(|(price, _)| self.amount(partner, price, demand.copies)) else {
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
        let (partners, table) = (self.consortium.partners.len(), Material::ALL.iter().position(|m| *m == material));
        let at = (table.unwrap_or(0) * partners + borrower.at()) * partners + lender.at();
        self.access.get(at).copied().unwrap_or(0.0)
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
        self.loans
            .get(case.candidate.stratum.at())
            .or(self.loans.last())
            .and_then(|row| row.get(partner.at()))
            .copied()
            .unwrap_or(0)
    }

    /// Decisions about a candidate, first to last.
    fn decisions(&self, id: &str) -> impl Iterator<Item = &Decision> {
        self.decided.get(id).into_iter().flatten().map(|at| &self.consortium.decisions[*at])
    }

    /// What decisions say about a line: (required from a fund or any, forbidden, forbidden funds) by the last word.
    pub fn line_decision(&self, id: &str, partner: PartnerIx) -> (Option<String>, bool, Vec<String>) {
        let (mut required, mut forbidden, mut funds): (Option<String>, bool, Vec<String>) = (None, false, Vec::new());
        for decision in self.decisions(id).filter(|d| self.consortium.partner(&d.partner) == Some(partner)) {
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
        self.decisions(id).any(|decision| decision.action == Action::Exclude)
    }
}

impl<'a> Case<'a> {
    /// Everything asked about a candidate.
    fn new(consortium: &Consortium, candidate: &'a Candidate) -> Self {
        // From the most urgent down; `requests` is in file order and the sort is stable.
        let mut rows: Vec<_> =
            candidate.requests.iter().filter_map(|at| Some((*at, consortium.requests.get(*at as usize)?))).collect();
        rows.sort_by_key(|(_, row)| 255 - row.priority);
        let (mut demands, mut standing): (Vec<Demand>, Vec<Demand>) = (Vec::new(), Vec::new());
        for (at, row) in rows {
            let list = if row.continuing { &mut standing } else { &mut demands };
            let price = || row.price.and_then(|price| Some((worth(consortium, price)?, price)));
            if let Some(demand) = list.iter_mut().find(|demand| demand.partner == row.partner) {
                demand.copies = demand.copies.max(row.copies);
                demand.local |= row.local_copy.is_some();
                demand.price = demand.price.or_else(price);
                continue;
            }
            list.push(Demand {
                partner: row.partner,
                priority: row.priority.clamp(1, 5),
                copies: row.copies.max(1),
                local: row.local_copy.is_some(),
                price: price(),
                row: at,
                settled: false,
            });
        }
        for demand in &mut demands {
            let holds = candidate.held.contains(demand.partner);
            demand.settled = holds && demand.copies <= 1;
            demand.local |= holds;
        }
        let mut prices: Vec<(Decimal, Money)> = demands.iter().filter_map(|demand| demand.price).collect();
        let asked = middle(&mut prices).map(|(_, price)| price);
        Self { candidate, demands, standing, responsible: responsible(consortium, candidate), asked }
    }
}

/// Who is responsible for a candidate: those of its language, else those of no language.
fn responsible(consortium: &Consortium, candidate: &Candidate) -> PartnerSet {
    let (mut exact, mut rest) = (PartnerSet::EMPTY, PartnerSet::EMPTY);
    for row in &consortium.responsible {
        if row.stratum != candidate.stratum || row.share <= 0.0 || row.lock == Some(SubjectLock::Forbid) {
            continue;
        }
        match row.language {
            None => rest.insert(row.partner),
            Some(language) if language == candidate.language => exact.insert(row.partner),
            Some(_) => {}
        }
    }
    if exact.is_empty() { rest } else { exact }
}

/// Access by material, borrower, lender.
fn accesses(consortium: &Consortium) -> Vec<f64> {
    let (partners, mut all) = (&consortium.partners, Vec::new());
    for material in Material::ALL {
        for borrower in (0..partners.len()).map(PartnerIx::new) {
            for lender in (0..partners.len()).map(PartnerIx::new) {
                let factor = consortium.access.factor(partners, consortium.settings.loan_factor, borrower, lender, material);
                all.push(if factor.is_nan() { 0.0 } else { factor.clamp(0.0, 1.0) });
            }
        }
    }
    all
}

/// What one year's loans of a title cost, minor units, by stratum and partner; the last row is of titles in none of them.
fn loan_costs(consortium: &Consortium, input: &PlanningInput<'_>) -> Vec<Vec<i64>> {
    let Some(cost) = consortium.settings.cost_per_loan.filter(|cost| *cost > 0.0) else { return Vec::new() };
    let scale = Decimal::from(10_i64.pow(consortium.rates.currency.digits()));
    let minor = |rate: f64| {
        let exact = crate::model::decimal_from(rate * cost).and_then(|cost| cost.checked_mul(scale));
        exact.and_then(round_half_up).unwrap_or(0)
    };
    let rows = input.profile.rows.iter().map(Some).chain([None]);
    let one = |row: Option<&ProfileRow>, at: usize| {
        let of = |list: Option<&Vec<u64>>| list.and_then(|list| list.get(at).copied()).unwrap_or(0);
        let (titles, uses) = (of(row.map(|r| &r.titles)), of(row.map(|r| &r.uses)));
        let year = row.and_then(|r| r.median_year.get(at).copied().flatten());
        let age = year.map_or(1, |year| (i32::from(input.this_year) - i32::from(year)).max(1));
        let silent = input.profile.rows.iter().all(|row| of(Some(&row.uses)) == 0);
        minor(if titles == 0 || silent { 1.0 } else { uses as f64 / (titles as f64 * f64::from(age)) })
    };
    rows.map(|row| (0..consortium.partners.len()).map(|at| one(row, at)).collect()).collect()
}

fn worth(consortium: &Consortium, price: Money) -> Option<Decimal> {
    let worth = price.decimal().checked_mul(consortium.rates.rate(price.currency)?)?;
    (price.minor > 0 && worth > Decimal::ZERO).then_some(worth)
}

/// The lower median by worth, then currency.
fn middle(prices: &mut [(Decimal, Money)]) -> Option<(Decimal, Money)> {
    let at = prices.len().checked_sub(1)? / 2;
    Some(*prices.select_nth_unstable_by_key(at, |(worth, price)| (*worth, price.currency)).1)
}
