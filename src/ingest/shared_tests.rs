//! Real exports that stand beside the repository, where they do: every record read, and what it came to.

use std::path::{Path, PathBuf};

use super::tests::read;
use crate::model::{Consortium, Language, Standing};

/// The folder of shared data, where there is one; a test that needs it says that it was skipped.
fn shared(name: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var_os("SERUMPUN_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

/// Reads a file as a partner's only holdings, under a name that tells nothing of what it is.
fn holdings(file: &Path) -> Consortium {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("a")).unwrap();
    std::fs::copy(file, dir.path().join("a/holdings.dat")).unwrap();
    let consortium = read(dir.path());
    for source in &consortium.sources {
        assert_eq!(source.read, source.kept + source.rejected, "{}", file.display());
    }
    consortium
}

/// Format, encoding, rows read and rows rejected of a file's first source.
fn figures(file: &Path) -> (String, String, u32, u32) {
    let consortium = holdings(file);
    let source = &consortium.sources[0];
    (source.format.clone(), source.encoding.clone(), source.read, source.rejected)
}

#[test]
fn evergreens_records_in_two_encodings_and_five_scripts() {
    let Some(folder) = shared("evergreen-datasets") else { return };
    let table = [
        ("FSL.marc", "UTF-8", 52),
        ("hebrew.marc", "MARC-8", 20),
        ("jazz_1k.mrc", "MARC-8", 1000),
        ("lul_fre_500.mrc", "MARC-8", 500),
        ("nepali.marc", "UTF-8", 96),
        ("oss.marc", "MARC-8, windows-1252", 42),
        ("sample_acq_order.mrc", "UTF-8", 10),
    ];
    for (name, encoding, read) in table {
        assert_eq!(figures(&folder.join(name)), ("marc".into(), encoding.into(), read, 0), "{name}");
    }
    let french = holdings(&folder.join("lul_fre_500.mrc"));
    assert_eq!(french.records.title.get(0), "L'autre monde, mythes et légendes : le purgatoire de Saint Patrice.");
    let hebrew = holdings(&folder.join("hebrew.marc"));
    assert!(
        hebrew.records.title.get(0).starts_with("La-Torah vela-moʻadim : resise hegyonot"),
        "{}",
        hebrew.records.title.get(0)
    );
    assert_eq!(hebrew.records.language.first(), Language::from_code("heb").as_ref());
}

#[test]
fn two_thousand_records_of_virginia_with_their_copies() {
    let Some(file) = shared("solrmarc-uva/test/data/records/uva_001_2000.mrc") else { return };
    let consortium = holdings(&file);
    let (source, records) = (&consortium.sources[0], &consortium.records);
    assert_eq!((source.read, source.rejected), (2000, 0));
    // u1: one copy at LOST, the other in the stacks by request.
    assert_eq!((records.local_id.get(0), records.copies[0], records.standing[0]), ("u1", 1, Standing::Lendable));
    assert_eq!((records.class.get(0), records.year[0], records.oclcs.get(0)), ("GV1619 .R6 1984", 1984, [10_698_981].as_slice()));
    assert_eq!(records.extent.get(0), "40 p.");
}

#[test]
fn isbns_that_a_spreadsheet_injured() {
    let Some(file) = shared("goodbooks-10k/books.csv") else { return };
    let consortium = holdings(&file);
    let source = &consortium.sources[0];
    assert_eq!((source.read, source.rejected), (10_000, 0));
    let with_isbn = (0..consortium.records.len()).filter(|at| !consortium.records.isbns.get(*at).is_empty()).count();
    // 9,300 rows have an ISBN; the check digits of 9,277 hold once the zeros are back.
    assert_eq!(with_isbn, 9277);
    let exponential = source.issues.iter().find(|issue| issue.code == "isbn-exponential");
    assert!(exponential.is_some_and(|issue| issue.count > 9000), "{:?}", source.issues);
}

#[test]
fn lists_of_other_kinds() {
    let table = [
        ("hathifiles-sample/spec/data/hathi_full_20250101.txt.gz", "hathifile", 100),
        ("catalan-public-library/data/target_lists/library_books.csv", "csv", 15_228),
        ("frankfurt-school-library/output_2025-12-30.json", "json", 2463),
    ];
    for (name, format, read) in table {
        let Some(file) = shared(name) else { continue };
        let (found, _, rows, rejected) = figures(&file);
        assert_eq!((found.as_str(), rows, rejected), (format, read, 0), "{name}");
    }
}
