//! What people decided about matching: must-link and cannot-link, by ISBN or title.

use super::cluster::Clusters;
use super::items::Items;
use super::key::Key;
use crate::model::{Action, Consortium, Decision, isbn_of_key};
use crate::text::fold;

/// Applies all must-links, then notes all cannot-links.
pub fn apply(consortium: &Consortium, items: &Items<'_>, keys: &[Key], clusters: &mut Clusters) {
    let of = |action: Action| consortium.decisions.iter().filter(move |decision| decision.action == action);
    for decision in of(Action::MustLink) {
        let sides = sides(decision, items, keys);
        for pair in sides.concat().windows(2) {
            clusters.force(pair[0], pair[1]);
        }
    }
    for decision in of(Action::CannotLink) {
        match sides(decision, items, keys).as_slice() {
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

fn part_by_title(items: &[u32], keys: &[Key], clusters: &mut Clusters) {
    for (at, a) in items.iter().enumerate() {
        for b in items.iter().skip(at + 1).filter(|b| keys[**b as usize].title != keys[*a as usize].title) {
            clusters.part(*a, *b);
        }
    }
}

/// The items that each key of a decision names: keys are joined by `|`; an ISBN and a title are two keys.
fn sides(decision: &Decision, items: &Items<'_>, keys: &[Key]) -> Vec<Vec<u32>> {
    let all = || 0..u32::try_from(items.len()).unwrap_or(u32::MAX);
    let isbns = decision.isbn.split('|').filter_map(isbn_of_key);
    let mut sides: Vec<Vec<u32>> = isbns.map(|isbn| all().filter(|item| items.isbns(*item).contains(&isbn)).collect()).collect();
    let titles: Vec<String> = decision.title.split('|').map(fold).filter(|title| !title.is_empty()).collect();
    // With two ISBNs the title is only there for people to read.
    if sides.len() < 2 {
        sides.extend(titles.iter().map(|title| all().filter(|item| is_titled(&keys[*item as usize], title)).collect()));
    }
    sides.retain(|side: &Vec<u32>| !side.is_empty());
    sides
}

fn is_titled(key: &Key, title: &str) -> bool {
    !key.title.is_empty() && (key.title == title || title.strip_prefix(&key.title).is_some_and(|rest| rest.starts_with(' ')))
}
