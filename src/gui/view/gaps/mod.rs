//! Gaps: what each partner holds by subject, and what is missing.

mod data;
mod lists;
mod ui;

pub use data::{Metric, Shown};
pub use ui::{State, show};
