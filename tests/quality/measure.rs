//! What judgments are worth: wrong, missed and F1, and where the labelled sets are.

use std::fmt;
use std::path::PathBuf;

/// Judged pairs against their labels.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Measure {
    pub found: usize,
    pub wrong: usize,
    pub missed: usize,
    pub apart: usize,
}

impl Measure {
    pub fn count(&mut self, same: bool, judged_same: bool) {
        match (same, judged_same) {
            (true, true) => self.found += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => self.apart += 1,
        }
    }

    pub fn f1(&self) -> f64 {
        let twice = 2.0 * self.found as f64;
        twice / (twice + self.wrong as f64 + self.missed as f64)
    }

    /// Wrongly joined pairs as a share of the distinct ones.
    pub fn wrong_share(&self) -> f64 {
        self.wrong as f64 / (self.wrong + self.apart).max(1) as f64
    }

    /// Missed pairs as a share of the same ones.
    pub fn missed_share(&self) -> f64 {
        self.missed as f64 / (self.missed + self.found).max(1) as f64
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (same, distinct) = (self.found + self.missed, self.wrong + self.apart);
        write!(f, "F1 {:.4}; wrongly joined {} of {distinct} ({:.2} %), ", self.f1(), self.wrong, 100.0 * self.wrong_share())?;
        write!(f, "missed {} of {same} ({:.2} %)", self.missed, 100.0 * self.missed_share())
    }
}

/// A folder of the labelled sets: `$SERUMPUN_SHARED/NAME`, else `../shared/data/NAME` beside the repository. Says so
/// where it is missing.
pub fn data(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    let folder = std::env::var_os("SERUMPUN_SHARED").map_or_else(beside, PathBuf::from).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("SKIPPED {name}: no folder {}", folder.display());
    None
}

/// FNV-1a (Fowler, Noll, Vo): the same on every machine, so that halves of a set never change.
pub fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
