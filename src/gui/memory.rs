//! What the window remembers between runs: light or dark, recent projects, and whether unsaved work waits.
//!
//! In and out: one JSON file in the configuration folder. A file that is missing or broken is an empty memory.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::places::Places;
use crate::error::{Error, Result};

/// How many recent projects are kept.
const MOST_RECENT: usize = 10;

/// Something opened lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Folder, project or file.
    pub path: PathBuf,
    /// Name of the consortium.
    pub name: String,
    /// How many partners it had.
    pub partners: usize,
    /// Day it was opened last, ISO 8601.
    pub day: String,
    /// Whether nothing is there any more; looked up when the start screen comes up.
    #[serde(skip)]
    pub missing: bool,
}

/// Unsaved work of a run that ended without asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsaved {
    /// Name of the consortium.
    pub name: String,
    /// The project file it belongs to, where there is one.
    pub path: Option<PathBuf>,
    /// Day of the last edit, ISO 8601.
    pub day: String,
}

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Dark mode.
    pub dark: bool,
    /// Newest first.
    pub recent: Vec<Recent>,
    /// Unsaved work that waits in [`Places::recovery`].
    pub unsaved: Option<Unsaved>,
}

impl Memory {
    /// Reads what was remembered.
    #[must_use]
    pub fn read(places: &Places) -> Self {
        let text = places.memory().and_then(|path| std::fs::read_to_string(path).ok());
        let mut memory: Self = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        if !places.recovery().is_some_and(|path| path.is_file()) {
            memory.unsaved = None;
        }
        memory.look();
        memory
    }

    /// Looks which recent projects are still there.
    pub fn look(&mut self) {
        for recent in &mut self.recent {
            recent.missing = !recent.path.exists();
        }
    }

    /// Notes that something was opened.
    pub fn note(&mut self, recent: Recent) {
        self.forget(&recent.path.clone());
        self.recent.insert(0, recent);
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes something off the list.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }

    /// Writes it beside, then swaps it in.
    ///
    /// # Errors
    /// Where the configuration folder cannot be written.
    pub fn write(&self, places: &Places) -> Result<()> {
        let Some(path) = places.memory() else { return Ok(()) };
        let folder = path.parent().unwrap_or(Path::new(""));
        let failed = |error| Error::io("error-memory", &path, error);
        std::fs::create_dir_all(folder).map_err(failed)?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        file.persist(&path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(name: &str) -> Recent {
        Recent { path: PathBuf::from(name), name: name.to_owned(), partners: 2, day: "2026-11-20".to_owned(), missing: false }
    }

    #[test]
    fn recent_projects_are_few_and_each_stands_once() {
        let mut memory = Memory::default();
        for number in 0..12 {
            memory.note(recent(&number.to_string()));
        }
        memory.note(recent("5"));
        assert_eq!(memory.recent.len(), MOST_RECENT);
        assert_eq!(memory.recent[0].name, "5");
        assert_eq!(memory.recent.iter().filter(|recent| recent.name == "5").count(), 1);
    }

    #[test]
    fn memory_survives_and_sees_what_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::inside(folder.path());
        let mut memory = Memory { dark: true, ..Memory::default() };
        memory.note(recent("nowhere"));
        memory.note(Recent { path: folder.path().to_path_buf(), ..recent("here") });
        memory.write(&places).unwrap();
        let read = Memory::read(&places);
        assert!(read.dark);
        assert_eq!(read.recent.iter().map(|recent| recent.missing).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_broken_file_is_an_empty_memory() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::inside(folder.path());
        std::fs::create_dir_all(places.config.clone().unwrap()).unwrap();
        std::fs::write(places.memory().unwrap(), "{").unwrap();
        assert_eq!(Memory::read(&places), Memory::default());
    }
}
