//! The booking call closes up round what the practice has.

use crate::page::{attributes, in_order, tags, text_of};
use atlas::Practice;
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

#[test]
fn what_the_practice_lacks_is_left_out_and_leaves_no_gap() {
    for (booking, phone, email) in (0..8).map(|n| (n & 1 != 0, n & 2 != 0, n & 4 != 0)) {
        let html = links(&practice(booking, phone, email), None);
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
        let found: Vec<&str> = tags(&html, "a");
        assert_eq!(found.len(), expected.len(), "{booking} {phone} {email}");
        for (link, (address, words)) in found.iter().zip(&expected) {
            assert!(attributes(link, "href").eq([address]), "{link}");
            assert!(attributes(link, "data-booking").eq([""]) && attributes(link, "rel").eq(["noreferrer"]), "{link}");
            in_order(&html, &[link, words, "</a>"]);
        }
        let words: Vec<&str> = expected.iter().map(|(_, words)| *words).collect();
        assert_eq!(text_of(&html), format!("Neck & Head{}", words.concat()), "nothing stands empty");
    }
}

#[test]
fn the_phone_link_says_the_number_to_those_who_hear_the_page() {
    let html = links(&practice(false, true, false), None);
    let name = format!("{} {}", ATLAS.words.call, PHONE.0);
    assert!(attributes(tags(&html, "a")[0], "aria-label").eq([name.as_str()]));
}

#[test]
fn the_practice_is_named_and_its_practitioner_where_there_is_one() {
    let named = Practice { practitioner: Some("Ada <LMT>"), ..practice(true, true, true) };
    in_order(&links(&named, None), &["<strong>Neck &amp; Head</strong>", "<span>Ada &lt;LMT&gt;</span>", "data-booking"]);
}
