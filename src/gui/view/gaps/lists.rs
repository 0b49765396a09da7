//! The lists behind what is missing: requested titles, subjects, book lists.

use egui::Ui;

use super::data::Missing;
use crate::analysis::{GapStratum, GapsReport, MissingTitle};
use crate::gui::command::Command;
use crate::gui::theme::ROW;
use crate::gui::view::ViewContext;
use crate::gui::view::names::{self, PartnerName, count};
use crate::gui::widget::{self, Cell, Column, LongTable};
use crate::tr;

/// The cells of a requested title.
fn requested(title: &MissingTitle, partners: &[PartnerName]) -> Vec<String> {
    let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    vec![
        dash(&title.title),
        dash(&title.author),
        names::year(title.year),
        names::short_list(&title.wanted_by, partners, 4),
        names::short_list(&title.other_edition, partners, 4),
    ]
}

/// The cells of a subject with a gap.
fn subject(stratum: &GapStratum) -> Vec<String> {
    let dash = |number: Option<String>| number.unwrap_or_else(|| "—".to_owned());
    vec![
        stratum.name.clone(),
        count(stratum.titles),
        count(stratum.recent),
        dash(stratum.median_year.map(|year| year.to_string())),
        dash(stratum.published.map(|n| count(u64::from(n)))),
        count(stratum.requests),
    ]
}

/// A list to draw: its name, columns, number of rows and the cells of a row.
struct List<'a> {
    title: String,
    columns: Vec<Column>,
    rows: usize,
    cells: Box<dyn Fn(usize) -> Vec<String> + 'a>,
}

fn list<'a>(gaps: &'a GapsReport, which: Missing, partners: &'a [PartnerName]) -> Option<List<'a>> {
    let of_subjects = |title: String, strata: &'a [GapStratum]| List {
        title,
        columns: vec![
            Column::text(tr!("title-subject"), 140.0, 1.0),
            Column::number(tr!("gaps-column-titles"), 64.0),
            Column::number(tr!("gaps-column-recent"), 110.0),
            Column::number(tr!("gaps-column-median"), 90.0),
            Column::number(tr!("gaps-column-published"), 120.0),
            Column::number(tr!("gaps-column-requests"), 80.0),
        ],
        rows: strata.len(),
        cells: Box::new(|at| strata.get(at).map(subject).unwrap_or_default()),
    };
    Some(match which {
        Missing::LastCopies => return None,
        Missing::Never => of_subjects(tr!("gaps-never"), &gaps.never_held),
        Missing::Thin => of_subjects(tr!("gaps-thin"), &gaps.thin),
        Missing::Aging => of_subjects(tr!("gaps-aging"), &gaps.aging),
        Missing::Requested => List {
            title: tr!("gaps-list-requested", n = gaps.requested_nowhere_held.len()),
            columns: vec![
                Column::text(tr!("title-title"), 160.0, 3.0),
                Column::text(tr!("title-author"), 110.0, 1.4),
                Column::number(tr!("title-year"), 52.0),
                Column::text(tr!("gaps-column-asked"), 110.0, 0.8),
                Column::text(tr!("gaps-column-older"), 110.0, 0.8),
            ],
            rows: gaps.requested_nowhere_held.len(),
            cells: Box::new(|at| gaps.requested_nowhere_held.get(at).map(|title| requested(title, partners)).unwrap_or_default()),
        },
        Missing::Benchmark(at) => {
            let list = gaps.benchmarks.get(at)?;
            List {
                title: tr!("gaps-list-benchmark", n = list.missing.len(), name = &list.name),
                columns: vec![Column::text(tr!("title-title"), 200.0, 1.0)],
                rows: list.missing.len(),
                cells: Box::new(|at| list.missing.get(at).map(|title| vec![title.clone()]).unwrap_or_default()),
            }
        }
    })
}

/// Draws the card of one list.
pub fn card(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    gaps: &GapsReport,
    which: Missing,
    partners: &[PartnerName],
    selected: &mut Option<usize>,
    height: f32,
) {
    let Some(list) = list(gaps, which, partners) else { return };
    widget::card(ui, cx.theme, &list.title, &tr!("gaps-list-keys"), |ui| {
        let table = LongTable {
            id_salt: "missing",
            name: &list.title,
            columns: &list.columns,
            rows: list.rows,
            selected: *selected,
            sorted: None,
            height: height.min(list.rows as f32 * ROW),
            keys: &[],
        };
        let cells = |at| (list.cells)(at).into_iter().map(Cell::Text).collect();
        let events = table.show(ui, cx.theme, &mut { cells }, None);
        *selected = events.selected;
        if events.copy {
            let heads: Vec<&str> = list.columns.iter().map(|column| column.heading.as_str()).collect();
            let rows = (0..list.rows.min(crate::gui::view::titles::COPY_MOST)).map(|at| (list.cells)(at));
            cx.send(Command::Copy(crate::gui::view::titles::tsv(&heads, rows)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartnerIx;

    #[test]
    fn lists_are_text() {
        let partners = [PartnerName { ix: PartnerIx(0), code: "kuching".into(), name: "Kuching".into(), short: "KCH".into() }];
        let title = MissingTitle {
            candidate: "k1".into(),
            title: "Atlas of the Sulu Sea".into(),
            author: String::new(),
            isbn: String::new(),
            year: 2025,
            stratum: "900".into(),
            language: "eng".into(),
            material: "map".into(),
            wanted_by: vec!["kuching".into()],
            other_edition: Vec::new(),
        };
        assert_eq!(requested(&title, &partners), ["Atlas of the Sulu Sea", "—", "2025", "KCH", "—"]);
        let stratum = GapStratum {
            stratum: "540".into(),
            name: "Chemistry".into(),
            titles: 1269,
            recent: 3,
            median_year: None,
            published: Some(40),
            requests: 7,
        };
        assert_eq!(subject(&stratum), ["Chemistry", "1,269", "3", "—", "40", "7"]);
        let gaps = GapsReport { requested_nowhere_held: vec![title], thin: vec![stratum], ..GapsReport::default() };
        assert_eq!(
            list(&gaps, Missing::Requested, &partners).map(|list| (list.title, list.rows)),
            Some(("1 title asked for and held nowhere".into(), 1))
        );
        assert!(list(&gaps, Missing::Benchmark(0), &partners).is_none());
        assert!(list(&gaps, Missing::LastCopies, &partners).is_none());
    }
}
