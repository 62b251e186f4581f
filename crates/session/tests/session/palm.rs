//! Beside a pen the hand that holds it does not draw.

use session::{Down, Palm, Pointer};

#[test]
fn a_finger_draws_where_there_is_no_pen() {
    let mut palm = Palm::default();
    assert_eq!(palm.down(1, Pointer::Touch, 0.0), Down::Draws);
    assert_eq!(palm.down(2, Pointer::Touch, 5.0), Down::Rests, "a second finger does not");
    assert!(palm.draws(1, 6.0) && !palm.draws(2, 6.0));
    assert!(!palm.lift(2, 7.0) && palm.lift(1, 8.0) && !palm.lift(1, 9.0));
    assert_eq!(palm.down(3, Pointer::Touch, 10.0), Down::Draws);
}

#[test]
fn the_hand_that_holds_the_pen_rests() {
    let mut palm = Palm::default();
    assert_eq!(palm.down(1, Pointer::Pen, 0.0), Down::Draws);
    assert_eq!(palm.down(2, Pointer::Touch, 10.0), Down::Rests);
    assert!(palm.draws(1, 900.0) && palm.lift(1, 1000.0));
    assert_eq!(palm.down(3, Pointer::Touch, 1500.0), Down::Rests, "between two strokes the hand lies on the screen");
    assert_eq!(palm.down(1, Pointer::Pen, 2000.0), Down::Draws);
    assert!(palm.lift(1, 2100.0));
    assert_eq!(palm.down(4, Pointer::Mouse, 2200.0), Down::Draws);
    assert!(palm.lift(4, 2300.0));
    assert_eq!(palm.down(5, Pointer::Touch, 2100.0 + Palm::HAND_RESTS), Down::Draws, "the pen was put away");
}

#[test]
fn a_palm_that_came_down_before_its_pen_is_taken_back() {
    let mut palm = Palm::default();
    assert_eq!(palm.down(1, Pointer::Touch, 0.0), Down::Draws);
    assert_eq!(palm.down(2, Pointer::Pen, 40.0), Down::DrawsInstead);
    assert!(!palm.draws(1, 50.0) && palm.draws(2, 50.0));
    assert!(!palm.lift(1, 60.0) && palm.lift(2, 70.0));
}
