//! Export: the workbook and the files, and where the last one went.

mod data;
mod ui;

pub use data::{ExportRow, Shown};
pub use ui::{State, show};
