//! What is kept comes back; what is damaged is dropped, and only that.

use crate::{Dice, rich, sessions, steps};
use proptest::prelude::*;
use session::{Restored, Session, keep, restore};
use std::time::Instant;

fn restored(text: &str) -> (Session, u64, bool) {
    match restore(text) {
        Restored::Session { session, touched, dropped } => (session, touched, dropped),
        other => panic!("{other:?} of {text}"),
    }
}

proptest! {
    #[test]
    fn what_is_kept_comes_back(session in sessions(), touched in any::<u64>()) {
        prop_assert_eq!(restored(&keep(&session, touched)), (session, touched, false));
    }

    #[test]
    fn a_text_cut_anywhere_gives_what_stood_before_the_cut(session in sessions(), cut in 0..4000_usize) {
        let text = keep(&session, 5);
        let cut = cut % text.len();
        if text.is_char_boundary(cut) && cut > "session 1\n".len() && cut < text.len() - 1 {
            let (got, _, dropped) = restored(&text[..cut]);
            let (all, kept) = (steps(&session.board), steps(&got.board));
            prop_assert!(kept.len() <= all.len());
            // A number cut short still is a number; but a whole line that is lost is told.
            prop_assert!(dropped || text[cut..].lines().count() <= 1);
        }
    }
}

#[test]
fn a_damaged_stroke_is_dropped_and_the_rest_is_as_it_was() {
    let session = rich();
    let text = keep(&session, 1);
    let lines: Vec<&str> = text.lines().collect();
    let strokes: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].starts_with("d ")).collect();
    for (damaged, step) in strokes.iter().zip([0, 1, 3, 4]) {
        let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let half = lines[*damaged].len() / 2;
        lines[*damaged].replace_range(half..=half, "!");
        let (got, _, dropped) = restored(&lines.join("\n"));
        assert!(dropped);
        assert_eq!((&got.findings, &got.address), (&session.findings, &session.address));
        let kept = got.board.strokes().map(|(_, stroke)| stroke);
        let expected = session.board.strokes().filter(|(number, _)| *number != step).map(|(_, stroke)| stroke);
        assert!(kept.eq(expected), "without step {step}");
    }
}

#[test]
fn nothing_nonsense_and_a_newer_version() {
    assert_eq!(restore(""), Restored::Nothing);
    assert_eq!(restore("session 2\nanything"), Restored::Newer);
    for nonsense in ["x", "session", "session x\nc", "{\"a\":1}", "session -1", "session 0"] {
        assert_eq!(restored(nonsense), (Session::default(), 0, true), "{nonsense}");
    }
}

#[test]
fn an_address_of_another_site_does_not_come_back() {
    for address in ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/a\"onload=", "/a#b", ""] {
        let (session, _, dropped) = restored(&format!("session 1\na {address}\nn 0\n"));
        assert_eq!(session.address, "");
        assert!(dropped);
    }
}

#[test]
fn whatever_the_text_is_a_session_comes_out_that_can_be_kept_again() {
    let sound = keep(&rich(), 17);
    let mut dice = Dice(0x5eed);
    let begin = Instant::now();
    for _ in 0..20_000 {
        let text = dice.mangle(&sound);
        if let Restored::Session { session, touched, .. } = restore(&text) {
            let again = keep(&session, touched);
            assert_eq!(restored(&again), (session, touched, false), "{text}");
        }
    }
    assert!(begin.elapsed().as_secs() < 60, "{:?}", begin.elapsed());
}

/// What the first version of this program kept. It numbered the two halves of the side diagram apart; strokes on either are
/// strokes of the side diagram.
const OF_THE_FIRST_VERSION: &str = "session 1
t 1790000000000
a /muscles/sternocleidomastoid/?side=right&point=scm-sternal-middle
f ARJzY20tc3Rlcm5hbC1taWRkbGU3AiBIYWxmIHR1cm4gdG8gdGhlIGxlZnQg4oCTIHNsb3dsefj9
d ACjIAWQOAA4BDgEOAw4DDgUOBQ4HDgcOCQ4JDgsOCw4NDg0ODw4PDhEOEQ4TDhMOFQ4VDhcOFw4ZDhkOGw4bDh0OHQ4fDh8OIQ4hDiMOIw4lDiUQMlR2mLrc_hAyVHaYutz-EDJUdtTb
d ByjXBKsCDgAOAQ4BDgMOAw4FDgUOBw4HDgkOCQ4LDgsODQ4NDg8ODw4RDhEOEw4TDhUOFQ4XDhcOGQ4ZDhsOGw4dDh0OHw4fDiEOIQ4jDiMOJQ4lEDJUdpi63P4QMlR2mLrc_hAyVHbbPg
e 0
d CigAAA4ADgEOAQ4DDgMOBQ4FDgcOBw4JDgkOCw4LDg0ODQ4PDg8OEQ4RDhMOEw4VDhUOFw4XDhkOGQ4bDhsOHQ4dDh8OHw4hDiEOIw4jDiUOJRAyVHaYutz-EDJUdpi63P4QMlR2N7c
d BShQKA4ADgEOAQ4DDgMOBQ4FDgcOBw4JDgkOCw4LDg0ODQ4PDg8OEQ4RDhMOEw4VDhUOFw4XDhkOGQ4bDhsOHQ4dDh8OHw4hDiEOIw4jDiUOJRAyVHaYutz-EDJUdpi63P4QMlR2His
n 4
";

#[test]
fn what_the_first_version_kept_still_comes_back() {
    assert_eq!(restored(OF_THE_FIRST_VERSION), (rich(), 1_790_000_000_000, false));
}
