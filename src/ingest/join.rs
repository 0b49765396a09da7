//! Lists of items, joined to the titles of the same partner's other files: SLiMS by item code, others by record number.
//!
//! An item's row becomes a record of its title with the item's own status, so that it counts where its title counts; the
//! title's row then stands for those of its copies that no item names, with the best status of its items.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::bib;
use super::field::Field;
use super::holdings::Place;
use super::mapping::{Mapping, map};
use super::normalize::text;
use super::report::{Finding, Tally};
use super::sheet::Sheet;
use super::table::File;
use crate::model::{Record, RecordTable, Severity, SourceKind, SourceReport, Standing};
use crate::task::Task;

/// A file whose titles items may belong to.
#[derive(Debug, Clone, Copy)]
pub struct Titles<'a> {
    /// Position of the file among all sources.
    pub source: u16,
    /// The file.
    pub file: &'a File,
    /// What people said of its columns.
    pub said: Option<&'a BTreeMap<String, String>>,
}

/// Whether a list names items and leaves their titles to another list.
#[must_use]
fn is_items(mapping: &Mapping) -> bool {
    let has = |field| mapping.column(field).is_some();
    let tells_titles = has(Field::Title) || has(Field::Isbn) || has(Field::Oclc);
    let is_joined = has(Field::ItemCodes) || has(Field::LocalId);
    let tells_items =
        has(Field::Status) || has(Field::Location) || has(Field::Lost) || has(Field::NotForLoan) || has(Field::Uses);
    mapping.dialect == "slims-items" || (!tells_titles && is_joined && tells_items)
}

/// Whether a file is a list of items.
#[must_use]
pub fn is_list_of_items(file: &File, said: Option<&BTreeMap<String, String>>) -> bool {
    Sheet::open(&file.path, SourceKind::Holdings).is_ok_and(|sheet| is_items(&map(&sheet, SourceKind::Holdings, said)))
}

/// Reads a list of items and joins it to its partner's titles, which are among `records` already.
pub fn read(
    file: &File,
    place: Place<'_>,
    said: Option<&BTreeMap<String, String>>,
    titles: &[Titles<'_>],
    records: &mut RecordTable,
    task: &Task,
) -> SourceReport {
    let mut tally = Tally::new(place.code, place.path, SourceKind::Holdings);
    let sheet = match Sheet::open(&file.path, SourceKind::Holdings) {
        Ok(sheet) => sheet,
        Err(flaw) => {
            tally.note(1, &Finding::new(flaw.code, Severity::Error, "", &flaw.detail));
            return tally.finish();
        }
    };
    let mapping = map(&sheet, SourceKind::Holdings, said);
    tally.describe(&sheet, &mapping);
    let index = Index::new(titles, records);
    let mut joined: BTreeMap<usize, Joined> = BTreeMap::new();
    let mut items = RecordTable::default();
    sheet.each(|row| {
        let bib::Read { record: item, mut findings } = bib::read(row, &mapping);
        let code = mapping.cell(row.cells, Field::ItemCodes);
        let title = index.find(code, &item.local_id);
        let record = match title {
            Some(title) => of_item(records.record(title), &item, code),
            None if item.title.is_empty() => {
                let flaw = Finding::new("item-without-title", Severity::Rejected, "", &item.local_id);
                tally.reject(row.number, row.line, &flaw, row.cells.iter().map(|cell| (*cell).to_owned()).collect());
                return !task.is_canceled();
            }
            None => {
                findings.push(Finding::new("item-not-joined", Severity::Note, mapping.name(Field::Title), &item.title));
                item
            }
        };
        if let Some(title) = title {
            joined.entry(title).or_default().add(&record);
        }
        items.push(place.partner, place.source, row.number, &record);
        tally.keep(row.line, &findings);
        !task.is_canceled()
    });
    tally.damaged(&sheet);
    for (title, joined) in joined {
        joined.settle(records, title);
    }
    records.append(&items);
    tally.finish()
}

/// Records of titles by the codes of their items and by their own numbers.
#[derive(Debug, Default)]
struct Index {
    by_code: FxHashMap<String, usize>,
    by_id: FxHashMap<String, usize>,
}

impl Index {
    fn new(titles: &[Titles<'_>], records: &RecordTable) -> Self {
        let mut index = Self::default();
        let mut rows: FxHashMap<(u16, u32), usize> = FxHashMap::default();
        for (at, source) in records.source.iter().enumerate() {
            if titles.iter().any(|titles| titles.source == *source) {
                rows.insert((*source, records.row[at]), at);
                let id = records.local_id.get(at);
                if !id.is_empty() {
                    index.by_id.entry(id.to_owned()).or_insert(at);
                }
            }
        }
        for titles in titles {
            index.add_codes(*titles, &rows);
        }
        index
    }

    /// Reads the codes of a list of titles once more: records do not keep them.
    fn add_codes(&mut self, titles: Titles<'_>, rows: &FxHashMap<(u16, u32), usize>) {
        let Ok(sheet) = Sheet::open(&titles.file.path, SourceKind::Holdings) else { return };
        let mapping = map(&sheet, SourceKind::Holdings, titles.said);
        if mapping.column(Field::ItemCodes).is_none() {
            return;
        }
        sheet.each(|row| {
            if let Some(record) = rows.get(&(titles.source, row.number)) {
                let cell = mapping.cell(row.cells, Field::ItemCodes);
                let listed = text::angle_list(cell);
                let codes = if listed.is_empty() { cell.split(['|', ';', ',']).map(str::trim).collect() } else { listed };
                for code in codes.into_iter().filter(|code| !code.is_empty()) {
                    self.by_code.entry(code.to_owned()).or_insert(*record);
                }
            }
            true
        });
    }

    fn find(&self, code: &str, id: &str) -> Option<usize> {
        self.by_code.get(code).or_else(|| self.by_id.get(id)).copied()
    }
}

/// The record of an item: its title's, with what the item says of itself.
fn of_item(title: Record, item: &Record, code: &str) -> Record {
    let class = if title.class.is_empty() { item.class.clone() } else { title.class };
    Record {
        local_id: if code.is_empty() { title.local_id } else { code.to_owned() },
        class,
        standing: item.standing,
        copies: item.copies,
        uses: item.uses,
        last_use: item.last_use,
        ..title
    }
}

/// The items that were joined to one title.
#[derive(Debug, Default)]
struct Joined {
    copies: u16,
    uses: u32,
    best: Option<Standing>,
}

impl Joined {
    fn add(&mut self, item: &Record) {
        self.copies = self.copies.saturating_add(item.copies);
        self.uses = self.uses.saturating_add(item.uses);
        self.best = Some(self.best.map_or(item.standing, |best| best.min(item.standing)));
    }

    /// Leaves to the title's row what its items do not say.
    fn settle(self, records: &mut RecordTable, row: usize) {
        let left = records.copies[row].saturating_sub(self.copies);
        records.copies[row] = left;
        records.uses[row] = records.uses[row].saturating_sub(self.uses);
        if let Some(best) = self.best.filter(|_| left == 0) {
            records.standing[row] = records.standing[row].max(best);
        }
    }
}
