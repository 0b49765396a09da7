//! One row to one bibliographic record: every normalizer applied, every repair noted.

use std::borrow::Cow;

use super::field::Field;
use super::mapping::Mapping;
use super::normalize::memo::Memo;
use super::normalize::{class, identifier, language, material, number, order, standing, text, year};
use super::report::Finding;
use super::sheet::Row;
use crate::model::{Language, Material, Record, Severity, Standing};

/// A record and what was repaired on the way.
#[derive(Debug, Default)]
pub struct Read {
    /// The record.
    pub record: Record,
    /// What was repaired or left out.
    pub findings: Vec<Finding>,
}

/// Reads the bibliographic cells of a row.
#[must_use]
pub fn read(row: &Row<'_>, mapping: &Mapping) -> Read {
    let mut read = Read::default();
    Reader::new(mapping).read(row, &mut read);
    read
}

/// Reads rows of one mapping, one after another.
#[derive(Debug)]
pub struct Reader<'m> {
    mapping: &'m Mapping,
    /// Columns of each field, by the field's position.
    columns: Vec<Vec<usize>>,
    languages: Memo<Language>,
    materials: Memo<Material>,
    standings: Memo<Standing>,
    locations: Memo<Standing>,
    years: Memo<i16>,
    not_for_loan: Memo<bool>,
}

impl<'m> Reader<'m> {
    /// A reader of rows that a mapping describes.
    #[must_use]
    pub fn new(mapping: &'m Mapping) -> Self {
        Self {
            mapping,
            columns: Field::ALL.iter().map(|field| mapping.columns(*field).collect()).collect(),
            languages: Memo::new(language::language),
            materials: Memo::new(material::material),
            standings: Memo::new(standing::standing),
            locations: Memo::new(standing::location),
            years: Memo::new(year::year),
            not_for_loan: Memo::new(not_for_loan_holds),
        }
    }

    /// Reads the bibliographic cells of a row into `read`, whatever it held before.
    pub fn read(&mut self, row: &Row<'_>, read: &mut Read) {
        read.findings.clear();
        let mut reading = Reading { reader: self, cells: row.cells, findings: &mut read.findings };
        if let Some(flaw) = row.flaw {
            reading.found(flaw, Field::Title, "");
        } else if row.cells.len() < reading.reader.mapping.names.len() {
            reading.found("row-short", Field::Title, "");
        } else if row.cells.len() > reading.reader.mapping.names.len() {
            reading.found("row-long", Field::Title, "");
        }
        reading.record(&mut read.record);
    }
}

/// The reading of one row.
struct Reading<'a, 'm> {
    reader: &'a mut Reader<'m>,
    cells: &'a [&'a str],
    findings: &'a mut Vec<Finding>,
}

impl<'a> Reading<'a, '_> {
    /// The trimmed text of a field's first filled column; empty where there is none.
    fn cell(&self, field: Field) -> &'a str {
        let columns = self.reader.columns.get(field as usize).map_or(&[][..], Vec::as_slice);
        let mut cells = columns.iter().filter_map(|at| self.cells.get(*at)).map(|cell| trimmed(cell));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn found(&mut self, code: &'static str, field: Field, before: &str) {
        let finding = Finding::new(code, Severity::Repaired, self.reader.mapping.name(field), before);
        self.findings.push(finding);
    }

    /// A text cell, mojibake set right and white space tidied.
    fn text(&mut self, field: Field) -> Cow<'a, str> {
        let cell = self.cell(field);
        if cell.is_empty() || text::is_plain(cell) {
            return Cow::Borrowed(cell);
        }
        let Some(fixed) = text::unmojibake(cell) else { return text::tidied(cell) };
        let name = self.reader.mapping.name(field);
        self.findings.push(Finding::new("mojibake", Severity::Repaired, name, cell).becoming(&fixed));
        Cow::Owned(text::tidy(&fixed))
    }

    fn record(&mut self, record: &mut Record) {
        let imprint = self.text(Field::Imprint);
        let publisher = self.text(Field::Publisher);
        put(&mut record.local_id, self.cell(Field::LocalId));
        self.title(&mut record.title);
        put(&mut record.author, text::author_of(&self.text(Field::Author)));
        if publisher.is_empty() && !imprint.is_empty() {
            record.publisher = text::publisher_of_imprint(&imprint);
        } else {
            put(&mut record.publisher, &publisher);
        }
        put(&mut record.edition, &text::tidied(self.cell(Field::Edition)));
        put(&mut record.extent, &text::tidied(self.cell(Field::Extent)));
        record.year = self.year(&imprint);
        self.isbns(&mut record.isbns);
        self.oclcs(&mut record.oclcs);
        record.issn = self.issn();
        record.lccn = identifier::lccn(self.cell(Field::Lccn));
        put(&mut record.class, &self.class());
        record.language = self.reader.languages.get(self.cell(Field::Language));
        record.material = self.material();
        record.standing = self.standing();
        record.copies = self.copies();
        record.uses = self.count(Field::Uses).unwrap_or(0);
        record.last_use = self.reader.years.get(self.cell(Field::LastUse));
    }

    fn title(&mut self, whole: &mut String) {
        put(whole, text::title_of(&self.text(Field::Title)));
        let subtitle = self.text(Field::Subtitle);
        let subtitle = text::title_of(&subtitle);
        let volume = text::tidied(self.cell(Field::Volume));
        if !subtitle.is_empty() && !whole.contains(subtitle) {
            whole.push_str(" : ");
            whole.push_str(subtitle);
        }
        if volume.is_empty() || whole.is_empty() {
            return;
        }
        // A bare number of the volume column says less than "v. 2" and matching reads the latter.
        whole.push_str(if volume.bytes().all(|b| b.is_ascii_digit()) { ", v. " } else { ", " });
        whole.push_str(&volume);
    }

    fn year(&mut self, imprint: &str) -> i16 {
        let cell = self.cell(Field::Year);
        let found = year::year(cell);
        if found == 0 && !cell.is_empty() {
            self.found("year-unreadable", Field::Year, cell);
        }
        if found == 0 { year::year(imprint) } else { found }
    }

    fn isbns(&mut self, valid: &mut Vec<u64>) {
        valid.clear();
        let columns = self.reader.columns.get(Field::Isbn as usize).map_or(0, Vec::len);
        for nth in 0..columns {
            let at = self.reader.columns[Field::Isbn as usize][nth];
            let cell = trimmed(self.cells.get(at).copied().unwrap_or_default());
            if let Some(isbn) = identifier::plain_isbn(cell) {
                add(valid, &[isbn]);
                continue;
            }
            let name = self.reader.mapping.names.get(at).map_or("", String::as_str);
            let is_shared = name.to_lowercase().contains("issn");
            let found = match identifier::without_zeros(cell).filter(|_| !is_shared) {
                Some(isbn) => identifier::Isbns { valid: vec![isbn], flaw: None, zero_restored: true },
                None => identifier::isbns(cell),
            };
            if let Some(flaw) = found.flaw {
                self.findings.push(Finding::new(flaw.code(), Severity::Repaired, name, cell));
            }
            if found.zero_restored {
                let becoming = found.valid.first().map(ToString::to_string).unwrap_or_default();
                self.findings.push(Finding::new("isbn-zero-restored", Severity::Repaired, name, cell).becoming(&becoming));
            }
            add(valid, &found.valid);
        }
    }

    fn oclcs(&mut self, valid: &mut Vec<u64>) {
        valid.clear();
        let cell = self.cell(Field::Oclc);
        if let Some(only) = identifier::oclc(cell) {
            valid.push(only);
            return;
        }
        let (found, flawed) = identifier::oclcs(cell);
        if flawed {
            self.found("oclc-unreadable", Field::Oclc, cell);
        }
        valid.extend(found);
    }

    /// The ISSN of its own column, or of the one that some systems share between ISBN and ISSN.
    fn issn(&self) -> u32 {
        let own = identifier::issn(self.cell(Field::Issn));
        if own == 0 { identifier::issn(self.cell(Field::Isbn)) } else { own }
    }

    /// The first filled column of classes, else the call number.
    fn class(&self) -> Cow<'a, str> {
        let columns = self.reader.columns.get(Field::Class as usize).map_or(&[][..], Vec::as_slice);
        for at in columns {
            let cell = trimmed(self.cells.get(*at).copied().unwrap_or_default());
            if !cell.is_empty() {
                return class::class(cell, class::Column::of(self.reader.mapping.scheme(*at)));
            }
        }
        let scheme = self.reader.mapping.column(Field::CallNumber).and_then(|at| self.reader.mapping.scheme(at));
        class::class(self.cell(Field::CallNumber), class::Column { scheme, ..class::Column::CALL_NUMBERS })
    }

    fn material(&mut self) -> Material {
        self.reader.materials.get(self.cell(Field::Material))
    }

    fn standing(&mut self) -> Standing {
        let flag = |field| !matches!(self.cell(field), "" | "0");
        let gone = flag(Field::Lost)
            || flag(Field::Withdrawn)
            || self.cell(Field::Copies) == "0" && self.material() != Material::Electronic;
        let stated = self.stated();
        if gone || stated == Standing::Gone {
            Standing::Gone
        } else if stated == Standing::HeldOnly || self.reader.not_for_loan.get(self.cell(Field::NotForLoan)) {
            Standing::HeldOnly
        } else if order::is_on_order(self.cell(Field::Status), self.cell(Field::NotForLoan)) {
            Standing::OnOrder
        } else {
            Standing::Lendable
        }
    }

    /// The worst of what all columns of statuses and locations say.
    fn stated(&mut self) -> Standing {
        let Reader { columns, standings, locations, .. } = &mut *self.reader;
        let mut worst = Standing::default();
        for (field, memo) in [(Field::Status, standings), (Field::Location, locations)] {
            for at in columns.get(field as usize).into_iter().flatten() {
                worst = worst.max(self.cells.get(*at).map_or(Standing::default(), |cell| memo.get(cell)));
            }
        }
        worst
    }

    fn copies(&mut self) -> u16 {
        let listed = text::angle_list(self.cell(Field::ItemCodes)).len();
        let copies = self.count(Field::Copies).and_then(|n| u16::try_from(n).ok());
        copies.unwrap_or_else(|| u16::try_from(listed.max(1)).unwrap_or(u16::MAX))
    }

    fn count(&mut self, field: Field) -> Option<u32> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let count = number::whole(cell);
        if count.is_none() {
            self.found("number-unreadable", field, cell);
        }
        count
    }
}

/// A cell without white space around it; most have none, and their first and last bytes say so.
fn trimmed(cell: &str) -> &str {
    match cell.as_bytes() {
        [] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => cell,
        _ => cell.trim(),
    }
}

/// Replaces a text without giving its memory back.
fn put(text: &mut String, value: &str) {
    text.clear();
    text.push_str(value);
}

fn add(numbers: &mut Vec<u64>, found: &[u64]) {
    for number in found {
        if !numbers.contains(number) {
            numbers.push(*number);
        }
    }
}

/// Koha's `notforloan`: 0 for loan, negative on order, positive not for loan.
fn not_for_loan_holds(cell: &str) -> bool {
    !cell.is_empty() && !cell.starts_with('-') && number::yes_no(cell).unwrap_or_else(|| cell != "0")
}
