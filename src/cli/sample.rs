//! `serumpun sample`: writes the sample consortium, to try everything on.

use std::path::PathBuf;

use clap::ArgMatches;

use super::console::Console;
use crate::error::Result;
use crate::{pipeline, tr};

/// The folder the sample goes to where none is named.
const FOLDER: &str = "serumpun-sample";

/// Runs the command.
///
/// # Errors
/// A folder that cannot be written.
pub(super) fn run(console: &mut Console, given: &ArgMatches) -> Result<u8> {
    let folder = given.get_one::<PathBuf>("dir").cloned().unwrap_or_else(|| PathBuf::from(FOLDER));
    pipeline::write_sample(&folder)?;
    console.print(&(tr!("cli-sample-written", folder = folder.display().to_string()) + "\n"))?;
    Ok(0)
}
