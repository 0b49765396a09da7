//! The program: arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

use serumpun::cli;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(cli::report_panic));
    let ended = std::panic::catch_unwind(|| cli::run(std::env::args_os(), WINDOW));
    ExitCode::from(ended.unwrap_or(cli::BUG))
}

/// The window of this build, where it has one.
#[cfg(feature = "gui")]
const WINDOW: Option<cli::Window> = Some(serumpun::gui::run);
#[cfg(not(feature = "gui"))]
const WINDOW: Option<cli::Window> = None;
