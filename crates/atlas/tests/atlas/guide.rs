//! The guide against the manual's lists (clinical notes 4.1 and 4.2).

use crate::repository::ATLAS;
use atlas::{Area, Certainty};

/// Area, certainty, and the manual's order; a muscle that it names by its parts stands once.
const GUIDE: &[(Area, Certainty, &str)] = &[
    (Area::Forehead, Certainty::ClassicChart, "sternocleidomastoid semispinalis-capitis frontalis zygomaticus-major"),
    (
        Area::Brow,
        Certainty::ClassicChart,
        "sternocleidomastoid temporalis splenius-cervicis masseter suboccipitals occipitalis orbicularis-oculi upper-trapezius",
    ),
    (Area::BehindEye, Certainty::Unconfirmed, "suboccipitals splenius-cervicis upper-trapezius sternocleidomastoid occipitalis"),
    (
        Area::Temple,
        Certainty::ClassicChart,
        "upper-trapezius sternocleidomastoid temporalis splenius-cervicis suboccipitals semispinalis-capitis",
    ),
    (Area::Crown, Certainty::ClassicChart, "sternocleidomastoid splenius-capitis"),
    (
        Area::BackOfHead,
        Certainty::ClassicChart,
        "upper-trapezius sternocleidomastoid semispinalis-capitis semispinalis-cervicis splenius-cervicis suboccipitals occipitalis \
         digastric temporalis",
    ),
    (Area::BehindEar, Certainty::Unconfirmed, "sternocleidomastoid upper-trapezius lower-trapezius digastric suboccipitals"),
    (Area::Ear, Certainty::ClassicChart, "lateral-pterygoid masseter sternocleidomastoid medial-pterygoid"),
    (
        Area::Cheek,
        Certainty::ClassicChart,
        "sternocleidomastoid masseter lateral-pterygoid upper-trapezius digastric medial-pterygoid buccinator platysma \
         orbicularis-oculi zygomaticus-major",
    ),
    (
        Area::Jaw,
        Certainty::ClassicChart,
        "lateral-pterygoid masseter sternocleidomastoid medial-pterygoid upper-trapezius digastric buccinator platysma \
         orbicularis-oculi zygomaticus-major",
    ),
    (Area::Teeth, Certainty::ClassicChart, "temporalis masseter digastric sternocleidomastoid"),
    (Area::Throat, Certainty::ClassicChart, "sternocleidomastoid digastric medial-pterygoid"),
    (
        Area::Neck,
        Certainty::ClassicChart,
        "upper-trapezius lower-trapezius cervical-multifidi levator-scapulae splenius-cervicis infraspinatus",
    ),
    (Area::Breastbone, Certainty::Unconfirmed, "sternocleidomastoid"),
];

#[test]
fn each_area_lists_its_muscles_in_the_manuals_order() {
    let guide: Vec<_> = ATLAS
        .guide
        .iter()
        .map(|list| (list.area, list.certainty, list.entries.iter().map(|entry| entry.slug).collect::<Vec<_>>().join(" ")))
        .collect();
    let expected: Vec<_> = GUIDE.iter().map(|(area, certainty, muscles)| (*area, *certainty, (*muscles).to_owned())).collect();
    assert_eq!(guide, expected);
}

#[test]
fn the_drawn_muscles_and_no_others_lead_to_the_map() {
    for entry in ATLAS.guide.iter().flat_map(|list| list.entries) {
        assert_eq!(entry.drawn, ATLAS.muscle(entry.slug).map(|muscle| muscle.slug), "{}", entry.slug);
    }
}

/// Muscles that are not drawn, with how sure each sentence on their pattern is (clinical notes 4.3).
const OTHERS: &[(&str, &[Certainty])] = {
    use Certainty::{ClassicChart as Chart, Unconfirmed as Unsure};
    &[
        ("buccinator", &[Unsure]),
        ("cervical-multifidi", &[Chart]),
        ("digastric", &[Chart, Unsure]),
        ("frontalis", &[Chart, Unsure]),
        ("infraspinatus", &[Chart]),
        ("lateral-pterygoid", &[Chart]),
        ("levator-scapulae", &[Chart, Unsure]),
        ("lower-trapezius", &[Chart]),
        ("masseter", &[Chart, Chart, Unsure]),
        ("medial-pterygoid", &[Chart]),
        ("occipitalis", &[Chart, Unsure]),
        ("orbicularis-oculi", &[Chart, Unsure]),
        ("platysma", &[Unsure]),
        ("semispinalis-capitis", &[Chart, Unsure]),
        ("semispinalis-cervicis", &[Chart]),
        ("splenius-capitis", &[Chart]),
        ("splenius-cervicis", &[Chart, Unsure]),
        ("zygomaticus-major", &[Chart, Unsure]),
    ]
};

#[test]
fn every_muscle_that_is_not_drawn_is_described() {
    let others: Vec<_> = ATLAS
        .guide_muscles
        .iter()
        .map(|muscle| (muscle.slug, muscle.pattern.iter().map(|sentence| sentence.certainty).collect::<Vec<_>>()))
        .collect();
    assert_eq!(others, OTHERS.iter().map(|(slug, certainties)| (*slug, certainties.to_vec())).collect::<Vec<_>>());
    for entry in ATLAS.guide.iter().flat_map(|list| list.entries) {
        assert_eq!(ATLAS.guide_muscle(entry.slug).is_none(), entry.drawn.is_some(), "{}", entry.slug);
    }
}

#[test]
fn a_description_is_a_few_sentences_on_works_of_record() {
    for muscle in ATLAS.guide_muscles {
        for sentence in muscle.pattern {
            assert!(sentence.text.ends_with('.') && sentence.text.len() <= 170, "{}: {}", muscle.slug, sentence.text);
            let of_record = |key: &&str| ATLAS.source(key).expect("the reader checked the key").of_record;
            assert!(sentence.sources.iter().any(of_record), "{} `{}` rests on web pages alone", muscle.slug, sentence.key);
        }
        assert!(muscle.what.ends_with('.') && muscle.what.len() <= 170, "{}: {}", muscle.slug, muscle.what);
    }
}

/// What must stand beside a marked place (clinical notes 6.2 to 6.4), by words that may not go.
const NOTES: &[(Area, &[&str])] = &[
    (Area::Brow, &["emergency eye care", "doctor first"]),
    (Area::BehindEye, &["emergency eye care", "doctor first"]),
    (Area::Temple, &["50 or over", "today", "do not rub", "sight has changed, it is an emergency"]),
    (Area::BackOfHead, &["unlike any before", "doctor first", "today if it followed"]),
    (Area::Ear, &["ear first"]),
    (Area::Jaw, &["50 or over", "chew", "today"]),
    (Area::Teeth, &["dentist first"]),
    (Area::Throat, &["swallowing or speaking", "doctor first", "emergency"]),
    (Area::Neck, &["unlike any before", "doctor first", "today if it followed", "fever"]),
];

#[test]
fn the_places_that_need_a_dentist_or_doctor_first_say_so() {
    let with_note: Vec<_> = ATLAS.areas.iter().filter(|words| words.note.is_some()).map(|words| words.area).collect();
    assert_eq!(with_note, NOTES.iter().map(|(area, _)| *area).collect::<Vec<_>>());
    for (area, needed) in NOTES {
        let note = ATLAS.area(*area).note.expect("looked at above");
        assert!(note.len() <= 240, "{}: {} letters", area.slug(), note.len());
        for words in *needed {
            assert!(note.contains(words), "{}: `{words}` is gone: {note}", area.slug());
        }
    }
}
