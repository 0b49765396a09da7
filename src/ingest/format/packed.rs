//! Compressed files: `.gz`, and `.zip` whose members are files of their own.
//!
//! A few kilobytes can unpack to more than any machine has. What unpacks to more than [`MOST_RATIO`] times its size is
//! refused, small files aside; exported catalogs shrink to a tenth, repetitive ones to a fiftieth.

use std::io::{Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::super::sheet::FileFlaw;

/// How many times its size a file may unpack to.
const MOST_RATIO: usize = 200;
/// What may be unpacked whatever the ratio, bytes.
const ALWAYS: usize = 64 << 20;
/// What is never unpacked, whatever the ratio, bytes.
const NEVER: usize = 4 << 30;
/// Files that one ZIP may hold.
const MOST_MEMBERS: usize = 500;

/// What bytes that may be compressed are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An Excel workbook.
    Xlsx,
    /// An `OpenDocument` spreadsheet.
    Ods,
    /// A ZIP of files.
    Zip,
    /// Nothing of the kind.
    No,
}

/// Most bytes that a compressed size may unpack to.
#[must_use]
pub fn limit(compressed: usize) -> usize {
    compressed.saturating_mul(MOST_RATIO).clamp(ALWAYS, NEVER)
}

/// Tells workbooks from other ZIPs by what is in them.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Kind {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Kind::No;
    }
    ZipArchive::new(Cursor::new(bytes)).map_or(Kind::Zip, |archive| kind(&archive))
}

fn kind<R: Read + Seek>(archive: &ZipArchive<R>) -> Kind {
    let has = |start: &str| archive.file_names().flatten().any(|name| name.starts_with(start));
    if has("xl/workbook") {
        Kind::Xlsx
    } else if has("content.xml") && has("mimetype") {
        Kind::Ods
    } else {
        Kind::Zip
    }
}

/// The files in a ZIP that is no workbook, by name; none where the path is no such ZIP.
#[must_use]
pub fn members(path: &Path) -> Vec<String> {
    let Some(archive) = archive(path) else { return Vec::new() };
    if kind(&archive) != Kind::Zip {
        return Vec::new();
    }
    let names = archive.file_names().flatten().filter(|name| is_wanted(name));
    let mut names: Vec<String> = names.map(std::borrow::Cow::into_owned).collect();
    names.sort();
    // Too many are refused as one file, when it is opened.
    if names.len() > MOST_MEMBERS { Vec::new() } else { names }
}

fn archive(path: &Path) -> Option<ZipArchive<std::fs::File>> {
    let mut file = std::fs::File::open(path).ok()?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic).ok()?;
    if &magic == b"PK\x03\x04" { ZipArchive::new(file).ok() } else { None }
}

/// Folders, hidden files and what macOS adds are no members; nor is what would climb out of the archive.
fn is_wanted(name: &str) -> bool {
    !name.ends_with('/')
        && name.split(['/', '\\']).all(|part| !part.is_empty() && !part.starts_with('.') && !part.starts_with("__MACOSX"))
}

/// The bytes of a file, or of a ZIP's member where the path leads into one.
///
/// # Errors
/// A file that cannot be read or unpacked, or that unpacks to more than it may.
pub fn read(path: &Path) -> Result<Vec<u8>, FileFlaw> {
    match outer(path) {
        Some((zip, member)) => read_member(&zip, &member),
        None => std::fs::read(path).map_err(|error| FileFlaw::new("file-unreadable", error.to_string())),
    }
}

/// The ZIP a path leads into and the member's name.
fn outer(path: &Path) -> Option<(PathBuf, String)> {
    if path.is_file() {
        return None;
    }
    let zip = path.ancestors().skip(1).find(|above| above.is_file())?;
    let member = path.strip_prefix(zip).ok()?.to_string_lossy().replace('\\', "/");
    Some((zip.to_path_buf(), member))
}

fn read_member(zip: &Path, member: &str) -> Result<Vec<u8>, FileFlaw> {
    let unreadable = |detail: String| FileFlaw::new("file-packed-unreadable", detail);
    let mut archive = archive(zip).ok_or_else(|| unreadable(String::new()))?;
    let found = archive.by_name(member).map_err(|error| unreadable(error.to_string()))?;
    let most = limit(usize::try_from(found.compressed_size()).unwrap_or(usize::MAX));
    inflate(found, most)
}

/// The bytes of gzip, unpacked, and the most that tables made of them may take; other bytes as they are.
///
/// # Errors
/// Damaged gzip, or more than it may unpack to.
pub fn gunzip(bytes: Vec<u8>) -> Result<(Vec<u8>, usize), FileFlaw> {
    if !bytes.starts_with(b"\x1f\x8b\x08") {
        let most = limit(bytes.len());
        return Ok((bytes, most));
    }
    let most = limit(bytes.len());
    Ok((inflate(MultiGzDecoder::new(bytes.as_slice()), most)?, most))
}

fn inflate(from: impl Read, most: usize) -> Result<Vec<u8>, FileFlaw> {
    let mut bytes = Vec::new();
    let read = from.take(most as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > most {
        return Err(FileFlaw::new("file-packed-too-large", (most >> 20).to_string()));
    }
    read.map_err(|error| FileFlaw::new("file-packed-unreadable", error.to_string()))?;
    Ok(bytes)
}

/// Checks that all members of a workbook together unpack to no more than they may.
///
/// # Errors
/// A workbook that unpacks to more, or that cannot be unpacked.
pub fn weigh(bytes: &[u8]) -> Result<usize, FileFlaw> {
    let unreadable = |error: String| FileFlaw::new("file-packed-unreadable", error);
    let most = limit(bytes.len());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(error.to_string()))?;
    let mut left = most as u64;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(|error| unreadable(error.to_string()))?;
        let size = std::io::copy(&mut member.take(left + 1), &mut std::io::sink());
        let size = size.map_err(|error| unreadable(error.to_string()))?;
        left = left.checked_sub(size).ok_or_else(|| FileFlaw::new("file-packed-too-large", (most >> 20).to_string()))?;
    }
    Ok(most)
}
