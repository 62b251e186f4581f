//! The booking call: plain links to the practice, closing up round what the practice has. It must not know the map.

use crate::facts::ATLAS;
use leptos::prelude::*;

/// Book and call, always in reach.
#[component]
pub fn Booking() -> impl IntoView {
    let words = &ATLAS.words;
    let practice = &ATLAS.practice;
    let call = practice.phone_link.map(|link| {
        let name = format!("{} {}", words.call, practice.phone.unwrap_or_default());
        view! {
            <a class="call" href=link data-booking="" rel="noreferrer" aria-label=name>
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M7 3.5 9.5 4l1.2 4.2-2 1.7a12 12 0 0 0 5.4 5.4l1.7-2 4.2 1.2.5 2.500a3 3 0 0 1-3 3.500C10.500 20 4 13.500 3.500 6.500A3 3 0 0 1 7 3.500Z"></path>
                </svg>
                <span>{words.call}</span>
            </a>
        }
    });
    let book = practice.booking.map(|link| {
        view! { <a class="book" href=link data-booking="" rel="noreferrer">{words.book}</a> }
    });
    let mail = (practice.booking.is_none() && practice.phone_link.is_none())
        .then_some(practice.email)
        .flatten()
        .map(|address| view! { <a class="book" href=format!("mailto:{address}") data-booking="" rel="noreferrer">{words.write_to_us}</a> });
    let none = call.is_none() && book.is_none() && mail.is_none();
    view! {
        <aside class="booking" aria-label=words.booking_label hidden=none>
            <p class="practice">
                <strong>{practice.name}</strong>
                {practice.practitioner.map(|name| view! { <span>{name}</span> })}
            </p>
            {call}
            {book}
            {mail}
        </aside>
    }
}
