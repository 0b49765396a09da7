//! Exchange rates and the settings of planning.

use egui::{Id, Label, RichText, Ui};
use rust_decimal::Decimal;

use super::data::{RateRow, Shown, amount};
use crate::gui::command::Command;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Align, Field, Table, Width};
use crate::project::Edit;
use crate::tr;

/// Draws the card of exchange rates.
pub fn rates(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Shown) {
    let subtitle = tr!("rates-detail", currency = &shown.currency);
    widget::card(ui, cx.theme, &tr!("rates-title"), &subtitle, |ui| {
        if shown.rates.is_empty() {
            widget::wrapped_caption(ui, cx.theme, &tr!("rates-none"));
            return;
        }
        let heads = [tr!("rates-currency"), tr!("rates-rate"), tr!("rates-date")];
        let columns = [
            (heads[0].as_str(), Width::Share(1.0), Align::Left),
            (heads[1].as_str(), Width::Points(144.0), Align::Right),
            (heads[2].as_str(), Width::Share(1.0), Align::Left),
        ];
        let table =
            Table { id: "rates", columns: &columns, rows: shown.rates.len(), selected: None, selectable: false, height: None };
        widget::table(
            ui,
            cx.theme,
            &table,
            |_| String::new(),
            |ui, row, column| {
                let Some(row) = shown.rates.get(row) else { return };
                match column {
                    0 => drop(ui.label(RichText::new(&row.currency).color(cx.theme.text))),
                    1 => rate(ui, cx, row),
                    _ if row.changed => drop(ui.label(RichText::new(tr!("rates-changed")).color(cx.theme.quiet))),
                    _ => drop(ui.add(Label::new(RichText::new(&row.date).color(cx.theme.quiet)).truncate())),
                }
            },
        );
    });
}

fn rate(ui: &mut Ui, cx: &ViewContext<'_>, row: &RateRow) {
    let field = Field {
        id: Id::unique(("rate", &row.currency)),
        name: &tr!("rates-of", currency = &row.currency),
        shown: &row.rate,
        hint: &tr!("rates-missing"),
        problem: &tr!("field-not-rate"),
        width: 120.0,
        number: true,
    };
    let output = widget::field(ui, cx.theme, &field, |text| amount(text).filter(|rate| *rate > Decimal::ZERO));
    if let Some(rate) = output.committed {
        cx.send(Command::Edit(Edit::Rate { currency: row.currency.clone(), rate }));
    }
}

/// Sets a setting.
pub fn set(cx: &ViewContext<'_>, key: &str, value: impl Into<String>) {
    cx.send(Command::Edit(Edit::Setting { key: key.to_owned(), value: value.into() }));
}

/// Draws the card of settings.
pub fn planning(ui: &mut Ui, cx: &ViewContext<'_>, shown: &Shown) {
    let settings = &shown.settings;
    widget::card(ui, cx.theme, &tr!("settings-title"), &tr!("settings-detail"), |ui| {
        line(ui, cx, &tr!("settings-year"), &tr!("settings-year-detail"), |ui, name| {
            let label = if settings.year.is_empty() { tr!("settings-no-year") } else { settings.year.clone() };
            widget::menu_chip(ui, cx.theme, &label, |ui| {
                for year in &settings.years {
                    if widget::menu_item(ui, cx.theme, year, *year == settings.year).clicked() {
                        set(cx, "fiscal_year", year);
                    }
                }
            })
            .accessible_name(format!("{name}: {label}"));
        });
        line(ui, cx, &tr!("settings-cap"), &tr!("settings-cap-detail"), |ui, _| {
            for cap in 1..=4_u8 {
                if widget::chip(ui, cx.theme, &cap.to_string(), cap == settings.copies_cap).clicked()
                    && cap != settings.copies_cap
                {
                    set(cx, "copies_cap", cap.to_string());
                }
            }
        });
        line(ui, cx, &tr!("settings-guarantee"), &tr!("settings-guarantee-detail"), |ui, _| {
            choice(ui, cx, settings.guarantee, "guarantee", [(true, "settings-yes", "yes"), (false, "settings-no", "no")]);
        });
        line(ui, cx, &tr!("settings-level"), &tr!("settings-level-detail"), |ui, _| {
            choice(
                ui,
                cx,
                settings.by_work,
                "held_level",
                [(false, "settings-edition", "edition"), (true, "settings-work", "work")],
            );
        });
        line(ui, cx, &tr!("settings-loan"), &tr!("settings-loan-detail"), |ui, name| {
            let field = number(name, "loan_factor", &settings.loan_factor, "");
            let problem = tr!("field-not-share");
            let output = widget::field(ui, cx.theme, &Field { problem: &problem, ..field }, |text| {
                amount(text).filter(|share| *share <= Decimal::ONE)
            });
            if let Some(share) = output.committed {
                set(cx, "loan_factor", share.to_string());
            }
        });
        line(ui, cx, &tr!("settings-cost"), &tr!("settings-cost-detail"), |ui, name| {
            let (problem, hint) = (tr!("field-not-amount"), tr!("settings-unknown"));
            let field = Field { problem: &problem, ..number(name, "cost_per_loan", &settings.cost_per_loan, &hint) };
            // Empty means unknown, which is not the same as nothing.
            let parse =
                |text: &str| if text.trim().is_empty() { Some(String::new()) } else { amount(text).map(|cost| cost.to_string()) };
            let output = widget::field(ui, cx.theme, &field, parse);
            if let Some(cost) = output.committed {
                set(cx, "cost_per_loan", cost);
            }
            widget::caption(ui, cx.theme, &shown.currency);
        });
    });
}

fn number<'a>(name: &'a str, key: &str, shown: &'a str, hint: &'a str) -> Field<'a> {
    Field { id: Id::unique(("setting", key)), name, shown, hint, problem: "", width: 88.0, number: true }
}

/// One setting: its name and what it means at the left, its control at the right.
pub fn line(ui: &mut Ui, cx: &ViewContext<'_>, name: &str, detail: &str, control: impl FnOnce(&mut Ui, &str)) {
    ui.horizontal(|ui| {
        let left = (ui.available_width() * 0.56).floor();
        ui.allocate_ui_with_layout(egui::Vec2::new(left, 40.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(left);
            ui.add(Label::new(RichText::new(name).color(cx.theme.text)).truncate());
            widget::wrapped_caption(ui, cx.theme, detail);
        });
        control(ui, name);
    });
    ui.add_space(4.0);
}

/// Two chips of which one is chosen.
pub fn choice(ui: &mut Ui, cx: &ViewContext<'_>, now: bool, key: &str, chips: [(bool, &str, &str); 2]) {
    for (value, id, word) in chips {
        if widget::chip(ui, cx.theme, &tr!(id), now == value).clicked() && now != value {
            set(cx, key, word);
        }
    }
}
