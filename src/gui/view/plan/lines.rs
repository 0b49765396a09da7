//! The lists of the plan: what is bought, what is not funded, what everybody would buy alone; filtered and sorted.

use std::collections::BTreeSet;

use serde::Serialize;

use super::locks::Target;
use crate::gui::view::names::{self, PartnerName};
use crate::model::{AloneLine, Assignment, Plan, Unfunded};
use crate::{text, tr};

/// The lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    /// Who buys what.
    #[default]
    Bought,
    /// What nobody buys.
    Unfunded,
    /// Everybody's best plan by itself.
    Alone,
}

impl Tab {
    /// All, in the order of the chips.
    pub const ALL: [Self; 3] = [Self::Bought, Self::Unfunded, Self::Alone];

    /// Its word in message ids.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bought => "bought",
            Self::Unfunded => "unfunded",
            Self::Alone => "alone",
        }
    }
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What an edit of it concerns.
    #[serde(skip)]
    pub target: Target,
    /// Codes of the partners it concerns: the buyer, or everyone who asked.
    #[serde(skip)]
    pub partners: Vec<String>,
    /// Name of the subject, where the list knows it.
    #[serde(skip)]
    pub stratum: String,
    /// Amount in minor units, for sorting.
    #[serde(skip)]
    pub minor: i64,
    /// Position in the list of the plan.
    #[serde(skip)]
    pub at: usize,
    /// Title, author and ISBN in small letters.
    #[serde(skip)]
    pub haystack: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// The lists of one plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Lists {
    /// What is bought.
    pub bought: Vec<Line>,
    /// What nobody buys.
    pub unfunded: Vec<Line>,
    /// Alone plans.
    pub alone: Vec<Line>,
    /// Funds that pay for something, by name.
    pub funds: Vec<String>,
    /// Subjects in which something is bought.
    pub strata: Vec<String>,
}

/// What of a list is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words, all of which title, author or ISBN have.
    pub text: String,
    /// Code of the one partner.
    pub partner: Option<String>,
    /// Name of the one fund.
    pub fund: Option<String>,
    /// Name of the one subject.
    pub stratum: Option<String>,
}

impl Lists {
    /// Builds the lists.
    #[must_use]
    pub fn new(plan: &Plan, partners: &[PartnerName]) -> Self {
        let pairs: BTreeSet<(&str, &str)> =
            plan.assignments.iter().map(|line| (line.candidate.as_str(), line.partner.as_str())).collect();
        let distinct = |texts: &mut dyn Iterator<Item = &String>| texts.cloned().collect::<BTreeSet<_>>().into_iter().collect();
        Self {
            bought: plan.assignments.iter().enumerate().map(|(at, line)| bought(at, line, partners)).collect(),
            unfunded: plan.unfunded.iter().enumerate().map(|(at, line)| unfunded(at, line, partners)).collect(),
            alone: plan.alone.iter().enumerate().map(|(at, line)| alone(at, line, partners, &pairs)).collect(),
            funds: distinct(&mut plan.assignments.iter().map(|line| &line.fund)),
            strata: distinct(&mut plan.assignments.iter().map(|line| &line.stratum)),
        }
    }

    /// The lines of a list.
    #[must_use]
    pub fn of(&self, tab: Tab) -> &[Line] {
        match tab {
            Tab::Bought => &self.bought,
            Tab::Unfunded => &self.unfunded,
            Tab::Alone => &self.alone,
        }
    }

    /// The positions of the lines that pass the filter, sorted by a column of text or, for amounts, by the amount.
    #[must_use]
    pub fn visible(&self, tab: Tab, filter: &Filter, sort: Option<(usize, bool)>) -> Vec<usize> {
        let lines = self.of(tab);
        let words: Vec<String> = filter.text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut visible: Vec<usize> =
            lines.iter().enumerate().filter(|(_, line)| passes(line, filter, &words)).map(|(at, _)| at).collect();
        if let Some((column, falls)) = sort {
            let amounts = is_amount(tab, column);
            visible.sort_by(|&a, &b| {
                let (a, b) = (&lines[a], &lines[b]);
                let order = if amounts { a.minor.cmp(&b.minor) } else { a.cells.get(column).cmp(&b.cells.get(column)) };
                if falls { order.reverse() } else { order }
            });
        }
        visible
    }
}

/// Whether a column of a list sorts by the amount.
#[must_use]
pub fn is_amount(tab: Tab, column: usize) -> bool {
    matches!((tab, column), (Tab::Bought, 3 | 4) | (Tab::Unfunded | Tab::Alone, 3))
}

fn passes(line: &Line, filter: &Filter, words: &[String]) -> bool {
    words.iter().all(|word| line.haystack.contains(word.as_str()))
        && filter.partner.as_ref().is_none_or(|partner| line.partners.contains(partner))
        && filter.fund.as_ref().is_none_or(|fund| line.target.fund == *fund)
        && filter.stratum.as_ref().is_none_or(|stratum| line.stratum == *stratum)
}

fn haystack(parts: &[&str]) -> String {
    parts.join(" ").to_lowercase()
}

fn bought(at: usize, line: &Assignment, partners: &[PartnerName]) -> Line {
    let title = if line.copies > 1 {
        tr!("plan-title-copies", title = &line.title, n = u32::from(line.copies))
    } else {
        line.title.clone()
    };
    let price = text::money(line.price);
    let serves = if line.local_copy { tr!("plan-serves-own") } else { names::short_list(&line.why.serves, partners, 2) };
    Line {
        target: Target {
            candidate: line.candidate.clone(),
            partner: line.partner.clone(),
            title: line.title.clone(),
            fund: line.fund.clone(),
        },
        partners: vec![line.partner.clone()],
        stratum: line.stratum.clone(),
        minor: line.amount.minor,
        at,
        haystack: haystack(&[&line.title, &line.author, &line.isbn]),
        cells: vec![
            title,
            names::name_of(&line.partner, partners).to_owned(),
            line.fund.clone(),
            if line.estimated { tr!("plan-price-estimated", price = price) } else { price },
            names::exact(line.amount),
            serves,
        ],
    }
}

fn unfunded(at: usize, line: &Unfunded, partners: &[PartnerName]) -> Line {
    // One who asked is meant where a key asks for a partner: the first in the order of partners.
    let partner = line.wanted_by.first().cloned().unwrap_or_default();
    Line {
        target: Target { candidate: line.candidate.clone(), partner, title: line.title.clone(), fund: String::new() },
        partners: line.wanted_by.clone(),
        stratum: String::new(),
        minor: line.amount.map_or(0, |amount| amount.minor),
        at,
        haystack: haystack(&[&line.title, &line.isbn]),
        cells: vec![
            line.title.clone(),
            names::short_list(&line.wanted_by, partners, 4),
            reason(line.reason),
            line.amount.map_or_else(|| "—".to_owned(), names::exact),
        ],
    }
}

fn alone(at: usize, line: &AloneLine, partners: &[PartnerName], bought: &BTreeSet<(&str, &str)>) -> Line {
    let fate = if line.avoided {
        tr!("plan-alone-avoided")
    } else if bought.contains(&(line.candidate.as_str(), line.partner.as_str())) {
        tr!("plan-alone-bought")
    } else {
        tr!("plan-alone-dropped")
    };
    Line {
        target: Target {
            candidate: line.candidate.clone(),
            partner: line.partner.clone(),
            title: line.title.clone(),
            fund: line.fund.clone(),
        },
        partners: vec![line.partner.clone()],
        stratum: String::new(),
        minor: line.amount.minor,
        at,
        haystack: haystack(&[&line.title]),
        cells: vec![
            line.title.clone(),
            names::name_of(&line.partner, partners).to_owned(),
            line.fund.clone(),
            names::exact(line.amount),
            fate,
        ],
    }
}

/// Why nobody buys a title, in words.
#[must_use]
pub fn reason(code: &str) -> String {
    let id = format!("plan-reason-{}", code.replace(' ', "-"));
    if text::has(&id) { tr!(&id) } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::view::plan::data::tests::{myr, plan, two};

    fn lists() -> Lists {
        let mut plan = plan();
        let line = |candidate: &str, avoided| AloneLine {
            candidate: candidate.into(),
            title: "Biochemistry".into(),
            partner: "kuching".into(),
            fund: "General".into(),
            amount: myr(257),
            avoided,
        };
        plan.alone = vec![line("i9780306406157", false), line("k2", true), line("k9", false)];
        plan.assignments[1].copies = 2;
        plan.assignments[1].estimated = true;
        plan.assignments[1].fund = "Borneo".into();
        plan.assignments[1].amount = myr(500);
        Lists::new(&plan, &two())
    }

    fn said(tab: Tab) -> Vec<String> {
        lists().of(tab).iter().map(|line| line.cells.join(" | ")).collect()
    }

    #[test]
    fn lines_read_as_they_are_shown() {
        assert_eq!(
            said(Tab::Bought),
            [
                "Biochemistry | Kuching | General | BND 74.50 | 257.00 | PNT",
                "Atlas · 2 copies | Pontianak | Borneo | ≈ BND 74.50 | 500.00 | PNT"
            ]
        );
        assert_eq!(said(Tab::Unfunded), ["Kamus Iban | KCH | the funds that may pay are spent | 88.00"]);
        assert_eq!(
            said(Tab::Alone),
            [
                "Biochemistry | Kuching | General | 257.00 | bought in the plan too",
                "Biochemistry | Kuching | General | 257.00 | served without buying",
                "Biochemistry | Kuching | General | 257.00 | not in the plan",
            ]
        );
    }

    #[test]
    fn filters_and_sorts() {
        let lists = lists();
        let by = |filter: Filter, sort| lists.visible(Tab::Bought, &filter, sort);
        assert_eq!(by(Filter { text: "BIO campbell".into(), ..Filter::default() }, None), [0]);
        assert_eq!(by(Filter { partner: Some("pontianak".into()), ..Filter::default() }, None), [1]);
        assert_eq!(by(Filter { fund: Some("Borneo".into()), ..Filter::default() }, None), [1]);
        assert_eq!(by(Filter { stratum: Some("Law".into()), ..Filter::default() }, None), [0_usize; 0]);
        assert_eq!(by(Filter::default(), Some((0, false))), [1, 0]);
        assert_eq!(by(Filter::default(), Some((4, true))), [1, 0]);
        assert_eq!((lists.funds.len(), lists.strata.len()), (2, 1));
    }

    #[test]
    fn every_reason_has_words() {
        for code in ["budget", "cap", "scope", "excluded", "no price", "continuing"] {
            assert_ne!(reason(code), code);
        }
    }
}
