//! Lines are smooth, end where the hand was lifted, and look the same in pieces as in one.

use atlas::View;
use proptest::prelude::*;
use session::{Ink, PIECE, Pen, Sample, code, outline};

fn drawn(places: &[(f32, f32)]) -> Vec<Sample> {
    let mut pen = Pen::down(View::Back, Ink::Blue, places[0], 0.5);
    places[1..].iter().for_each(|place| pen.to(*place, 0.5));
    pen.lift().samples
}

#[test]
fn what_trembles_is_evened_out() {
    // Along a straight line with a tremble of 0.6 mm from side to side.
    let hand: Vec<(f32, f32)> = (0..200).map(|step| (step as f32 * 8.0, if step % 2 == 0 { 6.0 } else { -6.0 })).collect();
    let line = drawn(&hand);
    let rough: f32 = hand.windows(2).map(|pair| (pair[1].1 - pair[0].1).abs()).sum();
    let smooth: i32 = line[..line.len() - 1].windows(2).map(|pair| i32::from(pair[1].y - pair[0].y).abs()).sum();
    assert!((smooth as f32) < rough * 0.6, "{smooth} of {rough}");
}

proptest! {
    #[test]
    fn a_line_begins_and_ends_where_the_hand_did(places in prop::collection::vec((-2000.0_f32..2000.0, -2000.0_f32..2000.0), 1..80)) {
        let line = drawn(&places);
        let (first, last) = (line[0], line[line.len() - 1]);
        prop_assert_eq!((first.x, first.y), (places[0].0.round() as i16, places[0].1.round() as i16));
        let end = places[places.len() - 1];
        prop_assert_eq!((last.x, last.y), (end.0.round() as i16, end.1.round() as i16));
    }

    #[test]
    fn an_outline_is_a_closed_path_of_whole_numbers(places in prop::collection::vec((-2000.0_f32..2000.0, -2000.0_f32..2000.0), 1..PIECE)) {
        let path = outline(&drawn(&places));
        prop_assert!(path.starts_with('M') && path.ends_with('Z'), "{}", path);
        prop_assert!(path.chars().all(|sign| "MQLAaZ -0123456789".contains(sign)), "{}", path);
    }
}

#[test]
fn what_no_hand_can_reach_stays_within_the_numbers() {
    let line = drawn(&[(f32::NAN, f32::INFINITY), (1e9, -1e9), (0.0, f32::NEG_INFINITY)]);
    assert!(line.iter().all(|sample| sample.x.abs() <= 9000 && sample.y.abs() <= 9000));
    assert!(!outline(&line).contains("NaN"));
}

#[test]
fn a_dot_is_seen_and_pressure_makes_it_wider() {
    let dot = |pressure| outline(&[Sample { x: 10, y: 20, pressure }]);
    assert_eq!(dot(0), "M20 200a80 80 0 0 0 160 0a80 80 0 0 0 -160 0Z");
    assert_eq!(dot(15), "M-90 200a190 190 0 0 0 380 0a190 190 0 0 0 -380 0Z");
    assert_eq!(outline(&[]), "");
}

#[test]
fn a_code_has_its_margin_and_what_is_too_much_has_none() {
    let small = code("https://example.com/book").unwrap();
    assert_eq!(small.size, 25 + 8, "version 2");
    assert!(small.path.starts_with("M4 4h7v1h-7z"), "the finder begins after the margin: {}", &small.path[..20]);
    assert!(code(&"a".repeat(1200)).is_some());
    assert!(code(&"a".repeat(1300)).is_none());
}
