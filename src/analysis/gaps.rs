//! Gaps: subjects nobody holds, thin and aging subjects, requests held nowhere, book lists.
//!
//! In: the catalog, candidates, publishing output and book lists. Out: lists with the figures each judgment rests on.
//! Invariants: *unclassified* is no subject and is never listed as one, but has a line of its own, so that its titles are
//! seen; a stratum never held is not also called thin.

use std::cmp::Reverse;

use serde::Serialize;

use super::Filter;
use super::summary::{Summary, by_stratum};
use crate::catalog::Union;
use crate::model::{Candidate, Consortium, PartnerIx, PartnerSet, Stratum, StratumIx};

/// Complete years looked at for recent growth.
const RECENT_YEARS: i16 = 5;
/// A subject is thin where the group collects a smaller part of its output than this part of what it collects of all
/// output; fixed thresholds would call either every subject thin or none, as consortia differ so much.
const THIN_COVERAGE: f64 = 0.5;
/// Without known output, a subject is thin below this part of the recent titles of the median subject.
const THIN_RECENT: f64 = 0.25;
/// A subject is aging where its median year is more than so many years before the planned one…
const AGING_YEARS: i16 = 15;
/// …and at least so many years before the median of all subjects…
const OLDER_THAN_MOST: i16 = 3;
/// …over at least so many titles of known year.
const AGING_TITLES: u64 = 20;

/// One stratum with a gap.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapStratum {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Distinct titles all partners hold.
    pub titles: u64,
    /// Titles of the last five complete years, whatever years the filter keeps.
    pub recent: u64,
    /// Median year; none where no year is known.
    pub median_year: Option<i16>,
    /// Titles published a year, where known.
    pub published: Option<u32>,
    /// Requests that fall into it and pass the filter.
    pub requests: u64,
}

/// A title that is asked for and held nowhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingTitle {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// 13 digits, or empty.
    pub isbn: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Stratum code.
    pub stratum: String,
    /// Language code.
    pub language: String,
    /// Material code.
    pub material: String,
    /// Codes of the partners that asked.
    pub wanted_by: Vec<String>,
    /// Codes of the partners that hold another edition.
    pub other_edition: Vec<String>,
}

/// A book list held against the union.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkGap {
    /// Name of the list.
    pub name: String,
    /// Rows on it.
    pub titles: u64,
    /// Rows of it that somebody holds.
    pub held: u64,
    /// The titles nobody holds.
    pub missing: Vec<String>,
}

/// The gaps of a consortium.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct GapsReport {
    /// Strata in which nobody holds anything.
    pub never_held: Vec<GapStratum>,
    /// Strata with few titles for their share of demand or output.
    pub thin: Vec<GapStratum>,
    /// Strata whose median title is old.
    pub aging: Vec<GapStratum>,
    /// Titles and requests that no subject takes in, where there are any: no judgment, but none is dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unclassified: Option<GapStratum>,
    /// Requested titles that nobody holds.
    pub requested_nowhere_held: Vec<MissingTitle>,
    /// Book lists.
    pub benchmarks: Vec<BenchmarkGap>,
}

/// Finds the gaps among the titles that pass the filter; `this_year` is the planned year.
///
/// A stratum is **never held** where no title passes. *Recent* titles are those of the last five complete years
/// (`this_year` − 6 to `this_year` − 2). A stratum is **thin** where its output is known (`prices.csv`) and the group
/// collects less than half the part of it that it collects of all known output; without known output, where it has less
/// than a quarter of the recent titles of the median stratum. It is **aging** where at least twenty titles have a known
/// year and their median is more than fifteen years before the planned year and three or more before the median of all
/// strata. Strata come in the order of their table. Requests held nowhere come by number of partners, most first, then
/// by title. Book lists are not filtered: they name no strata.
#[must_use]
pub fn gaps(consortium: &Consortium, union: &Union, filter: &Filter, this_year: i16) -> GapsReport {
    let unclassified = consortium.strata.unclassified();
    let (rest, strata): (Vec<Surveyed>, Vec<Surveyed>) =
        survey(consortium, union, filter, this_year).into_iter().partition(|stratum| stratum.ix == unclassified);
    let is_shown = |ix: StratumIx| filter.stratum.is_none_or(|only| only == ix);
    let shown: Vec<&Surveyed> = strata.iter().filter(|stratum| is_shown(stratum.ix)).collect();
    let whole = Whole::new(&strata);
    let list = |is: &dyn Fn(&Surveyed) -> bool| shown.iter().filter(|s| is(s)).map(|s| s.gap.clone()).collect();
    GapsReport {
        never_held: list(&|s| s.held.titles == 0),
        thin: list(&|s| s.held.titles > 0 && s.is_thin(&whole)),
        aging: list(&|s| s.is_aging(&whole, this_year)),
        unclassified: rest.into_iter().find(|s| is_shown(s.ix) && s.gap.titles + s.gap.requests > 0).map(|s| s.gap),
        requested_nowhere_held: missing(consortium, union, filter),
        benchmarks: benchmarks(consortium, union),
    }
}

/// One stratum with the figures it is judged by.
struct Surveyed {
    ix: StratumIx,
    held: Summary,
    gap: GapStratum,
}

/// What single subjects are held against.
struct Whole {
    /// Recent titles over known output of five years, of all subjects whose output is known.
    coverage: f64,
    /// Recent titles of the median subject.
    typical_recent: u64,
    /// Median of the median years of all subjects.
    median_year: Option<i16>,
}

impl Whole {
    fn new(strata: &[Surveyed]) -> Self {
        let known = strata.iter().filter_map(|s| s.gap.published.map(|published| (s.gap.recent, published)));
        let (recent, output) = known.fold((0, 0), |sum, (recent, published)| (sum.0 + recent, sum.1 + u64::from(published)));
        let mut recents: Vec<u64> = strata.iter().filter(|s| s.held.titles > 0).map(|s| s.gap.recent).collect();
        let mut medians: Vec<i16> = strata.iter().filter_map(|s| s.held.median_year).collect();
        recents.sort_unstable();
        medians.sort_unstable();
        Self {
            coverage: recent as f64 / (output.max(1) as f64 * f64::from(RECENT_YEARS)),
            typical_recent: recents.get(recents.len() / 2).copied().unwrap_or(0),
            median_year: medians.get(medians.len().saturating_sub(1) / 2).copied(),
        }
    }
}

impl Surveyed {
    fn is_thin(&self, whole: &Whole) -> bool {
        if let Some(published) = self.gap.published {
            let coverage = self.gap.recent as f64 / (f64::from(published) * f64::from(RECENT_YEARS)).max(1.0);
            return coverage < THIN_COVERAGE * whole.coverage;
        }
        (self.gap.recent as f64) < THIN_RECENT * whole.typical_recent as f64
    }

    fn is_aging(&self, whole: &Whole, this_year: i16) -> bool {
        let oldest = this_year.saturating_sub(AGING_YEARS);
        let typical = whole.median_year.map_or(i16::MAX, |year| year.saturating_sub(OLDER_THAN_MOST));
        self.held.dated >= AGING_TITLES && self.held.median_year.is_some_and(|year| year < oldest && year <= typical)
    }
}

/// All strata of the table, whichever the filter keeps, so that shares are of the whole.
fn survey(consortium: &Consortium, union: &Union, filter: &Filter, this_year: i16) -> Vec<Surveyed> {
    let strata = &consortium.strata.strata;
    let everywhere = Filter { stratum: None, ..*filter };
    let last = this_year.saturating_sub(2);
    let lately = Filter { years: Some((last.saturating_sub(RECENT_YEARS - 1), last)), ..everywhere };
    let held = by_stratum(&union.catalog, &everywhere, strata.len());
    let recent = by_stratum(&union.catalog, &lately, strata.len());
    let mut requests = vec![0; strata.len()];
    for candidate in union.candidates.iter().filter(|candidate| everywhere.passes(candidate)) {
        if let Some(count) = requests.get_mut(candidate.stratum.at()) {
            *count += candidate.requests.len() as u64;
        }
    }
    let figures = strata.iter().zip(held).zip(recent).zip(requests).zip(0_u16..);
    let surveyed = figures.map(|((((stratum, held), recent), requests), ix)| {
        let ix = StratumIx(ix);
        let gap = GapStratum {
            stratum: stratum.code.clone(),
            name: stratum.name.clone(),
            titles: held.titles,
            recent: recent.titles,
            median_year: held.median_year,
            published: published(consortium, ix),
            requests,
        };
        Surveyed { ix, held, gap }
    });
    surveyed.collect()
}

/// Titles published a year: the row of the latest year that states them, the later row of two.
fn published(consortium: &Consortium, stratum: StratumIx) -> Option<u32> {
    let rows = consortium.prices.iter().filter(|row| row.stratum == stratum && row.titles.is_some());
    rows.max_by(|a, b| a.year.cmp(&b.year))?.titles
}

fn missing(consortium: &Consortium, union: &Union, filter: &Filter) -> Vec<MissingTitle> {
    let nowhere = union.candidates.iter().filter(|candidate| candidate.held.is_empty() && filter.passes(candidate));
    let mut missing: Vec<MissingTitle> = nowhere.map(|candidate| missing_title(consortium, candidate)).collect();
    missing.sort_by(|a, b| {
        let key = |title: &MissingTitle| Reverse(title.wanted_by.len());
        key(a).cmp(&key(b)).then_with(|| a.title.cmp(&b.title)).then_with(|| a.candidate.cmp(&b.candidate))
    });
    missing
}

fn missing_title(consortium: &Consortium, candidate: &Candidate) -> MissingTitle {
    let asking = |request: &u32| consortium.requests.get(*request as usize).map(|request| request.partner);
    let wanted_by: PartnerSet = candidate.requests.iter().filter_map(asking).collect();
    let codes = |partners: PartnerSet| partners.iter().map(|partner: PartnerIx| consortium.code(partner).to_owned()).collect();
    let stratum: Option<&Stratum> = consortium.strata.strata.get(candidate.stratum.at());
    MissingTitle {
        candidate: candidate.id.clone(),
        title: candidate.title.clone(),
        author: candidate.author.clone(),
        isbn: candidate.isbn.clone(),
        year: candidate.year,
        stratum: stratum.map_or_else(String::new, |stratum| stratum.code.clone()),
        language: candidate.language.code().to_owned(),
        material: candidate.material.code().to_owned(),
        wanted_by: codes(wanted_by),
        other_edition: codes(candidate.other_edition),
    }
}

fn benchmarks(consortium: &Consortium, union: &Union) -> Vec<BenchmarkGap> {
    let lists = consortium.benchmarks.iter().enumerate();
    lists
        .map(|(at, list)| {
            let found = |row: usize| union.benchmarks.get(at).and_then(|titles| titles.get(row)).is_some_and(Option::is_some);
            let rows = list.titles.iter().enumerate();
            let missing: Vec<String> = rows.filter(|(row, _)| !found(*row)).map(|(_, title)| title.title.clone()).collect();
            let titles = list.titles.len() as u64;
            BenchmarkGap { name: list.name.clone(), titles, held: titles - missing.len() as u64, missing }
        })
        .collect()
}

#[cfg(test)]
mod tests;
