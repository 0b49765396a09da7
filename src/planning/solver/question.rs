//! What to ask next in the search: the question whose answers lower the bound most, whichever it is.
//!
//! A question parts the columns of one group: those that use a row, or a single one. How much an answer lowers the bound is
//! looked up by short walks at first and then learned from the nodes (pseudo-costs with reliability, Achterberg, Koch and
//! Martin 2005).

use super::dense::{Columns, Dense};

/// What an answer was expected to cost, to compare with what it did.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// Place of the question in what is learned.
    place: usize,
    /// Share of the columns asked for in the relaxed plan.
    pub share: f64,
    denied: bool,
}

impl Asked {
    /// The same question with the other answer.
    pub fn denied(self) -> Self {
        Self { denied: true, ..self }
    }
}

/// What is to be done with a node.
pub(super) enum Question {
    /// Nothing: no answer leaves anything above the floor.
    Hopeless,
    /// Only one answer leaves something: these columns are gone.
    Without(Vec<usize>),
    /// Both sides are open.
    Sides { with: Vec<usize>, without: Vec<usize>, asked: Option<Asked> },
}

impl Question {
    /// Whether a column is taken or another one of its group.
    pub fn about(dense: &Dense, column: usize) -> Self {
        let others = dense.columns(dense.group_of(column)).filter(|other| *other != column);
        Self::Sides { with: vec![column], without: others.collect(), asked: None }
    }
}

/// What was learned of one answer: by how much it lowers the bound for each unit of share that it moves.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    sum: f64,
    times: u32,
}

impl Known {
    fn mean(self) -> f64 {
        self.sum / f64::from(self.times.max(1))
    }
}

/// Everything learned about questions.
pub(super) struct Questions {
    rows: usize,
    columns: usize,
    /// First column of each group of the search.
    group: Vec<u32>,
    /// Of each question: what yes and what no cost.
    known: Vec<[Known; 2]>,
}

/// A question that could be asked.
struct Candidate {
    place: usize,
    with: Vec<usize>,
    without: Vec<usize>,
    share: f64,
    weight: f64,
}

/// Times an answer must have been seen to be relied on.
const RELIABLE: u32 = 4;
/// Steps of a walk that looks ahead.
const LOOK: usize = 8;
/// Shares nearer to none or all are rounding.
const WHOLE: f64 = 1e-6;

impl Questions {
    pub fn new(columns: &Columns) -> Self {
        let (rows, all) = (columns.limit.len(), columns.value.len());
        let places = all + (columns.group.len() - 1) * rows;
        Self { rows, columns: all, group: columns.group.clone(), known: vec![[Known::default(); 2]; places] }
    }

    /// Learns what an answer cost.
    pub fn learn(&mut self, asked: Asked, lower: f64) {
        let moved = if asked.denied { asked.share } else { 1.0 - asked.share };
        let known = &mut self.known[asked.place][usize::from(asked.denied)];
        known.sum += lower.max(0.0) / moved.max(1e-3);
        known.times += 1;
    }

    /// The best question at a vertex with these fractions, whose bound is `here`; looking ahead may cost `most` work.
    pub fn ask(&mut self, dense: &mut Dense, fractions: &[(usize, usize, f64)], here: f64, floor: f64, most: usize) -> Question {
        let mut candidates = self.candidates(dense, fractions);
        candidates.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.place.cmp(&b.place)));
        let first = dense.steps;
        let least = 1e-6 * (here - floor);
        let mut best: Option<(f64, usize)> = None;
        for (at, candidate) in candidates.iter().enumerate() {
            let Candidate { place, with, without, share, .. } = candidate;
            let mut lower = [self.known[*place][0].mean() * (1.0 - share), self.known[*place][1].mean() * share];
            let is_new = self.known[*place].iter().any(|known| known.times < RELIABLE);
            if is_new && (dense.steps - first) * dense.size() < most {
                let left = [dense.without(without, LOOK, floor), dense.without(with, LOOK, floor)];
                match left.map(|left| left <= floor) {
                    [true, true] => return Question::Hopeless,
                    [true, false] => return Question::Without(with.clone()),
                    [false, true] => return Question::Without(without.clone()),
                    [false, false] => {}
                }
                lower = left.map(|left| here - left);
                let asked = Asked { place: *place, share: *share, denied: false };
                self.learn(asked, lower[0]);
                self.learn(asked.denied(), lower[1]);
            }
            let score = lower[0].clamp(least, here - floor) * lower[1].clamp(least, here - floor);
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, at));
            }
        }
        match best.map(|(_, at)| candidates.swap_remove(at)) {
            Some(Candidate { place, with, without, share, .. }) => {
                Question::Sides { with, without, asked: Some(Asked { place, share, denied: false }) }
            }
            // The relaxed plan is whole, or differs only in what no row sees.
            None => Question::about(dense, dense.key(0)),
        }
    }

    /// All questions that the relaxed plan leaves open.
    fn candidates(&self, dense: &Dense, fractions: &[(usize, usize, f64)]) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for same in fractions.chunk_by(|a, b| a.0 == b.0) {
            let group = same[0].0;
            let key = dense.key(group);
            let rest = 1.0 - same.iter().map(|(_, _, x)| x).sum::<f64>();
            let taken: Vec<(usize, f64)> = same.iter().map(|(_, column, x)| (*column, *x)).chain([(key, rest)]).collect();
            let own = self.group.partition_point(|first| *first <= dense.origin[key]) - 1;
            let first = candidates.len();
            let mut add = |place: usize, weight: f64, with: Vec<usize>| {
                let share: f64 = taken.iter().filter(|(column, _)| with.contains(column)).map(|(_, x)| x).sum();
                let is_known = || candidates[first..].iter().any(|known| known.with == with || known.without == with);
                if !(WHOLE..=1.0 - WHOLE).contains(&share) || is_known() {
                    return;
                }
                let without: Vec<usize> = dense.columns(group).filter(|column| !with.contains(column)).collect();
                if !with.is_empty() && !without.is_empty() {
                    let weight = share.min(1.0 - share) * (weight + 1e-6);
                    candidates.push(Candidate { place, with, without, share, weight });
                }
            };
            for row in 0..self.rows {
                let with: Vec<usize> = dense.columns(group).filter(|column| dense.uses(*column)[row] != 0.0).collect();
                let most = with.iter().map(|column| dense.uses(*column)[row].abs()).fold(0.0, f64::max);
                add(self.columns + own * self.rows + row, most * dense.prices()[row], with);
            }
            for (column, _) in &taken {
                let price = dense.uses(*column).iter().zip(dense.prices()).map(|(uses, price)| (uses * price).abs()).sum();
                add(dense.origin[*column] as usize, price, vec![*column]);
            }
        }
        candidates
    }
}
