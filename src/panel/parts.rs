//! What belongs to the chosen pattern's state, as HTML: its strands and trigger points to choose, the switch for the other
//! side, and the comparison. The same tree as in the drawing. It must not know SVG.

use super::compare;
use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{MapAction, MapState, Narrowed, OtherSide, Pattern, SideChoice};
use crate::url;
use atlas::{Muscle, TriggerPoint, Words};
use maud::{Markup, html};

const WORDS: &Words = &ATLAS.words;

/// The parts of the chosen muscle, what else can be switched on, and the comparison; nothing where nothing is chosen.
#[must_use]
pub fn parts(state: &MapState) -> String {
    let Some(pattern) = state.subject.pattern() else { return String::new() };
    let muscle = pattern.muscle();
    html! {
        nav.parts aria-label=(WORDS.narrow_label) {
            div.switch { (choice(state, Pattern::whole(muscle), WORDS.whole_muscle, None)) }
            @for strand in muscle.strands {
                @if let Some(own) = Pattern::strand(muscle, strand.slug) {
                    div.switch {
                        (choice(state, own, strand.short_name, Some(strand.slug)))
                        (points(state, muscle, muscle.points.iter().filter(|point| point.strand == Some(strand.slug))))
                    }
                }
            }
            @if muscle.strands.is_empty() {
                div.switch { (points(state, muscle, muscle.points.iter())) }
            }
        }
        @if pattern.trigger_point().is_some() {
            p.warning { (WORDS.do_not_press) }
        }
        (other_side(state, pattern))
        (compare::section(state, pattern))
    }
    .into_string()
}

fn points(state: &MapState, muscle: &'static Muscle, points: impl Iterator<Item = &'static TriggerPoint>) -> Markup {
    html! {
        @for point in points {
            @if let Some(own) = Pattern::point(muscle, point.id) {
                (choice(state, own, point.short_name, None))
            }
        }
    }
}

/// A link that chooses a part on the side that is meant. One that is chosen is widened by it.
fn choice(state: &MapState, pattern: Pattern, name: &str, strand: Option<&str>) -> Markup {
    let action = MapAction::Choose(pattern, state.side);
    let chosen = state.subject.pattern() == Some(pattern);
    let side = strand.map(|_| state.side.facing().slug());
    // What is heard must hold what is read, or those who speak to their device cannot say it.
    let heard = if matches!(pattern.narrowed(), Narrowed::Whole) { name } else { pattern.name() };
    html! {
        a
            class=[pattern.trigger_point().map(|_| "point")]
            href=(url::address(&state.after(action)))
            data-act=(action.to_text())
            data-strand=[strand]
            data-side=[side]
            aria-label={ (heard) ", " (side_words(state.side)) }
            aria-current=[chosen.then_some("true")]
        { span data-word=(name) { (name) } }
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

fn other_side(state: &MapState, pattern: Pattern) -> Markup {
    let action = MapAction::OtherSide(!state.other_side);
    html! {
        @if let Some(name) = other_side_name(state, pattern) {
            a.toggle
                role="switch"
                aria-checked=(state.other_side)
                href=(url::address(&state.after(action)))
                data-act=(action.to_text())
            { span.knob {} (name) }
        }
    }
}
