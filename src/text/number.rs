//! Numbers as people write them: grouped by thousands, money with its currency, no more digits than help.

use rust_decimal::Decimal;

use crate::model::Money;

/// A whole number grouped by thousands: `12,345`.
#[must_use]
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let grouped = group(&digits);
    if number < 0 { format!("−{grouped}") } else { grouped }
}

/// A decimal grouped by thousands with the digits it has.
#[must_use]
pub fn decimal(number: Decimal) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let mut grouped = group(whole);
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    if number.is_sign_negative() && !number.is_zero() { format!("−{grouped}") } else { grouped }
}

/// Money with its code: `MYR 1,234.50`.
#[must_use]
pub fn money(money: Money) -> String {
    format!("{} {}", money.currency.code(), decimal(money.decimal()))
}

/// A share 0–1 as a percentage with `digits` decimals: `41 %`.
#[must_use]
pub fn percent(share: f64, digits: usize) -> String {
    format!("{:.digits$} %", share * 100.0)
}

/// Points of need with one decimal, grouped: `1,234.5`.
#[must_use]
pub fn points(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    Decimal::from_f64_retain(rounded).map_or_else(|| "—".to_owned(), |number| decimal(number.round_dp(1)))
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_grouped() {
        let table = [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "−1,000")];
        for (number, expected) in table {
            assert_eq!(count(number), expected);
        }
    }

    #[test]
    fn decimals_keep_their_digits() {
        assert_eq!(decimal(Decimal::new(123_450, 2)), "1,234.50");
        assert_eq!(decimal(Decimal::new(-5, 1)), "−0.5");
    }
}
