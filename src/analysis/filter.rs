//! The filter that the overlap and gaps screens share.
//!
//! In: the catalog's frame. Out: the rows that pass, ascending. Invariant: a title that nobody holds any more (all its
//! copies lost or withdrawn) never passes, so that no figure counts it.

use polars::prelude::{Expr, IntoLazy, col, lit};
use serde::{Deserialize, Serialize};

use crate::catalog::UnionCatalog;
use crate::model::{Candidate, Language, Material, StratumIx};

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

impl Filter {
    /// The rows that pass, ascending; row `i` is title `i`.
    #[must_use]
    pub fn rows(&self, catalog: &UnionCatalog) -> Vec<u32> {
        let kept = catalog.frame.clone().lazy().select([self.predicate().alias("kept")]).collect();
        // Fails only where the frame lacks a column of its contract: then no title passes.
        let Ok(kept) = kept else { return Vec::new() };
        let Ok(mask) = kept.column("kept").and_then(|column| column.bool()) else { return Vec::new() };
        (0_u32..).zip(mask.iter()).filter(|(_, kept)| *kept == Some(true)).map(|(row, _)| row).collect()
    }

    /// The filter as an expression over the catalog's frame.
    pub(super) fn predicate(&self) -> Expr {
        let mut all = col("holders").gt(lit(0_u32));
        if let Some(stratum) = self.stratum {
            all = all.and(col("stratum").eq(lit(u32::from(stratum.0))));
        }
        if let Some((first, last)) = self.years {
            all = all.and(col("year").gt_eq(lit(first))).and(col("year").lt_eq(lit(last))).and(col("year").neq(lit(0_i16)));
        }
        if let Some(language) = self.language {
            all = all.and(col("language").eq(lit(language.number())));
        }
        if let Some(material) = self.material {
            all = all.and(col("material").eq(lit(material.number())));
        }
        all
    }

    /// Whether a requested title passes, held or not.
    #[must_use]
    pub fn passes(&self, candidate: &Candidate) -> bool {
        let in_years = |(first, last): (i16, i16)| candidate.year != 0 && (first..=last).contains(&candidate.year);
        self.stratum.is_none_or(|stratum| stratum == candidate.stratum)
            && self.years.is_none_or(in_years)
            && self.language.is_none_or(|language| language == candidate.language)
            && self.material.is_none_or(|material| material == candidate.material)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Row, catalog};

    #[test]
    fn every_part_of_the_filter_narrows() {
        let catalog = catalog(&[
            Row { year: 1999, ..Row::held(&[0]) },
            Row { year: 2005, language: "ind", stratum: 1, ..Row::held(&[0, 1]) },
            Row { year: 0, material: "map", ..Row::held(&[1]) },
            Row::held(&[]),
        ]);
        let indonesian = Language::from_code("ind");
        let table = [
            (Filter::default(), vec![0, 1, 2]),
            (Filter { stratum: Some(StratumIx(1)), ..Filter::default() }, vec![1]),
            (Filter { years: Some((-5, 2000)), ..Filter::default() }, vec![0]),
            (Filter { years: Some((1999, 2005)), ..Filter::default() }, vec![0, 1]),
            (Filter { language: indonesian, ..Filter::default() }, vec![1]),
            (Filter { material: Some(Material::Map), ..Filter::default() }, vec![2]),
            (Filter { material: Some(Material::Map), language: indonesian, ..Filter::default() }, vec![]),
        ];
        for (filter, expected) in table {
            assert_eq!(filter.rows(&catalog), expected, "{filter:?}");
        }
    }

    #[test]
    fn an_empty_catalog_passes_nothing() {
        assert_eq!(Filter::default().rows(&catalog(&[])), Vec::<u32>::new());
    }
}
