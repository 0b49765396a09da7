//! Settings of a consortium with their defaults; every plan prints those it used.

use serde::{Deserialize, Serialize};

/// The level at which *held* is judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The same edition.
    #[default]
    Edition,
    /// Any edition of the same work.
    Work,
}

impl Level {
    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Work => "work",
        }
    }
}

/// Which differences do not count when records are matched; each is a switch, all are off at first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "four switches that know nothing of one another")]
pub struct Tolerance {
    /// Years one apart are taken for one year.
    #[serde(rename = "tolerate_year")]
    pub year: bool,
    /// Statements of edition are not looked at.
    #[serde(rename = "tolerate_edition")]
    pub edition: bool,
    /// Differing publishers do not count against a pair.
    #[serde(rename = "tolerate_publisher")]
    pub publisher: bool,
    /// Print and electronic are one title.
    #[serde(rename = "tolerate_forms")]
    pub forms: bool,
}

impl Tolerance {
    /// Every difference tolerated.
    pub const ALL: Self = Self { year: true, edition: true, publisher: true, forms: true };
}

/// How much each part of a partner's score in a subject weighs; what is unknown to all is left out and the rest weighs
/// all.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// What it holds.
    #[serde(rename = "weight_depth")]
    pub depth: f64,
    /// How new that is.
    #[serde(rename = "weight_recency")]
    pub recency: f64,
    /// What it asks for, lends and aims at.
    #[serde(rename = "weight_need")]
    pub need: f64,
    /// What it is responsible for already.
    #[serde(rename = "weight_continuity")]
    pub continuity: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { depth: 0.4, recency: 0.15, need: 0.35, continuity: 0.1 }
    }
}

/// Everything about planning that a consortium may set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, with its own key in the settings file")]
pub struct Settings {
    /// Name of the consortium.
    pub name: String,
    /// Currency code, where set.
    pub currency: Option<String>,
    /// Planned fiscal year, where set.
    pub fiscal_year: Option<String>,
    /// How many copies may reach one partner before another is needless.
    pub copies_cap: u8,
    /// Caps of busy titles: loans per held copy of any edition from which each holds, ascending, and the cap.
    pub cap_by_use: Vec<(f64, u8)>,
    /// Access to a lender's copy, 0 to 1.
    pub loan_factor: f64,
    /// Access from which a copy *reaches* a partner (θ), 0 to 1.
    pub reach: f64,
    /// Bonus for a responsible buyer (ρ).
    pub responsibility_bonus: f64,
    /// The most the group pays for one point of need, consortium currency; none: 100 × median unit price.
    pub cost_per_point: Option<f64>,
    /// Share of a partner's pledge it may spend on titles only others asked for.
    pub for_others: f64,
    /// Share of its pledge that every partner has to spend.
    pub smallest_share: f64,
    /// Share of its pledge that no partner may spend more than.
    pub largest_share: f64,
    /// Priority where a request has none.
    pub default_priority: u8,
    /// Whether 1 is the highest priority in the files.
    pub priority_one_highest: bool,
    /// Cost of one loan in consortium currency; none: lending and net savings are unknown.
    pub cost_per_loan: Option<f64>,
    /// Level at which *held* is judged.
    pub held_level: Level,
    /// Differences that do not count in matching.
    #[serde(flatten)]
    pub tolerance: Tolerance,
    /// Nobody worse off than alone.
    pub guarantee: bool,
    /// Seed of the solver.
    pub seed: u64,
    /// Seconds the solver may take.
    pub time_limit: f64,
    /// Relative gap at which the solver may stop.
    pub gap: f64,
    /// Shares of the year's titles that a responsible partner may collect, above 0 to 1, ascending (plan by subject).
    pub coverage: Vec<f64>,
    /// How far a partner's share of the load may stray from its share of the pledges (τ).
    pub load_tolerance: f64,
    /// Expected price rise for next year, as a fraction.
    pub inflation: f64,
    /// Only responsible partners may buy in their strata.
    pub responsibility_hard: bool,
    /// Weight of each part of the score of a partner in a subject.
    #[serde(flatten)]
    pub weights: Weights,
    /// Serves first the partner that the plan serves least, measured against what it has alone; then the most value.
    pub fairness_first: bool,
    /// Brings every partner's priorities to one common distribution before they weigh.
    pub level_priorities: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            currency: None,
            fiscal_year: None,
            copies_cap: 1,
            cap_by_use: Vec::new(),
            loan_factor: 0.7,
            reach: 0.5,
            responsibility_bonus: 0.1,
            cost_per_point: None,
            for_others: 0.0,
            smallest_share: 0.0,
            largest_share: 1.0,
            default_priority: 3,
            priority_one_highest: false,
            cost_per_loan: None,
            held_level: Level::Edition,
            tolerance: Tolerance::default(),
            guarantee: true,
            seed: 1,
            time_limit: 20.0,
            gap: 0.0005,
            coverage: vec![0.25, 0.5, 0.75, 1.0],
            load_tolerance: 0.1,
            inflation: 0.0,
            responsibility_hard: false,
            weights: Weights::default(),
            fairness_first: false,
            level_priorities: false,
        }
    }
}
