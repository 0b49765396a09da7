//! Builds the union catalog from records and their titles.

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, Series};
use rayon::prelude::*;

use super::classify::Classifier;
use super::{Titles, UnionCatalog};
use crate::error::{Error, Result};
use crate::model::{Consortium, Language, PartnerSet, RecordTable, Standing, StratumIx, TextColumn};

/// What the members of one title add up to.
#[derive(Debug, Clone, Copy)]
struct Sum {
    lead: u32,
    worth: u8,
    holders: PartnerSet,
    lenders: PartnerSet,
    copies: u32,
    uses: u32,
    class_from: u32,
    language: Language,
}

const NOBODY: u32 = u32::MAX;

impl Default for Sum {
    fn default() -> Self {
        Self {
            lead: NOBODY,
            worth: 0,
            holders: PartnerSet::EMPTY,
            lenders: PartnerSet::EMPTY,
            copies: 0,
            uses: 0,
            class_from: NOBODY,
            language: Language::UNKNOWN,
        }
    }
}

/// Builds the catalog of the titles somebody holds.
///
/// # Errors
/// Only where polars refuses columns of equal length, which is a mistake of ours.
pub fn build(consortium: &Consortium, titles: &Titles<'_>) -> Result<UnionCatalog> {
    let records = &consortium.records;
    let sums = sums(consortium, titles);
    let classifier = Classifier::new(&consortium.strata);
    let stratum = |sum: &Sum| {
        let class = if sum.class_from == NOBODY { "" } else { records.class.get(sum.class_from as usize) };
        classifier.stratum(class, records.title.get(sum.lead as usize), sum.language)
    };
    let strata: Vec<StratumIx> = sums.par_iter().map(stratum).collect();
    Ok(UnionCatalog {
        frame: frame(records, &sums, &strata, titles).map_err(|error| Error::bug(error.to_string()))?,
        holders: sums.iter().map(|sum| sum.holders).collect(),
        lenders: sums.iter().map(|sum| sum.lenders).collect(),
    })
}

fn sums(consortium: &Consortium, titles: &Titles<'_>) -> Vec<Sum> {
    let records = &consortium.records;
    let mut sums = vec![Sum::default(); titles.held];
    for (record, title) in titles.of_record.iter().enumerate() {
        let Some(sum) = sums.get_mut(title.at()) else { continue };
        if records.standing[record] == Standing::Gone {
            continue;
        }
        let worth = worth(records, record);
        let at = u32::try_from(record).unwrap_or(NOBODY);
        if sum.lead == NOBODY || worth > sum.worth {
            (sum.lead, sum.worth) = (at, worth);
        }
        if sum.class_from == NOBODY && !records.class.get(record).is_empty() {
            sum.class_from = at;
        }
        if sum.language == Language::UNKNOWN {
            sum.language = records.language[record];
        }
        let partner = records.partner[record];
        sum.holders.insert(partner);
        let lends = consortium.partners.get(partner.at()).is_some_and(|partner| partner.lends);
        if lends && matches!(records.standing[record], Standing::Lendable | Standing::OnOrder) {
            sum.lenders.insert(partner);
        }
        sum.copies = sum.copies.saturating_add(u32::from(records.copies[record]));
        sum.uses = sum.uses.saturating_add(records.uses[record]);
    }
    sums
}

/// How much a record says; the lead record is the first of those that say most.
fn worth(records: &RecordTable, record: usize) -> u8 {
    let filled = [
        !records.title.get(record).is_empty(),
        !records.author.get(record).is_empty(),
        records.year[record] > 0,
        !records.isbns.get(record).is_empty(),
        !records.class.get(record).is_empty(),
        !records.oclcs.get(record).is_empty(),
    ];
    filled.iter().map(|filled| u8::from(*filled)).sum()
}

fn frame(
    records: &RecordTable,
    sums: &[Sum],
    strata: &[StratumIx],
    titles: &Titles<'_>,
) -> polars::prelude::PolarsResult<DataFrame> {
    let lead = |sum: &Sum| sum.lead as usize;
    let text = |name: &str, column: &TextColumn| {
        let values: Vec<&str> = sums.iter().map(|sum| column.get(lead(sum))).collect();
        Series::new(name.into(), values).into_column()
    };
    let class: Vec<&str> =
        sums.iter().map(|sum| if sum.class_from == NOBODY { "" } else { records.class.get(sum.class_from as usize) }).collect();
    let isbn: Vec<String> = sums.iter().map(|sum| number_text(records.isbns.get(lead(sum)))).collect();
    let oclc: Vec<String> = sums.iter().map(|sum| number_text(records.oclcs.get(lead(sum)))).collect();
    let language: Vec<&str> = sums.iter().map(|sum| sum.language.code()).collect();
    let material: Vec<&str> = sums.iter().map(|sum| records.material[lead(sum)].code()).collect();
    let works: Vec<u32> = titles.works.iter().take(sums.len()).map(|work| work.0).collect();
    let numbers = |name: &str, of: &dyn Fn(&Sum) -> u32| numbers(name, sums.iter().map(of).collect());
    DataFrame::new_infer_height(vec![
        self::numbers("title_id", (0..u32::try_from(sums.len()).unwrap_or(NOBODY)).collect()),
        self::numbers("work_id", works),
        text("title", &records.title),
        text("author", &records.author),
        Series::new("year".into(), sums.iter().map(|sum| records.year[lead(sum)]).collect::<Vec<i16>>()).into_column(),
        Series::new("isbn".into(), isbn).into_column(),
        Series::new("oclc".into(), oclc).into_column(),
        Series::new("class".into(), class).into_column(),
        self::numbers("stratum", strata.iter().map(|stratum| u32::from(stratum.0)).collect()),
        Series::new("language".into(), language).into_column(),
        Series::new("material".into(), material).into_column(),
        numbers("holders", &|sum| u32::try_from(sum.holders.len()).unwrap_or(0)),
        numbers("copies", &|sum| sum.copies),
        numbers("uses", &|sum| sum.uses),
    ])
}

fn numbers(name: &str, values: Vec<u32>) -> Column {
    Series::new(name.into(), values).into_column()
}

/// The first number of a list as text; an ISBN keeps its thirteen digits.
fn number_text(numbers: &[u64]) -> String {
    numbers.first().map(ToString::to_string).unwrap_or_default()
}
