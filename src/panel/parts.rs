//! What belongs to the chosen pattern's state, as pieces of HTML: its strands and trigger points to choose, the switch for the other
//! side, and the comparison. The same tree as in the drawing. It must not know SVG.

use super::{compare, text};
use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{MapAction, MapState, Narrowed, OtherSide, Pattern, SideChoice};
use crate::piece::{Attributes, Piece};
use crate::url;
use atlas::{Muscle, Words};
use maud::{Markup, html};

const WORDS: &Words = &ATLAS.words;

/// The parts of the chosen muscle, what else can be switched on, and the comparison; nothing where nothing is chosen.
#[must_use]
pub fn parts(state: &MapState) -> Vec<Piece> {
    let Some(pattern) = state.subject.pattern() else { return Vec::new() };
    let mut pieces = vec![tree(state, pattern.muscle())];
    if pattern.trigger_point().is_some() {
        pieces.extend(text::warnings(pattern.muscle()).map(|warning| Piece::still(warning.into_string())));
    }
    pieces.extend(other_side(state, pattern));
    pieces.extend(state.with.map(|with| compare::comparison(state, pattern, with)));
    pieces
}

/// The whole muscle, its strands and its points, each a link that chooses it on the side that is meant.
fn tree(state: &MapState, muscle: &'static Muscle) -> Piece {
    let mut live = Vec::new();
    let points = |strand: Option<&'static str>, live: &mut Vec<Attributes>| {
        let own = muscle.points.iter().filter(|point| point.strand == strand);
        let own = own.filter_map(|point| Some((Pattern::point(muscle, point.id)?, point.short_name)));
        own.map(|(pattern, name)| choice(state, pattern, name, live)).collect::<Vec<_>>()
    };
    let mut switches = vec![vec![choice(state, Pattern::whole(muscle), WORDS.whole_muscle, &mut live)]];
    for strand in muscle.strands {
        let own = Pattern::strand(muscle, strand.slug).map(|own| choice(state, own, strand.short_name, &mut live));
        switches.push(own.into_iter().chain(points(Some(strand.slug), &mut live)).collect());
    }
    if muscle.strands.is_empty() {
        switches.push(points(None, &mut live));
    }
    let markup = html! {
        nav.parts aria-label=(WORDS.narrow_label) {
            @for switch in switches {
                div.switch { @for choice in switch { (choice) } }
            }
        }
    };
    Piece { markup: markup.into_string(), live }
}

/// A link that chooses a part on the side that is meant. One that is chosen is widened by it.
fn choice(state: &MapState, pattern: Pattern, name: &str, live: &mut Vec<Attributes>) -> Markup {
    let action = MapAction::Choose(pattern, state.side);
    // What is heard must hold what is read, or those who speak to their device cannot say it.
    let heard = if matches!(pattern.narrowed(), Narrowed::Whole) { name } else { pattern.name() };
    let mut attributes = vec![
        ("href", url::address(&state.after(action))),
        ("data-act", action.to_text()),
        ("aria-label", format!("{heard}, {}", side_words(state.side))),
    ];
    if let Narrowed::Strand(strand) = pattern.narrowed() {
        attributes.push(("data-strand", strand.slug.to_owned()));
        attributes.push(("data-side", state.side.facing().slug().to_owned()));
    }
    if state.subject.pattern() == Some(pattern) {
        attributes.push(("aria-current", "true".to_owned()));
    }
    live.push(attributes);
    html! {
        a class=[pattern.trigger_point().map(|_| "point")] data-live[true] { span data-word=(name) { (name) } }
    }
}

/// What the switch for the other side is called; where both sides are shown it would change nothing, and is not there.
pub(super) fn other_side_name(state: &MapState, pattern: Pattern) -> Option<&'static str> {
    let name = match pattern.other_side()? {
        OtherSide::WhenSevere => WORDS.show_when_severe,
        OtherSide::Often => WORDS.show_often_both,
    };
    (state.side != SideChoice::Both).then_some(name)
}

fn other_side(state: &MapState, pattern: Pattern) -> Option<Piece> {
    let name = other_side_name(state, pattern)?;
    let action = MapAction::OtherSide(!state.other_side);
    Some(Piece {
        markup: html! { a.toggle role="switch" data-live[true] { span.knob {} (name) } }.into_string(),
        live: vec![vec![
            ("aria-checked", state.other_side.to_string()),
            ("href", url::address(&state.after(action))),
            ("data-act", action.to_text()),
        ]],
    })
}
