//! Partners of a consortium and what each may use of the others.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Currency, Material, PartnerIx};

/// What kind of institution a partner is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartnerKind {
    /// A library.
    #[default]
    Library,
    /// An archive.
    Archive,
    /// A documentation center.
    DocumentationCenter,
    /// Anything else.
    Other,
}

/// One partner library.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Partner {
    /// Code: the folder's name in lower case, spaces and underscores as hyphens.
    pub code: String,
    /// Name people know; the code in title case where none is given.
    pub name: String,
    /// What kind of institution it is.
    pub kind: PartnerKind,
    /// The currency of its prices and handling; the consortium's where none is given.
    pub currency: Currency,
    /// Whom to write to, or empty.
    pub email: String,
    /// Whether others may borrow from it.
    pub lends: bool,
    /// Discount on list prices, 0 to below 1.
    pub discount: Decimal,
    /// Tax on prices, 0 and up.
    pub tax: Decimal,
    /// Handling per copy, major units of [`Partner::currency`].
    pub handling: Decimal,
    /// Readers served; 0 where unknown.
    pub users: u64,
    /// Subjects it says it is strong in, or empty.
    pub subjects: String,
    /// Training it offers, or empty.
    pub training: String,
}

impl Partner {
    /// A partner known by its code alone, with every default.
    #[must_use]
    pub fn named(code: &str, currency: Currency) -> Self {
        Self {
            code: code.to_owned(),
            name: title_case(code),
            kind: PartnerKind::Library,
            currency,
            email: String::new(),
            lends: true,
            discount: Decimal::ZERO,
            tax: Decimal::ZERO,
            handling: Decimal::ZERO,
            users: 0,
            subjects: String::new(),
            training: String::new(),
        }
    }
}

/// The code of a partner from a folder's or column's text: lower case, spaces and underscores as hyphens.
#[must_use]
pub fn partner_code(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    lower.split(|c: char| c.is_whitespace() || c == '_' || c == '-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn title_case(code: &str) -> String {
    let words = code.split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// How well borrowers are served by lenders' copies: factors 0 to 1.
///
/// A row given for a pair and material wins over one for the pair, which wins over the defaults:
/// own shelf 1; a lender's print copy the loan factor; one who does not lend 0; electronic material 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AccessTable {
    /// Rows of `access.csv` and edits, in order; later rows win.
    pub rows: Vec<AccessRow>,
}

/// One stated access factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccessRow {
    /// Who borrows.
    pub borrower: PartnerIx,
    /// Whose copy it is.
    pub lender: PartnerIx,
    /// 0 (no use) to 1 (as good as one's own).
    pub factor: f64,
    /// The one material it holds for, or all.
    pub material: Option<Material>,
}

impl AccessTable {
    /// Access of `borrower` to a copy at `lender`, 0 to 1.
    #[must_use]
    pub fn factor(
        &self,
        partners: &[Partner],
        loan_factor: f64,
        borrower: PartnerIx,
        lender: PartnerIx,
        material: Material,
    ) -> f64 {
        if borrower == lender {
            return 1.0;
        }
        if !partners.get(lender.at()).is_some_and(|partner| partner.lends) {
            return 0.0;
        }
        let of_pair = || self.rows.iter().rev().filter(|row| row.borrower == borrower && row.lender == lender);
        if let Some(row) = of_pair().find(|row| row.material == Some(material)) {
            return row.factor;
        }
        if material == Material::Electronic {
            return 0.0;
        }
        of_pair().find(|row| row.material.is_none()).map_or(loan_factor, |row| row.factor)
    }
}
