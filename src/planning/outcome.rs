//! Writes the plan that people read: lines, funds, partners, savings, what nobody buys and why.
//!
//! In: consortium, candidates, instance, alone plans, division. Out: [`Plan`]. Lists are sorted, so that equal plans are
//! equal bytes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::PlanningInput;
use super::alone::{Alone, AloneBuy};
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
use crate::task::Task;

/// Lines explained between two words of how far that is.
const TOLD: usize = 500;

/// Everything the steps of writing share.
struct Writer<'a> {
    consortium: &'a Consortium,
    candidates: &'a [Candidate],
    instance: &'a Instance,
    alone: &'a [Alone],
    division: &'a Division,
    words: Words<'a>,
    task: &'a Task,
}

/// What all titles add up to for one partner.
#[derive(Debug, Clone, Default)]
struct Sums {
    requested: f64,
    shelves: f64,
    benefit: f64,
    lending: i64,
    spend: i64,
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
    let task = meter.task();
    let words = Words::new(consortium, instance, division, task)?;
    let writer = Writer { consortium, candidates: input.candidates, instance, alone, division, words, task };
    let lines = writer.lines()?;
    let alone_lines = writer.alone_lines()?;
    task.check()?;
    let (funds, partners) = (writer.funds(&lines), writer.partners(&lines)?);
    let fairness = fairness(consortium, input.candidates, &partners, &funds, task)?;
    let unfunded = writer.unfunded()?;
    // The lines come last: nothing stops after them, when freeing them would take long.
    let assignments = match writer.assignments(&lines, limits, meter) {
        Ok(assignments) => assignments,
        Err(canceled) => {
            super::free((alone_lines, unfunded));
            return Err(canceled);
        }
    };
    let titles: usize = (0..instance.titles.len()).filter(|at| !division.buyers(*at).is_empty()).count();
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
        fairness,
        funds,
        partners,
        savings: writer.savings(&lines, &alone_lines),
        alone: alone_lines,
        needless_duplicates: writer.needless_duplicates(),
        unfunded,
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
    fn lines(&self) -> Result<Vec<Line>> {
        let mut lines: Vec<Vec<Line>> = vec![Vec::new(); self.instance.partners];
        for title in 0..self.instance.titles.len() {
            for line in self.division.buys(title).map(|(slot, fund)| Line { title, slot, fund }) {
                lines[self.partner(&line).at()].push(line);
            }
        }
        let key = |line: &Line| {
            let candidate = &self.candidates[line.title];
            (candidate.title.as_str(), candidate.id.as_str())
        };
        lines.par_iter_mut().try_for_each(|lines| {
            lines.sort_by(|a, b| key(a).cmp(&key(b)));
            self.task.check()
        })?;
        Ok(self.by_code().flat_map(|partner| std::mem::take(&mut lines[partner])).collect())
    }

    /// Positions of the partners by code.
    fn by_code(&self) -> impl Iterator<Item = usize> {
        let mut partners: Vec<usize> = (0..self.instance.partners).collect();
        partners.sort_by_key(|at| self.consortium.code(PartnerIx::new(*at)));
        partners.into_iter()
    }

    fn partner(&self, line: &Line) -> PartnerIx {
        self.instance.titles[line.title].buyers[line.slot].partner
    }

    fn cost(&self, line: &Line) -> i64 {
        self.instance.titles[line.title].buyers[line.slot].cost
    }

    fn assignments(&self, lines: &[Line], limits: &Limits, meter: &Meter<'_>) -> Result<Vec<Assignment>> {
        let explainer = Explainer::new(self.consortium, self.instance, self.division, limits, self.task)?;
        let done = AtomicUsize::new(0);
        // Each answer stands alone; the clock that limits them is one.
        let answers = lines.par_iter().with_min_len(64).map_init(
            || (self.division.state(), meter.fork()),
            |(state, meter), line| {
                self.task.check()?;
                let done = done.fetch_add(1, Ordering::Relaxed);
                if done.is_multiple_of(TOLD) {
                    self.task.progress("stage-explaining", done, lines.len());
                }
                Ok(self.assignment(line, explainer.why(*line, state, meter)?))
            },
        );
        let answers: Vec<Result<Assignment>> = answers.collect();
        if let Err(canceled) = self.task.check() {
            super::free(answers);
            return Err(canceled);
        }
        answers.into_iter().collect()
    }

    fn assignment(&self, line: &Line, why: Why) -> Assignment {
        let candidate = &self.candidates[line.title];
        let title = &self.instance.titles[line.title];
        let buyer = &title.buyers[line.slot];
        let ask = buyer.ask.and_then(|at| title.asks.get(at));
        let request = ask.and_then(|ask| self.consortium.requests.get(ask.lead as usize));
        Assignment {
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
        }
    }

    fn alone_lines(&self) -> Result<Vec<AloneLine>> {
        let of = |plan: &Alone| {
            let lines = plan.buys.iter().map(|buy| self.task.check().map(|()| self.alone_line(buy)));
            let mut lines = lines.collect::<Result<Vec<AloneLine>>>()?;
            lines.sort_by(|a, b| a.candidate.cmp(&b.candidate));
            Ok(lines)
        };
        let mut lines = self.alone.par_iter().map(of).collect::<Result<Vec<_>>>()?;
        Ok(self.by_code().flat_map(|partner| std::mem::take(&mut lines[partner])).collect())
    }

    fn alone_line(&self, buy: &AloneBuy) -> AloneLine {
        let (title, candidate) = (&self.instance.titles[buy.title], &self.candidates[buy.title]);
        let line = &title.alone[buy.slot];
        let buyers = self.division.buyers(buy.title);
        let mut own = title.asks.iter().filter(|ask| ask.partner == line.partner);
        let served = own.any(|ask| benefit::is_served(self.instance, title, ask, buyers));
        AloneLine {
            candidate: candidate.id.clone(),
            title: candidate.title.clone(),
            partner: self.code(line.partner),
            fund: self.instance.funds[buy.fund].name.clone(),
            amount: self.money(line.cost),
            avoided: served && !buyers.contains(line.partner),
        }
    }

    fn funds(&self, lines: &[Line]) -> Vec<FundUse> {
        let digits = i32::try_from(self.instance.currency.digits()).unwrap_or(2);
        let mut spent = vec![0; self.instance.funds.len()];
        for line in lines {
            spent[line.fund] += self.cost(line);
        }
        let one = |(at, fund): (usize, &super::instance::FundRow)| {
            let own = self.consortium.rates.convert_back(self.money(spent[at]), fund.limit.currency);
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

    fn partners(&self, lines: &[Line]) -> Result<Vec<PartnerOutcome>> {
        let instance = self.instance;
        let mut sums = vec![Sums::default(); instance.partners];
        for line in lines {
            sums[self.partner(line).at()].spend += self.cost(line);
        }
        for (at, title) in instance.titles.iter().enumerate() {
            self.task.check()?;
            let buyers = self.division.buyers(at);
            for ask in &title.asks {
                let sums = &mut sums[ask.partner.at()];
                sums.requested += ask.need;
                if !title.held.contains(ask.partner) && benefit::is_served(instance, title, ask, PartnerSet::EMPTY) {
                    sums.shelves += ask.need;
                }
                sums.benefit += benefit::benefit(instance, title, ask, buyers);
                if benefit::is_borrowed(instance, title, ask, buyers) {
                    sums.lending += ask.loan_cost;
                }
            }
        }
        Ok(sums.iter().enumerate().map(|(at, sums)| self.outcome(PartnerIx::new(at), sums)).collect())
    }

    fn outcome(&self, partner: PartnerIx, sums: &Sums) -> PartnerOutcome {
        let (instance, alone) = (self.instance, &self.alone[partner.at()]);
        PartnerOutcome {
            partner: self.code(partner),
            requests: instance.requests[partner.at()],
            already_held: instance.already_held[partner.at()],
            requested_need: sums.requested,
            served_by_holdings: sums.shelves,
            alone_served: alone.served,
            together_served: self.division.served[partner.at()],
            alone_benefit: alone.benefit,
            together_benefit: sums.benefit,
            alone_bound: alone.served + (alone.bound - alone.bought),
            alone_spend: self.money(alone.spend),
            spend: self.money(sums.spend),
            lending: instance.lending_known.then(|| self.money(sums.lending)),
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
        let returned = spent_alone - spent;
        let known = self.instance.lending_known;
        let titles = self.instance.titles.iter().enumerate().filter(|_| known);
        let lending: i64 = titles.map(|(at, t)| benefit::loans(self.instance, t, self.division.buyers(at))).sum();
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

    fn unfunded(&self) -> Result<Vec<Unfunded>> {
        // A million titles have as many reasons, each by itself.
        let one = |(at, title): (usize, &Title)| {
            let candidate = &self.candidates[at];
            if !self.division.buyers(at).is_empty() || title.asks.is_empty() {
                return None;
            }
            if let Err(canceled) = self.task.check() {
                return Some(Err(canceled));
            }
            let need: f64 = title.asks.iter().map(|ask| ask.need).sum();
            let wanted: PartnerSet = title.asks.iter().map(|ask| ask.partner).collect();
            Some(Ok((need, self.not_bought(title, candidate, wanted, self.reason(title, candidate)))))
        };
        let mut rows = self.instance.titles.par_iter().enumerate().filter_map(one).collect::<Result<Vec<(f64, Unfunded)>>>()?;
        self.task.check()?;
        rows.extend(self.standing_orders());
        rows.par_sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.candidate.cmp(&y.candidate)));
        Ok(rows.into_iter().map(|(_, row)| row).collect())
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
