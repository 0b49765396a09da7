//! Columns that differ only in whose money pays become one: a smaller problem of the same best value.
//!
//! Rows between which a purchase can be moved, as two funds of one partner, form a *class*. Columns of a group with the same
//! value and the same use of every class are *twins*, of which the folded problem has one. It has a row for every set of rows
//! of a class, of which a column uses the least that one of its twins does (as in Hall's marriage theorem). So every choice of
//! the problem is one of the folded problem with the same value, and bounds hold for both. A choice of the folded problem is
//! [split](super::split) again; where that cannot be done, the problem is solved as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::{Problem, position};

/// A problem without twins, and the way back.
#[derive(Debug)]
pub(super) struct Fold<'p> {
    pub whole: &'p Problem,
    pub problem: Problem,
    /// First twin of each column in the whole problem, and the number of columns at the end.
    first: Vec<u32>,
    /// Rows of the whole problem that each folded row is about.
    members: Vec<Vec<usize>>,
    pub classes: Classes,
}

/// The classes of rows.
#[derive(Debug)]
pub(super) struct Classes {
    /// Rows of each class.
    pub rows: Vec<Vec<usize>>,
    /// Class of each row.
    pub of: Vec<Option<usize>>,
}

/// Rows of a class at most: sets of rows double with every one.
const MOST_ROWS: usize = 4;

/// Groups in which classes are looked for at most.
const SAMPLE: usize = 5000;

impl<'p> Fold<'p> {
    /// Folds a problem; none where it has no twins.
    pub fn new(whole: &'p Problem) -> Option<Self> {
        let classes = Classes::new(whole)?;
        let mut members: Vec<Vec<usize>> =
            (0..whole.limit.len()).filter(|row| classes.of[*row].is_none()).map(|row| vec![row]).collect();
        for rows in &classes.rows {
            let sets = 1..1_usize << rows.len();
            members.extend(sets.map(|set| (0..rows.len()).filter(|at| set >> at & 1 == 1).map(|at| rows[at]).collect()));
        }
        let mut fold = Self { whole, problem: Problem::default(), first: Vec::new(), members, classes };
        fold.find_twins();
        fold.build();
        Some(fold)
    }

    fn find_twins(&mut self) {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        for group in 0..self.whole.groups() {
            let range = self.whole.columns(group);
            let start = range.start;
            for column in range {
                let same = column > start && self.whole.value[column].total_cmp(&self.whole.value[column - 1]).is_eq();
                std::mem::swap(&mut one, &mut other);
                self.by_class(column, &mut one);
                if !same || one != other {
                    self.first.push(position(column));
                }
            }
        }
        self.first.push(position(self.whole.value.len()));
    }

    /// Use of rows, by class where they have one.
    fn by_class(&self, column: usize, uses: &mut Vec<(usize, f64)>) {
        uses.clear();
        let rows = self.whole.limit.len();
        for (row, coef) in self.whole.entries(column) {
            let row = self.classes.of[row].map_or(row, |class| rows + class);
            match uses.iter_mut().find(|(known, _)| *known == row) {
                Some((_, sum)) => *sum += coef,
                None => uses.push((row, coef)),
            }
        }
        uses.sort_unstable_by_key(|(row, _)| *row);
    }

    /// Builds the folded problem with the rows that can be overused.
    fn build(&mut self) {
        let whole = self.whole;
        let mut of_row = vec![Vec::new(); whole.limit.len()];
        for (at, members) in self.members.iter().enumerate() {
            for row in members {
                of_row[*row].push(at);
            }
        }
        let (mut ends, mut entries) = (vec![0], Vec::new());
        for column in 0..self.first.len() - 1 {
            self.least(column, &of_row, &mut entries);
            ends.push(entries.len());
        }
        let limit = |members: &[usize]| members.iter().map(|row| whole.limit[*row]).sum::<f64>();
        let mut most = vec![0.0; self.members.len()];
        let (mut group, mut column) = (0, 0);
        let mut here = vec![0.0_f64; self.members.len()];
        while group < whole.groups() {
            let mut touched = Vec::new();
            while self.first[column] < whole.group[group + 1] {
                for (row, coef) in &entries[ends[column]..ends[column + 1]] {
                    here[*row] = here[*row].max(*coef);
                    touched.push(*row);
                }
                column += 1;
            }
            for row in touched {
                most[row] += std::mem::take(&mut here[row]);
            }
            group += 1;
        }
        let binds: Vec<bool> = most.iter().zip(&self.members).map(|(most, members)| *most > limit(members)).collect();
        let place: Vec<usize> =
            binds.iter().scan(0, |next, binds| Some(std::mem::replace(next, *next + usize::from(*binds)))).collect();
        let mut kept = binds.iter();
        self.members.retain(|_| kept.next().copied().unwrap_or_default());
        let scale = |members: &Vec<usize>| members.iter().map(|row| whole.scale[*row]).sum();
        let mut problem =
            Problem::new(self.members.iter().map(|members| limit(members)).collect(), self.members.iter().map(scale).collect());
        problem.base = whole.base;
        problem.grain = whole.grain;
        let mut column = 0;
        for group in 0..whole.groups() {
            while self.first[column] < whole.group[group + 1] {
                let of = entries[ends[column]..ends[column + 1]].iter().filter(|(row, _)| binds[*row]);
                let of = of.map(|(row, coef)| (u16::try_from(place[*row]).unwrap_or(u16::MAX), *coef));
                problem.push_column(whole.value[self.first[column] as usize], of);
                column += 1;
            }
            problem.end_group();
        }
        self.problem = problem;
    }

    /// What one of a column's twins uses of each folded row at least.
    fn least(&self, column: usize, of_row: &[Vec<usize>], entries: &mut Vec<(usize, f64)>) {
        let from = entries.len();
        let twins = self.twins(position(column));
        for (row, _) in self.whole.entries(twins.start) {
            for folded in &of_row[row] {
                if entries[from..].iter().any(|(known, _)| known == folded) {
                    continue;
                }
                let inside = |twin: usize| self.whole.entries(twin).filter(|(row, _)| self.members[*folded].contains(row));
                let uses = |twin: usize| inside(twin).map(|(_, coef)| coef).sum::<f64>();
                entries.push((*folded, twins.clone().map(uses).fold(f64::INFINITY, f64::min)));
            }
        }
        let mut at = from;
        while at < entries.len() {
            if entries[at].1 == 0.0 {
                entries.swap_remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// The columns of the whole problem that a folded one stands for.
    pub fn twins(&self, column: u32) -> std::ops::Range<usize> {
        self.first[column as usize] as usize..self.first[column as usize + 1] as usize
    }

    /// The folded choice that a choice of the whole problem stands for.
    pub fn narrow(&self, choice: &[u32]) -> Vec<u32> {
        choice.iter().map(|column| position(self.first.partition_point(|first| first <= column) - 1)).collect()
    }

    /// Prices of the folded problem with those of the whole one: what the rows of a set have in common falls on the set.
    pub fn narrow_prices(&self, y: &[f64]) -> Vec<f64> {
        let mut left = y.to_vec();
        let mut folded = vec![0.0; self.members.len()];
        let mut order: Vec<usize> = (0..folded.len()).collect();
        order.sort_by_key(|row| (std::cmp::Reverse(self.members[*row].len()), *row));
        for row in order {
            folded[row] = self.members[row].iter().map(|member| left[*member]).fold(f64::INFINITY, f64::min);
            self.members[row].iter().for_each(|member| left[*member] -= folded[row]);
        }
        folded
    }

    /// Prices of the whole problem that prove what `folded` proves of the folded one.
    pub fn widen_prices(&self, folded: &[f64]) -> Vec<f64> {
        let mut y = vec![0.0; self.whole.limit.len()];
        for (members, price) in self.members.iter().zip(folded) {
            for row in members {
                y[*row] += price;
            }
        }
        y
    }
}

impl Classes {
    /// Rows are of one class where columns are others with the row exchanged. None where no two rows are.
    fn new(problem: &Problem) -> Option<Self> {
        if !problem.relaxed.is_empty() {
            return None;
        }
        let rows = problem.limit.len();
        let mut root: Vec<usize> = (0..rows).collect();
        for (a, b) in exchanges(problem) {
            let (a, b) = (find(&root, a), find(&root, b));
            root[a.max(b)] = a.min(b);
        }
        let all = (0..rows).map(|first| (first..rows).filter(|row| find(&root, *row) == first).collect::<Vec<_>>());
        let classes = Self { rows: all.filter(|rows| (2..=MOST_ROWS).contains(&rows.len())).collect(), of: Vec::new() };
        let of = |row: usize| classes.rows.iter().position(|rows| rows.contains(&row));
        let of = (0..rows).map(of).collect();
        (!classes.rows.is_empty()).then_some(Self { of, ..classes })
    }
}

/// Pairs of rows that can be exchanged in at least every other group that uses both: a few alike by chance are no funds.
fn exchanges(problem: &Problem) -> Vec<(usize, usize)> {
    let groups = || (0..problem.groups()).step_by(problem.groups() / SAMPLE + 1);
    // For each pair the groups that exchange it, and those that use both.
    let mut pairs: BTreeMap<(usize, usize), [usize; 2]> = BTreeMap::new();
    for group in groups() {
        let mut here = BTreeSet::new();
        let mut range = problem.columns(group);
        while let Some(one) = range.next() {
            let same = |other: &usize| problem.value[*other].total_cmp(&problem.value[one]).is_eq();
            let alike = range.clone().take_while(same).filter_map(|other| exchanged(problem, one, other));
            here.extend(alike.map(|(a, b)| (a.min(b), a.max(b))));
        }
        for pair in here {
            pairs.entry(pair).or_default()[0] += 1;
        }
    }
    let mut is_used = vec![false; problem.limit.len()];
    for group in groups() {
        is_used.fill(false);
        problem.columns(group).flat_map(|column| problem.entries(column)).for_each(|(row, _)| is_used[row] = true);
        for ((a, b), count) in &mut pairs {
            count[1] += usize::from(is_used[*a] && is_used[*b]);
        }
    }
    pairs.into_iter().filter(|(_, [exchanged, both])| exchanged * 2 >= *both).map(|(pair, _)| pair).collect()
}

fn find(root: &[usize], mut row: usize) -> usize {
    while root[row] != row {
        row = root[row];
    }
    row
}

/// The two rows in which two columns differ, where they are the same otherwise.
fn exchanged(problem: &Problem, one: usize, other: usize) -> Option<(usize, usize)> {
    let only = |a: usize, b: usize| {
        let mut left = problem.entries(a).filter(move |entry| problem.entries(b).all(|known| known != *entry));
        left.next().filter(|_| left.next().is_none())
    };
    let ((a, more), (b, less)) = only(one, other).zip(only(other, one))?;
    let is_money = more > 0.0 && problem.limit[a].min(problem.limit[b]) >= 0.0;
    (a != b && is_money && more.total_cmp(&less).is_eq()).then_some((a, b))
}

#[cfg(test)]
mod tests {
    use super::super::problem::State;
    use super::super::split::Split;
    use super::*;

    /// Titles of these costs, each bought or not, from either of two funds.
    fn titles(costs: &[f64], limits: [f64; 2]) -> Problem {
        let mut problem = Problem::new(limits.to_vec(), vec![1.0; 2]);
        for cost in costs {
            problem.push_column(0.0, std::iter::empty());
            for fund in 0..2 {
                problem.push_column(cost + 1.0, std::iter::once((fund, *cost)));
            }
            problem.end_group();
        }
        problem
    }

    /// All choices of a problem, those over the limits too.
    fn choices(problem: &Problem) -> Vec<Vec<u32>> {
        (0..problem.groups()).fold(vec![Vec::new()], |known, group| {
            let longer = |choice: Vec<u32>| {
                problem.columns(group).map(move |column| choice.iter().copied().chain([position(column)]).collect())
            };
            known.into_iter().flat_map(longer).collect()
        })
    }

    fn value(problem: &Problem, choice: &[u32]) -> f64 {
        choice.iter().map(|column| problem.value[*column as usize]).sum()
    }

    #[test]
    fn funds_of_one_partner_are_one_row() {
        let whole = titles(&[6.0, 5.0, 4.0, 3.0], [6.0, 9.0]);
        let fold = Fold::new(&whole).unwrap();
        assert_eq!((fold.problem.value.len(), fold.problem.limit.as_slice()), (8, [15.0].as_slice()));
        let Split::Choice(split) = fold.widen(&[1, 3, 5, 6], None) else { panic!("6 of one fund, 5 and 4 of the other") };
        assert!(State::new(&whole, split.clone()).is_feasible());
        assert_eq!(fold.narrow(&split), [1, 3, 5, 6]);
    }

    #[test]
    fn what_no_fund_can_pay_for_is_told() {
        let whole = titles(&[6.0, 6.0, 6.0], [9.0, 9.0]);
        let fold = Fold::new(&whole).unwrap();
        assert!(State::new(&fold.problem, vec![1, 3, 5]).is_feasible(), "the money is enough, but not in one fund");
        assert!(matches!(fold.widen(&[1, 3, 5], None), Split::Never(0)));
        assert!(matches!(fold.widen(&[1, 3, 4], None), Split::Choice(_)));
    }

    #[test]
    fn what_is_alike_by_chance_is_no_fund() {
        let mut problem = Problem::new(vec![20.0; 2], vec![1.0; 2]);
        for (one, other) in [(5.0, 5.0), (4.0, 6.0), (7.0, 3.0)] {
            problem.push_column(8.0, std::iter::once((0, one)));
            problem.push_column(8.0, std::iter::once((1, other)));
            problem.end_group();
        }
        assert!(Fold::new(&problem).is_none());
    }

    proptest::proptest! {
        /// A folded choice can be split just where a choice of the whole problem stands behind it.
        #[test]
        fn the_best_that_can_be_split_is_the_best(
            costs in proptest::collection::vec(1_u8..12, 1..6), limits in proptest::array::uniform2(1_u8..20)
        ) {
            let costs: Vec<f64> = costs.into_iter().map(f64::from).collect();
            let whole = titles(&costs, limits.map(f64::from));
            let fold = Fold::new(&whole).unwrap();
            let feasible = choices(&whole).into_iter().filter(|choice| State::new(&whole, choice.clone()).is_feasible());
            let best = feasible.map(|choice| value(&whole, &choice)).fold(0.0, f64::max);
            let split = choices(&fold.problem).into_iter().filter(|choice| matches!(fold.widen(choice, None), Split::Choice(_)));
            let best_split = split.map(|choice| value(&fold.problem, &choice)).fold(0.0, f64::max);
            proptest::prop_assert!((best - best_split).abs() < 1e-9, "{} {}", best, best_split);
        }
    }
}
