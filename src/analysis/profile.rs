//! The profile: stratum × partner, with titles, years and use.

use serde::Serialize;

use super::Filter;
use crate::catalog::UnionCatalog;
use crate::model::Consortium;

/// One stratum of the profile; vectors have one entry a partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProfileRow {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Titles each partner holds.
    pub titles: Vec<u64>,
    /// Median year of each partner's titles, where known.
    pub median_year: Vec<Option<i16>>,
    /// Loans of each partner's titles.
    pub uses: Vec<u64>,
    /// Distinct titles of all together.
    pub all_titles: u64,
    /// Median year of all together, where known.
    pub all_median_year: Option<i16>,
    /// Loans of all together.
    pub all_uses: u64,
}

/// Stratum × partner.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Profile {
    /// Partner codes.
    pub partners: Vec<String>,
    /// One row a stratum, in the order of the table.
    pub rows: Vec<ProfileRow>,
}

/// Profiles the titles that pass the filter.
#[must_use]
pub fn profile(consortium: &Consortium, catalog: &UnionCatalog, filter: &Filter) -> Profile {
    let _ = (consortium, catalog, filter);
    Profile::default()
}
