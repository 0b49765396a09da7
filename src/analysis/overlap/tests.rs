use proptest::prelude::*;

use super::*;
use crate::analysis::testing::{Row, catalog, consortium};

fn figures(rows: &[Row], partners: usize) -> Figures {
    overlap(&consortium(partners, 2), &catalog(rows), &Filter::default(), None).figures
}

/// The definitions, title by title.
fn by_hand(sets: &[u128], partners: usize) -> Figures {
    let holds = |set: &u128, at: usize| set >> at & 1 == 1;
    let count = |passes: &dyn Fn(&u128) -> bool| sets.iter().filter(|set| passes(set)).count() as u64;
    let everyone = 0..partners;
    let mut held_by = BTreeMap::new();
    for holders in 1..=u32::try_from(partners).unwrap() {
        let titles = count(&|set| set.count_ones() == holders);
        if titles > 0 {
            held_by.insert(holders, titles);
        }
    }
    Figures {
        titles: everyone.clone().map(|a| count(&|set| holds(set, a))).collect(),
        unique: everyone.clone().map(|a| count(&|set| *set == 1 << a)).collect(),
        union: count(&|set| *set != 0),
        shared: everyone
            .clone()
            .map(|a| everyone.clone().map(|b| count(&|set| holds(set, a) && holds(set, b))).collect())
            .collect(),
        held_by,
    }
}

fn rows_of(sets: &[u128]) -> Vec<Row> {
    sets.iter().map(|set| Row { holders: PartnerSet(*set), ..Row::held(&[]) }).collect()
}

#[test]
fn three_partners_by_hand() {
    let figures = figures(&[Row::held(&[0]), Row::held(&[0, 1]), Row::held(&[0, 1, 2]), Row::held(&[2]), Row::held(&[])], 3);
    assert_eq!(figures.titles, [3, 2, 2]);
    assert_eq!(figures.unique, [1, 0, 1]);
    assert_eq!(figures.union, 4);
    assert_eq!(figures.shared, [[3, 2, 1], [2, 2, 1], [1, 1, 2]]);
    assert_eq!(figures.held_by, BTreeMap::from([(1, 2), (2, 1), (3, 1)]));
}

#[test]
fn the_last_of_128_partners_counts() {
    let figures = figures(&[Row::held(&[0, 127]), Row::held(&[127])], 128);
    assert_eq!((figures.titles[127], figures.unique[127], figures.shared[127][0]), (2, 1, 1));
}

#[test]
fn nothing_held_is_zero_for_everybody() {
    assert_eq!(figures(&[], 2), by_hand(&[], 2));
}

#[test]
fn works_count_once_with_the_holders_of_all_their_editions() {
    let rows = [Row::held(&[0]), Row { work: Some(0), year: 2011, ..Row::held(&[1]) }, Row { year: 2012, ..Row::held(&[1]) }];
    let mut consortium = consortium(2, 1);
    consortium.settings.held_level = Level::Work;
    let report = overlap(&consortium, &catalog(&rows), &Filter::default(), Some(Grouping::Year));
    assert_eq!(report.level, Level::Work);
    assert_eq!((report.figures.union, report.figures.shared[0][1]), (2, 1));
    assert_eq!(report.figures.unique, [0, 1]);
    let unions: Vec<(&str, u64)> = report.groups.iter().map(|group| (group.key.as_str(), group.figures.union)).collect();
    assert_eq!(unions, [("2000", 1), ("2010", 2)]);
}

#[test]
fn groups_come_in_their_order_with_the_unknown_last() {
    let rows = [
        Row { year: 0, language: "und", stratum: 2, material: "map", ..Row::held(&[0]) },
        Row { year: 2019, language: "msa", stratum: 1, ..Row::held(&[0]) },
        Row { year: 1987, language: "eng", stratum: 0, ..Row::held(&[0]) },
    ];
    let table = [
        (Grouping::Stratum, vec!["s0", "s1", "unclassified"]),
        (Grouping::Year, vec!["1980", "2010", "unknown"]),
        (Grouping::Language, vec!["eng", "msa", "und"]),
        (Grouping::Material, vec!["print", "map"]),
    ];
    for (by, expected) in table {
        let report = overlap(&consortium(1, 2), &catalog(&rows), &Filter::default(), Some(by));
        let keys: Vec<&str> = report.groups.iter().map(|group| group.key.as_str()).collect();
        assert_eq!(keys, expected, "{by:?}");
        assert_eq!(report.groups.iter().map(|group| group.figures.union).sum::<u64>(), report.figures.union);
    }
    let years = overlap(&consortium(1, 2), &catalog(&rows), &Filter::default(), Some(Grouping::Year));
    assert_eq!(years.groups[1].name, "2010–2019");
    let names = |by| {
        let report = overlap(&consortium(1, 2), &catalog(&rows), &Filter::default(), Some(by));
        report.groups.into_iter().map(|group| group.name).collect::<Vec<String>>()
    };
    assert_eq!(names(Grouping::Stratum), ["Subject 0", "Subject 1", "Unclassified"]);
    assert_eq!(names(Grouping::Language), ["English", "Malay", "Unknown"]);
    assert_eq!(names(Grouping::Material), [tr!("material-print"), tr!("material-map")]);
}

#[test]
fn json_has_the_agreed_keys() {
    let report = overlap(&consortium(1, 1), &catalog(&[Row::held(&[0])]), &Filter::default(), Some(Grouping::Material));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["level"], "edition");
    assert_eq!(json["held_by"]["1"], 1);
    assert_eq!(json["groups"][0]["key"], "print");
    assert_eq!(json["groups"][0]["union"], 1);
}

proptest! {
    #[test]
    fn counting_sets_equals_counting_titles(sets in prop::collection::vec(0_u128..64, 0..200)) {
        let counted = figures(&rows_of(&sets), 6);
        prop_assert_eq!(&counted, &by_hand(&sets, 6));
        prop_assert_eq!(counted.held_by.values().sum::<u64>(), counted.union);
        for a in 0..6 {
            prop_assert_eq!(counted.shared[a][a], counted.titles[a]);
            for b in 0..6 {
                prop_assert_eq!(counted.shared[a][b], counted.shared[b][a]);
            }
        }
        prop_assert_eq!(counted.unique.iter().sum::<u64>(), counted.held_by.get(&1).copied().unwrap_or(0));
    }
}
