//! A record in some ninety bytes: enough to tell most strangers apart before any word is looked at.
//!
//! A sketch never says more than "may be": names fit where the words may be one slip apart, titles where no more pairs of
//! letters are missing than slips can spoil.

use super::super::key::Parts;
use super::profile::name_words;
use super::words::respelled;

/// Words of a name that a sketch holds.
const NAMES: usize = 4;
/// Pairs of letters that one slip spoils at most.
const ONE_SLIP: u32 = 3;

/// What is known of a record at a glance.
#[derive(Debug, Clone, Copy)]
pub struct Sketch {
    /// Year; 0 where unknown.
    pub year: i16,
    /// A bit for each pair of letters of the main title.
    head: Bits,
    /// The same of the whole title.
    whole: Bits,
    names: Names,
    /// A bit for each ISBN, OCLC number, LCCN and ISSN.
    identifiers: [u16; 4],
    /// Whether it states an extent.
    measured: bool,
}

impl Sketch {
    /// A record by its folded title, of which the main title ends at byte `end_of_head`, its folded author, and bits of its
    /// identifiers.
    #[must_use]
    pub fn new(parts: &Parts<'_>, ((title, end_of_head), author): ((&str, usize), &str), identifiers: [u16; 4]) -> Self {
        let (head, tail) = title.split_at_checked(end_of_head).unwrap_or((title, ""));
        let (head, tail) = (letter_pairs(head), letter_pairs(tail));
        Self {
            year: parts.year,
            head,
            whole: Bits([head.0[0] | tail.0[0], head.0[1] | tail.0[1]]),
            names: Names::new(author),
            identifiers,
            measured: !parts.extent.is_empty(),
        }
    }

    /// Orders records of a block that has to be cut: by a word of the author, then by title.
    #[must_use]
    pub fn order(&self) -> (u64, [u64; 2]) {
        (self.names.words.iter().map(|word| word.0).max().unwrap_or_default(), self.head.0)
    }

    /// Whether comparing two records may say anything but that they are two.
    ///
    /// Few pairs of letters may be missing of the shorter main title. The less the names fit and the farther the years are
    /// apart, the more has to come from the title: levels of the others are worth too little then. What differs in identifiers
    /// too is only saved by pages.
    #[must_use]
    pub fn may_match(&self, other: &Self) -> bool {
        let (few, many) = ordered(self.head.count(), other.head.count());
        let missing = few - self.head.shared(other.head);
        if few == 0 || missing > (few / 5).max(ONE_SLIP) {
            return false;
        }
        let far = self.year > 0 && other.year > 0 && self.year.abs_diff(other.year) > 1;
        let hopeless = || self.identifiers_differ(other) && !(self.measured && other.measured);
        let same_head = missing <= ONE_SLIP && many - few <= ONE_SLIP;
        match (self.names.fit(&other.names), far) {
            (Fit::Whole, false) => true,
            (Fit::Whole, true) | (Fit::Partly, false) => same_head || self.same_whole(other),
            (Fit::Partly, true) => self.same_whole(other) && !hopeless(),
            (Fit::Strangers, false) => missing <= 1 && same_head && self.same_whole(other) && !hopeless(),
            (Fit::Strangers, true) => false,
        }
    }

    /// Whether one whole title may be within the other.
    fn same_whole(&self, other: &Self) -> bool {
        let few = self.whole.count().min(other.whole.count());
        few - self.whole.shared(other.whole) <= ONE_SLIP
    }

    /// Whether both have identifiers of a kind, and none in common.
    fn identifiers_differ(&self, other: &Self) -> bool {
        let both = self.identifiers.iter().zip(&other.identifiers);
        both.clone().all(|(one, other)| one & other == 0) && both.clone().any(|(one, other)| *one != 0 && *other != 0)
    }
}

/// Bits of a record's identifiers of one kind: two records without a bit in common share none.
#[must_use]
pub fn identifier_bits(identifiers: &[u64]) -> u16 {
    identifiers.iter().fold(0, |bits, number| bits | 1 << (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60))
}

fn ordered(a: u32, b: u32) -> (u32, u32) {
    (a.min(b), a.max(b))
}

/// A set of 128 bits, aligned as a number of 64.
#[derive(Debug, Clone, Copy, Default)]
struct Bits([u64; 2]);

impl Bits {
    fn count(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones()
    }

    fn shared(self, other: Self) -> u32 {
        (self.0[0] & other.0[0]).count_ones() + (self.0[1] & other.0[1]).count_ones()
    }
}

/// A bit for each pair of neighboring letters, spaces left out.
fn letter_pairs(text: &str) -> Bits {
    let mut before = 0_u64;
    let mut bits = Bits::default();
    for letter in text.chars().filter(|c| *c != ' ').map(u64::from) {
        if before != 0 {
            // The upper bits of a multiplicative hash are the well mixed ones.
            let bit = (before << 21 | letter).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57;
            bits.0[usize::from(bit >= 64)] |= 1 << (bit % 64);
        }
        before = letter;
    }
    bits
}

/// How two names may go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// All words of one may be in the other, or initials may stand for them; or one of the records names nobody.
    Whole,
    /// Some words may be shared.
    Partly,
    /// No word is shared.
    Strangers,
}

/// The words of a name.
#[derive(Debug, Clone, Copy, Default)]
struct Names {
    words: [Word; NAMES],
    /// First letters of the initials, a bit each.
    initials: u32,
    /// How many words there are; more than [`NAMES`] where not all are known.
    count: u8,
}

impl Names {
    fn new(author: &str) -> Self {
        let mut names = Self::default();
        for word in name_words(author) {
            if word.chars().nth(2).is_none() {
                names.initials |= 1 << first_letter(word);
                continue;
            }
            if let Some(place) = names.words.get_mut(usize::from(names.count)) {
                *place = Word::new(word);
            }
            names.count = names.count.saturating_add(1);
        }
        names
    }

    fn known(&self) -> Option<&[Word]> {
        self.words.get(..usize::from(self.count))
    }

    fn fit(&self, other: &Self) -> Fit {
        let (Some(one), Some(two)) = (self.known(), other.known()) else { return Fit::Whole };
        if one.is_empty() || two.is_empty() {
            return Fit::Whole;
        }
        let alone = |word: &Word, others: &[Word]| !others.iter().any(|other| word.may_be(*other));
        let strange = one.iter().filter(|word| alone(word, two)).count();
        if strange == one.len() {
            return Fit::Strangers;
        }
        let initialed = |words: &[Word], others: &[Word], initials: u32| {
            words.iter().filter(|word| alone(word, others)).all(|word| initials & 1 << word.first() != 0)
        };
        if initialed(one, two, other.initials) || initialed(two, one, self.initials) { Fit::Whole } else { Fit::Partly }
    }
}

/// A word of a name in today's spelling: 27 bits of hash, 5 of its first letter, 26 of its letters, 6 of its length.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Word(u64);

impl Word {
    fn new(word: &str) -> Self {
        let word = respelled(word);
        let letters = word.bytes().fold(0_u64, |bits, byte| bits | 1 << (byte % 26));
        let hash =
            word.bytes().fold(0_u64, |hash, byte| (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517C_C1B7_2722_0A95));
        Self((hash & !0 << 37) | first_letter(&word) << 32 | letters << 6 | word.len().min(63) as u64)
    }

    fn length(self) -> u64 {
        self.0 & 63
    }

    fn first(self) -> u64 {
        self.0 >> 32 & 31
    }

    /// Whether two words are equal or may be a slip apart, two in words of ten letters.
    fn may_be(self, other: Self) -> bool {
        if self == other {
            return true;
        }
        let (shorter, longer) = (self.length().min(other.length()), self.length().max(other.length()));
        let slips = if shorter >= 10 { 2 } else { 1 };
        // One slip changes two letters at most.
        shorter >= 4 && longer - shorter <= 3 && ((self.0 ^ other.0) >> 6 & 0x3FF_FFFF).count_ones() <= 2 * slips
    }
}

/// A number below 32 for a word's first letter.
fn first_letter(word: &str) -> u64 {
    u64::from(word.bytes().next().unwrap_or_default()) % 32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(one: &str, other: &str) -> Fit {
        Names::new(one).fit(&Names::new(other))
    }

    #[test]
    fn names_fit_as_far_as_a_glance_tells() {
        let table = [
            ("smith john", "john smith", Fit::Whole),
            ("smith j", "smith john", Fit::Whole),
            ("smith j peter", "smith john", Fit::Whole),
            ("smith k peter", "smith john", Fit::Partly),
            ("smiht john", "smith john", Fit::Whole),
            ("lathbury susan", "lathbury colin", Fit::Partly),
            ("tan hafiz", "wycherley rizal", Fit::Strangers),
            ("soeharto", "suharto", Fit::Whole),
            ("", "suharto", Fit::Whole),
            ("abang yusuf puteh sulaiman mohamad", "rahman", Fit::Whole),
        ];
        for (one, other, expected) in table {
            assert_eq!((fit(one, other), fit(other, one)), (expected, expected), "{one} / {other}");
        }
    }

    #[test]
    fn strangers_need_the_same_title() {
        let sketch = |title: &str, year, author, isbns: &[u64]| {
            let parts = Parts { year, ..Parts::default() };
            Sketch::new(&parts, ((title, title.len()), author), [identifier_bits(isbns), 0, 0, 0])
        };
        let one = sketch("organic chemistry", 2000, "smith john", &[1]);
        assert!(one.may_match(&sketch("organic chemsitry", 2010, "smith j", &[2])));
        assert!(one.may_match(&sketch("organic chemistry", 2001, "tan hafiz", &[])));
        assert!(one.may_match(&sketch("organic chemistry", 2001, "tan hafiz", &[1])));
        assert!(!one.may_match(&sketch("organic chemistry", 2001, "tan hafiz", &[2])));
        assert!(!one.may_match(&sketch("organic chemistry", 2010, "tan hafiz", &[])));
        assert!(!one.may_match(&sketch("inorganic compounds", 2000, "smith john", &[])));
    }

    proptest::proptest! {
        /// What the comparison of words takes for near is near at a glance.
        #[test]
        fn near_words_may_be_one(word in "[a-z]{4,14}", at in 0_usize..14, letter in "[a-z]") {
            let mut slipped = word.clone();
            slipped.replace_range(at.min(word.len() - 1)..=at.min(word.len() - 1), &letter);
            if super::super::words::near(&word, &slipped) && respelled(&word) == word && respelled(&slipped) == slipped {
                assert!(Word::new(&word).may_be(Word::new(&slipped)), "{word} {slipped}");
            }
        }
    }
}
