//! The nouns: plain data that every other room speaks of. No files, no polars, no window.

mod candidate;
mod class;
mod columns;
mod consortium;
mod doubt;
mod fairness;
mod fund;
mod ids;
mod isbn;
mod kept;
mod money;
mod partner;
mod plan;
mod record;
mod request;
mod responsible;
mod settings;
mod source;
mod stratum;

pub use candidate::Candidate;
#[cfg(test)]
pub(crate) use class::all_lc_classes;
pub use class::{ClassNumber, ClassRange, class_head, is_lc_class, parse_class};
pub use columns::{ListColumn, TextColumn};
pub use consortium::{Consortium, ShelfList};
pub use doubt::{Doubt, ReviewPair};
pub use fairness::{Fairness, Spread};
pub use fund::{Fund, Scope, fund_key};
pub use ids::{PartnerIx, PartnerSet, StratumIx, TitleIx};
pub use isbn::{IsbnFlaw, check_digit_13, isbn_of_key, isbn13};
pub use kept::*;
pub use money::{Currency, Money, Rate, Rates, decimal_from, round_half_up};
pub use partner::{AccessRow, AccessTable, Partner, PartnerKind, partner_code};
pub use plan::*;
pub use record::{Language, Material, Record, RecordTable, Standing};
pub use request::{Action, Benchmark, BenchmarkTitle, Decision, Expected, LocalReason, Request};
pub use responsible::{Responsible, StatedResponsibility, SubjectLock};
pub use settings::{Level, Settings, Tolerance, Weights};
pub use source::{ColumnMapping, Issue, RejectedRow, RepairSample, Severity, SourceKind, SourceReport};
pub use stratum::{PriceRow, Scheme, Split, StrataTable, Stratum, StratumRule};
