//! The numeric instance: what the planning model needs, by position, with every price already in minor units.
//!
//! In: nothing; `build` fills it. Out: plain data for benefit, columns, alone, explain and outcome.
//! Invariants: `titles[i]` is `candidates[i]`; asks and buyers are sorted by partner, one each; a buyer's funds are
//! sorted, cover the title and can pay the line by themselves.

use crate::model::{Currency, Material, Money, PartnerIx, PartnerSet};

/// One partner's wish for one title: all its requests merged.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    /// Who asks.
    pub partner: PartnerIx,
    /// Need in points: 2^(priority−1).
    pub need: f64,
    /// Highest priority asked, 1–5.
    pub priority: u8,
    /// Served by the own copy alone.
    pub local: bool,
    /// The partner holds the title already and asks for more copies.
    pub extra: bool,
    /// Position in `Consortium::requests` of the request the line is written from.
    pub lead: u32,
    /// What one year's loans of it cost, in minor units; 0 without a cost per loan.
    pub loan_cost: i64,
}

/// A partner that may buy a title.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own; they come in every combination")]
pub(crate) struct Buyer {
    /// Who buys.
    pub partner: PartnerIx,
    /// Unit list price.
    pub price: Money,
    /// The price is an estimate.
    pub estimated: bool,
    /// Copies of the line.
    pub copies: u16,
    /// Line cost in minor units of the consortium's currency.
    pub cost: i64,
    /// Position in [`Title::asks`] of its own wish.
    pub ask: Option<usize>,
    /// Its own copy alone serves it: neither counted nor limited by the cap.
    pub local: bool,
    /// A person required the line.
    pub required: bool,
    /// Bought for others alone, within the share of the pledge given to that.
    pub for_others: bool,
    /// Positions of the funds that may pay.
    pub funds: Vec<usize>,
}

/// One candidate as the model sees it.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// Its material.
    pub material: Material,
    /// Copies cap.
    pub cap: usize,
    /// Who holds it.
    pub held: PartnerSet,
    /// Whose copy others can use.
    pub lendable: PartnerSet,
    /// Responsible for its stratum.
    pub responsible: PartnerSet,
    /// Wishes that are planned.
    pub asks: Vec<Ask>,
    /// Who may buy it in the common plan.
    pub buyers: Vec<Buyer>,
    /// What each asking partner could buy alone: the same lines without cap, locks and responsibilities.
    pub alone: Vec<Buyer>,
    /// Asking partners that a person forbade to buy it.
    pub forbidden: PartnerSet,
    /// Who buys it in the plan to stay near to.
    pub given: PartnerSet,
    /// A person excluded it, or forbade every line of it.
    pub excluded: bool,
    /// Cheapest line of an asking partner, funds and locks aside; none without a price.
    pub cheapest: Option<i64>,
}

/// A fund as the model sees it.
#[derive(Debug, Clone)]
pub(crate) struct FundRow {
    /// Whose it is.
    pub partner: PartnerIx,
    /// Its name.
    pub name: String,
    /// What the plan may spend, in its own currency.
    pub limit: Money,
    /// The same in minor units of the consortium's currency, rounded down.
    pub capacity: i64,
}

/// The whole instance.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    /// Codes of the partners.
    pub partner_codes: Vec<String>,
    /// How many partners there are.
    pub partners: usize,
    /// Consortium currency.
    pub currency: Currency,
    /// Access by material, borrower, lender: `access[material][borrower · partners + lender]`.
    pub access: Vec<Vec<f64>>,
    /// Who lends.
    pub lends: PartnerSet,
    /// Access from which a copy reaches.
    pub reach: f64,
    /// Bonus of a responsible buyer.
    pub bonus: f64,
    /// Points taken off for one minor unit of cost.
    pub cost_weight: f64,
    /// Points are worth this much money at most, in major units; none without any price.
    pub cost_per_point: Option<f64>,
    /// Whether loans have a cost.
    pub lending_known: bool,
    /// What each partner may spend on titles only others asked for, minor units.
    pub quotas: Vec<i64>,
    /// What each partner has to spend, minor units; empty where there is no smallest share.
    pub least_spending: Vec<i64>,
    /// What each partner may spend, minor units; empty where there is no largest share.
    pub most_spending: Vec<i64>,
    /// Funds of the planned year, in file order.
    pub funds: Vec<FundRow>,
    /// One a candidate.
    pub titles: Vec<Title>,
    /// How many lines may differ from [`Title::given`], less those that must; none without a plan to stay near to.
    pub most_changes: Option<i64>,
    /// Requests of each partner that name a title.
    pub requests: Vec<usize>,
    /// Requests of each partner for what it already holds.
    pub already_held: Vec<usize>,
}

impl Instance {
    /// Access of `borrower` to a copy at `lender` for a material, 0 to 1.
    pub fn access(&self, material: Material, borrower: PartnerIx, lender: PartnerIx) -> f64 {
        let table = Material::ALL.iter().position(|m| *m == material).unwrap_or(0);
        self.access[table][borrower.at() * self.partners + lender.at()]
    }

    /// Whether a copy at `lender` reaches `borrower`.
    pub fn reaches(&self, material: Material, borrower: PartnerIx, lender: PartnerIx) -> bool {
        borrower != lender && self.lends.contains(lender) && self.access(material, borrower, lender) >= self.reach
    }
}
