//! The subject table: strata by class range, keyword and language, themes first.

use serde::{Deserialize, Serialize};

use super::{Language, Money, StratumIx};

/// A classification scheme whose numbers a rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Dewey decimal classification; numbers of UDC are taken for what Dewey has in their place.
    Ddc,
    /// Universal decimal classification, in its own numbers.
    Udc,
    /// Library of Congress classification.
    Lcc,
    /// Words by which a library shelves what it does not classify, such as `[Fic]`.
    Local,
}

/// One row of the strata table: a title matches when every part that is given matches;
/// a class range and keywords on one row are alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StratumRule {
    /// The stratum the row belongs to.
    pub stratum: StratumIx,
    /// The scheme of `from` and `to`; without one, letters are Library of Congress and digits are Dewey.
    pub scheme: Option<Scheme>,
    /// First class of the range, as written; empty for none.
    pub from: String,
    /// Last class of the range, every subdivision included; empty for `from` alone.
    pub to: String,
    /// Keywords in folded form, any of which in the title suffices.
    pub keywords: Vec<String>,
    /// The only language it holds for, or all.
    pub language: Option<Language>,
}

/// A stratum: one subject for which responsibility is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stratum {
    /// Code used in scopes and prices.
    pub code: String,
    /// Name people read.
    pub name: String,
    /// Its own copies cap, where it has one.
    pub cap: Option<u8>,
    /// How its responsibility may be divided among several partners, where it may.
    pub split: Option<Split>,
}

/// How the responsibility for one stratum may be divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// Two halves, each with its partner.
    Halves,
    /// One part for each language of weight, one for the rest.
    Language,
}

impl Stratum {
    /// A stratum of a code and name, with every default.
    #[must_use]
    pub fn new(code: &str, name: &str) -> Self {
        Self { code: code.to_owned(), name: name.to_owned(), cap: None, split: None }
    }
}

/// All strata, in the order of the table; the last is always *unclassified*.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StrataTable {
    /// Strata by [`StratumIx`].
    pub strata: Vec<Stratum>,
    /// Rules in the order of the table; the first that matches decides.
    pub rules: Vec<StratumRule>,
}

impl StrataTable {
    /// The code of the stratum of titles that no rule matches.
    pub const UNCLASSIFIED: &'static str = "unclassified";

    /// The stratum of a code or name, in any case.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<StratumIx> {
        let is = |text: &str| text.eq_ignore_ascii_case(word.trim());
        let at = self.strata.iter().position(|s| is(&s.code)).or_else(|| self.strata.iter().position(|s| is(&s.name)))?;
        u16::try_from(at).ok().map(StratumIx)
    }

    /// The stratum of titles that no rule matches.
    #[must_use]
    pub fn unclassified(&self) -> StratumIx {
        StratumIx(u16::try_from(self.strata.len().saturating_sub(1)).unwrap_or(0))
    }
}

/// Publishing output and price of one stratum, from `prices.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// The stratum.
    pub stratum: StratumIx,
    /// Titles published a year, where known.
    pub titles: Option<u32>,
    /// Price of one title, where known.
    pub price: Option<Money>,
    /// Where the figures come from.
    pub source: String,
    /// The year they speak of, as written.
    pub year: String,
    /// How many titles the price rests on, where known.
    pub n: Option<u32>,
}
