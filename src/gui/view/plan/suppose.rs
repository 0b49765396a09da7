//! What would be otherwise if a partner left or money moved: what a person supposes, and the outcome in words.
//!
//! In: menus and a figure a person chose, the plan of now beside the one supposed. Out: [`WhatIf`], [`SupposeShown`].
//! Nothing of it changes the plan.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::data::proof;
use super::scenarios::Compared;
use crate::gui::session::Supposed;
use crate::gui::view::budgets::amount;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::Dumbbell;
use crate::model::{Comparison, Consortium, Pair, PartnerDifference};
use crate::planning::{Transfer, WhatIf};
use crate::{text, tr};

/// Relative changes of less than this read as none.
const SAME: f64 = 0.0005;

/// A fund to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FundChoice {
    /// Partner code and name of the fund.
    pub key: (String, String),
    /// What the menu calls it.
    pub label: String,
    /// The same where there is little room.
    pub short: String,
    /// Its currency.
    pub currency: String,
}

/// The funds of the planned year.
#[must_use]
pub fn funds(consortium: &Consortium, partners: &[PartnerName]) -> Vec<FundChoice> {
    let one = |fund: &crate::model::Fund| {
        let code = consortium.code(fund.partner).to_owned();
        let available = names::code_whole(fund.available());
        FundChoice {
            label: tr!("suppose-fund", partner = names::name_of(&code, partners), fund = &fund.name, available = available),
            short: format!("{} · {}", names::short_of(&code, partners), fund.name),
            key: (code, fund.name.clone()),
            currency: fund.allocation.currency.code().to_owned(),
        }
    };
    consortium.planned_funds().map(one).collect()
}

/// What a person has chosen by now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Code of the partner that leaves.
    pub leaver: Option<String>,
    /// What moves, as typed.
    pub amount: String,
    /// The fund that gives.
    pub from: Option<(String, String)>,
    /// The fund that gets.
    pub to: Option<(String, String)>,
}

impl Wish {
    /// What is supposed; none where nothing is, or where money is to move and something of it is missing.
    #[must_use]
    pub fn what(&self) -> Option<WhatIf> {
        let transfers = match (&self.from, &self.to) {
            (None, None) if self.amount.trim().is_empty() => Vec::new(),
            (Some(from), Some(to)) if from != to => {
                let amount = amount(&self.amount).filter(|amount| *amount > Decimal::ZERO)?;
                vec![Transfer { from: from.clone(), to: to.clone(), amount }]
            }
            _ => return None,
        };
        let what = WhatIf { without: self.leaver.clone(), transfers };
        (what != WhatIf::default()).then_some(what)
    }

    /// Whether the amount is typed and cannot be understood.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        !self.amount.trim().is_empty() && amount(&self.amount).is_none_or(|amount| amount <= Decimal::ZERO)
    }
}

/// The outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SupposeShown {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// Every partner that stays, now and supposed.
    pub partners: Vec<Dumbbell>,
    /// The two plans side by side.
    pub compared: Compared,
}

impl SupposeShown {
    /// Puts an outcome into words; `holds` where the plan it is held against is still the plan of now.
    #[must_use]
    pub fn new(supposed: &Supposed, holds: bool, partners: &[PartnerName]) -> Self {
        let against = &supposed.against;
        let compared = Compared::new(against, partners);
        let stays = tr!(if holds { "suppose-stays" } else { "suppose-outdated" });
        let caption = [compared.summary.clone(), stays, proof(&supposed.verdict)].join(" ").trim_end().to_owned();
        let left = supposed.what.without.as_deref();
        let staying = against.partners.iter().filter(|row| Some(row.partner.as_str()) != left);
        Self {
            answer: answer(supposed, partners),
            caption,
            partners: staying.map(|row| dumbbell(row, against, partners)).collect(),
            compared,
        }
    }
}

fn answer(supposed: &Supposed, partners: &[PartnerName]) -> String {
    let (what, against) = (&supposed.what, &supposed.against);
    let name = |code: &str| names::unstarred(names::name_of(code, partners));
    let moved = what.transfers.first().map(|transfer| {
        let fund = |(code, fund): &(String, String)| format!("{} · {}", names::short_of(code, partners), names::unstarred(fund));
        let given = supposed.now.funds.iter().find(|own| (&own.partner, &own.fund) == (&transfer.from.0, &transfer.from.1));
        let currency = given.map_or(against.currency.as_str(), |fund| fund.currency.as_str());
        let amount = format!("{currency} {}", text::decimal(transfer.amount));
        tr!("suppose-moved", amount = amount, from = fund(&transfer.from), to = fund(&transfer.to))
    });
    let left = what.without.as_deref();
    let what = match (left, moved) {
        (Some(code), Some(moved)) => tr!("suppose-both", partner = name(code), moved = moved),
        (Some(code), None) => tr!("suppose-without", partner = name(code)),
        (None, moved) => tr!("suppose-with", moved = moved.unwrap_or_default()),
    };
    let staying = || against.partners.iter().filter(|row| Some(row.partner.as_str()) != left);
    let served = |get: fn(&Pair<Option<f64>>) -> Option<f64>| staying().filter_map(|row| get(&row.served)).sum::<f64>();
    let (now, then) = (served(|pair| pair.first), served(|pair| pair.second));
    let change = if now > 0.0 { (then - now) / now } else { 0.0 };
    let spent = |get: fn(&Pair<Option<Decimal>>) -> Option<Decimal>| staying().filter_map(|row| get(&row.spend)).sum();
    let id = if change.abs() < SAME {
        "suppose-answer-same"
    } else if change > 0.0 {
        "suppose-answer-more"
    } else {
        "suppose-answer-less"
    };
    tr!(
        id,
        what = what,
        others = u32::from(left.is_some()),
        change = text::percent(change.abs(), 1),
        then = whole(spent(|pair| pair.second)),
        now = whole(spent(|pair| pair.first)),
        currency = &against.currency
    )
}

/// An amount in whole units, grouped.
fn whole(amount: Decimal) -> String {
    text::count(amount.round().to_i64().unwrap_or(i64::MAX))
}

#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn dumbbell(row: &PartnerDifference, against: &Comparison, partners: &[PartnerName]) -> Dumbbell {
    let share = |served: Option<f64>, asked: Option<f64>| served.zip(asked).filter(|(_, asked)| *asked > 0.0).map(|(s, a)| s / a);
    let now = share(row.served.first, row.requested.first);
    let then = share(row.served.second, row.requested.second);
    let percent = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |share| text::percent(share, 1));
    let money = |amount: Option<Decimal>| amount.map_or_else(|| "—".to_owned(), whole);
    let titles = |n: Option<usize>| n.map_or_else(|| "—".to_owned(), |n| names::count(n as u64));
    let note = tr!(
        "suppose-partner-note",
        currency = &against.currency,
        spend = money(row.spend.second),
        spend_now = money(row.spend.first),
        titles = titles(row.titles.second),
        titles_now = titles(row.titles.first)
    );
    let name = names::name_of(&row.partner, partners);
    Dumbbell {
        label: format!("{} · {name}", names::short_of(&row.partner, partners)),
        alone: now.unwrap_or(0.0) as f32,
        together: then.unwrap_or(0.0) as f32,
        figure: percent(then),
        name: tr!("suppose-partner-name", partner = name, then = percent(then), now = percent(now), note = &note),
        note,
        warned: false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::gui::view::plan::data::tests::{myr, plan, two};
    use crate::gui::view::plan::locks::tests::{consortium, fund};
    use crate::pipeline;

    fn key(partner: &str) -> (String, String) {
        (partner.to_owned(), "General".to_owned())
    }

    #[test]
    fn money_moves_only_where_all_of_it_is_said() {
        let mut wish = Wish::default();
        assert_eq!(wish.what(), None);
        wish.leaver = Some("pontianak".into());
        assert_eq!(wish.what().unwrap().without.as_deref(), Some("pontianak"));
        wish.from = Some(key("kuching"));
        assert_eq!(wish.what(), None, "half a transfer is none");
        wish.to = Some(key("pontianak"));
        wish.amount = "1,200".into();
        assert_eq!(wish.what().unwrap().transfers[0].amount, Decimal::from(1200));
        for wrong in ["0", "x", "1,2"] {
            wish.amount = wrong.into();
            assert!(wish.is_wrong() && wish.what().is_none(), "{wrong}");
        }
        wish.amount = "5".into();
        wish.to = wish.from.clone();
        assert_eq!(wish.what(), None, "from a fund to itself");
    }

    #[test]
    fn funds_of_the_planned_year_can_be_chosen() {
        let mut consortium = consortium();
        consortium.funds = vec![fund(500), crate::model::Fund { fiscal_year: "2020".into(), ..fund(7) }];
        let shown: Vec<String> = funds(&consortium, &two()).into_iter().map(|fund| fund.label).collect();
        assert_eq!(shown, ["Kuching · General, MYR 500 to spend"]);
    }

    fn supposed(what: WhatIf) -> Supposed {
        let now = plan();
        let mut then = plan();
        then.partners[0].together_served = 68.0;
        then.partners[0].spend = myr(60_500);
        then.assignments.remove(1);
        let against = pipeline::compare(("Now", &pipeline::as_kept(&now)), ("Supposed", &pipeline::as_kept(&then)));
        Supposed { what, now: Arc::new(now), verdict: then.verdict, against }
    }

    #[test]
    fn the_others_are_told_what_a_leaver_costs_them() {
        let shown = SupposeShown::new(&supposed(WhatIf { without: Some("pontianak".into()), transfers: vec![] }), true, &two());
        assert_eq!(shown.answer, "Without Pontianak the others are served *4.2 % less*, for *60,500 MYR* instead of 61,000.");
        assert_eq!(
            shown.caption,
            "1 line differs, in 1 title. The plan itself stays as it is. Proved: no split can be better by more than 0.02 %."
        );
        assert_eq!(shown.partners.len(), 1);
        assert_eq!(
            shown.partners[0].name,
            "Kuching: 68.0 % of its requested need served, 71.0 % now; MYR 60,500, now 61,000 · 1 titles, now 1"
        );
    }

    #[test]
    fn moved_money_is_named_and_an_old_outcome_says_so() {
        let transfer = Transfer { from: key("kuching"), to: key("pontianak"), amount: Decimal::from(500) };
        let shown = SupposeShown::new(&supposed(WhatIf { without: None, transfers: vec![transfer] }), false, &two());
        assert_eq!(
            shown.answer,
            "With MYR 500 moved from KCH · General to PNT · General the partners are served *2.2 % less*, for *120,500 MYR* instead of 121,000."
        );
        assert!(shown.caption.contains("changed since"), "{}", shown.caption);
        assert_eq!(shown.partners.len(), 2);
    }
}
