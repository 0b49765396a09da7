//! Draws the column of figures beside the lines, and why a line stands as it does.

use egui::{Label, Ui};

use super::lines::Tab;
use super::side::{SavingsShown, Side};
use super::why::WhyShown;
use crate::gui::theme::{GAP, ROW};
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Bars, Cell, Column, LongTable};
use crate::tr;

/// Draws the column with the `fund` that was chosen; gives the list to open where its title was clicked.
pub fn column(ui: &mut Ui, cx: &ViewContext<'_>, side: &Side, fund: &mut Option<usize>) -> Option<Tab> {
    widget::card(ui, cx.theme, &tr!("plan-alone-together"), &tr!("plan-alone-together-explain"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        widget::dumbbells(ui, cx.theme, &side.partners);
    });
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    savings(ui, cx, &side.savings);
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    funds(ui, cx, side, fund);
    ui.add_space(GAP - ui.spacing().item_spacing.y);
    widget::card(ui, cx.theme, &side.unfunded, "", |ui| {
        for note in &side.unfunded_notes {
            widget::wrapped_caption(ui, cx.theme, note);
        }
        let open = !side.unfunded_notes.is_empty() && widget::link(ui, cx.theme, &tr!("plan-unfunded-show")).clicked();
        open.then_some(Tab::Unfunded)
    })
}

/// How full the funds are, and what more money would do in the chosen one, else where it would do most.
fn funds(ui: &mut Ui, cx: &ViewContext<'_>, side: &Side, fund: &mut Option<usize>) {
    widget::card(ui, cx.theme, &tr!("plan-funds"), &tr!("plan-funds-explain"), |ui| {
        let chosen = fund.filter(|at| *at < side.funds.len()).or(side.dearest);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let bars = Bars { id_salt: "funds", bars: &side.funds, track: true, row: 26.0, selected: chosen, clickable: true };
            *fund = bars.show(ui, cx.theme).or(*fund);
        });
        if let Some(worth) = chosen.and_then(|at| side.worth.get(at)) {
            ui.add_space(4.0);
            widget::wrapped_caption(ui, cx.theme, worth);
        }
    });
}

fn savings(ui: &mut Ui, cx: &ViewContext<'_>, savings: &SavingsShown) {
    widget::card(ui, cx.theme, "", "", |ui| {
        ui.horizontal_wrapped(|ui| {
            widget::tag(ui, cx.theme, &savings.label);
            ui.add_space(4.0);
            ui.add(Label::new(egui::RichText::new(&savings.figure).font(cx.theme.answer()).color(cx.theme.text)));
        });
        for note in &savings.notes {
            widget::wrapped_caption(ui, cx.theme, note);
        }
    });
}

/// Draws why a line stands as it does.
pub fn why(ui: &mut Ui, cx: &ViewContext<'_>, why: Option<&WhyShown>) {
    let Some(why) = why else {
        widget::card(ui, cx.theme, &tr!("plan-why"), &tr!("plan-why-choose"), |_| {});
        return;
    };
    widget::card(ui, cx.theme, &why.title, &why.text, |ui| {
        if !why.buyers.is_empty() {
            buyers(ui, cx, why);
        }
        if !why.note.is_empty() {
            ui.add_space(8.0);
            widget::wrapped_caption(ui, cx.theme, &why.note);
        }
    });
}

fn buyers(ui: &mut Ui, cx: &ViewContext<'_>, why: &WhyShown) {
    let columns = [
        Column::text(tr!("plan-column-buyer"), 90.0, 0.5),
        Column::number(tr!("plan-column-own-need"), 64.0),
        Column::number(tr!("plan-column-loan-need"), 92.0),
        Column::number(tr!("plan-column-cost"), 72.0),
        Column::number(tr!("plan-column-value"), 56.0),
        Column::text(tr!("plan-column-standing"), 190.0, 1.0),
    ];
    let table = LongTable {
        id_salt: "buyers",
        name: &tr!("plan-why-buyers"),
        columns: &columns,
        rows: why.buyers.len(),
        selected: why.buyers.iter().position(|buyer| buyer.chosen),
        sorted: None,
        height: (why.buyers.len() as f32 * ROW).min(6.0 * ROW),
        keys: &[],
    };
    let mut row = |at: usize| {
        let Some(buyer) = why.buyers.get(at) else { return Vec::new() };
        let text = |at: usize| buyer.cells.get(at).cloned().unwrap_or_default();
        let mut cells = vec![Cell::Partner(buyer.ix, text(0))];
        cells.extend((1..buyer.cells.len()).map(|at| Cell::Text(text(at))));
        cells
    };
    table.show(ui, cx.theme, &mut row, None);
}
