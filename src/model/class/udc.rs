//! Where Dewey has what a number of the Universal Decimal Classification means: the two were one once and parted in a few
//! places. From the outlines that both publish (UDC Summary; the thousand sections of DDC 23).

/// Main numbers of UDC whose meaning Dewey keeps elsewhere; the longest that fits decides, what follows it is dropped.
const MOVED: &[(&str, &str)] = &[
    ("005", "658"),
    ("006", "3896"),
    ("007", "003"),
    ("008", "306"),
    ("1599", "150"),
    ("314", "3046"),
    ("316", "301"),
    ("339", "380"),
    ("502", "577"),
    ("504", "3637"),
    ("654", "384"),
    ("655", "686"),
    ("656", "388"),
    ("6813", "004"),
    ("80", "400"),
    ("808", "808"),
    ("81", "410"),
    ("902", "930"),
    ("903", "930"),
    ("904", "930"),
    ("908", "910"),
    ("93", "930"),
];

/// The religions of UDC since 2000, as whole numbers only: 282 was a church before and is a school of Islam now.
const RELIGIONS: &[(&str, &str)] = &[("22", "299"), ("23", "2945"), ("24", "2943"), ("26", "296"), ("27", "230"), ("28", "297")];

/// The digits in Dewey of a number of UDC, with the place of history and geography.
///
/// `main` has the digits of the main number without points, `place` what stands in the parentheses of place.
#[must_use]
pub fn in_dewey(main: &str, place: Option<&str>) -> String {
    if let Some(history) = place.filter(|_| matches!(main, "9" | "94" | "93")).and_then(history) {
        return history;
    }
    if let Some(place) = place.filter(|_| matches!(main, "91" | "913")) {
        return format!("91{}", place.chars().filter(char::is_ascii_digit).take(1).collect::<String>());
    }
    if let Some((_, religion)) = RELIGIONS.iter().find(|(number, _)| *number == main) {
        return (*religion).to_owned();
    }
    let moved = MOVED.iter().filter(|(from, _)| main.starts_with(from)).max_by_key(|(from, _)| from.len());
    moved.map_or_else(|| main.to_owned(), |(_, to)| (*to).to_owned())
}

/// History of a place: both schemes write the continents and most countries of the Old World with the same digits.
fn history(place: &str) -> Option<String> {
    let digits: String = place.chars().filter(char::is_ascii_digit).take(3).collect();
    Some(match digits.get(..1)? {
        "1" | "2" => "909".to_owned(),
        // Southeast Asia, country by country: Indonesia and Laos changed places.
        _ if digits.starts_with("594") => "9598".to_owned(),
        _ if digits.starts_with("598") => "9594".to_owned(),
        _ if digits.starts_with("59") => format!("9{digits}"),
        _ => format!("9{}", digits.get(..2).unwrap_or(&digits)),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        let table = [
            ("004", None, "004"),
            ("005", None, "658"),
            ("37015", None, "37015"),
            ("15992", None, "150"),
            ("28", None, "297"),
            ("297", None, "297"),
            ("282", None, "282"),
            ("6813", None, "004"),
            ("821111", None, "821111"),
            ("811111", None, "410"),
            ("80", None, "400"),
            ("94", Some("595"), "9595"),
            ("94", Some("594.5"), "9598"),
            ("94", Some("598"), "9594"),
            ("94", Some("597"), "9597"),
            ("94", Some("460"), "946"),
            ("94", Some("5"), "95"),
            ("9", Some("100"), "909"),
            ("9", Some("46.71"), "946"),
            ("94", None, "94"),
            ("91", Some("41.5"), "914"),
            ("330", Some("594"), "330"),
        ];
        for (main, place, expected) in table {
            assert_eq!(super::in_dewey(main, place), expected, "{main} {place:?}");
        }
    }
}
