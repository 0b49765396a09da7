//! What the gaps screen shows, built once for each report, profile and metric.

use serde::Serialize;

use super::years::YearsShown;
use crate::analysis::{Filter, GapStratum, GapsReport, OverlapReport, Profile, ProfileRow, YearCounts};
use crate::gui::view::filters;
use crate::gui::view::names::{self, PartnerName, count, percent_of};
use crate::gui::widget::{HeatCell, HeatEnd, HeatRow};
use crate::model::StrataTable;
use crate::tr;

/// What a cell of the map says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Metric {
    /// Titles.
    #[default]
    Titles,
    /// Share of the subject's titles that the partner holds.
    Share,
    /// Median year.
    Year,
    /// Loans a title.
    Uses,
}

impl Metric {
    /// All, in the order of the chips.
    pub const ALL: [Self; 4] = [Self::Titles, Self::Share, Self::Year, Self::Uses];

    /// Its word in message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Titles => "titles",
            Self::Share => "share",
            Self::Year => "year",
            Self::Uses => "uses",
        }
    }
}

/// The lists behind the card of what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Missing {
    /// Requested, held nowhere.
    Requested,
    /// Subjects nobody holds.
    Never,
    /// Thin subjects.
    Thin,
    /// Aging subjects.
    Aging,
    /// A book list, by position.
    Benchmark(usize),
    /// Last copies.
    LastCopies,
}

/// One line of what is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingShown {
    /// Which list stands behind it.
    pub list: Missing,
    /// What is missing.
    pub label: String,
    /// How much of it.
    pub figure: String,
    /// What that means.
    pub note: String,
}

/// Exactly what the screen shows beside the lists.
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
    /// What is missing.
    pub missing: Vec<MissingShown>,
    /// When it was published; none before the titles are counted.
    pub years: Option<YearsShown>,
}

/// What the screen is built from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// Gaps.
    pub gaps: &'a GapsReport,
    /// Profile.
    pub profile: &'a Profile,
    /// Overlap, for the last copies.
    pub overlap: Option<&'a OverlapReport>,
    /// Titles by year.
    pub years: Option<&'a YearCounts>,
    /// The year that is planned.
    pub planned_year: i16,
    /// Partners in the order of the profile.
    pub partners: &'a [PartnerName],
    /// The subject table.
    pub strata: &'a StrataTable,
    /// The filter of the results.
    pub filter: &'a Filter,
}

impl Shown {
    /// Builds it.
    #[must_use]
    pub fn new(inputs: &Inputs<'_>, metric: Metric) -> Self {
        Self {
            answer: answer(inputs.gaps),
            caption: tr!("gaps-caption", filter = filters::in_words(inputs.filter, inputs.strata)),
            columns: inputs.partners.iter().map(|partner| (partner.short.clone(), partner.name.clone())).collect(),
            rows: rows(inputs, metric),
            missing: missing(inputs),
            years: inputs.years.map(|counts| YearsShown::new(counts, inputs.filter, inputs.planned_year)),
        }
    }
}

fn names_of(strata: &[GapStratum]) -> Vec<String> {
    strata.iter().map(|stratum| names::unstarred(&stratum.name)).collect()
}

fn answer(gaps: &GapsReport) -> String {
    let wanted = gaps.requested_nowhere_held.len();
    let asked = if wanted == 0 { tr!("gaps-answer-all-requests-held") } else { tr!("gaps-answer-requests", n = wanted) };
    let stars = |list: &[GapStratum]| {
        let worst: Vec<String> = names_of(&worst_first(list)).iter().map(|name| format!("*{name}*")).collect();
        names::list(&worst, 3)
    };
    let subjects = if !gaps.never_held.is_empty() {
        tr!("gaps-answer-never", subjects = stars(&gaps.never_held))
    } else if !gaps.thin.is_empty() {
        tr!("gaps-answer-thin", subjects = stars(&gaps.thin), n = gaps.thin.len())
    } else if !gaps.aging.is_empty() {
        tr!("gaps-answer-aging", subjects = stars(&gaps.aging), n = gaps.aging.len())
    } else {
        tr!("gaps-answer-no-gap")
    };
    tr!("gaps-answer", subjects = subjects, requests = asked)
}

/// The subjects with the fewest titles for each request first: a sentence has room for few.
fn worst_first(strata: &[GapStratum]) -> Vec<GapStratum> {
    let mut worst = strata.to_vec();
    // a / b < c / d without dividing; a request that nobody made still leaves an order.
    let (titles, requests) = (|s: &GapStratum| u128::from(s.titles), |s: &GapStratum| u128::from(s.requests) + 1);
    worst.sort_by(|a, b| (titles(a) * requests(b)).cmp(&(titles(b) * requests(a))).then(b.requests.cmp(&a.requests)));
    worst
}

/// A figure of a cell: what is written, and where it lies on its scale before scaling.
fn figure(row: &ProfileRow, at: usize, metric: Metric) -> (String, Option<f64>) {
    let titles = row.titles.get(at).copied().unwrap_or(0);
    match metric {
        Metric::Titles => (count(titles), Some(titles as f64)),
        Metric::Share => {
            (percent_of(titles, row.all_titles), (row.all_titles > 0).then(|| titles as f64 / row.all_titles as f64))
        }
        Metric::Year => {
            let year = row.median_year.get(at).copied().flatten();
            (year.map_or_else(|| "—".to_owned(), |year| year.to_string()), year.map(f64::from))
        }
        Metric::Uses => per_title(row.uses.get(at).copied().unwrap_or(0), titles),
    }
}

fn per_title(uses: u64, titles: u64) -> (String, Option<f64>) {
    if titles == 0 {
        return ("—".to_owned(), None);
    }
    let rate = uses as f64 / titles as f64;
    (format!("{rate:.1}"), Some(rate))
}

fn all(row: &ProfileRow, metric: Metric) -> String {
    match metric {
        Metric::Titles | Metric::Share => count(row.all_titles),
        Metric::Year => row.all_median_year.map_or_else(|| "—".to_owned(), |year| year.to_string()),
        Metric::Uses => per_title(row.all_uses, row.all_titles).0,
    }
}

fn rows(inputs: &Inputs<'_>, metric: Metric) -> Vec<HeatRow> {
    let figures: Vec<Vec<(String, Option<f64>)>> =
        inputs.profile.rows.iter().map(|row| (0..inputs.partners.len()).map(|at| figure(row, at, metric)).collect()).collect();
    let known = || figures.iter().flatten().filter_map(|(_, value)| *value);
    let high = known().fold(0.0, f64::max);
    // Years differ by tens in thousands: their scale begins at the oldest, all others at nothing.
    let low = if metric == Metric::Year { known().fold(f64::INFINITY, f64::min) } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let shade = |value: f64| if high > low { ((value - low) / (high - low)) as f32 } else { 0.0 };
    let row = |(row, figures): (&ProfileRow, Vec<(String, Option<f64>)>)| {
        let label = label(row, inputs.strata);
        let cells = inputs.partners.iter().zip(figures).map(|(partner, (text, value))| HeatCell {
            name: tr!(&format!("gaps-cell-{}", metric.code()), partner = &partner.name, subject = &row.name, figure = &text),
            big: text,
            small: String::new(),
            shade: value.map(shade),
        });
        HeatRow { cells: cells.collect(), end: end(inputs.gaps, row, metric), marked: is_theme(row, inputs.strata), label }
    };
    inputs.profile.rows.iter().zip(figures).map(row).collect()
}

fn end(gaps: &GapsReport, row: &ProfileRow, metric: Metric) -> HeatEnd {
    let is_in = |list: &[GapStratum]| list.iter().any(|gap| gap.stratum == row.stratum);
    let words = [
        (is_in(&gaps.never_held), "gaps-word-never"),
        (is_in(&gaps.thin), "gaps-word-thin"),
        (is_in(&gaps.aging), "gaps-word-aging"),
    ];
    let words: Vec<String> = words.iter().filter(|(is, _)| *is).map(|(_, id)| tr!(id)).collect();
    let word = words.join(", ");
    let figure = all(row, metric);
    let name =
        tr!(&format!("gaps-cell-{}", metric.code()), partner = tr!("gaps-all-partners"), subject = &row.name, figure = &figure);
    HeatEnd { name: if word.is_empty() { name } else { format!("{name} ({word})") }, figure, word }
}

/// The name of a subject with the first class of its range, as librarians know it.
fn label(row: &ProfileRow, strata: &StrataTable) -> String {
    let stratum = strata.find(&row.stratum);
    let rule = stratum.and_then(|ix| strata.rules.iter().find(|rule| rule.stratum == ix));
    match rule {
        Some(rule) if !rule.from.is_empty() && !is_theme(row, strata) && !row.name.contains(&rule.from) => {
            format!("{} {}", row.name, rule.from)
        }
        _ => row.name.clone(),
    }
}

/// Whether a stratum is a theme: one that words in titles lead to, not a class alone.
fn is_theme(row: &ProfileRow, strata: &StrataTable) -> bool {
    strata.find(&row.stratum).is_some_and(|ix| strata.rules.iter().any(|rule| rule.stratum == ix && !rule.keywords.is_empty()))
}

fn missing(inputs: &Inputs<'_>) -> Vec<MissingShown> {
    let gaps = inputs.gaps;
    let line = |list, label: String, n: usize, note: String| MissingShown { list, label, figure: count(n as u64), note };
    let subjects = |list: &[GapStratum]| if list.is_empty() { "—".to_owned() } else { names::list(&names_of(list), 6) };
    let mut lines =
        vec![line(Missing::Requested, tr!("gaps-requested"), gaps.requested_nowhere_held.len(), tr!("gaps-requested-note"))];
    if !gaps.never_held.is_empty() {
        lines.push(line(Missing::Never, tr!("gaps-never"), gaps.never_held.len(), subjects(&gaps.never_held)));
    }
    lines.push(line(Missing::Thin, tr!("gaps-thin"), gaps.thin.len(), subjects(&gaps.thin)));
    lines.push(line(Missing::Aging, tr!("gaps-aging"), gaps.aging.len(), aging_note(&gaps.aging)));
    for (at, list) in gaps.benchmarks.iter().enumerate() {
        lines.push(MissingShown {
            list: Missing::Benchmark(at),
            label: tr!("gaps-benchmark", name = &list.name),
            figure: percent_of(list.held, list.titles),
            note: tr!("gaps-benchmark-note", missing = list.missing.len()),
        });
    }
    if let Some(overlap) = inputs.overlap {
        let last = overlap.figures.held_by.get(&1).copied().unwrap_or(0);
        lines.push(MissingShown {
            list: Missing::LastCopies,
            label: tr!("gaps-last-copies"),
            figure: count(last),
            note: tr!("gaps-last-copies-note"),
        });
    }
    lines
}

fn aging_note(aging: &[GapStratum]) -> String {
    let latest = aging.iter().filter_map(|stratum| stratum.median_year).max();
    let subjects = names::list(&names_of(aging), 6);
    match latest {
        Some(year) => tr!("gaps-aging-note", year = year.to_string(), subjects = subjects),
        None => "—".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{BenchmarkGap, MissingTitle};
    use crate::model::{PartnerIx, Scheme, Stratum, StratumIx, StratumRule};

    fn gap(name: &str, titles: u64, median_year: Option<i16>) -> GapStratum {
        GapStratum {
            stratum: name.to_lowercase(),
            name: name.into(),
            titles,
            recent: 0,
            median_year,
            published: None,
            requests: 3,
        }
    }

    fn wanted() -> MissingTitle {
        MissingTitle {
            candidate: "i9789".into(),
            title: "Atlas".into(),
            author: String::new(),
            isbn: String::new(),
            year: 0,
            stratum: "law".into(),
            language: "eng".into(),
            material: "print".into(),
            wanted_by: vec!["kuching".into()],
            other_edition: Vec::new(),
        }
    }

    fn gaps() -> GapsReport {
        GapsReport {
            thin: vec![gap("Mathematics", 160, Some(2015)), gap("Chemistry", 269, Some(2012))],
            aging: vec![gap("Law", 701, Some(1999))],
            requested_nowhere_held: vec![wanted(), wanted()],
            benchmarks: vec![BenchmarkGap {
                name: "Asia core list".into(),
                titles: 100,
                held: 61,
                missing: vec!["x".into(); 39],
            }],
            ..GapsReport::default()
        }
    }

    fn strata() -> StrataTable {
        let stratum = |code: &str, name: &str| Stratum::new(code, name);
        let rule = |at, from: &str, keyword: Option<&str>| StratumRule {
            stratum: StratumIx(at),
            scheme: Some(Scheme::Ddc),
            from: from.into(),
            to: String::new(),
            keywords: keyword.map(str::to_owned).into_iter().collect(),
            language: None,
        };
        StrataTable {
            strata: vec![stratum("borneo", "Borneo studies"), stratum("law", "Law")],
            rules: vec![rule(0, "959.5", Some("borneo")), rule(1, "340", None)],
        }
    }

    fn profile() -> Profile {
        let row = |code: &str, name: &str, titles: [u64; 2], uses: [u64; 2]| ProfileRow {
            stratum: code.into(),
            name: name.into(),
            titles: titles.to_vec(),
            median_year: vec![Some(1999), None],
            uses: uses.to_vec(),
            all_titles: 500,
            all_median_year: Some(1999),
            all_uses: 750,
        };
        let rows = vec![row("borneo", "Borneo studies", [400, 100], [800, 0]), row("law", "Law", [300, 0], [30, 0])];
        Profile { partners: vec!["kuching".into(), "pontianak".into()], rows }
    }

    fn shown(gaps: &GapsReport, metric: Metric) -> Shown {
        let name = |at, name: &str, short: &str| PartnerName {
            ix: PartnerIx(at),
            code: name.to_lowercase(),
            name: name.into(),
            short: short.into(),
        };
        let partners = [name(0, "Kuching", "KCH"), name(1, "Pontianak", "PNT")];
        let inputs = Inputs {
            gaps,
            profile: &profile(),
            overlap: None,
            years: None,
            planned_year: 2027,
            partners: &partners,
            strata: &strata(),
            filter: &Filter::default(),
        };
        Shown::new(&inputs, metric)
    }

    #[test]
    fn the_answer_names_the_worst_gap() {
        assert_eq!(
            shown(&gaps(), Metric::Titles).answer,
            "*Mathematics* and *Chemistry* are thin in all libraries together; *2* requested titles are held nowhere."
        );
        let never = GapsReport { never_held: vec![gap("Music", 0, None)], ..GapsReport::default() };
        assert_eq!(shown(&never, Metric::Titles).answer, "Nobody collects *Music*; every requested title is held somewhere.");
        let none = GapsReport::default();
        assert_eq!(
            shown(&none, Metric::Titles).answer,
            "No subject is missing or thin; every requested title is held somewhere."
        );
    }

    #[test]
    fn rows_show_subject_class_and_warning() {
        let shown = shown(&gaps(), Metric::Titles);
        let said: Vec<String> = shown
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.big.as_str()).collect();
                format!("{} {} | {} | {} {}", row.marked, row.label, cells.join(" "), row.end.figure, row.end.word)
            })
            .collect();
        assert_eq!(said, ["true Borneo studies | 400 100 | 500 ", "false Law 340 | 300 0 | 500 aging"]);
        assert_eq!(shown.rows[1].cells[0].name, "Kuching, Law: 300 titles");
        assert_eq!(shown.rows[1].end.name, "All partners, Law: 500 titles (aging)");
    }

    #[test]
    fn metrics_change_the_figures() {
        let cells =
            |metric| -> Vec<String> { shown(&gaps(), metric).rows[0].cells.iter().map(|cell| cell.big.clone()).collect() };
        assert_eq!(cells(Metric::Share), ["80 %", "20 %"]);
        assert_eq!(cells(Metric::Year), ["1999", "—"]);
        assert_eq!(cells(Metric::Uses), ["2.0", "0.0"]);
    }

    #[test]
    fn what_is_missing_is_counted() {
        let shown = shown(&gaps(), Metric::Titles);
        let said: Vec<String> =
            shown.missing.iter().map(|line| format!("{}: {} ({})", line.label, line.figure, line.note)).collect();
        assert_eq!(
            said,
            [
                "Requested, held nowhere: 2 (titles that partners asked for)",
                "Thin subjects: 2 (Mathematics and Chemistry)",
                "Aging subjects: 1 (median year 1999 or before: Law)",
                "Book list “Asia core list”: 61 % (held by somebody; 39 titles by nobody)",
            ]
        );
    }
}
