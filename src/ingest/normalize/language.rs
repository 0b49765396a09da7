//! Languages: codes and names in the words of exports, to ISO 639-2 terminological codes.

use crate::model::Language;

/// Names and codes, folded to lower case, of the languages that the region's catalogs name.
const NAMES: &[(&str, &[&str])] = &[
    (
        "eng",
        &["en", "english", "inggris", "inggeris", "bahasa inggris", "bahasa inggeris", "anglais", "englisch", "inglés", "inglês"],
    ),
    ("ind", &["id", "in", "indonesian", "indonesia", "bahasa indonesia", "indo"]),
    ("msa", &["ms", "may", "zsm", "malay", "melayu", "bahasa melayu", "bahasa malaysia", "malaysia"]),
    ("zho", &["zh", "chi", "chinese", "cina", "mandarin", "bahasa cina", "tionghoa"]),
    ("ara", &["ar", "arabic", "arab", "bahasa arab"]),
    ("jpn", &["ja", "japanese", "jepang", "jepun", "bahasa jepang"]),
    ("tam", &["ta", "tamil", "bahasa tamil"]),
    ("jav", &["jv", "javanese", "jawa", "bahasa jawa"]),
    ("sun", &["su", "sundanese", "sunda"]),
    ("iba", &["iban", "bahasa iban"]),
    ("dtp", &["kadazan", "dusun", "kadazandusun"]),
    ("nld", &["nl", "dut", "dutch", "belanda", "bahasa belanda", "nederlands"]),
    ("deu", &["de", "ger", "german", "jerman", "deutsch", "bahasa jerman"]),
    ("fra", &["fr", "fre", "french", "prancis", "perancis", "français", "bahasa prancis"]),
    ("spa", &["es", "spanish", "spanyol", "sepanyol", "español", "castellano"]),
    ("por", &["pt", "portuguese", "portugis", "português"]),
    ("ita", &["it", "italian", "italia", "italiano"]),
    ("rus", &["ru", "russian", "rusia"]),
    ("lat", &["la", "latin"]),
    ("kor", &["ko", "korean", "korea"]),
    ("tha", &["th", "thai"]),
    ("vie", &["vi", "vietnamese", "vietnam"]),
    ("heb", &["he", "hebrew"]),
    ("hye", &["hy", "arm", "armenian"]),
    ("nep", &["ne", "nepali"]),
    ("cat", &["ca", "catalan", "català"]),
];

/// The language of a cell; unknown where it names none. Several, joined by `;`, `|` or `,`, give the first.
#[must_use]
pub fn language(cell: &str) -> Language {
    let first = cell.split([';', '|', ',', '<', '>']).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default();
    let word = first.to_lowercase();
    if word.is_empty() {
        return Language::UNKNOWN;
    }
    let known = NAMES.iter().find(|(code, names)| *code == word || names.contains(&word.as_str()));
    match known {
        Some((code, _)) => Language::from_code(code).unwrap_or_default(),
        // Another three-letter code is taken as it stands.
        None => Language::from_code(&word).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn table() {
        let table = [
            ("eng", "eng"),
            ("English", "eng"),
            ("Inggeris", "eng"),
            ("Bahasa Melayu", "msa"),
            ("may", "msa"),
            ("Indonesia", "ind"),
            ("ger", "deu"),
            ("eng; may", "eng"),
            ("", "und"),
            ("zxx", "zxx"),
            ("klingon speak", "und"),
        ];
        for (cell, expected) in table {
            assert_eq!(super::language(cell).code(), expected, "{cell}");
        }
    }
}
