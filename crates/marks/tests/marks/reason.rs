//! The reason in a sentence.

use crate::{ATLAS, marked};
use marks::{Outcome, leaves, rank, reason};

/// The sentences of the pattern that fits best.
fn of_first(marks: &str) -> [String; 2] {
    match rank(ATLAS.muscles, &ATLAS.matching, &marked(marks)) {
        Outcome::Fits(ranking) => [reason(&ATLAS, &ranking.candidates[0]), leaves(&ATLAS, &ranking.candidates[0])],
        other => panic!("{marks}: {other:?}"),
    }
}

#[test]
fn it_says_where_most_and_where_some_people_feel_it() {
    for (marks, sentences) in [
        ("temple.left", ["Most people feel this one in the temple.", ""]),
        ("temple.left behind-eye.left", ["Most people feel this one in the temple, and some behind the eye.", ""]),
        (
            "temple.left back-of-head.left behind-eye.left forehead.left neck.left throat.left",
            [
                "Most people feel this one in the temple and at the back of the head, and some in the forehead and behind the eye.",
                "Not in this pattern: throat, neck.",
            ],
        ),
        ("crown.right", ["Some people feel this one at the top of the head.", ""]),
        (
            "brow.left cheek.left temple.left teeth.left behind-eye.left",
            [
                "Most people feel this one over the eye and in the cheek, and some behind the eye, in the temple and in the teeth.",
                "",
            ],
        ),
    ] {
        assert_eq!(of_first(marks), sentences, "{marks}");
    }
}
