//! The page's live part as one component: state in the middle, map, panel and booking round it. It must not know SVG, facts or
//! the browser itself.

use crate::booking::Booking;
use crate::facts::ATLAS;
use crate::map::view::{MapView, switch_part};
use crate::map::{History, MapAction, MapState, SideChoice, Start, Subject, compose};
use crate::pain::visit::{booking_with, look_at};
use crate::pain::{Marking, Visit};
use crate::panel::{Panel, VisitSignals};
use crate::url::{self, Notice};
use crate::{live, pain, panel, platform};
use atlas::{Area, Layer, Side};
use leptos::prelude::*;
use marks::Marks;

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
    let marks = RwSignal::new(marks::History::starting_with(pain::served_marks(served.subject)));
    let screen = RwSignal::new(served.screen);
    let notice = RwSignal::new(served.not_found.then_some(Notice::UnknownPage));
    let announcement = RwSignal::new(String::new());
    let lit = RwSignal::new(None::<Area>);
    // What is asked for is in the state at once; what is there to be seen follows when its drawings have come.
    let layer = RwSignal::new(state.get_untracked().layer);
    let model = Memo::new(move |_| compose(&state.get()));
    let replays = RwSignal::new(false);
    let visit = VisitSignals::new();
    let looked_at = RwSignal::new(Vec::new());

    // What follows from the marks and from what was looked at, wherever they are changed.
    let follow = move || {
        let now = marks.with_untracked(|history| *history.marks());
        let text = looked_at.with_untracked(|patterns: &Vec<_>| marks::summary(&ATLAS, &now, patterns, &platform::today()));
        if text != visit.summary.get_untracked() {
            visit.copied.set(false);
            visit.summary.set(text);
        }
        if visit.remembers.get_untracked() && !platform::keep_marks(Some(&kept_text(&now))) {
            visit.remembers.set(false);
            notice.set(Some(Notice::CannotRemember));
        }
    };
    let change = move |after: MapState| {
        let before = state.get_untracked();
        if before.subject != after.subject {
            platform::show_title(&title(after.subject));
        }
        if before.main_view() != after.main_view() {
            platform::show_whole_drawing();
        }
        state.set(after);
        looked_at.update(|patterns| look_at(patterns, &after));
        follow();
        announcement.set(panel::announcement(&before, &after));
        peel(state, layer, notice);
    };
    let address_now = move || marks.with_untracked(|marks| address(&state.get_untracked(), marks.marks()));
    let act = move |action: MapAction| {
        let before = state.get_untracked();
        let after = before.after(action);
        if after == before {
            return;
        }
        lit.set(None);
        notice.set(None);
        let address_before = address_now();
        change(after);
        let address = address_now();
        if address != address_before {
            platform::show_address(&address, action.history());
        }
    };
    // Marks are replaced in the address, never pushed, and change nothing else in it.
    let mark = move |marking: Marking| {
        let before = marks.with_untracked(|history| *history.marks());
        marks.update(|history| marking.apply(history));
        let after = marks.with_untracked(|history| *history.marks());
        notice.set(None);
        announcement.set(pain::announcement(&before, &after));
        platform::show_marks(&after);
        platform::show_address(&address_now(), History::Replace);
        follow();
    };
    let visit_does = move |what: Visit| match what {
        Visit::Copy => platform::copy(visit.summary.get_untracked(), move |copied| visit.copied.set(copied)),
        Visit::Send => visit.sends.update(|sends| *sends = !*sends),
        Visit::Remember => {
            visit.remembers.update(|remembers| *remembers = !*remembers);
            if visit.remembers.get_untracked() {
                follow();
            } else {
                platform::keep_marks(None);
            }
        }
        Visit::Forget => {
            visit.remembers.set(false);
            platform::keep_marks(None);
            mark(Marking::Clear);
            // Nothing of it can be brought back by undoing.
            marks.set(marks::History::default());
            looked_at.set(Vec::new());
            follow();
        }
    };
    // What stands in place of the map has an entry of its own: back leads to the map as it was.
    let show_check = move || {
        if screen.get_untracked() != Screen::Check {
            screen.set(Screen::Check);
            platform::show_address(url::CHECK, History::Push);
        }
    };
    let go = move |place: platform::Place| {
        let parsed = url::parse(&place.path, &place.query);
        screen.set(parsed.screen);
        if parsed.screen == Screen::Check {
            return;
        }
        notice.set(parsed.notice);
        if parsed.state != state.get_untracked() {
            change(parsed.state);
        }
        let now = marks.with_untracked(|history| *history.marks());
        match marks_of(&place, parsed.state.subject) {
            // An entry that this page made: what was marked since then stays.
            _ if place.own && !now.is_empty() => {
                platform::show_address(&address_now(), History::Replace);
            }
            Some(reading) if reading.marks != now => {
                marks.update(|history| history.take(marks::Step::All(reading.marks)));
                platform::show_marks(&reading.marks);
                follow();
                if reading.dropped {
                    notice.set(Some(Notice::MarksDropped));
                }
            }
            _ => {}
        }
    };
    platform::on_navigation(go);
    platform::once_alive(move || {
        visit.remembers.set(platform::kept_marks().is_some());
        bring_to_address(served, state, marks, layer, notice);
        looked_at.update(|patterns| look_at(patterns, &state.get_untracked()));
        follow();
    });
    // The booking call's address, with the summary in it where the person asked for that.
    let along = Memo::new(move |_| {
        let template = ATLAS.practice.booking_template.filter(|_| visit.sends.get())?;
        Some(booking_with(template, &visit.summary.get()))
    });

    let light = move |area: Option<String>| lit.set(area.and_then(|slug| Area::from_slug(&slug)));
    view! {
        <div
            class="atlas"
            data-lit=live::attribute(move || lit.get().map(Area::slug))
            data-start=live::attribute(move || Some(state.get().subject.start().slug()))
            on:click=move |ev| {
                light(platform::area_under(&ev));
                if platform::clicked_tool(&ev).as_deref() == Some("replay") {
                    replays.update(|again| *again = !*again);
                }
                if let Some(text) = platform::clicked_action(&ev) {
                    if let Some(marking) = Marking::from_text(&text) {
                        mark(marking);
                    } else if let Some(what) = Visit::from_text(&text) {
                        visit_does(what);
                    } else if let Some(action) = MapAction::from_text(&text) {
                        act(action);
                    } else if text == SHOW_CHECK {
                        show_check();
                    }
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
                <Panel state marks visit notice/>
            </div>
            <Booking along/>
            <p class="unseen" role="status">{live::text(move || announcement.get())}</p>
        </div>
    }
}

/// The action, in `data-act`, of links that lead to the check before booking.
pub const SHOW_CHECK: &str = "check";

/// The marks as this device keeps them: also that nothing is marked, which tells that it is to remember.
fn kept_text(marks: &Marks) -> String {
    let text = marks::write(marks);
    if text.is_empty() { pain::NOTHING_MARKED.to_owned() } else { text }
}

/// The address of what is on the page: of the map's state, and in the fragment what is marked.
fn address(state: &MapState, marks: &Marks) -> String {
    url::address(state) + &pain::fragment(state.subject, marks)
}

/// What is marked by an address: by its fragment; else, where the page is about an area, that area.
fn marks_of(place: &platform::Place, subject: Subject) -> Option<marks::Reading> {
    if marks::holds_marks(&place.fragment) {
        return Some(marks::read(&place.fragment));
    }
    let served = pain::served_marks(subject);
    (!served.is_empty()).then_some(marks::Reading { marks: served, dropped: false })
}

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
    marks: RwSignal<marks::History>,
    layer: RwSignal<Layer>,
    notice: RwSignal<Option<Notice>>,
) {
    if served.screen != Screen::Map {
        return;
    }
    let place = platform::place();
    let mut parsed = url::with_query(MapState::of(served.subject), &place.query);
    let given = marks::holds_marks(&place.fragment).then(|| marks::read(&place.fragment));
    // What this device remembers counts where neither the address nor the page says what hurts.
    let kept = || platform::kept_marks().map(|text| marks::read(&text));
    if let Some(reading) = given.or_else(|| kept().filter(|_| pain::served_marks(served.subject).is_empty())) {
        marks.set(marks::History::starting_with(reading.marks));
        platform::show_marks(&reading.marks);
        // Marks are seen where one marks; a page about a muscle keeps its subject and remembers them.
        if given.is_some() && parsed.state.subject == Subject::Nothing && !served.not_found {
            parsed.state = parsed.state.after(MapAction::From(Start::Pain));
        }
        if reading.dropped {
            parsed.notice = Some(Notice::MarksDropped);
        }
    }
    if parsed.state != state.get_untracked() {
        state.set(parsed.state);
        peel(state, layer, notice);
    }
    if parsed.notice.is_some() && !served.not_found {
        notice.set(parsed.notice);
        let address = marks.with_untracked(|marks| address(&parsed.state, marks.marks()));
        platform::show_address(&address, History::Replace);
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
            layer.set(asked);
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
