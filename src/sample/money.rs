//! Currencies, the five partners' terms, and what a request costs them. All amounts are whole hundredths.

use super::text::decimal;

/// A currency of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// Malaysian ringgit, the consortium's.
    Ringgit,
    /// Brunei dollar.
    Brunei,
    /// Indonesian rupiah.
    Rupiah,
    /// United States dollar.
    Dollar,
}

impl Currency {
    /// Returns the ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ringgit => "MYR",
            Self::Brunei => "BND",
            Self::Rupiah => "IDR",
            Self::Dollar => "USD",
        }
    }

    /// Returns the worth of one unit in millionths of a ringgit (illustrative rates).
    const fn rate(self) -> u64 {
        match self {
            Self::Ringgit => 1_000_000,
            Self::Brunei => 3_295_000,
            Self::Rupiah => 268,
            Self::Dollar => 4_215_000,
        }
    }
}

/// The file of exchange rates; it says the same as `Currency::rate`.
pub const RATES: &str = "\
currency,rate,date
MYR,1,2026-10-30
BND,3.2950,2026-10-30
IDR,0.000268,2026-10-30
USD,4.2150,2026-10-30
";

/// Returns `sen` (hundredths of a ringgit) in hundredths of `currency`.
pub const fn from_ringgit(sen: u64, currency: Currency) -> u64 {
    sen * 1_000_000 / currency.rate()
}

/// Returns hundredths of `currency` in hundredths of a ringgit.
pub const fn to_ringgit(minor: u64, currency: Currency) -> u64 {
    minor * currency.rate() / 1_000_000
}

/// Returns an amount as a file has it: rupiah without decimals.
pub fn written(minor: u64, currency: Currency) -> String {
    if currency == Currency::Rupiah { (minor / 100).to_string() } else { decimal(minor) }
}

/// What a partner pays on top of, and less than, the list price.
pub struct Terms {
    /// Name of the library.
    pub name: &'static str,
    /// Kind of institution.
    pub kind: &'static str,
    /// Its money.
    pub currency: Currency,
    /// Whether it lends.
    pub lends: bool,
    /// Discount in percent.
    pub discount: u64,
    /// Tax in percent.
    pub tax: u64,
    /// Handling of one copy, in hundredths of its currency.
    pub handling: u64,
    /// Registered readers.
    pub users: u32,
    /// Subjects it is known for.
    pub subjects: &'static str,
    /// What it can teach the others.
    pub training: &'static str,
    /// Available money as percent of the cost of its own requests.
    pub means: u64,
    /// Funds: name, share in percent, scope, whether pledged in part.
    pub funds: &'static [(&'static str, u64, &'static str, bool)],
}

/// The partners' terms, in the order of `PARTNERS`.
pub const TERMS: [Terms; 5] = [
    Terms {
        name: "Kuching Riverside University Library",
        kind: "library",
        currency: Currency::Ringgit,
        lends: true,
        discount: 10,
        tax: 6,
        handling: 800,
        users: 14_500,
        subjects: "Sarawak|nursing|engineering",
        training: "Authority control and regional headings; two places every June",
        means: 56,
        funds: &[
            ("general", 76, "", true),
            ("borneo", 18, "stratum=borneo", false),
            ("science", 6, "stratum=mathematics|physics|chemistry|earth|life", false),
        ],
    },
    Terms {
        name: "Kota Kinabalu Bayview College Library",
        kind: "library",
        currency: Currency::Ringgit,
        lends: true,
        discount: 8,
        tax: 6,
        handling: 800,
        users: 9_800,
        subjects: "Sabah|marine life|tourism",
        training: "Running a Koha catalog with a small staff",
        means: 62,
        funds: &[("general", 80, "", false), ("borneo", 20, "stratum=borneo", false)],
    },
    Terms {
        name: "Bandar Simpur Research Library",
        kind: "library",
        currency: Currency::Brunei,
        lends: false,
        discount: 5,
        tax: 0,
        handling: 600,
        users: 4_200,
        subjects: "Brunei|Islamic law|petroleum geology",
        training: "Preservation of manuscripts in the tropics",
        means: 104,
        funds: &[("general", 78, "", false), ("melayu", 22, "language=msa|ind;material=print", false)],
    },
    Terms {
        name: "Perpustakaan Universitas Khatulistiwa Pontianak",
        kind: "library",
        currency: Currency::Rupiah,
        lends: true,
        discount: 15,
        tax: 0,
        handling: 2_500_000,
        users: 12_300,
        subjects: "West Kalimantan|customary law|peatland agriculture",
        training: "Pelatihan SLiMS dan pengatalogan dasar",
        means: 47,
        funds: &[("umum", 80, "", true), ("kalimantan", 20, "stratum=borneo", false)],
    },
    Terms {
        name: "Pusat Arsip dan Dokumentasi Mahakam Samarinda",
        kind: "archive",
        currency: Currency::Rupiah,
        lends: true,
        discount: 12,
        tax: 0,
        handling: 2_500_000,
        users: 2_900,
        subjects: "East Kalimantan|forestry|mining",
        training: "Digitizing records with modest means",
        means: 95,
        funds: &[("umum", 72, "", false), ("arsip", 28, "stratum=borneo;language=ind|msa", false)],
    },
];

/// Returns the cost of a line in hundredths of a ringgit: copies at the discounted, taxed price, each with its handling.
pub fn line_cost(price: u64, currency: Currency, copies: u32, partner: usize) -> u64 {
    let terms = &TERMS[partner];
    let unit = to_ringgit(price, currency) * (100 - terms.discount) * (100 + terms.tax) / 10_000;
    (unit + to_ringgit(terms.handling, terms.currency)) * u64::from(copies)
}
