//! The map: state, what of it is shown, and how that is drawn. It must not know the panel or the booking call.

mod action;
mod compose;
pub(crate) mod labels;
mod model;
pub mod paint;
mod pattern;
mod state;
mod trail;
pub mod view;

pub use action::{History, MapAction};
pub use compose::compose;
pub(crate) use compose::place;
pub use model::*;
pub use pattern::{Narrowed, OtherSide, Pattern};
pub use state::{Compared, DEFAULT_LAYER, HELD_LAYERS, MapState, SideChoice, Start, Subject};
pub use trail::STEPS;
