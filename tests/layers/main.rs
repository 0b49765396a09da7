//! Holds the layers, the sizes and the messages against the source, as text.

#![expect(clippy::unwrap_used, reason = "a check that cannot read what it checks has failed")]

mod messages;
mod source;

use std::collections::BTreeSet;
use std::path::Path;

use source::{Function, Source, functions, paths, sources};

/// Lines a file may have at most.
const FILE_LINES: usize = 500;
/// Lines a function may have at most.
const FUNCTION_LINES: usize = 100;

/// Rooms that anyone above the nouns may use whole.
const COMMON: [&str; 5] = ["model", "task", "error", "text", "tr"];

/// Who may use what, besides itself and [`COMMON`]; `*` after a room: its types alone.
const ROOMS: &[(&str, &[&str])] = &[
    ("ingest", &[]),
    ("matching", &["ingest"]),
    ("catalog", &["ingest", "matching"]),
    ("analysis", &["catalog"]),
    ("planning", &["catalog", "analysis"]),
    ("project", &[]),
    ("export", &["catalog", "analysis", "project"]),
    // Makes up the sample consortium: text alone, that nobody reads but as any other folder.
    ("sample", &[]),
    ("pipeline", &["ingest", "matching", "catalog", "analysis", "planning", "project", "export", "sample"]),
    ("cli", &["pipeline", "ingest*", "matching*", "catalog*", "analysis*", "planning*", "project*", "export*"]),
    ("gui", &["pipeline", "ingest*", "matching*", "catalog*", "analysis*", "planning*", "project*", "export*"]),
];

/// Who may use what below the stages, without [`COMMON`].
const GROUND: &[(&str, &[&str])] =
    &[("model", &[]), ("text", &["model"]), ("error", &["text"]), ("task", &["error", "text", "model", "tr"])];

/// What the window and the commands are told where they call a stage.
const BY_PIPELINE: &str = "functions go through the pipeline";

/// What a room may use, itself included; none for a room no table names.
fn allowed(room: &str) -> Option<BTreeSet<&'static str>> {
    let of = |table: &'static [(&str, &[&str])]| table.iter().find(|(name, _)| *name == room);
    let whole = |(name, others): &'static (&str, &[&str])| others.iter().copied().chain([*name]);
    of(GROUND).map(|row| whole(row).collect()).or_else(|| of(ROOMS).map(|row| whole(row).chain(COMMON).collect()))
}

/// Whether a path ends in a type, a trait or a constant, not in a function or a module.
fn is_type(path: &[String]) -> bool {
    let last = path.last().map_or("", String::as_str);
    last.starts_with(char::is_uppercase) || path.iter().any(|word| word.starts_with(char::is_uppercase))
}

/// Uses of rooms that the table does not allow; `is_inside` tells whether a room has a module of that name.
fn wrong_directions(source: &Source, is_inside: &dyn Fn(&str, &str) -> bool) -> Vec<String> {
    let room = source.room();
    let is_main = source.path == "src/main.rs";
    let fault = |at: usize, path: &[String], why: &str| format!("{}: {room} uses {}: {why}", source.place(at), path.join("::"));
    let mut wrong = Vec::new();
    let Some(may) = allowed(room).or_else(|| room.is_empty().then(BTreeSet::new)) else {
        return vec![format!("{}: the room {room} stands in no table of tests/layers", source.path)];
    };
    for (at, path) in paths(source, "crate::").into_iter().chain(paths(source, "serumpun::")) {
        let Some(other) = path.first().map(String::as_str) else { continue };
        if is_main || other == room {
            continue;
        }
        let types = format!("{other}*");
        if path.len() == 1 && may.contains(types.as_str()) {
            let used = paths(source, &format!("{other}::")).into_iter().filter(|(_, path)| !is_type(path));
            wrong.extend(used.map(|(at, path)| fault(at, &[&[other.to_owned()], path.as_slice()].concat(), BY_PIPELINE)));
            continue;
        }
        let why = if other == "gui" || other == "cli" {
            "nothing but main.rs names it"
        } else if may.contains(types.as_str()) && !is_type(&path) {
            BY_PIPELINE
        } else if !may.contains(other) && !may.contains(types.as_str()) {
            "the layers do not allow it"
        } else if path.len() > 2 && is_inside(other, &path[1]) {
            "it reaches into the inside of another room"
        } else {
            continue;
        };
        wrong.push(fault(at, &path, why));
    }
    wrong.extend(climbs(source));
    wrong
}

/// Uses of `super` that climb out of the room.
fn climbs(source: &Source) -> Vec<String> {
    let inside = source.path.trim_start_matches("src/").trim_end_matches("/mod.rs").trim_end_matches(".rs");
    let depth = inside.split('/').count();
    let tests = source.code.find("mod tests {").unwrap_or(source.code.len());
    let mut wrong = Vec::new();
    for (at, _) in source.code.match_indices("super::") {
        let is_first = !source.code[..at].ends_with("super::");
        let supers = source.code[at..].split("::").take_while(|word| *word == "super").count();
        if is_first && supers >= depth + usize::from(at > tests) {
            wrong.push(format!("{}: climbs out of its room", source.place(at)));
        }
    }
    wrong
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn rooms_use_only_what_the_layers_allow() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let is_inside = |room: &str, module: &str| {
        root.join(room).join(module).is_dir() || root.join(room).join(format!("{module}.rs")).is_file()
    };
    let faults: Vec<String> = sources("src").iter().flat_map(|source| wrong_directions(source, &is_inside)).collect();
    assert_none(&faults);
}

#[test]
fn files_and_functions_stay_small() {
    let mut faults = Vec::new();
    for source in sources("src").iter().chain(&sources("tests")) {
        let lines = source.text.lines().count();
        if lines > FILE_LINES {
            faults.push(format!("{}:1: {lines} lines; {FILE_LINES} at most", source.path));
        }
        for function in functions(source).iter().filter(|function| function.lines > FUNCTION_LINES) {
            let Function { name, lines, at } = function;
            faults.push(format!("{}: fn {name} has {lines} lines; {FUNCTION_LINES} at most", source.place(*at)));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_file_says_what_it_is() {
    let is_silent = |source: &&Source| !source.path.ends_with("/tests.rs") && !source.text.starts_with("//!");
    let faults: Vec<String> = sources("src").iter().filter(is_silent).map(|s| format!("{}:1: no head", s.path)).collect();
    assert_none(&faults);
}

#[test]
fn the_map_names_every_room() {
    let sources = sources("src");
    let map: String = sources.iter().filter(|source| source.path == "src/lib.rs").map(|source| source.text.as_str()).collect();
    let map: String = map.lines().filter(|line| line.starts_with("//!")).collect();
    let rooms: BTreeSet<&str> = sources.iter().map(Source::room).filter(|room| !room.is_empty()).collect();
    let is_named = |room: &str| map.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == room);
    let faults: Vec<String> =
        rooms.iter().filter(|room| !is_named(room)).map(|room| format!("src/lib.rs:1: no word of {room}")).collect();
    assert_none(&faults);
}

/// The checks find what they are for.
mod proof {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        wrong_directions(&Source::new(path, text), &|room, module| (room, module) == ("ingest", "sheet")).len()
    }

    #[test]
    fn directions_are_judged() {
        let table = [
            ("src/model/a.rs", "use crate::text;", 1),
            ("src/model/a.rs", "use crate::model::Money; // crate::gui", 0),
            ("src/ingest/a.rs", "use crate::{error::{Error, Result}, model::Record, tr};", 0),
            ("src/ingest/a.rs", "use crate::{error::Error, planning::plan};", 1),
            ("src/matching/a.rs", "use crate::ingest::sheet::read;", 1),
            ("src/matching/a.rs", "use crate::ingest::normalize;", 0),
            ("src/gui/a.rs", "use crate::analysis::{Filter, overlap};", 1),
            ("src/gui/a.rs", "let x = crate::project::Project::new(path);", 0),
            ("src/gui/a.rs", "use crate::analysis; let x = analysis::Filter::default();", 0),
            ("src/gui/a.rs", "use crate::{analysis, pipeline}; let x = analysis::overlap(y);", 1),
            ("src/gui/a.rs", "use crate::cli::run;", 1),
            ("src/pipeline.rs", "fn f() { crate::gui::run::<u8>() }", 1),
            ("src/main.rs", "use serumpun::{cli, gui};", 0),
            ("src/cellar/a.rs", "", 1),
            ("src/gui/view/a.rs", "use super::super::super::text;", 1),
            ("src/gui/view/a.rs", "use super::super::theme;", 0),
            ("src/error.rs", "mod tests { use super::*; }", 0),
            ("src/text/mod.rs", "macro_rules! tr { () => { $crate::planning::x() } }", 0),
        ];
        for (path, text, expected) in table {
            assert_eq!(faults(path, text), expected, "{path}: {text}");
        }
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        let text = "a /* { /* } */ */ \"{\\\"\" r#\"}\"\"# '{' '\\'' 'é' <'a> b'\\n' // {\nb";
        let source = Source::new("src/a.rs", text);
        assert!(!source.code.contains(['{', '}']), "{}", source.code);
        assert_eq!(source.code.len(), text.len());
        assert!(source.literal.contains("r#\"}\"\"#") && !source.literal.contains("// {"));
        assert!(source.code.contains("<'a>") && source.code.ends_with("\nb"));
    }

    #[test]
    fn functions_are_measured() {
        let text = "trait T { fn none(&self); }\nfn one(a: [u8; 2]) -> u8 { 1 }\nfn three() {\n if x { \"}\" }\n}";
        let found = functions(&Source::new("src/a.rs", text));
        let lines: Vec<(&str, usize)> = found.iter().map(|function| (function.name.as_str(), function.lines)).collect();
        assert_eq!(lines, [("one", 1), ("three", 3)]);
    }
}
