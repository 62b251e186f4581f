//! Zoom and pan of the large diagram by wheel, pinch, drag, double tap and keys. Where it leads to is decided in
//! [`crate::zoom`]. The style sheet does the moving, by custom properties on the diagrams' element.

use super::document;
use super::places::in_drawing;
use crate::zoom::Zoom;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement, PointerEvent, WheelEvent};

/// Width of the drawings, in mm.
const WIDTH: f64 = 400.0;
/// A drag this long, in CSS px, is no tap.
const DRAG: f64 = 6.0;
/// Two taps within this time (ms) and distance (CSS px) are a double tap.
const DOUBLE: (f64, f64) = (350.0, 30.0);
/// How much larger a step of the wheel makes the drawing.
const WHEEL: f64 = 1.15;
/// How much larger a double tap makes the drawing.
const STEP: f64 = 2.2;

thread_local! {
    /// Whether the wheel is listened to yet.
    static HEARS_WHEEL: Cell<bool> = const { Cell::new(false) };
    static ZOOM: Cell<Zoom> = const { Cell::new(Zoom::WHOLE) };
    /// Pointers that are down on the drawing: id and place in the window.
    static DOWN: RefCell<Vec<(i32, f64, f64)>> = const { RefCell::new(Vec::new()) };
    /// How far the pointers that are down have moved, in CSS px.
    static DRAGGED: Cell<f64> = const { Cell::new(0.0) };
    /// When and where the background was tapped last.
    static TAPPED: Cell<(f64, f64, f64)> = const { Cell::new((f64::NEG_INFINITY, 0.0, 0.0)) };
}

/// Listens to what zooms and pans, and keeps the marks' size on the screen from here on.
pub(super) fn start() {
    let Some(diagrams) = diagrams() else { return };
    let listen = |kind, answer| listen(&diagrams, kind, answer);
    // WebKit styles the whole page anew when something begins to hear the wheel: not before there is a mouse.
    listen("pointerover", |event| {
        let is_mouse = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "mouse");
        if is_mouse && !HEARS_WHEEL.replace(true) {
            hear_wheel();
        }
    });
    listen("pointerdown", |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>().filter(|event| in_drawing(event)) else { return };
        DOWN.with_borrow_mut(|down| {
            if down.is_empty() {
                DRAGGED.set(0.0);
            }
            down.push((event.pointer_id(), f64::from(event.client_x()), f64::from(event.client_y())));
        });
    });
    listen("pointermove", |event| {
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            moved(event);
        }
    });
    let lifted = |event: &Event| {
        if let Some(event) = event.dyn_ref::<PointerEvent>() {
            DOWN.with_borrow_mut(|down| down.retain(|(id, ..)| *id != event.pointer_id()));
        }
    };
    for kind in ["pointerup", "pointercancel"] {
        EventListener::new(&window(), kind, lifted).forget();
    }
    EventListener::new(&window(), "resize", |_| show(Zoom::WHOLE)).forget();
    show(Zoom::WHOLE);
}

/// Listens to what happens on the diagrams, and may keep the browser from its own answer.
fn listen(diagrams: &HtmlElement, kind: &'static str, answer: fn(&Event)) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(diagrams, kind, options, answer).forget();
}

/// The wheel with ctrl, which is also how a touchpad tells a pinch.
fn hear_wheel() {
    let Some(diagrams) = diagrams() else { return };
    listen(&diagrams, "wheel", |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>().filter(|event| event.ctrl_key()) else { return };
        if in_drawing(event) {
            event.prevent_default();
            about(
                if event.delta_y() < 0.0 { WHEEL } else { 1.0 / WHEEL },
                f64::from(event.client_x()),
                f64::from(event.client_y()),
            );
        }
    });
}

fn diagrams() -> Option<HtmlElement> {
    document().query_selector(".diagrams").ok()??.dyn_into().ok()
}

/// The large diagram's frame in the window when it is whole.
fn frame() -> Option<DomRect> {
    // The overlay's box, with what the zoom did to it taken back.
    let overlay = super::places::large()?;
    let shown = overlay.get_bounding_client_rect();
    let Zoom { scale, left, top } = ZOOM.get();
    DomRect::new_with_x_and_y_and_width_and_height(
        shown.left() - left,
        shown.top() - top,
        shown.width() / scale,
        shown.height() / scale,
    )
    .ok()
}

fn moved(event: &PointerEvent) {
    let now = (f64::from(event.client_x()), f64::from(event.client_y()));
    let before = DOWN.with_borrow_mut(|down| {
        let before = down.clone();
        if let Some(pointer) = down.iter_mut().find(|(id, ..)| *id == event.pointer_id()) {
            (pointer.1, pointer.2) = now;
        }
        before
    });
    let Some(&(_, x, y)) = before.iter().find(|(id, ..)| *id == event.pointer_id()) else { return };
    let Some(frame) = frame() else { return };
    let size = (frame.width(), frame.height());
    let (dx, dy) = (now.0 - x, now.1 - y);
    DRAGGED.set(DRAGGED.get() + dx.hypot(dy));
    if let Some(&(_, other_x, other_y)) = before.iter().find(|(id, ..)| *id != event.pointer_id()) {
        let apart = |x: f64, y: f64| (x - other_x).hypot(y - other_y).max(1.0);
        let middle = ((now.0 + other_x) / 2.0 - frame.left(), (now.1 + other_y) / 2.0 - frame.top());
        let larger = ZOOM.get().about(apart(now.0, now.1) / apart(x, y), middle, size);
        show(larger.moved(dx / 2.0, dy / 2.0, size));
    } else if !ZOOM.get().is_whole() && DRAGGED.get() > DRAG {
        show(ZOOM.get().moved(dx, dy, size));
    }
}

/// Whether the click that follows belongs to a drag of the zoomed drawing, or to a pinch.
pub(super) fn was_dragged() -> bool {
    DRAGGED.replace(0.0) > DRAG && !ZOOM.get().is_whole()
}

/// Larger or smaller by a factor about a place in the window, in CSS px.
pub(super) fn about(factor: f64, x: f64, y: f64) {
    if let Some(frame) = frame() {
        show(ZOOM.get().about(factor, (x - frame.left(), y - frame.top()), (frame.width(), frame.height())));
    }
}

/// Larger or smaller by a factor about the middle of what is seen.
pub(super) fn step(factor: f64) {
    if let Some(frame) = frame() {
        about(factor, frame.left() + frame.width() / 2.0, frame.top() + frame.height() / 2.0);
    }
}

/// The whole drawing again.
pub(super) fn reset() {
    show(Zoom::WHOLE);
}

/// A tap that meant no place; the second of two in quick succession zooms there, or shows the whole drawing again.
pub(super) fn background_tap(event: &MouseEvent) {
    let (time, x, y) = (event.time_stamp(), f64::from(event.client_x()), f64::from(event.client_y()));
    let (time_before, x_before, y_before) = TAPPED.replace((time, x, y));
    if time - time_before > DOUBLE.0 || (x - x_before).hypot(y - y_before) > DOUBLE.1 {
        return;
    }
    TAPPED.set((f64::NEG_INFINITY, 0.0, 0.0));
    if ZOOM.get().is_whole() {
        about(STEP, x, y);
    } else {
        reset();
    }
}

/// Looks at the large diagram so.
fn show(zoom: Zoom) {
    let (Some(diagrams), Some(frame)) = (diagrams(), frame()) else { return };
    ZOOM.set(zoom);
    let _ = diagrams.toggle_attribute_with_force("data-zoomed", !zoom.is_whole());
    if let Ok(Some(reset)) = document().query_selector("[data-tool='reset']") {
        let _ = reset.toggle_attribute_with_force("hidden", zoom.is_whole());
    }
    if !zoom.is_whole() {
        let _ = diagrams.style().set_property("--zoom", &number(zoom.scale));
        set_length(&diagrams, "--pan-x", zoom.left);
        set_length(&diagrams, "--pan-y", zoom.top);
    }
    // Only where it is used: whatever stands within an element that it is set on is styled anew.
    let unit = number(WIDTH / (frame.width() * zoom.scale).max(1.0));
    for marks in super::places::all(&diagrams, ".names,.joints,.points") {
        let _ = marks.unchecked_into::<HtmlElement>().style().set_property("--unit", &unit);
    }
}

/// Sets a property to a length in CSS px.
pub(super) fn set_length(element: &HtmlElement, property: &str, length: f64) {
    let _ = element.style().set_property(property, &(number(length) + "px"));
}

/// Puts an element at a place of what it stands in, in CSS px, moved by shares of its own size.
pub(super) fn place(element: &HtmlElement, (x, y): (f64, f64), (by_width, by_height): (&str, &str)) {
    let (x, y) = (number(x), number(y));
    let transform = ["translate(", &x, "px,", &y, "px) translate(", by_width, ",", by_height, ")"].concat();
    let _ = element.style().set_property("transform", &transform);
}

/// A number with three places: printing a floating point number as it is would weigh more than all of this.
fn number(value: f64) -> String {
    let thousandths = (value * 1000.0).round() as i32;
    let sign = if thousandths < 0 { "-" } else { "" };
    format!("{sign}{}.{:03}", thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000)
}
