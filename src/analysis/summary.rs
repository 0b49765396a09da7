//! Titles, years and loans of all partners together, stratum by stratum.
//!
//! In: the catalog's frame and a filter. Out: one summary a stratum of the table, empty ones included.

use polars::prelude::{DataFrame, DataType, IntoLazy, PolarsResult, QuantileMethod, col, len, lit};

use super::Filter;
use crate::catalog::UnionCatalog;

/// What all partners together hold of one stratum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Summary {
    /// Distinct titles.
    pub titles: u64,
    /// Distinct titles whose year is known.
    pub dated: u64,
    /// Lower median of the known years.
    pub median_year: Option<i16>,
    /// Loans.
    pub uses: u64,
}

/// Sums up the titles that pass the filter, for `strata` strata in the order of their table.
pub(super) fn by_stratum(catalog: &UnionCatalog, filter: &Filter, strata: usize) -> Vec<Summary> {
    let mut summaries = vec![Summary::default(); strata];
    // Fails only where the frame lacks a column of its contract: then no title counts.
    if let Ok(grouped) = grouped(catalog, filter) {
        for (stratum, summary) in read(&grouped).unwrap_or_default() {
            if let Some(place) = summaries.get_mut(stratum as usize) {
                *place = summary;
            }
        }
    }
    summaries
}

fn grouped(catalog: &UnionCatalog, filter: &Filter) -> PolarsResult<DataFrame> {
    let known = || col("year").filter(col("year").neq(lit(0_i16)));
    let figures = [
        len().cast(DataType::UInt64).alias("titles"),
        known().count().cast(DataType::UInt64).alias("dated"),
        known().quantile(lit(0.5), QuantileMethod::Lower).cast(DataType::Float64).alias("median"),
        col("uses").cast(DataType::UInt64).sum().alias("loans"),
    ];
    catalog.frame.clone().lazy().filter(filter.predicate()).group_by([col("stratum")]).agg(figures).collect()
}

fn read(grouped: &DataFrame) -> PolarsResult<Vec<(u32, Summary)>> {
    let strata = grouped.column("stratum")?.u32()?;
    let (titles, dated) = (grouped.column("titles")?.u64()?, grouped.column("dated")?.u64()?);
    let (medians, loans) = (grouped.column("median")?.f64()?, grouped.column("loans")?.u64()?);
    let summary = |row: usize| Summary {
        titles: titles.get(row).unwrap_or_default(),
        dated: dated.get(row).unwrap_or_default(),
        // A lower median of whole years is one of them.
        #[expect(clippy::cast_possible_truncation, reason = "the column holds years, which are i16")]
        median_year: medians.get(row).map(|year| year as i16),
        uses: loans.get(row).unwrap_or_default(),
    };
    Ok((0..grouped.height()).filter_map(|row| Some((strata.get(row)?, summary(row)))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Row, catalog};

    #[test]
    fn strata_are_summed_up_in_order() {
        let catalog = catalog(&[
            Row { stratum: 2, year: 2001, uses: u32::MAX, ..Row::held(&[0]) },
            Row { stratum: 2, year: 1990, uses: u32::MAX, ..Row::held(&[0, 1]) },
            Row { stratum: 2, year: 0, ..Row::held(&[1]) },
            Row { stratum: 2, year: 2010, ..Row::held(&[]) },
            Row { stratum: 0, year: 0, ..Row::held(&[1]) },
        ]);
        let expected = [
            Summary { titles: 1, dated: 0, median_year: None, uses: 0 },
            Summary::default(),
            Summary { titles: 3, dated: 2, median_year: Some(1990), uses: 2 * u64::from(u32::MAX) },
        ];
        assert_eq!(by_stratum(&catalog, &Filter::default(), 3), expected);
    }
}
