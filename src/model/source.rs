//! What was read from each file: figures, issues with their places, and the column mapping.

use serde::{Deserialize, Serialize};

/// What a file is to the consortium.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A partner's holdings.
    Holdings,
    /// Requests.
    Requests,
    /// Funds.
    Budgets,
    /// Exchange rates.
    ExchangeRates,
    /// Partners.
    Partners,
    /// Settings.
    Settings,
    /// Decisions.
    Decisions,
    /// Expected arrivals.
    Expected,
    /// Strata.
    Strata,
    /// Collecting responsibilities.
    Responsibilities,
    /// Prices and publishing output.
    Prices,
    /// Access factors.
    Access,
    /// A book list.
    Benchmark,
}

/// How bad an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// The row was repaired, or something in it was left out.
    Repaired,
    /// The row was not used.
    Rejected,
    /// The file could not be used.
    Error,
}

/// One kind of issue in one file, with how often it occurs and where first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// Stable code; `issue-CODE` in the message files says it in words.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// How many rows have it.
    pub count: u32,
    /// Physical line of the first, from 1.
    pub first_line: u64,
    /// Column header (or number) of the first, or empty.
    pub column: String,
    /// The offending text of the first, shortened, or empty.
    pub sample: String,
}

/// A row that was not used, kept so that a person can correct it and load it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RejectedRow {
    /// Logical record in its file, from 1.
    pub row: u32,
    /// Physical line it starts on, from 1.
    pub line: u64,
    /// Code of the issue that rejected it.
    pub code: &'static str,
    /// Column header (or number) at fault, or empty.
    pub column: String,
    /// The offending text, shortened, or empty.
    pub sample: String,
    /// The cells as read.
    pub cells: Vec<String>,
}

/// A repaired row as a sample for the screen: what was there and what it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RepairSample {
    /// Physical line, from 1.
    pub line: u64,
    /// Code of the issue.
    pub code: &'static str,
    /// Header or number of the column.
    pub column: String,
    /// Text as read, shortened.
    pub before: String,
    /// What it became; empty where it was left out.
    pub after: String,
}

/// What one column of a file is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// Header as written, or `column N` where there is none.
    pub header: String,
    /// The field it feeds (`ingest::Field` code), or empty where it is not used.
    pub field: String,
    /// How sure the program is, 0 to 100; 100 where a person said so.
    pub confidence: u8,
    /// First few values, for the person who checks it.
    pub samples: Vec<String>,
}

/// What was read from one file.
#[derive(Debug, Clone, Serialize)]
pub struct SourceReport {
    /// The partner's code, or empty for files of the whole consortium.
    pub partner: String,
    /// Path relative to the consortium folder, with `/`.
    pub path: String,
    /// What the file is.
    pub kind: SourceKind,
    /// Dialect recognized: `alma`, `koha`, `sierra`, `slims`, `spreadsheet`, `csv`…
    pub format: String,
    /// Encoding recognized.
    pub encoding: String,
    /// Separator, as one character.
    pub separator: char,
    /// Whether the file has a header row.
    pub has_header: bool,
    /// Logical records read (header, empty records and lines above the header are not rows).
    pub read: u32,
    /// Rows kept, repaired ones included.
    pub kept: u32,
    /// Kept rows in which something was repaired or left out.
    pub repaired: u32,
    /// Rows not used.
    pub rejected: u32,
    /// Issues, worst first.
    pub issues: Vec<Issue>,
    /// The columns and what they feed.
    #[serde(rename = "columns")]
    pub mapping: Vec<ColumnMapping>,
    /// Rejected rows.
    #[serde(skip)]
    pub rejects: Vec<RejectedRow>,
    /// The first repaired rows.
    #[serde(skip)]
    pub repairs: Vec<RepairSample>,
}
