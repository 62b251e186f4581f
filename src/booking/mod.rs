//! The booking call: plain links to the practice, closing up round what the practice has. It must not know the map.

use crate::facts::ATLAS;
use crate::live;
use atlas::Practice;
use leptos::prelude::*;
use maud::html;

/// Book and call, always in reach.
#[component]
pub fn Booking(
    /// Where one books with a summary; empty unless the person wants it to go along.
    along: RwSignal<String>,
) -> impl IntoView {
    let links = live::text(move || links(&ATLAS.practice, Some(along.get().as_str()).filter(|address| !address.is_empty())));
    view! { <aside class="booking" aria-label=ATLAS.words.booking_label inner_html=links></aside> }
}

/// The practice's name and the links that it has: booking and phone, or else e-mail. `along`: the address that takes the place
/// of the practice's own booking page.
#[must_use]
pub fn links(practice: &Practice, along: Option<&str>) -> String {
    let words = &ATLAS.words;
    let email = practice.email.filter(|_| practice.booking.is_none() && practice.phone_link.is_none());
    html! {
        p.practice {
            strong { (practice.name) }
            @if let Some(practitioner) = practice.practitioner {
                span { (practitioner) }
            }
        }
        @if let Some(link) = practice.phone_link {
            a.call href=(link) data-booking="" rel="noreferrer" aria-label={ (words.call) " " (practice.phone.unwrap_or_default()) } {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M7 3.500 9.500 4l1.200 4.200-2 1.700a12 12 0 0 0 5.400 5.400l1.700-2 4.200 1.200.500 2.500a3 3 0 0 1-3 3.500C10.500 20 4 13.500 3.500 6.500A3 3 0 0 1 7 3.500Z" {}
                }
                span { (words.call) }
            }
        }
        @if let Some(link) = along.or(practice.booking) {
            a.book href=(link) data-booking="" rel="noreferrer" { (words.book) }
        }
        @if let Some(address) = email {
            a.book href={ "mailto:" (address) } data-booking="" rel="noreferrer" { (words.write_to_us) }
        }
    }
    .into_string()
}
