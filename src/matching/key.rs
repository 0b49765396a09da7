//! What two records are compared by: folded titles, author words, volume and edition numbers.
//!
//! The text key is a reduced Gold Rush key for exports: main title, year, volume, edition, format; the
//! author is compared by shared words, because exports disagree on the order of names.

use crate::model::Material;
use crate::text::fold;

/// One record, folded for comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    /// Words of the main title (before the subtitle), folded, articles dropped, joined by single spaces.
    pub title: String,
    /// Folded words of the author, three letters and longer, particles dropped.
    pub author: Vec<String>,
    /// Folded start of the publisher's name, at most five letters.
    pub publisher: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Volume number, where stated.
    pub volume: Option<u16>,
    /// Edition number, where stated.
    pub edition: Option<u16>,
    /// Whether it is an electronic resource.
    pub electronic: bool,
}

/// The parts of a record that its key is made of.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// Title as written.
    pub title: &'a str,
    /// Author as written.
    pub author: &'a str,
    /// Publisher as written.
    pub publisher: &'a str,
    /// Edition statement as written.
    pub edition: &'a str,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Material.
    pub material: Material,
}

impl Key {
    /// Folds a record.
    #[must_use]
    pub fn new(parts: Parts<'_>) -> Self {
        let folded = fold(parts.title);
        let (words, volume) = without_volume(&folded);
        let (words, edition) = without_edition(&words);
        Self {
            title: main_title(parts.title, &words),
            author: author_words(parts.author),
            publisher: fold(parts.publisher).chars().filter(|c| *c != ' ').take(5).collect(),
            year: parts.year,
            volume,
            edition: edition_number(&fold(parts.edition)).or(edition),
            electronic: parts.material == Material::Electronic,
        }
    }
}

/// The folded main title: what stands before ` : ` or `: `, unless that is too short to say anything.
fn main_title(written: &str, words: &[String]) -> String {
    let articles = |word: &String| matches!(word.as_str(), "the" | "a" | "an");
    let start = usize::from(words.len() > 1 && words.first().is_some_and(articles));
    let head = written.split_once(':').map_or(written, |(head, _)| head);
    let wanted = fold(head).split(' ').count();
    let all = words.get(start..).unwrap_or_default();
    let keep = wanted.saturating_sub(start).min(all.len());
    let main = all.get(..keep).unwrap_or_default().join(" ");
    if main.len() >= 4 { main } else { all.join(" ") }
}

const VOLUME_WORDS: [&str; 14] =
    ["v", "vol", "vols", "volume", "jil", "jilid", "buku", "bagian", "bahagian", "part", "pt", "band", "tome", "book"];
const ORDINALS: [(&str, u16); 24] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("pertama", 1),
    ("kedua", 2),
    ("ketiga", 3),
    ("keempat", 4),
    ("kelima", 5),
    ("keenam", 6),
    ("ketujuh", 7),
    ("kedelapan", 8),
    ("kelapan", 8),
    ("kesembilan", 9),
    ("kesepuluh", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("revised", 2),
];
const EDITION_WORDS: [&str; 8] = ["ed", "edn", "edition", "edisi", "cetakan", "cet", "auflage", "aufl"];

/// Folded words without a closing volume statement (`jil 1`, `v 3`), and its number.
fn without_volume(folded: &str) -> (Vec<String>, Option<u16>) {
    let mut words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let found = words.windows(2).enumerate().skip(1).rev().find_map(|(at, pair)| {
        let number = numeral(&pair[1]).filter(|number| *number < 100)?;
        VOLUME_WORDS.contains(&pair[0].as_str()).then_some((at, number))
    });
    if let Some((at, number)) = found {
        words.drain(at..at + 2);
        return (words, Some(number));
    }
    (words, None)
}

fn without_edition(words: &[String]) -> (Vec<String>, Option<u16>) {
    let mut words = words.to_vec();
    let found = words.windows(2).enumerate().skip(1).find_map(|(at, pair)| {
        let is_word = |word: &String| EDITION_WORDS.contains(&word.as_str());
        let number = if is_word(&pair[1]) {
            ordinal(&pair[0])
        } else if is_word(&pair[0]) {
            ordinal(&pair[1])
        } else {
            None
        };
        number.map(|number| (at, number))
    });
    if let Some((at, number)) = found {
        words.drain(at..at + 2);
        return (words, Some(number));
    }
    (words, None)
}

/// The number of an edition statement: `2nd ed.`, `Edisi ke-3`, `Third edition`, `rev. ed.`; `None` where it has none.
fn edition_number(folded: &str) -> Option<u16> {
    folded.split(' ').find_map(ordinal).filter(|number| *number < 100)
}

fn ordinal(word: &str) -> Option<u16> {
    if let Some((_, number)) = ORDINALS.iter().find(|(name, _)| *name == word) {
        return Some(*number);
    }
    let digits = word.strip_prefix("ke").unwrap_or(word).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|number| (1..100).contains(number))
}

fn numeral(word: &str) -> Option<u16> {
    const ROMAN: [(&str, u16); 10] =
        [("i", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5), ("vi", 6), ("vii", 7), ("viii", 8), ("ix", 9), ("x", 10)];
    word.parse().ok().or_else(|| ROMAN.iter().find(|(name, _)| *name == word).map(|(_, number)| *number))
}

/// Words of a name that tell people apart: particles, titles and initials do not.
fn author_words(author: &str) -> Vec<String> {
    const PARTICLES: [&str; 22] = [
        "bin",
        "binti",
        "binte",
        "anak",
        "haji",
        "hajah",
        "dato",
        "datuk",
        "awang",
        "dayang",
        "dan",
        "and",
        "the",
        "von",
        "van",
        "der",
        "ed",
        "eds",
        "editor",
        "penyunting",
        "tim",
        "prof",
    ];
    let folded = fold(author);
    let words = folded.split(' ').filter(|word| word.chars().count() >= 3 && !PARTICLES.contains(word));
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(title: &str, edition: &str) -> Key {
        Key::new(Parts { title, author: "", publisher: "", edition, year: 2000, material: Material::Print })
    }

    #[test]
    fn titles_fold() {
        let table = [
            ("The Sarawak Museum: a history", "sarawak museum", None, None),
            ("Sejarah Sarawak, jil. 2", "sejarah sarawak", Some(2), None),
            ("Sejarah Sarawak, Jilid II", "sejarah sarawak", Some(2), None),
            ("Biochemistry, 9th ed.", "biochemistry", None, Some(9)),
            ("Pengantar hukum adat (edisi kedua)", "pengantar hukum adat", None, Some(2)),
            ("AIDS : a primer", "aids", None, None),
            ("Qur'an & Sunnah", "quran and sunnah", None, None),
            ("Statistics", "statistics", None, None),
            ("Café culture", "cafe culture", None, None),
        ];
        for (title, folded, volume, edition) in table {
            let key = key(title, "");
            assert_eq!((key.title.as_str(), key.volume, key.edition), (folded, volume, edition), "{title}");
        }
        assert_eq!(key("Biochemistry", "3rd ed., rev.").edition, Some(3));
        assert_eq!(key("Biochemistry", "Cet. ke-4").edition, Some(4));
    }

    #[test]
    fn authors_are_words() {
        let words = |author| {
            Key::new(Parts { title: "x", author, publisher: "", edition: "", year: 0, material: Material::Print }).author
        };
        assert_eq!(words("Smith, John A."), words("John Smith"));
        assert_eq!(words("Ahmad bin Haji Ali"), ["ahmad", "ali"]);
    }
}
