//! The best fill of one row, and all fills that are nearly as good: branch and bound with the relaxed fill of what is left.
//!
//! Amounts are any numbers, as money has no small common unit. The relaxed fill takes the steps of every group's upper hull by
//! what they are worth for their use (multiple-choice knapsack: Sinha and Zoltners 1979).

use super::super::meter::Meter;
use super::super::problem::position;
use super::shape::Sack;
use crate::error::Result;

/// One way of a group to use the row.
#[derive(Debug, Clone, Copy)]
struct Way {
    profit: f64,
    weight: f64,
    column: usize,
}

/// A group with its ways, most profit first.
#[derive(Debug)]
struct Place {
    ways: Vec<Way>,
    /// Its first step; past all where it has none.
    step: usize,
}

/// A step on the upper hull of a group's ways: more profit for more use.
#[derive(Debug, Clone, Copy)]
struct Step {
    place: usize,
    profit: f64,
    weight: f64,
}

/// A row at prices: what every use of it is worth.
#[derive(Debug)]
pub(super) struct Priced {
    capacity: f64,
    /// By what their first step is worth for its use; those without profit last, the least loss first.
    places: Vec<Place>,
    /// By what they are worth for their use.
    steps: Vec<Step>,
}

impl Priced {
    /// A row with the profit of each column.
    pub fn new(sack: &Sack, profit: impl Fn(usize, usize) -> f64) -> Self {
        let way = |group: usize, column: usize, weight: f64| Way { profit: profit(group, column), weight, column };
        let mut hulls: Vec<(Vec<Step>, Vec<Way>)> = Vec::with_capacity(sack.members.len());
        for member in &sack.members {
            let mut ways: Vec<Way> = member.ways.iter().map(|(column, weight)| way(member.group, *column, *weight)).collect();
            let steps = hull(&mut ways);
            ways.sort_by(|a, b| b.profit.total_cmp(&a.profit).then(a.column.cmp(&b.column)));
            hulls.push((steps, ways));
        }
        hulls.sort_by(|(a, own), (b, other)| match (a.first(), b.first()) {
            (Some(a), Some(b)) => by_worth(a, b).then(own[0].column.cmp(&other[0].column)),
            (a, b) => b.is_some().cmp(&a.is_some()).then(other[0].profit.total_cmp(&own[0].profit)),
        });
        let (mut places, mut steps) = (Vec::with_capacity(hulls.len()), Vec::new());
        for (place, (own, ways)) in hulls.into_iter().enumerate() {
            steps.extend(own.into_iter().map(|step| Step { place, ..step }));
            places.push(Place { ways, step: usize::MAX });
        }
        steps.sort_by(|a, b| by_worth(a, b).then(a.place.cmp(&b.place)));
        for (at, step) in steps.iter().enumerate().rev() {
            places[step.place].step = at;
        }
        Self { capacity: sack.capacity, places, steps }
    }

    /// The best fill with its profit; none where the work ends before it is proved.
    ///
    /// # Errors
    /// Cancellation.
    pub fn best(&self, last: usize, meter: &mut Meter<'_>) -> Result<Option<(f64, Vec<u32>)>> {
        let (mut most, mut fill) = (0.0, Vec::new());
        let mut found = |profit: f64, columns: &[u32]| {
            (most, fill) = (profit, columns.to_vec());
            Some(profit)
        };
        let is_all = self.dive(0.0, &mut found, last, meter)?;
        Ok(is_all.then_some((most, fill)))
    }

    /// Tells `found` the profit and columns of all fills of more profit than `floor`; it says what the floor is from then on,
    /// or none to give up. False where it gave up or the work ended before.
    ///
    /// # Errors
    /// Cancellation.
    pub fn dive(
        &self,
        floor: f64,
        found: impl FnMut(f64, &[u32]) -> Option<f64>,
        last: usize,
        meter: &mut Meter<'_>,
    ) -> Result<bool> {
        let mut dive = Dive { row: self, floor, columns: Vec::new(), work: 0, last, found, meter };
        let is_all = dive.tell(0.0) && dive.below(0, self.capacity, 0.0)?;
        let work = std::mem::take(&mut dive.work);
        meter.spend(work)?;
        Ok(is_all)
    }

    /// The most profit that places from this one on can add within so much room; and the steps looked at.
    fn relaxed(&self, place: usize, mut room: f64) -> (f64, usize) {
        let from = self.places.get(place).map_or(usize::MAX, |place| place.step);
        let mut profit = 0.0;
        for (at, step) in self.steps.iter().enumerate().skip(from) {
            if step.place < place {
                continue;
            }
            if step.weight > room {
                return (profit + step.profit * room / step.weight, at - from + 1);
            }
            profit += step.profit;
            room -= step.weight;
        }
        (profit, self.steps.len().saturating_sub(from) + 1)
    }
}

/// More for its use first.
fn by_worth(a: &Step, b: &Step) -> std::cmp::Ordering {
    (b.profit / b.weight).total_cmp(&(a.profit / a.weight))
}

/// The steps of the upper hull of a group's ways from nothing on.
fn hull(ways: &mut [Way]) -> Vec<Step> {
    ways.sort_by(|a, b| a.weight.total_cmp(&b.weight).then(b.profit.total_cmp(&a.profit)));
    let mut points = vec![(0.0, 0.0)];
    for way in ways.iter().filter(|way| way.profit > 0.0) {
        if way.profit <= points[points.len() - 1].1 {
            continue;
        }
        // What lies below the line from the one before it to this way is not on the hull.
        while let [.., start, top] = points[..]
            && (top.1 - start.1) * (way.weight - start.0) <= (way.profit - start.1) * (top.0 - start.0)
        {
            points.pop();
        }
        points.push((way.weight, way.profit));
    }
    points.windows(2).map(|pair| Step { place: 0, profit: pair[1].1 - pair[0].1, weight: pair[1].0 - pair[0].0 }).collect()
}

/// Work between two words to the meter.
const LOOK: usize = 20_000;

/// A walk through the fills of a row.
struct Dive<'a, 't, F> {
    row: &'a Priced,
    /// Fills of no more profit are left out.
    floor: f64,
    /// Columns of the present fill.
    columns: Vec<u32>,
    work: usize,
    last: usize,
    found: F,
    meter: &'a mut Meter<'t>,
}

impl<F: FnMut(f64, &[u32]) -> Option<f64>> Dive<'_, '_, F> {
    /// Tells the present fill where it is above the floor; false to give up.
    fn tell(&mut self, profit: f64) -> bool {
        if profit <= self.floor {
            return true;
        }
        let floor = (self.found)(profit, &self.columns);
        self.floor = floor.unwrap_or(self.floor);
        floor.is_some()
    }

    /// All fills that add places from this one on to the present fill; false to give up.
    fn below(&mut self, from: usize, room: f64, profit: f64) -> Result<bool> {
        let row = self.row;
        for (at, place) in row.places.iter().enumerate().skip(from) {
            let (more, steps) = row.relaxed(at, room);
            self.work += steps;
            // Without a step nothing later gains anything: what loses least comes first.
            let most = if place.step == usize::MAX { place.ways[0].profit } else { more };
            if profit + most <= self.floor {
                break;
            }
            for way in place.ways.iter().filter(|way| way.weight <= room) {
                let (more, steps) = row.relaxed(at + 1, room - way.weight);
                self.work += steps;
                if profit + way.profit + more <= self.floor {
                    continue;
                }
                self.columns.push(position(way.column));
                let goes_on = self.tell(profit + way.profit) && self.below(at + 1, room - way.weight, profit + way.profit)?;
                self.columns.pop();
                if !goes_on {
                    return Ok(false);
                }
            }
        }
        if self.work >= LOOK {
            let work = std::mem::take(&mut self.work);
            return Ok(!self.meter.spend(work)? && self.meter.work() <= self.last);
        }
        Ok(true)
    }
}
