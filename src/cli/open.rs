//! Opening a consortium for a command, with what cannot be used said on standard error.

use std::path::PathBuf;

use clap::ArgMatches;

use super::console::Console;
use crate::catalog::Union;
use crate::error::{Error, Kind, Result};
use crate::model::{Consortium, SourceKind, SourceReport};
use crate::pipeline;
use crate::project::Project;

/// Opens the project or folder a command is given.
///
/// # Errors
/// A path that does not exist; a project that is not readable.
pub(super) fn project(given: &ArgMatches) -> Result<Project> {
    let path = given.get_one::<PathBuf>("path").ok_or_else(|| Error::bug("a command without a path"))?;
    pipeline::open(path)
}

/// Reads the consortium a command is given.
///
/// # Errors
/// A path that does not exist; data that cannot be understood at all.
pub(super) fn load(console: &Console, given: &ArgMatches) -> Result<Consortium> {
    read(console, given, &project(given)?)
}

fn read(console: &Console, given: &ArgMatches, project: &Project) -> Result<Consortium> {
    let mut consortium = pipeline::load(project, &console.task())?;
    for word in given.try_get_many::<String>("tolerate").ok().flatten().into_iter().flatten() {
        let tolerance = &mut consortium.settings.tolerance;
        match word.as_str() {
            "year" => tolerance.year = true,
            "edition" => tolerance.edition = true,
            "publisher" => tolerance.publisher = true,
            _ => tolerance.forms = true,
        }
    }
    Ok(consortium)
}

/// Reads the consortium and unites it, where its figures can be trusted.
///
/// # Errors
/// Those of [`load`]; nothing usable read; data that must be set right first; cancellation.
pub(super) fn load_and_unite(console: &Console, given: &ArgMatches) -> Result<(Consortium, Union)> {
    unite(console, given, &project(given)?)
}

/// The same for a project that is open.
///
/// # Errors
/// Those of [`load_and_unite`].
pub(super) fn unite(console: &Console, given: &ArgMatches, project: &Project) -> Result<(Consortium, Union)> {
    let consortium = read(console, given, project)?;
    pipeline::trust(&consortium)?;
    require_usable(&consortium)?;
    let union = pipeline::unite(&consortium, &console.task())?;
    Ok((consortium, union))
}

/// Passes where at least one row of holdings or requests was kept.
///
/// # Errors
/// Where nothing was, naming the first file with its worst issue and line.
pub(super) fn require_usable(consortium: &Consortium) -> Result<()> {
    let counts = |source: &&SourceReport| matches!(source.kind, SourceKind::Holdings | SourceKind::Requests);
    let mut sources = consortium.sources.iter().filter(counts);
    if sources.clone().any(|source| source.kept > 0) {
        return Ok(());
    }
    let worst = |source: &SourceReport| source.issues.iter().max_by_key(|issue| issue.severity).cloned();
    let Some((source, issue)) = sources.find_map(|source| worst(source).map(|issue| (source, issue))) else {
        return Err(Error::user("error-cli-nothing-found"));
    };
    let place = if issue.first_line > 0 { format!("{}:{}", source.path, issue.first_line) } else { source.path.clone() };
    Err(Error::user("error-cli-nothing-usable").arg("why", pipeline::issue_text(&issue)).at(place))
}

/// Passes where a file can be written to every path; said before any long work.
///
/// # Errors
/// A folder that is missing, a path that is a folder, `-`.
pub(super) fn check_targets<'a>(paths: impl IntoIterator<Item = &'a PathBuf>) -> Result<()> {
    for path in paths {
        if path.as_os_str() == "-" {
            return Err(Error::new(Kind::Usage, "error-cli-file-wanted"));
        }
        pipeline::check_target(path)?;
    }
    Ok(())
}

/// Passes where several files can be written to a folder that may be missing yet.
///
/// # Errors
/// A path that is a file.
pub(super) fn check_folder(folder: Option<&PathBuf>) -> Result<()> {
    match folder.filter(|folder| folder.exists() && !folder.is_dir()) {
        Some(file) => Err(Error::user("error-export-no-folder").at(file.display().to_string())),
        None => Ok(()),
    }
}
