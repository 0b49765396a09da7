//! Looks whether the funds can pay for what people required, and whether partners can spend what they have to, before
//! anything is solved.
//!
//! In: instance. Out: nothing, or an error that names the fund, what is lacking and for how many lines.

use super::instance::Instance;
use crate::error::{Error, Kind, Result};
use crate::model::Money;
use crate::text;

/// A required line: its cost and the funds that may pay.
struct Line<'a> {
    cost: i64,
    funds: &'a [usize],
}

/// Tries of packing lines into funds before the question is left to the solver.
const MOST_TRIES: usize = 200_000;

/// Passes where every required line can be paid for, and every partner may buy for as much as it has to spend.
///
/// # Errors
/// The fund that cannot, what it lacks, and for how many lines; the partner that may not, and both amounts.
pub(crate) fn check(instance: &Instance) -> Result<()> {
    check_locks(instance)?;
    check_shares(instance)
}

fn check_locks(instance: &Instance) -> Result<()> {
    let mut by_partner: Vec<Vec<Line<'_>>> = (0..instance.partners).map(|_| Vec::new()).collect();
    for buyer in instance.titles.iter().flat_map(|title| &title.buyers).filter(|buyer| buyer.required) {
        by_partner[buyer.partner.at()].push(Line { cost: buyer.cost, funds: &buyer.funds });
    }
    for mut lines in by_partner {
        // Large lines first: a search that packs them finds out early what cannot be.
        lines.sort_by_key(|line| (line.funds.len(), std::cmp::Reverse(line.cost)));
        let mut room: Vec<i64> = instance.funds.iter().map(|fund| fund.capacity).collect();
        let mut tries = 0;
        // Lines with one fund leave no choice; only the others are tried out.
        let several = lines.partition_point(|line| line.funds.len() == 1);
        lines[..several].iter().for_each(|line| room[line.funds[0]] -= line.cost);
        let fixed = room.iter().all(|room| *room >= 0);
        if (!fixed || !pack(&lines[several..], &mut room, &mut tries)) && tries < MOST_TRIES {
            return Err(lacking(instance, &lines));
        }
    }
    Ok(())
}

fn check_shares(instance: &Instance) -> Result<()> {
    let mut open = vec![0_i64; instance.funds.len()];
    for buyer in instance.titles.iter().flat_map(|title| &title.buyers) {
        buyer.funds.iter().for_each(|fund| open[*fund] = open[*fund].saturating_add(buyer.cost));
    }
    for (partner, least) in instance.least_spending.iter().enumerate() {
        let own = instance.funds.iter().zip(&open).filter(|(fund, _)| fund.partner.at() == partner);
        let most: i64 = own.map(|(fund, open)| fund.capacity.min(*open)).sum();
        if most < *least {
            let money = |minor: i64| text::money(Money { minor, currency: instance.currency });
            return Err(Error::new(Kind::Locks, "error-share-unreachable")
                .arg("partner", instance.partner_codes[partner].as_str())
                .arg("most", money(most))
                .arg("least", money(*least)));
        }
    }
    Ok(())
}

/// Whether the lines fit into the room that funds have.
fn pack(lines: &[Line<'_>], room: &mut [i64], tries: &mut usize) -> bool {
    let Some((first, rest)) = lines.split_first() else { return true };
    *tries += 1;
    if *tries >= MOST_TRIES {
        return false;
    }
    first.funds.iter().any(|fund| {
        if room[*fund] < first.cost {
            return false;
        }
        room[*fund] -= first.cost;
        let fits = pack(rest, room, tries);
        room[*fund] += first.cost;
        fits
    })
}

/// Names the fund that lacks most when every line goes to its roomiest fund.
fn lacking(instance: &Instance, lines: &[Line<'_>]) -> Error {
    let mut room: Vec<i64> = instance.funds.iter().map(|fund| fund.capacity).collect();
    let mut count = vec![0_usize; room.len()];
    for line in lines {
        if let Some(fund) = line.funds.iter().max_by_key(|fund| room[**fund]) {
            room[*fund] -= line.cost;
            count[*fund] += 1;
        }
    }
    let Some(worst) = (0..room.len()).filter(|fund| count[*fund] > 0).min_by_key(|fund| room[*fund]) else {
        return Error::new(Kind::Locks, "error-locks-together");
    };
    let lack = Money { minor: -room[worst].min(-1), currency: instance.currency };
    Error::new(Kind::Locks, "error-locks")
        .arg("fund", instance.funds[worst].name.as_str())
        .arg("partner", instance.partner_codes[instance.funds[worst].partner.at()].as_str())
        .arg("amount", text::money(lack))
        .arg("lines", count[worst])
}
