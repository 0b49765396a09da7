//! Names as the screens show them: short codes of partners, languages, materials, lists of words, sentences.
//!
//! In: partner codes, codes of languages and materials. Out: text. Invariant: short codes are distinct and depend only
//! on the codes of all partners in their order.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::model::{Consortium, Language, Material, Money, PartnerIx, PartnerSet};
use crate::{text, tr};

/// What a screen calls a partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerName {
    /// The partner.
    #[serde(skip)]
    pub ix: PartnerIx,
    /// Code of files and locks.
    pub code: String,
    /// Name people know.
    pub name: String,
    /// Two to five capitals, distinct among the partners.
    pub short: String,
}

/// The partners of a consortium as screens call them, in their order.
#[must_use]
pub fn partners(consortium: &Consortium) -> Vec<PartnerName> {
    let codes: Vec<&str> = consortium.partners.iter().map(|partner| partner.code.as_str()).collect();
    let shorts = short_codes(&codes);
    let named = consortium.partners.iter().zip(shorts).enumerate();
    named
        .map(|(at, (partner, short))| PartnerName {
            ix: PartnerIx::new(at),
            code: partner.code.clone(),
            name: partner.name.clone(),
            short,
        })
        .collect()
}

/// Distinct short codes: three letters that read like the name where they can, longer or numbered where they must.
#[must_use]
pub fn short_codes(codes: &[&str]) -> Vec<String> {
    let mut used = BTreeSet::new();
    codes
        .iter()
        .map(|code| {
            let wished = wishes(code).into_iter().find(|short| !short.is_empty() && !used.contains(short));
            let short = wished.unwrap_or_else(|| numbered(code, &used));
            used.insert(short.clone());
            short
        })
        .collect()
}

/// Short codes for one partner, the best first.
fn wishes(code: &str) -> Vec<String> {
    let upper = code.to_uppercase();
    let words: Vec<Vec<char>> =
        upper.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| word.chars().collect()).collect();
    let all: Vec<char> = words.concat();
    let mut wishes = Vec::new();
    if all.len() <= 4 {
        wishes.push(all.iter().collect());
    }
    match words.as_slice() {
        [] => {}
        [only] => wishes.push(skeleton(only, 3)),
        [first, second] => {
            wishes.push(first.iter().take(1).chain(skeleton(second, 2).chars().collect::<Vec<_>>().iter()).collect());
        }
        more => wishes.push(more.iter().take(4).filter_map(|word| word.first()).collect()),
    }
    wishes.push(all.iter().take(3).collect());
    wishes.push(all.iter().take(4).collect());
    wishes.push(all.iter().take(2).chain(all.last()).collect());
    wishes
}

/// The first letter and the consonants and digits that follow, as vehicle plates and airports do.
fn skeleton(word: &[char], length: usize) -> String {
    let consonants = word.iter().skip(1).filter(|c| !matches!(c, 'A' | 'E' | 'I' | 'O' | 'U'));
    let short: String = word.iter().take(1).chain(consonants).take(length).collect();
    if short.chars().count() == length { short } else { word.iter().take(length).collect() }
}

fn numbered(code: &str, used: &BTreeSet<String>) -> String {
    let stem: String = code.to_uppercase().chars().filter(|c| c.is_alphanumeric()).take(2).collect();
    (2..=PartnerSet::CAPACITY + 2).map(|n| format!("{stem}{n}")).find(|short| !used.contains(short)).unwrap_or_default()
}

/// The short codes of a set of partners, or the words for all of them; `—` for none.
#[must_use]
pub fn holders(set: PartnerSet, partners: &[PartnerName]) -> String {
    if set.is_empty() {
        return "—".to_owned();
    }
    if partners.len() > 2 && set.len() == partners.len() {
        return tr!("views-all-partners", n = partners.len());
    }
    let shorts: Vec<&str> = set.iter().filter_map(|ix| partners.get(ix.at())).map(|partner| partner.short.as_str()).collect();
    shorts.join(" ")
}

/// Short codes of partners named by code: the first `most`, then how many more; `—` for none.
#[must_use]
pub fn short_list(codes: &[String], partners: &[PartnerName], most: usize) -> String {
    if codes.is_empty() {
        return "—".to_owned();
    }
    if partners.len() > 2 && codes.len() == partners.len() {
        return tr!("views-all-partners", n = partners.len());
    }
    let shorts: Vec<&str> = codes.iter().map(|code| short_of(code, partners)).collect();
    let shown = shorts.iter().take(most).copied().collect::<Vec<_>>().join(" ");
    let rest = shorts.len().saturating_sub(most);
    if rest == 0 { shown } else { format!("{shown} +{rest}") }
}

/// The short code of a partner named by its code; the code itself where it is no partner.
#[must_use]
pub fn short_of<'a>(code: &'a str, partners: &'a [PartnerName]) -> &'a str {
    partners.iter().find(|partner| partner.code == code).map_or(code, |partner| partner.short.as_str())
}

/// The name of a partner named by its code; the code itself where it is no partner.
#[must_use]
pub fn name_of<'a>(code: &'a str, partners: &'a [PartnerName]) -> &'a str {
    partners.iter().find(|partner| partner.code == code).map_or(code, |partner| partner.name.as_str())
}

/// The position of a partner named by its code; the first where it is no partner.
#[must_use]
pub fn ix_of(code: &str, partners: &[PartnerName]) -> PartnerIx {
    partners.iter().find(|partner| partner.code == code).map_or(PartnerIx(0), |partner| partner.ix)
}

/// The name of a language; its code where no message file has a name.
#[must_use]
pub fn language(language: Language) -> String {
    let id = format!("language-{}", language.code());
    if text::has(&id) { tr!(&id) } else { language.code().to_owned() }
}

/// The name of a material.
#[must_use]
pub fn material(material: Material) -> String {
    tr!(&format!("material-{}", material.code()))
}

/// A year, or `—` where unknown.
#[must_use]
pub fn year(year: i16) -> String {
    if year == 0 { "—".to_owned() } else { year.to_string() }
}

/// An amount in whole units, without its currency: `310,000`.
#[must_use]
pub fn whole(money: Money) -> String {
    let units = money.decimal().round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    text::count(units.to_i64().unwrap_or(i64::MAX))
}

/// An amount in whole units after the code of its currency: `MYR 310,000`.
#[must_use]
pub fn code_whole(money: Money) -> String {
    format!("{} {}", money.currency.code(), whole(money))
}

/// An amount with the digits of its currency, without its code: `289.00`.
#[must_use]
pub fn exact(money: Money) -> String {
    text::decimal(money.decimal())
}

/// The sum of amounts, exact; zero of `currency` for none.
#[must_use]
pub fn sum(amounts: impl Iterator<Item = Money>, currency: crate::model::Currency) -> Money {
    let minor = amounts.fold(0_i64, |total, amount| total.saturating_add(amount.minor));
    Money { minor, currency }
}

/// A name for a place without room: at most `most` letters, the last an ellipsis where some are left out.
#[must_use]
pub fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A count grouped by thousands.
#[must_use]
pub fn count(n: u64) -> String {
    text::count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A part of a whole in percent, `—` of nothing; what is not nothing never reads as `0 %`.
#[must_use]
pub fn percent_of(part: u64, whole: u64) -> String {
    match (part, whole) {
        (_, 0) => "—".to_owned(),
        (0, _) => text::percent(0.0, 0),
        _ if part as f64 / (whole as f64) < 0.005 => tr!("views-under-one-percent"),
        _ => text::percent(part as f64 / whole as f64, 0),
    }
}

/// Points of need with exactly one decimal, so that columns of them line up.
#[must_use]
pub fn points(value: f64) -> String {
    let text = text::points(value);
    if text == "—" || text.contains('.') { text } else { format!("{text}.0") }
}

/// “a, b and c”; past `most` words “a, b and 3 more”.
#[must_use]
pub fn list(words: &[String], most: usize) -> String {
    let shown = if words.len() > most { most.saturating_sub(1).max(1) } else { words.len() };
    let rest = words.len() - shown;
    let mut parts: Vec<String> = words.iter().take(shown).cloned().collect();
    if rest > 0 {
        parts.push(tr!("views-n-more", n = rest));
    }
    match parts.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => tr!("views-and", first = first.join(", "), last = last),
    }
}

/// A name that cannot be taken for the mark of a key figure.
#[must_use]
pub fn unstarred(name: &str) -> String {
    name.replace('*', "∗")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_codes_are_distinct_and_read_like_names() {
        let borneo = ["bandar-seri-begawan", "kota-kinabalu", "kuching", "pontianak", "samarinda"];
        assert_eq!(short_codes(&borneo), ["BSB", "KKN", "KCH", "PNT", "SMR"]);
        assert_eq!(short_codes(&["lib1", "lib2", "library-one", "a"]), ["LIB1", "LIB2", "LON", "A"]);
        let same = short_codes(&["aa-bb", "aa bb", "aabb", "aa_bb", "aab-b", "a-abb"]);
        assert_eq!(same.iter().collect::<BTreeSet<_>>().len(), same.len(), "{same:?}");
    }

    #[test]
    fn a_hundred_alike_partners_keep_distinct_codes() {
        let codes: Vec<String> = (0..128).map(|n| format!("universitas-negeri-kampus-{n}")).collect();
        let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
        let shorts = short_codes(&codes);
        assert_eq!(shorts.iter().collect::<BTreeSet<_>>().len(), 128);
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(cut("Chemistry", 9), "Chemistry");
        assert_eq!(cut("Social sciences", 8), "Social…");
    }

    #[test]
    fn lists_read_like_prose() {
        let words = |n: usize| ["a", "b", "c", "d"].iter().take(n).map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&words(0), 3), "");
        assert_eq!(list(&words(1), 3), "a");
        assert_eq!(list(&words(2), 3), "a and b");
        assert_eq!(list(&words(3), 3), "a, b and c");
        assert_eq!(list(&words(4), 3), "a, b and 2 more");
    }
}
