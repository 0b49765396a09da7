//! Commands about what is seen.

use super::super::app::App;
use super::super::command::{Command, Screen};
use super::super::session::TitleList;
use super::super::shell::Palette;
use crate::analysis::Filter;

pub(super) fn run(app: &mut App, command: Command) -> Option<Command> {
    match command {
        Command::Show(screen) => app.screen = screen,
        Command::ShowPlan(mode) => {
            app.screen = Screen::Plan;
            app.views.plan.open(mode);
        }
        Command::Filter(filter) => {
            let Some(session) = &mut app.session else { return None };
            if session.results.filter != filter {
                session.results.filter = filter;
                super::refresh_figures(app);
                super::refresh_list(app);
            }
        }
        Command::List(selection) => {
            let Some(session) = &mut app.session else { return None };
            session.results.list.selection = selection;
            super::refresh_list(app);
        }
        Command::Find(text) => {
            let Some(session) = &mut app.session else { return None };
            session.results.filter = Filter::default();
            session.results.list = TitleList { text, ..TitleList::default() };
            app.screen = Screen::Overlap;
            app.views.overlap = crate::gui::view::overlap::State::default();
            super::refresh_figures(app);
            super::refresh_list(app);
        }
        Command::Search(text) => {
            let Some(session) = &mut app.session else { return None };
            session.results.list.text = text;
            super::refresh_list(app);
        }
        Command::Sort(sort) => {
            let Some(session) = &mut app.session else { return None };
            let list = &mut session.results.list;
            list.reverse = list.sort == sort && !list.reverse;
            list.sort = sort;
            super::refresh_list(app);
        }
        Command::Copy(text) => app.ctx.copy_text(text),
        Command::ToggleTheme => {
            app.memory.dark = !app.memory.dark;
            app.apply_theme();
            app.write_memory();
        }
        Command::ToggleMeeting => app.set_meeting(!app.meeting),
        Command::Palette => app.palette = if app.palette.is_some() { None } else { Some(Palette::default()) },
        other => return Some(other),
    }
    None
}
