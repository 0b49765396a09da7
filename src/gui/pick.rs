//! Asks where to open or save: by the system's dialog in a thread, or, where there is none, in the window itself.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use super::command::ExportKind;
use super::jobs::{Job, Jobs, Outcome};
use super::places::Places;
use crate::model::PartnerIx;
use crate::tr;

/// Nobody cancels a dialog this fast: one that ends sooner never came up.
const FASTEST_HAND: Duration = Duration::from_millis(400);

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A consortium folder to open.
    OpenFolder,
    /// A project or data file to open.
    OpenFile,
    /// Where to save the project.
    SaveProject,
    /// Where to write an export.
    Export(ExportKind),
    /// Where to write the rejected rows of a source.
    Rejects(usize),
    /// A holdings file of a partner, to be added to what it has.
    AddHoldings(PartnerIx),
    /// A partner's new export, which stands for what it had.
    ReplaceHoldings(PartnerIx),
}

impl Purpose {
    /// Whether a folder is asked for.
    #[must_use]
    pub fn wants_folder(self) -> bool {
        matches!(self, Self::OpenFolder | Self::Export(ExportKind::Orders))
    }

    /// Whether something is written there.
    #[must_use]
    pub fn writes(self) -> bool {
        !matches!(self, Self::OpenFolder | Self::OpenFile | Self::AddHoldings(_) | Self::ReplaceHoldings(_))
    }

    /// The extension of the file, where there is one kind only.
    #[must_use]
    pub fn extension(self) -> Option<&'static str> {
        match self {
            Self::OpenFolder
            | Self::OpenFile
            | Self::Export(ExportKind::Orders)
            | Self::AddHoldings(_)
            | Self::ReplaceHoldings(_) => None,
            Self::SaveProject => Some("serumpun"),
            Self::Export(ExportKind::Workbook) => Some("xlsx"),
            Self::Export(_) | Self::Rejects(_) => Some("csv"),
        }
    }

    /// The dialog's title.
    #[must_use]
    pub fn title(self) -> String {
        match self {
            Self::OpenFolder => tr!("ask-folder"),
            Self::OpenFile => tr!("ask-file"),
            Self::SaveProject => tr!("ask-project"),
            Self::Export(kind) => tr!(&format!("ask-{}", kind.code())),
            Self::Rejects(_) => tr!("ask-rejects"),
            Self::AddHoldings(_) => tr!("ask-add-holdings"),
            Self::ReplaceHoldings(_) => tr!("ask-replace-holdings"),
        }
    }

    /// A path with the extension asked for.
    #[must_use]
    pub fn completed(self, path: PathBuf) -> PathBuf {
        let looks_complete = |path: &Path| {
            // “St. Mary” has a dot but no extension.
            let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
            extension.is_some_and(|text| text.len() <= 8 && text.chars().all(|letter| letter.is_ascii_alphanumeric()))
        };
        match self.extension() {
            Some(extension) if !looks_complete(&path) => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(extension);
                name.into()
            }
            _ => path,
        }
    }
}

/// A question for a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What for.
    pub purpose: Purpose,
    /// The answer proposed.
    pub suggested: PathBuf,
}

impl Ask {
    /// A question that proposes the documents folder, or `name` in it.
    #[must_use]
    pub fn new(purpose: Purpose, places: &Places, beside: Option<&Path>, name: &str) -> Self {
        let folder = beside.and_then(Path::parent).filter(|folder| folder.is_dir()).unwrap_or(&places.documents);
        let suggested = match purpose.extension() {
            _ if name.is_empty() => folder.to_path_buf(),
            Some(extension) => folder.join(format!("{name}.{extension}")),
            None => folder.join(name),
        };
        Self { purpose, suggested }
    }
}

/// Whether the system has a file dialog to ask: on Linux that takes a session bus.
#[must_use]
pub fn system_can_ask() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty())
}

/// Asks by the system's dialog; the answer comes as [`Outcome::Picked`], or [`Outcome::NoDialog`] where none came up.
pub fn ask_system(jobs: &mut Jobs, ask: &Ask) {
    let purpose = ask.purpose;
    // Made here and not in the thread: macOS makes dialogs in the main thread only.
    let answer = dialog(ask);
    jobs.start(Job::Dialog, move |_| {
        let asked = Instant::now();
        let path = block_on(answer);
        if path.is_none() && asked.elapsed() < FASTEST_HAND {
            return Ok(Outcome::NoDialog(purpose));
        }
        Ok(Outcome::Picked(purpose, path.map(|path| purpose.completed(path))))
    });
}

type Answer = Pin<Box<dyn Future<Output = Option<PathBuf>> + Send>>;

fn dialog(ask: &Ask) -> Answer {
    let purpose = ask.purpose;
    let mut dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
    let has_name = purpose.writes() && !purpose.wants_folder();
    let folder = if has_name { ask.suggested.parent() } else { Some(ask.suggested.as_path()) };
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = ask.suggested.file_name().filter(|_| has_name) {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    if let Some(extension) = purpose.extension() {
        dialog = dialog.add_filter(extension, &[extension]);
    }
    if purpose == Purpose::OpenFile {
        dialog = dialog.add_filter(
            tr!("ask-filter-data"),
            &["serumpun", "csv", "tsv", "txt", "xlsx", "ods", "mrc", "marc", "dat", "xml", "json", "jsonl", "gz", "zip"],
        );
        dialog = dialog.add_filter(tr!("ask-filter-all"), &["*"]);
    }
    let path = |handle: Option<rfd::FileHandle>| handle.map(|handle| handle.path().to_path_buf());
    if purpose.wants_folder() {
        let answer = dialog.pick_folder();
        Box::pin(async move { path(answer.await) })
    } else if purpose.writes() {
        let answer = dialog.save_file();
        Box::pin(async move { path(answer.await) })
    } else {
        let answer = dialog.pick_file();
        Box::pin(async move { path(answer.await) })
    }
}

/// Waits for a future in this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_extension() {
        let places = Places { documents: PathBuf::from("/home/ani"), ..Places::default() };
        let ask = Ask::new(Purpose::Export(ExportKind::Workbook), &places, None, "Borneo split 2027");
        assert_eq!(ask.suggested, Path::new("/home/ani/Borneo split 2027.xlsx"));
        let folder = Ask::new(Purpose::OpenFolder, &places, None, "");
        assert_eq!(folder.suggested, Path::new("/home/ani"));
        assert_eq!(Purpose::SaveProject.completed(PathBuf::from("a")), Path::new("a.serumpun"));
        assert_eq!(Purpose::SaveProject.completed(PathBuf::from("a.json")), Path::new("a.json"));
        assert_eq!(Purpose::SaveProject.completed(PathBuf::from("St. Mary")), Path::new("St. Mary.serumpun"));
    }

    #[test]
    fn a_future_woken_from_another_thread_ends() {
        let (sender, receiver) = std::sync::mpsc::channel::<()>();
        let mut sender = Some(sender);
        let future = std::future::poll_fn(move |cx| {
            if let Some(sender) = sender.take() {
                let waker = cx.waker().clone();
                std::thread::spawn(move || {
                    drop(sender);
                    waker.wake();
                });
                return Poll::Pending;
            }
            Poll::Ready(receiver.recv().is_err())
        });
        assert!(block_on(future));
    }
}
