//! The project file: read whole, written beside and swapped in, so that a crash leaves one whole file.
//!
//! In: a path a person chose. Out: the document. Invariants: `inputs` is absolute in memory and, where the two share a
//! folder, relative in the file, with `/`; a save that fails leaves the old file as it was; the version saved before
//! stays beside it as `NAME.serumpun.bak`.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use tempfile::NamedTempFile;

use super::Project;
use crate::error::{Error, Result};

/// Ending of project files.
const ENDING: &str = "serumpun";

/// Opens a consortium folder, a single data file or a project file as a document.
///
/// # Errors
/// A path that does not exist, a project that is not readable or of a later version.
pub fn open(path: &Path) -> Result<Project> {
    let about = fs::metadata(path).map_err(|why| match why.kind() {
        io::ErrorKind::NotFound => Error::io("error-not-found", path, why),
        _ => Error::io("error-path-unreadable", path, why),
    })?;
    if about.is_file() && has_ending(path) { read(path) } else { Ok(Project::new(&absolute(path)?)) }
}

/// Saves the document: written beside, flushed, then swapped with the old file in one step.
///
/// Adds the ending `.serumpun` where the name lacks it; returns the path written.
///
/// # Errors
/// Where the folder cannot be written; the old file is then untouched.
pub fn save(project: &Project, path: &Path) -> Result<PathBuf> {
    let path = target(path)?;
    if path.is_dir() {
        return Err(Error::user("error-project-folder").at(path.display().to_string()));
    }
    let text = serialize(project, folder_of(&path))?;
    replace(&path, text.as_bytes()).map_err(|why| Error::io("error-project-save", &path, why))?;
    Ok(path)
}

/// The part of a project file that every version of the program can read.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

fn read(path: &Path) -> Result<Project> {
    let bytes = fs::read(path).map_err(|why| Error::io("error-path-unreadable", path, why))?;
    // Editors on Windows put a mark in front that JSON does not know.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let Version { version } = serde_json::from_slice(text).map_err(|why| broken(path, &why))?;
    if version > Project::VERSION {
        let later = Error::user("error-project-later").arg("found", version).arg("known", Project::VERSION);
        return Err(later.at(path.display().to_string()));
    }
    let mut project: Project = match version {
        Project::VERSION => serde_json::from_slice(text).map_err(|why| broken(path, &why))?,
        older => {
            let document = serde_json::from_slice(text).map_err(|why| broken(path, &why))?;
            let document = super::migrate::migrate(document, older);
            serde_json::from_value(document).map_err(|why| broken(path, &why))?
        }
    };
    let path = absolute(path)?;
    let folder = folder_of(&path);
    for file in files_of(&mut project) {
        *file = normalized(&folder.join(&*file));
    }
    Ok(project)
}

fn broken(path: &Path, why: &serde_json::Error) -> Error {
    let (line, column) = (why.line(), why.column());
    let words = why.to_string();
    let words = words.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&words).to_owned();
    let spare = spare_of(path);
    let error = match spare.file_name().filter(|_| spare.is_file()) {
        Some(name) => Error::user("error-project-broken-spare").arg("spare", name.to_string_lossy().into_owned()),
        None => Error::user("error-project-broken"),
    };
    error.arg("line", line).arg("column", column).arg("why", words).at(path.display().to_string())
}

fn serialize(project: &Project, folder: &Path) -> Result<String> {
    let mut kept = Project { version: Project::VERSION, ..project.clone() };
    for file in files_of(&mut kept) {
        let no_text = || Error::user("error-project-path").at(file.display().to_string());
        *file = PathBuf::from(written(&relative(&absolute(file)?, folder)).ok_or_else(no_text)?);
    }
    let text = serde_json::to_string_pretty(&kept).map_err(|why| Error::bug(format!("a project that is no JSON: {why}")))?;
    Ok(text + "\n")
}

/// The paths of a document that move with it.
fn files_of(project: &mut Project) -> impl Iterator<Item = &mut PathBuf> {
    let loaded = project.loaded.values_mut().flat_map(|loaded| &mut loaded.files);
    std::iter::once(&mut project.inputs).chain(loaded)
}

/// Writes a file so that at every moment the old or the new one stands whole under its name.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let mut beside = new_beside(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    if let Ok(old) = fs::metadata(path) {
        beside.as_file().set_permissions(old.permissions())?;
        // A broken file must not take the place of the last whole one.
        if read(path).is_ok() {
            fs::copy(path, spare_of(path))?;
        }
    }
    beside.persist(path)?;
    // Makes the new name last through a power cut; network drives may refuse, and the file is whole either way.
    File::open(folder).and_then(|folder| folder.sync_all()).ok();
    Ok(())
}

/// A new file with the rights that any other new file of the person has: colleagues share the folder.
fn new_beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".saving-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// The file to write: absolute, with the ending, and behind a link the file it leads to.
fn target(path: &Path) -> Result<PathBuf> {
    let mut path = absolute(path)?;
    if !has_ending(&path) {
        path.as_mut_os_string().push(format!(".{ENDING}"));
    }
    Ok(if path.is_symlink() { fs::canonicalize(&path).unwrap_or(path) } else { path })
}

/// The version saved before.
fn spare_of(path: &Path) -> PathBuf {
    let mut spare = path.to_path_buf();
    spare.as_mut_os_string().push(".bak");
    spare
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn absolute(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).map_err(|why| Error::io("error-path-unreadable", path, why))?;
    Ok(normalized(&absolute))
}

/// An absolute path without `.` and `..`.
fn normalized(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}

/// The way from `folder` to `path`, both absolute; `path` itself where they share no more than the root, since
/// nobody moves two such places together.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let is_named = |part: Component<'_>| matches!(part, Component::Normal(_));
    if !path.components().take(shared).any(is_named) {
        return path.to_path_buf();
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(path.components().skip(shared)).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}

/// A path as the file has it: with `/` where it is relative; none where it is not Unicode.
fn written(path: &Path) -> Option<String> {
    if path.is_absolute() {
        return path.to_str().map(str::to_owned);
    }
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

#[cfg(test)]
mod tests;
