//! Answers *why* for every line: value by parts, who else could buy and what that would lose, the fund that binds.
//!
//! In: instance and division. Out: [`Why`] by line. Parts of all lines add up to the plan's value. A loss is what the best
//! plan found with the other buyer forced is worth less; tiny problems are solved anew, larger ones repaired from the plan.

use super::benefit;
use super::divide::Division;
use super::instance::{Ask, Instance, Title};
use super::solver::{Limits, Losses, Meter, Problem, Start, State, fill, position, repair, solve};
use crate::error::Result;
use crate::model::{Alternative, Consortium, Money, PartnerIx, PartnerSet, Why};
use crate::task::Task;
use crate::text;
use crate::tr;

/// Work that may go into solving forced lines anew; past it their plans are repaired from the plan's own.
const FORCED_WORK: usize = 40_000_000;

/// Solving a forced line anew looks at every number of the problem about so often.
const FORCED_LOOKS: usize = 150;

/// Columns of the smallest losses of each row that a forced line touches, which its repair looks at first…
const NEAR: usize = 12;
/// …and of all rows, then; a buyer whose line breaks more than these can mend is no alternative within reach.
const WIDER: usize = 1500;

/// One line of a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Title.
    pub title: usize,
    /// Position in `Title::buyers`.
    pub slot: usize,
    /// Fund.
    pub fund: usize,
}

/// What one copy does.
#[derive(Debug, Clone, Default, PartialEq)]
struct Share {
    own: f64,
    loan: f64,
    responsibility: f64,
    cost_points: f64,
    serves: PartnerSet,
}

/// Explains the lines of a division.
pub(crate) struct Explainer<'a> {
    consortium: &'a Consortium,
    instance: &'a Instance,
    division: &'a Division,
    /// Losses of all columns, the WIDER smallest in order.
    all: Losses,
    /// For each row, the columns of smallest loss that lower its use and fit, that lower it and do not, that raise it.
    near: Vec<[Vec<u32>; 3]>,
    limits: Limits,
    exactly: bool,
}

impl<'a> Explainer<'a> {
    /// An explainer of a division.
    ///
    /// # Errors
    /// Cancellation.
    pub fn new(
        consortium: &'a Consortium,
        instance: &'a Instance,
        division: &'a Division,
        limits: &Limits,
        task: &Task,
    ) -> Result<Self> {
        let problem = &division.model.problem;
        let all = Losses::least(problem, &division.answer.dual.y, WIDER);
        task.check()?;
        let near = near(problem, &division.state(), &all, task)?;
        let limits = Limits { gap: 0.0, work: 400_000, proof: 0, steps: 60, ..*limits };
        let rivals = |(at, title): (usize, &Title)| {
            let buyers = division.buyers(at);
            let others = title.buyers.iter().filter(|buyer| !buyers.contains(buyer.partner)).count();
            others * buyers.len()
        };
        let questions: usize = instance.titles.iter().enumerate().map(rivals).sum();
        let work = questions.saturating_mul(division.model.problem.size()).saturating_mul(FORCED_LOOKS);
        let exactly = division.answer.small && work <= FORCED_WORK;
        Ok(Self { consortium, instance, division, all, near, limits, exactly })
    }

    /// Answers why a line stands as it does; `state` is the plan's and is left as it was.
    ///
    /// # Errors
    /// Cancellation.
    pub fn why(&self, line: Line, state: &mut State<'_>, meter: &mut Meter<'_>) -> Result<Why> {
        let title = &self.instance.titles[line.title];
        let buyer = &title.buyers[line.slot];
        let share = share(self.instance, title, self.division.buyers(line.title), buyer.partner);
        let alternatives = self.alternatives(line, &share, state, meter)?;
        let runner_up = alternatives.iter().find(|other| other.standing == "runner-up");
        let binding = self.binding_fund(line, runner_up);
        let text = self.words(line, &share, runner_up, binding);
        Ok(Why {
            text,
            own_need: share.own,
            loan_need: share.loan,
            responsibility: share.responsibility,
            cost_points: share.cost_points,
            serves: share.serves.iter().map(|p| self.consortium.code(p).to_owned()).collect(),
            required: buyer.required,
            runner_up: runner_up.map(|other| other.partner.clone()),
            runner_up_loss: runner_up.map(|other| other.loss),
            binding_fund: binding.map(|fund| {
                let row = &self.instance.funds[fund];
                format!("{}/{}", self.consortium.code(row.partner), row.name)
            }),
            alternatives,
        })
    }

    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.instance.currency }
    }

    /// Everyone who might buy, best first.
    fn alternatives(&self, line: Line, chosen: &Share, state: &mut State<'_>, meter: &mut Meter<'_>) -> Result<Vec<Alternative>> {
        let title = &self.instance.titles[line.title];
        let buyers = self.division.buyers(line.title);
        let me = title.buyers[line.slot].partner;
        let mut others = Vec::new();
        for buyer in title.buyers.iter().filter(|buyer| !buyers.contains(buyer.partner)) {
            let Some((set, loss)) = self.forced(line.title, (me, buyer.partner), state, meter)? else { continue };
            let share = share(self.instance, title, set, buyer.partner);
            let slack = |fund: &usize| self.division.model.problem.limit[*fund] - state.used[*fund];
            let spent = buyer.funds.iter().all(|fund| slack(fund) < buyer.cost as f64);
            others.push(Alternative {
                partner: self.consortium.code(buyer.partner).to_owned(),
                own_need: share.own,
                loan_need: share.loan,
                cost: self.money(buyer.cost),
                value: benefit::value(self.instance, title, set).value(),
                loss,
                standing: if spent { "fund-spent" } else { "possible" },
            });
        }
        others.sort_by(|a, b| a.loss.total_cmp(&b.loss).then(b.value.total_cmp(&a.value)).then(a.partner.cmp(&b.partner)));
        if let Some(first) = others.first_mut() {
            first.standing = "runner-up";
        }
        let mut all = vec![Alternative {
            partner: self.consortium.code(me).to_owned(),
            own_need: chosen.own,
            loan_need: chosen.loan,
            cost: self.money(title.buyers[line.slot].cost),
            value: benefit::value(self.instance, title, buyers).value(),
            loss: 0.0,
            standing: "chosen",
        }];
        all.extend(others);
        all.extend(title.forbidden.iter().filter(|p| !buyers.contains(*p)).filter_map(|partner| self.forbidden(title, partner)));
        Ok(all)
    }

    /// A partner that may not buy because a person said so.
    fn forbidden(&self, title: &Title, partner: PartnerIx) -> Option<Alternative> {
        let line = title.alone.iter().find(|line| line.partner == partner)?;
        let share = share(self.instance, title, PartnerSet::only(partner), partner);
        Some(Alternative {
            partner: self.consortium.code(partner).to_owned(),
            own_need: share.own,
            loan_need: share.loan,
            cost: self.money(line.cost),
            value: share.own + share.loan - self.instance.cost_weight * line.cost as f64,
            loss: 0.0,
            standing: "forbidden",
        })
    }

    /// The buyers of a title and what the group loses if `instead` buys it and `me` does not; none where that cannot be.
    fn forced(
        &self,
        title: usize,
        (me, instead): (PartnerIx, PartnerIx),
        state: &mut State<'_>,
        meter: &mut Meter<'_>,
    ) -> Result<Option<(PartnerSet, f64)>> {
        let model = &self.division.model;
        let allowed = |column: usize| {
            let buyers = model.buyers[column];
            buyers.contains(instead) && !buyers.contains(me)
        };
        let by_loss = |a: &usize, b: &usize| self.all.loss[*a].total_cmp(&self.all.loss[*b]).then(a.cmp(b));
        let Some(column) = model.problem.columns(title).filter(|column| allowed(*column)).min_by(by_loss) else {
            return Ok(None);
        };
        let mut best = self.repaired(title, column, &self.near(title, column), state, meter)?;
        if best.is_none() {
            best = self.repaired(title, column, &self.all.order, state, meter)?;
        }
        if self.exactly {
            best = self.solved(title, allowed, best, meter)?;
        }
        // A plan found here may even be better by a hair within the gap: then nothing is lost.
        Ok(best.map(|value| (model.buyers[column], (state.value - value).max(0.0))))
    }

    /// What may mend a plan whose title takes a column in place of its own: near columns that lower the use of what the
    /// column takes up, and raise that of what it sets free; by loss.
    fn near(&self, title: usize, column: usize) -> Vec<u32> {
        let problem = &self.division.model.problem;
        let taken = problem.entries(column).map(|(row, coef)| (row, coef > 0.0));
        let freed = problem.entries(self.division.choice[title] as usize).map(|(row, coef)| (row, coef < 0.0));
        let lists = |(row, lower): (usize, bool)| if lower { &self.near[row][..2] } else { &self.near[row][2..] };
        let with_loss = |column: &u32| (self.all.loss[*column as usize], *column);
        let mut near: Vec<(f64, u32)> = taken.chain(freed).flat_map(lists).flatten().map(with_loss).collect();
        near.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        near.dedup_by_key(|(_, column)| *column);
        near.into_iter().map(|(_, column)| column).collect()
    }

    /// The value of the plan after forcing a column and repairing what that breaks by moves to columns of `order`.
    fn repaired(
        &self,
        title: usize,
        column: usize,
        order: &[u32],
        state: &mut State<'_>,
        meter: &mut Meter<'_>,
    ) -> Result<Option<f64>> {
        let mark = state.mark();
        state.apply(title, column);
        let mended = repair(state, &self.all, order, Some(title), meter)?;
        if mended {
            fill(state, &self.division.model.problem, &self.all, order, Some(title), meter)?;
        }
        let value = state.value;
        state.take_back(mark);
        Ok(mended.then_some(value))
    }

    /// The value of the best plan in which a title takes one of the allowed columns.
    fn solved(
        &self,
        title: usize,
        allowed: impl Fn(usize) -> bool,
        known: Option<f64>,
        meter: &mut Meter<'_>,
    ) -> Result<Option<f64>> {
        let old = &self.division.model.problem;
        let mut problem = Problem::new(old.limit.clone(), old.scale.clone());
        problem.base = old.base;
        for group in 0..old.groups() {
            for column in old.columns(group).filter(|column| group != title || allowed(*column)) {
                let entries = old.entry[column] as usize..old.entry[column + 1] as usize;
                problem.push_column(old.value[column], entries.map(|at| (old.row[at], old.coef[at])));
            }
            problem.end_group();
        }
        let answer = solve(&problem, &Start::default(), &self.limits, meter)?;
        let found = answer.choice.map(|_| answer.value);
        Ok(match (found, known) {
            (Some(found), Some(known)) => Some(found.max(known)),
            (found, known) => found.or(known),
        })
    }

    /// The fund whose scarcity decides: the runner-up's where its copy would be worth more, else the chosen one's.
    fn binding_fund(&self, line: Line, runner_up: Option<&Alternative>) -> Option<usize> {
        let title = &self.instance.titles[line.title];
        let price = |fund: &usize| self.division.answer.dual.y[*fund];
        let value = benefit::value(self.instance, title, self.division.buyers(line.title)).value();
        let other = runner_up.filter(|other| other.value >= value).and_then(|other| {
            let buyer = title.buyers.iter().find(|b| self.consortium.code(b.partner) == other.partner)?;
            buyer.funds.iter().copied().min_by(|a, b| price(a).total_cmp(&price(b)).then(a.cmp(b)))
        });
        other.filter(|fund| price(fund) > 0.0).or(Some(line.fund).filter(|fund| price(fund) > 0.0))
    }

    /// The whole answer in words.
    fn words(&self, line: Line, share: &Share, runner_up: Option<&Alternative>, binding: Option<usize>) -> String {
        let title = &self.instance.titles[line.title];
        let buyer = &title.buyers[line.slot];
        let name = |partner: PartnerIx| self.consortium.partners.get(partner.at()).map_or("", |p| p.name.as_str());
        let mut words = Vec::new();
        if buyer.required {
            words.push(tr!("why-required"));
        }
        match buyer.ask.and_then(|at| title.asks.get(at)) {
            Some(ask) => {
                let id = if ask.extra {
                    "why-extra"
                } else if ask.local {
                    "why-local"
                } else {
                    "why-own"
                };
                words.push(tr!(
                    id,
                    partner = name(buyer.partner),
                    priority = u32::from(ask.priority),
                    need = text::points(share.own)
                ));
            }
            None => words.push(tr!("why-not-asked", partner = name(buyer.partner))),
        }
        if !share.serves.is_empty() {
            let names: Vec<&str> = share.serves.iter().map(name).collect();
            words.push(tr!("why-serves", partners = names.join(", "), need = text::points(share.loan)));
        }
        if share.responsibility > 0.0 {
            words.push(tr!("why-responsible", partner = name(buyer.partner), points = text::points(share.responsibility)));
        }
        let amount = text::money(self.money(buyer.cost));
        words.push(tr!("why-cost", amount = amount, fund = self.instance.funds[line.fund].name.as_str()));
        if buyer.estimated {
            words.push(tr!("why-estimated"));
        }
        match runner_up {
            Some(other) => {
                let other_name = self.consortium.partner(&other.partner).map_or("", name);
                let id = if other.loss < 0.05 { "why-runner-up-equal" } else { "why-runner-up" };
                words.push(tr!(id, partner = other_name, loss = text::points(other.loss)));
            }
            None => words.push(tr!("why-only")),
        }
        if let Some(fund) = binding {
            let row = &self.instance.funds[fund];
            words.push(tr!("why-binding", fund = row.name.as_str(), partner = name(row.partner)));
        }
        words.join(" ")
    }
}

/// For each row, the columns of smallest loss that in place of what is chosen lower its use and fit, that lower it and do
/// not fit, and that raise it.
///
/// # Errors
/// Cancellation.
fn near(problem: &Problem, state: &State<'_>, losses: &Losses, task: &Task) -> Result<Vec<[Vec<u32>; 3]>> {
    let mut near: Vec<[Vec<u32>; 3]> = vec![Default::default(); state.used.len()];
    for (group, choice) in state.choice.iter().enumerate() {
        task.check()?;
        for column in problem.columns(group).filter(|column| *column != *choice as usize) {
            let loss = losses.loss[column];
            let fits = usize::from(!state.fits(group, column));
            for (row, used) in state.after(group, column) {
                let list = &mut near[row][if used > state.used[row] { 2 } else { fits }];
                let place = list.partition_point(|other| losses.loss[*other as usize] <= loss);
                if place < NEAR {
                    list.truncate(NEAR - 1);
                    list.insert(place, position(column));
                }
            }
        }
    }
    Ok(near)
}

/// The part of a title's value that the copy at one of its buyers stands for.
fn share(instance: &Instance, title: &Title, buyers: PartnerSet, me: PartnerIx) -> Share {
    let mut share = Share::default();
    let mut lending = 0;
    for ask in &title.asks {
        let gain = benefit::benefit(instance, title, ask, buyers);
        if ask.partner == me {
            share.own += gain;
        } else if lender(instance, title, ask, buyers) == Some(me) {
            share.loan += gain;
            share.serves.insert(ask.partner);
            if benefit::is_borrowed(instance, title, ask, buyers) {
                lending += ask.loan_cost;
            }
        }
    }
    if title.responsible.intersection(buyers).iter().next() == Some(me) {
        share.responsibility = benefit::value(instance, title, buyers).responsibility;
    }
    let cost: i64 = title.buyers.iter().filter(|b| b.partner == me).map(|b| b.cost).sum();
    share.cost_points = instance.cost_weight * (cost + lending) as f64;
    share
}

/// Whose new copy an ask is served by: the one with the best access, where that is better than before.
fn lender(instance: &Instance, title: &Title, ask: &Ask, buyers: PartnerSet) -> Option<PartnerIx> {
    if ask.local || buyers.contains(ask.partner) || title.held.contains(ask.partner) {
        return None;
    }
    let before = benefit::access_before(instance, title, ask.partner);
    let best = buyers
        .iter()
        .map(|q| (q, instance.access(title.material, ask.partner, q)))
        .fold(None, |best: Option<(PartnerIx, f64)>, (q, a)| if best.is_none_or(|(_, b)| a > b) { Some((q, a)) } else { best });
    best.filter(|(_, access)| *access > before).map(|(partner, _)| partner)
}
