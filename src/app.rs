//! The page's live part as one component: state in the middle, map, panel and booking round it. It must not know SVG, facts or
//! the browser itself.

use crate::booking::Booking;
use crate::facts::ATLAS;
use crate::map::view::MapView;
use crate::map::{DEFAULT_LAYER, History, MapAction, MapState, SideChoice, Subject, compose};
use crate::panel::Panel;
use crate::url::{self, Notice};
use crate::{live, panel, platform};
use atlas::{Area, Layer, Side};
use leptos::prelude::*;

/// What a page is about as it was written ahead, so that it is brought alive in exactly that state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The page's subject.
    pub subject: Subject,
    /// Whether this is the page for addresses that no page has.
    pub not_found: bool,
}

impl Served {
    /// As text, for the `data-served` attribute of the root element.
    #[must_use]
    pub fn to_text(self) -> &'static str {
        match (self.not_found, self.subject) {
            (true, _) => "not-found",
            (false, Subject::Nothing) => "",
            (false, Subject::Pattern(pattern)) => pattern.muscle().slug,
        }
    }

    /// What such a text says; anything else is the start page.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self { subject: ATLAS.muscle(text).map_or(Subject::Nothing, Subject::whole), not_found: text == "not-found" }
    }
}

/// The page of a subject: its title and its description for search results.
#[must_use]
pub fn title_and_description(subject: Subject) -> (String, &'static str) {
    match subject.muscle() {
        None => (ATLAS.words.home_title.to_owned(), ATLAS.still_words.home_description),
        Some(muscle) => (format!("{} · {}", muscle.page_title, ATLAS.words.site_name), muscle.page_description),
    }
}

/// The map, the panel and the booking call.
#[component]
pub fn App(
    /// The state in which the page was written ahead.
    served: Served,
) -> impl IntoView {
    let state = RwSignal::new(MapState::of(served.subject));
    let notice = RwSignal::new(served.not_found.then_some(Notice::UnknownPage));
    let announcement = RwSignal::new(String::new());
    let lit = RwSignal::new(None::<Area>);
    // What is asked for is in the state at once; what is there to be seen follows when its drawings have come.
    let layer = RwSignal::new(DEFAULT_LAYER);
    let model = Memo::new(move |_| compose(&state.get()));
    let replays = RwSignal::new(false);

    let change = move |after: MapState| {
        let before = state.get_untracked();
        if before.subject != after.subject {
            platform::show_title(&title_and_description(after.subject).0);
        }
        if before.main_view() != after.main_view() {
            platform::show_whole_drawing();
        }
        state.set(after);
        announcement.set(panel::announcement(&before, &after));
        peel(state, layer, notice);
    };
    let act = move |action: MapAction| {
        let before = state.get_untracked();
        let after = before.after(action);
        if after == before {
            return;
        }
        lit.set(None);
        notice.set(None);
        change(after);
        let address = url::address(&after);
        if address != url::address(&before) {
            platform::show_address(&address, action.history());
        }
    };
    let go = move |place: platform::Place| {
        let parsed = url::parse(&place.path, &place.query);
        notice.set(parsed.notice);
        if parsed.state != state.get_untracked() {
            change(parsed.state);
        }
    };
    platform::on_navigation(go);
    platform::once_alive(move || bring_to_address(served, state, layer, notice));

    Effect::new(move |_| platform::light(lit.get().map(Area::slug)));
    let light = move |area: Option<String>| lit.set(area.and_then(|slug| Area::from_slug(&slug)));
    view! {
        <div
            class="atlas"
            on:click=move |ev| {
                light(platform::area_under(&ev));
                if platform::clicked_tool(&ev).as_deref() == Some("replay") {
                    replays.update(|again| *again = !*again);
                }
                if let Some(action) = platform::clicked_action(&ev).as_deref().and_then(MapAction::from_text) {
                    act(action);
                }
            }
            on:keydown=move |ev| {
                platform::space_chooses(&ev);
                if platform::is_escape(&ev) {
                    act(MapAction::Widen);
                }
            }
            on:pointerover=move |ev| {
                platform::tell_name(Some(&ev));
                light(platform::area_under(&ev));
            }
            on:pointerleave=move |_| {
                platform::tell_name(None);
                light(None);
            }
            on:focusout=|ev| platform::keep_tab_stop(&ev)
            on:focusin=move |ev| {
                platform::tell_name(Some(&ev));
                light(platform::area_under(&ev));
            }
        >
            <MapView model state layer replays/>
            <Panel state notice/>
            <Booking/>
            <p class="unseen" role="status">{live::text(move || announcement.get())}</p>
        </div>
    }
}

/// Applies the browser's address to the page as served, in the same task and before the page is called ready.
fn bring_to_address(served: Served, state: RwSignal<MapState>, layer: RwSignal<Layer>, notice: RwSignal<Option<Notice>>) {
    let parsed = url::with_query(MapState::of(served.subject), &platform::place().query);
    if parsed.state != state.get_untracked() {
        state.set(parsed.state);
        peel(state, layer, notice);
    }
    if parsed.notice.is_some() && !served.not_found {
        notice.set(parsed.notice);
        platform::show_address(&url::address(&parsed.state), History::Replace);
    }
}

/// Shows the layer that is asked for as soon as its drawings are there; where they cannot be had, says so and returns to the
/// one that every page holds.
fn peel(state: RwSignal<MapState>, layer: RwSignal<Layer>, notice: RwSignal<Option<Notice>>) {
    let asked = state.get_untracked().layer;
    platform::fetch_layer(asked, move |came| {
        if state.get_untracked().layer != asked {
            return;
        }
        if came {
            if layer.get_untracked() != asked {
                layer.set(asked);
            }
        } else {
            state.update(|state| state.layer = DEFAULT_LAYER);
            layer.set(DEFAULT_LAYER);
            notice.set(Some(Notice::LayerMissing));
            platform::show_address(&url::address(&state.get_untracked()), History::Replace);
        }
    });
}

/// "your right side", "your left side" or "shown on both sides".
#[must_use]
pub fn side_words(side: SideChoice) -> &'static str {
    match side {
        SideChoice::One(Side::Left) => ATLAS.words.your_left_side,
        SideChoice::One(Side::Right) => ATLAS.words.your_right_side,
        SideChoice::Both => ATLAS.words.shown_on_both_sides,
    }
}
