//! The rail: the screens, how each stands, and when the project was saved.

use egui::{Frame, Margin, Panel, Rect, Role, Sense, Ui, Vec2, WidgetInfo};
use serde::Serialize;

use super::super::app::App;
use super::super::command::{Command, Screen};
use super::super::jobs::{Job, Jobs};
use super::super::session::Session;
use super::super::theme::{SMALL_RADIUS, Theme};
use super::super::widget::{State, dot};
use crate::model::Severity;
use crate::text::count;
use crate::tr;

const WIDTH: f32 = 196.0;

/// One screen on the rail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Which.
    #[serde(skip)]
    pub screen: Screen,
    /// Its name.
    pub label: String,
    /// How it stands.
    pub state: State,
    /// A count beside it, or empty.
    pub count: String,
    /// What state and count mean, for the tooltip.
    pub meaning: String,
}

/// Everything on the rail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rail {
    /// The screens.
    pub items: Vec<Item>,
    /// Whether and when it was saved, and how many steps can be undone.
    pub saved: String,
}

impl Rail {
    /// What the rail says of a session.
    #[must_use]
    pub fn new(session: &Session, jobs: &Jobs) -> Self {
        let items = Screen::ALL.into_iter().map(|screen| item(screen, session, jobs)).collect();
        let steps = session.history.undo_steps();
        let saved = match (&session.saved, session.is_changed()) {
            (_, true) => tr!("rail-unsaved", steps = steps),
            (Some(time), false) => tr!("rail-saved", time = time, steps = steps),
            (None, false) => tr!("rail-unchanged"),
        };
        Self { items, saved }
    }
}

fn item(screen: Screen, session: &Session, jobs: &Jobs) -> Item {
    let (state, number) = match screen {
        Screen::Sources => sources(session, jobs),
        Screen::Matching => matching(session, jobs),
        Screen::Overlap => (figures(session.results.overlap.is_some(), jobs), 0),
        Screen::Gaps => (figures(session.results.gaps.is_some(), jobs), 0),
        Screen::Budgets => budgets(session),
        Screen::Plan => (plan(session, jobs), 0),
        Screen::Export => (export(session, jobs), 0),
    };
    let meaning = if (screen, state) == (Screen::Sources, State::NeedsYou) {
        tr!("rail-broken", count = number)
    } else {
        tr!(&format!("rail-{}", screen.code()), count = number, state = tr!(&format!("state-{}", state.code())))
    };
    let label = tr!(&format!("screen-{}", screen.code()));
    let count = if number == 0 { String::new() } else { count(i64::try_from(number).unwrap_or(i64::MAX)) };
    Item { screen, label, state, count, meaning }
}

/// Files that could not be used need a person; else the count is that of the files.
fn sources(session: &Session, jobs: &Jobs) -> (State, usize) {
    let Some(data) = &session.data else { return (State::Working, 0) };
    if jobs.is_running(Job::Load) {
        return (State::Working, data.consortium.sources.len());
    }
    let broken = |source: &&crate::model::SourceReport| source.issues.iter().any(|issue| issue.severity == Severity::Error);
    match data.consortium.sources.iter().filter(broken).count() {
        0 => (State::Ready, data.consortium.sources.len()),
        broken => (State::NeedsYou, broken),
    }
}

/// Pairs that wait for a person, where they are known.
fn matching(session: &Session, jobs: &Jobs) -> (State, usize) {
    match &session.results.review {
        _ if jobs.is_running(Job::Review) => (State::Working, 0),
        None => (State::Empty, 0),
        Some(review) => (State::Ready, review.pairs.len()),
    }
}

fn figures(there: bool, jobs: &Jobs) -> State {
    if jobs.is_running(Job::Figures) {
        State::Working
    } else if there {
        State::Ready
    } else {
        State::Empty
    }
}

/// Partners without a budget and funds without a rate need a person.
fn budgets(session: &Session) -> (State, usize) {
    let Some(data) = &session.data else { return (State::Empty, 0) };
    let consortium = &data.consortium;
    let mut funded = crate::model::PartnerSet::EMPTY;
    let mut unrated = 0;
    for fund in consortium.planned_funds() {
        funded.insert(fund.partner);
        unrated += usize::from(consortium.rates.rate(fund.allocation.currency).is_none());
    }
    match consortium.partners.len().saturating_sub(funded.len()) + unrated {
        0 => (State::Ready, 0),
        open => (State::NeedsYou, open),
    }
}

fn plan(session: &Session, jobs: &Jobs) -> State {
    if jobs.is_running(Job::Plan) {
        State::Working
    } else if session.results.plan.is_none() {
        State::Empty
    } else if session.results.plan_is_stale {
        State::Stale
    } else {
        State::Ready
    }
}

fn export(session: &Session, jobs: &Jobs) -> State {
    if jobs.is_running(Job::Export) {
        State::Working
    } else if session.exported.is_some() {
        State::Ready
    } else {
        State::Empty
    }
}

/// Draws the rail.
pub(super) fn show(app: &mut App, ui: &mut Ui) {
    let Some(session) = &app.session else { return };
    let rail = Rail::new(session, &app.jobs);
    let frame = Frame::new().fill(app.theme.rail).inner_margin(Margin { left: 12, right: 12, top: 16, bottom: 12 });
    Panel::left("rail").exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        wordmark(ui, &app.theme);
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        for item in &rail.items {
            if entry(ui, &app.theme, item, item.screen == app.screen) {
                app.send(Command::Show(item.screen));
            }
        }
        ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                ui.add(egui::Label::new(app.theme.caption_text(&rail.saved)).truncate());
            });
            legend(ui, &app.theme);
        });
    });
}

/// The mark and the name.
fn wordmark(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::hover());
    mark(ui, theme, rect.left_center() + Vec2::new(15.0, 0.0), 7.0);
    let font = egui::FontId::new(18.0, theme.strong().family);
    ui.painter().text(rect.left_center() + Vec2::new(28.0, 0.0), egui::Align2::LEFT_CENTER, tr!("program"), font, theme.text);
}

/// A clump of stems in a disc: what *serumpun* means.
pub(in super::super) fn mark(ui: &Ui, theme: &Theme, center: egui::Pos2, radius: f32) {
    let painter = ui.painter();
    let stroke = egui::Stroke::new((radius / 6.0).max(1.0), theme.accent);
    painter.circle_stroke(center, radius, stroke);
    for step in [-0.55_f32, -0.18, 0.18, 0.55] {
        let half = (1.0 - step * step).sqrt() * radius * 0.86;
        let x = center.x + step * radius;
        painter.vline(x, center.y - half..=center.y + half, egui::Stroke::new((radius / 4.5).max(1.5), theme.accent));
    }
}

fn entry(ui: &mut Ui, theme: &Theme, item: &Item, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 36.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &item.label));
    let painter = ui.painter();
    if chosen {
        painter.rect_filled(rect, SMALL_RADIUS, theme.wash);
    } else if response.hovered() {
        painter.rect_filled(rect, SMALL_RADIUS, theme.line.gamma_multiply(0.5));
    }
    if response.has_focus() {
        painter.rect_stroke(rect, SMALL_RADIUS, egui::Stroke::new(1.5, theme.accent), egui::StrokeKind::Inside);
    }
    dot(painter, theme, rect.left_center() + Vec2::new(14.0, 0.0), item.state);
    let (font, color) = if chosen { (theme.strong(), theme.accent) } else { (theme.body(), theme.quiet) };
    painter.text(rect.left_center() + Vec2::new(28.0, 0.0), egui::Align2::LEFT_CENTER, &item.label, font, color);
    painter.text(rect.right_center() - Vec2::new(10.0, 0.0), egui::Align2::RIGHT_CENTER, &item.count, theme.caption(), color);
    let clicked = response.clicked();
    response.on_hover_text(&item.meaning);
    clicked
}

fn legend(ui: &mut Ui, theme: &Theme) {
    ui.horizontal(|ui| {
        ui.add_space(2.0);
        ui.spacing_mut().item_spacing.x = 3.0;
        for state in [State::Ready, State::NeedsYou, State::Stale] {
            let (rect, _): (Rect, _) = ui.allocate_exact_size(Vec2::new(10.0, 16.0), Sense::hover());
            dot(ui.painter(), theme, rect.center(), state);
            ui.label(theme.caption_text(tr!(&format!("state-{}", state.code()))));
        }
    });
}
