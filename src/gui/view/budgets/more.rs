//! Settings that few consortia change: how titles and subjects are divided, and how long the solver may take.

use std::collections::BTreeMap;

use egui::{Id, Ui};

use super::settings::{choice, line, set};
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Field};
use crate::{pipeline, text, tr};

/// One setting: its key, its name and what it means.
struct Row {
    key: &'static str,
    name: &'static str,
    detail: &'static str,
    control: Control,
}

/// How a setting is changed.
enum Control {
    /// A text that the setting understands.
    Text,
    /// One of two words: of each its name, and the word of the file. The first is what is set where nothing is.
    Words([(&'static str, &'static str); 2]),
}

const fn written(key: &'static str, name: &'static str, detail: &'static str) -> Row {
    Row { key, name, detail, control: Control::Text }
}

/// Settings of the plan by title.
const TITLES: [Row; 10] = [
    written("cap_by_use", "setting-cap-by-use", "settings-cap-by-use-detail"),
    written("reach", "setting-reach", "settings-reach-detail"),
    written("smallest_share", "setting-smallest-share", "settings-smallest-share-detail"),
    written("largest_share", "setting-largest-share", "settings-largest-share-detail"),
    written("for_others", "setting-for-others", "settings-for-others-detail"),
    written("cost_per_point", "setting-cost-per-point", "settings-cost-per-point-detail"),
    Row {
        key: "responsibilities",
        name: "setting-responsibilities",
        detail: "settings-responsibilities-detail",
        control: Control::Words([("settings-soft", "soft"), ("settings-hard", "hard")]),
    },
    written("responsibility_bonus", "setting-responsibility-bonus", "settings-responsibility-bonus-detail"),
    written("default_priority", "setting-default-priority", "settings-default-priority-detail"),
    Row {
        key: "priority_one_highest",
        name: "setting-priority-one-highest",
        detail: "settings-priority-one-highest-detail",
        control: Control::Words([("settings-priority-five", "no"), ("settings-priority-one", "yes")]),
    },
];

/// Settings of the plan by subject and of the solver.
const SUBJECTS: [Row; 10] = [
    written("coverage", "setting-coverage", "settings-coverage-detail"),
    written("load_tolerance", "setting-load-tolerance", "settings-load-tolerance-detail"),
    written("inflation", "setting-inflation", "settings-inflation-detail"),
    written("weight_depth", "setting-weight-depth", "settings-weight-depth-detail"),
    written("weight_recency", "setting-weight-recency", "settings-weight-recency-detail"),
    written("weight_need", "setting-weight-need", "settings-weight-need-detail"),
    written("weight_continuity", "setting-weight-continuity", "settings-weight-continuity-detail"),
    written("gap", "setting-gap", "settings-gap-detail"),
    written("time_limit", "setting-time-limit", "settings-time-limit-detail"),
    written("seed", "setting-seed", "settings-seed-detail"),
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
    for row in rows {
        // What was just changed is shown before the files are read again.
        let value = cx.project.settings.get(row.key).filter(|value| !value.is_empty()).or_else(|| values.get(row.key));
        let value = value.map(String::as_str).unwrap_or_default();
        let detail = tr!(row.detail);
        line(ui, cx, &text::capital(&tr!(row.name)), &detail, |ui, name| match row.control {
            Control::Text => typed(ui, cx, row.key, name, (value, &detail)),
            Control::Words([(one, word), (other, other_word)]) => {
                choice(ui, cx, value == other_word, row.key, [(false, one, word), (true, other, other_word)]);
            }
        });
    }
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
        for row in TITLES.iter().chain(&SUBJECTS) {
            let value = &values[row.key];
            assert!(pipeline::is_setting(row.key, value), "{} = {value:?}", row.key);
            assert!(pipeline::is_setting(row.key, ""), "{}", row.key);
            assert!(!pipeline::is_setting(row.key, "no such value"), "{}", row.key);
            if let Control::Words(words) = &row.control {
                assert!(words.iter().all(|(_, word)| pipeline::is_setting(row.key, word)), "{}", row.key);
            }
        }
    }
}
