//! Last copies (titles that one partner alone holds) and whom to ask in which subject.
//!
//! In: the catalog, or its profile. Out: one list a partner; one referral a stratum that somebody holds.

use rayon::prelude::*;
use serde::Serialize;

use super::list::sorted;
use super::{Filter, Profile, ProfileRow, SortBy};
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, PartnerIx, StrataTable, TitleIx};

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
    /// Code of the strongest partner.
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

/// The last copies of every partner, in the order of partners; judged by edition, since another edition does not
/// preserve this one.
#[must_use]
pub fn last_copies(consortium: &Consortium, catalog: &UnionCatalog) -> Vec<LastCopies> {
    let partners = consortium.partners.len();
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); partners];
    for row in Filter::default().rows(catalog) {
        let holders = catalog.holders.get(row as usize).copied().unwrap_or_default();
        let mut members = holders.iter();
        if let (Some(only), None) = (members.next(), members.next())
            && let Some(rows) = rows.get_mut(only.at())
        {
            rows.push(row);
        }
    }
    let copies = |(at, rows): (usize, Vec<u32>)| LastCopies {
        partner: PartnerIx::new(at),
        titles: sorted(catalog, &rows, SortBy::Class, false),
    };
    rows.into_par_iter().enumerate().map(copies).collect()
}

/// Whom to ask, by stratum: the partner of the highest score ½ · share + ½ · LQ/(1+LQ).
///
/// The share is that of the group's titles; LQ is the location quotient, how much more of its own
/// collection the partner gives to the subject than the group does, so that the largest library is not the answer to
/// everything. Ties go to more titles, then to the order of partners. Strata that nobody holds have nobody to ask, and
/// *unclassified* is no subject.
#[must_use]
pub fn referrals(consortium: &Consortium, profile: &Profile) -> Vec<Referral> {
    let sizes: Vec<u64> = (0..profile.partners.len()).map(|at| profile.rows.iter().map(|row| row.titles[at]).sum()).collect();
    let subjects = profile.rows.iter().filter(|row| row.stratum != StrataTable::UNCLASSIFIED && row.all_titles > 0);
    subjects.filter_map(|row| referral(consortium, row, strongest(row, &sizes)?)).collect()
}

/// The position of the strongest partner.
fn strongest(row: &ProfileRow, sizes: &[u64]) -> Option<usize> {
    let all: u64 = sizes.iter().sum();
    let of_group = ratio(row.titles.iter().sum(), all);
    let score = |at: usize| {
        let quotient = ratio(row.titles[at], sizes[at]) / of_group;
        0.5 * ratio(row.titles[at], row.all_titles) + 0.5 * quotient / (1.0 + quotient)
    };
    let holding = (0..sizes.len()).filter(|at| row.titles[*at] > 0);
    holding.min_by(|a, b| score(*b).total_cmp(&score(*a)).then(row.titles[*b].cmp(&row.titles[*a])))
}

/// A share, 0 of nothing.
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn referral(consortium: &Consortium, row: &ProfileRow, at: usize) -> Option<Referral> {
    let partner = consortium.partners.get(at)?;
    Some(Referral {
        stratum: row.stratum.clone(),
        name: row.name.clone(),
        partner: partner.code.clone(),
        titles: row.titles[at],
        share: ratio(row.titles[at], row.all_titles),
        email: partner.email.clone(),
        subjects: partner.subjects.clone(),
        training: partner.training.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::profile;
    use crate::analysis::testing::{Row, catalog, consortium};

    #[test]
    fn last_copies_sort_by_class_then_title() {
        let catalog = catalog(&[
            Row { class: "900", title: "B", ..Row::held(&[0]) },
            Row { class: "500", title: "Z", ..Row::held(&[0]) },
            Row { class: "900", title: "A", ..Row::held(&[0]) },
            Row { class: "100", title: "Both", ..Row::held(&[0, 1]) },
            Row { title: "No class", ..Row::held(&[0]) },
        ]);
        let copies = last_copies(&consortium(2, 1), &catalog);
        let titles: Vec<Vec<u32>> = copies.iter().map(|copies| copies.titles.iter().map(|title| title.0).collect()).collect();
        assert_eq!(titles, [vec![1, 2, 0, 4], vec![]]);
        assert_eq!(copies[1].partner, PartnerIx(1));
    }

    /// The large partner has more titles of the subject; the small one is devoted to it.
    #[test]
    fn a_devoted_partner_beats_a_large_one() {
        let mut rows = vec![Row { stratum: 0, ..Row::held(&[0]) }; 12];
        rows.extend(vec![Row { stratum: 1, ..Row::held(&[0]) }; 88]);
        rows.extend(vec![Row { stratum: 0, ..Row::held(&[1]) }; 10]);
        let consortium = consortium(2, 3);
        let referrals = referrals(&consortium, &profile(&consortium, &catalog(&rows), &Filter::default()));
        let asked: Vec<(&str, &str, u64)> =
            referrals.iter().map(|referral| (referral.stratum.as_str(), referral.partner.as_str(), referral.titles)).collect();
        assert_eq!(asked, [("s0", "p1", 10), ("s1", "p0", 88)]);
        assert!((referrals[0].share - 10.0 / 22.0).abs() < 1e-12);
    }

    #[test]
    fn unclassified_titles_are_no_subject() {
        let consortium = consortium(1, 1);
        let catalog = catalog(&[Row { stratum: 1, ..Row::held(&[0]) }]);
        assert!(referrals(&consortium, &profile(&consortium, &catalog, &Filter::default())).is_empty());
    }
}
