//! Pairwise overlap, uniqueness and the distribution of holdings (definitions as in the literature on collection overlap).
//!
//! In: the holders of each title. Out: counts, from which screens and files take directed shares and Jaccard's index.
//! Distinct sets of holders are counted first and expanded to pairs once each: millions of titles share few sets.
//! Invariants: the matrix is symmetric, its diagonal is `titles`, and `held_by` adds up to `union`.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::Filter;
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, Language, Level, Material, PartnerIx, PartnerSet, StrataTable};
use crate::text;
use crate::tr;

/// Titles that one thread counts at a time.
const CHUNK: usize = 1 << 16;

/// What groups are formed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// By stratum.
    Stratum,
    /// By decade of publication.
    Year,
    /// By language.
    Language,
    /// By material.
    Material,
}

/// Overlap figures of one set of titles; positions are those of the report's partners.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Distinct titles of each partner.
    pub titles: Vec<u64>,
    /// Titles that no other partner holds.
    pub unique: Vec<u64>,
    /// Distinct titles of all partners together.
    pub union: u64,
    /// Titles that both hold; the diagonal is `titles`.
    pub shared: Vec<Vec<u64>>,
    /// Titles by number of holders.
    pub held_by: BTreeMap<u32, u64>,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Code of the group (stratum code, first year of the decade, language, material); `unknown` for unknown years.
    pub key: String,
    /// Name people read.
    pub name: String,
    /// Its figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// The overlap of a consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverlapReport {
    /// The level at which titles are counted.
    pub level: Level,
    /// Partner codes.
    pub partners: Vec<String>,
    /// Figures over all titles.
    #[serde(flatten)]
    pub figures: Figures,
    /// Figures by group, where asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
}

/// Counts the overlap of the titles that pass the filter, at the level of the consortium's settings.
///
/// At work level the editions that pass count once, held by whoever holds one of them; a work counts in every group
/// that one of its editions falls into, so that groups may add up to more than the whole. Groups without a title are
/// left out; they come in the order of the strata table, of decades, of language codes, or of [`Material::ALL`], with
/// the unknown last.
#[must_use]
pub fn overlap(consortium: &Consortium, catalog: &UnionCatalog, filter: &Filter, by: Option<Grouping>) -> OverlapReport {
    overlap_at(consortium.settings.held_level, consortium, catalog, filter, by)
}

/// The same at a given level.
#[must_use]
pub fn overlap_at(
    level: Level,
    consortium: &Consortium,
    catalog: &UnionCatalog,
    filter: &Filter,
    by: Option<Grouping>,
) -> OverlapReport {
    let partners: Vec<String> = consortium.partners.iter().map(|partner| partner.code.clone()).collect();
    let rows = filter.rows(catalog);
    let whole = tally(catalog, &rows, level, |_| GroupKey::Unknown);
    let figures = figures_of(whole.values().next().map_or(&[], Vec::as_slice), partners.len());
    let groups = by.map_or_else(Vec::new, |by| {
        let tallies: Vec<(GroupKey, SetCounts)> = tallies_by(catalog, &rows, level, by).into_iter().collect();
        let group = |(key, sets): &(GroupKey, SetCounts)| {
            let (key, name) = label(*key, by, &consortium.strata);
            Group { key, name, figures: figures_of(sets, partners.len()) }
        };
        tallies.par_iter().map(group).collect()
    });
    OverlapReport { level, partners, figures, groups }
}

/// What a title is grouped by, in the order groups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum GroupKey {
    /// Position of the stratum, first year of the decade, letters of the language, position of the material.
    Known(i32),
    /// Unknown, after all others.
    Unknown,
}

/// How many titles each set of holders has, in the order of the sets.
type SetCounts = Vec<(PartnerSet, u64)>;

fn tallies_by(catalog: &UnionCatalog, rows: &[u32], level: Level, by: Grouping) -> BTreeMap<GroupKey, SetCounts> {
    match by {
        Grouping::Stratum => {
            let strata = catalog.numbers("stratum");
            tally(catalog, rows, level, |row| known(strata.get(row as usize).copied().unwrap_or_default()))
        }
        Grouping::Year => {
            let years = catalog.years();
            tally(catalog, rows, level, |row| match years.get(row as usize) {
                None | Some(0) => GroupKey::Unknown,
                Some(year) => GroupKey::Known(i32::from(*year).div_euclid(10) * 10),
            })
        }
        Grouping::Language => {
            let languages = catalog.numbers("language");
            let unknown = Language::UNKNOWN.number();
            tally(catalog, rows, level, |row| match languages.get(row as usize) {
                Some(language) if *language != unknown => known(*language),
                _ => GroupKey::Unknown,
            })
        }
        Grouping::Material => {
            let materials = catalog.numbers("material");
            tally(catalog, rows, level, |row| materials.get(row as usize).map_or(GroupKey::Unknown, |at| known(*at)))
        }
    }
}

fn known(position: impl TryInto<i32>) -> GroupKey {
    position.try_into().map_or(GroupKey::Unknown, GroupKey::Known)
}

fn language_of(key: i32) -> String {
    Language::from_number(key.cast_unsigned()).code().to_owned()
}

/// Key and name of a group.
fn label(key: GroupKey, by: Grouping, strata: &StrataTable) -> (String, String) {
    let key = match key {
        GroupKey::Known(key) => key,
        GroupKey::Unknown if by == Grouping::Language => return (Language::UNKNOWN.code().to_owned(), tr!("group-unknown")),
        GroupKey::Unknown => return ("unknown".to_owned(), tr!("group-unknown")),
    };
    match by {
        Grouping::Stratum => {
            let stratum = usize::try_from(key).ok().and_then(|at| strata.strata.get(at));
            stratum.map_or_else(|| (key.to_string(), key.to_string()), |stratum| (stratum.code.clone(), stratum.name.clone()))
        }
        Grouping::Year => (key.to_string(), format!("{key}–{}", key + 9)),
        Grouping::Language => {
            let code = language_of(key);
            let name = name_of(&format!("language-{code}"), &code);
            (code, name)
        }
        Grouping::Material => {
            let material = usize::try_from(key).ok().and_then(|at| Material::ALL.get(at)).copied().unwrap_or_default();
            (material.code().to_owned(), name_of(&format!("material-{}", material.code()), material.code()))
        }
    }
}

/// The name of a code from the message files; the code itself where they have none.
fn name_of(id: &str, code: &str) -> String {
    if text::has(id) { text::format(id, &[]) } else { code.to_owned() }
}

/// Counts the distinct sets of holders by group.
fn tally(
    catalog: &UnionCatalog,
    rows: &[u32],
    level: Level,
    key: impl Fn(u32) -> GroupKey + Sync,
) -> BTreeMap<GroupKey, SetCounts> {
    let held = |row: u32| catalog.holders.get(row as usize).copied().unwrap_or_default();
    let counts = match level {
        Level::Edition => count(rows, |row| (key(*row), held(*row))),
        Level::Work => {
            let works = catalog.numbers("work_id");
            let edition = |row: &u32| (key(*row), works.get(*row as usize).copied().unwrap_or(*row), held(*row));
            let mut editions: Vec<(GroupKey, u32, PartnerSet)> = rows.par_iter().map(edition).collect();
            editions.par_sort_unstable();
            let of_one_work = editions.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
            let merged: Vec<(GroupKey, PartnerSet)> = of_one_work
                .map(|work| (work[0].0, work.iter().fold(PartnerSet::EMPTY, |set, edition| set.union(edition.2))))
                .collect();
            count(&merged, |pair| *pair)
        }
    };
    let mut groups: BTreeMap<GroupKey, SetCounts> = BTreeMap::new();
    for ((key, set), titles) in counts {
        groups.entry(key).or_default().push((set, titles));
    }
    groups
}

/// Counts equal pairs of group and set, in their order; threads count chunks, sums do not depend on their order.
fn count<T: Sync>(items: &[T], pair: impl Fn(&T) -> (GroupKey, PartnerSet) + Sync) -> Vec<((GroupKey, PartnerSet), u64)> {
    let chunk = |items: &[T]| {
        let mut counts: FxHashMap<(GroupKey, PartnerSet), u64> = FxHashMap::default();
        for item in items {
            *counts.entry(pair(item)).or_default() += 1;
        }
        counts
    };
    let counts = items
        .par_chunks(CHUNK)
        .map(chunk)
        .reduce(FxHashMap::default, |a, b| if a.len() < b.len() { add_all(b, a) } else { add_all(a, b) });
    let mut counts: Vec<((GroupKey, PartnerSet), u64)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

#[expect(clippy::iter_over_hash_type, reason = "sums do not depend on the order of their parts")]
fn add_all<K: Eq + std::hash::Hash>(mut into: FxHashMap<K, u64>, from: FxHashMap<K, u64>) -> FxHashMap<K, u64> {
    for (key, titles) in from {
        *into.entry(key).or_default() += titles;
    }
    into
}

/// Expands counted sets to the figures of `partners` partners.
fn figures_of(sets: &[(PartnerSet, u64)], partners: usize) -> Figures {
    let mut figures = Figures {
        titles: vec![0; partners],
        unique: vec![0; partners],
        union: 0,
        shared: vec![vec![0; partners]; partners],
        held_by: BTreeMap::new(),
    };
    let mut members: Vec<usize> = Vec::with_capacity(partners);
    for (set, titles) in sets {
        members.clear();
        members.extend(set.iter().map(PartnerIx::at).filter(|at| *at < partners));
        for a in &members {
            let row = &mut figures.shared[*a];
            for b in &members {
                row[*b] += titles;
            }
        }
        if let [only] = members.as_slice() {
            figures.unique[*only] += titles;
        }
        if let Ok(holders @ 1..) = u32::try_from(members.len()) {
            figures.union += titles;
            *figures.held_by.entry(holders).or_default() += titles;
        }
    }
    for (at, titles) in figures.titles.iter_mut().enumerate() {
        *titles = figures.shared[at][at];
    }
    figures
}

#[cfg(test)]
mod tests;
