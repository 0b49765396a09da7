//! What a set of buyers is worth: access, benefit, value and service of one title.
//!
//! In: one title of the instance and a set of buyers. Out: numbers in points of need. Pure; the checker has its own.

use super::instance::{Ask, Instance, Title};
use crate::model::{PartnerIx, PartnerSet};

/// Access of a partner to a title when `copies` stand at these partners.
pub(crate) fn access(instance: &Instance, title: &Title, partner: PartnerIx, copies: PartnerSet) -> f64 {
    copies.iter().filter(|q| *q != partner).map(|q| instance.access(title.material, partner, q)).fold(0.0, f64::max)
}

/// Access of an asking partner before anybody buys.
pub(crate) fn access_before(instance: &Instance, title: &Title, partner: PartnerIx) -> f64 {
    if title.held.contains(partner) { 1.0 } else { access(instance, title, partner, title.lendable) }
}

/// Benefit of one ask when `buyers` buy.
pub(crate) fn benefit(instance: &Instance, title: &Title, ask: &Ask, buyers: PartnerSet) -> f64 {
    if ask.local {
        return if buyers.contains(ask.partner) { ask.need } else { 0.0 };
    }
    let before = access_before(instance, title, ask.partner);
    let after = if title.held.contains(ask.partner) || buyers.contains(ask.partner) {
        1.0
    } else {
        access(instance, title, ask.partner, title.lendable.union(buyers))
    };
    ask.need * (after - before)
}

/// Whether an ask is served when `buyers` buy.
pub(crate) fn is_served(instance: &Instance, title: &Title, ask: &Ask, buyers: PartnerSet) -> bool {
    if title.held.contains(ask.partner) || buyers.contains(ask.partner) {
        return true;
    }
    if ask.local {
        return false;
    }
    let copies = title.lendable.union(buyers);
    copies.iter().any(|q| instance.reaches(title.material, ask.partner, q))
}

/// Whether an ask is served by another's new copy, which costs loans.
pub(crate) fn is_borrowed(instance: &Instance, title: &Title, ask: &Ask, buyers: PartnerSet) -> bool {
    !buyers.contains(ask.partner)
        && !is_served(instance, title, ask, PartnerSet::EMPTY)
        && is_served(instance, title, ask, buyers)
}

/// Need served over all asks of a title, by position of the ask.
pub(crate) fn loans(instance: &Instance, title: &Title, buyers: PartnerSet) -> i64 {
    title.asks.iter().filter(|ask| is_borrowed(instance, title, ask, buyers)).map(|ask| ask.loan_cost).sum()
}

/// The value of a title by its parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Parts {
    /// Benefit of all asking partners.
    pub benefit: f64,
    /// Bonus of a responsible buyer.
    pub responsibility: f64,
    /// Line costs, minor units.
    pub cost: i64,
    /// Loans, minor units.
    pub lending: i64,
    /// What cost and loans take off.
    pub cost_points: f64,
}

impl Parts {
    /// The value.
    pub fn value(&self) -> f64 {
        self.benefit + self.responsibility - self.cost_points
    }
}

/// The value of a title when `buyers` buy it.
pub(crate) fn value(instance: &Instance, title: &Title, buyers: PartnerSet) -> Parts {
    let benefit: f64 = title.asks.iter().map(|ask| benefit(instance, title, ask, buyers)).sum();
    let responsible = !title.responsible.intersection(buyers).is_empty();
    let cost: i64 = title.buyers.iter().filter(|b| buyers.contains(b.partner)).map(|b| b.cost).sum();
    let lending = loans(instance, title, buyers);
    let responsibility = if responsible { instance.bonus * benefit } else { 0.0 };
    Parts { benefit, responsibility, cost, lending, cost_points: instance.cost_weight * (cost + lending) as f64 }
}

/// Copies that reach a buyer without its own: lendable already, or bought by others (local copies are not counted).
pub(crate) fn copies_reaching(instance: &Instance, title: &Title, buyer: PartnerIx, buyers: PartnerSet) -> usize {
    let counted: PartnerSet = title.buyers.iter().filter(|b| !b.local && buyers.contains(b.partner)).map(|b| b.partner).collect();
    title.lendable.union(counted).iter().filter(|q| instance.reaches(title.material, buyer, *q)).count()
}

/// Whether the copies cap lets these partners buy together; local and required lines are not limited.
pub(crate) fn cap_allows(instance: &Instance, title: &Title, buyers: PartnerSet) -> bool {
    title
        .buyers
        .iter()
        .filter(|b| buyers.contains(b.partner) && !b.local && !b.required)
        .all(|b| copies_reaching(instance, title, b.partner, buyers) < title.cap)
}
