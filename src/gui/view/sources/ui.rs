//! Draws the sources screen: the sentence, the table of files, the file that is chosen.

use egui::{Label, RichText, Ui};

use super::data::Shown;
use super::quality::QualityShown;
use super::{detail, quality_ui};
use crate::gui::theme::GAP;
use crate::gui::view::ViewContext;
use crate::gui::widget::{self, Align, Part, Table, Width};
use crate::tr;

/// What only the screen knows.
#[derive(Debug, Default)]
pub struct State {
    /// The chosen file.
    pub(super) chosen: usize,
    /// What is shown of it.
    pub(super) tab: detail::Tab,
    /// Partners and their data instead of files.
    by_partner: bool,
    /// The chosen partner, by its row.
    pub(super) partner: usize,
}

/// Draws the screen.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let consortium = &cx.data.consortium;
    if state.by_partner {
        by_partner(ui, cx, state);
        return;
    }
    let shown = Shown::new(consortium);
    state.chosen = state.chosen.min(shown.rows.len().saturating_sub(1));
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(8.0);
    modes(ui, cx, state);
    ui.add_space(8.0);
    let room = ui.available_height();
    let files = (room * 0.42).clamp(180.0, 96.0 + 32.0 * shown.rows.len() as f32);
    widget::card(ui, cx.theme, &tr!("sources-files"), &tr!("sources-files-detail"), |ui| {
        table(ui, cx, state, &shown, files - 84.0);
    });
    ui.add_space(GAP);
    let Some(row) = shown.rows.get(state.chosen) else { return };
    if let Some(source) = consortium.sources.get(row.source) {
        detail::show(ui, cx, state, row.source, source);
    }
}

/// The data of each partner.
fn by_partner(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    let Some(review) = &cx.results.review else {
        modes(ui, cx, state);
        widget::caption(ui, cx.theme, &tr!("stage-any"));
        return;
    };
    let shown = QualityShown::new(&cx.data.consortium, &review.quality);
    widget::answer(ui, cx.theme, &Part::split(&shown.answer), &shown.caption);
    ui.add_space(8.0);
    modes(ui, cx, state);
    ui.add_space(8.0);
    quality_ui::show(ui, cx, state, &shown);
}

/// What is looked at: files, or the data of each partner.
fn modes(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        for (id, by_partner) in [("sources-by-file", false), ("sources-by-partner", true)] {
            if widget::chip(ui, cx.theme, &tr!(id), state.by_partner == by_partner).clicked() {
                state.by_partner = by_partner;
            }
        }
    });
}

fn table(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, shown: &Shown, height: f32) {
    let heads = ["partner", "file", "kind", "format", "encoding", "read", "kept", "repaired", "rejected"];
    let heads = heads.map(|head| tr!(&format!("sources-{head}")));
    let widths = [
        (Width::Share(2.0), Align::Left),
        (Width::Share(2.0), Align::Left),
        (Width::Share(1.0), Align::Left),
        (Width::Share(1.0), Align::Left),
        (Width::Points(116.0), Align::Left),
        (Width::Points(76.0), Align::Right),
        (Width::Points(76.0), Align::Right),
        (Width::Points(80.0), Align::Right),
        (Width::Points(80.0), Align::Right),
    ];
    let columns: Vec<(&str, Width, Align)> =
        heads.iter().zip(widths).map(|(head, (width, align))| (head.as_str(), width, align)).collect();
    let table = Table {
        id: "files",
        columns: &columns,
        rows: shown.rows.len(),
        selected: Some(state.chosen),
        selectable: true,
        height: Some(height),
    };
    let name = |row: usize| shown.rows.get(row).map(|row| row.path.clone()).unwrap_or_default();
    let output = widget::table(ui, cx.theme, &table, name, |ui, row, column| {
        let Some(row) = shown.rows.get(row) else { return };
        let quiet = |text: &str| RichText::new(text).color(cx.theme.quiet);
        let plain = |text: &str| RichText::new(text).color(cx.theme.text);
        let text = match column {
            0 => match row.partner {
                Some(partner) => {
                    widget::partner_mark(ui, cx.theme, partner, &row.owner);
                    return;
                }
                None => quiet(&row.owner),
            },
            1 if row.broken => RichText::new(&row.path).color(cx.theme.attention),
            1 => plain(&row.path),
            2 => quiet(&row.kind),
            3 => quiet(&row.format),
            4 => quiet(&row.encoding),
            5 => plain(&row.read),
            6 => plain(&row.kept),
            7 => plain(&row.repaired),
            _ if row.rejected == "—" => plain(&row.rejected),
            _ => RichText::new(&row.rejected).color(cx.theme.attention),
        };
        ui.add(Label::new(text).truncate());
    });
    if let Some(chosen) = output.chosen {
        state.chosen = chosen;
    }
}
