//! Clusters by union-find that refuses what must stay apart: other volumes, editions, forms, and people's decisions.

use super::key::Edition;

/// What a cluster is known to be; two clusters that contradict each other are not joined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// Volume number.
    pub volume: Option<u16>,
    /// Edition statement.
    pub edition: Edition,
    /// Electronic or not.
    pub electronic: bool,
    /// Has a holdings record; a request never joins two such clusters.
    pub held: bool,
    /// Has an item that a person keeps apart from another.
    pub parted: bool,
}

impl Traits {
    fn contradicts(self, other: Self) -> bool {
        let differ = |a: Option<u16>, b: Option<u16>| matches!((a, b), (Some(a), Some(b)) if a != b);
        differ(self.volume, other.volume) || self.edition.contradicts(other.edition) || self.electronic != other.electronic
    }

    fn join(self, other: Self) -> Self {
        Self {
            volume: self.volume.or(other.volume),
            edition: self.edition.max(other.edition),
            electronic: self.electronic,
            held: self.held || other.held,
            parted: self.parted || other.parted,
        }
    }
}

/// Clusters of items `0..n`.
#[derive(Debug, Clone)]
pub struct Clusters {
    parent: Vec<u32>,
    traits: Vec<Traits>,
    apart: Vec<(u32, u32)>,
}

impl Clusters {
    /// Every item by itself.
    #[must_use]
    pub fn new(traits: Vec<Traits>) -> Self {
        let count = u32::try_from(traits.len()).unwrap_or(u32::MAX);
        Self { parent: (0..count).collect(), traits, apart: Vec::new() }
    }

    /// Keeps two items apart from now on.
    pub fn part(&mut self, a: u32, b: u32) {
        self.apart.push((a, b));
        for root in [a, b].map(|item| self.find(item)) {
            self.traits[root as usize].parted = true;
        }
    }

    /// The root of an item's cluster: its lowest member.
    pub fn find(&mut self, item: u32) -> u32 {
        let mut root = item;
        while self.parent[root as usize] != root {
            root = self.parent[root as usize];
        }
        let mut at = item;
        while self.parent[at as usize] != root {
            at = std::mem::replace(&mut self.parent[at as usize], root);
        }
        root
    }

    /// The roots of all items.
    #[must_use]
    pub fn roots(&self) -> Vec<u32> {
        let mut roots = self.parent.clone();
        // A parent is never higher than its child, so its root is known when the child's turn comes.
        for item in 0..roots.len() {
            roots[item] = roots[roots[item] as usize];
        }
        roots
    }

    /// Joins two clusters whatever their traits (a person said so).
    pub fn force(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.link(a, b);
    }

    /// Joins two clusters unless something keeps them apart; whether they are one now.
    pub fn join(&mut self, a: u32, b: u32) -> bool {
        self.join_if(a, b, |_, _| true)
    }

    /// Joins for a request or arrival: never two clusters that both have holdings.
    pub fn attach(&mut self, a: u32, b: u32) -> bool {
        self.join_if(a, b, |a, b| !(a.held && b.held))
    }

    fn join_if(&mut self, a: u32, b: u32, may: impl Fn(Traits, Traits) -> bool) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return true;
        }
        let (left, right) = (self.traits[a as usize], self.traits[b as usize]);
        if left.contradicts(right) || !may(left, right) || self.kept_apart(a, b) {
            return false;
        }
        self.link(a, b);
        true
    }

    fn link(&mut self, a: u32, b: u32) {
        let (root, child) = (a.min(b), a.max(b));
        if root != child {
            self.parent[child as usize] = root;
            self.traits[root as usize] = self.traits[root as usize].join(self.traits[child as usize]);
        }
    }

    /// Whether a person said that two clusters, given by their roots, are two titles.
    pub fn kept_apart(&mut self, a: u32, b: u32) -> bool {
        let parted = [a, b].iter().all(|root| self.traits[*root as usize].parted);
        parted
            && (0..self.apart.len()).any(|at| {
                let (one, other) = self.apart[at];
                let (one, other) = (self.find(one), self.find(other));
                (one, other) == (a, b) || (one, other) == (b, a)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_stay_apart_even_through_a_set() {
        let volume = |volume| Traits { volume, ..Traits::default() };
        let mut clusters = Clusters::new(vec![volume(Some(1)), volume(None), volume(Some(2))]);
        assert!(clusters.join(0, 1));
        assert!(!clusters.join(1, 2));
        assert_ne!(clusters.find(0), clusters.find(2));
    }

    #[test]
    fn a_decision_outweighs_a_match() {
        let mut clusters = Clusters::new(vec![Traits::default(); 3]);
        clusters.part(0, 2);
        assert!(clusters.join(0, 1));
        assert!(!clusters.join(1, 2));
        clusters.force(0, 2);
        assert_eq!(clusters.find(2), 0);
        assert_eq!(clusters.roots(), [0, 0, 0]);
    }
}
