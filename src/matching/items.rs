//! Records, requests and arrivals as one row of items: holdings first, then requests, then arrivals.

use super::key::{Key, Parts};
use crate::model::{Consortium, Expected, Material, Request};

/// All items of a consortium.
pub struct Items<'a> {
    consortium: &'a Consortium,
    states_editions: Vec<bool>,
}

enum Item {
    Record(usize),
    Request(usize),
    Expected(usize),
}

impl<'a> Items<'a> {
    /// The items of a consortium.
    #[must_use]
    pub fn new(consortium: &'a Consortium) -> Self {
        Self { consortium, states_editions: states_editions(consortium) }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first_expected() + self.consortium.expected.len()
    }

    /// Position of the first request.
    #[must_use]
    pub fn first_request(&self) -> usize {
        self.consortium.records.len()
    }

    /// Position of the first expected arrival.
    #[must_use]
    pub fn first_expected(&self) -> usize {
        self.first_request() + self.consortium.requests.len()
    }

    /// Whether an item is a holdings record.
    #[must_use]
    pub fn is_record(&self, item: usize) -> bool {
        item < self.first_request()
    }

    fn item(&self, item: usize) -> Item {
        if item < self.first_request() {
            Item::Record(item)
        } else if item < self.first_expected() {
            Item::Request(item - self.first_request())
        } else {
            Item::Expected(item - self.first_expected())
        }
    }

    /// The ISBNs of an item.
    #[must_use]
    pub fn isbns(&self, item: u32) -> &'a [u64] {
        match self.item(item as usize) {
            Item::Record(at) => self.consortium.records.isbns.get(at),
            Item::Request(at) => &self.consortium.requests[at].isbns,
            Item::Expected(at) => &self.consortium.expected[at].isbns,
        }
    }

    /// The OCLC numbers of an item.
    #[must_use]
    pub fn oclcs(&self, item: u32) -> &'a [u64] {
        match self.item(item as usize) {
            Item::Record(at) => self.consortium.records.oclcs.get(at),
            Item::Request(_) | Item::Expected(_) => &[],
        }
    }

    /// The LCCN of an item, if any.
    #[must_use]
    pub fn lccn(&self, item: u32) -> &'a [u64] {
        match self.item(item as usize) {
            Item::Record(at) => self.consortium.records.lccn.get(at),
            Item::Request(_) | Item::Expected(_) => &[],
        }
    }

    /// The ISSN of a serial; that of a book is its series', which other books share.
    #[must_use]
    pub fn issn(&self, item: u32) -> &'a [u64] {
        let records = &self.consortium.records;
        match self.item(item as usize) {
            Item::Record(at) if records.material[at] == Material::Serial => records.issn.get(at),
            _ => &[],
        }
    }

    /// The folded key of an item.
    #[must_use]
    pub fn key(&self, item: usize) -> Key {
        Key::new(self.parts(item))
    }

    /// What an item is compared by.
    #[must_use]
    pub fn parts(&self, item: usize) -> Parts<'a> {
        match self.item(item) {
            Item::Record(at) => {
                let records = &self.consortium.records;
                Parts {
                    title: records.title.get(at),
                    author: records.author.get(at),
                    publisher: records.publisher.get(at),
                    edition: records.edition.get(at),
                    year: records.year[at],
                    material: records.material[at],
                    extent: records.extent.get(at),
                    language: records.language[at],
                    states_editions: Some(self.states_editions.get(records.source[at] as usize).is_some_and(|says| *says)),
                }
            }
            Item::Request(at) => {
                let request = &self.consortium.requests[at];
                Parts {
                    title: &request.title,
                    author: &request.author,
                    publisher: &request.publisher,
                    edition: &request.edition,
                    year: request.year,
                    material: request.material,
                    language: request.language,
                    ..Parts::default()
                }
            }
            Item::Expected(at) => Parts { title: &self.consortium.expected[at].title, ..Parts::default() },
        }
    }
}

/// Whether requests and arrivals of two consortia are the same books.
#[must_use]
pub fn same_wishes(one: &Consortium, other: &Consortium) -> bool {
    let asked = |a: &Request, b: &Request| {
        (&a.title, &a.author, &a.publisher, &a.edition) == (&b.title, &b.author, &b.publisher, &b.edition)
            && (&a.isbns, a.year, a.material, a.language) == (&b.isbns, b.year, b.material, b.language)
    };
    let awaited = |a: &Expected, b: &Expected| (&a.title, &a.isbns) == (&b.title, &b.isbns);
    let both = one.requests.iter().zip(&other.requests);
    let arrivals = one.expected.iter().zip(&other.expected);
    (one.requests.len(), one.expected.len()) == (other.requests.len(), other.expected.len())
        && both.into_iter().all(|(a, b)| asked(a, b))
        && arrivals.into_iter().all(|(a, b)| awaited(a, b))
}

/// For each source, whether any of its records states an edition: else it has no such column.
fn states_editions(consortium: &Consortium) -> Vec<bool> {
    let mut says = vec![false; consortium.sources.len()];
    for (record, source) in consortium.records.source.iter().enumerate() {
        if let Some(says) = says.get_mut(*source as usize).filter(|says| !**says) {
            *says = !consortium.records.edition.get(record).is_empty();
        }
    }
    says
}
