//! The zones and trigger points of the real drawings: sound shapes, in the right place, the same place in every view.

mod geometry;

use std::collections::BTreeMap;

use geometry::{Span, cross, distance, edges, from_outline, inside, plate, polygon, skin, span};
use plates::{VIEWS, ZoneArt};

/// What is to be seen in each view: an area that is drawn nowhere else would be missed by nobody.
const AREAS: [(&str, &str); 3] = [
    (
        "side",
        "back-of-head back-of-head/temporalis behind-ear behind-eye breastbone brow cheek crown ear forehead jaw jaw/upper-trapezius neck \
         teeth temple throat",
    ),
    ("back", "back-of-head back-of-head/temporalis behind-ear crown ear neck"),
    ("front", "behind-eye breastbone brow cheek crown ear forehead jaw teeth temple throat"),
];
/// How far the top or the bottom of one area may lie apart in two views, mm.
const SAME_HEIGHT: f64 = 2.5;
/// How near two zones of a view may come, mm: outline and halo of both need it.
const GAP: f64 = 2.0;
/// How far a zone keeps inside the skin's outline, mm.
const INSET: f64 = 1.0;
/// How far apart the middles of two points lie at least, mm.
const POINTS_APART: f64 = 11.0;
/// The same for two of one muscle in the side view, which shows all: 24 px in a diagram that is 500 px wide, so that a finger
/// tells them apart.
const POINTS_OF_A_MUSCLE_APART: f64 = 19.0;

/// How the names of a muscle's points begin, and the muscle.
const OWNERS: [(&str, &str); 4] = [
    ("scm-", "sternocleidomastoid"),
    ("suboccipital-", "suboccipitals"),
    ("upper-trapezius-", "upper-trapezius"),
    ("temporalis-", "temporalis"),
];

/// A zone's area, and after a stroke the muscle whose own shape of it it is.
fn named(zone: &ZoneArt) -> String {
    zone.muscle.iter().fold(zone.area.clone(), |area, muscle| format!("{area}/{muscle}"))
}

#[test]
fn geometry_knows_inside_outside_and_crossing() {
    let square = polygon("M0 0h10v10h-10z");
    assert!(inside(&square, [5.0, 5.0]) && !inside(&square, [11.0, 5.0]) && !inside(&square, [-1.0, 5.0]));
    assert!((from_outline(&square, [5.0, 8.0]) - 2.0).abs() < 1e-9);
    let bow: Vec<_> = edges(&polygon("M0 0l10 10v-10l-10 10z")).collect();
    assert!(cross(bow[0], bow[2]) && !cross(bow[0], bow[1]));
    assert_eq!(polygon("M1-.5c0 0 .5.5 1-1.5z").last(), Some(&[2.0, -2.0]));
}

#[test]
fn each_view_draws_the_areas_that_are_seen_there() {
    for (view, areas) in AREAS {
        let mut drawn: Vec<_> = plate(view).zones().map(named).collect();
        drawn.sort_unstable();
        assert_eq!(drawn.join(" "), areas, "{view}");
    }
}

#[test]
fn zones_are_simple_shapes_on_the_right_half_within_the_skin() {
    for plate in VIEWS.map(plate) {
        let view = plate.view();
        let [left, top, width, height] = plate.view_box();
        let skin = skin(plate);
        for zone in plate.zones() {
            let (area, shape) = (&zone.area, polygon(&zone.d));
            let all: Vec<_> = edges(&shape).collect();
            for (i, a) in all.iter().enumerate() {
                assert!(!all[..i].iter().any(|b| cross(*a, *b)), "{view} {area}: the outline crosses itself near {:?}", a.0);
            }
            let ((x0, x1), (y0, y1)) = (span(&shape, 0), span(&shape, 1));
            assert!(x0 >= left && x1 <= left + width && y0 >= top && y1 <= top + height, "{view} {area}: beyond the view box");
            // To the midline or well away from it: what nearly reaches it would leave a slit between its two halves.
            let (near, far) = match view {
                "back" => (x0, x1),
                "front" => (-x1, -x0),
                _ => (f64::INFINITY, f64::INFINITY),
            };
            assert!(near == 0.0 || near >= GAP, "{view} {area}: reaches the midline or stays clear of it, not {near:.1}");
            // The outer ear is a form of its own beside the skin's.
            for p in shape.iter().filter(|_| area != "ear") {
                let fits = inside(&skin, *p) && (p[0] == 0.0 || from_outline(&skin, *p) >= INSET);
                assert!(fits, "{view} {area}: {p:.1?} is not {INSET} mm within the skin");
            }
            let label = zone.label;
            assert!(inside(&shape, label) && from_outline(&shape, label) >= 1.0, "{view} {area}: the leader's dot lies outside");
            assert!(
                near.is_infinite() || label[0].abs() * 2.0 > near + far,
                "{view} {area}: the leader's dot lies on the far side of its margin"
            );
        }
    }
}

#[test]
fn zones_of_a_view_keep_apart() {
    for plate in VIEWS.map(plate) {
        // What is felt inside may lie beneath what is felt on the skin.
        let flat: Vec<_> = plate.zones().filter(|zone| !zone.deep).map(|zone| (zone, polygon(&zone.d))).collect();
        for (i, (zone, shape)) in flat.iter().enumerate() {
            // A muscle's own stands in place of the one of all, and never beside another's own.
            let together = |other: &ZoneArt| {
                other.area != zone.area && (other.muscle.is_none() || zone.muscle.is_none() || other.muscle == zone.muscle)
            };
            for (other, neighbour) in flat[..i].iter().filter(|(other, _)| together(other)) {
                let (area, other) = (named(zone), named(other));
                let gap = shape.iter().map(|p| from_outline(neighbour, *p)).fold(f64::INFINITY, f64::min);
                let free = !shape.iter().any(|p| inside(neighbour, *p)) && !neighbour.iter().any(|p| inside(shape, *p));
                assert!(free && gap >= GAP, "{}: {area} and {other} are {gap:.1} mm apart, or overlap", plate.view());
            }
        }
    }
}

#[test]
fn an_area_lies_at_the_same_height_in_every_view() {
    let mut heights: BTreeMap<String, Vec<(&str, Span)>> = BTreeMap::new();
    for plate in VIEWS.map(plate) {
        for zone in plate.zones() {
            heights.entry(named(zone)).or_default().push((plate.view(), span(&polygon(&zone.d), 1)));
        }
    }
    let several = heights.values().filter(|views| views.len() > 1).count();
    assert_eq!(several, 15, "areas that are seen in more than one view");
    for (area, views) in heights {
        let (first, (top, bottom)) = views[0];
        for (view, (other_top, other_bottom)) in &views[1..] {
            let apart = (top - other_top).abs().max((bottom - other_bottom).abs());
            assert!(apart <= SAME_HEIGHT, "{area}: {apart:.1} mm apart in {first} and {view}");
        }
    }
}

#[test]
fn points_lie_in_their_muscle_and_apart() {
    for plate in VIEWS.map(plate) {
        let (view, points) = (plate.view(), plate.points().collect::<Vec<_>>());
        let expected = match view {
            "side" => 15,
            "back" => 6,
            _ => 7,
        };
        assert_eq!(points.len(), expected, "{view}");
        for (i, point) in points.iter().enumerate() {
            let muscle_of =
                |id: &str| OWNERS.iter().find(|(start, _)| id.starts_with(start)).expect("a muscle for each point's name").1;
            let muscle = muscle_of(&point.id);
            let region =
                plate.regions().find(|region| region.muscle == muscle).expect("a region for each muscle that has points");
            assert!(inside(&polygon(&region.d), point.at), "{view}: {} lies outside {muscle}", point.id);
            for other in &points[..i] {
                let apart = distance(point.at, other.at);
                let told_apart = view == "side" && muscle_of(&other.id) == muscle;
                let least = if told_apart { POINTS_OF_A_MUSCLE_APART } else { POINTS_APART };
                assert!(apart >= least, "{view}: {} and {} are only {apart:.1} mm apart", point.id, other.id);
            }
        }
    }
}

#[test]
fn a_point_lies_at_the_same_height_in_every_view() {
    let side = plate("side");
    for plate in VIEWS.map(plate) {
        for point in plate.points() {
            let seen = side.points().find(|other| other.id == point.id).expect("the side view shows every point");
            // Points that would coincide in one view are set apart in that view alone.
            let apart = (seen.at[1] - point.at[1]).abs();
            assert!(apart <= 8.0, "{}: {apart:.1} mm apart in side and {}", point.id, plate.view());
        }
    }
}
