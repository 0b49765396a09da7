//! Edits: everything a person can do to the document, as data.

use std::path::PathBuf;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{AgreedPlan, FundEdit, Loaded, Project, Scenario, Step};
use crate::model::{Decision, StatedResponsibility};
use crate::{text, tr};

/// One change of the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Loads a holdings file for a partner.
    Load {
        /// Partner code.
        partner: String,
        /// The file.
        path: PathBuf,
        /// It stands for all files the partner had, instead of adding to them.
        replaces: bool,
    },
    /// Takes a column of a source for a field; an empty field leaves it out.
    Map {
        /// Path of the source, as in its report.
        source: String,
        /// Header as written, or `column N`.
        header: String,
        /// Field code.
        field: String,
    },
    /// Changes a fund, by [`super::fund_key`].
    Fund {
        /// Key of the fund.
        key: String,
        /// The new figures.
        figures: FundEdit,
    },
    /// Changes a rate.
    Rate {
        /// Currency code.
        currency: String,
        /// Units of consortium currency for one unit.
        rate: Decimal,
    },
    /// Changes a setting, with key and value as in `settings.csv`.
    Setting {
        /// Key.
        key: String,
        /// Value.
        value: String,
    },
    /// Makes a decision; replaces one of the same partner and title.
    Decide(Decision),
    /// Lifts a decision, of the project or of `decisions.csv`.
    Lift(Decision),
    /// Agrees responsibilities in place of those of `responsibilities.csv`; none goes back to the file's.
    Responsibilities(Option<Vec<StatedResponsibility>>),
    /// Keeps a scenario; replaces one of the same name.
    Keep(Box<Scenario>),
    /// Copies a scenario under another name that is free.
    CopyScenario {
        /// Its name.
        name: String,
        /// Name of the copy.
        copy: String,
    },
    /// Gives a scenario another name that is free.
    RenameScenario {
        /// Its name.
        name: String,
        /// The new name.
        to: String,
    },
    /// Drops a scenario.
    RemoveScenario(String),
    /// Takes the conditions of a scenario for the document.
    TakeScenario(String),
    /// Freezes a plan as agreed; replaces one of the same name.
    Agree(AgreedPlan),
    /// Moves lines of an agreed plan to other statuses.
    Follow {
        /// Name of the plan.
        plan: String,
        /// The lines that move.
        steps: Vec<Step>,
    },
}

impl Edit {
    /// What the edit does, for the undo button.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Load { partner, replaces: false, .. } => tr!("edit-load", partner = partner),
            Self::Load { partner, .. } => tr!("edit-replace", partner = partner),
            Self::Map { header, .. } => tr!("edit-map", header = header),
            Self::Fund { key, .. } => tr!("edit-fund", fund = key),
            Self::Rate { currency, .. } => tr!("edit-rate", currency = currency),
            Self::Setting { key, value } => setting(key, value),
            Self::Decide(decision) => tr!(&format!("edit-{}", decision.action.code()), title = &decision.title),
            Self::Lift(decision) => tr!("edit-lift", title = &decision.title),
            Self::Responsibilities(Some(rows)) => tr!("edit-responsibilities", count = rows.len()),
            Self::Responsibilities(None) => tr!("edit-responsibilities-file"),
            Self::Keep(scenario) => tr!("edit-keep", name = &scenario.name),
            Self::CopyScenario { name, .. } => tr!("edit-copy-scenario", name = name),
            Self::RenameScenario { name, to } => tr!("edit-rename-scenario", name = name, to = to),
            Self::RemoveScenario(name) => tr!("edit-remove-scenario", name = name),
            Self::TakeScenario(name) => tr!("edit-take-scenario", name = name),
            Self::Agree(plan) => tr!("edit-agree", name = &plan.name),
            Self::Follow { plan, steps } => tr!("edit-follow", name = plan, count = steps.len()),
        }
    }

    /// Makes the change.
    pub fn apply(self, project: &mut Project) {
        match self {
            Self::Load { partner, path, replaces } => {
                let loaded = project.loaded.entry(partner).or_default();
                if replaces {
                    *loaded = Loaded { files: Vec::new(), replaces: true };
                }
                loaded.files.retain(|file| *file != path);
                loaded.files.push(path);
            }
            Self::Map { source, header, field } => {
                project.mappings.entry(source).or_default().insert(header, field);
            }
            Self::Fund { key, figures } => {
                project.funds.insert(key, figures);
            }
            Self::Rate { currency, rate } => {
                project.rates.insert(currency, rate);
            }
            Self::Setting { key, value } => {
                project.settings.insert(key, value);
            }
            Self::Decide(decision) => {
                project.decisions.retain(|old| !same_subject(old, &decision));
                project.lifted.retain(|old| old != &decision);
                project.decisions.push(decision);
            }
            Self::Lift(decision) => {
                let before = project.decisions.len();
                project.decisions.retain(|old| old != &decision);
                if project.decisions.len() == before {
                    project.lifted.push(decision);
                }
            }
            Self::Responsibilities(rows) => project.responsible = rows,
            Self::Keep(scenario) => match project.scenarios.iter_mut().find(|old| old.name == scenario.name) {
                Some(old) => *old = *scenario,
                None => project.scenarios.push(*scenario),
            },
            Self::CopyScenario { name, copy } => {
                let found = project.scenario(&name).cloned().filter(|_| project.scenario(&copy).is_none());
                project.scenarios.extend(found.map(|scenario| Scenario { name: copy, ..scenario }));
            }
            Self::RenameScenario { name, to } => {
                let is_free = !to.trim().is_empty() && project.scenario(&to).is_none();
                if let Some(scenario) = project.scenarios.iter_mut().find(|old| old.name == name).filter(|_| is_free) {
                    scenario.name = to;
                }
            }
            Self::RemoveScenario(name) => project.scenarios.retain(|old| old.name != name),
            Self::TakeScenario(name) => {
                if let Some(conditions) = project.scenario(&name).map(|scenario| scenario.conditions.clone()) {
                    project.set_conditions(conditions);
                }
            }
            Self::Agree(plan) => {
                project.agreed.retain(|old| old.name != plan.name);
                project.agreed.push(plan);
            }
            Self::Follow { plan, steps } => {
                let lines = project.agreed.iter_mut().filter(|agreed| agreed.name == plan).flat_map(|agreed| &mut agreed.lines);
                for line in lines {
                    let is = |step: &&Step| step.candidate == line.line.candidate && step.partner == line.line.partner;
                    line.status = steps.iter().find(is).map_or(line.status, |step| step.status);
                }
            }
        }
    }
}

/// What a change of a setting is called; a setting without words by its key.
fn setting(key: &str, value: &str) -> String {
    let id = format!("setting-{}", key.replace('_', "-"));
    let what = if text::has(&id) { tr!(&id) } else { key.to_owned() };
    let word = format!("setting-value-{}", value.trim());
    let value = if text::has(&word) { tr!(&word) } else { value.trim().to_owned() };
    if value.is_empty() { tr!("edit-setting", what = what) } else { tr!("edit-setting-to", what = what, value = value) }
}

fn same_subject(a: &Decision, b: &Decision) -> bool {
    a.partner == b.partner && a.isbn == b.isbn && (!a.isbn.is_empty() || a.title == b.title)
}
