//! Find or do: every command by a few letters of its name, and titles by their words.

use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, RichText, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo,
};

use super::super::actions::{ACTIONS, Action, Needs, find};
use super::super::app::App;
use super::super::command::Command;
use super::super::theme::{RADIUS, SMALL_RADIUS, Theme};
use crate::tr;

const WIDTH: f32 = 480.0;
const ENTRY: f32 = 36.0;

/// The palette while it is open.
#[derive(Debug, Default)]
pub(in super::super) struct Palette {
    text: String,
    chosen: usize,
}

/// The keys of an action as people read them, or nothing.
pub(super) fn keys_of(ctx: &egui::Context, id: &str) -> String {
    find(id).and_then(|action| action.keys.first()).map(|key| ctx.format_shortcut(key)).unwrap_or_default()
}

/// The actions whose label has all letters of `text` in their order, those that begin with it first.
fn matching(text: &str) -> Vec<&'static Action> {
    let wanted = text.trim().to_lowercase();
    let mut found: Vec<(u8, &Action)> = ACTIONS
        .iter()
        .filter(|action| action.id != "palette")
        .filter_map(|action| {
            let label = action.label().to_lowercase();
            if label.starts_with(&wanted) {
                Some((0, action))
            } else if label.contains(&wanted) {
                Some((1, action))
            } else {
                let mut letters = label.chars();
                wanted
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .all(|wanted| letters.any(|letter| letter == wanted))
                    .then_some((2, action))
            }
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, action)| action).collect()
}

/// Draws the palette and runs what is chosen.
pub(super) fn show(app: &mut App) {
    let Some(mut palette) = app.palette.take() else { return };
    let before = palette.text.clone();
    let found: Vec<&Action> = matching(&palette.text).into_iter().filter(|action| app.can(action.needs)).collect();
    let wanted = palette.text.trim().to_owned();
    let titles = (!wanted.is_empty() && app.can(Needs::Data)).then(|| tr!("palette-titles", text = &wanted));
    let mut close = keys(&app.ctx, &mut palette, found.len() + usize::from(titles.is_some()));
    let mut run = app.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)).then_some(palette.chosen);
    let frame =
        Frame::new().fill(app.theme.card).stroke(app.theme.hairline()).corner_radius(RADIUS).inner_margin(Margin::same(8));
    let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, Vec2::new(0.0, 64.0));
    let response = area.show(&app.ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            let edit = TextEdit::singleline(&mut palette.text)
                .id(Id::unique("palette text"))
                .hint_text(RichText::new(tr!("palette-hint")).color(app.theme.quiet))
                .desired_width(WIDTH);
            let edit = ui.add(edit).accessible_name(tr!("palette-hint"));
            edit.request_focus();
            ui.add_space(4.0);
            ScrollArea::vertical().max_height(ENTRY * 9.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, action) in found.iter().enumerate() {
                    if entry(app, ui, &action.label(), action.id, at == palette.chosen) {
                        run = Some(at);
                    }
                }
                if let Some(label) = &titles {
                    if entry(app, ui, label, "", palette.chosen == found.len()) {
                        run = Some(found.len());
                    }
                } else if found.is_empty() {
                    ui.label(app.theme.caption_text(tr!("palette-nothing")));
                }
            });
        });
    });
    let outside = app.ctx.input(|input| {
        input.pointer.any_click() && input.pointer.interact_pos().is_some_and(|at| !response.response.rect.contains(at))
    });
    close |= outside;
    if palette.text != before {
        palette.chosen = 0;
    }
    if let Some(action) = run.and_then(|at| found.get(at)) {
        app.send((action.command)());
        close = true;
    } else if run.is_some() && titles.is_some() {
        app.send(Command::Find(wanted));
        close = true;
    }
    if !close {
        app.palette = Some(palette);
    }
}

/// Moves by arrows; whether Escape was pressed.
fn keys(ctx: &egui::Context, palette: &mut Palette, entries: usize) -> bool {
    ctx.input_mut(|input| {
        let last = entries.saturating_sub(1);
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            palette.chosen = (palette.chosen + 1).min(last);
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            palette.chosen = palette.chosen.saturating_sub(1);
        }
        input.consume_key(Modifiers::NONE, Key::Escape)
    })
}

/// One entry: a command by its id, or the search where there is none.
fn entry(app: &App, ui: &mut Ui, label: &str, id: &str, chosen: bool) -> bool {
    let theme: &Theme = &app.theme;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ENTRY), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, label));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, SMALL_RADIUS, theme.wash);
    }
    if chosen {
        response.scroll_to_me(None);
    }
    let keys = keys_of(&app.ctx, id);
    ui.painter().text(rect.left_center() + Vec2::new(12.0, 0.0), Align2::LEFT_CENTER, label, theme.body(), theme.text);
    ui.painter().text(rect.right_center() - Vec2::new(12.0, 0.0), Align2::RIGHT_CENTER, keys, theme.caption(), theme.quiet);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<&'static str> {
        matching(text).iter().map(|action| action.id).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(ids("divi").first(), Some(&"divide"));
        assert!(ids("SAVE").contains(&"save-as"));
        assert_eq!(ids("zzzz"), Vec::<&str>::new());
        assert_eq!(ids("").len(), ACTIONS.len() - 1);
    }
}
