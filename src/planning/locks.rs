//! What people decided about lines, by title and partner.
//!
//! In: decisions and the candidates each concerns. Out: [`Locks`]. Later decisions on the same line win over earlier ones,
//! because those made in the window follow those of the file.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanningInput;
use crate::model::{Action, Consortium, PartnerIx};

/// Decisions about one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LineLock {
    /// The partner must buy it from the fund of this name, in lower case; empty means from any.
    pub required: Option<String>,
    /// The partner must not buy it.
    pub forbidden: bool,
    /// Funds that must not pay for it, in lower case.
    pub forbidden_funds: BTreeSet<String>,
}

/// Decisions about all lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Locks {
    /// Positions of excluded candidates.
    pub excluded: BTreeSet<usize>,
    /// By candidate and partner.
    pub lines: BTreeMap<(usize, PartnerIx), LineLock>,
}

impl Locks {
    /// Reads the decisions that concern buying.
    pub fn new(consortium: &Consortium, input: &PlanningInput<'_>) -> Self {
        let concerned: BTreeSet<&str> = input.decided.iter().flatten().map(String::as_str).collect();
        let ids = input.candidates.iter().enumerate().map(|(at, candidate)| (candidate.id.as_str(), at));
        let by_id: BTreeMap<&str, usize> = ids.filter(|(id, _)| !concerned.is_empty() && concerned.contains(id)).collect();
        let mut locks = Self::default();
        for (decision, ids) in consortium.decisions.iter().zip(input.decided) {
            for at in ids.iter().filter_map(|id| by_id.get(id.as_str()).copied()) {
                match (decision.action, consortium.partner(&decision.partner)) {
                    (Action::Exclude, _) => {
                        locks.excluded.insert(at);
                    }
                    (Action::Require, Some(partner)) => locks.line(at, partner).require(&fund_key(&decision.fund)),
                    (Action::Forbid, Some(partner)) => locks.line(at, partner).forbid(&fund_key(&decision.fund)),
                    // Links are matching's; a lock on nobody locks nothing.
                    _ => {}
                }
            }
        }
        locks
    }

    fn line(&mut self, at: usize, partner: PartnerIx) -> &mut LineLock {
        self.lines.entry((at, partner)).or_default()
    }

    /// The decision about a line, where there is one.
    pub fn get(&self, at: usize, partner: PartnerIx) -> Option<&LineLock> {
        self.lines.get(&(at, partner))
    }
}

impl LineLock {
    fn require(&mut self, fund: &str) {
        self.required = Some(fund.to_owned());
        self.forbidden = false;
        self.forbidden_funds.remove(fund);
    }

    fn forbid(&mut self, fund: &str) {
        if fund.is_empty() {
            *self = Self { required: None, forbidden: true, forbidden_funds: BTreeSet::new() };
            return;
        }
        if self.required.as_deref() == Some(fund) {
            self.required = None;
        }
        self.forbidden_funds.insert(fund.to_owned());
    }

    /// Whether a fund of this name may pay for the line.
    pub fn lets_pay(&self, fund: &str) -> bool {
        let key = fund_key(fund);
        let named = self.required.as_ref().filter(|name| !name.is_empty());
        !self.forbidden_funds.contains(&key) && named.is_none_or(|name| *name == key)
    }
}

fn fund_key(name: &str) -> String {
    name.trim().to_lowercase()
}
