//! Delimited lists: the plan's lines, responsibilities, the union catalog's titles, overlap figures.
//!
//! UTF-8 without a mark, comma, line feed; a header always; lists joined by `|`; text guarded against formulas.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::{self, Write};

use super::safe::guarded;
use crate::analysis::{Figures, OverlapReport};
use crate::catalog::UnionCatalog;
use crate::model::{Consortium, Money, PartnerSet, Plan, SubjectPlan, TitleIx};

/// A delimited file being written, cell by cell.
pub(super) struct Lines<'a> {
    csv: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Lines<'a> {
    /// Begins a file with its header, whose names may come from a person's file.
    pub(super) fn new<'h>(out: &'a mut dyn Write, header: impl IntoIterator<Item = &'h str>) -> io::Result<Self> {
        // Rows of rejected cells are as long as they were read.
        let mut lines = Self { csv: csv::WriterBuilder::new().flexible(true).from_writer(out) };
        for name in header {
            lines.text(name)?;
        }
        lines.end()?;
        Ok(lines)
    }

    /// Adds a text cell.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.csv.write_field(guarded(text).as_bytes()).map_err(io_of)
    }

    /// Adds several text cells.
    pub(super) fn texts<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) -> io::Result<()> {
        cells.into_iter().try_for_each(|cell| self.text(cell))
    }

    /// Adds a number, which is never guarded.
    pub(super) fn number(&mut self, number: impl Display) -> io::Result<()> {
        self.csv.write_field(number.to_string()).map_err(io_of)
    }

    /// Adds a number or an empty cell.
    pub(super) fn maybe(&mut self, number: Option<impl Display>) -> io::Result<()> {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    /// Adds a year; an unknown one is empty.
    pub(super) fn year(&mut self, year: i16) -> io::Result<()> {
        self.maybe((year != 0).then_some(year))
    }

    /// Adds an amount in major units.
    pub(super) fn money(&mut self, money: Money) -> io::Result<()> {
        self.number(money.decimal())
    }

    /// Ends the row.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.csv.write_record(None::<&[u8]>).map_err(io_of)
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.csv.flush()
    }
}

/// The file system's own error, which says whether the disk is full; the csv crate's conversion would hide it.
fn io_of(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Headers that a person's own columns may bear, told apart from ours.
pub(super) fn own_header(name: &str, ours: &[&str]) -> String {
    if ours.iter().any(|known| known.eq_ignore_ascii_case(name.trim())) { format!("{name} (request)") } else { name.to_owned() }
}

const LINES: [&str; 22] = [
    "candidate",
    "title",
    "isbn",
    "partner",
    "fund",
    "price",
    "price_currency",
    "copies",
    "amount",
    "local_copy",
    "estimated",
    "held_by",
    "why",
    "currency",
    "author",
    "year",
    "class",
    "stratum",
    "other_edition",
    "priority",
    "vendor",
    "request_id",
];

/// Writes the lines of a plan, with the keys of the plan's JSON first and the requests' own columns last.
///
/// # Errors
/// Those of `out`.
pub fn write_lines(out: &mut dyn Write, plan: &Plan) -> io::Result<()> {
    let extra: BTreeSet<&str> = plan.assignments.iter().flat_map(|line| line.extra.keys().map(String::as_str)).collect();
    let own: Vec<String> = extra.iter().map(|name| own_header(name, &LINES)).collect();
    let mut lines = Lines::new(out, LINES.into_iter().chain(own.iter().map(String::as_str)))?;
    for line in &plan.assignments {
        lines.texts([&line.candidate, &line.title, &line.isbn, &line.partner, &line.fund].map(String::as_str))?;
        lines.money(line.price)?;
        lines.text(&line.price_currency)?;
        lines.number(line.copies)?;
        lines.money(line.amount)?;
        lines.number(line.local_copy)?;
        lines.number(line.estimated)?;
        lines.text(&line.held_by.join("|"))?;
        lines.texts([line.why.text.as_str(), &plan.currency, &line.author])?;
        lines.year(line.year)?;
        lines.texts([line.class.as_str(), &line.stratum, &line.other_edition.join("|")])?;
        lines.maybe((line.priority != 0).then_some(line.priority))?;
        lines.texts([line.vendor.as_str(), &line.request_id])?;
        lines.texts(extra.iter().map(|name| line.extra.get(*name).map_or("", String::as_str)))?;
        lines.end()?;
    }
    lines.finish()
}

const RESPONSIBILITIES: [&str; 14] = [
    "stratum",
    "name",
    "partner",
    "share",
    "titles",
    "price",
    "currency",
    "price_source",
    "n",
    "cost",
    "runner_up",
    "language",
    "lock",
    "coverage",
];

/// Writes a plan by subject: one row a responsibility, then the strata nobody can afford, without a partner.
///
/// # Errors
/// Those of `out`.
pub fn write_responsibilities(out: &mut dyn Write, plan: &SubjectPlan) -> io::Result<()> {
    let mut lines = Lines::new(out, RESPONSIBILITIES)?;
    for row in &plan.responsibilities {
        lines.texts([&row.stratum, &row.name, &row.partner].map(String::as_str))?;
        lines.number(row.share)?;
        lines.maybe(row.titles)?;
        lines.maybe(row.price.map(Money::decimal))?;
        lines.texts([plan.currency.as_str(), &row.price_source])?;
        lines.maybe(row.n)?;
        lines.maybe(row.cost.map(Money::decimal))?;
        lines.texts([row.runner_up.as_deref().unwrap_or_default(), &row.language, if row.required { "require" } else { "" }])?;
        lines.maybe(row.coverage)?;
        lines.end()?;
    }
    for row in &plan.unfunded {
        lines.texts([row.stratum.as_str(), &row.name, "", "", "", "", &plan.currency, "", ""])?;
        lines.maybe(row.amount.map(Money::decimal))?;
        lines.texts(["", "", "", ""])?;
        lines.end()?;
    }
    lines.finish()
}

const TITLES: [&str; 15] = [
    "title_id", "work_id", "title", "author", "year", "isbn", "oclc", "class", "stratum", "language", "material", "holders",
    "lenders", "copies", "uses",
];

/// Writes the union catalog, one row a title; numbers of titles and works count from 1.
///
/// # Errors
/// Those of `out`.
pub fn write_titles(out: &mut dyn Write, consortium: &Consortium, catalog: &UnionCatalog) -> io::Result<()> {
    let mut lines = Lines::new(out, TITLES)?;
    for at in 0..u32::try_from(catalog.len()).unwrap_or(u32::MAX) {
        let row = catalog.row(TitleIx(at));
        lines.number(number_of(TitleIx(at)))?;
        lines.number(number_of(row.work))?;
        lines.texts([&row.title, &row.author].map(String::as_str))?;
        lines.year(row.year)?;
        let stratum = consortium.strata.strata.get(row.stratum.at()).map_or("", |stratum| stratum.code.as_str());
        lines.texts([&row.isbn, &row.oclc, &row.class].map(String::as_str))?;
        lines.texts([stratum, row.language.code(), row.material.code()])?;
        lines.text(&codes(consortium, row.holders).join("|"))?;
        lines.text(&codes(consortium, row.lenders).join("|"))?;
        lines.number(row.copies)?;
        lines.number(row.uses)?;
        lines.end()?;
    }
    lines.finish()
}

/// The number of a title or work in files: from 1, as rows are.
pub(super) fn number_of(title: TitleIx) -> u64 {
    u64::from(title.0) + 1
}

/// The codes of a set of partners, in their order.
pub(super) fn codes(consortium: &Consortium, set: PartnerSet) -> Vec<&str> {
    set.iter().map(|partner| consortium.code(partner)).collect()
}

const OVERLAP: [&str; 9] = ["key", "name", "partner", "titles", "unique", "union", "with", "shared", "jaccard"];

/// Writes overlap figures, one row an ordered pair of partners; all titles first (with an empty key), then the groups.
///
/// # Errors
/// Those of `out`.
pub fn write_overlap(out: &mut dyn Write, report: &OverlapReport) -> io::Result<()> {
    let mut lines = Lines::new(out, OVERLAP)?;
    overlap_rows(&mut lines, &report.partners, "", "", &report.figures)?;
    for group in &report.groups {
        overlap_rows(&mut lines, &report.partners, &group.key, &group.name, &group.figures)?;
    }
    lines.finish()
}

fn overlap_rows(lines: &mut Lines, partners: &[String], key: &str, name: &str, figures: &Figures) -> io::Result<()> {
    let titles_of = |at: usize| figures.titles.get(at).copied().unwrap_or_default();
    for (at, partner) in partners.iter().enumerate() {
        for (with, other) in partners.iter().enumerate() {
            let shared = figures.shared.get(at).and_then(|row| row.get(with)).copied().unwrap_or_default();
            let either = (titles_of(at) + titles_of(with)).saturating_sub(shared);
            lines.texts([key, name, partner])?;
            lines.number(titles_of(at))?;
            lines.number(figures.unique.get(at).copied().unwrap_or_default())?;
            lines.number(figures.union)?;
            lines.text(other)?;
            lines.number(shared)?;
            lines.maybe((either > 0).then(|| format!("{:.6}", shared as f64 / either as f64)))?;
            lines.end()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::{line, overlap, plan};

    #[test]
    fn numbers_keep_their_sign_and_text_does_not_become_a_formula() {
        let mut out = Vec::new();
        let mut lines = Lines::new(&mut out, ["a", "=b", "c"]).unwrap();
        lines.number(-5).unwrap();
        lines.text("-5").unwrap();
        lines.text("x, \"y\"").unwrap();
        lines.end().unwrap();
        lines.finish().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,'=b,c\n-5,'-5,\"x, \"\"y\"\"\"\n");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_apart() {
        let plan = plan((0..2000).map(|_| line("Atlas", 3050)).collect());
        let error = super::super::write_file(std::path::Path::new("/dev/full"), |out| write_lines(out, &plan)).unwrap_err();
        assert_eq!(error.id(), "error-export-full");
    }

    #[test]
    fn lines_have_the_keys_of_the_json_first_and_the_own_columns_last() {
        let mut out = Vec::new();
        write_lines(&mut out, &plan(vec![line("Atlas, \"big\"", 123_450)])).unwrap();
        let text = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = text.lines().collect();
        assert!(
            rows[0].starts_with("candidate,title,isbn,partner,fund,price,price_currency,copies,amount,local_copy,"),
            "{}",
            rows[0]
        );
        assert!(rows[0].ends_with(",request_id,'=Course"), "{}", rows[0]);
        let start = "i9789835201233,\"Atlas, \"\"big\"\"\",9789835201233,kuching,books,1234.50,MYR,1,1234.50,false,false,,asked for,MYR,Ali,2026,";
        assert!(rows[1].starts_with(start), "{}", rows[1]);
        assert!(rows[1].ends_with(",'@x"), "{}", rows[1]);
    }

    #[test]
    fn overlap_has_a_row_for_every_pair() {
        let mut out = Vec::new();
        write_overlap(&mut out, &overlap()).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().count(), 5);
        assert!(text.contains("\n,,kuching,3,2,4,summary,1,0.250000\n"), "{text}");
        assert!(text.contains("\n,,summary,2,1,4,summary,2,1.000000\n"), "{text}");
    }

    #[test]
    fn a_column_of_a_request_never_hides_one_of_ours() {
        assert_eq!(own_header("Fund", &LINES), "Fund (request)");
        assert_eq!(own_header("Course", &LINES), "Course");
    }
}
