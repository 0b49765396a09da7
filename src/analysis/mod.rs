//! What the union catalog says: overlap, gaps, profile of subjects, use. Pure functions of the catalog.

mod filter;
mod gaps;
mod list;
mod overlap;
mod profile;
mod referral;

pub use filter::Filter;
pub use gaps::{BenchmarkGap, GapStratum, GapsReport, MissingTitle, gaps};
pub use list::{Selection, SortBy, list};
pub use overlap::{Figures, Group, Grouping, OverlapReport, overlap};
pub use profile::{Profile, ProfileRow, profile};
pub use referral::{LastCopies, Referral, last_copies, referrals};
