//! What is known of the exports of systems: by which names they are told apart, and their order where they come without.

use csv::StringRecord;

use super::field::{Field, fold_header};
use super::normalize::{identifier, text};
use super::sheet::Sheet;
use crate::model::SourceKind;

/// Systems by the folded names of columns that only they have together; the first that fits is taken.
const SYSTEMS: &[(&str, &[&[&str]])] = &[
    ("alma", &[&["mms id"], &["mmsid"], &["permanent call number"], &["num of items in repository"]]),
    ("koha", &[&["biblionumber"], &["itemcallnumber"], &["homebranch"]]),
    ("sierra", &[&["record biblio"], &["call biblio"], &["tot chkout"], &["record item"]]),
    ("symphony", &[&["catkey"], &["catalog key"], &["homelocation"], &["currentlocation"], &["home location", "item type"]]),
    (
        "evergreen",
        &[&["tcn"], &["owning library", "copy location"], &["owning library", "call number"], &["branch", "copy location"]],
    ),
    ("slims-items", &[&["item code", "inventory code"], &["item code", "item status name"], &["item code", "coll type name"]]),
    ("slims", &[&["isbn issn", "gmd name"], &["isbn issn", "publisher name"], &["item code", "gmd name"]]),
    ("greenglass", &[&["recorded uses"], &["display call number"], &["worldcat oclc number", "last charge date"]]),
    ("hathifile", &[&["htid"], &["ht bib key"]]),
    ("hathitrust", &[&["local id", "oclc"], &["local id", "condition"], &["enum chron", "govdoc"]]),
    (
        "worldcat",
        &[
            &["holdings count", "oclc number"],
            &["audience", "oclc number"],
            &["number of circulations"],
            &["last circulated date"],
        ],
    ),
];

/// The system whose export it looks like, for the Sources screen; else what the file is made of.
#[must_use]
pub fn system(sheet: &Sheet) -> &'static str {
    let names: Vec<String> = sheet.header.iter().flatten().map(|name| fold_header(name)).collect();
    let has = |name: &&str| names.iter().any(|known| known == name);
    let known = SYSTEMS.iter().find(|(_, signs)| signs.iter().any(|sign| sign.iter().all(has)));
    match (known, sheet.separator) {
        (Some((system, _)), _) => system,
        (None, b';') => "spreadsheet",
        (None, b'\t') => "tsv",
        (None, _) => "csv",
    }
}

/// A list that comes without header, in an order of its own.
pub struct Positions {
    /// Its system.
    pub system: &'static str,
    /// What the columns feed.
    pub fields: &'static [Option<Field>],
}

/// SLiMS' bibliography, `senayan_biblio_export`.
const SLIMS: Positions = Positions {
    system: "slims",
    fields: &[
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
    ],
};

/// SLiMS' items, `senayan_item_export`: the code first, the title last.
const SLIMS_ITEMS: Positions = Positions {
    system: "slims-items",
    fields: &[
        Some(Field::ItemCodes),
        Some(Field::CallNumber),
        Some(Field::Material),
        None,
        None,
        None,
        None,
        Some(Field::Location),
        None,
        Some(Field::Status),
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        Some(Field::Title),
    ],
};

/// A HathiTrust hathifile, as its description page orders the columns.
const HATHIFILE: Positions = Positions {
    system: "hathifile",
    fields: &[
        None,
        None,
        None,
        Some(Field::LocalId),
        Some(Field::Volume),
        None,
        None,
        Some(Field::Oclc),
        Some(Field::Isbn),
        Some(Field::Issn),
        Some(Field::Lccn),
        Some(Field::Title),
        Some(Field::Imprint),
        None,
        None,
        None,
        Some(Field::Year),
        None,
        Some(Field::Language),
        Some(Field::Material),
        None,
        None,
        None,
        None,
        None,
        Some(Field::Author),
    ],
};

/// The order of a list without header, where its first rows fit one that is known.
#[must_use]
pub fn positions(rows: &[StringRecord], kind: SourceKind) -> Option<&'static Positions> {
    if kind != SourceKind::Holdings || rows.is_empty() {
        return None;
    }
    let most = |is: &dyn Fn(&StringRecord) -> bool| rows.iter().filter(|row| is(row)).count() * 5 > rows.len() * 4;
    let cell = |row: &StringRecord, at: usize| row.get(at).map(str::trim).unwrap_or_default().to_owned();
    let is_list = |text: &str| !text::angle_list(text).is_empty();
    let lists = rows.iter().filter(|row| is_list(&cell(row, 15)) || is_list(&cell(row, 17))).count();
    let is_slims =
        |row: &StringRecord| row.len() >= 17 && [15, 17].iter().all(|at| cell(row, *at).is_empty() || is_list(&cell(row, *at)));
    let is_item = |row: &StringRecord| {
        let (code, title) = (cell(row, 0), cell(row, 18));
        // Dates of input and last change stand before the title.
        matches!(row.len(), 19 | 20)
            && !code.is_empty()
            && code.len() <= 20
            && !code.contains(' ')
            && !title.is_empty()
            && [16, 17].iter().all(|at| is_date_and_time(&cell(row, *at)))
    };
    let is_volume =
        |row: &StringRecord| row.len() >= 25 && matches!(cell(row, 1).as_str(), "allow" | "deny") && cell(row, 0).contains('.');
    if lists * 2 > rows.len() && most(&is_slims) {
        Some(&SLIMS)
    } else if most(&is_item) {
        Some(&SLIMS_ITEMS)
    } else if most(&is_volume) {
        Some(&HATHIFILE)
    } else {
        None
    }
}

/// `2019-03-05` or `2019-03-05 10:00:00`, or nothing.
fn is_date_and_time(cell: &str) -> bool {
    cell.is_empty()
        || (cell.len() >= 10
            && cell.bytes().take(10).enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() }))
}

/// Whether a cell has an ISBN whose check digit holds.
#[must_use]
pub fn is_isbn(cell: &str) -> bool {
    !identifier::isbns(cell).valid.is_empty()
}
