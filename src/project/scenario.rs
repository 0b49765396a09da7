//! Scenarios and agreed plans: what was tried under which conditions, and what was settled.
//!
//! A scenario keeps what a person had changed when its plan was made, and the plan itself. It is never computed anew
//! by itself: input files that changed since make it out of date, and only a person's word replaces its plan.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{FundEdit, Project};
use crate::model::{Decision, KeptLine, KeptPlan, LineStatus, StatedResponsibility};

/// Everything a person changed that a plan depends on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Conditions {
    /// Changed funds by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub funds: BTreeMap<String, FundEdit>,
    /// Changed rates by currency code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rates: BTreeMap<String, Decimal>,
    /// Changed settings by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// Decisions added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Decisions lifted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifted: Vec<Decision>,
    /// Responsibilities agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<Vec<StatedResponsibility>>,
}

/// A plan with the conditions it was made under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its name, one a project.
    pub name: String,
    /// The conditions.
    pub conditions: Conditions,
    /// The plan.
    pub plan: KeptPlan,
}

/// A frozen line of an agreed plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedLine {
    /// The line as it was agreed.
    #[serde(flatten)]
    pub line: KeptLine,
    /// Where it stands.
    pub status: LineStatus,
}

/// A plan that was agreed: frozen and dated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AgreedPlan {
    /// Name.
    pub name: String,
    /// Day it was agreed, ISO 8601.
    pub date: String,
    /// Currency of the amounts.
    pub currency: String,
    /// Its lines.
    pub lines: Vec<AgreedLine>,
}

/// A line of an agreed plan that takes another status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Candidate id.
    pub candidate: String,
    /// Partner code.
    pub partner: String,
    /// Its new status.
    pub status: LineStatus,
}

impl Project {
    /// What a person changed that plans depend on.
    #[must_use]
    pub fn conditions(&self) -> Conditions {
        Conditions {
            funds: self.funds.clone(),
            rates: self.rates.clone(),
            settings: self.settings.clone(),
            decisions: self.decisions.clone(),
            lifted: self.lifted.clone(),
            responsible: self.responsible.clone(),
        }
    }

    /// Takes other conditions in the place of its own.
    pub fn set_conditions(&mut self, conditions: Conditions) {
        let Conditions { funds, rates, settings, decisions, lifted, responsible } = conditions;
        (self.funds, self.rates, self.settings) = (funds, rates, settings);
        (self.decisions, self.lifted, self.responsible) = (decisions, lifted, responsible);
    }

    /// Whether figures and plans of the two documents may differ: other inputs, mappings or conditions.
    #[must_use]
    pub fn reads_otherwise(&self, other: &Self) -> bool {
        let inputs = (&self.inputs, &self.loaded, &self.mappings) != (&other.inputs, &other.loaded, &other.mappings);
        inputs || self.conditions() != other.conditions()
    }

    /// The scenario of a name.
    #[must_use]
    pub fn scenario(&self, name: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.name == name)
    }

    /// The document under the conditions of a scenario.
    #[must_use]
    pub fn under(&self, scenario: &Scenario) -> Self {
        let mut other = self.clone();
        other.set_conditions(scenario.conditions.clone());
        other
    }

    /// The name, or the first of `name 2`, `name 3`… that no scenario has.
    #[must_use]
    pub fn free_name(&self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name} {number}"));
        std::iter::once(name.to_owned()).chain(numbered).find(|name| self.scenario(name).is_none()).unwrap_or_default()
    }
}
