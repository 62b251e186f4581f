//! From the pain: what is marked on a page, what is said of it, and what is written ahead.

use crate::page::{attributes, tags, text_of, written};
use crate::pages;
use atlas::{Area, Side};
use headache_map::app::Served;
use headache_map::facts::ATLAS;
use headache_map::map::{Start, Subject};
use headache_map::pain::{self, Marking, fragment, served_marks, told};
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
    for text in ["", "mark:", "mark:temple", "mark:nose.left", "strong:temple.up", "word:sad", "undo:1", "unmark:"] {
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
