//! One title as lists and exports show it.

use serde::Serialize;

use crate::model::{Language, Material, PartnerSet, StratumIx, TitleIx};

/// One title, read out of the union catalog.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TitleRow {
    /// The title's number.
    #[serde(skip)]
    pub ix: TitleIx,
    /// The lowest title of its work.
    #[serde(skip)]
    pub work: TitleIx,
    /// Title of the lead record.
    pub title: String,
    /// First author.
    pub author: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// 13 digits, or empty.
    pub isbn: String,
    /// OCLC number, or empty.
    pub oclc: String,
    /// Class as written.
    pub class: String,
    /// Stratum.
    #[serde(skip)]
    pub stratum: StratumIx,
    /// Language.
    pub language: Language,
    /// Material.
    pub material: Material,
    /// Partners that hold it.
    #[serde(skip)]
    pub holders: PartnerSet,
    /// Partners with a copy that others can use.
    #[serde(skip)]
    pub lenders: PartnerSet,
    /// Copies in all.
    pub copies: u32,
    /// Loans in all.
    pub uses: u32,
}
