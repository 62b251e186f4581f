//! What the client takes home is what was to be seen, to half a millimetre; whatever else a fragment is, it is refused calmly.

use crate::{Dice, rich, sessions};
use proptest::prelude::*;
use session::{MOST_IN_A_CODE, Session, Stroke, TakeHome, Unreadable, is_take_home, keep, read, restore, write};
use std::time::Instant;

/// Whether every place of a stroke lies within a millimetre of the other's line.
fn near(stroke: &Stroke, other: &Stroke) -> bool {
    stroke.samples.iter().all(|sample| other.touches((f32::from(sample.x), f32::from(sample.y)), 12.5))
}

proptest! {
    #[test]
    fn it_comes_back(session in sessions()) {
        let taken = TakeHome::of(&session);
        let fragment = write(&taken);
        prop_assert!(is_take_home(&fragment));
        prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=.".contains(&byte)), "{}", fragment);
        let back = read(&format!("#{fragment}")).unwrap();
        prop_assert_eq!(&back.address, &taken.address);
        prop_assert_eq!(&back.findings, &taken.findings);
        prop_assert_eq!(back.strokes.len(), taken.strokes.len());
        for (stroke, original) in back.strokes.iter().zip(&taken.strokes) {
            prop_assert_eq!((stroke.view, stroke.ink), (original.view, original.ink));
            prop_assert!(near(original, stroke) && near(stroke, original));
        }
        let strokes: Vec<Stroke> = back.clone().into_session().board.strokes().map(|(_, stroke)| stroke.clone()).collect();
        prop_assert_eq!(strokes, back.strokes);
    }
}

#[test]
fn a_common_session_fits_a_code() {
    // Ten circles and arrows, as a hand draws them: some 60 places each.
    let mut session = Session { board: session::Board::default(), ..rich() };
    for number in 0..10_i16 {
        let samples = (0..60_i16).map(|step| {
            let angle = f32::from(step) / 9.0;
            let (x, y) = (angle.cos() * 150.0, angle.sin() * 120.0);
            session::Sample { x: number * 90 + x as i16, y: y as i16, pressure: (step % 9) as u8 }
        });
        session.board.draw(Stroke { view: atlas::View::Side, ink: session::Ink::Red, samples: samples.collect() });
    }
    let link = write(&TakeHome::of(&session));
    assert!(link.len() + 60 <= MOST_IN_A_CODE, "{} letters", link.len());
}

#[test]
fn what_was_undone_does_not_go_along() {
    let mut session = rich();
    let before = write(&TakeHome::of(&session));
    let stroke = session.board.strokes().next().unwrap().1.clone();
    session.board.draw(stroke);
    session.board.undo();
    assert_eq!(write(&TakeHome::of(&session)), before);
}

#[test]
fn versions_and_damage_are_told_apart() {
    let fragment = write(&TakeHome::of(&rich()));
    assert_eq!(read(&fragment.replace("=1.", "=2.")), Err(Unreadable::Newer));
    assert_eq!(read(&fragment[..fragment.len() - 3]), Err(Unreadable::Damaged));
    for damaged in
        ["", "take-home=", "take-home=1.", "take-home=0.AAAA", "take-home=x.AAAA", "take-home=1.====", "map", "v1&pain=a"]
    {
        assert_eq!(read(damaged), Err(Unreadable::Damaged), "{damaged}");
    }
    assert!(!is_take_home("#v1&pain=temple.left.strong&end") && !is_take_home("#map"));
}

/// A link of the first version of this program, with a stroke on the left half of the side diagram, which had a number of its own.
const OF_THE_FIRST_VERSION: &str = "#take-home=1.QS9tdXNjbGVzL3N0ZXJub2NsZWlkb21hc3RvaWQvP3NpZGU9cmlnaHQmcG9pbnQ9c2NtLXN0ZXJuYWwtbWlkZGxlARJzY20tc3Rlcm5hbC1taWRkbGU3AiBIYWxmIHR1cm4gdG8gdGhlIGxlZnQg4oCTIHNsb3dseQMXBXc7GgccGxwvHEMGGgUAABgHHBscLxxDBhUFEAgYBxwbHC8cQwak6A";

#[test]
fn a_link_of_the_first_version_still_opens() {
    let mut session = rich();
    session.board.redo();
    let (taken, drawn) = (read(OF_THE_FIRST_VERSION).unwrap(), TakeHome::of(&session).strokes);
    assert_eq!((taken.address, taken.findings), (session.address, session.findings));
    assert_eq!(taken.strokes.len(), drawn.len());
    for (stroke, original) in taken.strokes.iter().zip(&drawn) {
        assert_eq!((stroke.view, stroke.ink), (original.view, original.ink));
        assert!(near(original, stroke) && near(stroke, original));
    }
}

/// A million mangled fragments: none stops the program, none is kept that could not be written.
#[test]
fn a_million_fragments() {
    let sound = write(&TakeHome { strokes: Vec::new(), ..TakeHome::of(&rich()) });
    let with_strokes = write(&TakeHome::of(&rich()));
    let mut dice = Dice(0xfee1);
    let begin = Instant::now();
    let mut read_at_all = 0_u32;
    for round in 0..1_000_000 {
        let fragment = dice.mangle(if round % 10 == 0 { &with_strokes } else { &sound });
        if let Ok(taken) = read(&fragment) {
            read_at_all += 1;
            let again = read(&write(&taken)).unwrap();
            assert_eq!(
                (again.address, again.findings, again.strokes.len()),
                (taken.address, taken.findings, taken.strokes.len())
            );
        }
    }
    assert!(read_at_all < 1000, "the check lets {read_at_all} of a million through");
    assert!(begin.elapsed().as_secs() < 120, "{:?}", begin.elapsed());
}

/// Nor does any number in it make room for more than it holds.
#[test]
fn bytes_that_pass_the_check_but_make_no_sense() {
    let mut dice = Dice(0xb17e);
    for _ in 0..200_000 {
        let bytes: Vec<u8> = (0..dice.roll(24)).map(|_| dice.roll(256) as u8).collect();
        let letters = letters(&bytes);
        let _ = read(&format!("take-home=1.{letters}"));
        let _ = restore(&format!("session 1\nd {letters}\nf {letters}\nn 1\n"));
    }
    assert!(!keep(&Session::default(), 0).is_empty());
}

/// Bytes as the fragment carries them, with a check that holds; written here anew, from the description.
fn letters(bytes: &[u8]) -> String {
    let (mut low, mut high) = (7_u16, 1_u16);
    for byte in bytes {
        low = (low + u16::from(*byte)) % 255;
        high = (high + low) % 255;
    }
    let all: Vec<u8> = bytes.iter().copied().chain([high as u8, low as u8]).collect();
    let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let bits: String = all.iter().map(|byte| format!("{byte:08b}")).collect();
    let padded = format!("{bits}{}", "0".repeat((6 - bits.len() % 6) % 6));
    (0..padded.len() / 6).map(|at| alphabet[usize::from_str_radix(&padded[at * 6..at * 6 + 6], 2).unwrap()]).collect()
}
