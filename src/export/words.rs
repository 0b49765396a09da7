//! Results in words that the workbook and the commands share.

use crate::model::{Issue, Limit, RejectedRow, RepairSample, Settings, Termination, Verdict};
use crate::text;
use crate::tr;

/// An issue in words: what, where in the row, and the text that shows it.
#[must_use]
pub fn issue_text(issue: &Issue) -> String {
    issue_words(issue.code, &issue.column, &issue.sample, issue.count)
}

/// Why a row was not used, in words.
#[must_use]
pub fn reject_text(row: &RejectedRow) -> String {
    issue_words(row.code, &row.column, &row.sample, 1)
}

/// What was repaired in a row, in words.
#[must_use]
pub fn repair_text(repair: &RepairSample) -> String {
    issue_words(repair.code, &repair.column, &repair.before, 1)
}

fn issue_words(code: &str, column: &str, sample: &str, count: u32) -> String {
    tr!(&format!("issue-{code}"), column = column, sample = sample, count = count)
}

/// How good a plan is proved to be, in one sentence.
#[must_use]
pub fn proof_words(verdict: &Verdict) -> String {
    let gap = gap(verdict);
    let (value, bound) = (text::points(verdict.objective), text::points(verdict.best_bound));
    match (verdict.termination, verdict.limit) {
        (Termination::Optimal, _) => tr!("export-proof-optimal", value = value),
        (Termination::Feasible, _) if gap.is_none() => tr!("export-proof-unbounded", value = value),
        (Termination::Feasible, limit) => {
            let why = tr!(match limit {
                None | Some(Limit::Gap) => "export-limit-gap",
                Some(Limit::Iterations) => "export-limit-iterations",
                Some(Limit::Time) => "export-limit-time",
                Some(Limit::Interrupted) => "export-limit-interrupted",
            });
            tr!("export-proof-feasible", value = value, bound = bound, gap = gap.unwrap_or_default(), why = why)
        }
        (Termination::Infeasible, _) => tr!("export-proof-infeasible"),
        (Termination::NoSolutionFound, _) => tr!("export-proof-none"),
    }
}

/// The relative gap as a percentage; none where no bound was proved.
pub(super) fn gap(verdict: &Verdict) -> Option<String> {
    let known = verdict.relative_gap.is_finite() && verdict.best_bound.is_finite();
    known.then(|| text::percent(verdict.relative_gap.max(0.0), 3))
}

/// The settings of a consortium as (name, value), in the order of the file's own keys.
pub(super) fn settings(settings: &Settings) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(values)) = serde_json::to_value(settings) else { return Vec::new() };
    let plain = |value: serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    values.into_iter().map(|(key, value)| (key, plain(value))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_names_its_gap() {
        let verdict = Verdict {
            termination: Termination::Feasible,
            limit: Some(Limit::Time),
            objective: 990.0,
            best_bound: 1000.0,
            relative_gap: 0.01,
            seconds: 2.0,
            seed: 1,
        };
        let words = proof_words(&verdict);
        assert!(words.contains("1.000 %") && words.contains("1,000") && words.contains("990"), "{words}");
        let unknown = Verdict { best_bound: f64::INFINITY, relative_gap: f64::NAN, ..verdict.clone() };
        assert!(!proof_words(&unknown).contains('%'), "{}", proof_words(&unknown));
        let best = proof_words(&Verdict { termination: Termination::Optimal, limit: None, ..verdict });
        assert_ne!(words, best);
    }

    #[test]
    fn settings_are_listed_by_name() {
        let listed = settings(&Settings::default());
        assert!(listed.contains(&("copies_cap".to_owned(), "1".to_owned())), "{listed:?}");
        assert!(listed.contains(&("held_level".to_owned(), "edition".to_owned())), "{listed:?}");
    }

    #[test]
    fn an_issue_names_its_column_and_text() {
        assert!(issue_words("price-negative", "Harga", "-5", 1).contains("Harga: “-5”"));
    }
}
