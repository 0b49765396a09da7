//! Overlap: who shares with whom, and how many partners hold each title.

mod data;
mod ui;

pub use data::{Metric, Shown};
pub use ui::{State, show};
