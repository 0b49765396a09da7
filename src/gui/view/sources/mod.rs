//! Sources: what was read of each file, what was wrong with it, and what its columns are taken for.

mod data;
mod detail;
mod quality;
mod quality_ui;
mod ui;

pub use data::{Shown, SourceRow};
pub use ui::{State, show};
