//! The window's state and its frame: jobs in, screens drawn, commands out. eframe only carries it.

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::command::{Command, Screen};
use super::jobs::{Job, Jobs};
use super::memory::Memory;
use super::pick::{Ask, system_can_ask};
use super::places::Places;
use super::session::Session;
use super::shell::{self, Notice, Palette, PathDialog, Question, Then};
use super::theme::Theme;
use super::view;
use super::{actions, dispatch, fonts, outcomes, style};

/// How much larger everything is in the meeting view.
const MEETING_ZOOM: f32 = 1.3;

/// What the screens remember while they are hidden.
#[derive(Default)]
pub(super) struct Views {
    pub sources: view::sources::State,
    pub matching: view::matching::State,
    pub overlap: view::overlap::State,
    pub gaps: view::gaps::State,
    pub budgets: view::budgets::State,
    pub plan: view::plan::State,
    pub export: view::export::State,
}

/// The window.
pub struct App {
    pub(super) ctx: Context,
    pub(super) places: Places,
    pub(super) memory: Memory,
    pub(super) jobs: Jobs,
    pub(super) session: Option<Session>,
    pub(super) theme: Theme,
    pub(super) screen: Screen,
    pub(super) views: Views,
    pub(super) meeting: bool,
    pub(super) notices: Vec<Notice>,
    pub(super) palette: Option<Palette>,
    pub(super) dialog: Option<PathDialog>,
    pub(super) question: Option<Question>,
    /// What waits for a save to end.
    pub(super) after_save: Option<Then>,
    /// The window may close without asking again.
    pub(super) may_close: bool,
    /// Whether the system has file dialogs.
    pub(super) system_dialogs: bool,
    /// The day, ISO 8601, as of the start; years and days of recent projects count from it.
    pub(super) today: String,
    /// The last question put to the system's dialog, in case there is none.
    pub(super) last_ask: Option<Ask>,
    pub(super) commands: RefCell<Vec<Command>>,
    title: String,
}

impl App {
    /// The window of this computer, opening `start` where one is given.
    #[must_use]
    pub fn new(ctx: &Context, start: Option<PathBuf>) -> Self {
        Self::with_places(ctx, Places::of_system(), system_can_ask(), start)
    }

    /// A window that keeps everything inside `folder` and asks for paths by itself.
    #[must_use]
    pub fn new_for_test(ctx: &Context, folder: &std::path::Path, start: Option<PathBuf>) -> Self {
        Self::with_places(ctx, Places::inside(folder), false, start)
    }

    fn with_places(ctx: &Context, places: Places, system_dialogs: bool, start: Option<PathBuf>) -> Self {
        let memory = Memory::read(&places);
        let theme = if memory.dark { Theme::dark() } else { Theme::light() };
        fonts::install(ctx);
        style::apply(ctx, &theme);
        let app = Self {
            ctx: ctx.clone(),
            jobs: Jobs::new(ctx),
            places,
            memory,
            session: None,
            theme,
            screen: Screen::Sources,
            views: Views::default(),
            meeting: false,
            notices: Vec::new(),
            palette: None,
            dialog: None,
            question: None,
            after_save: None,
            may_close: false,
            system_dialogs,
            today: chrono::Local::now().date_naive().to_string(),
            last_ask: None,
            commands: RefCell::default(),
            title: String::new(),
        };
        if let Some(path) = start {
            app.send(Command::Open(path));
        }
        app
    }

    /// Draws one frame and runs what it triggered.
    pub fn frame(&mut self, ui: &mut Ui) {
        outcomes::take(self);
        self.take_dropped();
        if self.dialog.is_none() && self.question.is_none() {
            for action in actions::pressed(&self.ctx) {
                if self.can(action.needs) {
                    self.send((action.command)());
                }
            }
        }
        self.guard_closing();
        shell::show(self, ui);
        let commands = self.commands.take();
        for command in commands {
            dispatch::run(self, command);
        }
        dispatch::find_list(self);
        self.name_window();
        if self.jobs.any() {
            // Progress has a clock.
            self.ctx.request_repaint_after(Duration::from_millis(200));
        }
    }

    /// Sends a command; it runs after the frame.
    pub(super) fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
        self.ctx.request_repaint();
    }

    /// Whether something is open, being computed, or waits for an answer: what tests wait for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.jobs.any() || !self.commands.borrow().is_empty()
    }

    /// The data behind the window, for tests that compare it with the command line's.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// Asks for a path, by the system or in the window.
    pub(super) fn ask(&mut self, ask: Ask) {
        if self.system_dialogs {
            super::pick::ask_system(&mut self.jobs, &ask);
            self.last_ask = Some(ask);
        } else {
            self.dialog = Some(PathDialog::new(ask));
        }
    }

    /// Whether a command that needs something can be done now.
    #[must_use]
    pub(super) fn can(&self, needs: actions::Needs) -> bool {
        use actions::Needs;
        let session = self.session.as_ref();
        match needs {
            Needs::Nothing => true,
            Needs::Session => session.is_some(),
            Needs::Data => session.is_some_and(|session| session.data.is_some()),
            Needs::Past => session.is_some_and(|session| session.history.undo_label().is_some()),
            Needs::Future => session.is_some_and(|session| session.history.redo_label().is_some()),
            Needs::Plan => session.is_some_and(|session| session.results.plan.is_some()),
            Needs::Job => self.jobs.shown().is_some(),
            Needs::Solver => self.jobs.is_running(Job::Plan) || self.jobs.is_running(Job::Suppose),
        }
    }

    /// Remembers for the next run; a failure is said once.
    pub(super) fn write_memory(&mut self) {
        if let Err(error) = self.memory.write(&self.places) {
            let notice = Notice::error(&error);
            if !self.notices.iter().any(|old| old.text == notice.text) {
                self.notices.push(notice);
            }
        }
    }

    /// The year of today.
    pub(super) fn this_year(&self) -> i16 {
        self.today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }

    pub(super) fn apply_theme(&mut self) {
        self.theme = if self.memory.dark { Theme::dark() } else { Theme::light() };
        style::apply(&self.ctx, &self.theme);
    }

    pub(super) fn set_meeting(&mut self, meeting: bool) {
        self.meeting = meeting;
        self.ctx.set_zoom_factor(if meeting { MEETING_ZOOM } else { 1.0 });
    }

    fn take_dropped(&mut self) {
        let dropped: Vec<PathBuf> =
            self.ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
        // Several exports dropped at once belong to the folder they lie in.
        let path = match &dropped[..] {
            [] => return,
            [only] => only.clone(),
            [first, ..] => first.parent().map_or_else(|| first.clone(), std::path::Path::to_path_buf),
        };
        self.send(Command::Open(path));
    }

    /// Holds the window back while something is unsaved.
    fn guard_closing(&mut self) {
        if !self.ctx.input(|input| input.viewport().close_requested()) || self.may_close {
            return;
        }
        if self.session.as_ref().is_some_and(Session::is_changed) {
            self.ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.question = Some(Question { then: Then::Quit });
        } else {
            self.jobs.cancel_all();
        }
    }

    fn name_window(&mut self) {
        let program = crate::tr!("program");
        let title = self.session.as_ref().map_or_else(|| program.clone(), |session| format!("{} — {program}", session.name()));
        if title != self.title {
            self.ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.theme.paper.to_normalized_gamma_f32()
    }
}
