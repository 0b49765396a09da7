//! The small files of a consortium folder (budgets, rates, partners…): rows by field name, each kept or refused.

use std::collections::BTreeMap;
use std::path::Path;

use super::field::Field;
use super::mapping::{Mapping, map};
use super::normalize::number;
use super::report::{Finding, Tally};
use super::sheet::{Row, Sheet};
use crate::model::{Currency, Severity, SourceKind, SourceReport};

/// A file of the consortium folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is.
    pub path: std::path::PathBuf,
    /// Path relative to the consortium folder, with `/`.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Code of the partner whose folder it is in, or empty.
    pub partner: String,
}

/// One row, by field.
#[derive(Debug)]
pub struct Cells<'a> {
    /// The row.
    pub row: &'a Row<'a>,
    /// Its columns.
    pub mapping: &'a Mapping,
}

impl Cells<'_> {
    /// The trimmed text of a field; empty where the file has no such column.
    #[must_use]
    pub fn get(&self, field: Field) -> &str {
        self.mapping.cell(self.row.cells, field)
    }

    /// A finding about a field that must be set right before figures can be trusted.
    #[must_use]
    pub fn wrong(&self, code: &'static str, field: Field) -> Finding {
        let column = match self.mapping.name(field) {
            "" => field.code(),
            name => name,
        };
        Finding::new(code, Severity::Error, column, self.get(field))
    }

    /// A currency cell; `None` where it is empty.
    ///
    /// # Errors
    /// A code that ISO 4217 does not know.
    pub fn currency(&self, field: Field) -> Result<Option<Currency>, Finding> {
        match self.get(field) {
            "" => Ok(None),
            code => Currency::from_code(code).map(Some).ok_or_else(|| self.wrong("currency-unknown", field)),
        }
    }

    /// A money cell that may not be negative; `None` where it is empty.
    ///
    /// # Errors
    /// No number, or one below zero.
    pub fn amount(&self, field: Field) -> Result<Option<rust_decimal::Decimal>, Finding> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        let value = number::amount(text).ok_or_else(|| self.wrong("amount-unreadable", field))?;
        if value.is_sign_negative() && !value.is_zero() { Err(self.wrong("amount-negative", field)) } else { Ok(Some(value)) }
    }

    /// A share cell, 0 to `most`; zero where it is empty.
    ///
    /// # Errors
    /// No number, or one out of range.
    pub fn share(&self, field: Field, most: i64) -> Result<rust_decimal::Decimal, Finding> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(rust_decimal::Decimal::ZERO);
        }
        let share = number::share(text).filter(|share| !share.is_sign_negative() && *share <= most.into());
        share.ok_or_else(|| self.wrong("share-out-of-range", field))
    }
}

/// What reading a row came to: what was repaired in a row that is kept, or why it is not used.
pub type RowResult = Result<Vec<Finding>, Finding>;

/// Reads a file of the folder row by row; `required` fields must have a column.
pub fn read(
    file: &File,
    said: Option<&BTreeMap<String, String>>,
    required: &[Field],
    mut each: impl FnMut(&Cells<'_>) -> RowResult,
) -> SourceReport {
    let mut tally = Tally::new(&file.partner, &file.name, file.kind);
    match open(file, said, required, &mut tally) {
        // A list of nothing is a list: only what everything rests on must have rows.
        Err(finding)
            if finding.code == "file-header-only" && !matches!(file.kind, SourceKind::Requests | SourceKind::Budgets) =>
        {
            tally.note(1, &Finding { severity: Severity::Note, ..finding });
        }
        Err(finding) => tally.note(1, &finding),
        Ok((sheet, mapping)) => {
            sheet.each(|row| {
                match each(&Cells { row, mapping: &mapping }) {
                    Ok(findings) => tally.keep(row.line, &findings),
                    Err(finding) => {
                        let cells = row.cells.iter().map(|cell| (*cell).to_owned()).collect();
                        tally.reject(row.number, row.line, &finding, cells);
                    }
                }
                true
            });
            tally.damaged(&sheet);
        }
    }
    tally.finish()
}

fn open(
    file: &File,
    said: Option<&BTreeMap<String, String>>,
    required: &[Field],
    tally: &mut Tally,
) -> Result<(Sheet, Mapping), Finding> {
    let sheet = Sheet::open(&file.path, file.kind).map_err(|flaw| Finding::new(flaw.code, Severity::Error, "", &flaw.detail))?;
    let mapping = map(&sheet, file.kind, said);
    tally.describe(&sheet, &mapping);
    let missing = required.iter().find(|field| mapping.column(**field).is_none());
    if let Some(field) = missing {
        return Err(Finding::new("column-missing", Severity::Error, field.code(), &mapping.names.join(", ")));
    }
    Ok((sheet, mapping))
}

/// The distinct texts of a field in a file, in order of their first row; empty where it cannot be read.
#[must_use]
pub fn distinct(file: &File, said: Option<&BTreeMap<String, String>>, field: Field) -> Vec<String> {
    let path: &Path = &file.path;
    let Ok(sheet) = Sheet::open(path, file.kind) else { return Vec::new() };
    let mapping = map(&sheet, file.kind, said);
    let mut values: Vec<String> = Vec::new();
    sheet.each(|row| {
        let value = mapping.cell(row.cells, field);
        if !value.is_empty() && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
        true
    });
    values
}
