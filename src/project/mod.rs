//! The document: where the data is, what people changed and decided, and what was agreed.
//!
//! Changed only by [`Edit`]s; undo swaps whole snapshots. Results that can be recomputed are not in it.

mod edit;
mod file;
mod history;
mod migrate;
mod scenario;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{Decision, StatedResponsibility};

pub use crate::model::fund_key;
pub use edit::Edit;
pub use file::{open, save};
pub use history::History;
pub use scenario::{AgreedLine, AgreedPlan, Conditions, Scenario, Step};

/// What a person changed of a fund read from `budgets.csv`; `None` keeps what was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundEdit {
    /// Allocation in the fund's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Decimal>,
    /// Encumbrance in the fund's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encumbered: Option<Decimal>,
    /// Pledge in the fund's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Decimal>,
}

/// Holdings files that a person loaded for a partner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loaded {
    /// The files; absolute in memory, relative to the project in the file.
    pub files: Vec<PathBuf>,
    /// They stand for the partner's files of the folder, not beside them.
    #[serde(default)]
    pub replaces: bool,
}

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Format version of the file.
    pub version: u32,
    /// The consortium folder, or one file; absolute in memory, relative to the project in the file.
    pub inputs: PathBuf,
    /// Holdings loaded by hand, by partner code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub loaded: BTreeMap<String, Loaded>,
    /// Columns a person mapped: source path → header → field code (empty: not used).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub mappings: BTreeMap<String, BTreeMap<String, String>>,
    /// Changed funds by `partner/fund/year`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub funds: BTreeMap<String, FundEdit>,
    /// Changed rates by currency code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rates: BTreeMap<String, Decimal>,
    /// Changed settings, with the keys and values of `settings.csv`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// Decisions made here, added to those of `decisions.csv`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Decisions of `decisions.csv` that were lifted here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifted: Vec<Decision>,
    /// Responsibilities agreed here, in place of those of `responsibilities.csv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<Vec<StatedResponsibility>>,
    /// Plans that were tried, with their conditions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// Agreed plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<AgreedPlan>,
}

impl Project {
    /// The version this program writes.
    pub const VERSION: u32 = 2;

    /// A new project on a consortium folder or a single file.
    #[must_use]
    pub fn new(inputs: &Path) -> Self {
        Self {
            version: Self::VERSION,
            inputs: inputs.to_path_buf(),
            loaded: BTreeMap::new(),
            mappings: BTreeMap::new(),
            funds: BTreeMap::new(),
            rates: BTreeMap::new(),
            settings: BTreeMap::new(),
            decisions: Vec::new(),
            lifted: Vec::new(),
            responsible: None,
            scenarios: Vec::new(),
            agreed: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
