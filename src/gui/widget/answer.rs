//! The sentence that opens every screen, its key figures in the accent color, and the line it rests on.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Ui};

use super::super::theme::Theme;

/// A part of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words.
    Plain(&'a str),
    /// A key figure.
    Key(&'a str),
}

/// Draws the sentence and, under it, what it rests on; an empty caption takes no room.
pub fn answer(ui: &mut Ui, theme: &Theme, parts: &[Part<'_>], caption: &str) {
    let mut job = LayoutJob::default();
    for part in parts {
        let (text, color) = match part {
            Part::Plain(text) => (text, theme.text),
            Part::Key(text) => (text, theme.accent),
        };
        job.append(text, 0.0, TextFormat { font_id: theme.answer(), color, ..TextFormat::default() });
    }
    ui.add(Label::new(job).wrap());
    if !caption.is_empty() {
        ui.add_space(2.0);
        ui.add(Label::new(egui::RichText::new(caption).font(theme.body()).color(theme.quiet)).wrap());
    }
}

impl<'a> Part<'a> {
    /// The parts of a message in which `*…*` marks key figures: translators decide where they stand.
    #[must_use]
    pub fn split(message: &'a str) -> Vec<Self> {
        let parts = message.split('*').enumerate();
        parts
            .filter(|(_, text)| !text.is_empty())
            .map(|(at, text)| if at % 2 == 0 { Self::Plain(text) } else { Self::Key(text) })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Part::{self, Key, Plain};

    #[test]
    fn stars_mark_key_figures() {
        assert_eq!(
            Part::split("Five partners hold *13,910 titles*."),
            [Plain("Five partners hold "), Key("13,910 titles"), Plain(".")]
        );
        assert_eq!(Part::split("*All* of it"), [Key("All"), Plain(" of it")]);
        assert_eq!(Part::split(""), []);
    }
}
