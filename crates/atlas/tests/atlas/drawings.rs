//! Patterns compared with drawings.

use crate::repository::{ATLAS, lines};
use atlas::load::{Drawn, check_drawings};
use atlas::{Area, View};
use std::collections::BTreeSet;

/// Drawings that hold just what the patterns use.
fn complete() -> Drawn {
    let mut drawn = Drawn::default();
    drawn.areas.extend(Area::ALL.iter().map(|area| (View::Side, *area)));
    for muscle in ATLAS.muscles {
        drawn.regions.insert((muscle.best_view, muscle.slug.to_owned()));
        drawn.zones.extend(muscle.zones.iter().map(|zone| (View::Side, zone.area)));
        drawn.points.extend(muscle.points.iter().map(|point| (muscle.best_view, point.id.to_owned())));
    }
    let parts: BTreeSet<String> =
        ATLAS.joints.iter().flat_map(|joint| joint.passing).map(|passing| passing.part.to_owned()).collect();
    drawn.close_ups.extend(["side", "back", "above"].map(|view| (view, parts.clone())));
    drawn
}

#[test]
fn complete_drawings_have_no_fault() {
    assert_eq!(lines(&check_drawings(&ATLAS, &complete())), [""; 0]);
}

#[test]
fn a_zone_that_no_diagram_draws_is_named_for_each_muscle_that_needs_it() {
    let mut drawn = complete();
    drawn.zones.remove(&(View::Side, Area::Temple));
    let says = "zones: no diagram draws the zone `temple`; draw `zone \"temple\"` in art/zones/, or take the area out";
    assert_eq!(
        lines(&check_drawings(&ATLAS, &drawn)),
        ["sternocleidomastoid", "suboccipitals", "temporalis", "upper-trapezius"]
            .map(|muscle| format!("data/muscles/{muscle}.toml: {says}"))
    );
}

#[test]
fn an_area_that_no_diagram_is_divided_into_is_named() {
    let mut drawn = complete();
    drawn.areas.remove(&(View::Side, Area::Neck));
    assert_eq!(
        lines(&check_drawings(&ATLAS, &drawn)),
        [
            "art/areas: neck: no diagram has this area, so nobody can mark pain there; write `area \"neck\"` in art/areas/ for each view that shows it"
        ]
    );
}

#[test]
fn a_muscle_without_a_region_where_it_is_seen_best_is_named() {
    let mut drawn = complete();
    drawn.regions.remove(&(View::Back, "suboccipitals".to_owned()));
    drawn.regions.insert((View::Side, "suboccipitals".to_owned()));
    assert_eq!(
        lines(&check_drawings(&ATLAS, &drawn)),
        ["data/muscles/suboccipitals.toml: best_view: the back diagram has no region for this muscle; \
          draw `region \"suboccipitals\"` in art/back.kdl, or name another view"]
    );
}

#[test]
fn a_drawing_that_nothing_uses_is_named() {
    let mut drawn = complete();
    // Every area is in some pattern: what is left over can only be a muscle's own.
    drawn.own_zones.insert((View::Front, Area::Neck, "suboccipitals".to_owned()));
    drawn.points.insert((View::Side, "scm-sternal-top".to_owned()));
    drawn.regions.insert((View::Back, "splenius-capitis".to_owned()));
    let says = "nothing in data/ uses this drawing; take it out of the drawing, or add the muscle, point or zone in data/muscles/ that it is for";
    assert_eq!(
        lines(&check_drawings(&ATLAS, &drawn)),
        [
            format!("art: back-region-splenius-capitis: {says}"),
            format!("art: front-zone-neck-suboccipitals: {says}"),
            format!("art: side-point-scm-sternal-top: {says}"),
        ]
    );
}

#[test]
fn a_zone_of_a_muscles_own_counts_for_it_alone_and_must_be_used() {
    let own = |view, area, slug: &str| (view, area, slug.to_owned());
    let mut drawn = complete();
    drawn.zones.remove(&(View::Side, Area::Throat));
    drawn.own_zones.insert(own(View::Side, Area::Throat, "sternocleidomastoid"));
    drawn.own_zones.insert(own(View::Side, Area::Throat, "suboccipitals"));
    let lines = lines(&check_drawings(&ATLAS, &drawn));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("art: side-zone-throat-suboccipitals: nothing in data/ uses this drawing"), "{lines:?}");
}

#[test]
fn a_joint_without_its_close_ups_is_named() {
    let mut drawn = complete();
    drawn.close_ups.remove("above");
    for parts in drawn.close_ups.values_mut() {
        parts.remove("spinal-cord");
    }
    drawn.joints.insert((View::Back, "atlantoaxial".to_owned()));
    assert_eq!(
        lines(&check_drawings(&ATLAS, &drawn)),
        [
            "art: back-joint-atlantoaxial: nothing in data/ uses this drawing; take it out of the drawing, or add the muscle, point or \
             zone in data/muscles/ that it is for",
            "data/joints/occipitoatlantal.toml: motions.turn.view: there is no close-up `above`; draw art/joint-above.kdl, or name \
             another close-up",
            "data/joints/occipitoatlantal.toml: passing.spinal-cord: no close-up draws the part `spinal-cord`; draw it as a `part` in \
             art/joint-*.kdl, or take it out",
        ]
    );
}
