//! Gaps: what each partner holds by subject, and what is missing.

mod data;
mod lists;
mod ui;
mod years;
mod years_ui;

pub use data::{Metric, Shown};
pub use ui::{State, show};
