//! What people decided about matching: must-link and cannot-link, by ISBN, record key or title.

use rustc_hash::FxHashMap;

use super::cluster::Clusters;
use super::evidence::{Rule, rule_of};
use super::items::Items;
use super::prepared::Keys;
use super::print::{Print, title_hash};
use super::record_key::records_of_keys;
use crate::model::{Action, Consortium, Decision, isbn_of_key};
use crate::text::fold;

/// The decisions on what is one title or two.
pub fn links(consortium: &Consortium) -> impl Iterator<Item = &Decision> {
    consortium.decisions.iter().filter(|decision| rule_of(decision.action).is_some())
}

/// Applies all must-links, then notes all cannot-links.
pub fn apply(consortium: &Consortium, keys: &Keys<'_>, clusters: &mut Clusters) {
    let decisions: Vec<&Decision> = links(consortium).collect();
    let all_sides = sides(&decisions, consortium, keys.items, |item| keys.prints[item as usize].title);
    let of = |action: Action| decisions.iter().zip(&all_sides).filter(move |(decision, _)| decision.action == action);
    for (_, sides) in of(Action::MustLink) {
        for pair in sides.concat().windows(2) {
            clusters.force(pair[0], pair[1]);
        }
    }
    for (_, sides) in of(Action::CannotLink) {
        match sides.as_slice() {
            // One key alone: records that share it and differ in title are not one title.
            [only] => part_by_title(only, keys, clusters),
            [one, other, ..] => {
                for a in one {
                    other.iter().filter(|b| *b != a).for_each(|b| clusters.part(*a, *b));
                }
            }
            [] => {}
        }
    }
}

/// The decision that names both records of a pair on two sides, and whether it joins them.
#[must_use]
pub fn of_pair(consortium: &Consortium, items: &Items<'_>, pair: (usize, usize)) -> Option<(Rule, bool)> {
    let decisions: Vec<&Decision> = links(consortium).collect();
    let title_of = |item: usize| (item, Print::of(&items.key(item)).title);
    let known = [title_of(pair.0), title_of(pair.1)];
    let all_sides = sides(&decisions, consortium, items, |item| {
        known.iter().find(|(of, _)| *of == item as usize).map_or(0, |(_, title)| *title)
    });
    let on = |sides: &[Vec<u32>], item: usize| sides.iter().position(|side| side.iter().any(|of_side| *of_side as usize == item));
    decisions.iter().zip(&all_sides).rev().find_map(|(decision, sides)| {
        let (one, other) = (on(sides, pair.0)?, on(sides, pair.1)?);
        rule_of(decision.action).filter(|_| one != other || sides.len() == 1)
    })
}

fn part_by_title(items: &[u32], keys: &Keys<'_>, clusters: &mut Clusters) {
    for (at, a) in items.iter().enumerate() {
        for b in items.iter().skip(at + 1).filter(|b| keys.prints[**b as usize].title != keys.prints[*a as usize].title) {
            clusters.part(*a, *b);
        }
    }
}

/// The items that each key of each decision names, found in one pass over all items: keys are joined by `|`; an ISBN or
/// record key and a title are two keys. Titles are looked for among the items whose
/// main title's hash `title_of` knows; it is 0 for others.
fn sides(
    decisions: &[&Decision],
    consortium: &Consortium,
    items: &Items<'_>,
    title_of: impl Fn(u32) -> u64,
) -> Vec<Vec<Vec<u32>>> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let written: Vec<Vec<&str>> = decisions.iter().map(|decision| numbers(decision)).collect();
    let named = records_of_keys(consortium, &written.concat());
    let mut named = named.into_iter();
    let mut by_isbn: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for isbn in written.iter().flatten().filter_map(|key| isbn_of_key(key)) {
        by_isbn.insert(isbn, Vec::new());
    }
    let titles: Vec<Vec<String>> = decisions.iter().zip(&written).map(|(decision, keys)| titles(decision, keys.len())).collect();
    // A record's main title may be the beginning of the title a person wrote: every beginning is looked for.
    let mut by_title: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for title in titles.iter().flatten() {
        beginnings(title).for_each(|beginning| {
            by_title.insert(title_hash(beginning), Vec::new());
        });
    }
    // Record keys are found already: then nothing is looked for among millions of items.
    let count = if by_isbn.is_empty() && by_title.is_empty() { 0 } else { items.len() };
    for item in 0..u32::try_from(count).unwrap_or(u32::MAX) {
        for isbn in items.isbns(item) {
            by_isbn.entry(*isbn).and_modify(|found| found.push(item));
        }
        if let Some(found) = by_title.get_mut(&title_of(item)) {
            found.push(item);
        }
    }
    let index = |record: usize| u32::try_from(record).unwrap_or(u32::MAX);
    let of_decision = |(keys, titles): (&Vec<&str>, &Vec<String>)| {
        let mut sides: Vec<Vec<u32>> = Vec::new();
        for key in keys {
            let records = named.next().unwrap_or_default();
            let of_isbn = isbn_of_key(key).and_then(|isbn| by_isbn.get(&isbn).cloned());
            sides.push(of_isbn.unwrap_or_else(|| records.into_iter().map(index).collect()));
        }
        for title in titles {
            let mut of_title: Vec<u32> =
                beginnings(title).filter_map(|words| by_title.get(&title_hash(words))).flatten().copied().collect();
            of_title.sort_unstable();
            sides.push(of_title);
        }
        sides.retain(|side| !side.is_empty());
        sides
    };
    written.iter().zip(&titles).map(of_decision).collect()
}

/// The ISBNs and record keys of a decision.
fn numbers(decision: &Decision) -> Vec<&str> {
    decision.isbn.split('|').map(str::trim).filter(|key| isbn_of_key(key).is_some() || key.contains('/')).collect()
}

/// The titles of a decision; beside two ISBNs or record keys a title is only there for people to read.
fn titles(decision: &Decision, numbers: usize) -> Vec<String> {
    if numbers >= 2 {
        return Vec::new();
    }
    decision.title.split('|').map(fold).filter(|title| !title.is_empty()).collect()
}

/// A folded title and what it begins with, up to each word.
fn beginnings(title: &str) -> impl Iterator<Item = &str> {
    let ends = title.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(title.len()));
    ends.filter_map(|end| title.get(..end)).filter(|beginning| !beginning.is_empty())
}
