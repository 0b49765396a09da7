//! Why two records are one title or two: every field side by side with its level and weight, and the rule that decided.

use serde::Serialize;

use super::compare::{agree_in_text, agree_with_identifier};
use super::decisions;
use super::fuzzy::{Compared, IdentifierLevel, PRIOR, Profile, Verdict, compare, shared_identifiers};
use super::items::Items;
use super::print::Print;
use super::record_key::record_key;
use crate::model::{Action, Consortium, RecordTable, TitleIx};

/// What joined two records, or kept them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A person said so.
    MustLink,
    /// They share a number, and their texts do not speak against it.
    Identifier,
    /// Their text keys are equal.
    TextKey,
    /// The weight of evidence.
    Weight,
    /// Each agrees with other records of the title.
    ThroughOthers,
    /// A person said that they are two.
    CannotLink,
    /// One field parts them whatever the others say.
    Field,
    /// Records that each is joined with contradict one another.
    OthersApart,
    /// The weight of evidence is not enough to join without asking.
    Doubt,
    /// The weight of evidence is against it.
    Against,
}

impl Rule {
    /// The code of the rule, part of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::MustLink => "must-link",
            Self::Identifier => "identifier",
            Self::TextKey => "text-key",
            Self::Weight => "weight",
            Self::ThroughOthers => "through-others",
            Self::CannotLink => "cannot-link",
            Self::Field => "field",
            Self::OthersApart => "others-apart",
            Self::Doubt => "doubt",
            Self::Against => "against",
        }
    }
}

/// A field of both records with what its comparison weighs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldEvidence {
    /// The field.
    pub field: Compared,
    /// What the first record has, as written.
    pub one: String,
    /// What the second record has, as written.
    pub other: String,
    /// Code of the comparison level.
    pub level: &'static str,
    /// Match weight in bits; positive speaks for one edition.
    pub weight: f64,
    /// Sum of the prior and all weights so far, in bits.
    pub total: f64,
}

/// Everything that speaks for or against two records being one edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// Record keys.
    pub records: [String; 2],
    /// Partner codes.
    pub partners: [String; 2],
    /// Text keys, with their version.
    pub keys: [String; 2],
    /// Titles in the union catalog.
    pub titles: [TitleIx; 2],
    /// Bits before anything is compared.
    pub prior: f64,
    /// The fields in the order of the waterfall.
    pub fields: Vec<FieldEvidence>,
    /// Match weight in bits.
    pub total: f64,
    /// What the fuzzy stage says of the two alone.
    pub verdict: Verdict,
    /// The field that parts them whatever the others say.
    pub parted_by: Option<Compared>,
    /// Whether they are one title.
    pub joined: bool,
    /// Whether they are editions of one work.
    pub same_work: bool,
    /// What decided.
    pub rule: Rule,
}

/// The evidence on two records. `titles` and `works` are what matching found.
#[must_use]
pub fn evidence(consortium: &Consortium, titles: &[TitleIx], works: &[TitleIx], pair: (usize, usize)) -> Evidence {
    let items = Items::new(consortium);
    let (a, b) = pair;
    let (parts_a, parts_b) = (items.parts(a), items.parts(b));
    let index = |record: usize| u32::try_from(record).unwrap_or(u32::MAX);
    let identifier = shared_identifiers(&items, index(a), index(b));
    // The fuzzy stage compares the earlier record with the later one.
    let [earlier, later] = if a <= b { [parts_a, parts_b] } else { [parts_b, parts_a] };
    let levels = compare(&Profile::new(earlier), &Profile::new(later), identifier);
    let levels = levels.tolerating(consortium.settings.tolerance);
    let mut total = PRIOR;
    let fields = Compared::ALL.iter().map(|field| {
        let (level, weight) = levels.of(*field);
        total += weight;
        let [one, other] = [a, b].map(|record| written(consortium, record, *field));
        FieldEvidence { field: *field, one, other, level, weight: bits(weight), total: bits(total) }
    });
    let fields = fields.collect();
    let joined = titles[a] == titles[b];
    let code = |record: usize| {
        let partner = consortium.partners.get(consortium.records.partner[record].at());
        partner.map(|partner| partner.code.clone()).unwrap_or_default()
    };
    let rule = if let Some(action) = decisions::of_pair(consortium, &items, pair).filter(|(_, says)| *says == joined) {
        action.0
    } else if joined {
        let (key_a, key_b) = (items.key(a), items.key(b));
        let (print_a, print_b) = (Print::of(&key_a), Print::of(&key_b));
        let keys = || (key_a.clone(), key_b.clone());
        if identifier == IdentifierLevel::Equal && agree_with_identifier(&print_a, &print_b, &keys) {
            Rule::Identifier
        } else if agree_in_text(&print_a, &print_b, &keys) {
            Rule::TextKey
        } else if levels.verdict() == Verdict::Same {
            Rule::Weight
        } else {
            Rule::ThroughOthers
        }
    } else {
        match levels.verdict() {
            Verdict::Same => Rule::OthersApart,
            _ if levels.total() >= super::fuzzy::REVIEW && levels.parted_by().is_some() => Rule::Field,
            Verdict::Doubtful => Rule::Doubt,
            Verdict::Distinct => Rule::Against,
        }
    };
    Evidence {
        records: [record_key(consortium, a), record_key(consortium, b)],
        partners: [code(a), code(b)],
        keys: [a, b].map(|record| items.key(record).text()),
        titles: [titles[a], titles[b]],
        prior: bits(PRIOR),
        fields,
        total: bits(levels.total()),
        verdict: levels.verdict(),
        parted_by: levels.parted_by(),
        joined,
        same_work: works.get(titles[a].at()).zip(works.get(titles[b].at())).is_some_and(|(a, b)| a == b),
        rule,
    }
}

fn bits(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}

/// All identifiers of a record, those that are no ISBN with their name.
fn identifiers(records: &RecordTable, record: usize) -> String {
    let isbns = records.isbns.get(record).iter().map(ToString::to_string);
    let oclcs = records.oclcs.get(record).iter().map(|number| format!("OCLC {number}"));
    let congress = records.lccn.get(record).iter().map(|packed| format!("LCCN {}", lccn(*packed)));
    let serials = records.issn.get(record).iter().map(|number| format!("ISSN {}", issn(*number)));
    isbns.chain(oclcs).chain(congress).chain(serials).collect::<Vec<_>>().join(" | ")
}

/// A packed LCCN: up to three letters in base 27 before its digits.
fn lccn(packed: u64) -> String {
    const DIGITS: u64 = 10_000_000_000;
    let mut prefix = packed / DIGITS;
    let mut letters = String::new();
    while prefix > 0 {
        letters.insert(0, u8::try_from(prefix % 27).map_or(' ', |letter| char::from(b'a' + letter.saturating_sub(1))));
        prefix /= 27;
    }
    format!("{letters}{:08}", packed % DIGITS)
}

/// An ISSN from its first seven digits, with its check digit.
fn issn(number: u64) -> String {
    let digits = format!("{number:07}");
    let sum: u64 = (2..=8).rev().zip(digits.bytes()).map(|(weight, b)| weight * u64::from(b - b'0')).sum();
    let check = match (11 - sum % 11) % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    let (head, tail) = digits.split_at(4);
    format!("{head}-{tail}{check}")
}

/// What a record has in a field, as written; of numbers within titles, volumes and forms what was read.
fn written(consortium: &Consortium, record: usize, field: Compared) -> String {
    let records = &consortium.records;
    match field {
        Compared::Identifier => identifiers(records, record),
        Compared::Title => records.title.get(record).to_owned(),
        Compared::Author => records.author.get(record).to_owned(),
        Compared::Year => Some(records.year[record]).filter(|year| *year > 0).map(|year| year.to_string()).unwrap_or_default(),
        Compared::Edition => records.edition.get(record).to_owned(),
        Compared::Publisher => records.publisher.get(record).to_owned(),
        Compared::Pages => records.extent.get(record).to_owned(),
        Compared::Form => records.material[record].code().to_owned(),
        Compared::Language => records.language[record].code().to_owned(),
        Compared::Numbers | Compared::Volume => {
            let profile = Profile::new(super::Parts { title: records.title.get(record), ..super::Parts::default() });
            let title = profile.title();
            if field == Compared::Volume {
                title.volume.map(|volume| volume.to_string()).unwrap_or_default()
            } else {
                title.numbers.join(" ")
            }
        }
    }
}

/// The rule a decision stands for.
#[must_use]
pub fn rule_of(action: Action) -> Option<(Rule, bool)> {
    match action {
        Action::MustLink => Some((Rule::MustLink, true)),
        Action::CannotLink => Some((Rule::CannotLink, false)),
        Action::Require | Action::Forbid | Action::Exclude => None,
    }
}
