//! `serumpun check`: what was read, kept, repaired and rejected, per source, with line numbers.

use std::path::PathBuf;

use clap::ArgMatches;
use serde::Serialize;

use super::console::Console;
use super::open;
use super::table::{Report, Table};
use crate::error::Result;
use crate::model::{Consortium, Severity, SourceReport};
use crate::text::count;
use crate::{pipeline, tr};

/// The JSON of the command.
#[derive(Serialize)]
struct Checked<'a> {
    name: &'a str,
    currency: &'static str,
    fiscal_year: &'a str,
    partners: Vec<&'a str>,
    sources: &'a [SourceReport],
}

/// Runs the command; the report comes first, then what must be set right as an error.
///
/// # Errors
/// Data that must be set right before figures can be trusted; nothing usable; a folder that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let rejects = given.get_one::<PathBuf>("rejects");
    open::check_folder(rejects)?;
    let consortium = open::load(console, given)?;
    if given.get_flag("json") {
        console.json(&Checked {
            name: &consortium.settings.name,
            currency: consortium.rates.currency.code(),
            fiscal_year: &consortium.fiscal_year,
            partners: consortium.partners.iter().map(|partner| partner.code.as_str()).collect(),
            sources: &consortium.sources,
        })?;
    } else {
        console.print(&report(&consortium))?;
    }
    if let Some(folder) = rejects {
        let written = pipeline::export_rejects(&consortium, folder)?;
        console.say(&tr!("cli-wrote-rejects", files = written.len(), folder = folder.display().to_string()));
    }
    pipeline::trust(&consortium)?;
    open::require_usable(&consortium)?;
    Ok(0)
}

fn report(consortium: &Consortium) -> String {
    let mut out = Report::default();
    out.line(&heading(consortium));
    out.line("");
    out.table(&figures(&consortium.sources), 0);
    for source in consortium.sources.iter().filter(|source| !source.issues.is_empty()) {
        out.section(&source.path);
        out.table(&issues(source), 2);
    }
    out.text()
}

/// One line that says whose data it is.
pub(super) fn heading(consortium: &Consortium) -> String {
    let name = if consortium.settings.name.is_empty() { tr!("export-consortium") } else { consortium.settings.name.clone() };
    let year = if consortium.fiscal_year.is_empty() { tr!("cli-no-year") } else { consortium.fiscal_year.clone() };
    tr!(
        "cli-heading",
        name = name,
        partners = consortium.partners.len(),
        currency = consortium.rates.currency.code(),
        year = year
    )
}

fn figures(sources: &[SourceReport]) -> Table {
    let headers = [
        "cli-h-file",
        "cli-h-kind",
        "cli-h-format",
        "cli-h-encoding",
        "cli-h-read",
        "cli-h-kept",
        "cli-h-repaired",
        "cli-h-rejected",
    ];
    let mut table = Table::new(headers.map(|id| tr!(id)));
    let mut total = [0_u64; 4];
    for source in sources {
        let kind = serde_json::to_value(source.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
        let counts = [source.read, source.kept, source.repaired, source.rejected].map(u64::from);
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
        let mut cells = vec![source.path.clone(), kind, source.format.clone(), source.encoding.clone()];
        cells.extend(counts.map(grouped));
        table.row(cells);
    }
    let mut cells = vec![tr!("cli-total"), String::new(), String::new(), String::new()];
    cells.extend(total.map(grouped));
    table.row(cells);
    table
}

fn issues(source: &SourceReport) -> Table {
    let mut table = Table::new(["cli-h-severity", "cli-h-rows", "cli-h-line", "cli-h-issue"].map(|id| tr!(id)));
    for issue in &source.issues {
        table.row([
            severity(issue.severity),
            grouped(u64::from(issue.count)),
            grouped(issue.first_line),
            pipeline::issue_text(issue),
        ]);
    }
    table
}

fn severity(severity: Severity) -> String {
    tr!(match severity {
        Severity::Note => "export-severity-note",
        Severity::Repaired => "export-severity-repaired",
        Severity::Rejected => "export-severity-rejected",
        Severity::Error => "export-severity-error",
    })
}

/// A count, grouped.
pub(super) fn grouped(number: u64) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Issue, SourceKind};

    #[test]
    fn issues_stand_with_their_lines() {
        let issue = Issue {
            code: "isbn-exponential",
            severity: Severity::Rejected,
            count: 1200,
            first_line: 17,
            column: "ISBN".into(),
            sample: "9.78E+12".into(),
        };
        let source = SourceReport {
            partner: "a".into(),
            path: "a/holdings.csv".into(),
            kind: SourceKind::Holdings,
            format: "koha".into(),
            encoding: "UTF-8".into(),
            separator: ',',
            has_header: true,
            read: 2000,
            kept: 800,
            repaired: 0,
            rejected: 1200,
            issues: vec![issue],
            mapping: Vec::new(),
            rejects: Vec::new(),
            repairs: Vec::new(),
        };
        let text = issues(&source).text(0);
        assert!(text.contains("1,200") && text.contains("17") && text.contains("“9.78E+12”"), "{text}");
        let text = figures(&[source.clone(), source]).text(0);
        assert!(text.lines().last().unwrap().contains("4,000"), "{text}");
    }
}
