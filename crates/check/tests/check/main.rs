//! The check with the real questions: where each answer leads, that no answer ever lightens a result, and what its text says.

mod clinical;
mod pages;
mod steps;
mod words;

use atlas::{Atlas, Urgency};
use std::path::Path;
use std::sync::LazyLock;

/// The real atlas.
pub static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    atlas::load::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap_or_else(|problems| panic!("{problems:#?}"))
});

/// The place of a screen, by its id.
pub fn place(screen: &str) -> usize {
    ATLAS.check.screens.iter().position(|other| other.id == screen).unwrap_or_else(|| panic!("no screen `{screen}`"))
}

/// A check in which a screen is open and every one before it was answered with no.
pub fn at(screen: &str) -> check::Check {
    let mut check = check::Check::new(&ATLAS.check);
    (0..place(screen)).for_each(|before| check.answer(before, check::Answer::No));
    assert_eq!(check.step(), check::Step::Question(place(screen)));
    check
}

/// What the design says, as it is written.
pub const EMERGENCY: Urgency = Urgency::Emergency;
/// A doctor today.
pub const TODAY: Urgency = Urgency::Today;
/// A doctor before booking.
pub const BEFORE: Urgency = Urgency::BeforeBooking;
