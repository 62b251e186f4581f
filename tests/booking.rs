//! The booking call closes up round what the practice has.

use crate::page::{attributes, in_order, tags, text_of};
use atlas::Practice;
use check::BookingCall;
use headache_map::booking::links;
use headache_map::facts::ATLAS;

const BOOKING: &str = "https://example.org/book?with=us&now=1";
const PHONE: (&str, &str) = ("020 7946 0000", "tel:+442079460000");
const EMAIL: &str = "us@example.org";

/// A practice with these and nothing else.
fn practice(booking: bool, phone: bool, email: bool) -> Practice {
    Practice {
        name: "Neck & Head",
        practitioner: None,
        booking: booking.then_some(BOOKING),
        phone: phone.then_some(PHONE.0),
        phone_link: phone.then_some(PHONE.1),
        email: email.then_some(EMAIL),
        postal: &[],
        hours: &[],
        ..ATLAS.practice
    }
}

/// The links to the practice, without the way to the check.
fn to_practice(html: &str) -> Vec<&str> {
    tags(html, "a").into_iter().filter(|link| !link.contains("data-act=")).collect()
}

#[test]
fn what_the_practice_lacks_is_left_out_and_leaves_no_gap() {
    for (booking, phone, email) in (0..8).map(|n| (n & 1 != 0, n & 2 != 0, n & 4 != 0)) {
        let html = links(&practice(booking, phone, email), None, BookingCall::Open);
        let mut expected = Vec::new();
        if phone {
            expected.push((PHONE.1.to_owned(), ATLAS.words.call));
        }
        if booking {
            expected.push((BOOKING.replace('&', "&amp;"), ATLAS.words.book));
        }
        if email && !booking && !phone {
            expected.push((format!("mailto:{EMAIL}"), ATLAS.words.write_to_us));
        }
        let found = to_practice(&html);
        assert_eq!(found.len(), expected.len(), "{booking} {phone} {email}");
        for (link, (address, words)) in found.iter().zip(&expected) {
            assert!(attributes(link, "href").eq([address]), "{link}");
            assert!(attributes(link, "data-booking").eq([""]) && attributes(link, "rel").eq(["noreferrer"]), "{link}");
            in_order(&html, &[link, words, "</a>"]);
        }
        let words: Vec<&str> = expected.iter().map(|(_, words)| *words).collect();
        assert_eq!(text_of(&html), format!("{}{}", ATLAS.check.words.page_title, words.concat()), "nothing stands empty");
    }
}

#[test]
fn the_phone_link_says_the_number_to_those_who_hear_the_page() {
    let html = links(&practice(false, true, false), None, BookingCall::Open);
    let name = format!("{} {}", ATLAS.words.call, PHONE.0);
    assert!(attributes(to_practice(&html)[0], "aria-label").eq([name.as_str()]));
}

#[test]
fn the_check_is_one_tap_away_whatever_it_has_left_of_the_booking_call() {
    for call in [BookingCall::Open, BookingCall::AskFirst, BookingCall::StepsBack, BookingCall::Withdrawn] {
        let html = links(&practice(true, true, true), None, call);
        let check = tags(&html, "a").into_iter().find(|link| link.contains("data-act=\"check\"")).expect("a way to the check");
        assert!(attributes(check, "href").eq(["/before-you-book/"]), "{check}");
    }
}

#[test]
fn with_an_emergency_only_the_emergency_number_is_left() {
    for practice in [practice(true, true, true), practice(false, false, true), practice(false, false, false)] {
        let html = links(&practice, Some("https://example.org/book?notes=temple"), BookingCall::Withdrawn);
        assert!(!html.contains("data-booking") && !html.contains("example.org") && !html.contains(PHONE.1), "{html}");
        let calls: Vec<&str> = to_practice(&html);
        assert_eq!(calls.len(), 1, "{html}");
        assert!(attributes(calls[0], "href").eq([format!("tel:{}", practice.emergency_number).as_str()]), "{html}");
        in_order(&text_of(&html), &[practice.emergency_number, "or your local number"]);
    }
}

#[test]
fn a_doctor_first_leaves_booking_for_later_and_what_is_to_be_told_is_asked_first() {
    let later = links(&practice(true, true, true), None, BookingCall::StepsBack);
    assert!(!text_of(&later).contains(ATLAS.words.book) && text_of(&later).contains(ATLAS.check.words.book_later), "{later}");
    for (practice, address) in [
        (practice(true, true, true), PHONE.1.to_owned()),
        (practice(true, false, true), format!("mailto:{EMAIL}")),
        (practice(true, false, false), BOOKING.replace('&', "&amp;")),
    ] {
        let html = links(&practice, None, BookingCall::AskFirst);
        let asked = to_practice(&html);
        assert_eq!(asked.len(), 1, "{html}");
        assert!(attributes(asked[0], "href").eq([address.as_str()]), "{html}");
        assert!(text_of(&html).ends_with(ATLAS.check.words.ask_first), "{html}");
    }
}
