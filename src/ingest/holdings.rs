//! A partner's holdings file to records: every row kept, repaired or rejected with its line and reason.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::Path;

use rustc_hash::{FxBuildHasher, FxHashSet, FxHasher};

use super::bib;
use super::field::Field;
use super::mapping::{Mapping, map};
use super::report::{Finding, Tally};
use super::sheet::{Row, Sheet};
use crate::model::{PartnerIx, Record, RecordTable, Severity, SourceKind, SourceReport};
use crate::task::Task;

/// Where a file belongs.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The partner.
    pub partner: PartnerIx,
    /// Its code.
    pub code: &'a str,
    /// Path relative to the consortium folder.
    pub path: &'a str,
    /// Position of the file among all sources.
    pub source: u16,
}

/// Reads one holdings file.
pub fn read(file: &Path, place: Place<'_>, said: Option<&BTreeMap<String, String>>, task: &Task) -> (RecordTable, SourceReport) {
    let mut tally = Tally::new(place.code, place.path, SourceKind::Holdings);
    let mut records = RecordTable::default();
    match Sheet::open(file, SourceKind::Holdings) {
        Err(flaw) => tally.note(1, &Finding::new(flaw.code, Severity::Error, "", &flaw.detail)),
        Ok(sheet) => {
            let mapping = map(&sheet, SourceKind::Holdings, said);
            tally.describe(&sheet, &mapping);
            if mapping.column(Field::Title).is_none()
                && mapping.column(Field::Isbn).is_none()
                && mapping.column(Field::Oclc).is_none()
            {
                tally.note(1, &Finding::new("columns-unknown", Severity::Error, "", &mapping.names.join(", ")));
            }
            read_rows(&sheet, &mapping, place, &mut records, &mut tally, task);
        }
    }
    (records, tally.finish())
}

fn read_rows(sheet: &Sheet, mapping: &Mapping, place: Place<'_>, records: &mut RecordTable, tally: &mut Tally, task: &Task) {
    let mut seen = FxHashSet::with_capacity_and_hasher(sheet.estimate(), FxBuildHasher);
    let mut reader = bib::Reader::new(mapping);
    let mut read = bib::Read::default();
    sheet.each(|row| {
        reader.read(row, &mut read);
        let bib::Read { record, findings } = &mut read;
        if let Some(flaw) = unusable(record) {
            tally.reject(row.number, row.line, &flaw, row.cells.iter().map(|cell| (*cell).to_owned()).collect());
            return !task.is_canceled();
        }
        if !seen.insert(hash(row)) {
            findings.push(Finding::new("row-repeated", Severity::Note, mapping.name(Field::Title), &record.title));
        }
        records.push(place.partner, place.source, row.number, record);
        tally.keep(row.line, findings);
        !task.is_canceled()
    });
    tally.damaged(sheet);
}

/// A kept row has a title or an identifier.
fn unusable(record: &Record) -> Option<Finding> {
    let has_title = record.title.chars().any(char::is_alphanumeric);
    let usable = has_title || !record.isbns.is_empty() || !record.oclcs.is_empty() || record.issn > 0 || record.lccn > 0;
    (!usable).then(|| Finding::new("row-without-title", Severity::Rejected, "", &record.title))
}

fn hash(row: &Row<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    row.cells.hash(&mut hasher);
    hasher.finish()
}
