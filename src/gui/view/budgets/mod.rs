//! Budgets: the money of every partner, rates, and the settings of planning that librarians decide.

mod data;
mod funds;
mod more;
mod settings;
mod ui;

pub use data::{FundRow, RateRow, Shown, amount};
pub use ui::{State, show};
