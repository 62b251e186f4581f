//! Drawing by pen, finger and mouse, and the strokes on the page. They lie in a layer of their own over each diagram, in the
//! frame of its plate, so that they turn and grow with it; a stroke that is being drawn grows in pieces, and only the last of
//! them is ever written anew.

use super::{find, target};
use crate::desk::{Desk, Tool};
use atlas::View;
use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use headache_map::facts::drawing;
use leptos::ev::Event;
use leptos::prelude::*;
use session::{Down, Ink, PIECE, Palm, Pen, Pointer, Stroke, outline};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, PointerEvent};

/// How far from its middle the eraser reaches, in CSS px.
const ERASER: f64 = 12.0;
/// A number of a stroke that is not on the board yet.
const GROWING: &str = "growing";

/// What the hand on the drawing does.
enum Hand {
    Draws { pen: Pen, group: Element, pieces: usize },
    Erases { numbers: Vec<usize> },
}

/// The large diagram while a hand is on it.
struct Paper {
    view: View,
    frame: DomRect,
    turned: bool,
}

thread_local! {
    static PALM: RefCell<Palm> = RefCell::default();
    static HAND: RefCell<Option<(Hand, Paper)>> = const { RefCell::new(None) };
}

/// Listens to what draws and rubs out, before the map hears of it.
pub(super) fn listen(desk: Desk) {
    let Some(diagrams) = find(".diagrams") else { return };
    let listen = |kind: &'static str, answer: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        EventListener::new_with_options(&diagrams, kind, options, answer).forget();
    };
    listen(
        "pointerdown",
        Box::new(move |event| {
            let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|pointer| pointer.button() == 0) else { return };
            let tool = desk.tool.get_untracked();
            if tool == Tool::Choose || !on_the_drawing(event) {
                return;
            }
            event.stop_propagation();
            event.prevent_default();
            let comes = PALM.with_borrow_mut(|palm| palm.down(pointer.pointer_id(), kind_of(pointer), pointer.time_stamp()));
            match comes {
                Down::Rests => return,
                Down::DrawsInstead => take_back(),
                Down::Draws => {}
            }
            let Some(paper) = Paper::of(desk) else { return };
            // What is drawn beyond the drawing's edge still belongs to it.
            if let Some(on) = target(event) {
                let _ = on.set_pointer_capture(pointer.pointer_id());
            }
            let hand = if tool == Tool::Pen {
                let pen = Pen::down(paper.view, desk.ink.get_untracked(), paper.place(pointer), pressure(pointer));
                let Some(group) = new_group(paper.view, GROWING, desk.ink.get_untracked()) else { return };
                grow(&group, 0, pen.stroke());
                Hand::Draws { pen, group, pieces: 0 }
            } else {
                Hand::Erases { numbers: Vec::new() }
            };
            let mut down = (hand, paper);
            rub(desk, &mut down, pointer);
            HAND.with_borrow_mut(|hand| *hand = Some(down));
        }),
    );
    listen(
        "pointermove",
        Box::new(move |event| {
            let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
            if !PALM.with_borrow_mut(|palm| palm.draws(pointer.pointer_id(), pointer.time_stamp())) {
                return;
            }
            event.stop_propagation();
            HAND.with_borrow_mut(|hand| {
                let Some(down) = hand.as_mut() else { return };
                for pointer in between(pointer) {
                    if let (Hand::Draws { pen, .. }, paper) = &mut *down {
                        pen.to(paper.place(&pointer), pressure(&pointer));
                    } else {
                        rub(desk, down, &pointer);
                    }
                }
                if let (Hand::Draws { pen, group, pieces }, _) = down {
                    *pieces = grow(group, *pieces, pen.stroke());
                }
            });
        }),
    );
    for kind in ["pointerup", "pointercancel", "lostpointercapture"] {
        listen(
            kind,
            Box::new(move |event| {
                let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
                if PALM.with_borrow_mut(|palm| palm.lift(pointer.pointer_id(), pointer.time_stamp())) {
                    event.stop_propagation();
                    lift_all(desk);
                }
            }),
        );
    }
    // The click that follows a stroke chooses nothing; a key's click still does.
    listen(
        "click",
        Box::new(move |event| {
            let by_hand = event.dyn_ref::<leptos::ev::MouseEvent>().is_some_and(|event| event.detail() > 0);
            if by_hand && desk.tool.get_untracked() != Tool::Choose && on_the_drawing(event) {
                event.stop_propagation();
                event.prevent_default();
            }
        }),
    );
    // A finger that draws must not scroll or select.
    for kind in ["touchstart", "dragstart", "selectstart"] {
        listen(
            kind,
            Box::new(move |event| {
                if desk.tool.get_untracked() != Tool::Choose && on_the_drawing(event) {
                    event.prevent_default();
                }
            }),
        );
    }
}

fn on_the_drawing(event: &Event) -> bool {
    target(event).is_some_and(|on| on.closest("[data-slot='main'],[data-main]").is_ok_and(|on| on.is_some()))
}

fn kind_of(pointer: &PointerEvent) -> Pointer {
    match pointer.pointer_type().as_str() {
        "pen" => Pointer::Pen,
        "touch" => Pointer::Touch,
        _ => Pointer::Mouse,
    }
}

/// Fingers and mice tell none, or always the same.
fn pressure(pointer: &PointerEvent) -> f32 {
    if kind_of(pointer) == Pointer::Pen { pointer.pressure() } else { 0.5 }
}

/// All places since the last frame, where the browser tells them.
fn between(pointer: &PointerEvent) -> Vec<PointerEvent> {
    let all = super::method(pointer, "getCoalescedEvents").and_then(|tell| tell.call0(pointer).ok()).unwrap_or(JsValue::NULL);
    let all: Vec<PointerEvent> = js_sys::Array::from(&all).iter().filter_map(|one| one.dyn_into().ok()).collect();
    if all.is_empty() { vec![pointer.clone()] } else { all }
}

impl Paper {
    fn of(desk: Desk) -> Option<Self> {
        let overlay = document().query_selector("[data-main]").ok()??;
        let view = desk.state.with_untracked(|state| state.main_view());
        let turned = overlay.closest(".turned").is_ok_and(|turned| turned.is_some());
        Some(Self { view, frame: overlay.get_bounding_client_rect(), turned })
    }

    /// Tenths of a millimetre for a CSS px.
    fn scale(&self) -> f64 {
        f64::from(drawing(self.view).view_box.2.0) / self.frame.width().max(1.0)
    }

    /// Where a pointer is, in tenths of a millimetre in the plate's frame.
    #[expect(clippy::cast_possible_truncation, reason = "a few thousand")]
    fn place(&self, pointer: &PointerEvent) -> (f32, f32) {
        let (left, top, width, _) = drawing(self.view).view_box;
        let across = (f64::from(pointer.client_x()) - self.frame.left()) * self.scale();
        let across = if self.turned { f64::from(width.0) - across } else { across };
        let down = (f64::from(pointer.client_y()) - self.frame.top()) * self.scale();
        ((across + f64::from(left.0)) as f32, (down + f64::from(top.0)) as f32)
    }
}

/// Rubs out what the eraser touches: at once to see, as one step when the hand is lifted.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred")]
fn rub(desk: Desk, (hand, paper): &mut (Hand, Paper), pointer: &PointerEvent) {
    let Hand::Erases { numbers } = hand else { return };
    let reach = (ERASER * paper.scale()) as f32;
    let at = paper.place(pointer);
    let touched = desk.session.with_untracked(|session| session.board.touched(paper.view, at, reach, numbers));
    if let Some(number) = touched {
        numbers.push(number);
        if let Some(group) = document().query_selector(&format!("[data-stroke='{number}']")).ok().flatten() {
            group.remove();
        }
    }
}

/// What the hand has drawn or rubbed out so far is done.
pub(super) fn lift_all(desk: Desk) {
    let Some((hand, _)) = HAND.with_borrow_mut(Option::take) else { return };
    match hand {
        Hand::Draws { pen, group, pieces } => {
            // What is there already stays: to paint a long stroke anew as a whole would hold up the next one.
            let stroke = pen.lift();
            grow(&group, pieces, &stroke);
            let number = desk.session.with_untracked(|session| session.board.parts().1);
            let _ = group.set_attribute("data-stroke", &number.to_string());
            let _ = group.set_attribute("data-of", &mark_of(&stroke));
            desk.draw(stroke);
        }
        Hand::Erases { numbers } => desk.erase(&numbers),
    }
}

/// What a resting hand drew before its pen came down is taken back.
fn take_back() {
    if let Some((Hand::Draws { group, .. }, _)) = HAND.with_borrow_mut(Option::take) {
        group.remove();
    }
}

/// The layer of a diagram that holds its strokes; made when first asked for.
fn layer(view: View) -> Option<Element> {
    let name = [".strokes[data-of='", view.slug(), "'] > g"].concat();
    if let Ok(Some(layer)) = document().query_selector(&name) {
        return Some(layer);
    }
    let overlay = document().query_selector(&[".overlay[data-view='", view.slug(), "']"].concat()).ok()??;
    let svg = element("svg")?;
    for (attribute, value) in [
        ("class", "strokes"),
        ("data-of", view.slug()),
        ("viewBox", &overlay.get_attribute("viewBox")?),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ] {
        svg.set_attribute(attribute, value).ok()?;
    }
    let group = element("g")?;
    group.set_attribute("transform", "scale(.01)").ok()?;
    svg.append_child(&group).ok()?;
    overlay.parent_node()?.insert_before(&svg, overlay.next_sibling().as_ref()).ok()?;
    Some(group)
}

fn element(name: &str) -> Option<Element> {
    document().create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()
}

/// A group for a stroke: its halo's pieces below, its ink's above.
fn new_group(view: View, number: &str, ink: Ink) -> Option<Element> {
    let group = element("g")?;
    group.set_attribute("data-stroke", number).ok()?;
    group.set_attribute("data-ink", ink.slug()).ok()?;
    for class in ["halo", "ink"] {
        let part = element("g")?;
        part.set_attribute("class", class).ok()?;
        group.append_child(&part).ok()?;
    }
    layer(view)?.append_child(&group).ok()?;
    Some(group)
}

/// Writes what has been drawn since; tells how many pieces are done.
fn grow(group: &Element, done: usize, stroke: &Stroke) -> usize {
    let step = PIECE - 1;
    let mut done = done;
    loop {
        let from = done * step;
        let piece = &stroke.samples[from..stroke.samples.len().min(from + PIECE)];
        let d = outline(piece);
        for part in ["halo", "ink"] {
            let _ = put_piece(group, part, done, &d);
        }
        if piece.len() < PIECE {
            return done;
        }
        done += 1;
    }
}

fn put_piece(group: &Element, part: &str, index: usize, d: &str) -> Option<()> {
    let part = group.query_selector(&[":scope > .", part].concat()).ok()??;
    let path = match part.children().item(u32::try_from(index).ok()?) {
        Some(path) => path,
        None => {
            let path = element("path")?;
            part.append_child(&path).ok()?;
            path
        }
    };
    path.set_attribute("d", d).ok()
}

/// Shows the strokes that are to be seen. Those that are there already stay as they are.
pub fn show_strokes(desk: Desk) {
    desk.session.with_untracked(|session| {
        for view in View::ALL.iter().copied() {
            let seen: Vec<(usize, &Stroke)> = session.board.strokes().filter(|(_, stroke)| stroke.view == view).collect();
            let Some(layer) = layer(view) else { continue };
            let there = layer.children();
            let mut shown: Vec<usize> = Vec::new();
            for index in (0..there.length()).rev() {
                let Some(group) = there.item(index) else { continue };
                let number = group.get_attribute("data-stroke").and_then(|number| number.parse().ok());
                let same = |number: usize| {
                    // A number can come to mean another stroke: undone, and drawn anew.
                    let stroke = seen.iter().find(|(other, _)| *other == number).map(|(_, stroke)| *stroke);
                    stroke.is_some_and(|stroke| group.get_attribute("data-of").as_deref() == Some(&mark_of(stroke)))
                };
                match number {
                    Some(number) if same(number) => shown.push(number),
                    _ => group.remove(),
                }
            }
            for (number, stroke) in seen.iter().filter(|(number, _)| !shown.contains(number)) {
                let _ = put_stroke(&layer, view, *number, stroke);
            }
        }
    });
}

/// A text that tells a stroke from one that has the same number at another time.
fn mark_of(stroke: &Stroke) -> String {
    let ends = [stroke.samples.first(), stroke.samples.last()].map(|sample| sample.map_or((0, 0), |sample| (sample.x, sample.y)));
    format!("{}.{}.{}.{}.{}", stroke.samples.len(), ends[0].0, ends[0].1, ends[1].0, ends[1].1)
}

fn put_stroke(layer: &Element, view: View, number: usize, stroke: &Stroke) -> Option<()> {
    let group = new_group(view, &number.to_string(), stroke.ink)?;
    group.set_attribute("data-of", &mark_of(stroke)).ok()?;
    grow(&group, 0, stroke);
    // In the order of their numbers: what was drawn later lies above, also when it comes back.
    let later = (0..layer.children().length()).filter_map(|index| layer.children().item(index)).find(|other| {
        other.get_attribute("data-stroke").and_then(|other| other.parse::<usize>().ok()).is_some_and(|other| other > number)
    });
    if let Some(later) = later {
        layer.insert_before(&group, Some(&later)).ok()?;
    }
    Some(())
}
