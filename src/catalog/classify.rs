//! Puts titles into strata: class ranges of Dewey, UDC and Library of Congress, local marks, keywords, languages; the first
//! match decides.

use rustc_hash::FxHashMap;

use crate::model::{ClassRange, Language, StrataTable, StratumIx, class_head, parse_class};
use crate::text::{fold, fold_into};

/// The strata table, its ranges parsed and its keywords sorted out once.
pub struct Classifier<'a> {
    table: &'a StrataTable,
    rules: Vec<Rule>,
    /// Keywords by their first word: the words behind it, and the rule.
    keywords: FxHashMap<Vec<u8>, Vec<(Vec<u8>, usize)>>,
}

struct Rule {
    stratum: StratumIx,
    range: Option<ClassRange>,
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
            let range = ClassRange::parse(rule.scheme, &rule.from, &rule.to);
            let by_language_alone = rule.from.is_empty() && rule.keywords.is_empty() && rule.language.is_some();
            Rule { stratum: rule.stratum, range, by_language_alone, language: rule.language }
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
        let by_class = self.by_class(class_head(class), language, memo.by_class.entry(language).or_default());
        let by_word = self.by_word(title, language, &mut memo.words);
        self.rules.get(by_class.min(by_word)).map_or_else(|| self.table.unclassified(), |rule| rule.stratum)
    }

    /// The first rule that matches by class or language alone.
    fn by_class(&self, head: &str, language: Language, known: &mut FxHashMap<Box<str>, usize>) -> usize {
        if let Some(rule) = known.get(head) {
            return *rule;
        }
        let number = parse_class(head);
        let is_in =
            |rule: &Rule| rule.range.as_ref().is_some_and(|range| number.as_ref().is_some_and(|number| range.holds(number)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Stratum, StratumRule};

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
