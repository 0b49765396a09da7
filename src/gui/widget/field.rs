//! A field edited in place: shows a value, takes text while it has the focus, and gives back only what was understood.

use egui::{Id, Key, Margin, Response, Stroke, TextEdit, Ui, Vec2};

use super::super::theme::{CONTROL, Theme};

/// A field and what it shows while nobody edits it.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What tells this field from all others.
    pub id: Id,
    /// Its name for screen readers and tests.
    pub name: &'a str,
    /// The value as text a person would type.
    pub shown: &'a str,
    /// Text shown in an empty field.
    pub hint: &'a str,
    /// What to say of text that is not understood.
    pub problem: &'a str,
    /// Width in points.
    pub width: f32,
    /// Whether it stands on the right, as numbers do.
    pub number: bool,
}

/// What happened to a field.
#[derive(Debug)]
pub struct FieldOutput<T> {
    /// A new value: Enter was pressed or the focus went elsewhere, and the text was understood.
    pub committed: Option<T>,
    /// Whether the text in it is not understood.
    pub invalid: bool,
    /// The text field.
    pub response: Response,
}

/// Draws the field. `parse` gives `None` for text that is not understood: the field then keeps it, outlined, until it
/// is corrected; Escape brings the old value back.
pub fn field<T>(ui: &mut Ui, theme: &Theme, field: &Field<'_>, parse: impl Fn(&str) -> Option<T>) -> FieldOutput<T> {
    let kept = ui.data(|data| data.get_temp::<String>(field.id));
    let mut text = kept.clone().unwrap_or_else(|| field.shown.to_owned());
    let invalid = kept.is_some() && parse(&text).is_none();
    let response = draw(ui, theme, field, &mut text, invalid);
    let mut committed = None;
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(field.id, text.clone()));
    }
    if response.lost_focus() {
        let reverted = ui.input(|input| input.key_pressed(Key::Escape));
        let value = if reverted || text == field.shown { None } else { parse(&text) };
        if reverted || text == field.shown || value.is_some() {
            ui.data_mut(|data| data.remove_temp::<String>(field.id));
        }
        committed = value;
    }
    let response = if invalid { response.on_hover_text(field.problem) } else { response };
    FieldOutput { committed, invalid, response }
}

fn draw(ui: &mut Ui, theme: &Theme, field: &Field<'_>, text: &mut String, invalid: bool) -> Response {
    ui.scope(|ui| {
        if invalid {
            let stroke = Stroke::new(1.5, theme.attention);
            ui.visuals_mut().selection.stroke = stroke;
            ui.visuals_mut().widgets.inactive.bg_stroke = stroke;
            ui.visuals_mut().widgets.hovered.bg_stroke = stroke;
        }
        let align = if field.number { egui::Align2::RIGHT_CENTER } else { egui::Align2::LEFT_CENTER };
        let edit = TextEdit::singleline(text)
            .id(field.id)
            .font(theme.body())
            .text_color(theme.text)
            .hint_text(egui::RichText::new(field.hint).color(theme.quiet))
            .margin(Margin::symmetric(8, 4))
            .align(align)
            .desired_width(field.width)
            .min_size(Vec2::new(0.0, CONTROL));
        ui.add(edit).accessible_name(field.name)
    })
    .inner
}
