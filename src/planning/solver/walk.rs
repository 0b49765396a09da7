//! The walk of a dense part to its lowest bound, and looks at what taking columns away would do.

use super::dense::Dense;
use super::problem::position;
use super::vertex::{Tie, Walk, dot, inverted};

/// Where one column of a group overtakes the best one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    at: f64,
    group: usize,
    column: usize,
    /// By how much the slope rises.
    rise: f64,
}

/// A multiplier counts as wrong past this, in units of rows.
const WRONG: f64 = 1e-7;
/// Speeds and pivots below this are rounding.
const TINY: f64 = 1e-10;
/// A slope that so little is left of has come to its end.
const LEVEL: f64 = 1e-9;
/// Steps after which ways are worked out anew.
const REFRESH: usize = 60;
/// What a column is worth that is taken away for a while.
const GONE: f64 = -1e15;

impl Dense {
    /// Walks down for at most `steps` edges, to `floor` at the lowest.
    pub fn descend(&mut self, steps: usize, floor: f64) -> Walk {
        for _ in 0..steps {
            if self.height() <= floor {
                return Walk::Impossible;
            }
            self.steps += 1;
            if self.at.age >= REFRESH && !self.refresh() {
                return Walk::Unfinished;
            }
            let Some((tie, slope)) = self.edge() else {
                if self.at.age == 0 {
                    return Walk::Lowest;
                }
                // Rounding may hide a wrong multiplier.
                if !self.refresh() {
                    return Walk::Unfinished;
                }
                continue;
            };
            match self.follow(tie, slope, floor) {
                Some(true) => {}
                Some(false) => return Walk::Impossible,
                None => return Walk::Unfinished,
            }
        }
        Walk::Unfinished
    }

    /// What is left of the bound above `floor` without some columns of a group, after a few steps; the point stays.
    pub fn without(&mut self, gone: &[usize], steps: usize, floor: f64) -> f64 {
        self.before.copy(&self.at);
        let group = self.group_of(gone[0]);
        for column in gone {
            self.at.worth[*column] = GONE;
        }
        for tie in 0..self.at.ties.len() {
            let Tie::Column { group: own, column } = self.at.ties[tie] else { continue };
            if own as usize != group {
                continue;
            }
            if !gone.contains(&(column as usize)) {
                if !gone.contains(&self.key(group)) {
                    continue;
                }
                self.change_key(tie);
            }
            self.at.ties[tie] = Tie::Free;
        }
        if gone.contains(&self.key(group)) {
            self.at.key[group] = self.best_column(group);
            self.count_left();
        }
        let walk = self.descend(steps, floor);
        let height = if walk == Walk::Impossible { floor } else { self.height().max(floor) };
        std::mem::swap(&mut self.at, &mut self.before);
        height
    }

    /// The steepest edge down: the tie to loosen, and the slope of its multiplier; none at the lowest point. A key with a
    /// wrong fraction is changed for the group's largest.
    fn edge(&mut self) -> Option<(usize, f64)> {
        let mut best: Option<(f64, usize, bool)> = None;
        let steepness = |wrong: f64, way: &mut dyn Iterator<Item = f64>| {
            let length: f64 = way.zip(&self.unit).map(|(w, unit)| (w * unit) * (w * unit)).sum();
            wrong / length.sqrt().max(1e-30)
        };
        for (tie, kind) in self.at.ties.iter().enumerate() {
            let multiplier = dot(&self.at.left, self.way(tie));
            let wrong = if *kind == Tie::Free { multiplier.abs() } else { -multiplier };
            if wrong > 0.0 {
                let steep = steepness(wrong, &mut self.way(tie).iter().copied());
                if steep > WRONG && best.is_none_or(|(known, ..)| steep > known) {
                    best = Some((steep, tie, false));
                }
            }
        }
        for (tie, kind) in self.at.ties.iter().enumerate() {
            let Tie::Column { group, .. } = kind else { continue };
            let same = |tie: &usize| matches!(self.at.ties[*tie], Tie::Column { group: other, .. } if other == *group);
            if (0..tie).any(|earlier| same(&earlier)) {
                continue;
            }
            let fractions = || (tie..self.at.ties.len()).filter(same).map(|tie| (tie, dot(&self.at.left, self.way(tie))));
            let over = fractions().map(|(_, x)| x).sum::<f64>() - 1.0;
            if over <= 0.0 {
                continue;
            }
            let sum = |row: usize| (tie..self.at.ties.len()).filter(same).map(|tie| self.way(tie)[row]).sum::<f64>();
            let steep = steepness(over, &mut (0..self.limit.len()).map(sum));
            if steep > WRONG && best.is_none_or(|(known, ..)| steep > known) {
                let largest = fractions().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
                best = largest.map(|(tie, _)| (steep, tie, true));
            }
        }
        let (_, tie, is_key) = best?;
        if is_key {
            self.change_key(tie);
        }
        Some((tie, dot(&self.at.left, self.way(tie))))
    }

    /// Makes the column of a tie its group's key; the old key takes its place in the tie.
    fn change_key(&mut self, tie: usize) {
        let Tie::Column { group, column } = self.at.ties[tie] else { return };
        let rows = self.limit.len();
        let normal = self.at.normal[tie * rows..(tie + 1) * rows].to_vec();
        let mut sum = vec![0.0; rows];
        for other in 0..rows {
            if matches!(self.at.ties[other], Tie::Column { group: own, .. } if own == group) {
                sum.iter_mut().zip(self.way(other)).for_each(|(sum, way)| *sum += way);
                let normals = self.at.normal[other * rows..(other + 1) * rows].iter_mut();
                normals.zip(&normal).for_each(|(other, less)| *other -= less);
            }
        }
        for row in 0..rows {
            self.at.normal[tie * rows + row] = -normal[row];
            self.at.way[tie * rows + row] = -sum[row];
            self.at.left[row] -= normal[row];
        }
        let old = std::mem::replace(&mut self.at.key[group as usize], column);
        self.at.ties[tie] = Tie::Column { group, column: old };
    }

    /// Walks along an edge to its lowest point; false where it falls below `floor`, none where numbers give out.
    fn follow(&mut self, tie: usize, multiplier: f64, floor: f64) -> Option<bool> {
        let sign = if multiplier > 0.0 { -1.0 } else { 1.0 };
        let direction: Vec<f64> = self.way(tie).iter().map(|way| sign * way).collect();
        let mut slope = -multiplier.abs();
        let above = self.height() - floor;
        self.mark_tied(tie);
        let (end, row) = self.first_zero(&direction);
        let rows = self.limit.len();
        self.fall.clear();
        self.fall.extend(self.coef.chunks_exact(rows.max(1)).map(|uses| dot(&direction, uses)));
        let mut events = std::mem::take(&mut self.events);
        events.clear();
        events.extend((0..self.groups()).filter_map(|group| self.next_event(group, end)));
        let mut last = None;
        while let Some(at) = (0..events.len()).min_by(|a, b| events[*a].at.total_cmp(&events[*b].at).then(a.cmp(b))) {
            let Event { group, column, rise, .. } = events[at];
            slope += rise;
            if self.tied_group[group] || slope >= -LEVEL {
                last = Some(events[at]);
                break;
            }
            let key = self.key(group);
            for row in 0..rows {
                self.at.left[row] += self.coef[key * rows + row] - self.coef[column * rows + row];
            }
            self.at.key[group] = position(column);
            match self.next_event(group, end) {
                Some(next) => events[at] = next,
                None => {
                    events.swap_remove(at);
                }
            }
        }
        self.events = events;
        if let Some(Event { at, group, column, .. }) = last {
            self.advance(&direction, at);
            let key = self.key(group);
            let normal: Vec<f64> = self.uses(column).iter().zip(self.uses(key)).map(|(come, gone)| come - gone).collect();
            let kind = Tie::Column { group: position(group), column: position(column) };
            return self.replace(tie, kind, &normal).then_some(true);
        }
        let Some(row) = row else {
            // Nothing stops the fall: far enough down the bound proves that nothing above the floor exists.
            let y = self.at.y.clone();
            self.advance(&direction, 2.0 * (above.abs() + 1.0) / -slope);
            if self.bound() <= floor {
                return Some(false);
            }
            self.at.y = y;
            self.price();
            return None;
        };
        self.advance(&direction, end);
        self.at.y[row] = 0.0;
        let mut normal = vec![0.0; rows];
        normal[row] = 1.0;
        self.replace(tie, Tie::Price(position(row)), &normal).then_some(true)
    }

    /// Marks what stays tied when `tie` is loosened.
    fn mark_tied(&mut self, tie: usize) {
        self.tied_column.clear();
        self.tied_column.resize(self.at.worth.len(), false);
        self.tied_group.clear();
        self.tied_group.resize(self.groups(), false);
        for (other, kind) in self.at.ties.iter().enumerate() {
            if let Tie::Column { group, column } = kind
                && other != tie
            {
                self.tied_column[*column as usize] = true;
                self.tied_group[*group as usize] = true;
            }
        }
    }

    /// How far it is to where the first price becomes zero, and its row.
    fn first_zero(&self, direction: &[f64]) -> (f64, Option<usize>) {
        let mut first = (f64::INFINITY, None);
        for (row, speed) in direction.iter().enumerate() {
            if speed * self.unit[row] < -TINY && !self.at.ties.contains(&Tie::Price(position(row))) {
                let at = self.at.y[row] / -speed;
                if at < first.0 {
                    first = (at, Some(row));
                }
            }
        }
        first
    }

    /// Where on the way the key of a group is overtaken first.
    fn next_event(&self, group: usize, end: f64) -> Option<Event> {
        let key = self.key(group);
        let (worth, fall) = (self.at.worth[key], self.fall[key]);
        let mut first: Option<Event> = None;
        for column in self.columns(group) {
            let rise = fall - self.fall[column];
            if rise > TINY && !self.tied_column[column] {
                let at = (worth - self.at.worth[column]).max(0.0) / rise;
                if at <= end && first.is_none_or(|known| at < known.at || (at <= known.at && rise > known.rise)) {
                    first = Some(Event { at, group, column, rise });
                }
            }
        }
        first
    }

    fn advance(&mut self, direction: &[f64], by: f64) {
        for (y, d) in self.at.y.iter_mut().zip(direction) {
            *y = (*y + by * d).max(0.0);
        }
        for (worth, fall) in self.at.worth.iter_mut().zip(&self.fall) {
            *worth -= by * fall;
        }
    }

    /// Puts a new tie in the place of `tie`; false where it hardly differs from the others.
    fn replace(&mut self, tie: usize, kind: Tie, normal: &[f64]) -> bool {
        let rows = self.limit.len();
        let pivot = dot(normal, self.way(tie));
        if pivot.abs() < TINY {
            return false;
        }
        let way: Vec<f64> = self.way(tie).iter().map(|way| way / pivot).collect();
        for (other, old) in self.at.way.chunks_exact_mut(rows).enumerate() {
            let product = dot(normal, old);
            if other != tie && product != 0.0 {
                old.iter_mut().zip(&way).for_each(|(old, new)| *old -= product * new);
            }
        }
        self.at.way[tie * rows..(tie + 1) * rows].copy_from_slice(&way);
        self.at.normal[tie * rows..(tie + 1) * rows].copy_from_slice(normal);
        self.at.ties[tie] = kind;
        self.at.age += 1;
        true
    }

    /// Works the ways out from the normals, worths from the prices, and what is left of the rows; false where the normals
    /// depend on one another.
    fn refresh(&mut self) -> bool {
        self.at.age = 0;
        self.count_left();
        self.price();
        inverted(&self.at.normal, self.limit.len(), &self.unit).map(|inverse| self.at.way = inverse).is_some()
    }
}
