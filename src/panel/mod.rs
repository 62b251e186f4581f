//! The words beside the map, in the order of the design. It makes no decisions about the map.

mod certainty;
mod home;
mod muscle;

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{MapState, SideChoice, Subject};
use crate::url::Notice;
use leptos::prelude::*;

/// What is chosen, in one sentence, for those who hear the page.
#[must_use]
pub fn sentence(state: &MapState) -> String {
    match state.subject {
        Subject::Nothing => ATLAS.words.nothing_chosen.to_owned(),
        Subject::Muscle(muscle) => {
            let places: Vec<&str> = muscle.zones.iter().map(|zone| ATLAS.area(zone.area).label).collect();
            format!("{}, {}: {}.", muscle.plain_name, side_words(state.side), places.join(", "))
        }
    }
}

/// The panel.
#[component]
pub fn Panel(
    /// What was chosen.
    state: RwSignal<MapState>,
    /// What in the address had to be put right.
    notice: RwSignal<Option<Notice>>,
) -> impl IntoView {
    let subject = Memo::new(move |_| state.get().subject);
    let side: Memo<SideChoice> = Memo::new(move |_| state.get().side);
    view! {
        <section class="panel" tabindex="-1" aria-label=ATLAS.words.panel_label>
            {move || notice.get().map(|notice| view! { <p class="notice">{notice.text()}</p> })}
            {move || match subject.get() {
                Subject::Nothing => home::home(state).into_any(),
                Subject::Muscle(muscle) => muscle::muscle(muscle, side, state).into_any(),
            }}
        </section>
    }
}
