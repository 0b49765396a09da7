use super::*;
use crate::analysis::testing::{Row, candidate, catalog, consortium, request, union};
use crate::model::{Benchmark, BenchmarkTitle, PriceRow, TitleIx};

const YEAR: i16 = 2027;

fn codes(gaps: &[GapStratum]) -> Vec<&str> {
    gaps.iter().map(|gap| gap.stratum.as_str()).collect()
}

fn output(stratum: u16, titles: u32, year: &str) -> PriceRow {
    PriceRow {
        stratum: StratumIx(stratum),
        titles: Some(titles),
        price: None,
        source: String::new(),
        year: year.to_owned(),
        n: None,
    }
}

#[test]
fn strata_without_titles_are_never_held_but_unclassified_is_no_subject() {
    let report = gaps(&consortium(1, 3), &union(&[Row { stratum: 1, ..Row::held(&[0]) }], vec![]), &Filter::default(), YEAR);
    assert_eq!(codes(&report.never_held), ["s0", "s2"]);
    let only = Filter { stratum: Some(StratumIx(2)), ..Filter::default() };
    let report = gaps(&consortium(1, 3), &union(&[Row { stratum: 1, ..Row::held(&[0]) }], vec![]), &only, YEAR);
    assert_eq!(codes(&report.never_held), ["s2"]);
}

#[test]
fn unclassified_titles_have_a_line_of_their_own() {
    let rows =
        [Row { stratum: 1, ..Row::held(&[0]) }, Row { stratum: 2, ..Row::held(&[0]) }, Row { stratum: 2, ..Row::held(&[0]) }];
    let all = union(&rows, vec![]);
    let report = gaps(&consortium(1, 2), &all, &Filter::default(), YEAR);
    assert_eq!(report.unclassified.map(|gap| (gap.stratum, gap.titles)), Some(("unclassified".to_owned(), 2)));
    let only = Filter { stratum: Some(StratumIx(1)), ..Filter::default() };
    assert_eq!(gaps(&consortium(1, 2), &all, &only, YEAR).unclassified, None);
}

fn recent(stratum: u32, a_year: usize) -> Vec<Row> {
    (2021..=2025).flat_map(|year| vec![Row { year, stratum, ..Row::held(&[0]) }; a_year]).collect()
}

/// The group collects 8 + 2 of 100 + 100 titles a year, 5 %: 2 of 100 is below half of that; 2 of 60 is not half of 10 of 160.
#[test]
fn thin_is_far_below_what_the_group_collects_of_output() {
    let rows = [recent(0, 8), recent(1, 2)].concat();
    for (published, thin) in [(100, vec!["s1"]), (60, vec![])] {
        let mut consortium = consortium(1, 2);
        consortium.prices = vec![output(0, 100, "2025"), output(1, published, "2025"), output(1, 1, "2019")];
        let report = gaps(&consortium, &union(&rows, vec![]), &Filter::default(), YEAR);
        assert_eq!(codes(&report.thin), thin, "{published}");
        let late = Filter { years: Some((2025, 2025)), ..Filter::default() };
        let report = gaps(&consortium, &union(&rows, vec![]), &late, YEAR);
        assert_eq!(codes(&report.thin), thin, "the filter's years do not cut the last five");
    }
}

#[test]
fn thin_without_output_is_far_below_the_median_subject() {
    for (a_year, thin) in [(1, vec!["s2"]), (2, vec![])] {
        let rows = [recent(0, 8), recent(1, 8), recent(2, a_year)].concat();
        let report = gaps(&consortium(1, 3), &union(&rows, vec![]), &Filter::default(), YEAR);
        assert_eq!(codes(&report.thin), thin, "{a_year}");
    }
}

#[test]
fn aging_needs_a_median_older_than_most_over_enough_titles() {
    let table = [(20, 2011, vec!["s0"]), (20, 2012, vec![]), (19, 1990, vec![]), (40, 0, vec![])];
    for (titles, year, expected) in table {
        let rows = [vec![Row { year, ..Row::held(&[0]) }; titles], recent(1, 4), recent(2, 4)].concat();
        let report = gaps(&consortium(1, 3), &union(&rows, vec![]), &Filter::default(), YEAR);
        assert_eq!(codes(&report.aging), expected, "{titles} of {year}");
    }
    let all_old =
        [vec![Row { year: 1999, ..Row::held(&[0]) }; 20], vec![Row { year: 2000, stratum: 1, ..Row::held(&[0]) }; 20]].concat();
    assert!(gaps(&consortium(1, 2), &union(&all_old, vec![]), &Filter::default(), YEAR).aging.is_empty());
}

#[test]
fn requests_held_nowhere_come_by_demand() {
    let mut consortium = consortium(3, 1);
    consortium.requests = vec![request(2), request(0), request(0), request(1)];
    let mut reprint = candidate("Atlas", 0, &[], &[3]);
    reprint.other_edition = PartnerSet::only(PartnerIx(2));
    let candidates = vec![
        candidate("Zebra", 0, &[], &[1, 2]),
        candidate("Held", 0, &[1], &[0]),
        candidate("Borneo", 0, &[], &[0, 1]),
        reprint,
    ];
    let report = gaps(&consortium, &union(&[], candidates), &Filter::default(), YEAR);
    let rows: Vec<(&str, Vec<String>)> =
        report.requested_nowhere_held.iter().map(|title| (title.title.as_str(), title.wanted_by.clone())).collect();
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
    assert_eq!(rows, [("Borneo", codes(&["p0", "p2"])), ("Atlas", codes(&["p1"])), ("Zebra", codes(&["p0"]))]);
    assert_eq!(report.requested_nowhere_held[1].other_edition, ["p2"]);
    let past = Filter { years: Some((1900, 2000)), ..Filter::default() };
    assert!(
        gaps(&consortium, &union(&[], vec![candidate("Borneo", 0, &[], &[0])]), &past, YEAR).requested_nowhere_held.is_empty()
    );
}

#[test]
fn book_lists_are_held_against_the_union() {
    let mut consortium = consortium(1, 1);
    let title = |title: &str| BenchmarkTitle { title: title.to_owned(), author: String::new(), isbns: vec![], year: 0 };
    consortium.benchmarks = vec![Benchmark { name: "core".to_owned(), titles: vec![title("One"), title("Two"), title("Three")] }];
    let mut union = union(&[Row::held(&[0])], vec![]);
    union.benchmarks = vec![vec![None, Some(TitleIx(0)), None]];
    let report = gaps(&consortium, &union, &Filter::default(), YEAR);
    let expected =
        BenchmarkGap { name: "core".to_owned(), titles: 3, held: 1, missing: vec!["One".to_owned(), "Three".to_owned()] };
    assert_eq!(report.benchmarks, [expected]);
}

#[test]
fn an_empty_consortium_has_every_subject_as_a_gap_and_nothing_else() {
    let empty = union(&[], vec![]);
    assert!(catalog(&[]).is_empty());
    let report = gaps(&consortium(0, 2), &empty, &Filter::default(), YEAR);
    assert_eq!(codes(&report.never_held), ["s0", "s1"]);
    assert_eq!(GapsReport { never_held: vec![], ..report }, GapsReport::default());
}
