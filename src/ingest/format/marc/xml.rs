//! MARCXML: `record` elements with or without namespace prefix, alone, in a `collection`, or inside another envelope.
//!
//! Records are cut out of the text first, so that one that is not well-formed spoils no other.

use quick_xml::events::{BytesStart, Event};

use super::super::super::sheet::FileFlaw;
use super::super::grid::Grid;
use super::super::ods::{attribute, resolve};
use super::{Data, Marc, grid, is_wanted, push};

/// Reads all records of a MARCXML file; a record's place is its first line.
///
/// # Errors
/// No MARC record in it, or more text than the file may come to.
pub fn read(text: &str, encoding: &str, limit: usize) -> Result<Grid, FileFlaw> {
    let mut grid = grid("marcxml", encoding);
    let (mut at, mut line) = (0, 1);
    for cut in cuts(text) {
        line += text.get(at..cut.start).unwrap_or_default().bytes().filter(|b| *b == b'\n').count() as u64;
        at = cut.start;
        let record = text.get(cut.start..cut.end).unwrap_or_default();
        match parse(record) {
            Ok(marc) if cut.closed => push(&mut grid, &marc, line, None),
            Ok(_) => grid.damage(line, "marc-cut-off", first_of(record)),
            Err(error) => grid.damage(line, "marc-damaged", &error),
        }
        if grid.text.len() > limit {
            return Err(FileFlaw::new("file-packed-too-large", (limit >> 20).to_string()));
        }
    }
    if grid.counted() == 0 { Err(FileFlaw::new("file-markup", root(text))) } else { Ok(grid) }
}

fn first_of(record: &str) -> &str {
    let end = record.char_indices().nth(60).map_or(record.len(), |(at, _)| at);
    record.get(..end).unwrap_or_default()
}

/// The name of the first element, for a message.
fn root(text: &str) -> String {
    let names = text.split('<').skip(1).filter(|tag| tag.starts_with(char::is_alphabetic));
    names.map(|tag| tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default()).take(1).collect()
}

/// A record in the text.
#[derive(Debug, Clone, Copy)]
struct Cut {
    start: usize,
    end: usize,
    closed: bool,
}

/// Where the records stand: from `<record` to `</record>`, or to the next record where one never closes.
fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut open: Option<usize> = None;
    // An envelope's own record, as of OAI-PMH, holds no field before the MARC record begins.
    let mut has_fields = false;
    for (at, _) in text.match_indices('<') {
        let tag = text.get(at + 1..).unwrap_or_default();
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<')).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default();
        match (name.rsplit(':').next().unwrap_or_default(), closing) {
            ("record", false) => {
                if let Some(start) = open.filter(|_| has_fields) {
                    cuts.push(Cut { start, end: at, closed: false });
                }
                (open, has_fields) = (Some(at), false);
            }
            ("record", true) => {
                if let Some(start) = open.take().filter(|_| has_fields) {
                    // A closing tag holds nothing but its name; one that never ends must not be sought through the whole file.
                    let close = tag.bytes().take(100).position(|b| b == b'>').map_or(end, |close| close + 1);
                    let end = text.len() - tag.len() + close;
                    cuts.push(Cut { start, end, closed: true });
                }
            }
            ("leader" | "controlfield" | "datafield", false) => has_fields = true,
            _ => {}
        }
    }
    if let Some(start) = open.filter(|_| has_fields) {
        cuts.push(Cut { start, end: text.len(), closed: false });
    }
    cuts
}

#[derive(Debug, Default)]
struct Parsing {
    marc: Marc,
    control: Option<String>,
    field: Option<Data>,
    code: Option<char>,
    text: String,
}

/// The record of its element.
fn parse(record: &str) -> Result<Marc, String> {
    let mut reader = quick_xml::Reader::from_str(record);
    reader.config_mut().expand_empty_elements = true;
    let mut parsing = Parsing::default();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) => parsing.start(&tag),
            Event::End(tag) => parsing.end(tag.local_name().as_ref()),
            Event::Text(text) => parsing.text.push_str(&text),
            Event::CData(text) => parsing.text.push_str(&text),
            Event::GeneralRef(reference) => parsing.text.push_str(&resolve(&reference)),
            Event::Eof => return Ok(parsing.marc),
            _ => {}
        }
    }
}

impl Parsing {
    fn start(&mut self, tag: &BytesStart<'_>) {
        let attribute = |name: &str| attribute(tag, name).unwrap_or_default();
        self.text.clear();
        match tag.local_name().as_ref() {
            "controlfield" => self.control = Some(attribute("tag")),
            "datafield" => {
                let second = attribute("ind2").chars().next().unwrap_or(' ');
                self.field = Some(Data { tag: attribute("tag"), second, subfields: Vec::new() });
            }
            "subfield" => self.code = attribute("code").chars().next(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let text = std::mem::take(&mut self.text);
        match name {
            "leader" => text.trim_matches(['\r', '\n']).clone_into(&mut self.marc.leader),
            "controlfield" => {
                if let Some(tag) = self.control.take().filter(|tag| is_wanted(tag)) {
                    self.marc.control.push((tag, text));
                }
            }
            "subfield" => {
                if let (Some(code), Some(field)) = (self.code.take(), &mut self.field) {
                    field.subfields.push((code, text));
                }
            }
            "datafield" => self.marc.data.extend(self.field.take().filter(|field| is_wanted(&field.tag))),
            _ => {}
        }
    }
}
