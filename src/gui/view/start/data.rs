//! Exactly what the start screen shows.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::gui::memory::Memory;
use crate::tr;

/// Something opened lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecentShown {
    /// Where it is.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Partners and day, or that it is gone.
    pub detail: String,
    /// Whether it is gone.
    pub missing: bool,
}

/// The start screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Unsaved work that waits, in words.
    pub unsaved: Option<String>,
    /// Opened lately, newest first.
    pub recent: Vec<RecentShown>,
    /// Something is being opened.
    pub opening: bool,
}

impl Shown {
    /// What the start screen says on the day `today`, ISO 8601.
    #[must_use]
    pub fn new(memory: &Memory, today: &str, opening: bool) -> Self {
        let recent = memory.recent.iter().map(|recent| {
            let day = day_in_words(&recent.day, today);
            let detail =
                if recent.missing { tr!("start-missing") } else { tr!("start-recent", partners = recent.partners, day = day) };
            RecentShown { path: recent.path.clone(), name: recent.name.clone(), detail, missing: recent.missing }
        });
        let unsaved = memory.unsaved.as_ref();
        let unsaved = unsaved.map(|unsaved| tr!("start-unsaved", name = &unsaved.name, day = day_in_words(&unsaved.day, today)));
        Self { unsaved, recent: recent.collect(), opening }
    }
}

/// A day as people say it: today, yesterday, 12 November, with the year where it is another.
fn day_in_words(day: &str, today: &str) -> String {
    let (Ok(date), Ok(now)) = (day.parse::<NaiveDate>(), today.parse::<NaiveDate>()) else { return day.to_owned() };
    match now.signed_duration_since(date).num_days() {
        0 => tr!("day-today"),
        1 => tr!("day-yesterday"),
        _ => {
            let month = tr!(&format!("month-{}", date.month()));
            let number = date.day().to_string();
            if date.year() == now.year() {
                tr!("day-month", day = number, month = month)
            } else {
                tr!("day-month-year", day = number, month = month, year = date.year().to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::memory::{Recent, Unsaved};

    fn recent(name: &str, partners: usize, day: &str, missing: bool) -> Recent {
        Recent { path: PathBuf::from(name), name: name.to_owned(), partners, day: day.to_owned(), missing }
    }

    #[test]
    fn the_start_screen_as_text() {
        let memory = Memory {
            recent: vec![
                recent("Northern Borneo agreement 2027", 4, "2026-11-21", false),
                recent("Medical libraries pilot", 3, "2026-11-12", false),
                recent("Old", 1, "2025-02-01", false),
                recent("Gone", 2, "2026-11-22", true),
            ],
            unsaved: Some(Unsaved { name: "Sample".to_owned(), path: None, day: "2026-11-22".to_owned() }),
            ..Memory::default()
        };
        let shown = Shown::new(&memory, "2026-11-22", false);
        let lines: Vec<String> = shown.recent.iter().map(|recent| format!("{}: {}", recent.name, recent.detail)).collect();
        assert_eq!(
            lines,
            [
                "Northern Borneo agreement 2027: 4 partners · yesterday",
                "Medical libraries pilot: 3 partners · 12 November",
                "Old: 1 partner · 1 February 2025",
                "Gone: no longer there",
            ]
        );
        assert_eq!(shown.unsaved.as_deref(), Some("“Sample” has changes of today that were not saved."));
    }
}
