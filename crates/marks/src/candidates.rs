//! Which of the patterns drawn here include what was marked. It must not know how they are shown.
//!
//! # How a pattern gets its score
//!
//! The weights are in `data/matching.toml`; in brackets their values when this was written.
//!
//! A pattern is that of a trigger point or of a whole muscle, on one side. **The sides never mix**: a pattern on the left is
//! compared with the marks on the left alone, and marks on the right change nothing about it. So only the zones on the pattern's
//! own side count. A zone that charts draw on both sides (the crown) counts on its own side; one that is felt on the other side
//! when the pain is severe does not count.
//!
//! Each mark counts once if it is mild, more often if it is strong (2). Each marked area earns points:
//!
//! - where the pattern has it as essential (most people feel it there): the full points (2);
//! - as spillover (some people also do): fewer (1);
//! - where the pattern does not have it: none.
//!
//! 1. *Covered* = the points of all marks, each times how often it counts.
//! 2. *At best* = what the same marks would earn if all were essential.
//! 3. *Not marked* = the points of the pattern's areas that were not marked, each counted as a mild mark, of which a share
//!    (25 %) counts.
//!
//! **Score = 100 × covered ÷ (at best + share of not marked)**, rounded down: a whole number from 0 to 100. It is 100 when every
//! mark lies where most people feel the pattern and nothing of the pattern is left. It is a length for a bar and an order for a
//! list. It is no probability, and is never shown as a number.
//!
//! *Example.* Marked: the left temple, mild. The left suboccipital muscles have the temple and the back of the head as essential,
//! forehead, brow and behind the eye as spillover. Covered 2, at best 2, not marked 2 + 1 + 1 + 1 = 5, of which a quarter counts:
//! 100 × 2 ÷ (2 + 1.25) = 61.
//!
//! From this follows, and is tested: to mark an area that a pattern has as essential never lowers its score.
//!
//! # What is shown
//!
//! Patterns that reach the stated score (32), best first; with equal scores the atlas' order, a whole muscle before its points,
//! the left before the right. At most so many as the data say (6). So that one muscle does not fill the list with the same
//! thing, a pattern is left out if a better one *of the same muscle and side* covers the same marks, or is a point and covers
//! those and more. A point that is only a part of a better whole muscle stays, because it tells more.

use crate::{Areas, Marks, Place, Severity};
use atlas::{Laterality, Matching, Muscle, Side, Strength, TriggerPoint, Zone};

/// The pattern of a whole muscle or of one of its points, on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternOn {
    /// The muscle.
    pub muscle: &'static Muscle,
    /// One of its points; the whole muscle if there is none.
    pub point: Option<&'static TriggerPoint>,
    /// On which side.
    pub side: Side,
}

impl PatternOn {
    /// The point's id or the muscle's slug.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.point.map_or(self.muscle.slug, |point| point.id)
    }

    /// The pattern's areas of one strength on its own side.
    fn areas(self, strength: Strength) -> Areas {
        let zones: &[Zone] = self.point.map_or(self.muscle.zones, |point| point.zones);
        let own = zones.iter().filter(|zone| zone.strength == strength && zone.laterality != Laterality::OtherSideWhenSevere);
        own.map(|zone| zone.area).collect()
    }
}

/// A pattern that includes some of what was marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The pattern.
    pub pattern: PatternOn,
    /// Other points of the muscle whose pattern is the same, in the atlas' order; they have no row of their own.
    pub same: Vec<&'static TriggerPoint>,
    /// Whole number from 0 to 100, for the bar.
    pub score: u32,
    /// Marked, where most people feel this pattern.
    pub covers_most: Areas,
    /// Marked, where some people also feel it.
    pub covers_some: Areas,
    /// Marked on this side, and no part of the pattern.
    pub leaves: Areas,
    /// Part of the pattern, and not marked.
    pub not_marked: Areas,
}

/// What comes of comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is marked, so nothing is compared.
    NoMarks,
    /// No pattern reaches the stated score.
    NoneFits,
    /// Some do.
    Fits(Ranking),
}

/// Patterns that fit, best first; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// The patterns.
    pub candidates: Vec<Candidate>,
    /// Marked places that none of these patterns includes.
    pub left_by_all: Vec<Place>,
}

/// Compares the marks with the patterns of these muscles.
#[must_use]
pub fn rank(muscles: &'static [Muscle], weights: &Matching, marks: &Marks) -> Outcome {
    if marks.places().next().is_none() {
        return Outcome::NoMarks;
    }
    let mut ranked: Vec<Candidate> = Vec::new();
    for muscle in muscles {
        for point in std::iter::once(None).chain(muscle.points.iter().map(Some)) {
            for &side in Side::ALL {
                let candidate = compare(PatternOn { muscle, point, side }, weights, marks);
                if candidate.score >= weights.least_score {
                    let place = ranked.iter().take_while(|better| better.score >= candidate.score).count();
                    ranked.insert(place, candidate);
                }
            }
        }
    }
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in ranked {
        match candidates.iter_mut().find(|better| better.makes_superfluous(&candidate)) {
            None => candidates.push(candidate),
            Some(better) => better.same.extend(candidate.pattern.point.filter(|_| better.is_same_as(&candidate))),
        }
    }
    candidates.truncate(weights.most_rows as usize);
    if candidates.is_empty() {
        return Outcome::NoneFits;
    }
    let left = |place: &Place| !candidates.iter().any(|c| c.pattern.side == place.side && c.covers().contains(place.area));
    let left_by_all = marks.places().map(|(place, _)| place).filter(left).collect();
    Outcome::Fits(Ranking { candidates, left_by_all })
}

/// Compares one pattern with the marks; the module says how.
fn compare(pattern: PatternOn, weights: &Matching, marks: &Marks) -> Candidate {
    let (most, some) = (pattern.areas(Strength::Essential), pattern.areas(Strength::Spillover));
    let marked = marks.areas(pattern.side);
    let (mut covered, mut at_best) = (0, 0);
    for area in marked.iter() {
        let times = match marks.severity(Place { area, side: pattern.side }) {
            Some(Severity::Strong) => weights.strong,
            Some(Severity::Mild) => weights.mild,
            None => 0,
        };
        at_best += times * weights.essential;
        covered += times
            * if most.contains(area) {
                weights.essential
            } else if some.contains(area) {
                weights.spillover
            } else {
                0
            };
    }
    let open = |areas: Areas| areas.without(marked).len();
    let not_marked = weights.mild * (open(most) * weights.essential + open(some) * weights.spillover);
    // Everything times 100 once more, because of the percent of the share.
    let whole = 100 * at_best + weights.not_marked_percent * not_marked;
    Candidate {
        pattern,
        same: Vec::new(),
        // A pattern that covers nothing has no score, also where nothing is marked on its side.
        score: if covered == 0 { 0 } else { 100 * 100 * covered / whole },
        covers_most: marked.without(marked.without(most)),
        covers_some: marked.without(marked.without(some)),
        leaves: marked.without(most.and(some)),
        not_marked: most.and(some).without(marked),
    }
}

impl Candidate {
    /// What it covers of the marks on its side.
    #[must_use]
    pub const fn covers(&self) -> Areas {
        self.covers_most.and(self.covers_some)
    }

    /// Whether this one, which is ranked before the other, leaves the other nothing to tell.
    fn makes_superfluous(&self, other: &Self) -> bool {
        let of_one_muscle = self.pattern.muscle.slug == other.pattern.muscle.slug && self.pattern.side == other.pattern.side;
        let tells_as_much =
            self.covers() == other.covers() || self.pattern.point.is_some() && self.covers().contains_all(other.covers());
        of_one_muscle && tells_as_much
    }

    /// Whether this is a point, and the other a point of the same pattern.
    fn is_same_as(&self, other: &Self) -> bool {
        self.pattern.point.is_some()
            && [Strength::Essential, Strength::Spillover].iter().all(|&s| self.pattern.areas(s) == other.pattern.areas(s))
    }
}
