//! The map on the page: three diagrams, legend and side switch. It makes no decisions: the model has made them.

use super::{paint, DiagramModel, MapAction, MapModel, MapState, RegionModel, SideChoice, Slot};
use crate::facts::{drawing, ATLAS};
use crate::url;
use atlas::{Muscle, Side, View};
use leptos::prelude::*;

/// The still plates' inner markup, given by the prerenderer. In the browser the page already holds them, so the program
/// carries none; therefore a plate's element must never be made again on the client.
#[derive(Clone, Debug)]
pub struct PlateMarkup(pub fn(View) -> String);

/// The three diagrams with what belongs to them.
#[component]
pub fn MapView(
    /// What is shown.
    model: Memo<MapModel>,
    /// What was chosen, for the addresses of links.
    state: RwSignal<MapState>,
) -> impl IntoView {
    let words = &ATLAS.words;
    view! {
        <section class="map" aria-label=words.map_label>
            <svg class="unseen" aria-hidden="true" focusable="false">
                <defs>
                    <pattern id="dots" class="dots" width="5.2" height="9" patternUnits="userSpaceOnUse">
                        <circle cx="1.3" cy="2.25"></circle>
                        <circle cx="3.9" cy="6.75"></circle>
                    </pattern>
                    <pattern id="dots-small" class="dots-small" width="11" height="19" patternUnits="userSpaceOnUse">
                        <circle cx="2.75" cy="4.75"></circle>
                        <circle cx="8.25" cy="14.25"></circle>
                    </pattern>
                </defs>
            </svg>
            <div class="diagrams">
                <Diagram view=View::Side index=0 model state/>
                <Diagram view=View::Back index=1 model state/>
                <Diagram view=View::Front index=2 model state/>
            </div>
            <Legend model/>
            <SideSwitch state/>
        </section>
    }
}

/// One diagram: the still plate, and over it the marks and the places to choose.
#[component]
fn Diagram(
    /// Which.
    view: View,
    /// Its place in the model.
    index: usize,
    /// What is shown.
    model: Memo<MapModel>,
    /// What was chosen.
    state: RwSignal<MapState>,
) -> impl IntoView {
    let words = &ATLAS.words;
    let (x, y, width, height) = drawing(view).view_box;
    let view_box = format!("{x} {y} {width} {height}");
    let plate = use_context::<PlateMarkup>().map(|markup| markup.0(view)).unwrap_or_default();
    let diagram = Memo::new(move |_| model.with(|m| m.diagrams[index].clone()));
    let is_main = Memo::new(move |_| diagram.with(|d| d.slot == Slot::Main));
    let turned = Memo::new(move |_| diagram.with(|d| d.turned));
    let pattern = Memo::new(move |_| diagram.with(paint::pattern));
    let labels = Memo::new(move |_| diagram.with(paint::labels));
    let name = view_name(view);
    view! {
        <div class="diagram" data-slot=move || diagram.with(|d| d.slot.slug()) class:turned=turned>
            <svg class="plate" viewBox=view_box.clone() aria-hidden="true" focusable="false">
                <g inner_html=plate></g>
            </svg>
            <svg
                class="overlay"
                viewBox=view_box
                role="group"
                aria-label=name
                aria-hidden=move || (!is_main.get()).then_some("true")
                data-view=view.slug()
                data-main=move || is_main.get().then_some("")
            >
                <g class="pattern" inner_html=pattern></g>
                <g class="regions">{move || is_main.get().then(|| regions(diagram, state))}</g>
                <g class="labels" aria-hidden="true" inner_html=labels></g>
            </svg>
            {edge_words(view, turned)}
            <a
                class="bring-up"
                href=move || url::address(&state.get().after(MapAction::View(view)))
                data-act=MapAction::View(view).to_text()
                aria-label=thumbnail_name(view)
                hidden=is_main
            >
                <span aria-hidden="true">{match view {
                    View::Side => words.side_view_short,
                    View::Back => words.back_view_short,
                    View::Front => words.front_view_short,
                }}</span>
            </a>
        </div>
    }
}

/// The places that can be chosen, as links. Which there are depends on the diagram and, in the side diagram, on the side.
fn regions(diagram: Memo<DiagramModel>, state: RwSignal<MapState>) -> impl IntoView {
    let places = Memo::new(move |_| diagram.with(|d| d.regions.iter().map(|region| region.place).collect::<Vec<_>>()));
    move || {
        let view = diagram.with_untracked(|d| d.view);
        let links = places.get().into_iter().enumerate().map(move |(index, place)| {
            let chosen = move || diagram.with(|d| d.regions.get(index).is_some_and(|region: &RegionModel| region.chosen));
            let action = MapAction::Choose(place.muscle, SideChoice::One(place.side));
            let outline = format!("#{}", paint::region_id(view, place.muscle.slug));
            let transform = (place.side == Side::Left).then(|| paint::mirror(view));
            view! {
                <g>
                    <a
                        href=move || url::address(&state.get().after(action))
                        class="region"
                        data-act=action.to_text()
                        data-muscle=place.muscle.slug
                        data-side=place.side.slug()
                        aria-label=region_name(place.muscle, place.side)
                        aria-current=move || chosen().then_some("true")
                    >
                        <use_ href=outline transform=transform></use_>
                    </a>
                </g>
            }
        });
        links.collect_view()
    }
}

/// "Sternocleidomastoid, your right side".
fn region_name(muscle: &Muscle, side: Side) -> String {
    format!("{}, {}", muscle.plain_name, crate::app::side_words(SideChoice::One(side)))
}

/// The words at a diagram's edges that tell left from right: of the body, never of the screen.
fn edge_words(view: View, turned: Memo<bool>) -> impl IntoView {
    let words = &ATLAS.words;
    match view {
        View::Side => view! {
            <p class="edge at-left">
                {move || if turned.get() { words.your_left_side } else { words.your_right_side }}
            </p>
        }
        .into_any(),
        View::Back => {
            view! { <p class="edge at-left">{words.your_left}</p><p class="edge at-right">{words.your_right}</p> }.into_any()
        }
        View::Front => {
            view! { <p class="edge at-left">{words.your_right}</p><p class="edge at-right">{words.your_left}</p> }.into_any()
        }
    }
}

fn view_name(view: View) -> &'static str {
    let words = &ATLAS.words;
    match view {
        View::Side => words.side_view,
        View::Back => words.back_view,
        View::Front => words.front_view,
    }
}

fn thumbnail_name(view: View) -> &'static str {
    let words = &ATLAS.words;
    match view {
        View::Side => words.show_side_view,
        View::Back => words.show_back_view,
        View::Front => words.show_front_view,
    }
}

/// What the signs mean; before anything is chosen, what to do.
#[component]
fn Legend(
    /// What is shown.
    model: Memo<MapModel>,
) -> impl IntoView {
    let words = &ATLAS.words;
    let legend = Memo::new(move |_| model.with(|m| m.legend));
    view! {
        <div class="legend">
            {move || {
                let legend = legend.get();
                if !legend.essential && !legend.spillover {
                    return view! { <p>{words.hint_choose}</p> }.into_any();
                }
                let sign = |shown: bool, sign: &'static str, meaning: &'static str| {
                    shown.then(|| view! { <li><span class="sign" data-sign=sign></span>{meaning}</li> })
                };
                view! {
                    <ul>
                        {sign(legend.points, "point", words.legend_point)}
                        {sign(legend.essential, "essential", words.legend_essential)}
                        {sign(legend.spillover, "spillover", words.legend_spillover)}
                        {sign(legend.deep, "deep", words.legend_deep)}
                    </ul>
                }
                .into_any()
            }}
        </div>
    }
}

/// Left, both or right: of the body.
#[component]
fn SideSwitch(
    /// What was chosen.
    state: RwSignal<MapState>,
) -> impl IntoView {
    let words = &ATLAS.words;
    let parts = SideChoice::ALL.map(|side| {
        let name = match side {
            SideChoice::One(Side::Left) => words.your_left,
            SideChoice::Both => words.both,
            SideChoice::One(Side::Right) => words.your_right,
        };
        view! {
            <a
                href=move || url::address(&state.get().after(MapAction::Side(side)))
                data-act=MapAction::Side(side).to_text()
                aria-current=move || (state.get().side == side).then_some("true")
            >
                <span data-word=name>{name}</span>
            </a>
        }
    });
    view! { <nav class="switch sides" aria-label=words.side_switch>{parts.into_iter().collect_view()}</nav> }
}
