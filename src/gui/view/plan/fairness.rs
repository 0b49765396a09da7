//! How evenly a plan treats the partners: each partner's figures, their spread, and how each uses the scale of
//! priorities.

use serde::Serialize;

use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::Histogram;
use crate::model::{PartnerFairness, PartnerIx, PartnerOutcome, Plan, Spread};
use crate::{text, tr};

/// Shares that differ by less than this read as the same.
const SAME: f64 = 0.0005;

/// Exactly what is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FairnessShown {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// Each partner: name, requests, held already, served by shelves, alone, together, of alone, spent alone, spent,
    /// lending, load.
    pub rows: Vec<(PartnerIx, [String; 11])>,
    /// What is measured, smallest, largest, spread, Gini coefficient.
    pub evenness: Vec<[String; 5]>,
    /// Each partner's requests by priority.
    pub priorities: Vec<Histogram>,
    /// Share of each priority, the mean of all partners.
    pub group: Vec<f32>,
    /// What the distributions say.
    pub priorities_note: String,
}

impl FairnessShown {
    /// Builds what is shown of a plan.
    #[must_use]
    pub fn new(plan: &Plan, partners: &[PartnerName]) -> Self {
        let fairness = &plan.fairness;
        let both = plan.partners.iter().zip(&fairness.partners);
        let group = common(&fairness.partners);
        let leveled = fairness.partners.iter().any(|row| row.stated != row.weighed);
        let mean = mean(&group).map_or_else(|| "—".to_owned(), |mean| format!("{mean:.1}"));
        let note = tr!("fair-priorities-explain", mean = mean);
        let note = if leveled { format!("{note} {}", tr!("fair-priorities-leveled")) } else { note };
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let group_drawn = group.iter().map(|share| *share as f32).collect();
        Self {
            answer: answer(&fairness.partners, partners),
            caption: caption(plan, partners),
            rows: both.map(|(outcome, fair)| (names::ix_of(&fair.partner, partners), row(outcome, fair, partners))).collect(),
            evenness: evenness(plan, partners),
            priorities: fairness.partners.iter().map(|row| histogram(row, partners, leveled)).collect(),
            group: group_drawn,
            priorities_note: note,
        }
    }
}

/// A share with one digit, `—` for none.
fn share(share: Option<f64>) -> String {
    share.map_or_else(|| "—".to_owned(), |share| text::percent(share, 1))
}

fn answer(rows: &[PartnerFairness], partners: &[PartnerName]) -> String {
    let served = || rows.iter().filter_map(|row| row.served_share.map(|share| (row, share)));
    let least = served().min_by(|a, b| a.1.total_cmp(&b.1));
    let most = served().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some((worst, least)), Some((_, most))) = (least, most) else { return tr!("fair-answer-none") };
    if most - least < SAME {
        return tr!("fair-answer-even", share = share(Some(least)));
    }
    let name = |row: &PartnerFairness| names::unstarred(names::name_of(&row.partner, partners));
    tr!("fair-answer", worst = name(worst), least = share(Some(least)), most = share(Some(most)))
}

fn caption(plan: &Plan, partners: &[PartnerName]) -> String {
    let summary = &plan.fairness.summary;
    let gini = tr!("fair-caption", served = gini(&summary.served_share), load = gini(&summary.load));
    let short: Vec<String> = plan.guarantee.shortfall.keys().map(|code| names::name_of(code, partners).to_owned()).collect();
    let worse_off = if plan.guarantee.held || short.is_empty() {
        tr!("fair-guarantee-held")
    } else {
        tr!("fair-guarantee-short", who = names::list(&short, 4))
    };
    let first = plan.parameters.get("fairness_first").is_some_and(|value| value == "true");
    let first = if first { tr!("fair-first-used") } else { String::new() };
    [gini, worse_off, first].join(" ").trim_end().to_owned()
}

fn gini(spread: &Spread) -> String {
    spread.gini.map_or_else(|| "—".to_owned(), |gini| format!("{gini:.3}"))
}

fn row(outcome: &PartnerOutcome, fair: &PartnerFairness, partners: &[PartnerName]) -> [String; 11] {
    let need = outcome.requested_need;
    let of_need = |served: f64| share((need > 0.0).then(|| served / need));
    [
        names::name_of(&outcome.partner, partners).to_owned(),
        names::count(outcome.requests as u64),
        names::count(outcome.already_held as u64),
        of_need(outcome.served_by_holdings),
        of_need(outcome.alone_served),
        of_need(outcome.together_served),
        share(fair.served_ratio),
        names::whole(outcome.alone_spend),
        names::whole(outcome.spend),
        outcome.lending.map_or_else(|| "—".to_owned(), names::whole),
        share(fair.load),
    ]
}

/// The three figures with their smallest and largest, and whose these are.
fn evenness(plan: &Plan, partners: &[PartnerName]) -> Vec<[String; 5]> {
    let summary = &plan.fairness.summary;
    let line = |id: &str, spread: &Spread, get: fn(&PartnerFairness) -> Option<f64>| {
        let whose = |figure: Option<f64>| {
            let figure = figure?;
            let row = plan.fairness.partners.iter().find(|row| get(row).is_some_and(|own| (own - figure).abs() < 1e-12))?;
            Some(format!("{} {}", names::short_of(&row.partner, partners), text::percent(figure, 0)))
        };
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
        [tr!(id), or_dash(whose(spread.smallest)), or_dash(whose(spread.largest)), share(spread.spread), gini(spread)]
    };
    vec![
        line("fair-served-share", &summary.served_share, |row| row.served_share),
        line("fair-served-ratio", &summary.served_ratio, |row| row.served_ratio),
        line("fair-load", &summary.load, |row| row.load),
    ]
}

/// Shares of the priorities; none where nothing is asked for.
fn shares(counts: &[usize; 5]) -> Option<[f64; 5]> {
    let all: usize = counts.iter().sum();
    (all > 0).then(|| counts.map(|count| count as f64 / all as f64))
}

/// The mean of the partners' shares, each weighing the same.
fn common(rows: &[PartnerFairness]) -> [f64; 5] {
    let known: Vec<[f64; 5]> = rows.iter().filter_map(|row| shares(&row.stated)).collect();
    std::array::from_fn(|at| known.iter().map(|row| row[at]).sum::<f64>() / known.len().max(1) as f64)
}

/// The mean priority of shares; none where they are all zero.
fn mean(shares: &[f64; 5]) -> Option<f64> {
    let all: f64 = shares.iter().sum();
    let weighed = shares.iter().zip(1_u32..).map(|(share, priority)| share * f64::from(priority));
    (all > 0.0).then(|| weighed.sum::<f64>() / all)
}

fn histogram(row: &PartnerFairness, partners: &[PartnerName], leveled: bool) -> Histogram {
    let name = names::name_of(&row.partner, partners);
    let own = shares(&row.stated).unwrap_or_default();
    let mean_of = |counts: &[usize; 5]| shares(counts).as_ref().and_then(mean).map(|mean| format!("{mean:.1}"));
    let note = match (mean_of(&row.stated), mean_of(&row.weighed)) {
        (Some(stated), Some(weighed)) if leveled => tr!("fair-mean-leveled", stated = stated, weighed = weighed),
        (Some(stated), _) => tr!("fair-mean", stated = stated),
        _ => tr!("fair-no-requests"),
    };
    let count = |at: usize| names::count(row.stated[at] as u64);
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let drawn = own.iter().map(|share| *share as f32).collect();
    Histogram {
        partner: names::ix_of(&row.partner, partners),
        // The code first: where the name is cut, it still tells partners apart.
        label: format!("{} · {name}", names::short_of(&row.partner, partners)),
        shares: drawn,
        figures: own.iter().map(|share| if *share > 0.0 { format!("{:.0}", share * 100.0) } else { String::new() }).collect(),
        name: tr!(
            "fair-priorities-name",
            partner = name,
            one = count(0),
            two = count(1),
            three = count(2),
            four = count(3),
            five = count(4),
            note = &note
        ),
        note,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::view::plan::data::tests::{myr, plan, two};
    use crate::model::{Fairness, PlanFairness};

    fn fair(partner: &str, served: f64, stated: [usize; 5], weighed: [usize; 5]) -> PartnerFairness {
        PartnerFairness {
            partner: partner.into(),
            served_share: Some(served),
            served_ratio: Some(served * 1.5),
            load: Some(0.5),
            stated,
            weighed,
        }
    }

    fn shown(leveled: bool) -> FairnessShown {
        let mut plan = plan();
        let rows = vec![
            fair("kuching", 0.71, [0, 0, 0, 5, 15], if leveled { [0, 0, 20, 0, 0] } else { [0, 0, 0, 5, 15] }),
            fair("pontianak", 0.66, [10, 0, 10, 0, 0], [10, 0, 10, 0, 0]),
        ];
        let spread = |get: fn(&PartnerFairness) -> Option<f64>| Spread::of(&rows.iter().filter_map(get).collect::<Vec<_>>());
        let summary = Fairness {
            served_share: spread(|row| row.served_share),
            served_ratio: spread(|row| row.served_ratio),
            load: spread(|row| row.load),
        };
        plan.fairness = PlanFairness { summary, partners: rows };
        plan.partners[0].lending = Some(myr(424));
        FairnessShown::new(&plan, &two())
    }

    #[test]
    fn the_least_and_the_best_served_are_named() {
        let shown = shown(false);
        assert_eq!(shown.answer, "*Pontianak* gets least of what it asked for, *66.0 %*; the best served *71.0 %*.");
        assert_eq!(
            shown.caption,
            "Gini coefficient 0.018 of shares served, 0.000 of load; 0 is all alike. Nobody is worse off than alone."
        );
        assert_eq!(
            shown.rows[0].1.join(" | "),
            "Kuching | 20 | 2 | 10.0 % | 61.0 % | 71.0 % | 106.5 % | 92,000 | 61,000 | 424 | 50.0 %"
        );
        assert_eq!(shown.rows[1].1[9], "—");
        assert_eq!(shown.evenness[0], ["Need served", "PNT 66 %", "KCH 71 %", "5.0 %", "0.018"]);
    }

    #[test]
    fn inflated_priorities_stand_above_the_group() {
        let found = shown(false);
        assert_eq!(found.group, [0.25, 0.0, 0.25, 0.125, 0.375]);
        let first = &found.priorities[0];
        assert_eq!((first.figures.join(","), first.note.as_str()), (",,,25,75".to_owned(), "mean 4.8"));
        assert_eq!(first.name, "Kuching: 0 requests of priority 1, 0 of 2, 0 of 3, 5 of 4, 15 of 5; mean 4.8");
        assert!(found.priorities_note.contains("3.4"), "{}", found.priorities_note);
        let leveled = shown(true);
        assert_eq!(leveled.priorities[0].note, "mean 4.8, weighs as 3.0");
        assert!(leveled.priorities_note.contains("leveled"));
    }

    #[test]
    fn nobody_who_asks_and_all_alike_are_said() {
        let mut plan = plan();
        plan.fairness = PlanFairness::default();
        assert_eq!(FairnessShown::new(&plan, &two()).answer, "Nobody asks for anything that can be planned.");
        plan.fairness.partners = vec![fair("kuching", 0.7, [1; 5], [1; 5]), fair("pontianak", 0.7, [0; 5], [0; 5])];
        let shown = FairnessShown::new(&plan, &two());
        assert_eq!(shown.answer, "Every partner gets *70.0 %* of what it asked for.");
        assert_eq!(shown.priorities[1].note, "no requests");
    }
}
