//! Books about Borneo itself: what each library alone collects.

pub mod fiction;
pub mod places;
pub mod themes_en;
pub mod themes_id;
pub mod themes_ms;
