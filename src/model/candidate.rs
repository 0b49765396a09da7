//! Candidates: requested titles with all their requests merged, and where they are held today.

use super::{Language, Material, PartnerSet, StratumIx, TitleIx};

/// A requested title that may be bought.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// `i` + ISBN-13 of the lead request, else `k` + hash of the text key: stable, the key of locks.
    pub id: String,
    /// The title of the union catalog it belongs to.
    pub title_ix: TitleIx,
    /// Title of the lead request (highest priority, then partner order).
    pub title: String,
    /// Author of the lead request.
    pub author: String,
    /// 13 digits, or empty.
    pub isbn: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Class, or empty.
    pub class: String,
    /// Its one stratum.
    pub stratum: StratumIx,
    /// Its language.
    pub language: Language,
    /// Its material.
    pub material: Material,
    /// Partners that hold it or have it coming, at the level of the settings.
    pub held: PartnerSet,
    /// Partners with a copy that others can use.
    pub lendable: PartnerSet,
    /// Partners that hold another edition of the work (and not this one).
    pub other_edition: PartnerSet,
    /// Loans per copy that partners hold of any edition of the work; 0 where nobody holds one or no loans are told.
    pub loans_per_copy: f64,
    /// Positions in `Consortium::requests`, in file order.
    pub requests: Vec<u32>,
}

impl Candidate {
    /// A printed title that nobody holds and nobody asks for yet, in the first stratum.
    #[must_use]
    pub fn new(id: &str, title: &str) -> Self {
        Self {
            id: id.to_owned(),
            title_ix: TitleIx(0),
            title: title.to_owned(),
            author: String::new(),
            isbn: String::new(),
            year: 0,
            class: String::new(),
            stratum: StratumIx(0),
            language: Language::UNKNOWN,
            material: Material::Print,
            held: PartnerSet::EMPTY,
            lendable: PartnerSet::EMPTY,
            other_edition: PartnerSet::EMPTY,
            loans_per_copy: 0.0,
            requests: Vec::new(),
        }
    }
}
