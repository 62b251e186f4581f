//! Section 6 of the clinical notes, sign by sign and written by hand: which item asks for it, and what that leads to.

use crate::{ATLAS, BEFORE, EMERGENCY, TODAY, at, place};
use atlas::Urgency;
use check::{Answer, BookingCall, Check, Outcome, Step};

/// The 15 of SNNOOP10 (6.1) by their numbers, and what NICE adds.
const SNNOOP10: &[(u8, &str, &[&str])] = &[
    (1, "systemic symptoms, fever", &["fever", "weight-sweats", "fifty-unwell"]),
    (2, "neoplasm history", &["cancer"]),
    (3, "neurologic deficit, reduced consciousness", &["face-arm-leg", "speech", "confusion", "sight-loss", "arms-legs"]),
    (4, "sudden onset", &["thunderclap"]),
    (5, "older age", &["new-at-fifty"]),
    (6, "pattern change, recent new headache", &["changed", "new-kind"]),
    (7, "positional", &["posture"]),
    (8, "precipitated by sneeze, cough, exercise", &["cough-strain"]),
    (9, "papilloedema", &["eye-swelling"]),
    (10, "progressive, atypical", &["worse", "changed"]),
    (11, "pregnancy or puerperium", &["pregnancy", "late-pregnancy"]),
    (12, "painful eye with autonomic features", &["eye-attacks"]),
    (13, "post-traumatic", &["head-injury", "injury-worse"]),
    (14, "pathology of the immune system", &["immune"]),
    (15, "painkiller overuse, new drug", &["medicines"]),
];

/// 6.1 (NICE), 6.2, 6.3, 6.4: each sign, the words by which its item names it, and its result.
const SIGNS: &[(&str, &str, &[&str], Urgency)] = &[
    // 6.1, NICE
    ("peak within five minutes", "thunderclap", &["five minutes"], EMERGENCY),
    ("worse with fever", "fever", &["fever makes worse"], BEFORE),
    ("new cognitive or personality change", "thinking", &["think", "how you are with others"], BEFORE),
    ("under 20 with cancer history", "cancer", &["at any age"], BEFORE),
    // 6.2
    ("thunderclap", "thunderclap", &["sudden"], EMERGENCY),
    ("face droop, arm or leg weakness, numbness", "face-arm-leg", &["drooping face", "weak", "numb", "arm", "leg"], EMERGENCY),
    ("speech trouble, slurred speech", "speech", &["trouble speaking"], EMERGENCY),
    ("confusion, fit, collapse, drowsiness", "confusion", &["confusion", "fit", "collapse", "drows"], EMERGENCY),
    ("sudden loss of sight, new double vision", "sight-loss", &["loss of sight", "double"], EMERGENCY),
    ("meningitis", "meningitis", &["fever", "stiff neck", "rash that does not fade", "light", "drows"], EMERGENCY),
    ("artery: droopy lid, small pupil", "eyelid-pupil", &["drooping eyelid", "pupil"], EMERGENCY),
    ("artery: double vision", "sight-loss", &["double"], EMERGENCY),
    ("artery: facial numbness", "face-arm-leg", &["numb face"], EMERGENCY),
    ("artery: whooshing pulse sound", "whooshing", &["whooshing", "pulse"], EMERGENCY),
    ("artery: trouble swallowing", "swallowing", &["swallowing"], EMERGENCY),
    ("artery: unsteadiness, vomiting", "unsteady-vomiting", &["unsteady", "throwing up"], EMERGENCY),
    (
        "after an injury, with worsening pain and more",
        "injury-worse",
        &["head or neck injury", "worse", "throwing up", "confusion", "drows", "weak"],
        EMERGENCY,
    ),
    ("acute glaucoma", "glaucoma", &["painful red eye", "blurred", "rings", "throwing up"], EMERGENCY),
    ("late pregnancy or after birth", "late-pregnancy", &["late in pregnancy", "birth"], TODAY),
    // 6.3
    ("giant-cell arteritis: scalp", "scalp", &["scalp", "comb", "pillow"], TODAY),
    ("giant-cell arteritis: chewing", "chewing", &["jaw", "tongue", "chew", "rest"], TODAY),
    ("giant-cell arteritis: fever, weight loss", "fifty-unwell", &["fever", "weight loss"], TODAY),
    ("giant-cell arteritis: shoulder or hip girdle", "shoulders-hips", &["shoulders", "hips"], TODAY),
    ("giant-cell arteritis: sight", "fifty-sight", &["50 or over", "sight"], EMERGENCY),
    // 6.4
    ("new after 50", "new-at-fifty", &["new", "50"], BEFORE),
    ("clear change in pattern", "changed", &["clearly unlike"], BEFORE),
    ("steadily worse", "worse", &["steadily worse"], BEFORE),
    ("cough, sneeze, strain, exercise", "cough-strain", &["cough", "sneez", "strain", "exercise"], BEFORE),
    ("lying or standing", "posture", &["lie", "stand"], BEFORE),
    ("cancer history", "cancer", &["cancer", "past"], BEFORE),
    ("weak immune system", "immune", &["weak immune system"], BEFORE),
    ("weight loss, night sweats", "weight-sweats", &["weight loss", "night sweats"], BEFORE),
    ("head injury in the last three months", "head-injury", &["three months"], BEFORE),
    ("pregnancy, recent birth", "pregnancy", &["pregnant", "birth"], BEFORE),
    ("vomiting without cause", "vomiting", &["throw up", "do not know why"], BEFORE),
    ("painkillers on many days, new medicine", "medicines", &["many days a month", "new medicine"], BEFORE),
    ("arm or leg numbness or clumsiness", "arms-legs", &["numb", "clumsy", "arms", "legs"], BEFORE),
    ("toothache or earache not yet seen", "tooth-ear", &["toothache", "earache", "dentist", "doctor"], BEFORE),
    ("new or unexplained dizziness", "dizziness", &["dizziness"], BEFORE),
    ("new one-sided pain unlike any before", "one-sided", &["one side", "neck, face or head", "unlike any before"], BEFORE),
    (
        "the same after an injury, strain, manipulation or massage",
        "one-sided-after",
        &["one side", "injury", "strain", "treatment", "massage"],
        TODAY,
    ),
    ("a new kind within three months", "new-kind", &["new kind", "three months"], BEFORE),
    ("attacks round one eye", "eye-attacks", &["one eye", "tears", "red eye", "runny nose"], BEFORE),
    ("papilloedema", "eye-swelling", &["optician", "doctor", "back of your eye"], TODAY),
    // signs that the design never lists as something that goes with a pattern
    ("red or painful eye, blurred sight, hearing loss", "eye-ear", &["red", "painful", "blurred", "hearing"], BEFORE),
    ("faintness", "dizziness", &["faint"], BEFORE),
];

/// 6.5: each caution, the item, and words in it.
const TELL: &[(&str, &str, &[&str])] = &[
    ("history of or risk for cardiovascular disease", "heart", &["heart", "blood-vessel", "risk"]),
    ("stroke or TIA", "stroke", &["stroke", "TIA"]),
    ("carotid narrowing, arteriosclerosis", "neck-arteries", &["narrowed", "hardened"]),
    ("carotid sinus hypersensitivity", "neck-arteries", &["pressure sensor", "over-sensitive"]),
    ("arrhythmia", "heartbeat", &["unevenly"]),
    ("blood thinners", "blood-thinners", &["blood thinners"]),
    ("acute migraine attack", "migraine-now", &["migraine attack right now"]),
    ("recent neck injury", "neck-injury", &["neck"]),
    ("spinal cord, worsening neurological signs", "spinal-cord", &["spinal cord", "nerve signs that get worse"]),
    ("unremitting night pain", "night-pain", &["night"]),
    ("hypermobility, connective tissue", "loose-joints", &["loose", "connective tissue"]),
    ("osteoporosis", "thin-bones", &["osteoporosis"]),
    ("infection", "infection", &["infection"]),
    ("long-term steroids", "steroids", &["steroids", "long time"]),
    ("joints in a lasting illness", "swollen-joints", &["sore, swollen joints"]),
    ("rheumatoid arthritis, Down syndrome", "loose-top-joint", &["rheumatoid arthritis", "Down syndrome"]),
];

/// 6.5 too, but asked by a question, so that a doctor comes first.
const ASKED_INSTEAD: &[(&str, &str)] = &[
    ("fever", "fever"),
    ("active cancer", "cancer"),
    ("suspected dissection", "one-sided"),
    ("suspected dissection, with other signs", "whooshing"),
    ("worsening neurological signs", "arms-legs"),
];

/// What the notes call unverified or disputed, and must say so.
const LESS_SURE: &[&str] =
    &["whooshing", "unsteady-vomiting", "glaucoma", "new-at-fifty", "dizziness", "tooth-ear", "stroke", "loose-top-joint"];

fn screen_of(item: &str) -> &'static atlas::CheckScreen {
    ATLAS.check.screens.iter().find(|screen| screen.items.iter().any(|other| other.id == item)).unwrap_or_else(|| {
        panic!("no question asks for `{item}`");
    })
}

fn item(id: &str) -> &'static atlas::CheckItem {
    let mut items = ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell);
    items.find(|item| item.id == id).unwrap_or_else(|| panic!("no item `{id}`"))
}

fn after(screen: &str, answer: Answer) -> Check {
    let mut check = at(screen);
    check.answer(place(screen), answer);
    check
}

#[test]
fn all_fifteen_of_snnoop10_are_asked() {
    assert_eq!(SNNOOP10.iter().map(|(number, ..)| *number).collect::<Vec<_>>(), (1..=15).collect::<Vec<_>>());
    for (number, sign, items) in SNNOOP10 {
        for id in *items {
            assert!(ATLAS.check.screens.iter().any(|s| s.items.iter().any(|i| i.id == *id)), "{number} {sign}: no `{id}`");
        }
    }
}

#[test]
fn every_sign_is_named_and_yes_leads_to_its_result() {
    for (sign, id, named, urgency) in SIGNS {
        for word in *named {
            assert!(item(id).text.contains(word), "{sign}: `{id}` does not name `{word}`: {}", item(id).text);
        }
        let check = after(screen_of(id).id, Answer::Yes);
        assert_eq!(check.step(), Step::Done(Outcome::Doctor(*urgency)), "{sign}");
        let call = if *urgency == EMERGENCY { BookingCall::Withdrawn } else { BookingCall::StepsBack };
        assert_eq!(check.booking_call(), call, "{sign}");
    }
}

#[test]
fn an_artery_tear_is_asked_as_a_new_pain_on_one_side() {
    let screen = screen_of("whooshing");
    for word in ["new", "unusual", "one side", "neck, face or head"] {
        assert!(screen.question.contains(word), "{word}");
    }
    // Its other signs were asked before, with any pain.
    assert!(place(screen_of("eyelid-pupil").id) < place(screen.id));
    assert!(screen_of("eyelid-pupil").question.contains("Along with your pain"));
}

#[test]
fn giant_cell_arteritis_is_asked_from_fifty_with_a_new_headache_and_spares_the_temples() {
    let screen = screen_of("scalp");
    assert!(["50 or over", "new headache"].iter().all(|word| screen.question.contains(word)), "{}", screen.question);
    assert!(ATLAS.check.words.today_do.contains("temples"));
}

#[test]
fn every_item_of_the_data_is_in_a_table() {
    let known = |id: &str| SIGNS.iter().any(|(_, other, ..)| *other == id) || TELL.iter().any(|(_, other, _)| *other == id);
    for item in ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell) {
        assert!(known(item.id), "`{}` is not in the tables", item.id);
    }
}

#[test]
fn every_caution_can_be_told_and_changes_the_call() {
    for (caution, id, named) in TELL {
        for word in *named {
            assert!(item(id).text.contains(word), "{caution}: `{id}` does not name `{word}`");
        }
        let mut check = Check::new(&ATLAS.check);
        (0..ATLAS.check.screens.len()).for_each(|screen| check.answer(screen, Answer::No));
        assert_eq!((check.step(), check.booking_call()), (Step::Done(Outcome::NoneNoticed), BookingCall::Open));
        check.tick(id);
        assert_eq!(check.ticked().map(|item| item.id).collect::<Vec<_>>(), [*id]);
        assert_eq!((check.step(), check.booking_call()), (Step::Done(Outcome::NoneNoticed), BookingCall::AskFirst), "{caution}");
        check.tick(id);
        assert_eq!(check.booking_call(), BookingCall::Open);
    }
    for (caution, id) in ASKED_INSTEAD {
        assert!(after(screen_of(id).id, Answer::Yes).booking_call() >= BookingCall::StepsBack, "{caution}");
    }
}

#[test]
fn not_sure_takes_the_cautious_side() {
    for screen in ATLAS.check.screens {
        let expected = if screen.yes == EMERGENCY { TODAY } else { screen.yes };
        assert_eq!(screen.not_sure, expected, "{}", screen.id);
        let mut check = after(screen.id, Answer::NotSure);
        assert_eq!(check.booking_call(), BookingCall::StepsBack, "{}", screen.id);
        // What is still asked cannot lighten it.
        while let Step::Question(open) = check.step() {
            check.answer(open, Answer::No);
        }
        assert_eq!(check.step(), Step::Done(Outcome::Doctor(expected)), "{}", screen.id);
    }
}

#[test]
fn what_is_unverified_or_disputed_carries_it() {
    use atlas::Certainty::{Disputed, Unconfirmed};
    for id in LESS_SURE {
        assert!(matches!(item(id).certainty, Unconfirmed | Disputed), "{id}");
    }
}
