//! Last copies (titles that one partner alone holds) and whom to ask in which subject.

use serde::Serialize;

use super::Profile;
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, PartnerIx, TitleIx};

/// The last copies at one partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LastCopies {
    /// Partner.
    #[serde(skip)]
    pub partner: PartnerIx,
    /// Titles it alone holds, by class, then title.
    #[serde(skip)]
    pub titles: Vec<TitleIx>,
}

/// Whom to ask in one stratum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Referral {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Code of the strongest partner: depth, then share of its own collection.
    pub partner: String,
    /// Its titles in the stratum.
    pub titles: u64,
    /// Its share of the group's titles, 0 to 1.
    pub share: f64,
    /// Whom to write to, or empty.
    pub email: String,
    /// Subjects it names itself, or empty.
    pub subjects: String,
    /// Training it offers, or empty.
    pub training: String,
}

/// The last copies of every partner.
#[must_use]
pub fn last_copies(consortium: &Consortium, catalog: &UnionCatalog) -> Vec<LastCopies> {
    let _ = (consortium, catalog);
    Vec::new()
}

/// Whom to ask, by stratum.
#[must_use]
pub fn referrals(consortium: &Consortium, profile: &Profile) -> Vec<Referral> {
    let _ = (consortium, profile);
    Vec::new()
}
