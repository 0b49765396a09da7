//! Typed views of the catalog's columns, so that loops over millions of rows touch plain slices.
//!
//! Invariant: a column the builder did not write reads as zeros or empty text; it never stops a report.

use std::borrow::Cow;

use super::UnionCatalog;

impl UnionCatalog {
    /// A column of counts or numbers, one entry a title.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Cow<'_, [u32]> {
        let Some(values) = self.frame.column(name).ok().and_then(|column| column.u32().ok()) else {
            return Cow::Owned(vec![0; self.len()]);
        };
        values.cont_slice().map_or_else(|_| Cow::Owned(values.iter().map(Option::unwrap_or_default).collect()), Cow::Borrowed)
    }

    /// The years of publication, one entry a title; 0 where unknown.
    #[must_use]
    pub fn years(&self) -> Cow<'_, [i16]> {
        let Some(values) = self.frame.column("year").ok().and_then(|column| column.i16().ok()) else {
            return Cow::Owned(vec![0; self.len()]);
        };
        values.cont_slice().map_or_else(|_| Cow::Owned(values.iter().map(Option::unwrap_or_default).collect()), Cow::Borrowed)
    }

    /// The title of a row; empty past the end, as all its text.
    #[must_use]
    pub fn title(&self, row: usize) -> &str {
        self.records.title.get(self.lead(row))
    }

    /// The first author of a row.
    #[must_use]
    pub fn author(&self, row: usize) -> &str {
        self.records.author.get(self.lead(row))
    }

    /// The class of a row as written.
    #[must_use]
    pub fn class(&self, row: usize) -> &str {
        self.leads.get(row).map_or("", |lead| self.records.class.get(lead.class as usize))
    }

    /// The ISBN of a row, if any.
    #[must_use]
    pub fn isbn(&self, row: usize) -> Option<u64> {
        self.records.isbns.get(self.lead(row)).first().copied()
    }

    /// The OCLC number of a row, if any.
    #[must_use]
    pub fn oclc(&self, row: usize) -> Option<u64> {
        self.records.oclcs.get(self.lead(row)).first().copied()
    }

    fn lead(&self, row: usize) -> usize {
        self.leads.get(row).map_or(usize::MAX, |lead| lead.record as usize)
    }
}
