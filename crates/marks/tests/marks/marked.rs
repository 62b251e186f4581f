//! Marks and their history.

use crate::{marked, place};
use atlas::{Area, Side};
use marks::{History, MOST_STEPS, Marks, Place, Quality, Severity, Step};
use proptest::prelude::*;

#[test]
fn places_have_one_order_whatever_the_order_of_marking() {
    let marks = marked("temple.right neck.left! temple.left brow.right");
    assert_eq!(marks, marked("brow.right temple.left temple.right neck.left!"));
    let listed: Vec<_> = marks.places().map(|(place, severity)| format!("{} {}", place.to_text(), severity.slug())).collect();
    assert_eq!(listed, ["brow.right mild", "temple.left mild", "temple.right mild", "neck.left strong"]);
    assert_eq!(marks.areas(Side::Right).iter().collect::<Vec<_>>(), [Area::Brow, Area::Temple]);
}

#[test]
fn a_tap_marks_and_a_second_tap_takes_the_mark_away() {
    let mut history = History::default();
    history.take(Step::Tap(place("temple.left")));
    assert_eq!(*history.marks(), marked("temple.left"));
    history.take(Step::Severity(place("temple.left"), Severity::Strong));
    assert_eq!(*history.marks(), marked("temple.left!"));
    history.take(Step::Tap(place("temple.left")));
    assert_eq!(*history.marks(), Marks::NONE);
}

#[test]
fn words_come_and_go_by_themselves() {
    let mut history = History::default();
    for quality in [Quality::Burning, Quality::Aching, Quality::Throbbing, Quality::Burning] {
        history.take(Step::Quality(quality));
    }
    assert_eq!(history.marks().qualities().collect::<Vec<_>>(), [Quality::Aching, Quality::Throbbing]);
    assert!(!history.marks().is_empty() && history.marks().places().next().is_none());
}

#[test]
fn clearing_takes_everything_and_can_be_undone() {
    let marks = marked("ear.left! teeth.right").with_quality(Quality::Stabbing, true);
    let mut history = History::starting_with(marks);
    assert!(!history.can_undo());
    history.take(Step::Clear);
    assert!(history.marks().is_empty());
    history.undo();
    assert_eq!(*history.marks(), marks);
    assert!(!history.can_undo());
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut history = History::starting_with(marked("ear.left!"));
    for step in [Step::Severity(place("ear.left"), Severity::Strong), Step::All(marked("ear.left!"))] {
        history.take(step);
        assert!(!history.can_undo(), "{step:?}");
    }
    let mut empty = History::default();
    empty.take(Step::Clear);
    assert!(!empty.can_undo());
}

#[test]
fn the_last_steps_can_be_undone_and_older_ones_are_let_go() {
    let mut history = History::default();
    let temple = place("temple.left");
    for _ in 0..10 * MOST_STEPS {
        history.take(Step::Tap(temple));
    }
    history.take(Step::Severity(temple, Severity::Strong));
    for undone in 0..MOST_STEPS {
        assert!(history.can_undo(), "{undone}");
        history.undo();
        assert_eq!(*history.marks(), if undone % 2 == 0 { Marks::NONE } else { marked("temple.left") }, "{undone}");
    }
    assert!(!history.can_undo());
}

#[test]
fn a_stroke_marks_as_taps_would_and_each_is_a_step_also_where_it_marks_nothing() {
    let mut history = History::starting_with(marked("ear.left! temple.left"));
    history.take(Step::Stroke(marked("temple.left brow.left"), 1));
    assert_eq!((*history.marks(), history.painting()), (marked("ear.left! brow.left"), 1));
    history.take(Step::Stroke(Marks::NONE, 2));
    assert_eq!((*history.marks(), history.painting()), (marked("ear.left! brow.left"), 2));
    history.take(Step::Tap(place("neck.right")));
    assert_eq!(history.painting(), 2, "what is tapped is painted by nobody");
    history.undo();
    history.undo();
    assert_eq!((*history.marks(), history.painting()), (marked("ear.left! brow.left"), 1));
    history.take(Step::Clear);
    assert_eq!((*history.marks(), history.painting()), (Marks::NONE, 0));
    history.undo();
    assert_eq!((*history.marks(), history.painting()), (marked("ear.left! brow.left"), 1));
    history.undo();
    assert_eq!((*history.marks(), history.painting(), history.can_undo()), (marked("ear.left! temple.left"), 0, false));
}

#[test]
fn places_have_a_text_and_nothing_else_is_one() {
    for &area in Area::ALL {
        for &side in Side::ALL {
            let place = Place { area, side };
            assert_eq!(Place::from_text(&place.to_text()), Some(place));
        }
    }
    for text in
        ["", ".", "temple", "temple.", ".left", "temple.both", "temple.left.mild", "Temple.left", " temple.left", "temple:left"]
    {
        assert_eq!(Place::from_text(text), None, "{text}");
    }
}

/// Any place.
fn any_place() -> impl Strategy<Value = Place> {
    (prop::sample::select(Area::ALL), prop::sample::select(Side::ALL)).prop_map(|(area, side)| Place { area, side })
}

/// Any marks.
pub fn any_marks() -> impl Strategy<Value = Marks> {
    let place = (any_place(), prop::sample::select(Severity::ALL));
    (prop::collection::vec(place, 0..12), prop::collection::vec(prop::sample::select(Quality::ALL), 0..3)).prop_map(
        |(places, qualities)| {
            let marks = places.into_iter().fold(Marks::NONE, |marks, (place, severity)| marks.with(place, Some(severity)));
            qualities.into_iter().fold(marks, |marks, quality| marks.with_quality(quality, true))
        },
    )
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => any_place().prop_map(Step::Tap),
        3 => (any_place(), prop::sample::select(Severity::ALL)).prop_map(|(place, severity)| Step::Severity(place, severity)),
        2 => prop::sample::select(Quality::ALL).prop_map(Step::Quality),
        1 => any_marks().prop_map(Step::All),
        1 => Just(Step::Clear),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_step_can_be_undone_back_to_the_beginning(start in any_marks(), steps in prop::collection::vec(any_step(), 0..40)) {
        let mut history = History::starting_with(start);
        let mut seen = vec![start];
        for step in steps {
            history.take(step);
            if seen.last() != Some(history.marks()) {
                seen.push(*history.marks());
            }
        }
        while let Some(marks) = seen.pop() {
            prop_assert_eq!(*history.marks(), marks);
            prop_assert_eq!(history.can_undo(), !seen.is_empty());
            history.undo();
        }
        prop_assert_eq!(*history.marks(), start);
    }

    #[test]
    fn a_place_is_listed_once_and_by_its_severity(marks in any_marks()) {
        let again = marks.places().fold(Marks::NONE, |all, (place, severity)| all.with(place, Some(severity)));
        let again = marks.qualities().fold(again, |all, quality| all.with_quality(quality, true));
        prop_assert_eq!(again, marks);
        let by_side: u32 = Side::ALL.iter().map(|&side| marks.areas(side).len()).sum();
        prop_assert_eq!(by_side as usize, marks.places().count());
    }
}
