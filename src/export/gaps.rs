//! Gaps as one delimited list: what kind of gap, then the subject or the title.

use std::io::{self, Write};

use super::delimited::Lines;
use crate::analysis::{GapStratum, GapsReport};

const GAPS: [&str; 17] = [
    "gap",
    "stratum",
    "name",
    "titles",
    "recent",
    "median_year",
    "published",
    "requests",
    "candidate",
    "title",
    "author",
    "isbn",
    "year",
    "language",
    "material",
    "wanted_by",
    "other_edition",
];

/// Writes a report of gaps, one row a subject or missing title; `gap` is the key of the JSON it stands under.
///
/// # Errors
/// Those of `out`.
pub fn write_gaps(out: &mut dyn Write, report: &GapsReport) -> io::Result<()> {
    let mut lines = Lines::new(out, GAPS)?;
    for (gap, strata) in [("never_held", &report.never_held), ("thin", &report.thin), ("aging", &report.aging)] {
        for stratum in strata {
            stratum_row(&mut lines, gap, stratum)?;
        }
    }
    if let Some(stratum) = &report.unclassified {
        stratum_row(&mut lines, "unclassified", stratum)?;
    }
    for title in &report.requested_nowhere_held {
        lines.texts(["requested_nowhere_held", &title.stratum, "", "", "", "", "", ""])?;
        lines.texts([&title.candidate, &title.title, &title.author, &title.isbn].map(String::as_str))?;
        lines.year(title.year)?;
        lines.texts([title.language.as_str(), &title.material, &title.wanted_by.join("|"), &title.other_edition.join("|")])?;
        lines.end()?;
    }
    for list in &report.benchmarks {
        for missing in &list.missing {
            lines.texts(["benchmarks", "", &list.name, "", "", "", "", "", "", missing, "", "", "", "", "", "", ""])?;
            lines.end()?;
        }
    }
    lines.finish()
}

fn stratum_row(lines: &mut Lines, gap: &str, row: &GapStratum) -> io::Result<()> {
    lines.texts([gap, &row.stratum, &row.name])?;
    lines.number(row.titles)?;
    lines.number(row.recent)?;
    lines.maybe(row.median_year)?;
    lines.maybe(row.published)?;
    lines.number(row.requests)?;
    lines.texts([""; 9])?;
    lines.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{BenchmarkGap, MissingTitle};

    #[test]
    fn every_row_has_every_column() {
        let stratum = GapStratum {
            stratum: "500".into(),
            name: "Sciences".into(),
            titles: 0,
            recent: 0,
            median_year: None,
            published: Some(40),
            requests: 2,
        };
        let title = MissingTitle {
            candidate: "i9789835201233".into(),
            title: "=Atlas".into(),
            author: String::new(),
            isbn: "9789835201233".into(),
            year: 0,
            stratum: "900".into(),
            language: "msa".into(),
            material: "map".into(),
            wanted_by: vec!["a".into(), "b".into()],
            other_edition: Vec::new(),
        };
        let list = BenchmarkGap { name: "core".into(), titles: 2, held: 1, missing: vec!["Flora".into()] };
        let report = GapsReport {
            never_held: vec![stratum.clone()],
            thin: vec![stratum.clone()],
            unclassified: Some(stratum),
            requested_nowhere_held: vec![title],
            benchmarks: vec![list],
            ..GapsReport::default()
        };
        let mut out = Vec::new();
        write_gaps(&mut out, &report).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| line.split(',').count() == GAPS.len()), "{text}");
        assert!(text.contains(",'=Atlas,"), "{text}");
        assert!(text.contains(",a|b,"), "{text}");
        assert!(text.contains("\nunclassified,500,"), "{text}");
    }
}
