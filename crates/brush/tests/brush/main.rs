//! The brush: the samples of the real drawings, what strokes cover, and what is said of it.

mod grid;
mod painting;
mod reading;
