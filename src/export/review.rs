//! Doubtful pairs as rows of `decisions.csv` that wait for an action.

use std::io::{self, Write};

use super::delimited::Lines;
use crate::model::ReviewPair;

const REVIEW: [&str; 8] = ["action", "partner", "isbn", "title", "fund", "weight", "shared", "holders"];

/// Writes doubtful pairs, one row each: `isbn` has both record keys, `title` both titles, `shared` how many pairs of
/// partners would share a title more.
///
/// # Errors
/// Those of `out`.
pub fn write_review(out: &mut dyn Write, pairs: &[ReviewPair]) -> io::Result<()> {
    let mut lines = Lines::new(out, REVIEW)?;
    for pair in pairs {
        let titles = pair.titles.each_ref().map(|title| title.replace('|', " "));
        lines.texts(["", "", &pair.keys.join("|"), &titles.join(" | "), ""])?;
        lines.number(format!("{:.1}", pair.weight))?;
        lines.number(pair.shared)?;
        lines.texts([pair.holders.map(|count| count.to_string()).join("|").as_str()])?;
        lines.end()?;
    }
    lines.finish()
}
