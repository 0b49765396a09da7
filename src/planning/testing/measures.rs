//! The instances of the measures: what a consortium of a given size and cap looks like when its speed is told.

use oorandom::Rand64;
use rust_decimal::Decimal;

use super::{Recipe, Sample, below, minor, profile, sample};
use crate::model::{AccessRow, Fund, Money, PartnerIx, PriceRow, Scope, Stratum, StratumIx};

/// Factors of the access matrix: below and above the reach of 0.5.
const FACTORS: [f64; 8] = [0.0, 0.3, 0.5, 0.6, 0.7, 0.7, 0.8, 0.9];

/// A consortium with budgets of about 30 % of what each partner asks, the guarantee on, two funds a partner of which one is
/// scoped, and an access factor of its own for every pair of partners.
#[must_use]
pub fn measured(titles: usize, partners: usize, cap: u8, seed: u64) -> Sample {
    let mut sample = sample(Recipe { partners, titles, money: 0.3, wild: false, seed });
    let mut random = Rand64::new(u128::from(seed) + 77);
    let consortium = &mut sample.consortium;
    consortium.settings.copies_cap = cap;
    consortium.settings.guarantee = true;
    for borrower in (0..partners).map(PartnerIx::new) {
        for lender in (0..partners).map(PartnerIx::new).filter(|lender| *lender != borrower) {
            let factor = FACTORS[below(&mut random, FACTORS.len())];
            consortium.access.rows.push(AccessRow { borrower, lender, factor, material: None });
        }
    }
    let whole = std::mem::take(&mut consortium.funds);
    for fund in whole {
        let part = |share: i64| Money { minor: fund.allocation.minor * share / 100, ..fund.allocation };
        let scoped = below(&mut random, 3);
        let strata = (scoped..scoped + 2).map(|at| StratumIx(u16::try_from(at).unwrap_or(0))).collect();
        let share = 20 + 5 * i64::try_from(below(&mut random, 5)).unwrap_or(0);
        let name = "region".to_owned();
        consortium.funds.push(Fund {
            name,
            allocation: part(share),
            scope: Scope { strata, ..Scope::default() },
            ..fund.clone()
        });
        consortium.funds.push(Fund { allocation: part(100 - share), ..fund });
    }
    consortium.partners.iter_mut().for_each(|partner| partner.tax = Decimal::ZERO);
    sample
}

/// A consortium with this many subjects (and the unclassified), each with its output and price, whose partners pledge about
/// 30 % of what all subjects cost together.
#[must_use]
pub fn subjects(strata: usize, partners: usize, seed: u64) -> Sample {
    let mut sample = sample(Recipe { partners, titles: 10 * strata, money: 1.0, wild: false, seed });
    let mut random = Rand64::new(u128::from(seed) + 991);
    let Sample { consortium, candidates, .. } = &mut sample;
    let stratum = |at: usize| Stratum::new(&format!("s{at:03}"), &format!("Subject {at}"));
    consortium.strata.strata = (0..=strata).map(stratum).collect();
    let mut total = 0;
    for at in 0..strata {
        let titles = u32::try_from(20 + below(&mut random, 400)).unwrap_or(20);
        let minor = minor(&mut random, 2_000, 18_000);
        total += minor * i64::from(titles);
        consortium.prices.push(PriceRow {
            stratum: StratumIx(u16::try_from(at).unwrap_or(0)),
            titles: Some(titles),
            price: Some(Money { minor, currency: consortium.rates.currency }),
            source: "trade".to_owned(),
            year: "2026".to_owned(),
            n: Some(40),
        });
    }
    consortium.settings.coverage = vec![1.0];
    for candidate in candidates.iter_mut() {
        candidate.stratum = StratumIx(u16::try_from(below(&mut random, strata)).unwrap_or(0));
    }
    let pledged = total * 3 / 10;
    let weights: Vec<i64> = consortium.funds.iter().map(|_| minor(&mut random, 5, 20)).collect();
    for (fund, weight) in consortium.funds.iter_mut().zip(&weights) {
        let money = Money { minor: pledged * weight / weights.iter().sum::<i64>(), currency: consortium.rates.currency };
        fund.allocation = consortium.rates.convert_back(money, fund.allocation.currency).unwrap_or(money);
    }
    sample.profile = profile(&sample.consortium, &mut random, 400);
    sample.recent = profile(&sample.consortium, &mut random, 60);
    sample
}
