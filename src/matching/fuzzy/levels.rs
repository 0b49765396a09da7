//! Comparison levels of each field, with the weight of evidence that each level is.
//!
//! Weights are in tenths of a bit: +10 doubles the odds that two records are one edition. Those of title, author, year,
//! pages, publisher, edition and numbers were fitted by logistic regression (weights bounded by the sign a cataloger
//! would expect) to the tuning half of the labelled pairs of `benches/matching.rs`, each pair also with columns missing
//! and with typing errors, together with pairs of unrelated records; rounded. Those of volume, form, language and
//! identifiers are judged, since the labelled pairs have none.

use serde::Serialize;

/// What the odds are before anything is compared, tenths of a bit: the pair shares a block.
pub const PRIOR: i32 = 7;
/// Records at least this alike, which nothing parts, are joined without asking, tenths of a bit.
pub const JOIN: i32 = 40;
/// Records at least this alike that were not joined are doubtful and wait for a person, tenths of a bit.
pub const REVIEW: i32 = 10;

macro_rules! levels {
    ($($name:ident { $($level:ident $code:literal $weight:literal),* $(,)? })*) => {
        $(
            #[doc = concat!("Levels of `", stringify!($name), "`, best first.")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
            #[serde(rename_all = "kebab-case")]
            #[allow(missing_docs, reason = "the codes say it; people read `level-CODE` of the message files")]
            pub enum $name { $($level),* }

            impl $name {
                /// The code of the level, part of its message id.
                #[must_use]
                pub fn code(self) -> &'static str {
                    match self { $(Self::$level => $code),* }
                }

                /// The weight of evidence, tenths of a bit.
                #[must_use]
                pub fn weight(self) -> i32 {
                    match self { $(Self::$level => $weight),* }
                }
            }
        )*

        /// Codes of all levels, each once, sorted; for the test of the message files.
        #[must_use]
        pub fn level_codes() -> Vec<&'static str> {
            let mut codes = vec![$($($code),*),*];
            codes.sort_unstable();
            codes.dedup();
            codes
        }
    };
}

levels! {
    TitleLevel {
        Equal "equal" 25,
        EqualShort "equal-short" 18,
        Typing "typing" 25,
        TypingShort "typing-short" 15,
        SubtitleMissing "subtitle-missing" 25,
        SubtitleMissingShort "subtitle-missing-short" 12,
        SubtitleDiffers "subtitle-differs" 15,
        SubtitleDiffersShort "subtitle-differs-short" -2,
        Start "start" 20,
        StartShort "start-short" 10,
        Contained "contained" 5,
        ContainedShort "contained-short" -3,
        Missing "missing" 0,
        Alike "alike" -26,
        Related "related" -40,
        FewWords "few-words" -72,
        Other "differ" -90,
    }
    AuthorLevel {
        Equal "equal" 15,
        Part "name-in-name" 22,
        Initials "initials" 13,
        Missing "missing" -3,
        Shared "name-shared" -10,
        Differ "differ" -45,
    }
    YearLevel {
        Equal "equal" 22,
        Missing "missing" 0,
        One "one-year" -31,
        Two "two-years" -28,
        Five "five-years" -52,
        Far "differ" -48,
    }
    PagesLevel {
        Equal "equal" 27,
        Missing "missing" 0,
        Near "near" -6,
        Close "close" -14,
        Kind "volumes-and-pages" -20,
        Rough "rough" -29,
        Far "differ" -38,
    }
    PublisherLevel {
        Equal "equal" 7,
        Like "like" 12,
        Some "word-shared" 6,
        Missing "missing" 0,
        Differ "differ" -29,
    }
    EditionLevel {
        Equal "equal" 5,
        Missing "missing" 0,
        First "first-alone" -2,
        Revised "revised-alone" -10,
        Numbered "number-alone" -25,
        Differ "differ" -44,
    }
    NumbersLevel {
        Equal "equal" 0,
        One "one-side" 0,
        Differ "differ" -50,
    }
    VolumeLevel {
        Equal "equal" 0,
        One "one-side" -30,
        Differ "differ" -90,
    }
    FormLevel {
        Equal "equal" 0,
        Differ "differ" -60,
    }
    LanguageLevel {
        Equal "equal" 0,
        Missing "missing" 0,
        Differ "differ" -50,
    }
    IdentifierLevel {
        Equal "equal" 90,
        Missing "missing" 0,
        Differ "differ" -15,
    }
}

/// A field that is compared, in the order evidence is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compared {
    /// ISBN and OCLC number.
    Identifier,
    /// Title.
    Title,
    /// Numbers within the titles.
    Numbers,
    /// Author.
    Author,
    /// Year.
    Year,
    /// Volume statement.
    Volume,
    /// Edition statement.
    Edition,
    /// Publisher.
    Publisher,
    /// Pagination.
    Pages,
    /// Print or electronic.
    Form,
    /// Language.
    Language,
}

impl Compared {
    /// All fields in the order evidence is shown.
    pub const ALL: [Self; 11] = [
        Self::Identifier,
        Self::Title,
        Self::Numbers,
        Self::Author,
        Self::Year,
        Self::Volume,
        Self::Edition,
        Self::Publisher,
        Self::Pages,
        Self::Form,
        Self::Language,
    ];

    /// The code of the field, part of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Identifier => "identifier",
            Self::Title => "title",
            Self::Numbers => "numbers",
            Self::Author => "author",
            Self::Year => "year",
            Self::Volume => "volume",
            Self::Edition => "edition",
            Self::Publisher => "publisher",
            Self::Pages => "pages",
            Self::Form => "form",
            Self::Language => "language",
        }
    }
}

/// The level of every field of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "one level a field of `Compared`")]
pub struct Levels {
    pub identifier: IdentifierLevel,
    pub title: TitleLevel,
    pub numbers: NumbersLevel,
    pub author: AuthorLevel,
    pub year: YearLevel,
    pub volume: VolumeLevel,
    pub edition: EditionLevel,
    pub publisher: PublisherLevel,
    pub pages: PagesLevel,
    pub form: FormLevel,
    pub language: LanguageLevel,
}

impl Levels {
    /// Code and weight (tenths of a bit) of a field's level.
    #[must_use]
    pub fn of(&self, field: Compared) -> (&'static str, i32) {
        macro_rules! both {
            ($level:expr) => {
                ($level.code(), $level.weight())
            };
        }
        match field {
            Compared::Identifier => both!(self.identifier),
            Compared::Title => both!(self.title),
            Compared::Numbers => both!(self.numbers),
            Compared::Author => both!(self.author),
            Compared::Year => both!(self.year),
            Compared::Volume => both!(self.volume),
            Compared::Edition => both!(self.edition),
            Compared::Publisher => both!(self.publisher),
            Compared::Pages => both!(self.pages),
            Compared::Form => both!(self.form),
            Compared::Language => both!(self.language),
        }
    }

    /// Sum of all weights over the prior, tenths of a bit.
    #[must_use]
    pub fn total(&self) -> i32 {
        PRIOR + Compared::ALL.iter().map(|field| self.of(*field).1).sum::<i32>()
    }
}
