//! JSON: MARC-in-JSON, or plain objects that are rows; in an array, one a line, or one alone.
//!
//! Objects are cut out of the text first, so that one that is no JSON spoils no other.

use serde_json::{Map, Value};

use super::super::sheet::FileFlaw;
use super::grid::Grid;
use super::marc;

/// Objects looked at to find the columns.
const SAMPLE: usize = 200;

/// Columns that are read; no export of a catalog comes near.
const MOST_COLUMNS: usize = 1000;

/// An object in the text.
#[derive(Debug, Clone, Copy)]
struct Cut<'a> {
    text: &'a str,
    line: u64,
    closed: bool,
}

/// Reads the objects of a JSON file as rows; none where the text only looks like JSON.
///
/// # Errors
/// JSON that has no objects, or more text than the file may come to.
pub fn read(text: &str, encoding: &str, limit: usize) -> Result<Option<Grid>, FileFlaw> {
    let cuts = cuts(text);
    let objects = || cuts.iter().take(SAMPLE).filter_map(|cut| object(*cut).ok());
    if objects().next().is_none() {
        let is_json = serde_json::from_str::<Value>(text).is_ok();
        return if is_json { Err(FileFlaw::new("file-json", "")) } else { Ok(None) };
    }
    let is_marc = objects().any(|object| marc::record_of_json(&object).is_some());
    let columns = if is_marc { Vec::new() } else { columns(objects()) };
    let mut grid = if is_marc {
        marc::grid("marc-json", encoding)
    } else {
        Grid::of_records("json", encoding, columns.iter().map(String::as_str))
    };
    for cut in &cuts {
        match object(*cut) {
            Err(what) => grid.damage(cut.line, "json-damaged", &what),
            Ok(object) if !is_marc => {
                let cells: Vec<String> = columns.iter().map(|column| cell(&object, column)).collect();
                grid.record(cells.iter().map(String::as_str), cut.line, None);
            }
            Ok(object) => match marc::record_of_json(&object) {
                Some(record) => marc::push(&mut grid, &record, cut.line, None),
                None => grid.damage(cut.line, "marc-other-record", ""),
            },
        }
        if grid.text.len() > limit {
            return Err(FileFlaw::new("file-packed-too-large", (limit >> 20).to_string()));
        }
    }
    Ok(Some(grid))
}

fn object(cut: Cut<'_>) -> Result<Map<String, Value>, String> {
    if !cut.closed {
        return Err(cut.text.chars().take(60).collect());
    }
    match serde_json::from_str(cut.text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(cut.text.chars().take(60).collect()),
        Err(error) => Err(error.to_string()),
    }
}

/// Where the outermost objects stand: by lines where every line is one, else by their braces.
fn cuts(text: &str) -> Vec<Cut<'_>> {
    let text = text.trim_start_matches('\u{feff}');
    let is_by_line = |line: &str| line.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok();
    if text.lines().map(str::trim).find(|line| !line.is_empty()).is_some_and(is_by_line) {
        let lines = text.lines().map(str::trim).zip(1..).filter(|(line, _)| !line.is_empty());
        return lines.map(|(text, line)| Cut { text, line, closed: true }).collect();
    }
    by_braces(text)
}

fn by_braces(text: &str) -> Vec<Cut<'_>> {
    let mut cuts = Vec::new();
    let (mut depth, mut start, mut line, mut start_line) = (0_u32, 0, 1_u64, 1);
    let (mut in_text, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        line += u64::from(byte == b'\n');
        if in_text {
            (in_text, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' => {
                if depth == 0 {
                    (start, start_line) = (at, line);
                }
                depth += 1;
            }
            b'}' if depth == 1 => {
                depth = 0;
                cuts.push(Cut { text: text.get(start..=at).unwrap_or_default(), line: start_line, closed: true });
            }
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if depth > 0 {
        cuts.push(Cut { text: text.get(start..).unwrap_or_default(), line: start_line, closed: false });
    }
    cuts
}

/// The names of the columns, in the order of their first object; members of objects in lists are `list.member`.
fn columns(objects: impl Iterator<Item = Map<String, Value>>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if names.len() < MOST_COLUMNS && !names.contains(&name) {
            names.push(name);
        }
    };
    for object in objects {
        for (name, value) in &object {
            let inner: Vec<&String> = match value {
                Value::Array(list) => list.iter().filter_map(Value::as_object).flat_map(Map::keys).collect(),
                Value::Object(inner) => inner.keys().collect(),
                _ => Vec::new(),
            };
            add(name.clone());
            for member in inner {
                add(format!("{name}.{member}"));
            }
        }
    }
    names
}

/// A cell: a list of texts is joined, a list of objects is counted in its own column and joined in its members'.
fn cell(object: &Map<String, Value>, column: &str) -> String {
    if let Some(value) = object.get(column) {
        return match value {
            Value::Array(list) if list.iter().any(Value::is_object) => list.len().to_string(),
            Value::Array(list) => list.iter().map(plain).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | "),
            value => plain(value),
        };
    }
    let Some((name, member)) = column.split_once('.') else { return String::new() };
    match object.get(name) {
        Some(Value::Array(list)) => {
            let members = list.iter().filter_map(|inner| inner.get(member)).map(plain);
            members.collect::<Vec<_>>().join(" | ")
        }
        Some(inner) => inner.get(member).map(plain).unwrap_or_default(),
        None => String::new(),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}
