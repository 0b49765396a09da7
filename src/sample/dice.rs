//! Seeded chance: the only source of randomness in the sample.
//!
//! Whole numbers only, so that every platform throws the same dice.

use oorandom::Rand64;

/// A stream of random numbers with the few questions the generator asks.
pub struct Dice(Rand64);

impl Dice {
    /// Returns the stream named `stream` of `seed`.
    ///
    /// Every part of the sample has a stream of its own, so that a change in one part leaves the others as they were.
    pub fn new(seed: u64, stream: u64) -> Self {
        Self(Rand64::new((u128::from(seed) << 64) | u128::from(stream)))
    }

    /// Returns a number from 0 to `n - 1`, or 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let Ok(end) = u64::try_from(n) else { return 0 };
        if end == 0 {
            return 0;
        }
        usize::try_from(self.0.rand_range(0..end)).unwrap_or(0)
    }

    /// Returns a number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        if high <= low {
            return low;
        }
        let draw = self.0.rand_range(u64::from(low)..u64::from(high) + 1);
        u32::try_from(draw).unwrap_or(low)
    }

    /// Returns true `permille` times out of a thousand.
    pub fn chance(&mut self, permille: u32) -> bool {
        self.0.rand_range(0..1000) < u64::from(permille)
    }

    /// Returns one of `choices`, which must not be empty.
    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// Returns an index drawn with the given weights; the last one when all weights are 0.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().sum();
        if total == 0 {
            return weights.len().saturating_sub(1);
        }
        let mut left = self.between(0, total - 1);
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        weights.len() - 1
    }

    /// Shuffles `items` in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
