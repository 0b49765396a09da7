//! The plan by subject as the screen shows it: who collects what, what it costs, and the load on everyone.

use serde::Serialize;

use super::data;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::{Bar, Tone};
use crate::model::{Load, PartnerIx, Responsibility, SubjectPlan};
use crate::{text, tr};

/// Exactly what is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Subjects {
    /// The sentence, key figures between stars.
    pub answer: String,
    /// What it rests on.
    pub caption: String,
    /// One row a subject that somebody takes, in the order of the subjects.
    pub rows: Vec<SubjectRow>,
    /// Load of each partner within its pledge.
    pub loads: Vec<Bar>,
    /// Subjects nobody can afford, each with its price.
    pub unfunded: Vec<String>,
}

/// A subject with its partner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SubjectRow {
    /// The partner's place in the list of partners, for its mark.
    #[serde(skip)]
    pub ix: PartnerIx,
    /// Subject, partner, share, titles a year, price, cost a year, score, runner-up.
    pub cells: Vec<String>,
    /// Why this partner, and where the figures come from.
    pub why: String,
}

impl Subjects {
    /// Builds the screen.
    #[must_use]
    pub fn new(plan: &SubjectPlan, partners: &[PartnerName]) -> Self {
        Self {
            answer: answer(plan),
            caption: caption(plan),
            rows: plan.responsibilities.iter().map(|row| subject(row, partners)).collect(),
            loads: plan.partners.iter().map(|load| bar(load, partners)).collect(),
            unfunded: plan
                .unfunded
                .iter()
                .map(|row| tr!("subject-nobody", name = &row.name, price = known(row.amount)))
                .collect(),
        }
    }
}

fn known(amount: Option<crate::model::Money>) -> String {
    amount.map_or_else(|| tr!("subject-unknown"), names::code_whole)
}

fn answer(plan: &SubjectPlan) -> String {
    let taken = plan.responsibilities.len();
    let mut takers: Vec<&str> = plan.responsibilities.iter().map(|row| row.partner.as_str()).collect();
    takers.sort_unstable();
    takers.dedup();
    if taken == 0 {
        return tr!("subject-answer-none");
    }
    tr!("subject-answer", n = taken, partners = takers.len(), unfunded = plan.unfunded.len())
}

fn caption(plan: &SubjectPlan) -> String {
    let unknown = plan.responsibilities.iter().filter(|row| row.cost.is_none()).count();
    let mut parts = vec![tr!("subject-caption")];
    if unknown > 0 {
        parts.push(tr!("subject-caption-unknown", n = unknown));
    }
    parts.push(data::proof(&plan.verdict));
    parts.push(data::stopped(&plan.verdict));
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn subject(row: &Responsibility, partners: &[PartnerName]) -> SubjectRow {
    let total = row.score.get("total").copied().unwrap_or_else(|| row.score.values().sum());
    let runner_up = row.runner_up.as_deref().map_or("—", |code| names::short_of(code, partners));
    let dash = || "—".to_owned();
    let cells = vec![
        subject_name(row),
        names::short_of(&row.partner, partners).to_owned(),
        text::percent(row.share, 0),
        row.titles.map_or_else(dash, text::points),
        row.price.map_or_else(dash, names::exact),
        row.cost.map_or_else(dash, names::whole),
        format!("{total:.2}"),
        runner_up.to_owned(),
    ];
    let parts: Vec<String> = row
        .score
        .iter()
        .filter(|(part, _)| *part != "total")
        .map(|(part, score)| format!("{} {score:.2}", part_name(part)))
        .collect();
    let scores = tr!("subject-why-score", partner = names::name_of(&row.partner, partners), parts = names::list(&parts, 9));
    let mut why = vec![scores, row.price_source.clone()];
    why.extend(row.coverage.map(|coverage| tr!("subject-why-coverage", coverage = text::percent(coverage, 0))));
    why.extend(row.required.then(|| tr!("subject-why-required")));
    SubjectRow { ix: names::ix_of(&row.partner, partners), cells, why: why.join(" ") }
}

/// The subject, with the language where it is about one alone.
fn subject_name(row: &Responsibility) -> String {
    let language = crate::model::Language::from_code(&row.language).map(names::language);
    language.map_or_else(|| row.name.clone(), |language| format!("{} · {language}", row.name))
}

/// A named part of the score in words; its name where no message file has it.
fn part_name(part: &str) -> String {
    let id = format!("subject-part-{part}");
    if text::has(&id) { tr!(&id) } else { part.to_owned() }
}

fn bar(load: &Load, partners: &[PartnerName]) -> Bar {
    let partner = names::name_of(&load.partner, partners);
    let fraction = if load.pledge.minor > 0 { load.load.minor as f64 / load.pledge.minor as f64 } else { 0.0 };
    let note = names::code_whole(load.load);
    let figure = if load.pledge.minor > 0 { text::percent(fraction, 0) } else { "—".to_owned() };
    let name =
        tr!("subject-load-name", partner = partner, load = &note, pledge = names::code_whole(load.pledge), percent = &figure);
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let length = fraction.clamp(0.0, 1.0) as f32;
    Bar {
        label: partner.to_owned(),
        short: names::short_of(&load.partner, partners).to_owned(),
        fraction: length,
        figure,
        note,
        tone: Tone::Plain,
        name,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::data::tests::{myr, plan, two};
    use super::*;
    use crate::model::UnfundedStratum;

    fn responsibility(name: &str, partner: &str, cost: Option<i64>) -> Responsibility {
        Responsibility {
            stratum: name.to_lowercase(),
            name: name.to_owned(),
            partner: partner.to_owned(),
            share: 1.0,
            titles: cost.map(|_| 120.0),
            price: cost.map(|_| myr(80)),
            language: String::new(),
            required: false,
            coverage: Some(0.5),
            value: 1.5,
            price_source: "Titles: observed.".to_owned(),
            n: Some(4),
            cost: cost.map(myr),
            score: BTreeMap::from([("depth".to_owned(), 0.5), ("need".to_owned(), 0.25)]),
            runner_up: Some("pontianak".to_owned()),
        }
    }

    fn subjects() -> SubjectPlan {
        SubjectPlan {
            verdict: plan().verdict,
            currency: "MYR".into(),
            parameters: BTreeMap::new(),
            responsibilities: vec![
                responsibility("Law", "kuching", Some(9600)),
                responsibility("Physics", "pontianak", Some(4800)),
                responsibility("Iban", "kuching", None),
            ],
            partners: vec![
                Load { partner: "kuching".into(), pledge: myr(20_000), load: myr(9600), unknown: 1 },
                Load { partner: "pontianak".into(), pledge: myr(0), load: myr(0), unknown: 0 },
            ],
            unfunded: vec![UnfundedStratum {
                stratum: "med".into(),
                name: "Medicine".into(),
                share: 1.0,
                amount: Some(myr(90_000)),
            }],
        }
    }

    #[test]
    fn who_takes_what_is_said_with_its_cost() {
        let shown = Subjects::new(&subjects(), &two());
        assert_eq!(shown.answer, "*3 subjects* are divided among *2 partners*; for *1 subject* nobody has the money.");
        assert!(shown.caption.contains("1 subject has no known cost"), "{}", shown.caption);
        assert_eq!(shown.rows[0].cells, ["Law", "KCH", "100 %", "120", "80.00", "9,600", "0.75", "PNT"]);
        assert_eq!(shown.rows[2].cells[3..6], ["—", "—", "—"], "unknown is never zero");
        assert!(shown.rows[0].why.contains("depth 0.50 and need 0.25"), "{}", shown.rows[0].why);
        assert_eq!((shown.loads[0].figure.as_str(), shown.loads[0].note.as_str()), ("48 %", "MYR 9,600"));
        assert_eq!(shown.loads[1].figure, "—");
        assert_eq!(shown.unfunded, ["Medicine: MYR 90,000 a year"]);
    }
}
