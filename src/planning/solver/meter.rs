//! Counts work, asks now and then whether to go on, and remembers which limit was met.

use std::time::Instant;

use crate::error::Result;
use crate::model::Limit;
use crate::task::Task;

/// Work between two looks at the clock and the task: about a millisecond.
const STRIDE: usize = 200_000;

/// The limits of one solve.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Steps of the first descent.
    pub steps: usize,
    /// Relative gap at which the solver may stop.
    pub gap: f64,
    /// Work (numbers looked at) spent on better plans.
    pub work: usize,
    /// Work spent on proving small problems optimal, though the gap is reached.
    pub proof: usize,
    /// Seconds, as a last resort.
    pub seconds: f64,
    /// Seed.
    pub seed: u64,
}

/// The meter of one solve.
pub(crate) struct Meter<'t> {
    task: &'t Task,
    started: Instant,
    seconds: f64,
    work: usize,
    next_look: usize,
    stopped: Option<Limit>,
    /// Value of the best plan told.
    best: f64,
    /// What is found is nothing to tell.
    is_quiet: bool,
}

impl<'t> Meter<'t> {
    /// A meter that starts now.
    pub fn new(task: &'t Task, seconds: f64) -> Self {
        let (started, best) = (Instant::now(), f64::NEG_INFINITY);
        Self { task, started, seconds, work: 0, next_look: STRIDE, stopped: None, best, is_quiet: false }
    }

    /// A meter of work on another problem, under the same clock, of which nothing is told.
    pub fn fork(&self) -> Self {
        Self { work: 0, next_look: STRIDE, is_quiet: true, ..*self }
    }

    /// The task that is asked whether to go on.
    pub fn task(&self) -> &'t Task {
        self.task
    }

    /// Adds work; true where the solve must end now and keep its best.
    ///
    /// # Errors
    /// Once a person canceled the task.
    pub fn spend(&mut self, work: usize) -> Result<bool> {
        self.work += work;
        if self.work >= self.next_look {
            self.next_look = self.work + STRIDE;
            self.task.check()?;
            if self.task.wants_best() {
                self.stopped = Some(Limit::Interrupted);
            } else if self.started.elapsed().as_secs_f64() > self.seconds {
                self.stopped = Some(Limit::Time);
            }
        }
        Ok(self.stopped.is_some())
    }

    /// Passes while nobody asked to stop: for what takes long between two looks.
    ///
    /// # Errors
    /// Once a person canceled the task.
    pub fn check(&self) -> Result<()> {
        self.task.check()
    }

    /// Work done so far.
    pub fn work(&self) -> usize {
        self.work
    }

    /// The limit that ended the solve from outside, where one did.
    pub fn stopped(&self) -> Option<Limit> {
        self.stopped
    }

    /// Seconds since the meter started.
    pub fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// Tells the value of the best plan and the bound proved so far.
    pub fn offer(&mut self, value: f64, bound: f64) {
        self.best = value;
        self.offer_bound(bound);
    }

    /// Tells a bound proved before there is a better plan than the one told.
    pub fn offer_bound(&self, bound: f64) {
        if !self.is_quiet {
            self.task.found(self.best, bound);
        }
    }

    /// Tells how far the solve is.
    pub fn progress(&self, done: usize, total: usize) {
        if !self.is_quiet {
            self.task.progress("stage-solving", done, total);
        }
    }
}
