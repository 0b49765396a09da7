//! `strata.csv` and `prices.csv`: the subject table and what subjects cost; a default table where none is given.

use super::field::Field;
use super::normalize::{language, number};
use super::table::{Cells, File, read};
use crate::model::{Language, Money, PriceRow, Rates, Scheme, SourceReport, Split, StrataTable, Stratum, StratumIx, StratumRule};

/// The subject table used where a consortium has none: divisions of Dewey with their Library of Congress classes
/// (from the outlines that both publish), about thirty. A class of letters covers what begins with it, so narrower ones
/// stand first.
const DEFAULT: &[(&str, &str, &str, &str, &[&str])] = &[
    ("computing", "Computing", "004", "006", &["QA75", "QA76"]),
    ("general", "General works", "000", "019", &["A"]),
    ("libraries", "Library science", "020", "029", &["Z"]),
    ("press", "Encyclopedias, journalism", "030", "099", &[]),
    ("psychology", "Psychology", "150", "159", &["BF"]),
    ("islam", "Islam", "297", "297", &["BP"]),
    ("religion", "Religion", "200", "299", &["BL", "BM", "BQ", "BR", "BS", "BT", "BV", "BX"]),
    ("philosophy", "Philosophy", "100", "199", &["B", "BC", "BD", "BH", "BJ"]),
    ("politics", "Politics", "320", "329", &["J"]),
    ("economics", "Economics", "330", "339", &["HB", "HC", "HD", "HE", "HJ"]),
    ("law", "Law", "340", "349", &["K"]),
    ("administration", "Public administration, military", "350", "359", &["U", "V"]),
    ("education", "Education", "370", "379", &["L"]),
    ("customs", "Customs, folklore", "390", "399", &["GR", "GT"]),
    ("society", "Social sciences", "300", "399", &["H"]),
    ("literature", "Literature", "800", "899", &["PN", "PQ", "PR", "PS", "PT", "PZ"]),
    ("languages", "Languages", "400", "499", &["P"]),
    ("mathematics", "Mathematics", "510", "519", &["QA"]),
    ("physics", "Astronomy, physics", "520", "539", &["QB", "QC"]),
    ("chemistry", "Chemistry", "540", "549", &["QD"]),
    ("earth", "Earth sciences", "550", "569", &["QE"]),
    ("life", "Life sciences", "570", "599", &["QH", "QK", "QL", "QM", "QP", "QR"]),
    ("science", "Science in general", "500", "509", &["Q"]),
    ("medicine", "Medicine", "610", "619", &["R"]),
    ("engineering", "Engineering", "620", "629", &["TA", "TC", "TD", "TE", "TF", "TG", "TH", "TJ", "TK", "TL", "TN"]),
    ("agriculture", "Agriculture", "630", "639", &["S"]),
    ("home", "Home economics", "640", "649", &["TX"]),
    ("management", "Management", "650", "659", &["HF"]),
    ("technology", "Technology", "600", "699", &["T"]),
    ("arts", "Arts, music, sport", "700", "799", &["N", "M", "GV"]),
    ("geography", "Geography, travel", "910", "919", &["G"]),
    ("history", "History, biography", "900", "999", &["C", "D", "E", "F"]),
];

/// The default subject table.
#[must_use]
pub fn default_strata() -> StrataTable {
    let mut table = StrataTable::default();
    for (code, name, from, to, lcc) in DEFAULT {
        let stratum = add(&mut table, code, name);
        let rule = |scheme, from: &str, to: &str| StratumRule {
            stratum,
            scheme: Some(scheme),
            from: from.to_owned(),
            to: to.to_owned(),
            keywords: Vec::new(),
            language: None,
        };
        table.rules.push(rule(Scheme::Ddc, from, to));
        for class in *lcc {
            table.rules.push(rule(Scheme::Lcc, class, class));
        }
    }
    close(table)
}

fn add(table: &mut StrataTable, code: &str, name: &str) -> StratumIx {
    if let Some(known) = table.strata.iter().position(|stratum| stratum.code == code) {
        return StratumIx(u16::try_from(known).unwrap_or(u16::MAX));
    }
    table.strata.push(Stratum::new(code, name));
    StratumIx(u16::try_from(table.strata.len() - 1).unwrap_or(u16::MAX))
}

/// Adds the stratum of what no rule matches.
fn close(mut table: StrataTable) -> StrataTable {
    let name = crate::tr!("stratum-unclassified");
    table.strata.retain(|stratum| stratum.code != StrataTable::UNCLASSIFIED);
    table.strata.push(Stratum::new(StrataTable::UNCLASSIFIED, &name));
    table
}

/// Reads `strata.csv`; rows of one stratum code add up.
pub fn read_strata(file: &File) -> (StrataTable, SourceReport) {
    let mut table = StrataTable::default();
    let report = read(file, None, &[Field::Stratum], |cells| {
        let code = cells.get(Field::Stratum);
        if code.is_empty() {
            return Err(cells.wrong("stratum-empty", Field::Stratum));
        }
        let rule = rule(cells)?;
        let cap = match cells.get(Field::Cap) {
            "" => None,
            text => Some(text.parse().ok().filter(|cap| *cap >= 1).ok_or_else(|| cells.wrong("number-unreadable", Field::Cap))?),
        };
        let name = cells.get(Field::Name);
        let stratum = add(&mut table, code, if name.is_empty() { code } else { name });
        if let Some(known) = table.strata.get_mut(stratum.at()) {
            known.cap = cap.or(known.cap);
            known.split = split(cells)?.or(known.split);
        }
        table.rules.push(StratumRule { stratum, ..rule });
        Ok(Vec::new())
    });
    (if table.strata.is_empty() { default_strata() } else { close(table) }, report)
}

fn split(cells: &Cells<'_>) -> Result<Option<Split>, super::report::Finding> {
    match cells.get(Field::Split).to_lowercase().as_str() {
        "" => Ok(None),
        "halves" | "separuh" => Ok(Some(Split::Halves)),
        "language" | "bahasa" => Ok(Some(Split::Language)),
        _ => Err(cells.wrong("split-unknown", Field::Split)),
    }
}

fn rule(cells: &Cells<'_>) -> Result<StratumRule, super::report::Finding> {
    let scheme = match cells.get(Field::Scheme).to_lowercase().as_str() {
        "" => None,
        "ddc" | "dewey" => Some(Scheme::Ddc),
        "udc" | "udk" => Some(Scheme::Udc),
        "lcc" | "lc" => Some(Scheme::Lcc),
        _ => return Err(cells.wrong("word-unknown", Field::Scheme)),
    };
    let language = match cells.get(Field::Language) {
        "" => None,
        word => Some(language::language(word)).filter(|language| *language != Language::UNKNOWN),
    };
    let keywords = cells.get(Field::Keyword).split('|').map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty());
    Ok(StratumRule {
        stratum: StratumIx::default(),
        scheme,
        from: cells.get(Field::From).to_owned(),
        to: cells.get(Field::To).to_owned(),
        keywords: keywords.collect(),
        language,
    })
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
