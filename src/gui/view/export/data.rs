//! Exactly what the export screen shows.

use serde::Serialize;

use crate::gui::command::ExportKind;
use crate::gui::session::{Exported, Results};
use crate::tr;

/// One export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExportRow {
    /// Which.
    #[serde(skip)]
    pub kind: ExportKind,
    /// Its name.
    pub title: String,
    /// What is in it.
    pub detail: String,
    /// The button's word.
    pub button: String,
    /// Whether it can be written now.
    pub enabled: bool,
}

/// The export screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The sentence; `*…*` marks key figures.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// The plan does not belong to the inputs of now.
    pub stale: bool,
    /// There is no plan yet.
    pub no_plan: bool,
    /// What can be written.
    pub rows: Vec<ExportRow>,
    /// Where the last one went, and when.
    pub last: Option<String>,
}

impl Shown {
    /// What the screen says of the results and the last export.
    #[must_use]
    pub fn new(results: &Results, titles: usize, exported: Option<&Exported>) -> Self {
        let plan = results.plan.as_ref();
        let answer = match plan {
            Some(plan) => tr!("write-answer", lines = plan.lines, titles = plan.title_count, partners = plan.partners.len()),
            None => tr!("write-answer-none"),
        };
        let rows = ExportKind::ALL.into_iter().map(|kind| ExportRow {
            kind,
            title: tr!(&format!("write-{}", kind.code())),
            detail: tr!(&format!("write-{}-detail", kind.code())),
            button: tr!(&format!("action-export-{}", kind.code())),
            enabled: if kind.needs_plan() { plan.is_some() } else { titles > 0 },
        });
        let last = exported.map(|last| {
            let what = tr!(&format!("write-{}", last.kind.code()));
            tr!("write-last", what = what, path = last.path.display().to_string(), time = &last.time)
        });
        Self {
            answer,
            caption: tr!("write-caption", titles = titles),
            stale: plan.is_some() && results.plan_is_stale,
            no_plan: plan.is_none(),
            rows: rows.collect(),
            last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_plan_only_the_catalog_can_be_written() {
        let shown = Shown::new(&Results::default(), 120, None);
        assert!(shown.no_plan && !shown.stale);
        let enabled: Vec<ExportKind> = shown.rows.iter().filter(|row| row.enabled).map(|row| row.kind).collect();
        assert_eq!(enabled, [ExportKind::OverlapCsv, ExportKind::TitlesCsv]);
        let none = Shown::new(&Results::default(), 0, None);
        assert!(none.rows.iter().all(|row| !row.enabled));
    }

    #[test]
    fn the_last_export_says_where_it_went() {
        let last = Exported { kind: ExportKind::Workbook, path: "/home/ani/split.xlsx".into(), time: "14:02".to_owned() };
        let shown = Shown::new(&Results::default(), 1, Some(&last));
        assert_eq!(shown.last.as_deref(), Some("Workbook written at 14:02 to /home/ani/split.xlsx"));
    }
}
