//! Progress and cancellation of long work. No threads, no window: whoever runs the work decides both.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::error::{Error, Result};

/// A stage of work with how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Message id of the stage (`stage-reading`…).
    pub stage: &'static str,
    /// Units done.
    pub done: usize,
    /// Units in all; 0 where unknown.
    pub total: usize,
}

/// What a solver has by now; the gap between the two is what is left to prove.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Value of the best plan; −∞ without one.
    pub objective: f64,
    /// Proved bound.
    pub bound: f64,
}

type Listener = dyn Fn(Progress) + Send + Sync;

/// A handle passed down long work: tells progress up, brings cancellation down. Clones share both.
#[derive(Clone)]
pub struct Task {
    canceled: Arc<AtomicBool>,
    keep_best: Arc<AtomicBool>,
    listener: Arc<Listener>,
    found: Arc<Mutex<Option<Found>>>,
}

impl Default for Task {
    fn default() -> Self {
        Self::new(|_| {})
    }
}

impl Task {
    /// A task that tells its progress to `listener`.
    pub fn new(listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self { canceled: Arc::default(), keep_best: Arc::default(), listener: Arc::new(listener), found: Arc::default() }
    }

    /// A handle for steps whose progress means nothing to a person: stopping comes down to them, nothing goes up.
    #[must_use]
    pub fn silent(&self) -> Self {
        Self { canceled: Arc::clone(&self.canceled), keep_best: Arc::clone(&self.keep_best), ..Self::default() }
    }

    /// Tells that `done` of `total` units of a stage are done.
    pub fn progress(&self, stage: &'static str, done: usize, total: usize) {
        (self.listener)(Progress { stage, done, total });
    }

    /// Tells what a solver has by now.
    pub fn found(&self, objective: f64, bound: f64) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(Found { objective, bound });
    }

    /// What a solver has by now; none before its first bound.
    #[must_use]
    pub fn found_so_far(&self) -> Option<Found> {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the work to stop; it ends with [`Error::canceled`] at its next check.
    pub fn cancel(&self) {
        self.canceled.store(true, Ordering::Relaxed);
    }

    /// Asks a solver to stop and return the best plan it has.
    pub fn keep_best(&self) {
        self.keep_best.store(true, Ordering::Relaxed);
    }

    /// Whether the best so far is wanted now.
    #[must_use]
    pub fn wants_best(&self) -> bool {
        self.keep_best.load(Ordering::Relaxed)
    }

    /// Whether the work should stop.
    #[must_use]
    pub fn is_canceled(&self) -> bool {
        self.canceled.load(Ordering::Relaxed)
    }

    /// Passes while nobody asked to stop.
    ///
    /// # Errors
    /// [`Error::canceled`] once somebody did.
    pub fn check(&self) -> Result<()> {
        if self.is_canceled() { Err(Error::canceled()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_handle_is_stopped_with_the_task_and_tells_nothing() {
        let told = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&told);
        let task = Task::new(move |_| seen.store(true, Ordering::Relaxed));
        let silent = task.silent();
        silent.progress("stage-any", 1, 2);
        silent.found(1.0, 2.0);
        assert!(!told.load(Ordering::Relaxed));
        assert_eq!(task.found_so_far(), None);
        task.keep_best();
        assert!(silent.wants_best() && silent.check().is_ok());
        task.cancel();
        assert!(silent.check().is_err());
    }
}
