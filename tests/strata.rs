//! Subjects through the commands: every kind of rule of the table works, and titles no rule takes in are shown everywhere.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn done(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_serumpun")).args(args).output().expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(args)).expect("output is JSON")
}

const HOLDINGS: &str = "Title,Author,Year,Class,Language\n\
    Peat swamps of Borneo,Lim,2001,577.68,eng\n\
    Kitab kuning,Ahmad,2002,297.1,ara\n\
    Sejarah Sarawak,Tan,2003,R 959.54 TAN,msa\n\
    Longhouse days,Ngau,2004,,eng\n\
    Organic chemistry,Smith,2005,QD251 .S65,eng\n\
    Kimia organik,Wong,2006,547.2/09,msa\n\
    A love story,Brown,2007,FIC BRO,eng\n\
    Quimica general,Serra,2008,UDC 54(07),spa\n\
    Untold,Nobody,2009,x-77,eng\n\
    Unclassed,Somebody,2010,,eng\n";

const STRATA: &str = "stratum,name,scheme,from,to,keyword,language,cap\n\
    borneo,Borneo studies,ddc,959.5,959.56,,,\n\
    borneo,Borneo studies,,,,Borneo|longhouse,,\n\
    arabic,Books in Arabic,,,,,ara,\n\
    chemistry,Chemistry,ddc,540,549,,,\n\
    chemistry,Chemistry,lcc,QD,QD,,,\n\
    novels,Novels,local,FIC,,,,\n";

/// Titles by stratum as the list of titles has them.
fn listed(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let list = folder.join("titles.csv");
    done(&["titles", folder.to_str().expect("UTF-8"), "--csv", list.to_str().expect("UTF-8")]);
    let mut reader = csv::Reader::from_path(&list).expect("a list");
    let mut column =
        |name: &str| reader.headers().cloned().expect("a header").iter().position(|known| known == name).expect("a column");
    let (title, stratum) = (column("title"), column("stratum"));
    let mut strata: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in reader.records().map(|row| row.expect("a row")) {
        strata.entry(row[stratum].to_owned()).or_default().push(row[title].to_owned());
    }
    fs::remove_file(list).expect("the list goes");
    strata
}

/// A folder of one partner's holdings, with a table of strata or without.
fn folder(strata: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("kuching")).expect("a folder");
    fs::write(folder.path().join("kuching/holdings.csv"), HOLDINGS).expect("a file");
    if let Some(strata) = strata {
        fs::write(folder.path().join("strata.csv"), strata).expect("a file");
    }
    folder
}

/// Overlap by stratum, gaps and the list of titles count the same titles, the unclassified among them.
fn totals_agree(folder: &Path) {
    let strata = listed(folder);
    let path = folder.to_str().expect("UTF-8");
    let overlap = json(&["overlap", path, "--by", "stratum", "--json"]);
    let groups: BTreeMap<String, usize> = overlap["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| {
            (
                group["key"].as_str().expect("a key").to_owned(),
                usize::try_from(group["union"].as_u64().expect("a count")).expect("a small count"),
            )
        })
        .collect();
    let counted: BTreeMap<String, usize> = strata.iter().map(|(code, titles)| (code.clone(), titles.len())).collect();
    assert_eq!(groups, counted);
    assert_eq!(overlap["union"].as_u64(), Some(10));
    assert_eq!(groups.values().sum::<usize>(), 10);
    let unclassified = json(&["gaps", path, "--json"])["unclassified"]["titles"].as_u64();
    assert_eq!(unclassified, Some(counted["unclassified"] as u64));
}

#[test]
fn ranges_themes_words_languages_and_local_marks_decide_in_the_order_of_the_table() {
    let folder = folder(Some(STRATA));
    let strata = listed(folder.path());
    let of = |code: &str| strata.get(code).cloned().unwrap_or_default();
    assert_eq!(of("borneo"), ["Peat swamps of Borneo", "Sejarah Sarawak", "Longhouse days"]);
    assert_eq!(of("arabic"), ["Kitab kuning"]);
    assert_eq!(of("chemistry"), ["Organic chemistry", "Kimia organik", "Quimica general"]);
    assert_eq!(of("novels"), ["A love story"]);
    assert_eq!(of("unclassified"), ["Untold", "Unclassed"]);
    totals_agree(folder.path());
}

#[test]
fn a_consortium_without_a_table_has_one() {
    let folder = folder(None);
    let strata = listed(folder.path());
    let of = |code: &str| strata.get(code).cloned().unwrap_or_default();
    assert_eq!(of("life"), ["Peat swamps of Borneo"]);
    assert_eq!(of("islam"), ["Kitab kuning"]);
    assert_eq!(of("asia"), ["Sejarah Sarawak"]);
    assert_eq!(of("chemistry"), ["Organic chemistry", "Kimia organik", "Quimica general"]);
    assert_eq!(of("literature"), ["A love story"]);
    assert_eq!(of("unclassified"), ["Longhouse days", "Untold", "Unclassed"]);
    totals_agree(folder.path());
}

#[test]
fn a_table_may_name_what_is_unclassified_and_odd_rows_are_told() {
    let table = "stratum,name,scheme,from,to,keyword,language\nunclassified,Tiada kelas,,,,,\nchemistry,Chemistry,ddc,540,549,,\n\
                 odd,Odd,ddc,QD,QD,,\n";
    let folder = folder(Some(table));
    let path = folder.path().to_str().expect("UTF-8");
    let overlap = json(&["overlap", path, "--by", "stratum", "--json"]);
    let names: Vec<&str> =
        overlap["groups"].as_array().expect("groups").iter().filter_map(|group| group["name"].as_str()).collect();
    assert_eq!(names, ["Chemistry", "Tiada kelas"]);
    assert_eq!(codes(path), ["class-unreadable"]);
    fs::write(folder.path().join("strata.csv"), format!("{table}odd,Odd,klingon,1,2,,\nodd,Odd,,,,,qqq-x\n")).expect("a file");
    let codes = codes(path);
    assert!(codes.contains(&"scheme-unknown".to_owned()) && codes.contains(&"language-unknown".to_owned()), "{codes:?}");
}

/// The issues of the table of strata.
fn codes(path: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_serumpun")).args(["check", path, "--json"]).output().expect("the binary runs");
    let checked: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
    let sources = checked["sources"].as_array().expect("sources");
    let strata = sources.iter().find(|source| source["path"] == "strata.csv").expect("the table");
    let issues = strata["issues"].as_array().expect("issues");
    issues.iter().filter_map(|issue| issue["code"].as_str().map(str::to_owned)).collect()
}
