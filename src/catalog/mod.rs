//! The union catalog: one row a title, with the partners that hold it and those whose copy others can use.
//!
//! In: records and their clusters. Out: [`UnionCatalog`], a polars frame with one row a [`TitleIx`] and row-aligned
//! columns of partner sets, which polars has no type for, and of the records whose text stands for a title.
//! Invariant: row `i` is title `i` everywhere.

mod build;
mod candidates;
mod carry;
mod classify;
mod columns;
mod row;

use std::sync::Arc;

use polars::frame::DataFrame;

use crate::model::{Candidate, Doubt, PartnerSet, RecordTable, TitleIx};

pub use build::{build, same_rules};
pub use candidates::{candidates, decided};
pub use row::TitleRow;

/// One row a title, in the order of the first record of each.
#[derive(Debug, Clone, Default)]
pub struct UnionCatalog {
    /// Columns `title_id`, `work_id`, `year` (0 unknown), `stratum`, `language` ([`Language::number`](crate::model::Language)),
    /// `material` ([`Material::number`](crate::model::Material)), `holders` (their count), `copies`, `uses`; `year` is i16,
    /// all others u32.
    pub frame: DataFrame,
    /// The records whose text stands for each title.
    pub leads: Vec<Lead>,
    /// All records, shared with the consortium.
    pub records: Arc<RecordTable>,
    /// Partners that hold each title.
    pub holders: Vec<PartnerSet>,
    /// Partners with a lendable copy of each title.
    pub lenders: Vec<PartnerSet>,
}

/// The records that a title's text is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// The first of those that say most.
    pub record: u32,
    /// The first with a class; `u32::MAX` where none has.
    pub class: u32,
}

impl UnionCatalog {
    /// How many titles somebody holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.holders.len()
    }

    /// Reads one title out of the catalog; cheap, for the rows a screen or file shows. Empty past the end.
    #[must_use]
    pub fn row(&self, title: TitleIx) -> TitleRow {
        row::read(self, title)
    }

    /// Whether nobody holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.holders.is_empty()
    }
}

/// What matching found out, as the catalog needs it.
#[derive(Debug, Clone, Copy)]
pub struct Titles<'a> {
    /// Title of each holdings record.
    pub of_record: &'a [TitleIx],
    /// Title of each request.
    pub of_request: &'a [TitleIx],
    /// Title of each expected arrival.
    pub of_expected: &'a [TitleIx],
    /// Work of each title.
    pub works: &'a [TitleIx],
    /// How many titles somebody holds; their numbers come first.
    pub held: usize,
}

/// What matching and the catalog make of a consortium: all that analysis and planning start from.
#[derive(Debug, Clone)]
pub struct Union {
    /// The union catalog.
    pub catalog: UnionCatalog,
    /// Requested titles, all requests merged, by id.
    pub candidates: Vec<Candidate>,
    /// Title of each holdings record, in the order of `Consortium::records`.
    pub title_of_record: Vec<TitleIx>,
    /// Title of each request, in the order of `Consortium::requests`.
    pub title_of_request: Vec<TitleIx>,
    /// Title of each expected arrival, in the order of `Consortium::expected`.
    pub title_of_expected: Vec<TitleIx>,
    /// Work of each title, as the lowest title of the work.
    pub work_of_title: Vec<TitleIx>,
    /// For each benchmark list, the title each of its rows is, where somebody holds it.
    pub benchmarks: Vec<Vec<Option<TitleIx>>>,
    /// Pairs of records, requests and arrivals that matching leaves to a person, best first.
    pub doubts: Vec<Doubt>,
    /// What decisions say, for each in `Consortium::decisions`: candidate ids it concerns.
    pub decided: Vec<Vec<String>>,
}

impl Union {
    /// What matching found out.
    #[must_use]
    pub fn titles(&self) -> Titles<'_> {
        Titles {
            of_record: &self.title_of_record,
            of_request: &self.title_of_request,
            of_expected: &self.title_of_expected,
            works: &self.work_of_title,
            held: self.catalog.len(),
        }
    }
}
