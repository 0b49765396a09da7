//! The relaxed plan of a small part of a problem, kept dense so that the exact search can look at many of them.
//!
//! The same walk as in [`vertex`](super::vertex), with all numbers of a part side by side: what columns are worth follows
//! the prices step by step and is worked out anew for the bound. A [`Basis`] is all that an open node keeps of its vertex.

use super::problem::position;
use super::vertex::{Tie, dot};
use super::walk::Event;

/// The columns among which a search looks, with their use of every row.
pub(super) struct Columns {
    /// Limit of each row.
    pub limit: Vec<f64>,
    /// One unit of each row: what a column uses of it at most.
    pub unit: Vec<f64>,
    /// Value of all that is fixed.
    pub base: f64,
    /// First column of each group, and the number of columns at the end.
    pub group: Vec<u32>,
    /// Value of each column.
    pub value: Vec<f64>,
    /// Use of all rows, column after column.
    pub coef: Vec<f64>,
}

/// Columns that are still open, one bit each.
#[derive(Debug, Clone)]
pub(super) struct Alive(Vec<u64>);

impl Alive {
    pub fn all(columns: usize) -> Self {
        let mut alive = Self(vec![u64::MAX; columns.div_ceil(64)]);
        (columns..64 * alive.0.len()).for_each(|column| alive.remove(column));
        alive
    }

    /// The columns of a range that are alive.
    fn among(&self, range: std::ops::Range<u32>, columns: &mut Vec<u32>) {
        let mut from = range.start;
        while from < range.end {
            let end = range.end.min((from / 64 + 1) * 64);
            let mut word = self.0[(from / 64) as usize] >> (from % 64) << (from % 64);
            if !end.is_multiple_of(64) {
                word &= (1 << (end % 64)) - 1;
            }
            while word > 0 {
                columns.push(from / 64 * 64 + word.trailing_zeros());
                word &= word - 1;
            }
            from = end;
        }
    }

    pub fn remove(&mut self, column: usize) {
        self.0[column / 64] &= !(1 << (column % 64));
    }
}

/// A tie in the columns of the search: the key of the group stands beside the column.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Free,
    Price(u32),
    Column { key: u32, column: u32 },
}

/// What determines a vertex.
#[derive(Debug, Clone)]
pub(super) struct Basis {
    ties: Vec<Kept>,
    /// Prices, normals and ways, one after the other.
    numbers: Vec<f64>,
    age: usize,
}

impl Basis {
    /// The point of prices `y`, with no tie known yet.
    pub fn new(y: &[f64]) -> Self {
        let rows = y.len();
        let mut identity = vec![0.0; rows * rows];
        (0..rows).for_each(|row| identity[row * rows + row] = 1.0);
        let ties = (0..rows).map(|row| if y[row] > 0.0 { Kept::Free } else { Kept::Price(position(row)) }).collect();
        Self { ties, numbers: [y, &identity, &identity].concat(), age: 0 }
    }
}

/// What a walk changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Point {
    pub y: Vec<f64>,
    pub ties: Vec<Tie>,
    pub normal: Vec<f64>,
    pub way: Vec<f64>,
    /// What is left of each row if every group takes its key.
    pub left: Vec<f64>,
    /// Best column of each group.
    pub key: Vec<u32>,
    /// What each column is worth at the prices.
    pub worth: Vec<f64>,
    pub age: usize,
}

impl Point {
    /// Takes over another point, in the room that it has.
    pub fn copy(&mut self, other: &Self) {
        self.y.clone_from(&other.y);
        self.ties.clone_from(&other.ties);
        self.normal.clone_from(&other.normal);
        self.way.clone_from(&other.way);
        self.left.clone_from(&other.left);
        self.key.clone_from(&other.key);
        self.worth.clone_from(&other.worth);
        self.age = other.age;
    }
}

/// A part of the columns, and a point on its way to the vertex.
#[derive(Debug, Default)]
pub(super) struct Dense {
    base: f64,
    magnitude: f64,
    pub limit: Vec<f64>,
    pub unit: Vec<f64>,
    /// First column of each group that has a choice left, and the number of columns at the end.
    group: Vec<u32>,
    value: Vec<f64>,
    pub coef: Vec<f64>,
    /// Group of each column.
    group_of: Vec<u32>,
    /// Column of the search for each column here.
    pub origin: Vec<u32>,
    /// Column of the search for each of its groups that has no choice left.
    pub fixed: Vec<Option<u32>>,
    place: Vec<u32>,
    pub at: Point,
    /// The point as it was, while something is tried.
    pub before: Point,
    /// How fast the worth of each column falls along the present edge.
    pub fall: Vec<f64>,
    pub tied_column: Vec<bool>,
    pub tied_group: Vec<bool>,
    pub events: Vec<Event>,
    /// Steps walked.
    pub steps: usize,
}

/// Share of the sum of all magnitudes that rounding may have taken off a bound.
const FLOAT_MARGIN: f64 = 1e-13;

impl Dense {
    /// Takes the columns that are alive from the vertex of a basis on; false where a group has none left.
    pub fn load(&mut self, columns: &Columns, alive: &Alive, basis: &Basis) -> bool {
        if !self.take(columns, alive) {
            return false;
        }
        let rows = self.limit.len();
        let (y, matrices) = basis.numbers.split_at(rows);
        let (normal, way) = matrices.split_at(rows * rows);
        for (own, kept) in [(&mut self.at.y, y), (&mut self.at.normal, normal), (&mut self.at.way, way)] {
            own.clear();
            own.extend_from_slice(kept);
        }
        self.at.age = basis.age;
        self.price();
        self.at.key.clear();
        for group in 0..self.groups() {
            let key = self.best_column(group);
            self.at.key.push(key);
        }
        self.at.ties.clear();
        for tie in &basis.ties {
            let tie = match *tie {
                Kept::Free => Tie::Free,
                Kept::Price(row) => Tie::Price(row),
                Kept::Column { key, column } => {
                    let (key, column) = (self.place[key as usize], self.place[column as usize]);
                    if key == u32::MAX || column == u32::MAX {
                        // Without one of the two, the difference that the tie is about is gone.
                        Tie::Free
                    } else {
                        let group = self.group_of[key as usize];
                        self.at.key[group as usize] = key;
                        Tie::Column { group, column }
                    }
                }
            };
            self.at.ties.push(tie);
        }
        self.count_left();
        true
    }

    fn take(&mut self, columns: &Columns, alive: &Alive) -> bool {
        let rows = columns.limit.len();
        self.base = columns.base;
        self.magnitude = columns.base.abs();
        self.limit.clone_from(&columns.limit);
        self.unit.clone_from(&columns.unit);
        [&mut self.group, &mut self.group_of, &mut self.origin, &mut self.place].into_iter().for_each(Vec::clear);
        [&mut self.value, &mut self.coef].into_iter().for_each(Vec::clear);
        self.place.resize(columns.value.len(), u32::MAX);
        self.fixed.clear();
        self.group.push(0);
        for range in columns.group.windows(2) {
            let from = self.origin.len();
            alive.among(range[0]..range[1], &mut self.origin);
            let left = self.origin.len() - from;
            self.fixed.push(None);
            if left == 0 {
                return false;
            } else if left == 1 {
                let only = self.origin[from] as usize;
                self.origin.truncate(from);
                self.base += columns.value[only];
                self.magnitude += columns.value[only].abs();
                let uses = &columns.coef[only * rows..(only + 1) * rows];
                self.limit.iter_mut().zip(uses).for_each(|(limit, uses)| *limit -= uses);
                if let Some(fixed) = self.fixed.last_mut() {
                    *fixed = Some(position(only));
                }
                continue;
            }
            let group = position(self.group.len() - 1);
            for at in from..self.origin.len() {
                let column = self.origin[at] as usize;
                self.place[column] = position(at);
                self.value.push(columns.value[column]);
                self.coef.extend_from_slice(&columns.coef[column * rows..(column + 1) * rows]);
                self.group_of.push(group);
            }
            self.group.push(position(self.origin.len()));
        }
        true
    }

    /// The basis of the present point.
    pub fn basis(&self) -> Basis {
        let kept = |tie: &Tie| match *tie {
            Tie::Free => Kept::Free,
            Tie::Price(row) => Kept::Price(row),
            Tie::Column { group, column } => {
                let key = self.origin[self.at.key[group as usize] as usize];
                Kept::Column { key, column: self.origin[column as usize] }
            }
        };
        Basis {
            ties: self.at.ties.iter().map(kept).collect(),
            numbers: [self.at.y.as_slice(), &self.at.normal, &self.at.way].concat(),
            age: self.at.age,
        }
    }

    /// How many groups have a choice left.
    pub fn groups(&self) -> usize {
        self.group.len().saturating_sub(1)
    }

    /// The columns of a group.
    pub fn columns(&self, group: usize) -> std::ops::Range<usize> {
        self.group[group] as usize..self.group[group + 1] as usize
    }

    /// The group of a column.
    pub fn group_of(&self, column: usize) -> usize {
        self.group_of[column] as usize
    }

    /// The best column of a group.
    pub fn key(&self, group: usize) -> usize {
        self.at.key[group] as usize
    }

    /// The row prices.
    pub fn prices(&self) -> &[f64] {
        &self.at.y
    }

    /// Use of all rows by a column.
    pub fn uses(&self, column: usize) -> &[f64] {
        let rows = self.limit.len();
        &self.coef[column * rows..(column + 1) * rows]
    }

    /// Numbers of the part, as the unit in which work is counted.
    pub fn size(&self) -> usize {
        self.value.len() * (self.limit.len() + 2) + self.groups()
    }

    pub fn way(&self, tie: usize) -> &[f64] {
        let rows = self.limit.len();
        &self.at.way[tie * rows..(tie + 1) * rows]
    }

    pub fn price(&mut self) {
        self.at.worth.clear();
        let rows = self.limit.len();
        for (column, value) in self.value.iter().enumerate() {
            self.at.worth.push(value - dot(&self.at.y, &self.coef[column * rows..(column + 1) * rows]));
        }
    }

    pub fn count_left(&mut self) {
        self.at.left.clone_from(&self.limit);
        let rows = self.limit.len();
        for key in &self.at.key {
            let uses = &self.coef[*key as usize * rows..(*key as usize + 1) * rows];
            self.at.left.iter_mut().zip(uses).for_each(|(left, uses)| *left -= uses);
        }
    }

    pub fn best_column(&self, group: usize) -> u32 {
        let range = self.columns(group);
        let mut best = range.start;
        for column in range {
            if self.at.worth[column] > self.at.worth[best] {
                best = column;
            }
        }
        position(best)
    }

    /// What a column gives away against the best one of its group; right after [`bound`](Self::bound).
    pub fn losses(&self, group: usize) -> impl Iterator<Item = (usize, f64)> {
        let best = self.at.worth[self.best_column(group) as usize];
        self.columns(group).map(move |column| (column, best - self.at.worth[column]))
    }

    /// The bound that the present prices prove.
    pub fn bound(&mut self) -> f64 {
        self.price();
        let (mut bound, mut magnitude) = (self.base, self.magnitude);
        for (price, limit) in self.at.y.iter().zip(&self.limit) {
            bound += price * limit;
            magnitude += (price * limit).abs();
        }
        for group in 0..self.groups() {
            let best = self.at.worth[self.best_column(group) as usize];
            bound += best;
            magnitude += best.abs();
        }
        bound + FLOAT_MARGIN * magnitude
    }

    /// The bound, as far as worths and keys are right.
    pub fn height(&self) -> f64 {
        let prices: f64 = self.at.y.iter().zip(&self.limit).map(|(y, limit)| y * limit).sum();
        self.base + prices + self.at.key.iter().map(|key| self.at.worth[*key as usize]).sum::<f64>()
    }

    /// The fractions of columns other than keys: group, column, fraction; by group and column.
    pub fn fractions(&self) -> Vec<(usize, usize, f64)> {
        let fraction = |(tie, kind): (usize, &Tie)| match kind {
            Tie::Column { group, column } => Some((*group as usize, *column as usize, dot(&self.at.left, self.way(tie)))),
            _ => None,
        };
        let mut all: Vec<_> = self.at.ties.iter().enumerate().filter_map(fraction).collect();
        all.sort_by_key(|(group, column, _)| (*group, *column));
        all
    }
}
