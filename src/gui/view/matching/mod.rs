//! Matching: which records are one title, what waits for a person, and how much each switch moves the overlap.

mod data;
mod ui;

pub use ui::{State, show};
