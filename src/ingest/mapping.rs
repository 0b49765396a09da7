//! Which column feeds which field: by a person's word, by name, by SLiMS' positions, by content.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::field::{Field, field_of_code, fields_of, recognize};
use super::normalize::{identifier, text, year};
use super::sheet::{Sheet, column_names};
use crate::model::{ColumnMapping, SourceKind};

/// Columns by field: the first column that feeds it, and the columns as shown.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// Field of each column, `None` where it is not used.
    pub fields: Vec<Option<Field>>,
    /// How sure each is, 0–100.
    confidence: Vec<u8>,
    /// Name of each column.
    pub names: Vec<String>,
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

    /// The text of a field's first filled column in a row; empty where there is none.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r StringRecord, field: Field) -> &'r str {
        self.columns(field).filter_map(|at| row.get(at)).map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The name of a field's column, for messages.
    #[must_use]
    pub fn name(&self, field: Field) -> &str {
        self.column(field).and_then(|at| self.names.get(at)).map_or("", String::as_str)
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

/// The order of SLiMS' bibliography export, which comes without header as a rule.
const SLIMS: [Option<Field>; 18] = [
    Some(Field::Title),
    Some(Field::Material),
    Some(Field::Edition),
    Some(Field::Isbn),
    Some(Field::Publisher),
    Some(Field::Year),
    Some(Field::Extent),
    None,
    Some(Field::CallNumber),
    Some(Field::Language),
    None,
    Some(Field::Class),
    None,
    None,
    None,
    Some(Field::Author),
    None,
    Some(Field::ItemCodes),
];

/// Maps the columns of a sheet; `said` is what a person said of them, by header.
#[must_use]
pub fn map(sheet: &Sheet, kind: SourceKind, said: Option<&BTreeMap<String, String>>) -> Mapping {
    let names = column_names(sheet);
    let mut fields: Vec<Option<Field>> = vec![None; names.len()];
    let mut confidence = vec![0; names.len()];
    let rows = sheet.sample(60);
    if let Some(header) = &sheet.header {
        for (at, cell) in header.iter().enumerate() {
            // SLiMS writes the statement of responsibility beside the authors; authors win.
            fields[at] = recognize(cell, kind);
            confidence[at] = if fields[at].is_some() { 95 } else { 0 };
        }
    }
    let mut dialect = dialect_of(sheet);
    if kind == SourceKind::Holdings && sheet.header.is_none() && is_slims(&rows) {
        dialect = "slims";
        for (at, field) in SLIMS.iter().enumerate().take(names.len()) {
            fields[at] = *field;
            confidence[at] = if field.is_some() { 90 } else { 0 };
        }
    }
    if kind == SourceKind::Holdings || kind == SourceKind::Requests || kind == SourceKind::Benchmark {
        guess(&rows, &mut fields, &mut confidence, kind);
    }
    for (name, code) in said.into_iter().flatten() {
        if let Some(at) = names.iter().position(|known| known == name) {
            let field = field_of_code(code).filter(|field| fields_of(kind).contains(field));
            // What a person moves to one column leaves the others.
            if field.is_some() {
                fields.iter_mut().filter(|old| **old == field).for_each(|old| *old = None);
            }
            fields[at] = field;
            confidence[at] = 100;
        }
    }
    Mapping { fields, confidence, names, dialect }
}

fn is_slims(rows: &[StringRecord]) -> bool {
    let like = |row: &&StringRecord| {
        row.len() >= 17 && row.get(15).is_some_and(|cell| cell.trim().is_empty() || !text::angle_list(cell).is_empty())
    };
    let lists = rows.iter().filter(|row| row.get(15).is_some_and(|cell| !text::angle_list(cell).is_empty())).count();
    lists * 2 > rows.len() && rows.iter().filter(like).count() * 5 > rows.len() * 4
}

/// The system whose export it looks like, for the Sources screen.
fn dialect_of(sheet: &Sheet) -> &'static str {
    let names: Vec<String> = sheet.header.iter().flatten().map(|name| super::field::fold_header(name)).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("mms id") {
        "alma"
    } else if has("biblionumber") || has("itemcallnumber") {
        "koha"
    } else if has("record biblio") {
        "sierra"
    } else if has("isbn issn") && has("gmd name") {
        "slims"
    } else if has("recorded uses") || has("display call number") {
        "greenglass"
    } else if has("local id") && has("oclc") {
        "hathitrust"
    } else if sheet.separator == b';' {
        "spreadsheet"
    } else if sheet.separator == b'\t' {
        "tsv"
    } else {
        "csv"
    }
}

type Test<'a> = &'a dyn Fn(&str) -> bool;

/// Fills essential fields that no header names from what their columns hold, with a stated confidence.
fn guess(rows: &[StringRecord], fields: &mut [Option<Field>], confidence: &mut [u8], kind: SourceKind) {
    let share = |at: usize, is: &dyn Fn(&str) -> bool| {
        let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        if cells.len() * 4 < rows.len() || cells.is_empty() {
            0
        } else {
            cells.iter().filter(|cell| is(cell)).count() * 100 / cells.len()
        }
    };
    let is_isbn = |cell: &str| !identifier::isbns(cell).valid.is_empty();
    let is_year = |cell: &str| cell.len() <= 8 && year::year(cell) > 0;
    let is_name = |cell: &str| {
        cell.len() < 60 && cell.contains(", ") && cell.split(' ').count() <= 6 && !cell.bytes().any(|b| b.is_ascii_digit())
    };
    let is_title = |cell: &str| cell.len() >= 10 && cell.contains(' ') && !is_isbn(cell);
    let tests: [(Field, Test<'_>, usize); 4] =
        [(Field::Isbn, &is_isbn, 30), (Field::Year, &is_year, 70), (Field::Author, &is_name, 50), (Field::Title, &is_title, 50)];
    for (field, is, least) in tests {
        if !fields_of(kind).contains(&field) || fields.contains(&Some(field)) {
            continue;
        }
        let free = (0..fields.len()).filter(|at| fields[*at].is_none());
        let best = free.map(|at| (share(at, is), std::cmp::Reverse(at))).max();
        if let Some((score, std::cmp::Reverse(at))) = best.filter(|(score, _)| *score >= least) {
            fields[at] = Some(field);
            confidence[at] = u8::try_from(score.min(85)).unwrap_or(0);
        }
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
