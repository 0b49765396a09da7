//! `serumpun gaps`: subjects nobody holds, thin and aging ones, requests held nowhere, book lists.

use std::path::PathBuf;

use chrono::Datelike;
use clap::ArgMatches;

use super::check::{grouped, heading};
use super::console::Console;
use super::open;
use super::table::{Report, Table, short};
use crate::analysis::{Filter, GapStratum, GapsReport};
use crate::error::Result;
use crate::{pipeline, tr};

/// So many missing titles are printed; the list has them all.
const SHOWN: usize = 20;

/// Runs the command.
///
/// # Errors
/// Data that cannot be understood; a file that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let csv = given.get_one::<PathBuf>("csv");
    open::check_targets(csv)?;
    let (consortium, union) = open::load_and_unite(console, given)?;
    let today = i16::try_from(chrono::Local::now().year()).unwrap_or(i16::MAX - 1);
    let year = pipeline::planned_year(&consortium, today);
    let report = pipeline::gaps(&consortium, &union, &Filter::default(), year);
    if let Some(path) = csv {
        pipeline::export_gaps_csv(&report, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    if given.get_flag("json") {
        console.json(&report)?;
    } else {
        console.print(&(heading(&consortium) + "\n\n" + &words(&report)))?;
    }
    Ok(0)
}

fn words(report: &GapsReport) -> String {
    let mut out = Report::default();
    let strata = [("cli-gaps-never", &report.never_held), ("cli-gaps-thin", &report.thin), ("cli-gaps-aging", &report.aging)];
    for (id, rows) in strata {
        out.line(&tr!(id, count = rows.len()));
        out.table(&table_of(rows), 2);
        out.line("");
    }
    if let Some(rest) = &report.unclassified {
        out.line(&tr!("cli-gaps-unclassified", titles = grouped(rest.titles), requests = grouped(rest.requests)));
        out.line("");
    }
    let missing = &report.requested_nowhere_held;
    out.line(&tr!("cli-gaps-missing", count = missing.len()));
    let mut table = Table::new(["cli-h-title", "cli-h-author", "cli-h-isbn", "cli-h-wanted-by"].map(|id| tr!(id)));
    for title in missing.iter().take(SHOWN) {
        table.row([short(&title.title, 48), short(&title.author, 24), title.isbn.clone(), title.wanted_by.join(", ")]);
    }
    out.table(&table, 2);
    if missing.len() > SHOWN {
        out.line(&format!("  {}", tr!("cli-more", count = missing.len() - SHOWN)));
    }
    for list in &report.benchmarks {
        let (titles, held) = (grouped(list.titles), grouped(list.held));
        out.section(&tr!("cli-gaps-list", name = &list.name, titles = titles, held = held));
        for title in list.missing.iter().take(SHOWN) {
            out.line(&format!("  {}", short(title, 76)));
        }
        if list.missing.len() > SHOWN {
            out.line(&format!("  {}", tr!("cli-more", count = list.missing.len() - SHOWN)));
        }
    }
    out.text()
}

fn table_of(rows: &[GapStratum]) -> Table {
    let headers = ["cli-h-stratum", "cli-h-titles", "cli-h-recent", "cli-h-median-year", "cli-h-published", "cli-h-requests"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for row in rows {
        table.row([
            short(&row.name, 40),
            grouped(row.titles),
            grouped(row.recent),
            row.median_year.map_or_else(|| "–".to_owned(), |year| year.to_string()),
            row.published.map_or_else(|| "–".to_owned(), |count| grouped(u64::from(count))),
            grouped(row.requests),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::BenchmarkGap;

    #[test]
    fn an_empty_report_is_words_too() {
        let text = words(&GapsReport::default());
        assert!(!text.contains("cli-"), "{text}");
    }

    #[test]
    fn long_lists_say_how_much_is_left_out() {
        let missing = (0..30).map(|number| format!("Title {number}")).collect();
        let list = BenchmarkGap { name: "core".into(), titles: 40, held: 10, missing };
        let text = words(&GapsReport { benchmarks: vec![list], ..GapsReport::default() });
        assert!(text.contains("Title 19") && !text.contains("Title 20") && text.contains("10"), "{text}");
    }
}
