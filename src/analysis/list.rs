//! The titles behind a figure: which, and in which order.
//!
//! In: a selection and the shared filter. Out: titles, sorted. Sorting compares one small key a title and reads text
//! only where keys are equal, so that a million titles sort while a person waits.

use std::cmp::Ordering;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Filter;
use super::columns::{Texts, numbers, years};
use crate::catalog::UnionCatalog;
use crate::model::{PartnerIx, PartnerSet, TitleIx};

/// Which titles a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// All.
    #[default]
    All,
    /// Held by one partner, whoever else does.
    Held(PartnerIx),
    /// Held by both.
    Both(PartnerIx, PartnerIx),
    /// Held by this partner alone.
    Unique(PartnerIx),
    /// Held by exactly so many partners.
    HeldBy(u32),
}

impl Selection {
    fn takes(self, holders: PartnerSet) -> bool {
        match self {
            Self::All => true,
            Self::Held(partner) => holders.contains(partner),
            Self::Both(a, b) => holders.contains(a) && holders.contains(b),
            Self::Unique(partner) => holders == PartnerSet::only(partner),
            Self::HeldBy(count) => u32::try_from(holders.len()) == Ok(count),
        }
    }
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    /// By loans, most first.
    #[default]
    Uses,
    /// By title.
    Title,
    /// By year, newest first.
    Year,
    /// By class.
    Class,
    /// By number of holders, most first.
    Holders,
}

/// The titles of a selection that pass the filter, sorted; `reverse` turns the order round.
///
/// Text sorts by letters and digits in any case, leading marks skipped. Equal titles of the order follow by title, then
/// by number, in either direction; unknown years and missing classes stay last.
#[must_use]
pub fn list(catalog: &UnionCatalog, filter: &Filter, selection: Selection, sort: SortBy, reverse: bool) -> Vec<TitleIx> {
    let mut rows = filter.rows(catalog);
    rows.retain(|row| catalog.holders.get(*row as usize).is_some_and(|holders| selection.takes(*holders)));
    sorted(catalog, &rows, sort, reverse)
}

/// Sorts rows as [`list`] says.
pub(super) fn sorted(catalog: &UnionCatalog, rows: &[u32], sort: SortBy, reverse: bool) -> Vec<TitleIx> {
    let (titles, classes) = (Texts::of(catalog, "title"), Texts::of(catalog, "class"));
    let (uses, years) = (numbers(catalog, "uses"), years(catalog));
    let holders = |row: u32| catalog.holders.get(row as usize).map_or(0, |holders| holders.len());
    let of = |column: &[u32], row: u32| i64::from(column.get(row as usize).copied().unwrap_or_default());
    let key = |row: u32| {
        let (last, number, text) = match sort {
            SortBy::Uses => (false, -of(&uses, row), ""),
            SortBy::Holders => (false, -i64::try_from(holders(row)).unwrap_or(i64::MAX), ""),
            SortBy::Year => {
                let year = years.get(row as usize).copied().unwrap_or_default();
                (year == 0, -i64::from(year), "")
            }
            SortBy::Class => (classes.at(row).is_empty(), 0, classes.at(row)),
            SortBy::Title => (titles.at(row).is_empty(), 0, titles.at(row)),
        };
        Key { last, number, text: head(text), title: head(titles.at(row)), row }
    };
    let text = |row: u32| if sort == SortBy::Class { classes.at(row) } else { titles.at(row) };
    let texts = |a: &Key, b: &Key| match sort {
        SortBy::Class | SortBy::Title => a.text.cmp(&b.text).then_with(|| compare(text(a.row), text(b.row))),
        SortBy::Uses | SortBy::Year | SortBy::Holders => Ordering::Equal,
    };
    let order = |a: &Key, b: &Key| {
        let first = a.number.cmp(&b.number).then_with(|| texts(a, b));
        a.last
            .cmp(&b.last)
            .then(if reverse { first.reverse() } else { first })
            .then_with(|| a.title.cmp(&b.title))
            .then_with(|| compare(titles.at(a.row), titles.at(b.row)))
            .then(a.row.cmp(&b.row))
    };
    let mut keys: Vec<Key> = rows.par_iter().map(|row| key(*row)).collect();
    keys.par_sort_unstable_by(order);
    keys.into_iter().map(|key| TitleIx(key.row)).collect()
}

/// What two titles are compared by before their text is read.
struct Key {
    /// Unknown in this order, and so last.
    last: bool,
    number: i64,
    /// The first bytes of the text sorted by.
    text: u64,
    /// The first bytes of the title.
    title: u64,
    row: u32,
}

/// A text as it sorts: letters in lower case, from the first letter or digit on.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().skip_while(|letter| !letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn compare(a: &str, b: &str) -> Ordering {
    if a == b { Ordering::Equal } else { folded(a).cmp(folded(b)) }
}

/// The first eight bytes of a folded text, as a number that sorts as the text does.
fn head(text: &str) -> u64 {
    let mut bytes = [0_u8; 8];
    let mut buffer = [0_u8; 4];
    let letters = folded(text).flat_map(|letter| letter.encode_utf8(&mut buffer).as_bytes().to_vec());
    bytes.iter_mut().zip(letters).for_each(|(byte, letter)| *byte = letter);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Row, catalog};

    fn shelf() -> UnionCatalog {
        catalog(&[
            Row { title: "“Zoology”", class: "590", year: 1990, uses: 5, ..Row::held(&[0]) },
            Row { title: "atlas of Borneo", class: "912.5983", year: 0, uses: 9, ..Row::held(&[0, 1]) },
            Row { title: "Atlas of Borneo", class: "", year: 2011, uses: 9, ..Row::held(&[1]) },
            Row { title: "Atlas of Asia", class: "590", year: 2011, uses: 0, ..Row::held(&[0, 1, 2]) },
            Row { title: "Lost", ..Row::held(&[]) },
        ])
    }

    fn numbers_of(titles: &[TitleIx]) -> Vec<u32> {
        titles.iter().map(|title| title.0).collect()
    }

    #[test]
    fn each_selection_takes_its_titles() {
        let (a, b) = (PartnerIx(0), PartnerIx(1));
        let table = [
            (Selection::All, vec![3, 1, 2, 0]),
            (Selection::Held(a), vec![3, 1, 0]),
            (Selection::Both(a, b), vec![3, 1]),
            (Selection::Unique(b), vec![2]),
            (Selection::HeldBy(2), vec![1]),
            (Selection::HeldBy(4), vec![]),
        ];
        for (selection, expected) in table {
            let titles = list(&shelf(), &Filter::default(), selection, SortBy::Title, false);
            assert_eq!(numbers_of(&titles), expected, "{selection:?}");
        }
    }

    #[test]
    fn each_order_sorts_both_ways_with_the_unknown_last() {
        let table = [
            (SortBy::Uses, false, [1, 2, 0, 3]),
            (SortBy::Uses, true, [3, 0, 1, 2]),
            (SortBy::Title, false, [3, 1, 2, 0]),
            (SortBy::Title, true, [0, 1, 2, 3]),
            (SortBy::Year, false, [3, 2, 0, 1]),
            (SortBy::Year, true, [0, 3, 2, 1]),
            (SortBy::Class, false, [3, 0, 1, 2]),
            (SortBy::Class, true, [1, 3, 0, 2]),
            (SortBy::Holders, false, [3, 1, 2, 0]),
            (SortBy::Holders, true, [2, 0, 1, 3]),
        ];
        for (sort, reverse, expected) in table {
            let titles = list(&shelf(), &Filter::default(), Selection::All, sort, reverse);
            assert_eq!(numbers_of(&titles), expected, "{sort:?} {reverse}");
        }
    }

    #[test]
    fn heads_sort_as_their_texts_do() {
        let texts = ["", "a", "A b", "über", "Ü", "zz", "abcdefgh", "abcdefghi", "“abc", "日本", "999"];
        for a in texts {
            for b in texts {
                let full = folded(a).cmp(folded(b));
                assert!(head(a).cmp(&head(b)) == full || head(a) == head(b), "{a} {b}");
            }
        }
    }
}
