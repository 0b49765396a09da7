//! Every text a person reads, from the message files under `assets/locales/`, and numbers as people write them.

mod fold;
mod number;

use std::sync::{LazyLock, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use fold::{fold, fold_into, folded_words};
pub use number::{count, decimal, money, percent, points};

/// A text with its first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Message files of one language, by name.
type Files = &'static [(&'static str, &'static str)];

const ENGLISH: Files = &[
    ("core", include_str!("../../assets/locales/en/core.ftl")),
    ("matching", include_str!("../../assets/locales/en/matching.ftl")),
    ("planning", include_str!("../../assets/locales/en/planning.ftl")),
    ("cli", include_str!("../../assets/locales/en/cli.ftl")),
    ("export", include_str!("../../assets/locales/en/export.ftl")),
    ("gui", include_str!("../../assets/locales/en/gui.ftl")),
    ("views", include_str!("../../assets/locales/en/views.ftl")),
];

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text, put in as it is.
    Text(String),
    /// A whole number: chooses plural forms, shown grouped.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Count(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Count(i64::from(number))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Count(number)
    }
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLE: LazyLock<RwLock<Bundle>> = LazyLock::new(|| RwLock::new(bundle(ENGLISH)));

fn bundle(files: Files) -> Bundle {
    let language: LanguageIdentifier = LanguageIdentifier::default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks would stand as boxes in fonts without them and break copied tables.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(group_counts));
    for (_, text) in files {
        // A broken message keeps the others; the test over the files fails on it.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn group_counts<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        // Counts are whole and far below 2^53.
        #[expect(clippy::cast_possible_truncation, reason = "counts come from i64")]
        FluentValue::Number(number) => Some(count(number.value as i64)),
        _ => None,
    }
}

fn fluent_args<'a>(args: &'a [(&'static str, Arg)]) -> FluentArgs<'a> {
    let mut fluent = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        match value {
            Arg::Text(text) => fluent.set(*name, text.as_str()),
            Arg::Count(number) => fluent.set(*name, *number),
        }
    }
    fluent
}

/// The message `id` with its arguments; the id itself where no file has it (a test finds those).
#[must_use]
pub fn format(id: &str, args: &[(&'static str, Arg)]) -> String {
    let Ok(bundle) = BUNDLE.read() else { return id.to_owned() };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    bundle.format_pattern(pattern, Some(&fluent_args(args)), &mut Vec::new()).into_owned()
}

/// The attribute of a message, where it has one.
#[must_use]
pub fn attribute(id: &str, name: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    let bundle = BUNDLE.read().ok()?;
    let pattern = bundle.get_message(id)?.get_attribute(name)?.value();
    Some(bundle.format_pattern(pattern, Some(&fluent_args(args)), &mut Vec::new()).into_owned())
}

/// Whether a message exists.
#[must_use]
pub fn has(id: &str) -> bool {
    BUNDLE.read().is_ok_and(|bundle| bundle.has_message(id))
}

/// The message of an id with named arguments: `tr!("id")`, `tr!("id", name = value, …)`.
#[macro_export]
macro_rules! tr {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::text::format($id, &[$((stringify!($name), $crate::text::Arg::from($value))),*])
    };
}
