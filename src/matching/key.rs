//! What two records are compared by: folded titles, author words, volume and edition numbers.
//!
//! The text key is a reduced Gold Rush key for exports: main title, year, volume, edition, format; the
//! author is compared by shared words, because exports disagree on the order of names.

use crate::model::{Language, Material};
use crate::text::{fold, fold_into, folded_words};

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
    /// Edition statement.
    pub edition: Edition,
    /// Whether it is an electronic resource.
    pub electronic: bool,
}

/// The parts of a record that it is compared by.
#[derive(Debug, Clone, Copy, Default)]
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
    /// Statement of extent as written.
    pub extent: &'a str,
    /// Language.
    pub language: Language,
    /// Whether the record's source states editions at all; `None` for what is no record (requests, arrivals, lists).
    pub states_editions: Option<bool>,
}

/// What a record says about its edition, from nothing to a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// No record speaks: a request or an arrival without a statement is content with any edition.
    #[default]
    Any,
    /// The source has no column for editions.
    Silent,
    /// The source states editions, this record none.
    Unstated,
    /// Revised, enlarged or new, without a number.
    Revised,
    /// The number of the edition.
    Number(u8),
    /// Revised, said in the title, where nobody repeats what goes without saying.
    RevisedInTitle,
}

impl Edition {
    /// Reads the edition column, and the title's statement where it says more.
    #[must_use]
    pub fn new(column: &str, title: Option<Stated>, states_editions: Option<bool>) -> Self {
        let said = if column.is_empty() { None } else { stated(&fold(column)) };
        match (title, said) {
            (Some(Stated::Revised), _) => Self::RevisedInTitle,
            (_, Some(Stated::Number(number))) | (Some(Stated::Number(number)), None) => Self::Number(number),
            (_, Some(Stated::Revised)) => Self::Revised,
            (None, None) => match states_editions {
                None => Self::Any,
                Some(false) => Self::Silent,
                Some(true) => Self::Unstated,
            },
        }
    }

    /// Whether there is a statement.
    #[must_use]
    pub fn stated(self) -> bool {
        matches!(self, Self::Number(_) | Self::Revised | Self::RevisedInTitle)
    }

    /// Whether two statements cannot be of one edition. A revised edition is not the one of a record that says nothing,
    /// unless that record's source never says anything; one that the title names is only the one of its like.
    #[must_use]
    pub fn contradicts(self, other: Self) -> bool {
        match (self.min(other), self.max(other)) {
            (Self::Number(a), Self::Number(b)) => a != b,
            (Self::Revised, Self::Number(number)) => number == 1,
            (Self::Unstated, Self::Revised) | (Self::Silent | Self::Unstated | Self::Number(_), Self::RevisedInTitle) => true,
            _ => false,
        }
    }
}

/// A statement of edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// Its number.
    Number(u8),
    /// Revised, without a number.
    Revised,
}

/// A folded title without its statements of volume and edition.
#[derive(Debug, Clone, Default)]
pub struct Statements<'t> {
    /// The words left.
    pub words: Vec<&'t str>,
    /// Volume number, where stated.
    pub volume: Option<u16>,
    /// Edition, where stated.
    pub edition: Option<Stated>,
}

/// Takes the statements of volume and edition out of a folded title.
#[must_use]
pub fn statements(folded: &str) -> Statements<'_> {
    let (words, volume) = without_volume(folded);
    let (words, edition) = without_edition(words);
    Statements { words, volume, edition }
}

/// Version of the text key: keys of different versions are not comparable.
pub const VERSION: &str = "serumpun-2";

impl Key {
    /// The key as text, parts joined by `_`: main title, year, volume, edition, form, version. Author and publisher are
    /// compared beside it, since exports disagree on how to write them.
    #[must_use]
    pub fn text(&self) -> String {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        let edition = match self.edition {
            Edition::Number(number) => number.to_string(),
            Edition::Revised | Edition::RevisedInTitle => "rev".to_owned(),
            Edition::Any | Edition::Silent | Edition::Unstated => String::new(),
        };
        let form = if self.electronic { "e" } else { "p" };
        format!("{}_{}_{}_{edition}_{form}_{VERSION}", self.title.replace(' ', ""), self.year, number(self.volume))
    }

    /// Folds a record.
    #[must_use]
    pub fn new(parts: Parts<'_>) -> Self {
        let folded = fold(parts.title);
        let Statements { words, volume, edition } = statements(&folded);
        Self {
            title: main_title(parts.title, &words),
            author: author_words(parts.author),
            publisher: String::from_utf8_lossy(publisher_start(parts.publisher, &mut Vec::new())).into_owned(),
            year: parts.year,
            volume,
            edition: Edition::new(parts.edition, edition, parts.states_editions),
            electronic: parts.material == Material::Electronic,
        }
    }
}

/// Whether a folded word is an article that titles begin with.
pub fn is_article(word: &[u8]) -> bool {
    matches!(word, b"the" | b"a" | b"an")
}

/// Whether a folded word may be part of a statement of volume or edition: a title without such words has neither.
pub fn may_be_statement(word: &[u8]) -> bool {
    is_volume_word(word) || is_edition_word(word)
}

#[rustfmt::skip]
fn is_volume_word(word: &[u8]) -> bool {
    matches!(
        word,
        b"v" | b"vol" | b"vols" | b"volume" | b"jil" | b"jilid" | b"buku" | b"bagian" | b"bahagian" | b"part" | b"pt" | b"band"
            | b"tome" | b"book"
    )
}

fn is_edition_word(word: &[u8]) -> bool {
    matches!(word, b"ed" | b"edn" | b"edition" | b"edisi" | b"cetakan" | b"cet" | b"auflage" | b"aufl")
}

/// The folded start of a publisher's name without spaces, at most five letters.
pub fn publisher_start<'b>(publisher: &str, buffer: &'b mut Vec<u8>) -> &'b [u8] {
    buffer.clear();
    for byte in publisher.bytes() {
        if byte.is_ascii_alphanumeric() {
            buffer.push(byte.to_ascii_lowercase());
        }
        if buffer.len() == 5 {
            return buffer;
        }
        // What more than one letter comes of is folded whole.
        if byte == b'&' || !byte.is_ascii() {
            buffer.clear();
            fold_into(publisher, buffer);
            break;
        }
    }
    buffer.retain(|b| *b != b' ');
    let end = buffer.iter().enumerate().filter(|(_, b)| is_start(**b)).nth(5).map_or(buffer.len(), |(at, _)| at);
    &buffer[..end]
}

/// How many characters UTF-8 bytes are.
fn count(text: &[u8]) -> usize {
    text.iter().filter(|b| is_start(**b)).count()
}

/// Whether a byte starts a character.
fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The folded main title: what stands before ` : ` or `: `, unless that is too short to say anything.
fn main_title(written: &str, words: &[&str]) -> String {
    let start = usize::from(words.len() > 1 && words.first().is_some_and(|word| is_article(word.as_bytes())));
    let head = written.split_once(':').map_or(written, |(head, _)| head);
    let wanted = fold(head).split(' ').count();
    let all = words.get(start..).unwrap_or_default();
    let keep = wanted.saturating_sub(start).min(all.len());
    let main = all.get(..keep).unwrap_or_default().join(" ");
    if main.len() >= 4 { main } else { all.join(" ") }
}

const ORDINALS: [(&str, u8); 23] = [
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
];
/// Folded words without a closing volume statement (`jil 1`, `v 3`), and its number.
fn without_volume(folded: &str) -> (Vec<&str>, Option<u16>) {
    let mut words: Vec<&str> = folded_words(folded).collect();
    let found = words.windows(2).enumerate().skip(1).rev().find_map(|(at, pair)| {
        let number = is_volume_word(pair[0].as_bytes()).then(|| numeral(pair[1])).flatten();
        number.filter(|number| *number < 100).map(|number| (at, number))
    });
    if let Some((at, number)) = found {
        words.drain(at..at + 2);
        return (words, Some(number));
    }
    (words, None)
}

const REVISED_WORDS: [&str; 12] =
    ["revised", "rev", "revisi", "updated", "enlarged", "enl", "expanded", "new", "baru", "semakan", "bearb", "überarb"];

/// Folded words without an edition statement (`3rd ed`, `edisi ke 2`, `revised edition`), and what it says.
fn without_edition(mut words: Vec<&str>) -> (Vec<&str>, Option<Stated>) {
    let is_word = |word: &str| is_edition_word(word.as_bytes());
    let says = |word: &str| {
        let number = ordinal(word).map(Stated::Number);
        number.or_else(|| REVISED_WORDS.contains(&word).then_some(Stated::Revised))
    };
    let found = words.windows(2).enumerate().skip(1).find_map(|(at, pair)| {
        let said = if is_word(pair[1]) { says(pair[0]) } else { is_word(pair[0]).then(|| says(pair[1])).flatten() };
        said.map(|said| (at, said))
    });
    let Some((at, said)) = found else { return (words, None) };
    words.drain(at..at + 2);
    // "2nd revised edition", "edisi revisi ke 2": the number stands beside.
    let beside = [at.checked_sub(1).filter(|at| *at > 0), Some(at)];
    let number = beside.into_iter().flatten().find_map(|at| words.get(at).and_then(|word| ordinal(word)).map(|n| (at, n)));
    match (said, number) {
        (Stated::Revised, Some((at, number))) => {
            words.remove(at);
            (words, Some(Stated::Number(number)))
        }
        _ => (words, Some(said)),
    }
}

/// What an edition statement says: `2nd ed.`, `Edisi ke-3`, `Third edition`, `rev. ed.`; `None` where nothing.
fn stated(folded: &str) -> Option<Stated> {
    let number = folded_words(folded).find_map(ordinal);
    let revised = || folded_words(folded).any(|word| REVISED_WORDS.contains(&word)).then_some(Stated::Revised);
    number.map(Stated::Number).or_else(revised)
}

fn ordinal(word: &str) -> Option<u8> {
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

/// Whether a folded word of a name is a particle, a title or a role: such words come and go between exports.
#[rustfmt::skip]
pub fn is_particle(word: &[u8]) -> bool {
    matches!(
        word,
        b"by" | b"and" | b"the" | b"of" | b"ed" | b"eds" | b"editor" | b"edited" | b"tr" | b"translated" | b"with" | b"from"
            | b"inc" | b"co" | b"ltd" | b"jr" | b"sr" | b"dr" | b"prof" | b"rev" | b"sir" | b"mrs" | b"mr" | b"bin"
            | b"binti" | b"binte" | b"anak" | b"haji" | b"hajah" | b"dato" | b"datuk" | b"awang" | b"dayang" | b"dan"
            | b"von" | b"van" | b"der" | b"de" | b"la" | b"penyunting" | b"tim"
    )
}

/// Whether a folded word of a name tells people apart: particles and initials do not.
pub fn tells_people_apart(word: &[u8]) -> bool {
    count(word) >= 3 && !is_particle(word)
}

fn author_words(author: &str) -> Vec<String> {
    let folded = fold(author);
    let mut words: Vec<String> =
        folded_words(&folded).filter(|word| tells_people_apart(word.as_bytes())).map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(title: &str, edition: &str) -> Key {
        Key::new(Parts { title, edition, year: 2000, ..Parts::default() })
    }

    #[test]
    fn titles_fold() {
        let table = [
            ("The Sarawak Museum: a history", "sarawak museum", None, Edition::Any),
            ("Sejarah Sarawak, jil. 2", "sejarah sarawak", Some(2), Edition::Any),
            ("Sejarah Sarawak, Jilid II", "sejarah sarawak", Some(2), Edition::Any),
            ("Biochemistry, 9th ed.", "biochemistry", None, Edition::Number(9)),
            ("Pengantar hukum adat (edisi kedua)", "pengantar hukum adat", None, Edition::Number(2)),
            ("Biochemistry (2nd revised edition)", "biochemistry", None, Edition::Number(2)),
            ("Biochemistry : revised edition", "biochemistry", None, Edition::RevisedInTitle),
            ("AIDS : a primer", "aids", None, Edition::Any),
            ("Qur'an & Sunnah", "quran and sunnah", None, Edition::Any),
            ("Statistics", "statistics", None, Edition::Any),
            ("Café culture", "cafe culture", None, Edition::Any),
        ];
        for (title, folded, volume, edition) in table {
            let key = key(title, "");
            assert_eq!((key.title.as_str(), key.volume, key.edition), (folded, volume, edition), "{title}");
        }
        assert_eq!(key("Biochemistry", "3rd ed., rev.").edition, Edition::Number(3));
        assert_eq!(key("Biochemistry", "Cet. ke-4").edition, Edition::Number(4));
        assert_eq!(key("Biochemistry", "Rev. ed.").edition, Edition::Revised);
    }

    #[test]
    fn editions_contradict() {
        use Edition as E;
        let table = [
            (E::Number(2), E::Number(3), true),
            (E::Number(2), E::Unstated, false),
            (E::Revised, E::Unstated, true),
            (E::Revised, E::Silent, false),
            (E::RevisedInTitle, E::Silent, true),
            (E::RevisedInTitle, E::Any, false),
            (E::RevisedInTitle, E::Number(2), true),
            (E::Revised, E::Number(1), true),
            (E::Revised, E::Number(2), false),
        ];
        for (a, b, expected) in table {
            assert_eq!((a.contradicts(b), b.contradicts(a)), (expected, expected), "{a:?} {b:?}");
        }
    }

    #[test]
    fn publishers_are_known_by_five_letters() {
        let start = |name: &str| fold(name).chars().filter(|c| *c != ' ').take(5).collect::<String>();
        for name in ["", "Penerbit Damai", "É. B. Press", "... *** --- ((( ))) Lim", "ﬃ ﬃ x", "O'Re"] {
            assert_eq!(publisher_start(name, &mut Vec::new()), start(name).as_bytes(), "{name}");
        }
    }

    #[test]
    fn authors_are_words() {
        let words = |author| Key::new(Parts { title: "x", author, ..Parts::default() }).author;
        assert_eq!(words("Smith, John A."), words("John Smith"));
        assert_eq!(words("Ahmad bin Haji Ali"), ["ahmad", "ali"]);
    }
}
