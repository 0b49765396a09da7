//! Puts titles into strata: class ranges of Dewey and Library of Congress, keywords, languages; the first match decides.

use rustc_hash::FxHashMap;

use crate::model::{Language, Scheme, StrataTable, StratumIx};
use crate::text::{fold, fold_into};

/// A class number that ranges can be compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Number {
    /// Digits of a Dewey or UDC number without the point: `959.54` is `95954`.
    Decimal(String),
    /// Letters and whole number of a Library of Congress class: `QA76.9` is (`QA`, 76).
    Letters(String, Option<u32>),
}

/// The strata table, its ranges parsed and its keywords sorted out once.
pub struct Classifier<'a> {
    table: &'a StrataTable,
    rules: Vec<Rule>,
    /// Keywords by their first word: the words behind it, and the rule.
    keywords: FxHashMap<Vec<u8>, Vec<(Vec<u8>, usize)>>,
}

struct Rule {
    stratum: StratumIx,
    scheme: Option<Scheme>,
    range: Option<(Number, Number)>,
    /// Neither range nor keywords: every title of the language.
    by_language_alone: bool,
    language: Option<Language>,
}

/// What one thread remembers between titles: classes come again and again.
#[derive(Debug, Default)]
pub struct Memo {
    by_class: FxHashMap<Language, FxHashMap<Box<str>, usize>>,
    words: Vec<u8>,
}

impl<'a> Classifier<'a> {
    /// Parses the rules of a table.
    #[must_use]
    pub fn new(table: &'a StrataTable) -> Self {
        let rules = table.rules.iter().map(|rule| {
            let from = parse(&rule.from);
            let to = if rule.to.is_empty() { from.clone() } else { parse(&rule.to) };
            let range = from.zip(to);
            let by_language_alone = range.is_none() && rule.keywords.is_empty() && rule.language.is_some();
            Rule { stratum: rule.stratum, scheme: rule.scheme, range, by_language_alone, language: rule.language }
        });
        let mut keywords: FxHashMap<Vec<u8>, Vec<(Vec<u8>, usize)>> = FxHashMap::default();
        for (at, rule) in table.rules.iter().enumerate() {
            for keyword in rule.keywords.iter().map(|word| fold(word)).filter(|word| !word.is_empty()) {
                let (first, rest) = keyword.split_once(' ').unwrap_or((&keyword, ""));
                keywords.entry(first.into()).or_default().push((rest.into(), at));
            }
        }
        Self { table, rules: rules.collect(), keywords }
    }

    /// The stratum of a title: the first rule of the table that matches, else *unclassified*.
    #[must_use]
    pub fn stratum(&self, class: &str, title: &str, language: Language, memo: &mut Memo) -> StratumIx {
        let by_class = self.by_class(head(class), language, memo.by_class.entry(language).or_default());
        let by_word = self.by_word(title, language, &mut memo.words);
        self.rules.get(by_class.min(by_word)).map_or_else(|| self.table.unclassified(), |rule| rule.stratum)
    }

    /// The first rule that matches by class or language alone.
    fn by_class(&self, head: &str, language: Language, known: &mut FxHashMap<Box<str>, usize>) -> usize {
        if let Some(rule) = known.get(head) {
            return *rule;
        }
        let number = parse(head);
        let is_in = |rule: &Rule| {
            rule.range.as_ref().is_some_and(|range| number.as_ref().is_some_and(|number| within(number, range, rule.scheme)))
        };
        let matches = |rule: &Rule| rule.speaks(language) && (rule.by_language_alone || is_in(rule));
        let rule = self.rules.iter().position(matches).unwrap_or(usize::MAX);
        known.insert(head.into(), rule);
        rule
    }

    /// The first rule one of whose keywords stands in the title.
    fn by_word(&self, title: &str, language: Language, words: &mut Vec<u8>) -> usize {
        if self.keywords.is_empty() {
            return usize::MAX;
        }
        words.clear();
        fold_into(title, words);
        let mut first = usize::MAX;
        let mut rest: &[u8] = words;
        while !rest.is_empty() {
            let end = rest.iter().position(|b| *b == b' ').unwrap_or(rest.len());
            let (word, behind) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
            for (phrase, rule) in self.keywords.get(word).into_iter().flatten() {
                let follows = behind.strip_prefix(phrase.as_slice()).is_some_and(|next| matches!(next, [] | [b' ', ..]));
                if (phrase.is_empty() || follows) && self.rules[*rule].speaks(language) {
                    first = first.min(*rule);
                }
            }
            rest = behind;
        }
        first
    }
}

impl Rule {
    fn speaks(&self, language: Language) -> bool {
        self.language.is_none_or(|wanted| wanted == language)
    }
}

/// The part of a class that [`parse`] looks at: number or letters and number, without what makes it a call number.
fn head(class: &str) -> &str {
    let class = class.trim();
    let run = |text: &str, is: fn(&u8) -> bool| text.bytes().take_while(is).count();
    let letters = run(class, u8::is_ascii_alphabetic);
    let behind = class.get(letters..).unwrap_or_default();
    if letters > 0 {
        let rest = behind.trim_start();
        let digits = run(rest, u8::is_ascii_digit);
        // Without a number it matters whether anything follows at all.
        let taken = if digits == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { digits };
        return class.get(..class.len() - rest.len() + taken).unwrap_or(class);
    }
    let whole = run(class, u8::is_ascii_digit);
    let decimals =
        class.get(whole..).and_then(|rest| rest.strip_prefix(['.', ','])).map_or(0, |rest| 1 + run(rest, u8::is_ascii_digit));
    class.get(..whole + decimals).unwrap_or(class)
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
            assert_eq!(parse(head(class)), parse(class), "{class}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_head_of_a_class_says_what_the_class_does(class in "[A-Ca-b0-9 .,é]{0,10}") {
            proptest::prop_assert_eq!(parse(head(&class)), parse(&class));
        }
    }

    #[test]
    fn keywords_are_whole_words() {
        let rule = |at, keyword: &str| StratumRule {
            stratum: StratumIx(at),
            scheme: None,
            from: String::new(),
            to: String::new(),
            keywords: vec![keyword.to_owned()],
            language: None,
        };
        let stratum = |code: &str| Stratum { code: code.to_owned(), name: code.to_owned(), cap: None, split: None };
        let strata = ["rain", "long", StrataTable::UNCLASSIFIED].map(stratum).to_vec();
        let table = StrataTable { strata, rules: vec![rule(0, "rain forest"), rule(1, "longhouse")] };
        let classifier = Classifier::new(&table);
        let of = |title| classifier.stratum("", title, Language::UNKNOWN, &mut Memo::default()).0;
        let titles = ["The Rain Forest", "Rain forestry", "Longhouse rain", "Longhouses", "rain-forest longhouse"];
        assert_eq!(titles.map(of), [0, 2, 1, 2, 0]);
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
        let mut memo = Memo::default();
        let mut of = |class, title| classifier.stratum(class, title, Language::UNKNOWN, &mut memo).0;
        assert_eq!(of("540", "Chemistry of Borneo peat"), 0);
        assert_eq!(of("547", "Organic chemistry"), 2);
        assert_eq!(of("540.2", "Chemistry"), 1);
        assert_eq!(of("", "Untitled"), 2);
    }
}
