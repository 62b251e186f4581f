//! The trail of a chosen point: from its X to every place that belongs to it, in every diagram that shows the X.

use crate::{BOTH, LEFT, RIGHT, SIDES, beside_others, diagram, muscle, pattern, patterns, states_unpeeled, written};
use atlas::{Area, Mm, Side, View};
use headache_map::facts::{ATLAS, drawing};
use headache_map::map::{DiagramModel, MapState, Narrowed, Pattern, STEPS, SideChoice, Slot, Subject, compose, paint};
use std::collections::BTreeSet;

/// Where each X is drawn, by hand from the drawings: each from the side, the others where the skin over it can be seen.
const SEEN: [(View, &str); 3] = [
    (
        View::Side,
        "scm-sternal-lower scm-sternal-middle scm-sternal-inner scm-sternal-upper scm-clavicular-lower scm-clavicular-middle \
         scm-clavicular-upper suboccipital-medial suboccipital-lateral upper-trapezius-front upper-trapezius-middle \
         temporalis-front temporalis-middle-front temporalis-middle-rear temporalis-rear",
    ),
    (
        View::Back,
        "scm-sternal-upper scm-clavicular-upper suboccipital-medial suboccipital-lateral upper-trapezius-front \
         upper-trapezius-middle",
    ),
    (
        View::Front,
        "scm-sternal-lower scm-sternal-middle scm-sternal-inner scm-clavicular-lower scm-clavicular-middle \
         upper-trapezius-front temporalis-front",
    ),
];

/// How many places each trail leads to on one side, in the side, back and front diagram. Counted in the charts.
const PLACES: [(&str, [usize; 3]); 15] = [
    ("scm-sternal-lower", [1, 0, 1]),
    ("scm-sternal-middle", [5, 0, 5]),
    ("scm-sternal-inner", [2, 0, 2]),
    ("scm-sternal-upper", [3, 2, 0]),
    ("scm-clavicular-lower", [1, 0, 1]),
    ("scm-clavicular-middle", [1, 0, 1]),
    ("scm-clavicular-upper", [4, 2, 0]),
    ("suboccipital-medial", [5, 1, 0]),
    ("suboccipital-lateral", [5, 1, 0]),
    ("upper-trapezius-front", [5, 2, 2]),
    ("upper-trapezius-middle", [3, 3, 0]),
    ("temporalis-front", [3, 0, 3]),
    ("temporalis-middle-front", [2, 0, 0]),
    ("temporalis-middle-rear", [2, 0, 0]),
    ("temporalis-rear", [1, 0, 0]),
];

fn chosen(id: &str, side: SideChoice) -> MapState {
    MapState { side, ..MapState::of(Subject::Pattern(pattern(id))) }
}

fn seen(view: View, id: &str) -> bool {
    SEEN.iter().any(|(seen_in, points)| *seen_in == view && points.split(' ').any(|seen| seen == id))
}

/// Beads in mm, with their step.
fn beads(diagram: &DiagramModel) -> Vec<(usize, (Mm, Mm))> {
    let steps = diagram.trail.beads.iter().enumerate();
    steps.flat_map(|(step, beads)| beads.iter().map(move |&bead| (step, bead))).collect()
}

fn distance((ax, ay): (Mm, Mm), (bx, by): (Mm, Mm)) -> f64 {
    f64::from((ax - bx).0).hypot(f64::from((ay - by).0)) / 10.0
}

#[test]
fn each_point_is_marked_in_the_diagrams_that_show_it_and_its_trail_leads_to_each_of_its_places_there() {
    for (id, places) in PLACES {
        for side in [LEFT, RIGHT] {
            for (view, places) in View::ALL.iter().zip(places) {
                let state = MapState { view: Some(*view), ..chosen(id, side) };
                let diagram = diagram(&state, *view);
                let at = format!("{id} {side:?} {view:?}");
                assert_eq!(diagram.points.iter().any(|point| point.point.id == id), seen(*view, id), "{at}");
                assert_eq!(diagram.trail.numbered.len(), if places == 0 { 0 } else { places + 1 }, "{at}");
                assert_eq!(diagram.trail.beads.is_empty(), places == 0, "{at}");
                // Every zone of the point that is lit here has a bead on the dot of its label.
                let ends: BTreeSet<(Mm, Mm)> = diagram.labels.iter().map(|label| label.anchor).collect();
                let beads: BTreeSet<(Mm, Mm)> = beads(&diagram).into_iter().map(|(_, bead)| bead).collect();
                assert!(places == 0 || (ends.len() == places && ends.is_subset(&beads)), "{at}: {ends:?}");
            }
        }
    }
    let all: BTreeSet<&str> = ATLAS.muscles.iter().flat_map(|muscle| muscle.points).map(|point| point.id).collect();
    assert_eq!(PLACES.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(), all);
}

#[test]
fn only_a_chosen_point_has_a_trail_and_thumbnails_have_the_same_one() {
    for state in states_unpeeled() {
        let is_point = state.subject.pattern().is_some_and(|pattern| pattern.trigger_point().is_some());
        let model = compose(&state);
        assert_eq!(model.legend.trail, is_point, "{state:?}: every point is seen from the side");
        for diagram in &model.diagrams {
            assert!(is_point || diagram.trail == <_>::default(), "{state:?} {:?}", diagram.view);
            let large = crate::diagram(&MapState { view: Some(diagram.view), ..state }, diagram.view);
            assert_eq!(large.slot, Slot::Main);
            assert_eq!(diagram.trail, large.trail, "{state:?} {:?}", diagram.view);
        }
    }
}

#[test]
fn it_takes_no_more_steps_than_it_has_time_for_and_begins_at_the_x_without_covering_it() {
    assert_eq!(STEPS, 8, "style/programs/map/map.css has a delay for each step");
    for (pattern, side) in
        patterns().filter(|pattern| pattern.trigger_point().is_some()).flat_map(|p| [LEFT, RIGHT].map(|s| (p, s)))
    {
        for diagram in compose(&chosen(&pattern.to_text(), side)).diagrams.iter().filter(|d| !d.trail.beads.is_empty()) {
            let at = format!("{} {side:?} {:?}", pattern.to_text(), diagram.view);
            assert_eq!(diagram.trail.beads.len(), STEPS, "{at}: no more");
            assert!(!diagram.trail.beads[0].is_empty(), "{at}: it begins at once");
            let beads = beads(diagram);
            let point = diagram.trail.numbered[0].1;
            let (_, first) = beads[0];
            assert!(beads.iter().all(|(_, bead)| distance(*bead, point) > 2.0), "{at}: no bead covers the X");
            assert!(distance(first, point) < 15.0, "{at}: the first bead is next to the X");
            assert_eq!(beads.iter().filter(|(_, bead)| *bead == first).count(), 1, "{at}: one trunk");
            let numbers: Vec<u8> = diagram.trail.numbered.iter().map(|(number, _)| *number).collect();
            assert_eq!(numbers, (1..=numbers.len() as u8).collect::<Vec<_>>(), "{at}: 1 is the X");
            let (left, top, width, height) = drawing(diagram.view).view_box;
            let inside = |(x, y): (Mm, Mm)| (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
            assert!(beads.iter().all(|(_, bead)| inside(*bead)), "{at}: within the picture");
        }
    }
}

#[test]
fn the_left_trail_is_the_mirrored_right_one_and_both_together_are_both() {
    for id in PLACES.map(|(id, _)| id) {
        for &view in View::ALL {
            let trail = |side| diagram(&chosen(id, side), view).trail;
            let (left, right, both) = (trail(LEFT), trail(RIGHT), trail(BOTH));
            let (x, _, width, _) = drawing(view).view_box;
            let mirrored = |(at, y): (Mm, Mm)| (x + x + width - at, y);
            let twin: Vec<Vec<_>> = right.beads.iter().map(|step| step.iter().map(|&bead| mirrored(bead)).collect()).collect();
            // Whole tenths are rounded toward the middle of the body on one side and away from it on the other.
            let nearly = |a: &[Vec<(Mm, Mm)>], b: &[Vec<(Mm, Mm)>]| {
                a.len() == b.len()
                    && a.iter().zip(b).all(|(a, b)| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| distance(*a, *b) <= 0.3))
            };
            assert!(nearly(&left.beads, &twin), "{id} {view:?}:\n{:?}\n{twin:?}", left.beads);
            assert_eq!(
                left.numbered,
                right.numbered.iter().map(|&(n, at)| (n, mirrored(at))).collect::<Vec<_>>(),
                "{id} {view:?}"
            );
            let count = |trail: &headache_map::map::TrailModel| trail.beads.iter().map(Vec::len).sum::<usize>();
            let expected = if view == View::Side { count(&right) } else { count(&right) + count(&left) };
            assert_eq!(count(&both), expected, "{id} {view:?}");
        }
    }
}

#[test]
fn it_leads_to_no_place_that_only_the_switch_for_the_other_side_lights() {
    for id in ["scm-clavicular-lower", "scm-clavicular-middle", "suboccipital-medial", "suboccipital-lateral"] {
        for (side, &view) in SIDES.into_iter().flat_map(|side| View::ALL.iter().map(move |view| (side, view))) {
            let state = chosen(id, side);
            let switched = MapState { other_side: true, ..state };
            assert_eq!(diagram(&switched, view).trail, diagram(&state, view).trail, "{id} {side:?} {view:?}");
        }
    }
}

#[test]
fn a_trail_as_drawn_is_a_group_for_each_step_and_one_for_each_number() {
    let trail = written(paint::trail(&diagram(&chosen("scm-sternal-middle", RIGHT), View::Side)));
    assert_eq!(trail.matches(r#"<g class="bead">"#).count(), STEPS);
    let numbers: Vec<&str> = trail.split("<text y=\"3\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(written(paint::trail(&diagram(&MapState::of(Subject::whole(muscle("suboccipitals"))), View::Back))), "");
}

#[test]
fn each_x_is_there_once_for_each_side_and_says_what_it_belongs_to() {
    for id in ["", "sternocleidomastoid", "sternocleidomastoid/sternal", "scm-sternal-upper", "suboccipital-medial"] {
        for (side, &view) in SIDES.into_iter().flat_map(|side| View::ALL.iter().map(move |view| (side, view))) {
            let subject = crate::about(id);
            for state in beside_others(MapState { side, view: Some(view), ..MapState::of(subject) }) {
                let points = diagram(&state, view).points;
                let places: BTreeSet<(&str, Side)> = points.iter().map(|point| (point.point.id, point.side)).collect();
                assert_eq!(places.len(), points.len(), "{state:?}");
                for point in &points {
                    let own = Pattern::any_point(point.point.id).expect("a point");
                    let within = |pattern: Pattern| match pattern.narrowed() {
                        Narrowed::Whole => pattern.muscle() == own.muscle(),
                        Narrowed::Strand(strand) => pattern.muscle() == own.muscle() && own.strand_slug() == Some(strand.slug),
                        Narrowed::Point(other) => other.id == point.point.id,
                    };
                    let first = subject.pattern().is_some_and(within) && side.includes(point.side);
                    let second = state.with.is_some_and(|with| with.side() == point.side && within(with.pattern()));
                    let at = format!("{} {:?} in {state:?}", point.point.id, point.side);
                    assert_eq!((point.shown, point.second), (first || second, second), "{at}");
                    assert_eq!(point.chosen, subject == Subject::Pattern(own) && side.includes(point.side), "{at}");
                }
            }
        }
    }
}

/// Every area is one that a trail can end at, or that no point is known for.
#[test]
fn every_place_that_a_point_refers_to_is_numbered_in_some_diagram() {
    for id in PLACES.map(|(id, _)| id) {
        let numbered = |view: View| diagram(&chosen(id, RIGHT), view).trail.numbered.len().saturating_sub(1);
        let areas: BTreeSet<Area> = pattern(id).shown_zones().map(|zone| zone.area).collect();
        assert_eq!(numbered(View::Side), areas.len(), "{id}: the side diagram shows every place of every point");
    }
}
