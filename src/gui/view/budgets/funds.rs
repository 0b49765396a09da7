//! The table of funds, editable in place.

use egui::{Id, Label, RichText, Ui};
use rust_decimal::Decimal;

use super::data::{FundRow, Shown, amount};
use crate::gui::command::Command;
use crate::gui::theme::ROW;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Align, Field, Table, Width};
use crate::project::{Edit, FundEdit};
use crate::tr;

/// Rows the card shows at least before it scrolls inside.
const LEAST_ROWS: f32 = 6.0;
/// What the cards below take of the page, with the head of this one, points.
const BELOW: f32 = 448.0;

/// Draws the card of funds.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Shown) {
    widget::card(ui, cx.theme, &tr!("budgets-funds"), &tr!("budgets-funds-detail"), |ui| table(ui, cx, shown));
}

fn table(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Shown) {
    let heads = ["partner", "fund", "allocation", "encumbered", "pledge", "available", "currency"];
    let mut heads: Vec<String> = heads.iter().map(|head| tr!(&format!("budgets-{head}"))).collect();
    heads.push(tr!("budgets-converted", currency = &shown.currency));
    heads.push(tr!("budgets-scope"));
    let widths = [
        (Width::Share(2.2), Align::Left),
        (Width::Share(1.2), Align::Left),
        (Width::Points(120.0), Align::Right),
        (Width::Points(120.0), Align::Right),
        (Width::Points(120.0), Align::Right),
        (Width::Points(104.0), Align::Right),
        (Width::Points(72.0), Align::Left),
        (Width::Points(104.0), Align::Right),
        (Width::Share(1.2), Align::Left),
    ];
    let columns: Vec<(&str, Width, Align)> =
        heads.iter().zip(widths).map(|(head, (width, align))| (head.as_str(), width, align)).collect();
    let rows = ((ui.available_height() - BELOW) / ROW).floor().max(LEAST_ROWS).min(shown.funds.len() as f32);
    let height = 28.0 + ROW * rows;
    let table = Table {
        id: "funds",
        columns: &columns,
        rows: shown.funds.len(),
        selected: None,
        selectable: false,
        height: Some(height),
    };
    widget::table(
        ui,
        cx.theme,
        &table,
        |_| String::new(),
        |ui, row, column| {
            if let Some(row) = shown.funds.get(row) {
                cell(ui, cx, row, column, &heads);
            }
        },
    );
}

fn cell(ui: &mut Ui, cx: &ViewContext<'_>, row: &FundRow, column: usize, heads: &[String]) {
    let plain = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.theme.text)).truncate());
    };
    let quiet = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.theme.quiet)).truncate());
    };
    let Some(fund) = &row.fund else {
        return match column {
            0 => drop(widget::partner_mark(ui, cx.theme, row.partner, &row.owner)),
            1 => drop(ui.add(Label::new(RichText::new(tr!("budgets-none")).color(cx.theme.attention)).truncate())),
            _ => {}
        };
    };
    match column {
        0 => drop(widget::partner_mark(ui, cx.theme, row.partner, &row.owner)),
        1 if row.other_year.is_empty() => plain(ui, fund),
        1 => quiet(ui, &tr!("budgets-other-year", fund = fund, year = &row.other_year)),
        2..=4 if row.other_year.is_empty() => figure(ui, cx, row, fund, column - 2, heads),
        2..=4 => quiet(ui, row.figures.get(column - 2).map_or("", String::as_str)),
        5 | 7 if !row.other_year.is_empty() => quiet(ui, "—"),
        5 => plain(ui, &row.available),
        6 => quiet(ui, &row.currency),
        7 => plain(ui, &row.converted),
        _ => quiet(ui, &row.scope),
    }
}

/// Allocation, encumbrance or pledge of a fund as a field.
fn figure(ui: &mut Ui, cx: &ViewContext<'_>, row: &FundRow, fund: &str, which: usize, heads: &[String]) {
    let what = heads.get(which + 2).map_or("", String::as_str);
    let name = tr!("budgets-figure", figure = what, fund = fund, partner = &row.owner);
    let shown = row.figures.get(which).map_or("", String::as_str);
    let field = Field {
        id: Id::unique(("fund", &row.key, which)),
        name: &name,
        shown,
        hint: "—",
        problem: &tr!("field-not-amount"),
        width: 104.0,
        number: true,
    };
    let output = widget::field(ui, cx.theme, &field, amount);
    if let Some(value) = output.committed {
        let before = cx.project.funds.get(&row.key).cloned().unwrap_or_default();
        cx.send(Command::Edit(Edit::Fund { key: row.key.clone(), figures: with(&before, which, value) }));
    }
}

fn with(figures: &FundEdit, which: usize, value: Decimal) -> FundEdit {
    match which {
        0 => FundEdit { amount: Some(value), ..figures.clone() },
        1 => FundEdit { encumbered: Some(value), ..figures.clone() },
        _ => FundEdit { pledge: Some(value), ..figures.clone() },
    }
}
