//! How good matching is and how long it takes: figures on pairs that people labelled, and on made-up consortia whose
//! truth is known.

#![expect(clippy::expect_used, reason = "a measurement ends where its data is broken")]

#[path = "../tests/quality/generated.rs"]
mod generated;
#[path = "../tests/quality/marc.rs"]
mod marc;
#[path = "../tests/quality/measure.rs"]
mod measure;
#[path = "../tests/quality/pairs.rs"]
mod pairs;

use std::time::Instant;

use pairs::{Half, agrees, booksellers, goldfinch, likely, measure, melinda, unattended};
use serumpun::matching::fuzzy::Levels;

fn main() {
    for (name, half) in [("tuning half", Half::Tuning), ("held-out half", Half::Report)] {
        if let Some(pairs) = goldfinch(half) {
            println!("cdl-goldfinch, {name}, likelier one edition than not: {}", measure(&pairs, likely));
            println!("cdl-goldfinch, {name}, joined without asking:         {}", measure(&pairs, unattended));
            let asked = pairs.iter().filter(|pair| pair.levels.verdict() == serumpun::matching::fuzzy::Verdict::Doubtful);
            let (asked, same) = asked.fold((0, 0), |(all, same), pair| (all + 1, same + usize::from(pair.same)));
            println!("    left to a person: {asked} of {} pairs, {same} of them one edition", pairs.len());
        }
    }
    if let Some(pairs) = booksellers() {
        println!("er-books-goodreads-bn, works: {}", measure(&pairs, Levels::same_work));
    }
    if let Some(pairs) = melinda() {
        let agreed = pairs.iter().filter(|pair| agrees(pair)).count();
        println!("melinda-match-fixtures, decisions on books: {agreed} of {}", pairs.len());
        for pair in pairs.iter().filter(|pair| !agrees(pair)) {
            println!("    otherwise: {}", pair.name);
        }
    }
    for (works, seed) in [(6_000, 7), (6_000, 8), (60_000, 9)] {
        let world = generated::world(works, seed);
        let start = Instant::now();
        let truth = generated::measure(&world);
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        println!("made-up consortium, {} records, seed {seed}, matched and counted in {:.2?}:", truth.records, start.elapsed());
        println!(
            "    wrongly joined {} of {} joined pairs ({:.3} %)",
            truth.wrong,
            truth.joined,
            share(truth.wrong, truth.joined)
        );
        println!("    missed {} of {} true pairs ({:.2} %)", truth.missed, truth.same, share(truth.missed, truth.same));
        let plain = share(truth.plain_missed, truth.plain);
        println!("    missed {} of {} that share an ISBN or unspoiled text ({plain:.2} %)", truth.plain_missed, truth.plain);
        let missed = share(truth.works_missed, truth.works_same);
        println!(
            "    works: missed {} of {} pairs ({missed:.2} %), wrongly joined {}",
            truth.works_missed, truth.works_same, truth.works_wrong
        );
        println!("    left to a person: {} pairs, {} of them one edition", truth.doubts, truth.doubts_same);
    }
}
