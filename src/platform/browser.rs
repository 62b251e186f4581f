//! The browser itself. What it refuses (storage, history) is let go: the page works on without.

use super::Place;
use crate::app::Served;
use crate::map::History;
use gloo_events::EventListener;
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
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

/// The value of `data-act` of the link that was clicked; the browser is then kept from following the link itself. Nothing
/// where the person asked for a new tab or window.
#[must_use]
pub fn clicked_action(event: &MouseEvent) -> Option<String> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let action = target(event)?.closest("[data-act]").ok()??.get_attribute("data-act");
    event.prevent_default();
    action
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
