//! Exact money: whole minor units of a named currency, and dated exchange rates.

use std::collections::BTreeMap;

use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A currency of ISO 4217.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency of a three-letter code in any case, or `None` where ISO 4217 has no such code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(&code.trim().to_ascii_uppercase()).map(Self)
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many decimal digits the minor unit has (2 for MYR, 0 for JPY).
    #[must_use]
    pub fn digits(self) -> u32 {
        self.0.exponent().map_or(2, u32::from)
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("not a currency code: {code}")))
    }
}

/// An exact amount: whole minor units (sen, cents) of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Whole minor units.
    pub minor: i64,
    /// The currency the amount is in.
    pub currency: Currency,
}

impl Money {
    /// Nothing, in a currency.
    #[must_use]
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// An amount of major units, rounded half up to the minor unit; `None` past 92 quadrillion minor units.
    #[must_use]
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Option<Self> {
        let scaled = amount.checked_mul(Decimal::from(10_i64.pow(currency.digits())))?;
        let minor = round_half_up(scaled)?;
        Some(Self { minor, currency })
    }

    /// The amount in major units.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.digits())
    }
}

/// Money in JSON: a plain number of major units, in the currency named beside it or in the document's.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.decimal().to_f64().unwrap_or(f64::MAX))
    }
}

/// Rounds half away from zero to a whole number; `None` where it does not fit.
#[must_use]
pub fn round_half_up(value: Decimal) -> Option<i64> {
    value.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
}

/// A whole number nearest to a float, for shares and weights that meet money; `None` past the range.
#[must_use]
pub fn decimal_from(value: f64) -> Option<Decimal> {
    Decimal::from_f64(value)
}

/// One dated rate: one unit of a currency in units of the consortium's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Units of consortium currency for one unit.
    pub rate: Decimal,
    /// The date the rate was read, as written, or empty.
    pub date: String,
}

/// Exchange rates into the consortium's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// The consortium's currency; its own rate is 1.
    pub currency: Currency,
    /// Rates by currency.
    pub by_currency: BTreeMap<Currency, Rate>,
}

impl Rates {
    /// Rates that know only the consortium's currency.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self { currency, by_currency: BTreeMap::new() }
    }

    /// Units of consortium currency for one unit of `currency`; `None` where no rate is given.
    #[must_use]
    pub fn rate(&self, currency: Currency) -> Option<Decimal> {
        if currency == self.currency {
            return Some(Decimal::ONE);
        }
        self.by_currency.get(&currency).map(|rate| rate.rate)
    }

    /// An amount in the consortium's currency, rounded half up to its minor unit; `None` without a rate.
    #[must_use]
    pub fn convert(&self, money: Money) -> Option<Money> {
        Money::from_decimal(money.decimal().checked_mul(self.rate(money.currency)?)?, self.currency)
    }

    /// An amount in the consortium's currency, rounded down to its minor unit, as limits are.
    #[must_use]
    pub fn convert_down(&self, money: Money) -> Option<Money> {
        let scale = Decimal::from(10_i64.pow(self.currency.digits()));
        let exact = money.decimal().checked_mul(self.rate(money.currency)?)?.checked_mul(scale)?;
        Some(Money { minor: exact.floor().to_i64()?, currency: self.currency })
    }

    /// A consortium amount in `currency`, rounded half up; `None` without a rate above zero.
    #[must_use]
    pub fn convert_back(&self, money: Money, currency: Currency) -> Option<Money> {
        Money::from_decimal(money.decimal().checked_div(self.rate(currency)?)?, currency)
    }
}
