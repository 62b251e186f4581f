//! The page's live part as one component: state in the middle, map, panel and booking round it. It must not know SVG, facts or
//! the browser itself.

use crate::booking::Booking;
use crate::check::{CheckPlace, PageCheck, Wish};
use crate::facts::ATLAS;
use crate::map::view::{MapView, switch_part};
use crate::map::{History, MapAction, MapState, SideChoice, Start, Subject, compose};
use crate::pain::{Marking, PageMarks, Visit};
use crate::panel::Panel;
use crate::url::{self, Notice};
use crate::{live, pain, panel, platform};
use atlas::{Area, Layer, Side};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// What is to be seen on the page. The map stays where it is while something else stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The map and the words beside it.
    Map,
    /// The check before booking.
    Check,
}

/// What a page is about as it was written ahead, so that it is brought alive in exactly that state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// What is to be seen.
    pub screen: Screen,
    /// The map's subject.
    pub subject: Subject,
    /// Whether this is the page for addresses that no page has.
    pub not_found: bool,
}

/// How [`Served::to_text`] tells pages of areas from those of muscles.
const PAIN: &str = "pain/";

impl Served {
    /// The page for addresses that no page has.
    pub const NOT_FOUND: Self = Self { not_found: true, ..Self::map(Subject::Nothing) };

    /// The page of the check before booking.
    pub const CHECK: Self = Self { screen: Screen::Check, ..Self::map(Subject::Nothing) };

    /// The page of a subject of the map.
    #[must_use]
    pub const fn map(subject: Subject) -> Self {
        Self { screen: Screen::Map, subject, not_found: false }
    }

    /// As text, for the `data-served` attribute of the root element.
    #[must_use]
    pub fn to_text(self) -> String {
        match (self.not_found, self.screen, self.subject) {
            (true, ..) => "not-found".to_owned(),
            (_, Screen::Check, _) => "check".to_owned(),
            (.., Subject::Nothing) => String::new(),
            (.., Subject::Pattern(pattern)) => pattern.muscle().slug.to_owned(),
            (.., Subject::Pain(area)) => format!("{PAIN}{}", area.map_or("", Area::slug)),
        }
    }

    /// What such a text says; anything else is the start page.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        match (text, text.strip_prefix(PAIN)) {
            ("not-found", _) => Self::NOT_FOUND,
            ("check", _) => Self::CHECK,
            (_, Some(area)) => Self::map(Subject::Pain(Area::from_slug(area))),
            _ => Self::map(ATLAS.muscle(text).map_or(Subject::Nothing, Subject::whole)),
        }
    }
}

/// The title of a subject's page.
#[must_use]
pub fn title(subject: Subject) -> String {
    let own = match subject {
        Subject::Nothing => return ATLAS.words.home_title.to_owned(),
        Subject::Pattern(pattern) => pattern.muscle().page_title.to_owned(),
        Subject::Pain(area) => pain::title(area),
    };
    format!("{own} · {}", ATLAS.words.site_name)
}

/// The description of a subject's page for search results; only in what is written ahead.
#[must_use]
pub fn description(subject: Subject) -> String {
    let still = &ATLAS.still_words;
    match subject {
        Subject::Nothing => still.home_description.to_owned(),
        Subject::Pattern(pattern) => pattern.muscle().page_description.to_owned(),
        Subject::Pain(None) => still.pain_description.to_owned(),
        Subject::Pain(area) => format!("{}: {}", pain::title(area), still.pain_area_description),
    }
}

/// The map, the panel and the booking call.
#[component]
pub fn App(
    /// The state in which the page was written ahead.
    served: Served,
) -> impl IntoView {
    let state = RwSignal::new(MapState::of(served.subject));
    let screen = RwSignal::new(served.screen);
    let notice = RwSignal::new(served.not_found.then_some(Notice::UnknownPage));
    let announcement = RwSignal::new(String::new());
    let lit = RwSignal::new(None::<Area>);
    // What is asked for is in the state at once; what is there to be seen follows when its drawings have come.
    let layer = RwSignal::new(state.get_untracked().layer);
    let model = Memo::new(move |_| Arc::new(compose(&state.get())));
    let replays = RwSignal::new(false);
    let marks = PageMarks::new(state, notice);
    let looking = marks.clone();
    let change = move |after: MapState| {
        let before = state.get_untracked();
        if before.subject != after.subject {
            platform::show_title(&title(after.subject));
        }
        if before.main_view() != after.main_view() {
            platform::show_whole_drawing();
        }
        state.set(after);
        looking.look();
        announcement.set(panel::announcement(&before, &after));
        peel(state, layer, notice);
    };
    let change = Rc::new(change);
    let (changing, marked) = (change.clone(), marks.clone());
    let act = move |action: MapAction| {
        let before = state.get_untracked();
        let after = before.after(action);
        if after == before {
            return;
        }
        lit.set(None);
        notice.set(None);
        let address_before = marked.address();
        changing(after);
        let address = marked.address();
        if address != address_before {
            platform::show_address(&address, action.history());
        }
    };
    // What stands in place of the map has an entry of its own: back leads to the map as it was.
    let check = PageCheck::new(screen);
    let (marked, naming) = (marks.clone(), move || platform::show_title(&title(state.get_untracked().subject)));
    // The map at once, and its address in place of the check's, so that it is there also where the browser keeps nothing to go back to.
    let leave_check = move || {
        if screen.get_untracked() != Screen::Check {
            return;
        }
        let own = platform::place().own;
        screen.set(Screen::Map);
        naming();
        platform::show_address(&marked.address(), if own { History::Replace } else { History::Push });
        platform::return_to_map();
        if own {
            platform::go_back();
        }
    };
    let marked = marks.clone();
    let go = move |place: platform::Place| {
        let parsed = url::parse(&place.path, &place.query);
        if parsed.screen == Screen::Check {
            return check.open(|| ());
        }
        if screen.get_untracked() == Screen::Check {
            screen.set(Screen::Map);
            naming();
            platform::return_to_map();
        }
        notice.set(parsed.notice);
        if parsed.state != state.get_untracked() {
            change(parsed.state);
        }
        marked.come_to(&place);
    };
    platform::on_navigation(go);
    let marked = marks.clone();
    platform::once_alive(move || {
        bring_to_address(served, state, &marked, layer, notice);
        if served.screen == Screen::Check {
            check.show();
        }
    });

    Effect::new(move |_| platform::light(lit.get().map(Area::slug)));
    let light = move |area: Option<String>| lit.set(area.and_then(|slug| Area::from_slug(&slug)));
    let (marks_heading, along) = (marks.heading, marks.along);
    let (marked, widen) = (marks, act.clone());
    view! {
        <div
            class="atlas"
            data-start=live::attribute(move || Some(state.get().subject.start().slug()))
            data-shown=live::attribute(move || (screen.get() == Screen::Check).then_some(SHOW_CHECK))
            on:click=move |ev| {
                light(platform::area_under(&ev));
                match platform::clicked_tool(&ev).as_deref() {
                    Some("replay") => replays.update(|again| *again = !*again),
                    Some("paint") => platform::fetch_brush(move || notice.set(Some(Notice::NoBrush))),
                    _ => {}
                }
                if let Some(text) = platform::clicked_action(&ev) {
                    if let Some(marking) = Marking::from_text(&text) {
                        announcement.set(marked.mark(marking));
                    } else if let Some(visit) = Visit::from_text(&text) {
                        marked.does(visit);
                    } else if let Some(action) = MapAction::from_text(&text) {
                        act(action);
                    } else if text == SHOW_CHECK {
                        check.open(|| platform::show_address(&url::check(), History::Push));
                    } else if check.does(&text) == Some(Wish::Close) {
                        leave_check();
                    }
                }
            }
            on:keydown=move |ev| {
                platform::space_chooses(&ev);
                if platform::is_escape(&ev) && screen.get_untracked() == Screen::Map {
                    widen(MapAction::Widen);
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
            <div class="chart" hidden=live::flag(move || screen.get() != Screen::Map)>
                <nav class="switch starts" aria-label=ATLAS.words.start_switch>
                    {Start::ALL.into_iter().map(|start| start_link(start, state)).collect_view()}
                </nav>
                <MapView model state layer replays/>
                <Panel state marks_heading notice/>
            </div>
            <CheckPlace screen/>
            <Booking along call=check.call/>
            <p class="unseen" role="status">{live::text(move || announcement.get())}</p>
        </div>
    }
}

/// The action, in `data-act`, of links that lead to the check before booking.
pub const SHOW_CHECK: &str = "check";

/// One part of the switch between the two ways to begin.
fn start_link(start: Start, state: RwSignal<MapState>) -> impl IntoView {
    let name = match start {
        Start::Muscle => ATLAS.words.from_muscle,
        Start::Pain => ATLAS.words.from_pain,
    };
    switch_part(name, MapAction::From(start), live::flag(move || state.get().subject.start() == start), state)
}

/// Applies the browser's address to the page as served, in the same task and before the page is called ready.
fn bring_to_address(
    served: Served,
    state: RwSignal<MapState>,
    marks: &PageMarks,
    layer: RwSignal<Layer>,
    notice: RwSignal<Option<Notice>>,
) {
    // The check's page says nothing of the map; what this device remembers is taken in all the same.
    let place = if served.screen == Screen::Map { platform::place() } else { platform::Place::default() };
    let mut parsed = url::with_query(MapState::of(served.subject), &place.query);
    if parsed.notice.is_some() && !served.not_found {
        notice.set(parsed.notice);
    }
    // Marks are seen where one marks; a page about a muscle keeps its subject and remembers them.
    if marks.take_in(&place) && parsed.state.subject == Subject::Nothing && !served.not_found {
        parsed.state = parsed.state.after(MapAction::From(Start::Pain));
    }
    if parsed.state != state.get_untracked() {
        state.set(parsed.state);
        peel(state, layer, notice);
    }
    marks.look();
    if notice.get_untracked().is_some() && !served.not_found {
        platform::show_address(&marks.address(), History::Replace);
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
            let held = state.get_untracked().subject.default_layer();
            state.update(|state| state.layer = held);
            layer.set(held);
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
