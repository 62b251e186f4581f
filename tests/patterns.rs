//! The drawn patterns: what a muscle, a strand or a point lights, held against the charts, and as text, for whoever reads a
//! change.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test page`, and read what
//! `git diff tests/snapshots` shows.

use crate::{
    BOTH, LEFT, RIGHT, SIDES, about, any_state, beside_others, diagram, large_diagrams, large_diagrams_of, pattern, patterns,
    states, states_unpeeled, written,
};
use atlas::{Laterality, Mm, Side, Strength, View};
use headache_map::facts::drawing;
use headache_map::map::{DiagramModel, MapState, Narrowed, OtherSide, Pattern, SideChoice, Subject, TrailModel, compose, paint};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Zones of the charts (clinical notes, 8.1), as areas: `2` where most people feel it, `1` where some do. What is felt on
/// the other side only when severe is not shown unasked; where it is, stands in [`OTHER_SIDE`]. Points in the order S1 to S4, C1
/// to C3 of the notes; `@side`: of that muscle's own place only there (the angle of the jaw turns away from the front). Each strand and muscle is the union of its points and of the rows "any" and "whole division".
const CHARTS: [(&str, &str); 21] = [
    (
        "sternocleidomastoid",
        "forehead 2, brow 2, behind-eye 1 deep, temple 1, crown 1, back-of-head 2, behind-ear 2, ear 2 deep, cheek 2, jaw 1, \
         teeth 1, throat 1, breastbone 1",
    ),
    (
        "sternocleidomastoid/sternal",
        "brow 2, behind-eye 1 deep, temple 1, crown 1, back-of-head 2, cheek 2, jaw 1, teeth 1, throat 1, breastbone 1",
    ),
    ("scm-sternal-lower", "breastbone 1"),
    ("scm-sternal-middle", "brow 2, behind-eye 1 deep, temple 1, cheek 2, teeth 1"),
    ("scm-sternal-inner", "jaw 1, throat 1"),
    ("scm-sternal-upper", "brow 1, crown 1, back-of-head 2"),
    ("sternocleidomastoid/clavicular", "forehead 2, back-of-head 1, behind-ear 2, ear 2 deep, cheek 1, teeth 1"),
    ("scm-clavicular-lower", "forehead 2"),
    ("scm-clavicular-middle", "forehead 2"),
    ("scm-clavicular-upper", "behind-ear 2, ear 2 deep, cheek 1, teeth 1"),
    ("suboccipitals", "forehead 1 deep, brow 1 deep, behind-eye 1 deep, temple 2 deep, back-of-head 2 deep"),
    ("suboccipital-medial", "forehead 1 deep, brow 1 deep, behind-eye 1 deep, temple 2 deep, back-of-head 2 deep"),
    ("suboccipital-lateral", "forehead 1 deep, brow 1 deep, behind-eye 1 deep, temple 2 deep, back-of-head 2 deep"),
    ("upper-trapezius", "behind-eye 1 deep, temple 2, back-of-head 1, behind-ear 2, jaw 1 @side, neck 2"),
    ("upper-trapezius-front", "behind-eye 1 deep, temple 2, behind-ear 2, jaw 1 @side, neck 2"),
    ("upper-trapezius-middle", "back-of-head 1, behind-ear 1, neck 2"),
    ("temporalis", "brow 1, temple 2, back-of-head 1, teeth 1"),
    ("temporalis-front", "brow 1, temple 2, teeth 1"),
    ("temporalis-middle-front", "temple 2, teeth 1"),
    ("temporalis-middle-rear", "temple 2, teeth 1"),
    ("temporalis-rear", "back-of-head 1"),
];

/// What the switch for the other side adds there: the forehead when severe, or the same again where people often feel both.
/// Nothing else has that switch.
const OTHER_SIDE: [(&str, OtherSide, &str); 7] = [
    ("sternocleidomastoid", OtherSide::WhenSevere, "forehead 1"),
    ("sternocleidomastoid/clavicular", OtherSide::WhenSevere, "forehead 1"),
    ("scm-clavicular-lower", OtherSide::WhenSevere, "forehead 1"),
    ("scm-clavicular-middle", OtherSide::WhenSevere, "forehead 1"),
    ("suboccipitals", OtherSide::Often, CHARTS[10].1),
    ("suboccipital-medial", OtherSide::Often, CHARTS[11].1),
    ("suboccipital-lateral", OtherSide::Often, CHARTS[12].1),
];

/// The areas that can be seen in each diagram.
const SEEN: [(View, &str); 3] = [
    (View::Side, "forehead brow behind-eye temple crown back-of-head behind-ear ear cheek jaw teeth throat neck breastbone"),
    (View::Back, "crown back-of-head behind-ear ear neck"),
    (View::Front, "forehead brow behind-eye temple crown ear cheek jaw teeth throat breastbone"),
];

/// What of a chart is seen in a diagram.
fn charted(chart: &str, view: View) -> BTreeSet<String> {
    let seen = SEEN.iter().find(|(seen_in, _)| *seen_in == view).expect("each diagram").1;
    let in_view = |zone: &str| seen.split(' ').any(|area| zone.split(' ').next() == Some(area));
    let zones =
        chart.split(", ").filter(|zone| !zone.is_empty()).map(|zone| zone.split_once(" @").unwrap_or((zone, view.slug())));
    zones.filter(|(zone, only)| in_view(zone) && *only == view.slug()).map(|(zone, _)| zone.to_owned()).collect()
}

/// What a diagram lights on one side of the body, written as in the charts.
fn lit(diagram: &DiagramModel, side: Side) -> BTreeSet<String> {
    let zones = diagram.zones.iter().filter(|zone| zone.side == side).map(|zone| {
        let strength = if zone.strength == Strength::Essential { 2 } else { 1 };
        format!("{} {strength}{}", zone.area.slug(), if zone.deep { " deep" } else { "" })
    });
    zones.collect()
}

/// A pattern on a side.
fn chosen(slug: &str, side: SideChoice) -> MapState {
    MapState { side, ..MapState::of(about(slug)) }
}

#[test]
fn the_table_holds_every_muscle_strand_and_point() {
    let known: BTreeSet<String> = patterns().map(Pattern::to_text).collect();
    assert_eq!(CHARTS.iter().map(|(slug, _)| (*slug).to_owned()).collect::<BTreeSet<_>>(), known);
}

#[test]
fn each_lights_on_the_chosen_side_what_the_charts_say_and_nothing_on_the_other() {
    for (slug, chart) in CHARTS {
        for (view, _) in SEEN {
            for side in [Side::Left, Side::Right] {
                let diagram = diagram(&chosen(slug, SideChoice::One(side)), view);
                assert_eq!(lit(&diagram, side), charted(chart, view), "{slug}, {side:?}, {view:?}");
                assert_eq!(lit(&diagram, side.other()), BTreeSet::new(), "{slug}, {side:?}, {view:?}");
            }
        }
    }
}

#[test]
fn both_sides_together_light_what_each_does_alone_and_the_side_diagram_the_right() {
    for (slug, chart) in CHARTS {
        for (view, _) in SEEN {
            let diagram = diagram(&chosen(slug, BOTH), view);
            assert_eq!(lit(&diagram, Side::Right), charted(chart, view), "{slug}, {view:?}");
            let left = if view == View::Side { BTreeSet::new() } else { charted(chart, view) };
            assert_eq!(lit(&diagram, Side::Left), left, "{slug}, {view:?}");
        }
    }
}

#[test]
fn the_switch_adds_on_the_other_side_what_the_charts_say_and_changes_nothing_on_the_chosen_one() {
    for (slug, chart) in CHARTS {
        let switch = OTHER_SIDE.iter().find(|(other, ..)| *other == slug);
        assert_eq!(pattern(slug).other_side(), switch.map(|(_, kind, _)| *kind), "{slug}");
        let added = switch.map_or("", |(_, _, added)| added);
        for (view, _) in SEEN {
            for side in [Side::Left, Side::Right] {
                let state = MapState { other_side: true, ..chosen(slug, SideChoice::One(side)) }.sound();
                let diagram = diagram(&state, view);
                assert_eq!(lit(&diagram, side), charted(chart, view), "{slug}, {side:?}, {view:?}");
                let added = if view == View::Side { BTreeSet::new() } else { charted(added, view) };
                assert_eq!(lit(&diagram, side.other()), added, "{slug}, {side:?}, {view:?}");
                assert!(diagram.zones.iter().all(|zone| zone.faint == (zone.side != side)), "{slug}: what is added stands back");
                let switched = MapState { side: BOTH, ..state };
                let both = crate::diagram(&MapState { other_side: false, ..switched }, view);
                assert_eq!(crate::diagram(&switched, view).zones, both.zones, "{slug}: with both sides it has nothing to add");
            }
        }
    }
}

#[test]
fn what_has_no_sharp_border_is_drawn_without_one() {
    for (slug, _) in CHARTS {
        for (view, _) in SEEN {
            let soft = slug.starts_with("suboccipital");
            let diagram = diagram(&chosen(slug, BOTH), view);
            assert!(diagram.zones.iter().all(|zone| zone.soft == soft), "{slug} {view:?}");
            let svg = written(paint::pattern(&diagram));
            assert_eq!(svg.matches("class=\"zone soft").count(), if soft { diagram.zones.len() } else { 0 }, "{slug} {view:?}");
        }
    }
}

#[test]
fn every_zone_of_the_charts_is_seen_somewhere_and_nothing_chosen_lights_nothing() {
    for (slug, chart) in CHARTS {
        let seen: BTreeSet<String> = SEEN.iter().flat_map(|(view, _)| charted(chart, *view)).collect();
        assert_eq!(seen.len(), chart.split(", ").count(), "{slug}");
    }
    for state in states().filter(|state| state.subject == Subject::Nothing) {
        for diagram in &compose(&state).diagrams {
            let marks = [
                written(paint::pattern(diagram)),
                written(paint::points(diagram)),
                written(paint::trail(diagram)),
                written(paint::labels(diagram)),
            ];
            assert_eq!(marks.concat(), "", "{state:?}");
        }
    }
}

#[test]
fn narrowing_never_lights_what_the_wider_pattern_does_not() {
    for pattern in patterns() {
        let Some(wider) = pattern.widened() else { continue };
        for zone in pattern.zones() {
            let same = |other: &&atlas::Zone| (other.area, other.laterality) == (zone.area, zone.laterality);
            let other = wider.zones().iter().find(same).unwrap_or_else(|| panic!("{} has {:?}", wider.to_text(), zone.area));
            // Essential wins, and deep.
            assert!(other.strength <= zone.strength && other.deep >= zone.deep, "{} {:?}", wider.to_text(), zone.area);
        }
        assert_eq!(wider.muscle(), pattern.muscle());
        let steps = std::iter::successors(Some(pattern), |pattern| pattern.widened()).count();
        let expected = match pattern.narrowed() {
            Narrowed::Whole => 1,
            Narrowed::Strand(_) => 2,
            Narrowed::Point(point) => 2 + usize::from(point.strand.is_some()),
        };
        assert_eq!(steps, expected, "{}: point, strand where there is one, muscle", pattern.to_text());
    }
    assert!(patterns().flat_map(|p| p.shown_zones()).all(|zone| zone.laterality != Laterality::OtherSideWhenSevere));
}

#[test]
fn a_pattern_as_text_is_the_same_pattern_and_what_does_not_belong_together_is_none() {
    for pattern in patterns() {
        assert_eq!(Pattern::from_text(&pattern.to_text()), Some(pattern));
    }
    for text in [
        "",
        "/",
        "sternal",
        "sternocleidomastoid/",
        "sternocleidomastoid/lower",
        "suboccipitals/sternal",
        "sternocleidomastoid/scm-sternal-upper",
        "sternocleidomastoid/sternal/scm-sternal-upper",
        "scm-sternal-upper/sternal",
        "SCM-sternal-upper",
        "scm-sternal-upper ",
    ] {
        assert_eq!(Pattern::from_text(text), None, "{text:?}");
    }
    let suboccipitals = crate::muscle("suboccipitals");
    assert_eq!(Pattern::point(suboccipitals, "scm-sternal-upper"), None, "a point of another muscle");
    assert_eq!(Pattern::strand(suboccipitals, "sternal"), None, "a strand that the muscle lacks");
}

/// Everything that is drawn in a diagram, as text.
fn drawn(diagram: &DiagramModel) -> String {
    let parts = [
        ("pattern", written(paint::pattern(diagram))),
        ("trail", written(paint::trail(diagram))),
        ("points", written(paint::points(diagram))),
        ("labels", written(paint::labels(diagram))),
    ];
    parts.iter().map(|(name, svg)| format!("<!-- {name} -->\n{svg}")).collect()
}

#[test]
fn a_mark_uses_the_outline_of_its_own_diagram_and_never_carries_style() {
    for (name, diagram) in large_diagrams_of(patterns()) {
        let svg = drawn(&diagram);
        let view = diagram.view.slug();
        for id in svg.split("href=\"#").skip(1) {
            assert!(id.starts_with(&format!("{view}-")), "{name}: {id}");
        }
        assert!(!svg.contains("style=") && !svg.contains("NaN") && !svg.contains("inf\""), "{name}");
    }
}

#[test]
fn the_left_is_the_mirrored_right() {
    for (name, right) in large_diagrams_of(patterns()).filter(|(name, _)| name.contains("-right-")) {
        let twin = name.replace("-right-", "-left-");
        let (_, left) = large_diagrams_of(patterns()).find(|(other, _)| *other == twin).expect("its twin");
        let (x, _, width, _) = drawing(right.view).view_box;
        let mirrored = |at: (Mm, Mm)| (x + x + width - at.0, at.1);
        let points = right.points.iter().map(|point| (point.point.id, point.chosen, point.shown, mirrored(point.at)));
        assert_eq!(
            left.points.iter().map(|point| (point.point.id, point.chosen, point.shown, point.at)).collect::<Vec<_>>(),
            points.collect::<Vec<_>>(),
            "{name}"
        );
        let anchors: Vec<_> = right.labels.iter().map(|label| (label.area, mirrored(label.anchor))).collect();
        assert_eq!(left.labels.len(), anchors.len(), "{name}");
        for label in &left.labels {
            assert!(anchors.contains(&(label.area, label.anchor)), "{name}: {:?}", label.area);
        }
        let svg = written(paint::pattern(&left));
        let transform = format!("transform=\"{}\"", paint::mirror(left.view));
        assert_eq!(svg.matches(&transform).count(), left.zones.len() + left.chosen.len(), "{name}: each outline is mirrored");
        assert!(!written(paint::pattern(&right)).contains("scale("), "{name}");
    }
}

#[test]
fn thumbnails_draw_the_same_zones_and_trail_with_wider_dots_and_nothing_else() {
    let alone = states_unpeeled().filter(|state| state.view.is_some() && !state.mirror);
    for state in alone.flat_map(|state| beside_others(state).step_by(5)) {
        for thumbnail in compose(&state).diagrams.iter().filter(|diagram| Some(diagram.view) != state.view) {
            let large = diagram(&MapState { view: Some(thumbnail.view), ..state }, thumbnail.view);
            let named = written(paint::pattern(&large));
            // A thumbnail answers to no pointer, so its zones carry no names.
            let expected = without_names(&named).replace("url(#dots)", "url(#dots-small)");
            assert_eq!(
                named.matches(" data-name=").count(),
                large.zones.len() + large.second.len(),
                "the large one names its zones"
            );
            assert_eq!(written(paint::pattern(thumbnail)), expected, "{state:?} {:?}", thumbnail.view);
            assert_eq!(written(paint::trail(thumbnail)), written(paint::trail(&large)), "{state:?} {:?}", thumbnail.view);
            let quiet = [written(paint::points(thumbnail)), written(paint::labels(thumbnail))].concat();
            assert_eq!(quiet, "", "{state:?} {:?}", thumbnail.view);
        }
    }
}

/// Marks without what they are called.
fn without_names(svg: &str) -> String {
    let mut parts = svg.split(" data-name=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('"').expect("a value ends").1).collect::<String>()
}

#[test]
fn each_zone_is_called_by_its_area_whether_it_is_inside_and_how_many_people_feel_it() {
    let names = |state: MapState, view: View| -> Vec<String> {
        let svg = written(paint::pattern(&diagram(&MapState { view: Some(view), ..state }, view)));
        crate::page::attributes(&svg, "data-name").map(str::to_owned).collect()
    };
    let expected =
        ["Eyebrow: most people", "Behind the eye, deep inside: some people", "Temple: some people", "Cheek: most people"];
    assert_eq!(names(chosen("scm-sternal-middle", RIGHT), View::Side)[..4], expected);
    let severe = MapState { other_side: true, ..chosen("scm-clavicular-lower", RIGHT) };
    assert_eq!(names(severe, View::Front), ["Forehead: most people", "Forehead: may be felt on this side too"]);
}

/// A place and its twin of the other half.
fn flip(view: View, (x, y): (Mm, Mm)) -> (Mm, Mm) {
    let (left, _, width, _) = drawing(view).view_box;
    (left + left + width - x, y)
}

/// A diagram as in a mirror. Labels, whose words move from one margin to the other, are told by what they name and point to.
fn in_a_mirror(mut diagram: DiagramModel) -> (DiagramModel, BTreeSet<String>) {
    let view = diagram.view;
    diagram.turned = !diagram.turned;
    diagram.chosen.iter_mut().for_each(|chosen| chosen.flipped = !chosen.flipped);
    diagram.zones.iter_mut().chain(&mut diagram.second).for_each(|zone| zone.flipped = !zone.flipped);
    diagram.points.iter_mut().for_each(|point| point.at = flip(view, point.at));
    diagram.regions.iter_mut().for_each(|region| region.flipped = !region.flipped);
    diagram.labels.iter_mut().for_each(|label| label.anchor = flip(view, label.anchor));
    let labels = labels_of(&diagram);
    (without_labels_and_trail(diagram), labels)
}

fn labels_of(diagram: &DiagramModel) -> BTreeSet<String> {
    diagram.labels.iter().map(|label| format!("{:?}", (label.area, label.deep, label.anchor, label.belongs))).collect()
}

fn without_labels_and_trail(diagram: DiagramModel) -> DiagramModel {
    let points = diagram.points.into_iter().map(|point| headache_map::map::PointModel { address: String::new(), ..point });
    DiagramModel { points: points.collect(), labels: Vec::new(), trail: TrailModel::default(), ..diagram }
}

proptest! {
    #[test]
    fn the_mirror_flips_the_front_diagram_and_changes_nothing_else(state in any_state()) {
        let straight = compose(&MapState { mirror: false, ..state });
        let mirrored = compose(&MapState { mirror: true, ..state });
        prop_assert_eq!(straight.legend, mirrored.legend);
        for (plain, seen) in straight.diagrams.into_iter().zip(mirrored.diagrams) {
            if plain.view == View::Front {
                let numbered: Vec<_> = plain.trail.numbered.iter().map(|&(n, at)| (n, flip(View::Front, at))).collect();
                prop_assert_eq!(&numbered, &seen.trail.numbered);
                let labels = labels_of(&seen);
                prop_assert_eq!(in_a_mirror(plain), (without_labels_and_trail(seen), labels));
            } else {
                prop_assert_eq!(&plain.trail, &seen.trail);
                prop_assert_eq!(&plain.labels, &seen.labels);
                prop_assert_eq!(without_labels_and_trail(plain), without_labels_and_trail(seen));
            }
        }
    }
}

#[test]
fn the_drawn_patterns_are_those_that_were_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut read = BTreeSet::new();
    for (name, diagram) in large_diagrams() {
        settings.bind(|| insta::assert_snapshot!(name.as_str(), drawn(&diagram)));
        read.insert(format!("{name}.snap"));
    }
    assert_eq!(read.len(), 4 * SIDES.len() * SEEN.len());
    // Of each point on each side the three diagrams, each as it is when it is large.
    for point in patterns().filter(|pattern| pattern.trigger_point().is_some()) {
        for side in [LEFT, RIGHT] {
            let name = format!("{}-{}", point.to_text(), side.slug());
            let diagrams = SEEN.map(|(view, _)| {
                let state = MapState { side, view: Some(view), ..MapState::of(Subject::Pattern(point)) };
                format!("<!-- {} -->\n{}", view.slug(), drawn(&diagram(&state, view)))
            });
            settings.bind(|| insta::assert_snapshot!(name.as_str(), diagrams.concat()));
            read.insert(format!("{name}.snap"));
        }
    }
    assert_eq!(read.len(), 4 * SIDES.len() * SEEN.len() + 15 * 2);
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots")).expect("the folder of snapshots");
    let kept = folder.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    let kept: BTreeSet<String> = kept.filter(|file| file.ends_with(".snap")).collect();
    assert_eq!(kept, read, "a snapshot of what is no longer drawn: remove it");
}
