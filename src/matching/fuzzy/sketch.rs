//! A record in eighty-eight bytes: enough to tell most strangers apart before any word is looked at.
//!
//! A sketch never says more than "may be": names fit where the words may be one slip apart, titles where no more pairs of
//! letters are missing than slips can spoil.

use super::super::key::Parts;
use super::compare::year;
use super::levels::{AuthorLevel, IdentifierLevel, PRIOR, PagesLevel, PublisherLevel, REVIEW, TitleLevel, YearLevel};
use super::profile::name_words;
use super::words::respelled;

/// Words of a name that a sketch holds.
const NAMES: usize = 4;
/// Pairs of letters that one slip spoils at most.
const ONE_SLIP: u32 = 3;
/// Pairs of letters that particles bring which come and go.
const PARTICLES: u32 = 2 * ONE_SLIP;

/// What is compared first of all: the main title and what fits beside it in twenty-four bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Head {
    /// Year; 0 where unknown.
    pub year: i16,
    /// A bit for each pair of letters of the main title.
    bits: Bits,
    /// How many there are.
    count: u8,
    /// Whether the main title has at most two telling words.
    short: bool,
    /// Whether the record states an extent.
    measured: bool,
}

impl Head {
    /// A record by its folded main title, which has at most two telling words where it is `short`.
    #[must_use]
    pub fn new(parts: &Parts<'_>, main: &str, short: bool) -> Self {
        let bits = letter_pairs(main);
        let count = u8::try_from(bits.count()).unwrap_or(u8::MAX);
        Self { year: parts.year, bits, count, short, measured: !parts.extent.is_empty() }
    }

    /// Whether few enough pairs of letters are missing of the shorter main title that records may be one.
    #[must_use]
    pub fn may_match(&self, other: &Self) -> bool {
        let few = u32::from(self.count.min(other.count));
        few > 0 && self.missing(other) <= (few / 5).max(ONE_SLIP.min(few / 2))
    }

    /// How many pairs of letters of the shorter main title the other one has not.
    fn missing(&self, other: &Self) -> u32 {
        u32::from(self.count.min(other.count)) - self.bits.shared(other.bits)
    }

    /// Whether two main titles may be one but for `slips` pairs of letters.
    fn is_same(&self, other: &Self, slips: u32) -> bool {
        self.missing(other) <= slips && u32::from(self.count.abs_diff(other.count)) <= ONE_SLIP
    }
}

/// What is known of a record at a glance, beside its [`Head`]: sixty-four bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sketch {
    /// A bit for each pair of letters of the whole title.
    whole: Bits,
    names: Names,
    /// A bit for each ISBN, OCLC number, LCCN and ISSN.
    identifiers: [u16; 4],
}

impl Sketch {
    /// A record by its head, the folded rest of its title, its folded author, and bits of its identifiers.
    #[must_use]
    pub fn new(head: &Head, tail: &str, author: &str, identifiers: [u16; 4]) -> Self {
        let tail = letter_pairs(tail);
        let whole = Bits([head.bits.0[0] | tail.0[0], head.bits.0[1] | tail.0[1]]);
        Self { whole, names: Names::new(author), identifiers }
    }

    /// A word of the author, by which a block that has to be cut is ordered.
    #[must_use]
    pub fn author_word(&self) -> u64 {
        self.names.words.iter().map(|word| word.0).max().unwrap_or_default()
    }

    /// Whether comparing two records may say anything but that they are two, where their main titles are near.
    ///
    /// What the fields may be worth at best has to be enough for a doubt, or title and author may be of one work. The less
    /// the names fit and the farther the years are apart, the more has to come from the title.
    #[must_use]
    pub fn may_match(&self, other: &Self, (head, other_head): (&Head, &Head)) -> bool {
        let year = match year(head.year, other_head.year) {
            YearLevel::One => YearLevel::Equal,
            level => level,
        };
        let is_far = !matches!(year, YearLevel::Equal | YearLevel::Missing);
        let names = self.names.fit(&other.names);
        let title = self.title(other, (head, other_head));
        let is_near = title <= TitleLevel::SubtitleDiffersShort;
        let may = match (names, is_far) {
            (Fit::Whole, false) => true,
            (Fit::Whole, true) | (Fit::Partly, false) => is_near,
            (Fit::Partly, true) => title == TitleLevel::Equal,
            (Fit::Strangers, false) => title == TitleLevel::Equal && head.is_same(other_head, 1),
            (Fit::Strangers, true) => false,
        };
        let author = match names {
            Fit::Whole => AuthorLevel::Part,
            Fit::Partly => AuthorLevel::Shared,
            Fit::Strangers => AuthorLevel::Differ,
        };
        let pages = if head.measured && other_head.measured { PagesLevel::Equal } else { PagesLevel::Missing };
        let best = [title.weight(), author.weight(), year.weight(), self.identifier(other).weight(), pages.weight()];
        let is_work = names == Fit::Whole && is_near && title != TitleLevel::SubtitleDiffersShort;
        may && (is_work || PRIOR + PublisherLevel::Like.weight() + best.iter().sum::<i32>() >= REVIEW)
    }

    /// The best that the titles may be.
    fn title(&self, other: &Self, (head, other_head): (&Head, &Head)) -> TitleLevel {
        let (few, many) = ordered(self.whole.count(), other.whole.count());
        let shared = self.whole.shared(other.whole);
        if few - shared <= ONE_SLIP {
            return TitleLevel::Equal;
        }
        if few - shared <= PARTICLES.min(few / 6) {
            return TitleLevel::SubtitleMissing;
        }
        if head.is_same(other_head, ONE_SLIP) {
            let is_short = head.short || other_head.short;
            return if is_short { TitleLevel::SubtitleDiffersShort } else { TitleLevel::SubtitleDiffers };
        }
        // Titles of which a sixth of the words differ differ in less than half of their letters.
        if many - shared <= many / 2 { TitleLevel::Alike } else { TitleLevel::Related }
    }

    /// The best that the identifiers may say.
    fn identifier(&self, other: &Self) -> IdentifierLevel {
        let both = self.identifiers.iter().zip(&other.identifiers);
        if both.clone().any(|(one, other)| one & other != 0) {
            IdentifierLevel::Equal
        } else if both.clone().any(|(one, other)| *one != 0 && *other != 0) {
            IdentifierLevel::Differ
        } else {
            IdentifierLevel::Missing
        }
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Bits([u64; 2]);

impl Bits {
    fn count(self) -> u32 {
        self.0[0].count_ones() + self.0[1].count_ones()
    }

    fn shared(self, other: Self) -> u32 {
        (self.0[0] & other.0[0]).count_ones() + (self.0[1] & other.0[1]).count_ones()
    }
}

/// A bit for each pair of neighboring letters, spaces left out; letters beyond ASCII count as their bytes.
fn letter_pairs(text: &str) -> Bits {
    let mut before = 0_u64;
    let mut bits = Bits::default();
    for letter in text.bytes().filter(|b| *b != b' ').map(u64::from) {
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
            let head = Head::new(&Parts { year, ..Parts::default() }, title, true);
            (head, Sketch::new(&head, "", author, [identifier_bits(isbns), 0, 0, 0]))
        };
        let one = sketch("organic chemistry", 2000, "smith john", &[1]);
        let may_match = |other: (Head, Sketch)| one.0.may_match(&other.0) && one.1.may_match(&other.1, (&one.0, &other.0));
        assert!(may_match(sketch("organic chemsitry", 2010, "smith j", &[2])));
        assert!(may_match(sketch("organic chemistry", 2001, "tan hafiz", &[])));
        assert!(may_match(sketch("organic chemistry", 2001, "tan hafiz", &[1])));
        assert!(!may_match(sketch("organic chemistry", 2001, "tan hafiz", &[2])));
        assert!(!may_match(sketch("organic chemistry", 2010, "tan hafiz", &[])));
        assert!(!may_match(sketch("inorganic compounds", 2000, "smith john", &[])));
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
