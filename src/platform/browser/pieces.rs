//! Puts pieces of markup on the page: what was made once is kept, and only what differs is touched. Marks in a drawing stay in
//! it, unseen, since to take an outline out and put it back costs as much as to make it; text that is not shown is taken out.

use super::document;
use crate::piece::{Attributes, Piece};
use leptos::prelude::{RenderEffect, set_timeout};
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// So many pieces of a holder are kept that are not shown; the ones that were made first go first.
const MOST_KEPT: usize = 64;
/// A drawing with no marks for so long is rid of those that it kept.
const REST: Duration = Duration::from_secs(2);

/// A piece that has been made.
struct Made {
    markup: String,
    element: Element,
    /// Elements whose attributes live, with what they have now.
    live: Vec<(Element, Attributes)>,
    shown: bool,
}

/// An element whose content is pieces.
struct Holder {
    id: &'static str,
    element: Element,
    /// A drawing's marks stay in it.
    drawing: bool,
    made: Vec<Made>,
    /// How often it was asked to show something.
    asked: u32,
}

thread_local! {
    /// What is lit.
    static LIT_NOW: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
    static HOLDERS: RefCell<Vec<Holder>> = const { RefCell::new(Vec::new()) };
}

/// Makes an element show the pieces that a function of other values gives, now and whenever they change. Its content is what it was
/// served with, and need not be told.
#[must_use]
pub fn follow_pieces(id: &'static str, value: Box<dyn Fn() -> Vec<Piece>>) -> String {
    // For as long as the page is there.
    std::mem::forget(RenderEffect::new(move |_| show_pieces(id, &value())));
    String::new()
}

/// Makes the element with this id show these pieces. The first time it takes the ones that the page was
/// served with to be these.
pub fn show_pieces(id: &'static str, pieces: &[Piece]) {
    HOLDERS.with_borrow_mut(|holders| match holders.iter_mut().find(|holder| holder.id == id) {
        Some(holder) => holder.show(pieces),
        None => holders.extend(Holder::adopt(id, pieces)),
    });
}

/// Lights an area's zones in the drawings and its row in the text, and no other.
pub fn light(area: Option<&str>) {
    const LIT: &str = "data-lit";
    HOLDERS.with_borrow(|holders| {
        let lit = LIT_NOW.take();
        for element in lit {
            let _ = element.remove_attribute(LIT);
        }
        let Some(area) = area else { return };
        let mut lit = Vec::new();
        for made in holders.iter().flat_map(|holder| &holder.made).filter(|made| made.shown) {
            match made.live.first() {
                Some((element, has)) if has.iter().any(|(name, value)| *name == "data-zone" && value == area) => {
                    lit.push(element.clone());
                }
                Some(_) => {}
                None => lit.extend(super::places::all(&made.element, &["[data-lights='", area, "']"].concat())),
            }
        }
        for element in &lit {
            let _ = element.set_attribute(LIT, "");
        }
        LIT_NOW.replace(lit);
    });
}

impl Holder {
    fn adopt(id: &'static str, pieces: &[Piece]) -> Option<Self> {
        let element = document().get_element_by_id(id)?;
        let drawing = element.namespace_uri().is_some_and(|space| space.ends_with("svg"));
        let mut next = element.first_element_child();
        let mut made = Vec::new();
        for piece in pieces {
            let Some(own) = next else { break };
            next = own.next_element_sibling();
            let mut adopted = Made::of(own, piece);
            for ((_, had), has) in adopted.live.iter_mut().zip(&piece.live) {
                had.clone_from(has);
            }
            made.push(adopted);
        }
        Some(Self { id, element, drawing, made, asked: 0 })
    }

    fn show(&mut self, pieces: &[Piece]) {
        self.asked = self.asked.wrapping_add(1);
        let wanted = |made: &Made| pieces.iter().any(|piece| piece.markup == made.markup);
        for made in self.made.iter_mut().filter(|made| made.shown && !wanted(made)) {
            made.hide(self.drawing);
        }
        let mut place = self.element.first_element_child();
        for piece in pieces {
            let known = self.made.iter().position(|made| made.markup == piece.markup);
            let index = known.or_else(|| {
                self.made.push(Made::of(made_of(&self.element, &piece.markup)?, piece));
                Some(self.made.len() - 1)
            });
            let Some(made) = index.map(|index| &mut self.made[index]) else { continue };
            if self.drawing {
                if known.is_none() {
                    let _ = self.element.append_child(&made.element);
                }
            } else if place.as_ref() == Some(&made.element) {
                place = made.element.next_element_sibling();
            } else {
                let _ = self.element.insert_before(&made.element, place.as_deref());
            }
            made.show(piece, self.drawing);
        }
        self.let_go(MOST_KEPT);
        if self.drawing && pieces.is_empty() {
            let (id, asked) = (self.id, self.asked);
            set_timeout(move || rest(id, asked), REST);
        }
    }

    /// Keeps so many of the pieces that are not shown.
    fn let_go(&mut self, most: usize) {
        let mut over = self.made.iter().filter(|made| !made.shown).count().saturating_sub(most);
        self.made.retain(|made| {
            let goes = !made.shown && over > 0;
            if goes {
                over -= 1;
                made.element.remove();
            }
            !goes
        });
    }
}

/// Rids a drawing that shows no marks of those that it kept, unless it was asked for others in the meantime.
fn rest(id: &str, asked: u32) {
    HOLDERS.with_borrow_mut(|holders| {
        let same = |holder: &&mut Holder| holder.id == id && holder.asked == asked;
        if let Some(holder) = holders.iter_mut().find(same) {
            holder.let_go(0);
        }
    });
}

/// A new element of this markup, for this holder.
fn made_of(holder: &Element, markup: &str) -> Option<Element> {
    // An empty one of its kind, so that a drawing's markup is read as such; it never comes onto the page.
    let workshop: Element = holder.clone_node().ok()?.unchecked_into();
    workshop.set_inner_html(markup.trim_end());
    let element = workshop.first_element_child()?;
    element.remove();
    Some(element)
}

impl Made {
    fn of(element: Element, piece: &Piece) -> Self {
        let mut live = Vec::new();
        if !piece.live.is_empty() {
            if element.has_attribute("data-live") {
                live.push((element.clone(), Vec::new()));
            }
            live.extend(super::places::all(&element, "[data-live]").into_iter().map(|within| (within, Vec::new())));
        }
        Self { markup: piece.markup.clone(), element, live, shown: true }
    }

    fn show(&mut self, piece: &Piece, drawing: bool) {
        for ((element, had), has) in self.live.iter_mut().zip(&piece.live) {
            set(element, had, has);
        }
        if drawing && !self.shown {
            let _ = self.element.remove_attribute("data-away");
            let _ = self.element.remove_attribute("aria-hidden");
        }
        self.shown = true;
    }

    /// What is not shown is nothing to tools, tests and screen readers: a mark is a link, a zone or an X by its living attributes,
    /// which it has only while it is shown; its class may stay.
    fn hide(&mut self, drawing: bool) {
        self.shown = false;
        if drawing {
            if let Some((element, had)) = self.live.first_mut() {
                let class = had.iter().filter(|(name, _)| *name == "class").cloned().collect();
                set(element, had, &class);
            }
            let _ = self.element.set_attribute("data-away", "");
            let _ = self.element.set_attribute("aria-hidden", "true");
        } else {
            self.element.remove();
        }
    }
}

/// Gives an element the attributes that it is to have, and takes away the others that it had.
fn set(element: &Element, had: &mut Attributes, has: &Attributes) {
    for (name, _) in had.iter().filter(|(name, _)| !has.iter().any(|(other, _)| other == name)) {
        let _ = element.remove_attribute(name);
    }
    for (name, value) in has.iter().filter(|pair| !had.contains(pair)) {
        let _ = element.set_attribute(name, value);
    }
    had.clone_from(has);
}
