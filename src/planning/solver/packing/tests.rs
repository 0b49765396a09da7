use oorandom::Rand64;

use super::super::problem::State;
use super::super::root::root;
use super::*;
use crate::task::Task;

const LIMITS: Limits = Limits { steps: 100, gap: 0.0, work: 50_000_000, proof: 0, seconds: 60.0, seed: 1 };

/// What a random problem is made of.
#[derive(Clone, Copy)]
struct Recipe {
    rows: u16,
    groups: usize,
    /// Ways of a group to use one row at most.
    ways: u64,
    /// Whether the use of a row may not stray far from a share of all use.
    shares: bool,
    /// Whether some groups must use a row.
    required: bool,
}

/// Groups that use one of some rows or none, as subjects that partners take.
fn random_problem(recipe: Recipe, random: &mut Rand64) -> Problem {
    let Recipe { rows, groups, ways, shares, required } = recipe;
    let mut number = |low: u64, high: u64| random.rand_range(low..high) as f64 / 7.0;
    let priced = if shares { rows } else { 0 };
    let limits = (0..rows).map(|_| number(60, 150)).chain((0..priced).map(|_| 0.5));
    let mut problem = Problem::new(limits.collect(), vec![20.0; usize::from(rows + priced)]);
    problem.base = number(0, 7);
    for group in 0..groups {
        if !required || group % 3 > 0 {
            problem.push_column(if group % 4 == 0 { number(1, 5) } else { 0.0 }, []);
        }
        for row in 0..rows {
            for way in 0..ways {
                if way > 0 && number(0, 7) < 0.5 {
                    continue;
                }
                let cost = number(20, 70);
                let over = |other: u16| (rows + other, if other == row { 0.5 * cost } else { -0.5 * cost });
                let entries = std::iter::once((row, cost)).chain((0..priced).map(over));
                problem.push_column(number(20, 40) + 0.5 * cost, entries);
            }
        }
        problem.end_group();
    }
    problem
}

/// The best of all choices; −∞ where none keeps to the limits.
fn best(problem: &Problem) -> f64 {
    let mut best = f64::NEG_INFINITY;
    let mut choice: Vec<u32> = (0..problem.groups()).map(|group| problem.group[group]).collect();
    loop {
        let state = State::new(problem, choice.clone());
        if state.is_feasible() {
            best = best.max(state.value);
        }
        let Some(group) = (0..choice.len()).find(|group| choice[*group] + 1 < problem.group[group + 1]) else { return best };
        choice[group] += 1;
        choice[..group].copy_from_slice(&problem.group[..group]);
    }
}

/// What the search finds from nothing: value, choice, bound.
fn searched(problem: &Problem, work: usize) -> (Incumbent, f64) {
    let task = Task::default();
    let mut meter = Meter::new(&task, 60.0);
    let hopeless = problem.lowest() - 1.0;
    let dual = root(problem, None, hopeless, &LIMITS, &mut meter).unwrap().dual;
    let incumbent = Incumbent::of(None);
    let last = meter.work() + work;
    let mut packing = Packing { whole: problem, incumbent, last, gap: 0.0, hopeless, limits: &LIMITS, meter: &mut meter };
    let bound = packing.run(&dual).unwrap();
    (packing.incumbent, bound)
}

fn recipes() -> impl Iterator<Item = Recipe> {
    let flags = [(false, false), (true, false), (false, true), (true, true)];
    let sizes = [(2, 8, 1), (3, 6, 1), (2, 6, 2), (3, 5, 3)];
    let of = move |(rows, groups, ways)| flags.map(move |(shares, required)| Recipe { rows, groups, ways, shares, required });
    sizes.into_iter().flat_map(of)
}

#[test]
fn the_best_of_all_choices_is_found_and_proved() {
    let mut random = Rand64::new(11);
    let (mut some, mut none) = (0, 0);
    for recipe in recipes() {
        for _ in 0..25 {
            let problem = random_problem(recipe, &mut random);
            assert!(shape::whole_rows(&problem).is_some());
            let best = best(&problem);
            let (found, bound) = searched(&problem, 50_000_000);
            if best == f64::NEG_INFINITY {
                assert!(found.choice.is_empty());
                none += 1;
                continue;
            }
            assert!((found.value - best).abs() < 1e-9, "{} is not {best}", found.value);
            assert!(State::new(&problem, found.choice).is_feasible());
            assert!((bound - best).abs() < 1e-9, "{bound} is not {best}");
            some += 1;
        }
    }
    assert!(some > 300 && none > 5, "{some} {none}");
}

#[test]
fn a_search_that_ends_early_proves_what_holds() {
    let mut random = Rand64::new(12);
    let recipe = Recipe { rows: 3, groups: 7, ways: 1, shares: false, required: false };
    let mut early = 0;
    for at in 0..60 {
        let problem = random_problem(recipe, &mut random);
        let best = best(&problem);
        let (found, bound) = searched(&problem, 500 * at);
        assert!(found.value <= best + 1e-9 && bound >= best - 1e-9, "{} {best} {bound}", found.value);
        early += usize::from(bound > best + 1e-6);
    }
    assert!((5..60).contains(&early), "{early}");
}

#[test]
fn rows_that_columns_share_are_not_kept_whole() {
    let mut problem = Problem::new(vec![9.0; 2], vec![1.0; 2]);
    for _ in 0..2 {
        problem.push_column(0.0, []);
        problem.push_column(1.0, [(0, 2.0), (1, 3.0)]);
        problem.end_group();
    }
    assert!(shape::whole_rows(&problem).is_none());
}

#[test]
fn all_fills_above_a_floor_are_told() {
    let mut random = Rand64::new(13);
    for _ in 0..100 {
        let recipe = Recipe { rows: 1, groups: 6, ways: 3, shares: false, required: false };
        let problem = random_problem(recipe, &mut random);
        let shape = Shape::new(&problem, &[true]);
        let mut random_price = |_| random.rand_float() * 8.0;
        let mut prices = Prices::new(&shape, &[0.0]);
        prices.group = (0..problem.groups()).map(&mut random_price).collect();
        let sack = &prices.sacks(&shape)[0];
        let task = Task::default();
        let mut meter = Meter::new(&task, 60.0);
        let (best, fill) = sack.best(usize::MAX, &mut meter).unwrap().unwrap();
        // No multiple of a seventh, as differences of values are.
        let floor = best - 2.03;
        let mut told = Vec::new();
        let mut tell = |profit: f64, columns: &[u32]| {
            told.push((profit, columns.to_vec()));
            Some(floor)
        };
        assert!(sack.dive(floor, &mut tell, usize::MAX, &mut meter).unwrap());
        // All sets of columns, one a group at most.
        let mut sets: Vec<(f64, f64, Vec<u32>)> = vec![(0.0, 0.0, Vec::new())];
        for group in 0..problem.groups() {
            for (profit, weight, columns) in sets.clone() {
                for column in problem.columns(group) {
                    let Some((_, cost)) = problem.entries(column).next() else { continue };
                    let more = profit + problem.value[column] - prices.group[group];
                    sets.push((more, weight + cost, [columns.as_slice(), &[position(column)]].concat()));
                }
            }
        }
        sets.retain(|(_, weight, _)| *weight <= shape.sacks[0].capacity);
        let most = sets.iter().map(|(profit, ..)| *profit).fold(0.0, f64::max);
        assert!(
            (most - best).abs() < 1e-9 && sets.iter().any(|(profit, _, set)| (profit - best).abs() < 1e-9 && same(set, &fill))
        );
        let above: Vec<_> = sets.iter().filter(|(profit, ..)| *profit > floor).collect();
        assert_eq!(above.len(), told.len());
        assert!(above.iter().all(|(_, _, set)| told.iter().any(|(_, known)| same(set, known))));
    }
}

fn same(a: &[u32], b: &[u32]) -> bool {
    let sorted = |set: &[u32]| {
        let mut set = set.to_vec();
        set.sort_unstable();
        set
    };
    sorted(a) == sorted(b)
}
