//! The plan: who buys what, why, and what each partner gets of it.
//!
//! `data` says the plan in a sentence, `lines` the lists, `locks` what people decided, `why` one line's reasons, `side`
//! the column of figures, `subject` the plan by subject, `fairness` how evenly it treats the partners, `suppose` what would
//! be otherwise, `scenarios` kept plans; `ui` and its neighbors draw them.

mod actions;
mod chips;
mod compared_ui;
mod data;
mod fairness;
mod fairness_ui;
mod lines;
mod lines_ui;
mod locks;
mod scenarios;
mod scenarios_ui;
mod side;
mod side_ui;
mod subject;
mod subject_ui;
mod suppose;
mod suppose_ui;
mod ui;
mod why;

pub use data::found_in_words;
pub use ui::{Mode, State, show};

/// Small inputs for tests of the window.
#[cfg(test)]
pub mod tests_of_plan {
    pub use super::data::tests::plan as sample_plan;
    pub use super::locks::tests::{consortium, union};
}
