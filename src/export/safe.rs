//! Files written beside and swapped in, and cells that no spreadsheet takes for a formula.
//!
//! In: a path and what to write. Out: the whole file, or an error with the old file untouched. Invariant: whatever
//! happens, nothing half-written stands under the path that was asked for.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Writes a file beside its place, flushes it to the disk and swaps it in, so that the place holds the old file or the
/// whole new one. A link is followed; a device or pipe is written to directly.
///
/// # Errors
/// A folder that is missing or may not be written to, a path that is a folder, a full disk; each names the path.
pub fn write_file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    stage(path, fill)?.commit()
}

/// A file that is written and flushed, but not yet in its place; dropped, it leaves no trace.
pub(super) struct Staged {
    path: PathBuf,
    beside: Option<(NamedTempFile, PathBuf)>,
}

impl Staged {
    /// Puts the file in its place; several files are staged first and put in place together.
    pub(super) fn commit(self) -> Result<()> {
        let Some((beside, target)) = self.beside else { return Ok(()) };
        beside.persist(target).map(|_| ()).map_err(|failed| io_error(&self.path, failed.error))
    }
}

/// Writes a file beside its place; a device or pipe is written to at once.
pub(super) fn stage(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Staged> {
    let target = check_target(path)?;
    let beside = if is_special(&target) {
        write_through(&target, fill).map_err(|error| io_error(path, error))?;
        None
    } else {
        Some((write_beside(&target, fill).map_err(|error| io_error(path, error))?, target))
    };
    Ok(Staged { path: path.to_path_buf(), beside })
}

/// Says early, before long work, whether a file can stand at `path`, and where it will be written (links followed).
///
/// # Errors
/// A path that is a folder; a folder that is missing.
pub fn check_target(path: &Path) -> Result<PathBuf> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(Error::user("error-export-is-folder").at(path.display().to_string()));
    }
    // Swapping would replace even a file that its owner protected.
    if fs::metadata(&target).is_ok_and(|found| found.is_file() && found.permissions().readonly()) {
        return Err(io_error(path, ErrorKind::PermissionDenied.into()));
    }
    let folder = folder_of(&target);
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(target),
        Ok(_) => Err(Error::user("error-export-no-folder").at(folder.display().to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Error::user("error-export-folder-missing").at(folder.display().to_string()))
        }
        Err(error) => Err(io_error(path, error)),
    }
}

/// Makes a folder for several files, with those above it, where it is not there yet.
///
/// # Errors
/// A path that is a file; a place that may not be written to.
pub fn check_folder(folder: &Path) -> Result<()> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::user("error-export-no-folder").at(folder.display().to_string()));
    }
    fs::create_dir_all(folder).map_err(|error| io_error(folder, error))
}

/// Writes a value as readable JSON with a line end after it, whole or not at all.
///
/// # Errors
/// Those of [`write_file`].
pub fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    write_file(path, |out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        out.write_all(b"\n")
    })
}

/// Text that begins like a formula is led by an apostrophe, as spreadsheets do for text typed by hand
/// (= + - @ tab CR, after OWASP's list on CSV injection).
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet would take the text for a formula.
pub(super) fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn write_through(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(File::options().write(true).open(path)?);
    fill(&mut out)?;
    out.flush()
}

fn write_beside(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".serumpun-").suffix(".part");
    #[cfg(unix)]
    {
        // Temporary files are private; an exported one gets what any new file gets, less the umask.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut beside = builder.tempfile_in(folder_of(path))?;
    let mut out = BufWriter::new(beside.as_file_mut());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    if let Ok(old) = fs::metadata(path) {
        beside.as_file().set_permissions(old.permissions())?;
    }
    beside.as_file().sync_all()?;
    Ok(beside)
}

fn io_error(path: &Path, error: io::Error) -> Error {
    let id = match error.kind() {
        ErrorKind::NotFound => "error-export-folder-missing",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "error-export-permission",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "error-export-full",
        ErrorKind::IsADirectory => "error-export-is-folder",
        ErrorKind::NotADirectory => "error-export-no-folder",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "error-export-busy",
        _ => "error-export-write",
    };
    Error::io(id, path, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        let table = [
            ("=1+1", "'=1+1"),
            ("+60 82", "'+60 82"),
            ("-5", "'-5"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("a=b", "a=b"),
            ("", ""),
            ("'=1", "'=1"),
            ("Ⓐ", "Ⓐ"),
        ];
        for (text, expected) in table {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    #[test]
    fn failure_keeps_the_old_file_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines.csv");
        write_file(&path, |out| out.write_all(b"old")).unwrap();
        let error = write_file(&path, |out| {
            out.write_all(b"new")?;
            Err(io::Error::from(ErrorKind::StorageFull))
        })
        .unwrap_err();
        assert_eq!(error.id(), "error-export-full");
        assert!(error.to_string().contains("lines.csv"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn wrong_places_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, b"").unwrap();
        let id = |path: &Path| write_file(path, |_| Ok(())).unwrap_err().id();
        assert_eq!(id(folder.path()), "error-export-is-folder");
        assert_eq!(id(&folder.path().join("none").join("x.csv")), "error-export-folder-missing");
        assert_eq!(check_folder(&file).unwrap_err().id(), "error-export-no-folder");
    }

    #[test]
    fn a_staged_file_that_is_dropped_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        drop(stage(&path, |out| out.write_all(b"x")).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_protected_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(write_file(&path, |_| Ok(())).unwrap_err().id(), "error-export-permission");
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_an_error_and_stays_a_device() {
        let error = write_file(Path::new("/dev/full"), |out| out.write_all(b"x")).unwrap_err();
        assert_eq!(error.id(), "error-export-full");
        assert!(is_special(Path::new("/dev/full")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, b"old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_file(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
