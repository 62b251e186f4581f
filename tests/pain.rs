//! From the pain: what is marked on a page, what is said of it, and what is written ahead.

use crate::page::{attributes, tags, text_of, written};
use crate::pages;
use atlas::{Area, Layer, Side, View};
use headache_map::app::Served;
use headache_map::facts::ATLAS;
use headache_map::map::{MapAction, Start, Subject, compose};
use headache_map::pain::candidates::pieces;
use headache_map::pain::visit::{booking_with, look_at, sent_to};
use headache_map::pain::{self, Marking, Visit, fragment, served_marks, told};
use headache_map::piece::Piece;
use headache_map::url::parse;
use marks::{History, Marks, Place, Quality, Severity};

fn place(text: &str) -> Place {
    Place::from_text(text).unwrap_or_else(|| panic!("{text} is a place"))
}

fn area(slug: &str) -> Area {
    Area::from_slug(slug).unwrap_or_else(|| panic!("{slug} is an area"))
}

/// The marks of a row of steps.
fn marked(steps: &[&str]) -> Marks {
    let mut history = History::default();
    for step in steps {
        Marking::from_text(step).unwrap_or_else(|| panic!("{step} is a step")).apply(&mut history);
    }
    *history.marks()
}

/// The element of a page with all that is in it, from one attribute to where the next begins.
fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap_or_else(|| panic!("{from} is on the page"));
    let rest = &html[start..];
    &rest[..rest[from.len()..].find(to).map_or(rest.len(), |end| end + from.len())]
}

#[test]
fn an_areas_page_is_served_with_that_area_marked_on_both_sides_and_nothing_else() {
    for &area in Area::ALL {
        let html = written(Served::map(Subject::Pain(Some(area))));
        let areas: Vec<&str> = tags(&html, "a").into_iter().filter(|tag| tag.contains(" data-area=")).collect();
        assert!(areas.len() >= 28, "each area on each side, at least in the side diagram: {}", areas.len());
        for tag in areas {
            let own = attributes(tag, "data-area").next() == Some(area.slug());
            assert_eq!(attributes(tag, "aria-pressed").next(), Some(if own { "true" } else { "false" }), "{tag}");
            assert!(tag.contains(" role=\"button\"") && tag.contains(" aria-label=") && tag.contains(" data-side="), "{tag}");
        }
        let heading = text_of(part(&html, "<h1", "</h1>"));
        assert!(heading.ends_with(ATLAS.area(area).felt), "{heading}");
    }
}

#[test]
fn without_scripts_an_areas_page_has_its_note_and_the_guides_list_in_the_manuals_order() {
    for guide in ATLAS.guide {
        let html = written(Served::map(Subject::Pain(Some(guide.area))));
        let sections: Vec<&str> = tags(&html, "section").into_iter().filter(|tag| tag.contains(" data-for-area=")).collect();
        let open: Vec<&str> =
            sections.iter().filter(|tag| !tag.contains(" hidden")).flat_map(|tag| attributes(tag, "data-for-area")).collect();
        assert_eq!((sections.len(), &open[..]), (14, &[guide.area.slug()][..]));
        let own = part(&html, &format!(" data-for-area=\"{}\"", guide.area.slug()), " data-for-area=");
        let muscles: Vec<&str> = attributes(own, "data-guide-muscle").collect();
        let expected: Vec<&str> = guide.entries.iter().map(|entry| entry.slug).collect();
        assert_eq!(muscles, expected, "{:?}", guide.area);
        if let Some(note) = ATLAS.area(guide.area).note {
            assert!(text_of(own).contains(note), "{note}");
        }
        for entry in guide.entries {
            match entry.drawn {
                Some(slug) => assert!(own.contains(&format!("href=\"/muscles/{slug}/\"")), "{slug}"),
                None => assert!(text_of(own).contains(ATLAS.guide_muscle(entry.slug).expect("known").what), "{}", entry.slug),
            }
        }
    }
}

#[test]
fn every_page_leads_without_scripts_to_every_area() {
    let html = written(Served::map(Subject::Pain(None)));
    for &area in Area::ALL {
        assert!(html.contains(&format!("class=\"name\" href=\"/pain/{}/\"", area.slug())), "{area:?}");
    }
    for subject in pages().filter(|subject| subject.start() == Start::Muscle) {
        let html = written(Served::map(subject));
        assert!(html.contains("href=\"/pain/\""), "{subject:?}");
    }
}

#[test]
fn what_is_told_of_a_name_is_what_is_marked() {
    let marks = marked(&["mark:temple.left", "strong:brow.left", "mark:brow.right", "word:aching"]);
    assert_eq!(told(&marks, "temple.left"), Some(Severity::Mild));
    assert_eq!(told(&marks, "temple.right"), None);
    assert_eq!(told(&marks, "temple"), Some(Severity::Mild));
    assert_eq!(told(&marks, "brow"), Some(Severity::Strong));
    assert_eq!(told(&marks, "brow.left!"), Some(Severity::Strong));
    assert_eq!(told(&marks, "brow.right!"), None);
    assert_eq!(told(&marks, "aching"), Some(Severity::Mild));
    assert_eq!((told(&marks, "burning"), told(&marks, "nose"), told(&marks, "")), (None, None, None));
}

#[test]
fn each_step_does_what_it_says_and_can_be_undone() {
    assert_eq!(marked(&["mark:temple.left", "mark:temple.left"]), Marks::NONE);
    assert_eq!(marked(&["strong:ear.right", "strong:ear.right"]), marked(&["mark:ear.right"]));
    assert_eq!(marked(&["mark:temple.left", "mark:brow.left", "undo"]), marked(&["mark:temple.left"]));
    assert_eq!(marked(&["mark:temple.left", "unmark"]), Marks::NONE);
    assert_eq!(marked(&["mark:temple.left", "word:aching", "unmark", "undo"]), marked(&["mark:temple.left", "word:aching"]));
    let all = Area::ALL.iter().flat_map(|&area| Side::ALL.iter().map(move |&side| Place { area, side }));
    let each = all.flat_map(|place| [Marking::Tap(place), Marking::Strong(place)]);
    for marking in each.chain(Quality::ALL.iter().map(|&quality| Marking::Word(quality))).chain([Marking::Undo, Marking::Clear]) {
        assert_eq!(Marking::from_text(&marking.to_text()), Some(marking));
    }
    let stroke = Marking::Stroke(marked(&["mark:temple.left", "mark:ear.right"]), 3);
    assert_eq!(stroke.to_text(), "paint:3:temple.left,ear.right");
    for stroke in [stroke, Marking::Stroke(Marks::NONE, 12)] {
        assert_eq!(Marking::from_text(&stroke.to_text()), Some(stroke));
    }
    assert_eq!(marked(&["mark:ear.left", "paint:1:temple.left,ear.left", "paint:2:"]), marked(&["mark:temple.left"]));
    assert_eq!(
        marked(&["mark:ear.left", "paint:1:temple.left,ear.left", "paint:2:", "undo", "undo"]),
        marked(&["mark:ear.left"])
    );
    for text in [
        "paint:",
        "paint:temple.left",
        "paint:x:temple.left",
        "paint:-1:",
        "",
        "mark:",
        "mark:temple",
        "mark:nose.left",
        "strong:temple.up",
        "word:sad",
        "undo:1",
        "unmark:",
    ] {
        assert_eq!(Marking::from_text(text), None, "{text}");
    }
}

#[test]
fn what_is_marked_is_in_the_fragment_and_only_where_the_page_does_not_say_it() {
    let temple = Subject::Pain(Some(area("temple")));
    assert_eq!(fragment(temple, &served_marks(temple)), "");
    assert_eq!(fragment(temple, &Marks::NONE), "#v1&end", "told from the page as served");
    assert_eq!(fragment(Subject::Pain(None), &Marks::NONE), "");
    let marks = marked(&["mark:brow.left"]);
    for subject in [temple, Subject::Pain(None)] {
        let text = fragment(subject, &marks);
        assert_eq!((marks::holds_marks(&text), marks::read(&text).marks, marks::read(&text).dropped), (true, marks, false));
    }
    assert!(marks::holds_marks("#v1&end") && !marks::read("#v1&end").dropped);
    assert!(!marks::holds_marks("") && !marks::holds_marks("#foot"));
    // An address of a muscle's page, which one may send to a friend, never tells what hurts.
    assert!(pages().filter(|subject| subject.pattern().is_some()).all(|subject| fragment(subject, &marks).is_empty()));
}

#[test]
fn the_heading_names_one_or_two_places_and_no_more() {
    let heading = |steps: &[&str]| pain::heading(&marked(steps));
    assert_eq!(heading(&[]), "Where does it hurt?");
    assert_eq!(heading(&["mark:temple.left", "mark:temple.right"]), "Pain in the temple");
    assert_eq!(heading(&["mark:temple.left", "mark:behind-eye.left"]), "Pain behind the eye and in the temple");
    assert_eq!(heading(&["mark:temple.left", "mark:behind-eye.left", "mark:neck.left"]), "Where it hurts");
}

#[test]
fn a_step_is_told_by_the_place_and_what_became_of_it() {
    let temple = marked(&["mark:temple.left"]);
    assert_eq!(pain::announcement(&Marks::NONE, &temple), "Temple, your left side: marked");
    assert_eq!(pain::announcement(&temple, &marked(&["strong:temple.left"])), "Temple, your left side: strong");
    assert_eq!(pain::announcement(&temple, &Marks::NONE), "Temple, your left side: no longer marked");
    let two = marked(&["mark:temple.left", "mark:brow.left"]);
    assert_eq!(pain::announcement(&two, &Marks::NONE), "Where does it hurt?");
    assert_eq!(pain::place_name(place("ear.right")), "Ear, your right side");
}

#[test]
fn what_was_looked_at_is_kept_once_by_its_side_for_the_summary() {
    let mut seen = Vec::new();
    let state = |path: &str, query: &str| parse(path, query).state;
    for state in [
        state("/", ""),
        state("/muscles/suboccipitals/", ""),
        state("/muscles/suboccipitals/", "?side=left"),
        state("/muscles/sternocleidomastoid/", "?side=left&strand=sternal"),
        state("/pain/temple/", "?with=scm-sternal-upper:right"),
        state("/pain/temple/", "?with=scm-sternal-upper:right"),
    ] {
        look_at(&mut seen, &state);
    }
    let seen: Vec<String> = seen.iter().map(|seen| format!("{} {}", seen.slug(), seen.side.slug())).collect();
    assert_eq!(
        seen,
        ["suboccipitals left", "suboccipitals right", "sternocleidomastoid left", "scm-sternal-upper right"],
        "a strand is of its muscle"
    );
}

#[test]
fn a_summary_goes_along_escaped_and_to_the_practices_own_host_alone() {
    let template = "https://book.example/new?notes={summary}&x=1";
    let hostile = "left temple & <b>\"100 %\"</b>\n#end?é{summary}";
    let address = booking_with(template, hostile);
    let escaped =
        address.strip_prefix("https://book.example/new?notes=").and_then(|rest| rest.strip_suffix("&x=1")).expect(&address);
    assert!(escaped.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{escaped}");
    assert!(
        escaped.starts_with("left%20temple%20%26%20%3Cb%3E%22100%20%25%22")
            && escaped.ends_with("%0A%23end%3F%C3%A9%7Bsummary%7D")
    );
    assert_eq!(booking_with("https://book.example/new", "temple"), "https://book.example/new");
    assert!(sent_to(template).ends_with(&format!("to {} (book.example).", ATLAS.practice.name)), "{}", sent_to(template));
}

#[test]
fn a_practice_without_a_place_for_it_offers_no_sending_and_nothing_is_sent_or_kept_unasked() {
    assert_eq!(ATLAS.practice.booking_template, None, "the demonstration takes no health details");
    let html = written(Served::map(Subject::Pain(Some(area("temple")))));
    let controls: Vec<&str> = tags(&html, "button").into_iter().filter(|tag| tag.contains(" role=\"switch\"")).collect();
    assert_eq!(controls.len(), 1, "remembering alone: {controls:?}");
    assert!(controls[0].contains("data-act=\"remember\"") && controls[0].contains("aria-checked=\"false\""), "{}", controls[0]);
    for visit in [Visit::Copy, Visit::Send, Visit::Remember, Visit::Forget] {
        assert_eq!(Visit::from_text(visit.to_text()), Some(visit));
        assert_eq!(Marking::from_text(visit.to_text()), None);
    }
}

/// The candidates of a row of steps, as HTML.
fn candidates_of(steps: &[&str], laid: Option<&str>) -> String {
    Piece::text(&pieces(&marked(steps), laid.map(crate::with)))
}

#[test]
fn candidates_are_told_best_first_each_with_its_reason_and_what_it_leaves() {
    let html = candidates_of(&["mark:temple.left", "mark:behind-eye.left", "mark:crown.left"], None);
    let ranks: Vec<&str> = attributes(&html, "data-rank").collect();
    assert!(!ranks.is_empty() && ranks.iter().zip(1..).all(|(rank, expected)| *rank == expected.to_string()), "{ranks:?}");
    assert!(attributes(&html, "data-candidate").any(|candidate| candidate == "suboccipitals"), "{html}");
    assert!(attributes(&html, "data-side").all(|side| side == "left"), "sides never mix");
    let text = text_of(&html);
    assert!(text.contains("Most people feel this one in the temple, and some behind the eye."), "{text}");
    assert!(text.contains("Not in this pattern: top of the head."), "{text}");
    assert!(text.contains("What no pattern shown here explains: top of the head, your left side."), "{text}");
    assert!(text.contains(ATLAS.mark_words.match_honesty));
    assert!(!text.contains('%'), "no share is ever told as a number: {text}");
}

#[test]
fn where_nothing_fits_it_says_so_and_shows_no_bar() {
    assert_eq!(candidates_of(&[], None), "");
    let html = candidates_of(&["mark:behind-eye.right"], None);
    assert!(text_of(&html).contains("None of the patterns drawn here fits well."), "{html}");
    assert!(!html.contains("<svg") && !html.contains("data-candidate"), "{html}");
}

#[test]
fn choosing_a_candidate_lays_its_pattern_over_the_marks_and_again_takes_it_away() {
    let steps = ["mark:temple.left", "mark:behind-eye.left"];
    let html = candidates_of(&steps, None);
    let first = tags(&html, "a")[0];
    let action = MapAction::from_text(attributes(first, "data-act").next().expect("it does something")).expect("an action");
    let start = parse("/pain/", "").state;
    let laid = start.after(action);
    assert_eq!(laid.with, Some(crate::with("suboccipitals:left")));
    assert_eq!(laid.subject, start.subject, "the marks stay what the page is about");
    let model = compose(&laid);
    let zones = |view| model.diagrams.iter().find(|diagram| diagram.view == view).expect("three").zones.len();
    assert!(zones(View::Back) > 0 && zones(View::Front) > 0 && model.legend.hatched && model.legend.compared.is_none());

    let html = candidates_of(&steps, Some("suboccipitals:left"));
    let first = tags(&html, "a")[0];
    assert!(first.contains("aria-current=\"true\"") && first.contains("data-act=\"alone\""), "{first}");
    assert_eq!(laid.after(MapAction::EndComparison), start);
    let about = tags(&html, "a")[1];
    let action = MapAction::from_text(attributes(about, "data-act").next().expect("it does something")).expect("an action");
    let muscle = laid.after(action);
    assert_eq!((muscle.subject.muscle().map(|muscle| muscle.slug), muscle.side.slug()), (Some("suboccipitals"), "left"));
    assert_eq!((muscle.with, muscle.layer), (None, Layer::Muscle), "the muscle's own layer");
}
