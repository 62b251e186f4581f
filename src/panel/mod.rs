//! The words beside the map, in the order of the design. It makes no decisions about the map.
//!
//! What changes while a subject stays (its side, a notice) is a view; the rest, long and still, is text in [`text`], which
//! costs the browser far less than a view for each of its elements would.

pub mod compare;
pub mod parts;
pub mod text;

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::live;
use crate::map::{Compared, MapAction, MapState, Narrowed, Pattern, SideChoice, Start, Subject};
use crate::pain::still::{self, Part};
use crate::pain::visit::sent_to;
use crate::pain::{self, Visit};
use crate::url::{self, Notice};

use leptos::prelude::*;
use marks::Marks;

/// What is chosen, in one sentence, for those who hear the page.
#[must_use]
pub fn sentence(state: &MapState) -> String {
    let pattern = match state.subject {
        Subject::Pattern(pattern) => pattern,
        Subject::Nothing => return ATLAS.words.nothing_chosen.to_owned(),
        Subject::Pain(_) => return state.with.map_or(ATLAS.mark_words.hint.to_owned(), laid_over),
    };
    let first = format!("{}, {}", capital(pattern.name()), side_words(state.side));
    if let Some(with) = state.with {
        let second = format!("{}, {}", with.pattern().name(), side_words(SideChoice::One(with.side())));
        let share = compare::Comparison::of(pattern, with.pattern()).shared_in_words();
        return format!("{first}, {} {second}. {share}", ATLAS.words.compared_with);
    }
    let places: Vec<&str> = pattern.shown_zones().map(|zone| ATLAS.area(zone.area).label).collect();
    let felt = format!("{first}: {}.", places.join(", "));
    match parts::other_side_name(state, pattern).filter(|_| state.other_side) {
        Some(name) => format!("{felt} {name}."),
        None => felt,
    }
}

/// Which pattern is laid over the marks, in one sentence.
fn laid_over(with: Compared) -> String {
    let side = side_words(SideChoice::One(with.side()));
    format!("{}: {}, {side}.", ATLAS.mark_words.laid_over, with.pattern().name())
}

/// What an action changed, in one sentence: what is chosen, unless only the diagram, its mirror or the layer changed.
#[must_use]
pub fn announcement(before: &MapState, after: &MapState) -> String {
    let words = &ATLAS.words;
    if after.view != before.view && *after == (MapState { view: after.view, ..*before }) {
        return crate::map::view::names(after.main_view()).0.to_owned();
    }
    if after.mirror != before.mirror && *after == (MapState { mirror: after.mirror, ..*before }) {
        let front = words.front_view;
        return if after.mirror { format!("{front}: {}", words.mirror) } else { front.to_owned() };
    }
    if after.layer != before.layer && *after == (MapState { layer: after.layer, ..*before }) {
        return format!("{}: {}", words.layer_switch, crate::map::view::layer_name(after.layer));
    }
    sentence(after)
}

/// A text with its first letter as a capital.
fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// The page's heading.
fn heading(subject: Subject, marks: &Marks) -> String {
    match subject {
        Subject::Nothing => ATLAS.words.home_heading.to_owned(),
        Subject::Pattern(pattern) => pattern.muscle().plain_name.to_owned(),
        Subject::Pain(_) => pain::heading(marks),
    }
}

/// The anatomical name, and the part that is chosen.
fn anatomical(subject: Subject) -> String {
    match subject.pattern().map(|pattern| (pattern, pattern.narrowed())) {
        None => String::new(),
        Some((pattern, Narrowed::Whole)) => pattern.muscle().name.to_owned(),
        Some((pattern, _)) => format!("{} · {}", pattern.muscle().name, pattern.name()),
    }
}

/// One sentence on what is chosen.
fn lead(subject: Subject) -> &'static str {
    if subject.start() == Start::Pain {
        return ATLAS.mark_words.lead;
    }
    match subject.pattern().map(Pattern::narrowed) {
        None => ATLAS.words.home_lead,
        Some(Narrowed::Whole) => subject.muscle().map_or("", |muscle| muscle.what),
        Some(Narrowed::Strand(_)) => ATLAS.words.strand_lead,
        Some(Narrowed::Point(point)) => point.sentence,
    }
}

/// The panel.
#[component]
pub fn Panel(
    /// What was chosen.
    state: RwSignal<MapState>,
    /// What was marked.
    marks: RwSignal<marks::History>,
    /// What is done with the marks besides.
    visit: VisitSignals,
    /// What in the address had to be put right.
    notice: RwSignal<Option<Notice>>,
) -> impl IntoView {
    // What depends on the subject alone is not worked out anew when only the side, the diagram or the layer changes.
    let chosen = Memo::new(move |_| state.get().subject);
    let subject = move || chosen.get();
    let no_pattern = move || subject().pattern().is_none();
    let from_pain = move || subject().start() == Start::Pain;
    let served = state.get_untracked().subject;
    let any = move || marks.with(|marks| pain::marked_areas(marks.marks()).next().is_some());
    // Where the manual's first muscle for a place is not one that is drawn, its list comes before the patterns on phones.
    let guide_first = move || {
        let first_drawn =
            |area| ATLAS.guide.iter().any(|g| g.area == area && g.entries.first().is_some_and(|e| e.drawn.is_some()));
        marks.with(|marks| pain::marked_areas(marks.marks()).any(|area| !first_drawn(area)))
    };
    let candidates = move || {
        let state = state.get();
        let from_pain = state.subject.start() == Start::Pain;
        marks.with(|marks| if from_pain { pain::candidates::candidates(marks.marks(), state.with) } else { String::new() })
    };
    view! {
        <section class="panel" aria-label=ATLAS.words.panel_label>
            <p class="notice" role="status" hidden=live::flag(move || notice.get().is_none())>
                {live::text(move || notice.get().map(Notice::text).unwrap_or_default())}
            </p>
            <div class="title">
                <h1 tabindex="-1">{live::text(move || marks.with(|marks| heading(subject(), marks.marks())))}</h1>
                <a
                    class="clear"
                    href=live::attribute(move || Some(url::address(&state.get().after(MapAction::Clear))))
                    data-act=MapAction::Clear.to_text()
                    aria-label=ATLAS.words.clear
                    hidden=live::flag(no_pattern)
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5 5 19 19M19 5 5 19"></path></svg>
                </a>
            </div>
            <p class="anatomical" hidden=live::flag(no_pattern)>
                <i>{live::text(move || anatomical(subject()))}</i>
                {live::text(move || side_words(state.get().side))}
            </p>
            <p class="lead" hidden=live::flag(move || from_pain() && any())>{live::text(move || lead(subject()))}</p>
            <div class="narrow" inner_html=live::text(move || parts::parts(&state.get()))></div>
            <div class="text" inner_html=live::text(move || text::panel(subject()))></div>
            <div class="from-pain" hidden=live::flag(move || !from_pain())>
                <div hidden=live::flag(move || !any()) inner_html=still::part(Part::Marked, served)></div>
                <div class="answers" data-guide-first=live::attribute(move || guide_first().then_some("")) hidden=live::flag(move || !any())>
                    <section class="candidates" inner_html=live::text(candidates)></section>
                    <section class="guide">
                        <h2>{ATLAS.mark_words.guide_heading}</h2>
                        <div inner_html=still::part(Part::Guide, served)></div>
                    </section>
                </div>
                <section class="visit" hidden=live::flag(move || !any())>
                    <h2>{ATLAS.mark_words.visit_heading}</h2>
                    <div inner_html=still::part(Part::Qualities, served)></div>
                    {for_the_visit(visit)}
                </section>
                <section>
                    <h2>{ATLAS.mark_words.places_heading}</h2>
                    <div inner_html=still::part(Part::Places, served)></div>
                </section>
                <p class="aside">{ATLAS.words.is_no_diagnosis}</p>
            </div>
        </section>
    }
}

/// What the page keeps of the marks besides the marks themselves.
#[derive(Clone, Copy)]
pub struct VisitSignals {
    /// The summary as it stands.
    pub summary: RwSignal<String>,
    /// Whether it was copied since it last changed.
    pub copied: RwSignal<bool>,
    /// Whether it goes along when one books.
    pub sends: RwSignal<bool>,
    /// Whether this device remembers the marks.
    pub remembers: RwSignal<bool>,
}

impl VisitSignals {
    /// Nothing is copied, sent or remembered unasked.
    #[must_use]
    pub fn new() -> Self {
        let off = || RwSignal::new(false);
        Self { summary: RwSignal::new(String::new()), copied: off(), sends: off(), remembers: off() }
    }
}

impl Default for VisitSignals {
    fn default() -> Self {
        Self::new()
    }
}

/// The summary and what can be done with it; what this device remembers.
fn for_the_visit(visit: VisitSignals) -> impl IntoView {
    let words = &ATLAS.mark_words;
    let switch = |visit: Visit, name: &'static str, on: RwSignal<bool>| {
        view! {
            <button
                type="button"
                class="toggle"
                role="switch"
                data-act=visit.to_text()
                aria-checked=live::attribute(move || Some(on.get().to_string()))
            >
                <span class="knob"></span>
                <span>{name}</span>
            </button>
        }
    };
    let send = ATLAS.practice.booking_template.map(|template| {
        view! {
            {switch(Visit::Send, words.send, visit.sends)}
            <p class="aside">{sent_to(template)}</p>
        }
    });
    view! {
        <p class="choice">
            <button type="button" class="press" data-act=Visit::Copy.to_text()>
                {words.copy}
            </button>
            <span>{live::text(move || if visit.copied.get() { words.copied } else { "" })}</span>
        </p>
        <details>
            <summary>{words.summary_shown}</summary>
            <pre>{live::text(move || visit.summary.get())}</pre>
        </details>
        {send}
        {switch(Visit::Remember, words.remember, visit.remembers)}
        <p class="choice">
            <button type="button" class="press" data-act=Visit::Forget.to_text()>
                {words.forget}
            </button>
        </p>
        <p class="aside">{words.remember_note}</p>
    }
}
