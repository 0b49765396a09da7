//! `responsibilities.csv`: who takes which subject, what is locked about it, and the level each partner aims at.
//!
//! The file that `plan --by subject --csv` writes is read as it stands; its rows without a partner name subjects that
//! nobody takes.

use super::field::Field;
use super::normalize::{language, number};
use super::partners::partner_of;
use super::report::Finding;
use super::table::{Cells, File, read};
use crate::model::{Consortium, Language, Responsible, Severity, SourceReport, SubjectLock};

/// Reads the file; strata and partners of `consortium` are known by then.
pub fn read_responsibilities(file: &File, consortium: &Consortium, found: &mut Vec<Responsible>) -> SourceReport {
    read(file, None, &[Field::Stratum, Field::Partner], |cells| {
        let stratum =
            consortium.strata.find(cells.get(Field::Stratum)).ok_or_else(|| cells.wrong("stratum-unknown", Field::Stratum))?;
        if cells.get(Field::Partner).is_empty() {
            return Ok(vec![Finding::new("responsibility-nobody", Severity::Note, "", cells.get(Field::Stratum))]);
        }
        let (lock, level) = (lock(cells)?, level(cells)?);
        found.push(Responsible {
            stratum,
            partner: partner_of(cells, Field::Partner, &consortium.partners)?,
            share: share(cells, lock, level)?,
            language: match cells.get(Field::Language) {
                "" => None,
                word => Some(language::language(word)).filter(|language| *language != Language::UNKNOWN),
            },
            lock,
            level,
        });
        Ok(Vec::new())
    })
}

/// The share; where none is given, the whole, unless the row is only there for a lock against it or a level.
fn share(cells: &Cells<'_>, lock: Option<SubjectLock>, level: Option<u8>) -> Result<f64, Finding> {
    match cells.get(Field::Share) {
        "" if lock == Some(SubjectLock::Forbid) || (lock.is_none() && level.is_some()) => Ok(0.0),
        "" => Ok(1.0),
        text => number::share(text)
            .and_then(|share| f64::try_from(share).ok())
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| cells.wrong("share-out-of-range", Field::Share)),
    }
}

fn lock(cells: &Cells<'_>) -> Result<Option<SubjectLock>, Finding> {
    match cells.get(Field::Lock).to_lowercase().as_str() {
        "" => Ok(None),
        "require" | "wajib" => Ok(Some(SubjectLock::Require)),
        "forbid" | "larang" => Ok(Some(SubjectLock::Forbid)),
        _ => Err(cells.wrong("lock-unknown", Field::Lock)),
    }
}

fn level(cells: &Cells<'_>) -> Result<Option<u8>, Finding> {
    match cells.get(Field::Level) {
        "" => Ok(None),
        text => {
            let level = text.parse().ok().filter(|level| *level <= 5);
            level.map(Some).ok_or_else(|| cells.wrong("level-out-of-range", Field::Level))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Partner, Rates, SourceKind, StrataTable, Stratum};

    #[test]
    fn rows_state_shares_locks_and_levels() {
        let currency = Currency::from_code("MYR").unwrap();
        let partners = ["kuching", "pontianak"].map(|code| Partner::named(code, currency)).to_vec();
        let mut consortium = Consortium::new(partners, Rates::new(currency));
        consortium.strata = StrataTable { strata: vec![Stratum::new("law", "Law"), Stratum::new("art", "Arts")], rules: vec![] };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("responsibilities.csv");
        let text = "stratum,partner,share,language,lock,level\nlaw,Kuching,50 %,msa,,\nArts,pontianak,,,require,4\n\
                    art,kuching,,,forbid,\nart,kuching,,,,3\nlaw,,,,,\nlaw,kuching,,,maybe,\nlaw,kuching,,,,6\nmath,kuching,,,,\n";
        std::fs::write(&path, text).unwrap();
        let file = File { path, name: "responsibilities.csv".into(), kind: SourceKind::Responsibilities, partner: String::new() };
        let mut found = Vec::new();
        let report = read_responsibilities(&file, &consortium, &mut found);
        let read: Vec<_> =
            found.iter().map(|r| (r.stratum.0, r.partner.0, r.share, r.language.is_some(), r.lock, r.level)).collect();
        let expected = [
            (0, 0, 0.5, true, None, None),
            (1, 1, 1.0, false, Some(SubjectLock::Require), Some(4)),
            (1, 0, 0.0, false, Some(SubjectLock::Forbid), None),
            (1, 0, 0.0, false, None, Some(3)),
        ];
        assert_eq!(read, expected);
        assert_eq!((report.read, report.kept, report.rejected), (8, 5, 3));
    }
}
