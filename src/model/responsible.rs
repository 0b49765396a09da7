//! Collecting responsibilities as people agreed them: who takes which subject, and what is locked about it.

use serde::{Deserialize, Serialize};

use super::{Consortium, Language, PartnerIx, PartnerSet, StratumIx};

/// What people decided about a partner and a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SubjectLock {
    /// The partner takes the subject.
    Require,
    /// The partner does not take the subject.
    Forbid,
}

/// One row of `responsibilities.csv` as the project keeps it, by codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatedResponsibility {
    /// Stratum code.
    pub stratum: String,
    /// Partner code.
    pub partner: String,
    /// Share of the stratum it takes, 0 to 1; 0 where the row only states a lock or a level.
    pub share: f64,
    /// The one language it holds for, or all that no other row of the stratum names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// What the next plan by subject must keep.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<SubjectLock>,
    /// Collecting level that the partner aims at, 0 to 5 (the Conspectus scale).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
}

/// The same, by position in the loaded consortium.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Responsible {
    /// The stratum.
    pub stratum: StratumIx,
    /// The partner.
    pub partner: PartnerIx,
    /// Share of the stratum it takes, 0 to 1.
    pub share: f64,
    /// The one language it holds for, or all that no other row of the stratum names.
    pub language: Option<Language>,
    /// What the next plan by subject must keep.
    pub lock: Option<SubjectLock>,
    /// Collecting level that the partner aims at, 0 to 5.
    pub level: Option<u8>,
}

impl Responsible {
    /// The whole of a stratum, for one partner.
    #[must_use]
    pub fn whole(stratum: StratumIx, partner: PartnerIx) -> Self {
        Self { stratum, partner, share: 1.0, language: None, lock: None, level: None }
    }

    /// Whether the row gives the partner a part of the stratum.
    #[must_use]
    pub fn takes(&self) -> bool {
        self.share > 0.0 && self.lock != Some(SubjectLock::Forbid)
    }
}

impl Consortium {
    /// Who is responsible for titles of a stratum in a language: rows of that language before those of none.
    #[must_use]
    pub fn responsible_for(&self, stratum: StratumIx, language: Language) -> PartnerSet {
        let of = |wanted: Option<Language>| -> PartnerSet {
            let rows = self.responsible.iter().filter(|row| row.takes() && row.stratum == stratum && row.language == wanted);
            rows.map(|row| row.partner).collect()
        };
        let exact = of(Some(language));
        if exact.is_empty() { of(None) } else { exact }
    }

    /// The stated responsibilities by position; those of unknown strata or partners are left out.
    #[must_use]
    pub fn resolve(&self, stated: &[StatedResponsibility]) -> Vec<Responsible> {
        let one = |row: &StatedResponsibility| {
            Some(Responsible {
                stratum: self.strata.find(&row.stratum)?,
                partner: self.partner(&row.partner)?,
                share: row.share.clamp(0.0, 1.0),
                language: row.language,
                lock: row.lock,
                level: row.level.map(|level| level.min(5)),
            })
        };
        stated.iter().filter_map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Partner, Rates, StrataTable, Stratum};

    #[test]
    fn a_language_of_its_own_comes_before_the_rest() {
        let currency = Currency::from_code("MYR").unwrap();
        let partners = ["a", "b"].map(|code| Partner::named(code, currency)).to_vec();
        let mut consortium = Consortium::new(partners, Rates::new(currency));
        consortium.strata = StrataTable { strata: vec![Stratum::new("law", "Law")], rules: Vec::new() };
        let malay = Language::from_code("msa").unwrap();
        let row = |partner: &str, share, language, lock| StatedResponsibility {
            stratum: "LAW".into(),
            partner: partner.into(),
            share,
            language,
            lock,
            level: None,
        };
        consortium.responsible = consortium.resolve(&[
            row("a", 1.0, Some(malay), None),
            row("b", 1.0, None, None),
            row("a", 1.0, None, Some(SubjectLock::Forbid)),
            row("nobody", 1.0, None, None),
        ]);
        assert_eq!(consortium.responsible.len(), 3);
        let who = |language| consortium.responsible_for(StratumIx(0), language);
        assert_eq!(who(malay), PartnerSet::only(PartnerIx(0)));
        assert_eq!(who(Language::UNKNOWN), PartnerSet::only(PartnerIx(1)));
        assert!(consortium.responsible_for(StratumIx(7), malay).is_empty());
    }
}
