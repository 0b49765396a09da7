//! The labelled sets: pairs of records that people judged.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;
use serumpun::matching::Parts;
use serumpun::matching::fuzzy::{IdentifierLevel, Levels, Profile, Verdict, compare, identifiers};
use serumpun::model::Record;

use super::marc::Marc;
use super::measure::{Measure, data, fnv};

/// A pair with its label and how the program compares it.
pub struct Judged {
    pub name: String,
    pub same: bool,
    pub levels: Levels,
}

/// The program's comparison of two records that state editions where they have any.
pub fn levels(a: &Record, b: &Record) -> Levels {
    compare(&Profile::new(parts(a)), &Profile::new(parts(b)), identifiers(&a.isbns, &b.isbns))
}

fn parts(record: &Record) -> Parts<'_> {
    Parts {
        title: &record.title,
        author: &record.author,
        publisher: &record.publisher,
        edition: &record.edition,
        year: record.year,
        material: record.material,
        extent: &record.extent,
        language: record.language,
        states_editions: Some(true),
    }
}

/// Which half of the pairs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// The half that weights were fitted to.
    Tuning,
    /// The half that no weight has seen; the two share no record.
    Report,
}

/// The pairs of real MARC records without identifiers, edition level. Field CID, the answer, is never looked at.
pub fn goldfinch(half: Half) -> Option<Vec<Judged>> {
    let folder = data("cdl-goldfinch")?;
    let records = goldfinch_records(&folder.join("202303_goldfinch_set_1.1_val.json.zip"));
    let labels = fs::read_to_string(folder.join("202303_goldfinch_set_1.1_val_labels.csv")).expect("labels");
    let pairs: Vec<(&str, &str, bool)> = labels.lines().skip(1).map(label).collect();
    let component = components(&pairs);
    let wanted = |id: &str| (fnv(component[id]) >> 32) & 1 == u64::from(half == Half::Report);
    let chosen = pairs.into_iter().filter(|(one, _, _)| wanted(one));
    let judge = |(one, other, same): (&str, &str, bool)| Judged {
        name: format!("{one} {other}"),
        same,
        levels: levels(&records[one], &records[other]),
    };
    Some(chosen.map(judge).collect())
}

fn label(line: &str) -> (&str, &str, bool) {
    let mut cells = line.split(',');
    (cells.next().expect("id1"), cells.next().expect("id2"), cells.next() == Some("1"))
}

/// The smallest id of the records that pairs connect each record with.
fn components<'a>(pairs: &[(&'a str, &'a str, bool)]) -> HashMap<&'a str, &'a str> {
    let mut of: HashMap<&str, &str> = pairs.iter().flat_map(|(a, b, _)| [(*a, *a), (*b, *b)]).collect();
    loop {
        let mut changed = false;
        for (one, other, _) in pairs {
            let least = of[one].min(of[other]);
            for id in [*one, *other] {
                changed |= of[id] != least;
                of.insert(id, least);
            }
        }
        if !changed {
            return of;
        }
    }
}

fn goldfinch_records(path: &Path) -> HashMap<String, Record> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).expect("the archive")).expect("a zip");
    let mut text = String::new();
    archive.by_index(0).expect("one file").read_to_string(&mut text).expect("UTF-8");
    let read = |line: &str| {
        let marc = Marc::new(&serde_json::from_str(line).expect("JSON"));
        (marc.control("001").to_owned(), marc.record())
    };
    text.lines().map(read).collect()
}

/// Judges pairs by a rule.
pub fn measure(pairs: &[Judged], rule: impl Fn(&Levels) -> bool) -> Measure {
    let mut measure = Measure::default();
    for pair in pairs {
        measure.count(pair.same, rule(&pair.levels));
    }
    measure
}

/// More likely one edition than not.
pub fn likely(levels: &Levels) -> bool {
    levels.total() >= 0
}

/// Joined without asking.
pub fn unattended(levels: &Levels) -> bool {
    levels.verdict() == Verdict::Same
}

/// The pairs of two booksellers, work level. The first row of each file is a dummy.
pub fn booksellers() -> Option<Vec<Judged>> {
    let bytes = fs::read(data("er-books-goodreads-bn")?.join("GoldenData.csv")).expect("the pairs");
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(&bytes);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().skip(1).map(|row| row.expect("a row"));
    let record = |title: &str, author: &str| Record { title: title.to_owned(), author: author.to_owned(), ..Record::default() };
    let judge = |row: csv::StringRecord| {
        let mut levels = levels(&record(&row[3], &row[4]), &record(&row[7], &row[8]));
        levels.identifier = IdentifierLevel::Missing;
        Judged { name: format!("{} | {}", &row[3], &row[7]), same: &row[11] == "1", levels }
    };
    Some(rows.map(judge).collect())
}

/// The decisions of the Finnish union catalog that a record of a book can show. Left out: skipped pairs; what is decided
/// by discs, cassettes and talking books, by the host of an article, or by where a record was loaded from.
pub fn melinda() -> Option<Vec<Judged>> {
    let folder = data("melinda-match-fixtures")?.join("index");
    let mut names: Vec<_> = fs::read_dir(folder).expect("the pairs").map(|entry| entry.expect("a pair").path()).collect();
    names.sort();
    Some(names.iter().filter_map(|path| melinda_pair(path)).collect())
}

fn melinda_pair(path: &Path) -> Option<Judged> {
    let json =
        |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(path.join(name)).expect("a file")).expect("JSON") };
    let expected = json("expectedResults.json");
    let message = expected["message"].as_str().unwrap_or_default().to_lowercase();
    let elsewhere = ["audio", "dvd", "daisy", "773", "sid test"].iter().any(|word| message.contains(word));
    let name = path.file_name()?.to_string_lossy().into_owned();
    let of_discs = ["300_", "007_", "Daisy_", "773"].iter().any(|start| name.starts_with(start));
    if json("metadata.json")["skip"] == true || elsewhere || of_discs || expected["action"].is_null() {
        return None;
    }
    let record = |name: &str| Marc::new(&json(name)).record();
    let levels = levels(&record("inputRecordA.json"), &record("inputRecordB.json"));
    Some(Judged { name, same: expected["action"] == "merge", levels })
}

/// Whether the program and the catalog agree on a pair.
pub fn agrees(pair: &Judged) -> bool {
    likely(&pair.levels) == pair.same
}
