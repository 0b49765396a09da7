//! How good the data is, and where everything comes from.

use rust_xlsxwriter::Worksheet;

use super::page::{Cell, Column, Page};
use super::{Content, Xlsx};
use crate::export::words::{issue_text, proof_words, settings};
use crate::model::{Severity, SourceReport};
use crate::{text, tr};

const QUALITY: [Column; 10] = [
    ("export-h-partner", 22.0),
    ("export-h-file", 36.0),
    ("export-h-read", 10.0),
    ("export-h-kept", 10.0),
    ("export-h-repaired", 10.0),
    ("export-h-rejected", 10.0),
    ("export-h-severity", 12.0),
    ("export-h-issue", 90.0),
    ("export-h-count", 10.0),
    ("export-h-first-line", 10.0),
];

/// Every file with its figures, and below each its issues.
pub(super) fn data_quality(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.table(&QUALITY, &[])?;
    for source in &content.consortium.sources {
        page.row(&figures(source))?;
        for found in &source.issues {
            page.row(&[
                Cell::text(&source.partner),
                Cell::text(&source.path),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                Cell::text(severity(found.severity)),
                Cell::text(issue_text(found)),
                Cell::Count(u64::from(found.count)),
                Cell::Count(found.first_line),
            ])?;
        }
    }
    page.end_table()?;
    Ok(page.finish())
}

fn figures(source: &SourceReport) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&source.partner), Cell::text(&source.path)];
    cells.extend([source.read, source.kept, source.repaired, source.rejected].map(|count| Cell::Count(u64::from(count))));
    cells
}

/// A severity in a word.
fn severity(severity: Severity) -> String {
    match severity {
        Severity::Note => tr!("export-severity-note"),
        Severity::Repaired => tr!("export-severity-repaired"),
        Severity::Rejected => tr!("export-severity-rejected"),
        Severity::Error => tr!("export-severity-error"),
    }
}

/// Program, settings, proof, files with how they were read, decisions.
pub(super) fn provenance(content: &Content, name: &str) -> Xlsx<Worksheet> {
    let mut page = Page::new(name)?;
    page.widths(&[36.0, 22.0, 16.0, 16.0, 12.0, 12.0, 12.0, 12.0])?;
    page.heading(&tr!("export-provenance"), true)?;
    page.freeze(0)?;
    page.figure(&tr!("export-p-program"), &Cell::text(format!("Serumpun {}", env!("CARGO_PKG_VERSION"))))?;
    page.figure(&tr!("export-p-date"), &Cell::text(content.date.format("%Y-%m-%d").to_string()))?;
    page.figure(&tr!("export-p-year"), &Cell::text(&content.consortium.fiscal_year))?;
    page.figure(&tr!("export-p-currency"), &Cell::text(content.currency().code()))?;
    if let Some(plan) = content.plan {
        page.figure(&tr!("export-p-proof"), &Cell::text(proof_words(&plan.verdict)))?;
        let needless = i64::try_from(plan.needless_duplicates).unwrap_or(i64::MAX);
        page.figure(&tr!("export-p-checked"), &Cell::text(tr!("export-p-checked-text", needless = text::count(needless))))?;
    }
    page.gap();
    files(&mut page, content)?;
    decisions(&mut page, content)?;
    page.heading(&tr!("export-settings"), false)?;
    page.header(&["export-h-setting", "export-h-value"].map(|id| tr!(id)))?;
    for (key, value) in settings(&content.consortium.settings) {
        page.row(&[Cell::Text(key), Cell::Text(value)])?;
    }
    Ok(page.finish())
}

fn files(page: &mut Page, content: &Content) -> Xlsx<()> {
    page.heading(&tr!("export-sources"), false)?;
    let header = [
        "export-h-file",
        "export-h-kind",
        "export-h-format",
        "export-h-encoding",
        "export-h-read",
        "export-h-kept",
        "export-h-repaired",
        "export-h-rejected",
    ];
    page.header(&header.map(|id| tr!(id)))?;
    for source in &content.consortium.sources {
        let kind = serde_json::to_value(source.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
        let mut cells = [&source.path, &kind, &source.format, &source.encoding].map(Cell::text).to_vec();
        cells.extend([source.read, source.kept, source.repaired, source.rejected].map(|count| Cell::Count(u64::from(count))));
        page.row(&cells)?;
    }
    page.gap();
    Ok(())
}

fn decisions(page: &mut Page, content: &Content) -> Xlsx<()> {
    if content.consortium.decisions.is_empty() {
        return Ok(());
    }
    page.heading(&tr!("export-decisions"), false)?;
    page.header(&["export-h-action", "export-h-partner", "export-h-isbn", "export-h-title", "export-h-fund"].map(|id| tr!(id)))?;
    for decision in &content.consortium.decisions {
        let action = decision.action.code().to_owned();
        page.row(&[&action, &decision.partner, &decision.isbn, &decision.title, &decision.fund].map(Cell::text))?;
    }
    page.gap();
    Ok(())
}
