//! Exactly what the sources screen shows.

use serde::Serialize;

use crate::model::{Consortium, Issue, PartnerIx, Severity, SourceKind, SourceReport};
use crate::text::{self, count};
use crate::{pipeline, tr};

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// Its position in `Consortium::sources`.
    #[serde(skip)]
    pub source: usize,
    /// Whose it is; none for files of the whole consortium.
    #[serde(skip)]
    pub partner: Option<PartnerIx>,
    /// The partner's name, or that it belongs to all.
    pub owner: String,
    /// Path inside the consortium folder.
    pub path: String,
    /// What it is.
    pub kind: String,
    /// Dialect.
    pub format: String,
    /// Encoding.
    pub encoding: String,
    /// Rows read.
    pub read: String,
    /// Rows kept.
    pub kept: String,
    /// Rows repaired.
    pub repaired: String,
    /// Rows rejected.
    pub rejected: String,
    /// The file could not be used.
    pub broken: bool,
}

/// One kind of issue in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueRow {
    /// The issue in words.
    pub what: String,
    /// How bad it is.
    pub severity: String,
    /// Whether a person should look at it.
    pub attention: bool,
    /// How often.
    pub count: String,
    /// First line and column.
    pub place: String,
}

/// The sources screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The sentence; `*…*` marks key figures.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// The files.
    pub rows: Vec<SourceRow>,
}

impl Shown {
    /// What the screen says of a consortium.
    #[must_use]
    pub fn new(consortium: &Consortium) -> Self {
        let sum = |of: fn(&SourceReport) -> u32| consortium.sources.iter().map(|source| u64::from(of(source))).sum::<u64>();
        let [read, kept, repaired, rejected] =
            [sum(|s| s.read), sum(|s| s.kept), sum(|s| s.repaired), sum(|s| s.rejected)].map(whole);
        let partners = consortium.partners.len();
        let answer =
            tr!("sources-answer", read = read, partners = partners, kept = kept, repaired = repaired, rejected = rejected);
        let caption = tr!("sources-caption", files = consortium.sources.len(), requests = consortium.requests.len());
        let mut order: Vec<(usize, &SourceReport)> = consortium.sources.iter().enumerate().collect();
        // Holdings first, then requests and money: the order of the kinds.
        order.sort_by(|(_, a), (_, b)| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
        let rows = order.into_iter().map(|(at, source)| row(consortium, at, source)).collect();
        Self { answer, caption, rows }
    }
}

fn whole(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn row(consortium: &Consortium, at: usize, source: &SourceReport) -> SourceRow {
    let partner = consortium.partner(&source.partner);
    let owner = partner.and_then(|ix| consortium.partners.get(ix.at()));
    let number = |number: u32| if number == 0 { "—".to_owned() } else { count(i64::from(number)) };
    SourceRow {
        source: at,
        partner,
        owner: owner.map_or_else(|| tr!("sources-everyone"), |partner| partner.name.clone()),
        path: source.path.clone(),
        kind: tr!(&format!("kind-{}", kind_code(source.kind))),
        format: worded("format-", &source.format),
        encoding: source.encoding.clone(),
        read: number(source.read),
        kept: number(source.kept),
        repaired: number(source.repaired),
        rejected: number(source.rejected),
        broken: source.issues.iter().any(|issue| issue.severity == Severity::Error),
    }
}

/// The issues of a file, in words.
#[must_use]
pub fn issues(source: &SourceReport) -> Vec<IssueRow> {
    source.issues.iter().map(issue).collect()
}

pub(super) fn issue(issue: &Issue) -> IssueRow {
    let mut place = Vec::new();
    if issue.first_line > 0 {
        place.push(tr!("issue-line", line = whole(issue.first_line)));
    }
    if !issue.column.is_empty() {
        place.push(issue.column.clone());
    }
    let severity = match issue.severity {
        Severity::Note => "note",
        Severity::Repaired => "repaired",
        Severity::Rejected => "rejected",
        Severity::Error => "error",
    };
    IssueRow {
        what: pipeline::issue_text(issue),
        severity: tr!(&format!("severity-{severity}")),
        attention: issue.severity >= Severity::Rejected,
        count: count(i64::from(issue.count)),
        place: place.join(" · "),
    }
}

/// A field's code in words; nothing for a column that is not used.
#[must_use]
pub fn field_in_words(code: &str) -> String {
    if code.is_empty() { tr!("field-none") } else { worded("field-", code) }
}

fn worded(group: &str, code: &str) -> String {
    let id = format!("{group}{code}");
    if text::has(&id) { tr!(&id) } else { code.to_owned() }
}

fn kind_code(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Holdings => "holdings",
        SourceKind::Requests => "requests",
        SourceKind::Budgets => "budgets",
        SourceKind::ExchangeRates => "exchange-rates",
        SourceKind::Partners => "partners",
        SourceKind::Settings => "settings",
        SourceKind::Decisions => "decisions",
        SourceKind::Expected => "expected",
        SourceKind::Strata => "strata",
        SourceKind::Responsibilities => "responsibilities",
        SourceKind::Prices => "prices",
        SourceKind::Access => "access",
        SourceKind::Benchmark => "benchmark",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;
    use crate::task::Task;

    #[test]
    fn the_sources_screen_as_text() {
        let home = tempfile::tempdir().unwrap();
        let folder = crate::gui::tests::folder(home.path());
        let consortium = pipeline::load(&Project::new(&folder), &Task::default()).unwrap();
        let shown = Shown::new(&consortium);
        let lines: Vec<String> = shown
            .rows
            .iter()
            .map(|row| {
                format!(
                    "{} | {} | {} | {} {} {} {}",
                    row.owner, row.path, row.kind, row.read, row.kept, row.repaired, row.rejected
                )
            })
            .collect();
        assert_eq!(
            lines,
            [
                "Kuching | kuching/holdings.csv | Holdings | 3 3 1 —",
                "Pontianak | pontianak/holdings.csv | Holdings | 1 1 — —",
                "All partners | requests.csv | Requests | 2 2 — —",
                "All partners | budgets.csv | Budgets | 2 2 — —",
                "All partners | exchange-rates.csv | Exchange rates | 2 2 — —",
                "All partners | settings.csv | Settings | 1 1 — —",
            ]
        );
        assert_eq!(shown.answer, "*11 rows* read from 2 partners: *11* kept, 1 of them repaired, 0 rejected.");
        let found: Vec<String> = issues(&consortium.sources[shown.rows[0].source])
            .iter()
            .map(|issue| format!("{}: {} at {}", issue.severity, issue.count, issue.place))
            .collect();
        assert!(found.contains(&"repaired: 1 at line 5 · isbn".to_owned()), "{found:?}");
    }
}
