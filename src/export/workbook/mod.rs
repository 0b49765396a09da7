//! The workbook of a plan: what was agreed to buy, why it can be trusted, and what the partners have.
//!
//! In: everything analysis and planning found, as [`Content`], with the date to print. Out: one XLSX file. One file
//! here is one sheet or two; [`page`] knows how any sheet looks. Invariants: text is never a formula; the only formulas
//! are sums, with their results beside them; the same content gives the same bytes.

mod names;
mod outcome;
mod overlap;
mod page;
mod partner;
mod quality;
mod shelves;
mod subject;
mod summary;

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use self::names::Names;
use super::safe::write_file;
use crate::analysis::{LastCopies, OverlapReport, Referral};
use crate::catalog::UnionCatalog;
use crate::error::{Error, Result};
use crate::model::{Consortium, Currency, Partner, Plan, SubjectPlan};
use crate::tr;

/// Everything a workbook shows.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// What was read.
    pub consortium: &'a Consortium,
    /// The titles behind last copies.
    pub catalog: &'a UnionCatalog,
    /// The plan by title; none where only subjects were divided.
    pub plan: Option<&'a Plan>,
    /// The plan by subject, or why there is none.
    pub subject: std::result::Result<&'a SubjectPlan, &'a str>,
    /// Overlap of all titles.
    pub overlap: &'a OverlapReport,
    /// Titles that one partner alone holds.
    pub last_copies: &'a [LastCopies],
    /// Whom to ask.
    pub referrals: &'a [Referral],
    /// The day the workbook is made.
    pub date: NaiveDate,
}

impl Content<'_> {
    /// The name of the consortium.
    fn name(&self) -> String {
        let name = &self.consortium.settings.name;
        if name.is_empty() { tr!("export-consortium") } else { name.clone() }
    }

    /// The currency of every amount that names none.
    fn currency(&self) -> Currency {
        self.consortium.rates.currency
    }
}

type Xlsx<T> = std::result::Result<T, XlsxError>;

/// Writes the workbook, whole or not at all.
///
/// # Errors
/// Where the file cannot be written; [`Error::bug`] where a sheet breaks a rule of the format.
pub fn write_workbook(path: &Path, content: &Content) -> Result<()> {
    let bytes = bytes(content).map_err(|error| Error::bug(format!("workbook: {error}")).caused_by(error))?;
    write_file(path, |out| out.write_all(&bytes))
}

fn bytes(content: &Content) -> Xlsx<Vec<u8>> {
    let mut workbook = Workbook::new();
    let year = u16::try_from(content.date.year()).unwrap_or(1900);
    let month = u8::try_from(content.date.month()).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(year, month, u8::try_from(content.date.day()).unwrap_or(1))?;
    let properties = DocProperties::new()
        .set_title(tr!("export-document-title", name = content.name(), year = &content.consortium.fiscal_year))
        .set_author("Serumpun")
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    for sheet in sheets(content)? {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

fn sheets(content: &Content) -> Xlsx<Vec<Worksheet>> {
    let mut names = Names::default();
    let mut own = |id: &str| names.take(&tr!(id));
    // The program's own sheets take their names first, so that a partner called Summary moves aside.
    let (summary, subject, alone, unfunded) =
        (own("export-sheet-summary"), own("export-sheet-subject"), own("export-sheet-alone"), own("export-sheet-unfunded"));
    let (overlap, last, ask) = (own("export-sheet-overlap"), own("export-sheet-last"), own("export-sheet-ask"));
    let (quality, provenance) = (own("export-sheet-quality"), own("export-sheet-provenance"));
    let mut sheets = vec![summary::sheet(content, &summary)?, subject::sheet(content, &subject)?];
    if let Some(plan) = content.plan {
        for partner in &content.consortium.partners {
            sheets.push(partner::sheet(content, plan, partner, &names.take(sheet_name(partner)))?);
        }
        sheets.push(outcome::alone(content, plan, &alone)?);
        sheets.push(outcome::unfunded(content, plan, &unfunded)?);
    }
    sheets.push(overlap::sheet(content, &overlap)?);
    sheets.push(shelves::last_copies(content, &last)?);
    sheets.push(shelves::who_to_ask(content, &ask)?);
    sheets.push(quality::data_quality(content, &quality)?);
    sheets.push(quality::provenance(content, &provenance)?);
    Ok(sheets)
}

/// What a partner's sheet is called: its name, or its code where a tab would cut the name off.
fn sheet_name(partner: &Partner) -> &str {
    if partner.name.encode_utf16().count() > names::LONGEST { &partner.code } else { &partner.name }
}

#[cfg(test)]
mod tests;
