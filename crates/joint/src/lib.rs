//! The joint's close-ups in motion. Pure but for `live`: an angle within its range, and where a drawing's points go with it.
//!
//! It must know neither bones nor words: the page says in attributes what turns, about which centre, how far, and what to call it.
//! Angles are whole tenths of a degree, lengths whole tenths of a millimetre.

pub mod motion;
pub mod path;

#[cfg(feature = "live")]
mod live;
