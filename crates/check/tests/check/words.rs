//! How the check speaks: short, plain, calm. (What no text of the page may say is tested in `crates/atlas`.)

use crate::ATLAS;

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’').filter(|word| !word.is_empty()).collect()
}

#[test]
fn questions_ask_and_items_continue_them() {
    for screen in ATLAS.check.screens {
        assert!(screen.question.ends_with('?') && words_of(screen.question).len() <= 22, "{}", screen.question);
        assert!(screen.hint.is_none_or(|hint| hint.ends_with('.') && hint.len() <= 70), "{:?}", screen.hint);
        assert_eq!(ATLAS.check.screens.iter().filter(|other| other.question == screen.question).count(), 1, "asked twice");
        assert!(screen.items.len() <= 7, "{} asks too much at once", screen.id);
        for item in screen.items {
            assert!(!item.text.ends_with('.') && item.text.starts_with(char::is_lowercase), "{}", item.text);
            assert!(words_of(item.text).len() <= 24, "{}", item.text);
        }
    }
}

#[test]
fn every_reason_is_its_own_short_sentence_or_two() {
    for item in ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell) {
        assert!(item.why.ends_with('.') && item.why.len() <= 100, "{}: {}", item.id, item.why);
    }
    for item in ATLAS.check.tell {
        assert!(item.text.starts_with("You") && item.text.ends_with('.') && item.text.len() <= 110, "{}", item.text);
    }
}

#[test]
fn the_words_are_plain() {
    const TERMS: &[&str] = &[
        "acute",
        "onset",
        "papill",
        "neuro",
        "systemic",
        "malign",
        "carotid",
        "dissection",
        "ptosis",
        "contraindic",
        "arrhythm",
        "hypermob",
        "immunosup",
        "puerper",
        "thunderclap",
        "deadly",
        "fatal",
        "die",
        "death",
        "danger",
    ];
    // Said once each, as the name that a doctor will use.
    const NAMED: &[&str] = &["acute glaucoma"];
    let words = &ATLAS.check.words;
    let mut texts: Vec<&str> =
        ATLAS.check.screens.iter().flat_map(|screen| [screen.question, screen.hint.unwrap_or_default()]).collect();
    texts.extend(
        ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell).flat_map(|item| [item.text, item.why]),
    );
    texts.extend([
        words.lead,
        words.still_lead,
        words.emergency_heading,
        words.emergency_do,
        words.doctor_heading,
        words.today_do,
        words.before_booking_do,
        words.none_heading,
        words.none_do,
        words.tell_lead,
        words.ask_first_do,
    ]);
    let mut long = 0;
    let mut all = 0;
    for text in texts {
        let plain = NAMED.iter().fold(text.to_lowercase(), |text, name| text.replace(name, ""));
        for word in words_of(&plain) {
            assert!(!TERMS.iter().any(|term| if term.len() < 5 { word == *term } else { word.starts_with(term) }), "{text}");
            all += 1;
            long += usize::from(word.chars().count() >= 11);
        }
    }
    assert!(long * 40 < all, "{long} of {all} words are long");
}

#[test]
fn the_sentences_that_the_design_gives_stand_as_they_are() {
    let words = &ATLAS.check.words;
    assert_eq!(ATLAS.check.screens[0].question, "Did this headache come on suddenly, and reach its worst within five minutes?");
    assert_eq!(words.kept, "Your answers stay on this screen. Nothing is kept or sent.");
    assert_eq!(words.doctor_heading, "Please see a doctor before anyone treats your neck.");
    assert_eq!(words.welcome, "When a doctor has seen you, you are welcome here.");
    assert_eq!(words.none_heading, "No red flag noticed.");
    assert!(words.page_description.len() <= 160 && words.page_title.len() <= 60);
}

#[test]
fn nothing_sounds_like_an_all_clear_or_a_grip() {
    for item in ATLAS.check.screens.iter().flat_map(|screen| screen.items).chain(ATLAS.check.tell) {
        for barred in ["harmless", "all right", "nothing to worry", "squeeze", "grasp", "press on", "rub"] {
            assert!(!item.text.contains(barred) && !item.why.contains(barred), "{} says `{barred}`", item.id);
        }
    }
}
