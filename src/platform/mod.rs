//! The one place that knows the browser. Its native twin does nothing, so that views carry no conditions.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::*;

#[cfg(not(feature = "hydrate"))]
mod native;
#[cfg(not(feature = "hydrate"))]
pub use native::*;

/// Where the browser is: the parts of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Path, beginning with `/`.
    pub path: String,
    /// Query, with its `?`, or empty.
    pub query: String,
    /// Fragment, with its `#`, or empty.
    pub fragment: String,
    /// Whether this page itself made the entry in the browser's history.
    pub own: bool,
}
