//! The result of dividing: the JSON of `serumpun plan` is these types as they stand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Fairness, Money};

/// How a solve ended (the words are MathOpt's).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Termination {
    /// The gap is zero, or as small as numbers tell.
    Optimal,
    /// A plan with a bound, stopped at a limit.
    Feasible,
    /// No plan meets the locks.
    Infeasible,
    /// Stopped before a plan was found.
    NoSolutionFound,
}

/// Which limit ended a solve that is not optimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// The relative gap asked for was reached.
    Gap,
    /// The work limit was reached.
    Iterations,
    /// The clock; such a plan may differ from run to run.
    Time,
    /// A person stopped it and kept the best.
    Interrupted,
}

/// The solver's word on a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// How it ended.
    pub termination: Termination,
    /// The limit met, where it is not optimal.
    pub limit: Option<Limit>,
    /// Value of the plan, in points of need.
    pub objective: f64,
    /// Proved upper bound on any plan's value.
    pub best_bound: f64,
    /// (bound − objective) / max(|bound|, 1e-9).
    pub relative_gap: f64,
    /// Seconds from the model built to the plan checked.
    pub seconds: f64,
    /// Seed of the solver.
    pub seed: u64,
}

/// One value term of a line, for the table of buyers weighed against one another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// The partner that would buy.
    pub partner: String,
    /// Its own need served, points.
    pub own_need: f64,
    /// Need of others served by loan, points.
    pub loan_need: f64,
    /// Line cost in consortium currency.
    pub cost: Money,
    /// Value of the title with this buyer, points.
    pub value: f64,
    /// What the group's value loses if this one buys instead of the chosen one; 0 for the chosen.
    pub loss: f64,
    /// `chosen`, `runner-up`, `possible`, `fund-spent`, `not-asked`, `forbidden`.
    pub standing: &'static str,
}

/// Why a line stands as it does.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// The whole answer in words, in the language of the program.
    pub text: String,
    /// Need of the buyer that the copy serves, points.
    pub own_need: f64,
    /// Need of others that the copy serves by loan, points.
    pub loan_need: f64,
    /// Points for being responsible for the subject.
    pub responsibility: f64,
    /// Points taken off for cost and lending.
    pub cost_points: f64,
    /// Partner codes the copy reaches besides the buyer.
    pub serves: Vec<String>,
    /// A person required the line.
    pub required: bool,
    /// The second-best buyer, where there is one.
    pub runner_up: Option<String>,
    /// What the group's value loses with the runner-up, points.
    pub runner_up_loss: Option<f64>,
    /// The fund that binds the choice (`partner/fund`), where one does.
    pub binding_fund: Option<String>,
    /// Everyone who might buy, best first.
    pub alternatives: Vec<Alternative>,
}

/// One line: a partner buys a candidate from a fund.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assignment {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// Year; 0 where unknown.
    pub year: i16,
    /// 13 digits, or empty.
    pub isbn: String,
    /// Class, or empty.
    pub class: String,
    /// Name of the stratum.
    pub stratum: String,
    /// Partner code.
    pub partner: String,
    /// Fund name.
    pub fund: String,
    /// Unit list price as asked, in [`Assignment::price_currency`].
    pub price: Money,
    /// Currency of the price.
    pub price_currency: String,
    /// Copies bought.
    pub copies: u16,
    /// Line cost in consortium currency.
    pub amount: Money,
    /// Bought because only the own copy serves.
    pub local_copy: bool,
    /// The price is an estimate.
    pub estimated: bool,
    /// Codes of partners that held the title before.
    pub held_by: Vec<String>,
    /// Codes of partners that hold another edition of the work.
    pub other_edition: Vec<String>,
    /// Priority asked by the buyer, 0 where it did not ask.
    pub priority: u8,
    /// Vendor of the buyer's request, or empty.
    pub vendor: String,
    /// The buyer's request id, or empty.
    pub request_id: String,
    /// Unknown columns of the buyer's request.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
    /// Why.
    pub why: Why,
}

/// One line of a partner's best plan by itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AloneLine {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// Partner code.
    pub partner: String,
    /// Fund name.
    pub fund: String,
    /// Line cost in consortium currency.
    pub amount: Money,
    /// Whether the common plan drops the line and serves the partner all the same.
    pub avoided: bool,
}

/// A fund after the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FundUse {
    /// Partner code.
    pub partner: String,
    /// Fund name.
    pub fund: String,
    /// Currency of `limit` and `spent`.
    pub currency: String,
    /// What the plan may spend.
    pub limit: Money,
    /// What the plan spends: the sum of amounts divided by the rate.
    pub spent: Money,
    /// Points of value one more unit of consortium currency would bring.
    pub shadow_price: f64,
    /// What that is in requests, in words.
    pub shadow_words: String,
}

/// A partner alone and together. Served figures are need in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartnerOutcome {
    /// Partner code.
    pub partner: String,
    /// Its requests that name a title.
    pub requests: usize,
    /// Requests for what it already holds.
    pub already_held: usize,
    /// Need of all its planned requests, points.
    pub requested_need: f64,
    /// Need served by today's lendable copies of others.
    pub served_by_holdings: f64,
    /// Need served if everybody buys alone.
    pub alone_served: f64,
    /// Need served by the plan.
    pub together_served: f64,
    /// Benefit of its own alone purchases.
    pub alone_benefit: f64,
    /// Benefit of the plan.
    pub together_benefit: f64,
    /// Best proved bound on what it could be served alone, points.
    pub alone_bound: f64,
    /// Spending alone.
    pub alone_spend: Money,
    /// Spending in the plan.
    pub spend: Money,
    /// What it pays for borrowing; none without a cost per loan.
    pub lending: Option<Money>,
}

/// Whether everyone is at least as well served as alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guarantee {
    /// Held for every partner.
    pub held: bool,
    /// Need missing by partner code, points; empty where held.
    pub shortfall: BTreeMap<String, f64>,
}

/// How a plan treats one partner, and how it uses the scale of priorities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartnerFairness {
    /// Partner code.
    pub partner: String,
    /// Need served over need requested; none where nothing is asked for.
    pub served_share: Option<f64>,
    /// Need served over need served alone; none where alone serves nothing.
    pub served_ratio: Option<f64>,
    /// Spending over what its funds may spend; none without money.
    pub load: Option<f64>,
    /// Its requests by stated priority, 1 to 5, standing orders left out.
    pub stated: [usize; 5],
    /// The same by the priority that weighs: another one where priorities are leveled.
    pub weighed: [usize; 5],
}

/// How evenly a plan treats the partners.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlanFairness {
    /// Over all partners.
    #[serde(flatten)]
    pub summary: Fairness,
    /// Each partner.
    pub partners: Vec<PartnerFairness>,
}

/// What the common plan saves against everyone alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Savings {
    /// Alone lines that the plan drops and whose partner is served all the same.
    pub duplicates_avoided: usize,
    /// What those would have cost.
    pub gross: Money,
    /// Alone spending less spending.
    pub returned: Money,
    /// Gross less returned: spent on more titles.
    pub respent: Money,
    /// Cost of lending; none without a cost per loan.
    pub lending: Option<Money>,
    /// Gross less lending; none without a cost per loan.
    pub net: Option<Money>,
}

/// A candidate that nobody buys.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unfunded {
    /// Candidate id.
    pub candidate: String,
    /// Title.
    pub title: String,
    /// 13 digits, or empty.
    pub isbn: String,
    /// The cheapest line that would buy it; none without a price.
    pub amount: Option<Money>,
    /// Codes of partners that asked and are not served by a shelf of their own.
    pub wanted_by: Vec<String>,
    /// `budget`, `cap`, `scope`, `excluded`, `no price`, `continuing`.
    pub reason: &'static str,
    /// The reason in words.
    pub why: String,
}

/// A plan by title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The solver's word.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Consortium currency of every amount.
    pub currency: String,
    /// Settings used, by name.
    pub parameters: BTreeMap<String, String>,
    /// Requested titles that could be planned.
    pub candidates: usize,
    /// Lines.
    pub lines: usize,
    /// Distinct titles bought.
    pub title_count: usize,
    /// The lines, by partner, then title.
    pub assignments: Vec<Assignment>,
    /// Alone plans of all partners.
    pub alone: Vec<AloneLine>,
    /// Funds.
    pub funds: Vec<FundUse>,
    /// Partners.
    pub partners: Vec<PartnerOutcome>,
    /// Nobody worse off.
    pub guarantee: Guarantee,
    /// How evenly partners are served and burdened.
    pub fairness: PlanFairness,
    /// Savings.
    pub savings: Savings,
    /// Copies bought beyond the cap: only those a person required; the checker refuses any other.
    pub needless_duplicates: usize,
    /// What nobody buys.
    pub unfunded: Vec<Unfunded>,
}

/// Responsibility for one stratum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Responsibility {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Partner code.
    pub partner: String,
    /// Share of the stratum it takes, 0 to 1.
    pub share: f64,
    /// The one language it is about, or empty.
    pub language: String,
    /// A lock gives it to the partner.
    pub required: bool,
    /// Titles a year of that share; none where unknown.
    pub titles: Option<f64>,
    /// Price of one title in consortium currency; none where unknown.
    pub price: Option<Money>,
    /// Where titles and price come from.
    pub price_source: String,
    /// How many titles the price rests on.
    pub n: Option<u32>,
    /// Share of those titles that the partner collects; none where the cost is unknown.
    pub coverage: Option<f64>,
    /// Yearly cost in consortium currency; none where unknown.
    pub cost: Option<Money>,
    /// Score by parts.
    pub score: BTreeMap<String, f64>,
    /// What it is worth in the plan: share · (1 + score · coverage).
    pub value: f64,
    /// Second-best partner, where there is one.
    pub runner_up: Option<String>,
}

/// A partner's load under a plan by subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Load {
    /// Partner code.
    pub partner: String,
    /// What it gives to the common plan, consortium currency.
    pub pledge: Money,
    /// What its responsibilities cost a year, those of known cost.
    pub load: Money,
    /// How many parts of unknown cost it takes besides.
    pub unknown: usize,
}

/// A stratum nobody can afford.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnfundedStratum {
    /// Stratum code.
    pub stratum: String,
    /// Stratum name.
    pub name: String,
    /// Share of it that nobody takes.
    pub share: f64,
    /// What would fund it at the cheapest partner; none where unknown.
    pub amount: Option<Money>,
}

/// A plan by subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SubjectPlan {
    /// The solver's word.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Consortium currency of every amount.
    pub currency: String,
    /// Settings used, by name.
    pub parameters: BTreeMap<String, String>,
    /// One responsibility a stratum that somebody takes.
    pub responsibilities: Vec<Responsibility>,
    /// Loads.
    pub partners: Vec<Load>,
    /// What nobody can afford.
    pub unfunded: Vec<UnfundedStratum>,
}
