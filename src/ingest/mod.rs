//! Files in, records and reports out: the consortium folder in every dialect partners export.
//!
//! In: a path and what people changed. Out: a [`Consortium`](crate::model::Consortium) whose reports account for every
//! row: `read = kept + rejected`, with line and reason. Order: [`folder`] finds the files, [`sheet`] decodes, [`split`] makes rows,
//! [`mapping`] names the columns, [`normalize`] cleans cells, [`bib`] makes records, [`load`] puts all together.

mod bib;
mod divisions;
mod field;
mod folder;
mod format;
mod guess;
mod holdings;
mod join;
mod leveling;
mod load;
mod mapping;
mod normalize;
mod partners;
mod preset;
mod report;
mod requests;
mod responsibilities;
mod settings;
mod sheet;
mod split;
mod strata;
mod table;

pub use field::{Field, field_of_code, fields_of};
pub use load::{Changes, load};
pub use partners::scope;
pub use settings::set as set_setting;
pub use strata::default_strata;

#[cfg(test)]
mod preset_tests;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod shared_tests;
#[cfg(test)]
mod tests;
