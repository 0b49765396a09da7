//! Whether two records agree: enough for one that shares an identifier, or for one that shares a text key.
//!
//! Fingerprints decide nearly always; `keys` makes the keys of both anew where letters have to be looked at.

use super::key::Key;
use super::print::Print;

/// Likeness of titles (Sørensen–Dice over letter pairs) from which a shared identifier is believed.
const LIKE: f64 = 0.5;
/// The same where the authors share a word.
const LIKE_WITH_AUTHOR: f64 = 0.25;
/// Words a title must have to say who meant it without an author.
const TELLING_WORDS: u8 = 4;

/// Whether records that share an identifier are the same: a bad identifier must not join what agrees in nothing else.
#[must_use]
pub fn agree_with_identifier(a: &Print, b: &Print, keys: &dyn Fn() -> (Key, Key)) -> bool {
    if a.title == 0 || b.title == 0 || a.title == b.title {
        return true;
    }
    let (a, b) = keys();
    let shorter = a.title.len().min(b.title.len());
    let prefix = shorter >= 8 && (a.title.starts_with(&b.title) || b.title.starts_with(&a.title));
    let likeness = || strsim::sorensen_dice(&a.title, &b.title);
    prefix || likeness() >= LIKE || (share_word(&a, &b) && likeness() >= LIKE_WITH_AUTHOR)
}

/// Whether records of equal main title and year are the same edition.
#[must_use]
pub fn agree_in_text(a: &Print, b: &Print, keys: &dyn Fn() -> (Key, Key)) -> bool {
    if a.title != b.title || a.year != b.year || !a.same_volume(b) || a.title == 0 {
        return false;
    }
    if a.has_author() && b.has_author() {
        // Without any year the publisher has to speak for the edition.
        return (a.year > 0 || same_publisher(a, b)) && names_fit(a, b, keys);
    }
    a.year > 0 && (a.words >= TELLING_WORDS || same_publisher(a, b))
}

/// Whether records are editions of one work: main title and author agree.
#[must_use]
pub fn same_work(a: &Print, b: &Print, keys: &dyn Fn() -> (Key, Key)) -> bool {
    a.title == b.title && a.title != 0 && a.same_volume(b) && names_fit(a, b, keys)
}

/// Whether one author's words are all among the other's. A shared given name alone is no agreement; names that agree in
/// part are compared by the fuzzy stage.
fn names_fit(a: &Print, b: &Print, keys: &dyn Fn() -> (Key, Key)) -> bool {
    a.names_fit(b).unwrap_or_else(|| {
        let (a, b) = keys();
        let (less, more) = if a.author.len() <= b.author.len() { (&a, &b) } else { (&b, &a) };
        !less.author.is_empty() && less.author.iter().all(|word| more.author.binary_search(word).is_ok())
    })
}

/// Whether the authors share a word.
fn share_word(a: &Key, b: &Key) -> bool {
    a.author.iter().any(|word| b.author.binary_search(word).is_ok())
}

fn same_publisher(a: &Print, b: &Print) -> bool {
    a.publisher != 0 && a.publisher == b.publisher
}

#[cfg(test)]
mod tests {
    use super::super::key::Parts;
    use super::*;

    type Judgment = fn(&Print, &Print, &dyn Fn() -> (Key, Key)) -> bool;

    fn judge(judgment: Judgment, a: &Key, b: &Key) -> bool {
        judgment(&Print::of(a), &Print::of(b), &|| (a.clone(), b.clone()))
    }

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
                judge(agree_with_identifier, &key(title, author, 2000), &key(other, other_author, 2000)),
                expected,
                "{title} / {other}"
            );
        }
    }

    #[test]
    fn a_text_key_needs_author_and_year() {
        assert!(judge(agree_in_text, &key("Statistics", "Smith, John", 2000), &key("Statistics", "J. Smith", 2000)));
        assert!(!judge(agree_in_text, &key("Statistics", "Smith, John", 2000), &key("Statistics", "Brown, Ann", 2000)));
        assert!(!judge(agree_in_text, &key("Statistics", "Smith, John", 2000), &key("Statistics", "Smith, John", 2004)));
        let many = "Abang Yusuf Puteh Sulaiman Mohamad Rahman";
        assert!(judge(same_work, &key("Statistics", many, 2000), &key("Statistics", "Yusuf Sulaiman Rahman", 2004)));
        assert!(!judge(same_work, &key("Statistics", many, 2000), &key("Statistics", "Zain Yusuf", 2004)));
        assert!(judge(same_work, &key("Statistics", "Smith, John", 2000), &key("Statistics", "Smith, John", 2004)));
    }
}
