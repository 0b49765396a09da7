//! `serumpun titles`: the union catalog, and which title each record became.

use std::path::PathBuf;

use clap::ArgMatches;

use super::check::{grouped, heading};
use super::console::Console;
use super::open;
use super::table::{Report, Table};
use super::why;
use crate::catalog::Union;
use crate::error::Result;
use crate::model::Consortium;
use crate::{pipeline, tr};

/// Runs the command.
///
/// # Errors
/// Data that cannot be understood; a file that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let [csv, records, review] = ["csv", "records", "review"].map(|name| given.get_one::<PathBuf>(name));
    open::check_targets(csv.into_iter().chain(records).chain(review))?;
    let (consortium, union) = open::load_and_unite(console, given)?;
    if let Some(keys) = given.get_many::<String>("why") {
        console.print(&why::report(&consortium, &union, keys)?)?;
        return Ok(0);
    }
    let doubtful = pipeline::review(&consortium, &union);
    if let Some(path) = review {
        pipeline::export_review_csv(&doubtful, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    if let Some(path) = csv {
        pipeline::export_titles_csv(&consortium, &union, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    if let Some(path) = records {
        pipeline::export_records_csv(&consortium, &union, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    console.print(&report(&consortium, &union, doubtful.len()))?;
    Ok(0)
}

fn report(consortium: &Consortium, union: &Union, doubtful: usize) -> String {
    let mut out = Report::default();
    out.line(&heading(consortium));
    let works: std::collections::BTreeSet<_> = union.work_of_title.iter().take(union.catalog.len()).collect();
    out.line(&tr!(
        "cli-titles-figures",
        titles = union.catalog.len(),
        works = works.len(),
        records = consortium.records.len(),
        requested = union.candidates.len()
    ));
    out.line(&tr!("cli-titles-doubtful", count = doubtful));
    out.line("");
    let mut held_by = vec![0_u64; consortium.partners.len() + 1];
    for holders in &union.catalog.holders {
        if let Some(count) = held_by.get_mut(holders.len()) {
            *count += 1;
        }
    }
    let mut table = Table::new(["cli-h-holders", "cli-h-titles"].map(|id| tr!(id)));
    for (holders, titles) in held_by.iter().enumerate().filter(|(_, titles)| **titles > 0) {
        table.row([grouped(holders as u64), grouped(*titles)]);
    }
    out.table(&table, 0);
    out.text()
}
