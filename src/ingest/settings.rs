//! `settings.csv` and the project's changes of it: keys and values to [`Settings`].

use super::field::Field;
use super::normalize::number;
use super::report::Finding;
use super::table::{Cells, File, read};
use crate::model::{Currency, Level, Settings, Severity, SourceReport};

/// Reads the settings file into `settings`.
pub fn read_settings(file: &File, settings: &mut Settings) -> SourceReport {
    read(file, None, &[Field::Key, Field::Value], |cells: &Cells<'_>| {
        let (key, value) = (cells.get(Field::Key), cells.get(Field::Value));
        match set(settings, key, value) {
            Ok(true) => Ok(Vec::new()),
            Ok(false) => Ok(vec![Finding::new("setting-unknown", Severity::Note, cells.mapping.name(Field::Key), key)]),
            Err(Unfit) => Err(Finding::new("setting-invalid", Severity::Error, key, value)),
        }
    })
}

/// A value that a setting cannot have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit;

/// Sets one setting by its key; false where no setting has the key. An empty value sets the default.
///
/// # Errors
/// A value that the setting cannot have.
pub fn set(settings: &mut Settings, key: &str, value: &str) -> Result<bool, Unfit> {
    let standard = Settings::default();
    let value = value.trim();
    let text = (!value.is_empty()).then(|| value.to_owned());
    let number = |least: f64, most: f64, default: f64| match &text {
        None => Ok(default),
        Some(text) => number::share(text).and_then(|n| f64::try_from(n).ok()).filter(|n| (least..=most).contains(n)).ok_or(Unfit),
    };
    let optional = || if text.is_some() { number(0.0, 1e9, 0.0).map(Some) } else { Ok(None) };
    let yes = |default: bool| text.as_deref().map_or(Ok(default), |text| number::yes_no(text).ok_or(Unfit));
    match key.trim().to_lowercase().replace([' ', '-'], "_").as_str() {
        "name" | "consortium" | "consortium_name" => value.clone_into(&mut settings.name),
        "currency" | "consortium_currency" => {
            settings.currency =
                text.map(|code| Currency::from_code(&code).map(|c| c.code().to_owned()).ok_or(Unfit)).transpose()?;
        }
        "fiscal_year" => settings.fiscal_year = text,
        "copies_cap" | "cap" => settings.copies_cap = whole(value, standard.copies_cap, |cap| *cap >= 1)?,
        "cap_by_use" => settings.cap_by_use = bands(value)?,
        "loan_factor" => settings.loan_factor = number(0.0, 1.0, standard.loan_factor)?,
        "reach" => settings.reach = number(0.0, 1.0, standard.reach)?,
        "responsibility_bonus" => settings.responsibility_bonus = number(0.0, 10.0, standard.responsibility_bonus)?,
        "cost_per_point" => settings.cost_per_point = optional()?.filter(|cost| *cost > 0.0),
        "for_others" => settings.for_others = number(0.0, 1.0, standard.for_others)?,
        "smallest_share" => settings.smallest_share = number(0.0, 1.0, standard.smallest_share)?,
        "largest_share" => settings.largest_share = number(0.0, 1.0, standard.largest_share)?,
        "default_priority" => settings.default_priority = whole(value, standard.default_priority, |p| (1..=5).contains(p))?,
        "priority_one_highest" => settings.priority_one_highest = yes(standard.priority_one_highest)?,
        "cost_per_loan" => settings.cost_per_loan = optional()?,
        "held_level" => settings.held_level = level(value)?,
        "tolerate_year" => settings.tolerance.year = yes(standard.tolerance.year)?,
        "tolerate_edition" => settings.tolerance.edition = yes(standard.tolerance.edition)?,
        "tolerate_publisher" => settings.tolerance.publisher = yes(standard.tolerance.publisher)?,
        "tolerate_forms" => settings.tolerance.forms = yes(standard.tolerance.forms)?,
        "guarantee" => settings.guarantee = yes(standard.guarantee)?,
        "seed" => settings.seed = whole(value, standard.seed, |_| true)?,
        "time_limit" => settings.time_limit = number(0.01, 86_400.0, standard.time_limit)?,
        "gap" => settings.gap = number(0.0, 1.0, standard.gap)?,
        "coverage" => settings.coverage = steps(value)?.unwrap_or(standard.coverage),
        "load_tolerance" => settings.load_tolerance = number(0.0, 1.0, standard.load_tolerance)?,
        "inflation" => settings.inflation = number(0.0, 10.0, standard.inflation)?,
        "responsibilities" => settings.responsibility_hard = hard(value)?,
        "weight_depth" => settings.weights.depth = number(0.0, 1000.0, standard.weights.depth)?,
        "weight_recency" => settings.weights.recency = number(0.0, 1000.0, standard.weights.recency)?,
        "weight_need" => settings.weights.need = number(0.0, 1000.0, standard.weights.need)?,
        "weight_continuity" => settings.weights.continuity = number(0.0, 1000.0, standard.weights.continuity)?,
        "fairness_first" => settings.fairness_first = yes(standard.fairness_first)?,
        "level_priorities" => settings.level_priorities = yes(standard.level_priorities)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// A whole number that fits, or what stands where there is no text.
fn whole<T: std::str::FromStr>(value: &str, standard: T, fits: impl Fn(&T) -> bool) -> Result<T, Unfit> {
    if value.is_empty() {
        return Ok(standard);
    }
    value.parse().ok().filter(fits).ok_or(Unfit)
}

/// Whether responsibilities bind.
fn hard(value: &str) -> Result<bool, Unfit> {
    match value.to_lowercase().as_str() {
        "" | "soft" => Ok(false),
        "hard" => Ok(true),
        _ => Err(Unfit),
    }
}

/// Use bands, `20:2|50:3`: from so many loans per copy on, the cap.
fn bands(value: &str) -> Result<Vec<(f64, u8)>, Unfit> {
    let one = |text: &str| {
        let (uses, cap) = text.split_once(':')?;
        let uses = uses.trim().parse().ok().filter(|uses: &f64| uses.is_finite() && *uses > 0.0)?;
        Some((uses, cap.trim().parse().ok().filter(|cap: &u8| *cap >= 1)?))
    };
    let parts = value.split('|').filter(|text| !text.trim().is_empty());
    let mut bands: Vec<(f64, u8)> = parts.map(one).collect::<Option<_>>().ok_or(Unfit)?;
    bands.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(bands)
}

/// Shares joined by `|`, above 0 to 1, in ascending order; none where there is no text.
fn steps(value: &str) -> Result<Option<Vec<f64>>, Unfit> {
    if value.is_empty() {
        return Ok(None);
    }
    let one = |text: &str| number::share(text.trim()).and_then(|n| f64::try_from(n).ok()).filter(|n| *n > 0.0 && *n <= 1.0);
    let mut steps: Vec<f64> = value.split('|').map(one).collect::<Option<_>>().ok_or(Unfit)?;
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    Ok(Some(steps))
}

fn level(value: &str) -> Result<Level, Unfit> {
    match value.to_lowercase().as_str() {
        "" | "edition" => Ok(Level::Edition),
        "work" => Ok(Level::Work),
        _ => Err(Unfit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tolerance;

    #[test]
    fn keys_and_values() {
        let mut settings = Settings::default();
        assert_eq!(set(&mut settings, "copies_cap", "3"), Ok(true));
        assert_eq!(set(&mut settings, "loan factor", "60 %"), Ok(true));
        assert_eq!(set(&mut settings, "guarantee", "no"), Ok(true));
        assert_eq!(set(&mut settings, "tolerate_year", "yes"), Ok(true));
        assert_eq!(set(&mut settings, "nonsense", "1"), Ok(false));
        assert_eq!(set(&mut settings, "copies_cap", "0"), Err(Unfit));
        assert_eq!(set(&mut settings, "currency", "RINGGIT"), Err(Unfit));
        assert_eq!(set(&mut settings, "coverage", "50 %|0.25|50 %"), Ok(true));
        assert_eq!(settings.coverage, [0.25, 0.5]);
        assert_eq!(set(&mut settings, "coverage", "0"), Err(Unfit));
        assert_eq!(set(&mut settings, "cap_by_use", "50:3 | 20:2"), Ok(true));
        assert_eq!(settings.cap_by_use, [(20.0, 2), (50.0, 3)]);
        assert_eq!(set(&mut settings, "cap_by_use", "20"), Err(Unfit));
        assert_eq!(set(&mut settings, "responsibilities", "hard"), Ok(true));
        assert_eq!(set(&mut settings, "responsibilities", "firm"), Err(Unfit));
        assert!(settings.responsibility_hard);
        assert_eq!((settings.copies_cap, settings.loan_factor, settings.guarantee), (3, 0.6, false));
        assert_eq!(settings.tolerance, Tolerance { year: true, ..Tolerance::default() });
    }
}
