//! Finding the title of something that must not change the titles: rows of book lists, keys of decisions.

use rustc_hash::FxHashMap;

use super::compare::{agree_in_text, agree_with_identifier};
use super::key::{Key, Parts};
use super::prepared::Keys;
use super::print::Print;
use crate::model::{BenchmarkTitle, Consortium, TitleIx};

/// For each row of each book list, the held title it is.
#[must_use]
pub fn benchmarks(consortium: &Consortium, titles: &[TitleIx], held: usize, keys: &Keys<'_>) -> Vec<Vec<Option<TitleIx>>> {
    if consortium.benchmarks.is_empty() {
        return Vec::new();
    }
    let mut by_isbn: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut by_text: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for record in (0..consortium.records.len()).filter(|record| titles[*record].at() < held) {
        let item = u32::try_from(record).unwrap_or(u32::MAX);
        for isbn in consortium.records.isbns.get(record) {
            by_isbn.entry(*isbn).or_default().push(item);
        }
        if let Some(hash) = keys.prints[record].text_hash() {
            by_text.entry(hash).or_default().push(item);
        }
    }
    let find = |row: &BenchmarkTitle| {
        let parts = Parts { title: &row.title, author: &row.author, year: row.year, ..Parts::default() };
        let key = Key::new(parts);
        let print = Print::of(&key);
        let is = |judgment: super::Agreement, item: u32| {
            judgment(&keys.prints[item as usize], &print, &|| (keys.items.key(item as usize), key.clone()))
        };
        let of_isbn = row.isbns.iter().filter_map(|isbn| by_isbn.get(isbn)).flatten();
        let same = of_isbn.copied().find(|item| is(agree_with_identifier, *item));
        let of_text = || print.text_hash().and_then(|hash| by_text.get(&hash)).into_iter().flatten().copied();
        let found = same.or_else(|| of_text().find(|item| is(agree_in_text, *item)))?;
        Some(titles[found as usize])
    };
    consortium.benchmarks.iter().map(|list| list.titles.iter().map(find).collect()).collect()
}
