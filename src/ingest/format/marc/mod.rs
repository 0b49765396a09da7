//! MARC 21 in its three clothes: ISO 2709, MARCXML and MARC-in-JSON. One bibliographic record is one row.
//!
//! [`binary`], [`xml`] and [`json`] make [`Marc`] of bytes; [`row`] makes cells of it; [`items`] understands the copies
//! that Koha, Evergreen, Symphony, Sierra and Alma write into their exports.

mod binary;
mod items;
mod json;
mod marc8;
mod marc8_sets;
mod row;
mod xml;

use super::grid::Grid;

pub use binary::{is_binary, read as read_binary};
pub use json::record as record_of_json;
pub use xml::read as read_xml;

/// A MARC record, of which only what rows are made of is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marc {
    /// The leader, 24 characters where it is whole.
    pub leader: String,
    /// Control fields by tag.
    pub control: Vec<(String, String)>,
    /// Data fields, in the order of the record.
    pub data: Vec<Data>,
}

/// A data field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Data {
    /// Its tag.
    pub tag: String,
    /// Its second indicator.
    pub second: char,
    /// Codes and texts, in the order of the field.
    pub subfields: Vec<(char, String)>,
}

/// Fields that rows are made of; all others are passed over.
const WANTED: &[&str] = &[
    "001", "003", "006", "007", "008", "010", "020", "022", "035", "041", "050", "080", "082", "090", "100", "110", "111", "245",
    "250", "260", "264", "300", "338", "490", "502", "700", "710", "711", "852", "880", "901", "907", "945", "949", "952", "999",
    "AVA", "AVD", "AVE",
];

/// Whether a row is made of fields of this tag.
fn is_wanted(tag: &str) -> bool {
    WANTED.contains(&tag)
}

impl Marc {
    /// The first control field of a tag; empty where there is none.
    #[must_use]
    pub fn control(&self, tag: &str) -> &str {
        self.control.iter().find(|(known, _)| known == tag).map_or("", |(_, value)| value)
    }

    /// The data fields of a tag.
    pub fn fields<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Data> {
        self.data.iter().filter(move |field| field.tag == tag)
    }

    /// One character of the leader or a control field; a space past its end.
    #[must_use]
    pub fn at(&self, tag: &str, position: usize) -> char {
        let text = if tag == "leader" { &self.leader } else { self.control(tag) };
        text.chars().nth(position).unwrap_or(' ')
    }
}

impl Data {
    /// The first subfield of a code, trimmed; empty where there is none.
    #[must_use]
    pub fn get(&self, code: char) -> &str {
        self.all(code).next().unwrap_or_default()
    }

    /// The filled subfields of a code, trimmed.
    pub fn all(&self, code: char) -> impl Iterator<Item = &str> {
        self.subfields
            .iter()
            .filter(move |(known, _)| *known == code)
            .map(|(_, text)| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// The subfields of several codes in the order of the field, joined by single spaces.
    #[must_use]
    pub fn join(&self, codes: &str) -> String {
        let parts = self.subfields.iter().filter(|(code, _)| codes.contains(*code)).map(|(_, text)| text.trim());
        parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// An empty grid of MARC records.
#[must_use]
pub fn grid(format: &'static str, encoding: &str) -> Grid {
    Grid::of_records(format, encoding, row::HEADER)
}

/// Appends a record to a grid, or says why it is no row.
pub fn push(grid: &mut Grid, marc: &Marc, line: u64, flaw: Option<&'static str>) {
    match marc.at("leader", 6) {
        'u' | 'v' | 'x' | 'y' => grid.damage(line, "marc-holdings-record", marc.control("001")),
        'z' | 'w' | 'q' => grid.damage(line, "marc-other-record", marc.control("001")),
        _ => grid.record(row::cells(marc).iter().map(String::as_str), line, flaw),
    }
}
