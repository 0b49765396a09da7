//! A small consortium and plan for the tests of this room.

use std::collections::BTreeMap;

use crate::analysis::{Figures, OverlapReport};
use crate::catalog::UnionCatalog;
use crate::model::{
    AloneLine, Assignment, Consortium, Currency, FundUse, Guarantee, Level, Money, Partner, PartnerOutcome, Plan, PlanFairness,
    Rates, Savings, Termination, Unfunded, Verdict, Why,
};

/// An amount in ringgit.
pub(super) fn myr(minor: i64) -> Money {
    Money { minor, currency: Currency::from_code("MYR").unwrap() }
}

/// Two partners, one of them called Summary, and nothing else.
pub(super) fn consortium() -> Consortium {
    let currency = myr(0).currency;
    let partners = ["kuching", "summary"].map(|code| Partner::named(code, currency)).to_vec();
    Consortium { fiscal_year: "2027".into(), ..Consortium::new(partners, Rates::new(currency)) }
}

/// A line of the first partner; its own column would be a formula.
pub(super) fn line(title: &str, minor: i64) -> Assignment {
    let why = Why {
        text: "asked for".into(),
        own_need: 4.0,
        loan_need: 0.0,
        responsibility: 0.0,
        cost_points: 0.0,
        serves: Vec::new(),
        required: false,
        runner_up: None,
        runner_up_loss: None,
        binding_fund: None,
        alternatives: Vec::new(),
    };
    Assignment {
        candidate: "i9789835201233".into(),
        title: title.into(),
        author: "Ali".into(),
        year: 2026,
        isbn: "9789835201233".into(),
        class: "959.5".into(),
        stratum: "History".into(),
        partner: "kuching".into(),
        fund: "books".into(),
        price: myr(minor),
        price_currency: "MYR".into(),
        copies: 1,
        amount: myr(minor),
        local_copy: false,
        estimated: false,
        held_by: Vec::new(),
        other_edition: Vec::new(),
        priority: 3,
        vendor: String::new(),
        request_id: String::new(),
        extra: BTreeMap::from([("=Course".to_owned(), "@x".to_owned())]),
        why,
    }
}

/// A plan with these lines and one of everything else.
pub(super) fn plan(assignments: Vec<Assignment>) -> Plan {
    let outcome = PartnerOutcome {
        partner: "kuching".into(),
        requests: 2,
        already_held: 0,
        requested_need: 8.0,
        served_by_holdings: 0.0,
        alone_served: 4.0,
        together_served: 8.0,
        alone_benefit: 4.0,
        together_benefit: 8.0,
        alone_bound: 8.0,
        alone_spend: myr(1000),
        spend: myr(3050),
        lending: None,
    };
    let fund = FundUse {
        partner: "kuching".into(),
        fund: "books".into(),
        currency: "MYR".into(),
        limit: myr(10_000),
        spent: myr(3050),
        shadow_price: 0.0,
        shadow_words: String::new(),
    };
    let alone = AloneLine {
        candidate: "k1".into(),
        title: "Atlas".into(),
        partner: "kuching".into(),
        fund: "books".into(),
        amount: myr(1000),
        avoided: true,
    };
    let unfunded = Unfunded {
        candidate: "k2".into(),
        title: "Flora".into(),
        isbn: String::new(),
        amount: None,
        wanted_by: vec!["kuching".into()],
        reason: "no price",
        why: "Nobody gave a price.".into(),
    };
    Plan {
        verdict: Verdict {
            termination: Termination::Optimal,
            limit: None,
            objective: 8.0,
            best_bound: 8.0,
            relative_gap: 0.0,
            seconds: 0.5,
            seed: 1,
        },
        currency: "MYR".into(),
        parameters: BTreeMap::from([("copies_cap".to_owned(), "1".to_owned())]),
        candidates: 2,
        lines: assignments.len(),
        title_count: assignments.len(),
        assignments,
        alone: vec![alone],
        funds: vec![fund],
        partners: vec![outcome],
        guarantee: Guarantee { held: true, shortfall: BTreeMap::new() },
        fairness: PlanFairness::default(),
        savings: Savings {
            duplicates_avoided: 1,
            gross: myr(1000),
            returned: myr(-2050),
            respent: myr(3050),
            lending: None,
            net: None,
        },
        needless_duplicates: 0,
        unfunded: vec![unfunded],
    }
}

/// Overlap of the two partners.
pub(super) fn overlap() -> OverlapReport {
    let figures = Figures {
        titles: vec![3, 2],
        unique: vec![2, 1],
        union: 4,
        shared: vec![vec![3, 1], vec![1, 2]],
        held_by: [(1, 3), (2, 1)].into(),
    };
    OverlapReport { level: Level::Edition, partners: vec!["kuching".into(), "summary".into()], figures, groups: Vec::new() }
}

/// A catalog without titles.
pub(super) fn catalog() -> UnionCatalog {
    UnionCatalog::default()
}
