//! What every search keeps: the best choice known, and the nodes that are still open.

use std::cmp::Ordering;

use super::problem::{Problem, State};

/// The best choice known, in the columns of the whole problem.
pub(super) struct Incumbent {
    /// Its value; −∞ where none is known.
    pub value: f64,
    /// Its columns; empty where none is known.
    pub choice: Vec<u32>,
}

impl Incumbent {
    /// What a bound must exceed to be worth a look.
    pub fn floor(&self, grain: f64) -> f64 {
        let least = (1e-10 * self.value.abs().max(1.0)).max(grain * (1.0 - 1e-6));
        if self.choice.is_empty() { f64::NEG_INFINITY } else { self.value + least }
    }

    /// Takes a choice where it is feasible and better.
    pub fn take(&mut self, whole: &Problem, choice: Vec<u32>) {
        let state = State::new(whole, choice);
        if state.value > self.value && state.is_feasible() {
            self.value = state.value;
            self.choice = state.choice;
        }
    }
}

/// A node that is still open; the one of the highest bound is the greatest.
pub(super) struct Open<N> {
    /// What is proved of it.
    pub bound: f64,
    /// Nodes opened before it: among equals the last goes first.
    pub order: usize,
    /// What it is made of.
    pub inside: N,
}

impl<N> PartialEq for Open<N> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<N> Eq for Open<N> {}

impl<N> PartialOrd for Open<N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<N> Ord for Open<N> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.total_cmp(&other.bound).then(self.order.cmp(&other.order))
    }
}
