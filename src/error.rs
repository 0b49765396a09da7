//! Errors a person can act on: whose fault, what failed where, and what to do about it.
//!
//! The words live in the message files: `error-ID` says what failed, its attribute `.hint` what to do.

use std::fmt;
use std::path::Path;

use crate::text::{self, Arg};

/// A result whose error a person can read.
pub type Result<T> = std::result::Result<T, Error>;

/// Whose fault an error is; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Input or surroundings: exit 1.
    User,
    /// The command line: exit 2.
    Usage,
    /// Locks that no budget can meet: exit 3.
    Locks,
    /// Ours: exit 70.
    Bug,
    /// A person stopped the work: exit 1.
    Canceled,
}

/// An error with its words, place and cause.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    id: &'static str,
    args: Vec<(&'static str, Arg)>,
    place: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of a kind, with the message `id` of the message files.
    #[must_use]
    pub fn new(kind: Kind, id: &'static str) -> Self {
        Self { kind, id, args: Vec::new(), place: None, source: None }
    }

    /// A user's or data error.
    #[must_use]
    pub fn user(id: &'static str) -> Self {
        Self::new(Kind::User, id)
    }

    /// An error of ours; `what` says which rule was broken.
    #[must_use]
    pub fn bug(what: impl Into<String>) -> Self {
        Self::new(Kind::Bug, "error-bug").arg("what", what.into())
    }

    /// The work was stopped by a person.
    #[must_use]
    pub fn canceled() -> Self {
        Self::new(Kind::Canceled, "error-canceled")
    }

    /// An error of the file system about `path`.
    #[must_use]
    pub fn io(id: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::user(id).arg("why", source.to_string()).at(path.display().to_string()).caused_by(source)
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says where: a path, with line and column where known.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Keeps the cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// Whose fault it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The message id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The exit code of the command line.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::User | Kind::Canceled => 1,
            Kind::Usage => 2,
            Kind::Locks => 3,
            Kind::Bug => 70,
        }
    }

    /// What to do about it, where the message files say.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        text::attribute(self.id, "hint", &self.args)
    }
}

impl fmt::Display for Error {
    /// What failed: why. Hint. Path last, quoted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::format(self.id, &self.args))?;
        if let Some(hint) = self.hint() {
            write!(f, " {hint}")?;
        }
        if let Some(place) = &self.place {
            write!(f, " “{place}”")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
