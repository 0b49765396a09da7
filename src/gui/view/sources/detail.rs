//! The file that is chosen: its issues, columns, repairs and rejected rows.

use egui::{Label, RichText, Ui};

use super::data::{field_in_words, issues};
use super::ui::State;
use crate::gui::command::Command;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Align, Table, Width};
use crate::model::{ColumnMapping, SourceReport};
use crate::project::Edit;
use crate::text::count;
use crate::{pipeline, tr};

/// What is shown of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// Issues by kind.
    #[default]
    Issues,
    /// The column mapping.
    Columns,
    /// Repaired rows.
    Repaired,
    /// Rejected rows.
    Rejected,
}

/// Draws the card.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, at: usize, source: &SourceReport) {
    let inside = (ui.available_height() - 34.0).max(200.0);
    let height = inside - 76.0;
    widget::card(ui, cx.theme, &source.path, "", |ui| {
        ui.set_min_height(inside);
        tabs(ui, cx, state, at, source);
        ui.add_space(8.0);
        match state.tab {
            Tab::Issues => issue_table(ui, cx, source, height),
            Tab::Columns => column_table(ui, cx, source, height),
            Tab::Repaired => repair_table(ui, cx, source, height),
            Tab::Rejected => reject_table(ui, cx, source, height),
        }
    });
}

fn tabs(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, at: usize, source: &SourceReport) {
    ui.horizontal(|ui| {
        let choices = [
            (Tab::Issues, tr!("tab-issues", count = source.issues.len())),
            (Tab::Columns, tr!("tab-columns", count = source.mapping.len())),
            (Tab::Repaired, tr!("tab-repaired", count = source.repaired)),
            (Tab::Rejected, tr!("tab-rejected", count = source.rejected)),
        ];
        for (tab, label) in choices {
            if widget::chip(ui, cx.theme, &label, state.tab == tab).clicked() {
                state.tab = tab;
            }
        }
        if state.tab == Tab::Rejected && !source.rejects.is_empty() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widget::button(ui, cx.theme, &tr!("sources-save-rejects")).clicked() {
                    cx.send(Command::SaveRejects(at));
                }
            });
        }
    });
}

fn nothing(ui: &mut Ui, cx: &ViewContext<'_>, id: &str) {
    widget::wrapped_caption(ui, cx.theme, &tr!(id));
}

fn text(ui: &mut Ui, cx: &ViewContext<'_>, text: &str) {
    ui.add(Label::new(RichText::new(text).color(cx.theme.text)).truncate());
}

fn quiet(ui: &mut Ui, cx: &ViewContext<'_>, text: &str) {
    ui.add(Label::new(RichText::new(text).color(cx.theme.quiet)).truncate());
}

fn issue_table(ui: &mut Ui, cx: &ViewContext<'_>, source: &SourceReport, height: f32) {
    let rows = issues(source);
    if rows.is_empty() {
        return nothing(ui, cx, "sources-no-issues");
    }
    let heads = [tr!("issues-what"), tr!("issues-outcome"), tr!("issues-count"), tr!("issues-place")];
    let columns = [
        (heads[0].as_str(), Width::Share(5.0), Align::Left),
        (heads[1].as_str(), Width::Points(104.0), Align::Left),
        (heads[2].as_str(), Width::Points(80.0), Align::Right),
        (heads[3].as_str(), Width::Share(1.0), Align::Left),
    ];
    let table =
        Table { id: "issues", columns: &columns, rows: rows.len(), selected: None, selectable: false, height: Some(height) };
    widget::table(
        ui,
        cx.theme,
        &table,
        |_| String::new(),
        |ui, row, column| {
            let Some(row) = rows.get(row) else { return };
            match column {
                0 => text(ui, cx, &row.what),
                1 if row.attention => {
                    ui.add(Label::new(RichText::new(&row.severity).color(cx.theme.attention)).truncate());
                }
                1 => quiet(ui, cx, &row.severity),
                2 => text(ui, cx, &row.count),
                _ => quiet(ui, cx, &row.place),
            }
        },
    );
}

fn column_table(ui: &mut Ui, cx: &ViewContext<'_>, source: &SourceReport, height: f32) {
    if source.mapping.is_empty() {
        return nothing(ui, cx, "sources-no-columns");
    }
    let heads = [tr!("columns-header"), tr!("columns-samples"), tr!("columns-field"), tr!("columns-confidence")];
    let columns = [
        (heads[0].as_str(), Width::Share(1.4), Align::Left),
        (heads[1].as_str(), Width::Share(3.0), Align::Left),
        (heads[2].as_str(), Width::Points(220.0), Align::Left),
        (heads[3].as_str(), Width::Points(96.0), Align::Right),
    ];
    let table = Table {
        id: "columns",
        columns: &columns,
        rows: source.mapping.len(),
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
            let Some(mapped) = source.mapping.get(row) else { return };
            match column {
                0 => text(ui, cx, &mapped.header),
                1 => quiet(ui, cx, &mapped.samples.join(" · ")),
                2 => field_chip(ui, cx, source, mapped),
                _ if mapped.field.is_empty() => quiet(ui, cx, "—"),
                _ => text(ui, cx, &tr!("columns-percent", percent = u32::from(mapped.confidence))),
            }
        },
    );
}

/// The field a column feeds, to be changed.
fn field_chip(ui: &mut Ui, cx: &ViewContext<'_>, source: &SourceReport, mapped: &ColumnMapping) {
    let label = field_in_words(&mapped.field);
    widget::menu_chip(ui, cx.theme, &label, |ui| {
        for code in std::iter::once("").chain(pipeline::field_codes(source.kind)) {
            if widget::menu_item(ui, cx.theme, &field_in_words(code), mapped.field == code).clicked() {
                let edit = Edit::Map { source: source.path.clone(), header: mapped.header.clone(), field: code.to_owned() };
                cx.send(Command::Edit(edit));
            }
        }
    })
    .accessible_name(tr!("columns-field-of", header = &mapped.header, field = label));
}

fn repair_table(ui: &mut Ui, cx: &ViewContext<'_>, source: &SourceReport, height: f32) {
    if source.repairs.is_empty() {
        return nothing(ui, cx, "sources-no-repairs");
    }
    let heads = [tr!("rows-line"), tr!("rows-column"), tr!("repairs-before"), tr!("repairs-after"), tr!("rows-reason")];
    let columns = [
        (heads[0].as_str(), Width::Points(76.0), Align::Right),
        (heads[1].as_str(), Width::Share(1.0), Align::Left),
        (heads[2].as_str(), Width::Share(2.0), Align::Left),
        (heads[3].as_str(), Width::Share(2.0), Align::Left),
        (heads[4].as_str(), Width::Share(2.0), Align::Left),
    ];
    let table = Table {
        id: "repairs",
        columns: &columns,
        rows: source.repairs.len(),
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
            let Some(repair) = source.repairs.get(row) else { return };
            match column {
                0 => quiet(ui, cx, &line(repair.line)),
                1 => quiet(ui, cx, &repair.column),
                2 => quiet(ui, cx, &repair.before),
                3 if repair.after.is_empty() => quiet(ui, cx, &tr!("repairs-left-out")),
                3 => text(ui, cx, &repair.after),
                _ => quiet(ui, cx, &pipeline::repair_text(repair)),
            }
        },
    );
}

fn reject_table(ui: &mut Ui, cx: &ViewContext<'_>, source: &SourceReport, height: f32) {
    if source.rejects.is_empty() {
        return nothing(ui, cx, "sources-no-rejects");
    }
    let heads = [tr!("rows-line"), tr!("rows-reason"), tr!("rows-cells")];
    let columns = [
        (heads[0].as_str(), Width::Points(76.0), Align::Right),
        (heads[1].as_str(), Width::Share(2.0), Align::Left),
        (heads[2].as_str(), Width::Share(4.0), Align::Left),
    ];
    let table = Table {
        id: "rejects",
        columns: &columns,
        rows: source.rejects.len(),
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
            let Some(reject) = source.rejects.get(row) else { return };
            match column {
                0 => quiet(ui, cx, &line(reject.line)),
                1 => text(ui, cx, &pipeline::reject_text(reject)),
                _ => quiet(ui, cx, &reject.cells.join(" · ")),
            }
        },
    );
}

fn line(number: u64) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX))
}
