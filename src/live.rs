//! Values that change on the page, in three kinds only. Leptos compiles its machinery anew for every type that changes, so
//! few types keep what reaches the browser small. It must not know what changes.

use leptos::prelude::Signal;

/// An attribute that changes, or is absent.
pub type LiveAttribute = Signal<Option<String>>;

/// Text or markup that changes.
pub type LiveText = Signal<String>;

/// Something that is so or not.
pub type LiveFlag = Signal<bool>;

/// An attribute from a function of other values.
pub fn attribute<T: Into<String>>(value: impl Fn() -> Option<T> + Send + Sync + 'static) -> LiveAttribute {
    Signal::derive(move || value().map(Into::into))
}

/// Text or markup from a function of other values.
pub fn text<T: Into<String>>(value: impl Fn() -> T + Send + Sync + 'static) -> LiveText {
    Signal::derive(move || value().into())
}

/// A flag from a function of other values.
pub fn flag(value: impl Fn() -> bool + Send + Sync + 'static) -> LiveFlag {
    Signal::derive(value)
}
