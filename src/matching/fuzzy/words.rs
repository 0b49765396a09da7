//! Words that mean the same though typed otherwise: one slip of the finger, old spelling, abbreviation.

use std::borrow::Cow;

/// Whether a word carries nothing in titles of the languages the field's exports are mostly in.
#[rustfmt::skip]
fn is_empty(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "of" | "and" | "in" | "on" | "to" | "for" | "with" | "by" | "from" | "at" | "or" | "as" | "its"
            | "his" | "her" | "their" | "de" | "la" | "le" | "les" | "der" | "die" | "das" | "und" | "des" | "et" | "el"
            | "los" | "dan" | "yang" | "di" | "ke" | "untuk"
    )
}

/// Bytes of a word beyond which no slip is looked for: a cell may hold anything, and slips cost the square of its length.
const LONGEST_WORD: usize = 64;

/// Weight of what two lists of words share and of what only one has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shared {
    /// Weight of the words that have a partner in the other list.
    pub both: f64,
    /// Weight of the words that only the poorer list has.
    pub less: f64,
    /// Weight of the words that only the richer list has.
    pub more: f64,
}

impl Shared {
    /// Share of all words that both have.
    #[must_use]
    pub fn of_all(self) -> f64 {
        ratio(self.both, self.both + self.less + self.more)
    }

    /// Share of the poorer list that the richer has.
    #[must_use]
    pub fn of_less(self) -> f64 {
        ratio(self.both, self.both + self.less)
    }

    /// Whether neither list has a word of its own.
    #[must_use]
    pub fn whole(self) -> bool {
        self.both > 0.0 && self.more <= 0.0
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Whether a title word says something: not an article, preposition or scrap.
#[must_use]
pub fn telling(word: &str) -> bool {
    word.chars().nth(2).is_some() && !is_empty(word)
}

fn weight(word: &str) -> f64 {
    if is_empty(word) {
        0.3
    } else if word.len() <= 2 {
        0.5
    } else {
        1.0
    }
}

/// Pairs each word of one list with one of the other, equal ones first, else such that `same` holds.
#[must_use]
pub fn shared(one: &[&str], other: &[&str], same: fn(&str, &str) -> bool) -> Shared {
    let mut used = vec![false; other.len()];
    let (mut both, mut alone) = (0.0, 0.0);
    for word in one {
        let free = |at: &usize| !used[*at];
        let equal = (0..other.len()).filter(free).find(|at| other[*at] == *word);
        match equal.or_else(|| (0..other.len()).filter(free).find(|at| same(word, other[*at]))) {
            Some(at) => {
                used[at] = true;
                both += weight(word);
            }
            None => alone += weight(word),
        }
    }
    let rest: f64 = other.iter().zip(&used).filter(|(_, used)| !**used).map(|(word, _)| weight(word)).sum();
    Shared { both, less: alone.min(rest), more: alone.max(rest) }
}

/// Whether two folded words are one: equal, one slip apart (two in words of ten letters), or old and new spelling.
/// Numbers are never near.
#[must_use]
pub fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let shorter = a.len().min(b.len());
    if a.len().max(b.len()) > LONGEST_WORD {
        return false;
    }
    // Old spelling adds at most a few letters; nearly all pairs of words end here or at the letters.
    if shorter < 4 || a.len().abs_diff(b.len()) > 3 || number(a) || number(b) {
        return false;
    }
    let slips: u32 = if shorter >= 10 { 2 } else { 1 };
    let other_letters = (letters(a) ^ letters(b)).count_ones();
    if other_letters <= 2 * slips && strsim::osa_distance(a, b) <= slips as usize {
        return true;
    }
    let old = |word: &str| word.contains('j') || word.contains("oe");
    if !old(a) && !old(b) {
        return false;
    }
    let (a, b) = (respelled(a), respelled(b));
    matches!((&a, &b), (Cow::Owned(_), _) | (_, Cow::Owned(_))) && a == b
}

/// A bit for each letter of a word: one slip changes two at most.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| bits | 1 << (byte % 32))
}

/// Whether two words are near or one abbreviates the other (`univ`, `university`).
#[must_use]
pub fn near_or_short(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    near(a, b) || (short.len() >= 3 && long.starts_with(short))
}

/// Malay and Indonesian as spelled before the reform of 1972 (oe, dj, tj, nj, sj), in today's spelling.
pub fn respelled(word: &str) -> Cow<'_, str> {
    const OLD: [(&str, &str); 5] = [("oe", "u"), ("tj", "c"), ("dj", "j"), ("nj", "ny"), ("sj", "sy")];
    if !word.bytes().any(|b| matches!(b, b'j' | b'o')) {
        return Cow::Borrowed(word);
    }
    OLD.iter().fold(
        Cow::Borrowed(word),
        |word, (old, new)| {
            if word.contains(old) { Cow::Owned(word.replace(old, new)) } else { word }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn near_words() {
        let table = [
            ("chemistry", "chemstry", true),
            ("chemistry", "chemsitry", true),
            ("crawfish", "catfish", false),
            ("soeharto", "suharto", true),
            ("tjipto", "cipto", true),
            ("1990", "1991", false),
            ("part", "pert", true),
            ("cat", "car", false),
            ("north", "south", false),
        ];
        for (a, b, expected) in table {
            assert_eq!(near(a, b), expected, "{a} {b}");
            assert_eq!(near(b, a), expected, "{b} {a}");
        }
        assert!(near_or_short("univ", "university"));
    }

    #[test]
    fn lists_share_words() {
        let found = shared(&words("organic chemistry"), &words("chemstry organic the primer"), near);
        assert!((found.both - 2.0).abs() < 1e-9 && found.less == 0.0 && (found.more - 1.3).abs() < 1e-9, "{found:?}");
        assert!(shared(&words("a b"), &words("b a"), near).whole());
    }
}
