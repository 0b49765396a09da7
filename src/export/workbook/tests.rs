//! The workbook read back with another library: sheets, text that is no formula, sums, same bytes.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx as Book, open_workbook_from_rs};
use polars::frame::DataFrame;

use super::shelves::last_copies_within;
use super::*;
use crate::analysis::{Figures, LastCopies};
use crate::model::{
    AccessTable, AloneLine, Assignment, FundUse, Guarantee, Level, Money, Partner, PartnerIx, PartnerOutcome, Rates, RecordTable,
    Savings, Settings, StrataTable, Termination, TitleIx, Unfunded, Verdict, Why,
};

fn myr(minor: i64) -> Money {
    Money { minor, currency: Currency::from_code("MYR").unwrap() }
}

fn consortium() -> Consortium {
    let currency = myr(0).currency;
    let partners = ["kuching", "summary"].map(|code| Partner::named(code, currency)).to_vec();
    Consortium {
        partners,
        records: RecordTable::default(),
        requests: Vec::new(),
        funds: Vec::new(),
        rates: Rates::new(currency),
        settings: Settings::default(),
        fiscal_year: "2027".into(),
        decisions: Vec::new(),
        expected: Vec::new(),
        strata: StrataTable::default(),
        prices: Vec::new(),
        access: AccessTable::default(),
        benchmarks: Vec::new(),
        sources: Vec::new(),
    }
}

fn line(title: &str, minor: i64) -> Assignment {
    let why = Why {
        text: "asked for".into(),
        own_need: 4.0,
        loan_need: 0.0,
        responsibility: 0.0,
        cost_points: 0.0,
        serves: Vec::new(),
        required: false,
        runner_up: None,
        runner_up_loss: None,
        binding_fund: None,
        alternatives: Vec::new(),
    };
    Assignment {
        candidate: "i9789835201233".into(),
        title: title.into(),
        author: "Ali".into(),
        year: 2026,
        isbn: "9789835201233".into(),
        class: "959.5".into(),
        stratum: "History".into(),
        partner: "kuching".into(),
        fund: "books".into(),
        price: myr(minor),
        price_currency: "MYR".into(),
        copies: 1,
        amount: myr(minor),
        local_copy: false,
        estimated: false,
        held_by: Vec::new(),
        other_edition: Vec::new(),
        priority: 3,
        vendor: String::new(),
        request_id: String::new(),
        extra: BTreeMap::from([("=Course".to_owned(), "@x".to_owned())]),
        why,
    }
}

fn plan(assignments: Vec<Assignment>) -> Plan {
    let outcome = PartnerOutcome {
        partner: "kuching".into(),
        requests: 2,
        already_held: 0,
        requested_need: 8.0,
        served_by_holdings: 0.0,
        alone_served: 4.0,
        together_served: 8.0,
        alone_benefit: 4.0,
        together_benefit: 8.0,
        alone_bound: 8.0,
        alone_spend: myr(1000),
        spend: myr(3050),
        lending: None,
    };
    let fund = FundUse {
        partner: "kuching".into(),
        fund: "books".into(),
        currency: "MYR".into(),
        limit: myr(10_000),
        spent: myr(3050),
        shadow_price: 0.0,
    };
    let alone = AloneLine {
        candidate: "k1".into(),
        title: "Atlas".into(),
        partner: "kuching".into(),
        fund: "books".into(),
        amount: myr(1000),
        avoided: true,
    };
    let unfunded = Unfunded {
        candidate: "k2".into(),
        title: "Flora".into(),
        isbn: String::new(),
        amount: None,
        wanted_by: vec!["kuching".into()],
        reason: "no price",
    };
    Plan {
        verdict: Verdict {
            termination: Termination::Optimal,
            limit: None,
            objective: 8.0,
            best_bound: 8.0,
            relative_gap: 0.0,
            seconds: 0.5,
            seed: 1,
        },
        currency: "MYR".into(),
        parameters: BTreeMap::from([("copies_cap".to_owned(), "1".to_owned())]),
        candidates: 2,
        lines: assignments.len(),
        title_count: assignments.len(),
        assignments,
        alone: vec![alone],
        funds: vec![fund],
        partners: vec![outcome],
        guarantee: Guarantee { held: true, shortfall: BTreeMap::new() },
        savings: Savings {
            duplicates_avoided: 1,
            gross: myr(1000),
            returned: myr(-2050),
            respent: myr(3050),
            lending: None,
            net: None,
        },
        needless_duplicates: 0,
        unfunded: vec![unfunded],
    }
}

fn overlap() -> OverlapReport {
    let figures = Figures {
        titles: vec![3, 2],
        unique: vec![2, 1],
        union: 4,
        shared: vec![vec![3, 1], vec![1, 2]],
        held_by: [(1, 3), (2, 1)].into(),
    };
    OverlapReport { level: Level::Edition, partners: vec!["kuching".into(), "summary".into()], figures, groups: Vec::new() }
}

fn catalog() -> UnionCatalog {
    UnionCatalog { frame: DataFrame::empty(), holders: Vec::new(), lenders: Vec::new() }
}

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
fn charts_are_native() {
    let bytes = with_content(None, &[], |content| bytes(content).unwrap());
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("xl/charts/chart1.xml") && text.contains("xl/charts/chart2.xml"));
}
