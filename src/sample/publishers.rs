//! Invented publishers and the ISBN numbers they hand out.

use super::dice::Dice;
use super::isbn::{Isbn, IsbnOffice};
use super::world::Language;

/// One publishing house.
#[derive(Debug)]
pub struct Publisher {
    /// Name on the title page.
    pub name: &'static str,
    /// Place of publication.
    pub place: &'static str,
    /// Country, which decides the ISBN group.
    pub land: Land,
    /// Number of the house in its country, from which its ISBN registrants are made.
    registrant: u32,
}

/// Where a publisher is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Land {
    /// United Kingdom, United States, Australia.
    English,
    /// Malaysia.
    Malaysia,
    /// Brunei Darussalam.
    Brunei,
    /// Indonesia.
    Indonesia,
}

const fn house(name: &'static str, place: &'static str, land: Land, registrant: u32) -> Publisher {
    Publisher { name, place, land, registrant }
}

/// English-language houses.
pub const ENGLISH: &[Publisher] = &[
    house("Harrowgate Academic", "London", Land::English, 31),
    house("Quillbrook", "New York", Land::English, 32),
    house("Meridian & Vale", "Oxford", Land::English, 33),
    house("Fernhill Science Press", "Amsterdam", Land::English, 34),
    house("Stonebridge University Press", "Cambridge, Mass.", Land::English, 35),
    house("Larkfield Medical", "Edinburgh", Land::English, 36),
    house("Northgate Education", "Boston", Land::English, 37),
    house("Banyan Tree Academic", "Singapore", Land::English, 38),
    house("Calder & Finch", "London", Land::English, 39),
    house("Pacific Rim Press", "Honolulu", Land::English, 40),
    house("Ashdown Technical", "Chichester", Land::English, 41),
    house("Southern Cross Scholarly", "Melbourne", Land::English, 42),
    house("Whitmore Law Publishing", "London", Land::English, 43),
    house("Blue Heron Press", "Chicago", Land::English, 44),
    house("Monsoon Gate", "Singapore", Land::English, 45),
];

/// Malaysian houses: peninsula first, then Sarawak and Sabah.
pub const MALAYSIA: &[Publisher] = &[
    house("Penerbit Bina Ilmu Semenanjung", "Kuala Lumpur", Land::Malaysia, 1),
    house("Pustaka Cahaya Wangsa", "Shah Alam", Land::Malaysia, 2),
    house("Penerbit Universiti Lembah Permai", "Bangi", Land::Malaysia, 3),
    house("Karya Selat", "Pulau Pinang", Land::Malaysia, 4),
    house("Lawang Biru", "Petaling Jaya", Land::Malaysia, 5),
    house("Institut Kajian Tanah Melayu", "Kuala Lumpur", Land::Malaysia, 6),
    house("Pustaka Tebing Sungai", "Kuching", Land::Malaysia, 7),
    house("Hornbill Lane Press", "Kuching", Land::Malaysia, 8),
    house("Rajang Books", "Sibu", Land::Malaysia, 9),
    house("Persatuan Warisan Sarawak", "Kuching", Land::Malaysia, 10),
    house("Kinabalu View Press", "Kota Kinabalu", Land::Malaysia, 11),
    house("Penerbit Bayu Timur", "Kota Kinabalu", Land::Malaysia, 12),
    house("Lembaga Budaya Sabah Utara", "Sandakan", Land::Malaysia, 13),
    house("Kadamaian Books", "Kota Kinabalu", Land::Malaysia, 14),
];

/// Bruneian houses.
pub const BRUNEI: &[Publisher] = &[
    house("Penerbit Sungai Kedayan", "Bandar Seri Begawan", Land::Brunei, 0),
    house("Pustaka Simpur", "Bandar Seri Begawan", Land::Brunei, 1),
    house("Temburong Press", "Bangar", Land::Brunei, 2),
];

/// Indonesian houses: Java first, then West and East Kalimantan.
pub const INDONESIA: &[Publisher] = &[
    house("Pustaka Cendekia Nusantara", "Jakarta", Land::Indonesia, 1),
    house("Penerbit Lentera Kampus", "Yogyakarta", Land::Indonesia, 2),
    house("Graha Aksara", "Bandung", Land::Indonesia, 3),
    house("Bumi Wacana", "Jakarta", Land::Indonesia, 4),
    house("Media Husada", "Jakarta", Land::Indonesia, 5),
    house("Cakrawala Informatika", "Yogyakarta", Land::Indonesia, 6),
    house("Rumah Buku Merapi", "Yogyakarta", Land::Indonesia, 7),
    house("Sinar Ilmu Utama", "Surabaya", Land::Indonesia, 8),
    house("Khatulistiwa Pustaka", "Pontianak", Land::Indonesia, 9),
    house("Penerbit Enggang Gading", "Pontianak", Land::Indonesia, 10),
    house("Lembaga Studi Kapuas", "Pontianak", Land::Indonesia, 11),
    house("Mahakam Media", "Samarinda", Land::Indonesia, 12),
    house("Pustaka Kutai Lama", "Tenggarong", Land::Indonesia, 13),
    house("Penerbit Teluk Balikpapan", "Balikpapan", Land::Indonesia, 14),
];

/// Houses that keep to their trade: name, and the subjects they publish.
const TRADES: &[(&str, &[&str])] = &[
    ("Larkfield Medical", &["Medicine", "Nursing"]),
    ("Whitmore Law Publishing", &["Law"]),
    ("Ashdown Technical", &["Computing", "Engineering", "Agriculture", "Physics", "Earth sciences"]),
    (
        "Fernhill Science Press",
        &[
            "Medicine",
            "Computing",
            "Engineering",
            "Agriculture",
            "Mathematics",
            "Physics",
            "Chemistry",
            "Earth sciences",
            "Life sciences",
            "Natural history",
        ],
    ),
    ("Media Husada", &["Medicine", "Nursing", "Life sciences", "Chemistry"]),
    ("Cakrawala Informatika", &["Computing", "Engineering", "Mathematics", "Information", "Management", "Physics"]),
    ("Institut Kajian Tanah Melayu", &["History", "Social sciences", "Language and literature", "Religion", "Law", "Economics"]),
];

/// Returns a house for a book of general interest about `subject` in `language`.
pub fn general(language: Language, subject: &str, dice: &mut Dice) -> &'static Publisher {
    loop {
        let publisher = any(language, dice);
        let trade = TRADES.iter().find(|(name, _)| *name == publisher.name);
        if trade.is_none_or(|(_, subjects)| subjects.contains(&subject)) {
            return publisher;
        }
    }
}

fn any(language: Language, dice: &mut Dice) -> &'static Publisher {
    let houses = match language {
        Language::English if dice.chance(60) => &MALAYSIA[..6],
        Language::English => ENGLISH,
        Language::Malay if dice.chance(90) => BRUNEI,
        Language::Malay => &MALAYSIA[..10],
        Language::Indonesian => &INDONESIA[..9],
    };
    &houses[dice.below(houses.len())]
}

/// Returns a house at home with partner number `home` (see `world::PARTNERS`).
pub fn local(home: usize, dice: &mut Dice) -> &'static Publisher {
    let houses = match home {
        0 => &MALAYSIA[6..10],
        1 => &MALAYSIA[10..14],
        2 => BRUNEI,
        3 => &INDONESIA[8..11],
        _ => &INDONESIA[11..14],
    };
    &houses[dice.below(houses.len())]
}

/// Returns an ISBN for a book of `year`, or `None` for books from before the ISBN.
pub fn isbn(publisher: &Publisher, year: u32, office: &mut IsbnOffice) -> Option<Isbn> {
    if year < 1970 {
        return None;
    }
    let serial = publisher.registrant;
    // Group and registrant by country and time; when a publisher's block is full it gets the next one.
    let blocks: Vec<(&str, String)> = match publisher.land {
        Land::English if year < 2005 => (0..9).map(|step| ("0", (7100 + step * 100 + serial).to_string())).collect(),
        Land::English => (0..9).map(|step| ("1", (4100 + step * 100 + serial).to_string())).collect(),
        Land::Malaysia if year < 1990 => (0..4).map(|step| ("967", (905 + step * 20 + serial).to_string())).collect(),
        Land::Malaysia if year < 2009 => (0..6).map(|step| ("983", (9310 + step * 20 + serial).to_string())).collect(),
        Land::Malaysia => (0..9).map(|step| ("967", (2010 + step * 20 + serial).to_string())).collect(),
        Land::Brunei => (0..19).map(|step| ("99917", (30 + serial * 19 + step).to_string())).collect(),
        Land::Indonesia if year < 2007 => (0..9).map(|step| ("979", (8310 + step * 20 + serial).to_string())).collect(),
        Land::Indonesia if year < 2020 => (0..9).map(|step| ("602", (7610 + step * 20 + serial).to_string())).collect(),
        Land::Indonesia => (0..9).map(|step| ("623", (5410 + step * 20 + serial).to_string())).collect(),
    };
    blocks.iter().find_map(|(group, registrant)| office.issue(group, registrant))
}
