//! Text as people wrote it, freed of what programs did to it.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr3};

/// Text with white space folded to single spaces and trimmed; literal `\n` of SLiMS counts as white space.
#[must_use]
pub fn tidy(text: &str) -> String {
    tidied(text).into_owned()
}

/// [`tidy`] that copies only what is not tidy yet.
#[must_use]
pub fn tidied(text: &str) -> Cow<'_, str> {
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\\n", " ").replace("\\r", " ");
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether text surely has single spaces between its words and no other white space, by its bytes alone.
#[must_use]
pub fn is_tidy(text: &str) -> bool {
    has_none(text, &SUSPECT)
}

/// Whether text is tidy ASCII, as nearly all is: nothing can be wrong with it.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    has_none(text, &NOT_PLAIN)
}

/// Whether no byte is one of `unwanted` or a space at the start, at the end or behind another.
fn has_none(text: &str, unwanted: &[bool; 256]) -> bool {
    let mut after_space = true;
    let mut found = false;
    for byte in text.bytes() {
        let is_space = byte == b' ';
        found |= (is_space & after_space) | unwanted[usize::from(byte)];
        after_space = is_space;
    }
    !found && (!after_space || text.is_empty())
}

/// Bytes that may be part of white space other than a space, or of a control character; most are harmless after all.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = byte < 0x20 || matches!(byte, 0x5C | 0x7F | 0xC2 | 0xE1..=0xE3);
        byte += 1;
    }
    suspect
};

/// The same, and all that is not ASCII.
const NOT_PLAIN: [bool; 256] = {
    let mut not_plain = SUSPECT;
    let mut byte = 0x80;
    while byte < 256 {
        not_plain[byte] = true;
        byte += 1;
    }
    not_plain
};

/// UTF-8 that was read as Windows-1252 and written again (`FranÃ§ais`), set right; `None` where it was not.
#[must_use]
pub fn unmojibake(text: &str) -> Option<String> {
    if text.is_ascii() || (!text.contains(['Ã', 'Â']) && !text.contains("â€")) {
        return None;
    }
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let fixed = std::str::from_utf8(&bytes).ok()?;
    (fixed != text).then(|| fixed.to_owned())
}

/// A title without statement of responsibility (` / …`) and closing ISBD punctuation.
#[must_use]
pub fn title(cell: &str) -> String {
    title_of(&tidied(cell)).to_owned()
}

/// [`title`] of tidy text.
#[must_use]
pub fn title_of(text: &str) -> &str {
    let bytes = text.as_bytes();
    let is_apart = |at: &usize| at.checked_sub(1).and_then(|before| bytes.get(before..at + 2)) == Some(b" / ");
    let slash = memchr_iter(b'/', bytes).find(is_apart).map(|at| at - 1);
    let head = slash.and_then(|at| text.get(..at)).filter(|head| !head.is_empty()).unwrap_or(text);
    head.trim_end_matches([' ', '/', ':', ';', ',', '='])
}

/// The first author of a tidy cell: lists joined by `;`, `|` or as SLiMS' `<a><b>`; dates and roles dropped.
#[must_use]
pub fn author_of(text: &str) -> &str {
    let is_list = memchr3(b';', b'|', b'<', text.as_bytes()).is_some();
    let first = if is_list { first_of_list(text).split(" ; ").next().unwrap_or_default() } else { text };
    // Dates of birth and death: "Lim, Ah Kow, 1950-".
    let comma = first.as_bytes().windows(2).rposition(|pair| pair == b", ");
    let dates = comma.filter(|at| first.as_bytes().get(at + 2).is_some_and(u8::is_ascii_digit));
    dates.and_then(|at| first.get(..at)).unwrap_or(first).trim_end_matches([' ', '.', ',', ';', '/'])
}

/// The first member of a list: `<a><b>` of SLiMS, else what stands before `;` or `|`.
#[must_use]
pub fn first_of_list(text: &str) -> &str {
    angle_list(text).into_iter().chain(text.split(['|', ';'])).map(str::trim).find(|part| !part.is_empty()).unwrap_or_default()
}

/// The members of a SLiMS list `<a><b><c>`; empty where the text is no such list.
#[must_use]
pub fn angle_list(text: &str) -> Vec<&str> {
    let text = text.trim();
    if !(text.starts_with('<') && text.ends_with('>')) {
        return Vec::new();
    }
    text.split('>').map(|part| part.trim().trim_start_matches('<').trim()).filter(|part| !part.is_empty()).collect()
}

/// Publisher of an imprint `Place : Publisher, year`; the cell itself where it is not one.
#[must_use]
pub fn publisher_of_imprint(cell: &str) -> String {
    let text = tidy(cell);
    let after_place = text.split_once(" : ").map_or(text.as_str(), |(_, rest)| rest);
    let head = after_place
        .rsplit_once(',')
        .filter(|(_, tail)| tail.bytes().any(|b| b.is_ascii_digit()))
        .map_or(after_place, |(head, _)| head);
    head.trim_matches([' ', ',', ';', ':', '[', ']', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mojibake() {
        assert_eq!(unmojibake("CafÃ© culture").as_deref(), Some("Café culture"));
        assert_eq!(unmojibake("developerâ€™s").as_deref(), Some("developer’s"));
        assert_eq!(unmojibake("SÃO PAULO"), None);
        assert_eq!(unmojibake("plain"), None);
    }

    proptest::proptest! {
        #[test]
        fn tidy_text_is_left_as_it_is(text in "[a-c \\\\n\t\u{a0}\u{2003}\u{3000}\u{85}é一]{0,12}|\\PC{0,12}") {
            if is_tidy(&text) {
                let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
                proptest::prop_assert!(text.is_empty() || words.iter().all(|word| !word.is_empty()));
                proptest::prop_assert_eq!(words.join(" "), text);
            }
        }
    }

    #[test]
    fn titles_and_authors() {
        let titles = [
            ("Organic chemistry / John Smith.", "Organic chemistry"),
            ("Sejarah  Sarawak :", "Sejarah Sarawak"),
            ("Input/output systems", "Input/output systems"),
            ("A\\nB", "A B"),
        ];
        for (cell, expected) in titles {
            assert_eq!(title(cell), expected);
        }
        let authors = [
            ("Lim, Ah Kow, 1950-", "Lim, Ah Kow"),
            ("<Budi Santoso><Sri Wahyuni>", "Budi Santoso"),
            ("Smith, J.; Brown, K.", "Smith, J"),
            ("Ahmad bin Ali | Siti", "Ahmad bin Ali"),
            ("", ""),
        ];
        for (cell, expected) in authors {
            assert_eq!(author_of(cell), expected);
        }
        assert_eq!(publisher_of_imprint("Bandar Seri Begawan : Penerbit Damai, c2014."), "Penerbit Damai");
    }
}
