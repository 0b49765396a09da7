//! The classical generalized assignment problem, given to the solver that divides purchases.
//!
//! A job is a title that somebody must buy, an agent a fund: the same groups, columns and rows.

use std::time::Instant;

use crate::error::Result;
use crate::model::Termination;
use crate::planning::solver::{Limits, Meter, Problem, Start, solve};
use crate::task::Task;

/// Jobs to be given to agents at the least cost.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// `cost[agent][job]`.
    pub cost: Vec<Vec<i64>>,
    /// What a job takes of an agent's capacity: `need[agent][job]`.
    pub need: Vec<Vec<i64>>,
    /// Capacity of every agent.
    pub capacity: Vec<i64>,
}

/// What the solver found.
#[derive(Debug, Clone, PartialEq)]
pub struct Assigned {
    /// Agent of each job; none where no assignment was found.
    pub agents: Option<Vec<usize>>,
    /// Cost of it.
    pub objective: Option<i64>,
    /// Proved lower bound of every assignment's cost.
    pub bound: f64,
    /// How it ended.
    pub termination: Termination,
    /// Seconds taken.
    pub seconds: f64,
}

impl Assignment {
    /// Reads the classical format: agents, jobs, rows of costs, rows of needs, capacities; none where numbers are missing.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut numbers = text.split_whitespace().map(str::parse::<i64>);
        let mut next = || numbers.next()?.ok();
        let agents = usize::try_from(next()?).ok()?;
        let jobs = usize::try_from(next()?).ok()?;
        let mut table = || (0..agents).map(|_| (0..jobs).map(|_| next()).collect()).collect::<Option<Vec<Vec<i64>>>>();
        let (cost, need) = (table()?, table()?);
        let capacity = (0..agents).map(|_| next()).collect::<Option<Vec<i64>>>()?;
        Some(Self { cost, need, capacity })
    }

    /// Solves it within `seconds`.
    ///
    /// # Errors
    /// Cancellation.
    pub fn solve(&self, work: usize, seconds: f64, task: &Task) -> Result<Assigned> {
        let started = Instant::now();
        let jobs = self.cost.first().map_or(0, Vec::len);
        let limit: Vec<f64> = self.capacity.iter().map(|capacity| *capacity as f64).collect();
        let scale = limit.iter().map(|limit| limit.max(1.0)).collect();
        let mut problem = Problem::new(limit, scale);
        let mut agents = Vec::new();
        for job in 0..jobs {
            // What fits nowhere by itself is left out; a job that fits nowhere keeps its agents and proves that nothing fits.
            let fits = |agent: &usize| self.need[*agent][job] <= self.capacity[*agent];
            let some = (0..self.capacity.len()).any(|agent| fits(&agent));
            for agent in (0..self.capacity.len()).filter(|agent| fits(agent) || !some) {
                let row = u16::try_from(agent).unwrap_or(u16::MAX);
                problem.push_column(-(self.cost[agent][job] as f64), [(row, self.need[agent][job] as f64)]);
                agents.push(agent);
            }
            problem.end_group();
        }
        problem.grain = 1.0;
        let limits = Limits { steps: 400, gap: 0.0, work, proof: 0, seconds, seed: 1 };
        let mut meter = Meter::new(task, seconds);
        let answer = solve(&problem, &Start::default(), &limits, &mut meter)?;
        let chosen: Option<Vec<usize>> =
            answer.choice.map(|choice| choice.iter().map(|column| agents[*column as usize]).collect());
        let objective = chosen.as_ref().map(|chosen| chosen.iter().enumerate().map(|(job, agent)| self.cost[*agent][job]).sum());
        Ok(Assigned {
            objective,
            agents: chosen,
            bound: -answer.bound,
            termination: answer.termination,
            seconds: started.elapsed().as_secs_f64(),
        })
    }

    /// Whether every job has one agent and no agent more than it can do; the cost of it.
    #[must_use]
    pub fn verify(&self, agents: &[usize]) -> Option<i64> {
        let mut room = self.capacity.clone();
        let mut cost = 0;
        for (job, agent) in agents.iter().enumerate() {
            room[*agent] -= self.need[*agent][job];
            cost += self.cost[*agent][job];
        }
        (agents.len() == self.cost.first().map_or(0, Vec::len) && room.iter().all(|room| *room >= 0)).then_some(cost)
    }
}
