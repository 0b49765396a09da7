//! What a person can do with a line: require, forbid, exclude, unlock; by key, button and context menu.

use egui::{Key, Ui};

use super::locks::{Locks, Target};
use crate::gui::command::Command;
use crate::gui::view::ViewContext;
use crate::gui::view::names::PartnerName;
use crate::gui::widget;
use crate::model::Action;
use crate::tr;

/// The keys that act on the selected line.
pub const KEYS: [Key; 4] = [Key::R, Key::F, Key::X, Key::U];

/// What a key means for a line.
pub fn press(cx: &ViewContext<'_>, locks: &Locks, target: &Target, key: Key) {
    match key {
        Key::R => decide(cx, locks, target, Action::Require),
        Key::F => decide(cx, locks, target, Action::Forbid),
        Key::X => decide(cx, locks, target, Action::Exclude),
        Key::U => locks.lift(target).into_iter().for_each(|edit| cx.send(Command::Edit(edit))),
        _ => {}
    }
}

fn decide(cx: &ViewContext<'_>, locks: &Locks, target: &Target, action: Action) {
    locks.decide(action, target).into_iter().for_each(|edit| cx.send(Command::Edit(edit)));
}

/// Which keys can do something for a line.
fn can(locks: &Locks, target: &Target, key: Key) -> bool {
    match key {
        Key::R => !locks.decide(Action::Require, target).is_empty(),
        Key::F => !locks.decide(Action::Forbid, target).is_empty(),
        Key::X => !locks.decide(Action::Exclude, target).is_empty(),
        _ => !locks.lift(target).is_empty(),
    }
}

fn id(key: Key) -> &'static str {
    match key {
        Key::R => "require",
        Key::F => "forbid",
        Key::X => "exclude",
        _ => "unlock",
    }
}

/// The buttons under the lines.
pub fn buttons(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, target: Option<&Target>) {
    ui.horizontal_wrapped(|ui| {
        for key in KEYS {
            let enabled = target.is_some_and(|target| can(locks, target, key));
            let label = tr!(&format!("plan-button-{}", id(key)));
            let clicked = ui.add_enabled_ui(enabled, |ui| widget::button(ui, cx.theme, &label).clicked()).inner;
            if let Some(target) = target.filter(|_| clicked) {
                press(cx, locks, target, key);
            }
        }
    });
}

/// The context menu of a line: the same in whole words; for a title that several asked for, one line a partner.
pub fn menu(ui: &mut Ui, cx: &ViewContext<'_>, locks: &Locks, target: &Target, asked: &[&PartnerName]) {
    ui.set_min_width(200.0);
    for partner in asked {
        let target = Target { partner: partner.code.clone(), ..target.clone() };
        for (key, id) in [(Key::R, "plan-menu-require"), (Key::F, "plan-menu-forbid")] {
            if can(locks, &target, key) && item(ui, cx, &tr!(id, partner = &partner.name)) {
                press(cx, locks, &target, key);
            }
        }
    }
    for (key, id) in [(Key::X, "plan-menu-exclude"), (Key::U, "plan-menu-unlock")] {
        if can(locks, target, key) && item(ui, cx, &tr!(id)) {
            press(cx, locks, target, key);
        }
    }
}

fn item(ui: &mut Ui, cx: &ViewContext<'_>, label: &str) -> bool {
    widget::menu_item(ui, cx.theme, label, false).clicked()
}
