//! The use cases, one function a stage: all that the window, the commands and the tests call.

use std::path::Path;

use crate::catalog::Union;
use crate::error::{Error, Result};
use crate::model::{Consortium, Plan, SubjectPlan};
use crate::project::Project;
use crate::task::Task;

pub use crate::analysis::{gaps, last_copies, list, overlap, profile, referrals};
pub use crate::project::{open, save};

/// Reads every file of the project's consortium; broken rows and files become reports, not errors.
///
/// # Errors
/// Where nothing can be read at all, or the consortium's currency cannot be told.
pub fn load(project: &Project, task: &Task) -> Result<Consortium> {
    let _ = (project, task);
    Err(Error::bug("not yet"))
}

/// Matches all records and requests and builds the union catalog and the candidates.
///
/// # Errors
/// Only cancellation.
pub fn unite(consortium: &Consortium, task: &Task) -> Result<Union> {
    let _ = (consortium, task);
    Err(Error::bug("not yet"))
}

/// Divides next year's purchases by title.
///
/// # Errors
/// Locks that no budget can meet; cancellation.
pub fn plan(consortium: &Consortium, union: &Union, task: &Task) -> Result<Plan> {
    let _ = (consortium, union, task);
    Err(Error::bug("not yet"))
}

/// Divides collecting responsibilities by subject.
///
/// # Errors
/// Cancellation.
pub fn plan_by_subject(consortium: &Consortium, union: &Union, task: &Task) -> Result<SubjectPlan> {
    let _ = (consortium, union, task);
    Err(Error::bug("not yet"))
}

/// The year a plan is made for: the fiscal year's last number, else the year after `today`.
#[must_use]
pub fn planned_year(consortium: &Consortium, today: i16) -> i16 {
    let digits: Vec<&str> = consortium.fiscal_year.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4).collect();
    digits.last().and_then(|year| year.parse().ok()).unwrap_or(today + 1)
}

/// Writes the workbook of a plan.
///
/// # Errors
/// Where the file cannot be written; nothing half-written is left.
pub fn export_workbook(consortium: &Consortium, union: &Union, plan: &Plan, path: &Path) -> Result<()> {
    let _ = (consortium, union, plan, path);
    Err(Error::bug("not yet"))
}
