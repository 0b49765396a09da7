//! Counts what happened to every row of a file, and keeps the first samples of each kind.

use super::mapping::Mapping;
use super::sheet::Sheet;
use crate::model::{Issue, RejectedRow, RepairSample, Severity, SourceKind, SourceReport};

/// Repaired rows kept as samples, per file.
const REPAIR_SAMPLES: usize = 200;
/// Longest text kept as a sample, characters.
const SAMPLE_LENGTH: usize = 60;

/// One thing wrong in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the issue.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Column, or empty.
    pub column: String,
    /// Text as read.
    pub before: String,
    /// What it became; empty where it was left out.
    pub after: String,
}

impl Finding {
    /// A finding about a column's text.
    #[must_use]
    pub fn new(code: &'static str, severity: Severity, column: &str, before: &str) -> Self {
        Self { code, severity, column: column.to_owned(), before: shorten(before), after: String::new() }
    }

    /// Says what the text became.
    #[must_use]
    pub fn becoming(mut self, after: &str) -> Self {
        self.after = shorten(after);
        self
    }
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SAMPLE_LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The growing report of one file.
#[derive(Debug)]
pub struct Tally {
    report: SourceReport,
}

impl Tally {
    /// An empty report.
    #[must_use]
    pub fn new(partner: &str, path: &str, kind: SourceKind) -> Self {
        Self {
            report: SourceReport {
                partner: partner.to_owned(),
                path: path.to_owned(),
                kind,
                format: String::new(),
                encoding: String::new(),
                separator: ',',
                has_header: false,
                read: 0,
                kept: 0,
                repaired: 0,
                rejected: 0,
                issues: Vec::new(),
                mapping: Vec::new(),
                rejects: Vec::new(),
                repairs: Vec::new(),
            },
        }
    }

    /// Goes on with a finished report.
    #[must_use]
    pub fn resume(report: SourceReport) -> Self {
        Self { report }
    }

    /// Says what the file is made of.
    pub fn describe(&mut self, sheet: &Sheet, mapping: &Mapping) {
        let is_small = !matches!(self.report.kind, SourceKind::Holdings);
        let dialect = match mapping.dialect {
            // The small files are the consortium's own: no system wrote them.
            _ if is_small && !matches!(mapping.dialect, "spreadsheet" | "tsv") => "csv",
            dialect => dialect,
        };
        sheet.format.unwrap_or(dialect).clone_into(&mut self.report.format);
        sheet.encoding.clone_into(&mut self.report.encoding);
        self.report.separator = char::from(sheet.separator);
        self.report.has_header = sheet.header.is_some();
        self.report.mapping = mapping.shown(sheet);
        for finding in &sheet.notes {
            self.note(1, finding);
        }
        let guessed = mapping.guessed();
        if !guessed.is_empty() {
            self.note(1, &Finding::new("columns-guessed", Severity::Note, "", &guessed));
        }
    }

    /// Counts the records of a sheet that could not be read, as rows that are not used.
    pub fn damaged(&mut self, sheet: &Sheet) {
        for damaged in &sheet.damaged {
            let finding = Finding::new(damaged.code, Severity::Rejected, "", &damaged.sample);
            self.reject(damaged.number, damaged.line, &finding, vec![damaged.sample.clone()]);
        }
    }

    /// Counts a finding that belongs to no row, or to one counted elsewhere.
    pub fn note(&mut self, line: u64, finding: &Finding) {
        if let Some(issue) =
            self.report.issues.iter_mut().find(|issue| issue.code == finding.code && issue.severity == finding.severity)
        {
            issue.count += 1;
            return;
        }
        self.report.issues.push(Issue {
            code: finding.code,
            severity: finding.severity,
            count: 1,
            first_line: line,
            column: finding.column.clone(),
            sample: finding.before.clone(),
        });
    }

    /// Counts a kept row with what was repaired in it.
    pub fn keep(&mut self, line: u64, findings: &[Finding]) {
        self.report.read += 1;
        self.report.kept += 1;
        for finding in findings {
            self.note(line, finding);
            if finding.severity == Severity::Repaired && self.report.repairs.len() < REPAIR_SAMPLES {
                self.report.repairs.push(RepairSample {
                    line,
                    code: finding.code,
                    column: finding.column.clone(),
                    before: finding.before.clone(),
                    after: finding.after.clone(),
                });
            }
        }
        if findings.iter().any(|finding| finding.severity == Severity::Repaired) {
            self.report.repaired += 1;
        }
    }

    /// Counts a row that is not used, with its cells.
    pub fn reject(&mut self, row: u32, line: u64, finding: &Finding, cells: Vec<String>) {
        self.report.read += 1;
        self.report.rejected += 1;
        self.note(line, finding);
        let (column, sample) = (finding.column.clone(), finding.before.clone());
        self.report.rejects.push(RejectedRow { row, line, code: finding.code, column, sample, cells });
    }

    /// The report, issues worst first.
    #[must_use]
    pub fn finish(mut self) -> SourceReport {
        self.report.issues.sort_by_key(|issue| (std::cmp::Reverse(issue.severity), issue.first_line));
        self.report
    }
}
