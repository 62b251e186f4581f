//! The brush: what a person painted over the map, and how it is read as areas with their shares. Pure but for `live`.
//!
//! It must not know marks, patterns or the page's state: it says which places a stroke marked or no longer marks, and the map does the
//! rest. Lengths are mm in the frame of a diagram as it is drawn for the person's right half.

mod grid;
mod painting;
mod reading;

pub use grid::{Grid, Place, STEP, Sheet};
pub use painting::{Dab, Deed, MOST_STROKES, Painting, Tool};
pub use reading::{Amount, Covered, Shares, amount, changes, told};

/// What the build made of art, data and words.
mod baked {
    use crate::grid::Baked;
    use crate::reading::Shares;

    include!(concat!(env!("OUT_DIR"), "/baked.rs"));
}

pub use baked::{HOW, SHARES};

#[cfg(feature = "live")]
mod live;
