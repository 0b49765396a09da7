//! Asks what to do with unsaved changes before they would be lost.

use egui::{Id, Modal};

use super::super::app::App;
use super::super::command::Command;
use super::super::dispatch;
use super::super::widget;
use crate::tr;

/// What a person wanted to do.
#[derive(Debug, Clone)]
pub(in super::super) enum Then {
    /// Close the window.
    Quit,
    /// Run a command that replaces the document.
    Run(Command),
}

/// The question while it stands.
#[derive(Debug, Clone)]
pub(in super::super) struct Question {
    pub then: Then,
}

enum Answer {
    Save,
    Discard,
    Stay,
}

/// Draws the question.
pub(super) fn show(app: &mut App) {
    let Some(question) = app.question.take() else { return };
    let name = app.session.as_ref().map(super::super::session::Session::name).unwrap_or_default();
    let theme = &app.theme;
    let modal = Modal::new(Id::unique("question")).frame(super::sheet(theme)).show(&app.ctx, |ui| {
        ui.set_width(420.0);
        ui.label(theme.strong_text(tr!("question-unsaved", name = name)));
        ui.add_space(4.0);
        widget::wrapped_caption(ui, theme, &tr!("question-unsaved-detail"));
        ui.add_space(12.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let save = widget::primary_button(ui, theme, &tr!("question-save"));
            let discard = widget::button(ui, theme, &tr!("question-discard"));
            let stay = widget::button(ui, theme, &tr!("dialog-cancel"));
            if save.clicked() {
                Some(Answer::Save)
            } else if discard.clicked() {
                Some(Answer::Discard)
            } else if stay.clicked() {
                Some(Answer::Stay)
            } else {
                None
            }
        })
        .inner
    });
    let answer = if modal.should_close() { Some(Answer::Stay) } else { modal.inner };
    match answer {
        None => app.question = Some(question),
        Some(Answer::Stay) => {}
        Some(Answer::Save) => {
            app.after_save = Some(question.then);
            app.send(Command::Save);
        }
        Some(Answer::Discard) => {
            dispatch::run_confirmed(app, Command::DiscardRecovery);
            app.go_on(question.then);
        }
    }
}
