//! What the words may not say.

use crate::repository::{ATLAS, root, toml_files};
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// Every text of a file of words, with the path of its key.
fn texts(file: &str) -> Vec<(String, String)> {
    fn walk(path: &str, value: &Value, texts: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) => texts.push((path.to_owned(), text.to_lowercase())),
            Value::Table(table) => table.iter().for_each(|(key, value)| walk(&format!("{path}.{key}"), value, texts)),
            Value::Array(items) => items.iter().for_each(|value| walk(path, value, texts)),
            _ => {}
        }
    }
    let text = std::fs::read_to_string(root().join(file)).expect("a file of the repository");
    let mut found = Vec::new();
    walk(file, &Value::Table(text.parse().expect("TOML")), &mut found);
    found
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[test]
fn no_text_says_where_someones_pain_comes_from_or_promises_anything() {
    for (key, text) in toml_files("content/en").iter().flat_map(|file| texts(file)) {
        for phrase in [
            "your pain comes from",
            "your headache comes from",
            "vast majority",
            "guarantee",
            "pain-free",
            "relief for",
            "will help",
        ] {
            assert!(!text.contains(phrase), "{key} says `{phrase}`: {text}");
        }
        assert!(!words(&text).any(|word| word.starts_with("inflam")), "{key} says `inflamed`: {text}");
    }
}

#[test]
fn what_is_said_of_muscles_and_places_names_no_cause_and_no_cure() {
    for (key, text) in toml_files("content/en").iter().filter(|file| !file.ends_with("/page.toml")).flat_map(|file| texts(file)) {
        let barred =
            |word: &str| ["caus", "cure", "curing", "diagnos"].iter().any(|start| word.starts_with(start)) || word == "heal";
        assert!(!words(&text).any(barred), "{key} names a cause or a cure: {text}");
    }
}

/// Signs that need a doctor first: never something that goes with a pattern.
const NEVER_NOTICED: &[&str] = &[
    "droop", "lid", "pupil", "red", "painful", "blurred", "double", "sight", "vision", "hearing", "dizz", "vertigo", "faint",
    "swallow", "speak", "speech", "numb",
];

#[test]
fn what_people_notice_never_names_a_sign_that_needs_a_doctor() {
    for muscle in ATLAS.muscles {
        for statement in muscle.noticed {
            let text = statement.text.to_lowercase();
            for sign in NEVER_NOTICED {
                assert!(!words(&text).any(|word| word.starts_with(sign)), "{} `{}` names `{sign}`", muscle.slug, statement.key);
            }
        }
    }
}

#[test]
fn what_people_notice_is_what_the_design_allows_and_fits_the_muscle() {
    let noticed: BTreeMap<_, Vec<_>> =
        ATLAS.muscles.iter().map(|m| (m.slug, m.noticed.iter().map(|s| s.key).collect())).collect();
    assert_eq!(noticed["sternocleidomastoid"], ["watering-eye", "nose", "dry-cough", "tenderness", "tight-band"]);
    for muscle in ["suboccipitals", "upper-trapezius", "temporalis"] {
        assert_eq!(noticed[muscle], ["tenderness", "tight-band"]);
    }
}

/// Where giant cell arteritis is felt (clinical notes 6.3), the muscle says so, and no other says anything of the kind.
#[test]
fn the_temples_muscle_sends_people_over_50_to_a_doctor() {
    for muscle in ATLAS.muscles {
        assert_eq!(muscle.caution.is_some(), muscle.slug == "temporalis", "{}", muscle.slug);
    }
    let caution = ATLAS.muscle("temporalis").and_then(|muscle| muscle.caution).expect("looked at above");
    for words in ["50 or over", "doctor today", "do not rub your temples"] {
        assert!(caution.contains(words), "{caution}");
    }
}

#[test]
fn every_claim_rests_on_a_work_of_record() {
    for muscle in ATLAS.muscles {
        let statements = muscle.noticed.iter().chain(muscle.evidence).map(|statement| (statement.key, statement.sources));
        for (key, sources) in statements.chain(muscle.parts.iter().map(|part| (part.slug, part.sources))) {
            let of_record = |key: &&str| ATLAS.source(key).expect("the reader checked the key").of_record;
            assert!(sources.iter().any(of_record), "{} `{key}` rests on web pages alone", muscle.slug);
        }
    }
}

#[test]
fn sentences_end_and_names_do_not() {
    for muscle in ATLAS.muscles {
        let statements = muscle.noticed.iter().chain(muscle.evidence).map(|statement| statement.text);
        for sentence in
            statements.chain(muscle.points.iter().map(|point| point.sentence)).chain([muscle.what, muscle.page_description])
        {
            assert!(sentence.ends_with('.') && sentence.len() <= 170, "{sentence}");
        }
        let points = muscle.points.iter().flat_map(|point| [point.name, point.short_name]);
        let strands = muscle.strands.iter().flat_map(|strand| [strand.name, strand.short_name]);
        for name in points.chain(strands).chain([muscle.name, muscle.plain_name, muscle.page_title]) {
            assert!(!name.ends_with('.'), "{name}");
        }
    }
}

#[test]
fn names_tell_points_and_strands_apart_and_short_ones_fit_a_chip() {
    for muscle in ATLAS.muscles {
        let all: Vec<_> = muscle.strands.iter().map(|s| s.name).chain(muscle.points.iter().map(|point| point.name)).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
        assert!(all.iter().all(|name| name.starts_with(char::is_lowercase)), "they stand within sentences: {all:?}");
        // Beside its strand a short name says enough; without one, beside its muscle.
        let of_strand = |strand| muscle.points.iter().filter(move |point| point.strand == strand).map(|point| point.short_name);
        let rows = muscle.strands.iter().map(|strand| Some(strand.slug)).chain([None]).map(|strand| of_strand(strand).collect());
        for row in rows.chain([muscle.strands.iter().map(|strand| strand.short_name).collect::<Vec<_>>()]) {
            assert_eq!(row.iter().collect::<BTreeSet<_>>().len(), row.len(), "{row:?}");
            assert!(row.iter().all(|name| name.chars().count() <= 16), "{row:?}");
        }
    }
}

#[test]
fn each_points_sentence_is_one_that_describes_and_names_no_side() {
    for point in ATLAS.muscles.iter().flat_map(|muscle| muscle.points) {
        let sentence = point.sentence;
        assert!(sentence.starts_with("When this spot is tender, "), "{sentence}");
        assert!(sentence.contains("people often describe ") || sentence.contains("some people describe "), "{sentence}");
        assert_eq!(sentence.matches('.').count(), 1, "one sentence: {sentence}");
        assert!(!words(&sentence.to_lowercase()).any(|word| ["left", "right"].contains(&word)), "{sentence}");
    }
}

#[test]
fn a_demonstration_leads_to_nobody() {
    let practice = &ATLAS.practice;
    if practice.demonstration {
        assert!(practice.phone.is_none_or(|phone| phone.contains("555-01")), "{:?} may be someone's number", practice.phone);
        for link in [practice.site_address, practice.booking, practice.email].into_iter().flatten() {
            assert!(link.contains("example.com"), "{link}");
        }
    }
}
