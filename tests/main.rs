//! Native tests of the page: addresses, states, what is drawn and what is said. One program, so that it is linked once.

mod address;
mod booking;
mod labels;
mod page;
mod panel;
mod patterns;
mod state;

use atlas::{Layer, Muscle, Side, View};
use headache_map::facts::ATLAS;
use headache_map::map::{DEFAULT_LAYER, DiagramModel, MapState, SideChoice, Subject, compose};

/// The three choices of side.
const SIDES: [SideChoice; 3] = [SideChoice::One(Side::Left), SideChoice::One(Side::Right), SideChoice::Both];

/// The drawn muscle of that slug.
fn muscle(slug: &str) -> &'static Muscle {
    ATLAS.muscle(slug).unwrap_or_else(|| panic!("{slug} is drawn"))
}

/// Everything that a page can be about.
fn subjects() -> impl Iterator<Item = Subject> {
    std::iter::once(Subject::Nothing).chain(ATLAS.muscles.iter().map(Subject::Muscle))
}

/// Every state that there is.
fn states() -> impl Iterator<Item = MapState> {
    let views = || std::iter::once(None).chain(View::ALL.iter().copied().map(Some));
    subjects().flat_map(move |subject| {
        SIDES.into_iter().flat_map(move |side| {
            views().flat_map(move |view| Layer::ALL.iter().map(move |&layer| MapState { subject, side, view, layer }))
        })
    })
}

/// The large diagram of each muscle on each side in each view, with its name for messages and files.
fn large_diagrams() -> impl Iterator<Item = (String, DiagramModel)> {
    states().filter(|state| state.layer == DEFAULT_LAYER).filter_map(|state| {
        let (muscle, view) = (state.subject.muscle()?, state.view?);
        let name = format!("{}-{}-{}", muscle.slug, state.side.slug(), view.slug());
        Some((name, diagram(&state, view)))
    })
}

/// One diagram of a state.
fn diagram(state: &MapState, view: View) -> DiagramModel {
    compose(state).diagrams.into_iter().find(|diagram| diagram.view == view).expect("three diagrams")
}
