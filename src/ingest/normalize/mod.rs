//! Normalizers: one kind of cell each, text in, value out, with what was wrong. Table-tested; no files, no state.

pub mod class;
pub mod identifier;
pub mod language;
pub mod material;
pub mod memo;
pub mod number;
pub mod order;
pub mod standing;
pub mod text;
pub mod year;
