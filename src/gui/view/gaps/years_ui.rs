//! Draws when titles were published, a bar a year; a click or a drag narrows the filter to years.
//!
//! Keys reach the same by the chip of years: the chart is an image to whoever does not see it, and no stop of the Tab key.

use egui::{CursorIcon, PointerButton, Pos2, Rangef, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, Plot, PlotResponse};

use super::years::{YearBar, YearsShown};
use crate::analysis::Filter;
use crate::gui::command::Command;
use crate::gui::theme::{GAP, PAD, Theme};
use crate::gui::view::{ViewContext, names};
use crate::gui::widget;
use crate::tr;

/// Height of the card's content with its head, points.
const BODY: f32 = 204.0;
/// Height of the chart at least, points, where the caption takes more lines.
const LEAST_CHART: f32 = 110.0;
/// Height that a column gives to the card, the gap above it included, points.
pub const ROOM: f32 = BODY + 2.0 * PAD + GAP + 4.0;

/// What the chart remembers between frames.
#[derive(Debug, Default)]
pub struct State {
    /// The years where a drag began and where it is now.
    drag: Option<(i16, i16)>,
}

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &ViewContext<'_>, shown: &YearsShown, state: &mut State) {
    widget::card(ui, cx.theme, &tr!("gaps-years"), &shown.caption, |ui| {
        let height = (BODY - ui.min_rect().height()).max(LEAST_CHART);
        if let Some(years) = chart(ui, cx.theme, shown, state, height) {
            cx.send(Command::Filter(Filter { years: Some(years), ..cx.results.filter }));
        }
    });
}

/// Draws the chart; the years that were chosen.
fn chart(ui: &mut Ui, theme: &Theme, shown: &YearsShown, state: &mut State, height: f32) -> Option<(i16, i16)> {
    let (first, last) = (shown.bars.first()?.year, shown.bars.last()?.year);
    let dragged = state.drag.map(in_order);
    let bar = |bar: &YearBar| {
        let within = dragged.map_or(bar.within, |(from, to)| (from..=to).contains(&bar.year));
        let color = if within { theme.accent } else { theme.line };
        Bar::new(f64::from(bar.year), bar.titles as f64).width(0.8).fill(color).stroke(Stroke::NONE)
    };
    // The program says itself what is under the pointer: the chart's own words would be cut off at its edges.
    let bars = BarChart::new("years", shown.bars.iter().map(bar).collect()).color(theme.accent).allow_hover(false);
    let plot = still(Plot::new("gaps-years"))
        .height(height)
        .include_x(f64::from(first) - 0.5)
        .include_x(f64::from(last) + 0.5)
        .include_y(0.0)
        .include_y(shown.most().max(1) as f64 * 1.05);
    let plot = scales(plot, theme, shown);
    let PlotResponse { response, transform, .. } = plot.show(ui, move |plot| plot.bar_chart(bars));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &shown.caption));
    let bar_at = |place: Pos2| shown.nearest(transform.value_from_position(place).x);
    let chosen = chosen(&response, state, last, |place| bar_at(place).map(|bar| bar.year));
    if let Some(bar) = response.hover_pos().and_then(bar_at) {
        let words = format!("{}\n{}", bar.name(), tr!("gaps-years-hint"));
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(words);
    }
    chosen
}

/// A plot that neither moves nor zooms and takes the whole rectangle.
fn still(plot: Plot<'_>) -> Plot<'_> {
    plot.sense(Sense::CLICK | Sense::DRAG)
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
        .show_background(false)
        .show_x(false)
        .show_y(false)
}

/// Decades below, round numbers at the left, quiet lines at these.
fn scales<'a>(plot: Plot<'a>, theme: &Theme, shown: &'a YearsShown) -> Plot<'a> {
    let quiet = |axis: AxisHints<'a>, least: f32| {
        let axis = axis.label_spacing(Rangef::new(least, least + 1.0));
        axis.tick_label_color(theme.quiet).tick_label_font(theme.caption())
    };
    let years = AxisHints::new_x().formatter(|mark, _| format!("{:.0}", mark.value));
    let titles = AxisHints::new_y().formatter(move |mark, _| {
        let here = shown.marks.iter().find(|known| (**known as f64 - mark.value).abs() < 0.5);
        here.map_or_else(String::new, |known| names::count(*known))
    });
    plot.custom_x_axes(vec![quiet(years, 20.0)])
        .custom_y_axes(vec![quiet(titles, 8.0)])
        .x_grid_spacer(move |_| {
            let decades = shown.bars.iter().filter(|bar| bar.year % 10 == 0);
            decades.map(|bar| GridMark { value: f64::from(bar.year), step_size: 10.0 }).collect()
        })
        .y_grid_spacer(move |_| {
            let step = shown.marks.get(1).map_or(1.0, |step| *step as f64);
            shown.marks.iter().map(|mark| GridMark { value: *mark as f64, step_size: step }).collect()
        })
        .show_grid([false, true])
        .grid_color(theme.line)
        .grid_fade(0.0)
        .grid_spacing(Rangef::new(4.0, 8.0))
}

/// What a person chose: a click the year and all later ones, a drag the years it passed.
fn chosen(response: &egui::Response, state: &mut State, last: i16, year_at: impl Fn(Pos2) -> Option<i16>) -> Option<(i16, i16)> {
    let pointer = response.interact_pointer_pos().and_then(&year_at);
    if response.drag_started_by(PointerButton::Primary) {
        // The pointer has moved a little before a press counts as a drag.
        let origin = response.ctx.input(|input| input.pointer.press_origin());
        state.drag = origin.and_then(&year_at).map(|year| (year, year));
    }
    if let (Some((_, to)), Some(year)) = (&mut state.drag, pointer) {
        *to = year;
    }
    if response.drag_stopped() {
        return state.drag.take().map(in_order);
    }
    if !response.dragged() {
        state.drag = None;
    }
    if response.clicked() { pointer.map(|year| (year, last)) } else { None }
}

fn in_order((from, to): (i16, i16)) -> (i16, i16) {
    (from.min(to), from.max(to))
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use egui::{pos2, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::analysis::YearCounts;

    /// Presses the pointer in the middle of one bar and lets go over another; what was chosen.
    fn drag(from: u8, to: u8) -> Vec<(i16, i16)> {
        let counts = YearCounts { by_year: vec![(1987, 4), (2026, 9)], undated: 0 };
        let (shown, theme) = (YearsShown::new(&counts, &Filter::default(), 2027), Theme::light());
        let chosen_years = RefCell::new(Vec::new());
        let mut state = State::default();
        let mut started = false;
        let draw = |ui: &mut Ui| {
            if !std::mem::replace(&mut started, true) {
                crate::gui::fonts::install(ui.ctx());
                crate::gui::style::apply(ui.ctx(), &theme);
                return;
            }
            chosen_years.borrow_mut().extend(chart(ui, &theme, &shown, &mut state, 150.0));
        };
        let mut harness = Harness::builder().with_size(vec2(420.0, 240.0)).with_step_dt(0.02).build_ui(draw);
        harness.run_steps(4);
        let rect = harness.get_by_label("Median year 2026; the year of every title is known").rect();
        let middle = |bar: u8| pos2(rect.left() + rect.width() * (f32::from(bar) + 0.5) / 40.0, rect.center().y);
        harness.hover_at(middle(from));
        harness.run_steps(1);
        harness.drag_at(middle(from));
        harness.run_steps(1);
        harness.hover_at(middle(to));
        harness.run_steps(2);
        harness.drop_at(middle(to));
        harness.run_steps(2);
        drop(harness);
        chosen_years.into_inner()
    }

    #[test]
    fn a_click_keeps_the_year_and_later_ones() {
        assert_eq!(drag(30, 30), [(2017, 2026)]);
    }

    #[test]
    fn a_drag_keeps_the_years_it_passed() {
        assert_eq!(drag(10, 20), [(1997, 2007)]);
        assert_eq!(drag(20, 10), [(1997, 2007)]);
    }
}
