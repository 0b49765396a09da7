//! MARC-in-JSON, in the two forms that are in use: fields as `{"245": {…}}` and as `{"tag": "245", …}`.

use serde_json::{Map, Value};

use super::{Data, Marc, is_wanted};

/// The MARC record of a JSON object; none where it is no MARC record.
#[must_use]
pub fn record(object: &Map<String, Value>) -> Option<Marc> {
    let fields = object.get("fields")?.as_array()?;
    let mut marc = Marc { leader: text(object.get("leader")), ..Marc::default() };
    let mut known = object.contains_key("leader");
    for field in fields.iter().filter_map(Value::as_object) {
        if let Some(tag) = field.get("tag") {
            known = true;
            add(&mut marc, &text(Some(tag)), field.get("value").or_else(|| field.get("data")), field);
        } else {
            for (tag, value) in field {
                known |= tag.len() == 3;
                match value.as_object() {
                    Some(inner) => add(&mut marc, tag, None, inner),
                    None => add(&mut marc, tag, Some(value), field),
                }
            }
        }
    }
    known.then_some(marc)
}

fn add(marc: &mut Marc, tag: &str, value: Option<&Value>, field: &Map<String, Value>) {
    if !is_wanted(tag) {
        return;
    }
    if let Some(value) = value {
        marc.control.push((tag.to_owned(), text(Some(value))));
        return;
    }
    let second = text(field.get("ind2")).chars().next().unwrap_or(' ');
    let mut subfields = Vec::new();
    for part in field.get("subfields").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        if let Some(code) = part.get("code") {
            let value = text(part.get("value").or_else(|| part.get("data")));
            subfields.extend(text(Some(code)).chars().next().map(|code| (code, value)));
        } else {
            subfields.extend(part.iter().filter_map(|(code, value)| Some((code.chars().next()?, text(Some(value))))));
        }
    }
    marc.data.push(Data { tag: tag.to_owned(), second, subfields });
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
