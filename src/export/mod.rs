//! Results as files that others read: the workbook, delimited lists, order files.
//!
//! In: what analysis and planning found. Out: files, each whole or not there at all ([`safe`]). Invariants: text that a
//! spreadsheet would take for a formula is written as text; the same input gives the same bytes (no clock, no order of
//! a hash map); money is written from whole minor units.

mod delimited;
#[cfg(test)]
mod fixture;
mod gaps;
mod orders;
mod records;
mod review;
mod safe;
mod words;
mod workbook;

pub use delimited::{write_lines, write_overlap, write_responsibilities, write_titles};
pub use gaps::write_gaps;
pub use orders::write_orders;
pub use records::{write_records, write_rejects, write_rejects_of};
pub use review::write_review;
pub use safe::{check_folder, check_target, write_file, write_json};
pub use words::{issue_text, proof_words, reject_text, repair_text};
pub use workbook::{Content, write_workbook};
