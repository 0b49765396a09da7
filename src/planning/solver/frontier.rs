//! What every search keeps: the best choice known, and the nodes that are still open.

use std::cmp::Ordering;

use super::problem::{Problem, State};

/// The best choice known, in the columns of the whole problem.
pub(super) struct Incumbent {
    /// What a better one is worth more than; −∞ where none is known.
    pub value: f64,
    /// Its own value, where that is not what is asked for.
    pub known: f64,
    /// Its columns; empty where none is known.
    pub choice: Vec<u32>,
}

impl Incumbent {
    /// The state of a plan, or none.
    pub fn of(best: Option<&State<'_>>) -> Self {
        let (value, choice) = best.map_or((f64::NEG_INFINITY, Vec::new()), |state| (state.value, state.choice.clone()));
        Self { value, known: value, choice }
    }

    /// Puts a better choice in its place.
    pub fn put(&mut self, state: State<'_>) {
        self.value = state.value;
        self.known = self.known.max(state.value);
        self.choice = state.choice;
    }

    /// What a bound must exceed to be worth a look.
    pub fn floor(&self, grain: f64) -> f64 {
        let least = (1e-10 * self.value.abs().max(1.0)).max(grain * (1.0 - 1e-6));
        if self.choice.is_empty() { f64::NEG_INFINITY } else { self.value + least }
    }

    /// Takes a choice where it is feasible and better.
    pub fn take(&mut self, whole: &Problem, choice: Vec<u32>) {
        let state = State::new(whole, choice);
        if state.value > self.value && state.is_feasible() {
            self.put(state);
        }
    }
}

/// What is proved beside a search, so that nothing is told that does not hold for the whole problem.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proved {
    /// Of the whole problem, before the search.
    pub whole: f64,
    /// Of all that the search leaves out.
    pub outside: f64,
}

impl Proved {
    /// What is proved of the whole problem once this is proved of what is searched.
    pub fn with(self, inside: f64) -> f64 {
        inside.max(self.outside).min(self.whole)
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

#[cfg(test)]
mod tests {
    use super::Proved;

    #[test]
    fn what_a_part_proves_is_told_of_the_whole_only_with_what_is_outside() {
        let part = Proved { whole: 10.0, outside: 10.0 };
        let all = Proved { whole: 10.0, outside: f64::NEG_INFINITY };
        assert_eq!([part.with(7.0), all.with(7.0), all.with(11.0)].map(f64::to_bits), [10.0_f64, 7.0, 10.0].map(f64::to_bits));
    }
}
