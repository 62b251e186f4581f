//! The trail of a chosen trigger point: one trunk, a branch to each of its places, as beads. It must not know what the places
//! are or how beads are shown.

use super::TrailModel;
use atlas::Mm;

/// How many steps the trail takes to appear.
pub const STEPS: usize = TRUNK + BRANCH;
/// How many of them the trunk takes.
const TRUNK: usize = 3;
/// How many the branches take, all at once.
const BRANCH: usize = 5;
/// From bead to bead.
const SPACING: i32 = 62;

/// x and y in tenths of a millimetre.
type Place = (i32, i32);

/// Adds the trail from a point to its places in one diagram; nothing where there are none.
pub(super) fn lay(trail: &mut TrailModel, point: (Mm, Mm), places: &[(Mm, Mm)]) {
    if places.is_empty() {
        return;
    }
    let all = std::iter::once(&point).chain(places);
    trail.numbered.extend(all.zip(1..).map(|(&at, number)| (number, at)));
    trail.beads.resize(STEPS, Vec::new());
    let from = tenths(point);
    let count = places.len() as i32;
    let sum = places.iter().map(|&place| tenths(place)).fold((0, 0), |sum, place| (sum.0 + place.0, sum.1 + place.1));
    let middle = (sum.0 / count, sum.1 / count);
    // The trunk goes not quite half of the way to the middle of all places; branches go on in its direction and turn off.
    let fork = part_way(from, middle, 2, 5);
    let onward = part_way(from, middle, 3, 5);
    string(trail, [from, part_way(from, fork, 1, 2), fork], 0, TRUNK);
    for &place in places {
        string(trail, [fork, onward, tenths(place)], TRUNK, BRANCH);
    }
}

/// Strings beads along a quadratic curve; the first stands a spacing away from the curve's start.
fn string(trail: &mut TrailModel, [from, bend, to]: [Place; 3], first_step: usize, steps: usize) {
    let length = distance(from, bend) + distance(bend, to);
    let count = (length / SPACING).max(1);
    for bead in 1..=count {
        let rest = count - bead;
        let along =
            |from: i32, bend: i32, to: i32| (rest * rest * from + 2 * rest * bead * bend + bead * bead * to) / (count * count);
        let at = (Mm(along(from.0, bend.0, to.0)), Mm(along(from.1, bend.1, to.1)));
        let step = first_step + (bead - 1) as usize * steps / count as usize;
        trail.beads[step].push(at);
    }
}

fn tenths((x, y): (Mm, Mm)) -> Place {
    (x.0, y.0)
}

/// The place `part` of `whole` of the way from one place to another.
fn part_way(from: Place, to: Place, part: i32, whole: i32) -> Place {
    (from.0 + (to.0 - from.0) * part / whole, from.1 + (to.1 - from.1) * part / whole)
}

fn distance(from: Place, to: Place) -> i32 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    (x * x + y * y).isqrt()
}

#[cfg(test)]
mod tests {
    use super::{STEPS, lay};
    use crate::map::TrailModel;
    use atlas::Mm;

    const POINT: (Mm, Mm) = (Mm::whole(0), Mm::whole(160));

    #[test]
    fn beads_lead_from_near_the_point_to_every_place_and_none_lies_on_the_point() {
        let places = [(Mm::whole(60), Mm::whole(-40)), (Mm::whole(-50), Mm::whole(0)), (Mm::whole(4), Mm::whole(120))];
        let mut trail = TrailModel::default();
        lay(&mut trail, POINT, &places);
        assert_eq!(trail.beads.len(), STEPS);
        assert_eq!(trail.numbered, [(1, POINT), (2, places[0]), (3, places[1]), (4, places[2])]);
        let beads: Vec<_> = trail.beads.concat();
        assert!(!beads.contains(&POINT));
        for place in places {
            assert!(beads.contains(&place), "{place:?}");
        }
        // The first step starts at the point, the last ends at places.
        let first = trail.beads[0][0];
        assert!((first.1 - POINT.1).0.abs() < 100, "{first:?}");
        assert!(trail.beads[STEPS - 1].iter().any(|bead| places.contains(bead)));
    }

    #[test]
    fn a_point_without_places_here_has_no_trail() {
        let mut trail = TrailModel::default();
        lay(&mut trail, POINT, &[]);
        assert_eq!(trail, TrailModel::default());
    }
}
