//! Record keys: the name of a record that outlives the file it came in.
//!
//! `partner/local-id` where the partner numbers its records; else `partner/~` and twelve digits of a hash of title,
//! author, year and identifiers, which holds as long as the record itself is not edited.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::Consortium;

/// The key of a record.
#[must_use]
pub fn record_key(consortium: &Consortium, record: usize) -> String {
    let code = consortium.partners.get(consortium.records.partner[record].at()).map_or("", |partner| partner.code.as_str());
    match consortium.records.local_id.get(record) {
        "" => format!("{code}/~{:012x}", content_hash(consortium, record)),
        local_id => format!("{code}/{local_id}"),
    }
}

/// The records that each key names, in order; a key without partner or record names none.
#[must_use]
pub fn records_of_keys(consortium: &Consortium, keys: &[&str]) -> Vec<Vec<usize>> {
    let mut by_id: FxHashMap<(usize, &str), Vec<usize>> = FxHashMap::default();
    let mut by_hash: FxHashMap<(usize, u64), Vec<usize>> = FxHashMap::default();
    for (at, key) in keys.iter().enumerate() {
        let Some((code, local_id)) = key.trim().split_once('/') else { continue };
        let Some(partner) = consortium.partners.iter().position(|partner| partner.code == code) else { continue };
        match local_id.strip_prefix('~').and_then(|digits| u64::from_str_radix(digits, 16).ok()) {
            Some(hash) => by_hash.entry((partner, hash)).or_default().push(at),
            None => by_id.entry((partner, local_id)).or_default().push(at),
        }
    }
    let mut found = vec![Vec::new(); keys.len()];
    if by_id.is_empty() && by_hash.is_empty() {
        return found;
    }
    let asking = |record: usize| {
        let partner = consortium.records.partner[record].at();
        let asking = match consortium.records.local_id.get(record) {
            "" if by_hash.is_empty() => None,
            "" => by_hash.get(&(partner, content_hash(consortium, record))),
            local_id => by_id.get(&(partner, local_id)),
        };
        asking.into_iter().flatten().map(move |at| (*at, record))
    };
    let asked: Vec<(usize, usize)> = (0..consortium.records.len()).into_par_iter().flat_map_iter(asking).collect();
    for (at, record) in asked {
        found[at].push(record);
    }
    found
}

/// Forty-eight bits of FNV-1a (Fowler, Noll, Vo) over what the record says: the same on every machine.
fn content_hash(consortium: &Consortium, record: usize) -> u64 {
    let records = &consortium.records;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    add(records.title.get(record).as_bytes());
    add(records.author.get(record).as_bytes());
    add(&records.year[record].to_le_bytes());
    for number in records.isbns.get(record).iter().chain(records.oclcs.get(record)) {
        add(&number.to_le_bytes());
    }
    hash >> 16
}
