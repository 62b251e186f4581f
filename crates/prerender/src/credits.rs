//! The credits page: the plain notice, the drawings' credit, all sources. It has no live part and must not know the map.

use headache_map::facts::ATLAS;
use leptos::prelude::*;

/// The page's content.
pub fn credits() -> impl IntoView {
    let still = &ATLAS.still_words;
    let list = |of_record: bool| {
        let sources = ATLAS.sources.iter().filter(move |source| source.of_record == of_record);
        let items = sources.map(|source| {
            let citation = match source.address {
                Some(address) => view! { <a href=address rel="noreferrer">{source.citation}</a> }.into_any(),
                None => source.citation.into_any(),
            };
            view! { <li id=source.key>{citation}</li> }
        });
        view! { <ul class="sources">{items.collect_view()}</ul> }
    };
    view! {
        <main class="text">
            <h1>{still.credits_title}</h1>
            <h2>{still.credits_notice_heading}</h2>
            <p>{still.credits_notice}</p>
            <p>{still.credits_privacy}</p>
            <h2>{still.credits_art_heading}</h2>
            <p>{still.credits_art}</p>
            <p>{still.credits_code}</p>
            <h2>{still.credits_sources_heading}</h2>
            <p>{still.credits_sources_lead}</p>
            {list(true)}
            <h2>{still.credits_drawing_sources}</h2>
            {list(false)}
            <p><a href="/">{still.back_to_map}</a></p>
        </main>
    }
}
