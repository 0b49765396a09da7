//! The solver's problem: every group takes exactly one of its columns, rows limit what columns use together.
//!
//! maximize base + Σ value[choice], so that Σ coef[row, choice] ≤ limit[row] for every row. Funds are rows with costs;
//! “nobody worse off” are rows with negative coefficients. Invariants: every group has a column; values are finite; coefficients
//! and limits are whole numbers (minor units, points of need), so that sums of them are exact; scales are above zero.

/// Use of the coupling rows by one way: row and amount.
pub(crate) type Rows = Vec<(u16, f64)>;

/// An upper bound for a group with more sets of buyers than were enumerated: terms that may be taken or left.
#[derive(Debug, Clone)]
pub(crate) struct Relaxed {
    /// The group.
    pub group: usize,
    /// Value of what must be taken.
    pub constant: f64,
    /// Rows of what must be taken.
    pub constant_rows: Vec<(u16, f64)>,
    /// What may be taken: an upper bound of its value, and the rows of every way to take it.
    pub terms: Vec<(f64, Vec<Rows>)>,
}

/// A multiple-choice problem with few coupling rows, column by column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Problem {
    /// First column of each group, and the number of columns at the end.
    pub group: Vec<u32>,
    /// Value of each column.
    pub value: Vec<f64>,
    /// First entry of each column, and the number of entries at the end.
    pub entry: Vec<u32>,
    /// Row of each entry, ascending within a column.
    pub row: Vec<u16>,
    /// Coefficient of each entry.
    pub coef: Vec<f64>,
    /// Limit of each row.
    pub limit: Vec<f64>,
    /// What a violation of each row is measured in.
    pub scale: Vec<f64>,
    /// Value that does not depend on any choice.
    pub base: f64,
    /// Groups whose columns are not all there.
    pub relaxed: Vec<Relaxed>,
    /// Every choice is worth a whole number of this; 0 where nothing of the kind is known.
    pub grain: f64,
}

impl Problem {
    /// A problem with these rows and no group yet.
    pub fn new(limit: Vec<f64>, scale: Vec<f64>) -> Self {
        Self { group: vec![0], entry: vec![0], limit, scale, ..Self::default() }
    }

    /// Adds a column to the group that is being built.
    pub fn push_column(&mut self, value: f64, entries: impl IntoIterator<Item = (u16, f64)>) {
        self.value.push(value);
        let first = self.row.len();
        for (row, coef) in entries {
            // Sorted by row, one entry each: two columns are compared in one pass.
            let at = first + self.row[first..].partition_point(|known| *known < row);
            if self.row.get(at) == Some(&row) {
                self.coef[at] += coef;
            } else {
                self.row.insert(at, row);
                self.coef.insert(at, coef);
            }
        }
        self.entry.push(position(self.row.len()));
    }

    /// Adds a column of another problem to the group that is being built.
    pub fn copy_column(&mut self, other: &Self, column: usize) {
        let entries = other.entry[column] as usize..other.entry[column + 1] as usize;
        self.value.push(other.value[column]);
        self.row.extend_from_slice(&other.row[entries.clone()]);
        self.coef.extend_from_slice(&other.coef[entries]);
        self.entry.push(position(self.row.len()));
    }

    /// Adds the groups of a problem with the same rows; its relaxed groups are numbered as they are here.
    pub fn append(&mut self, other: Self) {
        let (columns, entries) = (position(self.value.len()), position(self.row.len()));
        self.group.extend(other.group[1..].iter().map(|at| columns + at));
        self.entry.extend(other.entry[1..].iter().map(|at| entries + at));
        self.value.extend(other.value);
        self.row.extend(other.row);
        self.coef.extend(other.coef);
        self.relaxed.extend(other.relaxed);
    }

    /// Ends the group that is being built.
    pub fn end_group(&mut self) {
        self.group.push(position(self.value.len()));
    }

    /// The problem of one group in `step`, with limits as much smaller.
    pub fn sample(&self, step: usize) -> Self {
        let share = 1.0 / step as f64;
        let limit = self.limit.iter().map(|limit| limit * share).collect();
        let mut sample = Self::new(limit, self.scale.iter().map(|scale| scale * share).collect());
        for group in (step / 2..self.groups()).step_by(step) {
            self.columns(group).for_each(|column| sample.copy_column(self, column));
            sample.end_group();
        }
        sample
    }

    /// How many groups there are.
    pub fn groups(&self) -> usize {
        self.group.len() - 1
    }

    /// The columns of a group.
    pub fn columns(&self, group: usize) -> std::ops::Range<usize> {
        self.group[group] as usize..self.group[group + 1] as usize
    }

    /// The entries of a column as (row, coefficient).
    pub fn entries(&self, column: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.entry[column] as usize..self.entry[column + 1] as usize;
        self.row[range.clone()].iter().map(|row| usize::from(*row)).zip(self.coef[range].iter().copied())
    }

    /// The group of every column.
    pub fn group_of_column(&self) -> Vec<u32> {
        let mut groups = Vec::with_capacity(self.value.len());
        for group in 0..self.groups() {
            groups.extend(self.columns(group).map(|_| position(group)));
        }
        groups
    }

    /// What a column is worth at row prices `y`.
    pub fn priced(&self, column: usize, y: &[f64]) -> f64 {
        self.value[column] - self.entries(column).map(|(row, coef)| y[row] * coef).sum::<f64>()
    }

    /// A lower bound on the value of any choice, for bounds that fall below all of them.
    pub fn lowest(&self) -> f64 {
        let lowest = |group: usize| self.columns(group).map(|c| self.value[c]).fold(f64::INFINITY, f64::min);
        self.base + (0..self.groups()).map(lowest).sum::<f64>()
    }

    /// The highest value that a choice can have under a bound.
    pub fn reachable(&self, bound: f64) -> f64 {
        if self.grain > 0.0 { (bound / self.grain + 1e-9).floor() * self.grain } else { bound }
    }

    /// Numbers kept, as the unit in which work is counted.
    pub fn size(&self) -> usize {
        self.value.len() + self.row.len()
    }
}

/// Counts of columns and entries stay far below 2^32: enumeration is limited.
pub(crate) fn position(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A choice of one column a group with what it uses.
#[derive(Debug, Clone)]
pub(crate) struct State<'p> {
    problem: &'p Problem,
    /// Column of each group.
    pub choice: Vec<u32>,
    /// Use of each row.
    pub used: Vec<f64>,
    /// Value of the choice.
    pub value: f64,
    /// Group and column of what was left behind, while that is kept.
    trail: Option<Vec<(u32, u32)>>,
}

/// Where a state was when something was tried.
pub(crate) struct Mark {
    used: Vec<f64>,
    value: f64,
}

impl<'p> State<'p> {
    /// Begins to remember what changes.
    pub fn mark(&mut self) -> Mark {
        self.trail = Some(Vec::new());
        Mark { used: self.used.clone(), value: self.value }
    }

    /// Takes back all that changed since the mark.
    pub fn take_back(&mut self, mark: Mark) {
        for (group, column) in self.trail.take().unwrap_or_default().into_iter().rev() {
            self.choice[group as usize] = column;
        }
        self.used = mark.used;
        self.value = mark.value;
    }

    /// The state of a choice.
    pub fn new(problem: &'p Problem, choice: Vec<u32>) -> Self {
        let mut state = Self { problem, choice, used: vec![0.0; problem.limit.len()], value: problem.base, trail: None };
        for column in &state.choice {
            state.value += problem.value[*column as usize];
            for (row, coef) in problem.entries(*column as usize) {
                state.used[row] += coef;
            }
        }
        state
    }

    /// Puts `column` in the place of the group's present one.
    pub fn apply(&mut self, group: usize, column: usize) {
        let old = self.choice[group] as usize;
        self.value += self.problem.value[column] - self.problem.value[old];
        for (row, coef) in self.problem.entries(old) {
            self.used[row] -= coef;
        }
        for (row, coef) in self.problem.entries(column) {
            self.used[row] += coef;
        }
        self.choice[group] = position(column);
        if let Some(trail) = &mut self.trail {
            trail.push((position(group), position(old)));
        }
    }

    /// Every row that a group touches when it takes `column` in place of its own, with what it is used afterwards.
    #[inline]
    pub fn after(&self, group: usize, column: usize) -> impl Iterator<Item = (usize, f64)> {
        let Problem { entry, row, coef, .. } = self.problem;
        let old = self.choice[group] as usize;
        let (mut gone, mut come) = (entry[old] as usize, entry[column] as usize);
        let (gone_end, come_end) = (entry[old + 1] as usize, entry[column + 1] as usize);
        std::iter::from_fn(move || {
            // Past all rows where nothing is left.
            let less_row = if gone < gone_end { usize::from(row[gone]) } else { usize::MAX };
            let more_row = if come < come_end { usize::from(row[come]) } else { usize::MAX };
            let at = less_row.min(more_row);
            let mut used = *self.used.get(at)?;
            if less_row == at {
                used -= coef[gone];
                gone += 1;
            }
            if more_row == at {
                used += coef[come];
                come += 1;
            }
            Some((at, used))
        })
    }

    /// Whether taking `column` keeps every row that it touches within its limit.
    pub fn fits(&self, group: usize, column: usize) -> bool {
        self.after(group, column).all(|(row, used)| used <= self.problem.limit[row])
    }

    /// Sum over rows of what is used past the limit, each in its scale.
    pub fn violation(&self) -> f64 {
        (0..self.used.len()).map(|row| self.over(row, self.used[row])).sum()
    }

    /// How far `used` is past the limit of a row, in its scale; 0 where it is not.
    pub fn over(&self, row: usize, used: f64) -> f64 {
        if used > self.problem.limit[row] { (used - self.problem.limit[row]) / self.problem.scale[row] } else { 0.0 }
    }

    /// How much the violation changes if the group takes `column`.
    pub fn violation_change(&self, group: usize, column: usize) -> f64 {
        self.after(group, column).map(|(row, used)| self.over(row, used) - self.over(row, self.used[row])).sum()
    }

    /// Whether a column uses one of the marked rows.
    pub fn touches(&self, column: usize, rows: &[bool]) -> bool {
        self.problem.entries(column).any(|(row, _)| rows[row])
    }

    /// Whether every row is within its limit.
    pub fn is_feasible(&self) -> bool {
        (0..self.used.len()).all(|row| self.used[row] <= self.problem.limit[row])
    }
}
