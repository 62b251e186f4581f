//! The booking call: plain links to the practice, closing up round what the practice has, as far as the check before booking lets
//! them. It must not know the map.

use crate::app::SHOW_CHECK;
use crate::facts::ATLAS;
use crate::{live, url};
use atlas::Practice;
use check::BookingCall;
use leptos::prelude::*;
use maud::{Markup, html};

/// Book and call, always in reach.
#[component]
pub fn Booking(
    /// Where one books with a summary; empty unless the person wants it to go along.
    along: RwSignal<String>,
    /// What the check before booking has left of it.
    call: Memo<BookingCall>,
) -> impl IntoView {
    let links =
        live::text(move || links(&ATLAS.practice, Some(along.get().as_str()).filter(|address| !address.is_empty()), call.get()));
    let what = live::attribute(move || (call.get() == BookingCall::Withdrawn).then_some("withdrawn"));
    view! { <aside class="booking" id="booking" data-call=what aria-label=ATLAS.words.booking_label inner_html=links></aside> }
}

/// The way to the check, and the links that the practice has: booking and phone, or else e-mail. `along`: the address that takes
/// the place of the practice's own booking page.
#[must_use]
pub fn links(practice: &Practice, along: Option<&str>, call: BookingCall) -> String {
    let (words, check) = (&ATLAS.words, &ATLAS.check.words);
    let booking = along.or(practice.booking);
    let mail = practice.email.map(|address| format!("mailto:{address}"));
    let no_other = booking.is_none() && practice.phone_link.is_none();
    let book = |class: &str, address: &str, name: &str| html! { a class=(class) href=(address) data-booking="" rel="noreferrer" { (name) } };
    html! {
        @match call {
            BookingCall::Open => {
                (to_check(check.page_title))
                (phone(practice))
                @if let Some(link) = booking {
                    (book("book", link, words.book))
                }
                @if let Some(mail) = mail.filter(|_| no_other) {
                    (book("book", &mail, words.write_to_us))
                }
            }
            // To ask is to call or write; who has neither is asked where one books.
            BookingCall::AskFirst => {
                (to_check(check.page_title))
                @if let Some(link) = practice.phone_link.or(mail.as_deref()).or(booking) {
                    (book("book", link, check.ask_first))
                }
            }
            BookingCall::StepsBack => {
                (to_check(check.before_booking_kind))
                (phone(practice))
                @if let Some(link) = booking {
                    (book("later", link, check.book_later))
                }
            }
            BookingCall::Withdrawn => {
                (to_check(check.emergency_heading))
                p.emergency {
                    a href={ "tel:" (practice.emergency_number.replace(' ', "")) } data-emergency="" {
                        (check.call) " " (practice.emergency_number)
                    }
                    span { (check.or_local) }
                }
            }
        }
    }
    .into_string()
}

fn to_check(name: &str) -> Markup {
    html! { p.check-first { a href=(url::check()) data-act=(SHOW_CHECK) { (name) } } }
}

fn phone(practice: &Practice) -> Markup {
    let words = &ATLAS.words;
    html! {
        @if let Some(link) = practice.phone_link {
            a.call href=(link) data-booking="" rel="noreferrer" aria-label={ (words.call) " " (practice.phone.unwrap_or_default()) } {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M7 3.500 9.500 4l1.200 4.200-2 1.700a12 12 0 0 0 5.400 5.400l1.700-2 4.200 1.200.500 2.500a3 3 0 0 1-3 3.500C10.500 20 4 13.500 3.500 6.500A3 3 0 0 1 7 3.500Z" {}
                }
                span { (words.call) }
            }
        }
    }
}
