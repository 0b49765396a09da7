//! Columns that no rule names: taken for a field by a name that resembles a known one, or by what they hold, with a
//! stated confidence that people see and can overrule.

use csv::StringRecord;

use super::field::{Field, fields_of, resembles};
use super::mapping::Column;
use super::normalize::{identifier, year};
use super::preset::is_isbn;
use crate::model::SourceKind;

/// Most confidence that content alone gives.
const MOST: usize = 85;

/// Fields without a column are fed from one whose name holds a known name among other words (`ISBN (pbk)`).
pub fn by_likeness(header: &[String], columns: &mut [Column], kind: SourceKind, confidence: u8) {
    for (at, name) in header.iter().enumerate().take(columns.len()) {
        let Some(field) = resembles(name, kind).filter(|_| columns[at].field.is_none()) else { continue };
        if columns.iter().all(|column| column.field != Some(field)) {
            columns[at].set(Some(field), confidence);
        }
    }
}

type Test = fn(&str) -> bool;

/// What tells a field by its cells, and the least share of cells, percent, that must; the surest come first.
const TESTS: [(Field, Test, usize); 6] = [
    (Field::Isbn, is_isbn, 30),
    (Field::Oclc, is_oclc, 60),
    (Field::Year, is_year, 70),
    (Field::Class, is_class, 70),
    (Field::Author, is_name, 50),
    (Field::Title, is_title, 50),
];

/// Essential fields without a column are fed from the one whose cells look most like it.
pub fn by_content(rows: &[StringRecord], columns: &mut [Column], kind: SourceKind) {
    for (field, is, least) in TESTS {
        let known = |known: Field| columns.iter().any(|column| column.field == Some(known));
        let is_covered = known(field) || (field == Field::Class && known(Field::CallNumber));
        if is_covered || !fields_of(kind).contains(&field) {
            continue;
        }
        let free = (0..columns.len()).filter(|at| columns[*at].field.is_none());
        let best = free.map(|at| (share(rows, at, is), std::cmp::Reverse(at))).max();
        if let Some((share, std::cmp::Reverse(at))) = best.filter(|(share, _)| *share >= least) {
            columns[at].set(Some(field), u8::try_from(share.min(MOST)).unwrap_or(0));
        }
    }
}

/// The share of a column's filled cells that pass, percent; 0 where less than a quarter is filled.
fn share(rows: &[StringRecord], at: usize, is: Test) -> usize {
    let cells = || rows.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
    let filled = cells().count();
    if filled == 0 || filled * 4 < rows.len() { 0 } else { cells().filter(|cell| is(cell)).count() * 100 / filled }
}

fn is_year(cell: &str) -> bool {
    cell.len() <= 8 && year::year(cell) > 0
}

/// Only with OCLC's own letters: bare numbers are every system's.
fn is_oclc(cell: &str) -> bool {
    let marked = ["(OCoLC)", "ocm", "ocn", "on1"].iter().any(|letters| cell.starts_with(letters));
    marked && !identifier::oclcs(cell).0.is_empty()
}

fn is_name(cell: &str) -> bool {
    cell.len() < 60 && cell.contains(", ") && cell.split(' ').count() <= 6 && !cell.bytes().any(|b| b.is_ascii_digit())
}

fn is_title(cell: &str) -> bool {
    cell.len() >= 10 && cell.contains(' ') && !is_isbn(cell)
}

/// Three digits of Dewey or UDC before a point or a book mark, a number of UDC with a place or form in parentheses, or one to
/// three capitals and a number as in LC.
fn is_class(cell: &str) -> bool {
    let first = cell.split(' ').next().unwrap_or_default();
    let letters = first.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = first.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    let rest = first.get(letters + digits..).unwrap_or_default();
    if letters == 0 && (1..=3).contains(&digits) && rest.starts_with('(') && rest.contains(')') {
        return true;
    }
    let ends = rest.is_empty() || rest.starts_with('.');
    let is_number = letters == 0 && digits == 3 && (rest.starts_with('.') || cell.len() > 4);
    ends && (is_number || ((1..=3).contains(&letters) && (1..=4).contains(&digits) && cell.len() > letters + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_by_their_form() {
        let table = [
            ("005.13 ABC", true),
            ("959.8", true),
            ("QA76.73 .R8", true),
            ("BL2525 .N48 1984", true),
            ("94(594) SUK", true),
            ("12 (a note)", false),
            ("312", false),
            ("2004", false),
            ("A", false),
            ("Smith, John", false),
            ("9780596009304", false),
        ];
        for (cell, expected) in table {
            assert_eq!(is_class(cell), expected, "{cell}");
        }
    }
}
