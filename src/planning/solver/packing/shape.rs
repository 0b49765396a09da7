//! How a problem falls into rows that are kept whole, rows that are priced, and groups.

use super::super::problem::Problem;

/// Groups of a problem up to which fills are looked for.
const MOST_GROUPS: usize = 512;

/// Share of a limit by which a sum of uses may seem to be above it by rounding; what is really above it is found out once a
/// plan is whole.
const ROUNDING: f64 = 1e-12;

/// The columns of one group that use a row that is kept whole: column and use, in their order.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub group: usize,
    pub ways: Vec<(usize, f64)>,
}

/// A row that is kept whole, with all that can use it.
#[derive(Debug, Clone)]
pub(super) struct Sack {
    pub capacity: f64,
    pub members: Vec<Member>,
}

/// A problem seen as rows to be filled.
#[derive(Debug)]
pub(super) struct Shape<'p> {
    pub problem: &'p Problem,
    pub sacks: Vec<Sack>,
    /// Whether each row is priced.
    pub is_priced: Vec<bool>,
    /// The best column of each group that uses no row at all.
    pub free: Vec<Option<usize>>,
}

/// Whether each row can be kept whole: all of it is use, and no column uses two such rows. None where that does not hold, or
/// what uses none of them uses others.
pub(super) fn whole_rows(problem: &Problem) -> Option<Vec<bool>> {
    if !problem.relaxed.is_empty() || problem.groups() > MOST_GROUPS || problem.groups() < 2 {
        return None;
    }
    let mut whole = vec![false; problem.limit.len()];
    problem.row.iter().for_each(|row| whole[usize::from(*row)] = true);
    for (row, coef) in problem.row.iter().zip(&problem.coef) {
        whole[usize::from(*row)] &= *coef >= 0.0;
    }
    let fits = |column: usize| {
        let rows = problem.entries(column).filter(|(row, _)| whole[*row]).count();
        rows == 1 || rows == 0 && problem.entry[column] == problem.entry[column + 1]
    };
    ((0..problem.value.len()).all(fits) && whole.contains(&true)).then_some(whole)
}

impl<'p> Shape<'p> {
    /// The shape of a problem whose rows are kept whole where `whole` says so, by row.
    pub fn new(problem: &'p Problem, whole: &[bool]) -> Self {
        let is_priced: Vec<bool> = (0..problem.limit.len()).map(|row| !whole.get(row).copied().unwrap_or_default()).collect();
        let mut by_row: Vec<Vec<Member>> = vec![Vec::new(); is_priced.len()];
        let mut free = vec![None; problem.groups()];
        for (group, free) in free.iter_mut().enumerate() {
            for column in problem.columns(group) {
                let Some((row, coef)) = problem.entries(column).find(|(row, _)| !is_priced[*row]) else {
                    if free.is_none_or(|known: usize| problem.value[column] > problem.value[known]) {
                        *free = Some(column);
                    }
                    continue;
                };
                if coef > capacity(problem.limit[row]) {
                    continue;
                }
                match by_row[row].last_mut().filter(|member| member.group == group) {
                    Some(member) => member.ways.push((column, coef)),
                    None => by_row[row].push(Member { group, ways: vec![(column, coef)] }),
                }
            }
        }
        let sacks = by_row.into_iter().enumerate().filter(|(row, _)| !is_priced[*row]);
        let sacks = sacks.map(|(row, members)| Sack { capacity: capacity(problem.limit[row]), members }).collect();
        Self { problem, sacks, is_priced, free }
    }

    /// What a group is worth where no row is used for it; −∞ where it must use one.
    pub fn least(&self, group: usize) -> f64 {
        self.free[group].map_or(f64::NEG_INFINITY, |column| self.problem.value[column])
    }
}

fn capacity(limit: f64) -> f64 {
    limit + ROUNDING * limit.abs()
}
