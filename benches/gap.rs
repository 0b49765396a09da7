//! Solves classical assignment instances with the solver that divides purchases.
//!
//! `cargo bench --bench gap -- FILE…` prints one line a file: name, objective, bound, relative gap, seconds (the costs are
//! minimized, the bound is from below).

use serumpun::planning::testing::Assignment;
use serumpun::task::Task;

/// Work spent on one instance at most, and seconds as a last resort.
const WORK: usize = 20_000_000_000;
const SECONDS: f64 = 9.5;

fn main() {
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let read = std::fs::read_to_string(&path).ok().and_then(|text| Assignment::read(&text));
        let Some(instance) = read else {
            println!("{path},not in the format,,,");
            continue;
        };
        match instance.solve(WORK, SECONDS, &Task::default()) {
            Ok(answer) => {
                let verified = answer.agents.as_ref().and_then(|agents| instance.verify(agents));
                assert_eq!(verified, answer.objective, "{path}: the assignment is not what the solver says");
                let objective = answer.objective.map_or("none".to_owned(), |cost| cost.to_string());
                let gap = answer.objective.map_or(f64::INFINITY, |cost| (cost as f64 - answer.bound) / (cost as f64).abs());
                println!("{path},{objective},{},{gap:.6},{:.3}", answer.bound, answer.seconds);
            }
            Err(error) => println!("{path},{error},,,"),
        }
    }
}
