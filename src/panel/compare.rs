//! Two patterns beside each other, in words made from the data: what they share, and what differs on the charts. It must not
//! know how they are drawn.

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{Compared, MapAction, MapState, Pattern, SideChoice};
use crate::piece::{Attributes, Piece};
use crate::url;
use atlas::{Area, Strength, Words, Zone};
use maud::html;

const WORDS: &Words = &ATLAS.words;

/// What two patterns have in common, by name of the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// In both, with how many people feel it in the first and in the second.
    pub shared: Vec<(Area, Strength, Strength)>,
    /// Only in the first.
    pub only_first: Vec<Area>,
    /// Only in the second.
    pub only_second: Vec<Area>,
}

impl Comparison {
    /// Compares two patterns by the zones that choosing them shows.
    #[must_use]
    pub fn of(first: Pattern, second: Pattern) -> Self {
        let strength_in = |pattern: Pattern, zone: &Zone| {
            pattern.shown_zones().find(|other| other.area == zone.area).map(|other| other.strength)
        };
        let mut comparison = Self::default();
        for zone in first.shown_zones() {
            match strength_in(second, zone) {
                Some(other) => comparison.shared.push((zone.area, zone.strength, other)),
                None => comparison.only_first.push(zone.area),
            }
        }
        let alone = second.shown_zones().filter(|zone| strength_in(first, zone).is_none());
        comparison.only_second.extend(alone.map(|zone| zone.area));
        comparison
    }

    /// What they share, as a sentence.
    #[must_use]
    pub fn shared_in_words(&self) -> String {
        if self.shared.is_empty() {
            return WORDS.compared_nothing.to_owned();
        }
        let areas: Vec<Area> = self.shared.iter().map(|(area, ..)| *area).collect();
        format!("{}: {}.", WORDS.compared_share, names(&areas))
    }
}

fn names(areas: &[Area]) -> String {
    areas.iter().map(|area| ATLAS.area(*area).label).collect::<Vec<_>>().join(", ")
}

/// The comparison in words.
pub(super) fn comparison(state: &MapState, pattern: Pattern, with: Compared) -> Piece {
    let Comparison { shared, only_first, only_second } = Comparison::of(pattern, with.pattern());
    let differing: Vec<_> = shared.iter().filter(|(_, first, second)| first != second).collect();
    let people = |strength| match strength {
        Strength::Essential => WORDS.legend_essential,
        Strength::Spillover => WORDS.legend_spillover,
    };
    let shared_areas: Vec<Area> = shared.iter().map(|(area, ..)| *area).collect();
    let markup = html! {
        section.compared {
            h2 { (WORDS.compared_heading) }
            ol {
                li { (pattern.name()) ", " (side_words(state.side)) }
                li { (with.pattern().name()) ", " (side_words(SideChoice::One(with.side()))) }
            }
            @if !state.side.includes(with.side()) {
                p.aside { (WORDS.compared_other_side) }
            }
            h3 { (WORDS.compared_share) }
            p { @if shared.is_empty() { (WORDS.compared_nothing) } @else { (names(&shared_areas)) "." } }
            h3 { (WORDS.compared_differ) }
            @if differing.is_empty() && only_first.is_empty() && only_second.is_empty() {
                p { (WORDS.compared_same) }
            } @else {
                ul {
                    @for (number, areas) in [(WORDS.legend_first, &only_first), (WORDS.legend_second, &only_second)] {
                        @if !areas.is_empty() {
                            li { (WORDS.compared_only) " " (number) ": " (names(areas)) "." }
                        }
                    }
                    @for (area, first, second) in differing {
                        li {
                            (ATLAS.area(*area).name) ": " (WORDS.legend_first) " " (people(*first)) ", "
                            (WORDS.legend_second) " " (people(*second)) "."
                        }
                    }
                }
            }
            a data-live[true] { (WORDS.end_comparison) }
        }
    };
    Piece { markup: markup.into_string(), live: vec![link(state, MapAction::EndComparison)] }
}

/// Everything that can be laid beside the chosen pattern, a piece each: the same on the other side, other muscles, other points.
/// Nothing while two are compared.
#[must_use]
pub fn offers(state: &MapState) -> Vec<Piece> {
    let Some(pattern) = state.subject.pattern().filter(|_| state.with.is_none()) else { return Vec::new() };
    let facing = state.side.facing();
    let mut offers: Vec<Compared> = Vec::new();
    if state.side != SideChoice::Both {
        offers.extend(Compared::new(pattern, facing.other()));
    }
    let others = ATLAS.muscles.iter().flat_map(|muscle| {
        let points = muscle.points.iter().filter_map(|point| Pattern::point(muscle, point.id));
        std::iter::once(Pattern::whole(muscle)).chain(points)
    });
    offers.extend(others.filter(|&other| other != pattern).filter_map(|other| Compared::new(other, facing)));
    let offer = |with: Compared| Piece {
        markup: html! {
            li { a data-live[true] { (with.pattern().name()) ", " (side_words(SideChoice::One(with.side()))) } }
        }
        .into_string(),
        live: vec![link(state, MapAction::Compare(with))],
    };
    offers.into_iter().map(offer).collect()
}

fn link(state: &MapState, action: MapAction) -> Attributes {
    vec![("href", url::address(&state.after(action))), ("data-act", action.to_text())]
}
