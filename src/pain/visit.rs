//! What goes along to the appointment, and what this device remembers: what a person can do with their marks besides marking. It
//! must not know the browser.

use crate::facts::ATLAS;
use crate::map::{MapState, Narrowed, Pattern, SideChoice, Subject};
use atlas::Side;
use marks::PatternOn;

/// One thing that a person does with the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// Copy the summary.
    Copy,
    /// Send the summary along when booking, or no longer.
    Send,
    /// Remember the marks on this device, or no longer.
    Remember,
    /// Take everything away: the marks, and what this device remembers.
    Forget,
}

impl Visit {
    const ALL: [Self; 4] = [Self::Copy, Self::Send, Self::Remember, Self::Forget];

    /// As text, as controls carry it in `data-act`.
    #[must_use]
    pub const fn to_text(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Send => "send",
            Self::Remember => "remember",
            Self::Forget => "forget",
        }
    }

    /// What such a text names, if it names something.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visit| visit.to_text() == text)
    }
}

/// Ids of elements that are written into; a switch has the text of what it does for its id.
pub mod id {
    /// Where it is said that the summary was copied.
    pub const COPIED: &str = "copied";
    /// Where the summary stands.
    pub const SUMMARY: &str = "summary";
}

/// Adds what a state shows to the patterns that were looked at, each once.
pub fn look_at(looked_at: &mut Vec<PatternOn>, state: &MapState) {
    let sides: &[Side] = match state.side {
        SideChoice::One(Side::Left) => &[Side::Left],
        SideChoice::One(Side::Right) => &[Side::Right],
        SideChoice::Both => Side::ALL,
    };
    let mut add = |pattern: Pattern, side: Side| {
        let point = match pattern.narrowed() {
            Narrowed::Point(point) => Some(point),
            Narrowed::Whole | Narrowed::Strand(_) => None,
        };
        let seen = PatternOn { muscle: pattern.muscle(), point, side };
        if !looked_at.iter().any(|other| other.slug() == seen.slug() && other.side == side) {
            looked_at.push(seen);
        }
    };
    if let Subject::Pattern(pattern) = state.subject {
        sides.iter().for_each(|&side| add(pattern, side));
    }
    if let Some(with) = state.with {
        add(with.pattern(), with.side());
    }
}

/// The address under which one books and the summary goes along, where the practice has a place for it.
#[must_use]
pub fn booking_with(template: &str, summary: &str) -> String {
    const PLACE: &str = "{summary}";
    let Some((before, after)) = template.split_once(PLACE) else { return template.to_owned() };
    let mut address = before.to_owned();
    for byte in summary.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            address.push('%');
            [byte >> 4, byte & 15].iter().for_each(|&half| address.push(char::from(DIGITS[usize::from(half)])));
        }
    }
    address + after
}

/// To whom it is sent: the practice, and the host that takes it.
#[must_use]
pub fn sent_to(template: &str) -> String {
    let host = template.trim_start_matches("https://").split(['/', '?', '#']).next().unwrap_or_default();
    format!("{} {} ({host}).", ATLAS.mark_words.send_to, ATLAS.practice.name)
}
