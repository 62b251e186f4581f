//! The program of the brush: what hand, pen and mouse do on the large diagram becomes paint on a canvas under its lines, and each
//! stroke is told to the map as the places that it marked or no longer marks. It is fetched when someone first takes the brush; what
//! is marked stays the map's, and is read from the page.
//!
//! It must not know how marks are kept, undone or told in the address.

use crate::grid::{Place, Sheet};
use crate::painting::{Dab, Deed, Painting, Tool, between};
use crate::reading::{changes, told};
use crate::{HOW, SHARES};
use atlas::{Area, Side, View};
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, CanvasGradient, CanvasRenderingContext2d, Document, DomRect, Element, Event, FocusOptions,
    HtmlCanvasElement, HtmlElement, HtmlInputElement, KeyboardEvent, MutationObserver, MutationObserverInit, Path2d,
    PointerEvent, Window,
};

/// Places of a stroke nearer to each other than this, mm, are one.
const APART: f32 = 0.8;
/// How far beyond the brush's reach its colour fades, as a share of that.
const FADES: f64 = 1.15;
/// The finest screens are painted on in no more detail than this: paint is soft.
const MOST_DETAIL: f64 = 2.0;

/// What the program remembers.
struct Desk {
    window: Window,
    document: Document,
    page: Page,
    painting: Painting,
    tool: Tool,
    in_hand: bool,
    /// Pointers that are down on the drawing; with a second finger one zooms.
    down: Vec<i32>,
    stroke: Option<Stroke>,
    /// A hand pressed on the drawing: the click that comes of it chooses nothing.
    pressed: bool,
    surface: Option<Surface>,
    observer: Option<MutationObserver>,
}

/// What of the page it uses.
struct Page {
    /// The element that says which painting goes with the marks.
    root: Element,
    map: Element,
    diagrams: Element,
    /// Takes the brush and puts it down.
    button: HtmlElement,
    eraser: Element,
    size: HtmlInputElement,
    told: Element,
    /// What the map hears a stroke from.
    speaker: HtmlElement,
}

/// A stroke that is being painted.
struct Stroke {
    pointer: i32,
    by_pen: bool,
    paper: Paper,
    dabs: Vec<Dab>,
}

/// The large diagram as it lies while a stroke is painted.
struct Paper {
    frame: DomRect,
    sheet: Sheet,
    turned: bool,
    /// How far the brush reaches, mm.
    radius: f32,
}

/// What is painted on: a canvas between the plate and the lines over it.
struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// One dab of radius 1, from full colour to none.
    dab: CanvasGradient,
    colour: String,
    /// Pixels of the canvas for a mm.
    detail: f64,
    sheet: Sheet,
}

/// Takes the brush in hand, and listens from here on.
#[wasm_bindgen(start)]
pub fn start() {
    let Some((window, document)) = web_sys::window().and_then(|window| Some((window.clone(), window.document()?))) else {
        return;
    };
    let Some(page) = Page::of(&document) else { return };
    let desk = Rc::new(RefCell::new(Desk {
        window: window.clone(),
        document: document.clone(),
        page,
        painting: Painting::default(),
        tool: Tool::Brush,
        in_hand: false,
        down: Vec::new(),
        stroke: None,
        pressed: false,
        surface: None,
        observer: None,
    }));
    let answering = desk.clone();
    let answer = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // What is told to the map comes back as events, which are answered while this one is.
        let deed = answering.borrow_mut().answer(&event);
        if let Some(deed) = deed {
            let speaker = answering.borrow().page.speaker.clone();
            let _ = speaker.set_attribute("data-act", &deed);
            speaker.click();
        }
    });
    let answer: Function = answer.into_js_value().unchecked_into();
    let first = AddEventListenerOptions::new();
    first.set_capture(true);
    first.set_passive(false);
    let listen = |to: &web_sys::EventTarget, kinds: &[&str]| {
        for kind in kinds {
            let _ = to.add_event_listener_with_callback_and_add_event_listener_options(kind, &answer, &first);
        }
    };
    let on_drawing = ["pointerdown", "pointermove", "click", "touchstart", "dragstart", "selectstart", "contextmenu"];
    listen(&desk.borrow().page.diagrams, &on_drawing);
    listen(&document, &["pointerup", "pointercancel", "keydown"]);
    listen(&window, &["resize"]);
    if let Some(tools) = desk.borrow().page.speaker.parent_element() {
        listen(&tools, &["click"]);
    }
    let looking = desk.clone();
    let looks = Closure::<dyn FnMut()>::new(move || {
        if let Ok(mut desk) = looking.try_borrow_mut() {
            desk.look();
        }
    });
    desk.borrow_mut().observer = MutationObserver::new(looks.into_js_value().unchecked_ref()).ok();
    desk.borrow_mut().take();
}

impl Page {
    fn of(document: &Document) -> Option<Self> {
        let find = |selector: &str| document.query_selector(selector).ok().flatten();
        Some(Self {
            root: find("#app")?,
            map: find(".map")?,
            diagrams: find(".diagrams")?,
            button: find("[data-tool=paint]")?.dyn_into().ok()?,
            eraser: find("[data-tool=erase]")?,
            size: find("[data-tool=size]")?.dyn_into().ok()?,
            told: find("[data-tells=painted]")?,
            speaker: find("[data-tells=stroke]")?.dyn_into().ok()?,
        })
    }

    /// The large diagram.
    fn drawing(&self) -> Option<Element> {
        self.diagrams.query_selector("[data-main]").ok()?
    }

    fn sheet(&self) -> Option<(Sheet, bool)> {
        let drawing = self.drawing()?;
        let view = View::from_slug(&drawing.get_attribute("data-view")?)?;
        let turned = drawing.closest(".turned").is_ok_and(|turned| turned.is_some());
        Some((Sheet::of(view, turned), turned))
    }

    /// Which places of the large diagram are marked.
    fn marked(&self) -> [bool; Place::COUNT] {
        let mut marked = [false; Place::COUNT];
        let areas = self.drawing().and_then(|drawing| drawing.query_selector_all("[data-area][aria-pressed=true]").ok());
        let areas = areas.iter().flat_map(|areas| (0..areas.length()).filter_map(|index| areas.get(index)?.dyn_into().ok()));
        for area in areas {
            let area: Element = area;
            let place = area
                .get_attribute("data-area")
                .and_then(|slug| Area::from_slug(&slug))
                .zip(area.get_attribute("data-side").and_then(|slug| Side::from_slug(&slug)));
            if let Some((area, side)) = place {
                marked[Place::of(area, side).index()] = true;
            }
        }
        marked
    }
}

impl Desk {
    /// Answers to what a person does; gives what a finished stroke tells the map.
    fn answer(&mut self, event: &Event) -> Option<String> {
        let kind = event.type_();
        let target = event.target().and_then(|on| on.dyn_into::<Element>().ok());
        let within = |selector: &str| target.as_ref().is_some_and(|on| matches!(on.closest(selector), Ok(Some(_))));
        if kind == "click" && within(".brush") {
            if within("[data-tool=paint]") {
                if self.in_hand { self.put_down() } else { self.take() }
            } else if within("[data-tool=erase]") {
                self.tool = if self.tool == Tool::Brush { Tool::Eraser } else { Tool::Brush };
                let erases = if self.tool == Tool::Eraser { "true" } else { "false" };
                let _ = self.page.eraser.set_attribute("aria-pressed", erases);
            }
            return None;
        }
        if !self.in_hand {
            return None;
        }
        let pointer = event.dyn_ref::<PointerEvent>();
        match (kind.as_str(), pointer) {
            ("pointerdown", Some(pointer)) if within("[data-main]") && pointer.button() == 0 => self.press(pointer),
            ("pointermove", Some(pointer)) => self.drag(pointer),
            ("pointerup", Some(pointer)) => return self.lift(pointer),
            ("pointercancel", Some(pointer)) => {
                self.down.retain(|id| *id != pointer.pointer_id());
                if self.paints(pointer) {
                    self.take_back();
                }
            }
            // A finger that paints does not scroll, select or choose; a key's click still chooses.
            ("click", _) if within("[data-main]") && self.pressed => {
                self.pressed = false;
                event.stop_propagation();
                event.prevent_default();
            }
            ("touchstart" | "dragstart" | "selectstart" | "contextmenu", _) if within("[data-main]") => event.prevent_default(),
            ("keydown", _) => {
                self.pressed = false;
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape") {
                    event.stop_propagation();
                    event.prevent_default();
                    self.put_down();
                }
            }
            ("resize", _) => self.look(),
            _ => {}
        }
        None
    }

    fn take(&mut self) {
        self.in_hand = true;
        self.show_in_hand();
        self.page.told.set_text_content(Some(HOW));
        if let Some(observer) = &self.observer {
            let watch = |target: &Element, attributes: &[&str]| {
                let options = MutationObserverInit::new();
                options.set_attributes(true);
                options.set_subtree(target != &self.page.root);
                options.set_attribute_filter(&attributes.iter().map(|name| JsValue::from_str(name)).collect::<Array>());
                let _ = observer.observe_with_options(target, &options);
            };
            // Marks, the diagram that lies before the person and how, what lies over it; which painting goes with the marks; the theme.
            watch(&self.page.map, &["aria-pressed", "data-main", "class", "data-hatched"]);
            watch(&self.page.root, &["data-painting"]);
            if let Some(html) = self.document.document_element() {
                let options = MutationObserverInit::new();
                options.set_attributes(true);
                options.set_attribute_filter(&Array::of1(&JsValue::from_str("data-theme")));
                let _ = observer.observe_with_options(&html, &options);
            }
        }
        self.look();
        self.keep_focus();
    }

    fn put_down(&mut self) {
        self.take_back();
        self.down.clear();
        self.in_hand = false;
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.show_in_hand();
    }

    fn show_in_hand(&self) {
        let _ = self.page.map.toggle_attribute_with_force("data-paints", self.in_hand);
        let _ = self.page.button.set_attribute("aria-pressed", if self.in_hand { "true" } else { "false" });
    }

    /// After the map heard of a stroke the focus is where it was; where it was nowhere, it is on the brush, so that keys are heard.
    fn keep_focus(&self) {
        if self.document.active_element().is_none_or(|on| on.tag_name() == "BODY") {
            let quietly = FocusOptions::new();
            quietly.set_prevent_scroll(true);
            let _ = self.page.button.focus_with_options(&quietly);
        }
    }

    /// Looks at what is on the page: lays down the sheet that is seen, with the painting that goes with its marks.
    fn look(&mut self) {
        if !self.in_hand || self.stroke.is_some() {
            return;
        }
        let from_pain = matches!(self.page.map.closest("[data-start=pain]"), Ok(Some(_)));
        let Some((sheet, _)) = self.page.sheet().filter(|_| from_pain && !self.page.map.has_attribute("data-hatched")) else {
            return self.put_down();
        };
        self.painting.open(sheet);
        let number = self.page.root.get_attribute("data-painting").and_then(|number| number.parse().ok()).unwrap_or(0);
        let went = self.painting.go_to(number);
        let marked = self.page.marked();
        let agreed = self.painting.agree(|place| marked[place.index()], |share| share >= SHARES.marked_from);
        let laid = self.lay(sheet);
        if went || agreed || laid {
            self.paint_anew();
        }
    }

    /// Has the canvas lie under the lines of the large diagram, in its colour and as fine as the screen is; tells whether it must be painted
    /// anew.
    fn lay(&mut self, sheet: Sheet) -> bool {
        let Some(drawing) = self.page.drawing() else { return false };
        let surface = self.surface.take().or_else(|| Surface::new(&self.document, sheet));
        let Some(mut surface) = surface else { return false };
        if surface.canvas.next_element_sibling().as_ref() != Some(&drawing)
            && let Some(diagram) = drawing.parent_node()
        {
            let _ = diagram.insert_before(&surface.canvas, Some(&drawing));
        }
        let width = f64::from(surface.canvas.client_width());
        let fine = self.window.device_pixel_ratio().min(MOST_DETAIL);
        let detail = width * fine / f64::from(sheet.frame().2);
        let colour = self.window.get_computed_style(&surface.canvas).ok().flatten();
        let colour = colour.and_then(|style| style.get_property_value("color").ok()).unwrap_or_default();
        let same = surface.sheet == sheet && surface.colour == colour && (surface.detail - detail).abs() < 0.001;
        if !same {
            surface.sheet = sheet;
            surface.detail = detail;
            surface.canvas.set_width((width * fine) as u32);
            surface.canvas.set_height((f64::from(surface.canvas.client_height()) * fine) as u32);
            surface.take_colour(colour);
        }
        self.surface = Some(surface);
        !same
    }

    fn paint_anew(&self) {
        let Some(surface) = &self.surface else { return };
        surface.clear();
        for deed in self.painting.deeds() {
            match deed {
                Deed::Stroke(tool, dabs) => surface.paint(*tool, dabs, true),
                Deed::Fill(place) => surface.fill(&self.document, *place, Tool::Brush),
                Deed::Empty(place) => surface.fill(&self.document, *place, Tool::Eraser),
            }
        }
    }

    fn paints(&self, pointer: &PointerEvent) -> bool {
        self.stroke.as_ref().is_some_and(|stroke| stroke.pointer == pointer.pointer_id())
    }

    fn press(&mut self, pointer: &PointerEvent) {
        pointer.prevent_default();
        self.pressed = true;
        let by_pen = pointer.pointer_type() == "pen";
        self.down.push(pointer.pointer_id());
        if let Some(stroke) = &self.stroke {
            // A hand that rests beside its pen does nothing. A pen that comes after its hand paints; a second finger zooms.
            if stroke.by_pen {
                return pointer.stop_propagation();
            }
            self.take_back();
            if !by_pen {
                return;
            }
        } else if self.down.len() > 1 && !by_pen {
            return;
        }
        self.look();
        let Some((paper, drawing)) = self.paper() else { return };
        // What is painted beyond the drawing's edge still belongs to it.
        let _ = drawing.set_pointer_capture(pointer.pointer_id());
        let dabs = vec![paper.dab(pointer)];
        if let Some(surface) = &self.surface {
            surface.paint(self.tool, &dabs, true);
        }
        self.stroke = Some(Stroke { pointer: pointer.pointer_id(), by_pen, paper, dabs });
    }

    fn paper(&self) -> Option<(Paper, Element)> {
        let drawing = self.page.drawing()?;
        let (sheet, turned) = self.page.sheet()?;
        let frame = drawing.get_bounding_client_rect();
        // The brush is as large on the screen when the drawing is zoomed, and so reaches less far in it.
        let whole = self.surface.as_ref().map_or(frame.width(), |surface| f64::from(surface.canvas.client_width()));
        let size: u16 = self.page.size.value().parse().unwrap_or(14);
        let radius = f32::from(size) * (whole / frame.width().max(1.0)) as f32;
        Some((Paper { frame, sheet, turned, radius }, drawing))
    }

    fn drag(&mut self, pointer: &PointerEvent) {
        if !self.paints(pointer) {
            return;
        }
        pointer.stop_propagation();
        let Some(stroke) = &mut self.stroke else { return };
        let known = stroke.dabs.len();
        for pointer in since_last_frame(pointer) {
            let dab = stroke.paper.dab(&pointer);
            if stroke.dabs.last().is_none_or(|last| (dab.x - last.x).abs() + (dab.y - last.y).abs() >= APART) {
                stroke.dabs.push(dab);
            }
        }
        if let (Some(surface), Some(new)) = (&self.surface, stroke.dabs.get(known - 1..).filter(|new| new.len() > 1)) {
            surface.paint(self.tool, new, false);
        }
    }

    /// The stroke is done.
    fn lift(&mut self, pointer: &PointerEvent) -> Option<String> {
        self.down.retain(|id| *id != pointer.pointer_id());
        if !self.paints(pointer) {
            return None;
        }
        let stroke = self.stroke.take()?;
        let marked = self.page.marked();
        let touched = self.painting.stroke(self.tool, stroke.dabs);
        let shares = self.painting.shares();
        self.page.told.set_text_content(Some(&told(&touched, &shares, &SHARES)));
        let mut deed = ["paint:", &self.painting.number().to_string()].concat();
        let mut separator = ":";
        for place in changes(&shares, &SHARES, |place| marked[place.index()]) {
            [separator, place.area().slug(), ".", place.side().slug()].iter().for_each(|part| deed.push_str(part));
            separator = ",";
        }
        if separator == ":" {
            deed.push(':');
        }
        self.keep_focus();
        Some(deed)
    }

    /// The stroke that is being painted was none.
    fn take_back(&mut self) {
        if self.stroke.take().is_some() {
            self.paint_anew();
        }
    }
}

impl Paper {
    /// What the brush does where a pointer is.
    fn dab(&self, pointer: &PointerEvent) -> Dab {
        let (left, top, width) = self.sheet.frame();
        let scale = f64::from(width) / self.frame.width().max(1.0);
        let across = ((f64::from(pointer.client_x()) - self.frame.left()) * scale) as f32;
        let down = ((f64::from(pointer.client_y()) - self.frame.top()) * scale) as f32;
        let across = if self.turned { width - across } else { across };
        // Fingers and mice tell no pressure, or always the same.
        let wider = if pointer.pointer_type() == "pen" { 0.4 + 1.2 * pointer.pressure() } else { 1.0 };
        Dab { x: left + across, y: top + down, radius: self.radius * wider }
    }
}

impl Surface {
    fn new(document: &Document, sheet: Sheet) -> Option<Self> {
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        canvas.set_attribute("aria-hidden", "true").ok()?;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let dab = context.create_radial_gradient(0.0, 0.0, 0.0, 0.0, 0.0, 1.0).ok()?;
        Some(Self { canvas, context, dab, colour: String::new(), detail: 0.0, sheet })
    }

    fn take_colour(&mut self, colour: String) {
        if let Ok(dab) = self.context.create_radial_gradient(0.0, 0.0, 0.0, 0.0, 0.0, 1.0) {
            // Browsers write a plain colour as rgb(…).
            let plain = colour.strip_prefix("rgb(").and_then(|colour| colour.strip_suffix(')')).unwrap_or("0,0,0");
            let faded = |share: &str| ["rgba(", plain, share].concat();
            for (at, share) in [(0.0, ",1)"), (0.55, ",.8)"), (0.8, ",.3)"), (1.0, ",0)")] {
                let _ = dab.add_color_stop(at, &faded(share));
            }
            self.dab = dab;
        }
        self.colour = colour;
    }

    fn clear(&self) {
        let _ = self.context.reset_transform();
        self.context.clear_rect(0.0, 0.0, f64::from(self.canvas.width()), f64::from(self.canvas.height()));
    }

    fn take_tool(&self, tool: Tool) {
        let how = if tool == Tool::Brush { "source-over" } else { "destination-out" };
        let _ = self.context.set_global_composite_operation(how);
    }

    /// Paints along a stroke; `begins`: with its first dab, which is as full as if the brush had rested there.
    fn paint(&self, tool: Tool, dabs: &[Dab], begins: bool) {
        self.take_tool(tool);
        self.context.set_fill_style_canvas_gradient(&self.dab);
        let (left, top, _) = self.sheet.frame();
        for (index, dab) in between(dabs).enumerate() {
            let reach = f64::from(dab.radius) * FADES * self.detail;
            let _ = self.context.set_transform(
                reach,
                0.0,
                0.0,
                reach,
                f64::from(dab.x - left) * self.detail,
                f64::from(dab.y - top) * self.detail,
            );
            // Dabs lie over each other, the more the wider they are: together they are full.
            let full = index == 0 && begins;
            self.context.set_global_alpha(if full { 0.9 } else { (2.4 / f64::from(dab.radius)).min(0.9) });
            self.context.fill_rect(-1.0, -1.0, 2.0, 2.0);
        }
    }

    /// Paints all of a place, or takes all of it away.
    fn fill(&self, document: &Document, place: Place, tool: Tool) {
        let view = match self.sheet {
            Sheet::RightSide | Sheet::LeftSide => View::Side,
            Sheet::Back => View::Back,
            Sheet::Front => View::Front,
        };
        let outline = document.get_element_by_id(&[view.slug(), "-area-", place.area().slug()].concat());
        let path = outline.and_then(|outline| outline.get_attribute("d")).and_then(|d| Path2d::new_with_path_string(&d).ok());
        let Some(path) = path else { return };
        self.take_tool(tool);
        self.context.set_fill_style_str(&self.colour);
        self.context.set_global_alpha(1.0);
        let (left, top, width) = self.sheet.frame();
        // Drawn is the person's right half.
        let mirrored = view != View::Side && place.side() == Side::Left;
        let (across, from) = if mirrored { (-self.detail, left + width) } else { (self.detail, -left) };
        // Mirrored about the middle of the drawing: what lies at x comes to lie at 2 × left + width − x.
        let _ = self.context.set_transform(
            across,
            0.0,
            0.0,
            self.detail,
            f64::from(from) * self.detail,
            f64::from(-top) * self.detail,
        );
        self.context.fill_with_path_2d(&path);
    }
}

/// Where a pointer has been since the last frame, where the browser tells it.
fn since_last_frame(pointer: &PointerEvent) -> Vec<PointerEvent> {
    let tell =
        Reflect::get(pointer, &JsValue::from_str("getCoalescedEvents")).ok().and_then(|tell| tell.dyn_into::<Function>().ok());
    let all = tell.and_then(|tell| tell.call0(pointer).ok()).unwrap_or(JsValue::NULL);
    let all: Vec<PointerEvent> = Array::from(&all).iter().filter_map(|one| one.dyn_into().ok()).collect();
    if all.is_empty() { vec![pointer.clone()] } else { all }
}
