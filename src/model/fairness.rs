//! How evenly a plan serves and burdens the partners.

use serde::{Deserialize, Serialize};

/// One figure over all partners that have it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The smallest; none where no partner has the figure.
    pub smallest: Option<f64>,
    /// The largest.
    pub largest: Option<f64>,
    /// Largest less smallest.
    pub spread: Option<f64>,
    /// Gini coefficient: 0 where all are equal, near 1 where one has everything.
    pub gini: Option<f64>,
}

impl Spread {
    /// The spread of some figures, none of them below zero.
    ///
    /// Gini coefficient: mean absolute difference of all pairs over twice the mean (Gini 1912); 0 where all are zero.
    #[must_use]
    pub fn of(figures: &[f64]) -> Self {
        let mut sorted = figures.to_vec();
        sorted.sort_by(f64::total_cmp);
        let (Some(smallest), Some(largest)) = (sorted.first().copied(), sorted.last().copied()) else { return Self::default() };
        let count = sorted.len() as f64;
        let sum: f64 = sorted.iter().sum();
        // With figures in ascending order the pairs add up to Σ (2i − n + 1) · figure, i from 0.
        let pairs: f64 = sorted.iter().enumerate().map(|(at, figure)| (2.0 * at as f64 - count + 1.0) * figure).sum();
        let gini = if sum > 0.0 { pairs / (count * sum) } else { 0.0 };
        Self { smallest: Some(smallest), largest: Some(largest), spread: Some(largest - smallest), gini: Some(gini) }
    }
}

/// How evenly a plan serves and burdens the partners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// Share of each partner's requested need that is served; partners that ask for nothing have none.
    pub served_share: Spread,
    /// Need served together over need served alone; partners that alone are served nothing have none.
    pub served_ratio: Spread,
    /// Share of its money that each partner spends; partners without money have none.
    pub load: Spread,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreads_and_gini() {
        let table: [(&[f64], Option<f64>, Option<f64>); 5] = [
            (&[], None, None),
            (&[0.0, 0.0], Some(0.0), Some(0.0)),
            (&[2.0, 2.0, 2.0], Some(0.0), Some(0.0)),
            (&[0.0, 0.0, 0.0, 1.0], Some(1.0), Some(0.75)),
            // Pairs 1–2, 1–3, 2–3 differ by 1, 2, 1: 2 · 4 / (2 · 9 · 2).
            (&[3.0, 1.0, 2.0], Some(2.0), Some(8.0 / 36.0)),
        ];
        for (figures, spread, gini) in table {
            let found = Spread::of(figures);
            assert_eq!(found.spread, spread, "{figures:?}");
            assert!(found.gini.zip(gini).is_none_or(|(a, b)| (a - b).abs() < 1e-12), "{figures:?}: {found:?}");
            assert_eq!(found.gini.is_some(), gini.is_some());
        }
    }
}
