//! The words beside the map, in the order of the design. It makes no decisions about the map.
//!
//! What changes while a subject stays (its side, a notice) is a view; the rest, long and still, is text in [`text`], which
//! costs the browser far less than a view for each of its elements would.

pub mod text;

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::live;
use crate::map::{MapAction, MapState, Subject};
use crate::url::{self, Notice};

use leptos::prelude::*;

/// What is chosen, in one sentence, for those who hear the page.
#[must_use]
pub fn sentence(state: &MapState) -> String {
    match state.subject {
        Subject::Nothing => ATLAS.words.nothing_chosen.to_owned(),
        Subject::Muscle(muscle) => {
            let places: Vec<&str> = muscle.shown_zones().map(|zone| ATLAS.area(zone.area).label).collect();
            format!("{}, {}: {}.", muscle.plain_name, side_words(state.side), places.join(", "))
        }
    }
}

/// The page's heading.
fn heading(subject: Subject) -> &'static str {
    subject.muscle().map_or(ATLAS.words.home_heading, |muscle| muscle.plain_name)
}

/// The panel.
#[component]
pub fn Panel(
    /// What was chosen.
    state: RwSignal<MapState>,
    /// What in the address had to be put right.
    notice: RwSignal<Option<Notice>>,
) -> impl IntoView {
    let subject = move || state.get().subject;
    let nothing_chosen = move || subject() == Subject::Nothing;
    view! {
        <section class="panel" aria-label=ATLAS.words.panel_label>
            <p class="notice" role="status" hidden=live::flag(move || notice.get().is_none())>
                {live::text(move || notice.get().map(Notice::text).unwrap_or_default())}
            </p>
            <div class="title">
                <h1 tabindex="-1">{live::text(move || heading(subject()))}</h1>
                <a
                    class="clear"
                    href=live::attribute(move || Some(url::address(&state.get().after(MapAction::Clear))))
                    data-act=MapAction::Clear.to_text()
                    aria-label=ATLAS.words.clear
                    hidden=live::flag(nothing_chosen)
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5 5 19 19M19 5 5 19"></path></svg>
                </a>
            </div>
            <p class="anatomical" hidden=live::flag(nothing_chosen)>
                <i>{live::text(move || subject().muscle().map(|muscle| muscle.name).unwrap_or_default())}</i>
                {live::text(move || side_words(state.get().side))}
            </p>
            <div class="text" inner_html=live::text(move || text::panel(subject()))></div>
        </section>
    }
}
