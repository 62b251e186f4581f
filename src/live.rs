//! Values that change on the page, in three kinds only, and markup in pieces. Leptos compiles its machinery anew for every type that changes, so
//! few types keep what reaches the browser small. It must not know what changes.

use crate::piece::Piece;
use crate::platform;
use leptos::prelude::Signal;

/// An attribute that changes, or is absent.
pub type LiveAttribute = Signal<Option<String>>;

/// Text or markup that changes.
pub type LiveText = Signal<String>;

/// Something that is so or not.
pub type LiveFlag = Signal<bool>;

/// An attribute from a function of other values.
pub fn attribute<T: Into<String>>(value: impl Fn() -> Option<T> + Send + Sync + 'static) -> LiveAttribute {
    derived(Box::new(move || value().map(Into::into)))
}

/// Text or markup from a function of other values.
pub fn text<T: Into<String>>(value: impl Fn() -> T + Send + Sync + 'static) -> LiveText {
    derived(Box::new(move || value().into()))
}

/// A flag from a function of other values.
pub fn flag(value: impl Fn() -> bool + Send + Sync + 'static) -> LiveFlag {
    derived(Box::new(value))
}

/// Three kinds of functions, not as many as there are places that call these: each would bring a copy of what follows a value.
fn derived<T: Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(value)
}

/// The content of an element that is made of pieces and has this id: what it holds when the page is served. From then on the pieces
/// change with other values.
pub fn pieces(id: &'static str, value: impl Fn() -> Vec<Piece> + 'static) -> String {
    platform::follow_pieces(id, Box::new(value))
}
