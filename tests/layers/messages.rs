//! Holds the message files against the source: every message that is asked for exists, every message is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

use super::source::{Source, sources};
use super::{assert_none, source};

/// What calls by an id look like; the id is the first literal after the words, past so many commas.
const CALLS: &[(&str, usize)] = &[
    ("tr!(", 0),
    ("Error::user(", 0),
    ("Error::io(", 0),
    ("Error::new(", 1),
    ("text::format(", 0),
    ("text::attribute(", 0),
    (".progress(", 0),
];

/// One message of a file.
struct Message {
    id: String,
    /// Path and line.
    place: String,
    /// The message with its attributes.
    text: String,
}

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")
}

/// The message files of a language, by name.
fn files(language: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(locales().join(language)).unwrap().map(|entry| entry.unwrap().path());
    let of = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (format!("assets/locales/{language}/{name}"), fs::read_to_string(path).unwrap())
    };
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "ftl")).map(of).collect()
}

fn languages() -> Vec<String> {
    let mut languages: Vec<String> =
        fs::read_dir(locales()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    languages.sort();
    languages
}

fn messages(path: &str, text: &str) -> Vec<Message> {
    let mut found: Vec<Message> = Vec::new();
    for (line, words) in (1..).zip(text.lines()) {
        let id = words.split_once('=').map_or("", |(id, _)| id.trim_end());
        let is_id =
            id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.bytes().all(|byte| source::is_word(byte) || byte == b'-');
        if is_id {
            found.push(Message { id: id.to_owned(), place: format!("{path}:{line}"), text: words.to_owned() });
        } else if let Some(message) = found.last_mut().filter(|_| words.starts_with([' ', '}'])) {
            message.text.push('\n');
            message.text.push_str(words);
        }
    }
    found
}

fn english() -> Vec<Message> {
    files("en").iter().flat_map(|(path, text)| messages(path, text)).collect()
}

/// The variables of a message.
fn variables(text: &str) -> BTreeSet<&str> {
    let name = |rest: &'_ str| rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
    text.split('$').skip(1).map(|rest| &rest[..name(rest)]).collect()
}

/// A call by a literal id: where, which, and the rest of its arguments.
struct Call<'a> {
    at: usize,
    words: &'static str,
    id: &'a str,
    rest: &'a str,
}

fn calls(source: &Source) -> Vec<Call<'_>> {
    let mut found = Vec::new();
    for (words, commas) in CALLS {
        for (at, _) in source.code.match_indices(words) {
            if words.starts_with(char::is_alphabetic) && at > 0 && source::is_word(source.code.as_bytes()[at - 1]) {
                continue;
            }
            let mut start = at + words.len();
            for _ in 0..*commas {
                start += source.code[start..].find(',').map_or(0, |comma| comma + 1);
            }
            let rest = source.literal[start..].trim_start();
            let Some((id, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
            let end = closing(rest);
            found.push(Call { at, words, id, rest: &rest[..end] });
        }
    }
    found
}

/// Where the parenthesis closes that is open at the start.
fn closing(rest: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in rest.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return at,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// Names of the arguments of `tr!`: words before a single `=`.
fn arguments(rest: &str) -> BTreeSet<&str> {
    let pieces = rest.match_indices(" = ").map(|(at, _)| rest[..at].rsplit([',', ' ', '\n']).next().unwrap_or_default());
    pieces.collect()
}

/// What the string literals of the sources say: whole ids, and beginnings and ends of ids put together.
struct Literals {
    whole: BTreeSet<String>,
    heads: BTreeSet<String>,
}

fn literals(sources: &[Source]) -> Literals {
    let mut found = Literals { whole: BTreeSet::new(), heads: BTreeSet::new() };
    for source in sources {
        for text in strings(source) {
            let is_id = |text: &str| !text.is_empty() && text.bytes().all(|byte| source::is_word(byte) || byte == b'-');
            // `"edit-{}"` and `"edit-"` make ids that begin so.
            let head = text.split_once('{').map_or(text, |(head, _)| head);
            if is_id(head) && head.ends_with('-') {
                found.heads.insert(head.to_owned());
            } else if is_id(text) {
                found.whole.insert(text.to_owned());
            }
        }
    }
    found
}

/// What stands between quotation marks.
fn strings(source: &Source) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in source.code.match_indices('"') {
        open = match open {
            Some(start) => {
                found.push(&source.literal[start..at]);
                None
            }
            None => Some(at + 1),
        };
    }
    found
}

#[test]
fn every_message_asked_for_exists_with_its_variables() {
    let messages: BTreeMap<String, Message> = english().into_iter().map(|message| (message.id.clone(), message)).collect();
    let mut faults = Vec::new();
    for source in &sources("src") {
        for call in calls(source) {
            let Call { at, words, id, rest } = call;
            let Some(message) = messages.get(id) else {
                faults.push(format!("{}: no message {id}", source.place(at)));
                continue;
            };
            if words == "tr!(" {
                let given = arguments(rest);
                let missing = variables(&message.text).into_iter().filter(|name| !given.contains(name));
                faults.extend(missing.map(|name| format!("{}: {id} wants {name}", source.place(at))));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_message_is_asked_for() {
    let Literals { whole, heads } = literals(&sources("src"));
    let english = english();
    let quoted: String = english.iter().map(|message| message.text.as_str()).collect::<Vec<_>>().join("\n");
    let is_used = |id: &str| {
        whole.contains(id) || heads.iter().any(|head| id.starts_with(head.as_str())) || quoted.contains(&format!("{{ {id} }}"))
    };
    let unused = english.iter().filter(|message| !is_used(&message.id));
    let faults: Vec<String> = unused.map(|message| format!("{}: nobody asks for {}", message.place, message.id)).collect();
    assert_none(&faults);
}

#[test]
fn no_message_stands_twice() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut faults = Vec::new();
    for Message { id, place, .. } in english() {
        if let Some(earlier) = first.get(&id) {
            faults.push(format!("{place}: {id} stands at {earlier} already"));
        }
        first.entry(id).or_insert(place);
    }
    assert_none(&faults);
}

#[test]
fn every_file_is_whole_in_every_language() {
    let known: BTreeMap<String, String> = english().into_iter().map(|message| (message.id, message.text)).collect();
    let mut faults = Vec::new();
    for language in languages() {
        for (path, text) in files(&language) {
            let found = messages(&path, &text);
            if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
                let line = |at: usize| text[..at].matches('\n').count() + 1;
                faults.extend(errors.iter().map(|error| format!("{path}:{}: {error}", line(error.pos.start))));
            }
            for message in found {
                let Message { id, place, text } = message;
                match known.get(&id) {
                    None => faults.push(format!("{place}: {id} is not in English")),
                    Some(english) if !variables(&text).is_subset(&variables(english)) => {
                        faults.push(format!("{place}: {id} has variables that English has not"));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    assert_none(&faults);
}

/// The checks find what they are for.
mod proof {
    use super::*;

    #[test]
    fn messages_are_read_with_their_attributes() {
        let text = "# Head\na-b = One { $x ->\n    [one] two\n   *[other] { $y }\n}\n    .hint = Three\n\nc = Four\n";
        let found = messages("f.ftl", text);
        let read: Vec<(&str, &str)> = found.iter().map(|m| (m.id.as_str(), m.place.as_str())).collect();
        assert_eq!(read, [("a-b", "f.ftl:2"), ("c", "f.ftl:8")]);
        assert_eq!(variables(&found[0].text), BTreeSet::from(["x", "y"]));
    }

    #[test]
    fn calls_are_read_with_their_arguments() {
        let text = "include_str!(\"../x\"); tr!(\n  \"a\", x = f(1, 2), why = y); Error::new(Kind::Bug, \"b\"); tr!(&id); Error::io(\"c\", path, why) // tr!(\"d\")";
        let source = Source::new("src/a.rs", text);
        let found = calls(&source);
        let ids: BTreeSet<&str> = found.iter().map(|call| call.id).collect();
        assert_eq!(ids, BTreeSet::from(["a", "b", "c"]));
        assert_eq!(arguments(found[0].rest), BTreeSet::from(["x", "why"]));
    }

    #[test]
    fn literals_tell_whole_ids_from_beginnings() {
        let source = Source::new("src/a.rs", "f(\"whole-id\"); format!(\"head-{}\", x); g(\"two words\", \"other-\")");
        let Literals { whole, heads } = literals(&[source]);
        assert_eq!(whole, BTreeSet::from(["whole-id".to_owned()]));
        assert_eq!(heads, BTreeSet::from(["head-".to_owned(), "other-".to_owned()]));
    }
}
