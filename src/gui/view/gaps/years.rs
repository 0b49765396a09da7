//! What the chart of years shows: a bar a year, marks of its scale and the line above it.
//!
//! In: titles by year, the filter, the planned year. Out: text and figures. Invariant: one bar a year without holes, the
//! last for the year before the planned one.

use serde::Serialize;

use crate::analysis::{Filter, YearCounts};
use crate::tr;

/// Years in sight.
const YEARS: i16 = 40;
/// Marks of the scale above zero at most.
const MARKS: u64 = 4;

/// One year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearBar {
    /// Year of publication.
    pub year: i16,
    /// Distinct titles.
    pub titles: u64,
    /// The filter lets it pass.
    pub within: bool,
}

impl YearBar {
    /// The bar in words.
    #[must_use]
    pub fn name(&self) -> String {
        tr!("gaps-years-bar", year = self.year.to_string(), n = whole(self.titles))
    }
}

/// Exactly what the chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearsShown {
    /// Bars by year, ascending.
    pub bars: Vec<YearBar>,
    /// Marks of the scale, from zero.
    pub marks: Vec<u64>,
    /// Median year and titles of unknown year; of all years, also those before the first bar.
    pub caption: String,
}

impl YearsShown {
    /// Builds it.
    #[must_use]
    pub fn new(counts: &YearCounts, filter: &Filter, planned_year: i16) -> Self {
        let titles = |year| match counts.by_year.binary_search_by_key(&year, |(year, _)| *year) {
            Ok(at) => counts.by_year.get(at).map_or(0, |(_, titles)| *titles),
            Err(_) => 0,
        };
        let within = |year| filter.years.is_none_or(|(first, last)| (first..=last).contains(&year));
        let years = planned_year.saturating_sub(YEARS)..planned_year;
        let bars: Vec<YearBar> = years.map(|year| YearBar { year, titles: titles(year), within: within(year) }).collect();
        let marks = marks(bars.iter().map(|bar| bar.titles).max().unwrap_or(0));
        Self { bars, marks, caption: caption(counts) }
    }

    /// The bar nearest to a place on the axis of years.
    #[must_use]
    pub fn nearest(&self, place: f64) -> Option<&YearBar> {
        let distance = |bar: &YearBar| (f64::from(bar.year) - place).abs();
        self.bars.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Titles of the highest bar.
    #[must_use]
    pub fn most(&self) -> u64 {
        self.bars.iter().map(|bar| bar.titles).max().unwrap_or(0)
    }
}

/// A count as messages take it.
fn whole(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

fn caption(counts: &YearCounts) -> String {
    match median(&counts.by_year) {
        Some(median) => tr!("gaps-years-caption", median = median.to_string(), n = whole(counts.undated)),
        None => tr!("gaps-years-none"),
    }
}

/// The lower median of years with their numbers of titles, as profiles have it.
fn median(by_year: &[(i16, u64)]) -> Option<i16> {
    let all: u64 = by_year.iter().map(|(_, titles)| titles).sum();
    let middle = all.div_ceil(2);
    let mut passed = 0;
    let reached = by_year.iter().find(|(_, titles)| {
        passed += titles;
        passed >= middle
    });
    reached.map(|(year, _)| *year)
}

/// Round numbers from zero up to `most`, as few as tell a scale.
fn marks(most: u64) -> Vec<u64> {
    let mut steps = (0..18).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_u64.pow(zeros)));
    let step = steps.find(|step| most / step <= MARKS).unwrap_or(most.max(1));
    (0..=most / step).map(|n| n * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> YearCounts {
        YearCounts { by_year: vec![(1950, 3), (1987, 2), (2009, 1260), (2026, 7), (2027, 1)], undated: 1312 }
    }

    #[test]
    fn the_last_forty_years_are_shown() {
        let shown = YearsShown::new(&counts(), &Filter::default(), 2027);
        let ends = (shown.bars.first().map(|bar| bar.year), shown.bars.last().map(|bar| bar.year));
        assert_eq!((ends, shown.bars.len()), ((Some(1987), Some(2026)), 40));
        let high: Vec<String> = shown.bars.iter().filter(|bar| bar.titles > 0).map(YearBar::name).collect();
        assert_eq!(high, ["1987: 2 titles", "2009: 1,260 titles", "2026: 7 titles"]);
        assert!(shown.bars.iter().all(|bar| bar.within));
        assert_eq!((shown.marks.as_slice(), shown.most()), ([0, 500, 1000].as_slice(), 1260));
    }

    #[test]
    fn years_of_the_filter_stand_out() {
        let filter = Filter { years: Some((1960, 1988)), ..Filter::default() };
        let shown = YearsShown::new(&counts(), &filter, 2027);
        let within: Vec<i16> = shown.bars.iter().filter(|bar| bar.within).map(|bar| bar.year).collect();
        assert_eq!(within, [1987, 1988]);
    }

    #[test]
    fn the_caption_counts_all_years() {
        let caption = |by_year: &[(i16, u64)], undated| caption(&YearCounts { by_year: by_year.to_vec(), undated });
        assert_eq!(super::caption(&counts()), "Median year 2009; the year of 1,312 titles is unknown");
        assert_eq!(caption(&[(1990, 1), (2000, 1)], 1), "Median year 1990; the year of 1 title is unknown");
        assert_eq!(caption(&[(1990, 1), (2000, 2)], 0), "Median year 2000; the year of every title is known");
        assert_eq!(caption(&[], 5), "No title of a known year");
    }

    #[test]
    fn marks_are_round_and_few() {
        let table: [(u64, &[u64]); 6] = [
            (0, &[0]),
            (1, &[0, 1]),
            (4, &[0, 1, 2, 3, 4]),
            (7, &[0, 2, 4, 6]),
            (950, &[0, 200, 400, 600, 800]),
            (1000, &[0, 500, 1000]),
        ];
        for (most, expected) in table {
            assert_eq!(marks(most), expected, "{most}");
        }
        assert!(marks(u64::MAX).len() > 1);
    }

    #[test]
    fn a_place_beyond_the_ends_is_the_end() {
        let shown = YearsShown::new(&counts(), &Filter::default(), 2027);
        let year = |place| shown.nearest(place).map(|bar| bar.year);
        assert_eq!([year(1900.0), year(2009.4), year(2500.0)], [Some(1987), Some(2009), Some(2026)]);
        let nothing = YearsShown::new(&YearCounts::default(), &Filter::default(), i16::MIN);
        assert_eq!(nothing.nearest(0.0), None);
    }
}
