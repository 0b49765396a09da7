//! Plans as they are kept: small enough for a project file, whole enough to compare and to agree on.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Fairness;

/// Where a line of an agreed plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineStatus {
    /// Put forward.
    Proposed,
    /// Agreed.
    Agreed,
    /// Refused by its partner.
    Refused,
    /// On order, as the partner's catalog says.
    Ordered,
    /// On the shelf, as the partner's catalog says.
    Received,
    /// Given up after it was agreed.
    Canceled,
}

impl LineStatus {
    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::Ordered => "ordered",
            Self::Received => "received",
            Self::Canceled => "canceled",
        }
    }
}

/// A line of a kept plan. Amounts are major units of the plan's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLine {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// 13 digits, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub isbn: String,
    /// Partner code.
    pub partner: String,
    /// Fund name.
    pub fund: String,
    /// Copies bought.
    pub copies: u16,
    /// Line cost.
    pub amount: Decimal,
    /// The partner held the title before: later holdings do not tell whether the new copy came.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held_before: bool,
}

/// A partner in a kept plan. Served figures are need in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptPartner {
    /// Partner code.
    pub partner: String,
    /// Its requests that name a title.
    pub requests: usize,
    /// Requests for what it already holds.
    pub already_held: usize,
    /// Need of all its planned requests.
    pub requested_need: f64,
    /// Need served if everybody buys alone.
    pub alone_served: f64,
    /// Need served by the plan.
    pub together_served: f64,
    /// Spending alone.
    pub alone_spend: Decimal,
    /// Spending in the plan.
    pub spend: Decimal,
    /// What it pays for borrowing; none without a cost per loan.
    pub lending: Option<Decimal>,
}

/// The figures and lines of a plan by title as they stood on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptPlan {
    /// Fingerprint of the input files it was made from.
    pub fingerprint: String,
    /// Day it was made, ISO 8601.
    pub date: String,
    /// Currency of the amounts.
    pub currency: String,
    /// Value, points.
    pub objective: f64,
    /// Proved upper bound on the value.
    pub best_bound: f64,
    /// Relative gap between the two.
    pub relative_gap: f64,
    /// Seed of the solver.
    pub seed: u64,
    /// Settings used, by name.
    pub parameters: BTreeMap<String, String>,
    /// Distinct titles bought.
    pub title_count: usize,
    /// Titles nobody buys.
    pub unfunded: usize,
    /// Duplicates avoided against everyone alone.
    pub duplicates_avoided: usize,
    /// What those would have cost.
    pub gross_savings: Decimal,
    /// Nobody is worse off than alone.
    pub guarantee_held: bool,
    /// How evenly the partners are served and burdened.
    pub fairness: Fairness,
    /// Partners.
    pub partners: Vec<KeptPartner>,
    /// Lines, by partner, then title.
    pub lines: Vec<KeptLine>,
}

/// How a line differs between two plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Only the first plan buys the title.
    Dropped,
    /// Only the second plan buys the title.
    Added,
    /// Another partner buys it.
    Moved,
    /// The same partners buy it from another fund, at another amount or in another number.
    Changed,
}

/// A title that two plans treat differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TitleDifference {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// How it differs.
    pub difference: Difference,
    /// Codes of the partners that buy it in the first plan.
    pub first: Vec<String>,
    /// Codes of the partners that buy it in the second plan.
    pub second: Vec<String>,
    /// What the first plan pays for it.
    pub first_amount: Decimal,
    /// What the second plan pays for it.
    pub second_amount: Decimal,
}

/// A figure in two plans.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pair<T> {
    /// In the first.
    pub first: T,
    /// In the second.
    pub second: T,
}

/// A partner in two plans; none where one of them has no such partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartnerDifference {
    /// Partner code.
    pub partner: String,
    /// Need served, points.
    pub served: Pair<Option<f64>>,
    /// Need of all planned requests, points.
    pub requested: Pair<Option<f64>>,
    /// Spending.
    pub spend: Pair<Option<Decimal>>,
    /// Lending.
    pub lending: Pair<Option<Decimal>>,
    /// Titles it buys.
    pub titles: Pair<Option<usize>>,
}

/// Two plans side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Names of the two.
    pub names: Pair<String>,
    /// Currency of the amounts; the first plan's where they differ.
    pub currency: String,
    /// The two plans count in different currencies, so that amounts do not compare.
    pub currencies_differ: bool,
    /// Values, points.
    pub objective: Pair<f64>,
    /// Proved bounds.
    pub best_bound: Pair<f64>,
    /// Distinct titles bought.
    pub title_count: Pair<usize>,
    /// Lines.
    pub lines: Pair<usize>,
    /// Money spent.
    pub spend: Pair<Decimal>,
    /// What avoided duplicates would have cost.
    pub gross_savings: Pair<Decimal>,
    /// Nobody is worse off than alone.
    pub guarantee_held: Pair<bool>,
    /// How evenly the partners are served and burdened.
    pub fairness: Pair<Fairness>,
    /// Partners, by code.
    pub partners: Vec<PartnerDifference>,
    /// Lines of the second plan that the first has not, and of the first that the second has not.
    pub changed_lines: usize,
    /// Titles treated differently, by id.
    pub titles: Vec<TitleDifference>,
    /// Settings that differ, by name.
    pub parameters: BTreeMap<String, Pair<String>>,
}
