//! The independent checker: verifies a plan against the files' rows before anyone sees it.
//!
//! In: consortium, candidates, plan. Out: nothing, or an error of ours that says which rule is broken. It shares no code
//! with the builder, the benefit module or the solver; a mistake would have to be made twice to go unseen.

mod facts;
mod fair;

use std::collections::BTreeMap;
use std::fmt::Display;

use facts::{Case, Facts};

use super::PlanningInput;
use crate::error::{Error, Result};
use crate::model::{Assignment, Consortium, Fund, PartnerIx, PartnerSet, Plan, Termination};
use crate::task::Task;

/// Points may differ by this share through rounding.
const TOLERANCE: f64 = 1e-7;

/// Passes where the plan breaks no rule of the planning model.
///
/// # Errors
/// An error of ours that says which rule is broken, and where; cancellation.
pub(crate) fn check(consortium: &Consortium, input: &PlanningInput<'_>, plan: &Plan, task: &Task) -> Result<()> {
    let facts = Facts::new(consortium, input, task)?;
    let none = vec![PartnerSet::EMPTY; facts.cases.len()];
    let mut checker = Checker { facts, plan, task, places: Vec::new(), bought: none.clone(), alone: none };
    checker.lines()?;
    checker.funds()?;
    checker.cap()?;
    checker.decisions()?;
    checker.quotas()?;
    checker.shares()?;
    checker.changes()?;
    checker.alone()?;
    checker.verdict()?;
    checker.partners()?;
    checker.fairness()?;
    checker.savings()?;
    checker.unfunded()
}

struct Checker<'a> {
    facts: Facts<'a>,
    plan: &'a Plan,
    task: &'a Task,
    /// Case and partner of each line.
    places: Vec<(usize, PartnerIx)>,
    /// Who buys each case, and who does alone.
    bought: Vec<PartnerSet>,
    alone: Vec<PartnerSet>,
}

/// Figures of one partner: need served and benefit, together and alone, and what it pays for loans.
#[derive(Default)]
struct Tally {
    together_served: f64,
    alone_served: f64,
    together: f64,
    by_itself: f64,
    lending: i64,
    spend: i64,
    alone_spend: i64,
}

fn broken<T>(rule: &str, place: impl Display) -> Result<T> {
    Err(Error::bug(format!("{rule} ({place})")))
}

fn ensure(holds: bool, rule: &str, place: impl Display) -> Result<()> {
    if holds { Ok(()) } else { broken(rule, place) }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1.0)
}

impl<'a> Checker<'a> {
    fn place(&self, id: &str) -> Result<usize> {
        self.facts.place(id).map_or_else(|| broken("a line is for no candidate", id), Ok)
    }

    fn partner(&self, code: &str) -> Result<PartnerIx> {
        self.facts.consortium.partner(code).map_or_else(|| broken("a line is for no partner", code), Ok)
    }

    /// Every candidate with those who buy it, while nobody cancels.
    fn cases(&self) -> impl Iterator<Item = (&Case<'a>, PartnerSet)> {
        let both = self.facts.cases.iter().zip(self.bought.iter().copied());
        both.take_while(|_| !self.task.is_canceled())
    }

    fn is_required(&self, id: &str, partner: PartnerIx) -> bool {
        self.facts.line_decision(id, partner).0.is_some()
    }

    /// Bought for others alone.
    fn is_for_others(&self, case: &Case<'_>, partner: PartnerIx) -> bool {
        let responsible = case.responsible.contains(partner);
        case.open(partner).is_none() && !responsible && !self.is_required(&case.candidate.id, partner)
    }

    /// Every line: once, by one who may, at the right price and amount.
    fn lines(&mut self) -> Result<()> {
        let plan = self.plan;
        for line in &plan.assignments {
            self.task.check()?;
            let (partner, at) = (self.partner(&line.partner)?, self.place(&line.candidate)?);
            ensure(!self.bought[at].contains(partner), "a line stands twice", &line.candidate)?;
            self.bought[at].insert(partner);
            self.places.push((at, partner));
            self.line(line, &self.facts.cases[at], partner)?;
        }
        let titles = self.bought.iter().filter(|buyers| !buyers.is_empty()).count();
        ensure(plan.lines == plan.assignments.len() && plan.title_count == titles, "lines are miscounted", "plan")
    }

    fn line(&self, line: &Assignment, case: &Case<'_>, partner: PartnerIx) -> Result<()> {
        let settings = &self.facts.consortium.settings;
        let demand = case.open(partner);
        let place = format_args!("{} {}", line.partner, line.candidate);
        let others = settings.for_others > 0.0 && !case.candidate.held.contains(partner);
        let may = !self.is_for_others(case, partner) || others;
        ensure(may, "a partner buys what it may not", place)?;
        let local = demand.is_some_and(|d| d.local);
        let group = case.responsible;
        let hard = settings.responsibility_hard && !group.is_empty() && !local && !self.is_required(&line.candidate, partner);
        ensure(!hard || group.contains(partner), "a partner buys in another's subject", place)?;
        let Some((price, estimated)) = self.facts.price(case, partner) else { return broken("a line has no price", place) };
        ensure(line.price == price && line.estimated == estimated, "a price is not the one asked", place)?;
        ensure(line.price_currency == price.currency.code(), "a price has another currency", place)?;
        ensure(line.copies == demand.map_or(1, |d| d.copies), "copies are not those asked", place)?;
        ensure(line.local_copy == local, "a local copy is not marked so", place)?;
        ensure(self.facts.amount(partner, price, line.copies) == Some(line.amount.minor), "an amount is wrong", place)?;
        ensure(line.amount.currency == self.facts.consortium.rates.currency, "an amount has another currency", place)?;
        let why = &line.why;
        ensure(why.required == self.is_required(&line.candidate, partner), "a required line is not marked so", place)
    }

    /// Fund scopes and limits; the fund table.
    fn funds(&self) -> Result<()> {
        let funds: Vec<&Fund> = self.facts.consortium.planned_funds().collect();
        let limits = &self.facts.limits;
        ensure(self.plan.funds.len() == funds.len(), "a fund is missing", "funds")?;
        let mut spent: BTreeMap<(PartnerIx, &str), i64> = BTreeMap::new();
        for (line, (at, partner)) in self.plan.assignments.iter().zip(self.places.iter().copied()) {
            let c = self.facts.cases[at].candidate;
            let covers = |fund: &&&Fund| {
                fund.partner == partner && fund.name == line.fund && fund.scope.covers(c.stratum, c.language, c.material)
            };
            ensure(
                funds.iter().any(|fund| covers(&fund)),
                "a fund pays outside its scope",
                format_args!("{} {}", line.fund, line.candidate),
            )?;
            *spent.entry((partner, &line.fund)).or_default() += line.amount.minor;
        }
        let mut room: BTreeMap<(PartnerIx, &str), i64> = BTreeMap::new();
        for ((fund, (limit, capacity)), row) in funds.iter().zip(limits).zip(&self.plan.funds) {
            *room.entry((fund.partner, fund.name.as_str())).or_default() += capacity;
            ensure(row.limit == *limit && row.fund == fund.name, "a fund's limit is wrong", &fund.name)?;
            ensure(row.spent.minor <= row.limit.minor, "a fund spends more than it has", &fund.name)?;
        }
        for ((partner, fund), amount) in spent {
            ensure(amount <= room.get(&(partner, fund)).copied().unwrap_or(0), "a fund spends more than it has", fund)?;
        }
        Ok(())
    }

    /// No copy beyond the cap but those a person required, and these are counted.
    fn cap(&self) -> Result<()> {
        let mut beyond = 0;
        let consortium = self.facts.consortium;
        for (case, buyers) in self.cases().filter(|(_, buyers)| !buyers.is_empty()) {
            let c = case.candidate;
            let own = consortium.strata.strata.get(c.stratum.at()).and_then(|s| s.cap);
            let bands = consortium.settings.cap_by_use.iter().filter(|(uses, _)| *uses <= c.loans_per_copy);
            let busy = bands.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, cap)| *cap);
            let cap = usize::from(own.unwrap_or(consortium.settings.copies_cap).max(busy.unwrap_or(0)));
            let local = |p: PartnerIx| case.open(p).is_some_and(|demand| demand.local);
            let counted: PartnerSet = c.lendable.union(buyers.iter().filter(|p| !local(*p)).collect());
            for buyer in buyers.iter().filter(|p| !local(*p)) {
                let others = counted.iter().filter(|q| self.facts.reaches(c.material, buyer, *q)).count();
                ensure(others < cap || self.is_required(&c.id, buyer), "a copy is bought beyond the cap", &c.id)?;
                beyond += usize::from(others >= cap);
            }
        }
        self.task.check()?;
        ensure(self.plan.needless_duplicates == beyond, "needless duplicates are miscounted", "plan")
    }

    /// Every decision about lines is kept.
    fn decisions(&self) -> Result<()> {
        let decided = self.facts.input.decided.iter().flatten().filter_map(|id| self.facts.place(id));
        let mut paid: BTreeMap<usize, BTreeMap<PartnerIx, String>> = decided.map(|at| (at, BTreeMap::new())).collect();
        for (line, (at, partner)) in self.plan.assignments.iter().zip(&self.places) {
            if let Some(paid) = paid.get_mut(at) {
                paid.insert(*partner, line.fund.trim().to_lowercase());
            }
        }
        for (at, paid) in paid {
            let id = self.facts.cases[at].candidate.id.as_str();
            ensure(!self.facts.is_excluded(id) || paid.is_empty(), "an excluded title is bought", id)?;
            for partner in (0..self.facts.consortium.partners.len()).map(PartnerIx::new) {
                let (required, forbidden, funds) = self.facts.line_decision(id, partner);
                let paid = paid.get(&partner);
                ensure(required.is_none() || paid.is_some(), "a required line is not bought", id)?;
                ensure(!forbidden || paid.is_none(), "a forbidden line is bought", id)?;
                if let Some(paid) = paid {
                    ensure(!funds.contains(paid), "a forbidden fund pays", id)?;
                    let named = required.filter(|fund| !fund.is_empty());
                    ensure(named.is_none_or(|fund| fund == *paid), "another fund pays than the one named", id)?;
                }
            }
        }
        Ok(())
    }

    /// No more lines differ from the plan to stay near to than may.
    fn changes(&self) -> Result<()> {
        let Some(near) = self.facts.input.near else { return Ok(()) };
        let old: std::collections::BTreeSet<(&str, &str)> =
            near.lines.iter().map(|l| (l.candidate.as_str(), l.partner.as_str())).collect();
        let new: std::collections::BTreeSet<(&str, &str)> =
            self.plan.assignments.iter().map(|l| (l.candidate.as_str(), l.partner.as_str())).collect();
        let differ = old.symmetric_difference(&new).count();
        ensure(differ <= near.most, "more lines change than may", format_args!("{differ} of {}", near.most))
    }

    /// What the funds of a partner have together, minor units.
    fn pledge(&self, partner: usize) -> rust_decimal::Decimal {
        let funds = self.facts.consortium.planned_funds().zip(&self.facts.limits);
        funds.filter(|(fund, _)| fund.partner.at() == partner).map(|(_, (_, c))| rust_decimal::Decimal::from(*c)).sum()
    }

    /// Nobody spends more for others than it allows.
    fn quotas(&self) -> Result<()> {
        let consortium = self.facts.consortium;
        let share = crate::model::decimal_from(consortium.settings.for_others.clamp(0.0, 1.0)).unwrap_or_default();
        let mut spent = vec![0; consortium.partners.len()];
        for (line, (at, partner)) in self.plan.assignments.iter().zip(self.places.iter().copied()) {
            if self.is_for_others(&self.facts.cases[at], partner) {
                spent[partner.at()] += line.amount.minor;
            }
        }
        for (at, (partner, spent)) in consortium.partners.iter().zip(spent).enumerate() {
            let most = (self.pledge(at) * share).floor();
            ensure(rust_decimal::Decimal::from(spent) <= most, "a partner spends too much for others", &partner.code)?;
        }
        Ok(())
    }

    /// Every partner spends between the smallest and the largest share of what its funds have.
    fn shares(&self) -> Result<()> {
        let consortium = self.facts.consortium;
        let share = |share: f64| crate::model::decimal_from(share).unwrap_or_default();
        let (smallest, largest) = (share(consortium.settings.smallest_share), share(consortium.settings.largest_share));
        let mut spent = vec![0_i64; consortium.partners.len()];
        for (line, (_, partner)) in self.plan.assignments.iter().zip(self.places.iter().copied()) {
            spent[partner.at()] += line.amount.minor;
        }
        for (at, (partner, spent)) in consortium.partners.iter().zip(spent).enumerate() {
            let (pledge, spent) = (self.pledge(at), rust_decimal::Decimal::from(spent));
            ensure(spent >= pledge * smallest, "a partner spends less than its smallest share", &partner.code)?;
            let within = largest >= rust_decimal::Decimal::ONE || spent <= pledge * largest;
            ensure(within, "a partner spends more than its largest share", &partner.code)?;
        }
        Ok(())
    }

    /// Alone plans: own open requests, right amounts, within the funds.
    fn alone(&mut self) -> Result<()> {
        let funds: Vec<&Fund> = self.facts.consortium.planned_funds().collect();
        let plan = self.plan;
        let mut spent: BTreeMap<(PartnerIx, &str), i64> = BTreeMap::new();
        for line in &plan.alone {
            self.task.check()?;
            let (partner, at) = (self.partner(&line.partner)?, self.place(&line.candidate)?);
            let (case, bought) = (&self.facts.cases[at], self.bought[at]);
            let place = format_args!("{} {}", line.partner, line.candidate);
            ensure(!self.alone[at].contains(partner), "an alone line stands twice", place)?;
            self.alone[at].insert(partner);
            let demand = case.open(partner).filter(|_| !case.candidate.held.contains(partner));
            let Some(demand) = demand else { return broken("an alone line was not asked for", place) };
            let amount = self.facts.price(case, partner).and_then(|(price, _)| self.facts.amount(partner, price, demand.copies));
            ensure(amount == Some(line.amount.minor), "an alone amount is wrong", place)?;
            let c = case.candidate;
            let covers = funds
                .iter()
                .any(|f| f.partner == partner && f.name == line.fund && f.scope.covers(c.stratum, c.language, c.material));
            ensure(covers, "an alone line is outside its fund's scope", place)?;
            let avoided = !bought.contains(partner) && self.served(case, partner, bought) > 0.0;
            ensure(line.avoided == avoided, "an avoided duplicate is marked wrongly", place)?;
            *spent.entry((partner, &line.fund)).or_default() += line.amount.minor;
        }
        for ((partner, name), amount) in spent {
            let room: i64 = funds
                .iter()
                .zip(&self.facts.limits)
                .filter(|(f, _)| f.partner == partner && f.name == name)
                .map(|(_, (_, c))| *c)
                .sum();
            ensure(amount <= room, "an alone plan spends more than a fund has", name)?;
        }
        Ok(())
    }

    /// Need of a partner that a set of buyers serves.
    fn served(&self, case: &Case<'_>, partner: PartnerIx, buyers: PartnerSet) -> f64 {
        let Some(demand) = case.open(partner) else { return 0.0 };
        let c = case.candidate;
        let own = c.held.contains(partner) || buyers.contains(partner);
        let borrowed = !demand.local && c.lendable.union(buyers).iter().any(|q| self.facts.reaches(c.material, partner, q));
        if own || borrowed { demand.need() } else { 0.0 }
    }

    /// Benefit of a partner from a set of buyers.
    fn benefit(&self, case: &Case<'_>, partner: PartnerIx, buyers: PartnerSet) -> f64 {
        let Some(demand) = case.open(partner) else { return 0.0 };
        let c = case.candidate;
        if demand.local {
            return if buyers.contains(partner) { demand.need() } else { 0.0 };
        }
        let holds = c.held.contains(partner);
        let before = if holds { 1.0 } else { self.facts.best_access(c.material, partner, c.lendable) };
        let own = holds || buyers.contains(partner);
        let after = if own { 1.0 } else { self.facts.best_access(c.material, partner, c.lendable.union(buyers)) };
        demand.need() * (after - before)
    }

    /// What a partner pays for loans of others' new copies of a title.
    fn lending(&self, case: &Case<'_>, partner: PartnerIx, buyers: PartnerSet) -> i64 {
        let newly = self.served(case, partner, buyers) > 0.0 && self.served(case, partner, PartnerSet::EMPTY) <= 0.0;
        if newly && !buyers.contains(partner) { self.facts.loan_cost(case, partner) } else { 0 }
    }

    /// The objective is the plan's value, the bound is above it, the words fit the numbers.
    fn verdict(&self) -> Result<()> {
        let scale = 10_f64.powi(i32::try_from(self.facts.consortium.rates.currency.digits()).unwrap_or(2));
        let mut value = 0.0;
        let mut money: i64 = self.plan.assignments.iter().map(|line| line.amount.minor).sum();
        for (case, buyers) in self.cases() {
            let benefit: f64 = case.demands.iter().map(|demand| self.benefit(case, demand.partner, buyers)).sum();
            let bonus = if buyers.iter().any(|partner| case.responsible.contains(partner)) {
                self.facts.consortium.settings.responsibility_bonus.max(0.0)
            } else {
                0.0
            };
            value += (1.0 + bonus) * benefit;
            money += case.demands.iter().map(|demand| self.lending(case, demand.partner, buyers)).sum::<i64>();
        }
        self.task.check()?;
        value -= self.facts.point_cost.map_or(0.0, |cost| money as f64 / (cost * scale));
        let verdict = &self.plan.verdict;
        ensure(
            near(value, verdict.objective),
            "the objective is not the plan's value",
            format_args!("{value} {}", verdict.objective),
        )?;
        let slack = TOLERANCE * verdict.objective.abs().max(1.0);
        ensure(verdict.best_bound + slack >= verdict.objective, "the bound is below the objective", "verdict")?;
        let gap = (verdict.best_bound - verdict.objective) / verdict.best_bound.abs().max(1e-9);
        ensure(near(gap, verdict.relative_gap), "the gap is wrong", "verdict")?;
        ensure(
            verdict.termination != Termination::Optimal || gap <= 1e-6 || verdict.best_bound.abs() < 1e-6,
            "optimal is claimed and not proved",
            "verdict",
        )?;
        let parts: f64 = self
            .plan
            .assignments
            .iter()
            .map(|l| l.why.own_need + l.why.loan_need + l.why.responsibility - l.why.cost_points)
            .sum();
        ensure(
            near(parts, verdict.objective),
            "the parts of the lines do not add up",
            format_args!("{parts} {}", verdict.objective),
        )
    }

    /// What each partner is served and gains, together and by itself.
    fn tallies(&self) -> Vec<Tally> {
        let partners = self.facts.consortium.partners.len();
        let mut tallies: Vec<Tally> = (0..partners).map(|_| Tally::default()).collect();
        for ((case, buyers), alone) in self.cases().zip(&self.alone) {
            for partner in case.demands.iter().map(|demand| demand.partner).filter(|partner| partner.at() < partners) {
                let only = if alone.contains(partner) { PartnerSet::only(partner) } else { PartnerSet::EMPTY };
                let tally = &mut tallies[partner.at()];
                tally.together_served += self.served(case, partner, buyers);
                tally.alone_served += self.served(case, partner, only);
                tally.together += self.benefit(case, partner, buyers);
                tally.by_itself += self.benefit(case, partner, only);
                tally.lending += self.lending(case, partner, buyers);
            }
        }
        for (line, (_, partner)) in self.plan.assignments.iter().zip(&self.places) {
            tallies[partner.at()].spend += line.amount.minor;
        }
        for line in &self.plan.alone {
            if let Some(partner) = self.facts.consortium.partner(&line.partner) {
                tallies[partner.at()].alone_spend += line.amount.minor;
            }
        }
        tallies
    }

    /// Partners' figures and the guarantee tell the truth.
    fn partners(&self) -> Result<()> {
        let tallies = self.tallies();
        self.task.check()?;
        for (row, tally) in self.plan.partners.iter().zip(tallies) {
            let Tally { together_served, alone_served, together, by_itself, lending, spend, alone_spend } = tally;
            let figures = [
                (together_served, row.together_served),
                (alone_served, row.alone_served),
                (together, row.together_benefit),
                (by_itself, row.alone_benefit),
            ];
            ensure(figures.iter().all(|(a, b)| near(*a, *b)), "a partner's figures are wrong", &row.partner)?;
            ensure(row.lending.is_none_or(|money| money.minor == lending), "a partner's lending is wrong", &row.partner)?;
            ensure(
                spend == row.spend.minor && alone_spend == row.alone_spend.minor,
                "a partner's spending is wrong",
                &row.partner,
            )?;
            let missing = alone_served - together_served;
            let said = self.plan.guarantee.shortfall.get(&row.partner).copied().unwrap_or(0.0);
            ensure(near(missing.max(0.0), said), "the guarantee is not told truthfully", &row.partner)?;
        }
        ensure(
            self.plan.guarantee.held == self.plan.guarantee.shortfall.is_empty(),
            "the guarantee is not told truthfully",
            "plan",
        )
    }

    /// The savings add up.
    fn savings(&self) -> Result<()> {
        let plan = self.plan;
        let saved = &plan.savings;
        let avoided: Vec<_> = plan.alone.iter().filter(|line| line.avoided).collect();
        let gross: i64 = avoided.iter().map(|line| line.amount.minor).sum();
        let alone: i64 = plan.alone.iter().map(|line| line.amount.minor).sum();
        let together: i64 = plan.assignments.iter().map(|line| line.amount.minor).sum();
        let known = self.facts.consortium.settings.cost_per_loan.is_some();
        let lending: i64 = plan.partners.iter().filter_map(|p| p.lending).map(|money| money.minor).sum();
        let right = saved.duplicates_avoided == avoided.len()
            && saved.gross.minor == gross
            && saved.returned.minor == alone - together
            && saved.respent.minor == gross - (alone - together)
            && saved.lending.map(|m| m.minor) == known.then_some(lending)
            && saved.net.map(|m| m.minor) == known.then_some(gross - lending);
        ensure(right, "the savings do not add up", "savings")
    }

    /// Every candidate that is asked for is bought or listed; standing orders are listed whatever is bought.
    fn unfunded(&self) -> Result<()> {
        let mut listed = vec![[false; 2]; self.facts.cases.len()];
        for row in &self.plan.unfunded {
            listed[self.place(&row.candidate)?][usize::from(row.reason == "continuing")] = true;
        }
        for ((case, buyers), [listed, standing]) in self.cases().zip(listed) {
            let (open, id) = (case.demands.iter().any(|demand| !demand.settled), &case.candidate.id);
            ensure(listed == (open && buyers.is_empty()), "a title is neither bought nor listed, or both", id)?;
            ensure(standing != case.standing.is_empty(), "a standing order is not listed", id)?;
        }
        self.task.check()
    }
}
