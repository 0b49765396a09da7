//! `serumpun overlap`: what the partners share, what each alone holds, in all and by group.

use std::path::PathBuf;

use clap::ArgMatches;

use super::check::{grouped, heading};
use super::console::Console;
use super::open;
use super::table::{Report, Table, short};
use crate::analysis::{Figures, Filter, Grouping, OverlapReport};
use crate::catalog::Union;
use crate::error::Result;
use crate::model::{Consortium, Tolerance};
use crate::{pipeline, text, tr};

/// Runs the command.
///
/// # Errors
/// Data that cannot be understood; a file that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let csv = given.get_one::<PathBuf>("csv");
    open::check_targets(csv)?;
    let by = given.get_one::<String>("by").and_then(|word| grouping(word));
    let (consortium, union) = open::load_and_unite(console, given)?;
    let report = pipeline::overlap(&consortium, &union.catalog, &Filter::default(), by);
    if let Some(path) = csv {
        pipeline::export_overlap_csv(&report, path)?;
        console.say(&tr!("cli-wrote", path = path.display().to_string()));
    }
    if given.get_flag("json") {
        console.json(&report)?;
    } else {
        let change = change(console, &consortium, &union)?;
        console.print(&(heading(&consortium) + "\n\n" + &change + &words(&report)))?;
    }
    Ok(0)
}

/// What the tolerances that are set change, in one line; nothing where none is set.
fn change(console: &Console, consortium: &Consortium, union: &Union) -> Result<String> {
    let tolerance = consortium.settings.tolerance;
    if tolerance == Tolerance::default() {
        return Ok(String::new());
    }
    let prepared = pipeline::prepare(consortium, &console.task())?;
    let set = (tolerance, consortium.settings.held_level);
    let effect = pipeline::tolerance_effect(consortium, (union, &prepared), set, &console.task())?;
    let shared = |figures: &Figures| {
        let above = |(at, row): (usize, &Vec<u64>)| row.iter().skip(at + 1).sum::<u64>();
        figures.shared.iter().enumerate().map(above).sum::<u64>()
    };
    let (now, before) = (&effect.set.figures, &effect.standard.figures);
    let line = tr!(
        "cli-overlap-change",
        titles = grouped(now.union),
        union = grouped(before.union),
        shared = grouped(shared(now)),
        before = grouped(shared(before))
    );
    Ok(line + "\n\n")
}

fn grouping(word: &str) -> Option<Grouping> {
    match word {
        "stratum" => Some(Grouping::Stratum),
        "year" => Some(Grouping::Year),
        "language" => Some(Grouping::Language),
        "material" => Some(Grouping::Material),
        _ => None,
    }
}

fn words(report: &OverlapReport) -> String {
    let figures = &report.figures;
    let mut out = Report::default();
    out.line(&tr!("cli-overlap-union", titles = usize::try_from(figures.union).unwrap_or(usize::MAX)));
    out.line("");
    out.table(&own(report), 0);
    out.section(&tr!("cli-overlap-shared"));
    out.table(&matrix(report), 0);
    out.section(&tr!("cli-overlap-held-by"));
    let mut table = Table::new(["cli-h-holders", "cli-h-titles", "cli-h-share"].map(|id| tr!(id)));
    for (holders, titles) in &figures.held_by {
        table.row([grouped(u64::from(*holders)), grouped(*titles), share(*titles, figures.union)]);
    }
    out.table(&table, 0);
    if !report.groups.is_empty() {
        out.line("");
        out.table(&groups(report), 0);
    }
    out.text()
}

fn own(report: &OverlapReport) -> Table {
    let headers = ["cli-h-partner", "cli-h-titles", "cli-h-unique", "cli-h-unique-share"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for (at, partner) in report.partners.iter().enumerate() {
        let (titles, unique) = (figure(&report.figures.titles, at), figure(&report.figures.unique, at));
        table.row([partner.clone(), grouped(titles), grouped(unique), share(unique, titles)]);
    }
    table
}

fn matrix(report: &OverlapReport) -> Table {
    let headers = report.partners.iter().map(|partner| format!(">{}", short(partner, 16)));
    let mut table = Table::new(std::iter::once(tr!("cli-h-partner")).chain(headers));
    for (at, partner) in report.partners.iter().enumerate() {
        let row = report.figures.shared.get(at);
        let shared = (0..report.partners.len()).map(|with| grouped(row.map_or(0, |row| figure(row, with))));
        table.row(std::iter::once(partner.clone()).chain(shared));
    }
    table
}

fn groups(report: &OverlapReport) -> Table {
    let headers = ["cli-h-group", "cli-h-titles", "cli-h-one-holder", "cli-h-more-holders", "cli-h-duplicated"];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    for group in &report.groups {
        let Figures { union, held_by, .. } = &group.figures;
        let alone = held_by.get(&1).copied().unwrap_or_default();
        let more = union.saturating_sub(alone);
        table.row([short(&group.name, 40), grouped(*union), grouped(alone), grouped(more), share(more, *union)]);
    }
    table
}

fn figure(figures: &[u64], at: usize) -> u64 {
    figures.get(at).copied().unwrap_or_default()
}

fn share(part: u64, whole: u64) -> String {
    if whole == 0 { "–".to_owned() } else { text::percent(part as f64 / whole as f64, 1) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Group;
    use crate::model::Level;

    #[test]
    fn the_report_names_every_partner_and_group() {
        let figures = Figures {
            titles: vec![3, 2],
            unique: vec![2, 1],
            union: 4,
            shared: vec![vec![3, 1], vec![1, 2]],
            held_by: [(1, 3), (2, 1)].into(),
        };
        let group = Group { key: "500".into(), name: "Sciences".into(), figures: figures.clone() };
        let report = OverlapReport {
            level: Level::Edition,
            partners: vec!["kuching".into(), "sabah".into()],
            figures,
            groups: vec![group],
        };
        let text = words(&report);
        assert!(text.contains("66.7 %"), "{text}");
        assert!(text.contains("Sciences") && text.contains("25.0 %"), "{text}");
        assert!(!text.contains("cli-"), "{text}");
    }
}
