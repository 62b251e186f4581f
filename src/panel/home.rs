//! The panel before anything is chosen: what this is, and the muscles as a list.

use crate::facts::ATLAS;
use crate::map::{MapAction, MapState, SideChoice};
use crate::url;
use atlas::Side;
use leptos::prelude::*;

pub(super) fn home(state: RwSignal<MapState>) -> impl IntoView {
    let words = &ATLAS.words;
    let rows = ATLAS.muscles.iter().map(|muscle| {
        let link = |side: SideChoice, name: &'static str, label: String| {
            let action = MapAction::Choose(muscle, side);
            view! {
                <a
                    href=move || url::address(&state.get().after(action))
                    data-act=action.to_text()
                    aria-label=label
                >
                    {name}
                </a>
            }
        };
        let both = SideChoice::Both;
        let choices = [
            (SideChoice::One(Side::Left), words.left_short, words.your_left_side),
            (SideChoice::One(Side::Right), words.right_short, words.your_right_side),
        ];
        view! {
            <li>
                <div class="name">{link(both, muscle.plain_name, format!("{}, {}", muscle.plain_name, words.shown_on_both_sides))}
                    <i>{muscle.name}</i>
                </div>
                {choices
                    .map(|(side, name, side_words)| link(side, name, format!("{}, {side_words}", muscle.plain_name)))
                    .into_iter()
                    .collect_view()}
            </li>
        }
    });
    view! {
        <h1>{words.home_heading}</h1>
        <p class="lead">{words.home_lead}</p>
        <h2>{words.home_choose}</h2>
        <ul class="muscles">{rows.collect_view()}</ul>
        <p class="aside">{words.pattern_honesty}</p>
        <p class="aside">{words.is_no_diagnosis}</p>
    }
}
