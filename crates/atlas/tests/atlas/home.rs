//! What stands below the map: on what each sentence rests, and what the build says where it rests on nothing.

use crate::repository::{ATLAS, Copy};
use atlas::{Certainty, Footing, Told};

const FACTS: &str = "data/home.toml";
const WORDS: &str = "content/en/home.toml";
const PRACTICE: &str = "content/practice.toml";
const SENTENCES: &str = "data/sentences.toml";

/// The messages after one change in one file.
fn after(file: &str, from: &str, to: &str) -> Vec<String> {
    let copy = Copy::new();
    copy.replace(file, from, to);
    copy.messages()
}

/// The messages after a line was added at a file's end.
fn with_line(file: &str, line: &str) -> Vec<String> {
    let copy = Copy::new();
    copy.write(file, format!("{}\n{line}\n", copy.text(file)));
    copy.messages()
}

/// Everything that is told below the map.
fn all_told() -> impl Iterator<Item = &'static Told> {
    let home = &ATLAS.home;
    let answers = home.questions.iter().map(|question| &question.answer);
    home.why.iter().chain(home.joint).chain(home.trials).chain(home.before).chain(answers)
}

#[test]
fn what_is_told_rests_on_a_work_of_record_or_is_the_practitioners_view() {
    for told in all_told() {
        let of_record = told.sources.iter().any(|key| ATLAS.source(key).is_some_and(|source| source.of_record));
        assert_eq!(of_record, told.footing != Footing::Practitioner, "{}", told.key);
        assert!(told.text.ends_with('.'), "{}", told.text);
    }
}

#[test]
fn beside_the_story_stand_the_review_with_its_certainty_and_the_trial_that_found_no_difference() {
    let trials = ATLAS.home.trials;
    let by = |source: &str| trials.iter().find(|told| told.sources.contains(&source)).map(|told| told.text).unwrap_or_default();
    let review = by("falsiroli-maistrello-2018");
    assert!(review.contains("very low") && review.contains("high risk of bias"), "{review}");
    let sham = by("moraska-2015");
    assert!(sham.contains("56 people") && sham.contains("no difference"), "{sham}");
    assert!(ATLAS.home.words.story_note.contains("one person’s experience, not what to expect"));
}

#[test]
fn what_is_argued_over_is_called_disputed() {
    let disputed =
        |key: &str| all_told().find(|told| told.key == key).map(|told| told.footing) == Some(Footing::Sure(Certainty::Disputed));
    assert!(disputed("model") && disputed("does-it-work"));
}

#[test]
fn a_sentence_that_rests_on_nothing() {
    assert_eq!(
        after(FACTS, "key = \"aim\"\nview = \"practitioner\"\n", "key = \"aim\"\n"),
        ["data/home.toml: why.aim: rests on nothing; add `certainty` and `sources`, or `view = \"practitioner\"`"]
    );
    assert_eq!(
        after(FACTS, "\nview = \"practitioner\"", "\nview = \"practicioner\""),
        [
            "data/home.toml: why.aim.view: no view is called `practicioner`; did you mean `practitioner`? the views are practitioner"
        ]
    );
    assert_eq!(
        after(FACTS, "\nview = \"practitioner\"", "\nview = \"practitioner\"\nsources = [\"do-2018\"]"),
        ["data/home.toml: why.aim.sources: nothing uses this; take it out, or add what should use it"]
    );
}

#[test]
fn a_clinical_sentence_of_any_file_that_is_tied_to_nothing() {
    let remedy = |name: &str| {
        format!(
            "add [{name}] to data/sentences.toml with `certainty` and `sources`, or with `view = \"practitioner\"`; if it claims \
             nothing, name it in `no_claim` there"
        )
    };
    assert_eq!(
        after(
            "content/en/page.toml",
            "nothing_chosen = \"Nothing is chosen.\"",
            "nothing_chosen = \"Your headache is a muscle’s.\""
        ),
        [format!(
            "content/en/page.toml: nothing_chosen: says something clinical (`headache`) and rests on nothing; {}",
            remedy("page.nothing_chosen")
        )]
    );
    assert_eq!(
        after("content/en/check.toml", "kept = \"Your answers stay", "kept = \"It is only pain. Your answers stay"),
        [format!(
            "content/en/check.toml: words.kept: says something clinical (`pain`) and rests on nothing; {}",
            remedy("check.words.kept")
        )]
    );
    assert_eq!(
        after(SENTENCES, "[areas.jaw.note]\ncertainty = \"studies\"\nsources = [\"bsr-giant-cell-arteritis\"]\n", ""),
        [format!(
            "content/en/areas.toml: jaw.note: says something clinical (`aches`) and rests on nothing; {}",
            remedy("areas.jaw.note")
        )]
    );
    let copy = Copy::new();
    std::fs::create_dir(copy.path("content/en/further")).expect("a folder of the copy");
    copy.write("content/en/further/new.toml", "what = \"It may hurt.\"\n");
    assert_eq!(
        copy.messages(),
        [format!(
            "content/en/further/new.toml: what: says something clinical (`hurt`) and rests on nothing; {}",
            remedy("further.new.what")
        )]
    );
    let copy = Copy::new();
    copy.write("content/en/new.toml", "[part]\nlines = [\"A name\", \"It may hurt.\"]\n");
    assert_eq!(
        copy.messages(),
        [format!(
            "content/en/new.toml: part.lines: says something clinical (`hurt`) and rests on nothing; {}",
            remedy("new.part.lines")
        )]
    );
    copy.write("data/new.toml", "[part]\nsources = [\"do-2018\"]\n");
    assert_eq!(copy.messages(), [""; 0], "facts of the same name tie it");
}

#[test]
fn a_tie_to_a_sentence_that_there_is_not() {
    assert_eq!(
        with_line(SENTENCES, "[page.gone]\nview = \"practitioner\""),
        ["data/sentences.toml: page.gone: there is no such sentence; take it out, or correct its name"]
    );
    assert_eq!(
        after(SENTENCES, "no_claim = [", "no_claim = [\n  \"marks.gone\","),
        ["data/sentences.toml: marks.gone: there is no such sentence; take it out, or correct its name"]
    );
    assert_eq!(
        with_line(SENTENCES, "[page.clear]\ncertainty = \"studies\"\nsources = [\"triple-r-spa\"]"),
        [
            "data/sentences.toml: page.clear.sources: no source of record; a claim needs a manual, journal, guideline or anatomy text; cite \
          one, or call it `unconfirmed` if it is a drawing's"
        ]
    );
}

#[test]
fn lists_and_words_that_do_not_fit_each_other() {
    assert_eq!(
        after(WORDS, "question = \"Can I press these spots myself?\"", "question = \"Pressing the spots\""),
        ["content/en/home.toml: questions.by-myself.question: not a question; end it with a question mark"]
    );
    assert_eq!(
        after(FACTS, "why_shows = \"scm-sternal-middle\"", "why_shows = \"scm-middle\""),
        ["data/home.toml: why_shows: no trigger point has this id; write one of those in data/muscles"]
    );
    assert_eq!(
        after(FACTS, "joint_shows = \"suboccipitals\"", "joint_shows = \"platysma\""),
        ["data/home.toml: joint_shows: no muscle is called that; write the name of a file of data/muscles"]
    );
    assert_eq!(after(FACTS, "key = \"sham\"", "key = \"pooled\"").len(), 2, "a key twice, and a sentence that nobody asks for");
    assert_eq!(
        after(WORDS, "story_note = \"This is one person’s experience, not what to expect.\"\n", ""),
        ["content/en/home.toml: words.story_note: missing; add it"]
    );
}

#[test]
fn a_story_that_promises() {
    for (text, promise) in [
        ("Nine out of ten feel better, 90% in fact.", "%"),
        ("I can cure your headache.", "cure"),
        ("Most of my clients feel better.", "most of my clients"),
        ("It will help you.", "will help you"),
    ] {
        for key in ["story", "visit"] {
            assert_eq!(
                with_line(PRACTICE, &format!("{key} = [\"I had headaches.\", \"{text}\"]")),
                [format!(
                    "content/practice.toml: {key}[1]: `{promise}` sounds like a promise; say what happened to you, or what you do; what may \
                     come of it is said beside it, with the trials"
                )]
            );
        }
    }
    assert_eq!(with_line(PRACTICE, "story = [\"I had headaches. In one session I found relief.\"]"), [""; 0]);
}

#[test]
fn a_photo_that_is_not_there() {
    assert_eq!(
        with_line(PRACTICE, "photo = \"me.jpg\"\nphoto_shows = \"Sam\""),
        ["content/practice.toml: photo: there is no file public/me.jpg; put the picture there, or leave this empty"]
    );
    for name in ["../me.jpg", "me.svg", "https://example.com/me.jpg", ".jpg", "me"] {
        assert_eq!(
            with_line(PRACTICE, &format!("photo = \"{name}\"\nphoto_shows = \"Sam\"")),
            [
                "content/practice.toml: photo: no name of a picture; write the name of a .jpg, .png, .webp or .avif file, as in portrait.jpg"
            ],
            "{name}"
        );
    }
    let copy = Copy::new();
    std::fs::create_dir(copy.path("public")).expect("a folder of the copy");
    copy.write("public/me.jpg", "a picture");
    let practice = copy.text(PRACTICE);
    copy.write(PRACTICE, format!("{practice}\nphoto = \"me.jpg\"\n"));
    assert_eq!(
        copy.messages(),
        ["content/practice.toml: photo_shows: missing beside `photo`; say in a few words what the photo shows"]
    );
    copy.write(PRACTICE, format!("{practice}\nphoto = \"me.jpg\"\nphoto_shows = \"Sam at work\"\n"));
    let read = copy.read().expect("nothing is wrong with it").practice;
    assert_eq!((read.photo, read.photo_shows), (Some("/me.jpg"), "Sam at work"));
}

#[test]
fn a_practice_without_story_photo_or_visit_is_none_the_less_one() {
    for practice in [Copy::new(), {
        let copy = Copy::new();
        copy.write(PRACTICE, format!("{}\nstory = []\nphoto = \"\"\nphoto_shows = \"\"\nvisit = []\n", copy.text(PRACTICE)));
        copy
    }] {
        let read = practice.read().expect("nothing is wrong with it").practice;
        assert!(read.story.is_empty() && read.visit.is_empty() && read.photo.is_none());
    }
}
