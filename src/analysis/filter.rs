//! The filter that the overlap and gaps screens share.

use serde::{Deserialize, Serialize};

use crate::model::{Language, Material, StratumIx};

/// Which titles count; `None` means all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Only this stratum.
    pub stratum: Option<StratumIx>,
    /// Only years in this closed range; titles of unknown year are left out.
    pub years: Option<(i16, i16)>,
    /// Only this language.
    pub language: Option<Language>,
    /// Only this material.
    pub material: Option<Material>,
}
