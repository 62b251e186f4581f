//! The words beside the map, in the order of the design. It makes no decisions about the map.
//!
//! What changes while a subject stays (its side, a notice) is a view; the rest, long and still, is text in [`text`], which
//! costs the browser far less than a view for each of its elements would.

pub mod compare;
pub mod parts;
pub mod text;

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{Compared, MapAction, MapState, Narrowed, Pattern, SideChoice, Subject};
use crate::pain::still::{self, Part};
use crate::url::{self, Notice};
use crate::{live, platform};

use leptos::prelude::*;

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
fn heading(subject: Subject, marks_heading: RwSignal<String>) -> String {
    match subject {
        Subject::Nothing => ATLAS.words.home_heading.to_owned(),
        Subject::Pattern(pattern) => pattern.muscle().plain_name.to_owned(),
        Subject::Pain(_) => marks_heading.get(),
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
    /// The heading where the page is about what was marked.
    marks_heading: RwSignal<String>,
    /// What in the address had to be put right.
    notice: RwSignal<Option<Notice>>,
) -> impl IntoView {
    // What depends on the subject alone is not worked out anew when only the side, the diagram or the layer changes.
    let chosen = Memo::new(move |_| state.get().subject);
    let subject = move || chosen.get();
    let no_pattern = move || subject().pattern().is_none();
    let served = state.get_untracked().subject;
    Effect::new(move |_| platform::show_about(subject().pattern()));
    view! {
        <section class="panel" aria-label=ATLAS.words.panel_label>
            <p class="notice" role="status" hidden=live::flag(move || notice.get().is_none())>
                {live::text(move || notice.get().map(Notice::text).unwrap_or_default())}
            </p>
            <div class="title">
                <h1 tabindex="-1">{live::text(move || heading(subject(), marks_heading))}</h1>
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
            <p class="lead">{live::text(move || lead(subject()))}</p>
            <div class="narrow">
                <div id="parts" inner_html=live::pieces("parts", move || parts::parts(&state.get()))></div>
                <details class="compare" hidden=live::flag(move || state.get().with.is_some() || no_pattern())>
                    <summary>{ATLAS.words.compare_with}</summary>
                    <ul id="offers" inner_html=live::pieces("offers", move || compare::offers(&state.get()))></ul>
                </details>
            </div>
            <div class="text" id="text" inner_html=live::pieces("text", move || text::panel(subject()))></div>
            <div class="about" inner_html=still::part(Part::About, served)></div>
            <div class="from-pain" inner_html=still::part(Part::Panel, served)></div>
        </section>
    }
}
