//! Two profiles to the level of every field.

use super::super::key::{Edition, Parts};
use super::levels::{
    AuthorLevel, EditionLevel, FormLevel, IdentifierLevel, LanguageLevel, Levels, NumbersLevel, PagesLevel, PublisherLevel,
    TitleLevel, VolumeLevel, YearLevel,
};
use super::profile::{Extent, Profile, Title};
use super::words::{near, near_or_short, shared};
use crate::model::{Language, Material};
use crate::text::folded_words;

/// Compares two records; `identifier` is what their ISBNs and OCLC numbers say.
#[must_use]
pub fn compare(a: &Profile<'_>, b: &Profile<'_>, identifier: IdentifierLevel) -> Levels {
    let mut levels = at_best(a.parts(), b.parts(), identifier);
    for step in STEPS {
        step(&mut levels, a, b);
    }
    levels
}

/// The same, unless the pair matters under no tolerances: fields are only looked at while the best that they may be matters.
#[must_use]
pub fn compare_promising(a: &Profile<'_>, b: &Profile<'_>, identifier: IdentifierLevel) -> Option<Levels> {
    let mut levels = at_best(a.parts(), b.parts(), identifier);
    for step in STEPS {
        if !levels.matter() {
            return None;
        }
        step(&mut levels, a, b);
    }
    levels.matter().then_some(levels)
}

/// Compares some fields of two records.
type Step = fn(&mut Levels, &Profile<'_>, &Profile<'_>);

/// Those that tell most strangers apart first.
const STEPS: [Step; 5] = [
    |levels, a, b| {
        let (one, other) = (a.title(), b.title());
        levels.title = title(one, other);
        levels.numbers = numbers(&one.numbers, &other.numbers);
        levels.volume = volume(one.volume, other.volume);
    },
    |levels, a, b| levels.author = author(a.author(), b.author()),
    |levels, a, b| levels.publisher = publisher(a.publisher(), b.publisher()),
    |levels, a, b| levels.pages = pages(a.extent(), b.extent()),
    |levels, a, b| levels.edition = edition(a.edition(), b.edition()),
];

/// The levels of what is compared as it stands, and the best that all others may be.
fn at_best(a: &Parts<'_>, b: &Parts<'_>, identifier: IdentifierLevel) -> Levels {
    let both = |one: &str, other: &str| !one.is_empty() && !other.is_empty();
    let is_electronic = |parts: &Parts<'_>| parts.material == Material::Electronic;
    Levels {
        identifier,
        title: TitleLevel::Equal,
        numbers: NumbersLevel::Equal,
        author: if both(a.author, b.author) { AuthorLevel::Part } else { AuthorLevel::Missing },
        year: year(a.year, b.year),
        volume: VolumeLevel::Equal,
        edition: EditionLevel::Equal,
        publisher: if both(a.publisher, b.publisher) { PublisherLevel::Like } else { PublisherLevel::Missing },
        pages: if both(a.extent, b.extent) { PagesLevel::Equal } else { PagesLevel::Missing },
        form: if is_electronic(a) == is_electronic(b) { FormLevel::Equal } else { FormLevel::Differ },
        language: language(a.language, b.language),
    }
}

/// What two lists of identifiers say.
#[must_use]
pub fn identifiers(one: &[u64], other: &[u64]) -> IdentifierLevel {
    if one.is_empty() || other.is_empty() {
        IdentifierLevel::Missing
    } else if one.iter().any(|number| other.contains(number)) {
        IdentifierLevel::Equal
    } else {
        IdentifierLevel::Differ
    }
}

/// Whether two texts are the same letters, whatever the spaces.
fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text: &'_ str| text.bytes().filter(|b| *b != b' ').collect::<Vec<u8>>();
    one == other || letters(one) == letters(other)
}

fn words(folded: &str) -> Vec<&str> {
    folded_words(folded).collect()
}

fn title(a: &Title, b: &Title) -> TitleLevel {
    use TitleLevel as T;
    if a.words.is_empty() || b.words.is_empty() {
        return T::Missing;
    }
    let short = a.short || b.short;
    let by_length = |long: T, brief: T| if short { brief } else { long };
    if same_letters(&a.words, &b.words) {
        return by_length(T::Equal, T::EqualShort);
    }
    let (all_a, all_b) = (words(&a.words), words(&b.words));
    let whole = shared(&all_a, &all_b, near);
    // Particles may come and go (weight 0.3 each), but a short title must agree in every word.
    if whole.both > 0.0 && whole.more <= if short { 0.0 } else { 0.6 } {
        return by_length(T::Typing, T::TypingShort);
    }
    let one_is_less = whole.less <= 0.6;
    if same_letters(&a.main, &b.main) || shared(&words(&a.main), &words(&b.main), near).whole() {
        return if one_is_less {
            by_length(T::SubtitleMissing, T::SubtitleMissingShort)
        } else {
            by_length(T::SubtitleDiffers, T::SubtitleDiffersShort)
        };
    }
    if one_is_less {
        let (less, more) = if all_a.len() <= all_b.len() { (a, &all_b) } else { (b, &all_a) };
        let less = words(&less.main);
        let begins = less.len() <= more.len() && less.iter().zip(more).all(|(a, b)| near(a, b));
        return if begins { by_length(T::Start, T::StartShort) } else { by_length(T::Contained, T::ContainedShort) };
    }
    let (of_all, of_less) = (whole.of_all(), whole.of_less());
    if of_all >= 0.85 {
        T::Alike
    } else if of_all >= 0.5 || of_less >= 0.75 {
        T::Related
    } else if of_all >= 0.25 {
        T::FewWords
    } else {
        T::Other
    }
}

fn numbers(a: &[String], b: &[String]) -> NumbersLevel {
    let within = |one: &[String], other: &[String]| one.iter().all(|number| other.contains(number));
    match (within(a, b), within(b, a)) {
        (true, true) => NumbersLevel::Equal,
        (false, false) => NumbersLevel::Differ,
        _ => NumbersLevel::One,
    }
}

fn author(a: &str, b: &str) -> AuthorLevel {
    let (a, b) = (words(a), words(b));
    let (full_a, full_b) = (full(&a), full(&b));
    if full_a.is_empty() || full_b.is_empty() {
        return AuthorLevel::Missing;
    }
    let names = shared(&full_a, &full_b, near);
    if names.both <= 0.0 {
        AuthorLevel::Differ
    } else if names.more <= 0.0 {
        AuthorLevel::Equal
    } else if names.less <= 0.0 {
        AuthorLevel::Part
    } else if initials_fit(&a, &b) || initials_fit(&b, &a) {
        AuthorLevel::Initials
    } else {
        AuthorLevel::Shared
    }
}

/// Words that are no initials.
fn full<'w>(words: &[&'w str]) -> Vec<&'w str> {
    words.iter().copied().filter(|word| word.chars().nth(2).is_some()).collect()
}

/// Whether each word of one name is a word of the other or stands for one: `J` and `John`, each used once.
fn initials_fit(one: &[&str], other: &[&str]) -> bool {
    let mut left = other.to_vec();
    let stands_for = |a: &str, b: &str| a.len().min(b.len()) <= 2 && (a.starts_with(b) || b.starts_with(a));
    one.iter().all(|word| {
        let same = left.iter().position(|free| near(free, word));
        let found = same.or_else(|| left.iter().position(|free| stands_for(free, word)));
        found.is_some_and(|at| !left.swap_remove(at).is_empty())
    })
}

/// What two years say.
#[must_use]
pub fn year(a: i16, b: i16) -> YearLevel {
    if a == 0 || b == 0 {
        return YearLevel::Missing;
    }
    match a.abs_diff(b) {
        0 => YearLevel::Equal,
        1 => YearLevel::One,
        2 => YearLevel::Two,
        3..=5 => YearLevel::Five,
        _ => YearLevel::Far,
    }
}

fn volume(a: Option<u16>, b: Option<u16>) -> VolumeLevel {
    match (a, b) {
        (Some(a), Some(b)) if a != b => VolumeLevel::Differ,
        (Some(_), None) | (None, Some(_)) => VolumeLevel::One,
        _ => VolumeLevel::Equal,
    }
}

fn edition(a: Edition, b: Edition) -> EditionLevel {
    use EditionLevel as E;
    match (a.stated(), b.stated()) {
        (false, false) => E::Missing,
        (true, true) if a.contradicts(b) => E::Differ,
        (true, true) => E::Equal,
        _ => match if a.stated() { a } else { b } {
            Edition::Number(1) => E::First,
            Edition::Number(_) => E::Numbered,
            _ => E::Revised,
        },
    }
}

fn publisher(a: &str, b: &str) -> PublisherLevel {
    if a.is_empty() || b.is_empty() {
        return PublisherLevel::Missing;
    }
    let words = shared(&words(a), &words(b), near_or_short);
    if same_letters(a, b) || (words.both > 0.0 && words.less <= 0.0) {
        PublisherLevel::Equal
    } else if words.of_less() >= 0.5 {
        PublisherLevel::Like
    } else if words.both > 0.0 {
        PublisherLevel::Some
    } else {
        PublisherLevel::Differ
    }
}

fn pages(a: &Extent, b: &Extent) -> PagesLevel {
    match (a, b) {
        (Extent::Unknown | Extent::Volumes(0), _) | (_, Extent::Unknown | Extent::Volumes(0)) => PagesLevel::Missing,
        (Extent::Volumes(a), Extent::Volumes(b)) if a == b => PagesLevel::Equal,
        (Extent::Volumes(_), Extent::Volumes(_)) => PagesLevel::Rough,
        (Extent::Volumes(_), _) | (_, Extent::Volumes(_)) => PagesLevel::Kind,
        (Extent::Pages(a, of_a), Extent::Pages(b, of_b)) => {
            let (apart, most) = (a.abs_diff(*b), *a.max(b));
            if apart == 0 {
                PagesLevel::Equal
            } else if apart <= 2 || of_a.contains(b) || of_b.contains(a) {
                PagesLevel::Near
            } else if apart * 20 <= most {
                PagesLevel::Close
            } else if apart * 100 <= most * 15 {
                PagesLevel::Rough
            } else {
                PagesLevel::Far
            }
        }
    }
}

fn language(a: Language, b: Language) -> LanguageLevel {
    if a == Language::UNKNOWN || b == Language::UNKNOWN {
        LanguageLevel::Missing
    } else if a == b {
        LanguageLevel::Equal
    } else {
        LanguageLevel::Differ
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::block::candidates;
    use super::*;

    fn profile([title, author, publisher, edition, extent]: &[String; 5]) -> Profile<'_> {
        Profile::new(Parts { title, author, publisher, edition, extent, ..Parts::default() })
    }

    proptest! {
        #[test]
        fn any_text_is_compared(one in proptest::array::uniform5(".{0,60}"), other in proptest::array::uniform5(".{0,60}")) {
            let (a, b) = (profile(&one), profile(&other));
            let same = compare(&a, &a, IdentifierLevel::Missing);
            prop_assert!(same.title <= TitleLevel::EqualShort || same.title == TitleLevel::Missing);
            let levels = compare(&a, &b, IdentifierLevel::Missing);
            prop_assert!(levels.total() < 200);
            let (fresh_a, fresh_b) = (profile(&one), profile(&other));
            prop_assert_eq!(compare_promising(&fresh_a, &fresh_b, IdentifierLevel::Missing), levels.matter().then_some(levels));
            let texts = [&one, &other];
            candidates(&[0, 1], |item| {
                let [title, author, ..] = texts[item as usize];
                (Parts { title, author, ..Parts::default() }, [0; 4])
            });
        }
    }

    #[test]
    fn endless_cells_are_cut() {
        let long = "abcdefgh".repeat(20_000);
        let many = "some words of a very long cell ".repeat(20_000);
        let longer = format!("{long}x");
        let [long, longer, many] = [&long, &longer, &many].map(|title| Profile::new(Parts { title, ..Parts::default() }));
        assert_eq!(compare(&long, &longer, IdentifierLevel::Missing).title, TitleLevel::Other);
        assert!(words(&many.title().words).len() <= 100);
    }
}
