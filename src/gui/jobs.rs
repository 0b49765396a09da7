//! Long work in named threads, one of a kind at a time: the latest wins, what an older one brings is dropped.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::Context;

use super::command::ExportKind;
use super::pick::Purpose;
use super::session::{Data, Review, Supposed};
use crate::analysis::{GapsReport, Listed, OverlapReport, Profile, YearCounts};
use crate::error::{Error, Kind, Result};
use crate::model::{Plan, SubjectPlan};
use crate::project::{Project, Scenario};
use crate::task::{Found, Progress, Task};

/// What kinds of work there are; starting one of a kind stops the one that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// Opens a project.
    Open,
    /// Reads all files and matches.
    Load,
    /// Overlap, gaps, profile and years.
    Figures,
    /// Pairs that wait for a person, and what the switches do.
    Review,
    /// The titles behind a figure.
    List,
    /// Divides.
    Plan,
    /// Divides as if something were otherwise.
    Suppose,
    /// Divides by subject.
    Subjects,
    /// Writes files.
    Export,
    /// Saves the project.
    Save,
    /// Keeps unsaved work.
    Keep,
    /// A file dialog of the system.
    Dialog,
}

impl Job {
    fn thread_name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Load => "load",
            Self::Figures => "figures",
            Self::Review => "review",
            Self::List => "list",
            Self::Plan => "plan",
            Self::Suppose => "suppose",
            Self::Subjects => "subjects",
            Self::Export => "export",
            Self::Save => "save",
            Self::Keep => "keep",
            Self::Dialog => "dialog",
        }
    }

    /// Whether a person waits for it and may stop it.
    #[must_use]
    pub fn is_shown(self) -> bool {
        matches!(self, Self::Open | Self::Load | Self::Figures | Self::Plan | Self::Suppose | Self::Subjects | Self::Export)
    }
}

/// What a job brings.
#[derive(Debug)]
pub enum Outcome {
    /// A document and the project file it comes from, where it is one.
    Opened {
        /// The document.
        project: Box<Project>,
        /// What was opened.
        origin: PathBuf,
        /// The project file.
        file: Option<PathBuf>,
        /// It is unsaved work of an earlier run.
        recovered: bool,
    },
    /// Data.
    Loaded(Arc<Data>),
    /// Figures of the filtered titles.
    Figures {
        /// Overlap.
        overlap: Arc<OverlapReport>,
        /// Gaps.
        gaps: Arc<GapsReport>,
        /// Profile.
        profile: Arc<Profile>,
        /// Titles by year.
        years: Arc<YearCounts>,
        /// The year that is planned.
        planned_year: i16,
    },
    /// Pairs that wait.
    Reviewed(Arc<Review>),
    /// A scenario of the plan of now.
    Scenario(Box<Scenario>),
    /// A list.
    Listed(Listed),
    /// A plan, and how many lines it changed of the one before, where there was one.
    Planned(Arc<Plan>, Option<usize>),
    /// What would be otherwise.
    Supposed(Arc<Supposed>),
    /// A plan by subject.
    Subjects(Arc<SubjectPlan>),
    /// Files written, the first of them or their folder.
    Exported(ExportKind, PathBuf),
    /// Rejected rows written.
    RejectsSaved(PathBuf),
    /// The project as it was when it was saved, and where.
    Saved(Box<Project>, PathBuf),
    /// Unsaved work was kept.
    Kept,
    /// A path chosen in a dialog; none: canceled.
    Picked(Purpose, Option<PathBuf>),
    /// The system has no file dialog; ask in the window.
    NoDialog(Purpose),
}

/// A job that runs.
#[derive(Clone)]
struct Running {
    number: u64,
    task: Task,
    progress: Arc<Mutex<Option<Progress>>>,
    since: Instant,
}

/// How far a job is, for the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shown {
    /// Which job.
    pub job: Job,
    /// How far, where it said so.
    pub progress: Option<Progress>,
    /// What its solver has by now.
    pub found: Option<Found>,
    /// How long it has been running.
    pub elapsed: Duration,
}

/// A job's end: its kind, its number, what it brings.
type Message = (Job, u64, Result<Outcome>);

/// All jobs.
pub struct Jobs {
    ctx: Context,
    running: BTreeMap<Job, Running>,
    next: u64,
    sender: Sender<Message>,
    receiver: Receiver<Message>,
}

impl Jobs {
    /// No jobs; those that come wake `ctx` when they have something to show.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx: ctx.clone(), running: BTreeMap::new(), next: 0, sender, receiver }
    }

    /// Starts a job; one of the same kind that runs is stopped and forgotten.
    pub fn start(&mut self, job: Job, work: impl FnOnce(&Task) -> Result<Outcome> + Send + 'static) {
        self.cancel(job);
        self.next += 1;
        let number = self.next;
        let progress: Arc<Mutex<Option<Progress>>> = Arc::default();
        let task = self.task(&progress);
        self.running.insert(job, Running { number, task: task.clone(), progress, since: Instant::now() });
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let run = move || {
            // A mistake of ours must end as a message, not as a job that never ends.
            let result = catch_unwind(AssertUnwindSafe(|| work(&task)));
            let result = result.unwrap_or_else(|_| Err(Error::bug(format!("the job “{}” broke off", job.thread_name()))));
            // The window may be gone; then nobody waits for the result.
            drop(sender.send((job, number, result)));
            ctx.request_repaint();
        };
        let name = format!("serumpun-{}", job.thread_name());
        if let Err(error) = std::thread::Builder::new().name(name).spawn(run) {
            let error = Error::user("error-thread").arg("why", error.to_string()).caused_by(error);
            drop(self.sender.send((job, number, Err(error))));
        }
    }

    fn task(&self, progress: &Arc<Mutex<Option<Progress>>>) -> Task {
        let (progress, ctx) = (Arc::clone(progress), self.ctx.clone());
        Task::new(move |now| {
            if let Ok(mut progress) = progress.lock() {
                *progress = Some(now);
            }
            ctx.request_repaint_after(Duration::from_millis(50));
        })
    }

    /// Stops a job and forgets it.
    pub fn cancel(&mut self, job: Job) {
        if let Some(running) = self.running.remove(&job) {
            running.task.cancel();
        }
    }

    /// Stops all jobs.
    pub fn cancel_all(&mut self) {
        for (_, running) in std::mem::take(&mut self.running) {
            running.task.cancel();
        }
    }

    /// Asks the solvers for the best plan they have.
    pub fn keep_best(&self) {
        for running in [Job::Plan, Job::Suppose].iter().filter_map(|job| self.running.get(job)) {
            running.task.keep_best();
        }
    }

    /// Whether a job runs.
    #[must_use]
    pub fn is_running(&self, job: Job) -> bool {
        self.running.contains_key(&job)
    }

    /// Whether any job runs.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.running.is_empty()
    }

    /// The job to show the progress of: the first by kind among those a person waits for.
    #[must_use]
    pub fn shown(&self) -> Option<Shown> {
        self.running.keys().find(|job| job.is_shown()).and_then(|job| self.look(*job))
    }

    /// How far a job is; none where it does not run.
    #[must_use]
    pub fn look(&self, job: Job) -> Option<Shown> {
        let running = self.running.get(&job)?;
        let progress = running.progress.lock().ok().and_then(|progress| *progress);
        Some(Shown { job, progress, found: running.task.found_so_far(), elapsed: running.since.elapsed() })
    }

    /// What ended since the last look, without what was stopped or replaced.
    pub fn finished(&mut self) -> Vec<(Job, Result<Outcome>)> {
        let mut finished = Vec::new();
        while let Ok((job, number, result)) = self.receiver.try_recv() {
            if self.running.get(&job).is_some_and(|running| running.number == number) {
                self.running.remove(&job);
                if !result.as_ref().is_err_and(|error| error.kind() == Kind::Canceled) {
                    finished.push((job, result));
                }
            }
        }
        finished
    }
}

/// A job shorter than this shows no progress: words that flash help nobody.
const PATIENCE: Duration = Duration::from_millis(300);

impl Shown {
    /// Whether it takes so long that a person wants to know how far it is.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.elapsed > PATIENCE
    }

    /// Seconds left, told from the pace so far; none before it can be told.
    #[must_use]
    pub fn seconds_left(&self) -> Option<u64> {
        let progress = self.progress.filter(|progress| progress.done > 0 && progress.total > progress.done)?;
        let elapsed = self.elapsed.as_secs_f64();
        if elapsed < 2.0 {
            return None;
        }
        let left = elapsed * (progress.total - progress.done) as f64 / progress.done as f64;
        // At most the seconds of a day: a pace that slow tells nothing.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 86,400")]
        (left < 86_400.0).then_some(left.max(1.0).round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TitleIx;

    fn listed(title: u32) -> Outcome {
        Outcome::Listed(Listed { titles: vec![TitleIx(title)], counted: 1 })
    }

    fn wait(jobs: &mut Jobs) -> Vec<(Job, Result<Outcome>)> {
        for _ in 0..1000 {
            let finished = jobs.finished();
            if !finished.is_empty() {
                return finished;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Vec::new()
    }

    #[test]
    fn the_latest_wins() {
        let mut jobs = Jobs::new(&Context::default());
        let (release, wait_for) = channel::<()>();
        jobs.start(Job::List, move |_| {
            wait_for.recv().unwrap_err();
            Ok(listed(1))
        });
        jobs.start(Job::List, |_| Ok(listed(2)));
        drop(release);
        let finished = wait(&mut jobs);
        assert!(matches!(&finished[..], [(Job::List, Ok(Outcome::Listed(found)))] if found.titles[..] == [TitleIx(2)]));
        assert!(!jobs.any());
    }

    #[test]
    fn a_broken_job_ends_as_a_message() {
        let mut jobs = Jobs::new(&Context::default());
        jobs.start(Job::Plan, |_| panic!("on purpose"));
        let finished = wait(&mut jobs);
        assert!(matches!(&finished[..], [(Job::Plan, Err(error))] if error.kind() == Kind::Bug));
    }

    #[test]
    fn a_solver_is_watched_and_asked_for_its_best() {
        let mut jobs = Jobs::new(&Context::default());
        assert!(jobs.look(Job::Plan).is_none());
        let (started, when_started) = channel();
        jobs.start(Job::Plan, move |task| {
            task.found(3.0, 4.0);
            started.send(()).unwrap();
            while !task.wants_best() {
                std::thread::yield_now();
            }
            Ok(Outcome::Kept)
        });
        when_started.recv().unwrap();
        assert_eq!(jobs.look(Job::Plan).and_then(|shown| shown.found), Some(Found { objective: 3.0, bound: 4.0 }));
        jobs.keep_best();
        assert!(matches!(&wait(&mut jobs)[..], [(Job::Plan, Ok(Outcome::Kept))]));
    }

    #[test]
    fn a_stopped_job_brings_nothing() {
        let mut jobs = Jobs::new(&Context::default());
        let (started, when_started) = channel();
        jobs.start(Job::Plan, move |task| {
            started.send(()).unwrap();
            while !task.is_canceled() {
                std::thread::yield_now();
            }
            task.check().map(|()| Outcome::Kept)
        });
        when_started.recv().unwrap();
        jobs.cancel(Job::Plan);
        assert!(!jobs.any());
        assert!(jobs.finished().is_empty());
    }
}
