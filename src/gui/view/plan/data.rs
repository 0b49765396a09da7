//! The plan in one sentence, the line it rests on, and what stands on the screen before there is a plan.

use serde::Serialize;

use crate::gui::jobs::Shown;
use crate::gui::view::names::{self, PartnerName};
use crate::model::{Consortium, Limit, PartnerOutcome, Plan, Termination, Verdict};
use crate::task::Found;
use crate::{text, tr};

/// The head of the screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
}

/// What can be divided, before it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Empty {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What is there, or what is missing.
    pub caption: String,
    /// Whether there is anything to divide.
    pub ready: bool,
}

impl Head {
    /// Says a plan.
    #[must_use]
    pub fn new(plan: &Plan, partners: &[PartnerName]) -> Self {
        Self { answer: answer(plan, partners), caption: caption(plan) }
    }
}

impl Empty {
    /// Says what there is to divide: requested titles and money of the planned year.
    #[must_use]
    pub fn new(consortium: &Consortium, candidates: usize) -> Self {
        let rates = &consortium.rates;
        let limits = consortium.planned_funds().filter_map(|fund| rates.convert_down(fund.available()));
        let money = names::sum(limits, rates.currency);
        let requests = consortium.requests.len();
        if requests == 0 {
            return Self { answer: tr!("plan-empty-answer"), caption: tr!("plan-empty-no-requests"), ready: false };
        }
        if money.minor == 0 {
            return Self { answer: tr!("plan-empty-answer"), caption: tr!("plan-empty-no-money", n = requests), ready: false };
        }
        let mut asking: Vec<_> = consortium.requests.iter().map(|request| request.partner).collect();
        asking.sort_unstable();
        asking.dedup();
        let caption = tr!(
            "plan-empty-caption",
            requests = requests,
            partners = asking.len(),
            titles = candidates,
            money = names::code_whole(money)
        );
        Self { answer: tr!("plan-empty-answer"), caption, ready: true }
    }
}

/// How a partner fares against alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fare {
    Less,
    Same,
    More,
}

fn fare(partner: &PartnerOutcome) -> Fare {
    // Sums of the same needs in another order may differ in the last digits.
    let tolerance = 1e-6 * partner.requested_need.max(1.0);
    let gain = partner.together_served - partner.alone_served;
    if gain < -tolerance {
        Fare::Less
    } else if gain > tolerance {
        Fare::More
    } else {
        Fare::Same
    }
}

fn answer(plan: &Plan, partners: &[PartnerName]) -> String {
    match plan.verdict.termination {
        Termination::Infeasible => return tr!("plan-answer-infeasible"),
        Termination::NoSolutionFound => return tr!("plan-answer-none-found"),
        Termination::Optimal | Termination::Feasible => {}
    }
    if plan.assignments.is_empty() {
        return tr!("plan-answer-nothing", n = plan.unfunded.len());
    }
    let all = plan.partners.len();
    let of = |wanted: Fare| plan.partners.iter().filter(move |partner| fare(partner) == wanted);
    let (less, more) = (of(Fare::Less).count(), of(Fare::More).count());
    let fares = if !plan.guarantee.held && !plan.guarantee.shortfall.is_empty() {
        let short =
            plan.guarantee.shortfall.keys().map(|code| names::unstarred(names::name_of(code, partners))).collect::<Vec<_>>();
        tr!("plan-answer-short", who = names::list(&short, 4), n = short.len())
    } else if less > 0 {
        let who: Vec<String> =
            of(Fare::Less).map(|partner| names::unstarred(names::name_of(&partner.partner, partners))).collect();
        tr!("plan-answer-less", who = names::list(&who, 4), n = who.len())
    } else if more == all && all > 0 {
        tr!("plan-answer-more")
    } else if more > 0 {
        tr!("plan-answer-some", more = more, all = all)
    } else {
        tr!("plan-answer-same")
    };
    format!("{fares}{}", cost(plan))
}

/// “, for 310,000 MYR instead of 439,000.” in the words that fit.
fn cost(plan: &Plan) -> String {
    let Some(first) = plan.partners.first() else { return ".".to_owned() };
    let currency = first.spend.currency;
    let spend = names::sum(plan.partners.iter().map(|partner| partner.spend), currency);
    let alone = names::sum(plan.partners.iter().map(|partner| partner.alone_spend), currency);
    let id = match spend.minor.cmp(&alone.minor) {
        std::cmp::Ordering::Less => "plan-answer-cost-less",
        std::cmp::Ordering::Equal => "plan-answer-cost-same",
        std::cmp::Ordering::Greater => "plan-answer-cost-more",
    };
    tr!(id, spend = names::whole(spend), alone = names::whole(alone), currency = currency.code())
}

fn caption(plan: &Plan) -> String {
    let bought = if plan.title_count == plan.lines {
        tr!("plan-caption-once", n = plan.title_count)
    } else {
        tr!("plan-caption-lines", n = plan.title_count, lines = plan.lines)
    };
    let duplicates = tr!("plan-caption-avoided", n = plan.savings.duplicates_avoided);
    let seconds = tr!("plan-caption-seconds", seconds = format!("{:.1}", plan.verdict.seconds));
    [format!("{bought}, {duplicates}."), proof(&plan.verdict), stopped(&plan.verdict), seconds]
        .iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The bound in words: how much better any split could be at most.
pub(super) fn proof(verdict: &Verdict) -> String {
    let gap = verdict.relative_gap;
    match verdict.termination {
        Termination::Infeasible | Termination::NoSolutionFound => String::new(),
        Termination::Optimal => tr!("plan-proof-best"),
        Termination::Feasible if !gap.is_finite() || !verdict.best_bound.is_finite() => tr!("plan-proof-unknown"),
        Termination::Feasible if gap <= 1e-9 => tr!("plan-proof-best"),
        Termination::Feasible => tr!("plan-proof-gap", gap = gap_in_words(gap)),
    }
}

/// What a solver has by now.
#[must_use]
pub fn found_in_words(found: Found) -> String {
    let Found { objective, bound } = found;
    if !bound.is_finite() {
        return if objective.is_finite() { tr!("plan-found-best", best = text::points(objective)) } else { String::new() };
    }
    let bound_in_words = text::points(bound);
    if !objective.is_finite() {
        return tr!("plan-found-bound", bound = bound_in_words);
    }
    let gap = ((bound - objective) / bound.abs().max(1e-9)).max(0.0);
    tr!("plan-found", best = text::points(objective), bound = bound_in_words, gap = gap_in_words(gap))
}

/// What a division that runs is at, and what it has by now.
#[must_use]
pub fn solving_in_words(shown: &Shown) -> String {
    let stage = shown.progress.map_or("stage-any", |progress| progress.stage);
    let stage = if text::has(stage) { tr!(stage) } else { tr!("stage-any") };
    let found = shown.found.map(found_in_words).unwrap_or_default();
    tr!("plan-solving", stage = stage, seconds = i64::try_from(shown.elapsed.as_secs()).unwrap_or(i64::MAX), found = found)
}

/// A gap in percent, rounded up, so that the promise holds: `0.02 %`.
#[must_use]
pub fn gap_in_words(gap: f64) -> String {
    let digits = if gap < 0.01 { 2 } else { 1 };
    let unit = if digits == 2 { 1e-4 } else { 1e-3 };
    // A hair is taken off first: 0.0002 must not read 0.03 % for its last bit.
    text::percent((gap / unit - 1e-6).ceil().max(1.0) * unit, digits)
}

pub(super) fn stopped(verdict: &Verdict) -> String {
    match verdict.limit {
        None | Some(Limit::Gap) => String::new(),
        Some(Limit::Iterations) => tr!("plan-stopped-work"),
        Some(Limit::Time) => tr!("plan-stopped-time"),
        Some(Limit::Interrupted) => tr!("plan-stopped-hand"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{
        Alternative, Assignment, Currency, FundUse, Guarantee, Money, PartnerFairness, PartnerIx, PlanFairness, Savings,
        Unfunded, Why,
    };

    pub(in super::super) fn myr(units: i64) -> Money {
        Money { minor: units * 100, currency: Currency::from_code("MYR").unwrap() }
    }

    pub(in super::super) fn two() -> Vec<PartnerName> {
        let name = |at, code: &str, name: &str, short: &str| PartnerName {
            ix: PartnerIx(at),
            code: code.into(),
            name: name.into(),
            short: short.into(),
        };
        vec![name(0, "kuching", "Kuching", "KCH"), name(1, "pontianak", "Pontianak", "PNT")]
    }

    fn outcome(code: &str, alone: f64, together: f64, alone_spend: i64, spend: i64) -> PartnerOutcome {
        PartnerOutcome {
            partner: code.into(),
            requests: 20,
            already_held: 2,
            requested_need: 100.0,
            served_by_holdings: 10.0,
            alone_served: alone,
            together_served: together,
            alone_benefit: alone,
            together_benefit: together,
            alone_bound: alone,
            alone_spend: myr(alone_spend),
            spend: myr(spend),
            lending: None,
        }
    }

    fn alternative(partner: &str, standing: &'static str, loss: f64) -> Alternative {
        Alternative {
            partner: partner.into(),
            own_need: 16.0,
            loan_need: 19.6,
            cost: myr(289),
            value: 35.6 - loss,
            loss,
            standing,
        }
    }

    fn assignment(candidate: &str, title: &str, partner: &str) -> Assignment {
        Assignment {
            candidate: candidate.into(),
            title: title.into(),
            author: "Campbell".into(),
            year: 2024,
            isbn: "9780306406157".into(),
            class: "572".into(),
            stratum: "Life sciences".into(),
            partner: partner.into(),
            fund: "General".into(),
            price: Money { minor: 7450, currency: Currency::from_code("BND").unwrap() },
            price_currency: "BND".into(),
            copies: 1,
            amount: myr(257),
            local_copy: false,
            estimated: false,
            held_by: Vec::new(),
            other_edition: Vec::new(),
            priority: 5,
            vendor: String::new(),
            request_id: String::new(),
            extra: BTreeMap::new(),
            why: Why {
                text: "Two partners asked; one copy reaches them all.".into(),
                own_need: 16.0,
                loan_need: 19.6,
                responsibility: 0.0,
                cost_points: 0.1,
                serves: vec!["pontianak".into()],
                required: false,
                runner_up: Some("pontianak".into()),
                runner_up_loss: Some(2.9),
                binding_fund: Some("pontianak/General".into()),
                alternatives: vec![alternative("kuching", "chosen", 0.0), alternative("pontianak", "runner-up", 2.9)],
            },
        }
    }

    /// Two lines, two partners, one unfunded title.
    #[must_use]
    pub fn plan() -> Plan {
        let fund = |partner: &str, spent: i64, shadow_price: f64, words: &str| FundUse {
            partner: partner.into(),
            fund: "General".into(),
            currency: "MYR".into(),
            limit: myr(1000),
            spent: myr(spent),
            shadow_price,
            shadow_words: words.into(),
        };
        let fair = |partner: &str| PartnerFairness {
            partner: partner.into(),
            served_share: Some(0.7),
            served_ratio: Some(1.1),
            load: Some(0.9),
            stated: [1, 0, 2, 0, 6],
            weighed: [1, 0, 2, 0, 6],
        };
        Plan {
            verdict: Verdict {
                termination: Termination::Feasible,
                limit: Some(Limit::Gap),
                objective: 1000.0,
                best_bound: 1000.2,
                relative_gap: 0.000_19,
                seconds: 0.42,
                seed: 1,
            },
            currency: "MYR".into(),
            parameters: BTreeMap::new(),
            candidates: 3,
            lines: 2,
            title_count: 2,
            assignments: vec![assignment("i9780306406157", "Biochemistry", "kuching"), assignment("k2", "Atlas", "pontianak")],
            alone: Vec::new(),
            funds: vec![
                fund("kuching", 830, 0.0, "More money here would serve nobody more."),
                fund("pontianak", 997, 0.023, "MYR 100.00 more here would serve up to about 2.3 more requests."),
            ],
            partners: vec![outcome("kuching", 61.0, 71.0, 92_000, 61_000), outcome("pontianak", 60.0, 66.0, 83_000, 60_000)],
            guarantee: Guarantee { held: true, shortfall: BTreeMap::new() },
            fairness: PlanFairness { partners: vec![fair("kuching"), fair("pontianak")], ..PlanFairness::default() },
            savings: Savings {
                duplicates_avoided: 1140,
                gross: myr(129_000),
                returned: myr(54_000),
                respent: myr(75_000),
                lending: None,
                net: None,
            },
            needless_duplicates: 0,
            unfunded: vec![Unfunded {
                candidate: "k3".into(),
                title: "Kamus Iban".into(),
                isbn: String::new(),
                amount: Some(myr(88)),
                wanted_by: vec!["kuching".into()],
                reason: "budget",
                why: "Kuching could buy it for MYR 88.00 from General: worth 4 points, where the same money serves 5.".into(),
            }],
        }
    }

    #[test]
    fn what_a_solver_has_is_said_while_it_runs() {
        let said = |objective, bound| found_in_words(Found { objective, bound });
        assert_eq!(said(9990.0, 10_000.0), "Best so far 9,990 points; none can be worth more than 10,000: a gap of 0.10 %.");
        assert_eq!(said(f64::NEG_INFINITY, 10_000.0), "No split found yet; none can be worth more than 10,000 points.");
        assert_eq!(said(9990.0, f64::INFINITY), "Best so far 9,990 points; no bound is proved yet.");
        assert_eq!(said(f64::NEG_INFINITY, f64::INFINITY), "");
        let progress = crate::task::Progress { stage: "stage-solving", done: 60, total: 100 };
        let elapsed = std::time::Duration::from_secs(3);
        let shown = Shown { job: crate::gui::jobs::Job::Plan, progress: Some(progress), found: None, elapsed };
        assert_eq!(solving_in_words(&shown).trim_end(), "Dividing… 3 s.");
    }

    #[test]
    fn everybody_gets_more() {
        let head = Head::new(&plan(), &two());
        assert_eq!(
            head.answer,
            "Every partner gets *more of what it asked for than alone*, for *121,000 MYR* instead of 175,000."
        );
        assert_eq!(
            head.caption,
            "2 titles bought once, 1,140 duplicates avoided. Proved: no split can be better by more than 0.02 %. Solved in 0.4 s."
        );
    }

    #[test]
    fn who_gets_less_is_named() {
        let mut plan = plan();
        plan.partners[1].together_served = 50.0;
        assert_eq!(
            Head::new(&plan, &two()).answer,
            "*Pontianak* gets less of what it asked for than alone, the others do not, for *121,000 MYR* instead of 175,000."
        );
        plan.guarantee =
            Guarantee { held: false, shortfall: BTreeMap::from([("kuching".to_owned(), 3.0), ("pontianak".to_owned(), 10.0)]) };
        assert!(Head::new(&plan, &two()).answer.starts_with("No split could keep *Kuching and Pontianak* as well off as alone"));
    }

    #[test]
    fn same_and_some_are_said_plainly() {
        let mut plan = plan();
        plan.partners[1].together_served = plan.partners[1].alone_served;
        assert!(
            Head::new(&plan, &two())
                .answer
                .starts_with("*1 of 2 partners gets more* of what it asked for than alone and none gets less")
        );
        plan.partners[0].together_served = plan.partners[0].alone_served;
        plan.partners[0].spend = myr(200_000);
        let answer = Head::new(&plan, &two()).answer;
        assert_eq!(
            answer,
            "Every partner gets *as much of what it asked for as alone*, for *260,000 MYR*, more than the 175,000 of everyone alone."
        );
    }

    #[test]
    fn the_solver_s_word_is_a_librarian_s() {
        let said = |termination, limit, gap| {
            let mut plan = plan();
            plan.verdict.termination = termination;
            plan.verdict.limit = limit;
            plan.verdict.relative_gap = gap;
            let words = [proof(&plan.verdict), stopped(&plan.verdict)];
            words.join("|")
        };
        assert_eq!(said(Termination::Optimal, None, 0.0), "Proved: no split is better.|");
        assert_eq!(
            said(Termination::Feasible, Some(Limit::Time), 0.034),
            "Proved: no split can be better by more than 3.4 %.|Stopped by the clock: another run may differ."
        );
        assert_eq!(
            said(Termination::Feasible, Some(Limit::Interrupted), f64::INFINITY),
            "How much better a split could be is not known.|Stopped by hand; the best so far was kept."
        );
        assert_eq!(said(Termination::Infeasible, None, 0.0), "|");
    }

    #[test]
    fn gaps_are_rounded_up() {
        let table = [(0.0002, "0.02 %"), (0.000_199, "0.02 %"), (0.000_201, "0.03 %"), (0.000_001, "0.01 %"), (0.0234, "2.4 %")];
        for (gap, expected) in table {
            assert_eq!(gap_in_words(gap), expected, "{gap}");
        }
    }

    #[test]
    fn before_a_plan_it_is_said_what_is_missing() {
        let mut consortium = crate::gui::view::plan::locks::tests::consortium();
        let empty = Empty::new(&consortium, 0);
        assert_eq!((empty.caption.as_str(), empty.ready), ("No requests were read: add requests.csv to the folder.", false));
        consortium.requests =
            vec![crate::gui::view::plan::locks::tests::request(0), crate::gui::view::plan::locks::tests::request(1)];
        let empty = Empty::new(&consortium, 2);
        assert_eq!((empty.caption.as_str(), empty.ready), ("2 requests were read, but no fund has anything to spend.", false));
        consortium.funds = vec![crate::gui::view::plan::locks::tests::fund(310_000)];
        let empty = Empty::new(&consortium, 2);
        assert_eq!(
            (empty.caption.as_str(), empty.ready),
            ("2 requests of 2 partners for 2 titles; MYR 310,000 can be spent.", true)
        );
    }
}
