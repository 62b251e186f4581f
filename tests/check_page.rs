//! The check before booking on the page: its own state, what that leaves of the booking call, and what is written ahead.

use crate::page::{attributes, tags, text_of, written};
use check::{Answer, BookingCall, Step, leads_to};
use headache_map::app::{Screen, Served};
use headache_map::booking::links;
use headache_map::check::{PageCheck, Wish};
use headache_map::facts::ATLAS;
use leptos::prelude::*;

/// Does something with a check that stands on a page.
fn on_page<T>(what: impl FnOnce(PageCheck) -> T) -> T {
    Owner::new().with(|| what(PageCheck::new(RwSignal::new(Screen::Check))))
}

/// Presses controls one after the other.
fn press(check: PageCheck, controls: &[&str]) {
    for control in controls {
        assert_eq!(check.does(control), Some(Wish::Nothing), "{control}");
    }
}

/// What stands there.
fn screen(check: PageCheck) -> String {
    check::html(&check.now(), &ATLAS).into_string()
}

/// What the booking call is then.
fn call(check: PageCheck) -> String {
    links(&ATLAS.practice, None, check.call.get_untracked())
}

#[test]
fn every_answer_leads_to_its_result_and_that_to_what_booking_may_be() {
    for (place, asked) in ATLAS.check.screens.iter().enumerate() {
        for (control, answer) in [("check:yes", Answer::Yes), ("check:not-sure", Answer::NotSure)] {
            on_page(|check| {
                press(check, &vec!["check:no"; place]);
                press(check, &[control]);
                while matches!(check.now().step(), Step::Question(_)) {
                    press(check, &["check:no"]);
                }
                let (html, urgency) = (screen(check), leads_to(asked, answer).expect("both lead somewhere"));
                let (result, urgent, left) = match urgency {
                    atlas::Urgency::Emergency => ("emergency", None, BookingCall::Withdrawn),
                    atlas::Urgency::Today => ("doctor-first", Some("today"), BookingCall::StepsBack),
                    atlas::Urgency::BeforeBooking => ("doctor-first", Some("before-booking"), BookingCall::StepsBack),
                };
                assert!(attributes(&html, "data-result").eq([result]), "{}: {html}", asked.id);
                assert_eq!(attributes(&html, "data-urgency").next(), urgent, "{}", asked.id);
                assert_eq!(check.call.get_untracked(), left, "{}", asked.id);
                assert_eq!(call(check).contains("data-booking"), left != BookingCall::Withdrawn);
            });
        }
    }
}

#[test]
fn no_red_flag_leaves_booking_open_and_each_thing_to_tell_turns_it_into_asking() {
    for item in ATLAS.check.tell {
        on_page(|check| {
            press(check, &vec!["check:no"; ATLAS.check.screens.len()]);
            assert!(attributes(&screen(check), "data-result").eq(["none-noticed"]));
            assert!(call(check).contains(ATLAS.words.book));
            press(check, &[&format!("check:tick:{}", item.id)]);
            assert!(text_of(&call(check)).ends_with(ATLAS.check.words.ask_first), "{}", item.id);
            press(check, &[&format!("check:tick:{}", item.id)]);
            assert!(call(check).contains(ATLAS.words.book), "{}", item.id);
        });
    }
}

#[test]
fn clearing_or_going_back_brings_booking_back() {
    for control in ["check:clear", "check:back"] {
        on_page(|check| {
            press(check, &["check:yes"]);
            assert!(!call(check).contains("data-booking"));
            press(check, &[control]);
            assert!(call(check).contains("data-booking"));
        });
    }
}

#[test]
fn closing_keeps_what_was_said_and_no_other_control_is_taken_for_one_of_the_check() {
    on_page(|check| {
        press(check, &["check:no", "check:yes"]);
        assert_eq!(check.does("check:close"), Some(Wish::Close));
        assert_eq!(check.now().answers().len(), 2);
        for other in ["check", "clear", "tap:suboccipitals:left", ""] {
            assert_eq!(check.does(other), None, "{other}");
        }
    });
}

#[test]
fn nothing_of_the_answers_is_in_any_address() {
    let mut seen = std::collections::BTreeSet::new();
    let mut addresses = |html: &str| seen.extend(attributes(html, "href").map(str::to_owned));
    for place in 0..ATLAS.check.screens.len() {
        for answer in ["check:yes", "check:not-sure", "check:no"] {
            on_page(|check| {
                press(check, &vec!["check:no"; place]);
                press(check, &[answer]);
                addresses(&screen(check));
                addresses(&call(check));
            });
        }
    }
    let practice = &ATLAS.practice;
    let emergency = format!("tel:{}", practice.emergency_number);
    let known = [Some("/before-you-book/"), practice.booking, practice.phone_link, Some(&emergency)];
    for address in seen {
        assert!(known.contains(&Some(address.as_str())), "{address}");
    }
}

#[test]
fn without_scripts_its_page_is_the_whole_check_as_text_and_no_question_is_a_dead_button() {
    let html = written(Served::CHECK);
    let start = html.find("class=\"checking\"").expect("the place of the check");
    let (text, screens) = html[start..].split_once("<template id=\"check-screens\">").expect("its screens wait");
    for screen in ATLAS.check.screens {
        assert!(text_of(text).contains(screen.question) && screens.contains(&format!("data-step=\"{}\"", screen.id)));
    }
    assert!(!text.contains("<button") && !text.contains("data-result"));
    let after = screens.split_once("</template>").expect("the template ends").1;
    assert!(!after.contains("<button") && after.contains("data-booking"), "{after}");
    let chart = tags(&html, "div").into_iter().find(|tag| tag.contains("class=\"chart\"")).expect("the map is there");
    assert!(chart.contains(" hidden"), "and out of sight: {chart}");
}

#[test]
fn other_pages_hold_the_place_of_the_check_empty_and_offer_it_where_pain_is_marked() {
    let html = written(Served::map(headache_map::map::Subject::Pain(Some(atlas::Area::Temple))));
    let place = tags(&html, "div").into_iter().find(|tag| tag.contains("class=\"checking\"")).expect("the place of the check");
    assert!(place.contains(" hidden") && !html.contains("data-step="), "{place}");
    let offered = tags(&html, "a").into_iter().filter(|link| link.contains("data-act=\"check\"")).count();
    assert_eq!(offered, 2, "in the panel and with the booking call");
}
