//! Levels priorities: brings every partner's use of the scale 1–5 to one common distribution.
//!
//! The common distribution is the mean of the partners' own, each weighing the same. A partner's requests of one
//! priority stay together: their middle rank among its requests (the share below, and half of their own) decides, and
//! they get the lowest priority up to which the common distribution reaches that rank. Who calls everything urgent so
//! gets the group's middle; order within a partner is never turned around. Standing orders are left as they are.

use crate::model::Request;

/// Priorities there are.
const LEVELS: usize = 5;

/// Sums of shares may miss a whole rank by so much through rounding.
const ROUNDING: f64 = 1e-9;

/// Levels the priorities of all requests of so many partners; what was stated stays in [`Request::stated`].
pub fn level(requests: &mut [Request], partners: usize) {
    let mut counts = vec![[0_u32; LEVELS]; partners];
    for request in requests.iter().filter(|request| !request.continuing) {
        if let Some(row) = counts.get_mut(request.partner.at()) {
            row[place(request.stated)] += 1;
        }
    }
    let shares: Vec<Option<[f64; LEVELS]>> = counts.iter().map(shares).collect();
    let known: Vec<&[f64; LEVELS]> = shares.iter().flatten().collect();
    let mut common = [0.0; LEVELS];
    for (level, sum) in common.iter_mut().enumerate() {
        *sum = known.iter().map(|row| row[level]).sum::<f64>() / known.len().max(1) as f64;
    }
    let tables: Vec<Option<[u8; LEVELS]>> = shares.iter().map(|own| own.map(|own| table(&own, &common))).collect();
    for request in requests.iter_mut().filter(|request| !request.continuing) {
        if let Some(table) = tables.get(request.partner.at()).and_then(Option::as_ref) {
            request.priority = table[place(request.stated)];
        }
    }
}

fn place(priority: u8) -> usize {
    usize::from(priority.clamp(1, 5)) - 1
}

fn shares(counts: &[u32; LEVELS]) -> Option<[f64; LEVELS]> {
    let all: u32 = counts.iter().sum();
    (all > 0).then(|| counts.map(|count| f64::from(count) / f64::from(all)))
}

/// The leveled priority of each stated one.
fn table(own: &[f64; LEVELS], common: &[f64; LEVELS]) -> [u8; LEVELS] {
    let mut below = 0.0;
    own.map(|share| {
        let rank = below + share / 2.0;
        below += share;
        let mut reached = 0.0;
        let mut level = 0;
        for part in common {
            level += 1;
            reached += part;
            if reached + ROUNDING >= rank {
                break;
            }
        }
        level
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartnerIx;

    fn requests(stated: &[(u8, u8)]) -> Vec<Request> {
        let one = |(partner, priority): &(u8, u8)| Request {
            priority: *priority,
            stated: *priority,
            ..Request::new(PartnerIx(*partner), "Atlas")
        };
        stated.iter().map(one).collect()
    }

    #[test]
    fn who_calls_everything_urgent_gets_the_middle() {
        // One partner spreads its wishes, the other has four fives.
        let mut all = requests(&[(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (1, 5), (1, 5), (1, 5)]);
        level(&mut all, 2);
        // Common: 1/8, 1/8, 1/8, 1/8, 1/2. Ranks of the first: 1/8, 3/8, 5/8, 7/8; of the second: 1/2.
        let leveled: Vec<u8> = all.iter().map(|request| request.priority).collect();
        assert_eq!(leveled, [1, 3, 5, 5, 4, 4, 4, 4]);
        assert_eq!(all[4].stated, 5);
    }

    #[test]
    fn partners_who_agree_on_the_scale_keep_it() {
        let same: Vec<(u8, u8)> = (0..3).flat_map(|partner| (1..=5).map(move |priority| (partner, priority))).collect();
        let mut all = requests(&same);
        level(&mut all, 3);
        assert!(all.iter().all(|request| request.priority == request.stated));
    }

    #[test]
    fn standing_orders_neither_count_nor_change() {
        let mut all = requests(&[(0, 1), (0, 5)]);
        all[1].continuing = true;
        level(&mut all, 1);
        assert_eq!((all[0].priority, all[1].priority), (1, 5));
    }
}
