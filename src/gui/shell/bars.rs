//! Messages and progress at the foot of the window, and the veil while files hover over it.

use std::time::Duration;

use egui::{Align2, Frame, Label, LayerId, Margin, Order, Panel, RichText, Ui, Vec2};

use super::super::app::App;
use super::super::command::Command;
use super::super::jobs::Shown;
use super::super::theme::RADIUS;
use super::super::widget::{self, Icon, icon};
use crate::{text, tr};

/// A note goes by itself after this time.
const NOTE: Duration = Duration::from_secs(8);
/// A job shorter than this shows no progress: bars that flash help nobody.
const PATIENCE: Duration = Duration::from_millis(300);

/// Draws the messages.
pub(super) fn messages(app: &mut App, ui: &mut Ui) {
    app.notices.retain(|notice| notice.error || notice.since.elapsed() < NOTE);
    if app.notices.is_empty() {
        return;
    }
    app.ctx.request_repaint_after(Duration::from_millis(500));
    let frame = Frame::new().fill(app.theme.card).inner_margin(Margin::symmetric(16, 8));
    let mut dismissed = None;
    Panel::bottom("messages").frame(frame).show_separator_line(true).show(ui, |ui| {
        for (at, notice) in app.notices.iter().enumerate() {
            ui.horizontal(|ui| {
                let (picture, color) =
                    if notice.error { (Icon::Warning, app.theme.attention) } else { (Icon::Check, app.theme.accent) };
                let (rect, _) = ui.allocate_exact_size(Vec2::new(20.0, 28.0), egui::Sense::hover());
                icon::paint(ui.painter(), picture, rect.center(), 14.0, color);
                let close = 36.0;
                ui.allocate_ui(Vec2::new((ui.available_width() - close).max(0.0), 28.0), |ui| {
                    ui.add(Label::new(RichText::new(&notice.text).color(app.theme.text)).wrap().selectable(true));
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if widget::icon_button(ui, &app.theme, Icon::Cross, &tr!("dismiss")).clicked() {
                        dismissed = Some(at);
                    }
                });
            });
        }
    });
    if let Some(at) = dismissed {
        app.notices.remove(at);
    }
}

/// What a job does and how far it is, in words, and the share done where it is known.
pub(super) fn in_words(shown: &Shown) -> (String, Option<f32>) {
    let Some(progress) = shown.progress else { return (tr!("stage-any"), None) };
    let stage = if text::has(progress.stage) { tr!(progress.stage) } else { tr!("stage-any") };
    if progress.total == 0 {
        return (stage, None);
    }
    let share = progress.done as f32 / progress.total as f32;
    let words = match shown.seconds_left() {
        Some(seconds) => tr!(
            "progress-left",
            stage = stage,
            done = progress.done,
            total = progress.total,
            seconds = i64::try_from(seconds).unwrap_or(i64::MAX)
        ),
        None => tr!("progress", stage = stage, done = progress.done, total = progress.total),
    };
    (words, Some(share))
}

/// Draws the progress of the job a person waits for, with a way to stop it.
pub(super) fn progress(app: &mut App, ui: &mut Ui) {
    let Some(shown) = app.jobs.shown().filter(|shown| shown.elapsed > PATIENCE) else { return };
    let (words, share) = in_words(&shown);
    let frame = Frame::new().fill(app.theme.card).inner_margin(Margin::symmetric(16, 6));
    Panel::bottom("progress").frame(frame).show_separator_line(true).show(ui, |ui| {
        ui.horizontal(|ui| {
            widget::progress(ui, &app.theme, 160.0, share, &words);
            ui.label(RichText::new(&words).color(app.theme.text));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widget::button(ui, &app.theme, &tr!("action-cancel")).clicked() {
                    app.send(Command::Cancel);
                }
                let solving = app.jobs.is_running(super::super::jobs::Job::Plan);
                if solving && widget::button(ui, &app.theme, &tr!("action-keep-best")).clicked() {
                    app.send(Command::KeepBest);
                }
            });
        });
    });
}

/// Says, while files hover over the window, what dropping them does.
pub(super) fn hovered(app: &App) {
    if app.ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = app.ctx.layer_painter(LayerId::new(Order::Foreground, egui::Id::unique("hovered files")));
    let rect = app.ctx.content_rect();
    painter.rect_filled(rect, 0, app.theme.paper.gamma_multiply(0.9));
    let frame = rect.shrink(24.0);
    painter.rect_stroke(frame, RADIUS, egui::Stroke::new(2.0, app.theme.accent), egui::StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, tr!("drop-here"), app.theme.answer(), app.theme.accent);
}
