//! Muscle fibres: tapered slivers that follow a muscle's edges. The same seed gives the same fibres. It must not know which
//! muscle it fills, nor its colours.

use crate::curve::{Pt, Sliver, Walk};
use crate::source::Fibres;

/// A small generator of repeatable chance (xorshift), so that a drawing is the same on every machine.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..4 {
            chance.next();
        }
        chance
    }
    /// From -1 to 1.
    #[allow(clippy::cast_precision_loss)] // 53 bits fit
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

/// The slivers of one tone: `number` of them, spread evenly across, each a little out of place.
pub(crate) fn slivers(fibres: &Fibres, number: u32, seed: u64) -> Vec<Sliver> {
    let walks: Vec<Walk> = fibres.edges.iter().map(|e| Walk::along(e)).collect();
    let mut chance = Chance::new(seed);
    let reach = fibres.to - fibres.from;
    (0..number)
        .map(|i| {
            let across = ((f64::from(i) + 0.5 + fibres.jitter * chance.next()) / f64::from(number)).clamp(0.02, 0.98);
            let length = reach * (fibres.length * (1.0 + 0.25 * chance.next())).min(1.0);
            let start = fibres.from + (reach - length) * (0.5 + 0.5 * chance.next());
            // Some bundles stand out, most hardly show: even ones look ruled.
            let width = fibres.width * (1.0 + 0.6 * chance.next());
            let at = |u: f64| between(&walks, across, start + length * u);
            Sliver { from: at(0.0), middle: at(0.5), to: at(1.0), width }
        })
        .collect()
}

/// The place a share `across` from the first edge to the last and a share `along` them.
fn between(walks: &[Walk], across: f64, along: f64) -> Pt {
    #[allow(clippy::cast_precision_loss)] // a handful of edges
    let place = across * (walks.len() - 1) as f64;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 ≤ place < number of edges
    let first = (place as usize).min(walks.len() - 2);
    #[allow(clippy::cast_precision_loss)]
    let rest = place - first as f64;
    walks[first].at(along).toward(walks[first + 1].at(along), rest)
}
