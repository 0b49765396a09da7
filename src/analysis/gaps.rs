//! Gaps: subjects nobody holds, thin and aging subjects, requests held nowhere, book lists.

use serde::Serialize;

use super::Filter;
use crate::catalog::Union;
use crate::model::Consortium;

/// One stratum with a gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapStratum {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Distinct titles all partners hold.
    pub titles: u64,
    /// Titles of the last five years.
    pub recent: u64,
    /// Median year; none where no year is known.
    pub median_year: Option<i16>,
    /// Titles published a year, where known.
    pub published: Option<u32>,
    /// Requests that fall into it.
    pub requests: u64,
}

/// A title that is asked for and held nowhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingTitle {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// 13 digits, or empty.
    pub isbn: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Stratum code.
    pub stratum: String,
    /// Language code.
    pub language: String,
    /// Material code.
    pub material: String,
    /// Codes of the partners that asked.
    pub wanted_by: Vec<String>,
    /// Partners that hold another edition.
    pub other_edition: Vec<String>,
}

/// A book list held against the union.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkGap {
    /// Name of the list.
    pub name: String,
    /// Titles on it.
    pub titles: u64,
    /// Titles of it that somebody holds.
    pub held: u64,
    /// The titles nobody holds.
    pub missing: Vec<String>,
}

/// The gaps of a consortium.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GapsReport {
    /// Strata in which nobody holds anything.
    pub never_held: Vec<GapStratum>,
    /// Strata with few titles for their share of demand or output.
    pub thin: Vec<GapStratum>,
    /// Strata whose median title is old.
    pub aging: Vec<GapStratum>,
    /// Requested titles that nobody holds.
    pub requested_nowhere_held: Vec<MissingTitle>,
    /// Book lists.
    pub benchmarks: Vec<BenchmarkGap>,
}

/// Finds the gaps among the titles that pass the filter; `this_year` is the planned year.
#[must_use]
pub fn gaps(consortium: &Consortium, union: &Union, filter: &Filter, this_year: i16) -> GapsReport {
    let _ = (consortium, union, filter, this_year);
    GapsReport::default()
}
