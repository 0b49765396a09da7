//! The profile: stratum × partner, with titles, years and use.
//!
//! In: the catalog and a filter. Out: one row a stratum of the table, those nobody holds included. The catalog knows a
//! title's loans of all partners together, so each holder is given an equal share, rounded down; `all_uses` is exact.

use rayon::prelude::*;
use serde::Serialize;

use super::Filter;
use super::summary::{Summary, by_stratum};
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, PartnerIx, Stratum};

/// One stratum of the profile; vectors have one entry a partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProfileRow {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Titles each partner holds.
    pub titles: Vec<u64>,
    /// Median year of each partner's titles (the lower of two), where known.
    pub median_year: Vec<Option<i16>>,
    /// Loans of each partner's titles: equal shares of each title's loans among its holders, rounded down.
    pub uses: Vec<u64>,
    /// Distinct titles of all together.
    pub all_titles: u64,
    /// Median year of all together (the lower of two), where known.
    pub all_median_year: Option<i16>,
    /// Loans of all together.
    pub all_uses: u64,
}

/// Stratum × partner.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Profile {
    /// Partner codes.
    pub partners: Vec<String>,
    /// One row a stratum, in the order of the table.
    pub rows: Vec<ProfileRow>,
}

/// Profiles the titles that pass the filter.
#[must_use]
pub fn profile(consortium: &Consortium, catalog: &UnionCatalog, filter: &Filter) -> Profile {
    let strata = &consortium.strata.strata;
    let summaries = by_stratum(catalog, filter, strata.len());
    let mut buckets: Vec<Vec<u32>> = vec![Vec::new(); strata.len()];
    let stratum_of = catalog.numbers("stratum");
    for row in filter.rows(catalog) {
        let stratum = stratum_of.get(row as usize).copied().unwrap_or_default();
        if let Some(bucket) = buckets.get_mut(stratum as usize) {
            bucket.push(row);
        }
    }
    let shelves =
        Shelves { catalog, years: &catalog.years(), uses: &catalog.numbers("uses"), partners: consortium.partners.len() };
    let row = |((stratum, summary), rows): ((&Stratum, &Summary), &Vec<u32>)| shelves.row(stratum, *summary, rows);
    let rows = strata.par_iter().zip(&summaries).zip(&buckets).map(row).collect();
    Profile { partners: consortium.partners.iter().map(|partner| partner.code.clone()).collect(), rows }
}

/// The columns a profile row is made from.
struct Shelves<'a> {
    catalog: &'a UnionCatalog,
    years: &'a [i16],
    uses: &'a [u32],
    partners: usize,
}

impl Shelves<'_> {
    fn row(&self, stratum: &Stratum, summary: Summary, rows: &[u32]) -> ProfileRow {
        let mut titles = vec![0; self.partners];
        let mut uses = vec![0; self.partners];
        let mut years: Vec<Vec<i16>> = vec![Vec::new(); self.partners];
        for row in rows.iter().map(|row| *row as usize) {
            let holders = self.catalog.holders.get(row).copied().unwrap_or_default();
            let year = self.years.get(row).copied().unwrap_or_default();
            let loans = u64::from(self.uses.get(row).copied().unwrap_or_default()) / holders.len().max(1) as u64;
            for partner in holders.iter().map(PartnerIx::at).filter(|at| *at < self.partners) {
                titles[partner] += 1;
                uses[partner] += loans;
                if year != 0 {
                    years[partner].push(year);
                }
            }
        }
        ProfileRow {
            stratum: stratum.code.clone(),
            name: stratum.name.clone(),
            titles,
            median_year: years.iter_mut().map(|years| median(years)).collect(),
            uses,
            all_titles: summary.titles,
            all_median_year: summary.median_year,
            all_uses: summary.uses,
        }
    }
}

/// The lower median.
fn median(years: &mut [i16]) -> Option<i16> {
    let middle = years.len().checked_sub(1)? / 2;
    Some(*years.select_nth_unstable(middle).1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Row, catalog, consortium};

    #[test]
    fn strata_by_partner() {
        let catalog = catalog(&[
            Row { stratum: 1, year: 2001, uses: 7, ..Row::held(&[0, 1]) },
            Row { stratum: 1, year: 1990, uses: 2, ..Row::held(&[0]) },
            Row { stratum: 1, year: 2015, ..Row::held(&[0]) },
            Row { stratum: 2, year: 0, uses: 1, ..Row::held(&[1]) },
        ]);
        let profile = profile(&consortium(2, 2), &catalog, &Filter::default());
        assert_eq!(profile.partners, ["p0", "p1"]);
        let codes: Vec<&str> = profile.rows.iter().map(|row| row.stratum.as_str()).collect();
        assert_eq!(codes, ["s0", "s1", "unclassified"]);
        assert_eq!(profile.rows[0].titles, [0, 0]);
        assert_eq!(profile.rows[0].all_median_year, None);
        let row = &profile.rows[1];
        assert_eq!((&row.titles, &row.median_year), (&vec![3, 1], &vec![Some(2001), Some(2001)]));
        assert_eq!((&row.uses, row.all_uses), (&vec![5, 3], 9));
        assert_eq!((row.all_titles, row.all_median_year), (3, Some(2001)));
        assert_eq!(profile.rows[2].median_year, [None, None]);
        assert_eq!(profile.rows[2].all_uses, 1);
    }

    #[test]
    fn the_lower_median_is_taken() {
        let table: [(&[i16], Option<i16>); 4] =
            [(&[], None), (&[2000], Some(2000)), (&[2000, 1990], Some(1990)), (&[3, 1, 2, 4], Some(2))];
        for (years, expected) in table {
            assert_eq!(median(&mut years.to_vec()), expected, "{years:?}");
        }
    }
}
