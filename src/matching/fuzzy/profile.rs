//! One record taken apart for comparison: words of title, author and publisher, numbers, pages, statements.

use std::cell::OnceCell;

use memchr::memchr2;

use super::super::key::{Edition, Parts, Stated, Statements, is_particle, statements};
use super::words::telling;
use crate::text::{fold, folded_words};

/// One record; each field is folded and cut into words when it is first asked for.
#[derive(Debug, Default)]
pub struct Profile<'a> {
    parts: Parts<'a>,
    title: OnceCell<Title>,
    author: OnceCell<String>,
    publisher: OnceCell<String>,
    extent: OnceCell<Extent>,
}

/// A title taken apart.
#[derive(Debug, Default)]
pub struct Title {
    /// Words of the whole title, without leading article and without statements of volume and edition.
    pub words: String,
    /// Words of the main title, before colon or parenthesis.
    pub main: String,
    /// Numbers and Roman numerals of the title, sorted.
    pub numbers: Vec<String>,
    /// Whether the main title has at most two telling words.
    pub short: bool,
    /// Volume number, where stated.
    pub volume: Option<u16>,
    /// Edition, where stated.
    edition: Option<Stated>,
}

/// How much there is of a book.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Extent {
    /// Not stated.
    #[default]
    Unknown,
    /// So many volumes; 0 where the number is not stated.
    Volumes(u32),
    /// Numbered pages: the highest number, and all numbers of the statement.
    Pages(u32, Vec<u32>),
}

/// Words of a field that are compared: a cell may hold anything, and comparing costs the square of its words.
const MOST_WORDS: usize = 100;

impl<'a> Profile<'a> {
    /// The profile of a record.
    #[must_use]
    pub fn new(parts: Parts<'a>) -> Self {
        Self { parts, ..Self::default() }
    }

    /// What is compared as it stands: year, form and language; whether there is an author, publisher or extent at all.
    #[must_use]
    pub fn parts(&self) -> &Parts<'a> {
        &self.parts
    }

    /// The title.
    pub fn title(&self) -> &Title {
        self.title.get_or_init(|| Title::new(self.parts.title))
    }

    /// Words of the author's name, initials included.
    pub fn author(&self) -> &str {
        self.author.get_or_init(|| joined(name_words(&fold(self.parts.author))))
    }

    /// Words of the publisher's name that tell it from others.
    pub fn publisher(&self) -> &str {
        self.publisher.get_or_init(|| house(self.parts.publisher))
    }

    /// Edition statement.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition::new(self.parts.edition, self.title().edition, self.parts.states_editions)
    }

    /// Extent.
    pub fn extent(&self) -> &Extent {
        self.extent.get_or_init(|| extent(self.parts.extent))
    }
}

impl Title {
    fn new(written: &str) -> Self {
        let folded = fold(written);
        let mut whole = statements(&folded);
        whole.words.truncate(MOST_WORDS);
        let main = words_of_main(written, &whole);
        let words = without_article(&whole.words);
        let mut numbers: Vec<String> = words.iter().filter(|word| is_number(word)).map(|word| (*word).to_owned()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self {
            short: folded_words(&main).filter(|word| telling(word)).count() <= 2,
            volume: whole.volume,
            edition: whole.edition,
            words: words.join(" "),
            main,
            numbers,
        }
    }
}

fn without_article<'w>(words: &'w [&'w str]) -> &'w [&'w str] {
    match words {
        ["the" | "a" | "an", rest @ ..] if !rest.is_empty() => rest,
        _ => words,
    }
}

/// The words before the first colon or parenthesis, as far as they are left; all of them where nothing stands before.
fn words_of_main(written: &str, whole: &Statements<'_>) -> String {
    let end = memchr2(b':', b'(', written.as_bytes());
    let folded = end.and_then(|at| written.get(..at)).map(fold);
    let head = folded.as_deref().map(|folded| statements(folded).words);
    let head = without_article(head.as_deref().unwrap_or(&whole.words));
    let head = head.get(..MOST_WORDS).unwrap_or(head);
    if head.is_empty() { without_article(&whole.words).join(" ") } else { head.join(" ") }
}

fn is_number(word: &str) -> bool {
    const ROMAN: [&str; 15] =
        ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii"];
    let all = |is: fn(u8) -> bool| word.bytes().all(is);
    all(|b| b.is_ascii_digit()) || all(|b| matches!(b, b'i' | b'v' | b'x')) && ROMAN.contains(&word)
}

/// Words of a folded name, initials included: particles, roles, titles and dates left out.
pub fn name_words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded_words(folded).filter(|word| !is_particle(word.as_bytes()));
    words.filter(|word| !word.bytes().any(|b| b.is_ascii_digit())).take(MOST_WORDS)
}

/// Words with a space between them.
fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Words of a publisher's name without those every publisher has; all words where nothing else is left.
fn house(publisher: &str) -> String {
    const LEFT_OUT: [&str; 40] = [
        "the",
        "and",
        "of",
        "co",
        "company",
        "inc",
        "ltd",
        "limited",
        "press",
        "publishing",
        "publishers",
        "publisher",
        "pub",
        "pubs",
        "books",
        "book",
        "sons",
        "son",
        "bros",
        "verlag",
        "house",
        "printed",
        "for",
        "by",
        "university",
        "univ",
        "u",
        "p",
        "corp",
        "corporation",
        "group",
        "editions",
        "editorial",
        "penerbit",
        "pustaka",
        "printing",
        "office",
        "pt",
        "cv",
        "sdn",
    ];
    let folded = fold(publisher);
    let all = || folded_words(&folded).take(MOST_WORDS);
    let telling = joined(all().filter(|word| !LEFT_OUT.contains(word)));
    if telling.is_empty() { joined(all()) } else { telling }
}

/// Reads a statement of extent: `xii, 320 p.`, `2 v.`, `234 hlm.`.
fn extent(statement: &str) -> Extent {
    const VOLUMES: [&str; 9] = ["v", "vol", "vols", "volume", "volumes", "jil", "jilid", "bd", "t"];
    let folded = fold(statement);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_page =
        |word: &&str| word.starts_with("page") || matches!(*word, "p" | "hlm" | "hal" | "halaman" | "s" | "ms" | "muka");
    if words.iter().any(|word| VOLUMES.contains(word)) && !words.iter().any(is_page) {
        let counted = words.windows(2).find(|pair| VOLUMES.contains(&pair[1])).and_then(|pair| pair[0].parse().ok());
        return Extent::Volumes(counted.unwrap_or(0));
    }
    // "320p" is one word.
    let digits = folded.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty() && run.len() < 6);
    let numbers: Vec<u32> = digits.take(MOST_WORDS).filter_map(|run| run.parse().ok()).collect();
    match numbers.iter().max() {
        Some(&most) if most > 0 => Extent::Pages(most, numbers),
        _ => Extent::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extents() {
        let table = [
            ("xii, 320 p. ;", Extent::Pages(320, vec![320])),
            ("3 p.l., [5]-208p.", Extent::Pages(208, vec![3, 5, 208])),
            ("2 v. in 1", Extent::Volumes(2)),
            ("v. :", Extent::Volumes(0)),
            ("234 hlm.", Extent::Pages(234, vec![234])),
            ("p. cm.", Extent::Unknown),
            ("", Extent::Unknown),
        ];
        for (statement, expected) in table {
            assert_eq!(extent(statement), expected, "{statement}");
        }
    }

    #[test]
    fn titles_are_taken_apart() {
        let parts = Parts { title: "The Sarawak Museum (3rd ed.): a history, 1886-1986, jilid 2", ..Parts::default() };
        let profile = Profile::new(parts);
        let title = profile.title();
        assert_eq!(title.main, "sarawak museum");
        assert_eq!(title.numbers, ["1886", "1986"]);
        assert_eq!((title.volume, profile.edition(), title.short), (Some(2), Edition::Number(3), true));
    }
}
