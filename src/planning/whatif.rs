//! What if: a partner leaves, or money goes to another fund. The consortium is changed and divided anew.
//!
//! In: consortium, input, [`WhatIf`]. Out: the plan of the changed consortium; the one that is known stays as it is.

use rust_decimal::Decimal;

use super::{PlanningInput, plan_after};
use crate::error::{Error, Result};
use crate::model::{Candidate, Consortium, Fund, Money, PartnerIx, PartnerSet, Plan};
use crate::task::Task;

/// Money that goes from one fund to another in the planned year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Partner code and name of the fund that gives.
    pub from: (String, String),
    /// Partner code and name of the fund that gets.
    pub to: (String, String),
    /// Amount in major units of the giving fund's currency.
    pub amount: Decimal,
}

/// What is supposed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Code of a partner that leaves, with its requests, money, shelves and locks.
    pub without: Option<String>,
    /// Money that moves.
    pub transfers: Vec<Transfer>,
}

/// Divides what is supposed; where the plan as things are is given, lines that need not change stay, so that what differs
/// comes of what is supposed.
///
/// # Errors
/// No such partner or fund; more money than the fund has; those of [`plan_after`].
pub fn suppose(
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    what: &WhatIf,
    now: Option<&Plan>,
    task: &Task,
) -> Result<Plan> {
    let mut other = consortium.without_records();
    for transfer in &what.transfers {
        move_money(&mut other, transfer)?;
    }
    let Some(code) = &what.without else { return plan_after(&other, input, now, task) };
    let leaver = other.partner(code).ok_or_else(|| Error::user("error-no-partner").arg("partner", code.as_str()))?;
    let (candidates, decided) = leave(&mut other, input, leaver);
    plan_after(&other, &PlanningInput { candidates: &candidates, decided: &decided, ..*input }, now, task)
}

fn move_money(consortium: &mut Consortium, transfer: &Transfer) -> Result<()> {
    let (from, to) = (find(consortium, &transfer.from)?, find(consortium, &transfer.to)?);
    let unmovable = || Error::user("error-transfer").arg("fund", &transfer.from.1).arg("partner", &transfer.from.0);
    let (giver, getter) = (&consortium.funds[from], &consortium.funds[to]);
    let out = Money::from_decimal(transfer.amount, giver.allocation.currency)
        .filter(|money| money.minor > 0 && money.minor <= giver.available().minor)
        .ok_or_else(unmovable)?;
    let common = consortium.rates.convert(out).ok_or_else(unmovable)?;
    let into = consortium.rates.convert_back(common, getter.allocation.currency).ok_or_else(unmovable)?;
    shift(&mut consortium.funds[from], -out.minor);
    shift(&mut consortium.funds[to], into.minor);
    Ok(())
}

/// Changes what a fund may spend by so many minor units, its pledge with it.
fn shift(fund: &mut Fund, minor: i64) {
    fund.allocation.minor = fund.allocation.minor.saturating_add(minor);
    if let Some(pledge) = &mut fund.pledge {
        pledge.minor = pledge.minor.saturating_add(minor);
    }
}

/// The fund of the planned year with this partner and name.
fn find(consortium: &Consortium, (code, name): &(String, String)) -> Result<usize> {
    let year = consortium.fiscal_year.as_str();
    let is = |fund: &Fund| {
        consortium.code(fund.partner) == code
            && fund.name.eq_ignore_ascii_case(name)
            && (fund.fiscal_year.is_empty() || fund.fiscal_year == year)
    };
    let missing = || Error::user("error-no-fund").arg("fund", name.as_str()).arg("partner", code.as_str());
    consortium.funds.iter().position(is).ok_or_else(missing)
}

/// Takes a partner out of everything but the list of partners; candidates and decisions without it.
fn leave(consortium: &mut Consortium, input: &PlanningInput<'_>, leaver: PartnerIx) -> (Vec<Candidate>, Vec<Vec<String>>) {
    let gone = PartnerSet::only(leaver);
    let code = consortium.code(leaver).to_owned();
    consortium.funds.retain(|fund| fund.partner != leaver);
    consortium.responsible.retain(|row| row.partner != leaver);
    if let Some(partner) = consortium.partners.get_mut(leaver.at()) {
        partner.lends = false;
    }
    let requests = &consortium.requests;
    let own = |at: &u32| requests.get(*at as usize).is_some_and(|request| request.partner == leaver);
    let without = |candidate: &Candidate| Candidate {
        held: candidate.held.without(gone),
        lendable: candidate.lendable.without(gone),
        other_edition: candidate.other_edition.without(gone),
        requests: candidate.requests.iter().copied().filter(|at| !own(at)).collect(),
        ..candidate.clone()
    };
    let candidates = input.candidates.iter().map(without).collect();
    let kept: Vec<bool> = consortium.decisions.iter().map(|decision| decision.partner != code).collect();
    let mut keep = kept.iter();
    consortium.decisions.retain(|_| keep.next().copied().unwrap_or(true));
    let decided = input.decided.iter().zip(&kept).filter(|(_, keep)| **keep).map(|(ids, _)| ids.clone()).collect();
    (candidates, decided)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Action;
    use crate::planning::plan;
    use crate::planning::testing::{Recipe, Sample, sample};

    fn base() -> Sample {
        sample(Recipe { partners: 4, titles: 80, money: 0.5, wild: false, seed: 9 })
    }

    fn supposed(sample: &Sample, what: &WhatIf) -> Result<Plan> {
        suppose(&sample.consortium, &sample.input(), what, None, &Task::default())
    }

    #[test]
    fn a_partner_that_leaves_takes_all_it_has() {
        let mut sample = base();
        let id = sample.candidates[0].id.clone();
        sample.decide(Action::Forbid, "p01", &id);
        sample.decide(Action::Exclude, "", &sample.candidates[1].id.clone());
        let before = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        assert!(before.assignments.iter().any(|line| line.partner == "p01"));
        let after = supposed(&sample, &WhatIf { without: Some("p01".into()), ..WhatIf::default() }).unwrap();
        assert!(!after.assignments.iter().any(|line| line.partner == "p01" || line.held_by.contains(&"p01".to_owned())));
        assert!(after.funds.iter().all(|fund| fund.partner != "p01"));
        let row = &after.partners[1];
        assert_eq!((row.requests, row.spend.minor, row.together_served), (0, 0, 0.0));
        assert!(after.unfunded.iter().any(|row| row.reason == "excluded"), "decisions of the others stay");
        assert_eq!(
            supposed(&sample, &WhatIf { without: Some("x".into()), ..WhatIf::default() }).unwrap_err().id(),
            "error-no-partner"
        );
    }

    #[test]
    fn money_moves_at_the_rates_and_no_more_than_there_is() {
        let sample = base();
        let name = |at: usize| (sample.consortium.code(PartnerIx::new(at)).to_owned(), "books".to_owned());
        let limits = |plan: &Plan| plan.funds.iter().map(|fund| fund.limit.decimal()).collect::<Vec<_>>();
        let before = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        let transfer = Transfer { from: name(0), to: name(1), amount: Decimal::from(10) };
        let what = WhatIf { without: None, transfers: vec![transfer.clone()] };
        let after = supposed(&sample, &what).unwrap();
        let (old, new) = (limits(&before), limits(&after));
        assert_eq!(old[0] - new[0], Decimal::from(10));
        // Ringgit to Brunei dollars at 3.4512.
        assert_eq!(after.funds[1].currency, "BND");
        assert_eq!(new[1] - old[1], Decimal::new(290, 2));
        assert_eq!(old[2..], new[2..]);
        for wrong in [
            Transfer { amount: old[0] + Decimal::ONE, ..transfer.clone() },
            Transfer { amount: Decimal::ZERO, ..transfer.clone() },
            Transfer { to: ("p01".into(), "none".into()), ..transfer },
        ] {
            assert_eq!(supposed(&sample, &WhatIf { without: None, transfers: vec![wrong] }).unwrap_err().exit_code(), 1);
        }
    }

    #[test]
    fn lines_that_need_not_change_stay() {
        let sample = base();
        let name = |at: usize| (sample.consortium.code(PartnerIx::new(at)).to_owned(), "books".to_owned());
        let now = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
        let what = WhatIf { without: None, transfers: vec![Transfer { from: name(0), to: name(1), amount: Decimal::new(1, 2) }] };
        let then = suppose(&sample.consortium, &sample.input(), &what, Some(&now), &Task::default()).unwrap();
        let lines =
            |plan: &Plan| plan.assignments.iter().map(|line| (line.candidate.clone(), line.partner.clone())).collect::<Vec<_>>();
        assert_eq!(lines(&now), lines(&then));
    }

    #[test]
    fn more_money_brings_no_more_than_its_shadow_price_says() {
        let mut tried = 0;
        for seed in 0..8 {
            let mut sample = sample(Recipe { partners: 3, titles: 60, money: 0.4, wild: false, seed });
            // With the guarantee, more money raises what alone is served, and so another constraint.
            sample.consortium.settings.guarantee = false;
            sample.consortium.settings.gap = 0.0;
            let before = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
            let fund = &mut sample.consortium.funds[0];
            let units = Decimal::from(50);
            shift(fund, Money::from_decimal(units, fund.allocation.currency).unwrap().minor);
            let after = plan(&sample.consortium, &sample.input(), &Task::default()).unwrap();
            let most = before.funds[0].shadow_price * 50.0;
            // The bound at these prices may itself be above the best plan, by what a title's last copy is worth.
            let slack = 20.0;
            let gain = after.verdict.objective - before.verdict.objective;
            assert!(gain >= -1e-6 && gain <= most + slack, "seed {seed}: {gain} {most}");
            assert!(!before.funds[0].shadow_words.is_empty());
            tried += usize::from(most > 0.5);
        }
        assert!(tried > 4, "{tried}");
    }
}
