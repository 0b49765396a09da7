//! The column of figures beside the lines: alone and together, funds, what is not funded, savings.

use serde::Serialize;

use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::{Bar, Dumbbell, Tone};
use crate::model::{FundUse, Money, PartnerOutcome, Plan, Savings};
use crate::{text, tr};

/// From this share on a fund counts as nearly spent.
const NEARLY: f64 = 0.95;

/// Exactly what the column shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// Partners alone and together.
    pub partners: Vec<Dumbbell>,
    /// Funds.
    pub funds: Vec<Bar>,
    /// What more money in each fund would do.
    pub worth: Vec<String>,
    /// The fund in which more money would do most.
    pub dearest: Option<usize>,
    /// “Not funded: 214 titles”.
    pub unfunded: String,
    /// Why, by reason, and what it would cost.
    pub unfunded_notes: Vec<String>,
    /// The saving.
    pub savings: SavingsShown,
}

/// The saving in large type and what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SavingsShown {
    /// What the figure is.
    pub label: String,
    /// The figure.
    pub figure: String,
    /// How it comes about.
    pub notes: Vec<String>,
}

impl Side {
    /// Builds the column.
    #[must_use]
    pub fn new(plan: &Plan, partners: &[PartnerName]) -> Self {
        Self {
            partners: plan.partners.iter().map(|outcome| dumbbell(outcome, partners)).collect(),
            funds: plan.funds.iter().map(|fund| bar(fund, partners)).collect(),
            worth: plan.funds.iter().map(|fund| worth(fund, partners)).collect(),
            dearest: dearest(&plan.funds),
            unfunded: tr!("plan-unfunded", n = plan.unfunded.len()),
            unfunded_notes: unfunded_notes(plan),
            savings: savings(&plan.savings),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn share(part: f64, whole: f64) -> Option<f32> {
    (whole > 0.0).then(|| (part / whole).clamp(0.0, 1.0) as f32)
}

fn dumbbell(outcome: &PartnerOutcome, partners: &[PartnerName]) -> Dumbbell {
    let partner = names::name_of(&outcome.partner, partners);
    let alone = share(outcome.alone_served, outcome.requested_need);
    let together = share(outcome.together_served, outcome.requested_need);
    let percent = |share: Option<f32>| share.map_or_else(|| "—".to_owned(), |share| text::percent(f64::from(share), 0));
    let (note, costlier) = cost(outcome);
    let figure = percent(together);
    Dumbbell {
        name: tr!("plan-dumbbell-name", partner = partner, together = &figure, alone = percent(alone), cost = &note),
        alone: alone.unwrap_or(0.0),
        together: together.unwrap_or(0.0),
        figure,
        note,
        warned: costlier,
        // The code first: where the name is cut, it still tells partners apart.
        label: format!("{} · {partner}", names::short_of(&outcome.partner, partners)),
    }
}

/// What a partner pays together and alone, lending included where it is known; whether it pays more together.
fn cost(outcome: &PartnerOutcome) -> (String, bool) {
    let lending = outcome.lending.filter(|lending| lending.minor > 0);
    let total = outcome.spend.minor.saturating_add(lending.map_or(0, |lending| lending.minor));
    let costlier = total > outcome.alone_spend.minor;
    let spend = names::code_whole(outcome.spend);
    let spend = match lending {
        Some(lending) => tr!("plan-spend-lending", spend = spend, lending = names::whole(lending)),
        None => spend,
    };
    let id = if costlier { "plan-spend-more" } else { "plan-spend-instead" };
    (tr!(id, spend = spend, alone = names::whole(outcome.alone_spend)), costlier)
}

fn bar(fund: &FundUse, partners: &[PartnerName]) -> Bar {
    let partner = names::name_of(&fund.partner, partners);
    let label = format!("{partner} · {}", fund.fund);
    let short = format!("{} · {}", names::short_of(&fund.partner, partners), fund.fund);
    if fund.limit.minor <= 0 {
        let note = tr!("plan-fund-nothing");
        return Bar { name: format!("{label}: {note}"), label, short, figure: "—".to_owned(), note, ..Bar::default() };
    }
    let fraction = fund.spent.minor as f64 / fund.limit.minor as f64;
    // Rounded down: a fund with something left must not read as spent.
    let figure = text::percent((fraction * 100.0 + 1e-9).floor() / 100.0, 0);
    let note = match fraction {
        full if full >= 1.0 - 1e-9 => tr!("plan-fund-spent"),
        full if full >= NEARLY => tr!("plan-fund-nearly"),
        _ => String::new(),
    };
    let name = tr!(
        "plan-fund-name",
        partner = partner,
        fund = &fund.fund,
        spent = text::money(fund.spent),
        limit = names::exact(fund.limit),
        percent = &figure
    );
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let length = fraction as f32;
    let tone = if fraction >= NEARLY { Tone::Caution } else { Tone::Plain };
    Bar {
        label,
        short,
        fraction: length,
        figure,
        tone,
        name: if note.is_empty() { name } else { format!("{name} ({note})") },
        note,
    }
}

/// “Pontianak · General: MYR 100.00 more here would serve …”
fn worth(fund: &FundUse, partners: &[PartnerName]) -> String {
    let partner = names::name_of(&fund.partner, partners);
    tr!("plan-fund-worth", partner = partner, fund = &fund.fund, worth = &fund.shadow_words)
}

/// The fund of the highest shadow price, the first of equals.
fn dearest(funds: &[FundUse]) -> Option<usize> {
    let worth = funds.iter().enumerate().filter(|(_, fund)| fund.shadow_price > 0.0);
    worth.max_by(|a, b| a.1.shadow_price.total_cmp(&b.1.shadow_price).then(b.0.cmp(&a.0))).map(|(at, _)| at)
}

fn unfunded_notes(plan: &Plan) -> Vec<String> {
    let mut notes = Vec::new();
    for reason in ["budget", "cap", "scope", "excluded", "no price", "continuing"] {
        let n = plan.unfunded.iter().filter(|line| line.reason == reason).count();
        if n > 0 {
            notes.push(tr!(&format!("plan-unfunded-{}", reason.replace(' ', "-")), n = n));
        }
    }
    let priced: Vec<Money> = plan.unfunded.iter().filter(|line| line.reason == "budget").filter_map(|line| line.amount).collect();
    if let Some(first) = priced.first() {
        let total = names::sum(priced.iter().copied(), first.currency);
        notes.push(tr!("plan-unfunded-price", price = names::code_whole(total)));
    }
    notes
}

fn savings(savings: &Savings) -> SavingsShown {
    let zero = Money::zero(savings.gross.currency);
    let mut notes = Vec::new();
    let (label, figure) = if let (Some(net), Some(lending)) = (savings.net, savings.lending) {
        notes.push(tr!("plan-savings-parts", gross = names::code_whole(savings.gross), lending = names::whole(lending)));
        if net.minor < 0 {
            notes.push(tr!("plan-savings-negative"));
        }
        (tr!("plan-savings-net"), net)
    } else {
        notes.push(tr!("plan-savings-unknown"));
        (tr!("plan-savings-gross"), savings.gross)
    };
    notes.push(if savings.returned.minor < 0 {
        let more = Money { minor: -savings.returned.minor, ..zero };
        tr!("plan-savings-more-spent", more = names::code_whole(more))
    } else if savings.respent.minor > 0 {
        tr!("plan-savings-respent", returned = names::code_whole(savings.returned), respent = names::whole(savings.respent))
    } else {
        tr!("plan-savings-returned", returned = names::code_whole(savings.returned))
    });
    SavingsShown { label, figure: names::code_whole(figure), notes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::view::plan::data::tests::{myr, plan, two};

    #[test]
    fn partners_alone_and_together() {
        let side = Side::new(&plan(), &two());
        assert_eq!(
            side.partners[0].name,
            "Kuching: 71 % of its requested need served, 61 % alone; MYR 61,000 instead of 92,000 alone"
        );
        assert!(!side.partners[0].warned);
        let mut plan = plan();
        plan.partners[0].lending = Some(myr(40_000));
        let side = Side::new(&plan, &two());
        assert_eq!(side.partners[0].note, "MYR 61,000 + 40,000 for loans, more than 92,000 alone");
        assert!(side.partners[0].warned);
    }

    #[test]
    fn a_fund_that_is_nearly_spent_says_so() {
        let funds = Side::new(&plan(), &two()).funds;
        let said: Vec<String> = funds.iter().map(|bar| format!("{} {} {}", bar.label, bar.figure, bar.note)).collect();
        assert_eq!(said, ["Kuching · General 83 % ", "Pontianak · General 99 % nearly spent"]);
        assert_eq!(funds[0].name, "Kuching, General: MYR 830.00 of 1,000.00 spent, 83 %");
        assert_eq!((funds[0].tone, funds[1].tone), (Tone::Plain, Tone::Caution));
    }

    #[test]
    fn more_money_is_told_where_it_would_do_most() {
        let mut plan = plan();
        let side = Side::new(&plan, &two());
        assert_eq!(side.dearest, Some(1));
        assert_eq!(side.worth[1], "Pontianak · General: MYR 100.00 more here would serve up to about 2.3 more requests.");
        plan.funds[1].shadow_price = 0.0;
        assert_eq!(Side::new(&plan, &two()).dearest, None);
    }

    #[test]
    fn savings_are_net_where_lending_is_known() {
        let mut plan = plan();
        let gross = Side::new(&plan, &two()).savings;
        assert_eq!((gross.label.as_str(), gross.figure.as_str()), ("saved before lending", "MYR 129,000"));
        assert_eq!(
            gross.notes,
            ["What lending costs is unknown: no cost per loan is given.", "MYR 54,000 not spent, 75,000 spent on more titles."]
        );
        plan.savings.lending = Some(myr(10_600));
        plan.savings.net = Some(myr(118_400));
        plan.savings.returned = myr(-10);
        let net = Side::new(&plan, &two()).savings;
        assert_eq!((net.label.as_str(), net.figure.as_str()), ("saved net of lending", "MYR 118,400"));
        assert_eq!(net.notes, ["MYR 129,000 of duplicates not bought − 10,600 for lending.", "MYR 10 more spent than alone."]);
    }

    #[test]
    fn what_is_not_funded_is_counted_by_reason() {
        let side = Side::new(&plan(), &two());
        assert_eq!(side.unfunded, "Not funded: 1 title");
        assert_eq!(side.unfunded_notes, ["1 for want of money", "MYR 88 more would buy those"]);
    }
}
