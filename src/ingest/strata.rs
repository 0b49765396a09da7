//! `strata.csv` and `prices.csv`: the subject table and what subjects cost; a default table where none is given.

use super::divisions;
use super::field::Field;
use super::normalize::{class, language, number};
use super::report::Finding;
use super::table::{Cells, File, read};
use crate::model::{
    ClassRange, Language, Money, PriceRow, Rates, Scheme, Severity, SourceReport, Split, StrataTable, Stratum, StratumIx,
    StratumRule,
};

/// The subject table of a consortium that has none.
#[must_use]
pub fn default_strata() -> StrataTable {
    close(divisions::table(), None)
}

fn add(table: &mut StrataTable, code: &str, name: &str) -> StratumIx {
    if let Some(known) = table.strata.iter().position(|stratum| stratum.code == code) {
        return StratumIx(u16::try_from(known).unwrap_or(u16::MAX));
    }
    table.strata.push(Stratum::new(code, name));
    StratumIx(u16::try_from(table.strata.len() - 1).unwrap_or(u16::MAX))
}

/// The place of *unclassified* while the strata before it are not all known.
const LAST: StratumIx = StratumIx(u16::MAX);

/// Adds the stratum of what no rule matches, under the name the table gives it or ours.
fn close(mut table: StrataTable, name: Option<String>) -> StrataTable {
    let name = name.unwrap_or_else(|| crate::tr!("stratum-unclassified"));
    table.strata.push(Stratum::new(StrataTable::UNCLASSIFIED, &name));
    let last = table.unclassified();
    table.rules.iter_mut().filter(|rule| rule.stratum == LAST).for_each(|rule| rule.stratum = last);
    table
}

/// Reads `strata.csv`; rows of one stratum code add up.
pub fn read_strata(file: &File) -> (StrataTable, SourceReport) {
    let mut table = StrataTable::default();
    let mut unclassified = None;
    let report = read(file, None, &[Field::Stratum], |cells| {
        let code = cells.get(Field::Stratum);
        if code.is_empty() {
            return Err(cells.wrong("stratum-empty", Field::Stratum));
        }
        let (rule, findings) = rule(cells)?;
        let name = cells.get(Field::Name);
        if code.eq_ignore_ascii_case(StrataTable::UNCLASSIFIED) {
            unclassified = Some(name.to_owned()).filter(|name| !name.is_empty()).or(unclassified.take());
            table.rules.push(StratumRule { stratum: LAST, ..rule });
            return Ok(findings);
        }
        let cap = match cells.get(Field::Cap) {
            "" => None,
            text => Some(text.parse().ok().filter(|cap| *cap >= 1).ok_or_else(|| cells.wrong("number-unreadable", Field::Cap))?),
        };
        let split = split(cells)?;
        let stratum = add(&mut table, code, if name.is_empty() { code } else { name });
        if let Some(known) = table.strata.get_mut(stratum.at()) {
            known.cap = cap.or(known.cap);
            known.split = split.or(known.split);
        }
        table.rules.push(StratumRule { stratum, ..rule });
        Ok(findings)
    });
    (if table.strata.is_empty() { default_strata() } else { close(table, unclassified) }, report)
}

fn split(cells: &Cells<'_>) -> Result<Option<Split>, Finding> {
    match cells.get(Field::Split).to_lowercase().as_str() {
        "" => Ok(None),
        "halves" | "separuh" => Ok(Some(Split::Halves)),
        "language" | "bahasa" => Ok(Some(Split::Language)),
        _ => Err(cells.wrong("split-unknown", Field::Split)),
    }
}

/// The rule of a row; a range that cannot be read takes nothing in, and is said.
fn rule(cells: &Cells<'_>) -> Result<(StratumRule, Vec<Finding>), Finding> {
    let scheme = match cells.get(Field::Scheme).to_lowercase().as_str() {
        "" => None,
        "ddc" | "dewey" => Some(Scheme::Ddc),
        "udc" | "udk" => Some(Scheme::Udc),
        "lcc" | "lc" => Some(Scheme::Lcc),
        "local" | "lokal" | "tempatan" => Some(Scheme::Local),
        _ => return Err(cells.wrong("scheme-unknown", Field::Scheme)),
    };
    let language = match cells.get(Field::Language) {
        "" => None,
        word => match language::language(word) {
            Language::UNKNOWN => return Err(cells.wrong("language-unknown", Field::Language)),
            known => Some(known),
        },
    };
    let class = |field| match scheme {
        Some(Scheme::Local) => cells.get(field).to_owned(),
        _ => class::class(cells.get(field), class::Column::of(scheme)).into_owned(),
    };
    let (from, to) = (class(Field::From), class(Field::To));
    let mut findings = Vec::new();
    if from.is_empty() && !to.is_empty() || !from.is_empty() && ClassRange::parse(scheme, &from, &to).is_none() {
        let field = if from.is_empty() { Field::To } else { Field::From };
        findings.push(Finding::new("class-unreadable", Severity::Note, cells.mapping.name(field), cells.get(field)));
    }
    let keywords = cells.get(Field::Keyword).split('|').map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty());
    Ok((StratumRule { stratum: StratumIx::default(), scheme, from, to, keywords: keywords.collect(), language }, findings))
}

/// Reads `prices.csv`.
pub fn read_prices(file: &File, strata: &StrataTable, rates: &Rates, prices: &mut Vec<PriceRow>) -> SourceReport {
    read(file, None, &[Field::Stratum], |cells| {
        let stratum = strata.find(cells.get(Field::Stratum)).ok_or_else(|| cells.wrong("stratum-unknown", Field::Stratum))?;
        let currency = cells.currency(Field::Currency)?.unwrap_or(rates.currency);
        let price =
            cells.amount(Field::Price)?.and_then(|amount| Money::from_decimal(amount, currency)).filter(|price| price.minor > 0);
        prices.push(PriceRow {
            stratum,
            titles: number::whole(cells.get(Field::Titles)),
            price,
            source: cells.get(Field::Source).to_owned(),
            year: cells.get(Field::Year).to_owned(),
            n: number::whole(cells.get(Field::N)),
        });
        Ok(Vec::new())
    })
}
