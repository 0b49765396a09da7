//! What partners ask for, what is coming without purchase, and decisions people made.

use serde::{Deserialize, Serialize};

use super::{Language, Material, Money, PartnerIx};

/// Why a request can be served by the partner's own copy alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocalReason {
    /// Reserve shelf.
    Reserve,
    /// Textbook or course book.
    Textbook,
    /// Reference.
    Reference,
    /// Stated as a local copy without a known reason.
    Stated,
}

/// One row of a requests file: a partner asks for a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Who asks.
    pub partner: PartnerIx,
    /// Position of the source file in `Consortium::sources`.
    pub source: u16,
    /// Logical record in its file, from 1.
    pub row: u32,
    /// Title as written.
    pub title: String,
    /// Author as written.
    pub author: String,
    /// Publisher as written, or empty.
    pub publisher: String,
    /// Edition statement, or empty.
    pub edition: String,
    /// Valid ISBN-13s of the row.
    pub isbns: Vec<u64>,
    /// Year; 0 where unknown.
    pub year: i16,
    /// Class as written.
    pub class: String,
    /// Language, where given.
    pub language: Language,
    /// Material.
    pub material: Material,
    /// Unit price as asked, where given.
    pub price: Option<Money>,
    /// Priority that weighs, 1 low to 5 high; the default where missing.
    pub priority: u8,
    /// Priority as stated, before any leveling.
    pub stated: u8,
    /// Copies asked.
    pub copies: u16,
    /// Set where only the partner's own copy serves.
    pub local_copy: Option<LocalReason>,
    /// A standing order or serial: listed, taken off the fund, not divided.
    pub continuing: bool,
    /// Vendor, or empty.
    pub vendor: String,
    /// The partner's number of the request, or empty.
    pub request_id: String,
    /// Columns no rule knows, as (header, value), echoed in exports.
    pub extra: Vec<(String, String)>,
}

impl Request {
    /// A request of a partner for a printed title: one copy, the middle priority, no price.
    #[must_use]
    pub fn new(partner: PartnerIx, title: &str) -> Self {
        Self {
            partner,
            source: 0,
            row: 1,
            title: title.to_owned(),
            author: String::new(),
            publisher: String::new(),
            edition: String::new(),
            isbns: Vec::new(),
            year: 0,
            class: String::new(),
            language: Language::UNKNOWN,
            material: Material::Print,
            price: None,
            priority: 3,
            stated: 3,
            copies: 1,
            local_copy: None,
            continuing: false,
            vendor: String::new(),
            request_id: String::new(),
            extra: Vec::new(),
        }
    }
}

/// A title that arrives without purchase (`expected.csv`): held and lendable, cost 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Where it arrives.
    pub partner: PartnerIx,
    /// Its valid ISBN-13s.
    pub isbns: Vec<u64>,
    /// Its title as written.
    pub title: String,
    /// Approval plan, standing order, gift, legal deposit, as written.
    pub source: String,
}

/// One title of a book list of `benchmarks/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenchmarkTitle {
    /// Title as written.
    pub title: String,
    /// Author as written.
    pub author: String,
    /// Valid ISBN-13s.
    pub isbns: Vec<u64>,
    /// Year; 0 where unknown.
    pub year: i16,
}

/// A book list to hold the union against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benchmark {
    /// File name without ending.
    pub name: String,
    /// Its titles.
    pub titles: Vec<BenchmarkTitle>,
}

/// What a decision demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The partner buys the title.
    Require,
    /// The partner does not buy the title.
    Forbid,
    /// Nobody buys the title.
    Exclude,
    /// Records of the two keys are one title.
    MustLink,
    /// Records of the two keys are two titles.
    CannotLink,
}

impl Action {
    /// The word used in `decisions.csv`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Require => "require",
            Self::Forbid => "forbid",
            Self::Exclude => "exclude",
            Self::MustLink => "must-link",
            Self::CannotLink => "cannot-link",
        }
    }
}

/// A person's decision, by ISBN, candidate id, or title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it demands.
    pub action: Action,
    /// Whom it concerns: a partner code; empty for exclude and links.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partner: String,
    /// ISBNs as written, joined by `|`, or a candidate id; empty where the title says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub isbn: String,
    /// Title as written; two titles joined by `|` for links without ISBNs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The fund a required line is charged to, or empty for any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fund: String,
}
