//! A part of a problem: some groups with some of their columns, the others fixed.

use super::problem::{Problem, position};
use super::vertex::Vertex;

/// What is left of the whole problem after some of it was decided.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The problem that is left.
    pub problem: Problem,
    /// Column of the whole problem for each column here.
    origin: Vec<u32>,
    /// Group of the whole problem for each group here.
    groups: Vec<u32>,
    /// Columns of the whole problem, for the groups that are fixed.
    fixed: Vec<u32>,
    /// Price of each group's choice where rows are kept whole; empty before.
    pub worth: Vec<f64>,
}

impl Part {
    /// The columns of a problem whose loss is no more than `most`; groups with one of them are fixed.
    pub fn core(whole: &Problem, loss: &[f64], most: f64) -> Self {
        let mut problem = Problem::new(whole.limit.clone(), whole.scale.clone());
        problem.base = whole.base;
        problem.grain = whole.grain;
        let (mut origin, mut groups, mut fixed) = (Vec::new(), Vec::new(), vec![u32::MAX; whole.groups()]);
        for (group, fixed) in fixed.iter_mut().enumerate() {
            let range = whole.columns(group);
            let near = |column: &usize| loss[*column] <= most;
            if range.clone().filter(near).nth(1).is_some() {
                for column in range.filter(near) {
                    problem.copy_column(whole, column);
                    origin.push(position(column));
                }
                problem.end_group();
                groups.push(position(group));
            } else if let Some(only) = range.min_by(|a, b| loss[*a].total_cmp(&loss[*b]).then(a.cmp(b))) {
                problem.base += whole.value[only];
                whole.entries(only).for_each(|(row, coef)| problem.limit[row] -= coef);
                *fixed = position(only);
            }
        }
        Self { problem, origin, groups, fixed, worth: Vec::new() }
    }

    /// The choice here that a choice of the whole problem stands for; none where it takes a column that is not here.
    pub fn narrow(&self, whole: &[u32]) -> Option<Vec<u32>> {
        if self.fixed.iter().zip(whole).any(|(fixed, column)| *fixed != u32::MAX && fixed != column) {
            return None;
        }
        let place = |(at, group): (usize, &u32)| {
            let range = self.problem.columns(at);
            self.origin[range.clone()].binary_search(&whole[*group as usize]).ok().map(|place| position(range.start + place))
        };
        self.groups.iter().enumerate().map(place).collect()
    }

    /// The column of the whole problem that a column here is.
    pub fn origin_of(&self, column: u32) -> u32 {
        self.origin[column as usize]
    }

    /// The choice of the whole problem that a choice here stands for.
    pub fn widen(&self, choice: &[u32]) -> Vec<u32> {
        let mut whole = self.fixed.clone();
        for (group, column) in self.groups.iter().zip(choice) {
            whole[*group as usize] = self.origin[*column as usize];
        }
        whole
    }

    /// The part with only the kept columns, and the vertex in it; groups with one column are fixed. None where a group has
    /// no column left.
    pub fn restrict(&self, keep: &[bool], vertex: &Vertex) -> Option<(Self, Vertex)> {
        let old = &self.problem;
        let mut problem = Problem::new(old.limit.clone(), old.scale.clone());
        problem.base = old.base;
        problem.grain = old.grain;
        let (mut origin, mut groups, mut fixed) = (Vec::new(), Vec::new(), self.fixed.clone());
        let mut worth = Vec::with_capacity(self.worth.len());
        let mut new_column = vec![u32::MAX; old.value.len()];
        let mut new_group = vec![u32::MAX; old.groups()];
        for (group, place) in new_group.iter_mut().enumerate() {
            let mut kept = old.columns(group).filter(|column| keep[*column]);
            let first = kept.next()?;
            if kept.next().is_none() {
                problem.base += old.value[first];
                old.entries(first).for_each(|(row, coef)| problem.limit[row] -= coef);
                fixed[self.groups[group] as usize] = self.origin[first];
                continue;
            }
            *place = position(groups.len());
            for column in old.columns(group).filter(|column| keep[*column]) {
                new_column[column] = position(origin.len());
                problem.copy_column(old, column);
                origin.push(self.origin[column]);
            }
            problem.end_group();
            groups.push(self.groups[group]);
            worth.extend(self.worth.get(group));
        }
        let vertex = vertex.restricted(&problem, &new_column, &new_group);
        Some((Self { problem, origin, groups, fixed, worth }, vertex))
    }

    /// Marks columns that together with the least use of all other groups keep to every row.
    pub fn fitting(&self, keep: &mut [bool]) {
        let problem = &self.problem;
        let rows = problem.limit.len();
        let mut least_all = vec![0.0; rows];
        let mut least = vec![0.0; rows * problem.groups()];
        let mut used = vec![0.0; rows];
        for (group, least) in least.chunks_mut(rows.max(1)).enumerate() {
            least.fill(f64::INFINITY);
            for column in problem.columns(group).filter(|column| keep[*column]) {
                used.fill(0.0);
                problem.entries(column).for_each(|(row, coef)| used[row] += coef);
                least.iter_mut().zip(&used).for_each(|(least, used)| *least = least.min(*used));
            }
            least_all.iter_mut().zip(&*least).for_each(|(all, least)| *all += least);
        }
        for (group, least) in least.chunks(rows.max(1)).enumerate() {
            for column in problem.columns(group) {
                if keep[column] {
                    used.fill(0.0);
                    problem.entries(column).for_each(|(row, coef)| used[row] += coef);
                    keep[column] = (0..rows).all(|row| least_all[row] - least[row] + used[row] <= problem.limit[row]);
                }
            }
        }
    }
}
