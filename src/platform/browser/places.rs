//! The places of the large diagram as they lie on the screen: which one a tap means, which one an arrow key leads to, and
//! what they are called. It must not know what choosing one does.

use super::{document, target};
use leptos::ev::{Event, MouseEvent};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

/// How far from a place a tap may fall and still mean it, in CSS px.
const REACH: f64 = 22.0;
/// Places nearer to each other than this, in CSS px, cannot be told apart by a finger.
const APART: f64 = 24.0;
/// A finger this near to a place's centre, in CSS px, means it however near the next one is.
const CLEAR: f64 = 8.0;

/// What a tap on the drawing means.
pub(super) enum Meant {
    /// A place.
    Place(Element),
    /// One of two places too near to each other for a finger: how much the drawing must grow to tell them apart.
    Between(f64),
    /// None.
    Background,
}

/// The place of the drawing that a tap means: points before muscles, the nearest within reach.
pub(super) fn meant_by(drawing: &Element, event: &MouseEvent, under: Option<Element>) -> Meant {
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let away = |point: &Element| distance(centre(point), (x, y));
    let mut points = all(drawing, "[data-trigger-point]");
    points.retain(|point| away(point) <= REACH);
    let nearest = |points: &[Element]| (0..points.len()).min_by(|&a, &b| away(&points[a]).total_cmp(&away(&points[b])));
    if let Some(first) = nearest(&points).map(|index| points.swap_remove(index)) {
        let finger = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
        let between = nearest(&points).map_or(APART, |second| distance(centre(&first), centre(&points[second])));
        if finger && away(&first) > CLEAR && between < APART {
            return Meant::Between(APART * 1.1 / between.max(4.0));
        }
        return Meant::Place(first);
    }
    // Who taps what is lit means that, not the muscle beside it.
    let lit = || matches!(target(event).map(|on| on.closest(".zone")), Some(Ok(Some(_))));
    under.or_else(|| if lit() { None } else { place_near(drawing, x, y) }).map_or(Meant::Background, Meant::Place)
}

/// The muscle or area nearest to a tap, looked for in rings round it.
fn place_near(drawing: &Element, x: f64, y: f64) -> Option<Element> {
    // A ring's points, as shares of its radius: twelve directions.
    const AROUND: [(f64, f64); 12] = [
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
            let place =
                document().element_from_point((x + dx) as f32, (y + dy) as f32)?.closest("[data-muscle],[data-area]").ok()??;
            drawing.contains(Some(&place)).then_some(place)
        },
    )
}

/// The middle of what is seen of an element, in CSS px of the window.
pub(super) fn centre(element: &Element) -> (f64, f64) {
    let around = element.get_bounding_client_rect();
    (around.left() + around.width() / 2.0, around.top() + around.height() / 2.0)
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// The elements within another that a selector names.
pub(super) fn all(within: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// What can be chosen in a diagram: muscles and points, or, from the pain, areas; in the side diagram those of the side that it
/// shows.
const PLACES: &str = "[data-start=muscle] :is([data-muscle],[data-trigger-point],[data-joint]),\
    [data-start=pain] [data-area]:is(:not([data-view=side] *),.turned [data-side=left],:not(.turned *)[data-side=right])";

/// Every place of the large diagram that is there to be chosen.
fn places(drawing: &Element) -> Vec<Element> {
    let mut places = all(drawing, PLACES);
    places.retain(is_there);
    places
}

/// Whether an element of the large diagram is such a place.
fn is_place(element: &Element) -> bool {
    element.matches(PLACES).unwrap_or(false) && is_there(element)
}

/// Not by its box: asking for that makes the browser lay out the page in the middle of its work.
fn is_there(place: &Element) -> bool {
    matches!(place.closest("[display=none],[data-away]"), Ok(None))
}

/// Moves the focus to the neighbouring place in a direction (x and y, one of them 0): the nearest, those far off to the side
/// counted as further away.
pub(super) fn focus_next(drawing: &Element, from: &Element, (dx, dy): (f64, f64)) {
    let (x, y) = centre(from);
    let cost = |place: &Element| {
        let (px, py) = centre(place);
        let (along, across) = ((px - x) * dx + (py - y) * dy, (px - x) * dy - (py - y) * dx);
        (along > 1.0).then_some(along + 3.0 * across.abs())
    };
    let next = places(drawing).into_iter().filter_map(|place| Some((cost(&place)?, place))).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, place)) = next {
        one_tab_stop(Some(&place));
        // Links in a drawing take the focus as HTML elements do; only their Rust types differ.
        let _ = place.unchecked_into::<HtmlElement>().focus();
    }
}

/// Makes the large diagram one stop for the tab key: the place that is asked for, else the chosen one, else the first that is laid open. A focused place
/// needs to be it only once the focus leaves: until then nothing is asked for, and nothing changes, since to set this on what has the
/// focus makes the browser style the page in the middle of its work.
pub(super) fn one_tab_stop(asked: Option<&Element>) {
    let Some(drawing) = large() else { return };
    let active = document().active_element().filter(|_| asked.is_none());
    if active.is_some_and(|active| drawing.contains(Some(&active)) && is_place(&active)) {
        return;
    }
    let places = places(&drawing);
    let stop = places
        .iter()
        .position(|place| Some(place) == asked)
        .or_else(|| places.iter().rposition(|place| place.has_attribute("aria-current") || place.has_attribute("data-severity")));
    let is_open = |place: &Element| matches!(place.closest(".covered"), Ok(None));
    let stop = stop.or_else(|| places.iter().position(is_open)).unwrap_or(0);
    for (index, place) in places.iter().enumerate() {
        let tabindex = if index == stop { "0" } else { "-1" };
        // To set it anew, even to what it was, costs as much.
        if place.get_attribute("tabindex").as_deref() != Some(tabindex) {
            let _ = place.set_attribute("tabindex", tabindex);
        }
    }
}

/// The large diagram.
pub(super) fn large() -> Option<Element> {
    DRAWINGS.with(|drawings| drawings.iter().find(|drawing| drawing.has_attribute("data-main")).cloned())
}

thread_local! {
    /// The three diagrams: they stay, and the page is too large to look for them at every tap.
    static DRAWINGS: Vec<Element> = document().document_element().map(|root| all(&root, "[data-view]")).unwrap_or_default();
    /// The element that names are written into, and the map that it stands in.
    static TIP: Option<(HtmlElement, Element)> = {
        let tip = document().query_selector(".tip span").ok().flatten().and_then(|tip| tip.dyn_into::<HtmlElement>().ok());
        tip.and_then(|tip| Some((tip.clone(), tip.closest(".map").ok()??)))
    };
    /// What its name is written of.
    static TOLD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Writes the name of a place or zone of the large diagram beside it, where there is room; takes it away where there is none
/// to tell. What must be measured is measured before anything is written, and the words themselves are not: to ask for their width
/// would have the browser lay out the page in the middle of its work.
pub(super) fn tell_name(on: Option<Element>, event: Option<&Event>) {
    let named = "[data-muscle],[data-trigger-point],[data-joint],[data-area],[data-name]";
    let place = on.and_then(|on| on.closest(named).ok().flatten());
    let place = place.filter(|place| matches!(place.closest("[data-main]"), Ok(Some(_))));
    let by_finger = event.and_then(|event| event.dyn_ref::<PointerEvent>()).is_some_and(|event| event.pointer_type() == "touch");
    let by_key = event.is_some_and(|event| event.type_() == "focusin");
    let place = place.filter(|place| !by_finger && (!by_key || place.matches(":focus-visible").unwrap_or(true)));
    if TOLD.with_borrow(|told| *told == place) {
        return;
    }
    TOLD.replace(place.clone());
    TIP.with(|tip| {
        let Some((tip, map)) = tip else { return };
        let named = place.and_then(|place| {
            let name = place.get_attribute("aria-label").or_else(|| place.get_attribute("data-name"))?;
            Some((name, place.get_bounding_client_rect()))
        });
        let Some((name, around)) = named else {
            let _ = tip.remove_attribute("data-told");
            return;
        };
        let frame = map.get_bounding_client_rect();
        // A line of small text with its padding, and the width of its letters, on the safe side.
        const HEIGHT: f64 = 30.0;
        const LETTER: f64 = 8.0;
        const PADDING: f64 = 20.0;
        const GAP: f64 = 6.0;
        let middle = around.left() + around.width() / 2.0 - frame.left();
        let half = (name.chars().count() as f64 * LETTER + PADDING) / 2.0;
        let (x, by_width) = match (middle - half < 0.0, middle + half > frame.width()) {
            (true, _) => (0.0, "0"),
            (_, true) => (frame.width(), "-100%"),
            _ => (middle, "-50%"),
        };
        let above = around.top() - GAP - HEIGHT >= frame.top();
        let (y, by_height) = if above { (around.top() - GAP, "-100%") } else { (around.bottom() + GAP, "0") };
        tip.set_text_content(Some(&name));
        super::zoom::place(tip, (x, y - frame.top()), (by_width, by_height));
        let _ = tip.set_attribute("data-told", "");
    });
}

/// Whether something happened in the large diagram.
pub(super) fn in_drawing(event: &Event) -> bool {
    target(event).and_then(|on| on.closest("[data-main]").ok().flatten()).is_some()
}
