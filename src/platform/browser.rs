//! The browser itself. What it refuses (storage, history) is let go: the page works on without.

mod about;
mod check;
mod pieces;
mod places;
mod zoom;

pub use about::show_about;
pub use check::{SCREENS, fetch_check, return_to_map, show_checking, show_step, withdraw};
pub use pieces::{follow_pieces, light, show_pieces};

use super::Place;
use crate::app::Served;
use crate::map::{HELD_LAYERS, History};
use crate::pain::told;
use crate::url;
use any_spawner::Executor;
use atlas::Layer;
use gloo_events::EventListener;
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use marks::{Marks, Severity};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

/// The element that the program takes over.
const ROOT: &str = "app";

/// What is to be done once the page is alive.
type OnceAlive = Box<dyn FnOnce()>;

thread_local! {
    static ONCE_ALIVE: RefCell<Vec<OnceAlive>> = const { RefCell::new(Vec::new()) };
}

/// Takes over the prerendered page: hydrates it in the state in which it was served. Not at one go, since that would hold up a slow
/// phone for a fifth of a second: the page is made, put upon what stands there, and told that it answers in a task each.
pub fn bring_alive<V: IntoView + 'static>(app: impl FnOnce(Served) -> V + 'static) {
    let Some(root) = document().get_element_by_id(ROOT).and_then(|el| el.dyn_into::<HtmlElement>().ok()) else { return };
    url::live_in(root.get_attribute("data-base").unwrap_or_default());
    let served = Served::from_text(&root.get_attribute("data-served").unwrap_or_default());
    // As `leptos::mount::hydrate_from` does it, without the part for what a server had begun to load, which is larger than all that stands
    // here. An executor that is there already will do.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    in_next_task(move || {
        let view = owner.with(|| app(served).into_view());
        in_next_task(move || {
            let page = owner.with(|| view.hydrate::<true>(&Cursor::new(root.into()), &PositionState::default()));
            // For as long as the page is there.
            std::mem::forget((owner, page));
            // In the same task: hydrating has put the large diagram of the served page in its place, and that is not to be seen.
            for first in ONCE_ALIVE.take() {
                first();
            }
            in_next_task(answer);
        });
    });
}

fn in_next_task(then: impl FnOnce() + 'static) {
    set_timeout(then, Duration::ZERO);
}

/// Tells style, scripts and tests that the page answers. A task after its coming alive: all that this has changed is drawn by then.
fn answer() {
    zoom::start();
    places::one_tab_stop(None);
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-ready", "");
    }
}

/// Does something as soon as the page is hydrated, before it answers.
pub fn once_alive(first: impl FnOnce() + 'static) {
    ONCE_ALIVE.with_borrow_mut(|waiting| waiting.push(Box::new(first)));
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The action of the link that was clicked, as it stands in `data-act`; the browser is then kept from following the link
/// itself. A tap on the large diagram goes to the nearest place within reach. Nothing where the person asked for a new tab or
/// window, or has just dragged the drawing.
#[must_use]
pub fn clicked_action(event: &MouseEvent) -> Option<String> {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    if zoom::was_dragged() {
        event.prevent_default();
        return None;
    }
    let target = target(event)?;
    // A link to another page, in the drawing too: the browser's own.
    if target.closest("[data-joint]").ok()?.is_some() {
        return None;
    }
    let link = target.closest("[data-act]").ok()?;
    let drawing = target.closest("[data-main]").ok()?;
    let link = match (link, drawing) {
        // Keys, switches and screen readers mean the very link, and so does whatever is not in the drawing.
        (Some(link), None) => link,
        (Some(link), Some(_)) if event.detail() == 0 => link,
        (link, Some(drawing)) => match places::meant_by(&drawing, event, link) {
            places::Meant::Place(place) => place,
            places::Meant::Between(room) => {
                event.prevent_default();
                zoom::about(room, f64::from(event.client_x()), f64::from(event.client_y()));
                return None;
            }
            places::Meant::Background => {
                zoom::background_tap(event);
                return None;
            }
        },
        (None, None) => return None,
    };
    let action = link.get_attribute("data-act")?;
    event.prevent_default();
    keep_focus(successor(&link, &action));
    Some(action)
}

/// What stands for a link once that is chosen: the same link written anew, or what took its place.
fn successor(link: &Element, action: &str) -> Option<String> {
    if let (Some(point), Some(side)) = (link.get_attribute("data-trigger-point"), link.get_attribute("data-side")) {
        return Some(["[data-main] [data-trigger-point='", &point, "'][data-side='", &side, "']"].concat());
    }
    if let (Some(pattern), Some(side)) = (link.get_attribute("data-candidate"), link.get_attribute("data-side")) {
        return Some(["[data-candidate='", &pattern, "'][data-side='", &side, "']"].concat());
    }
    const PLACES: [(&str, &str); 3] =
        [(".toggle", ".toggle"), (".compare", ".narrow [data-act=alone]"), (".compared", ".compare summary")];
    let within = |place: &str| link.closest(place).is_ok_and(|found| found.is_some());
    let place = PLACES.iter().find(|(before, _)| within(before)).map(|(_, after)| (*after).to_owned());
    place.or_else(|| within(".narrow").then(|| [".narrow [data-act='", action, "']"].concat()))
}

/// The tool beside the drawing that was clicked; the ones that only change how the drawing is looked at are done here.
#[must_use]
pub fn clicked_tool(event: &MouseEvent) -> Option<String> {
    let tool = target(event)?.closest("[data-tool]").ok()??.get_attribute("data-tool")?;
    match tool.as_str() {
        "reset" => show_whole_drawing(),
        "larger" => zoom::step(1.5),
        "smaller" => zoom::step(1.0 / 1.5),
        _ => {}
    }
    Some(tool)
}

/// Shows the whole drawing again.
pub fn show_whole_drawing() {
    zoom::reset();
}

/// What a key means in the drawing: arrows move between its places, + and − zoom. Tells whether it was Escape.
#[must_use]
pub fn is_escape(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let Some(target) = target(event) else { return false };
    let typing = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    if typing {
        return false;
    }
    if let Some(drawing) = target.closest("[data-main]").ok().flatten() {
        let direction = match event.key().as_str() {
            "ArrowLeft" => (-1.0, 0.0),
            "ArrowRight" => (1.0, 0.0),
            "ArrowUp" => (0.0, -1.0),
            "ArrowDown" => (0.0, 1.0),
            "+" | "=" => return zoom_by_key(event, 1.5),
            "-" => return zoom_by_key(event, 1.0 / 1.5),
            "0" => return zoom_by_key(event, 0.0),
            "Escape" => {
                keep_focus(successor(&target, ""));
                return true;
            }
            _ => return false,
        };
        event.prevent_default();
        places::focus_next(&drawing, &target, direction);
        return false;
    }
    let escape = event.key() == "Escape";
    if escape {
        keep_focus(successor(&target, &target.get_attribute("data-act").unwrap_or_default()));
    }
    escape
}

/// Zooms about the focused place; by 0 shows the whole drawing. Never Escape.
fn zoom_by_key(event: &KeyboardEvent, factor: f64) -> bool {
    event.prevent_default();
    if factor == 0.0 {
        zoom::reset();
    } else if let Some(place) = target(event) {
        let (x, y) = places::centre(&place);
        zoom::about(factor, x, y);
    }
    false
}

/// Tells the name of what pointer or focus is on, beside it; `None` takes it away.
pub fn tell_name(event: Option<&Event>) {
    places::tell_name(event.and_then(target), event);
}

/// As the focus leaves a place of the drawing, that place becomes the drawing's tab stop.
pub fn keep_tab_stop(event: &Event) {
    let to = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
    let stays =
        to.and_then(|to| to.dyn_into::<Element>().ok()).is_some_and(|to| matches!(to.closest("[data-main]"), Ok(Some(_))));
    if let Some(place) = target(event).filter(|_| places::in_drawing(event) && !stays) {
        places::one_tab_stop(Some(&place));
    }
}

/// After a choice: the drawing stays one tab stop, and if what had the focus is gone from the page, the focus goes to what
/// took its place, else to the chosen place in the drawing, or else stays in the drawing, or goes to the heading that names what is
/// chosen now.
fn keep_focus(successor: Option<String>) {
    let in_drawing = document().active_element().is_some_and(|el| el.closest("[data-main]").is_ok_and(|found| found.is_some()));
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        places::one_tab_stop(None);
        places::tell_name(None, None);
        let active = document().active_element().filter(|el| el.tag_name() != "BODY");
        if active.is_some_and(|el| matches!(el.closest("[hidden],[display=none],[data-away]"), Ok(None))) {
            return;
        }
        let last = if in_drawing { "[data-main] [tabindex='0']" } else { "h1" };
        let places = ["[data-main] [data-trigger-point][aria-current]", "[data-main] [data-muscle][aria-current]", last];
        let next = successor.as_deref().into_iter().chain(places).find_map(|place| document().query_selector(place).ok()?);
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
    // Within another site's page the address is that page's: a reload must bring the same frame again.
    if framed() {
        return;
    }
    let Ok(entries) = window().history() else { return };
    // A browser may refuse (too many calls, an odd origin); the page works on, only the address stays behind.
    let _ = match history {
        History::Push => entries.push_state_with_url(&JsValue::TRUE, "", Some(address)),
        History::Replace => entries.replace_state_with_url(&JsValue::TRUE, "", Some(address)),
    };
}

/// Whether the map stands within another site's page.
fn framed() -> bool {
    document().get_element_by_id(ROOT).is_some_and(|root| root.has_attribute("data-framed"))
}

/// An element that was written ahead and tells whether something is marked.
struct Telling {
    element: Element,
    /// What it is about.
    name: String,
    /// What it tells.
    told: Option<Severity>,
}

thread_local! {
    /// They stay, and the page is too large to look for them at every tap.
    static TELLING: RefCell<Vec<Telling>> = const { RefCell::new(Vec::new()) };
}

/// Writes a text into the element of that id.
pub fn write(id: &str, text: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(Some(text));
    }
}

/// Turns the switch of that id on or off.
pub fn turn(id: &str, on: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.set_attribute("aria-checked", if on { "true" } else { "false" });
    }
}

/// The practice's booking address with a place for a summary, where the page offers to send it along.
#[must_use]
pub fn booking_template() -> Option<String> {
    document().get_element_by_id(crate::pain::Visit::Send.to_text())?.get_attribute("data-template")
}

/// Shows what is marked in what was written ahead: each element says by `data-marks` what it is about. Only those are touched that
/// are to tell something else than they do.
pub fn show_marks(marks: &Marks) {
    TELLING.with_borrow_mut(|telling| {
        if telling.is_empty() {
            let Some(root) = document().get_element_by_id(ROOT) else { return };
            let served =
                crate::pain::served_marks(Served::from_text(&root.get_attribute("data-served").unwrap_or_default()).subject);
            telling.extend(places::all(&root, "[data-marks]").into_iter().map(|element| {
                let name = element.get_attribute("data-marks").unwrap_or_default();
                Telling { told: told(&served, &name), element, name }
            }));
        }
        for telling in telling {
            let severity = told(marks, &telling.name);
            if severity != telling.told {
                telling.told = severity;
                tell(&telling.element, severity);
            }
        }
    });
}

/// Has an element tell whether what it is about is marked, and how strong it is.
fn tell(element: &Element, severity: Option<Severity>) {
    let put = |attribute: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => element.set_attribute(attribute, value),
            None => element.remove_attribute(attribute),
        };
    };
    match element.tag_name().as_str() {
        "g" | "DIV" => put("data-marked", severity.map(|_| "")),
        "LI" | "SECTION" => put("hidden", if severity.is_some() { None } else { Some("") }),
        _ => {
            put("aria-pressed", Some(if severity.is_some() { "true" } else { "false" }));
            put("data-severity", severity.map(Severity::slug));
        }
    }
}

/// Tells the brush which painting goes with the marks.
pub fn show_painting(number: u32) {
    if let Some(root) = document().get_element_by_id(ROOT) {
        let _ = root.set_attribute("data-painting", &number.to_string());
    }
}

/// Fetches the brush's own program, once; it takes itself in hand and answers from then on. Where it cannot be had, says so, and the
/// next click tries again.
pub fn fetch_brush(cannot: impl Fn() + 'static) {
    const SCRIPT: &str = "brush";
    const ADDRESS: &str = "data-brush";
    if document().get_element_by_id(SCRIPT).is_some() {
        return;
    }
    let root = document().get_element_by_id(ROOT);
    let address = root.as_ref().and_then(|root| root.get_attribute(ADDRESS));
    let script = address.as_ref().and_then(|address| {
        let script = document().create_element("script").ok()?;
        script.set_id(SCRIPT);
        script.set_attribute("type", "module").ok()?;
        script.set_attribute("src", address).ok()?;
        Some(script)
    });
    let (Some(root), Some(address), Some(script), Some(body)) = (root, address, script, document().body()) else {
        return cannot();
    };
    let failed = script.clone();
    EventListener::once(&script, "error", move |_| {
        failed.remove();
        // What a browser has had from one address it does not run again, even where the program that it asked for did not come.
        let _ = root.set_attribute(ADDRESS, &format!("{address}?again"));
        cannot();
    })
    .forget();
    let _ = body.append_child(&script);
}

/// Today's date where the person is, as `2026-11-23`.
#[must_use]
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let two = |number: u32| if number < 10 { format!("0{number}") } else { number.to_string() };
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}

/// Copies a text, and tells whether that could be done.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    leptos::task::spawn_local(async move {
        // A page that was not fetched over https has no clipboard: then asking for it throws.
        let writing = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"))
            .ok()
            .and_then(|clipboard| clipboard.dyn_into::<web_sys::Clipboard>().ok())
            .map(|clipboard| clipboard.write_text(&text));
        then(match writing {
            Some(writing) => JsFuture::from(writing).await.is_ok(),
            None => false,
        });
    });
}

/// Under which name this device remembers marks.
const KEPT: &str = "marks";

/// The marks that this device remembers; none where the browser forbids to keep anything.
#[must_use]
pub fn kept_marks() -> Option<String> {
    window().local_storage().ok()??.get_item(KEPT).ok()?
}

/// Remembers marks on this device, or forgets them; tells whether that was done.
pub fn keep_marks(text: Option<&str>) -> bool {
    let Ok(Some(store)) = window().local_storage() else { return false };
    match text {
        Some(text) => store.set_item(KEPT, text),
        None => store.remove_item(KEPT),
    }
    .is_ok()
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
    Place {
        path: location.pathname().unwrap_or_default(),
        query: location.search().unwrap_or_default(),
        fragment: location.hash().unwrap_or_default(),
        own: window().history().and_then(|entries| entries.state()).is_ok_and(|state| state.is_truthy()),
    }
}

/// Fetches the drawings of a layer, once, puts them into the diagrams, and tells whether they are there.
pub fn fetch_layer(layer: Layer, then: impl FnOnce(bool) + 'static) {
    // Looked for in the page only where it can be missing: the page is large.
    if HELD_LAYERS.contains(&layer) || matches!(document().query_selector(&further_plates(layer)), Ok(Some(_))) {
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
    put_template(FURTHER_LAYERS, &fetch_text("data-layers").await?)
}

/// Fetches the file of the page's own host whose address the root has under that name.
async fn fetch_text(name: &str) -> Option<String> {
    let address = document().get_element_by_id(ROOT)?.get_attribute(name)?;
    let answer: web_sys::Response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Keeps markup at the page's end, unseen.
fn put_template(id: &str, markup: &str) -> Option<Element> {
    let holder = document().create_element("template").ok()?;
    holder.set_id(id);
    holder.set_inner_html(markup);
    document().body()?.append_child(&holder).ok()?;
    Some(holder)
}

/// Goes a step back in the browser's history.
pub fn go_back() {
    if let Ok(entries) = window().history() {
        let _ = entries.back();
    }
}

/// Leaves for another page by a plain load.
pub fn leave_for(address: &str) {
    let _ = window().location().set_href(address);
}
