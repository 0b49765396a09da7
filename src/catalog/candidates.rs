//! Candidates: requests of one title merged, with where it is held and what people decided about it.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::classify::{Classifier, Memo};
use super::{Titles, UnionCatalog};
use crate::model::{Action, Candidate, Consortium, Decision, Language, Level, PartnerSet, Request, TitleIx, isbn_of_key};
use crate::text::fold;

/// All candidates, by id.
#[must_use]
pub fn candidates(consortium: &Consortium, catalog: &UnionCatalog, titles: &Titles<'_>) -> Vec<Candidate> {
    let mut of_title: BTreeMap<TitleIx, Vec<u32>> = BTreeMap::new();
    for (request, title) in titles.of_request.iter().enumerate() {
        of_title.entry(*title).or_default().push(u32::try_from(request).unwrap_or(u32::MAX));
    }
    let shelves = Shelves::new(consortium, catalog, titles);
    let classifier = Classifier::new(&consortium.strata);
    let mut taken = BTreeSet::new();
    let mut found: Vec<Candidate> = of_title
        .into_iter()
        .map(|(title, requests)| candidate(consortium, catalog, &shelves, &classifier, title, requests, &mut taken))
        .collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// Who holds and lends each title, expected arrivals included, by title and by work.
struct Shelves<'a> {
    catalog: &'a UnionCatalog,
    works: &'a [TitleIx],
    arriving: BTreeMap<TitleIx, (PartnerSet, PartnerSet)>,
    of_work: BTreeMap<TitleIx, (PartnerSet, PartnerSet)>,
    /// Copies and loans of all editions.
    use_of_work: BTreeMap<TitleIx, (u64, u64)>,
    level: Level,
}

impl<'a> Shelves<'a> {
    fn new(consortium: &Consortium, catalog: &'a UnionCatalog, titles: &Titles<'a>) -> Self {
        let mut shelves = Self {
            catalog,
            works: titles.works,
            arriving: BTreeMap::new(),
            of_work: BTreeMap::new(),
            use_of_work: BTreeMap::new(),
            level: consortium.settings.held_level,
        };
        for (expected, title) in consortium.expected.iter().zip(titles.of_expected) {
            let (held, lendable) = shelves.arriving.entry(*title).or_default();
            held.insert(expected.partner);
            if consortium.partners.get(expected.partner.at()).is_some_and(|partner| partner.lends) {
                lendable.insert(expected.partner);
            }
        }
        // Only works of requested titles matter.
        let wanted: BTreeSet<TitleIx> =
            titles.of_request.iter().filter_map(|title| titles.works.get(title.at())).copied().collect();
        for (at, work) in titles.works.iter().enumerate().filter(|(_, work)| wanted.contains(work)) {
            let (held, lendable) = shelves.of_title(TitleIx(u32::try_from(at).unwrap_or(u32::MAX)));
            let sum = shelves.of_work.entry(*work).or_default();
            *sum = (sum.0.union(held), sum.1.union(lendable));
            if at < catalog.len() {
                let row = catalog.row(TitleIx(u32::try_from(at).unwrap_or(u32::MAX)));
                let (copies, uses) = shelves.use_of_work.entry(*work).or_default();
                *copies += u64::from(row.copies);
                *uses += u64::from(row.uses);
            }
        }
        shelves
    }

    fn of_title(&self, title: TitleIx) -> (PartnerSet, PartnerSet) {
        let of = |sets: &[PartnerSet]| sets.get(title.at()).copied().unwrap_or_default();
        let (held, lendable) = self.arriving.get(&title).copied().unwrap_or_default();
        (of(&self.catalog.holders).union(held), of(&self.catalog.lenders).union(lendable))
    }

    /// Loans per copy of any edition of a title's work.
    fn loans_per_copy(&self, title: TitleIx) -> f64 {
        let of_work = self.works.get(title.at()).and_then(|work| self.use_of_work.get(work)).copied();
        of_work.filter(|(copies, _)| *copies > 0).map_or(0.0, |(copies, uses)| uses as f64 / copies as f64)
    }

    /// Held, lendable, and holders of other editions, at the level of the settings.
    fn standing(&self, title: TitleIx) -> (PartnerSet, PartnerSet, PartnerSet) {
        let (held, lendable) = self.of_title(title);
        let of_work = self.works.get(title.at()).and_then(|work| self.of_work.get(work)).copied().unwrap_or_default();
        let other = of_work.0.without(held);
        match self.level {
            Level::Edition => (held, lendable, other),
            Level::Work => (of_work.0, of_work.1, other),
        }
    }
}

fn candidate(
    consortium: &Consortium,
    catalog: &UnionCatalog,
    shelves: &Shelves<'_>,
    classifier: &Classifier<'_>,
    title: TitleIx,
    requests: Vec<u32>,
    taken: &mut BTreeSet<String>,
) -> Candidate {
    let of = |request: &u32| &consortium.requests[*request as usize];
    // Highest priority, then partner order, then file order.
    let lead = requests.iter().min_by_key(|request| (std::cmp::Reverse(of(request).priority), of(request).partner)).map(of);
    let lead = lead.unwrap_or_else(|| of(&requests[0]));
    let held_row = (title.at() < catalog.len()).then(|| catalog.row(title));
    let first =
        |get: &dyn Fn(&Request) -> String| requests.iter().map(|r| get(of(r))).find(|text| !text.is_empty()).unwrap_or_default();
    let own_class = if lead.class.is_empty() { first(&|request| request.class.clone()) } else { lead.class.clone() };
    let class =
        if own_class.is_empty() { held_row.as_ref().map_or_else(String::new, |row| row.class.clone()) } else { own_class };
    let stated = requests.iter().map(|request| of(request).language).find(|language| *language != Language::UNKNOWN);
    let language = stated.or(held_row.as_ref().map(|row| row.language)).unwrap_or_default();
    let (held, lendable, other_edition) = shelves.standing(title);
    let written = if lead.title.is_empty() { first(&|request| request.title.clone()) } else { lead.title.clone() };
    let lead_isbn = lead.isbns.first().map(ToString::to_string);
    Candidate {
        id: id(lead, &written, taken),
        title_ix: title,
        author: if lead.author.is_empty() { first(&|request| request.author.clone()) } else { lead.author.clone() },
        isbn: lead_isbn.unwrap_or_else(|| first(&|request| request.isbns.first().map(ToString::to_string).unwrap_or_default())),
        year: lead.year,
        stratum: classifier.stratum(&class, &written, language, &mut Memo::default()),
        title: written,
        class,
        language,
        material: lead.material,
        held,
        lendable,
        other_edition,
        loans_per_copy: shelves.loans_per_copy(title),
        requests,
    }
}

/// `i` + ISBN-13 of the lead request, else `k` + hash of its text; a second title of one ISBN takes the hash.
fn id(lead: &Request, title: &str, taken: &mut BTreeSet<String>) -> String {
    let by_isbn = lead.isbns.first().map(|isbn| format!("i{isbn}"));
    let mut salt = 0_u32;
    let mut id = by_isbn.unwrap_or_else(|| by_text(lead, title, salt));
    while !taken.insert(id.clone()) {
        id = by_text(lead, title, salt);
        salt += 1;
    }
    id
}

fn by_text(lead: &Request, title: &str, salt: u32) -> String {
    let mut hasher = FxHasher::default();
    (fold(title), fold(&lead.author), lead.year, salt).hash(&mut hasher);
    format!("k{:016x}", hasher.finish())
}

/// For each decision of the consortium, the ids of the candidates it concerns: by id, ISBN or title.
#[must_use]
pub fn decided(consortium: &Consortium, candidates: &[Candidate]) -> Vec<Vec<String>> {
    let planning = [Action::Require, Action::Forbid, Action::Exclude];
    let concerns = |decision: &Decision| {
        let keys: Vec<&str> = decision.isbn.split('|').map(str::trim).filter(|key| !key.is_empty()).collect();
        let isbns: Vec<u64> = keys.iter().filter_map(|key| isbn_of_key(key)).collect();
        let title = fold(&decision.title);
        let is = |candidate: &&Candidate| {
            if keys.is_empty() {
                return !title.is_empty() && fold(&candidate.title) == title;
            }
            let asked = || candidate.requests.iter().flat_map(|request| &consortium.requests[*request as usize].isbns);
            keys.contains(&candidate.id.as_str()) || asked().any(|isbn| isbns.contains(isbn))
        };
        candidates.iter().filter(is).map(|candidate| candidate.id.clone()).collect()
    };
    consortium.decisions.iter().map(|d| if planning.contains(&d.action) { concerns(d) } else { Vec::new() }).collect()
}
