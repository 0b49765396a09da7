//! How long a division takes: 2,500 titles among five partners, and smaller and larger ones beside it.

use serumpun::planning::plan;
use serumpun::planning::testing::{Recipe, sample};
use serumpun::task::Task;

fn main() {
    divan::main();
}

/// Titles and partners.
const SIZES: [(usize, usize); 3] = [(500, 5), (2500, 5), (5000, 10)];

#[divan::bench(args = SIZES, sample_count = 5)]
fn by_title(bencher: divan::Bencher<'_, '_>, (titles, partners): (usize, usize)) {
    let sample = sample(Recipe { partners, titles, money: 0.6, wild: false, seed: 3 });
    let input = sample.input();
    let task = Task::default();
    bencher.bench_local(|| plan(&sample.consortium, &input, &task).map(|plan| plan.verdict.relative_gap));
}
