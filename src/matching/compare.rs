//! Whether two records agree: enough for one that shares an identifier, or for one that shares a text key.

use super::key::Key;

/// Likeness of titles (Sørensen–Dice over letter pairs) from which a shared identifier is believed.
const LIKE: f64 = 0.5;
/// The same where the authors share a word.
const LIKE_WITH_AUTHOR: f64 = 0.25;
/// Words a title must have to say who meant it without an author.
const TELLING_WORDS: usize = 4;

/// Whether records that share an identifier are the same: a bad identifier must not join what agrees in nothing else.
#[must_use]
pub fn agree_with_identifier(a: &Key, b: &Key) -> bool {
    if a.title.is_empty() || b.title.is_empty() || a.title == b.title {
        return true;
    }
    let shorter = a.title.len().min(b.title.len());
    let prefix = shorter >= 8 && (a.title.starts_with(&b.title) || b.title.starts_with(&a.title));
    let likeness = strsim::sorensen_dice(&a.title, &b.title);
    prefix || likeness >= LIKE || (likeness >= LIKE_WITH_AUTHOR && share_author(a, b))
}

/// Whether records of equal main title and year are the same edition.
#[must_use]
pub fn agree_in_text(a: &Key, b: &Key) -> bool {
    if a.title != b.title || a.year != b.year || a.volume != b.volume || a.title.is_empty() {
        return false;
    }
    if !a.author.is_empty() && !b.author.is_empty() {
        // Without any year the publisher has to speak for the edition.
        return names_fit(a, b) && (a.year > 0 || same_publisher(a, b));
    }
    let telling = a.title.split(' ').count() >= TELLING_WORDS;
    a.year > 0 && (telling || same_publisher(a, b))
}

/// Whether records are editions of one work: main title and author agree.
#[must_use]
pub fn same_work(a: &Key, b: &Key) -> bool {
    a.title == b.title && !a.title.is_empty() && a.volume == b.volume && names_fit(a, b)
}

/// Whether one author's words are all among the other's. A shared given name alone is no agreement; names that agree in
/// part are compared by the fuzzy stage.
fn names_fit(a: &Key, b: &Key) -> bool {
    let (less, more) = if a.author.len() <= b.author.len() { (a, b) } else { (b, a) };
    !less.author.is_empty() && less.author.iter().all(|word| more.author.binary_search(word).is_ok())
}

/// Whether the authors share a word.
fn share_author(a: &Key, b: &Key) -> bool {
    a.author.iter().any(|word| b.author.binary_search(word).is_ok())
}

fn same_publisher(a: &Key, b: &Key) -> bool {
    !a.publisher.is_empty() && a.publisher == b.publisher
}

#[cfg(test)]
mod tests {
    use super::super::key::Parts;
    use super::*;

    fn key(title: &str, author: &str, year: i16) -> Key {
        Key::new(Parts { title, author, publisher: "Penerbit", year, ..Parts::default() })
    }

    #[test]
    fn a_shared_isbn_needs_some_agreement() {
        let table = [
            ("Organic chemistry", "Smith, John", "Organic chemstry", "John Smith", true),
            ("Organic chemistry", "", "Organic chemistry: a primer", "", true),
            ("Organic chemistry", "Smith, John", "Sejarah Sarawak", "Ali, Ahmad", false),
            ("Hukum adat Dayak", "Lim, A.", "Atlas of the Sulu Sea", "Lim, A.", false),
            ("", "", "Atlas", "", true),
        ];
        for (title, author, other, other_author, expected) in table {
            assert_eq!(
                agree_with_identifier(&key(title, author, 2000), &key(other, other_author, 2000)),
                expected,
                "{title} / {other}"
            );
        }
    }

    #[test]
    fn a_text_key_needs_author_and_year() {
        assert!(agree_in_text(&key("Statistics", "Smith, John", 2000), &key("Statistics", "J. Smith", 2000)));
        assert!(!agree_in_text(&key("Statistics", "Smith, John", 2000), &key("Statistics", "Brown, Ann", 2000)));
        assert!(!agree_in_text(&key("Statistics", "Smith, John", 2000), &key("Statistics", "Smith, John", 2004)));
        assert!(same_work(&key("Statistics", "Smith, John", 2000), &key("Statistics", "Smith, John", 2004)));
    }
}
