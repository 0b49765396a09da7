//! The start screen: the sample, a folder, a project, what was opened lately.

mod data;
mod ui;

pub use data::{RecentShown, Shown};
pub use ui::show;
