//! From levels to a verdict: what joins, what waits for a person, what is distinct, and what may be tolerated.

use serde::Serialize;

use super::levels::{
    AuthorLevel, Compared, EditionLevel, FormLevel, IdentifierLevel, JOIN, LanguageLevel, Levels, NumbersLevel, PagesLevel,
    PublisherLevel, REVIEW, TitleLevel, VolumeLevel, YearLevel,
};
use crate::model::Tolerance;

/// What is done with a pair of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One edition: joined without asking.
    Same,
    /// Perhaps one edition: a person decides.
    Doubtful,
    /// Two editions.
    Distinct,
}

impl Verdict {
    /// The code of the verdict, part of its message id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Doubtful => "doubtful",
            Self::Distinct => "distinct",
        }
    }
}

impl Levels {
    /// The levels as far as tolerances let differences count.
    #[must_use]
    pub fn tolerating(mut self, tolerance: Tolerance) -> Self {
        if tolerance.year && self.year == YearLevel::One {
            self.year = YearLevel::Equal;
        }
        if tolerance.edition {
            self.edition = EditionLevel::Missing;
        }
        if tolerance.publisher && self.publisher == PublisherLevel::Differ {
            self.publisher = PublisherLevel::Missing;
        }
        if tolerance.forms {
            self.form = FormLevel::Equal;
        }
        self
    }

    /// The field that keeps two records apart whatever the rest says, if one does: they are joined by a person alone.
    #[must_use]
    pub fn parted_by(&self) -> Option<Compared> {
        let same_extent = self.pages == PagesLevel::Equal;
        let shared = self.identifier == IdentifierLevel::Equal;
        let year = match self.year {
            YearLevel::Equal => false,
            // Without a year something else has to speak for the edition.
            YearLevel::Missing => !same_extent && !shared,
            _ => !shared,
        };
        let parts = [
            (Compared::Volume, self.volume != VolumeLevel::Equal),
            (Compared::Form, self.form == FormLevel::Differ),
            (Compared::Language, self.language == LanguageLevel::Differ),
            (Compared::Edition, matches!(self.edition, EditionLevel::Differ | EditionLevel::Revised)),
            (Compared::Numbers, self.numbers == NumbersLevel::Differ),
            (Compared::Year, year),
            (Compared::Title, self.title >= TitleLevel::Missing && !shared),
            // A title that is more than another, or has another subtitle, may be another book of the same year.
            (Compared::Title, self.title >= TitleLevel::SubtitleDiffers && !same_extent && !shared),
            (Compared::Author, matches!(self.author, AuthorLevel::Differ | AuthorLevel::Shared) && !same_extent && !shared),
        ];
        parts.into_iter().find(|(_, apart)| *apart).map(|(field, _)| field)
    }

    /// What is done with the pair.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let total = self.total();
        if total >= JOIN && self.parted_by().is_none() {
            Verdict::Same
        } else if total >= REVIEW {
            Verdict::Doubtful
        } else {
            Verdict::Distinct
        }
    }

    /// Whether the pair matters under some tolerances: else it need not be kept.
    #[must_use]
    pub fn matter(&self) -> bool {
        self.same_work() || self.tolerating(Tolerance::ALL).verdict() != Verdict::Distinct
    }

    /// Whether the records are of one work, whatever the edition: title and author agree.
    #[must_use]
    pub fn same_work(&self) -> bool {
        let title = self.title <= TitleLevel::Start && self.title != TitleLevel::SubtitleDiffersShort;
        let author = self.author <= AuthorLevel::Initials;
        let whole = self.volume == VolumeLevel::Equal && self.numbers != NumbersLevel::Differ;
        title && author && whole && self.language != LanguageLevel::Differ
    }
}
