//! Messages and progress in a corner of the window, over the page so that nothing moves when they come and go; and the
//! veil while files hover over the window.

use std::time::Duration;

use egui::{Align2, Area, Frame, Id, Label, LayerId, Margin, Order, RichText, Ui, Vec2};

use super::super::app::App;
use super::super::command::{Command, Screen};
use super::super::jobs::{Job, Shown};
use super::super::theme::{PAGE, RADIUS};
use super::super::view::plan::found_in_words;
use super::super::widget::{self, Icon, icon};
use crate::{text, tr};

/// A note goes by itself after this time.
const NOTE: Duration = Duration::from_secs(8);
/// Width of messages and progress, points.
const WIDTH: f32 = 520.0;

/// Draws the messages, and under them the progress of the job a person waits for.
pub(super) fn show(app: &mut App) {
    app.notices.retain(|notice| notice.error || notice.since.elapsed() < NOTE);
    let job = app.jobs.shown().filter(|shown| shown.is_long() && !is_on_screen(app, shown));
    if app.notices.is_empty() && job.is_none() {
        return;
    }
    app.ctx.request_repaint_after(Duration::from_millis(500));
    let mut dismissed = None;
    let area = Area::new(Id::unique("messages")).order(Order::Middle).anchor(Align2::RIGHT_BOTTOM, Vec2::splat(-PAGE));
    area.show(&app.ctx, |ui| {
        let frame = Frame::new().fill(app.theme.card).stroke(app.theme.hairline()).corner_radius(RADIUS);
        for (at, notice) in app.notices.iter().enumerate() {
            frame.inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                if message(ui, app, notice) {
                    dismissed = Some(at);
                }
            });
            ui.add_space(4.0);
        }
        if let Some(job) = &job {
            frame.inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| progress(ui, app, job));
        }
    });
    if let Some(at) = dismissed {
        app.notices.remove(at);
    }
}

/// The first reading has the page to itself, and the plan tells of its division where it stands.
fn is_on_screen(app: &App, shown: &Shown) -> bool {
    let is_first_reading = shown.job == Job::Load && app.session.as_ref().is_some_and(|session| session.data.is_none());
    is_first_reading || app.screen == Screen::Plan && solves(shown.job)
}

/// Whether a solver works in a job, so that its best plan can be kept.
fn solves(job: Job) -> bool {
    matches!(job, Job::Plan | Job::Suppose)
}

/// Draws one message; whether it was dismissed.
fn message(ui: &mut Ui, app: &App, notice: &super::Notice) -> bool {
    ui.set_width(WIDTH);
    ui.horizontal_top(|ui| {
        let (picture, color) = if notice.error { (Icon::Warning, app.theme.attention) } else { (Icon::Check, app.theme.accent) };
        let (rect, _) = ui.allocate_exact_size(Vec2::new(20.0, 28.0), egui::Sense::hover());
        icon::paint(ui.painter(), picture, rect.center(), 14.0, color);
        ui.vertical(|ui| {
            ui.set_width(WIDTH - 72.0);
            ui.add_space(5.0);
            ui.add(Label::new(RichText::new(&notice.text).color(app.theme.text)).wrap().selectable(true));
            ui.add_space(2.0);
        });
        widget::icon_button(ui, &app.theme, Icon::Cross, &tr!("dismiss")).clicked()
    })
    .inner
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

/// Draws how far a job is, with a way to stop it.
fn progress(ui: &mut Ui, app: &App, shown: &Shown) {
    let (words, share) = in_words(shown);
    ui.set_width(WIDTH - 8.0);
    ui.horizontal(|ui| {
        widget::progress(ui, &app.theme, 96.0, share, &words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widget::button(ui, &app.theme, &tr!("action-cancel")).clicked() {
                app.send(Command::Cancel);
            }
            if solves(shown.job) && widget::button(ui, &app.theme, &tr!("action-keep-best")).clicked() {
                app.send(Command::KeepBest);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(Label::new(RichText::new(&words).color(app.theme.text)).truncate());
            });
        });
    });
    if let Some(found) = shown.found.filter(|_| solves(shown.job)) {
        widget::caption(ui, &app.theme, &found_in_words(found));
    }
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
