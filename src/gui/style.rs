//! Brings the theme into egui: fonts, sizes, spacing and the colors of its own widgets.

use egui::style::{ScrollStyle, WidgetVisuals, Widgets};
use egui::{Context, CornerRadius, Margin, Stroke, Style, TextStyle, Vec2, Visuals};

use super::theme::{CONTROL, SMALL_RADIUS, Theme};

/// Applies a theme to the window; cheap enough to call whenever the mode changes.
pub fn apply(ctx: &Context, theme: &Theme) {
    let mode = if theme.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.set_theme(mode);
    ctx.set_style_of(mode, style(theme));
}

fn style(theme: &Theme) -> Style {
    let mut style = Style { visuals: visuals(theme), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, theme.caption()),
        (TextStyle::Body, theme.body()),
        (TextStyle::Button, theme.body()),
        (TextStyle::Monospace, theme.body()),
        (TextStyle::Heading, theme.answer()),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(8.0, 4.0);
    style.spacing.button_padding = Vec2::new(12.0, 5.0);
    style.spacing.interact_size = Vec2::new(CONTROL, CONTROL);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.icon_width = 16.0;
    style.spacing.icon_width_inner = 8.0;
    style.spacing.combo_width = 0.0;
    style.spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 4.0, ..ScrollStyle::floating() };
    style.spacing.scroll.fade.strength = 0.0;
    style.spacing.tooltip_width = 360.0;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    // Motion that means nothing is left out.
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style
}

fn visuals(theme: &Theme) -> Visuals {
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(theme.quiet);
    visuals.widgets = widgets(theme);
    visuals.selection.bg_fill = theme.wash;
    visuals.selection.stroke = Stroke::new(1.0, theme.accent);
    visuals.hyperlink_color = theme.accent;
    visuals.faint_bg_color = theme.rail;
    visuals.extreme_bg_color = theme.card;
    visuals.text_edit_bg_color = Some(theme.card);
    visuals.code_bg_color = theme.rail;
    visuals.warn_fg_color = theme.caution;
    visuals.error_fg_color = theme.attention;
    visuals.window_corner_radius = CornerRadius::same(super::theme::RADIUS);
    visuals.window_fill = theme.card;
    visuals.window_stroke = theme.hairline();
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.menu_corner_radius = CornerRadius::same(SMALL_RADIUS);
    visuals.panel_fill = theme.paper;
    visuals.text_cursor.stroke = Stroke::new(1.5, theme.accent);
    visuals.striped = false;
    visuals.button_frame = true;
    visuals
}

fn widgets(theme: &Theme) -> Widgets {
    let of = |fill, stroke: Stroke, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: CornerRadius::same(SMALL_RADIUS),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let accent = Stroke::new(1.0, theme.accent);
    Widgets {
        noninteractive: of(theme.card, theme.hairline(), theme.text),
        inactive: of(theme.card, theme.hairline(), theme.text),
        hovered: of(theme.wash, accent, theme.text),
        active: of(theme.wash, Stroke::new(1.5, theme.accent), theme.text),
        open: of(theme.wash, accent, theme.text),
    }
}
