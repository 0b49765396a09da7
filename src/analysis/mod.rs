//! What the union catalog says: overlap, gaps, profile of subjects, use. Pure functions of the catalog.
//!
//! In: a loaded consortium and its union catalog. Out: reports with figures alone; screens and files put them into
//! words. Invariants: a title nobody holds any more counts nowhere; the same input gives the same report.

mod arrivals;
mod filter;
mod gaps;
mod list;
mod overlap;
mod profile;
mod quality;
mod referral;
mod summary;
#[cfg(test)]
mod testing;
mod years;

pub use arrivals::{Change, Moved, change_of, changes};
pub use filter::Filter;
pub use gaps::{BenchmarkGap, GapStratum, GapsReport, MissingTitle, gaps};
pub use list::{Listed, Query, Selection, SortBy, list};
pub use overlap::{Figures, Group, Grouping, OverlapReport, overlap, overlap_at};
pub use profile::{Profile, ProfileRow, profile};
pub use quality::{FIELDS, Quality, Reach, quality};
pub use referral::{LastCopies, Referral, last_copies, referrals};
pub use years::{YearCounts, years};
