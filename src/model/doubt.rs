//! Pairs of records that matching could not decide.

use serde::Serialize;

/// A pair of items that a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The items: records of the table first, then requests, then arrivals.
    pub pair: (u32, u32),
    /// Match weight, tenths of a bit.
    pub weight: i32,
}

/// A pair of records that waits for a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReviewPair {
    /// The records, by position in the table of records.
    pub pair: (usize, usize),
    /// Record keys, the keys of a decision.
    pub keys: [String; 2],
    /// Titles as written.
    pub titles: [String; 2],
    /// Partners that hold the one, and the other.
    pub holders: [usize; 2],
    /// Pairs of partners that would share one title more if the two were joined.
    pub shared: usize,
    /// Match weight in bits.
    pub weight: f64,
}
