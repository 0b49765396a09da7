//! Which records are compared at all: those that share a block. Blocks are bounded, so the work grows with the records.
//!
//! Blocking rules, any of which brings two records together: the first two telling words of the main title; its last
//! two; the longest word of the author with the year; for titles of at most two words the longest word of the author
//! with the title's beginning; where no author is named the first and the last telling word. A typing error spoils at
//! most some of them. Within a block a sketch tells most strangers apart before any word is looked at.

use std::hash::{Hash, Hasher};

use memchr::memchr2;
use rayon::prelude::*;
use rustc_hash::FxHasher;

use super::profile::name_words;
use super::sketch::{Head, Sketch};
use super::words::telling;
use crate::matching::buckets::sorted;
use crate::matching::key::Parts;
use crate::text::{fold_into, folded_words};

/// Records of a block that are all compared with one another; a larger one is cut by year, then by author.
const BLOCK: usize = 64;
/// Neighbors in title order that a record meets in a block that stays too large.
const NEIGHBORS: usize = 8;

/// Pairs to compare, and how many blocks were cut because they were too large.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    /// Pairs of items, each once, sorted.
    pub pairs: Vec<(u32, u32)>,
    /// Blocks of which not all pairs are compared.
    pub cut: usize,
}

/// Finds the pairs worth comparing among items; `parts` gives the text of an item and bits of its identifiers.
pub fn candidates<'a>(items: &[u32], parts: impl Fn(u32) -> (Parts<'a>, [u16; 4]) + Sync) -> Candidates {
    let mut glances = Glances { heads: vec![Head::default(); items.len()], sketches: vec![Sketch::default(); items.len()] };
    let mut keys = vec![Keys::default(); items.len()];
    let places = (glances.heads.par_iter_mut(), glances.sketches.par_iter_mut(), keys.par_iter_mut());
    places.into_par_iter().zip(items).for_each_init(Folded::default, |folded, ((head, sketch, keys), item)| {
        (*head, *sketch, *keys) = folded.glance(parts(*item));
    });
    let entries_of = |(at, keys): (u32, &Keys)| {
        let used = keys.map(|key| (key != NO_KEY).then(|| u64::from(key) << 32 | u64::from(at)));
        used.into_iter().flatten()
    };
    let entries: Vec<Entry> = sorted(|| (0_u32..).zip(&keys).flat_map(entries_of), |entry| *entry);
    drop(keys);
    let blocks: Vec<&[Entry]> = entries.chunk_by(|a, b| a >> 32 == b >> 32).filter(|block| block.len() > 1).collect();
    let found: Vec<Candidates> = blocks.par_chunks(512).map(|blocks| pairs_of(blocks, items, &glances)).collect();
    let cut = found.iter().map(|found| found.cut).sum();
    let mut pairs: Vec<(u32, u32)> = found.into_iter().flat_map(|found| found.pairs).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    Candidates { pairs, cut }
}

/// What is known of the items at a glance, in their order.
struct Glances {
    heads: Vec<Head>,
    sketches: Vec<Sketch>,
}

/// A block in the upper half, the position of a record in it in the lower. Blocks that share a hash are compared as one:
/// among millions of records that costs a few thousand glances.
type Entry = u64;

/// The blocks of a record, [`NO_KEY`] where a rule gives none.
type Keys = [u32; 3];
const NO_KEY: u32 = 0;

fn hash(rule: u8, parts: (&str, &str), year: i16) -> u32 {
    let mut hasher = FxHasher::default();
    (rule, parts, year).hash(&mut hasher);
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

/// Texts of one record after another, folded.
#[derive(Default)]
struct Folded {
    title: Vec<u8>,
    author: Vec<u8>,
}

impl Folded {
    fn glance(&mut self, (parts, identifiers): (Parts<'_>, [u16; 4])) -> (Head, Sketch, Keys) {
        let cut = memchr2(b':', b'(', parts.title.as_bytes()).unwrap_or(parts.title.len());
        let (head, tail) = parts.title.split_at_checked(cut).unwrap_or((parts.title, ""));
        self.title.clear();
        fold_into(head, &mut self.title);
        let end_of_head = self.title.len();
        fold_into(tail, &mut self.title);
        let end_of_head = if head.trim().len() >= 4 { end_of_head } else { self.title.len() };
        self.author.clear();
        fold_into(parts.author, &mut self.author);
        let [title, author] = [&self.title, &self.author].map(|text| std::str::from_utf8(text).unwrap_or_default());
        let longest =
            name_words(author).filter(|word| word.len() >= 3).max_by_key(|word| (word.len(), *word)).unwrap_or_default();
        let main = title.get(..end_of_head).unwrap_or_default();
        let (keys, telling) = keys(main, longest, parts.year);
        let head = Head::new(&parts, main, telling <= 2);
        let tail = title.get(end_of_head..).unwrap_or_default();
        (head, Sketch::new(&head, tail, author, identifiers), keys)
    }
}

/// The blocks of a record by its folded main title, the longest word of its author, and its year; and how many telling words
/// the main title has.
fn keys(main: &str, longest: &str, year: i16) -> (Keys, usize) {
    let mut words = folded_words(main).filter(|word| telling(word));
    let (first, second) = (words.next(), words.next());
    let (mut before, mut last) = (first.unwrap_or_default(), second.unwrap_or_default());
    let mut count = usize::from(first.is_some()) + usize::from(second.is_some());
    for word in words {
        (before, last) = (last, word);
        count += 1;
    }
    let beginning = match (first, second) {
        (None, _) => None,
        (Some(only), None) => (!longest.is_empty()).then(|| hash(1, (only, longest), 0)),
        (Some(first), Some(second)) => Some(hash(1, (first, second), 0)),
    };
    let end = if count >= 3 {
        Some(hash(1, (before, last), 0))
    } else if longest.is_empty() || main.is_empty() {
        None
    } else {
        Some(hash(2, (longest, main.get(..3).unwrap_or(main)), 0))
    };
    let third = match first {
        Some(first) if longest.is_empty() && count >= 3 => Some(hash(1, (first, last), 0)),
        _ => (year > 0 && !longest.is_empty()).then(|| hash(3, (longest, ""), year)),
    };
    ([beginning, end, third].map(|key| key.unwrap_or(NO_KEY)), count)
}

fn pairs_of(blocks: &[&[Entry]], items: &[u32], glances: &Glances) -> Candidates {
    let mut found = Found { items, sketches: &glances.sketches, candidates: Candidates::default() };
    let mut members: Vec<Member> = Vec::new();
    for block in blocks {
        let at = |entry: &Entry| u32::try_from(entry & u64::from(u32::MAX)).unwrap_or_default();
        members.clear();
        members.extend(block.iter().map(|entry| Member::new(at(entry), &glances.heads)));
        if members.len() <= BLOCK {
            found.all(&members);
            continue;
        }
        for member in &mut members {
            member.word = glances.sketches[member.at as usize].author_word();
        }
        members.sort_unstable();
        for of_year in members.chunk_by(|a, b| a.year == b.year) {
            if of_year.len() <= BLOCK {
                found.all(of_year);
                continue;
            }
            for of_author in of_year.chunk_by(|a, b| a.word == b.word) {
                if of_author.len() <= BLOCK {
                    found.all(of_author);
                } else {
                    found.neighbors(of_author);
                }
            }
        }
    }
    found.candidates
}

/// A record of a block, in the order in which a large block is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    year: i16,
    /// A word of the author, where the block has to be cut.
    word: u64,
    head: Head,
    at: u32,
}

impl Member {
    fn new(at: u32, heads: &[Head]) -> Self {
        let head = heads[at as usize];
        Self { year: head.year, word: 0, head, at }
    }
}

/// The pairs found so far.
struct Found<'a> {
    items: &'a [u32],
    sketches: &'a [Sketch],
    candidates: Candidates,
}

impl Found<'_> {
    fn all(&mut self, members: &[Member]) {
        for (at, one) in members.iter().enumerate() {
            members[at + 1..].iter().for_each(|other| self.consider(one, other));
        }
    }

    fn neighbors(&mut self, members: &[Member]) {
        self.candidates.cut += 1;
        for (at, one) in members.iter().enumerate() {
            members[at + 1..].iter().take(NEIGHBORS).for_each(|other| self.consider(one, other));
        }
    }

    fn consider(&mut self, one: &Member, other: &Member) {
        if !one.head.may_match(&other.head) {
            return;
        }
        let heads = (&one.head, &other.head);
        let (one, other) = (one.at as usize, other.at as usize);
        if self.sketches[one].may_match(&self.sketches[other], heads) {
            let (one, other) = (self.items[one], self.items[other]);
            self.candidates.pairs.push((one.min(other), one.max(other)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(records: &[(&str, &str, i16)]) -> Vec<(u32, u32)> {
        let items: Vec<u32> = (0..u32::try_from(records.len()).unwrap()).collect();
        candidates(&items, |item| {
            let (title, author, year) = records[item as usize];
            (Parts { title, author, year, ..Parts::default() }, [0; 4])
        })
        .pairs
    }

    #[test]
    fn typing_errors_meet() {
        let table = [
            (("Statistics", "Smith, John", 2000), ("Statistcs", "John Smith", 2000)),
            (("Organic chemistry", "Smith, John", 2000), ("Oragnic chemistry : a primer", "Smith, J.", 2000)),
            (("A history of the Brooke raj", "", 1999), ("History of the Broke raj", "", 1999)),
            (("Pengantar hukum adat", "Lim, A.", 2001), ("Pengantar hukum adat", "Limm, A.", 2001)),
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
