//! The twin for rendering ahead and for tests: there is no browser, so nothing is heard and nothing is done.

use super::{Done, Forbidden};
use crate::desk::{Desk, Leaf};
use leptos::ev::{Event, KeyboardEvent, MouseEvent};

/// The time: none goes by.
#[must_use]
pub const fn now() -> u64 {
    0
}

/// A time of the day in words: nobody asks.
#[must_use]
pub const fn time_of_day(_: u64) -> String {
    String::new()
}

/// Listens to hands, pens and the clock: there are none.
pub fn start(_: Desk) {}

/// The fragment that a link carried: there is none.
#[must_use]
pub const fn take_fragment() -> Option<String> {
    None
}

/// What was kept.
///
/// # Errors
/// Never: there is nothing.
pub const fn kept() -> Result<Option<String>, Forbidden> {
    Ok(None)
}

/// Keeps a text: nowhere.
#[must_use]
pub const fn keep(_: &str) -> Done {
    Done::Yes
}

/// Forgets what was kept: nothing.
#[must_use]
pub const fn forget() -> Done {
    Done::Yes
}

/// Whether the strip was last at the left.
#[must_use]
pub const fn is_left_handed() -> bool {
    false
}

/// Remembers where the strip is.
pub const fn keep_hand(_: bool) {}

/// Shows the strokes: there is nothing to show them on.
pub fn show_strokes(_: Desk) {}

/// The page's own address with a fragment.
#[must_use]
pub fn own_address(fragment: &str) -> String {
    format!("/session/#{fragment}")
}

/// The deed of the button that was clicked: there is none.
#[must_use]
pub fn clicked_deed(_: &MouseEvent) -> Option<String> {
    None
}

/// The deed of a key: there is no keyboard.
#[must_use]
pub fn key_deed(_: &KeyboardEvent, _: bool) -> Option<&'static str> {
    None
}

/// What was typed: nothing.
#[must_use]
pub fn typed(_: &Event) -> String {
    String::new()
}

/// Moves the focus into a leaf, or back.
pub fn move_focus(_: Option<Leaf>, _: Option<Leaf>) {}

/// Moves the focus to the cover's question.
pub fn move_focus_to_cover() {}

/// Keeps the focus on a button that was written anew.
pub fn keep_focus(_: &str) {}

/// Empties what someone typed into.
pub fn empty_fields() {}

/// Takes the whole screen, or gives it back.
pub fn full_screen(_: impl FnOnce() + 'static) {}

/// Prints.
#[must_use]
pub const fn print() -> Done {
    Done::No
}

/// Saves the drawing as a picture.
pub fn save_picture(_: Desk, _: impl FnOnce(Done) + 'static) {}

/// Copies a text.
pub fn copy(_: &str, _: impl FnOnce(Done) + 'static) {}
