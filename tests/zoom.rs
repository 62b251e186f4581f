//! How the diagram is looked at: never past an edge, and what is under the pointer stays there.

use headache_map::zoom::Zoom;
use proptest::prelude::*;

/// Rounding of many steps adds up to less, in px.
const NEARLY: f64 = 0.01;

/// A gesture: larger or smaller about a place of the frame (in parts of it), or moved (in px).
#[derive(Clone, Debug)]
enum Gesture {
    About(f64, f64, f64),
    Moved(f64, f64),
}

fn gesture() -> impl Strategy<Value = Gesture> {
    prop_oneof![
        (0.05..8.0, 0.0..=1.0, 0.0..=1.0).prop_map(|(factor, x, y)| Gesture::About(factor, x, y)),
        (-3000.0..3000.0, -3000.0..3000.0).prop_map(|(dx, dy)| Gesture::Moved(dx, dy)),
    ]
}

fn frame() -> impl Strategy<Value = (f64, f64)> {
    (200.0..1600.0, 200.0..1600.0)
}

fn after(zoom: Zoom, gesture: &Gesture, (width, height): (f64, f64)) -> Zoom {
    match *gesture {
        Gesture::About(factor, x, y) => zoom.about(factor, (x * width, y * height), (width, height)),
        Gesture::Moved(dx, dy) => zoom.moved(dx, dy, (width, height)),
    }
}

/// What of the whole diagram is shown at a place of the frame.
fn under(zoom: Zoom, (x, y): (f64, f64)) -> (f64, f64) {
    ((x - zoom.left) / zoom.scale, (y - zoom.top) / zoom.scale)
}

proptest! {
    #[test]
    fn no_row_of_gestures_shows_anything_past_an_edge(frame in frame(), row in prop::collection::vec(gesture(), 1..20)) {
        let mut zoom = Zoom::WHOLE;
        for gesture in &row {
            zoom = after(zoom, gesture, frame);
            prop_assert!((1.0..=Zoom::MOST).contains(&zoom.scale), "{zoom:?}");
            let (left, top) = under(zoom, (0.0, 0.0));
            let (right, bottom) = under(zoom, frame);
            prop_assert!(left >= -NEARLY && top >= -NEARLY, "{zoom:?} after {gesture:?}");
            prop_assert!(right <= frame.0 + NEARLY && bottom <= frame.1 + NEARLY, "{zoom:?} after {gesture:?}");
            prop_assert_eq!(zoom.is_whole(), zoom == Zoom::WHOLE, "whole is whole, not nearly");
        }
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_unless_an_edge_forbids(
        frame in frame(),
        row in prop::collection::vec(gesture(), 0..6),
        factor in 0.05..8.0_f64,
        at in (0.0..=1.0, 0.0..=1.0),
    ) {
        let before = row.iter().fold(Zoom::WHOLE, |zoom, gesture| after(zoom, gesture, frame));
        let pointer: (f64, f64) = (at.0 * frame.0, at.1 * frame.1);
        let zoomed = before.about(factor, pointer, frame);
        let (was, is) = (under(before, pointer), under(zoomed, pointer));
        let at_edge = |edge: f64, length: f64| edge > -NEARLY || edge < length - length * zoomed.scale + NEARLY;
        prop_assert!((was.0 - is.0).abs() < NEARLY || at_edge(zoomed.left, frame.0), "{before:?} {zoomed:?}");
        prop_assert!((was.1 - is.1).abs() < NEARLY || at_edge(zoomed.top, frame.1), "{before:?} {zoomed:?}");
        // Larger never meets an edge: what is shown lies within what was shown.
        if factor >= 1.0 && zoomed != Zoom::WHOLE {
            prop_assert!((was.0 - is.0).abs() < NEARLY && (was.1 - is.1).abs() < NEARLY, "{before:?} {zoomed:?}");
        }
    }

    #[test]
    fn moving_moves_by_that_much_until_an_edge_and_never_zooms(frame in frame(), dx in -2000.0..2000.0_f64, dy in -2000.0..2000.0_f64) {
        let zoom = Zoom::WHOLE.about(3.0, (frame.0 / 2.0, frame.1 / 2.0), frame);
        let moved = zoom.moved(dx, dy, frame);
        let expected = |from: f64, by: f64, length: f64| (from + by).max(-2.0 * length).min(0.0);
        prop_assert!((moved.left - expected(zoom.left, dx, frame.0)).abs() < NEARLY, "{moved:?}");
        prop_assert!((moved.top - expected(zoom.top, dy, frame.1)).abs() < NEARLY, "{moved:?}");
        prop_assert!((moved.scale - zoom.scale).abs() < f64::EPSILON);
    }

    #[test]
    fn the_whole_cannot_be_moved_nor_made_smaller(frame in frame(), gesture in gesture()) {
        if matches!(gesture, Gesture::Moved(..) | Gesture::About(0.0..=1.0, ..)) {
            prop_assert_eq!(after(Zoom::WHOLE, &gesture, frame), Zoom::WHOLE);
        }
    }

    #[test]
    fn as_small_as_can_be_is_the_whole_wherever_it_was(frame in frame(), row in prop::collection::vec(gesture(), 0..6), at in (0.0..=1.0, 0.0..=1.0)) {
        let zoom = row.iter().fold(Zoom::WHOLE, |zoom, gesture| after(zoom, gesture, frame));
        prop_assert_eq!(zoom.about(0.1, (at.0 * frame.0, at.1 * frame.1), frame), Zoom::WHOLE);
    }
}

#[test]
fn larger_about_a_corner_keeps_that_corner_and_stops_at_the_most() {
    let frame = (400.0, 391.0);
    assert_eq!(Zoom::WHOLE.about(2.0, (0.0, 0.0), frame), Zoom { scale: 2.0, left: 0.0, top: 0.0 });
    assert_eq!(Zoom::WHOLE.about(2.0, frame, frame), Zoom { scale: 2.0, left: -400.0, top: -391.0 });
    assert_eq!(Zoom::WHOLE.about(1000.0, (200.0, 0.0), frame), Zoom { scale: Zoom::MOST, left: -1000.0, top: 0.0 });
}
