//! ISBNs as a publisher hands them out: group, registrant, item, and a check digit that is right.

use std::collections::BTreeMap;

/// One ISBN, kept as its parts so that it can be written with 10 or 13 digits, with or without hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Isbn {
    group: String,
    registrant: String,
    item: String,
}

impl Isbn {
    fn body(&self) -> String {
        format!("{}{}{}", self.group, self.registrant, self.item)
    }

    /// Returns the 13 digits.
    pub fn thirteen(&self) -> String {
        let body = format!("978{}", self.body());
        let check = check13(&body);
        format!("{body}{check}")
    }

    /// Returns the 10 characters, the last of which may be X.
    pub fn ten(&self) -> String {
        let body = self.body();
        let check = check10(&body);
        format!("{body}{check}")
    }

    /// Returns the 13 digits with hyphens.
    pub fn thirteen_hyphens(&self) -> String {
        let check = check13(&format!("978{}", self.body()));
        format!("978-{}-{}-{}-{check}", self.group, self.registrant, self.item)
    }

    /// Returns the 10 characters with hyphens.
    pub fn ten_hyphens(&self) -> String {
        let check = check10(&self.body());
        format!("{}-{}-{}-{check}", self.group, self.registrant, self.item)
    }
}

fn digits(text: &str) -> impl Iterator<Item = u32> + '_ {
    text.chars().filter_map(|c| c.to_digit(10))
}

/// Returns the check digit for the first twelve digits of an ISBN-13 (ISO 2108).
pub fn check13(body: &str) -> char {
    let sum: u32 = digits(body).zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

/// Returns the check character for the first nine digits of an ISBN-10 (ISO 2108, until 2006).
pub fn check10(body: &str) -> char {
    let sum: u32 = digits(body).zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}

/// Hands out ISBNs, each only once.
#[derive(Default)]
pub struct IsbnOffice {
    next: BTreeMap<(String, String), usize>,
}

impl IsbnOffice {
    /// Returns the next free ISBN of `registrant` in `group`, or `None` when its numbers are used up.
    pub fn issue(&mut self, group: &str, registrant: &str) -> Option<Isbn> {
        let width = 9_usize.checked_sub(group.len() + registrant.len())?;
        let serial = self.next.entry((group.to_owned(), registrant.to_owned())).or_insert(0);
        *serial += 1;
        // A stride prime to ten spreads the numbers: consecutive ISBNs would look invented.
        let room = 10_usize.pow(u32::try_from(width).ok()?);
        if *serial >= room {
            return None;
        }
        let item = (*serial * 37 + 11) % room;
        Some(Isbn { group: group.to_owned(), registrant: registrant.to_owned(), item: format!("{item:0width$}") })
    }
}
