//! The drawn patterns: what a muscle lights, held against the charts, and as text, for whoever reads a change.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test page`, and read what
//! `git diff tests/snapshots` shows.

use crate::{SIDES, diagram, large_diagrams, muscle, states};
use atlas::{Mm, Side, Strength, View};
use headache_map::map::{DEFAULT_LAYER, DiagramModel, MapState, SideChoice, Subject, compose, paint};
use std::collections::BTreeSet;

/// Zones of the charts (clinical notes, 8.1), as areas: `2` where most people feel it, `1` where some do. What is felt on
/// the other side only when severe is not shown unasked.
const CHARTS: [(&str, &str); 2] = [
    (
        "sternocleidomastoid",
        "forehead 2, brow 2, behind-eye 1 deep, temple 1, crown 1, back-of-head 2, behind-ear 2, ear 2 deep, cheek 2, jaw 1, \
         teeth 1, throat 1, breastbone 1",
    ),
    ("suboccipitals", "forehead 1 deep, brow 1 deep, behind-eye 1 deep, temple 2 deep, back-of-head 2 deep"),
];

/// The areas that can be seen in each diagram.
const SEEN: [(View, &str); 3] = [
    (View::Side, "forehead brow behind-eye temple crown back-of-head behind-ear ear cheek jaw teeth throat breastbone"),
    (View::Back, "crown back-of-head behind-ear ear"),
    (View::Front, "forehead brow behind-eye temple crown ear cheek jaw teeth throat breastbone"),
];

/// What of a chart is seen in a diagram.
fn charted(chart: &str, view: View) -> BTreeSet<String> {
    let seen = SEEN.iter().find(|(seen_in, _)| *seen_in == view).expect("each diagram").1;
    let in_view = |zone: &&str| seen.split(' ').any(|area| zone.split(' ').next() == Some(area));
    chart.split(", ").filter(in_view).map(str::to_owned).collect()
}

/// What a diagram lights on one side of the body, written as in the charts.
fn lit(diagram: &DiagramModel, side: Side) -> BTreeSet<String> {
    let zones = diagram.zones.iter().filter(|zone| zone.side == side).map(|zone| {
        let strength = if zone.strength == Strength::Essential { 2 } else { 1 };
        format!("{} {strength}{}", zone.area.slug(), if zone.deep { " deep" } else { "" })
    });
    zones.collect()
}

#[test]
fn each_muscle_lights_on_the_chosen_side_what_the_charts_say_and_nothing_on_the_other() {
    for (slug, chart) in CHARTS {
        for (view, _) in SEEN {
            for side in [Side::Left, Side::Right] {
                let state = MapState {
                    subject: Subject::Muscle(muscle(slug)),
                    side: SideChoice::One(side),
                    view: None,
                    layer: DEFAULT_LAYER,
                };
                let diagram = diagram(&state, view);
                assert_eq!(lit(&diagram, side), charted(chart, view), "{slug}, {side:?}, {view:?}");
                assert_eq!(lit(&diagram, side.other()), BTreeSet::new(), "{slug}, {side:?}, {view:?}");
            }
        }
    }
}

#[test]
fn both_sides_together_light_what_each_does_alone_and_the_side_diagram_the_right() {
    for (slug, chart) in CHARTS {
        let state = MapState { subject: Subject::Muscle(muscle(slug)), side: SideChoice::Both, view: None, layer: DEFAULT_LAYER };
        for (view, _) in SEEN {
            let diagram = diagram(&state, view);
            assert_eq!(lit(&diagram, Side::Right), charted(chart, view), "{slug}, {view:?}");
            let left = if view == View::Side { BTreeSet::new() } else { charted(chart, view) };
            assert_eq!(lit(&diagram, Side::Left), left, "{slug}, {view:?}");
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
            assert_eq!(format!("{}{}", paint::pattern(diagram), paint::labels(diagram)), "", "{state:?}");
        }
    }
}

#[test]
fn a_mark_uses_the_outline_of_its_own_diagram_and_never_carries_style() {
    for (name, diagram) in large_diagrams() {
        let svg = format!("{}{}", paint::pattern(&diagram), paint::labels(&diagram));
        let view = diagram.view.slug();
        for id in svg.split("href=\"#").skip(1) {
            assert!(id.starts_with(&format!("{view}-")), "{name}: {id}");
        }
        assert!(!svg.contains("style=") && !svg.contains("NaN") && !svg.contains("inf"), "{name}");
    }
}

#[test]
fn the_left_is_the_mirrored_right() {
    for (name, right) in large_diagrams().filter(|(name, _)| name.contains("-right-")) {
        let (_, left) = large_diagrams().find(|(other, _)| *other == name.replace("-right-", "-left-")).expect("its twin");
        let (x, _, width, _) = headache_map::facts::drawing(right.view).view_box;
        let mirrored = |at: (Mm, Mm)| (x + x + width - at.0, at.1);
        let points = right.points.iter().map(|point| (point.id, mirrored(point.at)));
        assert_eq!(
            left.points.iter().map(|point| (point.id, point.at)).collect::<Vec<_>>(),
            points.collect::<Vec<_>>(),
            "{name}"
        );
        let anchors: Vec<_> = right.labels.iter().map(|label| (label.area, mirrored(label.anchor))).collect();
        for label in &left.labels {
            assert!(anchors.contains(&(label.area, label.anchor)), "{name}: {:?}", label.area);
        }
        let svg = paint::pattern(&left);
        let transform = format!("transform=\"{}\"", paint::mirror(left.view));
        assert_eq!(svg.matches(&transform).count(), left.zones.len() + left.chosen.len(), "{name}: each outline is mirrored");
        assert!(!paint::pattern(&right).contains("scale("), "{name}");
    }
}

#[test]
fn thumbnails_draw_the_same_zones_with_wider_dots_and_nothing_else() {
    for state in states().filter(|state| state.view.is_some()) {
        for thumbnail in compose(&state).diagrams.iter().filter(|diagram| Some(diagram.view) != state.view) {
            let large = diagram(&MapState { view: Some(thumbnail.view), ..state }, thumbnail.view);
            let x_marks = paint::pattern(&large).find("<g class=\"x\"").unwrap_or(paint::pattern(&large).len());
            let expected = paint::pattern(&large)[..x_marks].replace("url(#dots)", "url(#dots-small)");
            assert_eq!(paint::pattern(thumbnail), expected, "{state:?} {:?}", thumbnail.view);
            assert_eq!(paint::labels(thumbnail), "", "{state:?} {:?}", thumbnail.view);
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
        let svg = format!("<!-- pattern -->\n{}<!-- labels -->\n{}", paint::pattern(&diagram), paint::labels(&diagram));
        settings.bind(|| insta::assert_snapshot!(name.as_str(), svg));
        read.insert(format!("{name}.snap"));
    }
    assert_eq!(read.len(), CHARTS.len() * SIDES.len() * SEEN.len());
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots")).expect("the folder of snapshots");
    let kept = folder.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    let kept: BTreeSet<String> = kept.filter(|file| file.ends_with(".snap")).collect();
    assert_eq!(kept, read, "a snapshot of what is no longer drawn: remove it");
}
