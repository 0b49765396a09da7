//! Materials and copy statuses in the words of exports.

use crate::model::Material;

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
            "ebooks",
            "e-books",
            "elektronisch",
            "elektronische",
            "électronique",
            "numérique",
            "electrónico",
            "electrónica",
            "en línea",
            "em linha",
            "eletrônico",
            "eletrónico",
            "eletrônica",
            "dalam talian",
            "daring",
            "internet",
            "epub",
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
            "serials",
            "journals",
            "zeitschrift",
            "zeitung",
            "revue",
            "périodique",
            "revista",
            "periódico",
            "publicación periódica",
            "berkala",
            "terbitan berkala",
            "jurnal ilmiah",
        ],
    ),
    (Material::Map, &["map", "peta", "maps", "cartographic", "atlas sheet", "karte", "carte", "mapa", "mapas"]),
    (
        Material::Audiovisual,
        &[
            "video",
            "dvd",
            "audio",
            "vcd",
            "cd",
            "film",
            "sound",
            "music",
            "pandang dengar",
            "rakaman",
            "cassette",
            "kaset",
            "videorecording",
            "audiobook",
            "tonträger",
            "hörbuch",
            "enregistrement",
            "grabación",
            "gravação",
            "disc",
            "blu-ray",
        ],
    ),
    (
        Material::Thesis,
        &[
            "thesis",
            "tesis",
            "skripsi",
            "disertasi",
            "dissertation",
            "hochschulschrift",
            "thèse",
            "mémoire",
            "tesis doctoral",
            "tese",
            "dissertação",
            "laporan akhir",
        ],
    ),
    (
        Material::Manuscript,
        &[
            "manuscript",
            "manuskrip",
            "naskah",
            "archival",
            "arsip",
            "arkib",
            "archives",
            "handschrift",
            "manuscrit",
            "manuscrito",
        ],
    ),
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
            "buch",
            "bücher",
            "livre",
            "livres",
            "livro",
            "livros",
            "libro",
            "libros",
            "imprimé",
            "impreso",
            "impresso",
            "monographie",
            "monografía",
            "monografia",
            "paperback",
            "hardcover",
            "hardback",
        ],
    ),
    (Material::Other, &["kit", "realia", "game", "software", "object"]),
];

/// Codes that stand alone: HathiTrust's formats, Koha's and Sierra's item types, leader bytes.
const CODES: &[(Material, &[&str])] = &[
    (Material::Print, &["bk", "a", "am", "bks", "ac", "text", "print"]),
    (Material::Serial, &["se", "as", "ser", "cr", "per", "serial"]),
    (Material::Electronic, &["cf", "eb", "ebk", "er", "z", "electronic"]),
    (Material::Map, &["mp", "map", "em", "e"]),
    (Material::Audiovisual, &["vm", "mu", "audiovisual", "vid", "jm", "gm"]),
    (Material::Thesis, &["th", "thesis"]),
    (Material::Manuscript, &["manuscript", "ms"]),
    (Material::Other, &["mx", "other"]),
];

/// The material of a cell; print where it is empty, other where no word is known.
#[must_use]
pub fn material(cell: &str) -> Material {
    let text = cell.trim().to_lowercase();
    if text.is_empty() {
        return Material::Print;
    }
    if let Some((material, _)) = CODES.iter().find(|(_, codes)| codes.contains(&text.as_str())) {
        return *material;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    let says =
        |names: &[&str]| names.iter().any(|name| if name.contains(' ') { text.contains(name) } else { words.contains(name) });
    MATERIALS.iter().find(|(_, names)| says(names)).map_or(Material::Other, |(material, _)| *material)
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
            ("z", Material::Electronic),
            ("e", Material::Map),
            ("Skripsi", Material::Thesis),
            ("???", Material::Other),
        ];
        for (cell, expected) in table {
            assert_eq!(material(cell), expected, "{cell}");
        }
    }
}
