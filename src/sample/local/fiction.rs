//! Novels, stories and verse by authors of the island and beyond.

use crate::sample::dice::Dice;
use crate::sample::world::Language;

const ENGLISH_A: &str = "The lantern|The house|The last boat|A song|The drum|The long rain|The ferry|A letter|The hornbill|The weaver|The road|The storm|The silence|The garden|The schoolteacher|The ferryman's daughter|The pepper garden|The widow|The stranger|The boatbuilder|A season|The jar|The shopkeeper|The tiger's shadow|Nine nights|The orchard";
const ENGLISH_B: &str = "by the river|at the estuary|of Padungan Road|beyond the hills|on the far bank|in the rain|at low tide|of the longhouse|in the highlands|before the war|across the strait|at the end of the wharf|in the mangroves|after the flood|under the fig tree|from the upriver country|at Fort Hill|on Carpenter Street|of salt and smoke|without a name";
const MALAY_A: &str = "Senja|Kabus|Embun|Hujan|Bulan|Bayang|Suara|Jejak|Pelangi|Angin|Api|Rindu|Lagu|Perahu|Bunga|Gerimis|Cahaya|Kampung|Rumah|Pulang|Ombak|Lampu|Burung|Jambatan|Kenangan|Layang-layang|Mimpi|Pasir|Tangisan|Janji";
const MALAY_B: &str = "di muara|di hulu sungai|di tanjung|di kaki bukit|di seberang|dari pedalaman|di hujung kampung|di tebing|di kuala|dari jauh|di tanah pusaka|di balik kabus|di rumah panjang|pada musim tengkujuh|di dermaga|di kampung air|di ladang lada|selepas banjir|di pulau terpencil|buat ibu";
const INDONESIAN_A: &str = "Senja|Kabut|Embun|Hujan|Bulan|Bayangan|Suara|Jejak|Pelangi|Angin|Api|Rindu|Nyanyian|Perahu|Bunga|Gerimis|Cahaya|Kampung|Rumah|Pulang|Ombak|Lampu|Burung|Jembatan|Kenangan|Layang-layang|Mimpi|Pasir|Tangis|Janji";
const INDONESIAN_B: &str = "di muara|di hulu sungai|di tanjung|di kaki bukit|di seberang|dari pedalaman|di ujung kampung|di tepian|di kuala|dari jauh|di tanah leluhur|di balik kabut|di rumah betang|pada musim kemarau|di dermaga|di pasar terapung|di kebun karet|setelah banjir|di pulau terpencil|untuk ibu";

/// Returns a title and its class (Dewey, LC).
pub fn title(language: Language, dice: &mut Dice) -> (String, &'static str, &'static str) {
    let (first, second, forms): (_, _, &[&str]) = match language {
        Language::English => (ENGLISH_A, ENGLISH_B, &["", "", "", ": stories", ": poems", ": a novel"]),
        Language::Malay => (MALAY_A, MALAY_B, &["", "", ": kumpulan cerpen", ": kumpulan sajak", ": novel", ": novel remaja"]),
        Language::Indonesian => {
            (INDONESIAN_A, INDONESIAN_B, &["", "", ": kumpulan cerpen", ": kumpulan puisi", ": novel", ": sebuah novel"])
        }
    };
    let first: Vec<&str> = first.split('|').collect();
    let second: Vec<&str> = second.split('|').collect();
    let first = dice.pick(&first);
    let second = dice.pick(&second);
    let title = format!("{first} {second}{}", dice.pick(forms));
    let class = match language {
        Language::English => ("823.92", "PR9530"),
        Language::Malay => ("899.283", "PL5139"),
        Language::Indonesian => ("899.2213", "PL5089"),
    };
    (title, class.0, class.1)
}
