//! Values of cells that say the same few things over and over: languages, materials, statuses.

use rustc_hash::FxHashMap;

/// Different cells remembered; a column of ever new cells gains nothing from more.
const MOST: usize = 1000;

/// What a normalizer made of the cells seen so far.
#[derive(Debug)]
pub struct Memo<T> {
    known: FxHashMap<Box<str>, T>,
    /// What an empty cell says; most fields have no column.
    of_empty: T,
    normalize: fn(&str) -> T,
}

impl<T: Copy> Memo<T> {
    /// Remembers what a normalizer says.
    #[must_use]
    pub fn new(normalize: fn(&str) -> T) -> Self {
        Self { known: FxHashMap::default(), of_empty: normalize(""), normalize }
    }

    /// The value of a cell.
    pub fn get(&mut self, cell: &str) -> T {
        if cell.is_empty() {
            return self.of_empty;
        }
        if let Some(value) = self.known.get(cell) {
            return *value;
        }
        let value = (self.normalize)(cell);
        if self.known.len() < MOST {
            self.known.insert(cell.into(), value);
        }
        value
    }
}
