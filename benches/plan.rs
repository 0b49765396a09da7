//! How long a division takes and how close to the proved bound it comes.
//!
//! `cargo bench --bench plan -- [NAME…]` prints one line a run: case, cap, seed, candidates, lines, how it ended, relative gap
//! in percent, seconds of the solve (model built to plan checked), seconds in all, most memory used so far in MB.

use std::collections::BTreeSet;
use std::time::Instant;

use serumpun::model::{Action, Plan};
use serumpun::planning::testing::{Sample, measured};
use serumpun::planning::{plan, plan_after, plan_by_subject};
use serumpun::task::Task;

/// Name, titles, partners, seeds of each cap.
const CASES: [(&str, usize, usize, u64); 6] = [
    ("300x5", 300, 5, 10),
    ("2500x5", 2_500, 5, 5),
    ("3000x5", 3_000, 5, 2),
    ("20000x10", 20_000, 10, 2),
    ("100000x12", 100_000, 12, 1),
    ("1000000x40", 1_000_000, 40, 1),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted = |name: &str| if wanted.is_empty() { name != "1000000x40" } else { wanted.iter().any(|w| w == name) };
    println!("case,cap,seed,candidates,lines,termination,gap_percent,solve_seconds,all_seconds,peak_mb");
    for (name, titles, partners, seeds) in CASES.iter().filter(|case| is_wanted(case.0)) {
        for cap in [1, 3] {
            for seed in 0..*seeds {
                let mut sample = measured(*titles, *partners, cap, seed);
                // The measure's own limit of seconds stands in the place of the setting's.
                sample.consortium.settings.time_limit = 150.0;
                by_title(name, cap, seed, &sample);
            }
        }
    }
    if is_wanted("again") {
        (0..5).for_each(|seed| [1, 3].into_iter().for_each(|cap| again(cap, seed)));
    }
    if is_wanted("subjects") {
        (0..10).for_each(by_subject);
    }
}

fn by_title(name: &str, cap: u8, seed: u64, sample: &Sample) {
    let started = Instant::now();
    match plan(&sample.consortium, &sample.input(), &Task::default()) {
        Ok(plan) => {
            let (verdict, all) = (&plan.verdict, started.elapsed().as_secs_f64());
            let (gap, memory) = (verdict.relative_gap * 100.0, peak_megabytes());
            println!(
                "{name},{cap},{seed},{},{},{:?},{gap:.4},{:.3},{all:.3},{memory}",
                plan.candidates, plan.lines, verdict.termination, verdict.seconds
            );
        }
        Err(error) => println!("{name},{cap},{seed},{error}"),
    }
}

/// A lock, then a budget changed on 3,000 titles among five partners: a new plan from the last one, told with the share of
/// lines that changed in percent in the place of the lines.
fn again(cap: u8, seed: u64) {
    let mut sample = measured(3_000, 5, cap, seed);
    let Ok(first) = plan(&sample.consortium, &sample.input(), &Task::default()) else { return };
    let line = &first.assignments[first.assignments.len() / 2];
    sample.decide(Action::Forbid, &line.partner, &line.candidate);
    replan("lock", cap, seed, &sample, &first);
    sample.consortium.decisions.clear();
    sample.decided.clear();
    sample.consortium.funds[1].allocation.minor = sample.consortium.funds[1].allocation.minor * 101 / 100;
    replan("budget", cap, seed, &sample, &first);
}

fn replan(what: &str, cap: u8, seed: u64, sample: &Sample, first: &Plan) {
    let started = Instant::now();
    let Ok(next) = plan_after(&sample.consortium, &sample.input(), Some(first), &Task::default()) else { return };
    let all = started.elapsed().as_secs_f64();
    let lines = |plan: &Plan| -> BTreeSet<(String, String, String)> {
        plan.assignments.iter().map(|l| (l.candidate.clone(), l.partner.clone(), l.fund.clone())).collect()
    };
    let (before, after) = (lines(first), lines(&next));
    let changed = before.symmetric_difference(&after).count() as f64 / before.len() as f64 * 100.0;
    let (verdict, gap) = (&next.verdict, next.verdict.relative_gap * 100.0);
    println!(
        "{what},{cap},{seed},{},{changed:.2}%,{:?},{gap:.4},{:.3},{all:.3},",
        next.candidates, verdict.termination, verdict.seconds
    );
}

/// 120 subjects among eight partners.
fn by_subject(seed: u64) {
    let sample = serumpun::planning::testing::subjects(120, 8, seed);
    let started = Instant::now();
    match plan_by_subject(&sample.consortium, &sample.input(), &Task::default()) {
        Ok(plan) => {
            let (verdict, all) = (&plan.verdict, started.elapsed().as_secs_f64());
            let gap = verdict.relative_gap * 100.0;
            println!(
                "subjects,,{seed},120,{},{:?},{gap:.4},{:.3},{all:.3},{}",
                plan.responsibilities.len(),
                verdict.termination,
                verdict.seconds,
                peak_megabytes()
            );
        }
        Err(error) => println!("subjects,,{seed},{error}"),
    }
}

/// The most memory this process has used, where the system tells.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).map_or(0, |kilobytes| kilobytes / 1024)
}
