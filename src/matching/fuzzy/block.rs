//! Which records are compared at all: those that share a block. Blocks are bounded, so the work grows with the records.
//!
//! Blocking rules, any of which brings two records together: the first two telling words of the main title; its last
//! two; the longest word of the author with the year; for titles of at most two words the longest word of the author
//! with the title's beginning; where no author is named the first and the last telling word. A typing error spoils at most some of them. Within a block a sketch of forty bytes tells
//! most strangers apart before any word is looked at.

use std::hash::{Hash, Hasher};

use rayon::prelude::*;
use rustc_hash::FxHasher;

use super::words::telling;
use crate::matching::key::Parts;
use crate::text::fold;

/// Records of a block that are all compared with one another; a larger one is cut by year, then by author.
const BLOCK: usize = 64;
/// Neighbors in title order that a record meets in a block that stays too large.
const NEIGHBORS: usize = 8;

/// What blocking needs of a record.
#[derive(Debug, Clone, Copy)]
pub struct Sketch {
    /// The item.
    pub item: u32,
    year: i16,
    /// A bit for each pair of letters of the main title.
    letters: u128,
    /// The same of the author's name.
    names: u128,
    /// Orders records of a block that has to be cut: author, then title.
    order: (u32, u32),
}

/// Pairs to compare, and how many blocks were cut because they were too large.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    /// Pairs of items, each once, sorted.
    pub pairs: Vec<(u32, u32)>,
    /// Blocks of which not all pairs are compared.
    pub cut: usize,
}

/// Finds the pairs worth comparing among items; `parts` gives the text of an item.
pub fn candidates<'a>(items: &[u32], parts: impl Fn(usize) -> Parts<'a> + Sync) -> Candidates {
    let keyed: Vec<(Sketch, Keys)> = items.par_iter().map(|item| sketch(*item, &parts(*item as usize))).collect();
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(keyed.len() * 3);
    for (at, (_, keys)) in (0_u32..).zip(&keyed) {
        entries.extend(keys.iter().filter(|key| **key != NO_KEY).map(|key| (*key, at)));
    }
    entries.par_sort_unstable();
    let sketches: Vec<Sketch> = keyed.into_iter().map(|(sketch, _)| sketch).collect();
    let blocks: Vec<&[(u64, u32)]> = entries.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1).collect();
    let found: Vec<Candidates> = blocks.par_chunks(512).map(|blocks| pairs_of(blocks, &sketches)).collect();
    let cut = found.iter().map(|found| found.cut).sum();
    let mut pairs: Vec<(u32, u32)> = found.into_iter().flat_map(|found| found.pairs).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    Candidates { pairs, cut }
}

/// The blocks of a record, [`NO_KEY`] where a rule gives none.
type Keys = [u64; 3];
const NO_KEY: u64 = 0;

fn hash(rule: u8, parts: (&str, &str), year: i16) -> u64 {
    let mut hasher = FxHasher::default();
    (rule, parts, year).hash(&mut hasher);
    hasher.finish()
}

fn sketch(item: u32, parts: &Parts<'_>) -> (Sketch, Keys) {
    let head = parts.title.find([':', '(']).and_then(|at| parts.title.get(..at)).filter(|head| head.trim().len() >= 4);
    let title = fold(head.unwrap_or(parts.title));
    let author = fold(parts.author);
    let words: Vec<&str> = title.split(' ').filter(|word| telling(word)).collect();
    let longest = author.split(' ').filter(|word| word.len() >= 3).max_by_key(|word| (word.len(), *word)).unwrap_or_default();
    let first = match words.as_slice() {
        [] => None,
        [only] => (!longest.is_empty()).then(|| hash(1, (only, longest), 0)),
        [first, second, ..] => Some(hash(1, (first, second), 0)),
    };
    let second = match words.as_slice() {
        [.., before, last] if words.len() >= 3 => Some(hash(1, (before, last), 0)),
        _ if longest.is_empty() || title.is_empty() => None,
        _ => Some(hash(2, (longest, title.get(..3).unwrap_or(&title)), 0)),
    };
    let third = match words.as_slice() {
        [first, .., last] if longest.is_empty() && words.len() >= 3 => Some(hash(1, (first, last), 0)),
        _ => (parts.year > 0 && !longest.is_empty()).then(|| hash(3, (longest, ""), parts.year)),
    };
    let order = [longest, &title].map(|text| u32::try_from(hash(4, (text, ""), 0) >> 32).unwrap_or_default());
    let names = author.split(' ').filter(|word| word.len() >= 3).fold(0, |bits, word| bits | letters(word));
    let sketch = Sketch { item, year: parts.year, letters: letters(&title), names, order: order.into() };
    (sketch, [first, second, third].map(|key| key.unwrap_or(NO_KEY)))
}

/// A bit for each pair of neighboring letters, spaces left out.
fn letters(text: &str) -> u128 {
    let mut before = 0_u64;
    let mut bits = 0;
    for letter in text.chars().filter(|c| *c != ' ').map(u64::from) {
        if before != 0 {
            // The upper bits of a multiplicative hash are the well mixed ones.
            bits |= 1_u128 << ((before << 21 | letter).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57);
        }
        before = letter;
    }
    bits
}

impl Sketch {
    /// Whether two records may be one work. One slip changes three pairs of letters at most: so few may be missing of the
    /// shorter title, or a fifth of a long one. Strangers by name must have the same title of nearly the same year.
    fn may_match(&self, other: &Self) -> bool {
        let (few, many) = ordered(self.letters.count_ones(), other.letters.count_ones());
        let missing = few - (self.letters & other.letters).count_ones();
        let (name, _) = ordered(self.names.count_ones(), other.names.count_ones());
        let strange = (self.names & other.names).count_ones() * 2 < name;
        let far = self.year > 0 && other.year > 0 && self.year.abs_diff(other.year) > 1;
        match (strange, far) {
            (false, false) => missing <= (few / 5).max(4) && few > 0,
            (false, true) => missing <= 3 && few > 0,
            (true, false) => missing <= 1 && many - few <= 2,
            (true, true) => false,
        }
    }
}

fn ordered(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

fn pairs_of(blocks: &[&[(u64, u32)]], sketches: &[Sketch]) -> Candidates {
    let mut found = Candidates::default();
    for block in blocks {
        let mut members: Vec<&Sketch> = block.iter().map(|(_, at)| &sketches[*at as usize]).collect();
        if members.len() <= BLOCK {
            found.all(&members);
            continue;
        }
        members.sort_by_key(|sketch| (sketch.year, sketch.order, sketch.item));
        for of_year in members.chunk_by(|a, b| a.year == b.year) {
            if of_year.len() <= BLOCK {
                found.all(of_year);
                continue;
            }
            for of_author in of_year.chunk_by(|a, b| a.order.0 == b.order.0) {
                if of_author.len() <= BLOCK {
                    found.all(of_author);
                } else {
                    found.neighbors(of_author);
                }
            }
        }
    }
    found
}

impl Candidates {
    fn all(&mut self, members: &[&Sketch]) {
        for (at, one) in members.iter().enumerate() {
            members[at + 1..].iter().for_each(|other| self.consider(one, other));
        }
    }

    fn neighbors(&mut self, members: &[&Sketch]) {
        self.cut += 1;
        for (at, one) in members.iter().enumerate() {
            members[at + 1..].iter().take(NEIGHBORS).for_each(|other| self.consider(one, other));
        }
    }

    fn consider(&mut self, one: &Sketch, other: &Sketch) {
        if one.may_match(other) {
            self.pairs.push((one.item.min(other.item), one.item.max(other.item)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(records: &[(&str, &str, i16)]) -> Vec<(u32, u32)> {
        let items: Vec<u32> = (0..u32::try_from(records.len()).unwrap()).collect();
        candidates(&items, |item| {
            let (title, author, year) = records[item];
            Parts { title, author, year, ..Parts::default() }
        })
        .pairs
    }

    #[test]
    fn typing_errors_meet() {
        let table = [
            (("Statistics", "Smith, John", 2000), ("Statistcs", "John Smith", 2000)),
            (("Organic chemistry", "Smith, John", 2000), ("Oragnic chemistry : a primer", "Smith, J.", 2000)),
            (("A history of the Brooke raj", "", 1999), ("History of the Broke raj", "", 1999)),
            (("Pengantar hukum adat", "Lim, A.", 2001), ("Pengantar hukum adat", "Limm, A.", 0)),
        ];
        for (one, other) in table {
            assert_eq!(pairs(&[one, other]), [(0, 1)], "{one:?}");
        }
        assert!(pairs(&[("Organic chemistry", "Smith, John", 2000), ("Sejarah Sarawak", "Smith, John", 2000)]).is_empty());
    }

    #[test]
    fn large_blocks_do_not_grow_with_the_square() {
        let titles: Vec<String> = (0..3000).map(|n| format!("Annual report {n}")).collect();
        let records: Vec<(&str, &str, i16)> = titles.iter().map(|title| (title.as_str(), "", 2000)).collect();
        assert!(pairs(&records).len() <= 3000 * NEIGHBORS * 2);
    }
}
