//! Why a line stands as it does: the answer in words and who else might have bought it.

use serde::Serialize;

use super::lines::reason;
use crate::gui::view::names::{self, PartnerName};
use crate::model::{Alternative, Assignment, Plan, Unfunded};
use crate::{text, tr};

/// One buyer weighed against the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Buyer {
    /// Position of the partner.
    #[serde(skip)]
    pub ix: crate::model::PartnerIx,
    /// The one that buys.
    pub chosen: bool,
    /// Name, own need, need served by loan, cost, value, standing.
    pub cells: [String; 6],
}

/// What the card says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct WhyShown {
    /// Its title.
    pub title: String,
    /// The answer in words.
    pub text: String,
    /// Everyone who might buy, best first.
    pub buyers: Vec<Buyer>,
    /// What more money would do, or what the title would have to be worth; or empty.
    pub note: String,
}

impl WhyShown {
    /// Why a line is bought.
    #[must_use]
    pub fn bought(plan: &Plan, line: &Assignment, partners: &[PartnerName]) -> Self {
        let name = names::name_of(&line.partner, partners);
        Self {
            title: tr!("plan-why-title", partner = name, title = &line.title),
            text: line.why.text.clone(),
            buyers: line.why.alternatives.iter().map(|buyer| weigh(buyer, partners)).collect(),
            note: line.why.binding_fund.as_deref().map_or_else(String::new, |fund| more_money(plan, fund, partners)),
        }
    }

    /// Why nobody buys a title.
    #[must_use]
    pub fn unfunded(line: &Unfunded, currency: &str, partners: &[PartnerName]) -> Self {
        let asked: Vec<String> = line.wanted_by.iter().map(|code| names::name_of(code, partners).to_owned()).collect();
        let asked = tr!("plan-why-asked", who = names::list(&asked, 5), n = asked.len());
        let price = line.amount.map_or_else(
            || tr!("plan-why-no-price"),
            |amount| tr!("plan-why-price", price = format!("{currency} {}", names::exact(amount))),
        );
        Self {
            title: tr!("plan-why-nobody", title = &line.title),
            text: tr!("plan-why-unfunded", reason = reason(line.reason), asked = asked, price = price),
            note: line.why.clone(),
            ..Self::default()
        }
    }
}

fn weigh(buyer: &Alternative, partners: &[PartnerName]) -> Buyer {
    Buyer {
        ix: names::ix_of(&buyer.partner, partners),
        chosen: buyer.standing == "chosen",
        cells: [
            names::name_of(&buyer.partner, partners).to_owned(),
            names::points(buyer.own_need),
            names::points(buyer.loan_need),
            names::exact(buyer.cost),
            names::points(buyer.value),
            standing(buyer),
        ],
    }
}

fn standing(buyer: &Alternative) -> String {
    let id = format!("plan-standing-{}", buyer.standing);
    if !text::has(&id) {
        return buyer.standing.to_owned();
    }
    let word = tr!(&id);
    let weighed = matches!(buyer.standing, "runner-up" | "possible");
    if weighed && buyer.loss > 0.0 && buyer.loss.is_finite() {
        tr!("plan-standing-loss", word = word, points = text::points(buyer.loss))
    } else {
        word
    }
}

/// What a hundred more units in the fund that binds would bring.
fn more_money(plan: &Plan, key: &str, partners: &[PartnerName]) -> String {
    let Some(fund) = plan.funds.iter().find(|fund| format!("{}/{}", fund.partner, fund.fund) == key) else {
        return String::new();
    };
    let gain = fund.shadow_price * 100.0;
    if gain.is_nan() || gain < 0.05 {
        return String::new();
    }
    let name = names::name_of(&fund.partner, partners);
    tr!("plan-why-more-money", currency = &plan.currency, partner = name, fund = &fund.fund, points = text::points(gain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::view::plan::data::tests::{plan, two};

    #[test]
    fn a_bought_line_weighs_its_buyers() {
        let plan = plan();
        let shown = WhyShown::bought(&plan, &plan.assignments[0], &two());
        assert_eq!(
            serde_json::to_value(&shown).unwrap(),
            serde_json::json!({
                "title": "Why Kuching buys “Biochemistry”",
                "text": "Two partners asked; one copy reaches them all.",
                "buyers": [
                    {"chosen": true, "cells": ["Kuching", "16.0", "19.6", "289.00", "35.6", "chosen"]},
                    {"chosen": false, "cells": ["Pontianak", "16.0", "19.6", "289.00", "32.7", "runner-up: costs the group 2.9 points"]},
                ],
                "note": "100 MYR more in the fund General of Pontianak would bring the group 2.3 points.",
            })
        );
    }

    #[test]
    fn an_unfunded_title_says_what_it_would_take() {
        let plan = plan();
        let shown = WhyShown::unfunded(&plan.unfunded[0], "MYR", &two());
        assert_eq!(shown.title, "Why nobody buys “Kamus Iban”");
        assert_eq!(shown.text, "Because the funds that may pay are spent. Kuching asked for it. It would cost MYR 88.00.");
        assert_eq!(shown.note, plan.unfunded[0].why);
    }
}
