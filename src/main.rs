//! The program: arguments in, exit code out. Everything else is in the library.

use std::process::ExitCode;

use serumpun::cli;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(cli::report_panic));
    let ended = std::panic::catch_unwind(|| cli::run(std::env::args_os(), window()));
    ExitCode::from(ended.unwrap_or(cli::BUG))
}

/// The window of this build, where it has one.
fn window() -> Option<cli::Window> {
    #[cfg(feature = "gui")]
    return Some(serumpun::gui::run);
    #[cfg(not(feature = "gui"))]
    None
}
