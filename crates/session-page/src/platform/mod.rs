//! The browser, so far as session mode needs more of it than the map does. Its native twin does nothing, so that the page
//! carries no conditions.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
pub use browser::*;

#[cfg(not(feature = "hydrate"))]
mod native;
#[cfg(not(feature = "hydrate"))]
pub use native::*;

/// Whether the browser did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It did.
    Yes,
    /// It cannot, or may not.
    No,
}

/// There is no store, or it may not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbidden;
