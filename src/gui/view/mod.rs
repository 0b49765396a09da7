//! The screens, and what each gets to see.
//!
//! A screen is a module with `State` (what it remembers while it is hidden: `Default`, never the document's data) and
//! `show(&mut egui::Ui, &ViewContext, &mut State)`, which draws into the rectangle it is given and fills it; what does
//! not fit is scrolled by the shell.

pub mod budgets;
pub mod export;
mod filters;
#[cfg(test)]
mod flow_tests;
pub mod gaps;
pub mod matching;
mod names;
pub mod overlap;
mod page;
pub mod plan;
pub mod sources;
pub mod start;
mod titles;

use std::cell::RefCell;

use super::command::Command;
use super::jobs::Shown;
use super::session::{Data, Exported, Results};
use super::theme::Theme;
use crate::project::Project;

/// What a screen may read, and where its commands go; they run between frames.
pub struct ViewContext<'a> {
    /// The data.
    pub data: &'a Data,
    /// The document.
    pub project: &'a Project,
    /// Results of jobs.
    pub results: &'a Results,
    /// The last export.
    pub exported: Option<&'a Exported>,
    /// Colors and sizes.
    pub theme: &'a Theme,
    /// A job is running whose result this screen waits for.
    pub busy: bool,
    /// A plan is being made, or will be as soon as the data are read.
    pub dividing: bool,
    /// How far the plan is that is being made.
    pub solving: Option<Shown>,
    /// How far what is supposed is.
    pub supposing: Option<Shown>,
    /// Commands of this frame.
    pub commands: &'a RefCell<Vec<Command>>,
}

impl ViewContext<'_> {
    /// Sends a command.
    pub fn send(&self, command: Command) {
        self.commands.borrow_mut().push(command);
    }
}
