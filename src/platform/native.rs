//! The twin for rendering ahead and for tests: there is no browser, so nothing is heard and nothing is done.

use super::Place;
use crate::map::History;
use crate::piece::Piece;
use atlas::Layer;
use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::untrack;

/// The value of `data-act` of the link that was clicked: there is none.
#[must_use]
pub fn clicked_action(_: &MouseEvent) -> Option<String> {
    None
}

/// The tool beside the drawing that was clicked: there is none.
#[must_use]
pub fn clicked_tool(_: &MouseEvent) -> Option<String> {
    None
}

/// Shows the whole drawing again: it is never anything else.
pub fn show_whole_drawing() {}

/// Whether a key was Escape, outside of text: there is no keyboard.
#[must_use]
pub fn is_escape(_: &KeyboardEvent) -> bool {
    false
}

/// As the focus leaves a place of the drawing: there is no focus.
pub fn keep_tab_stop(_: &Event) {}

/// Tells the name of what pointer or focus is on: there is neither.
pub fn tell_name(_: Option<&Event>) {}

/// The area of the zone or list row under the pointer or focus: there is none.
#[must_use]
pub fn area_under(_: &Event) -> Option<String> {
    None
}

/// Lets the space bar choose as Enter does: there is no keyboard.
pub fn space_chooses(_: &KeyboardEvent) {}

/// Shows an address: there is nobody to show it to.
pub fn show_address(_: &str, _: History) {}

/// Names the page: there is no window.
pub fn show_title(_: &str) {}

/// Calls back when the browser goes back or forward: it never does.
pub fn on_navigation(_: impl Fn(Place) + 'static) {}

/// Where the browser is: nowhere.
#[must_use]
pub fn place() -> Place {
    Place::default()
}

/// Does something once the page is alive: it never is.
pub fn once_alive(_: impl FnOnce() + 'static) {}

/// Fetches the drawings of a layer: there is nowhere to put them.
pub fn fetch_layer(_: Layer, _: impl FnOnce(bool) + 'static) {}

/// Shows what is marked in what was written ahead: nobody marks anything.
pub fn show_marks(_: &marks::Marks) {}

/// Tells the brush which painting goes with the marks: there is none.
pub fn show_painting(_: u32) {}

/// Fetches the brush's own program: nobody paints.
pub fn fetch_brush(_: impl Fn() + 'static) {}

/// The practice's booking address with a place for a summary: there is no page that offers it.
#[must_use]
pub fn booking_template() -> Option<String> {
    None
}

/// Writes a text into an element: there is none.
pub fn write(_: &str, _: &str) {}

/// Turns a switch: there is none.
pub fn turn(_: &str, _: bool) {}

/// Today's date: there is no clock to ask.
#[must_use]
pub fn today() -> String {
    String::new()
}

/// Copies a text: there is nowhere to.
pub fn copy(_: String, _: impl FnOnce(bool) + 'static) {}

/// The marks that this device remembers: it remembers none.
#[must_use]
pub fn kept_marks() -> Option<String> {
    None
}

/// Remembers marks on this device, or forgets them; tells whether that was done.
pub fn keep_marks(_: Option<&str>) -> bool {
    true
}

/// Makes an element show pieces of markup: there are no elements, only the text that is written ahead.
pub fn show_pieces(_: &str, _: &[Piece]) {}

/// The pieces that an element holds when the page is served.
#[must_use]
pub fn follow_pieces(_: &str, value: Box<dyn Fn() -> Vec<Piece>>) -> String {
    Piece::on_page(&untrack(value))
}

/// Lights an area's zones and rows: there are none.
pub fn light(_: Option<&str>) {}

/// The element that keeps those screens of the check which do not stand.
pub const SCREENS: &str = "check-screens";

/// Shows what is known of a pattern's muscle: what is written ahead has it.
pub fn show_about(_: Option<crate::map::Pattern>) {}

/// Fetches the screens of the check: they are written ahead.
pub fn fetch_check(_: impl FnOnce(bool) + 'static) {}

/// Shows where a check stands: nobody looks.
pub fn show_step(_: &check::Check, _: bool) {}

/// Puts the focus where it returns when the check is left: there is none.
pub fn return_to_map() {}

/// Tells the style sheet what of the check stands: there is none.
pub fn show_checking(_: Option<&str>) {}

/// Takes every way to the practice off the page, or puts it back: what is written ahead has them.
pub fn withdraw(_: bool) {}

/// Goes back in the browser's history: there is none.
pub fn go_back() {}

/// Leaves for another page: there is none.
pub fn leave_for(_: &str) {}
