//! Angles stay in their range whatever hands and scripts do, and what follows the bones stays fast to them through all of it.

use headache_joint::motion::{Grip, Motion, Sense, Turn, degrees, push_tenths, shown_at};
use headache_joint::path::Shape;
use plates::curve::Pt;
use plates::joint::muscle_length;
use plates::{Art, Layer, Plate};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static ART: LazyLock<Art> = LazyLock::new(|| {
    Art::load(&Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../art")).canonicalize().expect("the art")).expect("sound art")
});

fn close_up(view: &str) -> &'static Plate {
    ART.joint(view).expect("a close-up for each view")
}

/// The three motions as the page has them.
fn motion(view: &str) -> Motion {
    let centre = close_up(view).joint_lines().next().expect("a joint's line").centre;
    #[expect(clippy::cast_possible_truncation, reason = "a place in a drawing")]
    let centre = ((centre.x * 10.0).round() as i32, (centre.y * 10.0).round() as i32);
    let (low, high, sense) = match view {
        "side" => (-50, 150, Sense::Counterclockwise),
        "back" => (-50, 50, Sense::Clockwise),
        _ => (-360, 360, Sense::Clockwise),
    };
    Motion { low, high, sense, centre }
}

const VIEWS: [&str; 3] = ["side", "back", "above"];

/// Turned about a centre by the standard functions, mm.
fn turned(p: Pt, centre: Pt, clockwise: f64) -> Pt {
    let (sin, cos) = clockwise.to_radians().sin_cos();
    let from = p - centre;
    centre + Pt::new(from.x * cos - from.y * sin, from.x * sin + from.y * cos)
}

fn as_point((x, y): (i32, i32)) -> Pt {
    Pt::new(f64::from(x) / 10.0, f64::from(y) / 10.0)
}

/// Each shape of a close-up that follows: the muscle that it is part of, if of one, with its path.
fn shapes(view: &str) -> Vec<(String, Shape)> {
    let text = close_up(view).markup(Layer::Muscle);
    let attribute = |piece: &str, name: &str| {
        piece.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value.to_owned())
    };
    let followers = text.split('<').filter(|piece| piece.contains(" data-follows="));
    followers
        .map(|piece| {
            let path = attribute(piece, "data-follows").expect("a path");
            let shares = attribute(piece, "data-shares").expect("shares");
            let shape = Shape::read(&path, &shares).unwrap_or_else(|| panic!("{view}: cannot be read: {path} with {shares}"));
            (piece.to_owned(), shape)
        })
        .collect()
}

#[test]
fn every_shape_that_follows_can_be_read_and_rests_where_it_is_drawn() {
    for (view, least) in [("side", 20), ("back", 40), ("above", 8)] {
        let shapes = shapes(view);
        assert!(shapes.len() >= least, "{view}: {}", shapes.len());
        let still = motion(view).turn(0);
        for (piece, shape) in shapes {
            for &(x, y, share) in shape.points() {
                assert_eq!(still.place((x, y), share), (x, y));
                assert!((0..=100).contains(&share));
            }
            // The path that it gets is the one that it had, written out.
            if let Some((_, d)) =
                piece.split_once(" d=\"").map(|(_, rest)| rest.split_once('"').expect("an end")).map(|(d, r)| (r, d))
            {
                assert_eq!(d.matches(['z', 'Z']).count(), shape.followed(&still).matches('Z').count(), "{view}: {d}");
            }
            assert!(!shape.followed(&still).contains("-0 "), "{view}");
        }
    }
}

/// Through the whole range the drawn ends of each muscle lie on their bones.
#[test]
fn attachments_stay_on_their_bones_through_the_whole_range() {
    for view in VIEWS {
        let motion = motion(view);
        let line = close_up(view).joint_lines().next().expect("a line");
        let shapes = shapes(view);
        let mut ends = 0;
        for muscle in close_up(view).joint_muscles().filter(|muscle| muscle.insertion == line.bones[0]) {
            for edge in &muscle.edges {
                for (end, with_bone) in [(edge[0], false), (edge[edge.len() - 1], true)] {
                    // The outline goes through the first and the last edge's ends; both halves of a mirror are written alike.
                    let drawn =
                        shapes.iter().filter(|(piece, _)| !piece.contains("data-flipped")).flat_map(|(_, shape)| shape.points());
                    let found: Vec<_> = drawn.filter(|(x, y, _)| (as_point((*x, *y)) - end).length() < 0.01).collect();
                    for &&(x, y, share) in &found {
                        ends += 1;
                        assert_eq!(share, if with_bone { 100 } else { 0 }, "{view}: {} at {end:?}", muscle.name);
                        for tenths in motion.low..=motion.high {
                            let clockwise = if motion.sense == Sense::Clockwise { tenths } else { -tenths };
                            let there =
                                if with_bone { turned(end, as_point(motion.centre), f64::from(clockwise) / 10.0) } else { end };
                            let away = (as_point(motion.turn(tenths).place((x, y), share)) - there).length();
                            assert!(away < 0.08, "{view}: {} is {away} mm off its bone at {tenths}", muscle.name);
                        }
                    }
                }
            }
        }
        assert!(ends >= 4, "{view}: {ends} drawn ends were found");
    }
}

/// The lengths of a muscle through a range, mm.
fn lengths(view: &str, name: &str) -> Vec<f64> {
    let motion = motion(view);
    let line = close_up(view).joint_lines().next().expect("a line");
    let muscle = close_up(view).joint_muscles().find(|muscle| muscle.name == name).expect("the muscle");
    (motion.low..=motion.high)
        .step_by(5)
        .map(|tenths| {
            let clockwise = f64::from(if motion.sense == Sense::Clockwise { tenths } else { -tenths }) / 10.0;
            muscle_length(&muscle.moved(|bone, p| if bone == line.bones[0] { turned(p, line.centre, clockwise) } else { p }))
        })
        .collect()
}

#[test]
fn what_reaches_the_skull_shortens_as_the_head_tips_back_and_the_obliquus_inferior_only_answers_to_turning() {
    for name in ["rectus-capitis-posterior-major", "rectus-capitis-posterior-minor", "obliquus-capitis-superior"] {
        let lengths = lengths("side", name);
        assert!(lengths.windows(2).all(|pair| pair[1] < pair[0]), "{name}: {lengths:?}");
    }
    for view in ["side", "back"] {
        let lengths = lengths(view, "obliquus-capitis-inferior");
        assert!(lengths.iter().all(|length| (length - lengths[0]).abs() < 1e-9), "{view}: {lengths:?}");
    }
    // The right one lengthens as the face turns left, and the other way round: never both alike.
    let turning = lengths("above", "obliquus-capitis-inferior");
    assert!(turning.windows(2).all(|pair| pair[1] < pair[0]), "{turning:?}");
}

#[test]
fn a_bone_turns_as_its_transform_says() {
    for view in VIEWS {
        let motion = motion(view);
        for tenths in [motion.low, -7, 0, 13, motion.high] {
            let turn = motion.turn(tenths);
            let clockwise = if motion.sense == Sense::Clockwise { tenths } else { -tenths };
            let mut written = String::new();
            push_tenths(&mut written, clockwise);
            assert!(turn.transform().starts_with(&format!("rotate({written} ")), "{}", turn.transform());
            let exact = turned(Pt::new(-60.0, 15.0), as_point(motion.centre), f64::from(clockwise) / 10.0);
            assert!((as_point(turn.place((-600, 150), 100)) - exact).length() < 0.08);
        }
    }
}

#[test]
fn the_two_halves_of_a_mirror_move_as_one_body() {
    let turn = Turn::about((0, -280), 50);
    assert_eq!(turn.mirrored().mirrored(), turn);
    // A point of the left half, at x = −40 on the page, is written as 40 there.
    let on_page = turn.place((-400, 130), 100);
    let written = turn.mirrored().place((400, 130), 100);
    assert_eq!((-written.0, written.1), on_page);
}

#[test]
fn an_angle_stays_in_its_range_whatever_a_script_writes() {
    let nod = motion("side");
    for (text, angle) in [
        ("0", Some(0)),
        ("-5", Some(-50)),
        ("15", Some(150)),
        ("12.4", Some(124)),
        (" -3.25 ", Some(-32)),
        ("99", Some(150)),
        ("-99", Some(-50)),
        ("99999999999999999999", Some(150)),
        ("-0", Some(0)),
        ("", None),
        ("-", None),
        ("NaN", None),
        ("1e3", None),
        ("Infinity", None),
        (".5", None),
        ("٣", None),
    ] {
        assert_eq!(nod.named(text), angle, "{text:?}");
    }
}

#[test]
fn the_head_waits_for_the_hand_where_it_was_left() {
    let nod = motion("side");
    let mut grip = Grip::new((-60.0, -20.0), 0);
    // Down at the back of the head: it tips back, and stops at its end though the hand goes on.
    assert!(grip.moved((-60.0, -15.0), &nod) > 0);
    assert_eq!(grip.moved((-60.0, 40.0), &nod), 150);
    assert_eq!(grip.moved((-60.0, 30.0), &nod), 150, "still beyond the end");
    assert!((-15..=15).contains(&grip.moved((-60.0, -20.0), &nod)), "back where it began");
}

#[test]
fn the_demonstration_goes_to_both_ends_and_comes_to_rest() {
    let nod = motion("side");
    let angles: Vec<i32> = (0..=1000).map(|moment| shown_at(moment, &nod)).collect();
    assert_eq!((angles[0], angles[1000], shown_at(u32::MAX, &nod)), (0, 0, 0));
    assert_eq!((angles.iter().min(), angles.iter().max()), (Some(&-50), Some(&150)));
    assert!(angles.windows(2).all(|pair| (pair[1] - pair[0]).abs() <= 2), "without a jump");
}

#[test]
fn numbers_are_written_as_people_write_them() {
    let written = |tenths| {
        let mut text = String::new();
        push_tenths(&mut text, tenths);
        text
    };
    assert_eq!([0, 5, -5, 10, -124, 10000].map(written), ["0", "0.5", "-0.5", "1", "-12.4", "1000"]);
    assert_eq!([0, 4, 5, -14, -15, 150].map(degrees), [0, 0, 1, 1, 2, 15]);
}

#[test]
fn a_shape_that_does_not_fit_its_shares_is_refused() {
    for (path, shares) in
        [("M1 2L3 4", "0"), ("M1 2", "0 100"), ("M1", "0"), ("X1 2", "0"), ("1 2", "0"), ("Q1 2", "0"), ("M1.5 2", "0")]
    {
        assert_eq!(Shape::read(path, shares), None, "{path} with {shares}");
    }
    assert!(Shape::read("M1 2Q3 4 5 6L7 8C1 1 2 2 3 3Z", "0 1 2 3 4 5 100").is_some());
}

proptest! {
    #[test]
    fn no_path_of_a_hand_leaves_the_range(
        hand in prop::collection::vec((-400.0..400.0_f64, -400.0..400.0_f64), 1..40),
        view in 0..3_usize,
        start in -2000..2000_i32,
    ) {
        let motion = motion(VIEWS[view]);
        let mut grip = Grip::new(hand[0], motion.within(start));
        for at in hand {
            let angle = grip.moved(at, &motion);
            prop_assert!((motion.low..=motion.high).contains(&angle), "{angle}");
        }
        let angle = grip.moved((f64::NAN, f64::INFINITY), &motion);
        prop_assert!((motion.low..=motion.high).contains(&angle), "{angle}");
    }

    #[test]
    fn no_text_breaks_it(path in "[MLQCZ0-9 .\\-]{0,40}", shares in "[0-9 \\-]{0,20}", degrees in ".{0,12}") {
        let _ = Shape::read(&path, &shares).map(|shape| shape.followed(&Turn::about((0, 0), 77)));
        let angle = motion("back").named(&degrees).unwrap_or(0);
        prop_assert!((-50..=50).contains(&angle));
    }
}
