//! Edits: everything a person can do to the document, as data.

use std::path::PathBuf;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{AgreedPlan, FundEdit, Loaded, Project};
use crate::model::Decision;
use crate::tr;

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
    /// Freezes a plan as agreed.
    Agree(AgreedPlan),
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
            Self::Setting { key, .. } => tr!("edit-setting", key = key),
            Self::Decide(decision) => tr!(&format!("edit-{}", decision.action.code()), title = &decision.title),
            Self::Lift(decision) => tr!("edit-lift", title = &decision.title),
            Self::Agree(plan) => tr!("edit-agree", name = &plan.name),
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
            Self::Agree(plan) => project.agreed.push(plan),
        }
    }
}

fn same_subject(a: &Decision, b: &Decision) -> bool {
    a.partner == b.partner && a.isbn == b.isbn && (!a.isbn.is_empty() || a.title == b.title)
}
