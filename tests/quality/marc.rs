//! A small reader of MARC records in JSON, in both shapes the labelled sets use, to the program's own records.

use serde_json::Value;
use serumpun::model::{Language, Material, Record};

/// Fields of one record: tag, then subfields as (code, value); a control field has one subfield without code.
pub struct Marc {
    pub leader: String,
    fields: Vec<(String, Vec<(String, String)>)>,
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Marc {
    /// Reads `{"fields":[{"245":{"subfields":[{"a":"…"}]}}]}` or `{"fields":[{"tag":"245","subfields":[{"code":"a",…}]}]}`.
    pub fn new(record: &Value) -> Self {
        let mut fields = Vec::new();
        for field in record["fields"].as_array().into_iter().flatten() {
            if field["tag"].is_string() {
                let subfields = field["subfields"].as_array().into_iter().flatten();
                let mut read: Vec<(String, String)> = subfields.map(|s| (string(&s["code"]), string(&s["value"]))).collect();
                if field["value"].is_string() {
                    read.push((String::new(), string(&field["value"])));
                }
                fields.push((string(&field["tag"]), read));
            } else {
                for (tag, content) in field.as_object().into_iter().flatten() {
                    let subfields = content["subfields"].as_array().into_iter().flatten().filter_map(Value::as_object);
                    let mut read: Vec<(String, String)> =
                        subfields.flatten().map(|(code, v)| (code.clone(), string(v))).collect();
                    if content.is_string() {
                        read.push((String::new(), string(content)));
                    }
                    fields.push((tag.clone(), read));
                }
            }
        }
        Self { leader: string(&record["leader"]), fields }
    }

    /// All subfields of the tags with these codes, joined by spaces.
    pub fn text(&self, tags: &[&str], codes: &str) -> String {
        let wanted = self.fields.iter().filter(|(tag, _)| tags.contains(&tag.as_str()));
        let values = wanted.flat_map(|(_, subfields)| subfields).filter(|(code, _)| codes.contains(code.as_str()));
        values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The subfields of the first field of a tag with these codes.
    pub fn first(&self, tag: &str, codes: &str) -> String {
        let field = self.fields.iter().find(|(found, _)| found == tag).map(|(_, subfields)| subfields.as_slice());
        let values = field.unwrap_or_default().iter().filter(|(code, _)| codes.contains(code.as_str()));
        values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ")
    }

    pub fn control(&self, tag: &str) -> &str {
        let field = self.fields.iter().find(|(found, _)| found == tag);
        field.and_then(|(_, subfields)| subfields.first()).map_or("", |(_, value)| value)
    }

    /// What the program would make of the record.
    pub fn record(&self) -> Record {
        let trim = |text: String| text.trim_matches([' ', '/', ':', ';', ',', '.', '=']).to_owned();
        let (main, rest, part) = (trim(self.first("245", "a")), trim(self.first("245", "b")), trim(self.first("245", "np")));
        let mut title = main;
        if !rest.is_empty() {
            title = format!("{title} : {rest}");
        }
        if !part.is_empty() {
            title = format!("{title}, {part}");
        }
        let mut author = self.text(&["100", "110", "111", "130"], "ab");
        if author.is_empty() {
            author = self.first("700", "a");
        }
        if author.is_empty() {
            author = self.first("710", "ab");
        }
        Record {
            title,
            author,
            publisher: self.text(&["260", "264"], "b"),
            edition: self.text(&["250"], "ab"),
            extent: self.text(&["300"], "a"),
            year: self.year(),
            isbns: self.isbns(),
            language: self.control("008").get(35..38).and_then(Language::from_code).unwrap_or_default(),
            material: self.material(),
            copies: 1,
            ..Record::default()
        }
    }

    fn year(&self) -> i16 {
        let plausible = |year: &i16| (1400..=2030).contains(year);
        let coded = self.control("008").get(7..11).and_then(|year| year.parse().ok()).filter(plausible);
        let stated = self.text(&["260", "264"], "c");
        let runs = stated.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
        coded.or_else(|| runs.filter_map(|run| run.parse().ok()).find(plausible)).unwrap_or(0)
    }

    fn isbns(&self) -> Vec<u64> {
        let written = self.fields.iter().filter(|(tag, _)| tag == "020").flat_map(|(_, subfields)| subfields);
        let plain = written.filter(|(code, _)| code == "a").map(|(_, value)| {
            value.split(' ').next().unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect::<String>()
        });
        plain.filter_map(|isbn| serumpun::model::isbn13(&isbn).ok()).collect()
    }

    fn material(&self) -> Material {
        let form = self.control("008").as_bytes().get(23).copied().unwrap_or(b' ');
        let electronic =
            matches!(form, b'o' | b'q' | b's') || self.first("337", "b") == "c" || self.control("007").starts_with('c');
        if self.leader.as_bytes().get(6) == Some(&b'm') || electronic || self.text(&["245"], "h").contains("electronic") {
            Material::Electronic
        } else {
            Material::Print
        }
    }
}
