//! Writes what the export screen offers; runs in a job.

use std::path::Path;

use super::command::ExportKind;
use super::session::Data;
use crate::error::{Error, Result};
use crate::model::Plan;
use crate::{analysis, pipeline};

/// Writes an export to a file, or into a folder for order files.
///
/// # Errors
/// Where there is no plan but the export needs one, or the file cannot be written; nothing half-written is left.
pub fn write(kind: ExportKind, data: &Data, plan: Option<&Plan>, path: &Path) -> Result<()> {
    let Data { consortium, union } = data;
    let plan = || plan.ok_or_else(|| Error::user("error-no-plan"));
    match kind {
        ExportKind::Workbook => pipeline::export_workbook(consortium, union, plan()?, path),
        ExportKind::LinesCsv => {
            let plan = plan()?;
            pipeline::write_file(path, |out| pipeline::write_lines(out, plan))
        }
        ExportKind::Orders => pipeline::write_orders(path, consortium, plan()?).map(drop),
        ExportKind::OverlapCsv => {
            let report = pipeline::overlap(consortium, &union.catalog, &analysis::Filter::default(), None);
            pipeline::write_file(path, |out| pipeline::write_overlap(out, &report))
        }
        ExportKind::TitlesCsv => pipeline::write_file(path, |out| pipeline::write_titles(out, consortium, &union.catalog)),
    }
}
