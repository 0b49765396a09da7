//! How good matching is, on pairs that people labelled and on a made-up consortium whose truth is known. The floors are
//! what is promised; `cargo bench --bench matching` prints the figures.

#![expect(clippy::expect_used, reason = "a test says what it expects")]

mod generated;
mod marc;
mod measure;
mod pairs;

use pairs::{Half, agrees, booksellers, goldfinch, likely, measure, melinda, unattended};

#[test]
fn hard_pairs_of_real_records() {
    let Some(tuning) = goldfinch(Half::Tuning) else { return };
    println!("labelled pairs of real records, those weights were fitted to: {}", measure(&tuning, likely));
    let Some(pairs) = goldfinch(Half::Report) else { return };
    let found = measure(&pairs, likely);
    println!("labelled pairs of real records, held out: {found}");
    assert!(found.f1() >= 0.98, "{found}");
    let found = measure(&pairs, unattended);
    println!("  joined without asking: {found}");
    assert!(found.wrong_share() <= 0.003 && found.missed_share() <= 0.12, "{found}");
}

#[test]
fn works_of_two_booksellers() {
    let Some(pairs) = booksellers() else { return };
    let found = measure(&pairs, serumpun::matching::fuzzy::Levels::same_work);
    println!("works of two booksellers: {found}");
    assert!(found.f1() >= 0.95, "{found}");
}

#[test]
fn decisions_of_a_union_catalog() {
    let Some(pairs) = melinda() else { return };
    let agreed = pairs.iter().filter(|pair| agrees(pair)).count();
    for pair in pairs.iter().filter(|pair| !agrees(pair)) {
        println!("  not as the union catalog: {}", pair.name);
    }
    println!("decisions of a union catalog on books: {agreed} of {}", pairs.len());
    assert!(agreed * 10 >= pairs.len() * 9, "{agreed} of {}", pairs.len());
}

#[test]
fn a_made_up_consortium_is_found_again() {
    let truth = generated::measure(&generated::world(6000, 7));
    println!("{} records, {} pairs left to a person: {truth:?}", truth.records, truth.doubts);
    assert!(truth.wrong * 10_000 <= truth.joined * 5, "{truth:?}");
    assert!(truth.plain_missed * 100 <= truth.plain, "{truth:?}");
    assert!(truth.missed * 100 <= truth.same * 3, "{truth:?}");
}
