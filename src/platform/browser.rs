//! The browser itself. What it refuses (storage, history) is let go: the page works on without.

use super::Place;
use crate::app::Served;
use crate::map::{DEFAULT_LAYER, History};
use atlas::Layer;
use gloo_events::EventListener;
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

/// The element that the program takes over.
const ROOT: &str = "app";

/// Takes over the prerendered page: hydrates it in the state in which it was served.
pub fn bring_alive<V: IntoView + 'static>(app: impl FnOnce(Served) -> V + 'static) {
    let Some(root) = document().get_element_by_id(ROOT).and_then(|el| el.dyn_into::<HtmlElement>().ok()) else { return };
    let served = Served::from_text(&root.get_attribute("data-served").unwrap_or_default());
    hydrate_from(root, move || app(served)).forget();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The action of the link that was clicked, as it stands in `data-act`; the browser is then kept from following the link
/// itself. A tap on the large diagram that hits no place goes to the nearest within reach. Nothing where the person asked
/// for a new tab or window.
#[must_use]
pub fn clicked_action(event: &MouseEvent) -> Option<String> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target = target(event)?;
    let link = match target.closest("[data-act]").ok()? {
        Some(link) => link,
        None => nearest_place(&target.closest("[data-main]").ok()??, event)?,
    };
    let action = link.get_attribute("data-act");
    event.prevent_default();
    keep_focus();
    action
}

/// How far from a place a tap may fall and still mean it, in CSS px.
const REACH: f32 = 22.0;

/// The place of the drawing that lies nearest to a tap, looked for in rings round it.
fn nearest_place(drawing: &Element, event: &MouseEvent) -> Option<Element> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    // A ring's points, as shares of its radius: twelve directions.
    const AROUND: [(f32, f32); 12] = [
        (1.0, 0.0),
        (0.87, 0.5),
        (0.5, 0.87),
        (0.0, 1.0),
        (-0.5, 0.87),
        (-0.87, 0.5),
        (-1.0, 0.0),
        (-0.87, -0.5),
        (-0.5, -0.87),
        (0.0, -1.0),
        (0.5, -0.87),
        (0.87, -0.5),
    ];
    [0.25, 0.5, 0.75, 1.0].iter().flat_map(|share| AROUND.map(|(dx, dy)| (dx * share * REACH, dy * share * REACH))).find_map(
        |(dx, dy)| {
            let place = document().element_from_point(x + dx, y + dy)?.closest("[data-muscle]").ok()??;
            drawing.contains(Some(&place)).then_some(place)
        },
    )
}

/// After a choice: if what had the focus is gone from the page, the focus goes to the chosen place in the drawing, or
/// else to the heading that names what is chosen now.
fn keep_focus() {
    leptos::task::spawn_local(async {
        leptos::task::tick().await;
        let active = document().active_element().filter(|el| el.tag_name() != "BODY");
        if active.is_some_and(|el| matches!(el.closest("[hidden],[display=none]"), Ok(None))) {
            return;
        }
        let next =
            ["[data-main] [data-muscle][aria-current]", "h1"].iter().find_map(|place| document().query_selector(place).ok()?);
        if let Some(next) = next {
            // Both HTML headings and SVG links can take the focus; only their Rust types differ.
            let quietly = web_sys::FocusOptions::new();
            quietly.set_prevent_scroll(true);
            let _ = next.unchecked_into::<HtmlElement>().focus_with_options(&quietly);
        }
    });
}

/// The area of the zone or list row under the pointer or focus.
#[must_use]
pub fn area_under(event: &Event) -> Option<String> {
    let place = target(event)?.closest("[data-zone],[data-lights]").ok()??;
    place.get_attribute("data-zone").or_else(|| place.get_attribute("data-lights"))
}

/// Lets the space bar choose in the drawing as Enter does, instead of scrolling the page.
pub fn space_chooses(event: &KeyboardEvent) {
    if event.key() != " " {
        return;
    }
    let Some(place) = target(event).and_then(|el| el.closest("[data-act]").ok().flatten()) else { return };
    event.prevent_default();
    if let Ok(click) = MouseEvent::new_with_mouse_event_init_dict("click", &click_init()) {
        let _ = place.dispatch_event(&click);
    }
}

fn click_init() -> web_sys::MouseEventInit {
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init
}

/// Shows an address in the address bar.
pub fn show_address(address: &str, history: History) {
    let Ok(entries) = window().history() else { return };
    // A browser may refuse (too many calls, an odd origin); the page works on, only the address stays behind.
    let _ = match history {
        History::Push => entries.push_state_with_url(&JsValue::NULL, "", Some(address)),
        History::Replace => entries.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}

/// Names the page.
pub fn show_title(title: &str) {
    document().set_title(title);
}

/// Calls back when the browser goes back or forward.
pub fn on_navigation(go: impl Fn(Place) + 'static) {
    EventListener::new(&window(), "popstate", move |_| go(place())).forget();
}

/// Where the browser is.
#[must_use]
pub fn place() -> Place {
    let location = window().location();
    Place { path: location.pathname().unwrap_or_default(), query: location.search().unwrap_or_default() }
}

/// Does something as soon as the page is alive, in the same task; then, once all that it changed is drawn, tells style,
/// scripts and tests that the page answers.
pub fn once_alive(first: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async {
        first();
        leptos::task::tick().await;
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-ready", "");
        }
    });
}

/// Fetches the drawings of a layer, once, puts them into the diagrams, and tells whether they are there.
pub fn fetch_layer(layer: Layer, then: impl FnOnce(bool) + 'static) {
    if layer == DEFAULT_LAYER || matches!(document().query_selector(&further_plates(layer)), Ok(Some(_))) {
        then(true);
        return;
    }
    leptos::task::spawn_local(async move { then(put_layer(layer).await.is_some()) });
}

/// The plates of a layer that the page does not hold from the start.
fn further_plates(layer: Layer) -> String {
    format!(".diagram > .plate[data-layer={}]", layer.slug())
}

/// Moves the plates of a further layer into their diagrams.
async fn put_layer(layer: Layer) -> Option<()> {
    let holder = match document().get_element_by_id(FURTHER_LAYERS) {
        Some(holder) => holder,
        None => fetch_further_layers().await?,
    };
    let holder: web_sys::HtmlTemplateElement = holder.dyn_into().ok()?;
    let plates = holder.content().query_selector_all(&format!("[data-layer={}]", layer.slug())).ok()?;
    for index in 0..plates.length() {
        let plate: Element = plates.get(index)?.dyn_into().ok()?;
        let overlay = document().query_selector(&format!(".overlay[data-view={}]", plate.get_attribute("data-of")?)).ok()??;
        overlay.parent_node()?.insert_before(&plate, Some(&overlay)).ok()?;
    }
    (plates.length() > 0).then_some(())
}

/// The element that keeps what was fetched and is not shown yet.
const FURTHER_LAYERS: &str = "further-layers";

/// Fetches the file of all further layers into a template at the page's end, where it waits to be asked for.
async fn fetch_further_layers() -> Option<Element> {
    let address = document().get_element_by_id(ROOT)?.get_attribute("data-layers")?;
    let answer: web_sys::Response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    let holder = document().create_element("template").ok()?;
    holder.set_id(FURTHER_LAYERS);
    holder.set_inner_html(&text);
    document().body()?.append_child(&holder).ok()?;
    Some(holder)
}
