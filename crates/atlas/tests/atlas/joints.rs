//! The joint under the skull: its figures as the clinical notes have them, copied by hand, and what may not be said of it.

use crate::repository::{ATLAS, Copy};
use atlas::{Certainty, Joint};

const FACTS: &str = "data/joints/occipitoatlantal.toml";

fn joint() -> &'static Joint {
    ATLAS.joints.iter().find(|joint| joint.slug == "occipitoatlantal").expect("the joint")
}

/// Key, flexion, extension, total, side-bend, rotation: the table of the clinical notes, 3.2.
const TABLE: &[(&str, [&str; 5])] = &[
    ("neumann", ["5", "10", "15", "about 5", "next to none"]),
    ("panjabi", ["14.4", "14.4 ± 3.2", "", "5.6", "3.3"]),
    ("quoted", ["3.5", "21.0", "24.5", "", ""]),
    ("ishii", ["", "13.3 ± 4.9", "", "4.1 ± 1.4", "1.7 ± 1.5"]),
    ("mri", ["", "", "", "", "1.7"]),
    ("dornheim", ["", "", "about 20", "", ""]),
    ("injection-chapter", ["", "", "about 10", "about 10", "about 10"]),
    ("white-panjabi", ["", "", "about 25", "about 5", "about 5"]),
];

#[test]
fn the_table_is_that_of_the_clinical_notes() {
    let found: Vec<_> = joint()
        .ranges
        .iter()
        .map(|range| {
            let figures = [range.flexion, range.extension, range.total, range.side_bend, range.rotation];
            (range.key, figures.map(Option::unwrap_or_default))
        })
        .collect();
    assert_eq!(found, TABLE);
    for range in joint().ranges {
        let of_record = range.statement.sources.iter().any(|key| ATLAS.source(key).is_some_and(|source| source.of_record));
        assert!(of_record || range.statement.certainty == Certainty::Unconfirmed, "{}", range.key);
    }
    // Recalled, not read.
    let recalled = joint().ranges.iter().find(|range| range.key == "white-panjabi").expect("the row");
    assert_eq!(recalled.statement.certainty, Certainty::Unconfirmed);
}

#[test]
fn it_moves_as_far_as_the_clinical_notes_let_it() {
    let motions: Vec<_> = joint()
        .motions
        .iter()
        .map(|motion| (motion.key, motion.view, motion.low, motion.high, motion.restricted.is_some()))
        .collect();
    assert_eq!(motions, [("nod", "side", -5, 15, true), ("tilt", "back", -5, 5, true), ("turn", "above", -36, 36, false)]);
    let band = joint().range_notes.iter().find(|note| note.key == "band").expect("the band in words");
    assert!(band.text.contains("15 to 25°") && band.text.contains("Sources differ"), "{}", band.text);
    assert_eq!(band.certainty, Certainty::Disputed);
}

#[test]
fn nothing_says_that_a_stiff_joint_starves_the_brain_or_that_a_reader_could_test_it() {
    let of = |statements: &'static [atlas::Statement]| statements.iter().map(|statement| statement.text);
    let passing = joint().passing.iter().map(|passing| passing.statement.text);
    let all = of(joint().about).chain(of(joint().restriction)).chain(of(joint().convergence)).chain(passing);
    for text in all.chain([joint().practitioner_view, joint().words.restricted_no_test]) {
        let text = text.to_lowercase();
        for phrase in ["your joint", "test yourself", "check yourself", "signals to", "compress", "starve", "restores"] {
            assert!(!text.contains(phrase), "`{phrase}`: {text}");
        }
        if text.contains("blood") {
            assert!(text.starts_with("nothing found shows"), "{text}");
        }
    }
    assert!(joint().words.restricted_no_test.contains("not a test"));
    assert!(joint().words.arc_restricted.contains("practitioner") && joint().words.practitioner_tag.contains("practitioner"));
}

#[test]
fn a_range_that_is_none_and_one_that_leaves_the_whole_are_named() {
    let after = |from: &str, to: &str| {
        let copy = Copy::new();
        copy.replace(FACTS, from, to);
        copy.messages()
    };
    assert_eq!(
        after("muscles = [\"suboccipitals\"]", "muscles = [\"suboccipital\"]"),
        [
            "data/joints/occipitoatlantal.toml: muscles[0]: no drawn muscle is called `suboccipital`; did you mean `suboccipitals`? the \
             drawn muscles are sternocleidomastoid, suboccipitals, upper-trapezius, temporalis"
        ]
    );
    assert_eq!(
        after("low = -5\nhigh = 15", "low = 5\nhigh = 15"),
        [
            "data/joints/occipitoatlantal.toml: motions.nod.low: 5 to 15 is no range; give degrees from -90 to 0, and `high` from 0 to 90",
            "data/joints/occipitoatlantal.toml: motions.nod.restricted_low: not within the whole range; let it lie between `low` and \
             `high`, with 0 in it",
        ]
    );
    assert_eq!(
        after("restricted_high = 6", "restricted_high = 16"),
        [
            "data/joints/occipitoatlantal.toml: motions.nod.restricted_low: not within the whole range; let it lie between `low` and \
             `high`, with 0 in it"
        ]
    );
    assert_eq!(
        after("restricted_high = 6\n", ""),
        ["data/joints/occipitoatlantal.toml: motions.nod.restricted_high: missing; add it"]
    );
    assert_eq!(
        after("key = \"mri\"\nrotation = \"1.7\"", "key = \"mri\""),
        [
            "data/joints/occipitoatlantal.toml: ranges.mri: no figure; give at least one of flexion, extension, total, side_bend, rotation"
        ]
    );
}

#[test]
fn a_claim_without_a_work_of_record_and_words_without_a_fact_are_named() {
    let copy = Copy::new();
    copy.replace(FACTS, "sources = [\"dreyfuss-1994\"]", "sources = [\"wikimsk\"]");
    copy.replace("content/en/joints/occipitoatlantal.toml", "both-ways = ", "both-way = ");
    let messages = copy.messages();
    for wanted in [
        "content/en/joints/occipitoatlantal.toml: convergence.both-way: nothing uses this; did you mean `both-ways`?",
        "content/en/joints/occipitoatlantal.toml: convergence.both-ways: missing; add it",
        "data/joints/occipitoatlantal.toml: convergence.joint-pain.sources: no source of record",
        "data/sources.toml: dreyfuss-1994: nobody cites this source",
    ] {
        assert!(messages.iter().any(|message| message.starts_with(wanted)), "{wanted}: {messages:#?}");
    }
}
