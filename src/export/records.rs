//! What became of every row: the title of each record, and the rejected rows for correction.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::delimited::{Lines, number_of};
use super::orders::file_stem;
use super::safe::{Staged, check_folder, stage, write_file};
use super::words::reject_text;
use crate::catalog::Union;
use crate::error::Result;
use crate::model::{Consortium, SourceKind, SourceReport};

/// One row of a holdings file: a kept record, or a rejected row.
struct Origin<'a> {
    partner: &'a str,
    source: &'a str,
    row: u32,
    record: Option<usize>,
}

/// Writes one row a row of a holdings file, by partner, source and row; rejected rows have no ids.
///
/// # Errors
/// Those of `out`.
pub fn write_records(out: &mut dyn Write, consortium: &Consortium, union: &Union) -> io::Result<()> {
    let mut lines = Lines::new(out, ["partner", "source", "row", "local_id", "title_id", "work_id"])?;
    for row in rows(consortium) {
        let title = row.record.and_then(|record| union.title_of_record.get(record)).copied();
        let work = title.and_then(|title| union.work_of_title.get(title.at())).copied();
        lines.texts([row.partner, row.source])?;
        lines.number(row.row)?;
        lines.text(row.record.map_or("", |record| consortium.records.local_id.get(record)))?;
        lines.maybe(title.map(number_of))?;
        lines.maybe(work.map(number_of))?;
        lines.end()?;
    }
    lines.finish()
}

fn rows(consortium: &Consortium) -> Vec<Origin<'_>> {
    let records = &consortium.records;
    let path = |source: u16| consortium.sources.get(usize::from(source)).map_or("", |source| source.path.as_str());
    let kept = (0..records.len()).map(|at| Origin {
        partner: consortium.code(records.partner[at]),
        source: path(records.source[at]),
        row: records.row[at],
        record: Some(at),
    });
    let holdings = consortium.sources.iter().filter(|source| source.kind == SourceKind::Holdings);
    let rejected = holdings.flat_map(|source| {
        source.rejects.iter().map(|reject| Origin {
            partner: &source.partner,
            source: &source.path,
            row: reject.row,
            record: None,
        })
    });
    let mut rows: Vec<Origin> = kept.chain(rejected).collect();
    rows.sort_by_key(|row| (row.partner, row.source, row.row));
    rows
}

/// Writes the rejected rows of every source that has some into `folder`, one file a source: row, line, reason, then
/// the cells as read under the source's own headers.
///
/// # Errors
/// Where the folder or a file cannot be written.
pub fn write_rejects(folder: &Path, consortium: &Consortium) -> Result<Vec<PathBuf>> {
    check_folder(folder)?;
    let (mut staged, mut written) = (Vec::new(), Vec::new());
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for source in consortium.sources.iter().filter(|source| !source.rejects.is_empty()) {
        let path = folder.join(rejects_name(&source.path, &mut taken));
        staged.push(stage(&path, |out| fill_rejects(out, source))?);
        written.push(path);
    }
    staged.into_iter().try_for_each(Staged::commit)?;
    Ok(written)
}

/// Writes the rejected rows of one source to a file: row, line, reason, then the cells as read.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_rejects_of(source: &SourceReport, path: &Path) -> Result<()> {
    write_file(path, |out| fill_rejects(out, source))
}

fn fill_rejects(out: &mut dyn Write, source: &SourceReport) -> io::Result<()> {
    let own = source.mapping.iter().map(|column| column.header.as_str());
    let mut lines = Lines::new(out, ["row", "line", "reason"].into_iter().chain(own))?;
    for reject in &source.rejects {
        lines.number(reject.row)?;
        lines.number(reject.line)?;
        lines.text(&reject_text(reject))?;
        lines.texts(reject.cells.iter().map(String::as_str))?;
        lines.end()?;
    }
    lines.finish()
}

fn rejects_name(path: &str, taken: &mut BTreeMap<String, u32>) -> String {
    let stem = file_stem(path);
    let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _)| stem).to_owned();
    let count = taken.entry(stem.to_lowercase()).or_default();
    *count += 1;
    if *count == 1 { format!("{stem}-rejected.csv") } else { format!("{stem}-{count}-rejected.csv") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{catalog, consortium};
    use crate::model::{ColumnMapping, Issue, PartnerIx, Record, RejectedRow, Severity, TitleIx};

    fn source(path: &str) -> SourceReport {
        let column =
            |header: &str| ColumnMapping { header: header.into(), field: String::new(), confidence: 0, samples: Vec::new() };
        let issue = |code| Issue {
            code,
            severity: Severity::Rejected,
            count: 1,
            first_line: 3,
            column: "Harga".into(),
            sample: "-1".into(),
        };
        SourceReport {
            partner: "kuching".into(),
            path: path.into(),
            kind: SourceKind::Holdings,
            format: "csv".into(),
            encoding: "UTF-8".into(),
            separator: ',',
            has_header: true,
            read: 3,
            kept: 2,
            repaired: 0,
            rejected: 1,
            issues: vec![issue("price-negative")],
            mapping: vec![column("Judul"), column("Harga")],
            rejects: vec![RejectedRow {
                row: 2,
                line: 3,
                code: "price-negative",
                column: "Harga".into(),
                sample: "-5".into(),
                cells: vec!["=x".into(), "-5".into()],
            }],
            repairs: Vec::new(),
        }
    }

    #[test]
    fn every_row_stands_in_its_place_and_rejected_ones_without_ids() {
        let mut consortium = consortium();
        consortium.sources = vec![source("kuching/b.csv"), source("kuching/a.csv")];
        for (from, row) in [(0, 3), (0, 1), (1, 1), (1, 3)] {
            let record = Record { local_id: format!("{from}{row}"), ..Record::default() };
            std::sync::Arc::make_mut(&mut consortium.records).push(PartnerIx(0), from, row, &record);
        }
        let union = Union {
            catalog: catalog(),
            candidates: Vec::new(),
            title_of_record: [2, 0, 1, 2].map(TitleIx).to_vec(),
            title_of_request: Vec::new(),
            title_of_expected: Vec::new(),
            work_of_title: [0, 0, 2].map(TitleIx).to_vec(),
            benchmarks: Vec::new(),
            doubts: Vec::new(),
            decided: Vec::new(),
        };
        let mut out = Vec::new();
        write_records(&mut out, &consortium, &union).unwrap();
        let expected = "partner,source,row,local_id,title_id,work_id\n\
            kuching,kuching/a.csv,1,11,2,1\nkuching,kuching/a.csv,2,,,\nkuching,kuching/a.csv,3,13,3,3\n\
            kuching,kuching/b.csv,1,01,1,1\nkuching,kuching/b.csv,2,,,\nkuching,kuching/b.csv,3,03,3,3\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_rejected_row_names_its_own_text() {
        let mut out = Vec::new();
        fill_rejects(&mut out, &source("kuching/a.csv")).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("row,line,reason,Judul,Harga\n2,3,"), "{text}");
        assert!(text.contains("“-5”") && text.ends_with(",'=x,'-5\n"), "{text}");
    }

    #[test]
    fn names_of_rejects_are_told_apart() {
        let mut taken = BTreeMap::new();
        let names =
            ["a/holdings.csv", "a/holdings.tsv", "A/Holdings.csv", "b/holdings"].map(|path| rejects_name(path, &mut taken));
        assert_eq!(
            names,
            ["a-holdings-rejected.csv", "a-holdings-2-rejected.csv", "A-Holdings-3-rejected.csv", "b-holdings-rejected.csv"]
        );
    }
}
