//! One title as lists and exports show it.
//!
//! In: the catalog and a title. Out: its row. Invariant: what the frame does not say reads as empty, zero or unknown.

use serde::Serialize;

use super::UnionCatalog;
use crate::model::{Language, Material, PartnerSet, StratumIx, TitleIx};

/// One title, read out of the union catalog.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TitleRow {
    /// The title's number.
    #[serde(skip)]
    pub ix: TitleIx,
    /// The lowest title of its work.
    #[serde(skip)]
    pub work: TitleIx,
    /// Title of the lead record.
    pub title: String,
    /// First author.
    pub author: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// 13 digits, or empty.
    pub isbn: String,
    /// OCLC number, or empty.
    pub oclc: String,
    /// Class as written.
    pub class: String,
    /// Stratum.
    #[serde(skip)]
    pub stratum: StratumIx,
    /// Language.
    pub language: Language,
    /// Material.
    pub material: Material,
    /// Partners that hold it.
    #[serde(skip)]
    pub holders: PartnerSet,
    /// Partners with a copy that others can use.
    #[serde(skip)]
    pub lenders: PartnerSet,
    /// Copies in all.
    pub copies: u32,
    /// Loans in all.
    pub uses: u32,
}

/// Reads one row of the frame and its two sets.
pub(super) fn read(catalog: &UnionCatalog, title: TitleIx) -> TitleRow {
    let at = title.at();
    if at >= catalog.len() {
        return TitleRow { ix: title, ..TitleRow::default() };
    }
    let number = |name: &str| catalog.frame.column(name).ok().and_then(|column| column.u32().ok()?.get(at));
    let year = catalog.frame.column("year").ok().and_then(|column| column.i16().ok()?.get(at));
    let text = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let material = number("material").and_then(|at| Material::ALL.get(at as usize).copied());
    TitleRow {
        ix: title,
        work: number("work_id").map_or(title, TitleIx),
        title: catalog.title(at).to_owned(),
        author: catalog.author(at).to_owned(),
        year: year.unwrap_or_default(),
        isbn: text(catalog.isbn(at)),
        oclc: text(catalog.oclc(at)),
        class: catalog.class(at).to_owned(),
        stratum: number("stratum").and_then(|stratum| u16::try_from(stratum).ok()).map(StratumIx).unwrap_or_default(),
        language: number("language").map(Language::from_number).unwrap_or_default(),
        material: material.unwrap_or_default(),
        holders: catalog.holders.get(at).copied().unwrap_or_default(),
        lenders: catalog.lenders.get(at).copied().unwrap_or_default(),
        copies: number("copies").unwrap_or_default(),
        uses: number("uses").unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use polars::prelude::df;

    use super::super::Lead;
    use super::*;
    use crate::model::{PartnerIx, Record, RecordTable};

    #[test]
    fn a_row_reads_every_column() {
        let languages = ["eng", "msa"].map(|code| Language::from_code(code).unwrap().number());
        let materials = [Material::Print, Material::Map].map(Material::number);
        let frame = df!(
            "title_id" => [0_u32, 1], "work_id" => [0_u32, 0], "year" => [0_i16, 2011], "stratum" => [0_u32, 3],
            "language" => languages, "material" => materials, "holders" => [0_u32, 2], "copies" => [0_u32, 5],
            "uses" => [0_u32, 9],
        );
        let mut records = RecordTable::default();
        let classed = Record { class: "590".to_owned(), ..Record::default() };
        let named = Record {
            title: "Two".to_owned(),
            author: "Anna".to_owned(),
            isbns: vec![9_789_830_000_008],
            oclcs: vec![42],
            ..Record::default()
        };
        for record in [classed, named] {
            records.push(PartnerIx(0), 0, 1, &record);
        }
        let both: PartnerSet = [PartnerIx(0), PartnerIx(2)].into_iter().collect();
        let one = PartnerSet::only(PartnerIx(2));
        let sets = |set| vec![PartnerSet::EMPTY, set];
        let catalog = UnionCatalog {
            frame: frame.unwrap(),
            leads: vec![Lead { record: 0, class: u32::MAX }, Lead { record: 1, class: 0 }],
            records: Arc::new(records),
            holders: sets(both),
            lenders: sets(one),
        };
        let expected = TitleRow {
            ix: TitleIx(1),
            work: TitleIx(0),
            title: "Two".to_owned(),
            author: "Anna".to_owned(),
            year: 2011,
            isbn: "9789830000008".to_owned(),
            oclc: "42".to_owned(),
            class: "590".to_owned(),
            stratum: StratumIx(3),
            language: Language::from_code("msa").unwrap(),
            material: Material::Map,
            holders: both,
            lenders: one,
            copies: 5,
            uses: 9,
        };
        assert_eq!(catalog.row(TitleIx(1)), expected);
        assert_eq!(catalog.row(TitleIx(0)), TitleRow { language: Language::from_code("eng").unwrap(), ..TitleRow::default() });
        assert_eq!(catalog.row(TitleIx(2)), TitleRow { ix: TitleIx(2), ..TitleRow::default() });
    }
}
