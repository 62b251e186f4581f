//! The pain areas of the real drawings: a division without gap or overlap, the same in every view, each with its zone in it.

mod geometry;

use std::collections::BTreeMap;

use geometry::{Point, Span, cross, edges, from_outline, inside, plate, polygon, skin, span};
use plates::{Layer, Plate, VIEWS};

/// What is to be seen in each view.
const AREAS: [(&str, &str); 3] = [
    ("side", "back-of-head behind-ear behind-eye breastbone brow cheek crown ear forehead jaw neck teeth temple throat"),
    ("back", "back-of-head behind-ear crown ear neck"),
    ("front", "behind-eye breastbone brow cheek crown ear forehead jaw neck teeth temple throat"),
];
/// How far the top or the bottom of one area may lie apart in two views, mm.
const SAME_HEIGHT: f64 = 3.0;
/// What of an area the head itself hides or shows edge-on, in that view: there its top (-1) or its bottom (1) is another.
const HIDDEN: [(&str, &str, i8); 4] = [
    // The crown reaches farthest down at the temples' front.
    ("back", "crown", 1),
    // The side of the jaw turns away.
    ("front", "jaw", -1),
    // From before the nape is hidden, from behind the pit of the neck.
    ("front", "neck", -1),
    ("back", "neck", 1),
];
/// How wide an area is at its label at least, in any direction, mm: a finger.
const WIDTH: f64 = 24.0;
/// Areas that turn away from the eye in that view, so that less of their width is seen, mm.
const FORESHORTENED: [(&str, &str, f64); 3] = [("front", "ear", 14.5), ("back", "ear", 15.5), ("back", "behind-ear", 16.5)];
/// Above this height the skin is divided without remainder: below it lie shoulders and chest, mm.
const SHOULDERS: f64 = 118.0;
/// Nearer to a border than this a point may be counted on either side: curves are measured as polygons, in tenths of a millimetre.
const LINE: f64 = 0.3;
/// How far a zone that is felt inside may have its label from the area of its name, mm.
const INSIDE: f64 = 9.0;

fn shapes(plate: &Plate) -> Vec<(&str, Vec<Point>)> {
    plate.areas().map(|area| (area.area.as_str(), polygon(&area.d))).collect()
}

/// The steps of a grid, not of a whole number of tenths.
fn steps((from, to): Span) -> impl Iterator<Item = f64> {
    (0..).map(move |i| from + 2.93 * f64::from(i)).take_while(move |v| *v < to)
}

#[test]
fn each_view_draws_the_areas_that_are_seen_there() {
    for (view, areas) in AREAS {
        let mut drawn: Vec<_> = plate(view).areas().map(|area| area.area.as_str()).collect();
        drawn.sort_unstable();
        assert_eq!(drawn.join(" "), areas, "{view}");
    }
}

#[test]
fn every_point_of_head_and_neck_lies_in_one_area_and_none_in_two() {
    for plate in VIEWS.map(plate) {
        let (view, skin, shapes) = (plate.view(), skin(plate), shapes(plate));
        let spans: Vec<_> = shapes.iter().map(|(_, shape)| (span(shape, 0), span(shape, 1))).collect();
        let [left, top, width, height] = plate.view_box();
        let half = match view {
            "back" => (0.0, left + width),
            "front" => (left, 0.0),
            _ => (left, left + width),
        };
        let mut divided = 0;
        for x in steps(half) {
            for y in steps((top, top + height)) {
                let p = [x, y];
                let near = |((x0, x1), (y0, y1)): (Span, Span)| (x0..x1).contains(&x) && (y0..y1).contains(&y);
                let on: Vec<_> =
                    (0..shapes.len()).filter(|i| near(spans[*i]) && inside(&shapes[*i].1, p)).map(|i| shapes[i].0).collect();
                let whole = y < SHOULDERS && inside(&skin, p);
                divided += usize::from(whole && on.len() == 1);
                if on.len() > 1 || (whole && on.is_empty()) {
                    let near = shapes.iter().map(|(_, shape)| from_outline(shape, p)).fold(f64::INFINITY, f64::min);
                    assert!(near < LINE, "{view}: {p:.1?} lies in {on:?}, {near:.1} mm within");
                }
            }
        }
        assert!(divided > 1500, "{view}: only {divided} points were divided");
    }
}

#[test]
fn areas_keep_to_the_right_half_and_cross_nothing() {
    for plate in VIEWS.map(plate) {
        for (area, shape) in shapes(plate) {
            let view = plate.view();
            let all: Vec<_> = edges(&shape).collect();
            for (i, a) in all.iter().enumerate() {
                assert!(!all[..i].iter().any(|b| cross(*a, *b)), "{view} {area}: the outline crosses itself near {:?}", a.0);
            }
            let (x0, x1) = span(&shape, 0);
            assert!(if view == "back" { x0 >= 0.0 } else { view != "front" || x1 <= 0.0 }, "{view} {area}: {x0} to {x1}");
        }
    }
}

#[test]
fn an_area_lies_at_the_same_height_in_every_view() {
    let mut heights: BTreeMap<String, Vec<(&str, Span)>> = BTreeMap::new();
    for plate in VIEWS.map(plate) {
        for (area, shape) in shapes(plate) {
            heights.entry(area.to_owned()).or_default().push((plate.view(), span(&shape, 1)));
        }
    }
    let same = |a: f64, b: f64| (a - b).abs() <= SAME_HEIGHT;
    for (area, views) in heights {
        let (_, (top, bottom)) = views[0];
        for (view, (other_top, other_bottom)) in &views[1..] {
            for (end, here, there) in [(-1, top, *other_top), (1, bottom, *other_bottom)] {
                let hidden = HIDDEN.contains(&(*view, area.as_str(), end));
                assert!(same(here, there) != hidden, "{area}: at y = {here:.1} in side, {there:.1} in {view}");
            }
        }
    }
}

#[test]
fn an_area_is_a_finger_wide_at_its_label() {
    for plate in VIEWS.map(plate) {
        for area in plate.areas() {
            let (view, name, shape) = (plate.view(), area.area.as_str(), polygon(&area.d));
            let short = FORESHORTENED.iter().find(|(of, area, _)| (*of, *area) == (view, name));
            let wide = 2.0 * from_outline(&shape, area.label);
            assert!(inside(&shape, area.label), "{view} {name}: the label lies outside");
            // Path data has tenths: a width may be a tenth less on either side.
            assert!(wide >= short.map_or(WIDTH, |(_, _, wide)| *wide) - 0.2, "{view} {name}: {wide:.1} mm at its label");
            assert!(short.is_none() || wide < WIDTH, "{view} {name}: wide enough, needs no exception");
            assert!(area.room > 0.5 * wide && area.room < 140.0, "{view} {name}: room for {:.1} mm of letters", area.room);
        }
    }
}

#[test]
fn the_zone_of_an_area_lies_there() {
    for plate in VIEWS.map(plate) {
        for zone in plate.zones() {
            let area = plate.areas().find(|area| area.area == zone.area).expect("an area for each zone");
            let shape = polygon(&area.d);
            let off = if inside(&shape, zone.label) { 0.0 } else { from_outline(&shape, zone.label) };
            let most = if zone.deep { INSIDE } else { 0.0 };
            assert!(off <= most, "{} {}: the zone's label lies {off:.1} mm outside the area", plate.view(), zone.area);
            // Most of the zone too, not only the place of its label.
            let all = polygon(&zone.d);
            let within = all.iter().filter(|p| inside(&shape, **p) || from_outline(&shape, **p) < 1.0).count();
            assert!(zone.deep || within == all.len(), "{} {}: {within} of {}", plate.view(), zone.area, all.len());
        }
    }
}

#[test]
fn outlines_of_areas_stand_in_the_page_once() {
    for plate in VIEWS.map(plate) {
        let markup = plate.markup(Layer::Muscle);
        for area in plate.areas() {
            let path = format!(r#"<path id="{}-area-{}" d="{}"/>"#, plate.view(), area.area, area.d);
            assert_eq!(markup.matches(&path).count(), 1, "{path}");
        }
        assert!(!plate.further_layer(Layer::Skin).contains("-area-"), "{}", plate.view());
    }
}
