//! One title as lists and exports show it.
//!
//! In: the catalog and a title. Out: its row. Invariant: what the frame does not say reads as empty, zero or unknown.

use polars::prelude::Column;
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
    let column = |name: &str| -> Option<&Column> { catalog.frame.column(name).ok() };
    let text = |name: &str| column(name).and_then(|column| column.str().ok()?.get(at)).unwrap_or_default();
    let number = |name: &str| column(name).and_then(|column| column.u32().ok()?.get(at));
    let material = |code: &str| Material::ALL.into_iter().find(|material| material.code() == code);
    TitleRow {
        ix: title,
        work: number("work_id").map_or(title, TitleIx),
        title: text("title").to_owned(),
        author: text("author").to_owned(),
        year: column("year").and_then(|column| column.i16().ok()?.get(at)).unwrap_or_default(),
        isbn: text("isbn").to_owned(),
        oclc: text("oclc").to_owned(),
        class: text("class").to_owned(),
        stratum: number("stratum").and_then(|stratum| u16::try_from(stratum).ok()).map(StratumIx).unwrap_or_default(),
        language: Language::from_code(text("language")).unwrap_or_default(),
        material: material(text("material")).unwrap_or_default(),
        holders: catalog.holders.get(at).copied().unwrap_or_default(),
        lenders: catalog.lenders.get(at).copied().unwrap_or_default(),
        copies: number("copies").unwrap_or_default(),
        uses: number("uses").unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use polars::prelude::df;

    use super::*;
    use crate::model::PartnerIx;

    #[test]
    fn a_row_reads_every_column() {
        let frame = df!(
            "title_id" => [0_u32, 1], "work_id" => [0_u32, 0], "title" => ["One", "Two"], "author" => ["", "Anna"],
            "year" => [0_i16, 2011], "isbn" => ["", "9789830000008"], "oclc" => ["", "42"], "class" => ["", "590"],
            "stratum" => [0_u32, 3], "language" => ["eng", "msa"], "material" => ["print", "map"],
            "holders" => [0_u32, 2], "copies" => [0_u32, 5], "uses" => [0_u32, 9],
        );
        let both: PartnerSet = [PartnerIx(0), PartnerIx(2)].into_iter().collect();
        let one = PartnerSet::only(PartnerIx(2));
        let sets = |set| vec![PartnerSet::EMPTY, set];
        let catalog = UnionCatalog { frame: frame.unwrap(), holders: sets(both), lenders: sets(one) };
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
        assert_eq!(catalog.row(TitleIx(2)), TitleRow { ix: TitleIx(2), ..TitleRow::default() });
    }
}
