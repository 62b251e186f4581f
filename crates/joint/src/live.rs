//! The program of the joint's page: what the slider, hands and buttons say goes to the drawing. What the page looks like, and
//! what is shown of it, is the page's own; without this program it stands still and is complete.

use crate::motion::{Grip, Motion, Sense, Turn, degrees, push_tenths, push_whole, shown_at};
use crate::path::Shape;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::{Document, Element, Event, HtmlInputElement, PointerEvent, Window};

/// How long the demonstration takes, ms.
const SHOWING_MS: f64 = 6000.0;

/// A close-up with what moves in it.
struct Figure {
    /// The element round everything.
    element: Element,
    /// The drawing that says how it stands.
    drawing: Element,
    slider: HtmlInputElement,
    output: Element,
    motion: Motion,
    /// The smaller range of the practitioner's view.
    restricted: Option<(i32, i32)>,
    /// What turns as a whole.
    turning: Vec<Element>,
    /// The needle on the arc, and what it turns about.
    needle: Option<(Element, (i32, i32))>,
    following: Vec<(Element, Shape, bool)>,
    /// As it stands, tenths of a degree.
    angle: i32,
}

/// What the program remembers.
struct State {
    figures: Vec<Figure>,
    /// The figure that is held, by which pointer.
    held: Option<(usize, i32, Grip)>,
    /// The figure that is being shown, and since when (ms).
    showing: Option<(usize, f64)>,
}

/// Takes over the page that the prerenderer wrote.
#[wasm_bindgen(start)]
pub fn start() {
    let Some((window, document)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?))) else {
        return;
    };
    let figures = all(&document, "[data-motion]").into_iter().filter_map(Figure::read).collect();
    let state = Rc::new(RefCell::new(State { figures, held: None, showing: None }));
    for figure in &mut state.borrow_mut().figures {
        figure.slider.set_disabled(false);
        figure.show(figure.angle);
    }
    let frame = next_frame(&window, &state);
    let answer = Closure::<dyn FnMut(Event)>::new({
        let window = window.clone();
        move |event: Event| {
            if state.borrow_mut().answer(&event) {
                ask_for_frame(&window, &frame);
            }
        }
    });
    for name in ["input", "change", "click", "pointerdown", "pointermove", "pointerup", "pointercancel"] {
        let _ = document.add_event_listener_with_callback(name, answer.as_ref().unchecked_ref());
    }
    // It answers as long as the page is open.
    answer.forget();
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-ready", "");
    }
}

type Frame = Rc<Closure<dyn FnMut(f64)>>;

/// What happens in each frame of the demonstration.
fn next_frame(window: &Window, state: &Rc<RefCell<State>>) -> Frame {
    let (window, state) = (window.clone(), state.clone());
    Rc::new_cyclic(|frame: &std::rc::Weak<Closure<dyn FnMut(f64)>>| {
        let frame = frame.clone();
        Closure::new(move |now: f64| {
            if state.borrow_mut().show_next(now)
                && let Some(frame) = frame.upgrade()
            {
                ask_for_frame(&window, &frame);
            }
        })
    })
}

fn ask_for_frame(window: &Window, frame: &Frame) {
    let _ = window.request_animation_frame((**frame).as_ref().unchecked_ref());
}

impl State {
    /// Answers to what a person does; tells whether a demonstration begins.
    fn answer(&mut self, event: &Event) -> bool {
        let Some(target) = event.target().and_then(|on| on.dyn_into::<Element>().ok()) else { return false };
        match event.type_().as_str() {
            "input" => {
                let figure = self.figures.iter_mut().find(|figure| figure.slider.is_same_node(Some(&target)));
                if let Some(figure) = figure {
                    let asked = figure.motion.named(&figure.slider.value()).unwrap_or(figure.angle);
                    figure.show(asked);
                    self.showing = None;
                }
            }
            "change" => {
                if let Some(choice) = target.dyn_ref::<HtmlInputElement>().filter(|input| input.name() == "movement") {
                    self.restrict(choice.value() == "restricted");
                }
            }
            "click" if within(&target, "[data-plays]").is_some() => {
                self.showing = self.figure_of(&target).map(|index| (index, 0.0));
                return self.showing.is_some();
            }
            "pointerdown" => self.take(event.unchecked_ref(), &target),
            "pointermove" => self.drag(event.unchecked_ref()),
            "pointerup" | "pointercancel" => {
                let pointer = event.unchecked_ref::<PointerEvent>().pointer_id();
                self.held = self.held.filter(|(_, held, _)| *held != pointer);
            }
            _ => {}
        }
        false
    }

    fn figure_of(&self, target: &Element) -> Option<usize> {
        self.figures.iter().position(|figure| figure.element.contains(Some(target)))
    }

    /// A first finger on a drawing takes hold of it; a second one means something else.
    fn take(&mut self, event: &PointerEvent, target: &Element) {
        if self.held.is_some() || !event.is_primary() || event.button() != 0 || within(target, ".stage").is_none() {
            return;
        }
        let Some(index) = self.figure_of(target) else { return };
        let figure = &self.figures[index];
        if let Some(at) = figure.place(event) {
            self.held = Some((index, event.pointer_id(), Grip::new(at, figure.angle)));
            self.showing = None;
            // Let go outside the drawing, it is let go none the less.
            let _ = figure.drawing.set_pointer_capture(event.pointer_id());
        }
    }

    fn drag(&mut self, event: &PointerEvent) {
        let Some((index, pointer, grip)) = &mut self.held else { return };
        if *pointer != event.pointer_id() {
            return;
        }
        let figure = &mut self.figures[*index];
        if let Some(at) = figure.place(event) {
            let angle = grip.moved(at, &figure.limits());
            figure.show(angle);
        }
    }

    /// The demonstration, in the frame at a time; tells whether it goes on.
    fn show_next(&mut self, now: f64) -> bool {
        let Some((index, since)) = &mut self.showing else { return false };
        if *since == 0.0 {
            *since = now;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float becomes the nearest whole number")]
        let moment = ((now - *since) / SHOWING_MS * 1000.0) as u32;
        let figure = &mut self.figures[*index];
        let angle = shown_at(moment, &figure.limits());
        figure.show(angle);
        if moment >= 1000 {
            self.showing = None;
        }
        self.showing.is_some()
    }

    /// Holds every close-up that has a smaller range to it, or frees it.
    fn restrict(&mut self, restricted: bool) {
        for figure in &mut self.figures {
            if figure.restricted.is_some() {
                let _ = figure.element.toggle_attribute_with_force("data-restricted", restricted);
                figure.show(figure.angle);
            }
        }
    }
}

impl Figure {
    /// Reads a close-up from the page; none if the page does not hold all of it.
    fn read(element: Element) -> Option<Self> {
        let find = |selector: &str| element.query_selector(selector).ok().flatten();
        let number = |name: &str| element.get_attribute(name)?.parse::<i32>().ok();
        let pair = |element: &Element, name: &str| {
            let text = element.get_attribute(name)?;
            let (a, b) = text.split_once(' ')?;
            Some((a.parse::<i32>().ok()?, b.parse::<i32>().ok()?))
        };
        let sense = if element.has_attribute("data-counterclockwise") { Sense::Counterclockwise } else { Sense::Clockwise };
        let motion = Motion {
            low: number("data-low")? * 10,
            high: number("data-high")? * 10,
            sense,
            centre: pair(&element, "data-centre")?,
        };
        let moves = ["[data-part='", &element.get_attribute("data-moves")?, "']"].concat();
        let following = all(&element, "[data-follows]").into_iter().filter_map(|follower| {
            let shape = Shape::read(&follower.get_attribute("data-follows")?, &follower.get_attribute("data-shares")?)?;
            let flipped = follower.has_attribute("data-flipped");
            Some((follower, shape, flipped))
        });
        Some(Self {
            drawing: find("[data-angle]")?,
            slider: find("input[type=range]")?.dyn_into().ok()?,
            output: find("output")?,
            motion,
            restricted: pair(&element, "data-restricted-to").map(|(low, high)| (low * 10, high * 10)),
            turning: all(&element, &moves),
            needle: find("[data-needle]").and_then(|needle| Some((needle.clone(), pair(&needle, "data-needle")?))),
            following: following.collect(),
            angle: 0,
            element,
        })
    }

    /// The motion as far as it goes now.
    fn limits(&self) -> Motion {
        match self.restricted {
            Some((low, high)) if self.element.has_attribute("data-restricted") => Motion { low, high, ..self.motion },
            _ => self.motion,
        }
    }

    /// Where a pointer is in the drawing, mm.
    fn place(&self, event: &PointerEvent) -> Option<(f64, f64)> {
        let view = self.drawing.get_attribute("viewBox")?;
        let mut view = view.split(' ').map(|number| number.parse::<i32>().ok().map(f64::from));
        let (x, y, width, height) = (view.next()??, view.next()??, view.next()??, view.next()??);
        let seen = self.drawing.get_bounding_client_rect();
        // The drawing lies in the middle of its box, as large as it can be there.
        let mm = (width / seen.width()).max(height / seen.height());
        let away = |at: i32, from: f64, length: f64| (f64::from(at) - from - length / 2.0) * mm;
        let to_right = away(event.client_x(), seen.left(), seen.width());
        Some((x + width / 2.0 + to_right, y + height / 2.0 + away(event.client_y(), seen.top(), seen.height())))
    }

    /// Turns the drawing to an angle, as near as it may, and says so.
    fn show(&mut self, tenths: i32) {
        let angle = self.limits().within(tenths);
        self.angle = angle;
        let turn = self.motion.turn(angle);
        let transform = turn.transform();
        for element in &self.turning {
            let _ = element.set_attribute("transform", &transform);
        }
        if let Some((needle, pivot)) = &self.needle {
            let _ = needle.set_attribute("transform", &Motion { centre: *pivot, ..self.motion }.turn(angle).transform());
        }
        let mirrored = turn.mirrored();
        for (element, shape, flipped) in &self.following {
            let _ = self.follow(element, shape, if *flipped { &mirrored } else { &turn });
        }
        let mut number = String::new();
        push_tenths(&mut number, angle);
        let _ = self.drawing.set_attribute("data-angle", &number);
        let words = self.words(angle);
        self.output.set_text_content(Some(&words));
        let _ = self.slider.set_attribute("aria-valuetext", &words);
        self.slider.set_value(&number);
    }

    fn follow(&self, element: &Element, shape: &Shape, turn: &Turn) -> Result<(), wasm_bindgen::JsValue> {
        if element.has_attribute("d") {
            element.set_attribute("d", &shape.followed(turn))
        } else {
            element.set_attribute("transform", &shape.shifted(turn))
        }
    }

    /// The angle in the page's words: "12° back".
    fn words(&self, tenths: i32) -> String {
        let degrees = degrees(tenths);
        let which = match (degrees, tenths < 0) {
            (0, _) => "data-level",
            (_, true) => "data-less",
            (_, false) => "data-more",
        };
        let word = self.element.get_attribute(which).unwrap_or_default();
        if degrees == 0 {
            return word;
        }
        let mut words = String::new();
        push_whole(&mut words, degrees);
        words + "° " + &word
    }
}

/// The elements that a selector finds in a page or an element.
fn all(within: &impl AsRef<wasm_bindgen::JsValue>, selector: &str) -> Vec<Element> {
    let within: &wasm_bindgen::JsValue = within.as_ref();
    let found = match within.dyn_ref::<Document>() {
        Some(document) => document.query_selector_all(selector),
        None => within.unchecked_ref::<Element>().query_selector_all(selector),
    };
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// The nearest element round a target that a selector finds.
fn within(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok().flatten()
}
