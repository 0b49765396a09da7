//! What the overlap screen shows, built from the report once for each report and metric.

use serde::Serialize;

use crate::analysis::{Figures, Filter, OverlapReport, Selection};
use crate::gui::view::filters;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::{Bar, HeatCell, HeatEnd, HeatRow, Tone};
use crate::model::{Level, StrataTable};
use crate::tr;

/// What a cell of the map says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// Share of the row's titles that the column holds too.
    #[default]
    Share,
    /// Titles both hold.
    Titles,
    /// Titles both hold, of those either holds.
    Jaccard,
}

impl Metric {
    /// All, in the order of the chips.
    pub const ALL: [Self; 3] = [Self::Share, Self::Titles, Self::Jaccard];

    /// Its word in message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Titles => "titles",
            Self::Jaccard => "jaccard",
        }
    }
}

/// One row of the table of groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupShown {
    /// Name of the group.
    pub name: String,
    /// Its titles.
    pub titles: String,
    /// Those in more than one library.
    pub shared: String,
    /// Their share.
    pub share: String,
}

/// Exactly what the screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// Short and full names of the columns.
    pub columns: Vec<(String, String)>,
    /// Rows of the map.
    pub rows: Vec<HeatRow>,
    /// Bars by number of holders, from 1.
    pub bars: Vec<Bar>,
    /// Figures by group, where the report has groups.
    pub groups: Vec<GroupShown>,
}

impl Shown {
    /// Builds it from a report; positions in the report are those of `partners`.
    #[must_use]
    pub fn new(report: &OverlapReport, partners: &[PartnerName], strata: &StrataTable, filter: &Filter, metric: Metric) -> Self {
        let figures = &report.figures;
        let level = match report.level {
            Level::Edition => tr!("overlap-level-edition"),
            Level::Work => tr!("overlap-level-work"),
        };
        Self {
            answer: answer(figures, partners.len()),
            caption: format!("{level} {}", filters::in_words(filter, strata)),
            columns: partners.iter().map(|partner| (partner.short.clone(), partner.name.clone())).collect(),
            rows: rows(figures, partners, metric),
            bars: bars(figures, partners.len()),
            groups: report.groups.iter().map(|group| group_row(&group.name, &group.figures)).collect(),
        }
    }
}

/// Titles that more than one partner holds.
fn shared(figures: &Figures) -> u64 {
    figures.union.saturating_sub(figures.held_by.get(&1).copied().unwrap_or(0))
}

fn answer(figures: &Figures, partners: usize) -> String {
    if figures.union == 0 {
        return tr!("overlap-answer-none");
    }
    let titles = count(figures.union);
    if partners < 2 {
        return tr!("overlap-answer-one", titles = titles);
    }
    let shared = shared(figures);
    if shared == 0 {
        return tr!("overlap-answer-nothing-shared", partners = tr!("number-word", n = partners), titles = titles);
    }
    let share = percent(shared, figures.union);
    tr!("overlap-answer", partners = tr!("number-word", n = partners), titles = titles, shared = count(shared), share = share)
}

fn rows(figures: &Figures, partners: &[PartnerName], metric: Metric) -> Vec<HeatRow> {
    let n = partners.len();
    let values: Vec<Vec<f64>> = (0..n).map(|row| (0..n).map(|column| value(figures, row, column, metric)).collect()).collect();
    let off_diagonal =
        values.iter().enumerate().flat_map(|(row, cells)| cells.iter().enumerate().filter(move |(column, _)| *column != row));
    let most = off_diagonal.map(|(_, value)| *value).fold(0.0, f64::max);
    let row = |(at, partner): (usize, &PartnerName)| {
        let cells = partners.iter().enumerate().map(|(column, other)| {
            let value = values.get(at).and_then(|cells| cells.get(column)).copied().unwrap_or(0.0);
            cell(figures, (at, partner), (column, other), value, most, metric)
        });
        let unique = get(&figures.unique, at);
        let end = HeatEnd {
            figure: count(unique),
            word: String::new(),
            name: tr!("overlap-unique-name", partner = &partner.name, n = count(unique)),
        };
        HeatRow { label: partner.name.clone(), marked: false, cells: cells.collect(), end }
    };
    partners.iter().enumerate().map(row).collect()
}

fn value(figures: &Figures, row: usize, column: usize, metric: Metric) -> f64 {
    let both = both(figures, row, column);
    let of = match metric {
        Metric::Titles => return both as f64,
        Metric::Share => get(&figures.titles, row),
        Metric::Jaccard => (get(&figures.titles, row) + get(&figures.titles, column)).saturating_sub(both),
    };
    if of == 0 { 0.0 } else { both as f64 / of as f64 }
}

fn cell(
    figures: &Figures,
    (row, partner): (usize, &PartnerName),
    (column, other): (usize, &PartnerName),
    value: f64,
    most: f64,
    metric: Metric,
) -> HeatCell {
    let both = both(figures, row, column);
    if row == column {
        let name = tr!("overlap-own-name", partner = &partner.name, n = count(get(&figures.titles, row)));
        return HeatCell { big: count(get(&figures.titles, row)), small: String::new(), shade: None, name };
    }
    let share = match metric {
        Metric::Share | Metric::Titles => percent(both, get(&figures.titles, row)),
        Metric::Jaccard => percent(both, (get(&figures.titles, row) + get(&figures.titles, column)).saturating_sub(both)),
    };
    let titles = count(both);
    let name = tr!("overlap-cell-name", a = &partner.name, b = &other.name, share = &share, titles = &titles);
    let (big, small) = if metric == Metric::Titles { (titles, share) } else { (share, titles) };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let on_scale = if most > 0.0 { (value / most) as f32 } else { 0.0 };
    HeatCell { big, small, shade: Some(on_scale), name }
}

fn bars(figures: &Figures, partners: usize) -> Vec<Bar> {
    let most = figures.held_by.values().copied().max().unwrap_or(0);
    let last = figures.held_by.iter().filter(|(_, titles)| **titles > 0).map(|(holders, _)| *holders).max().unwrap_or(0);
    // With few partners empty bars say something; with many they only push the page down.
    let shown = if partners <= 8 { u32::try_from(partners).unwrap_or(0).max(last) } else { last };
    let bar = |holders: u32| {
        let titles = figures.held_by.get(&holders).copied().unwrap_or(0);
        let (figure, share) = (count(titles), percent(titles, figures.union));
        Bar {
            label: tr!("overlap-partners", n = holders),
            short: String::new(),
            fraction: ratio(titles, most),
            name: tr!("overlap-bar-name", titles = &figure, share = &share, n = holders),
            figure,
            note: share,
            tone: if holders == 1 { Tone::Soft } else { Tone::Plain },
        }
    };
    (1..=shown).map(bar).collect()
}

fn group_row(name: &str, figures: &Figures) -> GroupShown {
    let shared = shared(figures);
    GroupShown {
        name: name.to_owned(),
        titles: count(figures.union),
        shared: count(shared),
        share: percent(shared, figures.union),
    }
}

/// The cell and the bar that a selection stands for.
#[must_use]
pub fn selected(selection: Selection) -> (Option<(usize, usize)>, Option<usize>) {
    match selection {
        Selection::Both(a, b) => (Some((a.at(), b.at())), None),
        Selection::Held(partner) => (Some((partner.at(), partner.at())), None),
        Selection::HeldBy(holders) => (None, (holders as usize).checked_sub(1)),
        Selection::All | Selection::Unique(_) => (None, None),
    }
}

fn both(figures: &Figures, row: usize, column: usize) -> u64 {
    figures.shared.get(row).map_or(0, |cells| get(cells, column))
}

fn get(list: &[u64], at: usize) -> u64 {
    list.get(at).copied().unwrap_or(0)
}

fn count(n: u64) -> String {
    names::count(n)
}

fn percent(part: u64, whole: u64) -> String {
    names::percent_of(part, whole)
}

#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
fn ratio(part: u64, whole: u64) -> f32 {
    if whole == 0 { 0.0 } else { (part as f64 / whole as f64) as f32 }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::PartnerIx;

    fn partner(at: u8, name: &str, short: &str) -> PartnerName {
        PartnerName { ix: PartnerIx(at), code: name.to_lowercase(), name: name.into(), short: short.into() }
    }

    fn two() -> Vec<PartnerName> {
        vec![partner(0, "Kuching", "KCH"), partner(1, "Kota Kinabalu", "KKN")]
    }

    fn report() -> OverlapReport {
        let figures = Figures {
            titles: vec![6120, 5240],
            unique: vec![3611, 2731],
            union: 8851,
            shared: vec![vec![6120, 2509], vec![2509, 5240]],
            held_by: BTreeMap::from([(1, 6342), (2, 2509)]),
        };
        OverlapReport {
            level: Level::Edition,
            partners: vec!["kuching".into(), "kota-kinabalu".into()],
            figures,
            groups: Vec::new(),
        }
    }

    fn shown(metric: Metric) -> Shown {
        Shown::new(&report(), &two(), &StrataTable::default(), &Filter::default(), metric)
    }

    #[test]
    fn the_answer_comes_first() {
        let shown = shown(Metric::Share);
        assert_eq!(shown.answer, "Two partners hold *8,851 titles*; 2,509 of them, *28 %*, stand in more than one library.");
        assert_eq!(shown.caption, "A title is one edition. All subjects, years, languages and materials.");
    }

    #[test]
    fn a_cell_says_share_and_titles() {
        let json = serde_json::to_value(&shown(Metric::Share).rows[0]).unwrap();
        let expected = serde_json::json!({
            "label": "Kuching", "marked": false,
            "cells": [
                {"big": "6,120", "small": "", "shade": null, "name": "Kuching: 6,120 titles"},
                {"big": "41 %", "small": "2,509", "shade": json["cells"][1]["shade"], "name": "Kuching and Kota Kinabalu: 41 %, 2,509 titles"},
            ],
            "end": {"figure": "3,611", "word": "", "name": "Only Kuching holds 3,611 titles"},
        });
        assert_eq!(json, expected);
        assert_eq!(shown(Metric::Share).rows[1].cells[0].shade, Some(1.0));
        assert_eq!(shown(Metric::Titles).rows[0].cells[1].big, "2,509");
        assert_eq!(shown(Metric::Jaccard).rows[0].cells[1].big, "28 %");
    }

    #[test]
    fn bars_count_holders() {
        let bars = shown(Metric::Share).bars;
        let said: Vec<&str> = bars.iter().map(|bar| bar.name.as_str()).collect();
        assert_eq!(said, ["6,342 titles, 72 %, are held by 1 partner", "2,509 titles, 28 %, are held by 2 partners"]);
        assert_eq!(bars[0].tone, Tone::Soft);
    }

    #[test]
    fn nothing_and_one_partner_are_said_plainly() {
        assert_eq!(answer(&Figures::default(), 5), "No title passes the filter.");
        let alone =
            Figures { titles: vec![3], unique: vec![3], union: 3, shared: vec![vec![3]], held_by: BTreeMap::from([(1, 3)]) };
        assert_eq!(answer(&alone, 1), "One partner holds *3 titles*; overlap shows with a second.");
        assert_eq!(answer(&alone, 2), "Two partners hold *3 titles*; none stands in more than one library.");
    }

    #[test]
    fn a_selection_has_its_place() {
        assert_eq!(selected(Selection::Both(PartnerIx(0), PartnerIx(1))), (Some((0, 1)), None));
        assert_eq!(selected(Selection::Held(PartnerIx(1))), (Some((1, 1)), None));
        assert_eq!(selected(Selection::HeldBy(2)), (None, Some(1)));
    }
}
