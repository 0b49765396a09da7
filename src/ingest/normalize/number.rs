//! Amounts and whole numbers, with decimal points or commas and grouping of either kind.

use rust_decimal::Decimal;

/// The number of a money cell: `1,234.50`, `1.234,50`, `185.000`, `RM 45.90`, `Rp185.000,00`; `None` where there is none.
///
/// The last separator is the decimal one when one or two digits follow it, a grouping one when three do; with both
/// kinds present the last one is decimal. `185.000` alone is therefore 185 thousand, as prices in rupiah are written.
#[must_use]
pub fn amount(cell: &str) -> Option<Decimal> {
    let trimmed = cell.trim();
    let text: String = trimmed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\'' | '’')).collect();
    let start = text.find(|c: char| c.is_ascii_digit() || c == '-' || c == '−')?;
    let (negative, body) = match text.get(start..)? {
        rest if rest.starts_with('-') => (true, rest.get(1..)?),
        rest if rest.starts_with('−') => (true, rest.get('−'.len_utf8()..)?),
        rest => (text.get(..start)?.ends_with('('), rest),
    };
    let body = body.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = body.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(body.len());
    let plain = plain_number(body.get(..end)?.trim_end_matches(['.', ',']))?;
    // A second number in the cell means that it is no single amount.
    if body.get(end..)?.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let value: Decimal = plain.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Digits with one decimal point, from digits grouped and pointed in any manner.
fn plain_number(body: &str) -> Option<String> {
    if body.is_empty() {
        return None;
    }
    let last = body.rfind(['.', ',']);
    let Some(last) = last else { return Some(body.to_owned()) };
    let mark = body.as_bytes()[last];
    let after = body.len() - last - 1;
    let other = if mark == b'.' { ',' } else { '.' };
    let repeated = body.bytes().filter(|b| *b == mark).count() > 1;
    let decimal = !repeated && (after != 3 || body.contains(other) || last == 0 || body.starts_with('0'));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if decimal { Some(format!("{}.{}", digits(body.get(..last)?), digits(body.get(last + 1..)?))) } else { Some(digits(body)) }
}

/// The number of a plain cell that programs wrote: a decimal point (or one decimal comma), no grouping.
///
/// Rates, factors and shares are written so; `0.000268` and `3.295` mean what they say.
#[must_use]
pub fn exact(cell: &str) -> Option<Decimal> {
    let text = cell.trim().replace(',', ".");
    text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
}

/// A share: `0.1`, `10%` or `10 %`.
#[must_use]
pub fn share(cell: &str) -> Option<Decimal> {
    let text = cell.trim();
    match text.strip_suffix('%') {
        Some(percent) => exact(percent).map(|value| value / Decimal::ONE_HUNDRED),
        None => exact(text),
    }
}

/// A whole number of a counting cell, grouped or not; `None` where it is none or negative.
#[must_use]
pub fn whole(cell: &str) -> Option<u32> {
    let text = cell.trim();
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let value = amount(text)?;
    value.fract().is_zero().then(|| u32::try_from(value.trunc().mantissa() / 10_i128.pow(value.trunc().scale())).ok()).flatten()
}

/// Whether a cell says yes, in the words of exports: `None` where it says neither.
#[must_use]
pub fn yes_no(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "1" | "y" | "yes" | "true" | "ya" | "x" | "t" => Some(true),
        "0" | "n" | "no" | "false" | "tidak" | "bukan" | "f" | "-" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        let table = [
            ("45.90", Some("45.90")),
            ("RM 45.90", Some("45.90")),
            ("1,234.50", Some("1234.50")),
            ("1.234,50", Some("1234.50")),
            ("185.000", Some("185000")),
            ("185.000,00", Some("185000.00")),
            ("Rp185.000,00", Some("185000.00")),
            ("Rp. 95.000,-", Some("95000")),
            ("1.250.000", Some("1250000")),
            ("12,5", Some("12.5")),
            ("0.125", Some("0.125")),
            ("-5", Some("-5")),
            ("−12.50", Some("-12.50")),
            ("RM -3.20", Some("-3.20")),
            ("free", None),
            ("", None),
            ("12 / 15", None),
            ("120", Some("120")),
        ];
        for (cell, expected) in table {
            assert_eq!(amount(cell), expected.map(|text| text.parse().unwrap()), "{cell}");
        }
    }

    #[test]
    fn exact_numbers() {
        for (cell, expected) in
            [("3.295", Some("3.295")), ("0.000268", Some("0.000268")), ("2,68E-4", Some("0.000268")), ("x", None)]
        {
            assert_eq!(exact(cell), expected.map(|text| text.parse().unwrap()), "{cell}");
        }
        assert_eq!(share("10 %"), "0.1".parse().ok());
    }

    #[test]
    fn wholes() {
        for (cell, expected) in
            [("3", Some(3)), ("1,200", Some(1200)), ("1.200", Some(1200)), ("2.0", Some(2)), ("-1", None), ("a", None)]
        {
            assert_eq!(whole(cell), expected, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(cell in "\\PC{0,40}") {
            let amount = amount(&cell);
            proptest::prop_assert!(amount.is_none() || cell.bytes().any(|b| b.is_ascii_digit()));
            if let Some(value) = whole(&cell) {
                proptest::prop_assert!(amount.is_some() || cell.trim().parse() == Ok(value));
            }
        }
    }
}
