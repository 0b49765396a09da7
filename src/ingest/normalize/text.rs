//! Text as people wrote it, freed of what programs did to it.

/// Text with white space folded to single spaces and trimmed; literal `\n` of SLiMS counts as white space.
#[must_use]
pub fn tidy(text: &str) -> String {
    let text = text.replace("\\n", " ").replace("\\r", " ");
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// UTF-8 that was read as Windows-1252 and written again (`FranÃ§ais`), set right; `None` where it was not.
#[must_use]
pub fn unmojibake(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â']) && !text.contains("â€") {
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
    let text = tidy(cell);
    let head = text.find(" / ").and_then(|at| text.get(..at)).filter(|head| !head.is_empty()).unwrap_or(&text);
    head.trim_end_matches([' ', '/', ':', ';', ',', '=']).to_owned()
}

/// The first author of a cell: lists joined by `;`, `|` or as SLiMS' `<a><b>`; dates and roles dropped.
#[must_use]
pub fn author(cell: &str) -> String {
    let text = tidy(cell);
    let first = first_of_list(&text);
    let first = first.split(" ; ").next().unwrap_or_default();
    // Dates of birth and death: "Lim, Ah Kow, 1950-".
    let words = first.rsplit_once(", ").filter(|(_, tail)| tail.starts_with(|c: char| c.is_ascii_digit()));
    words.map_or(first, |(head, _)| head).trim_end_matches([' ', '.', ',', ';', '/']).to_owned()
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
            assert_eq!(author(cell), expected);
        }
        assert_eq!(publisher_of_imprint("Bandar Seri Begawan : Penerbit Damai, c2014."), "Penerbit Damai");
    }
}
