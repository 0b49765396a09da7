//! Plans against brute force, against their own rules, and against sabotage.

mod brute;
mod locks;
mod properties;
mod sabotage;
mod told;

use super::testing::{Recipe, Sample, sample};
use super::{PlanningInput, plan};
use crate::error::Result;
use crate::model::Plan;
use crate::task::Task;

/// A wild consortium small enough for brute force.
fn tiny(seed: u64) -> Sample {
    sample(Recipe { partners: 3, titles: 5 + usize::from(seed.is_multiple_of(2)), money: 0.5, wild: true, seed })
}

fn planned(sample: &Sample) -> Result<Plan> {
    let input: PlanningInput<'_> = sample.input();
    plan(&sample.consortium, &input, &Task::default())
}
