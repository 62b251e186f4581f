//! The atlas against the charts: the table of the clinical notes (8.1), area by area.
//!
//! `2` is where most people feel it and `1` where some do; `i` is the same side, `c` the other side when severe, `b` both.

use crate::repository::ATLAS;
use atlas::{Certainty, Laterality, Strength, Zone};

const POINTS: &[(&str, &str)] = &[
    ("scm-sternal-lower", "breastbone i1"),
    ("scm-sternal-middle", "brow i2, behind-eye i1 deep, temple i1, cheek i2, teeth i1"),
    ("scm-sternal-inner", "jaw i1, throat i1"),
    ("scm-sternal-upper", "brow i1, crown b1, back-of-head i2"),
    ("scm-clavicular-lower", "forehead i2, forehead c1"),
    ("scm-clavicular-middle", "forehead i2, forehead c1"),
    ("scm-clavicular-upper", "behind-ear i2, ear i2 deep, cheek i1, teeth i1"),
    ("suboccipital-medial", "forehead i1 deep, brow i1 deep, behind-eye i1 deep, temple i2 deep, back-of-head i2 deep"),
    ("suboccipital-lateral", "forehead i1 deep, brow i1 deep, behind-eye i1 deep, temple i2 deep, back-of-head i2 deep"),
    // 4.3
    ("upper-trapezius-front", "behind-eye i1 deep, temple i2, behind-ear i2, jaw i1, neck i2"),
    ("upper-trapezius-middle", "back-of-head i1, behind-ear i1, neck i2"),
    ("temporalis-front", "brow i1, temple i2, teeth i1"),
    ("temporalis-middle-front", "temple i2, teeth i1"),
    ("temporalis-middle-rear", "temple i2, teeth i1"),
    ("temporalis-rear", "back-of-head i1"),
];

const STRANDS: &[(&str, &str)] = &[
    (
        "sternal",
        "brow i2, behind-eye i1 deep, temple i1, crown b1, back-of-head i2, cheek i2, jaw i1, teeth i1, throat i1, breastbone i1",
    ),
    ("clavicular", "forehead i2, forehead c1, back-of-head i1, behind-ear i2, ear i2 deep, cheek i1, teeth i1"),
];

const MUSCLES: &[(&str, &str)] = &[
    (
        "sternocleidomastoid",
        "forehead i2, forehead c1, brow i2, behind-eye i1 deep, temple i1, crown b1, back-of-head i2, behind-ear i2, ear i2 deep, \
         cheek i2, jaw i1, teeth i1, throat i1, breastbone i1",
    ),
    ("suboccipitals", "forehead i1 deep, brow i1 deep, behind-eye i1 deep, temple i2 deep, back-of-head i2 deep"),
    ("upper-trapezius", "behind-eye i1 deep, temple i2, back-of-head i1, behind-ear i2, jaw i1, neck i2"),
    ("temporalis", "brow i1, temple i2, back-of-head i1, teeth i1"),
];

fn written(zones: &[Zone]) -> String {
    let zones = zones.iter().map(|zone| {
        let side = match zone.laterality {
            Laterality::SameSide => 'i',
            Laterality::OtherSideWhenSevere => 'c',
            Laterality::BothSides => 'b',
        };
        let strength = if zone.strength == Strength::Essential { 2 } else { 1 };
        format!("{} {side}{strength}{}", zone.area.slug(), if zone.deep { " deep" } else { "" })
    });
    zones.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_point_has_the_zones_of_the_charts() {
    let points: Vec<_> =
        ATLAS.muscles.iter().flat_map(|muscle| muscle.points).map(|point| (point.id, written(point.zones))).collect();
    let expected: Vec<_> = POINTS.iter().map(|(id, zones)| (*id, (*zones).to_owned())).collect();
    assert_eq!(points, expected);
}

#[test]
fn each_strand_is_the_union_of_its_points_and_of_its_own_rows() {
    let strands: Vec<_> =
        ATLAS.muscles.iter().flat_map(|muscle| muscle.strands).map(|strand| (strand.slug, written(strand.zones))).collect();
    let expected: Vec<_> = STRANDS.iter().map(|(slug, zones)| (*slug, (*zones).to_owned())).collect();
    assert_eq!(strands, expected);
}

#[test]
fn each_muscle_is_the_union_of_its_points_and_rows_and_essential_wins() {
    let muscles: Vec<_> = ATLAS.muscles.iter().map(|muscle| (muscle.slug, written(muscle.zones))).collect();
    let expected: Vec<_> = MUSCLES.iter().map(|(slug, zones)| (*slug, (*zones).to_owned())).collect();
    assert_eq!(muscles, expected);
}

#[test]
fn points_lie_in_the_strands_that_their_names_say() {
    for point in ATLAS.muscle("sternocleidomastoid").expect("a drawn muscle").points {
        let strand = point.strand.expect("sternocleidomastoid has two strands");
        assert!(point.id.starts_with(&format!("scm-{strand}-")), "{} is in the {strand} strand", point.id);
    }
    assert!(ATLAS.muscle("suboccipitals").expect("a drawn muscle").points.iter().all(|point| point.strand.is_none()));
}

#[test]
fn what_the_notes_mark_unverified_is_never_carried_as_fact() {
    let zone = |id: &str, area: &str| {
        let point = ATLAS.muscles.iter().flat_map(|muscle| muscle.points).find(|point| point.id == id).expect("a point");
        point.zones.iter().find(|zone| zone.area.slug() == area).expect("a zone").certainty
    };
    assert_eq!(zone("scm-sternal-middle", "behind-eye"), Certainty::Unconfirmed);
    assert_eq!(zone("scm-sternal-inner", "throat"), Certainty::Unconfirmed);
    assert_eq!(zone("scm-sternal-inner", "jaw"), Certainty::Unconfirmed);
    assert_eq!(zone("scm-sternal-middle", "brow"), Certainty::Disputed);
    assert_eq!(zone("scm-sternal-upper", "brow"), Certainty::Disputed);
    assert_eq!(zone("suboccipital-medial", "forehead"), Certainty::Disputed);
    assert_eq!(zone("upper-trapezius-front", "behind-eye"), Certainty::Unconfirmed);
    assert_eq!(zone("temporalis-front", "brow"), Certainty::Unconfirmed);
    assert_eq!(zone("temporalis-rear", "back-of-head"), Certainty::Unconfirmed);
    // Where the X marks stand is an estimate for all of them.
    let points = || ATLAS.muscles.iter().flat_map(|muscle| muscle.points);
    assert!(points().count() == POINTS.len() && points().all(|point| point.certainty == Certainty::Unconfirmed));
    // That the split into most and some people is mostly unconfirmed is said for each muscle.
    for muscle in ATLAS.muscles {
        let split =
            muscle.evidence.iter().find(|statement| statement.key == "most-and-some").expect("the statement on the split");
        assert_eq!(split.certainty, Certainty::Unconfirmed);
        assert_eq!(split.text, "Which places most people and which some people feel it is mostly unconfirmed.");
    }
}

#[test]
fn the_muscles_stand_as_the_design_says() {
    let muscles: Vec<_> = ATLAS.muscles.iter().map(|m| (m.slug, m.best_view.slug(), m.soft_edged, m.parts.len())).collect();
    assert_eq!(
        muscles,
        [
            ("sternocleidomastoid", "side", false, 2),
            ("suboccipitals", "back", true, 4),
            ("upper-trapezius", "side", false, 0),
            ("temporalis", "side", false, 0)
        ]
    );
    // The notes offer "often felt on both sides" for the suboccipitals alone.
    let both: Vec<_> = ATLAS.muscles.iter().filter(|m| m.often_both_sides).map(|m| m.slug).collect();
    assert_eq!(both, ["suboccipitals"]);
    let crossing = |zones: &[Zone]| zones.iter().any(|zone| zone.laterality == Laterality::OtherSideWhenSevere);
    assert!(ATLAS.muscles.iter().all(|m| !(m.often_both_sides && crossing(m.zones))), "one switch for the other side, not two");
}

#[test]
fn strands_and_points_are_called_what_they_are() {
    let scm = ATLAS.muscle("sternocleidomastoid").expect("a drawn muscle");
    let strands: Vec<_> = scm.strands.iter().map(|strand| (strand.slug, strand.name, strand.short_name)).collect();
    assert_eq!(strands, [("sternal", "breastbone strand", "breastbone"), ("clavicular", "collarbone strand", "collarbone")]);
    let points: Vec<_> =
        ATLAS.muscles.iter().flat_map(|muscle| muscle.points).map(|point| (point.id, point.short_name)).collect();
    let expected = [
        ("scm-sternal-lower", "lower"),
        ("scm-sternal-middle", "middle"),
        ("scm-sternal-inner", "inner"),
        ("scm-sternal-upper", "upper"),
        ("scm-clavicular-lower", "lower"),
        ("scm-clavicular-middle", "middle"),
        ("scm-clavicular-upper", "upper"),
        ("suboccipital-medial", "near the middle"),
        ("suboccipital-lateral", "to the side"),
        ("upper-trapezius-front", "front edge"),
        ("upper-trapezius-middle", "middle"),
        ("temporalis-front", "front"),
        ("temporalis-middle-front", "front middle"),
        ("temporalis-middle-rear", "rear middle"),
        ("temporalis-rear", "rear"),
    ];
    assert_eq!(points, expected);
    for point in scm.points {
        let strand = scm.strands.iter().find(|strand| Some(strand.slug) == point.strand).expect("its strand");
        assert!(point.name.ends_with(strand.name) && point.name.starts_with(point.short_name), "{}", point.name);
    }
}

#[test]
fn the_surest_row_says_how_sure_a_union_is() {
    let brow = ATLAS.muscle("sternocleidomastoid").expect("a drawn muscle").zones.iter().find(|zone| zone.area.slug() == "brow");
    let brow = brow.expect("a zone");
    assert_eq!(brow.certainty, Certainty::ClassicChart);
    assert!(brow.sources.contains(&"simons-travell-1999") && brow.sources.contains(&"triple-r-spa"));
}

#[test]
fn baking_keeps_every_point_and_names_the_types_by_their_crate() {
    let baked = atlas::load::bake(&ATLAS);
    let compact: String = baked.split_whitespace().collect();
    assert!(compact.starts_with("atlas::Atlas{"));
    assert_eq!(compact.matches("atlas::TriggerPoint{").count(), POINTS.len());
    assert!(compact.contains("atlas::Laterality::OtherSideWhenSevere"));
}
