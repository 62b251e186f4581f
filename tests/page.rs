//! Whole pages as they are written ahead: map, panel and booking together.

use crate::{diagram, pages};
use atlas::View;
use check::BookingCall;
use headache_map::app::{self, App, SHOW_CHECK, Served};
use headache_map::booking::links;
use headache_map::check::CheckMarkup;
use headache_map::facts::ATLAS;
use headache_map::map::view::MapView;
use headache_map::map::{DEFAULT_LAYER, MapAction, MapState, Start, Subject, compose};
use headache_map::pain::still::PainMarkup;
use headache_map::pain::{Marking, written};
use headache_map::url::{self, Notice};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The live part of a page, as the prerenderer gets it.
pub fn written(served: Served) -> String {
    Owner::new().with(|| {
        provide_context(PainMarkup(written::part));
        provide_context(CheckMarkup(headache_map::check::written));
        view! { <App served/> }.to_html()
    })
}

/// The map of a state, as text.
pub fn map_of(state: &MapState) -> String {
    Owner::new().with(|| {
        let (model, state) = (
            Memo::new({
                let state = *state;
                move |_| Arc::new(compose(&state))
            }),
            RwSignal::new(*state),
        );
        view! { <MapView model state layer=RwSignal::new(DEFAULT_LAYER) replays=RwSignal::new(false)/> }.to_html()
    })
}

fn all_served() -> impl Iterator<Item = Served> {
    pages().map(Served::map).chain([Served::CHECK, Served::NOT_FOUND])
}

/// The values of an attribute, in the order of the text.
pub fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    html.match_indices(&start)
        .map(|(at, found)| &html[at + found.len()..])
        .filter_map(|rest| rest.split('"').next())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The opening tags of a name, without their angle brackets.
pub fn tags<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("<{name} ");
    html.match_indices(&start).filter_map(|(at, _)| html[at + 1..].split('>').next()).collect()
}

/// What is read: the text without its tags.
pub fn text_of(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text = parts.collect::<String>().replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

/// Each piece stands after the one before it.
pub fn in_order(text: &str, pieces: &[&str]) {
    pieces.iter().fold(text, |rest, piece| {
        let at = rest.find(piece).unwrap_or_else(|| panic!("`{piece}` stands in its place in:\n{text}"));
        &rest[at + piece.len()..]
    });
}

#[test]
fn the_plain_name_comes_first_and_the_booking_call_last() {
    for muscle in ATLAS.muscles {
        let html = written(Served::map(Subject::whole(muscle)));
        let panel = &html[html.find("class=\"panel\"").expect("a panel")..];
        let names = [muscle.plain_name, "</h1>", muscle.name, ATLAS.words.shown_on_both_sides, muscle.what];
        in_order(panel, &names);
        in_order(panel, &[muscle.what, ATLAS.words.spots_heading, "class=\"booking\""]);
        assert_eq!(html.matches("<h1").count(), 1, "{}", muscle.slug);
    }
}

#[test]
fn a_page_shows_its_subject_on_both_sides_in_one_large_diagram() {
    for subject in pages() {
        let html = written(Served::map(subject));
        let overlays: Vec<&str> = tags(&html, "svg").into_iter().filter(|tag| tag.contains(" data-view=")).collect();
        let views: Vec<&str> = overlays.iter().flat_map(|tag| attributes(tag, "data-view")).collect();
        assert_eq!(views, ["side", "back", "front"]);
        let main: Vec<&str> = overlays.into_iter().filter(|tag| tag.contains(" data-main")).collect();
        assert_eq!(main.len(), 1);
        assert_eq!(attributes(main[0], "data-view").next(), Some(subject.best_view().slug()));

        let state = MapState::of(subject);
        let zones: usize = View::ALL.iter().map(|&view| diagram(&state, view).zones.len()).sum();
        assert_eq!(attributes(&html, "data-zone").count(), zones, "{subject:?}");
        let current = tags(&html, "a").into_iter().filter(|tag| tag.contains(" data-muscle=") && tag.contains(" aria-current="));
        let chosen = diagram(&state, state.main_view()).chosen.len();
        assert_eq!(current.count(), chosen, "{subject:?}");
    }
}

#[test]
fn every_link_leads_without_scripts_to_what_it_does_with_them() {
    for served in all_served() {
        let mut html = written(served);
        // What belongs to marking is there on every page, and seen where one marks.
        if served.subject.start() == Start::Muscle {
            let (from, to) = (html.find("class=\"from-pain\""), html.find("class=\"booking\""));
            html.replace_range(from.expect("written ahead")..to.expect("after it"), "");
        }
        let links: Vec<&str> = tags(&html, "a").into_iter().filter(|tag| tag.contains(" data-act=")).collect();
        assert!(links.len() >= 8, "{served:?}");
        for link in links {
            let text = attributes(link, "data-act").next().unwrap_or_default();
            // Marks are in the fragment, which without scripts nobody reads: such a link leads to the page of its area.
            if Marking::from_text(text).is_some() || text == SHOW_CHECK || link.contains("data-candidate=") {
                continue;
            }
            let action = MapAction::from_text(text).unwrap_or_else(|| panic!("{text} is an action"));
            let address = attributes(link, "href").next().expect("it leads somewhere").replace("&amp;", "&");
            let (path, query) = address.split_once('?').unwrap_or((&address, ""));
            let parsed = url::parse(path, query);
            assert_eq!(parsed.notice, None, "{link}");
            assert_eq!(url::address(&parsed.state), url::address(&MapState::of(served.subject).after(action)), "{link}");
        }
    }
}

#[test]
fn only_the_page_for_addresses_without_a_page_says_so() {
    for served in all_served() {
        let html = written(served);
        let notice = text_of(&html).contains(Notice::UnknownPage.text());
        assert_eq!(notice, served.not_found);
        let bar = tags(&html, "p").into_iter().find(|tag| tag.contains("\"notice\"")).expect("a place for notices");
        assert_eq!(bar.contains(" hidden"), !served.not_found);
    }
}

#[test]
fn each_page_has_a_title_and_a_description_of_its_own() {
    let all: Vec<_> = pages().map(|subject| (app::title(subject), app::description(subject))).collect();
    let titles: BTreeSet<_> = all.iter().map(|(title, _)| title).collect();
    let descriptions: BTreeSet<_> = all.iter().map(|(_, description)| description).collect();
    assert_eq!((titles.len(), descriptions.len()), (all.len(), all.len()));
    assert!(all.iter().all(|(title, description)| !title.is_empty() && description.ends_with('.')));
}

#[test]
fn every_page_holds_the_booking_call_of_the_practice_once() {
    for served in all_served() {
        let html = written(served);
        in_order(&html, &["class=\"panel\"", "class=\"booking\"", &links(&ATLAS.practice, None, BookingCall::Open), "</aside>"]);
        assert_eq!(html.matches("class=\"booking\"").count(), 1, "{served:?}");
    }
}

#[test]
fn nothing_on_a_page_carries_a_style_or_a_script_of_its_own() {
    for served in all_served() {
        let html = written(served);
        for barred in [" style=", "<style", "<script", " onclick=", "javascript:"] {
            assert!(!html.contains(barred), "{barred} on {served:?}");
        }
        let ids: Vec<&str> = attributes(&html, "id").collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "each id once: {ids:?}");
    }
}

#[test]
fn the_front_diagrams_edges_say_the_sides_of_the_body_also_in_a_mirror() {
    let words = &ATLAS.words;
    for (mirror, [left, right]) in [(false, [words.your_right, words.your_left]), (true, [words.your_left, words.your_right])] {
        let html = map_of(&MapState { mirror, view: Some(View::Front), ..MapState::of(Subject::Nothing) });
        let edges = |at: &str| -> Vec<String> {
            let start = format!("<p class=\"edge {at}\">");
            html.split(&start).skip(1).map(|rest| text_of(rest.split("</p>").next().unwrap_or_default())).collect()
        };
        // Side, back, front. From behind the left is on the left; the side diagram says its side in a caption.
        assert_eq!(edges("at-left"), [words.your_right_side, words.your_left, left]);
        assert_eq!(edges("at-right")[1..], [words.your_right, right]);
        let switch = tags(&html, "a").into_iter().find(|tag| tag.contains("class=\"mirror\"")).expect("the switch");
        assert!(attributes(switch, "aria-checked").eq([mirror.to_string().as_str()]), "{switch}");
        assert!(attributes(switch, "data-act").eq([if mirror { "mirror:off" } else { "mirror:on" }]), "{switch}");
        assert!(!switch.contains(" hidden"), "it is there where the front diagram is large");
    }
    let html = map_of(&MapState::of(Subject::Nothing));
    assert!(tags(&html, "a").into_iter().any(|tag| tag.contains("class=\"mirror\"") && tag.contains(" hidden")));
}
