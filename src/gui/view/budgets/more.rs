//! Settings that few consortia change: how titles and subjects are divided, and how long the solver may take.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use super::settings::{choice, line, set};
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Field};
use crate::{pipeline, text, tr};

/// How a setting is changed.
enum Control {
    /// A text that the setting understands.
    Text,
    /// One of two words of a file, each behind its name. The first is what is set where nothing is.
    Words([(&'static str, &'static str); 2]),
}

/// A setting's key, from which the ids of its name and of what it means are made, and its control.
type Row = (&'static str, Control);

/// Settings of the plan by title.
const TITLES: [Row; 10] = [
    ("cap_by_use", Control::Text),
    ("reach", Control::Text),
    ("smallest_share", Control::Text),
    ("largest_share", Control::Text),
    ("for_others", Control::Text),
    ("cost_per_point", Control::Text),
    ("responsibilities", Control::Words([("settings-soft", "soft"), ("settings-hard", "hard")])),
    ("responsibility_bonus", Control::Text),
    ("default_priority", Control::Text),
    ("priority_one_highest", Control::Words([("settings-priority-five", "no"), ("settings-priority-one", "yes")])),
];

/// Settings of the plan by subject and of the solver.
const SUBJECTS: [Row; 10] = [
    ("coverage", Control::Text),
    ("load_tolerance", Control::Text),
    ("inflation", Control::Text),
    ("weight_depth", Control::Text),
    ("weight_recency", Control::Text),
    ("weight_need", Control::Text),
    ("weight_continuity", Control::Text),
    ("gap", Control::Text),
    ("time_limit", Control::Text),
    ("seed", Control::Text),
];

/// Draws the card of settings of the plan by title.
pub fn titles(ui: &mut Ui, cx: &ViewContext<'_>, values: &BTreeMap<String, String>) {
    widget::card(ui, cx.theme, &tr!("settings-titles-title"), &tr!("settings-empty-detail"), |ui| rows(ui, cx, &TITLES, values));
}

/// Draws the card of settings of the plan by subject and of the solver.
pub fn subjects(ui: &mut Ui, cx: &ViewContext<'_>, values: &BTreeMap<String, String>) {
    widget::card(ui, cx.theme, &tr!("settings-subjects-title"), &tr!("settings-empty-detail"), |ui| {
        rows(ui, cx, &SUBJECTS, values);
    });
}

fn rows(ui: &mut Ui, cx: &ViewContext<'_>, rows: &[Row], values: &BTreeMap<String, String>) {
    for (key, control) in rows {
        // What was just changed is shown before the files are read again.
        let value = cx.project.settings.get(*key).filter(|value| !value.is_empty()).or_else(|| values.get(*key));
        let value = value.map(String::as_str).unwrap_or_default();
        let (name, detail) = in_words(key);
        line(ui, cx, &name, &detail, |ui, name| match control {
            Control::Text => typed(ui, cx, key, name, (value, &detail)),
            Control::Words([(one, word), (other, other_word)]) => {
                choice(ui, cx, value == *other_word, key, [(false, one, word), (true, other, other_word)]);
            }
        });
    }
}

/// The name of a setting, and what it means.
fn in_words(key: &str) -> (String, String) {
    let dashed = key.replace('_', "-");
    (text::capital(&tr!(&format!("setting-{dashed}"))), tr!(&format!("setting-detail-{dashed}")))
}

/// A field that takes what the setting understands; emptied, it goes back to what is set where nothing is.
fn typed(ui: &mut Ui, cx: &ViewContext<'_>, key: &'static str, name: &str, (shown, detail): (&str, &str)) {
    let (problem, hint) = (tr!("field-not-setting", detail = detail), tr!("settings-not-set"));
    let id = Id::unique(("setting", key));
    let field = Field { id, name, shown, hint: &hint, problem: &problem, width: 120.0, number: true };
    let output = widget::field(ui, cx.theme, &field, |text| pipeline::is_setting(key, text).then(|| text.trim().to_owned()));
    if let Some(value) = output.committed {
        set(cx, key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Consortium, Currency, Rates};

    #[test]
    fn every_setting_is_one_and_understands_what_it_shows() {
        let consortium = Consortium::new(Vec::new(), Rates::new(Currency::from_code("MYR").unwrap()));
        let values = pipeline::settings(&consortium);
        for (key, control) in TITLES.iter().chain(&SUBJECTS) {
            let value = &values[*key];
            assert!(pipeline::is_setting(key, value), "{key} = {value:?}");
            assert!(pipeline::is_setting(key, ""), "{key}");
            assert!(!pipeline::is_setting(key, "no such value"), "{key}");
            if let Control::Words(words) = control {
                assert!(words.iter().all(|(_, word)| pipeline::is_setting(key, word)), "{key}");
            }
            let dashed = key.replace('_', "-");
            assert!(text::has(&format!("setting-{dashed}")) && text::has(&format!("setting-detail-{dashed}")), "{key}");
        }
    }
}
