//! Fills the press: general works by subject, books about the region, literature.

use super::dice::Dice;
use super::epochs::earliest;
use super::local::places::{REGIONS, Region};
use super::local::{fiction, themes_en, themes_id, themes_ms};
use super::topics::misfits::misfit;
use super::topics::{Reach, SUBJECTS, Subject, words_en, words_id, words_ms};
use super::world::{Language, Press, Work};
use crate::text::capital;

/// Works about each region in English, Malay and Indonesian, in the order of the partners.
const LOCAL_WORKS: [[u32; 3]; 5] = [[820, 720, 0], [700, 630, 0], [290, 420, 0], [60, 10, 1180], [45, 0, 1130]];

/// Works of literature in English, Malay and Indonesian.
const FICTION: [u32; 3] = [420, 560, 640];

/// Title of the atlas that two partners ask for.
pub const ATLAS: &str = "Atlas of the Sulu Sea";

fn atlas() -> Work {
    Work {
        title: ATLAS.to_owned(),
        language: Language::English,
        ddc: "912.16473".to_owned(),
        lcc: "G2867".to_owned(),
        subject: "Borneo",
        reach: Reach::Usual,
        home: Some(1),
        price: 330,
        years: vec![2027],
        volumes: 1,
        map: false,
    }
}

const LANGUAGES: [Language; 3] = [Language::English, Language::Malay, Language::Indonesian];

/// Returns a press that has printed the whole universe of books.
pub fn universe(seed: u64) -> Press {
    let mut press = Press::new(Dice::new(seed, 1));
    for subject in SUBJECTS {
        for topic in subject.topics.lines() {
            print_topic(subject, topic, &mut press);
        }
    }
    for (home, (region, counts)) in REGIONS.iter().zip(LOCAL_WORKS).enumerate() {
        for (language, count) in LANGUAGES.into_iter().zip(counts) {
            print_region(home, region, language, count, &mut press);
        }
    }
    for (language, count) in LANGUAGES.into_iter().zip(FICTION) {
        print_fiction(language, count, &mut press);
    }
    press.print(&atlas());
    press
}

fn print_topic(subject: &Subject, topic: &str, press: &mut Press) {
    let cells: Vec<&str> = topic.split('|').collect();
    let [ddc, lcc, names @ ..] = cells.as_slice() else { return };
    for (language, name) in LANGUAGES.into_iter().zip(names) {
        if name.is_empty() {
            continue;
        }
        let count = subject.works[language.index()];
        for _ in 0..press.dice.between(count.saturating_sub(count / 3), count + count / 3) {
            let Some(title) = general_title(subject, language, name, press) else { continue };
            let years = years(subject, language, &title, press);
            press.print(&Work {
                title,
                language,
                ddc: (*ddc).to_owned(),
                lcc: (*lcc).to_owned(),
                subject: subject.name,
                reach: subject.reach,
                home: None,
                price: subject.price,
                years,
                volumes: 1,
                map: false,
            });
        }
    }
}

/// Returns an unused title for `topic`, or `None` after too many tries.
fn general_title(subject: &Subject, language: Language, topic: &str, press: &mut Press) -> Option<String> {
    let style = subject.style;
    let wordings = match language {
        Language::English => words_en::templates(style),
        Language::Malay => words_ms::templates(style),
        Language::Indonesian => words_id::templates(style),
    };
    for _ in 0..12 {
        let wording = press.dice.pick(wordings);
        // "Applied the law of contract" is no English.
        if (wording.contains("{a}") || wording.starts_with("The {t}")) && topic.starts_with("the ") {
            continue;
        }
        let title = capital(&wording.replace("{t}", topic).replace("{a}", topic));
        if repeats(&title) || misfit(subject.name, topic, wording) {
            continue;
        }
        // The short common titles are the ones several authors have used.
        let limit = if wording == "{t}" { 3 } else { 1 };
        let key = format!("{title}|{}", language.index());
        if press.claim(&key, limit) {
            return Some(title);
        }
    }
    None
}

/// Returns whether a long word stands twice in `title`, or two share a stem, as in "Strategi manajemen strategis".
fn repeats(title: &str) -> bool {
    const STEM: usize = 7;
    let lower = title.to_lowercase();
    let words: Vec<String> =
        lower.split([' ', ':', ',', '-']).filter(|word| word.len() > 4).map(|word| word.chars().take(STEM).collect()).collect();
    words.iter().enumerate().any(|(index, word)| words[..index].contains(word))
}

/// Returns the years of the editions of a general work.
fn years(subject: &Subject, language: Language, title: &str, press: &mut Press) -> Vec<u32> {
    let dice = &mut press.dice;
    let earliest = earliest(title);
    let first = match (subject.reach, language) {
        _ if dice.chance(130) => dice.between(2022, 2027),
        (Reach::Thin, _) => 1958 + dice.below(42).min(dice.below(60)).try_into().unwrap_or(0),
        (Reach::Core, _) => skewed(1984, 2023, dice),
        (Reach::Usual, Language::English) => skewed(1955, 2024, dice),
        (Reach::Usual, _) => skewed(1969, 2024, dice),
    };
    let first = if first < earliest { skewed(earliest, 2025, dice) } else { first };
    let mut years = vec![first];
    let again = match (subject.reach, language) {
        (Reach::Core, Language::English) => 520,
        (Reach::Core, _) => 280,
        (Reach::Usual, Language::English) => 200,
        _ => 120,
    };
    let mut last = first;
    while years.len() < 5 && dice.chance(again) {
        last += dice.between(3, 7);
        if last > 2027 {
            break;
        }
        years.push(last);
    }
    years
}

/// Returns a year between two, the later the likelier.
fn skewed(low: u32, high: u32, dice: &mut Dice) -> u32 {
    high - dice.between(0, high - low).min(dice.between(0, high - low))
}

fn print_region(home: usize, region: &Region, language: Language, count: u32, press: &mut Press) {
    let themes = match language {
        Language::English => themes_en::THEMES,
        Language::Malay => themes_ms::THEMES,
        Language::Indonesian => themes_id::THEMES,
    };
    let themes: Vec<&str> = themes.lines().collect();
    for _ in 0..count {
        for _ in 0..12 {
            let theme = press.dice.pick(&themes);
            if let Some(work) = regional_work(home, region, language, theme, press) {
                press.print(&work);
                break;
            }
        }
    }
}

/// Returns a work about `region` worded after `theme`, or `None` when its title is taken.
fn regional_work(home: usize, region: &Region, language: Language, theme: &str, press: &mut Press) -> Option<Work> {
    let mut cells = theme.split('|');
    let (ddc, lcc, wording) = (cells.next()?, cells.next()?, cells.next()?);
    let title = fill(wording, region, language, &mut press.dice);
    if !press.claim(&format!("{title}|{home}|{}", language.index()), 1) || repeats(&title) {
        return None;
    }
    let dice = &mut press.dice;
    let dated: Option<u32> = title.rsplit(' ').next().and_then(|word| word.parse().ok());
    let year = match dated {
        Some(year) => year,
        None if dice.chance(170) => dice.between(2022, 2027),
        None => skewed(1961, 2024, dice),
    };
    let earliest = earliest(&title);
    if dated.is_some() && year < earliest {
        return None;
    }
    let year = if year < earliest { skewed(earliest, 2024, dice) } else { year };
    let map = wording.contains("atlas") || wording.contains("Atlas");
    let volumes = if ddc == "@" && dice.chance(70) { dice.between(2, 4) } else { 1 };
    let again = dated.is_none() && volumes == 1 && year < 2015 && dice.chance(90);
    let years = if again { vec![year, year + dice.between(5, 11)] } else { vec![year] };
    Some(Work {
        title,
        language,
        ddc: regional_class(ddc, region),
        lcc: if lcc == "@" { region.lcc.to_owned() } else { lcc.to_owned() },
        subject: "Borneo",
        reach: Reach::Usual,
        home: Some(home),
        price: 130,
        years,
        volumes,
        map: map && dice.chance(600),
    })
}

/// Returns the Dewey number of a theme: the region's history, a fixed number, or a number with the region added.
fn regional_class(pattern: &str, region: &Region) -> String {
    match pattern.strip_suffix('+') {
        None if pattern == "@" => region.history.to_owned(),
        None => pattern.to_owned(),
        Some("915") => format!("915.{}", region.area.trim_start_matches('5')),
        Some("912") => format!("912.{}", region.area),
        Some("555") => format!("555.{}", region.area.trim_start_matches('5')),
        Some("315") => format!("315.{}", region.area.trim_start_matches('5')),
        Some("016") => format!("016.{}", region.history.replace('.', "")),
        Some("920") => format!("920.0{}", region.area),
        // "398.2+" is 398.2, standard subdivision 09, area; where the base ends in 0 or 9 the 09 has begun already.
        Some(base) if base.ends_with(".0") => format!("{base}9{}", region.area),
        Some(base) if base.ends_with(".9") || base.ends_with(".80") => format!("{base}{}", region.area),
        Some(base) => format!("{base}09{}", region.area),
    }
}

fn fill(wording: &str, region: &Region, language: Language, dice: &mut Dice) -> String {
    let column = language.index();
    let goods: Vec<&[&str; 3]> = region.crops.iter().chain(region.goods).collect();
    let good = goods[dice.below(goods.len())][column];
    let crop = region.crops[dice.below(region.crops.len())][column];
    let people = people_in(dice.pick(region.peoples), language);
    let upland = people_in(dice.pick(region.uplanders), language);
    let title = wording
        .replace("{r}", region.names[column])
        .replace("{p}", dice.pick(region.places))
        .replace("{s}", dice.pick(region.rivers))
        .replace("{n}", dice.pick(region.parks))
        .replace("{g}", good)
        .replace("{c}", crop)
        .replace("{e}", people)
        .replace("{d}", upland);
    capital(&title)
}

/// Returns the name of a people as `language` has it.
fn people_in(people: &str, language: Language) -> &str {
    match (language, people) {
        (Language::Malay | Language::Indonesian, "Sarawak Malay") => "Melayu Sarawak",
        (Language::Malay | Language::Indonesian, "Brunei Malay") => "Melayu Brunei",
        (Language::English, "Melayu Sambas") => "Sambas Malay",
        (Language::English, "Melayu Pontianak") => "Pontianak Malay",
        (Language::English, "Tionghoa Singkawang") => "Singkawang Chinese",
        (Language::English, "Madura") => "Madurese",
        (Language::English, "Banjar Samarinda") => "Samarinda Banjar",
        _ => people,
    }
}

fn print_fiction(language: Language, count: u32, press: &mut Press) {
    for _ in 0..count {
        let (title, ddc, lcc) = fiction::title(language, &mut press.dice);
        let name = title.split(": ").next().unwrap_or_default().to_owned();
        if !press.claim(&format!("{name}|{}", language.index()), 1) {
            continue;
        }
        let year = if press.dice.chance(120) { press.dice.between(2022, 2027) } else { skewed(1958, 2024, &mut press.dice) };
        let volumes = if press.dice.chance(15) { 3 } else { 1 };
        press.print(&Work {
            title,
            language,
            ddc: ddc.to_owned(),
            lcc: lcc.to_owned(),
            subject: "Literature",
            reach: Reach::Usual,
            home: None,
            price: 75,
            years: vec![year],
            volumes,
            map: false,
        });
    }
}
