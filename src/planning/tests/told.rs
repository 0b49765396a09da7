//! What a division tells while it runs.

use std::sync::{Arc, Mutex, OnceLock};

use crate::planning::plan;
use crate::planning::testing::measured;
use crate::task::{Found, Progress, Task};

/// A word of progress, and what is found by then.
type Word = (Progress, Option<Found>);

/// What is found by each word of progress.
fn told(titles: usize) -> (Vec<Word>, crate::model::Plan) {
    let words: Arc<Mutex<Vec<Word>>> = Arc::default();
    let itself: Arc<OnceLock<Task>> = Arc::default();
    let (heard, own) = (Arc::clone(&words), Arc::clone(&itself));
    let task = Task::new(move |progress| {
        let found = own.get().and_then(Task::found_so_far);
        heard.lock().unwrap().push((progress, found));
    });
    assert!(itself.set(task.clone()).is_ok());
    let sample = measured(titles, 4, 1, 3);
    let plan = plan(&sample.consortium, &sample.input(), &task).unwrap();
    let words = words.lock().unwrap().clone();
    (words, plan)
}

#[test]
fn every_bound_and_every_plan_told_on_the_way_holds() {
    // A few groups, and so many that the first prices are those of a sample.
    for titles in [200, 1800] {
        let (words, plan) = told(titles);
        let best = plan.verdict.objective;
        let solving: Vec<Found> =
            words.iter().filter(|(progress, _)| progress.stage == "stage-solving").filter_map(|(_, found)| *found).collect();
        assert!(solving.iter().all(|found| found.objective <= best + 1e-6 && found.bound >= best - 1e-6), "{solving:?} {best}");
        // There is a plan before the first bound, and a bound before the lowest one is found.
        assert!(solving[0].objective > 0.0, "{solving:?}");
        assert!(solving.iter().any(|found| found.bound.is_finite() && found.bound > plan.verdict.best_bound), "{solving:?}");
        let mut last = 0;
        for (progress, _) in words.iter().filter(|(progress, _)| progress.stage == "stage-solving") {
            assert!(progress.done >= last && progress.done <= progress.total, "{progress:?}");
            last = progress.done;
        }
        assert!(words.iter().any(|(progress, _)| progress.stage == "stage-alone" && progress.done == progress.total));
    }
}
