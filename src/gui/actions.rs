//! The one table of commands a person finds by name: it feeds the menu, the palette and the keyboard.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::command::{Command, ExportKind, Screen};
use super::view::plan::Mode;
use crate::{text, tr};

/// What must be there for a command to make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// Something open.
    Session,
    /// Data read.
    Data,
    /// An edit to take back.
    Past,
    /// An undone edit.
    Future,
    /// A plan.
    Plan,
    /// A job that runs.
    Job,
    /// A solver that runs.
    Solver,
}

/// One command with its words and keys.
#[derive(Debug, Clone, Copy)]
pub struct Action {
    /// `action-ID` is its label, `.tip` its tooltip.
    pub id: &'static str,
    /// Keys; more than one where people expect different ones.
    pub keys: &'static [KeyboardShortcut],
    /// What it does.
    pub command: fn() -> Command,
    /// When it can be done.
    pub needs: Needs,
}

impl Action {
    /// Its label.
    #[must_use]
    pub fn label(&self) -> String {
        tr!(&format!("action-{}", self.id))
    }

    /// Its tooltip, where it has one.
    #[must_use]
    pub fn tip(&self) -> Option<String> {
        text::attribute(&format!("action-{}", self.id), "tip", &[])
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(CTRL, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(CTRL_SHIFT, key)
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn action(id: &'static str, keys: &'static [KeyboardShortcut], needs: Needs, command: fn() -> Command) -> Action {
    Action { id, keys, command, needs }
}

/// All of them, in the order of the palette.
pub const ACTIONS: &[Action] = &[
    action("divide", &[plain(Key::F5)], Needs::Data, || Command::Divide),
    action("keep-best", &[], Needs::Solver, || Command::KeepBest),
    action("cancel", &[], Needs::Job, || Command::Cancel),
    action("undo", &[ctrl(Key::Z)], Needs::Past, || Command::Undo),
    action("redo", &[ctrl_shift(Key::Z), ctrl(Key::Y)], Needs::Future, || Command::Redo),
    action("show-sources", &[ctrl(Key::Num1)], Needs::Session, || Command::Show(Screen::Sources)),
    action("show-matching", &[ctrl(Key::Num2)], Needs::Session, || Command::Show(Screen::Matching)),
    action("show-overlap", &[ctrl(Key::Num3)], Needs::Session, || Command::Show(Screen::Overlap)),
    action("show-gaps", &[ctrl(Key::Num4)], Needs::Session, || Command::Show(Screen::Gaps)),
    action("show-budgets", &[ctrl(Key::Num5)], Needs::Session, || Command::Show(Screen::Budgets)),
    action("show-plan", &[ctrl(Key::Num6)], Needs::Session, || Command::Show(Screen::Plan)),
    action("show-fairness", &[], Needs::Data, || Command::ShowPlan(Mode::Fairness)),
    action("suppose", &[], Needs::Data, || Command::ShowPlan(Mode::Suppose)),
    action("show-scenarios", &[], Needs::Data, || Command::ShowPlan(Mode::Scenarios)),
    action("show-export", &[ctrl(Key::Num7)], Needs::Session, || Command::Show(Screen::Export)),
    action("export-workbook", &[ctrl(Key::E)], Needs::Plan, || Command::Export(ExportKind::Workbook)),
    action("export-lines", &[], Needs::Plan, || Command::Export(ExportKind::LinesCsv)),
    action("export-orders", &[], Needs::Plan, || Command::Export(ExportKind::Orders)),
    action("export-overlap", &[], Needs::Data, || Command::Export(ExportKind::OverlapCsv)),
    action("export-titles", &[], Needs::Data, || Command::Export(ExportKind::TitlesCsv)),
    action("save", &[ctrl(Key::S)], Needs::Session, || Command::Save),
    action("save-as", &[ctrl_shift(Key::S)], Needs::Session, || Command::SaveAs),
    action("open-folder", &[ctrl(Key::O)], Needs::Nothing, || Command::AskFolder),
    action("open-file", &[ctrl_shift(Key::O)], Needs::Nothing, || Command::AskFile),
    action("open-sample", &[], Needs::Nothing, || Command::OpenSample),
    action("reload", &[ctrl(Key::R)], Needs::Session, || Command::Reload),
    action("close", &[ctrl(Key::W)], Needs::Session, || Command::Close),
    action("theme", &[ctrl(Key::D)], Needs::Nothing, || Command::ToggleTheme),
    action("meeting", &[plain(Key::F11)], Needs::Nothing, || Command::ToggleMeeting),
    action("palette", &[ctrl(Key::K)], Needs::Nothing, || Command::Palette),
];

/// The action of an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Action> {
    ACTIONS.iter().find(|action| action.id == id)
}

/// Commands whose keys were pressed in this frame; the keys are used up.
#[must_use]
pub fn pressed(ctx: &egui::Context) -> Vec<&'static Action> {
    // Matching ignores further modifiers, so the keys with most of them are asked first.
    let mut keys: Vec<(&Action, &KeyboardShortcut)> =
        ACTIONS.iter().flat_map(|action| action.keys.iter().map(move |key| (action, key))).collect();
    keys.sort_by_key(|(_, key)| !key.modifiers.shift);
    let editing = ctx.text_edit_focused();
    keys.retain(|(action, _)| !(editing && matches!(action.needs, Needs::Past | Needs::Future)));
    ctx.input_mut(|input| keys.into_iter().filter(|(_, key)| input.consume_shortcut(key)).map(|(action, _)| action).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_label() {
        for action in ACTIONS {
            assert!(text::has(&format!("action-{}", action.id)), "no message for action-{}", action.id);
        }
    }

    #[test]
    fn no_two_actions_share_a_key() {
        let mut keys: Vec<String> = ACTIONS.iter().flat_map(|action| action.keys).map(|key| format!("{key:?}")).collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn every_screen_has_a_key() {
        for screen in Screen::ALL {
            let found = find(&format!("show-{}", screen.code())).unwrap();
            assert_eq!((found.command)(), Command::Show(screen));
        }
    }
}
