//! Scenarios and agreed plans as the screen shows them: kept plans side by side, and where each agreed line stands.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use super::data::gap_in_words;
use crate::gui::view::names::{self, PartnerName};
use crate::model::{Comparison, Difference, KeptPlan, LineStatus, Pair, PartnerIx};
use crate::project::{AgreedPlan, Scenario};
use crate::{text, tr};

/// One kept scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScenarioRow {
    /// Its name.
    pub name: String,
    /// Day, titles, spending, smallest served share, gap, and whether its inputs still are the same.
    pub cells: Vec<String>,
    /// Its inputs changed since.
    pub stale: bool,
}

/// All scenarios of the document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scenarios {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// In the order they were kept.
    pub rows: Vec<ScenarioRow>,
}

impl Scenarios {
    /// Builds the list; `fingerprint` is that of the input files as they are now, empty where it is not known.
    #[must_use]
    pub fn new(scenarios: &[Scenario], fingerprint: &str) -> Self {
        let rows: Vec<ScenarioRow> = scenarios.iter().map(|scenario| row(scenario, fingerprint)).collect();
        let stale = rows.iter().filter(|row| row.stale).count();
        let answer = if rows.is_empty() { tr!("scenarios-answer-none") } else { tr!("scenarios-answer", n = rows.len()) };
        let caption = if stale == 0 { tr!("scenarios-caption") } else { tr!("scenarios-caption-stale", n = stale) };
        Self { answer, caption, rows }
    }
}

fn row(scenario: &Scenario, fingerprint: &str) -> ScenarioRow {
    let plan = &scenario.plan;
    let stale = !fingerprint.is_empty() && plan.fingerprint != fingerprint;
    let fewest = plan.fairness.served_share.smallest.map_or_else(|| "—".to_owned(), |share| text::percent(share, 0));
    let cells = vec![
        plan.date.clone(),
        names::count(plan.title_count as u64),
        whole(spend(plan)),
        fewest,
        gap(plan),
        tr!(if stale { "scenarios-stale" } else { "scenarios-fresh" }),
    ];
    ScenarioRow { name: scenario.name.clone(), cells, stale }
}

fn gap(plan: &KeptPlan) -> String {
    if plan.relative_gap.is_finite() { gap_in_words(plan.relative_gap.max(0.0)) } else { "—".to_owned() }
}

fn spend(plan: &KeptPlan) -> Decimal {
    plan.partners.iter().map(|partner| partner.spend).sum()
}

/// An amount in whole units, grouped.
fn whole(amount: Decimal) -> String {
    text::count(amount.round().to_i64().unwrap_or(i64::MAX))
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// Names of the two.
    pub names: [String; 2],
    /// How many lines differ, in words.
    pub summary: String,
    /// What is counted, first, second, difference.
    pub figures: Vec<[String; 4]>,
    /// Partner; share served, spending and titles bought, in the first and the second.
    pub partners: Vec<(PartnerIx, [String; 4])>,
    /// Title, how it differs, buyers first and second, amount first and second.
    pub titles: Vec<[String; 6]>,
}

impl Compared {
    /// Puts a comparison into words.
    #[must_use]
    pub fn new(comparison: &Comparison, partners: &[PartnerName]) -> Self {
        let summary = if comparison.changed_lines == 0 {
            tr!("scenarios-same")
        } else {
            tr!("scenarios-differ", lines = comparison.changed_lines, titles = comparison.titles.len())
        };
        let of_partner = |row: &crate::model::PartnerDifference| {
            let share = |served: Option<f64>, asked: Option<f64>| match served.zip(asked) {
                Some((served, asked)) if asked > 0.0 => text::percent(served / asked, 0),
                _ => "—".to_owned(),
            };
            let money = |amount: Option<Decimal>| amount.map_or_else(|| "—".to_owned(), whole);
            let titles = |n: Option<usize>| n.map_or_else(|| "—".to_owned(), |n| names::count(n as u64));
            let cells = [
                names::name_of(&row.partner, partners).to_owned(),
                format!("{} → {}", share(row.served.first, row.requested.first), share(row.served.second, row.requested.second)),
                format!("{} → {}", money(row.spend.first), money(row.spend.second)),
                format!("{} → {}", titles(row.titles.first), titles(row.titles.second)),
            ];
            (names::ix_of(&row.partner, partners), cells)
        };
        let of_title = |row: &crate::model::TitleDifference| {
            let id = match row.difference {
                Difference::Dropped => "scenarios-dropped",
                Difference::Added => "scenarios-added",
                Difference::Moved => "scenarios-moved",
                Difference::Changed => "scenarios-changed",
            };
            let who = |codes: &[String]| names::short_list(codes, partners, 4);
            [row.title.clone(), tr!(id), who(&row.first), who(&row.second), paid(row.first_amount), paid(row.second_amount)]
        };
        Self {
            names: [comparison.names.first.clone(), comparison.names.second.clone()],
            summary,
            figures: figures(comparison),
            partners: comparison.partners.iter().map(of_partner).collect(),
            titles: comparison.titles.iter().map(of_title).collect(),
        }
    }
}

/// An amount, `—` for nothing.
fn paid(amount: Decimal) -> String {
    if amount.is_zero() { "—".to_owned() } else { text::decimal(amount) }
}

fn figures(comparison: &Comparison) -> Vec<[String; 4]> {
    let counted = |id: &str, pair: Pair<usize>| {
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let difference = whole(pair.second) - whole(pair.first);
        [
            tr!(id),
            text::count(whole(pair.first)),
            text::count(whole(pair.second)),
            signed(text::count(difference), difference > 0),
        ]
    };
    let spent = |id: &str, pair: Pair<Decimal>| {
        let difference = pair.second - pair.first;
        let apart =
            if comparison.currencies_differ { "—".to_owned() } else { signed(whole(difference), difference > Decimal::ZERO) };
        [tr!(id, currency = &comparison.currency), whole(pair.first), whole(pair.second), apart]
    };
    let fine = |id: &str, pair: Pair<Option<f64>>| {
        let share = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |share| format!("{share:.3}"));
        let apart = pair.first.zip(pair.second).map(|(first, second)| second - first);
        let apart = apart.map_or_else(|| "—".to_owned(), |apart| signed(format!("{apart:.3}").replace('-', "−"), apart > 0.0));
        [tr!(id), share(pair.first), share(pair.second), apart]
    };
    let fairness = |get: fn(&crate::model::Fairness) -> Option<f64>| Pair {
        first: get(&comparison.fairness.first),
        second: get(&comparison.fairness.second),
    };
    let Pair { first, second } = comparison.objective;
    vec![
        [
            tr!("scenarios-value"),
            names::points(first),
            names::points(second),
            signed(names::points(second - first), second > first),
        ],
        counted("scenarios-titles", comparison.title_count),
        counted("scenarios-lines", comparison.lines),
        spent("scenarios-spend", comparison.spend),
        spent("scenarios-savings", comparison.gross_savings),
        fine("scenarios-smallest", fairness(|fairness| fairness.served_share.smallest)),
        fine("scenarios-gini-served", fairness(|fairness| fairness.served_share.gini)),
        fine("scenarios-gini-load", fairness(|fairness| fairness.load.gini)),
    ]
}

/// A difference with its sign, so that more reads as more.
fn signed(number: String, more: bool) -> String {
    if more { format!("+{number}") } else { number }
}

/// An agreed plan with its lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreed {
    /// Its name and day.
    pub title: String,
    /// How many lines stand at each status.
    pub summary: String,
    /// The lines: partner, title, fund, amount, status.
    pub rows: Vec<(PartnerIx, [String; 5])>,
}

impl Agreed {
    /// Builds the list of an agreed plan's lines.
    #[must_use]
    pub fn new(plan: &AgreedPlan, partners: &[PartnerName]) -> Self {
        let rows = plan.lines.iter().map(|line| {
            let cells = [
                names::short_of(&line.line.partner, partners).to_owned(),
                line.line.title.clone(),
                line.line.fund.clone(),
                text::decimal(line.line.amount),
                status(line.status),
            ];
            (names::ix_of(&line.line.partner, partners), cells)
        });
        let parts = STATUSES.iter().filter_map(|wanted| {
            let n = plan.lines.iter().filter(|line| line.status == *wanted).count();
            (n > 0).then(|| format!("{} {}", text::count(i64::try_from(n).unwrap_or(i64::MAX)), status(*wanted)))
        });
        Self {
            title: tr!("agreed-title", name = &plan.name, date = &plan.date),
            summary: parts.collect::<Vec<_>>().join(" · "),
            rows: rows.collect(),
        }
    }
}

/// All statuses, in the order a line goes through them.
pub const STATUSES: [LineStatus; 6] = [
    LineStatus::Proposed,
    LineStatus::Agreed,
    LineStatus::Refused,
    LineStatus::Ordered,
    LineStatus::Received,
    LineStatus::Canceled,
];

/// A status in a word.
#[must_use]
pub fn status(status: LineStatus) -> String {
    tr!(&format!("agreed-{}", status.code()))
}

#[cfg(test)]
mod tests {
    use super::super::data::tests::{plan, two};
    use super::*;
    use crate::pipeline;
    use crate::project::Project;

    #[test]
    fn two_plans_stand_side_by_side() {
        let one = pipeline::as_kept(&plan());
        let mut fewer = plan();
        fewer.assignments.remove(1);
        let other = pipeline::as_kept(&fewer);
        let shown = Compared::new(&pipeline::compare(("A", &one), ("B", &other)), &two());
        assert_eq!(shown.names, ["A", "B"]);
        assert_eq!(shown.summary, "1 line differs, in 1 title.");
        let row = |label: &str| shown.figures.iter().find(|row| row[0] == label).cloned().unwrap();
        assert_eq!(row("Lines")[1..], ["2", "1", "−1"]);
        assert_eq!(row("Value, points")[1..], ["1,000.0", "1,000.0", "0.0"]);
        assert_eq!(shown.titles.len(), 1);
        assert_eq!(shown.titles[0][..4], ["Atlas", "not bought", "PNT", "—"]);
        let same = Compared::new(&pipeline::compare(("A", &one), ("A 2", &one)), &two());
        assert_eq!((same.summary.as_str(), same.titles.len()), ("Both buy the same lines.", 0));
    }

    #[test]
    fn a_scenario_of_other_files_is_out_of_date() {
        let mut kept = pipeline::as_kept(&plan());
        kept.fingerprint = "11".into();
        let conditions = Project::new(std::path::Path::new("/data")).conditions();
        let scenarios = [Scenario { name: "A".into(), conditions, plan: kept }];
        assert!(Scenarios::new(&scenarios, "22").rows[0].stale);
        let shown = Scenarios::new(&scenarios, "11");
        assert!(!shown.rows[0].stale);
        assert_eq!(shown.answer, "*1 scenario* kept, with all that the figures were made from.");
        assert!(Scenarios::new(&[], "").rows.is_empty());
    }

    #[test]
    fn agreed_lines_are_counted_by_status() {
        let conditions = Project::new(std::path::Path::new("/data")).conditions();
        let mut agreed = pipeline::agree(&Scenario { name: "2027".into(), conditions, plan: pipeline::as_kept(&plan()) });
        agreed.lines[1].status = LineStatus::Ordered;
        let shown = Agreed::new(&agreed, &two());
        assert_eq!(shown.summary, "1 agreed · 1 ordered");
        assert_eq!(shown.rows[1].1[4], "ordered");
    }
}
