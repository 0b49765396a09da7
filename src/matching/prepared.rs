//! What matching finds out before any decision or tolerance counts; a changed one of these starts from here.

use rayon::prelude::*;

use super::buckets::{Buckets, pairs};
use super::cluster::{Clusters, Traits};
use super::compare::{agree_in_text, agree_with_identifier};
use super::items::Items;
use super::key::Key;
use super::print::Print;
use super::{fuzzy, works};
use crate::error::Result;
use crate::model::{Consortium, Tolerance};
use crate::task::Task;

/// All that matching knows of the items of a consortium; about 130 bytes an item.
#[derive(Debug)]
pub struct Prepared {
    /// Fingerprints of all items.
    pub(super) prints: Vec<Print>,
    /// Items that share an identifier or a text key, stage by stage.
    stages: Vec<(Stage, Buckets)>,
    /// Clusters by identifier and text key with no tolerance and without anybody's decisions.
    pub(super) plain: Clusters,
    /// Pairs of clusters that may be one.
    pub(super) found: fuzzy::Found,
    /// The lowest item of the work of each item that stands for its cluster; others stand for themselves.
    pub(super) works: Vec<u32>,
}

/// Judges two fingerprints; the keys of both are made again where it asks for them.
pub type Agreement = fn(&Print, &Print, &dyn Fn() -> (Key, Key)) -> bool;

/// How items that share a value are joined.
#[derive(Debug, Clone, Copy)]
struct Stage {
    agree: Agreement,
    most_leads: usize,
}

/// Groups found among records of one identifier; one that is so many things at once (a number put in to fill a column)
/// says nothing of the rest, and comparing letters of all with all would take for ever.
const MOST_LEADS: usize = 64;
/// Steps of preparing, as progress counts them.
const STEPS: usize = 7;

impl Prepared {
    /// Finds out all that does not depend on decisions and tolerances.
    ///
    /// # Errors
    /// Only cancellation.
    pub fn new(consortium: &Consortium, task: &Task) -> Result<Self> {
        task.progress("stage-matching", 0, STEPS);
        let items = Items::new(consortium);
        let print = |folded: &mut Vec<u8>, item| Print::new(items.parts(item), folded);
        let prints: Vec<Print> = (0..items.len()).into_par_iter().map_init(Vec::new, print).collect();
        task.check()?;
        let keys = Keys { items: &items, prints: &prints };
        let stages = stages(&keys, task)?;
        let mut plain = Clusters::new(keys.traits(Tolerance::default()));
        join(&stages, &keys, &mut plain, task)?;
        let roots = plain.roots();
        let own: Vec<u32> = (0_u32..).zip(&roots).filter(|(item, root)| item == *root).map(|(item, _)| item).collect();
        let found = fuzzy::weigh(&items, &own, task)?;
        task.progress("stage-matching", STEPS - 1, STEPS);
        let works = works::works_of_items(&roots, &keys);
        task.check()?;
        Ok(Self { prints, stages, plain, found, works })
    }

    /// Joins what shares an identifier or a text key and agrees.
    ///
    /// # Errors
    /// Only cancellation.
    pub(super) fn join(&self, keys: &Keys<'_>, clusters: &mut Clusters, task: &Task) -> Result<()> {
        join(&self.stages, keys, clusters, task)
    }
}

fn stages(keys: &Keys<'_>, task: &Task) -> Result<Vec<(Stage, Buckets)>> {
    let items = keys.items;
    let by_identifier = Stage { agree: agree_with_identifier, most_leads: MOST_LEADS };
    let by_text = Stage { agree: agree_in_text, most_leads: usize::MAX };
    let all: [(Stage, Values<'_>); 5] = [
        (by_identifier, &|item, out| out.extend_from_slice(items.isbns(item))),
        (by_identifier, &|item, out| out.extend_from_slice(items.oclcs(item))),
        (by_identifier, &|item, out| out.extend_from_slice(items.lccn(item))),
        (by_identifier, &|item, out| out.extend_from_slice(items.issn(item))),
        (by_text, &|item, out| out.extend(keys.prints[item as usize].text_hash())),
    ];
    let mut stages = Vec::with_capacity(all.len());
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    for (stage, values) in all {
        let pairs = pairs((0..count).into_par_iter(), values);
        stages.push((stage, Buckets::new(pairs, |a, b| keys.judge(stage.agree, a, b))));
        task.progress("stage-matching", stages.len(), STEPS);
        task.check()?;
    }
    Ok(stages)
}

/// Appends what an item may share with others: its identifiers, or a hash of its text.
type Values<'a> = &'a (dyn Fn(u32, &mut Vec<u64>) + Sync);

fn join(stages: &[(Stage, Buckets)], keys: &Keys<'_>, clusters: &mut Clusters, task: &Task) -> Result<()> {
    let is_record = |item: u32| keys.items.is_record(item as usize);
    for (stage, buckets) in stages {
        let agree = |lead, item| keys.judge(stage.agree, lead, item);
        buckets.join_each(stage.most_leads, agree, |lead, item| {
            if is_record(lead) && is_record(item) { clusters.join(lead, item) } else { clusters.attach(lead, item) }
        });
        task.check()?;
    }
    Ok(())
}

/// What all items are compared by.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// The items.
    pub items: &'a Items<'a>,
    /// Their fingerprints.
    pub prints: &'a [Print],
}

impl Keys<'_> {
    /// Whether two items agree.
    pub fn judge(&self, agreement: Agreement, a: u32, b: u32) -> bool {
        let (a, b) = (a as usize, b as usize);
        agreement(&self.prints[a], &self.prints[b], &|| (self.items.key(a), self.items.key(b)))
    }

    /// What each item by itself is known to be; differences that `tolerance` names are not looked at.
    pub fn traits(&self, tolerance: Tolerance) -> Vec<Traits> {
        let traits = |(item, print): (usize, &Print)| print.traits(self.items.is_record(item), tolerance);
        self.prints.par_iter().enumerate().map(traits).collect()
    }
}
