//! The map on the page: three diagrams, legend, side and layer switches. It makes no decisions: the model has made them.

use super::{
    Compared, DiagramModel, HELD_LAYERS, LegendModel, MapAction, MapModel, MapState, RegionModel, SideChoice, Slot, Start,
    compose, paint,
};
use crate::app::side_words;
use crate::facts::{ATLAS, drawing};
use crate::live;
use crate::pain::still::{self, Part};
use crate::piece::Piece;
use crate::url;
use atlas::{DrawnJoint, Layer, Side, View};
use leptos::prelude::*;
use maud::html;
use std::sync::Arc;

/// The still plates' inner markup, given by the prerenderer. In the browser the page already holds them, so the program
/// carries none; therefore a plate's element must never be made again on the client.
#[derive(Clone, Debug)]
pub struct PlateMarkup(pub fn(View, Layer) -> String);

/// How two compared patterns are hatched, each in its own direction, on a grid of 6 mm: full lines where most people feel it,
/// short ones where some do.
const HATCHES: [(&str, &str); 4] = [
    ("hatch-1", "M-1 7 7-1M-1 1 1-1M5 7 7 5"),
    ("hatch-1-some", "M1 5 4 2"),
    ("hatch-2", "M-1-1 7 7M5-1 7 1M-1 5 1 7"),
    ("hatch-2-some", "M2 2 5 5"),
];

/// The model, shared: one copy of the code that follows it, however many places look at it.
type SharedModel = Memo<Arc<MapModel>>;

/// What a place sees of the model.
fn seen<T>(model: SharedModel, look: impl FnOnce(&MapModel) -> T) -> T {
    look(&model.get())
}

/// The three diagrams with what belongs to them.
#[component]
pub fn MapView(
    /// What is shown.
    model: SharedModel,
    /// What was chosen, for the addresses of links.
    state: RwSignal<MapState>,
    /// The layer whose drawings are there to be seen.
    layer: RwSignal<Layer>,
    /// Changes each time that the trail is asked for again.
    replays: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <section
            class="map"
            aria-label=ATLAS.words.map_label
            data-layer=live::attribute(move || Some(layer.get().slug()))
            data-hatched=live::attribute(move || seen(model, |m| m.legend.hatched).then_some(""))
            data-comparing=live::attribute(move || seen(model, |m| m.legend.compared.is_some()).then_some(""))
        >
            <svg class="unseen" aria-hidden="true" focusable="false">
                <defs>
                    <pattern id="dots" class="dots" width="5.2" height="9" patternUnits="userSpaceOnUse">
                        <circle cx="1.3" cy="2.25"></circle>
                        <circle cx="3.9" cy="6.75"></circle>
                    </pattern>
                    {HATCHES.map(|(id, d)| {
                        view! {
                            <pattern id=id class=id width="6" height="6" patternUnits="userSpaceOnUse"><path d=d></path></pattern>
                        }
                    })}
                    <pattern id="dots-small" class="dots-small" width="11" height="19" patternUnits="userSpaceOnUse">
                        <circle cx="2.75" cy="4.75"></circle>
                        <circle cx="8.25" cy="14.25"></circle>
                    </pattern>
                </defs>
            </svg>
            <div class="diagrams">
                {[View::Side, View::Back, View::Front]
                    .into_iter()
                    .enumerate()
                    .map(|(index, view)| diagram(view, index, model, state, layer, replays))
                    .collect_view()}
                <p class="tip" aria-hidden="true">
                    <span></span>
                </p>
            </div>
            <div class="tools">
                <button type="button" data-tool="replay" hidden=live::flag(move || seen(model, |m| !m.legend.trail))>
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M5 12a7 7 0 1 0 2.500-5.400M4 3.500V8h4.500"></path>
                    </svg>
                    <span>{ATLAS.words.replay}</span>
                </button>
                <button type="button" data-tool="reset" hidden>
                    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"></path>
                    </svg>
                    <span>{ATLAS.words.zoom_reset}</span>
                </button>
                <a
                    role="switch"
                    class="mirror"
                    href=live::attribute(move || Some(url::address(&state.get().after(mirror(&state.get())))))
                    data-act=live::attribute(move || Some(mirror(&state.get()).to_text()))
                    aria-checked=live::attribute(move || Some(state.get().mirror.to_string()))
                    hidden=live::flag(move || state.get().main_view() != View::Front)
                >
                    {ATLAS.words.mirror}
                </a>
            </div>
            <div class="legend">
                <ul id="signs" inner_html=live::pieces("signs", move || signs(model.get().legend, state.get().side))></ul>
                <p>{live::text(move || hint(model.get().legend, state.get().subject.start()))}</p>
            </div>
            <nav class="switch sides" aria-label=ATLAS.words.side_switch>
                {SideChoice::ALL.into_iter().map(|side| side_link(side, state)).collect_view()}
            </nav>
            <nav class="switch layers" aria-label=ATLAS.words.layer_switch>
                {Layer::ALL.iter().map(|&layer| layer_link(layer, state)).collect_view()}
            </nav>
            <div class="brush" inner_html=still::part(Part::Brush, state.get_untracked().subject)></div>
        </section>
    }
}

/// What the mirror's switch does.
fn mirror(state: &MapState) -> MapAction {
    MapAction::Mirror(!state.mirror)
}

/// One diagram, at its place in the model: the still plate, and over it the marks and the places to choose.
fn diagram(
    view: View,
    index: usize,
    model: SharedModel,
    state: RwSignal<MapState>,
    layer: RwSignal<Layer>,
    replays: RwSignal<bool>,
) -> impl IntoView {
    let (x, y, width, height) = drawing(view).view_box;
    let view_box = format!("{x} {y} {width} {height}");
    let plate = |layer: Layer| {
        let markup = use_context::<PlateMarkup>().map(|markup| markup.0(view, layer)).unwrap_or_default();
        view! {
            <svg class="plate" data-layer=layer.slug() viewBox=view_box.clone() aria-hidden="true" focusable="false">
                <g inner_html=markup></g>
            </svg>
        }
    };
    let subject = state.get_untracked().subject;
    let is_main = move || seen(model, |m| m.diagrams[index].slot == Slot::Main);
    let (name, brings_up, short_name) = names(view);
    let bring_up = MapAction::View(view);
    let holders = match view {
        View::Side => ["side-pattern", "side-trail", "side-points", "side-labels"],
        View::Back => ["back-pattern", "back-trail", "back-points", "back-labels"],
        View::Front => ["front-pattern", "front-trail", "front-points", "front-labels"],
    };
    let marks = |holder: usize, paint: fn(&DiagramModel) -> Vec<Piece>| {
        live::pieces(holders[holder], move || seen(model, |m| paint(&m.diagrams[index])))
    };
    // The side diagram has one place for each muscle, the others one for each side of it.
    let sides = if view == View::Side { 1 } else { 2 };
    let (covered, open): (Vec<usize>, Vec<usize>) = (0..drawing(view).regions.len() * sides).partition(|place| {
        let muscle = ATLAS.muscles.iter().filter(|muscle| drawing(view).regions.contains(&muscle.slug)).nth(place / sides);
        muscle.is_some_and(|muscle| drawing(view).covered.contains(&muscle.slug))
    });
    let regions = move |class: &'static str, places: Vec<usize>| {
        view! { <g class=class>{places.into_iter().map(|place| region(view, index, place, model, state)).collect_view()}</g> }
    };
    view! {
        <div
            class="diagram"
            data-slot=live::attribute(move || Some(seen(model, |m| m.diagrams[index].slot.slug())))
            class:turned=live::flag(move || seen(model, |m| m.diagrams[index].turned))
        >
            {HELD_LAYERS.map(plate)}
            <svg
                class="overlay"
                viewBox=view_box.clone()
                role="group"
                aria-label=name
                aria-hidden=live::attribute(move || (!is_main()).then_some("true"))
                data-view=view.slug()
                data-main=live::attribute(move || is_main().then_some(""))
            >
                {regions("regions covered", covered)}
                <g class="pattern" id=holders[0] inner_html=marks(0, paint::pattern)></g>
                <g
                    class="trail"
                    aria-hidden="true"
                    data-run=live::attribute(move || Some(if replays.get() { "again" } else { "once" }))
                    id=holders[1]
                    inner_html=marks(1, paint::trail)
                ></g>
                <g class="areas" inner_html=still::part(Part::Areas(view), subject)></g>
                <g class="names" aria-hidden="true" inner_html=still::part(Part::Names(view), subject)></g>
                {regions("regions", open)}
                <g class="joints">
                    {drawing(view).joints.iter().map(|joint| joint_link(view, index, joint, model, layer)).collect_view()}
                </g>
                <g class="points" id=holders[2] inner_html=marks(2, paint::points)></g>
                <g class="labels" aria-hidden="true" id=holders[3] inner_html=marks(3, paint::labels)></g>
            </svg>
            <p class="edge at-left">{live::text(move || edge_words(view, state).0)}</p>
            <p class="edge at-right">{live::text(move || edge_words(view, state).1)}</p>
            <a
                class="bring-up"
                href=live::attribute(move || Some(url::address(&state.get().after(bring_up))))
                data-act=bring_up.to_text()
                aria-label=brings_up
                hidden=live::flag(is_main)
            >
                <span aria-hidden="true">{short_name}</span>
            </a>
        </div>
    }
}

/// A place that can be chosen, as a link; in a thumbnail it is not there for anyone.
fn region(view: View, index: usize, place: usize, model: SharedModel, state: RwSignal<MapState>) -> impl IntoView {
    let of = move |value: &dyn Fn(&RegionModel) -> Option<String>| {
        seen(model, |m| m.diagrams[index].regions.get(place).and_then(value))
    };
    let action = |region: &RegionModel| MapAction::Tap(region.place.muscle, region.place.side);
    let name =
        |region: &RegionModel| format!("{}, {}", region.place.muscle.plain_name, side_words(SideChoice::One(region.place.side)));
    let outline = live::attribute(move || of(&|region| Some(format!("#{}", paint::region_id(view, region.place.muscle.slug)))));
    let transform = live::attribute(move || of(&|region| region.flipped.then(|| paint::mirror(view))));
    view! {
        <g display=live::attribute(move || of(&|_| Some(String::new())).is_none().then_some("none"))>
            <a
                class="region"
                href=live::attribute(move || of(&|region| Some(url::address(&state.get().after(action(region))))))
                data-act=live::attribute(move || of(&|region| Some(action(region).to_text())))
                data-muscle=live::attribute(move || of(&|region| Some(region.place.muscle.slug.to_owned())))
                data-side=live::attribute(move || of(&|region| Some(region.place.side.slug().to_owned())))
                aria-label=live::attribute(move || of(&|region| Some(name(region))))
                aria-current=live::attribute(move || of(&|region| region.chosen.then(|| "true".to_owned())))
            >
                <use_ class="halo" href=outline transform=transform></use_>
                <use_ class="ring" href=outline transform=transform></use_>
            </a>
        </g>
    }
}

/// A joint where it lies, as a link to its close-ups: in the large diagram, once the muscles over it are peeled away.
fn joint_link(view: View, index: usize, joint: &'static DrawnJoint, model: SharedModel, layer: RwSignal<Layer>) -> impl IntoView {
    // From behind the deep muscles lie right over it, and theirs is the tap.
    let bared = move || layer.get() == Layer::Bone || (layer.get() == Layer::Deep && view == View::Side);
    let shown = move || bared() && seen(model, |m| m.diagrams[index].slot == Slot::Main);
    let at = move || {
        let (x, y) = joint.at;
        let x = if seen(model, |m| m.diagrams[index].turned) { compose::mirror_sum(drawing(view)) - x } else { x };
        format!("translate({x} {y})")
    };
    view! {
        <g display=live::attribute(move || (!shown()).then_some("none"))>
            <a
                class="joint-place"
                href=url::joint(joint.slug)
                data-joint=joint.slug
                aria-label=ATLAS.joint(joint.slug).map(|joint| joint.plain_name)
                transform=live::attribute(move || Some(at()))
            >
                <circle class="hit" r="8"></circle>
                <circle class="halo" r="5"></circle>
                <circle class="ring" r="5"></circle>
            </a>
        </g>
    }
}

/// The words at a diagram's left and right edge that tell left from right: of the body, never of the screen.
fn edge_words(view: View, state: RwSignal<MapState>) -> (&'static str, &'static str) {
    let words = &ATLAS.words;
    match view {
        View::Side => (side_words(SideChoice::One(state.get().side.facing())), ""),
        View::Back => (words.your_left, words.your_right),
        View::Front if state.get().mirror => (words.your_left, words.your_right),
        View::Front => (words.your_right, words.your_left),
    }
}

/// What a diagram shows, what its thumbnail does, and the word under that.
#[must_use]
pub fn names(view: View) -> (&'static str, &'static str, &'static str) {
    let words = &ATLAS.words;
    match view {
        View::Side => (words.side_view, words.show_side_view, words.side_view_short),
        View::Back => (words.back_view, words.show_back_view, words.back_view_short),
        View::Front => (words.front_view, words.show_front_view, words.front_view_short),
    }
}

/// What the signs mean, a piece each.
fn signs(legend: LegendModel, side: SideChoice) -> Vec<Piece> {
    let words = &ATLAS.words;
    let hatched = legend.hatched;
    let signs = [
        (legend.points && !hatched, "point", words.legend_point),
        (legend.essential, if hatched { "hatch" } else { "essential" }, words.legend_essential),
        (legend.spillover, if hatched { "hatch-some" } else { "spillover" }, words.legend_spillover),
        (legend.deep, "deep", words.legend_deep),
    ];
    // Where both are on one side it need not be said: the diagrams say it.
    let of_side = |with: Compared, of: SideChoice| {
        if side == SideChoice::One(with.side()) { String::new() } else { format!(", {}", side_words(of)) }
    };
    let mut meanings = Vec::new();
    if let Some((first, with)) = legend.compared {
        let second = with.pattern();
        meanings.push(("first", format!("{} {}{}", words.legend_first, first.name(), of_side(with, side))));
        let on = of_side(with, SideChoice::One(with.side()));
        meanings.push(("second", format!("{} {}{on}", words.legend_second, second.name())));
    }
    meanings.extend(signs.into_iter().filter(|(shown, ..)| *shown).map(|(_, sign, meaning)| (sign, meaning.to_owned())));
    let piece = |(sign, meaning): (&str, String)| {
        html! { li class=[(sign == "deep").then_some("of-deep")] { span.sign data-sign=(sign) {} (meaning) } }.into_string()
    };
    meanings.into_iter().map(piece).map(Piece::still).collect()
}

/// Before anything is chosen, what to do; with a trail, what it is not.
fn hint(legend: LegendModel, start: Start) -> &'static str {
    match legend {
        LegendModel { trail: true, .. } => ATLAS.words.legend_trail,
        _ if legend != LegendModel::default() => "",
        _ if start == Start::Pain => ATLAS.mark_words.hint,
        _ => ATLAS.words.hint_choose,
    }
}

/// One part of the side switch.
fn side_link(side: SideChoice, state: RwSignal<MapState>) -> impl IntoView {
    let words = &ATLAS.words;
    let name = match side {
        SideChoice::One(Side::Left) => words.your_left,
        SideChoice::Both => words.both,
        SideChoice::One(Side::Right) => words.your_right,
    };
    // From the pain one side faces the reader: both at once cannot be chosen, and each mark has a side of its own.
    let chosen = move || {
        let state = state.get();
        state.side == side || state.subject.start() == Start::Pain && side == SideChoice::One(state.side.facing())
    };
    switch_part(name, MapAction::Side(side), live::flag(chosen), state)
}

/// One part of the layer switch.
fn layer_link(layer: Layer, state: RwSignal<MapState>) -> impl IntoView {
    switch_part(layer_name(layer), MapAction::Layer(layer), live::flag(move || state.get().layer == layer), state)
}

/// What a layer is called.
#[must_use]
pub fn layer_name(layer: Layer) -> &'static str {
    let words = &ATLAS.words;
    match layer {
        Layer::Skin => words.layer_skin,
        Layer::Muscle => words.layer_muscle,
        Layer::Deep => words.layer_deep,
        Layer::Bone => words.layer_bone,
    }
}

/// One part of a switch: a link to the state after its action.
pub fn switch_part(name: &'static str, action: MapAction, chosen: live::LiveFlag, state: RwSignal<MapState>) -> impl IntoView {
    view! {
        <a
            href=live::attribute(move || Some(url::address(&state.get().after(action))))
            data-act=action.to_text()
            aria-current=live::attribute(move || chosen.get().then_some("true"))
        >
            <span data-word=name>{name}</span>
        </a>
    }
}
