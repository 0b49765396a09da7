//! Folders of the system that the window uses: where it remembers things, where the sample goes, where files are saved.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

/// The folders; each may be missing on a bare machine, and nothing depends on one being there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// For what the window remembers.
    pub config: Option<PathBuf>,
    /// For the sample consortium and for unsaved work.
    pub data: Option<PathBuf>,
    /// Where file dialogs begin.
    pub documents: PathBuf,
}

impl Places {
    /// The folders of the person at this computer.
    #[must_use]
    pub fn of_system() -> Self {
        let project = ProjectDirs::from("", "", "serumpun");
        let user = UserDirs::new();
        let documents =
            user.as_ref().and_then(|user| user.document_dir().filter(|folder| folder.is_dir()).map(Path::to_path_buf));
        let home = || user.as_ref().map(|user| user.home_dir().to_path_buf()).filter(|folder| folder.is_dir());
        Self {
            config: project.as_ref().map(|project| project.config_dir().to_path_buf()),
            data: project.as_ref().map(|project| project.data_dir().to_path_buf()),
            documents: documents.or_else(home).or_else(|| std::env::current_dir().ok()).unwrap_or_default(),
        }
    }

    /// All folders inside one, for tests.
    #[must_use]
    pub fn inside(folder: &Path) -> Self {
        Self { config: Some(folder.join("config")), data: Some(folder.join("data")), documents: folder.to_path_buf() }
    }

    /// Where the sample consortium is written.
    #[must_use]
    pub fn sample(&self) -> PathBuf {
        self.data.as_ref().unwrap_or(&self.documents).join("sample").join("borneo")
    }

    /// Where unsaved work is kept.
    #[must_use]
    pub fn recovery(&self) -> Option<PathBuf> {
        self.data.as_ref().map(|folder| folder.join("recovery.serumpun"))
    }

    /// The file of what the window remembers.
    #[must_use]
    pub fn memory(&self) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join("window.json"))
    }
}
