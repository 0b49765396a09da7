//! Writes what the export screen offers; runs in a job.

use std::path::Path;

use super::command::ExportKind;
use super::session::Data;
use crate::analysis::Filter;
use crate::error::{Error, Result};
use crate::model::Plan;
use crate::pipeline;

/// Writes an export to a file, or into a folder for order files.
///
/// # Errors
/// Where there is no plan but the export needs one, or the file cannot be written; nothing half-written is left.
pub fn write(kind: ExportKind, data: &Data, plan: Option<&Plan>, path: &Path) -> Result<()> {
    let Data { consortium, union, .. } = data;
    let plan = || plan.ok_or_else(|| Error::user("error-no-plan"));
    match kind {
        ExportKind::Workbook => pipeline::export_workbook(consortium, union, plan()?, path),
        ExportKind::LinesCsv => pipeline::export_lines_csv(plan()?, path),
        ExportKind::Orders => pipeline::export_orders(consortium, plan()?, path).map(drop),
        ExportKind::OverlapCsv => {
            let report = pipeline::overlap(consortium, &union.catalog, &Filter::default(), None);
            pipeline::export_overlap_csv(&report, path)
        }
        ExportKind::TitlesCsv => pipeline::export_titles_csv(consortium, union, path),
    }
}

/// Writes the rejected rows of one source to a file.
///
/// # Errors
/// Where the file cannot be written.
pub fn write_rejects(data: &Data, source: usize, path: &Path) -> Result<()> {
    let Some(source) = data.consortium.sources.get(source) else { return Ok(()) };
    pipeline::export_rejects_of(source, path)
}
