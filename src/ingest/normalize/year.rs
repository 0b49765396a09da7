//! Years of publication out of messy cells.

/// Years before this are not taken for years of publication (first printed books).
const FIRST: i16 = 1450;
/// Years after this are typing errors.
const LAST: i16 = 2100;

/// The year of a date cell, or 0 where it has none that can be believed.
///
/// `c1998.`, `[1931]`, `cop. 2001`, `1979?` give their year; ranges and reprints give the first; decades and centuries
/// known only in part (`199-`, `19uu`) give 0. Buddhist-era (2400–2600) years are moved by 543.
#[must_use]
pub fn year(cell: &str) -> i16 {
    let bytes = cell.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if at - start == 4
            && let Some(year) = cell.get(start..at).and_then(|digits| digits.parse::<i16>().ok())
        {
            if (FIRST..=LAST).contains(&year) {
                return year;
            }
            if (2400..=2600).contains(&year) {
                return year - 543;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        let table = [
            ("2002.", 2002),
            ("c1998.", 1998),
            ("p1991.", 1991),
            ("[1931]", 1931),
            ("1827]", 1827),
            ("1914-", 1914),
            ("1979?]", 1979),
            ("[pref. 1898].", 1898),
            ("cop. 2001", 2001),
            ("[[1968]", 1968),
            ("2015/2016", 2015),
            ("199-", 0),
            ("19--", 0),
            ("19uu", 0),
            ("688", 0),
            ("9999", 0),
            ("[s/d]", 0),
            ("", 0),
            ("05-1836-1853", 1836),
            ("171784-1799", 1799),
            ("2561", 2018),
            ("Bandar Seri Begawan : Penerbit Damai, c2014.", 2014),
            ("12/03/2019", 2019),
        ];
        for (cell, expected) in table {
            assert_eq!(super::year(cell), expected, "{cell}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_year_or_zero(cell in "\\PC{0,40}") {
            let year = super::year(&cell);
            proptest::prop_assert!(year == 0 || (1450..=2100).contains(&year));
        }
    }
}
