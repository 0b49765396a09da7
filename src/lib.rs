//! Serumpun: partner libraries plan together who buys what, inside every partner's own budget.
//!
//! ```text
//! files ─▶ ingest ─▶ records ─▶ matching ─▶ titles ─▶ catalog ─▶ union catalog ─▶ analysis
//!                                                        │
//!              requests, budgets, decisions ─────────────┴─▶ planning: build ─▶ solver ─▶ check ─▶ explain
//!                                                                                  │
//!                                        window (gui) · commands (cli) · export (XLSX, CSV, orders)
//! ```
//!
//! Where to begin: [`model`] has the nouns, [`pipeline`] the verbs, one function a stage; then any one room.
//!
//! | room | what is in it |
//! |---|---|
//! | [`model`] | the nouns of the field as plain data; knows nobody |
//! | [`error`], [`text`], [`task`] | errors a person can act on; all words and numbers people read; progress and cancellation |
//! | [`ingest`] | partners' files in any dialect to records, every row accounted for |
//! | [`matching`] | which records are one title |
//! | [`catalog`] | the union catalog: one row a title with its holders, and the candidates that are asked for |
//! | [`analysis`] | overlap, gaps, profile of subjects, lists, last copies, whom to ask |
//! | [`planning`] | who buys what: model, solver with a proved bound, independent check, reasons |
//! | [`project`] | the document: edits, undo, the project file |
//! | [`export`] | workbook, CSV lists, order files, written whole or not at all |
//! | [`sample`] | the made-up consortium on Borneo and its generator |
//! | [`pipeline`] | the use cases that window, commands and tests call |
//! | [`cli`] | the commands |
//! | `gui` | the window (feature `gui`, on by default) |
//!
//! Rules, held by `tests/layers`: stages know `model`, `task`, `text` and `error`, not each other's insides; `cli` and
//! `gui` reach stages through `pipeline`; only `main` knows `cli` and `gui`; no file over 500 lines, no function over 100.

pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod error;
pub mod export;
#[cfg(feature = "gui")]
pub mod gui;
pub mod ingest;
pub mod matching;
pub mod model;
pub mod pipeline;
pub mod planning;
pub mod project;
pub mod sample;
pub mod task;
pub mod text;
