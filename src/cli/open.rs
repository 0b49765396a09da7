//! Opening a consortium for a command, with what cannot be used said on standard error.

use std::path::PathBuf;

use clap::ArgMatches;

use super::console::Console;
use crate::catalog::Union;
use crate::error::{Error, Result};
use crate::model::{Consortium, Severity, SourceKind, SourceReport};
use crate::{pipeline, tr};

/// Reads the consortium a command is given.
///
/// # Errors
/// A path that does not exist; data that cannot be understood at all.
pub(super) fn load(console: &Console, given: &ArgMatches) -> Result<Consortium> {
    let path = given.get_one::<PathBuf>("path").ok_or_else(|| Error::bug("a command without a path"))?;
    if !path.exists() {
        return Err(Error::user("error-cli-no-path").at(path.display().to_string()));
    }
    let project = pipeline::open(path)?;
    pipeline::load(&project, &console.task())
}

/// Reads the consortium and unites it; complains about files that could not be used.
///
/// # Errors
/// Those of [`load`]; nothing usable read; cancellation.
pub(super) fn load_and_unite(console: &mut Console, given: &ArgMatches) -> Result<(Consortium, Union)> {
    let consortium = load(console, given)?;
    require_usable(&consortium)?;
    for source in unusable(&consortium) {
        console.complain(&tr!("cli-file-left-out", why = why(source), place = place(source)));
    }
    let union = pipeline::unite(&consortium, &console.task())?;
    Ok((consortium, union))
}

/// Passes where at least one row of holdings or requests was kept.
///
/// # Errors
/// Where nothing was, naming the first file with its reason and line.
pub(super) fn require_usable(consortium: &Consortium) -> Result<()> {
    let counts = |source: &&SourceReport| matches!(source.kind, SourceKind::Holdings | SourceKind::Requests);
    let mut sources = consortium.sources.iter().filter(counts);
    if sources.clone().any(|source| source.kept > 0) {
        return Ok(());
    }
    match sources.clone().find(|source| worst(source).is_some()).or_else(|| sources.next()) {
        Some(source) => Err(Error::user("error-cli-nothing-usable").arg("why", why(source)).at(place(source))),
        None => Err(Error::user("error-cli-nothing-found")),
    }
}

/// Files that could not be used at all.
pub(super) fn unusable(consortium: &Consortium) -> impl Iterator<Item = &SourceReport> {
    consortium.sources.iter().filter(|source| source.issues.iter().any(|issue| issue.severity == Severity::Error))
}

/// The worst issue of a file in words.
pub(super) fn why(source: &SourceReport) -> String {
    worst(source).map_or_else(|| tr!("cli-no-rows"), |issue| pipeline::issue_words(issue.code))
}

/// A file with the line of its worst issue.
pub(super) fn place(source: &SourceReport) -> String {
    match worst(source).map(|issue| issue.first_line).filter(|line| *line > 0) {
        Some(line) => format!("{}:{line}", source.path),
        None => source.path.clone(),
    }
}

fn worst(source: &SourceReport) -> Option<&crate::model::Issue> {
    source.issues.iter().max_by_key(|issue| issue.severity)
}
