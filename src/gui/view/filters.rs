//! The filter that overlap and gaps share, as chips with menus.
//!
//! In: the filter of the results and what the records offer. Out: [`Command::Filter`]. The offers are gathered once for
//! each set of records, when a menu is first opened.

use egui::{DragValue, Ui};

use super::page::make_room;
use super::{ViewContext, names};
use crate::analysis::Filter;
use crate::gui::command::Command;
use crate::gui::widget;
use crate::model::{Language, Material, RecordTable, StrataTable, StratumIx};
use crate::tr;

/// What the records offer to filter by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offers {
    /// Languages, the most frequent first.
    pub languages: Vec<Language>,
    /// Materials, in the order of lists.
    pub materials: Vec<Material>,
    /// First and last known year.
    pub years: (i16, i16),
}

impl Offers {
    /// Gathers them in one pass over the records.
    #[must_use]
    pub fn of(records: &RecordTable) -> Self {
        let mut counts: Vec<(Language, usize)> = Vec::new();
        for &language in &records.language {
            match counts.iter_mut().find(|(known, _)| *known == language) {
                Some((_, count)) => *count += 1,
                None => counts.push((language, 1)),
            }
        }
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let known = || records.year.iter().copied().filter(|&year| year != 0);
        Self {
            languages: counts.into_iter().map(|(language, _)| language).collect(),
            materials: Material::ALL.into_iter().filter(|material| records.material.contains(material)).collect(),
            years: known()
                .fold(None, |range: Option<(i16, i16)>, year| {
                    Some(range.map_or((year, year), |(from, to)| (from.min(year), to.max(year))))
                })
                .unwrap_or((1900, 2100)),
        }
    }
}

/// What the chips remember between frames.
#[derive(Debug, Default)]
pub struct State {
    /// The offers, with the place and number of the records they were gathered from.
    offers: Option<((usize, usize), Offers)>,
    /// Years being edited.
    years: Option<(i16, i16)>,
}

impl State {
    fn offers(&mut self, records: &RecordTable) -> &Offers {
        let key = (std::ptr::from_ref(records).addr(), records.len());
        if self.offers.as_ref().is_none_or(|(known, _)| *known != key) {
            self.offers = None;
        }
        &self.offers.get_or_insert_with(|| (key, Offers::of(records))).1
    }
}

/// The filter in words, for the line under the answer.
#[must_use]
pub fn in_words(filter: &Filter, strata: &StrataTable) -> String {
    let mut words = Vec::new();
    if let Some(stratum) = filter.stratum {
        words.push(stratum_name(stratum, strata).to_owned());
    }
    if let Some((from, to)) = filter.years {
        words.push(format!("{from}–{to}"));
    }
    if let Some(language) = filter.language {
        words.push(names::language(language));
    }
    if let Some(material) = filter.material {
        words.push(names::material(material));
    }
    if words.is_empty() { tr!("filter-none") } else { tr!("filter-only", what = words.join(" · ")) }
}

fn stratum_name(stratum: StratumIx, strata: &StrataTable) -> &str {
    strata.strata.get(stratum.at()).map_or("", |stratum| stratum.name.as_str())
}

/// Chip with the subjects.
pub fn subject(ui: &mut Ui, cx: &ViewContext<'_>) {
    let strata = &cx.data.consortium.strata;
    let now = cx.results.filter;
    let all = tr!("filter-all");
    let shown = now.stratum.map_or(all, |stratum| names::cut(stratum_name(stratum, strata), 28));
    let label = tr!("filter-subject", what = shown);
    make_room(ui, cx.theme, &label);
    widget::menu_chip(ui, cx.theme, &label, |ui| {
        choice(ui, cx, &tr!("filter-all-subjects"), Filter { stratum: None, ..now });
        for (at, stratum) in strata.strata.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            choice(ui, cx, &stratum.name, Filter { stratum: Some(StratumIx(at)), ..now });
        }
    });
}

/// Chip with first and last year.
pub fn years(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let now = cx.results.filter;
    let label = match now.years {
        None => tr!("filter-years", what = tr!("filter-all")),
        Some((from, to)) => tr!("filter-years-range", from = from.to_string(), to = to.to_string()),
    };
    make_room(ui, cx.theme, &label);
    widget::popup_chip(ui, cx.theme, &label, |ui| {
        let range = state.offers(&cx.data.consortium.records).years;
        if choice(ui, cx, &tr!("filter-all-years"), Filter { years: None, ..now }) {
            state.years = None;
        }
        let (mut from, mut to) = state.years.or(now.years).unwrap_or(range);
        ui.horizontal(|ui| {
            let mut settled = year_field(ui, &tr!("filter-from"), &mut from, range);
            settled |= year_field(ui, &tr!("filter-to"), &mut to, range);
            if (from, to) != now.years.unwrap_or(range) {
                state.years = Some((from, to));
            }
            if settled && state.years.is_some() {
                state.years = None;
                cx.send(Command::Filter(Filter { years: Some((from.min(to), from.max(to))), ..now }));
            }
        });
    });
}

/// A field for a year; whether a person is done with it.
fn year_field(ui: &mut Ui, name: &str, year: &mut i16, (first, last): (i16, i16)) -> bool {
    let label = ui.label(name);
    let response = ui.add(DragValue::new(year).range(first..=last).speed(0.3)).labelled_by(label.id);
    response.drag_stopped() || response.lost_focus() || (response.changed() && !response.dragged() && !response.has_focus())
}

/// Chip with the languages.
pub fn language(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let now = cx.results.filter;
    let shown = now.language.map_or_else(|| tr!("filter-all"), names::language);
    let label = tr!("filter-language", what = shown);
    make_room(ui, cx.theme, &label);
    widget::menu_chip(ui, cx.theme, &label, |ui| {
        choice(ui, cx, &tr!("filter-all-languages"), Filter { language: None, ..now });
        for &language in &state.offers(&cx.data.consortium.records).languages {
            choice(ui, cx, &names::language(language), Filter { language: Some(language), ..now });
        }
    });
}

/// Chip with the materials.
pub fn material(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let now = cx.results.filter;
    let shown = now.material.map_or_else(|| tr!("filter-all"), names::material);
    let label = tr!("filter-material", what = shown);
    make_room(ui, cx.theme, &label);
    widget::menu_chip(ui, cx.theme, &label, |ui| {
        choice(ui, cx, &tr!("filter-all-materials"), Filter { material: None, ..now });
        for &material in &state.offers(&cx.data.consortium.records).materials {
            choice(ui, cx, &names::material(material), Filter { material: Some(material), ..now });
        }
    });
}

/// One line of a menu that sets the filter; whether it was clicked.
fn choice(ui: &mut Ui, cx: &ViewContext<'_>, label: &str, filter: Filter) -> bool {
    let clicked = widget::menu_item(ui, cx.theme, label, cx.results.filter == filter).clicked();
    if clicked && cx.results.filter != filter {
        cx.send(Command::Filter(filter));
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartnerIx, Record};

    #[test]
    fn offers_are_what_the_records_have() {
        let mut records = RecordTable::default();
        let row = |code: &str, year, material| Record {
            language: Language::from_code(code).unwrap(),
            year,
            material,
            ..Record::default()
        };
        for record in [row("eng", 2001, Material::Map), row("msa", 0, Material::Print), row("msa", 1950, Material::Print)] {
            records.push(PartnerIx(0), 0, 1, &record);
        }
        let offers = Offers::of(&records);
        let codes: Vec<&str> = offers.languages.iter().map(Language::code).collect();
        assert_eq!(codes, ["msa", "eng"]);
        assert_eq!(offers.materials, [Material::Print, Material::Map]);
        assert_eq!(offers.years, (1950, 2001));
    }

    #[test]
    fn a_filter_reads_as_words() {
        let filter = Filter { years: Some((1990, 2020)), language: Language::from_code("eng"), ..Filter::default() };
        assert_eq!(in_words(&filter, &StrataTable::default()), "Only 1990–2020 · English.");
        assert_eq!(in_words(&Filter::default(), &StrataTable::default()), "All subjects, years, languages and materials.");
    }
}
