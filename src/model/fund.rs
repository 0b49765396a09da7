//! Funds: money that partners may spend in a fiscal year, and what each may be spent on.

use serde::Serialize;

use super::{Language, Material, Money, PartnerIx, StratumIx};

/// What a fund may pay for; an empty list means anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// The strata it may pay for.
    pub strata: Vec<StratumIx>,
    /// The languages it may pay for.
    pub languages: Vec<Language>,
    /// The materials it may pay for.
    pub materials: Vec<Material>,
}

impl Scope {
    /// Whether the fund may pay for a title of this stratum, language and material.
    #[must_use]
    pub fn covers(&self, stratum: StratumIx, language: Language, material: Material) -> bool {
        (self.strata.is_empty() || self.strata.contains(&stratum))
            && (self.languages.is_empty() || self.languages.contains(&language))
            && (self.materials.is_empty() || self.materials.contains(&material))
    }
}

/// One row of `budgets.csv`: a fund of a partner in a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fund {
    /// Whose money it is.
    pub partner: PartnerIx,
    /// Name of the fund.
    pub name: String,
    /// Allocation for the year.
    pub allocation: Money,
    /// Part already promised to orders, in the fund's currency.
    pub encumbered: Money,
    /// The part given to the common plan, where one is stated.
    pub pledge: Option<Money>,
    /// Fiscal year as written; empty where none is stated.
    pub fiscal_year: String,
    /// What it may pay for.
    pub scope: Scope,
}

impl Fund {
    /// What the plan may spend: allocation less encumbrance, no more than the pledge, never below zero.
    #[must_use]
    pub fn available(&self) -> Money {
        let free = self.allocation.minor.saturating_sub(self.encumbered.minor).max(0);
        let minor = self.pledge.map_or(free, |pledge| free.min(pledge.minor.max(0)));
        Money { minor, currency: self.allocation.currency }
    }
}

/// The key under which a project keeps changes of a fund: `partner/fund/year`.
#[must_use]
pub fn fund_key(partner: &str, fund: &str, fiscal_year: &str) -> String {
    format!("{partner}/{fund}/{fiscal_year}")
}
