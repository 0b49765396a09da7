//! A loaded consortium: every partner's records, requests and money, as read.

use super::{
    AccessTable, Benchmark, Decision, Expected, Fund, Partner, PartnerIx, PriceRow, Rates, RecordTable, Request, Responsible,
    Settings, SourceReport, StrataTable,
};

/// Everything read from a consortium folder.
#[derive(Debug, Clone)]
pub struct Consortium {
    /// Partners in the order of their codes.
    pub partners: Vec<Partner>,
    /// Kept holdings records of all partners.
    pub records: RecordTable,
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
            records: RecordTable::default(),
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
            records: RecordTable::default(),
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
