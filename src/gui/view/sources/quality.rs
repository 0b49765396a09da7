//! Data quality of each partner as the screen shows it, before anybody believes a chart.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::IssueRow;
use crate::analysis::{Change, FIELDS, Moved, Quality, Reach};
use crate::gui::view::names;
use crate::model::{Consortium, Issue, PartnerIx, SourceKind};
use crate::text;
use crate::tr;

/// One partner's data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QualityRow {
    /// The partner.
    #[serde(skip)]
    pub ix: PartnerIx,
    /// Its code.
    #[serde(skip)]
    pub code: String,
    /// Its name.
    pub name: String,
    /// Rows kept, share repaired, share rejected, the share that has each field, doubles, titles without identifier.
    pub cells: Vec<String>,
    /// What the figures mean for matching.
    pub effect: String,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QualityShown {
    /// The sentence; `*…*` marks key figures.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// The partners that have holdings.
    pub rows: Vec<QualityRow>,
}

impl QualityShown {
    /// What the page says.
    #[must_use]
    pub fn new(consortium: &Consortium, all: &[Quality]) -> Self {
        let with_rows = || all.iter().enumerate().filter(|(_, quality)| quality.read > 0);
        let kept: u64 = with_rows().map(|(_, quality)| quality.kept).sum();
        let named: u64 = with_rows().map(|(_, quality)| quality.filled[0]).sum();
        let worst = with_rows().min_by(|(_, a), (_, b)| share(a.filled[0], a.kept).total_cmp(&share(b.filled[0], b.kept)));
        let worst_name = worst.and_then(|(at, _)| consortium.partners.get(at)).map_or("—", |partner| partner.name.as_str());
        let worst_share = worst.map_or_else(|| "—".to_owned(), |(_, quality)| names::percent_of(quality.filled[0], quality.kept));
        let answer = tr!(
            "quality-answer",
            share = names::percent_of(named, kept),
            partner = names::unstarred(worst_name),
            least = worst_share
        );
        let rows = with_rows().filter_map(|(at, quality)| row(consortium, PartnerIx::new(at), quality)).collect();
        Self { answer, caption: tr!("quality-caption"), rows }
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn row(consortium: &Consortium, ix: PartnerIx, quality: &Quality) -> Option<QualityRow> {
    let partner = consortium.partners.get(ix.at())?;
    let mut cells = vec![
        names::count(quality.kept),
        names::percent_of(quality.repaired, quality.kept),
        names::percent_of(quality.rejected, quality.read),
    ];
    cells.extend(quality.filled.iter().map(|filled| names::percent_of(*filled, quality.kept)));
    cells.push(names::count(quality.doubles));
    cells.push(names::count(quality.unidentified.titles));
    Some(QualityRow { ix, code: partner.code.clone(), name: partner.name.clone(), cells, effect: effect(quality) })
}

/// Titles without identifier are found elsewhere less often; how many of them may lie hidden.
fn effect(quality: &Quality) -> String {
    let part = |reach: Reach| share(reach.shared, reach.titles);
    let (with, without) = (quality.identified, quality.unidentified);
    if without.titles == 0 || with.titles == 0 {
        let id = if without.titles == 0 { "quality-effect-all" } else { "quality-effect-none" };
        return tr!(id, shared = names::percent_of(with.shared + without.shared, with.titles + without.titles));
    }
    let hidden = ((part(with) - part(without)) * without.titles as f64).round().max(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "a count of titles")]
    let hidden = hidden as i64;
    tr!(
        "quality-effect",
        with = names::percent_of(with.shared, with.titles),
        without = names::percent_of(without.shared, without.titles),
        hidden = hidden,
        count = text::count(hidden)
    )
}

/// Headings of the columns, with what each counts.
#[must_use]
pub fn headings() -> Vec<String> {
    let fields = FIELDS.map(|field| tr!(&format!("quality-field-{field}")));
    let before = [tr!("quality-kept"), tr!("quality-repaired"), tr!("quality-rejected")];
    before.into_iter().chain(fields).chain([tr!("quality-doubles"), tr!("quality-unidentified")]).collect()
}

/// What came and went since the load before, in words; none where nothing did.
#[must_use]
pub fn arrivals(change: &Change) -> Option<String> {
    let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    (change.came + change.went > 0)
        .then(|| tr!("quality-arrivals", came = whole(change.came), went = whole(change.went), stayed = whole(change.stayed)))
}

/// The records that came, then those that went: a sign, title, author, year, ISBN.
#[must_use]
pub fn moved(change: &Change) -> Vec<[String; 5]> {
    let line = |sign: String, moved: &Moved| {
        [sign, moved.title.clone(), moved.author.clone(), names::year(moved.year), moved.isbn.clone()]
    };
    let came = change.new.iter().map(|moved| line(tr!("quality-came"), moved));
    came.chain(change.gone.iter().map(|moved| line(tr!("quality-went"), moved))).collect()
}

/// The issues of all holdings files of a partner, those of one kind together, worst first.
#[must_use]
pub fn issues(consortium: &Consortium, partner: &str) -> Vec<IssueRow> {
    let mut found: BTreeMap<(std::cmp::Reverse<u8>, &str), Issue> = BTreeMap::new();
    let files = consortium.sources.iter().filter(|source| source.kind == SourceKind::Holdings && source.partner == partner);
    for issue in files.flat_map(|source| &source.issues) {
        let key = (std::cmp::Reverse(issue.severity as u8), issue.code);
        found.entry(key).and_modify(|old| old.count += issue.count).or_insert_with(|| issue.clone());
    }
    found.values().map(super::data::issue).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline;
    use crate::project::Project;
    use crate::task::Task;

    #[test]
    fn the_quality_page_as_text() {
        let home = tempfile::tempdir().unwrap();
        let folder = crate::gui::tests::folder(home.path());
        let consortium = pipeline::load(&Project::new(&folder), &Task::default()).unwrap();
        let union = pipeline::unite(&consortium, &Task::default()).unwrap();
        let shown = QualityShown::new(&consortium, &pipeline::quality(&consortium, &union));
        assert_eq!(shown.answer, "*50 %* of all rows have a valid ISBN; *Kuching* has the fewest, *33 %*.");
        assert_eq!(shown.rows.len(), 2);
        assert_eq!(shown.rows[0].cells[..4], ["3", "33 %", "0 %", "33 %"]);
        assert_eq!(shown.rows[0].cells.len(), headings().len());
        assert_eq!(
            shown.rows[0].effect,
            "100 % of the titles with an identifier are held by others too, 0 % of those without: about 2 shared titles may be hidden by missing identifiers."
        );
        let kinds = issues(&consortium, "kuching");
        assert!(kinds.iter().any(|issue| issue.place.contains("isbn")), "{kinds:?}");
    }
}
