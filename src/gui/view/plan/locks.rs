//! What people decided about titles: the locks of the project and of `decisions.csv` that still hold.
//!
//! In: decisions of the consortium with the candidates each concerns, decisions and liftings of the project. Out: locks
//! by candidate, and the edits that a key press means. Invariant: a new lock lifts the ones it contradicts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Union;
use crate::gui::view::names::{self, PartnerName};
use crate::gui::widget::Sign;
use crate::model::{Action, Candidate, Consortium, Decision};
use crate::project::{Edit, Project};
use crate::tr;

/// One decision with the candidates it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lock {
    /// The decision.
    pub decision: Decision,
    /// Candidate ids.
    pub candidates: Vec<String>,
    /// What it demands, in words.
    pub text: String,
}

/// All locks, found by candidate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locks {
    /// The locks, those of files first.
    pub locks: Vec<Lock>,
    by_candidate: BTreeMap<String, Vec<usize>>,
}

/// What an edit concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Target {
    /// Candidate id.
    pub candidate: String,
    /// Partner code; empty where nobody in particular is meant.
    pub partner: String,
    /// Title, for the undo button.
    pub title: String,
    /// Fund a required line is charged to, or empty.
    pub fund: String,
}

impl Locks {
    /// Collects the locks that hold.
    #[must_use]
    pub fn new(consortium: &Consortium, union: &Union, project: &Project, partners: &[PartnerName]) -> Self {
        let mut locks = Vec::new();
        for (at, decision) in consortium.decisions.iter().enumerate() {
            if is_lock(decision) && !project.lifted.contains(decision) {
                let decided = union.decided.get(at).cloned().unwrap_or_default();
                let candidates = if decided.is_empty() { concerned(decision, &union.candidates) } else { decided };
                locks.push(lock(decision, candidates, &union.candidates, partners));
            }
        }
        for decision in &project.decisions {
            if is_lock(decision) && !consortium.decisions.contains(decision) {
                let candidates = concerned(decision, &union.candidates);
                locks.push(lock(decision, candidates, &union.candidates, partners));
            }
        }
        let mut by_candidate: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, lock) in locks.iter().enumerate() {
            for candidate in &lock.candidates {
                by_candidate.entry(candidate.clone()).or_default().push(at);
            }
        }
        Self { locks, by_candidate }
    }

    /// The locks of a candidate.
    pub fn of(&self, candidate: &str) -> impl Iterator<Item = &Lock> {
        self.by_candidate.get(candidate).into_iter().flatten().filter_map(|&at| self.locks.get(at))
    }

    /// The sign of a line, the strongest of its locks: excluded, then forbidden here, then required here.
    #[must_use]
    pub fn sign(&self, candidate: &str, partner: &str) -> Option<Sign> {
        let has = |action: Action| {
            self.of(candidate)
                .any(|lock| lock.decision.action == action && (action == Action::Exclude || lock.decision.partner == partner))
        };
        if has(Action::Exclude) {
            Some(Sign::Cross)
        } else if has(Action::Forbid) {
            Some(Sign::Forbidden)
        } else {
            has(Action::Require).then_some(Sign::Lock)
        }
    }

    /// The edits that make a lock: what it contradicts is lifted first; none where it stands already.
    #[must_use]
    pub fn decide(&self, action: Action, target: &Target) -> Vec<Edit> {
        let partner = if action == Action::Exclude { "" } else { target.partner.as_str() };
        if action != Action::Exclude && partner.is_empty() {
            return Vec::new();
        }
        if self.of(&target.candidate).any(|lock| lock.decision.action == action && lock.decision.partner == partner) {
            return Vec::new();
        }
        let contradicts = |lock: &&Lock| match (action, lock.decision.action) {
            (Action::Require, Action::Exclude) | (Action::Exclude, Action::Require) => true,
            (Action::Require, Action::Forbid) | (Action::Forbid, Action::Require) => lock.decision.partner == partner,
            _ => false,
        };
        let mut edits: Vec<Edit> =
            self.of(&target.candidate).filter(contradicts).map(|lock| Edit::Lift(lock.decision.clone())).collect();
        edits.push(Edit::Decide(Decision {
            action,
            partner: partner.to_owned(),
            isbn: target.candidate.clone(),
            title: target.title.clone(),
            fund: if action == Action::Require { target.fund.clone() } else { String::new() },
        }));
        edits
    }

    /// The edits that lift every lock of a line: those of its partner and those of nobody in particular.
    #[must_use]
    pub fn lift(&self, target: &Target) -> Vec<Edit> {
        let concerns = |lock: &&Lock| {
            target.partner.is_empty() || lock.decision.partner.is_empty() || lock.decision.partner == target.partner
        };
        self.of(&target.candidate).filter(concerns).map(|lock| Edit::Lift(lock.decision.clone())).collect()
    }
}

fn is_lock(decision: &Decision) -> bool {
    matches!(decision.action, Action::Require | Action::Forbid | Action::Exclude)
}

/// The candidates a decision names by id, ISBN or, where it has neither, title.
fn concerned(decision: &Decision, candidates: &[Candidate]) -> Vec<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let names = |candidate: &&Candidate| {
        if decision.isbn.is_empty() {
            return decision.title.trim() == candidate.title;
        }
        decision.isbn.split('|').map(str::trim).any(|isbn| {
            isbn == candidate.id || (!candidate.isbn.is_empty() && !isbn.starts_with('k') && digits(isbn) == candidate.isbn)
        })
    };
    let found: Vec<String> = candidates.iter().filter(names).map(|candidate| candidate.id.clone()).collect();
    // A lock made here names a candidate id, which holds even while the title is no candidate.
    if found.is_empty() && decision.isbn.starts_with(['i', 'k']) { vec![decision.isbn.clone()] } else { found }
}

fn lock(decision: &Decision, concerned: Vec<String>, candidates: &[Candidate], partners: &[PartnerName]) -> Lock {
    let of_candidate = concerned.first().and_then(|id| candidates.iter().find(|candidate| candidate.id == *id));
    let named = if decision.title.is_empty() {
        of_candidate.map_or(decision.isbn.as_str(), |c| c.title.as_str())
    } else {
        &decision.title
    };
    let who = names::name_of(&decision.partner, partners);
    let text = tr!(&format!("plan-lock-{}", decision.action.code()), title = named, partner = who);
    Lock { decision: decision.clone(), candidates: concerned, text }
}

/// The word of a sign.
#[must_use]
pub fn word(sign: Sign) -> String {
    match sign {
        Sign::Lock => tr!("plan-sign-required"),
        Sign::Forbidden => tr!("plan-sign-forbidden"),
        Sign::Cross => tr!("plan-sign-excluded"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::path::Path;

    use super::*;
    use crate::catalog::UnionCatalog;
    use crate::gui::view::plan::data::tests::{myr, two};
    use crate::model::{Currency, Fund, Partner, PartnerIx, Rates, Request, Scope};

    /// Two partners and nothing else.
    #[must_use]
    pub fn consortium() -> Consortium {
        let currency = Currency::from_code("MYR").unwrap();
        let partners = ["kuching", "pontianak"].map(|code| Partner::named(code, currency)).to_vec();
        Consortium { fiscal_year: "2027".into(), ..Consortium::new(partners, Rates::new(currency)) }
    }

    pub(in super::super) fn fund(units: i64) -> Fund {
        Fund {
            partner: PartnerIx(0),
            name: "General".into(),
            allocation: myr(units),
            encumbered: myr(0),
            pledge: None,
            fiscal_year: "2027".into(),
            scope: Scope::default(),
        }
    }

    pub(in super::super) fn request(partner: u8) -> Request {
        Request::new(PartnerIx(partner), "Atlas")
    }

    fn candidate(id: &str, title: &str, isbn: &str) -> Candidate {
        Candidate { isbn: isbn.into(), requests: vec![0], ..Candidate::new(id, title) }
    }

    /// Two candidates and no holdings.
    #[must_use]
    pub fn union() -> Union {
        Union {
            catalog: UnionCatalog::default(),
            candidates: vec![candidate("i9780306406157", "Biochemistry", "9780306406157"), candidate("k2", "Atlas", "")],
            title_of_record: Vec::new(),
            title_of_request: Vec::new(),
            title_of_expected: Vec::new(),
            work_of_title: Vec::new(),
            benchmarks: Vec::new(),
            doubts: Vec::new(),
            decided: Vec::new(),
        }
    }

    fn decision(action: Action, partner: &str, isbn: &str, title: &str) -> Decision {
        Decision { action, partner: partner.into(), isbn: isbn.into(), title: title.into(), fund: String::new() }
    }

    fn locks(from_file: &[Decision], project: &Project) -> Locks {
        let consortium = Consortium { decisions: from_file.to_vec(), ..consortium() };
        Locks::new(&consortium, &union(), project, &two())
    }

    fn target(candidate: &str, partner: &str) -> Target {
        Target { candidate: candidate.into(), partner: partner.into(), title: "T".into(), fund: "General".into() }
    }

    #[test]
    fn locks_are_found_by_isbn_id_and_title() {
        let mut project = Project::new(Path::new("/c"));
        project.decisions = vec![decision(Action::Forbid, "pontianak", "k2", "Atlas")];
        let locks = locks(
            &[
                decision(Action::Require, "kuching", "978-0-306-40615-7", ""),
                decision(Action::Exclude, "", "", "Atlas"),
                decision(Action::MustLink, "", "a|b", ""),
            ],
            &project,
        );
        let said: Vec<&str> = locks.locks.iter().map(|lock| lock.text.as_str()).collect();
        assert_eq!(said, ["Kuching must buy “Biochemistry”", "Nobody buys “Atlas”", "Pontianak must not buy “Atlas”"]);
        assert_eq!(locks.sign("i9780306406157", "kuching"), Some(Sign::Lock));
        assert_eq!(locks.sign("i9780306406157", "pontianak"), None);
        assert_eq!(locks.sign("k2", "pontianak"), Some(Sign::Cross));
    }

    #[test]
    fn a_lifted_lock_is_gone() {
        let from_file = [decision(Action::Exclude, "", "k2", "")];
        let mut project = Project::new(Path::new("/c"));
        assert_eq!(locks(&from_file, &project).lift(&target("k2", "kuching")), [Edit::Lift(from_file[0].clone())]);
        project.lifted = from_file.to_vec();
        assert!(locks(&from_file, &project).locks.is_empty());
    }

    #[test]
    fn a_lock_lifts_what_it_contradicts() {
        let from_file = [decision(Action::Forbid, "kuching", "k2", ""), decision(Action::Exclude, "", "k2", "")];
        let locks = locks(&from_file, &Project::new(Path::new("/c")));
        let required = Decision { fund: "General".into(), ..decision(Action::Require, "kuching", "k2", "T") };
        assert_eq!(
            locks.decide(Action::Require, &target("k2", "kuching")),
            [Edit::Lift(from_file[0].clone()), Edit::Lift(from_file[1].clone()), Edit::Decide(required)]
        );
        assert_eq!(locks.decide(Action::Exclude, &target("k2", "kuching")), []);
        assert_eq!(locks.decide(Action::Forbid, &target("k2", "")), []);
    }
}
