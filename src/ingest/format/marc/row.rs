//! A MARC record to the cells of a row. The header names the fields, so that a person can map them otherwise.
//!
//! Source of positions and codes: MARC 21 Format for Bibliographic Data.

use super::{Data, Marc, items};

/// The columns, as people who know MARC call them.
pub const HEADER: [&str; 23] = [
    "001",
    "020",
    "022",
    "010",
    "035",
    "100",
    "245 a",
    "245 b",
    "245 n p",
    "250",
    "260 b",
    "008 year",
    "008 language",
    "leader material",
    "082",
    "050",
    "080",
    "items call number",
    "items copies",
    "items status",
    "items uses",
    "items last use",
    "300",
];

/// The cells of a record, in the order of [`HEADER`].
#[must_use]
pub fn cells(marc: &Marc) -> [String; HEADER.len()] {
    let items = items::summary(marc);
    let title = title(marc);
    let part = |codes: &str| title.map(|field| field.join(codes)).unwrap_or_default();
    let classes = |tag: &str| marc.fields(tag).map(|field| field.join("ab")).find(|text| !text.is_empty()).unwrap_or_default();
    let lcc = classes("050");
    [
        local_id(marc),
        isbns(marc),
        marc.fields("022").map(|field| field.get('a')).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | "),
        marc.fields("010").map(|field| field.get('a')).find(|text| !text.is_empty()).unwrap_or_default().to_owned(),
        oclcs(marc),
        author(marc),
        part("a"),
        part("b"),
        part("np"),
        marc.fields("250").map(|field| field.get('a')).next().unwrap_or_default().to_owned(),
        publisher(marc),
        year(marc),
        language(marc),
        material(marc).to_owned(),
        // The class alone: $b of 082 and 080 is the item's.
        marc.fields("082").map(|field| field.get('a')).find(|text| !text.is_empty()).unwrap_or_default().to_owned(),
        if lcc.is_empty() { classes("090") } else { lcc },
        marc.fields("080").map(|field| field.get('a')).find(|text| !text.is_empty()).unwrap_or_default().to_owned(),
        items.call_number,
        items.copies,
        items.status,
        items.uses,
        items.last_use,
        marc.fields("300").map(|field| field.get('a').trim_end_matches([' ', ':', ';'])).next().unwrap_or_default().to_owned(),
    ]
}

/// 001; where there is none, the number that Koha, Evergreen or Sierra keeps elsewhere.
fn local_id(marc: &Marc) -> String {
    let elsewhere = [("999", 'c'), ("901", 'c'), ("907", 'a')];
    let number = elsewhere.iter().filter_map(|(tag, code)| marc.fields(tag).map(|field| field.get(*code)).next());
    let own = marc.control("001").trim();
    if own.is_empty() { number.filter(|id| !id.is_empty()).map(str::to_owned).next().unwrap_or_default() } else { own.to_owned() }
}

/// ISBNs of this manifestation; canceled and other forms' ones ($z) only where there is no other.
fn isbns(marc: &Marc) -> String {
    let of = |code: char| marc.fields("020").flat_map(move |field| field.all(code)).collect::<Vec<_>>().join(" | ");
    let own = of('a');
    if own.chars().filter(char::is_ascii_digit).count() >= 9 { own } else { [own, of('z')].join(" ").trim().to_owned() }
}

/// OCLC's numbers: 035 that name it, and 001 where 003 or its letters do.
fn oclcs(marc: &Marc) -> String {
    let mut numbers: Vec<String> = Vec::new();
    let own = marc.control("001").trim();
    if marc.control("003").trim() == "OCoLC" || ["ocm", "ocn", "on1"].iter().any(|letters| own.starts_with(letters)) {
        numbers.push(own.to_owned());
    }
    for number in marc.fields("035").flat_map(|field| field.all('a')).filter(|number| number.contains("(OCoLC)")) {
        // Some systems write the letters behind the code too: (OCoLC)ocm45804903.
        numbers.push(number.replace("(OCoLC)", "").trim().split(' ').next().unwrap_or_default().to_owned());
    }
    numbers.retain(|number| !number.is_empty());
    numbers.dedup();
    numbers.join(" | ")
}

/// Main entry, else the first added one, as in the heading; dates and roles left out.
fn author(marc: &Marc) -> String {
    let entries = [("100", "abq"), ("110", "ab"), ("111", "a"), ("700", "abq"), ("710", "ab"), ("711", "a")];
    let mut names = entries.iter().filter_map(|(tag, codes)| marc.fields(tag).map(|field| field.join(codes)).next());
    names.find(|name| !name.is_empty()).map(|name| name.trim_end_matches([',', ' ']).to_owned()).unwrap_or_default()
}

/// The title field; where only its original script is given, that.
fn title(marc: &Marc) -> Option<&Data> {
    let linked = |field: &&Data| field.get('6').starts_with("245");
    let filled = |field: &&Data| !field.get('a').is_empty() || !field.get('k').is_empty() || !field.get('p').is_empty();
    marc.fields("245").find(filled).or_else(|| marc.fields("880").find(linked))
}

/// The publisher of 264 (publication), else 260, else any 264.
fn publisher(marc: &Marc) -> String {
    let published = || marc.fields("264").filter(|field| field.second == '1');
    let fields = published().chain(marc.fields("260")).chain(marc.fields("264"));
    let name = fields.map(|field| field.get('b')).find(|name| !name.is_empty()).unwrap_or_default();
    name.trim_end_matches([',', ';', ':', ' ']).to_owned()
}

/// The first date of 008, where it is four digits; else the date of publication as written.
fn year(marc: &Marc) -> String {
    let fixed: String = marc.control("008").chars().skip(7).take(4).collect();
    if fixed.len() == 4 && fixed.bytes().all(|b| b.is_ascii_digit()) && fixed != "9999" && fixed != "0000" {
        return fixed;
    }
    let published = || marc.fields("264").filter(|field| field.second == '1');
    let fields = published().chain(marc.fields("260")).chain(marc.fields("264"));
    fields.map(|field| field.get('c')).find(|date| !date.is_empty()).unwrap_or_default().to_owned()
}

fn language(marc: &Marc) -> String {
    let fixed: String = marc.control("008").chars().skip(35).take(3).collect();
    if fixed.len() == 3 && fixed.bytes().all(|b| b.is_ascii_lowercase()) {
        return fixed;
    }
    // Several codes may stand in one subfield without space.
    let coded = marc.fields("041").map(|field| field.get('a')).next().unwrap_or_default();
    coded.chars().take(3).collect()
}

/// The material, in the codes of [`Material`](crate::model::Material).
fn material(marc: &Marc) -> &'static str {
    let kind = marc.at("leader", 6);
    let level = marc.at("leader", 7);
    if is_electronic(marc, kind) {
        return "electronic";
    }
    if marc.fields("502").next().is_some() {
        return "thesis";
    }
    match kind {
        _ if is_microform(marc, kind) => "other",
        'a' if matches!(level, 'b' | 'i' | 's') => "serial",
        't' | 'd' | 'p' => "manuscript",
        'e' | 'f' => "map",
        'g' | 'i' | 'j' => "audiovisual",
        'm' => "electronic",
        'k' | 'o' | 'r' => "other",
        // Text, printed music, and what the leader does not say.
        _ => "print",
    }
}

/// Form of item in 008: maps and pictures keep it six places later.
fn form(marc: &Marc, kind: char) -> char {
    marc.at("008", if matches!(kind, 'e' | 'f' | 'g' | 'k' | 'o' | 'r') { 29 } else { 23 })
}

fn is_electronic(marc: &Marc, kind: char) -> bool {
    let heading = marc.fields("245").map(|field| field.get('h').to_lowercase()).next().unwrap_or_default();
    matches!(form(marc, kind), 'o' | 's' | 'q')
        || marc.control("007").starts_with("cr")
        || (marc.at("006", 0) == 'm' && marc.fields("338").any(|field| field.get('b') == "cr"))
        || marc.fields("338").all(|field| field.get('b') == "cr") && marc.fields("338").next().is_some()
        || heading.contains("electronic resource")
        || heading.contains("elektron")
}

fn is_microform(marc: &Marc, kind: char) -> bool {
    matches!(form(marc, kind), 'a' | 'b' | 'c') || marc.control("007").starts_with('h')
}
