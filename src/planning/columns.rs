//! Turns the instance into the solver's problem: one group a title, one column a set of buyers with their funds.
//!
//! In: instance, floors of need served. Out: [`Model`]. Rows: funds, then what partners may spend for others, then the
//! guarantee, then how many lines may change, then what partners have to spend and may spend. Sets that a subset beats in value and equals in service are left out; no plan is lost by that.

use rayon::prelude::*;

use super::benefit;
use super::instance::{Buyer, Instance, Title};
use super::solver::{Problem, Relaxed, position};
use crate::error::Result;
use crate::model::{PartnerIx, PartnerSet};
use crate::task::Task;

/// Columns of one title; past this its sets are only bounded (about twelve partners that may all buy one title).
const MOST_COLUMNS: usize = 3000;

/// Titles whose columns one thread makes at a time, and those made before they are joined.
const PIECE: usize = 512;
const AT_ONCE: usize = 64 * PIECE;

/// The solver's problem with what its columns stand for.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    /// The problem.
    pub problem: Problem,
    /// Who buys, by column.
    pub buyers: Vec<PartnerSet>,
    /// First purchase of each column, and the number of purchases at the end.
    purchase: Vec<u32>,
    /// Position in [`Title::buyers`] and fund of every purchase.
    purchases: Vec<(u16, u16)>,
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
///
/// # Errors
/// Cancellation.
pub(crate) fn model(instance: &Instance, floors: Option<&[f64]>, task: &Task) -> Result<Model> {
    let mut model = Model::empty(instance, floors, served_before(instance));
    let titles = instance.titles.len();
    for from in (0..titles).step_by(AT_ONCE) {
        let end = titles.min(from + AT_ONCE);
        let piece = |at: usize| {
            let first = from + at * PIECE;
            let mut piece = Model::empty(instance, floors, model.served_before.clone());
            for (group, title) in instance.titles[..end].iter().enumerate().skip(first).take(PIECE) {
                task.check()?;
                piece.add_title(instance, title, group);
            }
            Ok(piece)
        };
        for piece in (0..(end - from).div_ceil(PIECE)).into_par_iter().map(piece).collect::<Result<Vec<Model>>>()? {
            task.check()?;
            model.append(piece);
        }
    }
    Ok(model)
}

impl Model {
    /// The model with its rows and no title yet.
    fn empty(instance: &Instance, floors: Option<&[f64]>, served_before: Vec<f64>) -> Self {
        let mut limit: Vec<f64> = instance.funds.iter().map(|fund| fund.capacity as f64).collect();
        limit.extend(instance.quotas.iter().map(|quota| *quota as f64));
        let guarantee = limit.len();
        let mut scale: Vec<f64> = limit.iter().map(|limit| limit.max(1.0)).collect();
        for (at, before) in served_before.iter().enumerate() {
            let floor = floors.map_or(0.0, |floors| floors[at]);
            limit.push((before - floor).min(0.0));
            scale.push(floor.max(1.0));
        }
        if let Some(most) = instance.most_changes {
            limit.push(most as f64);
            scale.push(most.max(1) as f64);
        }
        limit.extend(instance.least_spending.iter().map(|least| -*least as f64));
        limit.extend(instance.most_spending.iter().map(|most| *most as f64));
        let spending = instance.least_spending.iter().chain(&instance.most_spending);
        scale.extend(spending.map(|amount| (*amount).max(1) as f64));
        let problem = Problem::new(limit, scale);
        Self { problem, buyers: Vec::new(), purchase: vec![0], purchases: Vec::new(), guarantee, served_before }
    }

    fn append(&mut self, piece: Self) {
        let first = position(self.purchases.len());
        self.purchase.extend(piece.purchase[1..].iter().map(|at| first + at));
        self.purchases.extend(piece.purchases);
        self.buyers.extend(piece.buyers);
        self.problem.append(piece.problem);
    }

    /// Adds the columns of a title; `group` is its place in the whole model.
    fn add_title(&mut self, instance: &Instance, title: &Title, group: usize) {
        let (choices, mut complete) = choices(instance, title);
        let first = self.problem.value.len();
        for choice in &choices {
            complete &= self.expand(instance, title, choice, first);
        }
        if !complete {
            let relaxed = relax(instance, title, group, self.guarantee, &|partner| self.is_guarded(partner));
            self.problem.relaxed.push(relaxed);
        }
        self.problem.end_group();
    }

    fn is_guarded(&self, partner: PartnerIx) -> bool {
        self.problem.limit[self.guarantee + partner.at()] < 0.0
    }

    /// Adds one column for every way to pay for a set of buyers; false where there are too many of them.
    fn expand(&mut self, instance: &Instance, title: &Title, choice: &Choice, first: usize) -> bool {
        let buyers = || title.buyers.iter().enumerate().filter(|(_, buyer)| choice.buyers.contains(buyer.partner));
        let mut ways: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
        for (slot, buyer) in buyers() {
            ways = ways
                .iter()
                .flat_map(|way| buyer.funds.iter().map(move |fund| way.iter().copied().chain([(slot, *fund)]).collect()))
                .collect();
            if ways.len() + self.problem.value.len() - first > MOST_COLUMNS {
                // Every buyer from the first fund: a plan can still use the set.
                let simple: Vec<(usize, usize)> = buyers().map(|(slot, buyer)| (slot, buyer.funds[0])).collect();
                self.add_column(instance, title, choice, &simple);
                return false;
            }
        }
        for buys in &ways {
            self.add_column(instance, title, choice, buys);
        }
        true
    }

    fn add_column(&mut self, instance: &Instance, title: &Title, choice: &Choice, buys: &[(usize, usize)]) {
        let paid = buys.iter().flat_map(|(slot, fund)| payment(instance, title, *slot, *fund));
        let spent = buys.iter().flat_map(|(slot, _)| spending(instance, &title.buyers[*slot]));
        let guarded = choice.gains.iter().filter(|(partner, _)| self.is_guarded(*partner));
        let served = guarded.map(|(partner, need)| (row(self.guarantee + partner.at()), -need));
        let changed = instance.most_changes.map(|_| changes(title, choice.buyers)).filter(|changes| *changes > 0);
        let changed = changed.map(|changes| (row(self.guarantee + instance.partners), changes as f64));
        let rows: Vec<(u16, f64)> = paid.chain(spent).chain(served).chain(changed).collect();
        self.problem.push_column(choice.value, rows);
        self.buyers.push(choice.buyers);
        self.purchases.extend(buys.iter().map(|(slot, fund)| (row(*slot), row(*fund))));
        self.purchase.push(position(self.purchases.len()));
    }

    /// What a column buys: position in [`Title::buyers`] and fund.
    pub fn buys(&self, column: usize) -> impl ExactSizeIterator<Item = (usize, usize)> {
        let range = self.purchase[column] as usize..self.purchase[column + 1] as usize;
        self.purchases[range].iter().map(|(slot, fund)| (usize::from(*slot), usize::from(*fund)))
    }

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
            // Where lines should stay as they were, or money has to be spent, more of them may be what is wanted.
            let stays = instance.most_changes.is_none() || changes(title, less) <= changes(title, choice.buyers);
            let stays = stays && instance.least_spending.is_empty();
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

/// The rows of what a partner has to spend and may spend that one purchase uses.
fn spending(instance: &Instance, buyer: &Buyer) -> impl Iterator<Item = (u16, f64)> {
    let (least, most) = (instance.least_spending.len(), instance.most_spending.len());
    let first = first_spending(instance);
    let (partner, cost) = (buyer.partner.at(), buyer.cost as f64);
    let rows = [
        (partner < least).then(|| (row(first + partner), -cost)),
        (partner < most).then(|| (row(first + least + partner), cost)),
    ];
    rows.into_iter().flatten().filter(move |_| cost > 0.0)
}

/// The first row of what partners have to spend and may spend.
pub(crate) fn first_spending(instance: &Instance) -> usize {
    instance.funds.len() + instance.quotas.len() + instance.partners + usize::from(instance.most_changes.is_some())
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
        constant_rows.extend(spending(instance, buyer));
        // With several funds to choose from the price is left out, which only lifts the bound.
        if let [fund] = buyer.funds.as_slice() {
            constant_rows.extend(payment(instance, title, slot, *fund));
        }
    }
    let terms = title.buyers.iter().enumerate().filter(|(_, b)| !b.required).map(|(slot, buyer)| {
        let alone = PartnerSet::only(buyer.partner);
        let paid = |fund: &usize| payment(instance, title, slot, *fund).chain(spending(instance, buyer)).chain(served(alone));
        let ways = buyer.funds.iter().map(|fund| paid(fund).collect()).collect();
        (worth(alone), ways)
    });
    Relaxed { group, constant: worth(required), constant_rows, terms: terms.collect() }
}

/// Funds, partners, their rows and a title's buyers stay far below 65,536.
fn row(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
