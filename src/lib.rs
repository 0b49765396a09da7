//! Serumpun: partner libraries plan together who buys what.
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
pub mod project;
pub mod sample;
pub mod task;
pub mod text;
