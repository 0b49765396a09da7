//! The classes and subclasses of the Library of Congress Classification, by their letters (LCC outline, 2024), and of the
//! National Library of Medicine, which shares them out with QS–QZ and W.

/// Subclasses by first letter; `K` has too many, all of law, to be listed.
const SUBCLASSES: [(char, &str); 21] = [
    ('A', "CEGIMNPSYZ"),
    ('B', "CDFHJLMPQRSTVX"),
    ('C', "BCDEJNRST"),
    ('D', "ABCDEFGHJKLPQRSTUX"),
    ('E', ""),
    ('F', ""),
    ('G', "ABCEFNRTV"),
    ('H', "ABCDEFGJMNQSTVX"),
    ('J', "ACFJKLNQSVXZ"),
    ('L', "ABCDEFGHJT"),
    ('M', "LT"),
    ('N', "ABCDEKX"),
    ('P', "ABCDEFGHJKLMNQRSTZ"),
    ('Q', "ABCDEHKLMPRSTUVWXYZ"),
    ('R', "ABCDEFGJKLMSTVXZ"),
    ('S', "BDFHK"),
    ('T', "ACDEFGHJKLNPRSTX"),
    ('U', "ABCDEFGH"),
    ('V', "ABCDEFGKM"),
    ('W', "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    ('Z', "A"),
];

/// Whether capital letters are a class or subclass of the Library of Congress (or of medicine).
#[must_use]
pub fn is_lc_class(letters: &str) -> bool {
    let mut chars = letters.chars();
    let (Some(first), second, third) = (chars.next(), chars.next(), chars.next()) else { return false };
    if chars.next().is_some() {
        return false;
    }
    if first == 'K' {
        return letters.bytes().all(|b| b.is_ascii_uppercase());
    }
    let Some((_, subclasses)) = SUBCLASSES.iter().find(|(class, _)| *class == first) else { return false };
    match (second, third) {
        (None, _) => true,
        (Some(second), None) => subclasses.contains(second),
        // Central Europe and Eastern Europe.
        _ => matches!(letters, "DAW" | "DJK"),
    }
}

#[cfg(test)]
pub(crate) fn all_lc_classes() -> Vec<String> {
    let two = SUBCLASSES.iter().flat_map(|(first, rest)| rest.chars().map(move |second| format!("{first}{second}")));
    let one = SUBCLASSES.iter().map(|(first, _)| first.to_string());
    let more = ["K", "KBM", "KBP", "KD", "KF", "KPG", "KZ", "DAW", "DJK"].map(str::to_owned);
    one.chain(two).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::is_lc_class;

    #[test]
    fn letters_that_are_classes() {
        for letters in ["A", "QA", "KBP", "KF", "DJK", "DS", "WM", "QZ", "ZA", "F"] {
            assert!(is_lc_class(letters), "{letters}");
        }
        for letters in ["", "I", "O", "X", "Y", "JUD", "LP", "DVD", "EA", "SMI", "QAX", "KABC", "qa"] {
            assert!(!is_lc_class(letters), "{letters}");
        }
    }
}
