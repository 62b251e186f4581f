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

/// The teeth of a seam along a curve: to one side and the other, uneven, most of them small, none at the ends.
pub(crate) fn teeth(walk: &Walk, seed: u64) -> impl Iterator<Item = Pt> {
    /// Mean distance of two teeth, mm.
    const PITCH: f64 = 1.7;
    /// The largest tooth, mm.
    const REACH: f64 = 1.3;
    let mut chance = Chance::new(seed);
    let length = walk.length();
    let (mut run, mut side) = (0.0, REACH);
    let mut teeth = vec![walk.at(0.0)];
    loop {
        run += PITCH * (1.0 + 0.5 * chance.next());
        if run > length - PITCH / 2.0 {
            break;
        }
        let (before, after) = (walk.at((run - 0.5) / length), walk.at((run + 0.5) / length));
        let way = after - before;
        let out = side * (0.15 + 0.85 * chance.next().powi(2));
        side = -side;
        teeth.push(walk.at(run / length) + Pt::new(-way.y, way.x) * (out / way.length()));
    }
    teeth.push(walk.at(1.0));
    teeth.into_iter()
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
