//! Standard output for results, standard error for progress and complaints.
//!
//! Invariants: a reader that closed its end is no error and later output goes nowhere; progress rewrites one line on a
//! terminal and is one plain line a stage elsewhere.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::sync::{Arc, Mutex};

use serde::Serialize;

use crate::error::{Error, Result};
use crate::task::{Progress, Task};
use crate::{text, tr};

/// Where a command speaks.
pub(super) struct Console {
    out: BufWriter<Stdout>,
    closed: bool,
    line: Arc<Mutex<Line>>,
}

/// What stands on the progress line.
#[derive(Debug, Default)]
struct Line {
    stage: &'static str,
    permille: Option<usize>,
    width: usize,
}

impl Console {
    /// The console of the process.
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), closed: false, line: Arc::default() }
    }

    /// Prints text to standard output.
    ///
    /// # Errors
    /// A full disk and the like; not a reader that went away.
    pub(super) fn print(&mut self, text: &str) -> Result<()> {
        self.clear();
        self.guard(|out| out.write_all(text.as_bytes()))
    }

    /// Prints a value as readable JSON with a line end to standard output.
    ///
    /// # Errors
    /// Those of [`Console::print`].
    pub(super) fn json<T: Serialize>(&mut self, value: &T) -> Result<()> {
        self.clear();
        self.guard(|out| {
            serde_json::to_writer_pretty(&mut *out, value)?;
            out.write_all(b"\n")
        })
    }

    /// Hands everything printed to the system.
    ///
    /// # Errors
    /// Those of [`Console::print`].
    pub(super) fn flush(&mut self) -> Result<()> {
        self.clear();
        self.guard(Write::flush)
    }

    fn guard(&mut self, write: impl FnOnce(&mut BufWriter<Stdout>) -> io::Result<()>) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        match write(&mut self.out) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => {
                self.closed = true;
                Err(Error::user("error-cli-output").arg("why", error.to_string()).caused_by(error))
            }
            Ok(()) => Ok(()),
        }
    }

    /// Says something beside the result, on standard error.
    pub(super) fn say(&mut self, text: &str) {
        self.clear();
        to_stderr(&format!("{text}\n"));
    }

    /// Complains on standard error, after the program's name.
    pub(super) fn complain(&mut self, text: &str) {
        self.say(&format!("serumpun: {text}"));
    }

    /// Complains about an error.
    pub(super) fn error(&mut self, error: &Error) {
        self.complain(&error.to_string());
    }

    /// A task whose progress is told on standard error.
    pub(super) fn task(&self) -> Task {
        let line = Arc::clone(&self.line);
        let terminal = io::stderr().is_terminal();
        Task::new(move |progress| {
            // A poisoned line is only a picture of progress; the work goes on without it.
            if let Ok(mut line) = line.lock() {
                to_stderr(&line.advance(progress, terminal));
            }
        })
    }

    /// Takes the progress line off a terminal, so that what follows begins on a clean line.
    fn clear(&self) {
        if let Ok(mut line) = self.line.lock() {
            to_stderr(&line.wipe());
        }
    }
}

impl Line {
    /// What to write for a step of progress; empty where nothing changed that a person could see.
    fn advance(&mut self, progress: Progress, terminal: bool) -> String {
        let permille = (progress.total > 0).then(|| progress.done.saturating_mul(1000) / progress.total);
        let new_stage = self.stage != progress.stage;
        if !new_stage && (!terminal || self.permille == permille) {
            return String::new();
        }
        self.stage = progress.stage;
        self.permille = permille;
        let stage = tr!(progress.stage);
        if !terminal {
            return tr!("cli-progress-stage", stage = stage) + "\n";
        }
        let shown = match permille {
            Some(permille) => tr!("cli-progress", stage = stage, percent = text::percent(permille as f64 / 1000.0, 0)),
            None => tr!("cli-progress-stage", stage = stage),
        };
        let width = shown.chars().count();
        let over = " ".repeat(self.width.saturating_sub(width));
        self.width = width;
        format!("\r{shown}{over}")
    }

    fn wipe(&mut self) -> String {
        if self.width == 0 {
            return String::new();
        }
        let wiped = format!("\r{}\r", " ".repeat(self.width));
        *self = Self { stage: self.stage, ..Self::default() };
        wiped
    }
}

/// Writes to standard error; there is nobody to tell where that fails.
fn to_stderr(text: &str) {
    if !text.is_empty() {
        io::stderr().lock().write_all(text.as_bytes()).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn step(done: usize) -> Progress {
        Progress { stage: "stage-reading", done, total: 2000 }
    }

    #[test]
    fn a_file_gets_one_line_a_stage() {
        let mut line = Line::default();
        assert!(line.advance(step(0), false).ends_with('\n'));
        assert_eq!(line.advance(step(900), false), "");
        assert!(line.advance(Progress { stage: "stage-matching", done: 0, total: 0 }, false).ends_with('\n'));
        assert_eq!(line.wipe(), "");
    }

    #[test]
    fn a_terminal_keeps_one_line_and_leaves_it_clean() {
        let mut line = Line::default();
        let first = line.advance(step(1000), true);
        assert!(first.starts_with('\r') && first.contains("50 %") && !first.contains('\n'), "{first:?}");
        assert_eq!(line.advance(step(1001), true), "", "a step nobody could see");
        let wiped = line.wipe();
        assert_eq!(wiped.trim_matches(['\r', ' ']), "");
        assert_eq!(line.wipe(), "");
    }
}
