//! Small typed numbers that name things inside one loaded consortium, and sets of partners.

use serde::{Deserialize, Serialize};

/// Position of a partner in [`Consortium::partners`](super::Consortium).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartnerIx(pub u8);

/// Position of a stratum in [`StrataTable::strata`](super::StrataTable).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StratumIx(pub u16);

/// Position of a title in the union catalog; stable for the same input.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TitleIx(pub u32);

impl PartnerIx {
    /// The position as an index.
    #[must_use]
    pub fn at(self) -> usize {
        usize::from(self.0)
    }

    /// The partner at position `index`; positions from 128 up do not exist ([`PartnerSet`] holds 128).
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u8::try_from(index).unwrap_or(u8::MAX))
    }
}

impl StratumIx {
    /// The position as an index.
    #[must_use]
    pub fn at(self) -> usize {
        usize::from(self.0)
    }
}

impl TitleIx {
    /// The position as an index.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A set of partners, one bit each; at most [`PartnerSet::CAPACITY`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartnerSet(pub u128);

impl PartnerSet {
    /// How many partners a consortium may have.
    pub const CAPACITY: usize = 128;
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set of one partner.
    #[must_use]
    pub fn only(partner: PartnerIx) -> Self {
        Self(1 << (partner.0 & 127))
    }

    /// Adds a partner.
    pub fn insert(&mut self, partner: PartnerIx) {
        self.0 |= Self::only(partner).0;
    }

    /// Whether the partner is in the set.
    #[must_use]
    pub fn contains(self, partner: PartnerIx) -> bool {
        self.0 & Self::only(partner).0 != 0
    }

    /// How many partners are in the set.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether nobody is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Partners of both sets together.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Partners in both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Partners of this set that are not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The partners in ascending order.
    pub fn iter(self) -> impl Iterator<Item = PartnerIx> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let index = rest.trailing_zeros();
            rest &= rest - 1;
            Some(PartnerIx::new(index as usize))
        })
    }
}

impl FromIterator<PartnerIx> for PartnerSet {
    fn from_iter<I: IntoIterator<Item = PartnerIx>>(partners: I) -> Self {
        let mut set = Self::EMPTY;
        for partner in partners {
            set.insert(partner);
        }
        set
    }
}
