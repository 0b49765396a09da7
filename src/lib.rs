//! Serumpun: partner libraries plan together who buys what.
pub mod analysis;
pub mod catalog;
pub mod cli;
pub mod error;
pub mod export;
pub mod model;
pub mod sample;
pub mod matching;
pub mod ingest;
pub mod pipeline;
pub mod project;
pub mod task;
pub mod text;
#[cfg(feature = "gui")]
pub mod gui;
