//! What the map knows: areas, muscles, referral zones, words and sources, as plain values.
//!
//! This crate must not know of any user interface or browser. Without features it holds only types and pure functions over
//! them (they reach the browser); feature `load` adds the reader that checks `data/` and `content/` at build time and
//! bakes them into constants, so that a wrong fact stops the build instead of reaching a person.

mod home;
mod joint;
#[cfg(feature = "load")]
pub mod load;
mod types;
mod words;

pub use home::*;
pub use joint::*;
pub use types::*;
pub use words::*;
