//! The fingerprint of a key: forty bytes a record, enough to find and confirm nearly every match among millions.
//!
//! Words are hashes: two titles whose 64-bit hashes are equal are taken for equal. Where a judgment needs the letters
//! themselves (titles that differ, names of many words), the key is made again from the record.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::cluster::Traits;
use super::key::{Edition, Key, Parts, is_article, may_be_statement, publisher_start, tells_people_apart};
use crate::model::{Material, Tolerance};
use crate::text::fold_into;

/// Words of an author that a fingerprint holds.
const AUTHOR_WORDS: usize = 4;

/// One record's key, in hashes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Print {
    /// Hash of the folded main title; 0 where there is none.
    pub title: u64,
    /// Hashes of words of the author, the rest zeros.
    author: [u32; AUTHOR_WORDS],
    /// Hash of the folded start of the publisher's name; 0 where there is none.
    pub publisher: u32,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Volume number and one, 0 where not stated.
    volume: u16,
    /// Edition statement.
    edition: Edition,
    /// Words of the main title, at most 255.
    pub words: u8,
    /// Words of the author, at most 255; [`Print::author`] holds the first few.
    author_words: u8,
    /// Whether it is an electronic resource.
    pub electronic: bool,
}

impl Print {
    /// The fingerprint of a key.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        let mut author = [0; AUTHOR_WORDS];
        for (hash, word) in author.iter_mut().zip(&key.author) {
            *hash = short_hash(word.as_bytes());
        }
        let and_one = |number: Option<u16>| number.map_or(0, |number| number.saturating_add(1));
        Self {
            title: title_hash(&key.title),
            author,
            publisher: if key.publisher.is_empty() { 0 } else { short_hash(key.publisher.as_bytes()) },
            year: key.year,
            volume: and_one(key.volume),
            edition: key.edition,
            words: u8::try_from(key.title.split(' ').count()).unwrap_or(u8::MAX),
            author_words: u8::try_from(key.author.len()).unwrap_or(u8::MAX),
            electronic: key.electronic,
        }
    }

    /// The fingerprint of a record: that of its key, which is only made where the title may state a volume or an edition.
    #[must_use]
    pub fn new(parts: Parts<'_>, folded: &mut Vec<u8>) -> Self {
        folded.clear();
        let (head, tail) = parts.title.split_once(':').unwrap_or((parts.title, ""));
        fold_into(head, folded);
        let end_of_head = folded.len();
        fold_into(tail, folded);
        let Some((title, words)) = plain_main_title(folded, end_of_head) else { return Self::of(&Key::new(parts)) };
        let mut print = Self {
            title: hash_bytes(title),
            words,
            year: parts.year,
            edition: Edition::new(parts.edition, None, parts.states_editions),
            electronic: parts.material == Material::Electronic,
            ..Self::default()
        };
        folded.clear();
        fold_into(parts.author, folded);
        print.take_author(folded);
        let start = publisher_start(parts.publisher, folded);
        print.publisher = if start.is_empty() { 0 } else { short_hash(start) };
        print
    }

    /// Takes the telling words of a folded name.
    fn take_author(&mut self, folded: &[u8]) {
        for word in folded.split(|b| *b == b' ').filter(|word| tells_people_apart(word)) {
            let hash = short_hash(word);
            if self.known_words().contains(&hash) {
                continue;
            }
            if let Some(place) = self.author.get_mut(usize::from(self.author_words)) {
                *place = hash;
            }
            self.author_words = self.author_words.saturating_add(1);
        }
    }

    /// Whether the record names an author.
    #[must_use]
    pub fn has_author(&self) -> bool {
        self.author_words > 0
    }

    /// Whether both are the same volume, or neither is one.
    #[must_use]
    pub fn same_volume(&self, other: &Self) -> bool {
        self.volume == other.volume
    }

    /// Whether one author's words are all among the other's; `None` where a name has more words than a fingerprint holds.
    #[must_use]
    pub fn names_fit(&self, other: &Self) -> Option<bool> {
        let (less, more) = if self.author_words <= other.author_words { (self, other) } else { (other, self) };
        if usize::from(more.author_words) > AUTHOR_WORDS {
            return None;
        }
        let more = more.known_words();
        Some(less.has_author() && less.known_words().iter().all(|word| more.contains(word)))
    }

    /// Hashes of all telling words of the author; `None` where there are more than a fingerprint holds.
    #[must_use]
    pub fn author_words(&self) -> Option<&[u32]> {
        self.author.get(..usize::from(self.author_words))
    }

    fn known_words(&self) -> &[u32] {
        &self.author[..usize::from(self.author_words).min(AUTHOR_WORDS)]
    }

    /// What the record's cluster is known to be at first; differences that `tolerance` names are not looked at.
    #[must_use]
    pub fn traits(&self, held: bool, tolerance: Tolerance) -> Traits {
        Traits {
            volume: self.volume.checked_sub(1),
            edition: if tolerance.edition { Edition::Any } else { self.edition },
            electronic: self.electronic && !tolerance.forms,
            held,
            parted: false,
        }
    }

    /// What records of one edition share in their text; none without a title.
    #[must_use]
    pub fn text_hash(&self) -> Option<u64> {
        self.work_hash().map(|hash| hash_of(&[hash, u64::from(self.year.cast_unsigned())]))
    }

    /// What records of one work share in their text; none without a title.
    #[must_use]
    pub fn work_hash(&self) -> Option<u64> {
        (self.title != 0).then(|| hash_of(&[self.title, u64::from(self.volume)]))
    }
}

/// The main title of a folded title without statements and its number of words; `None` where it may have statements.
fn plain_main_title(folded: &[u8], end_of_head: usize) -> Option<(&[u8], u8)> {
    let mut words: usize = 0;
    let mut in_head: usize = 0;
    // Where the second word starts, and where the main title ends.
    let (mut second, mut end) = (folded.len(), 0);
    let mut at = 0;
    while at < folded.len() {
        let stop = folded[at..].iter().position(|b| *b == b' ').map_or(folded.len(), |length| at + length);
        if may_be_statement(&folded[at..stop]) {
            return None;
        }
        words += 1;
        if stop <= end_of_head {
            in_head = words;
            end = stop;
        }
        at = stop + 1;
        if words == 1 {
            second = at;
        }
    }
    if in_head == 0 && words > 0 {
        // Nothing stands before the colon: the key takes one word then.
        (in_head, end) = (1, second - 1);
    }
    let article = words > 1 && is_article(&folded[..second - 1]);
    let (start, first) = if article { (second, 1) } else { (0, 0) };
    let main = folded.get(start..end).unwrap_or_default();
    let (title, words) = if main.len() >= 4 { (main, in_head - first) } else { (&folded[start..], words - first) };
    Some((title, u8::try_from(words.max(1)).unwrap_or(u8::MAX)))
}

/// The hash of a folded title; 0 for none.
#[must_use]
pub fn title_hash(folded: &str) -> u64 {
    hash_bytes(folded.as_bytes())
}

fn hash_bytes(folded: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(folded);
    if folded.is_empty() { 0 } else { hasher.finish().max(1) }
}

/// The hash of a word.
#[must_use]
pub fn short_hash(word: &[u8]) -> u32 {
    u32::try_from(hash_bytes(word) >> 32).unwrap_or_default()
}

/// One hash of several.
#[must_use]
pub fn hash_of(numbers: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    for number in numbers {
        hasher.write_u64(*number);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(title: &str, author: &str, publisher: &str, edition: &str) {
        let parts = Parts { title, author, publisher, edition, year: 2001, ..Parts::default() };
        let (quick, slow) = (Print::new(parts, &mut Vec::new()), Print::of(&Key::new(parts)));
        let sorted = |print: &Print| {
            let mut words = print.known_words().to_vec();
            words.sort_unstable();
            (Print { author: [0; AUTHOR_WORDS], ..*print }, words)
        };
        if slow.author_words as usize <= AUTHOR_WORDS {
            assert_eq!(sorted(&quick), sorted(&slow), "{title:?} {author:?} {publisher:?}");
        } else {
            assert_eq!((quick.title, quick.author_words), (slow.title, slow.author_words), "{author:?}");
        }
    }

    #[test]
    fn the_quick_way_and_the_key_agree() {
        let titles = [
            "",
            "The",
            "The Sarawak Museum: a history",
            "A: b",
            "The : story",
            "AIDS : a primer",
            "Café: culture: more",
            "Ab",
            ": strange story",
            "Sejarah Sarawak, jil. 2",
            "Book 2",
            "Biochemistry, 9th ed.",
            "An: other",
            ": odd",
            "x：y z : w",
            "The ab: cd",
        ];
        let authors = ["", "Smith, John A.", "Ahmad bin Haji Ali", "Ali Ali", "Abang Yusuf Puteh Sulaiman Mohamad Rahman", "Ōe"];
        for (at, title) in titles.iter().enumerate() {
            same(title, authors[at % authors.len()], "É. B. Press", "");
            same(title, authors[(at + 1) % authors.len()], "", "2nd ed.");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_quick_way_and_the_key_agree_on_anything(
            title in "((the|a|v|ed|II|3|né|&|abc|[:,.]) ?){0,6}|\\PC{0,16}", author in "((bin|Tan|de|Lim|Öz|Ab-d) ?){0,5}", publisher in "\\PC{0,9}",
        ) {
            same(&title, &author, &publisher, "");
        }
    }
}
