//! A loaded consortium: every partner's records, requests and money, as read.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use super::{
    AccessTable, Benchmark, Decision, Expected, Fund, Partner, PartnerIx, PriceRow, Rates, RecordTable, Request, Responsible,
    Settings, SourceReport, StrataTable,
};

/// A holdings file as it was when it was read, and how: where nothing of this changed, its records stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfList {
    /// Where it is.
    pub path: PathBuf,
    /// Its name among the sources.
    pub name: String,
    /// Whose it is.
    pub partner: PartnerIx,
    /// Its position among the sources.
    pub source: usize,
    /// Its length in bytes and when it was last written, where the system says so.
    pub written: Option<(u64, Option<SystemTime>)>,
    /// What was said of its columns: field code by header.
    pub said: BTreeMap<String, String>,
}

/// Everything read from a consortium folder.
#[derive(Debug, Clone)]
pub struct Consortium {
    /// Partners in the order of their codes.
    pub partners: Vec<Partner>,
    /// Kept holdings records of all partners; shared between loads that read the same files.
    pub records: Arc<RecordTable>,
    /// The files the records were read from.
    pub shelves: Vec<ShelfList>,
    /// Kept requests.
    pub requests: Vec<Request>,
    /// Funds of every fiscal year read.
    pub funds: Vec<Fund>,
    /// Exchange rates into the consortium's currency.
    pub rates: Rates,
    /// Settings.
    pub settings: Settings,
    /// Fiscal year that is planned; empty where no fund states one.
    pub fiscal_year: String,
    /// Decisions from `decisions.csv` and the project.
    pub decisions: Vec<Decision>,
    /// Expected arrivals.
    pub expected: Vec<Expected>,
    /// The subject table.
    pub strata: StrataTable,
    /// Who is responsible for which subject, as agreed so far.
    pub responsible: Vec<Responsible>,
    /// Publishing output and prices.
    pub prices: Vec<PriceRow>,
    /// Stated access factors.
    pub access: AccessTable,
    /// Book lists.
    pub benchmarks: Vec<Benchmark>,
    /// One report a file read.
    pub sources: Vec<SourceReport>,
}

impl Consortium {
    /// A consortium of these partners that has nothing yet: no holdings, requests, money or subjects.
    #[must_use]
    pub fn new(partners: Vec<Partner>, rates: Rates) -> Self {
        Self {
            partners,
            records: Arc::default(),
            shelves: Vec::new(),
            requests: Vec::new(),
            funds: Vec::new(),
            rates,
            settings: Settings::default(),
            fiscal_year: String::new(),
            decisions: Vec::new(),
            expected: Vec::new(),
            strata: StrataTable::default(),
            responsible: Vec::new(),
            prices: Vec::new(),
            access: AccessTable::default(),
            benchmarks: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// The same without holdings, for plans of a changed consortium: millions of records are not copied.
    #[must_use]
    pub fn without_records(&self) -> Self {
        Self {
            partners: self.partners.clone(),
            records: Arc::default(),
            shelves: Vec::new(),
            requests: self.requests.clone(),
            funds: self.funds.clone(),
            rates: self.rates.clone(),
            settings: self.settings.clone(),
            fiscal_year: self.fiscal_year.clone(),
            decisions: self.decisions.clone(),
            expected: self.expected.clone(),
            strata: self.strata.clone(),
            responsible: self.responsible.clone(),
            prices: self.prices.clone(),
            access: self.access.clone(),
            benchmarks: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// The partner of a code.
    #[must_use]
    pub fn partner(&self, code: &str) -> Option<PartnerIx> {
        self.partners.iter().position(|partner| partner.code == code).map(PartnerIx::new)
    }

    /// The code of a partner; empty for one that does not exist.
    #[must_use]
    pub fn code(&self, partner: PartnerIx) -> &str {
        self.partners.get(partner.at()).map_or("", |partner| partner.code.as_str())
    }

    /// The funds of the planned fiscal year.
    pub fn planned_funds(&self) -> impl Iterator<Item = &Fund> {
        self.funds.iter().filter(|fund| fund.fiscal_year.is_empty() || fund.fiscal_year == self.fiscal_year)
    }
}
