//! From the pain: where it hurts, as a person marks it; its text in an address; the patterns that include it; the summary.
//!
//! This crate must not know of any user interface, browser or drawing. It is pure: text and values in, text and values out.

mod areas;
mod candidates;
mod fragment;
mod history;
mod marked;
mod reason;
mod summary;

pub use areas::Areas;
pub use candidates::{Candidate, Outcome, PatternOn, Ranking, rank};
pub use fragment::{Reading, holds_marks, read, write};
pub use history::{History, MOST_STEPS, Step};
pub use marked::{Marks, Place, Quality, Severity};
pub use reason::{leaves, reason};
pub use summary::summary;
