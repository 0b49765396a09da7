//! Keeps plans and sets them side by side.
//!
//! In: plans. Out: [`KeptPlan`], [`Comparison`]. Pure: nothing is computed anew.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{
    Comparison, Difference, KeptLine, KeptPartner, KeptPlan, Pair, PartnerDifference, PartnerOutcome, Plan, TitleDifference,
};

/// The figures and lines of a plan to keep, with the fingerprint of its inputs and the day.
#[must_use]
pub fn keep(plan: &Plan, fingerprint: &str, date: &str) -> KeptPlan {
    let line = |line: &crate::model::Assignment| KeptLine {
        candidate: line.candidate.clone(),
        title: line.title.clone(),
        isbn: line.isbn.clone(),
        partner: line.partner.clone(),
        fund: line.fund.clone(),
        copies: line.copies,
        amount: line.amount.decimal(),
        held_before: line.held_by.contains(&line.partner),
    };
    let partner = |row: &PartnerOutcome| KeptPartner {
        partner: row.partner.clone(),
        requests: row.requests,
        already_held: row.already_held,
        requested_need: row.requested_need,
        alone_served: row.alone_served,
        together_served: row.together_served,
        alone_spend: row.alone_spend.decimal(),
        spend: row.spend.decimal(),
        lending: row.lending.map(crate::model::Money::decimal),
    };
    KeptPlan {
        fingerprint: fingerprint.to_owned(),
        date: date.to_owned(),
        currency: plan.currency.clone(),
        objective: plan.verdict.objective,
        best_bound: plan.verdict.best_bound,
        relative_gap: plan.verdict.relative_gap,
        seed: plan.verdict.seed,
        parameters: plan.parameters.clone(),
        title_count: plan.title_count,
        unfunded: plan.unfunded.len(),
        duplicates_avoided: plan.savings.duplicates_avoided,
        gross_savings: plan.savings.gross.decimal(),
        guarantee_held: plan.guarantee.held,
        fairness: plan.fairness.summary,
        partners: plan.partners.iter().map(partner).collect(),
        lines: plan.assignments.iter().map(line).collect(),
    }
}

/// Two plans side by side, by the names people know them by.
#[must_use]
pub fn compare(first: (&str, &KeptPlan), second: (&str, &KeptPlan)) -> Comparison {
    let (names, (one, two)) = (pair(first.0.to_owned(), second.0.to_owned()), (first.1, second.1));
    Comparison {
        names,
        currency: one.currency.clone(),
        currencies_differ: one.currency != two.currency,
        objective: pair(one.objective, two.objective),
        best_bound: pair(one.best_bound, two.best_bound),
        title_count: pair(one.title_count, two.title_count),
        lines: pair(one.lines.len(), two.lines.len()),
        spend: pair(spend(one), spend(two)),
        gross_savings: pair(one.gross_savings, two.gross_savings),
        guarantee_held: pair(one.guarantee_held, two.guarantee_held),
        fairness: pair(one.fairness, two.fairness),
        partners: partners(one, two),
        changed_lines: changed_lines(one, two),
        titles: titles(one, two),
        parameters: parameters(one, two),
    }
}

fn pair<T>(first: T, second: T) -> Pair<T> {
    Pair { first, second }
}

fn spend(plan: &KeptPlan) -> Decimal {
    plan.lines.iter().map(|line| line.amount).sum()
}

fn partners(one: &KeptPlan, two: &KeptPlan) -> Vec<PartnerDifference> {
    let codes: BTreeSet<&str> = one.partners.iter().chain(&two.partners).map(|row| row.partner.as_str()).collect();
    let (first, second) = (bought(one), bought(two));
    let of = |code: &str| {
        let find = |plan: &KeptPlan| plan.partners.iter().find(|row| row.partner == code).cloned();
        let (one, two) = (find(one), find(two));
        let figure = |get: fn(&KeptPartner) -> f64| pair(one.as_ref().map(get), two.as_ref().map(get));
        let titles = |known: bool, bought: &BTreeMap<&str, usize>| known.then(|| bought.get(code).copied().unwrap_or(0));
        PartnerDifference {
            partner: code.to_owned(),
            served: figure(|row| row.together_served),
            requested: figure(|row| row.requested_need),
            spend: pair(one.as_ref().map(|row| row.spend), two.as_ref().map(|row| row.spend)),
            lending: pair(one.as_ref().and_then(|row| row.lending), two.as_ref().and_then(|row| row.lending)),
            titles: pair(titles(one.is_some(), &first), titles(two.is_some(), &second)),
        }
    };
    codes.into_iter().map(of).collect()
}

/// How many titles each partner buys.
fn bought(plan: &KeptPlan) -> BTreeMap<&str, usize> {
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, partner) in plan.lines.iter().map(key).collect::<BTreeSet<_>>() {
        *titles.entry(partner).or_default() += 1;
    }
    titles
}

/// What makes a line the same line.
fn key(line: &KeptLine) -> (&str, &str) {
    (&line.candidate, &line.partner)
}

fn changed_lines(one: &KeptPlan, two: &KeptPlan) -> usize {
    let (one, two): (BTreeSet<_>, BTreeSet<_>) = (one.lines.iter().map(key).collect(), two.lines.iter().map(key).collect());
    one.symmetric_difference(&two).count()
}

fn titles(one: &KeptPlan, two: &KeptPlan) -> Vec<TitleDifference> {
    let mut by_title: BTreeMap<&str, (Vec<&KeptLine>, Vec<&KeptLine>)> = BTreeMap::new();
    one.lines.iter().for_each(|line| by_title.entry(&line.candidate).or_default().0.push(line));
    two.lines.iter().for_each(|line| by_title.entry(&line.candidate).or_default().1.push(line));
    let mut rows = Vec::new();
    for (candidate, (mut first, mut second)) in by_title {
        first.sort_by_key(|line| key(line));
        second.sort_by_key(|line| key(line));
        let same_buyers = first.iter().map(|line| &line.partner).eq(second.iter().map(|line| &line.partner));
        let same = |(a, b): (&&KeptLine, &&KeptLine)| a.fund == b.fund && a.amount == b.amount && a.copies == b.copies;
        let difference = if first.is_empty() {
            Difference::Added
        } else if second.is_empty() {
            Difference::Dropped
        } else if !same_buyers {
            Difference::Moved
        } else if !first.iter().zip(&second).all(same) {
            Difference::Changed
        } else {
            continue;
        };
        let codes = |lines: &[&KeptLine]| lines.iter().map(|line| line.partner.clone()).collect();
        let amount = |lines: &[&KeptLine]| lines.iter().map(|line| line.amount).sum();
        rows.push(TitleDifference {
            candidate: candidate.to_owned(),
            title: first.first().or(second.first()).map(|line| line.title.clone()).unwrap_or_default(),
            difference,
            first: codes(&first),
            second: codes(&second),
            first_amount: amount(&first),
            second_amount: amount(&second),
        });
    }
    rows
}

fn parameters(one: &KeptPlan, two: &KeptPlan) -> BTreeMap<String, Pair<String>> {
    let names: BTreeSet<&String> = one.parameters.keys().chain(two.parameters.keys()).collect();
    let of = |plan: &KeptPlan, name: &String| plan.parameters.get(name).cloned().unwrap_or_default();
    let both = |name: &&String| (of(one, name), of(two, name));
    let differ = |name: &&String| {
        let (first, second) = both(name);
        first != second
    };
    names
        .into_iter()
        .filter(|name| differ(name))
        .map(|name| {
            let (first, second) = both(&name);
            (name.clone(), pair(first, second))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::testing::{Recipe, sample};
    use crate::task::Task;

    fn kept() -> KeptPlan {
        let sample = sample(Recipe { partners: 3, titles: 40, money: 0.5, wild: false, seed: 7 });
        let plan = crate::planning::plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        keep(&plan, "00", "2026-11-22")
    }

    #[test]
    fn a_plan_does_not_differ_from_itself() {
        let plan = kept();
        assert!(plan.lines.len() > 5);
        let same = compare(("A", &plan), ("B", &plan));
        assert_eq!((same.changed_lines, same.titles.len(), same.parameters.len()), (0, 0, 0));
        assert_eq!(same.spend.first, plan.partners.iter().map(|row| row.spend).sum());
        assert_eq!(same.names.second, "B");
    }

    #[test]
    fn lines_that_differ_are_named_by_how() {
        let plan = kept();
        let mut other = plan.clone();
        let gone = other.lines.remove(0);
        let other_code = plan.partners.iter().map(|row| &row.partner).find(|code| **code != other.lines[0].partner).unwrap();
        other.lines[0].partner = other_code.clone();
        other.lines[1].amount += Decimal::ONE;
        other.lines.push(KeptLine { candidate: "knew".into(), title: "New".into(), ..gone.clone() });
        other.partners.pop();
        other.parameters.insert("copies_cap".into(), "3".into());
        let found = compare(("A", &plan), ("B", &other));
        let how = |id: &str| found.titles.iter().find(|row| row.candidate == id).map(|row| row.difference);
        assert_eq!(how(&gone.candidate), Some(Difference::Dropped));
        assert_eq!(how(&plan.lines[1].candidate), Some(Difference::Moved));
        assert_eq!(how(&plan.lines[2].candidate), Some(Difference::Changed));
        assert_eq!(how("knew"), Some(Difference::Added));
        assert_eq!(found.titles.len(), 4);
        assert_eq!(found.changed_lines, 4);
        assert_eq!(found.spend.second - found.spend.first, Decimal::ONE);
        assert_eq!(found.partners.last().unwrap().served.second, None);
        assert_eq!(found.partners.last().unwrap().titles.second, None);
        let titles = |plan: &KeptPlan, code: &str| plan.lines.iter().filter(|line| line.partner == code).count();
        let (first, code) = (&found.partners[0], &found.partners[0].partner);
        assert_eq!(first.titles, pair(Some(titles(&plan, code)), Some(titles(&other, code))));
        assert_eq!(found.parameters["copies_cap"], pair("1".to_owned(), "3".to_owned()));
    }
}
