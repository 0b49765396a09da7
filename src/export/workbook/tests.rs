//! The workbook read back with another library: sheets, text that is no formula, sums, same bytes.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx as Book, open_workbook_from_rs};

use super::shelves::last_copies_within;
use super::*;
use crate::analysis::LastCopies;
use crate::export::fixture::{catalog, consortium, line, overlap, plan};
use crate::model::{PartnerIx, TitleIx};

fn with_content<T>(plan: Option<&Plan>, last: &[LastCopies], read: impl FnOnce(&Content) -> T) -> T {
    let (consortium, catalog, overlap) = (consortium(), catalog(), overlap());
    read(&Content {
        consortium: &consortium,
        catalog: &catalog,
        plan,
        subject: Err("no budget was given"),
        overlap: &overlap,
        last_copies: last,
        referrals: &[],
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
    })
}

fn book(bytes: Vec<u8>) -> Book<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_partner_called_summary_moves_aside_and_every_sheet_is_there() {
    let plan = plan(vec![line("Atlas", 3050)]);
    let bytes = with_content(Some(&plan), &[], |content| bytes(content).unwrap());
    let names = book(bytes).sheet_names();
    let expected = [
        "Summary",
        "Responsibilities",
        "Kuching",
        "Summary (2)",
        "Alone",
        "Unfunded",
        "Overlap",
        "Last copies",
        "Who to ask",
        "Data quality",
        "Provenance",
    ];
    assert_eq!(names, expected);
}

#[test]
fn text_stays_text_and_the_only_formula_is_a_sum_with_its_result() {
    let plan = plan(vec![line("=HYPERLINK(\"http://x\")", 1000), line("+Plus", 2050)]);
    let bytes = with_content(Some(&plan), &[], |content| bytes(content).unwrap());
    let mut book = book(bytes);
    let cells = book.worksheet_range("Kuching").unwrap();
    assert_eq!(cells.get_value((1, 0)), Some(&Data::String("=HYPERLINK(\"http://x\")".into())));
    assert_eq!(cells.get_value((0, 20)), Some(&Data::String("=Course".into())));
    assert_eq!(cells.get_value((3, 9)), Some(&Data::Float(30.5)));
    let formulas = book.worksheet_formula("Kuching").unwrap();
    let written: Vec<&String> = formulas.used_cells().map(|(_, _, formula)| formula).collect();
    assert_eq!(written, ["SUM(H2:H3)", "SUM(J2:J3)"]);
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let plan = plan(vec![line("Atlas", 3050)]);
    let once = || with_content(Some(&plan), &[], |content| bytes(content).unwrap());
    assert_eq!(once(), once());
}

#[test]
fn an_empty_plan_and_no_plan_are_workbooks_too() {
    let mut empty = plan(Vec::new());
    empty.alone.clear();
    empty.funds.clear();
    empty.partners.clear();
    empty.unfunded.clear();
    for plan in [Some(&empty), None] {
        let bytes = with_content(plan, &[], |content| bytes(content).unwrap());
        let mut book = book(bytes);
        for name in book.sheet_names() {
            assert!(book.worksheet_range(&name).is_ok(), "{name}");
        }
    }
}

#[test]
fn last_copies_say_what_they_leave_out() {
    let last = [LastCopies { partner: PartnerIx(0), titles: (0..5).map(TitleIx).collect() }];
    let sheet = with_content(None, &last, |content| last_copies_within(content, "Last copies", 3).unwrap());
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet);
    let cells = book(workbook.save_to_buffer().unwrap()).worksheet_range("Last copies").unwrap();
    assert_eq!(cells.height(), 5);
    let note = cells.get_value((4, 0)).unwrap().to_string();
    assert!(note.contains('3') && note.contains('5'), "{note}");
}

#[test]
fn every_sheet_keeps_its_head_in_sight() {
    let plan = plan(vec![line("Atlas", 3050)]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("split.xlsx");
    std::fs::write(&path, with_content(Some(&plan), &[], |content| bytes(content).unwrap())).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let names = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned()));
    let sheets: Vec<String> = names.filter(|name| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 11);
    for name in sheets {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(&name).unwrap(), &mut text).unwrap();
        assert!(text.contains("state=\"frozen\"") && text.contains("ySplit"), "{name}");
    }
}

#[test]
fn charts_are_native() {
    let bytes = with_content(None, &[], |content| bytes(content).unwrap());
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("xl/charts/chart1.xml") && text.contains("xl/charts/chart2.xml"));
}
