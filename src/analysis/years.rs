//! How many titles all partners together hold of each year of publication.
//!
//! In: the catalog's frame and a filter, whose years are left aside: the chart of all years is where a person chooses
//! them. Out: known years ascending, each once, and how many titles have none.

use polars::prelude::{DataType, IntoLazy, PolarsResult, col, len};
use serde::Serialize;

use super::Filter;
use crate::catalog::UnionCatalog;

/// Distinct titles by year of publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct YearCounts {
    /// Known years that have titles, ascending, with the number of titles.
    pub by_year: Vec<(i16, u64)>,
    /// Titles of unknown year.
    pub undated: u64,
}

/// Counts the titles that pass the filter, whatever its years, by year of publication.
#[must_use]
pub fn years(catalog: &UnionCatalog, filter: &Filter) -> YearCounts {
    // Fails only where the frame lacks a column of its contract: then no title counts.
    grouped(catalog, &Filter { years: None, ..*filter }).unwrap_or_default()
}

fn grouped(catalog: &UnionCatalog, filter: &Filter) -> PolarsResult<YearCounts> {
    let titles = len().cast(DataType::UInt64).alias("titles");
    let grouped = catalog.frame.clone().lazy().filter(filter.predicate()).group_by([col("year")]).agg([titles]).collect()?;
    let (years, titles) = (grouped.column("year")?.i16()?, grouped.column("titles")?.u64()?);
    let mut counts = YearCounts::default();
    for row in 0..grouped.height() {
        let titles = titles.get(row).unwrap_or_default();
        match years.get(row) {
            None | Some(0) => counts.undated += titles,
            Some(year) => counts.by_year.push((year, titles)),
        }
    }
    counts.by_year.sort_unstable();
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Row, catalog};
    use crate::model::StratumIx;

    #[test]
    fn titles_are_counted_by_year() {
        let catalog = catalog(&[
            Row { year: 2001, ..Row::held(&[0, 1]) },
            Row { year: 1990, ..Row::held(&[0]) },
            Row { year: 2001, stratum: 1, ..Row::held(&[1]) },
            Row { year: 0, ..Row::held(&[1]) },
            Row { year: 2010, ..Row::held(&[]) },
        ]);
        let all = YearCounts { by_year: vec![(1990, 1), (2001, 2)], undated: 1 };
        assert_eq!(years(&catalog, &Filter::default()), all);
        let narrow = Filter { years: Some((2000, 2005)), ..Filter::default() };
        assert_eq!(years(&catalog, &narrow), all, "the years of the filter are left aside");
        let one = Filter { stratum: Some(StratumIx(1)), ..Filter::default() };
        assert_eq!(years(&catalog, &one), YearCounts { by_year: vec![(2001, 1)], undated: 0 });
    }

    #[test]
    fn an_empty_catalog_has_no_years() {
        assert_eq!(years(&catalog(&[]), &Filter::default()), YearCounts::default());
    }
}
