//! The command line: the same core as the window, for scripts, servers and machines without a display.
//!
//! In: arguments. Out: a report or JSON on standard output, files where asked for, progress and errors on standard
//! error, an exit code (0 done, 1 user or data error, 2 usage, 3 locks that no budget can meet, 70 our bug).
//! Invariants: standard output carries nothing but the result; a reader that stops reading is no error; files are
//! whole or not there. One file a command; [`arguments`] has every word of the command line.

mod arguments;
mod check;
mod console;
mod gaps;
mod open;
mod overlap;
mod plan;
mod plan_report;
mod sample;
mod scenarios;
mod table;
mod titles;
mod why;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;

use self::console::Console;
use crate::error::{Error, Result};
use crate::{pipeline, tr};

/// Opens the window on a project, folder or file, or on nothing; returns when it is closed.
pub type Window = fn(Option<PathBuf>) -> Result<()>;

/// The exit code of a mistake of ours.
pub const BUG: u8 = 70;

/// The exit code of a wrong command line.
const USAGE: u8 = 2;

/// Runs one command line, the program's name first; `window` is none in a build without one.
///
/// Returns the exit code; everything else was printed.
pub fn run(args: impl IntoIterator<Item = OsString>, window: Option<Window>) -> u8 {
    let mut console = Console::new();
    let matches = match arguments::command().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return refused(&mut console, &error),
    };
    let ended = dispatch(&mut console, &matches, window).and_then(|code| console.flush().map(|()| code));
    match ended {
        Ok(code) => code,
        Err(error) => {
            console.error(&error);
            error.exit_code()
        }
    }
}

fn dispatch(console: &mut Console, matches: &clap::ArgMatches, window: Option<Window>) -> Result<u8> {
    match matches.subcommand() {
        Some(("check", given)) => check::run(console, given),
        Some(("titles", given)) => titles::run(console, given),
        Some(("overlap", given)) => overlap::run(console, given),
        Some(("gaps", given)) => gaps::run(console, given),
        Some(("plan", given)) => plan::run(console, given),
        Some(("scenarios", given)) => scenarios::run(console, given),
        Some(("compare", given)) => scenarios::compare(console, given),
        Some(("sample", given)) => sample::run(console, given),
        _ => {
            let path = matches.get_one::<PathBuf>("path").cloned();
            show(path, window)
        }
    }
}

fn show(path: Option<PathBuf>, window: Option<Window>) -> Result<u8> {
    if let Some(path) = &path {
        // A wrong name is said here, before a window opens.
        pipeline::open(path)?;
    }
    let window = window.ok_or_else(|| Error::user("error-cli-no-window"))?;
    window(path).map(|()| 0)
}

/// Help and version are answers; everything else clap says is a usage error.
fn refused(console: &mut Console, error: &clap::Error) -> u8 {
    let text = error.render().to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match console.print(&text).and_then(|()| console.flush()) {
            Ok(()) => 0,
            Err(error) => {
                console.error(&error);
                error.exit_code()
            }
        };
    }
    console.complain(text.strip_prefix("error: ").unwrap_or(&text).trim_end());
    USAGE
}

/// Says on standard error that the program made a mistake; for the panic hook.
pub fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    let payload = info.payload();
    let what = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let what = what.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    Console::new().complain(&tr!("cli-panic", what = what, place = place));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(args: &[&str]) -> u8 {
        run(std::iter::once("serumpun").chain(args.iter().copied()).map(OsString::from), None)
    }

    #[test]
    fn exit_codes_tell_whose_fault_it_is() {
        let table: [(&[&str], u8); 15] = [
            (&["--version"], 0),
            (&["--help"], 0),
            (&["plan", "--help"], 0),
            (&[], 1),
            (&["no-such-folder"], 1),
            (&["check", "no-such-folder"], 1),
            (&["check"], 2),
            (&["--no-such-option"], 2),
            (&["overlap", ".", "--by", "color"], 2),
            (&["plan", ".", "--time-limit", "-3"], 2),
            (&["plan", ".", "--time-limit", "NaN"], 2),
            (&["plan", ".", "--gap", "1.5"], 2),
            (&["plan", ".", "--seed", "x"], 2),
            (&["plan", ".", "--by", "subject", "--orders", "out"], 2),
            (&["titles", ".", "--csv", "-"], 2),
        ];
        for (args, expected) in table {
            assert_eq!(code(args), expected, "{args:?}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        arguments::command().debug_assert();
    }

    #[test]
    fn every_message_of_the_command_line_is_written() {
        let help = arguments::command().render_long_help().to_string();
        assert!(!help.contains("cli-"), "{help}");
        for command in arguments::command().get_subcommands_mut() {
            let help = command.render_long_help().to_string();
            assert!(!help.contains("cli-"), "{help}");
        }
    }
}
