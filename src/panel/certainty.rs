//! How sure a statement is: a tag that opens on its sources.

use crate::facts::ATLAS;
use atlas::{Certainty, Statement};
use leptos::prelude::*;

/// The tag's word.
fn word(certainty: Certainty) -> &'static str {
    let words = &ATLAS.words;
    match certainty {
        Certainty::ClassicChart => words.tag_classic_chart,
        Certainty::Studies => words.tag_studies,
        Certainty::Disputed => words.tag_disputed,
        Certainty::Unconfirmed => words.tag_unconfirmed,
    }
}

/// The tag with its sources of record one tap away.
pub(super) fn tag(certainty: Certainty, sources: &[&'static str]) -> impl IntoView + use<> {
    opening(Some(certainty), word(certainty), sources)
}

/// The tag's word alone, where the row's heading carries the sources.
pub(super) fn mark(certainty: Certainty) -> impl IntoView {
    view! { <small class="tag" data-certainty=certainty.slug()><span class="mark"></span><span>{word(certainty)}</span></small> }
}

/// The sources of a text that is no claim about patterns, such as plain anatomy.
pub(super) fn sources(sources: &[&'static str]) -> impl IntoView + use<> {
    opening(None, ATLAS.words.sources, sources)
}

/// A word that opens on the sources of record among `sources`.
fn opening(certainty: Option<Certainty>, word: &'static str, sources: &[&'static str]) -> impl IntoView + use<> {
    let cited = sources.iter().filter_map(|key| ATLAS.source(key)).filter(|source| source.of_record);
    view! {
        <details class="tag" data-certainty=certainty.map(Certainty::slug)>
            <summary>{certainty.map(|_| view! { <span class="mark"></span> })}<span class="word">{word}</span></summary>
            <ul>{cited.map(|source| view! { <li>{source.citation}</li> }).collect_view()}</ul>
        </details>
    }
}

/// A sentence that makes a claim, with its tag.
pub(super) fn statement(statement: &'static Statement) -> impl IntoView {
    view! {
        <div class="statement">
            <p>{statement.text}</p>
            {tag(statement.certainty, statement.sources)}
        </div>
    }
}
