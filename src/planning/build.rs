//! Builds the numeric instance: prices, funds less standing orders, who asks, who may buy, what locks demand.
//!
//! In: consortium, candidates, decisions, profile. Out: [`Instance`]. Errors: required lines that nothing can pay for.

use rayon::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::PlanningInput;
use super::instance::{Ask, Buyer, FundRow, Instance, Title};
use super::locks::Locks;
use super::prices::{PriceBook, Priced, Wish, line_cost, wishes};
use crate::analysis::{Profile, ProfileRow};
use crate::error::{Error, Kind, Result};
use crate::model::{Candidate, Consortium, Fund, Material, Money, PartnerIx, PartnerSet, StratumIx, decimal_from, round_half_up};
use crate::task::Task;

/// Titles built side by side before an error of the first of them is told.
const AT_ONCE: usize = 8192;

/// Everything the steps of building share.
struct Builder<'a> {
    consortium: &'a Consortium,
    input: &'a PlanningInput<'a>,
    locks: Locks,
    prices: PriceBook,
    funds: Vec<&'a Fund>,
    /// Positions of the funds of each partner.
    funds_of: Vec<Vec<usize>>,
    rows: Vec<FundRow>,
    /// Lines of the plan to stay near to, by candidate.
    given: Vec<(&'a str, PartnerIx)>,
}

/// Builds the instance of a consortium and its candidates.
///
/// # Errors
/// Required lines without a price or a fund that may pay, or on excluded titles; cancellation.
pub(crate) fn build(consortium: &Consortium, input: &PlanningInput<'_>, task: &Task) -> Result<Instance> {
    let both = |c| task.check().map(|()| (wishes(consortium, c, false), wishes(consortium, c, true)));
    let both = input.candidates.par_iter().map(both).collect::<Result<Vec<_>>>()?;
    let (asked, standing): (Vec<Vec<Wish>>, Vec<Vec<Wish>>) = both.into_iter().unzip();
    let prices = PriceBook::new(consortium, input.candidates, &asked, task)?;
    let funds: Vec<&Fund> = consortium.planned_funds().collect();
    let own = |p: usize| (0..funds.len()).filter(|fund| funds[*fund].partner.at() == p).collect();
    let mut builder = Builder {
        consortium,
        input,
        locks: Locks::new(consortium, input),
        prices,
        funds_of: (0..consortium.partners.len()).map(own).collect(),
        funds,
        rows: Vec::new(),
        given: given(consortium, input),
    };
    builder.rows = builder.fund_rows(&standing);
    let mut titles = Vec::with_capacity(input.candidates.len());
    for from in (0..input.candidates.len()).step_by(AT_ONCE) {
        let some = from..input.candidates.len().min(from + AT_ONCE);
        let title = |at: usize| {
            task.check()?;
            builder.title(at, &input.candidates[at], &asked[at], &standing[at])
        };
        for title in some.into_par_iter().map(title).collect::<Vec<_>>() {
            titles.push(title?);
        }
    }
    builder.finish(titles, &asked, &standing, task)
}

/// The lines of the plan to stay near to, sorted by candidate; those of partners that are gone left out.
fn given<'a>(consortium: &Consortium, input: &PlanningInput<'a>) -> Vec<(&'a str, PartnerIx)> {
    let lines = input.near.iter().flat_map(|near| near.lines);
    let mut lines: Vec<(&str, PartnerIx)> =
        lines.filter_map(|line| Some((line.candidate.as_str(), consortium.partner(&line.partner)?))).collect();
    lines.sort_unstable();
    lines
}

impl Builder<'_> {
    fn finish(self, titles: Vec<Title>, asked: &[Vec<Wish>], standing: &[Vec<Wish>], task: &Task) -> Result<Instance> {
        let settings = &self.consortium.settings;
        let partners = self.consortium.partners.len();
        let mut requests = vec![0; partners];
        let mut already_held = vec![0; partners];
        for ((candidate, asked), standing) in self.input.candidates.iter().zip(asked).zip(standing) {
            task.check()?;
            for wish in asked.iter().chain(standing).filter(|wish| wish.partner.at() < partners) {
                requests[wish.partner.at()] += wish.rows;
            }
            for wish in asked.iter().filter(|wish| wish.partner.at() < partners && !is_open(candidate, wish)) {
                already_held[wish.partner.at()] += wish.rows;
            }
        }
        // Lines of candidates that nobody asks for any more are dropped whatever is planned.
        let most_changes = self.input.near.map(|near| {
            let kept: usize = titles.iter().map(|title| title.given.len()).sum();
            let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            whole(near.most) - whole(near.lines.len().saturating_sub(kept))
        });
        let median = self.prices.median().and_then(|median| median.to_f64());
        let cost_per_point = settings.cost_per_point.filter(|cost| *cost > 0.0).or(median.map(|median| 100.0 * median));
        let scale = 10_f64.powi(i32::try_from(self.consortium.rates.currency.digits()).unwrap_or(2));
        let of_pledges = |share: f64, round: fn(&Decimal) -> Decimal| -> Vec<i64> {
            let share = decimal_from(share.clamp(0.0, 1.0)).unwrap_or(Decimal::ZERO);
            let part = |at: usize| round(&(Decimal::from(self.pledge(PartnerIx::new(at))) * share)).to_i64().unwrap_or(0);
            (0..partners).map(part).collect()
        };
        let quotas = of_pledges(settings.for_others, Decimal::floor);
        let least_spending =
            if settings.smallest_share > 0.0 { of_pledges(settings.smallest_share, Decimal::ceil) } else { Vec::new() };
        let most_spending =
            if settings.largest_share < 1.0 { of_pledges(settings.largest_share, Decimal::floor) } else { Vec::new() };
        Ok(Instance {
            partner_codes: self.consortium.partners.iter().map(|p| p.code.clone()).collect(),
            partners,
            currency: self.consortium.rates.currency,
            access: access_tables(self.consortium),
            lends: self
                .consortium
                .partners
                .iter()
                .enumerate()
                .filter(|(_, p)| p.lends)
                .map(|(at, _)| PartnerIx::new(at))
                .collect(),
            reach: settings.reach,
            bonus: settings.responsibility_bonus.max(0.0),
            cost_weight: cost_per_point.map_or(0.0, |cost| 1.0 / (cost * scale)),
            cost_per_point,
            lending_known: settings.cost_per_loan.is_some(),
            quotas,
            least_spending,
            most_spending,
            funds: self.rows,
            titles,
            most_changes,
            requests,
            already_held,
        })
    }

    /// The funds of the planned year, less the standing orders that are taken off them.
    fn fund_rows(&self, standing: &[Vec<Wish>]) -> Vec<FundRow> {
        let mut limits: Vec<Money> = self.funds.iter().map(|fund| fund.available()).collect();
        let mut orders: Vec<(u32, usize, &Wish)> =
            standing.iter().enumerate().flat_map(|(at, wishes)| wishes.iter().map(move |wish| (wish.lead, at, wish))).collect();
        orders.sort_by_key(|(lead, at, _)| (*lead, *at));
        for (_, at, wish) in orders {
            let candidate = &self.input.candidates[at];
            let cost = self
                .prices
                .price(at, candidate, wish.price)
                .and_then(|p| line_cost(self.consortium, wish.partner, p.price, wish.copies));
            let Some(mut rest) = cost.map(|minor| Money { minor, currency: self.consortium.rates.currency }) else { continue };
            // What one fund cannot bear falls on the next that may pay.
            for (fund, limit) in self.funds.iter().zip(&mut limits) {
                if fund.partner != wish.partner || !covers(fund, candidate) || rest.minor <= 0 {
                    continue;
                }
                let own = self.consortium.rates.convert_back(rest, limit.currency).map_or(0, |money| money.minor);
                let paid = own.min(limit.minor).max(0);
                limit.minor -= paid;
                let over = Money { minor: own - paid, currency: limit.currency };
                rest.minor = self.consortium.rates.convert(over).map_or(0, |money| money.minor);
            }
        }
        let row = |(fund, limit): (&&Fund, &Money)| FundRow {
            partner: fund.partner,
            name: fund.name.clone(),
            limit: *limit,
            // A fund in a currency without a rate cannot be spent.
            capacity: self.consortium.rates.convert_down(*limit).map_or(0, |money| money.minor.max(0)),
        };
        self.funds.iter().zip(&limits).map(row).collect()
    }

    /// What a partner's funds have together, minor units.
    fn pledge(&self, partner: PartnerIx) -> i64 {
        self.rows.iter().filter(|fund| fund.partner == partner).map(|fund| fund.capacity).sum()
    }

    fn title(&self, at: usize, candidate: &Candidate, asked: &[Wish], standing: &[Wish]) -> Result<Title> {
        let open: Vec<&Wish> = asked.iter().filter(|wish| is_open(candidate, wish)).collect();
        let asks: Vec<Ask> = open.iter().map(|wish| self.ask(candidate, wish)).collect();
        let lines: Vec<Option<(Priced, i64)>> =
            open.iter().map(|wish| self.line(at, candidate, wish.partner, Some(*wish))).collect();
        let responsible = self.consortium.responsible_for(candidate.stratum, candidate.language);
        let mut buyers = Vec::new();
        for at_partner in 0..self.consortium.partners.len() {
            let partner = PartnerIx::new(at_partner);
            let own = open.iter().position(|wish| wish.partner == partner);
            let line = || own.map_or_else(|| self.line(at, candidate, partner, None), |own| lines[own]);
            buyers.extend(self.buyer(at, candidate, (partner, own.map(|own| open[own])), line, &asks, responsible)?);
        }
        let own = open.iter().zip(&lines).filter(|(wish, _)| !candidate.held.contains(wish.partner));
        let alone = own.filter_map(|(wish, line)| self.line_alone(candidate, wish, (*line)?, &asks));
        let standing = standing.iter().map(|wish| self.line(at, candidate, wish.partner, Some(wish)));
        let costs = lines.iter().copied().chain(standing).filter_map(|line| Some(line?.1));
        let shut = |ask: &Ask| self.locks.get(at, ask.partner).is_some_and(|lock| lock.forbidden);
        Ok(Title {
            material: candidate.material,
            cap: usize::from(self.cap(candidate)),
            held: candidate.held,
            lendable: candidate.lendable,
            responsible,
            buyers,
            alone: alone.collect(),
            given: self.given(candidate),
            forbidden: asks.iter().filter(|ask| shut(ask)).map(|ask| ask.partner).collect(),
            excluded: self.locks.excluded.contains(&at) || (!asks.is_empty() && asks.iter().all(shut)),
            cheapest: costs.min(),
            asks,
        })
    }

    /// The stratum's cap, else the setting's; the cap of its use band where that is larger.
    fn cap(&self, candidate: &Candidate) -> u8 {
        let settings = &self.consortium.settings;
        let own = self.consortium.strata.strata.get(candidate.stratum.at()).and_then(|stratum| stratum.cap);
        let band = settings.cap_by_use.iter().rev().find(|(uses, _)| candidate.loans_per_copy >= *uses);
        own.unwrap_or(settings.copies_cap).max(band.map_or(0, |(_, cap)| *cap))
    }

    /// Who buys a candidate in the plan to stay near to.
    fn given(&self, candidate: &Candidate) -> PartnerSet {
        let first = self.given.partition_point(|(id, _)| *id < candidate.id.as_str());
        let here = self.given[first..].iter().take_while(|(id, _)| *id == candidate.id);
        here.map(|(_, partner)| *partner).collect()
    }

    fn ask(&self, candidate: &Candidate, wish: &Wish) -> Ask {
        let extra = candidate.held.contains(wish.partner);
        Ask {
            partner: wish.partner,
            need: f64::from(1_u32 << (wish.priority - 1)),
            priority: wish.priority,
            local: wish.local || extra,
            extra,
            lead: wish.lead,
            loan_cost: self.loan_cost(candidate.stratum, wish.partner),
        }
    }

    fn loan_cost(&self, stratum: StratumIx, partner: PartnerIx) -> i64 {
        let Some(cost) = self.consortium.settings.cost_per_loan.filter(|cost| *cost > 0.0) else { return 0 };
        let rate = loan_rate(self.input.profile, stratum, partner, self.input.this_year);
        let scale = Decimal::from(10_i64.pow(self.consortium.rates.currency.digits()));
        let exact = decimal_from(rate * cost).and_then(|cost| cost.checked_mul(scale));
        exact.and_then(round_half_up).unwrap_or(0)
    }

    /// Price and cost of a partner's line, by its wish where it has one.
    fn line(&self, at: usize, candidate: &Candidate, partner: PartnerIx, wish: Option<&Wish>) -> Option<(Priced, i64)> {
        let priced = self.prices.price(at, candidate, wish.and_then(|wish| wish.price))?;
        Some((priced, line_cost(self.consortium, partner, priced.price, wish.map_or(1, |wish| wish.copies))?))
    }

    /// The line a partner could buy if it planned alone: no locks, no responsibilities, no cap.
    fn line_alone(&self, candidate: &Candidate, wish: &Wish, (priced, cost): (Priced, i64), asks: &[Ask]) -> Option<Buyer> {
        let funds = self.funds_for(candidate, wish.partner, cost, |_| true);
        if funds.is_empty() {
            return None;
        }
        Some(Buyer {
            partner: wish.partner,
            price: priced.price,
            estimated: priced.estimated,
            copies: wish.copies,
            cost,
            ask: asks.iter().position(|ask| ask.partner == wish.partner),
            local: wish.local,
            required: false,
            for_others: false,
            funds,
        })
    }

    fn buyer(
        &self,
        at: usize,
        candidate: &Candidate,
        (partner, wish): (PartnerIx, Option<&Wish>),
        line: impl FnOnce() -> Option<(Priced, i64)>,
        asks: &[Ask],
        group: PartnerSet,
    ) -> Result<Option<Buyer>> {
        let settings = &self.consortium.settings;
        let lock = self.locks.get(at, partner);
        let required = lock.is_some_and(|lock| lock.required.is_some());
        let excluded = self.locks.excluded.contains(&at);
        if required && excluded {
            return Err(lock_error("error-lock-excluded", self.consortium.code(partner), candidate));
        }
        let local = wish.is_some_and(|wish| wish.local || candidate.held.contains(partner));
        let responsible = group.contains(partner);
        let volunteers = !candidate.held.contains(partner) && (responsible || settings.for_others > 0.0);
        let shut_out = settings.responsibility_hard && !group.is_empty() && !responsible && !local;
        let may = (wish.is_some() || volunteers) && !shut_out && !lock.is_some_and(|lock| lock.forbidden);
        if excluded || !(required || may) {
            return Ok(None);
        }
        let copies = wish.map_or(1, |wish| wish.copies);
        let Some((priced, cost)) = line() else {
            return if required {
                Err(lock_error("error-lock-price", self.consortium.code(partner), candidate))
            } else {
                Ok(None)
            };
        };
        // A required line keeps funds too small for it, so that the error can name what is lacking.
        let enough = if required { 0 } else { cost };
        let funds = self.funds_for(candidate, partner, enough, |name| lock.is_none_or(|lock| lock.lets_pay(name)));
        if funds.is_empty() {
            return if required {
                Err(lock_error("error-lock-fund", self.consortium.code(partner), candidate))
            } else {
                Ok(None)
            };
        }
        let ask = asks.iter().position(|ask| ask.partner == partner);
        let for_others = wish.is_none() && !responsible && !required;
        Ok(Some(Buyer {
            partner,
            price: priced.price,
            estimated: priced.estimated,
            copies,
            cost,
            ask,
            local,
            required,
            for_others,
            funds,
        }))
    }

    fn funds_for(&self, candidate: &Candidate, partner: PartnerIx, cost: i64, named: impl Fn(&str) -> bool) -> Vec<usize> {
        let pays = |at: &usize| {
            let fund = self.funds[*at];
            self.rows[*at].capacity >= cost && covers(fund, candidate) && named(&fund.name)
        };
        self.funds_of.get(partner.at()).into_iter().flatten().copied().filter(pays).collect()
    }
}

/// Whether the plan decides on a wish: not held, or more copies are asked for.
fn is_open(candidate: &Candidate, wish: &Wish) -> bool {
    !candidate.held.contains(wish.partner) || wish.copies > 1
}

fn covers(fund: &Fund, candidate: &Candidate) -> bool {
    fund.scope.covers(candidate.stratum, candidate.language, candidate.material)
}

fn lock_error(id: &'static str, partner: &str, candidate: &Candidate) -> Error {
    Error::new(Kind::Locks, id).arg("partner", partner).arg("title", candidate.title.as_str())
}

/// Loans a year that a partner makes of one title of a stratum; 1 where it holds none or its export tells no loans.
fn loan_rate(profile: &Profile, stratum: StratumIx, partner: PartnerIx, this_year: i16) -> f64 {
    let Some(row) = profile.rows.get(stratum.at()) else { return 1.0 };
    let titles = row.titles.get(partner.at()).copied().unwrap_or(0);
    if titles == 0 {
        return 1.0;
    }
    let uses_of = |row: &ProfileRow| row.uses.get(partner.at()).copied().unwrap_or(0);
    // An export without loans does not say that nobody reads.
    if profile.rows.iter().all(|row| uses_of(row) == 0) {
        return 1.0;
    }
    let uses = uses_of(row);
    let years = row.median_year.get(partner.at()).copied().flatten().map_or(1, |year| i32::from(this_year) - i32::from(year));
    uses as f64 / (titles as f64 * f64::from(years.max(1)))
}

fn access_tables(consortium: &Consortium) -> Vec<Vec<f64>> {
    let partners = consortium.partners.len();
    let factor = |material: Material, at: usize| {
        let (borrower, lender) = (PartnerIx::new(at / partners), PartnerIx::new(at % partners));
        let factor = consortium.access.factor(&consortium.partners, consortium.settings.loan_factor, borrower, lender, material);
        // Files may say anything; NaN would poison every sum.
        if factor.is_nan() { 0.0 } else { factor.clamp(0.0, 1.0) }
    };
    Material::ALL.iter().map(|material| (0..partners * partners).map(|at| factor(*material, at)).collect()).collect()
}
