//! The panel of a muscle: names, what it is, where it is felt, what people notice, how sure, the guide, the parts.

use super::certainty::{mark, sources, statement, tag};
use crate::app::side_words;
use crate::facts::ATLAS;
use crate::map::{MapAction, MapState, SideChoice};
use crate::url;
use atlas::{Area, Certainty, Laterality, Muscle, Strength, Zone};
use leptos::prelude::*;

pub(super) fn muscle(muscle: &'static Muscle, side: Memo<SideChoice>, state: RwSignal<MapState>) -> impl IntoView {
    let words = &ATLAS.words;
    view! {
        <div class="title">
            <h1>{muscle.plain_name}</h1>
            <a
                class="clear"
                href=move || url::address(&state.get().after(MapAction::Clear))
                data-act=MapAction::Clear.to_text()
                aria-label=words.clear
            >
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5 5 19 19M19 5 5 19"></path></svg>
            </a>
        </div>
        <p class="anatomical"><i>{muscle.name}</i><span>" · " {move || side_words(side.get())}</span></p>
        <p class="lead">{muscle.what}</p>
        {felt(muscle)}
        {noticed(muscle)}
        <p class="warning">{words.do_not_press}</p>
        <section>
            <h2>{words.how_sure}</h2>
            {muscle.evidence.iter().map(statement).collect_view()}
        </section>
        {guide(muscle)}
        {parts(muscle)}
        <p class="aside">{words.is_no_diagnosis}</p>
    }
}

/// Where it is felt, as a list whose rows light their zone on the map, and are lit by it.
fn felt(muscle: &'static Muscle) -> impl IntoView {
    let words = &ATLAS.words;
    let column = |heading: &'static str, strength: Strength| {
        let zones = muscle.zones.iter().filter(move |zone| {
            zone.strength == strength && zone.laterality != Laterality::OtherSideWhenSevere
        });
        let rows: Vec<_> = zones.map(row).collect();
        (!rows.is_empty()).then(|| view! { <div><h3>{heading}</h3><ul class="felt">{rows}</ul></div> })
    };
    let severe = muscle.zones.iter().filter(|zone| zone.laterality == Laterality::OtherSideWhenSevere).map(|zone| {
        view! { <p class="aside">{words.when_severe_other_side} " " {ATLAS.area(zone.area).label} "."</p> }
    });
    let sources: Vec<&'static str> = {
        let mut keys: Vec<_> = muscle.zones.iter().flat_map(|zone| zone.sources.iter().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    view! {
        <section>
            <div class="heading">
                <h2>{words.often_felt}</h2>
                {tag(Certainty::ClassicChart, &sources)}
            </div>
            <div class="columns">
                {column(words.most_people, Strength::Essential)}
                {column(words.some_people, Strength::Spillover)}
            </div>
            {severe.collect_view()}
        </section>
    }
}

fn row(zone: &'static Zone) -> impl IntoView {
    let words = ATLAS.area(zone.area);
    let (name, inside) = if zone.deep { (words.deep_name, Some(ATLAS.words.deep_inside)) } else { (words.name, None) };
    view! {
        <li>
            <button type="button" data-lights=zone.area.slug()>
                <span class="sign" data-sign=zone.strength.slug() data-deep=zone.deep.then_some("")></span>
                <span>
                    {name} {inside.map(|inside| view! { <small>", " {inside}</small> })}
                    {(zone.certainty != Certainty::ClassicChart).then(|| mark(zone.certainty))}
                </span>
            </button>
        </li>
    }
}

fn noticed(muscle: &'static Muscle) -> impl IntoView {
    let words = &ATLAS.words;
    (!muscle.noticed.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words.often_noticed}</h2>
                {muscle
                    .noticed
                    .iter()
                    .map(|noticed| view! { {statement(noticed)} <p class="aside">{words.new_or_one_sided}</p> })
                    .collect_view()}
                <p class="warning">{words.droopy_lid_warning}</p>
            </section>
        }
    })
}

/// The classic guide: every muscle whose pattern includes the same places, in the manual's order.
fn guide(muscle: &'static Muscle) -> impl IntoView {
    let words = &ATLAS.words;
    let mut areas: Vec<Area> = muscle.zones.iter().map(|zone| zone.area).collect();
    areas.dedup();
    let lists = ATLAS.guide.iter().filter(move |guide| areas.contains(&guide.area)).map(|guide| {
        let entries = guide.entries.iter().map(|entry| {
            let name = if entry.drawn.is_some() {
                view! { <strong>{entry.name}</strong> }.into_any()
            } else {
                entry.name.into_any()
            };
            view! { <li data-guide-muscle=entry.slug>{name}</li> }
        });
        view! {
            <details class="guide" data-for-area=guide.area.slug()>
                <summary>{ATLAS.area(guide.area).name}</summary>
                <ol>{entries.collect_view()}</ol>
                {tag(guide.certainty, guide.sources)}
            </details>
        }
    });
    view! {
        <section>
            <h2>{words.guide_heading}</h2>
            <p>{words.guide_lead}</p>
            {lists.collect_view()}
        </section>
    }
}

/// Attachments, action and nerve of each part.
fn parts(muscle: &'static Muscle) -> impl IntoView {
    let words = &ATLAS.words;
    let parts = muscle.parts.iter().map(|part| {
        view! {
            <details class="part">
                <summary>{part.plain_name}<i>{part.name}</i></summary>
                <dl>
                    <dt>{words.part_from}</dt><dd>{part.from}</dd>
                    <dt>{words.part_to}</dt><dd>{part.to}</dd>
                    <dt>{words.part_action}</dt><dd>{part.action}</dd>
                    <dt>{words.part_nerve}</dt><dd>{part.nerve}</dd>
                </dl>
                {sources(part.sources)}
            </details>
        }
    });
    view! {
        <section>
            <h2>{words.parts_heading}</h2>
            {parts.collect_view()}
        </section>
    }
}
