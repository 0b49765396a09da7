//! The frame around the screens: rail, top bar, messages, progress, palette and questions.

mod bars;
mod dialog;
mod menu;
mod palette;
mod question;
pub mod rail;
mod top;

use std::cell::RefCell;
use std::time::Instant;

use egui::{CentralPanel, Frame, Margin, Rect, ScrollArea, Ui, UiBuilder, Vec2};

pub(super) use dialog::PathDialog;
pub(super) use palette::Palette;
pub(super) use question::{Question, Then};

use super::app::App;
use super::command::{Command, Screen};
use super::jobs::Job;
use super::theme::{PAGE, RADIUS, Theme};
use super::view::{self, ViewContext};
use super::widget;
use crate::error::Error;
use crate::tr;

/// Screens are drawn at least this high; a lower window scrolls them.
const LEAST_HEIGHT: f32 = 520.0;

/// A message at the foot of the window.
#[derive(Debug, Clone)]
pub(super) struct Notice {
    /// It stays until a person dismisses it.
    pub error: bool,
    /// Its words.
    pub text: String,
    /// Since when it stands there.
    pub since: Instant,
}

impl Notice {
    /// Says what went wrong and what to do.
    pub fn error(error: &Error) -> Self {
        Self { error: true, text: error.to_string(), since: Instant::now() }
    }

    /// Says what was done; goes by itself.
    pub fn note(text: String) -> Self {
        Self { error: false, text, since: Instant::now() }
    }
}

/// Draws the whole window.
pub(super) fn show(app: &mut App, ui: &mut Ui) {
    if app.session.is_none() {
        start(app, ui);
    } else {
        if !app.meeting {
            rail::show(app, ui);
        }
        top::show(app, ui);
        screen(app, ui);
    }
    bars::show(app);
    dialog::show(app);
    question::show(app);
    palette::show(app);
    bars::hovered(app);
}

/// The frame of a question over the window.
fn sheet(theme: &Theme) -> Frame {
    Frame::new().fill(theme.card).stroke(theme.hairline()).corner_radius(RADIUS).inner_margin(Margin::same(20))
}

fn page(theme: &Theme) -> Frame {
    Frame::new().fill(theme.paper).inner_margin(Margin::ZERO)
}

fn start(app: &mut App, ui: &mut Ui) {
    let shown = view::start::Shown::new(&app.memory, &app.today, app.jobs.is_running(Job::Open));
    CentralPanel::default().frame(page(&app.theme)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            view::start::show(ui, &app.theme, &shown, &app.commands);
        });
    });
}

fn screen(app: &mut App, ui: &mut Ui) {
    CentralPanel::default().frame(page(&app.theme)).show(ui, |ui| {
        let App { session, views, theme, commands, jobs, screen, .. } = app;
        let Some(session) = session else { return };
        let Some(data) = &session.data else {
            reading(ui, theme, jobs, commands);
            return;
        };
        let busy = jobs.is_running(Job::Load)
            || match screen {
                Screen::Matching => jobs.is_running(Job::Review),
                Screen::Overlap | Screen::Gaps => jobs.is_running(Job::Figures) || jobs.is_running(Job::List),
                Screen::Plan => jobs.is_running(Job::Subjects),
                Screen::Export => jobs.is_running(Job::Export),
                Screen::Sources | Screen::Budgets => false,
            };
        let context = ViewContext {
            data,
            project: session.history.project(),
            results: &session.results,
            exported: session.exported.as_ref(),
            theme,
            busy,
            dividing: jobs.is_running(Job::Plan) || session.divide_when_loaded,
            solving: jobs.look(Job::Plan),
            supposing: jobs.look(Job::Suppose),
            commands,
        };
        ScrollArea::vertical().id_salt(screen.code()).auto_shrink(false).show(ui, |ui| {
            fixed(ui, |ui| match screen {
                Screen::Sources => view::sources::show(ui, &context, &mut views.sources),
                Screen::Matching => view::matching::show(ui, &context, &mut views.matching),
                Screen::Overlap => view::overlap::show(ui, &context, &mut views.overlap),
                Screen::Gaps => view::gaps::show(ui, &context, &mut views.gaps),
                Screen::Budgets => view::budgets::show(ui, &context, &mut views.budgets),
                Screen::Plan => view::plan::show(ui, &context, &mut views.plan),
                Screen::Export => view::export::show(ui, &context, &mut views.export),
            });
        });
    });
}

/// Gives a screen a page of the height in sight, so that it can fill it; what is higher scrolls.
fn fixed(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let height = ui.clip_rect().height().max(LEAST_HEIGHT);
    let corner = ui.next_widget_position();
    let page = Rect::from_min_size(corner, Vec2::new(ui.available_width(), height));
    let inner = page.shrink(PAGE);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    add(&mut child);
    let used = child.min_rect().expand(PAGE);
    ui.allocate_rect(
        Rect::from_min_max(corner, egui::pos2(page.right(), used.bottom().max(page.bottom()))),
        egui::Sense::hover(),
    );
}

/// While the files are read the first time.
fn reading(ui: &mut Ui, theme: &Theme, jobs: &super::jobs::Jobs, commands: &RefCell<Vec<Command>>) {
    let width = 360.0;
    let rect = Rect::from_center_size(ui.max_rect().center(), Vec2::new(width, 120.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        let (words, share) = jobs.shown().map_or_else(|| (tr!("stage-any"), None), |shown| bars::in_words(&shown));
        ui.label(theme.strong_text(tr!("reading-title")));
        ui.add_space(4.0);
        widget::progress(ui, theme, width, share, &words);
        ui.add_space(4.0);
        widget::caption(ui, theme, &words);
        ui.add_space(8.0);
        if widget::button(ui, theme, &tr!("action-cancel")).clicked() {
            commands.borrow_mut().push(Command::Cancel);
        }
    });
}
