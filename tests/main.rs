//! Native tests of the page: addresses, states, what is drawn and what is said. One program, so that it is linked once.

mod address;
mod booking;
mod check_page;
mod compare;
mod labels;
mod page;
mod pain;
mod panel;
mod patterns;
mod state;
mod trail;
mod zoom;

use atlas::{Area, Layer, Muscle, Side, View};
use headache_map::facts::ATLAS;
use headache_map::map::{Compared, DEFAULT_LAYER, DiagramModel, MapState, Pattern, SideChoice, Subject, compose};
use headache_map::piece::Piece;
use proptest::prelude::*;
use proptest::sample::select;

const LEFT: SideChoice = SideChoice::One(Side::Left);
const RIGHT: SideChoice = SideChoice::One(Side::Right);
const BOTH: SideChoice = SideChoice::Both;

/// Pieces as a reader sees them.
fn written(pieces: Vec<Piece>) -> String {
    Piece::text(&pieces)
}

/// The three choices of side.
const SIDES: [SideChoice; 3] = [LEFT, RIGHT, BOTH];

/// The drawn muscle of that slug.
fn muscle(slug: &str) -> &'static Muscle {
    ATLAS.muscle(slug).unwrap_or_else(|| panic!("{slug} is drawn"))
}

/// The pattern of that text: `suboccipitals`, `sternocleidomastoid/sternal`, `scm-sternal-upper`.
fn pattern(text: &str) -> Pattern {
    Pattern::from_text(text).unwrap_or_else(|| panic!("{text} is a pattern"))
}

/// What the page is about: such a pattern, or nothing.
fn about(text: &str) -> Subject {
    if text.is_empty() { Subject::Nothing } else { Subject::Pattern(pattern(text)) }
}

/// A second pattern of that text: `scm-sternal-upper:left`.
fn with(text: &str) -> Compared {
    Compared::from_text(text).unwrap_or_else(|| panic!("{text} can be compared with"))
}

/// Everything that a page as served can be about.
fn subjects() -> impl Iterator<Item = Subject> {
    std::iter::once(Subject::Nothing).chain(ATLAS.muscles.iter().map(Subject::whole))
}

/// The same, and every page that begins from the pain.
fn pages() -> impl Iterator<Item = Subject> {
    subjects().chain([Subject::Pain(None)]).chain(Area::ALL.iter().map(|&area| Subject::Pain(Some(area))))
}

/// Every muscle, strand and trigger point.
fn patterns() -> impl Iterator<Item = Pattern> {
    ATLAS.muscles.iter().flat_map(|muscle| {
        let strands = muscle.strands.iter().filter_map(|strand| Pattern::strand(muscle, strand.slug));
        let points = muscle.points.iter().filter_map(|point| Pattern::point(muscle, point.id));
        std::iter::once(Pattern::whole(muscle)).chain(strands).chain(points)
    })
}

/// Everything that a pattern can be compared with.
fn seconds() -> impl Iterator<Item = Compared> {
    patterns().flat_map(|pattern| [Side::Left, Side::Right].into_iter().filter_map(move |side| Compared::new(pattern, side)))
}

/// Every state that there is without a second pattern.
fn states() -> impl Iterator<Item = MapState> {
    let views = || std::iter::once(None).chain(View::ALL.iter().copied().map(Some));
    let subjects = std::iter::once(Subject::Nothing).chain(patterns().map(Subject::Pattern));
    let choices = subjects.flat_map(|subject| SIDES.map(|side| MapState { side, ..MapState::of(subject) }));
    let seen = choices.flat_map(move |state| views().map(move |view| MapState { view, ..state }));
    let peeled = seen.flat_map(|state| Layer::ALL.iter().map(move |&layer| MapState { layer, ..state }));
    let switched = peeled.flat_map(|state| [false, true].map(|mirror| MapState { mirror, ..state }));
    switched.flat_map(|state| [false, true].map(|other_side| MapState { other_side, ..state })).filter(is_sound)
}

/// Every state of the layer with which pages start.
fn states_unpeeled() -> impl Iterator<Item = MapState> {
    states().filter(|state| state.layer == DEFAULT_LAYER)
}

/// A state, and the same with each second pattern that it can have.
fn beside_others(state: MapState) -> impl Iterator<Item = MapState> {
    let beside = seconds().map(move |with| MapState { with: Some(with), ..state });
    std::iter::once(state).chain(beside.filter(is_sound))
}

fn is_sound(state: &MapState) -> bool {
    state.sound() == *state
}

/// Any state that there is.
fn any_state() -> impl Strategy<Value = MapState> {
    let with = prop::option::weighted(0.6, select(seconds().collect::<Vec<_>>()));
    (select(states().collect::<Vec<_>>()), with).prop_map(|(state, with)| MapState { with, ..state }.sound())
}

/// The large diagram of each whole muscle on each side in each view, with its name for messages and files.
fn large_diagrams() -> impl Iterator<Item = (String, DiagramModel)> {
    large_diagrams_of(ATLAS.muscles.iter().map(Pattern::whole))
}

/// The same of any patterns.
fn large_diagrams_of(patterns: impl Iterator<Item = Pattern>) -> impl Iterator<Item = (String, DiagramModel)> {
    patterns.flat_map(|pattern| SIDES.map(|side| (pattern, side))).flat_map(|(pattern, side)| {
        View::ALL.iter().map(move |&view| {
            let state = MapState { side, view: Some(view), ..MapState::of(Subject::Pattern(pattern)) };
            (format!("{}-{}-{}", pattern.to_text(), side.slug(), view.slug()), diagram(&state, view))
        })
    })
}

/// The same of every pattern, alone and beside each other one.
fn every_large_diagram() -> impl Iterator<Item = (String, DiagramModel)> {
    let alone = patterns().flat_map(|pattern| SIDES.map(|side| MapState { side, ..MapState::of(Subject::Pattern(pattern)) }));
    alone.flat_map(beside_others).flat_map(|state| {
        View::ALL.iter().map(move |&view| {
            let state = MapState { view: Some(view), ..state };
            (headache_map::url::address(&state), diagram(&state, view))
        })
    })
}

/// One diagram of a state.
fn diagram(state: &MapState, view: View) -> DiagramModel {
    compose(state).diagrams.into_iter().find(|diagram| diagram.view == view).expect("three diagrams")
}

/// Path and query of an address.
fn path_and_query(address: &str) -> (&str, &str) {
    address.split_once('?').unwrap_or((address, ""))
}
