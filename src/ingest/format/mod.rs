//! Files of every format to what a [`Sheet`](super::sheet::Sheet) is made of: delimited bytes, or a [`Grid`].
//!
//! In: a path, which may lead into a ZIP (`holdings.zip/list.csv`). Out: [`Content`]. What a file is, is told by its
//! bytes, never by its name alone. Every reader keeps count: a record that cannot be read is [`Damaged`], with its
//! place, and the ones behind it are read all the same.

mod grid;
mod json;
mod marc;
mod ods;
mod packed;
mod xlsx;

use std::path::Path;

pub use grid::{Damaged, Grid, Place, SEPARATOR};
pub use packed::members;

use super::sheet::{FileFlaw, decode};
use crate::model::SourceKind;

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// Delimited text, not decoded yet.
    Delimited(Vec<u8>),
    /// A table of another format.
    Grid(Grid),
}

/// Reads a file and tells what it is; compressed files are unpacked.
///
/// # Errors
/// The flaw that makes the file unusable.
pub fn open(path: &Path, kind: SourceKind) -> Result<Content, FileFlaw> {
    read(packed::read(path)?, kind)
}

/// Tells what bytes are and reads all formats but delimited text.
///
/// # Errors
/// The flaw that makes the bytes unusable.
pub fn read(bytes: Vec<u8>, kind: SourceKind) -> Result<Content, FileFlaw> {
    let (bytes, limit) = packed::gunzip(bytes)?;
    match packed::kind_of(&bytes) {
        packed::Kind::Xlsx => return xlsx::read(&bytes, kind).map(Content::Grid),
        packed::Kind::Ods => return ods::read(&bytes, kind).map(Content::Grid),
        packed::Kind::Zip => return Err(FileFlaw::new("file-zip", "")),
        packed::Kind::No => {}
    }
    if marc::is_binary(&bytes) {
        return marc::read_binary(&bytes, limit).map(Content::Grid);
    }
    match first_sign(&bytes) {
        Some('<') if is_markup(&bytes) => markup(&bytes, limit).map(Content::Grid),
        Some('{' | '[') => {
            let (text, encoding) = decode(&bytes)?;
            let grid = json::read(&text, encoding, limit)?;
            drop(text);
            Ok(grid.map_or(Content::Delimited(bytes), Content::Grid))
        }
        _ => Ok(Content::Delimited(bytes)),
    }
}

/// Whether text that begins with `<` is XML or HTML, and not a list whose first cell does (`<Budi><Siti>`).
fn is_markup(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(4096).filter(|b| **b != 0).map(u8::to_ascii_lowercase).collect();
    let head = String::from_utf8_lossy(&head);
    let start = head.trim_start_matches(|c: char| c != '<');
    ["<?xml", "<!", "<html", "<table"].iter().any(|tag| start.starts_with(tag))
        || ["<record", ":record", "<collection", ":collection"].iter().any(|tag| head.contains(tag))
}

fn markup(bytes: &[u8], limit: usize) -> Result<Grid, FileFlaw> {
    let (text, encoding) = match declared(bytes) {
        Some(encoding) => (encoding.decode(bytes).0.into_owned(), encoding.name()),
        None => decode(bytes).map(|(text, encoding)| (text.into_owned(), encoding))?,
    };
    marc::read_xml(&text, encoding, limit)
}

/// The encoding that an XML declaration names, where the bytes are not UTF-8 or UTF-16 by themselves.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if std::str::from_utf8(bytes).is_ok() || encoding_rs::Encoding::for_bom(bytes).is_some() {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(200))?).into_owned();
    let label = head.split_once("encoding=")?.1.trim_start_matches(['"', '\'']);
    let label = label.split(['"', '\'', '?']).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// The first character that is neither white space nor a byte-order mark, in any encoding with ASCII's letters.
fn first_sign(bytes: &[u8]) -> Option<char> {
    let head = bytes.iter().take(4096).copied();
    let mut signs = head.filter(|b| !matches!(b, 0 | b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF | 0xFF | 0xFE));
    signs.next().map(char::from)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::marc as marc_record;
