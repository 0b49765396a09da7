//! Exactly what the matching screen shows.

use serde::Serialize;

use crate::gui::view::names;
use crate::gui::widget::Step;
use crate::model::{Action, Decision, Level, ReviewPair, Tolerance};
use crate::pipeline::{Evidence, Rule, ToleranceEffect};
use crate::{text, tr};

/// The head of the screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
}

impl Head {
    /// Says what matching found; `pairs` is none while it is looked up.
    #[must_use]
    pub fn new(records: usize, titles: usize, pairs: Option<usize>) -> Self {
        let waiting = pairs.map_or_else(String::new, |n| tr!("matching-answer-waiting", n = n));
        let answer = tr!("matching-answer", records = records, titles = titles);
        Self { answer: format!("{answer}{waiting}"), caption: tr!("matching-caption") }
    }
}

/// What the switches do to the figures, in words.
#[must_use]
pub fn effect(effect: &ToleranceEffect) -> String {
    let shared = |report: &crate::analysis::OverlapReport| {
        let pairs = report.figures.held_by.iter().filter(|(holders, _)| **holders > 1);
        i64::try_from(pairs.map(|(_, titles)| titles).sum::<u64>()).unwrap_or(i64::MAX)
    };
    let union = |report: &crate::analysis::OverlapReport| i64::try_from(report.figures.union).unwrap_or(i64::MAX);
    let (before, after) = (shared(&effect.standard), shared(&effect.set));
    if (before, union(&effect.standard)) == (after, union(&effect.set)) {
        return tr!("matching-effect-none", shared = after, titles = union(&effect.set));
    }
    let moved = after - before;
    let moved = if moved > 0 { format!("+{}", text::count(moved)) } else { text::count(moved) };
    tr!(
        "matching-effect",
        shared = after,
        before = text::count(before),
        moved = moved,
        titles = union(&effect.set),
        all = text::count(union(&effect.standard))
    )
}

/// A switch: its setting, its word, what it means, whether it is on.
#[must_use]
pub fn switches(tolerance: Tolerance) -> [(&'static str, &'static str, &'static str, bool); 4] {
    [
        ("tolerate_year", "matching-tolerate-year", "matching-tolerate-year-explain", tolerance.year),
        ("tolerate_edition", "matching-tolerate-edition", "matching-tolerate-edition-explain", tolerance.edition),
        ("tolerate_publisher", "matching-tolerate-publisher", "matching-tolerate-publisher-explain", tolerance.publisher),
        ("tolerate_forms", "matching-tolerate-forms", "matching-tolerate-forms-explain", tolerance.forms),
    ]
}

/// The word of a level.
#[must_use]
pub fn level(level: Level) -> String {
    match level {
        Level::Edition => tr!("matching-level-edition"),
        Level::Work => tr!("matching-level-work"),
    }
}

/// A waiting pair: the two titles, partners that would share one more, holders of each, weight.
#[must_use]
pub fn cells(pair: &ReviewPair) -> [String; 5] {
    let [one, other] = pair.titles.each_ref().map(Clone::clone);
    let holders = format!("{} + {}", pair.holders[0], pair.holders[1]);
    [one, other, names::count(pair.shared as u64), holders, bits(pair.weight)]
}

/// A weight with its sign and one decimal.
fn bits(weight: f64) -> String {
    format!("{weight:+.1}")
}

/// The evidence on a pair.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// What decided, in words.
    pub rule: String,
    /// What the two are worth alone, and whether they are one work.
    pub verdict: String,
    /// Whose the two records are.
    pub heads: [String; 2],
    /// The waterfall.
    pub steps: Vec<Step>,
    /// Where it starts.
    pub start: f32,
}

impl Shown {
    /// Puts evidence into words.
    #[must_use]
    pub fn new(evidence: &Evidence) -> Self {
        let field = |compared: crate::pipeline::Compared| tr!(&format!("compared-{}", compared.code()));
        let parted = evidence.parted_by.map(field).unwrap_or_default();
        let rule = match evidence.rule {
            Rule::Field => tr!("rule-field", field = parted),
            rule => tr!(&format!("rule-{}", rule.code())),
        };
        let verdict = tr!(&format!("verdict-{}", evidence.verdict.code()));
        let work = if evidence.same_work && !evidence.joined { tr!("evidence-same-work") } else { String::new() };
        let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
        #[expect(clippy::cast_possible_truncation, reason = "a few dozen bits on a chart")]
        let steps = evidence.fields.iter().map(|row| Step {
            label: field(row.field),
            one: dash(&row.one),
            other: dash(&row.other),
            level: tr!(&format!("level-{}", row.level)),
            weight: row.weight as f32,
            total: row.total as f32,
            figure: bits(row.weight),
        });
        #[expect(clippy::cast_possible_truncation, reason = "a few dozen bits on a chart")]
        Self {
            rule,
            verdict: format!("{verdict} {} {work}", tr!("matching-total", bits = bits(evidence.total))).trim_end().to_owned(),
            heads: evidence.records.clone(),
            steps: steps.collect(),
            start: evidence.prior as f32,
        }
    }
}

/// The decision on a pair.
#[must_use]
pub fn decision(pair: &ReviewPair, action: Action) -> Decision {
    let titles = pair.titles.each_ref().map(|title| title.replace('|', " "));
    Decision { action, partner: String::new(), isbn: pair.keys.join("|"), title: titles.join(" | "), fund: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair() -> ReviewPair {
        ReviewPair {
            pair: (0, 1),
            keys: ["kuching/1".into(), "pontianak/~0a".into()],
            titles: ["Adat | law".into(), "Adat law".into()],
            holders: [1, 2],
            shared: 2,
            weight: 2.34,
        }
    }

    #[test]
    fn a_waiting_pair_reads_plainly() {
        assert_eq!(cells(&pair()), ["Adat | law", "Adat law", "2", "1 + 2", "+2.3"]);
    }

    #[test]
    fn a_decision_names_both_record_keys() {
        let decision = decision(&pair(), Action::MustLink);
        assert_eq!((decision.isbn.as_str(), decision.title.as_str()), ("kuching/1|pontianak/~0a", "Adat   law | Adat law"));
    }

    #[test]
    fn the_head_counts_what_waits() {
        assert_eq!(Head::new(27_041, 16_487, Some(1)).answer, "27,041 records are *16,487 titles*; *1 pair* waits for a person.");
        assert_eq!(Head::new(2, 1, None).answer, "2 records are *1 title*");
    }
}
