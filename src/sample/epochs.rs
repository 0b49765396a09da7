//! What no book can be about before it existed: countries, districts, languages of computers.

/// A part of a title, and the first year in which a book can carry it.
const EPOCHS: &[(&str, u32)] = &[
    ("ASEAN", 1969),
    ("Android", 2010),
    ("Brunei Darussalam", 1985),
    ("Heart of Borneo", 2008),
    ("internet benda", 2014),
    ("internet of things", 2012),
    ("java", 1997),
    ("Kayong Utara", 2008),
    ("Kubu Raya", 2008),
    ("Kutai Barat", 2001),
    ("Kutai Kartanegara", 2002),
    ("Kutai Timur", 2001),
    ("Mahakam Ulu", 2014),
    ("Malaysia", 1964),
    ("Penajam", 2003),
    ("Python", 2001),
    ("Sabah", 1964),
    ("Sekadau", 2004),
    ("abad ke-21", 1999),
    ("pandemic", 2021),
    ("pascareformasi", 2000),
    ("pengkomputeran awan", 2011),
    ("komputasi awan", 2011),
    ("biodiversi", 1990),
    ("cloud computing", 2010),
    ("commerce", 1998),
    ("data mining", 1998),
    ("digital age", 2000),
    ("e-dagang", 2000),
    ("era digital", 2010),
    ("maklumat geografi", 1990),
    ("informasi geografis", 1990),
    ("geographic information", 1988),
    ("keanekaragaman", 1992),
    ("lembar kerja", 1988),
    ("machine learning", 1998),
    ("mobile application", 2009),
    ("mudah alih", 2011),
    ("otonomi daerah", 2000),
    ("perlombongan data", 2002),
    ("perdagangan elektronik", 2001),
    ("renewable", 1980),
    ("social media", 2009),
    ("media sosial", 2010),
    ("web", 1997),
];

/// Returns the first year in which a book can be called `title`.
pub fn earliest(title: &str) -> u32 {
    let lower = title.to_lowercase();
    let fits = |part: &str| title.contains(part) || lower.contains(part);
    EPOCHS.iter().filter(|(part, _)| fits(part)).map(|(_, year)| *year).max().unwrap_or(0)
}
