//! One row to one bibliographic record: every normalizer applied, every repair noted.

use super::field::Field;
use super::mapping::Mapping;
use super::normalize::{class, identifier, language, material, number, order, standing, text, year};
use super::report::Finding;
use super::sheet::Row;
use crate::model::{Material, Record, Severity, Standing};

/// A record and what was repaired on the way.
#[derive(Debug)]
pub struct Read {
    /// The record.
    pub record: Record,
    /// What was repaired or left out.
    pub findings: Vec<Finding>,
}

/// Reads the bibliographic cells of a row.
#[must_use]
pub fn read(row: &Row<'_>, mapping: &Mapping) -> Read {
    let mut reader = Reader { row, mapping, findings: Vec::new() };
    if let Some(flaw) = row.flaw {
        reader.found(flaw, Field::Title, "");
    } else if row.cells.len() < mapping.names.len() {
        reader.found("row-short", Field::Title, "");
    } else if row.cells.len() > mapping.names.len() {
        reader.found("row-long", Field::Title, "");
    }
    let record = reader.record();
    Read { record, findings: reader.findings }
}

struct Reader<'a> {
    row: &'a Row<'a>,
    mapping: &'a Mapping,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn cell(&self, field: Field) -> &str {
        self.mapping.cell(self.row.cells, field)
    }

    fn found(&mut self, code: &'static str, field: Field, before: &str) {
        let finding = Finding::new(code, Severity::Repaired, self.mapping.name(field), before);
        self.findings.push(finding);
    }

    /// A text cell, mojibake set right.
    fn text(&mut self, field: Field) -> String {
        let cell = self.cell(field).to_owned();
        let Some(fixed) = text::unmojibake(&cell) else { return cell };
        self.findings.push(Finding::new("mojibake", Severity::Repaired, self.mapping.name(field), &cell).becoming(&fixed));
        fixed
    }

    fn record(&mut self) -> Record {
        let imprint = self.text(Field::Imprint);
        let publisher = text::tidy(&self.text(Field::Publisher));
        Record {
            local_id: self.cell(Field::LocalId).to_owned(),
            title: self.title(),
            author: text::author(&self.text(Field::Author)),
            publisher: if publisher.is_empty() { text::publisher_of_imprint(&imprint) } else { publisher },
            edition: text::tidy(self.cell(Field::Edition)),
            extent: text::tidy(self.cell(Field::Extent)),
            year: self.year(&imprint),
            isbns: self.isbns(),
            oclcs: self.oclcs(),
            issn: self.issn(),
            lccn: identifier::lccn(self.cell(Field::Lccn)),
            class: self.class(),
            language: language::language(self.cell(Field::Language)),
            material: self.material(),
            standing: self.standing(),
            copies: self.copies(),
            uses: self.count(Field::Uses).unwrap_or(0),
            last_use: year::year(self.cell(Field::LastUse)),
        }
    }

    fn title(&mut self) -> String {
        let title = text::title(&self.text(Field::Title));
        let subtitle = text::title(&self.text(Field::Subtitle));
        let volume = text::tidy(self.cell(Field::Volume));
        let mut whole = title;
        if !subtitle.is_empty() && !whole.contains(&subtitle) {
            whole = format!("{whole} : {subtitle}");
        }
        // A bare number of the volume column says less than "v. 2" and matching reads the latter.
        match volume.as_str() {
            "" => whole,
            _ if whole.is_empty() => whole,
            number if number.bytes().all(|b| b.is_ascii_digit()) => format!("{whole}, v. {number}"),
            statement => format!("{whole}, {statement}"),
        }
    }

    fn year(&mut self, imprint: &str) -> i16 {
        let cell = self.cell(Field::Year).to_owned();
        let found = year::year(&cell);
        if found == 0 && !cell.is_empty() {
            self.found("year-unreadable", Field::Year, &cell);
        }
        if found == 0 { year::year(imprint) } else { found }
    }

    fn isbns(&mut self) -> Vec<u64> {
        let mut valid = Vec::new();
        for at in self.mapping.columns(Field::Isbn) {
            let cell = self.row.cells.get(at).unwrap_or_default().trim();
            let name = self.mapping.names.get(at).map_or("", String::as_str);
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
            valid.extend(found.valid.into_iter().filter(|isbn| !valid.contains(isbn)).collect::<Vec<_>>());
        }
        valid
    }

    fn oclcs(&mut self) -> Vec<u64> {
        let cell = self.cell(Field::Oclc).to_owned();
        let (valid, flawed) = identifier::oclcs(&cell);
        if flawed {
            self.found("oclc-unreadable", Field::Oclc, &cell);
        }
        valid
    }

    /// The ISSN of its own column, or of the one that some systems share between ISBN and ISSN.
    fn issn(&self) -> u32 {
        let own = identifier::issn(self.cell(Field::Issn));
        let shared = self.cell(Field::Isbn);
        if own == 0 && shared.contains('-') { identifier::issn(shared) } else { own }
    }

    fn class(&self) -> String {
        let class = class::class(self.cell(Field::Class));
        if class.is_empty() { class::class(self.cell(Field::CallNumber)) } else { class }
    }

    fn material(&self) -> Material {
        material::material(self.cell(Field::Material))
    }

    fn standing(&mut self) -> Standing {
        let flag = |field| !matches!(self.cell(field), "" | "0");
        let gone = flag(Field::Lost)
            || flag(Field::Withdrawn)
            || self.cell(Field::Copies) == "0" && self.material() != Material::Electronic;
        let stated = self.stated();
        let not_for_loan = self.cell(Field::NotForLoan).to_owned();
        if gone || stated == Standing::Gone {
            Standing::Gone
        } else if stated == Standing::HeldOnly || not_for_loan_holds(&not_for_loan) {
            Standing::HeldOnly
        } else if order::is_on_order(self.cell(Field::Status), &not_for_loan) {
            Standing::OnOrder
        } else {
            Standing::Lendable
        }
    }

    /// The worst of what all columns of statuses and locations say.
    fn stated(&self) -> Standing {
        let cells = |field| self.mapping.columns(field).filter_map(|at| self.row.cells.get(at));
        let statuses = cells(Field::Status).map(standing::standing);
        statuses.chain(cells(Field::Location).map(standing::location)).max().unwrap_or_default()
    }

    fn copies(&mut self) -> u16 {
        let listed = text::angle_list(self.cell(Field::ItemCodes)).len();
        let copies = self.count(Field::Copies).and_then(|n| u16::try_from(n).ok());
        copies.unwrap_or_else(|| u16::try_from(listed.max(1)).unwrap_or(u16::MAX))
    }

    fn count(&mut self, field: Field) -> Option<u32> {
        let cell = self.cell(field).to_owned();
        if cell.is_empty() {
            return None;
        }
        let count = number::whole(&cell);
        if count.is_none() {
            self.found("number-unreadable", field, &cell);
        }
        count
    }
}

/// Koha's `notforloan`: 0 for loan, negative on order, positive not for loan.
fn not_for_loan_holds(cell: &str) -> bool {
    !cell.is_empty() && !cell.starts_with('-') && number::yes_no(cell).unwrap_or_else(|| cell != "0")
}
