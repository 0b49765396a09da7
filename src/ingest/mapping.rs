//! Which column feeds which field: by a person's word, by name, by the order of a known list, by likeness, by content.

use std::collections::BTreeMap;

use super::field::{Field, field_of_code, fields_of, recognize};
use super::normalize::{class, text};
use super::sheet::{Sheet, column_names};
use super::{guess, preset};
use crate::model::{ColumnMapping, Scheme, SourceKind};

/// Columns by field: the first column that feeds it, and the columns as shown.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// Field of each column, `None` where it is not used.
    pub fields: Vec<Option<Field>>,
    /// How sure each is, 0–100.
    confidence: Vec<u8>,
    /// Name of each column.
    pub names: Vec<String>,
    /// Scheme of each column of classes, where its name or its cells say it.
    schemes: Vec<Option<Scheme>>,
    /// Name of the dialect recognized.
    pub dialect: &'static str,
}

impl Mapping {
    /// Columns that feed a field, in order.
    pub fn columns(&self, field: Field) -> impl Iterator<Item = usize> {
        self.fields.iter().enumerate().filter(move |(_, mapped)| **mapped == Some(field)).map(|(at, _)| at)
    }

    /// The first column that feeds a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns(field).next()
    }

    /// The scheme of a column of classes, where it is known.
    #[must_use]
    pub fn scheme(&self, at: usize) -> Option<Scheme> {
        self.schemes.get(at).copied().flatten()
    }

    /// The text of a field's first filled column in a row; empty where there is none.
    #[must_use]
    pub fn cell<'r>(&self, row: &[&'r str], field: Field) -> &'r str {
        self.columns(field).filter_map(|at| row.get(at)).map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The name of a field's column, for messages.
    #[must_use]
    pub fn name(&self, field: Field) -> &str {
        self.column(field).and_then(|at| self.names.get(at)).map_or("", String::as_str)
    }

    /// Columns that were guessed, as `header: field (62 %)`, for a note; empty where none was.
    #[must_use]
    pub fn guessed(&self) -> String {
        let columns = self.names.iter().zip(&self.fields).zip(&self.confidence);
        let guessed = columns.filter(|(_, confidence)| (1..BY_POSITION).contains(*confidence));
        let shown =
            guessed.filter_map(|((name, field), confidence)| Some(format!("{name}: {} ({confidence} %)", (*field)?.code())));
        shown.collect::<Vec<_>>().join(", ")
    }

    /// The columns as a person checks them.
    #[must_use]
    pub fn shown(&self, sheet: &Sheet) -> Vec<ColumnMapping> {
        let rows = sheet.sample(20);
        let samples = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(text::tidy).filter(|cell| !cell.is_empty());
            cells.take(3).collect()
        };
        let columns = self.names.iter().zip(&self.fields).zip(&self.confidence).enumerate();
        columns
            .map(|(at, ((name, field), confidence))| ColumnMapping {
                header: name.clone(),
                field: field.map_or("", Field::code).to_owned(),
                confidence: *confidence,
                samples: samples(at),
            })
            .collect()
    }
}

/// Confidence in a name that is known, and in a known order of columns.
const BY_NAME: u8 = 95;
const BY_POSITION: u8 = 90;
/// Confidence in a name that holds a known one among other words.
const BY_LIKENESS: u8 = 60;

/// Maps the columns of a sheet; `said` is what a person said of them, by header.
#[must_use]
pub fn map(sheet: &Sheet, kind: SourceKind, said: Option<&BTreeMap<String, String>>) -> Mapping {
    let names = column_names(sheet);
    let rows = sheet.sample(60);
    let mut columns = vec![Column::default(); names.len()];
    let mut dialect = preset::system(sheet);
    if let Some(header) = &sheet.header {
        for (column, cell) in columns.iter_mut().zip(header) {
            // SLiMS writes the statement of responsibility beside the authors; authors win.
            column.set(recognize(cell, kind), BY_NAME);
        }
    } else if let Some(positions) = preset::positions(&rows, kind) {
        dialect = positions.system;
        for (column, field) in columns.iter_mut().zip(positions.fields) {
            column.set(*field, BY_POSITION);
        }
    }
    if matches!(kind, SourceKind::Holdings | SourceKind::Requests | SourceKind::Benchmark) {
        guess::by_likeness(sheet.header.as_deref().unwrap_or_default(), &mut columns, kind, BY_LIKENESS);
        guess::by_content(&rows, &mut columns, kind);
    }
    for (name, code) in said.into_iter().flatten() {
        if let Some(at) = names.iter().position(|known| known == name) {
            let field = field_of_code(code).filter(|field| fields_of(kind).contains(field));
            // What a person moves to one column leaves the others.
            if field.is_some() {
                columns.iter_mut().filter(|old| old.field == field).for_each(|old| *old = Column::default());
            }
            columns[at] = Column { field, confidence: 100 };
        }
    }
    let schemes = schemes(sheet, &names, &columns);
    let (fields, confidence) = columns.into_iter().map(|column| (column.field, column.confidence)).unzip();
    Mapping { fields, confidence, names, schemes, dialect }
}

/// Rows looked at for the scheme of their classes: lists sorted by class show one scheme's marks late.
const CLASSES: usize = 5000;

/// The schemes of the columns of classes: by name, else by what the cells show.
fn schemes(sheet: &Sheet, names: &[String], columns: &[Column]) -> Vec<Option<Scheme>> {
    let is_class = |at: usize| matches!(columns[at].field, Some(Field::Class | Field::CallNumber));
    let mut schemes = vec![None; columns.len()];
    let mut open = Vec::new();
    for at in (0..columns.len()).filter(|at| is_class(*at)) {
        schemes[at] = class::scheme_of_name(&names[at]);
        if schemes[at].is_none() {
            open.push((at, class::SchemeVote::default()));
        }
    }
    let mut rows = if open.is_empty() { 0 } else { CLASSES };
    if rows > 0 {
        sheet.each(|row| {
            for (at, vote) in &mut open {
                vote.add(row.cells.get(*at).copied().unwrap_or_default());
            }
            rows -= 1;
            rows > 0
        });
    }
    for (at, vote) in open {
        schemes[at] = vote.scheme();
    }
    schemes
}

/// What one column is taken for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Column {
    /// The field it feeds.
    pub field: Option<Field>,
    /// How sure that is, 0–100.
    pub confidence: u8,
}

impl Column {
    /// Takes the column for a field, if for any.
    pub fn set(&mut self, field: Option<Field>, confidence: u8) {
        *self = Self { field, confidence: if field.is_some() { confidence } else { 0 } };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapped(text: &str) -> Vec<(String, String)> {
        let sheet = Sheet::from_bytes(text.as_bytes(), SourceKind::Holdings).unwrap();
        let mapping = map(&sheet, SourceKind::Holdings, None);
        mapping.shown(&sheet).into_iter().map(|column| (column.header, column.field)).collect()
    }

    #[test]
    fn columns_without_header_are_guessed_by_content() {
        let text = "9780596009304;Head first design patterns;Freeman, Eric;2004\n9780764541667;A guide to everything;Smith, John;1999\n\
                    0596001088;Another long enough title;Brown, Ann;2001\n";
        let fields: Vec<String> = mapped(text).into_iter().map(|(_, field)| field).collect();
        assert_eq!(fields, ["isbn", "title", "author", "year"]);
    }

    #[test]
    fn a_persons_word_wins() {
        let sheet = Sheet::from_bytes(b"Title,Alt,ISBN\nA b,C d,1\nE,F,2\n", SourceKind::Holdings).unwrap();
        let said = BTreeMap::from([("Alt".to_owned(), "title".to_owned())]);
        let mapping = map(&sheet, SourceKind::Holdings, Some(&said));
        assert_eq!(mapping.column(Field::Title), Some(1));
    }
}
