//! Draws what is supposed, and what would be otherwise.

use std::sync::Arc;

use egui::{Id, TextEdit, Ui};

use super::suppose::{FundChoice, SupposeShown, Wish, funds};
use super::{chips, compared_ui};
use crate::gui::command::Command;
use crate::gui::jobs::Shown;
use crate::gui::session::{Data, Supposed};
use crate::gui::theme::{CONTROL, GAP, ROW};
use crate::gui::view::ViewContext;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::view::page::{button_row, make_room};
use crate::gui::widget::{self, Part};
use crate::tr;

/// What only this part of the screen knows.
#[derive(Debug, Default)]
pub struct State {
    wish: Wish,
    difference: Option<usize>,
    choices: Option<Choices>,
    outcome: Option<(Arc<Supposed>, bool, SupposeShown)>,
}

/// What can be chosen, and from which data.
#[derive(Debug)]
struct Choices {
    data: usize,
    partners: Vec<PartnerName>,
    funds: Vec<FundChoice>,
}

/// Width of the words before the choices, points.
const WORDS: f32 = 136.0;
/// Height of what stands above the list of titles, points.
const ABOVE: f32 = 400.0;

impl State {
    fn refresh(&mut self, cx: &ViewContext<'_>) {
        let place = std::ptr::from_ref::<Data>(cx.data).addr();
        if self.choices.as_ref().is_none_or(|choices| choices.data != place) {
            let partners = names::partners(&cx.data.consortium);
            let funds = funds(&cx.data.consortium, &partners);
            let is_there = |key: &(String, String)| funds.iter().any(|fund| fund.key == *key);
            self.wish.from = self.wish.from.take().filter(is_there);
            self.wish.to = self.wish.to.take().filter(is_there);
            self.choices = Some(Choices { data: place, partners, funds });
        }
        let (Some(supposed), Some(choices)) = (&cx.results.supposed, &self.choices) else {
            self.outcome = None;
            return;
        };
        let plan = cx.results.plan.as_ref();
        let holds = !cx.results.plan_is_stale && plan.is_some_and(|plan| Arc::ptr_eq(plan, &supposed.now));
        if !self.outcome.as_ref().is_some_and(|(known, held, _)| Arc::ptr_eq(known, supposed) && *held == holds) {
            let shown = SupposeShown::new(supposed, holds, &choices.partners);
            self.outcome = Some((Arc::clone(supposed), holds, shown));
        }
    }
}

/// Draws it under the choices `chips` draws; `page` is the height of the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, page: f32, chips: impl FnOnce(&mut Ui)) {
    state.refresh(cx);
    let State { wish, difference, choices, outcome } = state;
    let Some(choices) = choices else { return };
    let outcome = outcome.as_ref().map(|(_, _, shown)| shown);
    let first = tr!("suppose-answer-first");
    let answer = outcome.map_or(first.as_str(), |shown| shown.answer.as_str());
    let ready = cx.results.plan.is_some() && !cx.results.plan_is_stale;
    let rests_on = match outcome {
        Some(shown) => shown.caption.clone(),
        None if ready => tr!("suppose-explain"),
        None => tr!("suppose-divide-first"),
    };
    let running = cx.solving.or(cx.supposing).filter(Shown::is_long);
    let caption = running.map_or(rests_on, |shown| super::data::solving_in_words(&shown));
    widget::answer(ui, cx.theme, &Part::split(answer), &caption);
    ui.add_space(8.0);
    chips(ui);
    ui.add_space(8.0);
    wishes(ui, cx, wish, choices, ready);
    let Some(shown) = outcome else { return };
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    let rows = ((page - ABOVE) / ROW).clamp(6.0, 40.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 6 and 40")]
    let rows = rows as usize;
    let left = |ui: &mut Ui| {
        widget::card(ui, cx.theme, &tr!("suppose-titles"), &shown.compared.summary, |ui| {
            compared_ui::titles(ui, cx, difference, &shown.compared, rows);
        });
    };
    widget::page_columns(ui, 0.58, left, |ui| side(ui, cx, shown));
}

fn side(ui: &mut Ui, cx: &ViewContext<'_>, shown: &SupposeShown) {
    widget::card(ui, cx.theme, &tr!("fair-partners"), &tr!("suppose-partners-explain"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        widget::dumbbells(ui, cx.theme, &shown.partners);
    });
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    widget::card(ui, cx.theme, &tr!("suppose-figures"), "", |ui| compared_ui::figures(ui, cx, &shown.compared));
}

/// What is supposed, as two sentences with choices in them.
fn wishes(ui: &mut Ui, cx: &ViewContext<'_>, wish: &mut Wish, choices: &Choices, ready: bool) {
    widget::card(ui, cx.theme, &tr!("suppose-what"), "", |ui| {
        ui.horizontal_wrapped(|ui| {
            button_row(ui);
            leaver(ui, cx, wish, &choices.partners);
        });
        ui.horizontal_wrapped(|ui| {
            button_row(ui);
            transfer(ui, cx, wish, &choices.funds);
        });
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            button_row(ui);
            if cx.supposing.is_some() {
                chips::working(ui, cx);
                return;
            }
            let what = wish.what().filter(|_| ready && !cx.busy && !cx.dividing);
            let button = ui.add_enabled_ui(what.is_some(), |ui| widget::primary_button(ui, cx.theme, &tr!("suppose-divide")));
            if let Some(what) = what.filter(|_| button.inner.clicked()) {
                cx.send(Command::Suppose(what));
            }
            if *wish != Wish::default() && widget::button(ui, cx.theme, &tr!("suppose-clear")).clicked() {
                *wish = Wish::default();
            }
        });
    });
}

/// What a row is about, in a column of its own.
fn word(ui: &mut Ui, text: &str) {
    let size = egui::vec2(WORDS, CONTROL);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(WORDS);
        ui.label(text);
    });
}

fn leaver(ui: &mut Ui, cx: &ViewContext<'_>, wish: &mut Wish, partners: &[PartnerName]) {
    word(ui, &tr!("suppose-leaver"));
    let nobody = tr!("suppose-nobody");
    let label = wish.leaver.as_deref().map_or(nobody.as_str(), |code| names::name_of(code, partners)).to_owned();
    let chip = widget::menu_chip(ui, cx.theme, &label, |ui| {
        if widget::menu_item(ui, cx.theme, &nobody, wish.leaver.is_none()).clicked() {
            wish.leaver = None;
        }
        for partner in partners {
            let chosen = wish.leaver.as_ref() == Some(&partner.code);
            if widget::menu_item(ui, cx.theme, &partner.name, chosen).clicked() {
                wish.leaver = Some(partner.code.clone());
            }
        }
    });
    chip.accessible_name(format!("{}: {label}", tr!("suppose-leaver")));
}

fn transfer(ui: &mut Ui, cx: &ViewContext<'_>, wish: &mut Wish, funds: &[FundChoice]) {
    word(ui, &tr!("suppose-money"));
    let wrong = wish.is_wrong();
    ui.scope(|ui| {
        if wrong {
            let stroke = egui::Stroke::new(1.5, cx.theme.attention);
            ui.visuals_mut().selection.stroke = stroke;
            ui.visuals_mut().widgets.inactive.bg_stroke = stroke;
        }
        let edit = TextEdit::singleline(&mut wish.amount)
            .id(Id::unique("suppose amount"))
            .hint_text("0")
            .desired_width(88.0)
            .min_size(egui::vec2(0.0, CONTROL))
            .align(egui::Align2::RIGHT_CENTER);
        let edit = ui.add(edit).accessible_name(tr!("suppose-amount"));
        if wrong {
            edit.on_hover_text(tr!("field-not-amount"));
        }
    });
    let currency = wish.from.as_ref().and_then(|key| funds.iter().find(|fund| fund.key == *key));
    // Always there: what follows keeps its place in the order of the keyboard. An empty label that may wrap would send what
    // follows back to the start of the row.
    ui.add(egui::Label::new(currency.map_or("", |fund| fund.currency.as_str())).extend());
    fund(ui, cx, (&tr!("suppose-from"), &tr!("suppose-from-name")), funds, &mut wish.from);
    fund(ui, cx, (&tr!("suppose-to"), &tr!("suppose-to-name")), funds, &mut wish.to);
}

/// A fund to choose, after its word.
fn fund(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (word, name): (&str, &str),
    funds: &[FundChoice],
    chosen: &mut Option<(String, String)>,
) {
    let none = tr!("suppose-choose-fund");
    let found = chosen.as_ref().and_then(|key| funds.iter().find(|fund| fund.key == *key));
    let label = found.map_or(none.as_str(), |fund| fund.short.as_str()).to_owned();
    let whole = found.map_or(none.as_str(), |fund| fund.label.as_str()).to_owned();
    make_room(ui, cx.theme, &format!("{word} {label}"));
    ui.label(word);
    let chip = widget::menu_chip(ui, cx.theme, &label, |ui| {
        if widget::menu_item(ui, cx.theme, &none, chosen.is_none()).clicked() {
            *chosen = None;
        }
        for fund in funds {
            if widget::menu_item(ui, cx.theme, &fund.label, chosen.as_ref() == Some(&fund.key)).clicked() {
                *chosen = Some(fund.key.clone());
            }
        }
    });
    chip.accessible_name(format!("{name}: {whole}")).on_hover_text(whole);
}
