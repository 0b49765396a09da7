//! The titles behind a figure: which, and in which order.
//!
//! In: a selection and the shared filter. Out: titles, sorted. Text is folded once a title and classes become numbers
//! before anything is compared, so that a million titles sort while a person waits.

use std::cmp::Ordering;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Filter;
use crate::catalog::UnionCatalog;
use crate::model::{Level, PartnerIx, PartnerSet, TitleIx};
use crate::text::fold;

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

/// Which titles, and in which order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'a> {
    /// Which.
    pub selection: Selection,
    /// Words that title and author must have, or the beginning of an ISBN or class; empty: all.
    pub text: &'a str,
    /// In which order.
    pub sort: SortBy,
    /// Turned round.
    pub reverse: bool,
}

/// The titles found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// In the order asked for; at work level all editions of the works.
    pub titles: Vec<TitleIx>,
    /// Titles, or works at work level.
    pub counted: usize,
}

/// The titles of a selection that pass the filter, sorted; `reverse` turns the order round.
///
/// Text sorts by letters and digits in any case, leading marks skipped. Equal titles of the order follow by title, then
/// by number, in either direction; unknown years and missing classes stay last.
///
/// At work level a title is taken for who holds any edition of its work that passes the filter, as overlap counts it.
#[must_use]
pub fn list(catalog: &UnionCatalog, filter: &Filter, level: Level, query: &Query<'_>) -> Listed {
    let mut rows = filter.rows(catalog);
    let works = (level == Level::Work).then(|| catalog.numbers("work_id"));
    match &works {
        None => rows.retain(|row| catalog.holders.get(*row as usize).is_some_and(|holders| query.selection.takes(*holders))),
        Some(works) => retain_works(catalog, works, &mut rows, query.selection),
    }
    if !query.text.trim().is_empty() {
        rows = found(catalog, &rows, query.text);
    }
    let counted = works.map_or(rows.len(), |works| {
        let mut distinct: Vec<u32> = rows.iter().filter_map(|row| works.get(*row as usize).copied()).collect();
        distinct.sort_unstable();
        distinct.dedup();
        distinct.len()
    });
    Listed { titles: sorted(catalog, &rows, query.sort, query.reverse), counted }
}

/// Keeps the editions of works that the selection takes.
fn retain_works(catalog: &UnionCatalog, works: &[u32], rows: &mut Vec<u32>, selection: Selection) {
    let mut holders = vec![PartnerSet::EMPTY; catalog.len()];
    let work = |row: u32| works.get(row as usize).map_or(row, |work| *work) as usize;
    for row in rows.iter() {
        if let (Some(of_work), Some(of_edition)) = (holders.get_mut(work(*row)), catalog.holders.get(*row as usize)) {
            *of_work = of_work.union(*of_edition);
        }
    }
    rows.retain(|row| holders.get(work(*row)).is_some_and(|holders| selection.takes(*holders)));
}

/// The rows whose title and author have every word of a text, or whose ISBN or class begins with it.
fn found(catalog: &UnionCatalog, rows: &[u32], text: &str) -> Vec<u32> {
    let wanted = fold(text);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let number: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let is_found = |row: &u32| {
        let row = *row as usize;
        let (title, author) = (fold(catalog.title(row)), fold(catalog.author(row)));
        let in_words = !words.is_empty() && words.iter().all(|word| title.contains(word) || author.contains(word));
        let by_isbn = || catalog.isbn(row).is_some_and(|isbn| isbn.to_string().starts_with(&number));
        in_words || by_isbn() || catalog.class(row).starts_with(text.trim())
    };
    rows.par_iter().copied().filter(is_found).collect()
}

/// Sorts rows as [`list`] says.
pub(super) fn sorted(catalog: &UnionCatalog, rows: &[u32], sort: SortBy, reverse: bool) -> Vec<TitleIx> {
    let number = numbers_of(catalog, rows, sort);
    let key =
        |(row, (last, number)): (&u32, (bool, i64))| Key { last, number, head: head(catalog.title(*row as usize)), row: *row };
    let by_title = sort == SortBy::Title;
    let turned = |order: Ordering, turns: bool| if reverse && turns { order.reverse() } else { order };
    let order = |a: &Key, b: &Key| {
        let number = a.last.cmp(&b.last).then_with(|| turned(a.number.cmp(&b.number), !by_title));
        number.then_with(|| turned(a.head.cmp(&b.head), by_title))
    };
    let mut keys: Vec<Key> = rows.par_iter().zip(number).map(key).collect();
    keys.par_sort_unstable_by(|a, b| order(a, b).then(a.row.cmp(&b.row)));
    // Those of one head are the few whose whole titles are compared, each folded once.
    keys.par_chunk_by_mut(|a, b| order(a, b).is_eq()).filter(|run| run.len() > 1).for_each(|run| {
        let mut whole: Vec<(String, u32)> = run.iter().map(|key| (lower(catalog.title(key.row as usize)), key.row)).collect();
        whole.sort_unstable_by(|a, b| turned(a.0.cmp(&b.0), by_title).then(a.1.cmp(&b.1)));
        run.iter_mut().zip(whole).for_each(|(key, (_, row))| key.row = row);
    });
    keys.into_iter().map(|key| TitleIx(key.row)).collect()
}

/// What two titles are compared by.
struct Key {
    /// Unknown in this order, and so last.
    last: bool,
    number: i64,
    /// The beginning of the title, which mostly decides without a look at the text.
    head: u128,
    row: u32,
}

/// For each row whether it comes last, and the number it sorts by before its title.
fn numbers_of(catalog: &UnionCatalog, rows: &[u32], sort: SortBy) -> Vec<(bool, i64)> {
    let each = |number: &(dyn Fn(u32) -> (bool, i64) + Sync)| rows.par_iter().map(|row| number(*row)).collect();
    match sort {
        SortBy::Uses => {
            let uses = catalog.numbers("uses");
            each(&|row| (false, -i64::from(uses.get(row as usize).copied().unwrap_or_default())))
        }
        SortBy::Holders => each(&|row| {
            let holders = catalog.holders.get(row as usize).map_or(0, |holders| holders.len());
            (false, -i64::try_from(holders).unwrap_or(i64::MAX))
        }),
        SortBy::Year => {
            let years = catalog.years();
            each(&|row| {
                let year = years.get(row as usize).copied().unwrap_or_default();
                (year == 0, -i64::from(year))
            })
        }
        SortBy::Title => each(&|row| (catalog.title(row as usize).is_empty(), 0)),
        SortBy::Class => ranks(catalog, rows),
    }
}

/// The place of each row's class among all classes of the rows.
fn ranks(catalog: &UnionCatalog, rows: &[u32]) -> Vec<(bool, i64)> {
    let of_row: Vec<String> = rows.par_iter().map(|row| lower(catalog.class(*row as usize))).collect();
    let mut order: Vec<&str> = of_row.iter().map(String::as_str).collect();
    order.par_sort_unstable();
    order.dedup();
    let place: FxHashMap<&str, i64> = order.into_iter().zip(0..).collect();
    of_row.par_iter().map(|class| (class.is_empty(), place.get(class.as_str()).copied().unwrap_or_default())).collect()
}

/// A text from its first letter or digit on.
fn unmarked(text: &str) -> &str {
    text.trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// A text as it sorts: letters in lower case, from the first letter or digit on.
fn lower(text: &str) -> String {
    unmarked(text).to_lowercase()
}

/// The beginning of a text as it sorts, sixteen bytes of it, as a number that sorts as the text does.
fn head(text: &str) -> u128 {
    let mut bytes = [0_u8; 16];
    let mut places = bytes.iter_mut();
    for letter in unmarked(text).chars().flat_map(char::to_lowercase) {
        let mut letters = [0; 4];
        let letters = letter.encode_utf8(&mut letters).bytes();
        if places.len() == 0 {
            break;
        }
        // The letters come first: a place that is asked for is taken.
        letters.zip(places.by_ref()).for_each(|(byte, place)| *place = byte);
    }
    u128::from_be_bytes(bytes)
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

    fn places(titles: &[TitleIx]) -> Vec<u32> {
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
            let query = Query { selection, sort: SortBy::Title, ..Query::default() };
            let listed = list(&shelf(), &Filter::default(), Level::Edition, &query);
            assert_eq!(listed.counted, expected.len());
            assert_eq!(places(&listed.titles), expected, "{selection:?}");
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
            let query = Query { sort, reverse, ..Query::default() };
            let listed = list(&shelf(), &Filter::default(), Level::Edition, &query);
            assert_eq!(places(&listed.titles), expected, "{sort:?} {reverse}");
        }
    }

    #[test]
    fn words_numbers_and_classes_find_titles() {
        let table = [
            ("borneo ATLAS", vec![1, 2]),
            ("atlas nowhere", vec![]),
            ("somebody", vec![1, 2, 0, 3]),
            ("9780000000002", vec![1]),
            ("912.5", vec![1]),
            ("  ", vec![1, 2, 0, 3]),
        ];
        for (text, expected) in table {
            let listed = list(&shelf(), &Filter::default(), Level::Edition, &Query { text, ..Query::default() });
            assert_eq!(places(&listed.titles), expected, "{text}");
        }
    }

    #[test]
    fn at_work_level_every_edition_of_a_work_is_listed() {
        let shelf = catalog(&[
            Row { work: Some(0), ..Row::held(&[0]) },
            Row { work: Some(0), ..Row::held(&[1]) },
            Row { work: Some(2), ..Row::held(&[0]) },
        ]);
        let both = Query { selection: Selection::Both(PartnerIx(0), PartnerIx(1)), ..Query::default() };
        let listed = list(&shelf, &Filter::default(), Level::Work, &both);
        assert_eq!((places(&listed.titles), listed.counted), (vec![0, 1], 1));
        assert_eq!(list(&shelf, &Filter::default(), Level::Edition, &both).counted, 0);
        let alone = Query { selection: Selection::Unique(PartnerIx(0)), ..Query::default() };
        assert_eq!(places(&list(&shelf, &Filter::default(), Level::Work, &alone).titles), [2]);
    }

    #[test]
    fn heads_sort_as_their_texts_do() {
        let texts =
            ["", "a", "A b", "über", "Ü", "zz", "Abcdefghijklmnop", "abcdefghijklmnoé", "abcdefghijklmnof", "“abc", "日本"];
        for a in texts {
            for b in texts {
                let by_head = head(a).cmp(&head(b));
                assert!(by_head == lower(a).cmp(&lower(b)) || by_head == Ordering::Equal, "{a} {b}");
            }
        }
        assert!(head("A b") < head("abc") && head("“Zebra") > head("abc"));
    }
}
