//! Turns the instance into the solver's problem: one group a title, one column a set of buyers with their funds.
//!
//! In: instance, floors of need served. Out: [`Model`]. Rows: funds, then what partners may spend for others, then the
//! guarantee, then how many lines may change. Sets that a subset beats in value and equals in service are left out; no plan is lost by that.

use super::benefit;
use super::instance::{Instance, Title};
use super::solver::{Problem, Relaxed};
use crate::model::{PartnerIx, PartnerSet};

/// Columns of one title; past this its sets are only bounded (about twelve partners that may all buy one title).
const MOST_COLUMNS: usize = 3000;

/// What a column stands for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    /// Who buys.
    pub buyers: PartnerSet,
    /// Position in [`Title::buyers`] and fund of every purchase.
    pub buys: Vec<(usize, usize)>,
}

/// The solver's problem with what its columns stand for.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The problem.
    pub problem: Problem,
    /// Its columns.
    pub columns: Vec<Column>,
    /// First row of the guarantee.
    pub guarantee: usize,
    /// Need served by what stands on shelves today, by partner.
    pub served_before: Vec<f64>,
}

/// One allowed set of buyers.
struct Choice {
    buyers: PartnerSet,
    value: f64,
    /// Asks that are served now and were not before.
    gains: Vec<(PartnerIx, f64)>,
}

/// Need that today's shelves serve, by partner.
pub(crate) fn served_before(instance: &Instance) -> Vec<f64> {
    let mut served = vec![0.0; instance.partners];
    for title in &instance.titles {
        for ask in title.asks.iter().filter(|ask| benefit::is_served(instance, title, ask, PartnerSet::EMPTY)) {
            served[ask.partner.at()] += ask.need;
        }
    }
    served
}

/// Builds the model; `floors` are points that each partner must be served, or nothing without a guarantee.
pub(crate) fn model(instance: &Instance, floors: Option<&[f64]>) -> Model {
    let served_before = served_before(instance);
    let mut limit: Vec<f64> = instance.funds.iter().map(|fund| fund.capacity as f64).collect();
    limit.extend(instance.quotas.iter().map(|quota| *quota as f64));
    let guarantee = limit.len();
    let mut scale: Vec<f64> = limit.iter().map(|limit| limit.max(1.0)).collect();
    for at in 0..instance.partners {
        let floor = floors.map_or(0.0, |floors| floors[at]);
        limit.push((served_before[at] - floor).min(0.0));
        scale.push(floor.max(1.0));
    }
    if let Some(most) = instance.most_changes {
        limit.push(most as f64);
        scale.push(most.max(1) as f64);
    }
    let mut problem = Problem::new(limit, scale);
    let mut columns = Vec::new();
    for (group, title) in instance.titles.iter().enumerate() {
        let guarded = |partner: PartnerIx| problem.limit[guarantee + partner.at()] < 0.0;
        let (choices, mut complete) = choices(instance, title);
        let mut expanded = Vec::new();
        for choice in &choices {
            complete &= expand(instance, title, choice, guarantee, &guarded, &mut expanded);
        }
        if !complete {
            let relaxed = relax(instance, title, group, guarantee, &guarded);
            problem.relaxed.push(relaxed);
        }
        for (column, value, rows) in expanded {
            problem.push_column(value, rows);
            columns.push(column);
        }
        problem.end_group();
    }
    Model { problem, columns, guarantee, served_before }
}

impl Model {
    /// Sets the floors of the guarantee anew; rows that had none get none.
    pub fn set_floors(&mut self, floors: &[f64]) {
        for (at, floor) in floors.iter().enumerate() {
            self.problem.limit[self.guarantee + at] = (self.served_before[at] - floor).min(0.0);
        }
    }
}

/// The allowed sets of buyers by size, without those that a subset beats; false where there are too many of them.
fn choices(instance: &Instance, title: &Title) -> (Vec<Choice>, bool) {
    let required: PartnerSet = title.buyers.iter().filter(|b| b.required).map(|b| b.partner).collect();
    let optional: Vec<PartnerIx> = title.buyers.iter().filter(|b| !b.required).map(|b| b.partner).collect();
    let mut all = vec![choice(instance, title, required)];
    // Sets of the last size, each with the position from which it may grow.
    let mut level: Vec<(PartnerSet, usize)> = vec![(required, 0)];
    let mut complete = true;
    while !level.is_empty() && complete {
        let mut next = Vec::new();
        for (set, from) in level {
            for (at, partner) in optional.iter().enumerate().skip(from) {
                let grown = set.union(PartnerSet::only(*partner));
                if benefit::cap_allows(instance, title, grown) {
                    next.push((grown, at + 1));
                }
            }
        }
        if all.len() + next.len() > MOST_COLUMNS {
            complete = false;
            next.truncate(MOST_COLUMNS.saturating_sub(all.len()));
        }
        all.extend(next.iter().map(|(set, _)| choice(instance, title, *set)));
        level = next;
    }
    let by_set: std::collections::BTreeMap<PartnerSet, (f64, usize)> =
        all.iter().map(|choice| (choice.buyers, (choice.value, choice.gains.len()))).collect();
    let beaten = |choice: &Choice| {
        choice.buyers.without(required).iter().any(|partner| {
            let less = choice.buyers.without(PartnerSet::only(partner));
            // Where lines should stay as they were, more of them may be what is wanted.
            let stays = instance.most_changes.is_none() || changes(title, less) <= changes(title, choice.buyers);
            stays && by_set.get(&less).is_some_and(|(value, gains)| *value >= choice.value && *gains >= choice.gains.len())
        })
    };
    all = {
        let kept: Vec<bool> = all.iter().map(|choice| !beaten(choice)).collect();
        all.into_iter().zip(kept).filter(|(_, keep)| *keep).map(|(choice, _)| choice).collect()
    };
    (all, complete)
}

fn choice(instance: &Instance, title: &Title, buyers: PartnerSet) -> Choice {
    let gained = title.asks.iter().filter(|ask| {
        benefit::is_served(instance, title, ask, buyers) && !benefit::is_served(instance, title, ask, PartnerSet::EMPTY)
    });
    Choice {
        buyers,
        value: benefit::value(instance, title, buyers).value(),
        gains: gained.map(|ask| (ask.partner, ask.need)).collect(),
    }
}

type Expanded = Vec<(Column, f64, Vec<(u16, f64)>)>;

/// One column for every way to pay for a set of buyers; false where there are too many of them.
fn expand(
    instance: &Instance,
    title: &Title,
    choice: &Choice,
    guarantee: usize,
    guarded: &impl Fn(PartnerIx) -> bool,
    out: &mut Expanded,
) -> bool {
    let mut ways: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for (slot, buyer) in title.buyers.iter().enumerate().filter(|(_, buyer)| choice.buyers.contains(buyer.partner)) {
        ways = ways
            .iter()
            .flat_map(|way| buyer.funds.iter().map(move |fund| way.iter().copied().chain([(slot, *fund)]).collect()))
            .collect();
        if ways.len() + out.len() > MOST_COLUMNS {
            // Every buyer from the first fund: a plan can still use the set.
            let simple: Vec<(usize, usize)> = title
                .buyers
                .iter()
                .enumerate()
                .filter(|(_, buyer)| choice.buyers.contains(buyer.partner))
                .map(|(slot, buyer)| (slot, buyer.funds[0]))
                .collect();
            out.push(column(instance, title, choice, guarantee, guarded, simple));
            return false;
        }
    }
    out.extend(ways.into_iter().map(|buys| column(instance, title, choice, guarantee, guarded, buys)));
    true
}

fn column(
    instance: &Instance,
    title: &Title,
    choice: &Choice,
    guarantee: usize,
    guarded: &impl Fn(PartnerIx) -> bool,
    buys: Vec<(usize, usize)>,
) -> (Column, f64, Vec<(u16, f64)>) {
    let mut rows: Vec<(u16, f64)> = Vec::with_capacity(buys.len() + choice.gains.len());
    for (slot, fund) in &buys {
        rows.extend(payment(instance, title, *slot, *fund));
    }
    rows.extend(choice.gains.iter().filter(|(p, _)| guarded(*p)).map(|(p, need)| (row(guarantee + p.at()), -need)));
    if instance.most_changes.is_some() && changes(title, choice.buyers) > 0 {
        rows.push((row(guarantee + instance.partners), changes(title, choice.buyers) as f64));
    }
    (Column { buyers: choice.buyers, buys }, choice.value, rows)
}

/// Lines that a set of buyers drops from the plan to stay near to, and adds to it.
pub(crate) fn changes(title: &Title, buyers: PartnerSet) -> usize {
    title.given.without(buyers).len() + buyers.without(title.given).len()
}

/// The rows that one purchase uses.
fn payment(instance: &Instance, title: &Title, slot: usize, fund: usize) -> impl Iterator<Item = (u16, f64)> {
    let buyer = &title.buyers[slot];
    let quota = (buyer.for_others && buyer.cost > 0).then(|| (row(instance.funds.len() + buyer.partner.at()), buyer.cost as f64));
    (buyer.cost > 0).then(|| (row(fund), buyer.cost as f64)).into_iter().chain(quota)
}

/// An upper bound for all sets of buyers of a title: benefit over nothing adds up to no less than benefit together.
fn relax(instance: &Instance, title: &Title, group: usize, guarantee: usize, guarded: &impl Fn(PartnerIx) -> bool) -> Relaxed {
    let bonus = if title.buyers.iter().any(|b| title.responsible.contains(b.partner)) { 1.0 + instance.bonus } else { 1.0 };
    let worth = |set: PartnerSet| {
        let parts = benefit::value(instance, title, set);
        bonus * parts.benefit - instance.cost_weight * parts.cost as f64
    };
    let served = |set: PartnerSet| -> Vec<(u16, f64)> {
        choice(instance, title, set)
            .gains
            .into_iter()
            .filter(|(p, _)| guarded(*p))
            .map(|(p, need)| (row(guarantee + p.at()), -need))
            .collect()
    };
    let required: PartnerSet = title.buyers.iter().filter(|b| b.required).map(|b| b.partner).collect();
    let mut constant_rows = served(required);
    for (slot, buyer) in title.buyers.iter().enumerate().filter(|(_, b)| b.required) {
        // With several funds to choose from the price is left out, which only lifts the bound.
        if let [fund] = buyer.funds.as_slice() {
            constant_rows.extend(payment(instance, title, slot, *fund));
        }
    }
    let terms = title.buyers.iter().enumerate().filter(|(_, b)| !b.required).map(|(slot, buyer)| {
        let alone = PartnerSet::only(buyer.partner);
        let ways = buyer.funds.iter().map(|fund| payment(instance, title, slot, *fund).chain(served(alone)).collect()).collect();
        (worth(alone), ways)
    });
    Relaxed { group, constant: worth(required), constant_rows, terms: terms.collect() }
}

/// Funds, partners and their rows stay far below 65,536.
fn row(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
