//! The fuzzy stage: records that no identifier and no text key joined are compared field by field inside blocks.
//!
//! In: one item of each cluster. Out: pairs with the level of every field, best first; [`Levels::verdict`] says what to do
//! with each. The pairs do not depend on tolerances, so a changed switch judges them anew without comparing again.

mod block;
mod compare;
mod judge;
mod levels;
mod profile;
mod sketch;
mod words;

use rayon::prelude::*;

use super::items::Items;
use crate::error::Result;
use crate::task::Task;

use compare::compare_promising;
pub use compare::{compare, identifiers};
pub use judge::Verdict;
pub use levels::{Compared, IdentifierLevel, JOIN, Levels, PRIOR, REVIEW, level_codes};
pub use profile::Profile;

/// Two items and how they compare; the first is the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The items.
    pub pair: (u32, u32),
    /// The level of every field.
    pub levels: Levels,
}

/// What the fuzzy stage compared.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Pairs that may be one edition or one work, best first.
    pub pairs: Vec<Weighed>,
    /// Pairs compared.
    pub compared: usize,
    /// Blocks too large to compare every pair.
    pub cut: usize,
}

/// Compares items inside blocks.
///
/// # Errors
/// Only cancellation.
pub fn weigh(items: &Items<'_>, which: &[u32], task: &Task) -> Result<Found> {
    let bits = |item| [items.isbns(item), items.oclcs(item), items.lccn(item), items.issn(item)].map(sketch::identifier_bits);
    let candidates = block::candidates(which, |item| (items.parts(item as usize), bits(item)));
    task.check()?;
    let weighed = candidates.pairs.par_chunks(1024).map(|pairs| weigh_pairs(items, pairs)).collect::<Vec<_>>();
    let mut pairs: Vec<Weighed> = weighed.into_iter().flatten().collect();
    pairs.par_sort_unstable_by_key(|weighed| (-weighed.levels.total(), weighed.pair));
    task.check()?;
    Ok(Found { pairs, compared: candidates.pairs.len(), cut: candidates.cut })
}

/// The pairs that are not plainly strangers; a run of pairs shares its first item.
fn weigh_pairs(items: &Items<'_>, pairs: &[(u32, u32)]) -> Vec<Weighed> {
    let mut kept = Vec::new();
    for run in pairs.chunk_by(|a, b| a.0 == b.0) {
        let first = run[0].0;
        let one = Profile::new(items.parts(first as usize));
        for &(_, second) in run {
            let other = Profile::new(items.parts(second as usize));
            let levels = compare_promising(&one, &other, shared_identifiers(items, first, second));
            kept.extend(levels.map(|levels| Weighed { pair: (first, second), levels }));
        }
    }
    kept
}

/// What the identifiers of two items say: one shared number of any kind is enough, else other numbers of any kind count.
#[must_use]
pub fn shared_identifiers(items: &Items<'_>, a: u32, b: u32) -> IdentifierLevel {
    let all = [
        identifiers(items.isbns(a), items.isbns(b)),
        identifiers(items.oclcs(a), items.oclcs(b)),
        identifiers(items.lccn(a), items.lccn(b)),
        identifiers(items.issn(a), items.issn(b)),
    ];
    let strongest = [IdentifierLevel::Equal, IdentifierLevel::Differ].into_iter().find(|level| all.contains(level));
    strongest.unwrap_or(IdentifierLevel::Missing)
}
