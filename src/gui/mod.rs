//! The window: draws what the pipeline found, turns what a person does into commands and edits.
//!
//! A screen is `view/NAME/data.rs` (a serializable struct of exactly what is shown, tested as text) and
//! `view/NAME/ui.rs` (draws it, sends [`command::Command`]s, never edits, never blocks, never computes over all rows).
//! [`App`] holds everything: each frame it takes what jobs brought (`outcomes`), draws the frame and the screen
//! (`shell`, `view`), then runs the commands that came up (`dispatch`).

pub mod actions;
mod app;
pub mod command;
mod dispatch;
mod exports;
mod fonts;
mod jobs;
mod memory;
mod outcomes;
mod pick;
mod places;
pub mod session;
mod shell;
pub mod style;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod view;
pub mod widget;

use std::path::PathBuf;

use eframe::NativeOptions;
use egui::ViewportBuilder;

pub use app::App;

use crate::error::{Error, Result};
use crate::tr;

/// Opens the window on `start` (a folder, project or file), or on the start screen, and returns when it is closed.
///
/// # Errors
/// Where no window can be opened; the message names the commands that need none.
pub fn run(start: Option<PathBuf>) -> Result<()> {
    if !has_display() {
        return Err(Error::user("error-no-display"));
    }
    let viewport = ViewportBuilder::default()
        .with_title(tr!("program"))
        .with_app_id("serumpun")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([1024.0, 640.0])
        .with_icon(icon());
    let options = NativeOptions { viewport, centered: true, dithering: false, ..NativeOptions::default() };
    eframe::run_native("serumpun", options, Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, start)))))
        .map_err(|error| Error::user("error-window").arg("why", plain_reason(&error.to_string())))
}

/// A reason without the places in libraries' sources that some put before it (`os error at …/mod.rs:1: why`).
fn plain_reason(reason: &str) -> &str {
    match reason.rsplit_once(".rs:") {
        Some((_, rest)) => rest.split_once(": ").map_or(rest, |(_, why)| why),
        None => reason,
    }
}

/// Whether there is a screen: elsewhere than on Linux there always is one, or opening the window says why not.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The mark as the window's icon, drawn pixel by pixel: stems in a ring.
fn icon() -> egui::IconData {
    const SIDE: u16 = 64;
    let accent = theme::Theme::light().accent.to_array();
    let mut rgba = Vec::with_capacity(usize::from(SIDE) * usize::from(SIDE) * 4);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (dx, dy) = (f32::from(x) - 31.5, f32::from(y) - 31.5);
            let radius = dx.hypot(dy);
            let stem = radius < 25.0 && [-16.0_f32, -5.5, 5.5, 16.0].iter().any(|at| (dx - at).abs() < 3.2);
            let inked = (25.0..30.0).contains(&radius) || stem;
            rgba.extend(if inked { accent } else { [0; 4] });
        }
    }
    egui::IconData { rgba, width: u32::from(SIDE), height: u32::from(SIDE) }
}
