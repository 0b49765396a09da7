//! Random consortia for tests and benchmarks: made from a seed, with every feature of the model.
//!
//! Not part of the program: nothing else calls it.

mod assignment;
mod measures;

use oorandom::Rand64;
use rust_decimal::Decimal;

pub use assignment::{Assigned, Assignment};
pub use measures::{measured, subjects};

use crate::analysis::{Profile, ProfileRow};
use crate::model::{
    AccessRow, AccessTable, Action, Candidate, Consortium, Currency, Decision, Fund, LocalReason, Material, Money, Partner,
    PartnerIx, PartnerSet, Rate, Rates, Request, Responsible, Scope, Settings, StrataTable, Stratum, StratumIx, TitleIx,
};
use crate::planning::PlanningInput;

/// What kind of consortium to make.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Partners, up to 128.
    pub partners: usize,
    /// Requested titles.
    pub titles: usize,
    /// Share of the partners' own requests that their funds can pay for.
    pub money: f64,
    /// One-way access, partners that do not lend, several funds, locks, responsibilities, electronic material, own caps.
    pub wild: bool,
    /// Seed.
    pub seed: u64,
}

/// A random consortium with what planning needs of it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The consortium.
    pub consortium: Consortium,
    /// Its candidates.
    pub candidates: Vec<Candidate>,
    /// What its decisions concern.
    pub decided: Vec<Vec<String>>,
    /// Its profile.
    pub profile: Profile,
    /// Its profile of the last complete years.
    pub recent: Profile,
}

impl Sample {
    /// The input of planning.
    #[must_use]
    pub fn input(&self) -> PlanningInput<'_> {
        PlanningInput {
            candidates: &self.candidates,
            decided: &self.decided,
            profile: &self.profile,
            recent: &self.recent,
            this_year: 2027,
            near: None,
            by_language: &[],
        }
    }

    /// Adds a decision about one candidate.
    pub fn decide(&mut self, action: Action, partner: &str, candidate: &str) {
        self.consortium.decisions.push(Decision {
            action,
            partner: partner.to_owned(),
            isbn: candidate.to_owned(),
            title: String::new(),
            fund: String::new(),
        });
        self.decided.push(vec![candidate.to_owned()]);
    }
}

const STRATA: usize = 4;

/// Makes a consortium.
#[must_use]
pub fn sample(recipe: Recipe) -> Sample {
    let mut random = Rand64::new(u128::from(recipe.seed) * 7919 + 11);
    #[expect(clippy::expect_used, reason = "ISO 4217 knows the ringgit")]
    let base = Currency::from_code("MYR").expect("a currency of ISO 4217");
    let mut consortium = empty(base, &recipe, &mut random);
    let mut candidates = Vec::new();
    for at in 0..recipe.titles {
        let candidate = candidate(at, &recipe, &mut consortium, &mut random);
        candidates.push(candidate);
    }
    funds(&recipe, &mut consortium, &mut random);
    let mut sample = Sample {
        profile: profile(&consortium, &mut random, 400),
        recent: profile(&consortium, &mut random, 60),
        consortium,
        candidates,
        decided: Vec::new(),
    };
    if recipe.wild {
        decisions(&mut sample, &mut random);
    }
    sample
}

fn below(random: &mut Rand64, end: usize) -> usize {
    usize::try_from(random.rand_range(0..end.max(1) as u64)).unwrap_or(0)
}

fn chance(random: &mut Rand64, share: f64) -> bool {
    random.rand_float() < share
}

fn minor(random: &mut Rand64, low: u64, high: u64) -> i64 {
    i64::try_from(random.rand_range(low..high)).unwrap_or(0)
}

fn empty(base: Currency, recipe: &Recipe, random: &mut Rand64) -> Consortium {
    let mut rates = Rates::new(base);
    let codes = [("BND", Decimal::new(34_512, 4)), ("IDR", Decimal::new(285_714, 9))];
    for (code, rate) in codes {
        if let Some(currency) = Currency::from_code(code) {
            rates.by_currency.insert(currency, Rate { rate, date: String::new() });
        }
    }
    let money: Vec<Currency> = std::iter::once(base).chain(rates.by_currency.keys().copied()).collect();
    let mut settings = Settings::default();
    let mut access = AccessTable::default();
    let mut partners = Vec::new();
    for at in 0..recipe.partners {
        let mut partner = Partner::named(&format!("p{at:02}"), money[at % money.len()]);
        partner.discount = Decimal::new(minor(random, 0, 20), 2);
        partner.handling =
            if partner.currency.code() == "IDR" { Decimal::from(15_000) } else { Decimal::new(minor(random, 0, 500), 2) };
        partner.tax = if chance(random, 0.3) { Decimal::new(6, 2) } else { Decimal::ZERO };
        if recipe.wild {
            partner.lends = chance(random, 0.85);
        }
        partners.push(partner);
    }
    if recipe.wild {
        settings.copies_cap = if chance(random, 0.3) { 2 } else { 1 };
        settings.cost_per_loan = chance(random, 0.5).then_some(4.5);
        settings.for_others = if chance(random, 0.3) { 0.3 } else { 0.0 };
        settings.cap_by_use = if recipe.seed.is_multiple_of(3) { vec![(20.0, 2), (35.0, 3)] } else { Vec::new() };
        settings.seed = random.rand_range(0..1000);
        for _ in 0..below(random, 3) {
            let (borrower, lender) =
                (PartnerIx::new(below(random, recipe.partners)), PartnerIx::new(below(random, recipe.partners)));
            let factor = [0.0, 0.3, 0.5, 0.9, 1.0][below(random, 5)];
            access.rows.push(AccessRow { borrower, lender, factor, material: None });
        }
    }
    let stratum = |at: usize| Stratum {
        cap: (recipe.wild && at == 1).then_some(2),
        ..Stratum::new(&format!("s{at}"), &format!("Subject {at}"))
    };
    Consortium {
        settings,
        fiscal_year: "2027".to_owned(),
        strata: StrataTable { strata: (0..STRATA).map(stratum).collect(), rules: Vec::new() },
        access,
        ..Consortium::new(partners, rates)
    }
}

fn candidate(at: usize, recipe: &Recipe, consortium: &mut Consortium, random: &mut Rand64) -> Candidate {
    let partners = recipe.partners;
    let stratum = StratumIx(u16::try_from(below(random, STRATA)).unwrap_or(0));
    let material = if recipe.wild && chance(random, 0.1) { Material::Electronic } else { Material::Print };
    let (mut held, mut lendable) = (PartnerSet::EMPTY, PartnerSet::EMPTY);
    for p in (0..partners).map(PartnerIx::new) {
        if chance(random, 0.08) {
            held.insert(p);
            if consortium.partners[p.at()].lends && chance(random, 0.7) {
                lendable.insert(p);
            }
        }
    }
    let price = 1500 + minor(random, 0, 20_000);
    let mut requests = Vec::new();
    let askers = 1 + if chance(random, 0.45) { below(random, partners.min(5)) } else { 0 };
    for _ in 0..askers {
        let partner = PartnerIx::new(below(random, partners));
        let currency = consortium.partners[partner.at()].currency;
        requests.push(u32::try_from(consortium.requests.len()).unwrap_or(0));
        let price = chance(random, 0.9).then(|| asking_price(price, currency, &consortium.rates, random));
        let priority = u8::try_from(1 + below(random, 5)).unwrap_or(3);
        consortium.requests.push(Request {
            row: u32::try_from(at).unwrap_or(0),
            year: 2026,
            material,
            price,
            priority,
            stated: priority,
            copies: if chance(random, 0.06) { 2 } else { 1 },
            local_copy: chance(random, 0.12).then_some(LocalReason::Textbook),
            continuing: recipe.wild && chance(random, 0.04),
            request_id: format!("r{at}"),
            ..Request::new(partner, &format!("Title {at}"))
        });
    }
    Candidate {
        title_ix: TitleIx(u32::try_from(at).unwrap_or(0)),
        year: 2026,
        stratum,
        material,
        held,
        lendable,
        requests,
        loans_per_copy: if recipe.wild { (at * 7 % 41) as f64 } else { 0.0 },
        ..Candidate::new(&format!("k{at:06}"), &format!("Title {at}"))
    }
}

/// About the title's price, in the partner's currency.
fn asking_price(price: i64, currency: Currency, rates: &Rates, random: &mut Rand64) -> Money {
    let here = Money { minor: price * (95 + minor(random, 0, 11)) / 100, currency: rates.currency };
    rates.convert_back(here, currency).filter(|money| money.minor > 0).unwrap_or(here)
}

/// Funds that pay for a share of what each partner asks for.
fn funds(recipe: &Recipe, consortium: &mut Consortium, random: &mut Rand64) {
    for at in 0..recipe.partners {
        let partner = PartnerIx::new(at);
        let currency = consortium.partners[at].currency;
        let asked: i64 = consortium
            .requests
            .iter()
            .filter(|request| request.partner == partner)
            .map(|r| {
                r.price.and_then(|price| consortium.rates.convert(price)).map_or(10_000, |money| money.minor)
                    * i64::from(r.copies)
            })
            .sum();
        let total = asked * minor(random, 70, 131) / 100;
        let share = Decimal::from(total) * crate::model::decimal_from(recipe.money).unwrap_or(Decimal::ONE);
        let part = |weight: i64| {
            let minor = crate::model::round_half_up(share * Decimal::new(weight, 2)).unwrap_or(0);
            let money = Money { minor, currency: consortium.rates.currency };
            consortium.rates.convert_back(money, currency).unwrap_or(money)
        };
        let several = recipe.wild && chance(random, 0.5);
        let scoped = Scope { strata: vec![StratumIx(0), StratumIx(1)], ..Scope::default() };
        let rows = if several {
            vec![("books", 60, Scope::default()), ("region", 40, scoped)]
        } else {
            vec![("books", 100, Scope::default())]
        };
        for (name, weight, scope) in rows {
            let allocation = part(weight);
            let encumbered = Money { minor: if recipe.wild { allocation.minor / 20 } else { 0 }, currency };
            consortium.funds.push(Fund {
                partner,
                name: name.to_owned(),
                allocation,
                encumbered,
                pledge: (recipe.wild && chance(random, 0.2)).then_some(Money { minor: allocation.minor * 9 / 10, currency }),
                fiscal_year: "2027".to_owned(),
                scope,
            });
        }
    }
}

/// A profile whose partners hold up to `most` titles of a subject.
fn profile(consortium: &Consortium, random: &mut Rand64, most: u64) -> Profile {
    let row = |stratum: &Stratum, random: &mut Rand64| {
        let titles: Vec<u64> = consortium.partners.iter().map(|_| random.rand_range(0..most)).collect();
        ProfileRow {
            stratum: stratum.code.clone(),
            name: stratum.name.clone(),
            median_year: titles.iter().map(|n| (*n > 0).then_some(2008)).collect(),
            uses: titles.iter().map(|n| n * random.rand_range(0..30)).collect(),
            all_titles: titles.iter().sum(),
            all_median_year: Some(2008),
            all_uses: 0,
            titles,
        }
    };
    Profile {
        partners: consortium.partners.iter().map(|p| p.code.clone()).collect(),
        rows: consortium.strata.strata.iter().map(|stratum| row(stratum, random)).collect(),
    }
}

/// Some locks and responsibilities.
fn decisions(sample: &mut Sample, random: &mut Rand64) {
    for stratum in 0..STRATA {
        if chance(random, 0.3) {
            let partner = PartnerIx::new(below(random, sample.consortium.partners.len()));
            let stratum = StratumIx(u16::try_from(stratum).unwrap_or(0));
            sample.consortium.responsible.push(Responsible::whole(stratum, partner));
        }
    }
    for _ in 0..below(random, 3) {
        let candidate = sample.candidates[below(random, sample.candidates.len())].clone();
        let Some(request) = candidate.requests.first().map(|at| &sample.consortium.requests[*at as usize]) else { continue };
        let partner = sample.consortium.code(request.partner).to_owned();
        let action = [Action::Require, Action::Forbid, Action::Exclude][below(random, 3)];
        let excluded = sample.consortium.decisions.iter().any(|d| d.isbn == candidate.id);
        if !excluded {
            sample.decide(action, &partner, &candidate.id);
        }
    }
}
