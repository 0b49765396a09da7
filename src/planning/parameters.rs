//! The settings a plan used, as text.

use std::collections::BTreeMap;

use crate::model::Consortium;

/// Every setting of planning by name; what was derived stands in place of what was not set.
pub(crate) fn parameters(consortium: &Consortium, cost_per_point: Option<f64>) -> BTreeMap<String, String> {
    let settings = &consortium.settings;
    let or_none = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    let steps: Vec<String> = settings.coverage.iter().map(ToString::to_string).collect();
    let bands: Vec<String> = settings.cap_by_use.iter().map(|(uses, cap)| format!("{uses}:{cap}")).collect();
    let rows = [
        ("name", settings.name.clone()),
        ("currency", consortium.rates.currency.code().to_owned()),
        ("fiscal_year", consortium.fiscal_year.clone()),
        ("copies_cap", settings.copies_cap.to_string()),
        ("cap_by_use", bands.join("|")),
        ("loan_factor", settings.loan_factor.to_string()),
        ("reach", settings.reach.to_string()),
        ("responsibility_bonus", settings.responsibility_bonus.to_string()),
        ("responsibilities", if settings.responsibility_hard { "hard" } else { "soft" }.to_owned()),
        ("weight_depth", settings.weights.depth.to_string()),
        ("weight_recency", settings.weights.recency.to_string()),
        ("weight_need", settings.weights.need.to_string()),
        ("weight_continuity", settings.weights.continuity.to_string()),
        ("fairness_first", settings.fairness_first.to_string()),
        ("level_priorities", settings.level_priorities.to_string()),
        ("cost_per_point", or_none(cost_per_point)),
        ("for_others", settings.for_others.to_string()),
        ("smallest_share", settings.smallest_share.to_string()),
        ("largest_share", settings.largest_share.to_string()),
        ("default_priority", settings.default_priority.to_string()),
        ("priority_one_highest", settings.priority_one_highest.to_string()),
        ("cost_per_loan", or_none(settings.cost_per_loan)),
        ("held_level", settings.held_level.code().to_owned()),
        ("guarantee", settings.guarantee.to_string()),
        ("seed", settings.seed.to_string()),
        ("time_limit", settings.time_limit.to_string()),
        ("gap", settings.gap.to_string()),
        ("coverage", steps.join("|")),
        ("load_tolerance", settings.load_tolerance.to_string()),
        ("inflation", settings.inflation.to_string()),
    ];
    rows.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
