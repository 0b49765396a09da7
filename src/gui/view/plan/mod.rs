//! The plan: who buys what, why, and what each partner gets of it.
//!
//! `data` says the plan in a sentence, `lines` the lists, `locks` what people decided, `why` one line's reasons, `side`
//! the column of figures; `ui` and its neighbors draw them.

mod actions;
mod data;
mod lines;
mod lines_ui;
mod locks;
mod side;
mod side_ui;
mod ui;
mod why;

pub use ui::{State, show};
