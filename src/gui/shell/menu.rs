//! The menu behind the name of what is open, and the screens as chips where the rail is away.

use egui::{Button, Popup, RichText, Ui};

use super::super::actions::{self, Action};
use super::super::app::App;
use super::super::command::{Command, Screen};
use super::super::widget;
use super::top::name_button;
use crate::tr;

/// What the menu offers; empty ids are lines between groups.
const MENU: [&str; 11] =
    ["open-folder", "open-file", "open-sample", "", "save", "save-as", "reload", "close", "", "export-workbook", "divide"];

/// Draws the name and the menu behind it.
pub(super) fn show(app: &App, ui: &mut Ui) {
    let Some(session) = &app.session else { return };
    let name = session.name();
    let response = name_button(ui, &app.theme, &name);
    Popup::menu(&response).accessible_name(&name).show(|ui| {
        ui.set_min_width(240.0);
        for id in MENU {
            match actions::find(id) {
                Some(action) => item(app, ui, action),
                None => {
                    ui.separator();
                }
            }
        }
    });
}

fn item(app: &App, ui: &mut Ui, action: &Action) {
    let keys = super::palette::keys_of(&app.ctx, action.id);
    let button = Button::new(RichText::new(action.label()).color(app.theme.text))
        .shortcut_text(RichText::new(keys).font(app.theme.caption()).color(app.theme.quiet))
        .frame_when_inactive(false)
        .min_size(egui::Vec2::new(ui.available_width(), 0.0));
    let mut response = ui.add_enabled(app.can(action.needs), button);
    if let Some(tip) = action.tip() {
        response = response.on_hover_text(tip);
    }
    if response.clicked() {
        app.send((action.command)());
        ui.close();
    }
}

/// The screens as a menu chip: the meeting view has no rail.
pub(super) fn screens(app: &App, ui: &mut Ui) {
    let label = tr!(&format!("screen-{}", app.screen.code()));
    widget::menu_chip(ui, &app.theme, &label, |ui| {
        for screen in Screen::ALL {
            let label = tr!(&format!("screen-{}", screen.code()));
            if widget::menu_item(ui, &app.theme, &label, screen == app.screen).clicked() {
                app.send(Command::Show(screen));
            }
        }
    });
}
