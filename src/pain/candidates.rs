//! The patterns drawn here that include what was marked, as HTML text. It must not know how they were found.

use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{Compared, MapAction, Pattern, SideChoice, Subject};
use crate::piece::Piece;
use crate::url;
use marks::{Candidate, Marks, Outcome, PatternOn, Place};
use maud::{Markup, html};

/// The list for these marks, a piece each; none where nothing is marked. `laid`: the pattern that is laid over them.
#[must_use]
pub fn pieces(marks: &Marks, laid: Option<Compared>) -> Vec<Piece> {
    let words = &ATLAS.mark_words;
    let mut pieces = vec![html! { h2 { (words.candidates) } }];
    match marks::rank(ATLAS.muscles, &ATLAS.matching, marks) {
        Outcome::NoMarks => return Vec::new(),
        Outcome::NoneFits => pieces.push(html! { p { (words.none_fits) } }),
        Outcome::Fits(ranking) => {
            pieces.extend(ranking.candidates.iter().enumerate().map(|(index, candidate)| row(candidate, index + 1, laid)));
            if !ranking.left_by_all.is_empty() {
                pieces.push(html! { p { (left_by_all(&ranking.left_by_all)) } });
            }
            pieces.push(html! { p.aside { (words.match_honesty) } });
        }
    }
    pieces.into_iter().map(|markup| Piece::still(markup.into_string())).collect()
}

/// What a candidate's pattern is on the map.
#[must_use]
pub fn pattern(of: PatternOn) -> Option<Compared> {
    let whole = Pattern::whole(of.muscle);
    Compared::new(of.point.and_then(|point| Pattern::point(of.muscle, point.id)).unwrap_or(whole), of.side)
}

/// A row, all of it one control that lays the pattern over the marks; under it, once it lies there, the way to its page.
fn row(candidate: &Candidate, rank: usize, laid: Option<Compared>) -> Markup {
    let of = candidate.pattern;
    let Some(own) = pattern(of) else { return html! {} };
    let is_laid = laid == Some(own);
    let action = if is_laid { MapAction::EndComparison } else { MapAction::Compare(own) };
    let side = SideChoice::One(of.side);
    let page = url::path(Subject::whole(of.muscle));
    let mut name = of.muscle.name.to_owned();
    for point in of.point.into_iter().chain(candidate.same.iter().copied()) {
        name = [&name, ", ", point.name].concat();
    }
    html! {
        div.row {
            a.candidate href=(page) data-act=(action.to_text()) data-candidate=(of.slug()) data-side=(of.side.slug()) data-rank=(rank)
                aria-current=[is_laid.then_some("true")] {
                span.rank aria-hidden="true" { (rank) }
                span.name { (of.muscle.plain_name) small { (side_words(side)) } }
                i { (name) }
                span.reason { (marks::reason(&ATLAS, candidate)) }
                span.leaves { (marks::leaves(&ATLAS, candidate)) }
                svg.bar viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                    rect width="100" height="4" {}
                    rect.fit width=(candidate.score) height="4" {}
                }
            }
            @if is_laid {
                a.about href=(page) data-act=(MapAction::Choose(own.pattern(), side).to_text()) { (ATLAS.mark_words.about_muscle) }
            }
        }
    }
}

/// "What no pattern shown here explains: temple (your left side)."
fn left_by_all(places: &[Place]) -> String {
    let mut text = ATLAS.mark_words.left_by_all.to_owned();
    for (index, place) in places.iter().enumerate() {
        let side = side_words(SideChoice::One(place.side));
        text.push_str(if index == 0 { " " } else { "; " });
        [ATLAS.area(place.area).label, ", ", side].iter().for_each(|part| text.push_str(part));
    }
    text.push('.');
    text
}
