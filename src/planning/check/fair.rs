//! The figures of fairness, worked out once more in other words.

use super::{Checker, ensure, near};
use crate::error::Result;
use crate::model::{PartnerOutcome, Spread};

impl Checker<'_> {
    /// Shares and spreads are those of the partners' figures.
    pub(super) fn fairness(&self) -> Result<()> {
        let fairness = &self.plan.fairness;
        ensure(fairness.partners.len() == self.plan.partners.len(), "a partner's fairness is missing", "fairness")?;
        let (mut shares, mut ratios, mut loads) = (Vec::new(), Vec::new(), Vec::new());
        for (row, outcome) in fairness.partners.iter().zip(&self.plan.partners) {
            let partner = self.partner(&outcome.partner)?;
            let funds = self.facts.consortium.planned_funds().zip(&self.facts.limits);
            let money: i64 = funds.filter(|(fund, _)| fund.partner == partner).map(|(_, (_, minor))| *minor).sum();
            let (share, ratio, load) = figures(outcome, money);
            let same = |a: Option<f64>, b: Option<f64>| a.is_some() == b.is_some() && a.zip(b).is_none_or(|(a, b)| near(a, b));
            let right = same(share, row.served_share) && same(ratio, row.served_ratio) && same(load, row.load);
            ensure(right && row.partner == outcome.partner, "a share of fairness is wrong", &outcome.partner)?;
            shares.extend(share);
            ratios.extend(ratio);
            loads.extend(load);
        }
        let summary = &fairness.summary;
        for (figures, spread) in [(shares, summary.served_share), (ratios, summary.served_ratio), (loads, summary.load)] {
            ensure(is_spread(&figures, spread), "a spread is wrong", "fairness")?;
        }
        Ok(())
    }
}

/// Served share, served ratio and load of a partner.
fn figures(outcome: &PartnerOutcome, money: i64) -> (Option<f64>, Option<f64>, Option<f64>) {
    let over = |part: f64, all: f64| if all > 0.0 { Some(part / all) } else { None };
    (
        over(outcome.together_served, outcome.requested_need),
        over(outcome.together_served, outcome.alone_served),
        over(outcome.spend.minor as f64, money as f64),
    )
}

/// Whether a spread is that of the figures; the Gini coefficient by all pairs.
fn is_spread(figures: &[f64], spread: Spread) -> bool {
    if figures.is_empty() {
        return spread == Spread::default();
    }
    let low = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let high = figures.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = figures.iter().sum();
    let pairs: f64 = figures.iter().flat_map(|a| figures.iter().map(move |b| (a - b).abs())).sum();
    let gini = if sum > 0.0 { pairs / (2.0 * figures.len() as f64 * sum) } else { 0.0 };
    let expected = [(low, spread.smallest), (high, spread.largest), (high - low, spread.spread), (gini, spread.gini)];
    expected.iter().all(|(figure, said)| said.is_some_and(|said| near(*figure, said)))
}
