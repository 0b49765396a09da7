//! Exactly what the budgets screen shows.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{Consortium, Fund, Level, Money, PartnerIx};
use crate::pipeline;
use crate::project::Project;
use crate::text::{decimal, money};
use crate::tr;

/// One fund.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundRow {
    /// The key of edits.
    pub key: String,
    /// Whose money it is.
    #[serde(skip)]
    pub partner: PartnerIx,
    /// The partner's name.
    pub owner: String,
    /// Name of the fund; none for a partner without any.
    pub fund: Option<String>,
    /// Fiscal year, where it is not the planned one: shown, not spent.
    pub other_year: String,
    /// Allocation, encumbrance and pledge as a person would type them; the pledge is empty where none is stated.
    pub figures: [String; 3],
    /// Which of the three were changed in the project.
    pub changed: [bool; 3],
    /// What the plan may spend, in the fund's currency.
    pub available: String,
    /// Currency code.
    pub currency: String,
    /// The same in the consortium's currency; `—` without a rate.
    pub converted: String,
    /// What it may pay for.
    pub scope: String,
}

/// One exchange rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RateRow {
    /// Currency code.
    pub currency: String,
    /// Units of consortium currency for one unit; empty where none is given.
    pub rate: String,
    /// The day it was read, or empty.
    pub date: String,
    /// Changed in the project.
    pub changed: bool,
}

/// The settings a librarian decides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingsShown {
    /// Fiscal years there are funds for.
    pub years: Vec<String>,
    /// The planned one.
    pub year: String,
    /// Copies that may reach one partner.
    pub copies_cap: u8,
    /// Worth of a borrowed copy, 0 to 1.
    pub loan_factor: String,
    /// Cost of one loan, or empty.
    pub cost_per_loan: String,
    /// Nobody worse off.
    pub guarantee: bool,
    /// Held is judged by the work.
    pub by_work: bool,
}

/// The budgets screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// The sentence; `*…*` marks key figures.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// Funds by partner, then those of other years, and partners without any.
    pub funds: Vec<FundRow>,
    /// Currency of the consortium.
    pub currency: String,
    /// Rates.
    pub rates: Vec<RateRow>,
    /// Settings.
    pub settings: SettingsShown,
}

impl Shown {
    /// What the screen says of a consortium and of what the project changed.
    #[must_use]
    pub fn new(consortium: &Consortium, project: &Project) -> Self {
        let total = consortium.planned_funds().filter_map(|fund| consortium.rates.convert_down(fund.available()));
        let minor = total.fold(0_i64, |sum, amount| sum.saturating_add(amount.minor));
        let funded: BTreeSet<PartnerIx> = consortium.planned_funds().map(|fund| fund.partner).collect();
        let total = money(Money { minor, currency: consortium.rates.currency });
        let answer =
            tr!("budgets-answer", partners = funded.len(), n = funded.len(), total = total, year = &consortium.fiscal_year);
        Self {
            answer,
            caption: tr!("budgets-caption", without = consortium.partners.len().saturating_sub(funded.len())),
            funds: funds(consortium, project, &funded),
            currency: consortium.rates.currency.code().to_owned(),
            rates: rates(consortium, project),
            settings: settings(consortium, project),
        }
    }
}

fn funds(consortium: &Consortium, project: &Project, funded: &BTreeSet<PartnerIx>) -> Vec<FundRow> {
    let mut rows: Vec<FundRow> = consortium.funds.iter().map(|fund| fund_row(consortium, project, fund)).collect();
    let without = (0..consortium.partners.len()).map(PartnerIx::new).filter(|partner| !funded.contains(partner));
    rows.extend(without.map(|partner| without_budget(consortium, partner)));
    // Other years are only shown: last.
    let place = |row: &FundRow| (!row.other_year.is_empty(), row.partner, row.fund.clone());
    rows.sort_by_key(place);
    rows
}

fn owner(consortium: &Consortium, partner: PartnerIx) -> String {
    consortium.partners.get(partner.at()).map(|partner| partner.name.clone()).unwrap_or_default()
}

fn without_budget(consortium: &Consortium, partner: PartnerIx) -> FundRow {
    FundRow {
        key: consortium.code(partner).to_owned(),
        partner,
        owner: owner(consortium, partner),
        fund: None,
        other_year: String::new(),
        figures: Default::default(),
        changed: [false; 3],
        available: String::new(),
        currency: String::new(),
        converted: String::new(),
        scope: String::new(),
    }
}

fn fund_row(consortium: &Consortium, project: &Project, fund: &Fund) -> FundRow {
    let key = pipeline::fund_key(consortium.code(fund.partner), &fund.name, &fund.fiscal_year);
    let edit = project.funds.get(&key).cloned().unwrap_or_default();
    let planned = fund.fiscal_year.is_empty() || fund.fiscal_year == consortium.fiscal_year;
    // What was just changed is shown before the files are read again.
    let digits = fund.allocation.currency.digits();
    let typed = |changed: Option<Decimal>, read: Option<Money>| {
        let changed = changed.map(|mut amount| {
            amount.rescale(digits.max(amount.normalize().scale()));
            amount
        });
        changed.or(read.map(Money::decimal)).map(decimal).unwrap_or_default()
    };
    let converted =
        consortium.rates.convert_down(fund.available()).map_or_else(|| "—".to_owned(), |amount| decimal(amount.decimal()));
    FundRow {
        partner: fund.partner,
        owner: owner(consortium, fund.partner),
        fund: Some(fund.name.clone()),
        other_year: if planned { String::new() } else { fund.fiscal_year.clone() },
        figures: [
            typed(edit.amount, Some(fund.allocation)),
            typed(edit.encumbered, Some(fund.encumbered)),
            typed(edit.pledge, fund.pledge),
        ],
        changed: [edit.amount.is_some(), edit.encumbered.is_some(), edit.pledge.is_some()],
        available: decimal(fund.available().decimal()),
        currency: fund.allocation.currency.code().to_owned(),
        converted: if planned { converted } else { "—".to_owned() },
        scope: scope(consortium, fund),
        key,
    }
}

/// What a fund may pay for, in words.
fn scope(consortium: &Consortium, fund: &Fund) -> String {
    let strata =
        fund.scope.strata.iter().filter_map(|ix| consortium.strata.strata.get(ix.at())).map(|stratum| stratum.name.clone());
    let languages = fund.scope.languages.iter().map(|language| tr!(&format!("language-{}", language.code())));
    let materials = fund.scope.materials.iter().map(|material| tr!(&format!("material-{}", material.code())));
    let words: Vec<String> = strata.chain(languages).chain(materials).collect();
    if words.is_empty() { tr!("budgets-any") } else { words.join(", ") }
}

/// Every currency somebody has money or prices in, but the consortium's own.
fn rates(consortium: &Consortium, project: &Project) -> Vec<RateRow> {
    let own = consortium.rates.currency;
    let mut rows: BTreeMap<&'static str, RateRow> = BTreeMap::new();
    let used = consortium.funds.iter().map(|fund| fund.allocation.currency);
    let used = used.chain(consortium.partners.iter().map(|partner| partner.currency));
    for currency in used.chain(consortium.rates.by_currency.keys().copied()).filter(|currency| *currency != own) {
        let known = consortium.rates.by_currency.get(&currency);
        rows.entry(currency.code()).or_insert_with(|| RateRow {
            currency: currency.code().to_owned(),
            rate: project
                .rates
                .get(currency.code())
                .copied()
                .or(known.map(|rate| rate.rate))
                .map(|rate| rate.normalize().to_string())
                .unwrap_or_default(),
            date: known.map(|rate| rate.date.clone()).unwrap_or_default(),
            changed: project.rates.contains_key(currency.code()),
        });
    }
    rows.into_values().collect()
}

fn settings(consortium: &Consortium, project: &Project) -> SettingsShown {
    let years: BTreeSet<&str> =
        consortium.funds.iter().map(|fund| fund.fiscal_year.as_str()).filter(|year| !year.is_empty()).collect();
    let settings = &consortium.settings;
    // What was just changed is shown before the files are read again.
    let changed = |key: &str, read: String| project.settings.get(key).cloned().unwrap_or(read);
    SettingsShown {
        years: years.into_iter().rev().map(str::to_owned).collect(),
        year: changed("fiscal_year", consortium.fiscal_year.clone()),
        copies_cap: project.settings.get("copies_cap").and_then(|cap| cap.parse().ok()).unwrap_or(settings.copies_cap),
        loan_factor: changed("loan_factor", settings.loan_factor.to_string()),
        cost_per_loan: changed("cost_per_loan", settings.cost_per_loan.map(|cost| cost.to_string()).unwrap_or_default()),
        guarantee: project.settings.get("guarantee").map_or(settings.guarantee, |word| word == "yes"),
        by_work: project.settings.get("held_level").map_or(settings.held_level == Level::Work, |word| word == "work"),
    }
}

/// An amount as typed: digits with at most one point, commas and spaces between groups; never below zero.
#[must_use]
pub fn amount(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let (first, rest) = groups.split_first()?;
    // A comma that does not part thousands is more likely a decimal comma than nothing: not guessed at.
    let grouped = rest.is_empty() || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    if !grouped || !groups.iter().all(|group| digits(group)) || !digits(fraction) || first.is_empty() {
        return None;
    }
    format!("{}.{}", groups.concat(), if fraction.is_empty() { "0" } else { fraction })
        .parse()
        .ok()
        .map(|number: Decimal| number.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::FundEdit;
    use crate::task::Task;

    #[test]
    fn the_budgets_screen_as_text() {
        let home = tempfile::tempdir().unwrap();
        let folder = crate::gui::tests::folder(home.path());
        std::fs::create_dir_all(folder.join("brunei")).unwrap();
        std::fs::write(folder.join("brunei/holdings.csv"), "title\nA book\n").unwrap();
        let mut project = Project::new(&folder);
        let consortium = pipeline::load(&project, &Task::default()).unwrap();
        // An edit shows at once, before the files are read again.
        let figures = FundEdit { encumbered: Some(Decimal::from(250)), ..FundEdit::default() };
        project.funds.insert("kuching/general/2027".to_owned(), figures);
        let shown = Shown::new(&consortium, &project);
        let lines: Vec<String> = shown
            .funds
            .iter()
            .map(|row| {
                let [allocation, encumbered, pledge] = &row.figures;
                let fund = row.fund.as_deref().unwrap_or("none");
                format!(
                    "{} | {fund} | {allocation} {encumbered} {pledge}| {} {} = {}",
                    row.owner, row.available, row.currency, row.converted
                )
            })
            .collect();
        assert_eq!(
            lines,
            [
                "Brunei | none |   |   = ",
                "Kuching | general | 1,000.00 250.00 | 1,000.00 MYR = 1,000.00",
                "Pontianak | general | 2,000,000.00 0.00 | 2,000,000.00 IDR = 600.00",
            ]
        );
        assert_eq!(shown.answer, "Two partners have *MYR 1,600.00* to spend together in 2027.");
        assert_eq!(
            shown.rates.iter().map(|row| (row.currency.as_str(), row.rate.as_str())).collect::<Vec<_>>(),
            [("IDR", "0.0003")]
        );
    }

    #[test]
    fn amounts_are_read_strictly() {
        let table = [
            ("1200", Some("1200")),
            ("1,200.50", Some("1200.5")),
            ("1 200", Some("1200")),
            ("0", Some("0")),
            ("1,20", None),
            ("12,34,567", None),
            ("-5", None),
            ("", None),
            (".5", None),
            ("1.2.3", None),
            ("abc", None),
            ("1e9", None),
            ("999999999999999999999999999999999", None),
        ];
        for (text, expected) in table {
            assert_eq!(amount(text).map(|number| number.to_string()).as_deref(), expected, "{text}");
        }
    }
}
