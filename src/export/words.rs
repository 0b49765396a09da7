//! Results in words that the workbook and the commands share.

use crate::model::{Limit, Settings, Termination, Verdict};
use crate::text;
use crate::tr;

/// An issue in words; its code where no message file has it.
#[must_use]
pub fn issue(code: &str) -> String {
    let id = format!("issue-{code}");
    if text::has(&id) { tr!(&id) } else { code.to_owned() }
}

/// How good a plan is proved to be, in one sentence.
#[must_use]
pub fn proof(verdict: &Verdict) -> String {
    let gap = text::percent(verdict.relative_gap.max(0.0), 3);
    let (value, bound) = (text::points(verdict.objective), text::points(verdict.best_bound));
    match (verdict.termination, verdict.limit) {
        (Termination::Optimal, _) => tr!("export-proof-optimal", value = value),
        (Termination::Feasible, limit) => {
            let why = tr!(match limit {
                None | Some(Limit::Gap) => "export-limit-gap",
                Some(Limit::Iterations) => "export-limit-iterations",
                Some(Limit::Time) => "export-limit-time",
                Some(Limit::Interrupted) => "export-limit-interrupted",
            });
            tr!("export-proof-feasible", value = value, bound = bound, gap = gap, why = why)
        }
        (Termination::Infeasible, _) => tr!("export-proof-infeasible"),
        (Termination::NoSolutionFound, _) => tr!("export-proof-none"),
    }
}

/// The settings of a consortium as (name, value), in the order of the file's own keys.
#[must_use]
pub fn settings(settings: &Settings) -> Vec<(String, String)> {
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
        let words = proof(&verdict);
        assert!(words.contains("1.000 %") && words.contains("1,000") && words.contains("990"), "{words}");
        let best = proof(&Verdict { termination: Termination::Optimal, limit: None, ..verdict });
        assert_ne!(words, best);
    }

    #[test]
    fn settings_are_listed_by_name() {
        let listed = settings(&Settings::default());
        assert!(listed.contains(&("copies_cap".to_owned(), "1".to_owned())), "{listed:?}");
        assert!(listed.contains(&("held_level".to_owned(), "edition".to_owned())), "{listed:?}");
    }

    #[test]
    fn an_issue_without_words_keeps_its_code() {
        assert_eq!(issue("no-such-issue"), "no-such-issue");
    }
}
