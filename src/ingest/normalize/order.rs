//! Whether a copy is still on order: held already for planning, and not yet received.

/// Words of systems and languages, any of which a status begins with (Alma, Koha, Sierra's `o` is another thing).
const ON_ORDER: &[&str] = &[
    "on order",
    "on-order",
    "ordered",
    "acquisition",
    "dipesan",
    "sedang dipesan",
    "dalam pesanan",
    "pesanan",
    "bestellt",
    "en commande",
    "en pedido",
];

/// Whether a status, or Koha's `notforloan` (−1 by default), says that the copy is on order.
#[must_use]
pub fn is_on_order(status: &str, not_for_loan: &str) -> bool {
    let says_so = |status: &str| {
        let word = status.to_lowercase();
        ON_ORDER.iter().any(|known| word.starts_with(known))
    };
    let status = status.trim();
    !status.is_empty() && says_so(status) || not_for_loan.trim() == "-1"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_told() {
        let table = [
            ("On order", "", true),
            ("on order since May", "", true),
            ("", "-1", true),
            ("Dipesan", "0", true),
            ("Available", "0", false),
            ("", "1", false),
        ];
        for (status, not_for_loan, expected) in table {
            assert_eq!(is_on_order(status, not_for_loan), expected, "{status} {not_for_loan}");
        }
    }
}
