//! Puts titles into strata: class ranges of Dewey and Library of Congress, keywords, languages; the first match decides.

use crate::model::{Language, Scheme, StrataTable, StratumIx};
use crate::text::fold;

/// A class number that ranges can be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Number {
    /// Digits of a Dewey or UDC number without the point: `959.54` is `95954`.
    Decimal(String),
    /// Letters and whole number of a Library of Congress class: `QA76.9` is (`QA`, 76).
    Letters(String, Option<u32>),
}

/// The strata table, its ranges parsed once.
pub struct Classifier<'a> {
    table: &'a StrataTable,
    rules: Vec<Rule>,
}

struct Rule {
    stratum: StratumIx,
    scheme: Option<Scheme>,
    range: Option<(Number, Number)>,
    /// Folded keywords with a space on both sides.
    keywords: Vec<String>,
    language: Option<Language>,
}

impl<'a> Classifier<'a> {
    /// Parses the rules of a table.
    #[must_use]
    pub fn new(table: &'a StrataTable) -> Self {
        let rules = table.rules.iter().map(|rule| {
            let from = parse(&rule.from);
            let to = if rule.to.is_empty() { from.clone() } else { parse(&rule.to) };
            Rule {
                stratum: rule.stratum,
                scheme: rule.scheme,
                range: from.zip(to),
                keywords: rule.keywords.iter().map(|word| format!(" {} ", fold(word))).collect(),
                language: rule.language,
            }
        });
        Self { table, rules: rules.collect() }
    }

    /// The stratum of a title: the first rule of the table that matches, else *unclassified*.
    #[must_use]
    pub fn stratum(&self, class: &str, title: &str, language: Language) -> StratumIx {
        let number = parse(class);
        let words = format!(" {} ", fold(title));
        let matches = |rule: &&Rule| {
            let by_class =
                rule.range.as_ref().is_some_and(|range| number.as_ref().is_some_and(|number| within(number, range, rule.scheme)));
            let by_word = rule.keywords.iter().any(|keyword| words.contains(keyword));
            let by_language_alone = rule.range.is_none() && rule.keywords.is_empty() && rule.language.is_some();
            rule.language.is_none_or(|wanted| wanted == language) && (by_class || by_word || by_language_alone)
        };
        self.rules.iter().find(matches).map_or_else(|| self.table.unclassified(), |rule| rule.stratum)
    }
}

/// The number at the start of a class or call number; `None` where it is of no scheme we know.
fn parse(class: &str) -> Option<Number> {
    let class = class.trim();
    let letters: String = class.chars().take_while(char::is_ascii_alphabetic).collect();
    if letters.is_empty() {
        let whole: String = class.chars().take_while(char::is_ascii_digit).collect();
        if whole.len() != 3 {
            return None;
        }
        let decimals = class.get(3..).and_then(|rest| rest.strip_prefix(['.', ','])).unwrap_or_default();
        let decimals: String = decimals.chars().take_while(char::is_ascii_digit).collect();
        return Some(Number::Decimal(whole + &decimals));
    }
    if letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let rest = class.get(letters.len()..)?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() && !rest.is_empty() {
        return None;
    }
    Some(Number::Letters(letters, digits.parse().ok()))
}

/// Whether a number lies in a range, all subdivisions of its end included.
fn within(number: &Number, range: &(Number, Number), scheme: Option<Scheme>) -> bool {
    match (number, range) {
        (Number::Decimal(number), (Number::Decimal(from), Number::Decimal(to))) => {
            let end = number.get(..to.len().min(number.len())).unwrap_or(number);
            scheme != Some(Scheme::Lcc) && number.as_str() >= from.as_str() && end <= to.as_str()
        }
        (Number::Letters(letters, number), (Number::Letters(from, first), Number::Letters(to, last))) => {
            scheme.is_none_or(|scheme| scheme == Scheme::Lcc)
                && (letters > from || (letters == from && first.is_none_or(|first| number.is_some_and(|n| n >= first))))
                && (letters < to
                    || (letters == to && last.is_none_or(|last| number.is_some_and(|n| n <= last)))
                    || (last.is_none() && letters.starts_with(to.as_str())))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Stratum, StratumRule};

    #[test]
    fn ranges_include_the_subdivisions_of_their_end() {
        let table = [
            ("519.5 SMI", "510", "519", true),
            ("519.99", "510", "519.999", true),
            ("520", "510", "519", false),
            ("509.9", "510", "519", false),
            ("959.54", "959.5", "959.5", true),
            ("959", "959.5", "959.56", false),
            ("QA76.9 .D3", "QA75", "QA76", true),
            ("QA77", "QA75", "QA76", false),
            ("QD251", "Q", "Q", true),
            ("QA1", "QA", "QA", true),
            ("QAX", "QA75", "QA76", false),
            ("Fiction", "A", "Z", false),
            ("", "000", "999", false),
        ];
        for (class, from, to, expected) in table {
            let range = parse(from).zip(parse(to)).unwrap();
            assert_eq!(parse(class).is_some_and(|number| within(&number, &range, None)), expected, "{class} in {from}–{to}");
        }
    }

    #[test]
    fn the_first_rule_decides_and_nothing_is_dropped() {
        let stratum = |code: &str| Stratum::new(code, code);
        let rule = |at, from: &str, keyword: &str| StratumRule {
            stratum: StratumIx(at),
            scheme: None,
            from: from.to_owned(),
            to: String::new(),
            keywords: if keyword.is_empty() { Vec::new() } else { vec![keyword.to_owned()] },
            language: None,
        };
        let table = StrataTable {
            strata: vec![stratum("borneo"), stratum("chemistry"), stratum(StrataTable::UNCLASSIFIED)],
            rules: vec![rule(0, "", "borneo"), rule(1, "540", "")],
        };
        let classifier = Classifier::new(&table);
        let of = |class, title| classifier.stratum(class, title, Language::UNKNOWN).0;
        assert_eq!(of("540", "Chemistry of Borneo peat"), 0);
        assert_eq!(of("547", "Organic chemistry"), 2);
        assert_eq!(of("540.2", "Chemistry"), 1);
        assert_eq!(of("", "Untitled"), 2);
    }
}
