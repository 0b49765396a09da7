//! Typed views of the catalog's frame, so that loops over millions of rows touch plain slices.
//!
//! In: the frame. Out: slices and text columns. Invariant: a column the catalog's builder did not write reads as
//! zeros or empty text; it never stops a report.

use std::borrow::Cow;

use polars::prelude::{Column, StringChunked};

use crate::catalog::UnionCatalog;

fn column<'a>(catalog: &'a UnionCatalog, name: &str) -> Option<&'a Column> {
    catalog.frame.column(name).ok()
}

/// A column of counts or numbers, one entry a title.
pub(super) fn numbers<'a>(catalog: &'a UnionCatalog, name: &str) -> Cow<'a, [u32]> {
    let Some(values) = column(catalog, name).and_then(|column| column.u32().ok()) else {
        return Cow::Owned(vec![0; catalog.len()]);
    };
    values.cont_slice().map_or_else(|_| Cow::Owned(values.iter().map(Option::unwrap_or_default).collect()), Cow::Borrowed)
}

/// The years of publication, one entry a title; 0 where unknown.
pub(super) fn years(catalog: &UnionCatalog) -> Cow<'_, [i16]> {
    let Some(values) = column(catalog, "year").and_then(|column| column.i16().ok()) else {
        return Cow::Owned(vec![0; catalog.len()]);
    };
    values.cont_slice().map_or_else(|_| Cow::Owned(values.iter().map(Option::unwrap_or_default).collect()), Cow::Borrowed)
}

/// A column of text read by row.
pub(super) struct Texts<'a>(Option<&'a StringChunked>);

impl<'a> Texts<'a> {
    /// The column of a name.
    pub(super) fn of(catalog: &'a UnionCatalog, name: &str) -> Self {
        Self(column(catalog, name).and_then(|column| column.str().ok()))
    }

    /// The text of a row; empty past the end.
    pub(super) fn at(&self, row: u32) -> &'a str {
        self.0.and_then(|texts| texts.get(row as usize)).unwrap_or_default()
    }
}
