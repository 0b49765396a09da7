//! The commands on the sample consortium and on small made-up ones: figures agree with one another, files are whole.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::Value;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data/borneo");

fn serumpun(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_serumpun")).args(args).output().expect("the binary runs")
}

fn done(args: &[&str]) -> String {
    let output = serumpun(args);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {complaint}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(args)).expect("output is JSON")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is UTF-8")
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a count")
}

/// Files of a consortium folder: name, content.
type Files<'a> = &'a [(&'a str, &'a str)];

/// A consortium folder with these files.
fn folder(files: Files) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder is made");
        fs::write(path, content).expect("the file is written");
    }
    folder
}

#[test]
fn what_was_read_is_kept_or_rejected_and_every_row_is_told_of() {
    let checked = json(&["check", SAMPLE, "--json"]);
    let mut rows = 0;
    for source in checked["sources"].as_array().expect("a list") {
        let figure = |key: &str| count(&source[key]);
        assert_eq!(figure("read"), figure("kept") + figure("rejected"), "{source}");
        assert!(figure("repaired") <= figure("kept"), "{source}");
        for issue in source["issues"].as_array().expect("a list") {
            assert!(count(&issue["first_line"]) > 0 && count(&issue["count"]) > 0, "{issue}");
        }
        if source["kind"] == "holdings" {
            rows += figure("read");
        }
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let records = folder.path().join("records.csv");
    done(&["titles", SAMPLE, "--records", text(&records)]);
    let listed = fs::read_to_string(records).expect("the list is there");
    assert_eq!(listed.lines().count() as u64, rows + 1);
}

#[test]
fn rejected_rows_go_to_a_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let rejects = folder.path().join("deep").join("rejects");
    done(&["check", SAMPLE, "--rejects", text(&rejects)]);
    let checked = json(&["check", SAMPLE, "--json"]);
    for source in checked["sources"].as_array().expect("a list").iter().filter(|source| count(&source["rejected"]) > 0) {
        let path = source["path"].as_str().expect("a path").replace('/', "-");
        let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
        let file = fs::read_to_string(rejects.join(format!("{stem}-rejected.csv"))).expect("the file is there");
        assert!(file.starts_with("row,line,reason,"), "{file}");
        let rows = csv::ReaderBuilder::new().flexible(true).from_reader(file.as_bytes()).into_records().count();
        assert_eq!(rows as u64, count(&source["rejected"]), "{path}");
    }
}

#[test]
fn overlap_figures_agree_with_the_titles() {
    let report = json(&["overlap", SAMPLE, "--json", "--by", "stratum"]);
    let partners = report["partners"].as_array().expect("a list").len();
    for at in 0..partners {
        assert_eq!(report["shared"][at][at], report["titles"][at]);
    }
    let held: u64 = report["held_by"].as_object().expect("an object").values().map(count).sum();
    assert_eq!(held, count(&report["union"]));
    let groups: u64 = report["groups"].as_array().expect("a list").iter().map(|group| count(&group["union"])).sum();
    assert_eq!(groups, held, "every title is in one stratum");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let titles = folder.path().join("titles.csv");
    done(&["titles", SAMPLE, "--csv", text(&titles)]);
    let mut reader = csv::Reader::from_path(titles).expect("the list is there");
    let header = reader.headers().expect("a header").iter().collect::<Vec<_>>().join(",");
    let expected = "title_id,work_id,title,author,year,isbn,oclc,class,stratum,language,material,holders,lenders,copies,uses";
    assert_eq!(header, expected);
    let with_holders = reader.records().filter(|row| row.as_ref().is_ok_and(|row| !row[11].is_empty())).count();
    assert_eq!(with_holders as u64, held);
}

#[test]
fn gaps_are_json_and_a_list() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = folder.path().join("gaps.csv");
    let report = json(&["gaps", SAMPLE, "--json", "--csv", text(&list)]);
    let keys = ["never_held", "thin", "aging", "requested_nowhere_held", "benchmarks"];
    assert!(keys.iter().all(|key| report[key].is_array()), "{report}");
    let mut reader = csv::Reader::from_path(list).expect("the list is there");
    let missing = reader.records().filter(|row| row.as_ref().is_ok_and(|row| &row[0] == "requested_nowhere_held")).count();
    assert_eq!(missing, report["requested_nowhere_held"].as_array().expect("a list").len());
}

struct Planned {
    folder: tempfile::TempDir,
    json: Value,
}

impl Planned {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn planned() -> Planned {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| text(&folder.path().join(name)).to_owned();
    let (out, csv, file, orders) = (at("split.xlsx"), at("lines.csv"), at("plan.json"), at("orders"));
    let report = done(&["plan", SAMPLE, "--out", &out, "--csv", &csv, "--json", &file, "--orders", &orders]);
    assert!(report.contains("Nobody is worse off"), "{report}");
    let json = serde_json::from_slice(&fs::read(file).expect("the file is there")).expect("JSON");
    Planned { folder, json }
}

#[test]
fn every_output_of_a_plan_tells_the_same() {
    let planned = planned();
    let plan = &planned.json;
    let lines = plan["assignments"].as_array().expect("a list");
    assert_eq!(lines.len() as u64, count(&plan["lines"]));
    assert_eq!(csv::Reader::from_path(planned.file("lines.csv")).expect("lines").records().count(), lines.len());
    for fund in plan["funds"].as_array().expect("a list") {
        assert!(fund["spent"].as_f64() <= fund["limit"].as_f64().map(|limit| limit + 0.005), "{fund}");
    }
    let mut ordered = 0;
    for partner in plan["partners"].as_array().expect("a list") {
        let code = partner["partner"].as_str().expect("a code");
        let file = planned.file("orders").join(format!("{code}-orders.csv"));
        ordered += csv::Reader::from_path(file).expect("an order file").records().count();
    }
    assert_eq!(ordered, lines.len());
    let mut book: Xlsx<_> = open_workbook(planned.file("split.xlsx")).expect("a workbook");
    let names = book.sheet_names();
    for name in
        ["Summary", "Responsibilities", "Alone", "Unfunded", "Overlap", "Last copies", "Who to ask", "Data quality", "Provenance"]
    {
        assert!(names.iter().any(|sheet| sheet == name), "{name} is missing in {names:?}");
    }
    let unfunded = book
        .worksheet_range("Unfunded")
        .expect("the sheet")
        .rows()
        .skip(1)
        .filter(|row| row.len() > 5 && row[5].to_string().len() > 1)
        .count();
    assert_eq!(unfunded, plan["unfunded"].as_array().expect("a list").len());
}

#[test]
fn the_same_input_and_seed_give_the_same_files() {
    let (first, second) = (planned(), planned());
    for name in ["split.xlsx", "lines.csv"] {
        assert!(fs::read(first.file(name)).expect("a file") == fs::read(second.file(name)).expect("a file"), "{name} differs");
    }
}

#[test]
fn subjects_are_divided_into_a_workbook_and_a_list() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (out, csv) = (folder.path().join("subjects.xlsx"), folder.path().join("subjects.csv"));
    let plan = json(&["plan", SAMPLE, "--by", "subject", "--json", "-", "--out", text(&out), "--csv", text(&csv)]);
    let rows = plan["responsibilities"].as_array().expect("a list").len() + plan["unfunded"].as_array().expect("a list").len();
    assert_eq!(csv::Reader::from_path(csv).expect("a list").records().count(), rows);
    let book: Xlsx<_> = open_workbook(out).expect("a workbook");
    assert!(book.sheet_names().iter().any(|name| name == "Responsibilities"));
}

#[test]
fn bad_data_is_named_with_file_and_line_and_nothing_is_written() {
    let holdings = ("a/holdings.csv", "title,isbn\nFlora of Borneo,9780306406157\n");
    let budgets = "partner,fund,amount,currency\na,books,1000,MYR\n";
    let table: [(&str, Files, &str); 5] = [
        ("empty folder", &[], ""),
        ("empty file", &[("a/holdings.csv", "")], "a/holdings.csv"),
        ("header alone", &[("a/holdings.csv", "title,isbn\n")], "a/holdings.csv"),
        ("no budget", &[holdings], "budgets.csv"),
        ("unknown currency", &[holdings, ("budgets.csv", "partner,fund,amount,currency\na,books,1000,XQZ\n")], "budgets.csv:2"),
    ];
    for (what, files, place) in table {
        let folder = folder(files);
        let out = folder.path().join("split.xlsx");
        let output = serumpun(&["plan", text(folder.path()), "--out", text(&out)]);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{what}: {complaint}");
        assert!(complaint.contains("serumpun: ") && complaint.contains(place), "{what}: {complaint}");
        assert!(!out.exists(), "{what}");
    }
    let good = folder(&[holdings, ("budgets.csv", budgets)]);
    done(&["check", text(good.path())]);
}
