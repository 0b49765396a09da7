//! ISO 2709: records by their stated length, by their closing mark where the length is wrong; fields by the directory,
//! by their order where the directory is wrong.
//!
//! The standard's marks: 0x1D ends a record, 0x1E a field, 0x1F begins a subfield. A record that neither way can be read is
//! counted with its place, and the next one is read.

use super::super::super::sheet::FileFlaw;
use super::super::grid::Grid;
use super::{Data, Marc, grid, is_wanted, marc8, push};

const RECORD_END: u8 = 0x1D;
const FIELD_END: u8 = 0x1E;
const SUBFIELD: u8 = 0x1F;
const LEADER: usize = 24;
/// How far into a file a leader may stand for the file to be MARC.
const SEARCHED: usize = 100_000;

/// Whether bytes are MARC records: a leader stands at the start, or behind the end of a damaged first record.
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    if !head.contains(&FIELD_END) {
        return false;
    }
    let starts = head.iter().enumerate().filter(|(_, b)| **b == RECORD_END).map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts).any(|at| is_leader(&head[at + blank(&head[at..])..]))
}

/// A leader has digits for lengths and addresses, and two digits of the indicator and code lengths.
fn is_leader(bytes: &[u8]) -> bool {
    let Some(leader) = bytes.get(..LEADER) else { return false };
    let digits = |from: usize, to: usize| leader[from..to].iter().all(u8::is_ascii_digit);
    digits(0, 5) && leader[5..9].iter().all(u8::is_ascii_graphic_or_space) && digits(12, 17) && leader[10] == b'2'
}

trait GraphicOrSpace {
    fn is_ascii_graphic_or_space(&self) -> bool;
}

impl GraphicOrSpace for u8 {
    fn is_ascii_graphic_or_space(&self) -> bool {
        (b' '..=b'~').contains(self)
    }
}

/// Bytes between records that belong to none: line breaks, end-of-file marks, a byte-order mark.
fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n' | b' ' | 0 | 0x1A | 0xEF | 0xBB | 0xBF)).count()
}

/// Reads all records of a file; a record's place is its number.
///
/// # Errors
/// More text than the file may come to.
pub fn read(bytes: &[u8], limit: usize) -> Result<Grid, FileFlaw> {
    let mut grid = grid("marc", "");
    let mut seen = Seen::default();
    let mut at = blank(bytes);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let line = u64::from(grid.counted()) + 1;
        let (record, flaw) = next(rest);
        match record {
            Some(record) => match parse(record, &mut seen) {
                Ok((marc, other)) => push(&mut grid, &marc, line, flaw.or(other)),
                Err(what) => grid.damage(line, "marc-damaged", &format!("{at}: {what}")),
            },
            None => grid.damage(line, "marc-cut-off", &format!("{at}: {}", String::from_utf8_lossy(&rest[..rest.len().min(40)]))),
        }
        if grid.text.len() > limit {
            return Err(FileFlaw::new("file-packed-too-large", (limit >> 20).to_string()));
        }
        at += record.map_or(rest.len(), <[u8]>::len);
        at += blank(&bytes[at..]);
    }
    grid.encoding = seen.names();
    Ok(grid)
}

/// The bytes of the first record, its closing mark included, and what was wrong with its length; none where it never ends.
fn next(bytes: &[u8]) -> (Option<&[u8]>, Option<&'static str>) {
    let stated = bytes.get(..5).and_then(number).filter(|length| *length > LEADER);
    if let Some(record) = stated.and_then(|length| bytes.get(..length)).filter(|record| record.ends_with(&[RECORD_END])) {
        // A length that runs over another record's end and leader has swallowed that record.
        let inner = record.iter().take(record.len() - 1).position(|b| *b == RECORD_END);
        if inner.is_none_or(|end| !is_leader(&record[end + 1..])) {
            return (Some(record), None);
        }
    }
    let end = bytes.iter().position(|b| *b == RECORD_END);
    (end.map(|end| &bytes[..=end]), Some("marc-length-wrong"))
}

fn number(digits: &[u8]) -> Option<usize> {
    digits.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + usize::from(digit - b'0')))
}

/// Encodings seen in a file.
#[derive(Debug, Default)]
struct Seen {
    utf8: bool,
    marc8: bool,
    latin: bool,
}

impl Seen {
    fn names(&self) -> String {
        let names = [(self.utf8, "UTF-8"), (self.marc8, "MARC-8"), (self.latin, "windows-1252")];
        let names: Vec<&str> = names.into_iter().filter(|(seen, _)| *seen).map(|(_, name)| name).collect();
        if names.is_empty() { "UTF-8".to_owned() } else { names.join(", ") }
    }
}

type Parsed = Result<(Marc, Option<&'static str>), &'static str>;

/// The record of its bytes, and what was set right in it.
fn parse(record: &[u8], seen: &mut Seen) -> Parsed {
    let leader = record.get(..LEADER).ok_or("leader")?;
    let directory_end = record.iter().position(|b| *b == FIELD_END).filter(|end| *end >= LEADER).ok_or("directory")?;
    let directory = &record[LEADER..directory_end];
    if directory.is_empty() || !directory.len().is_multiple_of(12) {
        return Err("directory");
    }
    let base = number(&leader[12..17]).unwrap_or(0);
    let by_address = || directory.chunks(12).map(|entry| by_address(record, base, entry)).collect::<Option<Vec<_>>>();
    let by_order = || by_order(record, directory, directory_end + 1);
    let (fields, flaw) = match by_address() {
        Some(fields) if base == directory_end + 1 => (fields, None),
        _ => (by_order().ok_or("directory")?, Some("marc-directory-wrong")),
    };
    let (encoding, other) = encoding(record, leader[9]);
    let mut marc = Marc { leader: leader.iter().map(|b| char::from(*b)).collect(), ..Marc::default() };
    for (tag, bytes) in fields {
        let Some(tag) = std::str::from_utf8(tag).ok().filter(|tag| is_wanted(tag)) else { continue };
        let text = decode(bytes, encoding, seen);
        field(&mut marc, tag, &text);
    }
    Ok((marc, flaw.or(other)))
}

/// A field at its stated address, which its closing mark must confirm.
fn by_address<'a>(record: &'a [u8], base: usize, entry: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
    let length = number(&entry[3..7])?;
    let start = base + number(&entry[7..12])?;
    let bytes = record.get(start..start.checked_add(length)?)?;
    let (last, body) = bytes.split_last()?;
    // A mark inside shows that the address is off by a field.
    (*last == FIELD_END && !body.contains(&FIELD_END)).then_some((&entry[..3], body))
}

/// The fields by their order, where there are as many as the directory names.
fn by_order<'a>(record: &'a [u8], directory: &'a [u8], start: usize) -> Option<Vec<(&'a [u8], &'a [u8])>> {
    let body = record.get(start..)?.strip_suffix(&[RECORD_END])?;
    let body = body.strip_suffix(&[FIELD_END]).unwrap_or(body);
    let fields: Vec<&[u8]> = body.split(|b| *b == FIELD_END).collect();
    let entries = directory.chunks(12);
    (entries.len() == fields.len()).then(|| entries.map(|entry| &entry[..3]).zip(fields).collect())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Ascii,
    Utf8,
    Marc8,
    Latin,
}

/// The encoding of a record by its bytes, and whether its leader says something else.
///
/// Bytes above 127 that are valid UTF-8 are UTF-8, whatever the leader says: MARC-8 writes a diacritic before its letter,
/// which UTF-8 never does. Records whose leader claims UTF-8 and whose bytes are neither are taken for Windows-1252.
fn encoding(record: &[u8], claimed: u8) -> (Encoding, Option<&'static str>) {
    let wrong = |is: bool| is.then_some("marc-encoding-wrong");
    if record.contains(&0x1B) {
        return (Encoding::Marc8, wrong(claimed == b'a'));
    }
    if record.is_ascii() {
        return (Encoding::Ascii, None);
    }
    if std::str::from_utf8(record).is_ok() {
        return (Encoding::Utf8, wrong(claimed != b'a'));
    }
    let (_, whole) = marc8::decode(record);
    let is_latin = !whole || (claimed == b'a' && record.windows(2).any(|pair| pair[0] >= 0xE0 && !pair[1].is_ascii_alphabetic()));
    if is_latin { (Encoding::Latin, Some("marc-encoding-wrong")) } else { (Encoding::Marc8, wrong(claimed == b'a')) }
}

fn decode(bytes: &[u8], encoding: Encoding, seen: &mut Seen) -> String {
    match encoding {
        Encoding::Ascii | Encoding::Utf8 => {
            seen.utf8 |= encoding == Encoding::Utf8;
            String::from_utf8_lossy(bytes).into_owned()
        }
        Encoding::Marc8 => {
            seen.marc8 = true;
            marc8::decode(bytes).0
        }
        Encoding::Latin => {
            seen.latin = true;
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        }
    }
}

fn field(marc: &mut Marc, tag: &str, text: &str) {
    if tag.starts_with("00") {
        marc.control.push((tag.to_owned(), text.to_owned()));
        return;
    }
    let mut parts = text.split(char::from(SUBFIELD));
    let second = parts.next().and_then(|indicators| indicators.chars().nth(1)).unwrap_or(' ');
    let subfields = parts.filter_map(|part| {
        let mut chars = part.chars();
        Some((chars.next()?, chars.as_str().to_owned()))
    });
    marc.data.push(Data { tag: tag.to_owned(), second, subfields: subfields.collect() });
}
