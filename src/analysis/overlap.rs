//! Pairwise overlap, uniqueness and the distribution of holdings (FIELD.md §10 for definitions).

use std::collections::BTreeMap;

use serde::Serialize;

use super::Filter;
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, Level};

/// What groups are formed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// By stratum.
    Stratum,
    /// By decade of publication.
    Year,
    /// By language.
    Language,
    /// By material.
    Material,
}

/// Overlap figures of one set of titles; positions are those of the report's partners.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Distinct titles of each partner.
    pub titles: Vec<u64>,
    /// Titles that no other partner holds.
    pub unique: Vec<u64>,
    /// Distinct titles of all partners together.
    pub union: u64,
    /// Titles that both hold; the diagonal is `titles`.
    pub shared: Vec<Vec<u64>>,
    /// Titles by number of holders.
    pub held_by: BTreeMap<u32, u64>,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Code of the group (stratum code, first year of the decade, language, material).
    pub key: String,
    /// Name people read.
    pub name: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// The overlap of a consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverlapReport {
    /// The level at which titles are counted.
    pub level: Level,
    /// Partner codes.
    pub partners: Vec<String>,
    /// Figures over all titles.
    #[serde(flatten)]
    pub figures: Figures,
    /// Figures by group, where asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// Counts the overlap of the titles that pass the filter.
#[must_use]
pub fn overlap(consortium: &Consortium, catalog: &UnionCatalog, filter: &Filter, by: Option<Grouping>) -> OverlapReport {
    let _ = (catalog, filter, by);
    OverlapReport { level: Level::Edition, partners: consortium.partners.iter().map(|p| p.code.clone()).collect(), figures: Figures::default(), groups: Vec::new() }
}
