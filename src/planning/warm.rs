//! What the last plan says to the next one: its lines, its prices, the plans that its partners made alone.
//!
//! In: the last plan and the instance of the next. Out: [`Warm`]. What is no longer allowed is left out; nothing of it is
//! taken for true without being looked at again.

use rustc_hash::FxHashMap;

use super::columns::Model;
use super::instance::{Buyer, Instance};
use super::solver::position;
use crate::model::{Candidate, Consortium, PartnerIx, Plan};

/// The last plan in the places of the instance.
#[derive(Debug, Clone, Default)]
pub(crate) struct Warm {
    /// For each title, position of the buyer and fund of every line.
    lines: Vec<Vec<(usize, usize)>>,
    /// For each partner, titles that it buys alone, with the fund.
    pub alone: Vec<Vec<(usize, usize)>>,
    /// Price of each fund, points for one minor unit.
    prices: Vec<f64>,
}

impl Warm {
    /// Finds the lines and prices of a plan in an instance.
    pub fn new(consortium: &Consortium, candidates: &[Candidate], instance: &Instance, plan: &Plan) -> Self {
        let title_of: FxHashMap<&str, usize> = candidates.iter().enumerate().map(|(at, c)| (c.id.as_str(), at)).collect();
        let fund_of = |partner: PartnerIx, name: &str, funds: &[usize]| {
            funds.iter().copied().find(|at| instance.funds[*at].partner == partner && instance.funds[*at].name == name)
        };
        let place = |candidate: &str, partner: &str, fund: &str, alone: bool| {
            let (title, partner) = (*title_of.get(candidate)?, consortium.partner(partner)?);
            let all: &[Buyer] = if alone { &instance.titles[title].alone } else { &instance.titles[title].buyers };
            let slot = all.iter().position(|buyer| buyer.partner == partner)?;
            Some((title, partner, slot, fund_of(partner, fund, &all[slot].funds)?))
        };
        let mut warm = Self {
            lines: vec![Vec::new(); instance.titles.len()],
            alone: vec![Vec::new(); instance.partners],
            prices: vec![0.0; instance.funds.len()],
        };
        for line in &plan.assignments {
            if let Some((title, _, slot, fund)) = place(&line.candidate, &line.partner, &line.fund, false) {
                warm.lines[title].push((slot, fund));
            }
        }
        warm.lines.iter_mut().for_each(|lines| lines.sort_unstable());
        for line in &plan.alone {
            if let Some((title, partner, _, fund)) = place(&line.candidate, &line.partner, &line.fund, true) {
                warm.alone[partner.at()].push((title, fund));
            }
        }
        let digits = i32::try_from(instance.currency.digits()).unwrap_or(2);
        for (price, row) in warm.prices.iter_mut().zip(&instance.funds) {
            let code = &instance.partner_codes[row.partner.at()];
            let last = plan.funds.iter().find(|fund| fund.partner == *code && fund.fund == row.name);
            *price = last.map_or(0.0, |fund| fund.shadow_price.max(0.0) / 10_f64.powi(digits));
        }
        warm
    }

    /// The column of each title that keeps most of its lines, fewest others besides.
    pub fn choice(&self, model: &Model) -> Vec<u32> {
        let of = |(group, lines): (usize, &Vec<(usize, usize)>)| {
            let likeness = |column: &usize| {
                let kept = model.buys(*column).filter(|buy| lines.contains(buy)).count();
                (kept, std::cmp::Reverse(model.buys(*column).len()), std::cmp::Reverse(*column))
            };
            position(model.problem.columns(group).max_by_key(likeness).unwrap_or(model.problem.group[group] as usize))
        };
        self.lines.iter().enumerate().map(of).collect()
    }

    /// Row prices to start from: those of the funds, nothing else.
    pub fn prices(&self, model: &Model) -> Vec<f64> {
        let mut prices = self.prices.clone();
        prices.resize(model.problem.limit.len(), 0.0);
        prices
    }
}
