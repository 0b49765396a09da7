//! The list of titles behind a figure, shown by overlap and gaps: a card with a table, a copy as text, the details of one.
//!
//! In: [`TitleList`] of the results and the union catalog. Out: [`Command::Sort`], [`Command::Copy`]. Only rows in sight
//! are read from the catalog; the details of a title are gathered when it is opened.

use std::sync::Arc;

use egui::{Modal, TextEdit, Ui};
use serde::Serialize;

use super::ViewContext;
use super::names::{self, PartnerName};
use crate::analysis::{Selection, SortBy};
use crate::catalog::TitleRow;
use crate::gui::command::Command;
use crate::gui::session::{Data, TitleList};
use crate::gui::theme::CONTROL;
use crate::gui::widget::{self, Cell, Column, LongTable};
use crate::model::{StrataTable, TitleIx};
use crate::{text, tr};

/// Rows that a copy takes at most, so that one key press stays a blink.
pub const COPY_MOST: usize = 10_000;

/// What the card remembers.
#[derive(Debug, Default)]
pub struct State {
    selected: Option<usize>,
    opened: Option<Details>,
    of: Option<Arc<Vec<TitleIx>>>,
    text: Option<String>,
}

/// One title as the table shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TitleShown {
    /// Title.
    pub title: String,
    /// Name of the subject.
    pub subject: String,
    /// Year or `—`.
    pub year: String,
    /// Class or `—`.
    pub class: String,
    /// Who holds it.
    pub held_by: String,
    /// Loans, or `—` for none.
    pub uses: String,
}

impl TitleShown {
    /// A row of the catalog as shown.
    #[must_use]
    pub fn of(row: &TitleRow, strata: &StrataTable, partners: &[PartnerName]) -> Self {
        let dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
        Self {
            title: dash(&row.title),
            subject: dash(strata.strata.get(row.stratum.at()).map_or("", |stratum| stratum.name.as_str())),
            year: names::year(row.year),
            class: dash(&row.class),
            held_by: names::holders(row.holders, partners),
            uses: if row.uses == 0 { "—".to_owned() } else { text::count(i64::from(row.uses)) },
        }
    }

    fn cells(self) -> Vec<Cell> {
        let Self { title, subject, year, class, held_by, uses } = self;
        vec![Cell::Text(title), Cell::Text(subject), Cell::Text(year), Cell::Text(class), Cell::Text(held_by), Cell::Text(uses)]
    }
}

/// One title opened: all that is known of it, as label and text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Details {
    /// Title.
    pub title: String,
    /// What is known, in the order shown; nothing empty.
    pub facts: Vec<(String, String)>,
    /// Holders by name, each with what others may use.
    pub holders: Vec<String>,
}

impl Details {
    /// Gathers what is known of a title: one pass over the titles of all records.
    #[must_use]
    pub fn of(data: &Data, partners: &[PartnerName], title: TitleIx) -> Self {
        let row = data.union.catalog.row(title);
        let records = &data.consortium.records;
        let mut publishers: Vec<&str> = Vec::new();
        let mut editions: Vec<&str> = Vec::new();
        for (record, _) in data.union.title_of_record.iter().enumerate().filter(|(_, of)| **of == title) {
            for (list, text) in [(&mut publishers, records.publisher.get(record)), (&mut editions, records.edition.get(record))] {
                if !text.is_empty() && !list.contains(&text) && list.len() < 4 {
                    list.push(text);
                }
            }
        }
        let shown = TitleShown::of(&row, &data.consortium.strata, partners);
        let facts = [
            ("title-author", row.author.clone()),
            ("title-year", names::year(row.year)),
            ("title-edition", editions.join(" · ")),
            ("title-publisher", publishers.join(" · ")),
            ("title-isbn", row.isbn.clone()),
            ("title-oclc", row.oclc.clone()),
            ("title-class", row.class.clone()),
            ("title-subject", shown.subject),
            ("title-language", names::language(row.language)),
            ("title-material", names::material(row.material)),
            ("title-copies", text::count(i64::from(row.copies))),
            ("title-uses", shown.uses),
        ];
        let holders = row.holders.iter().filter_map(|ix| partners.get(ix.at())).map(|partner| {
            let id = if row.lenders.contains(partner.ix) { "title-holder-lends" } else { "title-holder-keeps" };
            tr!(id, partner = &partner.name)
        });
        Self {
            title: row.title.clone(),
            facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (tr!(id), text)).collect(),
            holders: holders.collect(),
        }
    }
}

/// What the list is of, with its number of titles where known.
#[must_use]
pub fn heading(list: &TitleList, partners: &[PartnerName]) -> String {
    let name = |ix: crate::model::PartnerIx| partners.get(ix.at()).map_or("", |partner| partner.name.as_str());
    let n = list.counted;
    match list.selection {
        Selection::All => tr!("titles-all", n = n),
        Selection::Held(partner) => tr!("titles-held", n = n, partner = name(partner)),
        Selection::Both(a, b) if a == b => tr!("titles-held", n = n, partner = name(a)),
        Selection::Both(a, b) => tr!("titles-both", n = n, a = name(a), b = name(b)),
        Selection::Unique(partner) => tr!("titles-unique", n = n, partner = name(partner)),
        Selection::HeldBy(1) => tr!("titles-last", n = n),
        Selection::HeldBy(holders) => tr!("titles-held-by", n = n, holders = holders),
    }
}

/// The columns with what each sorts by, and whether its first order falls.
const SORTS: [Option<(SortBy, bool)>; 6] = [
    Some((SortBy::Title, false)),
    None,
    Some((SortBy::Year, true)),
    Some((SortBy::Class, false)),
    Some((SortBy::Holders, true)),
    Some((SortBy::Uses, true)),
];

fn columns() -> [Column; 6] {
    [
        Column::text(tr!("title-title"), 140.0, 3.0).sortable(),
        Column::text(tr!("title-subject"), 90.0, 1.2),
        Column::number(tr!("title-year"), 52.0).sortable(),
        Column::text(tr!("title-class"), 84.0, 0.5).sortable(),
        Column::text(tr!("title-held-by"), 110.0, 0.8).sortable(),
        Column::number(tr!("title-uses"), 62.0).sortable(),
    ]
}

/// Draws the card; the table takes `height` points.
pub fn card(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, partners: &[PartnerName], height: f32) {
    let list = &cx.results.list;
    let Some(titles) = &list.titles else {
        let waiting = if cx.busy { tr!("titles-finding") } else { tr!("titles-choose") };
        // The search stays while its letters are typed.
        widget::card(ui, cx.theme, &tr!("titles-none"), &waiting, |ui| search(ui, cx, state));
        return;
    };
    if state.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, titles)) {
        state.of = Some(Arc::clone(titles));
        state.selected = None;
    }
    let title = heading(list, partners);
    let keys = tr!("titles-keys", most = COPY_MOST);
    let editions = tr!("titles-editions", n = titles.len());
    let subtitle = if list.counted == titles.len() { keys } else { format!("{editions} {keys}") };
    widget::card(ui, cx.theme, &title, &subtitle, |ui| {
        search(ui, cx, state);
        table(ui, cx, state, partners, (titles, &title), height - SEARCH);
    });
    details(ui, cx, state);
}

/// Height of the search and the room under it.
const SEARCH: f32 = CONTROL + 12.0;

fn search(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    if state.text.is_none() {
        state.text = Some(cx.results.list.text.clone());
    }
    let text = state.text.get_or_insert_default();
    let edit = TextEdit::singleline(text)
        .id_salt("titles-search")
        .hint_text(tr!("titles-search"))
        .desired_width(260.0)
        .min_size(egui::vec2(0.0, CONTROL))
        .align(egui::Align2::LEFT_CENTER);
    if ui.add(edit).accessible_name(tr!("titles-search")).changed() {
        cx.send(Command::Search(text.clone()));
    }
    ui.add_space(4.0);
}

fn table(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &mut State,
    partners: &[PartnerName],
    (titles, name): (&[TitleIx], &str),
    height: f32,
) {
    let list = &cx.results.list;
    let sorted = SORTS
        .iter()
        .enumerate()
        .find_map(|(at, sort)| sort.filter(|(by, _)| *by == list.sort).map(|(_, falls)| (at, falls != list.reverse)));
    let strata = &cx.data.consortium.strata;
    let shown = |at: usize| titles.get(at).map(|&ix| TitleShown::of(&cx.data.union.catalog.row(ix), strata, partners));
    let table = LongTable {
        id_salt: "titles",
        name,
        columns: &columns(),
        rows: titles.len(),
        selected: state.selected,
        sorted,
        height: height.min(titles.len() as f32 * crate::gui::theme::ROW),
        keys: &[],
    };
    let events = table.show(ui, cx.theme, &mut |at| shown(at).map(TitleShown::cells).unwrap_or_default(), None);
    state.selected = events.selected;
    if let Some(&title) = events.opened.and_then(|at| titles.get(at)) {
        state.opened = Some(Details::of(cx.data, partners, title));
    }
    if let Some((sort, _)) = events.heading.and_then(|at| SORTS.get(at).copied().flatten()) {
        cx.send(Command::Sort(sort));
    }
    if events.copy {
        let rows = titles.iter().take(COPY_MOST).map(|&ix| cx.data.union.catalog.row(ix));
        cx.send(Command::Copy(as_tsv(rows, strata, partners)));
    }
}

/// The list as text with tabs, as spreadsheets paste it.
#[must_use]
pub fn as_tsv(rows: impl Iterator<Item = TitleRow>, strata: &StrataTable, partners: &[PartnerName]) -> String {
    let heads = [
        "title-title",
        "title-author",
        "title-isbn",
        "title-subject",
        "title-year",
        "title-class",
        "title-held-by",
        "title-uses",
    ];
    let heads = heads.map(|id| tr!(id));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    tsv(
        &heads,
        rows.map(|row| {
            let shown = TitleShown::of(&row, strata, partners);
            let uses = row.uses.to_string();
            vec![row.title, row.author, row.isbn, shown.subject, shown.year, row.class, shown.held_by, uses]
        }),
    )
}

/// Rows as text with tabs under their headings.
#[must_use]
pub fn tsv(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = heads.join("\t");
    for row in rows {
        out.push('\n');
        out.push_str(&row.iter().map(|cell| pasted(cell)).collect::<Vec<_>>().join("\t"));
    }
    out
}

/// A cell that stays text when pasted: no tab or line break, and never a formula.
fn pasted(cell: &str) -> String {
    let flat = cell.replace(['\t', '\r', '\n'], " ");
    if flat.starts_with(['=', '+', '-', '@']) { format!("'{flat}") } else { flat }
}

fn details(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let Some(details) = &state.opened else { return };
    let modal = Modal::new(egui::Id::unique("title-details")).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.add(egui::Label::new(cx.theme.strong_text(&details.title)).wrap());
        ui.add_space(8.0);
        egui::Grid::new("facts").num_columns(2).spacing([16.0, 6.0]).show(ui, |ui| {
            for (label, fact) in &details.facts {
                ui.label(cx.theme.caption_text(label));
                ui.add(egui::Label::new(fact).wrap());
                ui.end_row();
            }
        });
        ui.add_space(8.0);
        ui.label(cx.theme.caption_text(tr!("title-held-by")));
        for holder in &details.holders {
            ui.label(holder);
        }
        ui.add_space(12.0);
        widget::button(ui, cx.theme, &tr!("views-close")).clicked()
    });
    if modal.inner || modal.should_close() {
        state.opened = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartnerIx, PartnerSet, Stratum, StratumIx};

    fn partners() -> Vec<PartnerName> {
        let name = |at, name: &str, short: &str| PartnerName {
            ix: PartnerIx(at),
            code: name.to_lowercase(),
            name: name.into(),
            short: short.into(),
        };
        vec![name(0, "Kuching", "KCH"), name(1, "Pontianak", "PNT"), name(2, "Samarinda", "SMR")]
    }

    fn strata() -> StrataTable {
        let stratum = Stratum::new("540", "Chemistry");
        StrataTable { strata: vec![stratum], rules: Vec::new() }
    }

    fn row(title: &str, holders: u128, uses: u32) -> TitleRow {
        TitleRow {
            title: title.into(),
            stratum: StratumIx(0),
            year: 2021,
            class: "547".into(),
            holders: PartnerSet(holders),
            uses,
            ..TitleRow::default()
        }
    }

    #[test]
    fn a_title_shows_who_holds_it() {
        let shown =
            serde_json::to_string(&TitleShown::of(&row("Organic chemistry", 0b011, 1410), &strata(), &partners())).unwrap();
        assert_eq!(
            shown,
            r#"{"title":"Organic chemistry","subject":"Chemistry","year":"2021","class":"547","held_by":"KCH PNT","uses":"1,410"}"#
        );
        let all = TitleShown::of(&row("", 0b111, 0), &strata(), &partners());
        assert_eq!((all.title.as_str(), all.held_by.as_str(), all.uses.as_str()), ("—", "all three", "—"));
    }

    #[test]
    fn headings_say_what_the_list_is_of() {
        let list = |selection| TitleList { selection, counted: 2, ..TitleList::default() };
        let said = |selection| heading(&list(selection), &partners());
        assert_eq!(said(Selection::Both(PartnerIx(0), PartnerIx(1))), "2 titles that Kuching and Pontianak both hold");
        assert_eq!(said(Selection::Held(PartnerIx(2))), "2 titles that Samarinda holds");
        assert_eq!(said(Selection::Unique(PartnerIx(2))), "2 titles that only Samarinda holds");
        assert_eq!(said(Selection::HeldBy(1)), "2 titles that one partner alone holds");
        assert_eq!(said(Selection::HeldBy(3)), "2 titles that 3 partners hold");
        assert_eq!(said(Selection::All), "2 titles");
    }

    #[test]
    fn a_copy_never_becomes_a_formula() {
        let text = as_tsv([row("=1+1\tx", 1, 5)].into_iter(), &strata(), &partners());
        assert_eq!(text, "Title\tAuthor\tISBN\tSubject\tYear\tClass\tHeld by\tUses\n'=1+1 x\t\t\tChemistry\t2021\t547\tKCH\t5");
    }
}
