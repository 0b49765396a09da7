//! Whole folders, written to a temporary place and read.

use std::path::Path;
use std::sync::Arc;

use super::{Changes, load};
use crate::error::Kind;
use crate::model::{Consortium, Severity};
use crate::task::Task;

type Files = &'static [(&'static str, &'static str)];

const HOLDINGS: &str = "title,author,isbn,year\nOrganic chemistry,\"Smith, J\",9780596009304,2015\nAtlas,Lim,,2001\n";
const REQUESTS: &str = "partner,title,author,isbn,year,class,price,currency,priority,shelf\n\
                        a,Biochemistry,Tan,9780764541667,2020,572,50,MYR,3,blue\n\
                        c,Biochemistry,Tan,0764541668,2020,572,60,MYR,,\n";

pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dir
}

pub fn read(dir: &Path) -> Consortium {
    load(dir, &Changes::default(), None, &Task::default()).unwrap()
}

/// The issues of severity error of a folder, as (path, code, line).
fn errors(files: &[(&str, &str)]) -> Vec<(String, &'static str, u64)> {
    let dir = folder(files);
    let consortium = read(dir.path());
    let all = consortium.sources.iter().flat_map(|source| source.issues.iter().map(move |issue| (source, issue)));
    let wrong = all.filter(|(_, issue)| issue.severity == Severity::Error);
    wrong.map(|(source, issue)| (source.path.clone(), issue.code, issue.first_line)).collect()
}

#[test]
fn partners_are_everyone_named() {
    let budgets = "partner,fund,amount,currency\na,General,1000,MYR\nD Library,General,500,MYR\n";
    let dir = folder(&[
        ("a/holdings.csv", HOLDINGS),
        ("b_b/holdings.csv", HOLDINGS),
        ("requests.csv", REQUESTS),
        ("budgets.csv", budgets),
    ]);
    let consortium = read(dir.path());
    let codes: Vec<&str> = consortium.partners.iter().map(|partner| partner.code.as_str()).collect();
    assert_eq!(codes, ["a", "b-b", "c", "d-library"]);
    assert_eq!(consortium.rates.currency.code(), "MYR");
    assert_eq!(consortium.records.len(), 4);
}

#[test]
fn requests_keep_what_nobody_knows() {
    let dir = folder(&[("a/holdings.csv", HOLDINGS), ("requests.csv", REQUESTS)]);
    let consortium = read(dir.path());
    let [first, second] = consortium.requests.as_slice() else { panic!("two requests") };
    assert_eq!(first.extra, [("shelf".to_owned(), "blue".to_owned())]);
    assert_eq!((second.priority, second.isbns.as_slice()), (3, first.isbns.as_slice()));
    assert_eq!(first.price.map(|price| price.minor), Some(5000));
}

#[test]
fn what_must_be_set_right_says_where() {
    let table: [(Files, &str, &str, u64); 8] = [
        (&[("a/holdings.csv", "")], "a/holdings.csv", "file-empty", 1),
        (&[("a/holdings.csv", "title,isbn\n")], "a/holdings.csv", "file-header-only", 1),
        (&[("a/holdings.csv", "\0\0\0\u{1}")], "a/holdings.csv", "file-binary", 1),
        (
            &[("a/holdings.csv", HOLDINGS), ("budgets.csv", "partner,fund,amount,currency\na,g,1,RGT\n")],
            "budgets.csv",
            "currency-unknown",
            2,
        ),
        (
            &[("a/holdings.csv", HOLDINGS), ("budgets.csv", "partner,fund,amount,currency\na,g,-1,MYR\n")],
            "budgets.csv",
            "amount-negative",
            2,
        ),
        (
            &[("a/holdings.csv", HOLDINGS), ("requests.csv", "partner,title,price,currency\na,X y z,1,MYR\na,Q r s,-2,MYR\n")],
            "requests.csv",
            "price-negative",
            3,
        ),
        (
            &[("a/holdings.csv", HOLDINGS), ("partners.csv", "partner,name\na,Lib\nb,Lib\n")],
            "partners.csv",
            "partner-name-twice",
            3,
        ),
        (&[("a/holdings.csv", HOLDINGS), ("settings.csv", "key,value\ncopies_cap,none\n")], "settings.csv", "setting-invalid", 2),
    ];
    for (files, path, code, line) in table {
        assert_eq!(errors(files), [(path.to_owned(), code, line)], "{code}");
    }
}

#[test]
fn two_folders_of_one_partner_are_refused() {
    let dir = folder(&[("a b/holdings.csv", HOLDINGS), ("a-b/holdings.csv", HOLDINGS)]);
    let error = load(dir.path(), &Changes::default(), None, &Task::default()).unwrap_err();
    assert_eq!((error.kind(), error.id()), (Kind::User, "error-two-partners"));
}

#[test]
fn the_currency_is_told_or_asked_for() {
    let budgets = "partner,fund,amount,currency\na,g,1,MYR\nb,g,1,BND\n";
    let dir = folder(&[("a/holdings.csv", HOLDINGS), ("budgets.csv", budgets)]);
    let error = load(dir.path(), &Changes::default(), None, &Task::default()).unwrap_err();
    assert_eq!(error.id(), "error-no-consortium-currency");
    let rates = "currency,rate\nMYR,0.31\nBND,1\n";
    let dir = folder(&[("a/holdings.csv", HOLDINGS), ("budgets.csv", budgets), ("exchange-rates.csv", rates)]);
    assert_eq!(read(dir.path()).rates.currency.code(), "BND");
}

#[test]
fn changes_of_the_project_win() {
    let budgets = "partner,fund,amount,currency,fiscal_year\na,g,1,MYR,2026\na,g,2,MYR,2027\n";
    let dir = folder(&[("a/holdings.csv", HOLDINGS), ("budgets.csv", budgets)]);
    let mut changes = Changes::default();
    changes.funds.insert("a/g/2027".into(), [Some("7.50".parse().unwrap()), None, None]);
    changes.settings.insert("copies_cap".into(), "3".into());
    let consortium = load(dir.path(), &changes, None, &Task::default()).unwrap();
    assert_eq!(consortium.fiscal_year, "2027");
    assert_eq!(consortium.planned_funds().map(|fund| fund.allocation.minor).collect::<Vec<_>>(), [750]);
    assert_eq!(consortium.settings.copies_cap, 3);
}

proptest::proptest! {
    #[test]
    fn every_row_is_accounted_for(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), header in proptest::bool::ANY) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("a")).unwrap();
        let mut text = if header { b"Title,ISBN,Year\n".to_vec() } else { Vec::new() };
        text.extend(bytes);
        std::fs::write(dir.path().join("a/holdings.csv"), text).unwrap();
        let consortium = read(dir.path());
        let source = &consortium.sources[0];
        proptest::prop_assert_eq!(source.read, source.kept + source.rejected);
        proptest::prop_assert!(source.repaired <= source.kept);
        proptest::prop_assert_eq!(consortium.records.len(), source.kept as usize);
        proptest::prop_assert_eq!(source.rejects.len(), source.rejected as usize);
    }
}

#[test]
fn holdings_that_are_as_they_were_are_not_read_again() {
    let dir = folder(&[("a/holdings.csv", HOLDINGS), ("b/holdings.csv", HOLDINGS), ("requests.csv", REQUESTS)]);
    let again = |changes: &Changes, before: &Consortium| load(dir.path(), changes, Some(before), &Task::default()).unwrap();
    let first = read(dir.path());
    let second = again(&Changes::default(), &first);
    assert!(Arc::ptr_eq(&first.records, &second.records));
    let kept =
        |consortium: &Consortium| consortium.sources.iter().map(|source| (source.path.clone(), source.kept)).collect::<Vec<_>>();
    assert_eq!(kept(&first), kept(&second));

    let columns = [("title".to_owned(), String::new())].into_iter().collect();
    let mapped = Changes { mappings: [("a/holdings.csv".to_owned(), columns)].into_iter().collect(), ..Changes::default() };
    assert!(!Arc::ptr_eq(&first.records, &again(&mapped, &first).records));

    std::fs::write(dir.path().join("b/holdings.csv"), format!("{HOLDINGS}Another title,Lim,,2001\n")).unwrap();
    let third = again(&Changes::default(), &first);
    assert!(third.records.len() > first.records.len());
}
