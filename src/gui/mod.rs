//! The window: draws what the pipeline found, turns what a person does into commands and edits.
//!
//! A screen is `view/NAME/data.rs` (a serializable struct of exactly what is shown, tested as text) and
//! `view/NAME/ui.rs` (draws it, sends [`command::Command`]s, never edits, never blocks, never computes over all rows).

pub mod command;
mod fonts;
pub mod session;
pub mod style;
pub mod theme;
pub mod view;
pub mod widget;
