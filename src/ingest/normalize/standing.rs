//! What a copy's status and place allow, in the words and codes of systems and languages.
//!
//! Three answers only: gone (not held), held for the partner's own readers, lendable. What is on order, in process, on
//! loan or being bound is lendable: it comes or comes back. What no word tells is lendable too; whether a partner lends
//! at all is the partner's to say.

use crate::model::Standing;

/// Codes that stand alone in a status cell: Sierra's status letters, SLiMS' and HathiTrust's.
const GONE_CODES: &[&str] = &["m", "n", "$", "z", "w", "wd", "lm", "mis", "x"];
/// The same for copies that are not lent: Sierra's `o` (library use only), SLiMS' `NL`.
const HELD_CODES: &[&str] = &["o", "nl", "r"];

/// Words any of which says that a copy is gone: English, Malay, Indonesian, German, French, Spanish, Portuguese.
const GONE: &[&str] = &[
    "lost",
    "missing",
    "withdrawn",
    "weeded",
    "weed",
    "discard",
    "discarded",
    "deleted",
    "deaccessioned",
    "stolen",
    "destroyed",
    "billed",
    "cancelled",
    "canceled",
    "claimed",
    "hilang",
    "lupus",
    "pelupusan",
    "dilupuskan",
    "lucut",
    "disiangi",
    "penyiangan",
    "ditarik",
    "dihapus",
    "dibatalkan",
    "batal",
    "verloren",
    "verlust",
    "vermisst",
    "vermißt",
    "ausgesondert",
    "ausgeschieden",
    "makuliert",
    "abgeschrieben",
    "gelöscht",
    "storniert",
    "perdu",
    "perdue",
    "manquant",
    "manquante",
    "pilonné",
    "pilon",
    "désherbé",
    "éliminé",
    "élagué",
    "retiré",
    "volé",
    "annulé",
    "perdido",
    "perdida",
    "extraviado",
    "extraviada",
    "expurgado",
    "descartado",
    "descarte",
    "robado",
    "baja",
    "cancelado",
    "anulado",
    "desaparecido",
    "desaparecida",
    "baixado",
    "abatido",
    "roubado",
    "furtado",
];
/// Phrases that say the same.
const GONE_PHRASES: &[&str] = &[
    "claims returned",
    "cl returned",
    "long overdue",
    "rusak berat",
    "tidak ditemukan",
    "nicht auffindbar",
    "dado de baja",
    "not found",
];
/// Words any of which says that a copy is held for the partner's own readers.
const HELD: &[&str] = &[
    "reference",
    "ref",
    "restricted",
    "licensed",
    "noncirculating",
    "noncirc",
    "rare",
    "rujukan",
    "referensi",
    "terhad",
    "tandon",
    "lisensi",
    "dilindungi",
    "präsenz",
    "präsenzbestand",
    "präsenznutzung",
    "lesesaal",
    "handbibliothek",
    "handapparat",
    "lizenz",
    "usuel",
    "usuels",
    "référence",
    "consultation",
    "licence",
    "referencia",
    "consulta",
    "licencia",
    "referência",
    "licença",
    "raros",
    "raras",
];
/// Phrases that say the same.
const HELD_PHRASES: &[&str] = &[
    "use only",
    "in library use",
    "non circ",
    "not circulat",
    "not for loan",
    "no loan",
    "does not circulate",
    "closed stacks",
    "special collection",
    "spec coll",
    "tidak dipinjam",
    "tidak untuk dipinjam",
    "tidak boleh dipinjam",
    "baca di tempat",
    "koleksi khas",
    "koleksi khusus",
    "guna dalam",
    "nicht ausleihbar",
    "nicht entleihbar",
    "nicht verleihbar",
    "nur im haus",
    "nur zur ansicht",
    "exclu du prêt",
    "non empruntable",
    "sur place",
    "ne se prête pas",
    "réserve précieuse",
    "no prestable",
    "no se presta",
    "sin préstamo",
    "excluido de préstamo",
    "uso interno",
    "no circula",
    "não circula",
    "não emprest",
    "sem empréstimo",
    "uso local",
    "salle de lecture",
    "sala de lectura",
    "sala de leitura",
];
/// Phrases in which a word above says nothing bad.
const HARMLESS: &[&str] = &["lost and found", "not lost", "not missing", "not restricted", "unrestricted"];

/// What a status cell allows; where it lists several copies (`a | b`), what the best of them allows.
#[must_use]
pub fn standing(cell: &str) -> Standing {
    cell.split(" | ").map(of_copy).min().unwrap_or_default()
}

fn of_copy(cell: &str) -> Standing {
    let text = cell.trim().to_lowercase();
    if GONE_CODES.contains(&text.as_str()) {
        Standing::Gone
    } else if HELD_CODES.contains(&text.as_str()) {
        Standing::HeldOnly
    } else {
        in_words(&text)
    }
}

/// What the place of a copy allows: `Reference room`, `LOST-ASSUM`, `Rujukan`. Codes of statuses mean nothing here.
#[must_use]
pub fn location(cell: &str) -> Standing {
    cell.split(" | ").map(|place| in_words(&place.trim().to_lowercase())).min().unwrap_or_default()
}

fn in_words(text: &str) -> Standing {
    if text.is_empty() || matches!(text, "-" | "available" | "tersedia" | "lendable") {
        return Standing::Lendable;
    }
    // One space between words, so that `non-circulating` and `NON_CIRC` are one phrase.
    let spaced = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let says = |words: &[&str], phrases: &[&str]| {
        spaced.split(' ').any(|word| words.contains(&word)) || phrases.iter().any(|phrase| spaced.contains(phrase))
    };
    if says(&[], HARMLESS) {
        Standing::Lendable
    } else if says(GONE, GONE_PHRASES) {
        Standing::Gone
    } else if says(HELD, HELD_PHRASES) {
        Standing::HeldOnly
    } else {
        Standing::Lendable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_systems_and_languages() {
        use Standing::{Gone, HeldOnly, Lendable};
        let table = [
            // English, and the codes of Sierra, Alma, Koha, HathiTrust.
            ("", Lendable),
            ("Lost | Available", Lendable),
            ("Lost | Missing", Gone),
            ("-", Lendable),
            ("!", Lendable),
            ("Available", Lendable),
            ("Checked out", Lendable),
            ("On order", Lendable),
            ("In process", Lendable),
            ("CH", Lendable),
            ("Active", Lendable),
            ("Deleted", Gone),
            ("Lost and paid", Gone),
            ("Long Overdue (Lost)", Gone),
            ("Withdrawn", Gone),
            ("WD", Gone),
            ("LM", Gone),
            ("m", Gone),
            ("o", HeldOnly),
            ("In library use only", HeldOnly),
            ("Not For Loan", HeldOnly),
            ("Order cancelled", Gone),
            // SLiMS and Indonesian.
            ("Tersedia", Lendable),
            ("Dipinjam", Lendable),
            ("Sedang dipesan", Lendable),
            ("MIS", Gone),
            ("NL", HeldOnly),
            ("Hilang", Gone),
            ("Rusak", Lendable),
            ("Rusak berat", Gone),
            ("Tidak dipinjamkan", HeldOnly),
            ("Koleksi tandon", HeldOnly),
            // Malay.
            ("Dalam pesanan", Lendable),
            ("Dilupuskan", Gone),
            ("Rujukan", HeldOnly),
            // German.
            ("Verfügbar", Lendable),
            ("bestellt", Lendable),
            ("ausgesondert", Gone),
            ("Verlust", Gone),
            ("Präsenzbestand", HeldOnly),
            ("nicht ausleihbar", HeldOnly),
            // French.
            ("En rayon", Lendable),
            ("En commande", Lendable),
            ("Pilonné", Gone),
            ("Exclu du prêt", HeldOnly),
            ("Consultation sur place", HeldOnly),
            // Spanish.
            ("Disponible", Lendable),
            ("Extraviado", Gone),
            ("Dado de baja", Gone),
            ("Solo consulta", HeldOnly),
            // Portuguese.
            ("Encomendado", Lendable),
            ("Desaparecido", Gone),
            ("Não circula", HeldOnly),
        ];
        for (cell, expected) in table {
            assert_eq!(standing(cell), expected, "{cell}");
        }
    }

    #[test]
    fn places() {
        use Standing::{Gone, HeldOnly, Lendable};
        let table = [
            ("STACKS", Lendable),
            ("CHECKEDOUT", Lendable),
            ("LOST", Gone),
            ("LOST-ASSUM", Gone),
            ("DISCARD", Gone),
            ("REF", HeldOnly),
            ("NON_CIRC", HeldOnly),
            ("Alderman Reference Room", HeldOnly),
            ("SPEC-COLL", HeldOnly),
            ("Lesesaal", HeldOnly),
            ("Lost and Found shelf", Lendable),
            ("m", Lendable),
            ("2. Stock", Lendable),
        ];
        for (cell, expected) in table {
            assert_eq!(location(cell), expected, "{cell}");
        }
    }
}
