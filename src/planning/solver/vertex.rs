//! Walks to the lowest bound exactly, from vertex to vertex of the bound as a function of the row prices.
//!
//! The bound L(y) = Σ limit·y + Σ over groups of max (value − y·use) is convex and piecewise linear. A vertex is where as
//! many *ties* hold as there are rows: a price is zero, or two columns of a group are worth the same. Loosening a tie whose
//! multiplier has the wrong sign leads down an edge, along which the lowest point is found exactly. In other words: the dual
//! simplex method for group constraints (Dantzig and Van Slyke 1967) with long steps; multipliers are the fractions in
//! which a relaxed plan takes its columns. Wherever the walk ends, [`evaluate`](super::dual::evaluate) proves the bound.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::problem::{Problem, position};

/// What holds with equality at a vertex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// Nothing that must: the walk only started here.
    Free,
    /// The price of this row is zero.
    Price(u32),
    /// A column of a group is worth as much as the group's key.
    Column { group: u32, column: u32 },
}

/// A vertex, or a point on the way to one.
#[derive(Debug, Clone)]
pub(crate) struct Vertex {
    /// Row prices.
    pub y: Vec<f64>,
    /// Best column of each group.
    pub key: Vec<u32>,
    ties: Vec<Tie>,
    /// Normal of each tie, row after row.
    normal: Vec<f64>,
    /// The way that loosens each tie and no other, one after the other.
    way: Vec<f64>,
    /// What is left of each row if every group takes its key.
    left: Vec<f64>,
    /// One unit of each row: what a column uses of it at most.
    unit: Vec<f64>,
    /// Steps since the ways were worked out from the normals.
    age: usize,
    /// Steps walked.
    pub steps: usize,
}

/// How a walk ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Walk {
    /// At the lowest bound there is.
    Lowest,
    /// Below the value of any choice: none can exist.
    Impossible,
    /// Steps or numbers gave out.
    Unfinished,
}

/// Where one column of a group overtakes the best one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Event {
    at: f64,
    group: u32,
    column: u32,
    /// By how much the slope rises.
    rise: f64,
}

impl Eq for Event {}

impl Ord for Event {
    /// The earliest is the greatest, as the heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.at.total_cmp(&self.at).then(other.group.cmp(&self.group)).then(other.column.cmp(&self.column))
    }
}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A multiplier counts as wrong past this, in units of rows.
const WRONG: f64 = 1e-7;
/// Speeds and pivots below this are rounding.
const TINY: f64 = 1e-10;
/// A slope that so little is left of has come to its end.
const LEVEL: f64 = 1e-9;
/// Steps after which ways are worked out anew.
const REFRESH: usize = 60;
/// Groups from which events are looked for side by side.
const SIDE_BY_SIDE: usize = 20_000;

/// An edge to walk along.
struct Edge {
    tie: usize,
    direction: Vec<f64>,
    slope: f64,
}

impl Vertex {
    /// The point of prices `y`, with no tie known yet.
    pub fn new(problem: &Problem, y: &[f64]) -> Self {
        let rows = y.len();
        let mut unit = vec![0.0_f64; rows];
        for (row, coef) in problem.row.iter().zip(&problem.coef) {
            unit[usize::from(*row)] = unit[usize::from(*row)].max(coef.abs());
        }
        unit.iter_mut().filter(|unit| **unit <= 0.0).for_each(|unit| *unit = 1.0);
        let mut identity = vec![0.0; rows * rows];
        (0..rows).for_each(|row| identity[row * rows + row] = 1.0);
        let ties = (0..rows).map(|row| if y[row] > 0.0 { Tie::Free } else { Tie::Price(position(row)) }).collect();
        let mut vertex = Self {
            y: y.to_vec(),
            key: Vec::new(),
            ties,
            normal: identity.clone(),
            way: identity,
            left: Vec::new(),
            unit,
            age: 0,
            steps: 0,
        };
        vertex.key = (0..problem.groups()).map(|group| position(best_column(problem, group, y))).collect();
        vertex.count_left(problem);
        vertex
    }

    fn rows(&self) -> usize {
        self.y.len()
    }

    fn way(&self, tie: usize) -> &[f64] {
        &self.way[tie * self.y.len()..(tie + 1) * self.y.len()]
    }

    fn count_left(&mut self, problem: &Problem) {
        self.left.clone_from(&problem.limit);
        for key in &self.key {
            for (row, coef) in problem.entries(*key as usize) {
                self.left[row] -= coef;
            }
        }
    }

    /// The fractions of columns other than keys: group, column, fraction.
    pub fn fractions(&self) -> Vec<(usize, usize, f64)> {
        let fraction = |(tie, kind): (usize, &Tie)| match kind {
            Tie::Column { group, column } => Some((*group as usize, *column as usize, dot(&self.left, self.way(tie)))),
            _ => None,
        };
        let mut all: Vec<_> = self.ties.iter().enumerate().filter_map(fraction).collect();
        all.sort_by_key(|(group, column, _)| (*group, *column));
        all
    }

    /// Walks down for at most `steps` edges; `lowest` is a value no choice falls below.
    pub fn descend(&mut self, problem: &Problem, steps: usize, lowest: f64) -> Walk {
        for _ in 0..steps {
            self.steps += 1;
            if self.age >= REFRESH && !self.refresh(problem) {
                return Walk::Unfinished;
            }
            let Some(edge) = self.edge() else {
                if self.age == 0 {
                    return Walk::Lowest;
                }
                // Rounding may hide a wrong multiplier, or show one that is none.
                if !self.refresh(problem) {
                    return Walk::Unfinished;
                }
                if self.edge().is_none() {
                    return Walk::Lowest;
                }
                continue;
            };
            match self.follow(problem, edge, lowest) {
                Some(true) => {}
                Some(false) => return Walk::Impossible,
                None => return Walk::Unfinished,
            }
        }
        Walk::Unfinished
    }

    /// The steepest edge down; none at the lowest point. A key with a wrong fraction is changed for the group's largest.
    fn edge(&mut self) -> Option<Edge> {
        let rows = self.rows();
        let mut best: Option<(f64, usize, bool)> = None;
        let mut groups: Vec<(u32, usize, f64)> = Vec::new();
        let steepness = |wrong: f64, way: &mut dyn Iterator<Item = f64>| {
            let length: f64 = way.zip(&self.unit).map(|(w, unit)| (w * unit) * (w * unit)).sum();
            wrong / length.sqrt().max(1e-30)
        };
        for (tie, kind) in self.ties.iter().enumerate() {
            let multiplier = dot(&self.left, self.way(tie));
            let wrong = if *kind == Tie::Free { multiplier.abs() } else { -multiplier };
            if let Tie::Column { group, .. } = kind {
                groups.push((*group, tie, multiplier));
            }
            if wrong > 0.0 {
                let steep = steepness(wrong, &mut self.way(tie).iter().copied());
                if steep > WRONG && best.is_none_or(|(known, ..)| steep > known) {
                    best = Some((steep, tie, false));
                }
            }
        }
        groups.sort_by_key(|(group, tie, _)| (*group, *tie));
        for ties in groups.chunk_by(|a, b| a.0 == b.0) {
            let over = ties.iter().map(|(_, _, x)| x).sum::<f64>() - 1.0;
            if over <= 0.0 {
                continue;
            }
            let mut sum = vec![0.0; rows];
            for (_, tie, _) in ties {
                sum.iter_mut().zip(self.way(*tie)).for_each(|(sum, way)| *sum += way);
            }
            let steep = steepness(over, &mut sum.iter().copied());
            if steep > WRONG && best.is_none_or(|(known, ..)| steep > known) {
                let largest = ties.iter().max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)));
                best = largest.map(|(_, tie, _)| (steep, *tie, true));
            }
        }
        let (_, tie, is_key) = best?;
        if is_key {
            self.change_key(tie);
        }
        let slope = dot(&self.left, self.way(tie));
        let sign = if slope > 0.0 { -1.0 } else { 1.0 };
        let direction = self.way(tie).iter().map(|way| sign * way).collect();
        Some(Edge { tie, direction, slope: -slope.abs() })
    }

    /// Makes the column of a tie its group's key; the old key takes its place in the tie.
    fn change_key(&mut self, tie: usize) {
        let Tie::Column { group, column } = self.ties[tie] else { return };
        let rows = self.rows();
        let old = self.key[group as usize];
        let normal: Vec<f64> = self.normal[tie * rows..(tie + 1) * rows].to_vec();
        let mut sum = vec![0.0; rows];
        for other in 0..rows {
            if !matches!(self.ties[other], Tie::Column { group: g, .. } if g == group) {
                continue;
            }
            sum.iter_mut().zip(&self.way[other * rows..]).for_each(|(sum, way)| *sum += way);
            self.normal[other * rows..(other + 1) * rows].iter_mut().zip(&normal).for_each(|(n, less)| *n -= less);
        }
        for (row, less) in normal.iter().enumerate() {
            self.normal[tie * rows + row] = -less;
            self.way[tie * rows + row] = -sum[row];
            self.left[row] -= less;
        }
        self.key[group as usize] = column;
        self.ties[tie] = Tie::Column { group, column: old };
    }

    /// Walks along an edge to its lowest point; false where it falls below `lowest`, none where numbers give out.
    fn follow(&mut self, problem: &Problem, edge: Edge, lowest: f64) -> Option<bool> {
        let Edge { tie, direction, mut slope } = edge;
        let bound = (0..self.rows())
            .filter(|row| direction[*row] * self.unit[*row] < -TINY && self.ties.iter().all(|t| *t != Tie::Price(position(*row))))
            .map(|row| (self.y[row] / -direction[row], row))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let end = bound.map_or(f64::INFINITY, |(at, _)| at);
        let mut tied: Vec<(u32, u32)> = Vec::with_capacity(self.rows());
        for (other, kind) in self.ties.iter().enumerate() {
            if let Tie::Column { group, column } = kind
                && other != tie
            {
                tied.push((*group, *column));
            }
        }
        tied.sort_unstable();
        let mut heap = self.events(problem, &direction, end, &tied);
        while let Some(event) = heap.pop() {
            let (group, key) = (event.group as usize, self.key[event.group as usize] as usize);
            let is_tied = tied.binary_search_by_key(&event.group, |(group, _)| *group).is_ok();
            slope += event.rise;
            if is_tied || slope >= -LEVEL {
                self.advance(&direction, event.at);
                let normal = self.difference(problem, event.column as usize, key);
                let kind = Tie::Column { group: event.group, column: event.column };
                return self.replace(tie, kind, &normal).then_some(true);
            }
            for (row, coef) in problem.entries(key) {
                self.left[row] += coef;
            }
            for (row, coef) in problem.entries(event.column as usize) {
                self.left[row] -= coef;
            }
            self.key[group] = event.column;
            heap.extend(self.next_event(problem, group, &direction, end, &[]));
        }
        let Some((at, row)) = bound else {
            // Nothing stops the fall: far enough down the bound proves that no choice exists.
            let worth = self.worth(problem) - lowest;
            self.advance(&direction, 2.0 * (worth.abs() + 1.0) / -slope);
            return Some(false);
        };
        self.advance(&direction, at);
        self.y[row] = 0.0;
        let mut normal = vec![0.0; self.rows()];
        normal[row] = 1.0;
        self.replace(tie, Tie::Price(position(row)), &normal).then_some(true)
    }

    fn worth(&self, problem: &Problem) -> f64 {
        let prices: f64 = self.y.iter().zip(&problem.limit).map(|(y, limit)| y * limit).sum();
        prices + problem.base + self.key.iter().map(|key| problem.priced(*key as usize, &self.y)).sum::<f64>()
    }

    fn advance(&mut self, direction: &[f64], by: f64) {
        for (y, d) in self.y.iter_mut().zip(direction) {
            *y = (*y + by * d).max(0.0);
        }
    }

    fn difference(&self, problem: &Problem, column: usize, key: usize) -> Vec<f64> {
        let mut normal = vec![0.0; self.rows()];
        problem.entries(column).for_each(|(row, coef)| normal[row] += coef);
        problem.entries(key).for_each(|(row, coef)| normal[row] -= coef);
        normal
    }

    /// First events of all groups up to `end`.
    fn events(&self, problem: &Problem, direction: &[f64], end: f64, tied: &[(u32, u32)]) -> BinaryHeap<Event> {
        let of = |group: usize| {
            let from = tied.partition_point(|(g, _)| (*g as usize) < group);
            let to = from + tied[from..].partition_point(|(g, _)| *g as usize == group);
            self.next_event(problem, group, direction, end, &tied[from..to])
        };
        let events: Vec<Event> = if problem.groups() >= SIDE_BY_SIDE {
            (0..problem.groups()).into_par_iter().with_min_len(4096).filter_map(of).collect()
        } else {
            (0..problem.groups()).filter_map(of).collect()
        };
        BinaryHeap::from(events)
    }

    /// Where on the way the key of a group is overtaken first.
    fn next_event(&self, problem: &Problem, group: usize, direction: &[f64], end: f64, tied: &[(u32, u32)]) -> Option<Event> {
        let key = self.key[group] as usize;
        let (worth, fall) = worth_and_fall(problem, key, &self.y, direction);
        let mut first: Option<Event> = None;
        for column in problem.columns(group) {
            if column == key || tied.iter().any(|(_, other)| *other as usize == column) {
                continue;
            }
            let (other, slower) = worth_and_fall(problem, column, &self.y, direction);
            let rise = fall - slower;
            if rise > TINY {
                let at = (worth - other).max(0.0) / rise;
                if at <= end && first.is_none_or(|known| at < known.at || (at <= known.at && rise > known.rise)) {
                    first = Some(Event { at, group: position(group), column: position(column), rise });
                }
            }
        }
        first
    }

    /// Puts a new tie in the place of `tie`; false where it hardly differs from the others.
    fn replace(&mut self, tie: usize, kind: Tie, normal: &[f64]) -> bool {
        let rows = self.rows();
        let products: Vec<f64> = (0..rows).map(|other| dot(normal, self.way(other))).collect();
        let pivot = products[tie];
        if pivot.abs() < TINY {
            return false;
        }
        let way: Vec<f64> = self.way(tie).iter().map(|way| way / pivot).collect();
        for (other, product) in products.iter().enumerate().filter(|(other, product)| *other != tie && **product != 0.0) {
            for (old, new) in self.way[other * rows..(other + 1) * rows].iter_mut().zip(&way) {
                *old -= product * new;
            }
        }
        self.way[tie * rows..(tie + 1) * rows].copy_from_slice(&way);
        self.normal[tie * rows..(tie + 1) * rows].copy_from_slice(normal);
        self.ties[tie] = kind;
        self.age += 1;
        true
    }

    /// Works the ways out from the normals, and what is left of the rows; false where the normals depend on one another.
    fn refresh(&mut self, problem: &Problem) -> bool {
        self.age = 0;
        self.count_left(problem);
        let rows = self.rows();
        match inverted(&self.normal, rows, &self.unit) {
            Some(inverse) => {
                self.way = inverse;
                true
            }
            None => false,
        }
    }

    /// The vertex of a part of the problem: `columns` and `groups` give the new places, or none for what is gone.
    pub fn restricted(&self, part: &Problem, columns: &[u32], groups: &[u32]) -> Self {
        let new_group = |group: u32| Some(groups[group as usize]).filter(|g| *g != u32::MAX);
        let new_column = |column: u32| Some(columns[column as usize]).filter(|c| *c != u32::MAX);
        let mut vertex = Self { key: vec![u32::MAX; part.groups()], ..self.clone() };
        for (group, key) in self.key.iter().enumerate() {
            if let (Some(group), Some(key)) = (new_group(position(group)), new_column(*key)) {
                vertex.key[group as usize] = key;
            }
        }
        for (group, key) in vertex.key.iter_mut().enumerate().filter(|(_, key)| **key == u32::MAX) {
            *key = position(best_column(part, group, &self.y));
        }
        for tie in &mut vertex.ties {
            if let Tie::Column { group, column } = *tie {
                // Without the key, the difference that the tie is about is gone.
                let stays = new_group(group).zip(new_column(column)).filter(|_| new_column(self.key[group as usize]).is_some());
                *tie = stays.map_or(Tie::Free, |(group, column)| Tie::Column { group, column });
            }
        }
        vertex.count_left(part);
        vertex
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn best_column(problem: &Problem, group: usize, y: &[f64]) -> usize {
    let mut best = (f64::NEG_INFINITY, problem.group[group] as usize);
    for column in problem.columns(group) {
        let worth = problem.priced(column, y);
        if worth > best.0 {
            best = (worth, column);
        }
    }
    best.1
}

/// What a column is worth at prices `y`, and how fast that falls along a direction.
fn worth_and_fall(problem: &Problem, column: usize, y: &[f64], direction: &[f64]) -> (f64, f64) {
    let (mut worth, mut fall) = (problem.value[column], 0.0);
    for (row, coef) in problem.entries(column) {
        worth -= y[row] * coef;
        fall += direction[row] * coef;
    }
    (worth, fall)
}

/// The inverse of a matrix given row by row, as columns one after the other; none where it is singular.
pub(super) fn inverted(matrix: &[f64], size: usize, unit: &[f64]) -> Option<Vec<f64>> {
    // Columns in units of their rows of the problem, so that pivots compare.
    let mut left: Vec<f64> = matrix.iter().enumerate().map(|(at, value)| value / unit[at % size]).collect();
    let mut right = vec![0.0; size * size];
    (0..size).for_each(|at| right[at * size + at] = 1.0);
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|a, b| left[a * size + column].abs().total_cmp(&left[b * size + column].abs()).then(b.cmp(a)))
            .filter(|row| left[row * size + column].abs() > TINY)?;
        for at in 0..size {
            left.swap(pivot * size + at, column * size + at);
            right.swap(pivot * size + at, column * size + at);
        }
        let by = left[column * size + column];
        for at in 0..size {
            left[column * size + at] /= by;
            right[column * size + at] /= by;
        }
        for row in (0..size).filter(|row| *row != column) {
            let factor = left[row * size + column];
            if factor != 0.0 {
                for at in 0..size {
                    left[row * size + at] -= factor * left[column * size + at];
                    right[row * size + at] -= factor * right[column * size + at];
                }
            }
        }
    }
    // right[row][tie] in units of the rows; as ways: [tie][row] in money.
    let mut ways = vec![0.0; size * size];
    for row in 0..size {
        for tie in 0..size {
            ways[tie * size + row] = right[row * size + tie] / unit[row];
        }
    }
    Some(ways)
}
