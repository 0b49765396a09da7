//! Materials and copy statuses in the words of exports.

use crate::model::{Material, Standing};

const MATERIALS: &[(Material, &[&str])] = &[
    (
        Material::Electronic,
        &[
            "ebook",
            "e-book",
            "e book",
            "electronic",
            "elektronik",
            "online",
            "eresource",
            "e-resource",
            "digital",
            "pdf",
            "buku elektronik",
        ],
    ),
    (
        Material::Serial,
        &[
            "serial",
            "journal",
            "jurnal",
            "periodical",
            "majalah",
            "newspaper",
            "suratkhabar",
            "surat kabar",
            "terbitan berseri",
            "magazine",
            "issue",
        ],
    ),
    (Material::Map, &["map", "peta", "cartographic", "atlas sheet"]),
    (
        Material::Audiovisual,
        &["video", "dvd", "audio", "vcd", "cd", "film", "sound", "music", "pandang dengar", "rakaman", "cassette", "kaset"],
    ),
    (Material::Thesis, &["thesis", "tesis", "skripsi", "disertasi", "dissertation"]),
    (Material::Manuscript, &["manuscript", "manuskrip", "naskah", "archival", "arsip", "arkib"]),
    (
        Material::Print,
        &[
            "book",
            "buku",
            "print",
            "text",
            "teks",
            "monograph",
            "monograf",
            "cetak",
            "bk",
            "books",
            "printed",
            "kitab",
            "a",
            "am",
        ],
    ),
    (Material::Other, &["kit", "realia", "game", "software", "object"]),
];

/// The material of a cell; print where it is empty, other where no word is known.
#[must_use]
pub fn material(cell: &str) -> Material {
    let text = cell.trim().to_lowercase();
    if text.is_empty() {
        return Material::Print;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    let says =
        |names: &[&str]| names.iter().any(|name| if name.contains(' ') { text.contains(name) } else { words.contains(name) });
    MATERIALS.iter().find(|(_, names)| says(names)).map_or(Material::Other, |(material, _)| *material)
}

/// What a status cell allows. Words and codes of Alma, Koha, Sierra and SLiMS; what none knows is lendable.
#[must_use]
pub fn standing(cell: &str) -> Standing {
    const GONE: &[&str] = &[
        "deleted",
        "withdrawn",
        "lost",
        "missing",
        "hilang",
        "discarded",
        "weeded",
        "lupus",
        "ditarik",
        "lost and paid",
        "claims returned",
        "billed",
        "m",
        "n",
        "$",
        "z",
        "w",
        "wd",
        "lm",
        "rusak berat",
        "pelupusan",
        "disiangi",
    ];
    const HELD_ONLY: &[&str] = &[
        "lib use only",
        "library use only",
        "in library use only",
        "reference",
        "rujukan",
        "reference only",
        "not for loan",
        "no loan",
        "o",
        "non-circulating",
        "noncirculating",
        "tidak dipinjamkan",
        "tidak dipinjam",
        "restricted",
        "licensed",
        "closed stacks",
        "special collection",
    ];
    let word = cell.trim().to_lowercase();
    if GONE.contains(&word.as_str()) {
        Standing::Gone
    } else if HELD_ONLY.contains(&word.as_str()) {
        Standing::HeldOnly
    } else {
        Standing::Lendable
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn materials() {
        let table = [
            ("Book", Material::Print),
            ("", Material::Print),
            ("Buku teks", Material::Print),
            ("e-Book", Material::Electronic),
            ("Electronic resource", Material::Electronic),
            ("Jurnal", Material::Serial),
            ("DVD-Video", Material::Other),
            ("DVD", Material::Audiovisual),
            ("Skripsi", Material::Thesis),
            ("???", Material::Other),
        ];
        for (cell, expected) in table {
            assert_eq!(material(cell), expected, "{cell}");
        }
    }

    #[test]
    fn standings() {
        let table = [
            ("-", Standing::Lendable),
            ("", Standing::Lendable),
            ("Deleted", Standing::Gone),
            ("m", Standing::Gone),
            ("o", Standing::HeldOnly),
            ("On order", Standing::Lendable),
            ("!", Standing::Lendable),
        ];
        for (cell, expected) in table {
            assert_eq!(standing(cell), expected, "{cell}");
        }
    }
}
