//! Class numbers that ranges can be compared with: Dewey and UDC as decimal fractions, Library of Congress classes as
//! letters and number, local marks as words.
//!
//! In: classes as the normalizer of classes leaves them. Out: [`ClassNumber`], [`ClassRange`]. Invariant: what begins with `UDC`,
//! or has marks that only UDC has, is also given its place in Dewey, so that one table of ranges serves both.

mod letters;
mod udc;

use super::Scheme;

#[cfg(test)]
pub(crate) use letters::all_lc_classes;
pub use letters::is_lc_class;

/// A class number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassNumber {
    /// A number of Dewey or UDC: at least three digits, without points.
    Decimal {
        /// Its digits in Dewey, or where Dewey has what UDC means: `94(595)` is `9595`.
        dewey: String,
        /// Its digits as written: `94(595)` is `940`.
        written: String,
    },
    /// Letters and number of a Library of Congress class: `QA76.9` is (`QA`, (76, `9`)).
    Letters(String, Option<(u32, String)>),
    /// A word without a number, by which a library shelves: `[Fic]` is `fic`.
    Mark(String),
}

/// A range of classes, every subdivision of its end included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRange {
    scheme: Option<Scheme>,
    from: ClassNumber,
    to: ClassNumber,
}

impl ClassRange {
    /// The range between two classes as a table writes them; an empty `to` is the one class of `from`. `None` where
    /// either cannot be read, or the two are of different kinds.
    #[must_use]
    pub fn parse(scheme: Option<Scheme>, from: &str, to: &str) -> Option<Self> {
        let to = if to.is_empty() { from } else { to };
        let (from, to) = match scheme {
            Some(Scheme::Local) => (mark(from)?, mark(to)?),
            _ => (parse_start(from)?, parse_end(to)?),
        };
        let is_one_kind = std::mem::discriminant(&from) == std::mem::discriminant(&to);
        let fits = match from {
            ClassNumber::Decimal { .. } => !matches!(scheme, Some(Scheme::Lcc | Scheme::Local)),
            ClassNumber::Letters(..) => matches!(scheme, None | Some(Scheme::Lcc)),
            ClassNumber::Mark(_) => scheme == Some(Scheme::Local),
        };
        (is_one_kind && fits).then_some(Self { scheme, from, to })
    }

    /// Whether a number lies in the range.
    #[must_use]
    pub fn holds(&self, number: &ClassNumber) -> bool {
        match (number, &self.from, &self.to) {
            (
                ClassNumber::Decimal { dewey, written },
                ClassNumber::Decimal { written: from, .. },
                ClassNumber::Decimal { written: to, .. },
            ) => {
                let number = if self.scheme == Some(Scheme::Udc) { written } else { dewey };
                let end = number.get(..to.len().min(number.len())).unwrap_or(number);
                number >= from && end <= to.as_str()
            }
            (ClassNumber::Letters(letters, number), ClassNumber::Letters(from, first), ClassNumber::Letters(to, last)) => {
                (letters > from || (letters == from && is_from(number.as_ref(), first.as_ref())))
                    && (letters < to
                        || (letters == to && is_to(number.as_ref(), last.as_ref()))
                        || (last.is_none() && letters.starts_with(to.as_str())))
            }
            (ClassNumber::Mark(mark), ClassNumber::Mark(from), ClassNumber::Mark(to)) => mark >= from && mark <= to,
            _ => false,
        }
    }
}

/// Whether a number of letters comes at or behind the first one.
fn is_from(number: Option<&(u32, String)>, first: Option<&(u32, String)>) -> bool {
    first.is_none_or(|first| number.is_some_and(|number| number >= first))
}

/// Whether it comes at or before the last one or is one of its subdivisions; letters without a number come first.
fn is_to(number: Option<&(u32, String)>, last: Option<&(u32, String)>) -> bool {
    let (Some((whole, decimals)), Some((to, until))) = (number, last) else { return true };
    let end = decimals.get(..until.len().min(decimals.len())).unwrap_or(decimals);
    whole < to || (whole == to && (until.is_empty() || end <= until.as_str()))
}

/// The number at the start of a class or call number; `None` where it is of no scheme we know.
#[must_use]
pub fn parse_class(class: &str) -> Option<ClassNumber> {
    let class = class.trim();
    if let Some(udc) = class.strip_prefix(UDC) {
        return decimal(udc.trim_start(), true);
    }
    if class.starts_with(|c: char| c.is_ascii_digit()) {
        return decimal(class, false);
    }
    letters(class, is_lc_class).or_else(|| mark(class))
}

/// The same of a range's start: letters need not be a class themselves, as in A to AZ.
fn parse_start(class: &str) -> Option<ClassNumber> {
    let class = class.trim();
    if class.starts_with(|c: char| c.is_ascii_alphabetic()) && !class.starts_with(UDC) {
        return letters(&class.to_ascii_uppercase(), |letters| (1..=3).contains(&letters.len()));
    }
    parse_class(class)
}

/// What the normalizer of classes writes before a number of UDC.
const UDC: &str = "UDC ";

/// The same of a range's end, whose digits are not filled up: every number that begins with them lies before it.
fn parse_end(class: &str) -> Option<ClassNumber> {
    let number = parse_start(class)?;
    let ClassNumber::Decimal { dewey, .. } = number else { return Some(number) };
    let written = class.trim().strip_prefix(UDC).unwrap_or(class.trim());
    let written = main(written.trim_start()).chars().filter(char::is_ascii_digit).collect();
    Some(ClassNumber::Decimal { dewey, written })
}

/// Digits and points at the start.
fn main(class: &str) -> &str {
    let end = class.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(class.len());
    class.get(..end).unwrap_or_default()
}

fn decimal(class: &str, is_udc: bool) -> Option<ClassNumber> {
    let main = main(class);
    let whole = main.find(['.', ',']).unwrap_or(main.len());
    let behind = class.get(main.len()..).unwrap_or_default();
    let is_grouped = main.trim_end_matches('.').matches('.').count() > 1;
    if !(1..=3).contains(&whole) || is_running(whole, behind) || !is_udc && !is_grouped && is_short(main, whole) {
        return None;
    }
    let mut written: String = main.chars().filter(char::is_ascii_digit).collect();
    let is_udc = is_udc || whole < 3 || is_grouped || behind.starts_with(['(', ':', '=', '"', '+', '[', '*']);
    let mut dewey = if is_udc { udc::in_dewey(&written, place(behind)) } else { written.clone() };
    fill(&mut written);
    fill(&mut dewey);
    Some(ClassNumber::Decimal { dewey, written })
}

/// `78-13908` and `1/1998` are running numbers, not classes: no auxiliary of UDC has as many digits.
fn is_running(whole: usize, behind: &str) -> bool {
    let digits = behind.strip_prefix(['-', '/']).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    whole < 3 && digits > 3
}

/// `4.1` is a notation of some library's own, or Dewey without its zeros: UDC sets a point behind fewer than three digits
/// before a zero only.
fn is_short(main: &str, whole: usize) -> bool {
    whole < 3 && main.as_bytes().get(whole + 1).is_some_and(|b| (b'1'..=b'9').contains(b))
}

/// The place of a number of UDC: what stands in its first parentheses that begin with a digit but 0.
fn place(behind: &str) -> Option<&str> {
    let word = behind.split(' ').next().unwrap_or_default();
    let mut parts = word.split('(').skip(1).filter_map(|part| part.split(')').next());
    parts.find(|part| part.starts_with(|c: char| ('1'..='9').contains(&c)))
}

/// A whole number has three digits.
fn fill(digits: &mut String) {
    while digits.len() < 3 {
        digits.push('0');
    }
}

fn letters(class: &str, is_class: impl Fn(&str) -> bool) -> Option<ClassNumber> {
    let count = class.bytes().take_while(u8::is_ascii_uppercase).count();
    let letters = class.get(..count).filter(|letters| is_class(letters))?;
    let rest = class.get(count..).unwrap_or_default();
    if rest.is_empty() {
        return Some(ClassNumber::Letters(letters.to_owned(), None));
    }
    let rest = rest.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let whole = rest.get(..digits)?.parse().ok()?;
    let behind = rest.get(digits..).unwrap_or_default();
    // `I 19.121:39/2001` is a document of a government office.
    if digits > 5 || main(rest).len() < rest.len() && rest.get(main(rest).len()..)?.starts_with([':', '/']) {
        return None;
    }
    let decimals = behind.strip_prefix('.').unwrap_or_default();
    let decimals = decimals.bytes().take_while(u8::is_ascii_digit).count();
    Some(ClassNumber::Letters(letters.to_owned(), Some((whole, behind.get(1..=decimals).unwrap_or_default().to_owned()))))
}

/// The first word, where it has letters and no digit.
fn mark(class: &str) -> Option<ClassNumber> {
    let word = class.split_whitespace().next()?.trim_matches(['[', ']', '(', ')', '.', ':', ',']);
    let is_word = word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_numeric);
    is_word.then(|| ClassNumber::Mark(word.to_lowercase()))
}

/// The part of a class that [`parse_class`] looks at, without what makes it a call number.
#[must_use]
pub fn class_head(class: &str) -> &str {
    let class = class.trim();
    if let Some(udc) = class.strip_prefix(UDC).map(str::trim_start) {
        let end = udc.find(char::is_whitespace).unwrap_or(udc.len());
        return class.get(..class.len() - udc.len() + end).unwrap_or(class);
    }
    let letters = class.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = class.get(letters..).unwrap_or_default();
    let number = rest.trim_start();
    // Letters and number may stand apart; without a number it matters whether anything follows at all.
    let end = if letters == 0 || number.len() == rest.len() || number.starts_with(|c: char| c.is_ascii_digit()) {
        number.find(char::is_whitespace).unwrap_or(number.len())
    } else {
        number.chars().next().map_or(0, char::len_utf8)
    };
    class.get(..class.len() - number.len() + end).unwrap_or(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_include_the_subdivisions_of_their_end() {
        use Scheme::{Ddc, Lcc, Local, Udc};
        let table = [
            ("519.5 SMI", None, "510", "519", true),
            ("519.99", None, "510", "519.999", true),
            ("520", None, "510", "519", false),
            ("509.9", None, "510", "519", false),
            ("959.54", None, "959.5", "959.5", true),
            ("959", None, "959.5", "959.56", false),
            ("QA76.9 .D3", None, "QA75", "QA76", true),
            ("QA 76", Some(Lcc), "QA75", "QA76", true),
            ("QA77", None, "QA75", "QA76", false),
            ("QA", Some(Lcc), "QA75", "QA76", false),
            ("QA", Some(Lcc), "QA", "QA74", true),
            ("QD251", None, "Q", "Q", true),
            ("QA1", None, "QA", "QA", true),
            ("QAX", None, "Q", "Q", false),
            ("DS646.33 .B7", Some(Lcc), "DS646.3", "DS646.3", true),
            ("DS646.4", Some(Lcc), "DS646.3", "DS646.38", false),
            ("DS646", Some(Lcc), "DS646.3", "DS646.38", false),
            ("HD70.5 .A1", Some(Lcc), "HD28", "HD70.999", true),
            ("Fiction", None, "A", "Z", false),
            ("", None, "000", "999", false),
            ("37.015.3", Some(Udc), "37", "37", true),
            ("37.015.3", Some(Ddc), "370", "379.999", true),
            ("94(595)", Some(Udc), "93", "94", true),
            ("94(595)", Some(Ddc), "959.5", "959.56", true),
            ("94(594)", Some(Ddc), "959.8", "959.8", true),
            ("UDC 811.111", Some(Ddc), "400", "499", true),
            ("UDC 811.111", Some(Udc), "811", "811", true),
            ("811.111", None, "810", "819", true),
            ("2", Some(Udc), "2", "2", true),
            ("2-1", None, "200", "299", true),
            ("[Fic] SMI", Some(Local), "fic", "", true),
            ("FIC", Some(Local), "Fic", "", true),
            ("Fiction", Some(Local), "fic", "", false),
            ("N Mar", Some(Lcc), "N", "N", false),
            ("DU12", Some(Lcc), "C", "FZ", true),
            ("LT23", Some(Lcc), "l", "lz", true),
        ];
        for (class, scheme, from, to, expected) in table {
            let range = ClassRange::parse(scheme, from, to).unwrap();
            assert_eq!(parse_class(class).is_some_and(|number| range.holds(&number)), expected, "{class} in {from}–{to}");
            assert_eq!(parse_class(class_head(class)), parse_class(class), "{class}");
        }
    }

    #[test]
    fn what_is_no_class_is_none() {
        let table =
            ["", "12345", "78-13908", "1/1998", "I 19.121:39/2001", "C 13.58:84-2924", "4176", "4.1 Boie", "–", "9780596009304"];
        for class in table {
            assert!(
                !matches!(parse_class(class), Some(ClassNumber::Decimal { .. } | ClassNumber::Letters(..))),
                "{class}: {:?}",
                parse_class(class)
            );
        }
    }

    #[test]
    fn a_range_that_cannot_be_read_is_none() {
        let table =
            [(None, "–1", "–2"), (Some(Scheme::Ddc), "QA1", "QA9"), (Some(Scheme::Lcc), "510", "519"), (None, "510", "QA9")];
        for (scheme, from, to) in table {
            assert_eq!(ClassRange::parse(scheme, from, to), None, "{from}–{to}");
        }
    }

    proptest::proptest! {
        #[test]
        fn the_head_of_a_class_says_what_the_class_does(class in "(UDC )?[A-Ca-b0-9 .,:/()é-]{0,12}") {
            proptest::prop_assert_eq!(parse_class(class_head(&class)), parse_class(&class));
        }
    }
}
