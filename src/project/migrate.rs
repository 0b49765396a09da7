//! Brings project files of older versions to the shape of this one, a version at a time.
//!
//! In: the JSON of a file and its version. Out: JSON of [`Project::VERSION`]. What an older version did not know gets the
//! default it implied; shapes that fit no version are left for the reader to refuse.

use serde_json::{Value, json};

use super::Project;

/// Statuses that a line may have.
const STATUSES: [&str; 6] = ["proposed", "agreed", "refused", "ordered", "received", "canceled"];

/// The document in the shape of this program's version.
pub(super) fn migrate(mut document: Value, version: u32) -> Value {
    if version < 2 {
        lines_with_copies(&mut document);
    }
    document["version"] = json!(Project::VERSION);
    document
}

/// Version 1 kept agreed lines without copies and with a status in any words.
fn lines_with_copies(document: &mut Value) {
    let plans = document.get_mut("agreed").and_then(Value::as_array_mut).into_iter().flatten();
    let lines = plans.filter_map(|plan| plan.get_mut("lines").and_then(Value::as_array_mut)).flatten();
    for line in lines.filter_map(Value::as_object_mut) {
        line.entry("copies").or_insert(json!(1));
        let known = line.get("status").and_then(Value::as_str).is_some_and(|status| STATUSES.contains(&status));
        if !known {
            line.insert("status".to_owned(), json!("agreed"));
        }
    }
}
