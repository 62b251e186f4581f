//! The summary for the appointment.

use crate::{ATLAS, marked};
use atlas::Side;
use marks::{Marks, PatternOn, Quality, summary};

#[test]
fn it_says_what_was_marked_and_looked_at_and_when() {
    let marks = marked("temple.left! behind-eye.left ear.right")
        .with_quality(Quality::Pressing, true)
        .with_quality(Quality::Aching, true);
    let muscle = ATLAS.muscle("sternocleidomastoid").expect("it is drawn");
    let looked_at = [
        PatternOn { muscle, point: muscle.point("scm-sternal-middle"), side: Side::Left },
        PatternOn { muscle: ATLAS.muscle("suboccipitals").expect("it is drawn"), point: None, side: Side::Right },
    ];
    assert_eq!(
        summary(&ATLAS, &marks, &looked_at, "2026-11-23"),
        "Where it hurts, as I marked it on the map, 2026-11-23\n\
         \n\
         Places:\n\
         - Left: behind the eye, mild\n\
         - Left: temple, strong\n\
         - Right: ear, mild\n\
         \n\
         The pain is:\n\
         - aching\n\
         - pressing\n\
         \n\
         Patterns I looked at:\n\
         - Left: sternocleidomastoid, middle breastbone strand\n\
         - Right: suboccipital muscles\n\
         \n\
         These are my own marks. The patterns show where other people have felt pain; they do not say what is wrong.\n"
    );
}

#[test]
fn what_there_is_not_has_no_heading() {
    let text = summary(&ATLAS, &marked("throat.left"), &[], "2026-11-23");
    assert!(text.contains("- Left: throat, mild\n"), "{text}");
    for heading in [ATLAS.mark_words.summary_words, ATLAS.mark_words.summary_looked_at] {
        assert!(!text.contains(heading), "{text}");
    }
    assert_eq!(summary(&ATLAS, &Marks::NONE, &[], "2026-11-23"), "");
}

#[test]
fn sentences_of_marking_end() {
    let words = &ATLAS.mark_words;
    for sentence in [words.some_dropped, words.none_fits, words.match_honesty, words.summary_honesty] {
        assert!(sentence.ends_with('.') && sentence.len() <= 170, "{sentence}");
    }
}
