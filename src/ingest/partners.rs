//! Who the partners are and what money they have: partners, budgets, exchange rates, access.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::field::Field;
use super::normalize::{material, number};
use super::report::Finding;
use super::table::{Cells, File, RowResult, read};
use crate::model::{
    AccessRow, AccessTable, Currency, Fund, Language, Material, Money, Partner, PartnerIx, PartnerKind, Rate, Rates, Scope,
    Severity, SourceReport, StrataTable, partner_code,
};

/// Reads `partners.csv` into the partners, who are all known by then.
pub fn read_partners(file: &File, partners: &mut [Partner]) -> SourceReport {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    read(file, None, &[Field::Partner], |cells| {
        let code = partner_code(cells.get(Field::Partner));
        let Some(partner) = partners.iter_mut().find(|partner| partner.code == code) else {
            return Err(cells.wrong("partner-empty", Field::Partner));
        };
        let name = cells.get(Field::Name);
        if named.contains_key(&code) {
            return Err(cells.wrong("partner-twice", Field::Partner));
        }
        if !name.is_empty() && named.values().any(|other| other == name) {
            return Err(cells.wrong("partner-name-twice", Field::Name));
        }
        named.insert(code, name.to_owned());
        fill(partner, cells)
    })
}

fn fill(partner: &mut Partner, cells: &Cells<'_>) -> RowResult {
    if !cells.get(Field::Name).is_empty() {
        cells.get(Field::Name).clone_into(&mut partner.name);
    }
    partner.kind = match cells.get(Field::Kind).to_lowercase().replace(' ', "-").as_str() {
        "" | "library" | "perpustakaan" => PartnerKind::Library,
        "archive" | "arsip" | "arkib" => PartnerKind::Archive,
        "documentation-center" | "documentation-centre" | "pusat-dokumentasi" => PartnerKind::DocumentationCenter,
        _ => PartnerKind::Other,
    };
    if let Some(currency) = cells.currency(Field::Currency)? {
        partner.currency = currency;
    }
    cells.get(Field::Email).clone_into(&mut partner.email);
    partner.lends = match cells.get(Field::Lends) {
        "" => true,
        word => number::yes_no(word).ok_or_else(|| cells.wrong("word-unknown", Field::Lends))?,
    };
    partner.discount = cells.share(Field::Discount, 1)?;
    partner.tax = cells.share(Field::Tax, 10)?;
    partner.handling = cells.amount(Field::Handling)?.unwrap_or(Decimal::ZERO);
    partner.users = number::whole(cells.get(Field::Users)).map_or(0, u64::from);
    cells.get(Field::Subjects).clone_into(&mut partner.subjects);
    cells.get(Field::Training).clone_into(&mut partner.training);
    Ok(Vec::new())
}

/// Reads `exchange-rates.csv`: rates in file order.
pub fn read_rates(file: &File, rates: &mut Vec<(Currency, Rate)>) -> SourceReport {
    read(file, None, &[Field::Currency, Field::Rate], |cells| {
        let currency = cells.currency(Field::Currency)?.ok_or_else(|| cells.wrong("currency-unknown", Field::Currency))?;
        if rates.iter().any(|(known, _)| *known == currency) {
            return Err(cells.wrong("rate-twice", Field::Currency));
        }
        let rate = number::exact(cells.get(Field::Rate)).filter(|rate| *rate > Decimal::ZERO);
        let rate = rate.ok_or_else(|| cells.wrong("rate-unreadable", Field::Rate))?;
        rates.push((currency, Rate { rate, date: cells.get(Field::Date).to_owned() }));
        Ok(Vec::new())
    })
}

/// Finds a partner by the text of a cell.
///
/// # Errors
/// A partner nobody knows.
pub fn partner_of(cells: &Cells<'_>, field: Field, partners: &[Partner]) -> Result<PartnerIx, Finding> {
    let code = partner_code(cells.get(field));
    let at = partners.iter().position(|partner| partner.code == code);
    at.map(PartnerIx::new).ok_or_else(|| cells.wrong("partner-unknown", field))
}

/// Reads `budgets.csv`: funds with their lines.
pub fn read_budgets(
    file: &File,
    partners: &[Partner],
    strata: &StrataTable,
    rates: &Rates,
    funds: &mut Vec<(u64, Fund)>,
) -> SourceReport {
    read(file, None, &[Field::Partner, Field::Amount], |cells| {
        let partner = partner_of(cells, Field::Partner, partners)?;
        let default = partners.get(partner.at()).map(|partner| partner.currency);
        let currency =
            cells.currency(Field::Currency)?.or(default).ok_or_else(|| cells.wrong("currency-unknown", Field::Currency))?;
        if rates.rate(currency).is_none() {
            return Err(cells.wrong("currency-without-rate", Field::Currency));
        }
        let money = |field| match cells.amount(field)? {
            None => Ok(None),
            Some(amount) => {
                Money::from_decimal(amount, currency).map(Some).ok_or_else(|| cells.wrong("amount-unreadable", field))
            }
        };
        let name = cells.get(Field::Fund);
        let fund = Fund {
            partner,
            name: if name.is_empty() { "general".to_owned() } else { name.to_owned() },
            allocation: money(Field::Amount)?.ok_or_else(|| cells.wrong("amount-unreadable", Field::Amount))?,
            encumbered: money(Field::Encumbered)?.unwrap_or(Money::zero(currency)),
            pledge: money(Field::Pledge)?,
            fiscal_year: cells.get(Field::FiscalYear).to_owned(),
            scope: scope(cells.get(Field::Scope), strata).ok_or_else(|| cells.wrong("scope-unknown", Field::Scope))?,
        };
        let Some((_, known)) = funds.iter_mut().find(|(_, known)| is_same_fund(known, &fund)) else {
            funds.push((cells.row.line, fund));
            return Ok(Vec::new());
        };
        if known.allocation.currency != fund.allocation.currency
            || known.scope != fund.scope
            || known.pledge.is_some() != fund.pledge.is_some()
        {
            return Err(cells.wrong("fund-twice", Field::Fund));
        }
        add_up(known, &fund);
        Ok(vec![Finding::new("fund-added-up", Severity::Note, cells.mapping.name(Field::Fund), &fund.name)])
    })
}

fn is_same_fund(one: &Fund, other: &Fund) -> bool {
    one.partner == other.partner && one.name == other.name && one.fiscal_year == other.fiscal_year
}

fn add_up(known: &mut Fund, more: &Fund) {
    let add = |into: &mut Money, money: &Money| into.minor = into.minor.saturating_add(money.minor);
    add(&mut known.allocation, &more.allocation);
    add(&mut known.encumbered, &more.encumbered);
    if let (Some(pledge), Some(other)) = (&mut known.pledge, &more.pledge) {
        add(pledge, other);
    }
}

/// Parses a scope, `stratum=S1|S2;language=msa;material=print`; `None` where a word is unknown.
#[must_use]
pub fn scope(text: &str, strata: &StrataTable) -> Option<Scope> {
    let mut scope = Scope::default();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, values) = part.split_once('=')?;
        for value in values.split('|').map(str::trim) {
            match key.trim().to_lowercase().as_str() {
                "stratum" => scope.strata.push(strata.find(value)?),
                "language" => scope.languages.push(Language::from_code(&value.to_lowercase())?),
                "material" => {
                    let word = value.to_lowercase();
                    let exact = Material::ALL.into_iter().find(|material| material.code() == word);
                    scope.materials.push(exact.or_else(|| Some(material::material(&word)).filter(|m| *m != Material::Other))?);
                }
                _ => return None,
            }
        }
    }
    Some(scope)
}

/// Reads `access.csv`.
pub fn read_access(file: &File, partners: &[Partner], access: &mut AccessTable) -> SourceReport {
    read(file, None, &[Field::Borrower, Field::Lender, Field::Factor], |cells| {
        let factor = number::share(cells.get(Field::Factor)).and_then(|factor| f64::try_from(factor).ok());
        let factor = factor
            .filter(|factor| (0.0..=1.0).contains(factor))
            .ok_or_else(|| cells.wrong("share-out-of-range", Field::Factor))?;
        let word = cells.get(Field::Material);
        access.rows.push(AccessRow {
            borrower: partner_of(cells, Field::Borrower, partners)?,
            lender: partner_of(cells, Field::Lender, partners)?,
            factor,
            material: (!word.is_empty()).then(|| material::material(word)),
        });
        Ok(Vec::new())
    })
}

/// Funds of more than a hundred times the median fund: a rate may stand upside down. By position.
#[must_use]
pub fn inflated(funds: &[(u64, Fund)], rates: &Rates) -> Vec<usize> {
    let amounts: Vec<i64> = funds.iter().map(|(_, fund)| rates.convert(fund.allocation).map_or(0, |money| money.minor)).collect();
    let mut sorted = amounts.clone();
    sorted.sort_unstable();
    let median = sorted.get(sorted.len().saturating_sub(1) / 2).copied().unwrap_or(0);
    (0..amounts.len()).filter(|at| median > 0 && amounts[*at] / 100 > median).collect()
}
