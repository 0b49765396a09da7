//! Asks for a path in the window itself, where the system has no file dialog.

use std::path::PathBuf;

use egui::{Id, Key, Modal, TextEdit};

use super::super::app::App;
use super::super::outcomes;
use super::super::pick::Ask;
use super::super::widget;
use crate::tr;

/// The question while it stands.
#[derive(Debug)]
pub(in super::super) struct PathDialog {
    ask: Ask,
    text: String,
    /// Whether something is there, looked up when the text changes.
    exists: bool,
    fresh: bool,
}

impl PathDialog {
    /// Asks; the field holds what is proposed.
    pub fn new(ask: Ask) -> Self {
        let text = ask.suggested.display().to_string();
        let exists = ask.suggested.exists();
        Self { ask, text, exists, fresh: true }
    }

    fn path(&self) -> PathBuf {
        self.ask.purpose.completed(PathBuf::from(self.text.trim()))
    }

    /// Why the answer cannot be taken, or what it will do.
    fn remark(&self) -> (bool, String) {
        let purpose = self.ask.purpose;
        if self.text.trim().is_empty() {
            (false, String::new())
        } else if !purpose.writes() && !self.exists {
            (false, tr!("dialog-missing"))
        } else if purpose.writes() && !purpose.wants_folder() && self.exists {
            (true, tr!("dialog-replaces"))
        } else {
            (true, String::new())
        }
    }
}

/// Draws the dialog; Enter takes the answer, Escape takes the question away.
pub(super) fn show(app: &mut App) {
    let Some(mut dialog) = app.dialog.take() else { return };
    let theme = &app.theme;
    let purpose = dialog.ask.purpose;
    let (good, remark) = dialog.remark();
    let mut answer = None;
    let modal = Modal::new(Id::unique("path dialog")).frame(super::sheet(theme)).show(&app.ctx, |ui| {
        ui.set_width(520.0);
        ui.label(theme.strong_text(purpose.title()));
        ui.add_space(8.0);
        let edit = TextEdit::singleline(&mut dialog.text).id(Id::unique("path")).desired_width(520.0);
        let edit = ui.add(edit).accessible_name(tr!("dialog-path"));
        if std::mem::take(&mut dialog.fresh) {
            edit.request_focus();
        }
        if edit.changed() {
            dialog.exists = dialog.path().exists();
        }
        ui.label(theme.caption_text(&remark));
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let label = if purpose.writes() { tr!("dialog-save") } else { tr!("dialog-open") };
            let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let go = ui.add_enabled_ui(good, |ui| widget::primary_button(ui, theme, &label).clicked()).inner;
            if good && (go || entered) {
                answer = Some(Some(dialog.path()));
            }
            if widget::button(ui, theme, &tr!("dialog-cancel")).clicked() {
                answer = Some(None);
            }
        });
    });
    if answer.is_none() && modal.should_close() {
        answer = Some(None);
    }
    match answer {
        Some(path) => outcomes::picked(app, purpose, path),
        None => app.dialog = Some(dialog),
    }
}
