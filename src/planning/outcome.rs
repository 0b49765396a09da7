//! Writes the plan that people read: lines, funds, partners, savings, what nobody buys and why.
//!
//! In: consortium, candidates, instance, alone plans, division. Out: [`Plan`]. Lists are sorted, so that equal plans are
//! equal bytes.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::PlanningInput;
use super::alone::Alone;
use super::benefit;
use super::divide::Division;
use super::explain::{Explainer, Line};
use super::fairness::fairness;
use super::instance::{Instance, Title};
use super::parameters::parameters;
use super::solver::{Limits, Meter};
use super::words::Words;
use crate::error::Result;
use crate::model::{
    AloneLine, Assignment, Candidate, Consortium, FundUse, Guarantee, Money, PartnerIx, PartnerOutcome, PartnerSet, Plan,
    Savings, Unfunded, Verdict, Why,
};

/// Everything the steps of writing share.
struct Writer<'a> {
    consortium: &'a Consortium,
    candidates: &'a [Candidate],
    instance: &'a Instance,
    alone: &'a [Alone],
    division: &'a Division,
    words: Words<'a>,
}

/// Writes the plan of a division.
///
/// # Errors
/// Cancellation while the lines are explained.
pub(crate) fn write(
    consortium: &Consortium,
    input: &PlanningInput<'_>,
    instance: &Instance,
    alone: &[Alone],
    division: &Division,
    limits: &Limits,
    meter: &mut Meter<'_>,
) -> Result<Plan> {
    let words = Words::new(consortium, instance, division);
    let writer = Writer { consortium, candidates: input.candidates, instance, alone, division, words };
    let lines = writer.lines();
    let assignments = writer.assignments(&lines, limits, meter)?;
    let alone_lines = writer.alone_lines();
    let titles: usize = (0..instance.titles.len()).filter(|at| !division.buys(*at).is_empty()).count();
    let savings = writer.savings(&lines, &alone_lines);
    let (funds, partners) = (writer.funds(&lines), writer.partners(&lines));
    let plannable = |title: &&Title| !title.asks.is_empty() && title.cheapest.is_some();
    Ok(Plan {
        verdict: verdict(division, limits),
        currency: instance.currency.code().to_owned(),
        parameters: parameters(consortium, instance.cost_per_point),
        candidates: instance.titles.iter().filter(plannable).count(),
        lines: assignments.len(),
        title_count: titles,
        assignments,
        guarantee: writer.guarantee(),
        fairness: fairness(consortium, input.candidates, &partners, &funds),
        funds,
        partners,
        savings,
        alone: alone_lines,
        needless_duplicates: writer.needless_duplicates(),
        unfunded: writer.unfunded(),
    })
}

fn verdict(division: &Division, limits: &Limits) -> Verdict {
    let answer = &division.answer;
    let gap = (answer.bound - answer.value) / answer.bound.abs().max(1e-9);
    Verdict {
        termination: answer.termination,
        limit: answer.limit,
        objective: answer.value,
        best_bound: answer.bound,
        relative_gap: gap,
        seconds: 0.0,
        seed: limits.seed,
    }
}

impl Writer<'_> {
    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.instance.currency }
    }

    fn code(&self, partner: PartnerIx) -> String {
        self.consortium.code(partner).to_owned()
    }

    fn codes(&self, set: PartnerSet) -> Vec<String> {
        set.iter().map(|partner| self.code(partner)).collect()
    }

    /// The lines by partner code, then title, then candidate id.
    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = (0..self.instance.titles.len())
            .flat_map(|title| self.division.buys(title).iter().map(move |(slot, fund)| Line { title, slot: *slot, fund: *fund }))
            .collect();
        let key = |line: &Line| {
            let candidate = &self.candidates[line.title];
            (self.consortium.code(self.partner(line)), candidate.title.as_str(), candidate.id.as_str())
        };
        lines.sort_by(|a, b| key(a).cmp(&key(b)));
        lines
    }

    fn partner(&self, line: &Line) -> PartnerIx {
        self.instance.titles[line.title].buyers[line.slot].partner
    }

    fn cost(&self, line: &Line) -> i64 {
        self.instance.titles[line.title].buyers[line.slot].cost
    }

    fn assignments(&self, lines: &[Line], limits: &Limits, meter: &Meter<'_>) -> Result<Vec<Assignment>> {
        let explainer = Explainer::new(self.consortium, self.instance, self.division, limits);
        // Each answer stands alone; the clock that limits them is one.
        let answers = lines
            .par_iter()
            .with_min_len(64)
            .map_init(|| (self.division.state(), meter.fork()), |(state, meter), line| explainer.why(*line, state, meter));
        let whys = answers.collect::<Result<Vec<Why>>>()?;
        let mut assignments = Vec::with_capacity(lines.len());
        for (line, why) in lines.iter().zip(whys) {
            let candidate = &self.candidates[line.title];
            let title = &self.instance.titles[line.title];
            let buyer = &title.buyers[line.slot];
            let ask = buyer.ask.and_then(|at| title.asks.get(at));
            let request = ask.and_then(|ask| self.consortium.requests.get(ask.lead as usize));
            assignments.push(Assignment {
                candidate: candidate.id.clone(),
                title: candidate.title.clone(),
                author: candidate.author.clone(),
                year: candidate.year,
                isbn: candidate.isbn.clone(),
                class: candidate.class.clone(),
                stratum: self.consortium.strata.strata.get(candidate.stratum.at()).map(|s| s.name.clone()).unwrap_or_default(),
                partner: self.code(buyer.partner),
                fund: self.instance.funds[line.fund].name.clone(),
                price: buyer.price,
                price_currency: buyer.price.currency.code().to_owned(),
                copies: buyer.copies,
                amount: self.money(buyer.cost),
                local_copy: buyer.local,
                estimated: buyer.estimated,
                held_by: self.codes(candidate.held),
                other_edition: self.codes(candidate.other_edition),
                priority: ask.map_or(0, |ask| ask.priority),
                vendor: request.map(|r| r.vendor.clone()).unwrap_or_default(),
                request_id: request.map(|r| r.request_id.clone()).unwrap_or_default(),
                extra: request.map(|r| r.extra.iter().cloned().collect::<BTreeMap<_, _>>()).unwrap_or_default(),
                why,
            });
        }
        Ok(assignments)
    }

    fn alone_lines(&self) -> Vec<AloneLine> {
        let mut lines = Vec::new();
        for plan in self.alone {
            for buy in &plan.buys {
                let (title, candidate) = (&self.instance.titles[buy.title], &self.candidates[buy.title]);
                let line = &title.alone[buy.slot];
                let buyers = self.division.buyers(buy.title);
                let served =
                    title.asks.iter().any(|a| a.partner == line.partner && benefit::is_served(self.instance, title, a, buyers));
                lines.push(AloneLine {
                    candidate: candidate.id.clone(),
                    title: candidate.title.clone(),
                    partner: self.code(line.partner),
                    fund: self.instance.funds[buy.fund].name.clone(),
                    amount: self.money(line.cost),
                    avoided: served && !buyers.contains(line.partner),
                });
            }
        }
        lines.sort_by(|a, b| (&a.partner, &a.candidate).cmp(&(&b.partner, &b.candidate)));
        lines
    }

    fn funds(&self, lines: &[Line]) -> Vec<FundUse> {
        let digits = i32::try_from(self.instance.currency.digits()).unwrap_or(2);
        let one = |(at, fund): (usize, &super::instance::FundRow)| {
            let spent: i64 = lines.iter().filter(|line| line.fund == at).map(|line| self.cost(line)).sum();
            let own = self.consortium.rates.convert_back(self.money(spent), fund.limit.currency);
            FundUse {
                partner: self.code(fund.partner),
                fund: fund.name.clone(),
                currency: fund.limit.currency.code().to_owned(),
                limit: fund.limit,
                spent: own.unwrap_or(Money::zero(fund.limit.currency)),
                shadow_price: self.division.answer.dual.y[at] * 10_f64.powi(digits),
                shadow_words: self.words.shadow(at),
            }
        };
        self.instance.funds.iter().enumerate().map(one).collect()
    }

    fn partners(&self, lines: &[Line]) -> Vec<PartnerOutcome> {
        (0..self.instance.partners).map(|at| self.outcome(PartnerIx::new(at), lines)).collect()
    }

    fn outcome(&self, partner: PartnerIx, lines: &[Line]) -> PartnerOutcome {
        let (instance, alone) = (self.instance, &self.alone[partner.at()]);
        let (mut requested, mut shelves, mut benefit, mut lending) = (0.0, 0.0, 0.0, 0);
        for (at, title) in instance.titles.iter().enumerate() {
            let buyers = self.division.buyers(at);
            for ask in title.asks.iter().filter(|ask| ask.partner == partner) {
                requested += ask.need;
                if !title.held.contains(partner) && benefit::is_served(instance, title, ask, PartnerSet::EMPTY) {
                    shelves += ask.need;
                }
                benefit += benefit::benefit(instance, title, ask, buyers);
                if benefit::is_borrowed(instance, title, ask, buyers) {
                    lending += ask.loan_cost;
                }
            }
        }
        let spend = lines.iter().filter(|line| self.partner(line) == partner).map(|line| self.cost(line)).sum();
        PartnerOutcome {
            partner: self.code(partner),
            requests: instance.requests[partner.at()],
            already_held: instance.already_held[partner.at()],
            requested_need: requested,
            served_by_holdings: shelves,
            alone_served: alone.served,
            together_served: self.division.served[partner.at()],
            alone_benefit: alone.benefit,
            together_benefit: benefit,
            alone_bound: alone.served + (alone.bound - alone.bought),
            alone_spend: self.money(alone.spend),
            spend: self.money(spend),
            lending: instance.lending_known.then(|| self.money(lending)),
        }
    }

    fn guarantee(&self) -> Guarantee {
        let mut shortfall = BTreeMap::new();
        for (at, alone) in self.alone.iter().enumerate() {
            let missing = alone.served - self.division.served[at];
            if missing > 1e-9 {
                shortfall.insert(self.code(PartnerIx::new(at)), missing);
            }
        }
        Guarantee { held: shortfall.is_empty(), shortfall }
    }

    fn savings(&self, lines: &[Line], alone: &[AloneLine]) -> Savings {
        let spent: i64 = lines.iter().map(|line| self.cost(line)).sum();
        let spent_alone: i64 = self.alone.iter().map(|alone| alone.spend).sum();
        let gross: i64 = alone.iter().filter(|line| line.avoided).map(|line| line.amount.minor).sum();
        let lending: i64 = self
            .instance
            .titles
            .iter()
            .enumerate()
            .map(|(at, t)| benefit::loans(self.instance, t, self.division.buyers(at)))
            .sum();
        let returned = spent_alone - spent;
        let known = self.instance.lending_known;
        Savings {
            duplicates_avoided: alone.iter().filter(|line| line.avoided).count(),
            gross: self.money(gross),
            returned: self.money(returned),
            respent: self.money(gross - returned),
            lending: known.then(|| self.money(lending)),
            net: known.then(|| self.money(gross - lending)),
        }
    }

    /// Copies bought beyond the cap: only those that a person required.
    fn needless_duplicates(&self) -> usize {
        let over = |(at, title): (usize, &Title)| {
            let buyers = self.division.buyers(at);
            let limited = title.buyers.iter().filter(|b| buyers.contains(b.partner) && !b.local);
            limited.filter(|b| benefit::copies_reaching(self.instance, title, b.partner, buyers) >= title.cap).count()
        };
        self.instance.titles.iter().enumerate().map(over).sum()
    }

    fn unfunded(&self) -> Vec<Unfunded> {
        // A million titles have as many reasons, each by itself.
        let one = |(at, title): (usize, &Title)| {
            let candidate = &self.candidates[at];
            if !self.division.buys(at).is_empty() || title.asks.is_empty() {
                return None;
            }
            let need: f64 = title.asks.iter().map(|ask| ask.need).sum();
            let wanted: PartnerSet = title.asks.iter().map(|ask| ask.partner).collect();
            Some((need, self.not_bought(title, candidate, wanted, self.reason(title, candidate))))
        };
        let mut rows: Vec<(f64, Unfunded)> = self.instance.titles.par_iter().enumerate().filter_map(one).collect();
        rows.extend(self.standing_orders());
        rows.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.candidate.cmp(&y.candidate)));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Standing orders: listed whatever is bought, as they are not divided.
    fn standing_orders(&self) -> Vec<(f64, Unfunded)> {
        let mut rows = Vec::new();
        for (title, candidate) in self.instance.titles.iter().zip(self.candidates) {
            let requests = candidate.requests.iter().filter_map(|at| self.consortium.requests.get(*at as usize));
            let wanted: PartnerSet = requests.filter(|request| request.continuing).map(|request| request.partner).collect();
            if !wanted.is_empty() {
                rows.push((0.0, self.not_bought(title, candidate, wanted, "continuing")));
            }
        }
        rows
    }

    fn not_bought(&self, title: &Title, candidate: &Candidate, wanted: PartnerSet, reason: &'static str) -> Unfunded {
        Unfunded {
            candidate: candidate.id.clone(),
            title: candidate.title.clone(),
            isbn: candidate.isbn.clone(),
            amount: title.cheapest.map(|minor| self.money(minor)),
            wanted_by: self.codes(wanted),
            reason,
            why: self.words.unfunded(title, candidate, reason),
        }
    }

    /// Why nobody buys a title.
    fn reason(&self, title: &Title, candidate: &Candidate) -> &'static str {
        if title.excluded {
            return "excluded";
        }
        if title.cheapest.is_none() {
            return "no price";
        }
        if !title.buyers.is_empty() {
            let one_may = title.buyers.iter().any(|b| benefit::cap_allows(self.instance, title, PartnerSet::only(b.partner)));
            return if one_may { "budget" } else { "cap" };
        }
        // Nobody has a line: the cap decides first, then whether a fund of the right scope is merely too small.
        let blocked = |ask: &super::instance::Ask| {
            !ask.local && benefit::copies_reaching(self.instance, title, ask.partner, PartnerSet::EMPTY) >= title.cap
        };
        if title.asks.iter().all(blocked) {
            return "cap";
        }
        let funds: Vec<_> =
            self.consortium.planned_funds().filter(|f| title.asks.iter().any(|ask| ask.partner == f.partner)).collect();
        let in_scope = funds.iter().any(|fund| fund.scope.covers(candidate.stratum, candidate.language, candidate.material));
        if funds.is_empty() || in_scope { "budget" } else { "scope" }
    }
}
